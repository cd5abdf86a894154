"""How facts are printed one after the other in the order of their days, and how a series is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factnews.cli.headlines import HeadedFact
from factnews.cli.look import days_text, joined
from factnews.exports.series_rows import QUADS
from factnews.model import Fact, RelationPoint, Standing
from factnews.stories.relations import Period, Relation

STANDING_STYLES = {
    Standing.ASSERTED: "",
    Standing.CORROBORATED: "green",
    Standing.ATTRIBUTED: "magenta",
    Standing.DISPUTED: "bold red",
    Standing.RETRACTED: "strike",
}
BAR = 16
"""Columns of the longest bar on either side of the chart."""
OUTLETS = 4  # named beside a fact; of more the number is said
_EIGHTHS = " ▏▎▍▌▋▊▉"


def standing_text(fact: Fact) -> Text:
    """What a fact rests on, in words."""
    words = fact.standing.value
    if fact.standing is Standing.CORROBORATED and fact.lines:
        words += f" by {len(fact.lines)}"
    if fact.standing is Standing.DISPUTED and fact.disputed_by:
        words += f" by {', '.join(fact.disputed_by)}"
    return Text(words, style=STANDING_STYLES[fact.standing])


class Timeline:
    """Facts in the order given, each with its day, what happened, what it rests on, and who tells it."""

    def __init__(self, facts: Sequence[HeadedFact]) -> None:
        self.facts = facts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        for told in self.facts:
            fact = told.fact
            yield joined([told.when, told.act], "  ")
            yield Padding(joined([standing_text(fact), told.people]), (0, 0, 0, 2), expand=False)
            yield Padding(Text(f"{_outlets(fact)} · {fact.id}", style="dim"), (0, 0, 0, 2), expand=False)


def _outlets(fact: Fact) -> str:
    if not fact.outlets:
        return "outlet unknown"
    more = len(fact.outlets) - OUTLETS
    return ", ".join(fact.outlets[:OUTLETS]) + (f" and {more} more" if more > 0 else "")


class Chart:
    """The periods of two actors that have facts: conflict to the left, cooperation to the right, and the numbers."""

    def __init__(self, relation: Relation) -> None:
        self.relation = relation

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        blocks = options.encoding.startswith("utf")
        most = max((max(point.conflict, point.cooperation) for point in self.relation.points), default=0.0)
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("When", no_wrap=True)
        table.add_column("Facts", justify="right")
        table.add_column("Conflict", justify="right", no_wrap=True)
        table.add_column("", style="red", justify="right", no_wrap=True, min_width=BAR)
        table.add_column("", style="green", no_wrap=True, min_width=BAR)
        table.add_column("Cooperation", justify="right", no_wrap=True)
        table.add_column("Smoothed", justify="right", no_wrap=True)
        silent = 0
        for point in self.relation.points:
            if not point.facts:
                silent += 1
                continue
            if silent:
                table.add_row(Text(_silence(silent, self.relation.by), style="dim"))
                silent = 0
            table.add_row(*_cells(point, most, blocks))
        yield table


def _silence(periods: int, by: Period) -> str:
    return f"… {periods} {by.value}{'' if periods == 1 else 's'} without"


def _cells(point: RelationPoint, most: float, blocks: bool) -> tuple[Text | str, ...]:
    return (
        days_text(point.start, point.end),
        str(point.facts),
        f"{point.conflict:.1f}" if point.conflict else "",
        bar(point.conflict, most, blocks=blocks, from_right=True),
        bar(point.cooperation, most, blocks=blocks),
        f"{point.cooperation:.1f}" if point.cooperation else "",
        f"{point.smoothed:+.1f}",
    )


def bar(value: float, most: float, *, blocks: bool = True, from_right: bool = False) -> str:
    """A bar of at most `BAR` columns; what is more than nothing is at least a thin one.

    >>> bar(5, 10, blocks=False)
    '########'
    """
    eighths = round(8 * BAR * value / most) if most else 0
    if value > 0:
        eighths = max(1, eighths)
    if not blocks or from_right:  # the blocks of parts of a column all begin at its left
        return ("█" if blocks else "#") * ((eighths + 7) // 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def quad_words(points: Sequence[RelationPoint]) -> str:
    """How many facts of each quad class a series has, in words."""
    sums = {quad: sum(dict(point.quads).get(quad, 0) for point in points) for quad in QUADS}
    return ", ".join(f"{number} {quad}" for quad, number in sums.items() if number)
