"""What the API answers: one struct for each kind of page; facts are those of the pages' JSON twins."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.channel.views.parts import Days, FactLine, Quote, Ref, Source, Speaker


class ClaimRecord(msgspec.Struct, frozen=True, kw_only=True, rename={"event_class": "class"}):
    """One event as one report has it; `first` and `last` are its days, both included, `annotation` its W3C annotation."""

    id: str
    fact: Ref | None
    annotation: str
    event_class: str
    mode: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    object: str | None
    first: date | None
    last: date | None
    place: str | None
    country: str | None
    geonameid: int | None
    attribution: tuple[Speaker, ...]
    cameo: str | None
    goldstein: float | None
    intensity: float | None
    quad: str
    confidence: float
    quote: Quote
    source: Source


class Party(msgspec.Struct, frozen=True):
    """Somebody who takes part: the words of the report, and the code behind them where it is known."""

    words: str
    code: str | None
    sector: str | None


class StoryRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A story; its facts and reports are on its page."""

    id: str
    path: str
    title: str
    days: Days | None
    facts: int
    reports: int
    outlets: tuple[str, ...]
    actors: tuple[str, ...]
    countries: tuple[str, ...]


class ActorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An actor: in how many facts it takes part, and the day on which the last of them began."""

    code: str
    path: str
    name: str
    kind: str
    facts: int
    last: date | None


class SnippetPiece(msgspec.Struct, frozen=True):
    """A stretch of words; `found` says that it was looked for."""

    text: str
    found: bool


class FoundFact(msgspec.Struct, frozen=True):
    """A fact that was found, and words around what was looked for."""

    fact: FactLine
    snippet: tuple[SnippetPiece, ...]


class FoundReport(msgspec.Struct, frozen=True):
    """A report that was found, and its title with what was looked for."""

    report: Source
    snippet: tuple[SnippetPiece, ...]


class FactsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page of facts, latest first; `next` is the cursor of the next page, null on the last one."""

    facts: tuple[FactLine, ...]
    next: str | None


class ClaimsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page of claims, latest first."""

    claims: tuple[ClaimRecord, ...]
    next: str | None


class StoriesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page of stories, the one that ended last first."""

    stories: tuple[StoryRecord, ...]
    next: str | None


class ActorsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page of actors, the most frequent first."""

    actors: tuple[ActorRecord, ...]
    next: str | None


class SearchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page of what was found, the best first; `total` counts all facts, `reports` are the ten best titles."""

    q: str
    total: int
    facts: tuple[FoundFact, ...]
    reports: tuple[FoundReport, ...]
    next: str | None
