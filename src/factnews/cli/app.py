"""The commands and their options. Each body imports what it needs and calls it: `factnews --help` loads typer alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from factnews import __version__
from factnews.cli import channel_commands, export_command, series_commands

app = typer.Typer(
    name="factnews",
    help="Read news reports and publish what they state as facts that a reader can check.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,  # rich alone would double the time to the first line of help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files (HTML, text, JSON, WARC, Parquet, feeds, OPML), folders, addresses; - for standard input.",
        show_default=False,
    ),
]
Store = Annotated[
    str,
    typer.Option("--store", metavar="LOC", help="The store: a file such as news.db, or postgresql://USER@HOST/NAME."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Publication day (YYYY-MM-DD) of reports that do not give theirs."
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private, loopback and link-local addresses.")
]
Threads = Annotated[
    int, typer.Option("--threads", metavar="N", min=1, max=256, help="Processor threads that the reader may use.")
]
Json = Annotated[bool, typer.Option("--json", help="JSON for programs, one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV with a heading line.")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="CODE", help="Who did it, as PRK or IGO:UN.")]
Recipient = Annotated[str | None, typer.Option("--recipient", metavar="CODE", help="To whom it was done.")]
Class = Annotated[str | None, typer.Option("--class", metavar="CLASS", help="The PLOVER class, as ASSAULT.")]
StatusWord = Annotated[
    str | None,
    typer.Option(
        "--status", metavar="STATUS", help="One of happened, ongoing, planned, threatened, possible, negated."
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Nothing that ended before this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Nothing that began after this day.")]
Country = Annotated[str | None, typer.Option("--country", metavar="CODE", help="Where it took place, as PRK.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it: the whole name.")]
MinConfidence = Annotated[
    float | None, typer.Option("--min-confidence", metavar="P", min=0.0, max=1.0, help="Least confidence, 0 to 1.")
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many, the latest first.")]


@contextmanager
def _output() -> Iterator[None]:
    """Tells a reader of our output that has gone from an error of ours, before typer takes it for one."""
    try:
        yield
    except BrokenPipeError as error:
        from factnews.cli.leaving import PipeClosedError

        raise PipeClosedError from error


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factnews {__version__}")
        raise typer.Exit


@app.callback()
def factnews(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read news reports and publish what they state as facts that a reader can check."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def read(
    *,
    inputs: Inputs,
    as_json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write the JSON of each report to DIR/<id>.json instead."),
    ] = None,
    published: Published = None,
    rejects: Annotated[
        bool, typer.Option("--rejects", help="Also show what was considered as a claim and dropped, with the reason.")
    ] = False,
    allow_private: AllowPrivate = False,
    threads: Threads = 1,
) -> int:
    """Print what reports state, each claim with its words.

    Claims come in the order of the text, then statements; nothing is stored.
    """
    with _output():
        from factnews.cli.reading import read as read_command

        return read_command(
            inputs,
            as_json=as_json,
            out=out,
            published=published,
            with_dropped=rejects,
            allow_private=allow_private,
            threads=threads,
        )


@app.command()
def run(
    *,
    inputs: Inputs,
    store: Store,
    published: Published = None,
    allow_private: AllowPrivate = False,
    threads: Threads = 1,
) -> int:
    """Read reports into a store; run again, nothing is doubled.

    A page that has changed becomes a new version of its report, and both stay. A run that was stopped goes on where it
    was. What cannot be used is noted with its reason; see factnews rejects.
    """
    with _output():
        from factnews.cli.running import run as run_command

        return run_command(inputs, store, published=published, allow_private=allow_private, threads=threads)


@app.command()
def facts(
    *,
    store: Store,
    actor: Actor = None,
    recipient: Recipient = None,
    event_class: Class = None,
    status: StatusWord = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    outlet: Outlet = None,
    min_confidence: MinConfidence = None,
    standing: Annotated[
        str | None,
        typer.Option(
            "--standing",
            metavar="STANDING",
            help="One of asserted, corroborated, attributed, disputed, retracted.",
        ),
    ] = None,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List facts: claims of any outlets about one event, with who tells it and what it rests on."""
    with _output():
        from factnews.cli.filters import claim_filter, fact_filter
        from factnews.cli.listing import list_facts

        wanted = claim_filter(
            actor=actor,
            recipient=recipient,
            event_class=event_class,
            status=status,
            since=since,
            until=until,
            country=country,
            outlet=outlet,
            min_confidence=min_confidence,
            limit=limit,
        )
        list_facts(store, fact_filter(wanted, standing), as_json=as_json, as_csv=as_csv)


@app.command()
def claims(
    *,
    store: Store,
    actor: Actor = None,
    recipient: Recipient = None,
    event_class: Class = None,
    status: StatusWord = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    outlet: Outlet = None,
    min_confidence: MinConfidence = None,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List claims: one event as one report has it."""
    with _output():
        from factnews.cli.filters import claim_filter
        from factnews.cli.listing import list_claims

        wanted = claim_filter(
            actor=actor,
            recipient=recipient,
            event_class=event_class,
            status=status,
            since=since,
            until=until,
            country=country,
            outlet=outlet,
            min_confidence=min_confidence,
            limit=limit,
        )
        list_claims(store, wanted, as_json=as_json, as_csv=as_csv)


@app.command()
def explain(
    *,
    asked: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a claim or a fact, from factnews claims or factnews facts.")
    ],
    store: Store,
    as_json: Json = False,
) -> None:
    """Walk a claim back to the page it was read from, or a fact to its claims.

    Of a claim: what decided, the sentence with the words marked, who says so, the report and its version, the page, its
    digest and when it was fetched, and what the codes stand for. Of a fact: what is agreed, where the reports differ,
    every claim with its words, which reports are copies and count no more, and what joined the claims.
    """
    with _output():
        from factnews.cli.explaining import explain as explain_command

        explain_command(asked, store, as_json=as_json)


@app.command()
def rejects(*, store: Store, as_json: Json = False) -> None:
    """List what could not be used, with the reason."""
    with _output():
        from factnews.cli.listing import list_rejects

        list_rejects(store, as_json=as_json)


app.command()(series_commands.stories)
app.command()(series_commands.timeline)
app.command()(series_commands.states)
app.command()(channel_commands.build)
app.command()(channel_commands.serve)
app.command()(channel_commands.demo)
app.command()(export_command.export)
