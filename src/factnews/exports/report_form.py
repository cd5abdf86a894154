"""The JSON form of a report: typed structs, one for each object that appears in it.

The first keys (`id, title, published, publisher, text, claims, statements`) are the form in which reports are
annotated; everything else stands beside them, so that a program written for annotations reads predictions too.
`docs/report-json.md` tells what each field means; a test keeps it in step with these structs.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from factnews.model import EventClass, Manner, MentionKind, SentenceKind, Status

Moment = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})]
"""A moment in ISO 8601 with its own time zone: as `datetime`, msgspec would bring it to UTC, and the outlet's day be lost."""


class SpanJson(msgspec.Struct, frozen=True):
    """A stretch of `text`: code points, end exclusive."""

    start: int
    end: int


class PhraseJson(msgspec.Struct, frozen=True):
    """Words of the report: where they stand and what they are."""

    start: int
    end: int
    text: str


class ParticipantJson(msgspec.Struct, frozen=True):
    """Somebody who takes part or speaks: the words, and who is behind them."""

    start: int
    end: int
    text: str
    code: str | None
    sector: str | None


class WhenJson(msgspec.Struct, frozen=True):
    """The days of an event: `start` and `end` are dates (inclusive), `span` the place of the words in `text`."""

    text: str
    start: date
    end: date
    span: SpanJson | None


class WhereJson(msgspec.Struct, frozen=True):
    """The place of an event: `start` and `end` are offsets."""

    text: str
    start: int
    end: int
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None


class AttributionJson(msgspec.Struct, frozen=True):
    """One link of the chain of those who say so."""

    start: int
    end: int
    text: str
    code: str | None
    sector: str | None
    manner: Manner


class CountJson(msgspec.Struct, frozen=True):
    """How many were killed, injured, arrested or displaced."""

    kind: str
    low: int
    high: int | None
    start: int
    end: int
    text: str


class ClaimJson(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """One event as the report has it."""

    id: str
    sentence: int
    trigger: PhraseJson
    also: tuple[PhraseJson, ...]
    event_class: EventClass
    mode: str | None
    actors: tuple[ParticipantJson, ...]
    recipients: tuple[ParticipantJson, ...]
    object: PhraseJson | None
    status: Status
    when: WhenJson | None
    where: WhereJson | None
    attribution: tuple[AttributionJson, ...]
    cameo: str | None
    goldstein: float | None
    intensity: float | None
    quad: str
    confidence: float
    why: str
    counts: tuple[CountJson, ...]


class StatementJson(msgspec.Struct, frozen=True):
    """One stretch of speech or writing attributed to somebody."""

    id: str
    speaker: ParticipantJson | None
    cue: PhraseJson | None
    content: tuple[SpanJson, ...]
    manner: Manner
    why: str


class IntervalJson(msgspec.Struct, frozen=True):
    """Days from `start` to `end`, both included; null where that side is open."""

    start: date | None
    end: date | None


class TimeJson(msgspec.Struct, frozen=True):
    """A time expression in TIMEX3 terms, with the days it covers."""

    start: int
    end: int
    text: str
    type: str
    value: str
    interval: IntervalJson


class PlaceJson(msgspec.Struct, frozen=True):
    """A place name, resolved."""

    start: int
    end: int
    text: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None


class MentionJson(msgspec.Struct, frozen=True):
    """An actor as named in the text, and who is meant."""

    start: int
    end: int
    text: str
    code: str | None
    sector: str | None
    name: str | None
    kind: MentionKind
    sentence: int
    head: int
    why: str


class SentenceJson(msgspec.Struct, frozen=True):
    """Where a sentence stands; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind


class DroppedJson(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """A word that was considered as an event and dropped, with the reason."""

    start: int
    end: int
    text: str
    event_class: EventClass
    confidence: float
    reason: str


class ProvenanceJson(msgspec.Struct, frozen=True):
    """Where a field of the report was found in its page."""

    field: str
    found: str


class ReportJson(msgspec.Struct, frozen=True):
    """All that was read from one article."""

    id: str
    title: str | None
    published: date | None
    publisher: str | None
    text: str
    claims: tuple[ClaimJson, ...]
    statements: tuple[StatementJson, ...]
    url: str | None
    language: str | None
    byline: str | None
    published_at: Moment | None
    fetched: Moment | None
    digest: str
    times: tuple[TimeJson, ...]
    places: tuple[PlaceJson, ...]
    mentions: tuple[MentionJson, ...]
    sentences: tuple[SentenceJson, ...]
    dropped: tuple[DroppedJson, ...]
    notes: tuple[str, ...]
    provenance: tuple[ProvenanceJson, ...]


STRUCTS: tuple[type[msgspec.Struct], ...] = (
    ReportJson,
    ClaimJson,
    StatementJson,
    ParticipantJson,
    AttributionJson,
    PhraseJson,
    SpanJson,
    WhenJson,
    WhereJson,
    CountJson,
    TimeJson,
    IntervalJson,
    PlaceJson,
    MentionJson,
    SentenceJson,
    DroppedJson,
    ProvenanceJson,
)
"""All structs of the form, in the order in which `docs/report-json.md` explains them."""


def report_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of one report, as indented JSON; `docs/report.schema.json` is this.

    >>> b'"$ref": "#/$defs/ReportJson"' in report_schema()
    True
    """
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(ReportJson), order="deterministic"), indent=2)
