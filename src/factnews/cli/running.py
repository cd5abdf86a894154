"""`run`: everything into a store, with a progress bar where somebody watches and one line at the end where nobody does."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from factnews import pipeline
from factnews.cli.consoles import progress_console
from factnews.cli.leaving import DONE, say
from factnews.cli.reading import pipeline_settings
from factnews.pipeline import RunSummary
from factnews.store import Store

LONGEST_SOURCE = 40
"""Characters of the present source that the progress bar shows: its end, which tells more than its folder."""


def run(inputs: Sequence[str], location: str, *, published: str | None, allow_private: bool, threads: int) -> int:
    """Read all inputs into the store at `location`; the exit code is 2 where not one of them could be used."""
    settings = pipeline_settings(published=published, allow_private=allow_private, threads=threads)
    console = progress_console()
    with Store.open(location) as store:
        if console.is_terminal:
            summary = _watched(inputs, store, settings, console)
            console.print(summary_table(summary))
        else:
            summary = pipeline.run(inputs, store, settings)
            console.print(summary_line(summary), soft_wrap=True)
    if summary.rejected and not (summary.stored or summary.known or summary.unchanged):
        return say(f"nothing of what was given could be used; see: factnews rejects --store {location}")
    return DONE


def _watched(inputs: Sequence[str], store: Store, settings: pipeline.Settings, console: Console) -> RunSummary:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} pages"),
        TextColumn("{task.fields[claims]:,} claims"),
        TextColumn("{task.fields[rejected]:,} rejects"),
        TextColumn("{task.fields[speed]:.1f} pages/s"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", style="dim", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        # how many pages folders, feeds and archives hold is known only when they have been read
        task = bar.add_task("", total=None, claims=0, rejected=0, speed=0.0)

        def show(done: RunSummary) -> None:
            bar.update(
                task,
                completed=done.pages,
                description=done.source[-LONGEST_SOURCE:],
                claims=done.claims,
                rejected=done.rejected,
                speed=pages_a_second(done),
            )

        return pipeline.run(inputs, store, settings, progress=show)


def pages_a_second(summary: RunSummary) -> float:
    """Pages that a run dealt with in a second of the clock."""
    return summary.pages / summary.seconds if summary.seconds > 0 else 0.0


def summary_line(summary: RunSummary) -> str:
    """What a run did, in one line.

    >>> summary_line(RunSummary(pages=3, stored=2, known=1, claims=9, statements=4, facts=8, seconds=1.5))
    '3 pages: 2 stored, 1 known, 0 unchanged, 0 rejected; 9 claims, 4 statements, 8 facts; 1.5 s, 2.0 pages/s'
    """
    return (
        f"{summary.pages:,} pages: {summary.stored:,} stored, {summary.known:,} known, {summary.unchanged:,} unchanged, "
        f"{summary.rejected:,} rejected; {summary.claims:,} claims, {summary.statements:,} statements, "
        f"{summary.facts:,} facts; {summary.seconds:.1f} s, {pages_a_second(summary):.1f} pages/s"
    )


def summary_table(summary: RunSummary) -> Table:
    """What a run did, for a person."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    rows = (
        (f"{summary.pages:,}", "pages, of which"),
        (f"{summary.stored:,}", "stored, new or changed"),
        (f"{summary.known:,}", "known from before"),
        (f"{summary.unchanged:,}", "with the words stored before"),
        (f"{summary.uncoded:,}", "in another language, kept but not coded"),
        (f"{summary.rejected:,}", "rejects; see factnews rejects"),
        (f"{summary.words:,}", "words read"),
        (f"{summary.claims:,}", "claims"),
        (f"{summary.statements:,}", "statements"),
        (f"{summary.facts:,}", "facts merged"),
        (f"{summary.seconds:,.1f}", f"seconds, {pages_a_second(summary):.1f} pages a second"),
    )
    for number, words in rows:
        table.add_row(number, words, style="dim" if number == "0" else "")
    return table
