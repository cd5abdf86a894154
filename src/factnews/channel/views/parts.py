"""The parts that pages are made of."""

from __future__ import annotations

from datetime import date

import msgspec

_MARKS = ("“", "”", '"', "„", "«", "»")


class Ref(msgspec.Struct, frozen=True):
    """Another page, by its path such as `/actors/PRK`, and what to call it."""

    path: str
    label: str


class Days(msgspec.Struct, frozen=True):
    """An interval of days (inclusive) and how it is said."""

    first: date
    last: date
    words: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a quote; `role` says what it is to the claim: trigger, actor, recipient, object, when, where or None."""

    text: str
    role: str | None = None


class Quote(msgspec.Struct, frozen=True):
    """Words of a report in flat pieces; `cut_before` and `cut_after` say that the sentence goes on."""

    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def has_marks(self) -> bool:
        """Whether the words begin or end with quotation marks of their own: another pair around them would only confuse."""
        words = self.text.strip()
        return words.startswith(_MARKS) or words.endswith(_MARKS)


class Source(msgspec.Struct, frozen=True):
    """The report that words stand in; `passage` is the address that opens it at the words."""

    article: Ref
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None
    passage: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """Somebody who takes part, by code."""

    code: str
    name: str
    path: str


class Speaker(msgspec.Struct, frozen=True):
    """One link of the chain of those who say so, outermost first: the words, and the actor behind them."""

    words: str
    actor: Actor | None
    manner: str


class Standing(msgspec.Struct, frozen=True):
    """What a fact rests on, as a word and as a sentence."""

    word: str
    meaning: str


class FactLine(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as a list shows it; `told` is the day of the report that is quoted."""

    id: str
    path: str
    headline: str
    event_class: str
    mode: str | None
    action: str
    status: str
    status_words: str
    standing: Standing
    days: Days | None
    told: date | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: Ref | None
    outlets: tuple[str, ...]
    lines: int
    reports: int
    intensity: float | None
    disputes: tuple[str, ...] = ()
    quote: Quote | None = None
    source: Source | None = None


class Crumb(msgspec.Struct, frozen=True):
    """A step of the way from the home page to this one."""

    path: str
    label: str


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has: `template` names its markup, `path` its address without an ending."""

    path: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    updated: date | None = None

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The facts that a feed or table of this page holds; empty where the page is no list."""
        return ()
