"""Facts and claims of a store as JSON lines and as CSV: one struct for each, and one flat row for each.

In CSV, lists are joined with `;`, empty cells mean "not known", and codes are text: CAMEO `010` keeps its zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from factnews.exports.fact_form import fact_form
from factnews.exports.report_form import ClaimJson
from factnews.exports.report_json import CONFIDENCE_DIGITS, claim_form
from factnews.model import (
    Attribution,
    ClaimInContext,
    Difference,
    EventClass,
    Fact,
    Participant,
    Standing,
    Status,
)

LIST_MARK = ";"


class ArticleRefJson(msgspec.Struct, frozen=True):
    """The report that a claim stands in."""

    id: str
    version: int
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    digest: str


class StoredClaimJson(msgspec.Struct, frozen=True):
    """A claim with the report it stands in."""

    claim: ClaimJson
    article: ArticleRefJson


class ClaimRow(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """A claim as one row of a table; `start` and `end` are days, both included."""

    id: str
    start: date | None
    end: date | None
    actors: str
    actor_sectors: str
    actor_words: str
    event_class: EventClass
    mode: str | None
    status: Status
    recipients: str
    recipient_sectors: str
    recipient_words: str
    object: str | None
    trigger: str
    trigger_start: int
    trigger_end: int
    place: str | None
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    attribution: str
    cameo: str | None
    goldstein: float | None
    intensity: float | None
    quad: str
    confidence: float
    why: str
    article_id: str
    version: int
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    digest: str


class FactRow(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """A fact as one row of a table; `start` and `end` are days, both included."""

    id: str
    start: date | None
    end: date | None
    actors: str
    event_class: EventClass
    mode: str | None
    status: Status
    recipients: str
    country: str | None
    outlets: str
    sources: str
    claims: str
    object: str | None
    standing: Standing
    disputed_by: str
    reports: int
    lines: int
    differing: str
    killed: str | None
    injured: str | None
    arrested: str | None
    displaced: str | None
    intensity: float | None
    goldstein: float | None
    quad: str
    cameo: str | None


def fact_json(fact: Fact) -> bytes:
    """One fact as one line of JSON, without its line break."""
    return msgspec.json.encode(fact_form(fact))


def stored_claim_json(told: ClaimInContext) -> bytes:
    """One claim with its report as one line of JSON, without its line break."""
    return msgspec.json.encode(StoredClaimJson(claim=claim_form(told.claim), article=article_ref(told)))


def article_ref(told: ClaimInContext) -> ArticleRefJson:
    """The report of a claim, in few words."""
    return ArticleRefJson(
        told.claim.article_id, told.version, told.title, told.publisher, told.published, told.url, told.digest
    )


def fact_row(fact: Fact) -> FactRow:
    """One fact as a flat row."""
    return FactRow(
        id=fact.id,
        start=fact.first,
        end=fact.last,
        actors=_listed(fact.actors),
        event_class=fact.event_class,
        mode=fact.mode,
        status=fact.status,
        recipients=_listed(fact.recipients),
        country=fact.country,
        outlets=_listed(fact.outlets),
        sources=_listed(fact.sources),
        claims=_listed(fact.claim_ids),
        object=fact.object,
        standing=fact.standing,
        disputed_by=_listed(fact.disputed_by),
        reports=fact.reports,
        lines=len(fact.lines),
        differing=_listed(field.field for field in fact.values if field.difference is not Difference.SAME),
        killed=_number(fact, "killed"),
        injured=_number(fact, "injured"),
        arrested=_number(fact, "arrested"),
        displaced=_number(fact, "displaced"),
        intensity=fact.intensity,
        goldstein=fact.goldstein,
        quad=fact.quad,
        cameo=fact.cameo,
    )


def _number(fact: Fact, kind: str) -> str | None:
    """The number agreed; where none is, all that are told."""
    for field in fact.values:
        if field.field == kind:
            return field.agreed or _listed(value.value for value in field.values)
    return None


def claim_row(told: ClaimInContext) -> ClaimRow:
    """One claim as a flat row."""
    claim = told.claim
    when, where = claim.when, claim.where
    return ClaimRow(
        id=claim.id,
        start=when.first if when else None,
        end=when.last if when else None,
        actors=_codes(claim.actors),
        actor_sectors=_listed(actor.sector or "" for actor in claim.actors),
        actor_words=_words(claim.actors),
        event_class=claim.event_class,
        mode=claim.mode,
        status=claim.status,
        recipients=_codes(claim.recipients),
        recipient_sectors=_listed(recipient.sector or "" for recipient in claim.recipients),
        recipient_words=_words(claim.recipients),
        object=claim.object.text if claim.object else None,
        trigger=claim.trigger.text,
        trigger_start=claim.trigger.start,
        trigger_end=claim.trigger.end,
        place=where.text if where else None,
        country=where.country if where else None,
        geonameid=where.geonameid if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        attribution=_listed(_speaker(link) for link in claim.attribution),
        cameo=claim.cameo,
        goldstein=claim.goldstein,
        intensity=claim.intensity,
        quad=claim.quad,
        confidence=round(claim.confidence, CONFIDENCE_DIGITS),
        why=claim.why,
        article_id=claim.article_id,
        version=told.version,
        title=told.title,
        publisher=told.publisher,
        published=told.published,
        url=told.url,
        digest=told.digest,
    )


def csv_lines(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Iterator[str]:
    """A heading line and one line for each row (RFC 4180, UTF-8, `\\n` at the end of each)."""
    fields = msgspec.structs.fields(kind)
    yield _csv_line(field.encode_name for field in fields)
    for row in rows:
        yield _csv_line(_cell(getattr(row, field.name)) for field in fields)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: str | int | float | date | None) -> str:
    return "" if value is None else str(value)


def _listed(parts: Iterable[str]) -> str:
    return LIST_MARK.join(part.replace(LIST_MARK, ",") for part in parts)


def _codes(participants: Iterable[Participant]) -> str:
    return _listed(participant.code or "" for participant in participants)


def _words(participants: Iterable[Participant]) -> str:
    return _listed(participant.text for participant in participants)


def _speaker(link: Attribution) -> str:
    return link.speaker.code or link.speaker.text
