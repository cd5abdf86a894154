"""The options of `stories`, `timeline` and `states`; what they do is in `series`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

Location = Annotated[
    str,
    typer.Option("--store", metavar="LOC", help="The store: a file such as news.db, or postgresql://USER@HOST/NAME."),
]
Json = Annotated[bool, typer.Option("--json", help="JSON for programs, one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV with a heading line.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Nothing that ended before this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Nothing that began after this day.")]


@contextmanager
def _output() -> Iterator[None]:
    """Tells a reader of our output that has gone from an error of ours, before typer takes it for one."""
    try:
        yield
    except BrokenPipeError as error:
        from factnews.cli.leaving import PipeClosedError

        raise PipeClosedError from error


def stories(
    *,
    store: Location,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="ACTOR", help="Who takes part: a code, as PRK, or a name.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CODE", help="Where, as PRK.")] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who tells it: the whole name.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many, the latest first.")
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List stories: facts that belong together over time."""
    with _output():
        from factnews.cli.filters import claim_filter
        from factnews.cli.series import list_stories
        from factnews.store import StoryFilter

        given = claim_filter(country=country, outlet=outlet, since=since, until=until, limit=limit)
        wanted = StoryFilter(
            country=given.country, outlet=given.outlet, since=given.since, until=given.until, limit=given.limit
        )
        list_stories(store, wanted, actor=actor, as_json=as_json, as_csv=as_csv)


def timeline(
    *,
    actors: Annotated[
        list[str],
        typer.Argument(metavar="ACTOR [ACTOR]", help="A code, as PRK or IGO:UN, or a name.", show_default=False),
    ],
    store: Location,
    by: Annotated[
        str, typer.Option("--by", metavar="PERIOD", help="For two actors: periods of a day, a week or a month.")
    ] = "week",
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Show the facts about an actor in the order of days, or the relations of two.

    For two actors a chart of conflict and cooperation comes first. It counts facts that took place, each once, however
    many reports tell it.
    """
    with _output():
        from factnews.cli.filters import claim_filter
        from factnews.cli.series import show_timeline

        given = claim_filter(since=since, until=until)
        show_timeline(store, actors, by=by, since=given.since, until=given.until, as_json=as_json, as_csv=as_csv)


def states(
    *,
    thing: Annotated[str, typer.Argument(metavar="THING", help="Words of its name, as: liaison office.")],
    store: Location,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Show what became of a thing: an office opened, an agreement signed, a crossing closed."""
    with _output():
        from factnews.cli.series import list_states

        list_states(store, thing, as_json=as_json, as_csv=as_csv)
