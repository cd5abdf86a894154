"""The commands and their options. Each body imports what it needs and calls it: `factnews --help` loads typer alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from factnews import __version__

app = typer.Typer(
    name="factnews",
    help="Read news reports and publish what they state as facts that a reader can check.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich alone would double the time to the first line of help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, addresses, feeds, archives; - for standard input."),
]
Store = Annotated[
    str,
    typer.Option("--store", metavar="LOC", help="The store: a file such as news.db, or postgresql://USER@HOST/NAME."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication day (YYYY-MM-DD) of reports that do not give theirs.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private, loopback and link-local addresses.")
]
Threads = Annotated[int, typer.Option(metavar="N", min=1, max=256, help="Processor threads of the reader.")]
Json = Annotated[bool, typer.Option("--json", help="JSON for programs: one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV with a heading line.")]
Actor = Annotated[list[str] | None, typer.Option(metavar="CODE", help="Who did it, as PRK or IGO:UN; repeat for more.")]
Recipient = Annotated[list[str] | None, typer.Option(metavar="CODE", help="To whom; repeat for more.")]
Class = Annotated[list[str] | None, typer.Option("--class", metavar="CLASS", help="PLOVER class; repeat for more.")]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", help="happened, ongoing, planned, threatened, possible or negated; repeat for more."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Nothing that ended before this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Nothing that began after this day.")]
Country = Annotated[list[str] | None, typer.Option(metavar="CODE", help="Where, as PRK; repeat for more.")]
Outlet = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who published it; repeat for more.")]
MinConfidence = Annotated[float, typer.Option(metavar="P", min=0.0, max=1.0, help="Least confidence, 0 to 1.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")]


@contextmanager
def _output() -> Iterator[None]:
    """Tells a reader of our output that has gone from an error of ours, before typer takes it for one."""
    try:
        yield
    except BrokenPipeError as error:
        from factnews.cli.leaving import PipeClosedError  # noqa: PLC0415

        raise PipeClosedError from error


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factnews {__version__}")
        raise typer.Exit


@app.callback()
def factnews(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read news reports and publish what they state as facts that a reader can check."""
