"""`explain` for a fact: what is agreed, where the reports differ, who tells it in which words, and what joined them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factnews.cli.look import Quoted, badge, days_text, joined, status_text
from factnews.exports.fact_explanation import FactExplanationJson, ToldClaimJson
from factnews.exports.fact_form import FactJson, FieldValuesJson
from factnews.model import Difference, Fact, Standing, Status

LABELS = 14
"""Columns of the labels at the left."""

STANDING_STYLES = {
    Standing.ASSERTED: "",
    Standing.CORROBORATED: "bold green",
    Standing.ATTRIBUTED: "magenta",
    Standing.DISPUTED: "bold yellow",
    Standing.RETRACTED: "bold red",
}
DIFFERENCES = {
    Difference.SAME: "all alike",
    Difference.FINER: "one may hold the other",
    Difference.CHANGED: "changed in time",
    Difference.CONTRADICTED: "cannot both hold",
}


def standing_text(fact: Fact | FactJson) -> Text:
    """What a fact rests on, in few words: `corroborated by 3`, `disputed by NOR`."""
    words = fact.standing.value
    if fact.standing is Standing.CORROBORATED:
        words += f" by {len(fact.lines)}" if fact.lines else ""
    elif fact.disputed_by:
        words += f" by {', '.join(fact.disputed_by)}"
    return Text(words, style=STANDING_STYLES[fact.standing])


def number_of(count: int, what: str) -> str:
    """`1 report`, `2 reports`.

    >>> number_of(2, "independent line")
    '2 independent lines'
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"


class FactPage:
    """All that stands behind a fact."""

    def __init__(self, explanation: FactExplanationJson) -> None:
        self.explanation = explanation
        self.outlet_of = {claim.id: claim.article.publisher or claim.article.id for claim in explanation.claims}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        fact = self.explanation.fact
        where = next((field.agreed for field in fact.values if field.field == "where"), None) or fact.country
        yield joined(
            [
                badge(fact.event_class, fact.mode),
                status_text(fact.status),
                days_text(fact.first, fact.last),
                Text(where or ""),
                standing_text(fact),
            ]
        )
        yield ""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=LABELS, style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in self._rows(fact):
            grid.add_row(label, value)
        yield grid
        yield from self._differences(fact)
        yield from self._reports(fact)
        if fact.links:
            yield from _heading("What joined them", len(fact.links))
            for link in fact.links:
                pair = Text.assemble(f"  {link.score:.2f}  {link.one} ~ {link.other}", (f"  {link.why}", "dim"))
                yield pair

    def _rows(self, fact: FactJson) -> Iterator[tuple[str, RenderableType]]:
        asked = self.explanation.asked
        forwarded = Text(f"  ({asked} was joined to it or split)", style="yellow") if asked != fact.id else Text("")
        yield "Fact", Text.assemble(fact.id, forwarded)
        agreed = {field.field: field.agreed for field in fact.values}
        for label, field in (("Who", "actors"), ("To whom", "recipients"), ("What", "object")):
            if agreed.get(field):
                yield label, Text(agreed[field] or "", style="bold")
        lines = number_of(len(fact.lines), "independent line")
        yield "Told by", f"{lines}, {number_of(fact.reports, 'report')}, {number_of(len(fact.outlets), 'outlet')}"
        if fact.sources:
            yield "Says so", ", ".join(fact.sources)
        if fact.disputed_by:
            yield "Disputed by", Text(", ".join(fact.disputed_by), style="bold yellow")
        if len(fact.history) > 1:
            steps = [
                Text.assemble(days_text(change.day, change.day), " ", status_text(change.status))
                for change in fact.history
            ]
            yield "History", joined(steps, " → ")

    def _differences(self, fact: FactJson) -> Iterator[RenderableType]:
        differing = [field for field in fact.values if field.difference is not Difference.SAME]
        if not differing:
            return
        yield from _heading("Where they differ", len(differing))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=LABELS, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold", style="dim")
        for field in differing:
            strong = "bold yellow" if field.difference is Difference.CONTRADICTED else "dim"
            for label, value in zip(_labels(field), field.values, strict=False):
                name = Text(value.value, style="bold" if value.value == field.agreed else "")
                grid.add_row(label, name, self._tellers(value.claims, value.first_told))
            grid.add_row("", Text(DIFFERENCES[field.difference], style=strong), "")
        yield grid

    def _tellers(self, claims: Sequence[str], first: object) -> str:
        outlets = ", ".join(dict.fromkeys(self.outlet_of.get(claim, claim) for claim in claims))
        return f"{outlets}; first {first}" if first is not None else outlets

    def _reports(self, fact: FactJson) -> Iterator[RenderableType]:
        yield from _heading("Lines of report", len(fact.lines))
        for number, told in groupby(self.explanation.claims, key=lambda claim: claim.line):
            if number is None:
                yield Text("former versions of reports", style="dim")
            for claim in told:
                yield from _claim(claim, number, fact.status)


def _labels(field: FieldValuesJson) -> Iterator[Text]:
    yield Text(field.field)
    for _ in field.values:
        yield Text("")


def _claim(claim: ToldClaimJson, number: int | None, status: Status) -> Iterator[RenderableType]:
    article = claim.article
    day = article.published.isoformat() if article.published else "date unknown"
    head = Text(f"{number} " if number is not None and claim.counts else "  ", style="bold")
    said = Text("in its own voice" if claim.own_voice else f"says {', '.join(claim.sources)}", style="dim")
    other = status_text(claim.status) if claim.status is not status else Text("")
    title = Text(article.title or "(no title)", style="italic")
    yield Text.assemble(head, joined([Text(article.publisher or "outlet unknown", style="bold"), Text(day), title]))
    left_out = Text(f"not counted: {claim.left_out}" if claim.left_out else "", style="yellow")
    yield Padding(joined([said, other, left_out, Text(claim.id, style="dim")]), (0, 0, 0, 2), expand=False)
    words = claim.sentence or claim.trigger
    quote = Text(words)
    at = words.find(claim.trigger)
    if at >= 0:
        quote.stylize("bold underline", at, at + len(claim.trigger))
    yield Quoted(quote, indent=2)
    yield ""


def _heading(title: str, count: int) -> Iterator[RenderableType]:
    yield ""
    yield Text.assemble((title.upper(), "bold"), (f"  {count}", "dim"))
