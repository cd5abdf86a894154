"""Colours and small parts that all printed pages share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from factnews.cli.days import days_in_words
from factnews.model import EventClass, Status

_VERBAL_COOPERATION, _MATERIAL_COOPERATION = "black on cyan", "black on green"
_VERBAL_CONFLICT, _MATERIAL_CONFLICT = "black on yellow", "bold white on red"
CLASS_STYLES = {
    EventClass.AGREE: _VERBAL_COOPERATION,
    EventClass.CONSULT: _VERBAL_COOPERATION,
    EventClass.SUPPORT: _VERBAL_COOPERATION,
    EventClass.CONCEDE: _VERBAL_COOPERATION,
    EventClass.COOPERATE: _MATERIAL_COOPERATION,
    EventClass.AID: _MATERIAL_COOPERATION,
    EventClass.RETREAT: _MATERIAL_COOPERATION,
    EventClass.REQUEST: _VERBAL_CONFLICT,
    EventClass.ACCUSE: _VERBAL_CONFLICT,
    EventClass.REJECT: _VERBAL_CONFLICT,
    EventClass.THREATEN: _VERBAL_CONFLICT,
    EventClass.PROTEST: _MATERIAL_CONFLICT,
    EventClass.SANCTION: _MATERIAL_CONFLICT,
    EventClass.MOBILIZE: _MATERIAL_CONFLICT,
    EventClass.COERCE: _MATERIAL_CONFLICT,
    EventClass.ASSAULT: _MATERIAL_CONFLICT,
}
"""One colour for each of PLOVER's four kinds of class: cooperation is cool, conflict is warm, deeds are the darker."""
STATUS_STYLES = {
    Status.HAPPENED: "",
    Status.ONGOING: "",
    Status.PLANNED: "magenta",
    Status.THREATENED: "magenta",
    Status.POSSIBLE: "magenta",
    Status.NEGATED: "bold red",
}
"""What did not take place, or not yet, must not look like what did."""


class Quoted:
    """Words of a report with a bar at their left, on each line they take."""

    def __init__(self, words: RenderableType, indent: int = 0) -> None:
        self.words = words
        self.indent = indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich: the words wrapped to what is left of the line."""
        bar = "│ " if options.encoding.startswith("utf") else "| "
        width = max(20, options.max_width - self.indent - len(bar))
        for line in console.render_lines(self.words, options.update(width=width), pad=False):
            yield Segment(" " * self.indent)
            yield Segment(bar, Style(dim=True))
            yield from line
            yield Segment.line()


def badge(event_class: EventClass, mode: str | None) -> Text:
    """The class in the colour of its kind, and the mode beside it."""
    label = Text(f" {event_class.value} ", style=CLASS_STYLES[event_class])
    return Text.assemble(label, f" {mode}") if mode else label


def status_text(status: Status) -> Text:
    """The status in words that cannot be misread."""
    return Text("did not happen" if status is Status.NEGATED else status.value, style=STATUS_STYLES[status])


def days_text(first: date | None, last: date | None) -> Text:
    """An interval of days, or that there is none."""
    if first is None or last is None:
        return Text("no date", style="dim")
    return Text(days_in_words(first, last))


def actor_code(code: str | None, sector: str | None) -> str:
    """`PRK GOV`, or a question mark where nobody is known to stand behind the words."""
    return " ".join(part for part in (code or "?", sector) if part)


def joined(parts: Iterable[Text], separator: str = " · ") -> Text:
    """Texts in a row with a dim separator; empty ones are left out."""
    row = Text()
    for part in parts:
        if part.plain:
            row.append_text(Text(separator if row.plain else "", style="dim"))
            row.append_text(part)
    return row
