"""Facts in the JSON form of the PLOVER manual: one object a line, with the words of every report.

Fields and their names are those of the PLOVER 2.0 draft manual (Open Event Data Alliance, 2024-02-04). What it has no
field for (`status`, `standing`, `according_to`, `fact_end`) stands at the end of each object.
"""

from __future__ import annotations

import msgspec

from factnews import __version__
from factnews.exports.numbers import of_fact
from factnews.exports.parties import actor_name
from factnews.exports.schema import Day
from factnews.exports.standins import according_to, day_of, stands
from factnews.exports.told import ToldFact, passage_of, quote_of
from factnews.model import ClaimInContext, EventClass, Standing, Status

CODER = f"FactNews {__version__}"


class EntityJson(msgspec.Struct, frozen=True):
    """Somebody who takes part: code and sector, the words of the report, and the name behind the code."""

    code: str | None
    sector: str | None
    entity_text: str | None
    identifier_text: str | None


class LocationJson(msgspec.Struct, frozen=True):
    """Where: the words of the report, the country (ISO 3166 alpha-3), GeoNames id and coordinates (WGS 84)."""

    location_text: str | None
    country: str | None
    geonames_id: int | None
    lat: float | None
    lon: float | None


class SizeJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """How many: the least numbers told."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None


class TextInfoJson(msgspec.Struct, frozen=True):
    """The words of one claim: which sentence of its report, where the words begin and end in the report's text."""

    sequence: int
    start: int
    end: int
    text: str
    text_story: str
    claim: str
    confidence: float


class CiteJson(msgspec.Struct, frozen=True):
    """A report that tells it."""

    id: str
    publisher: str | None
    title: str | None
    date: Day
    link: str | None


class PloverJson(msgspec.Struct, frozen=True):
    """One fact as a PLOVER event."""

    id: str
    date: Day
    enddate: Day
    actor: tuple[EntityJson, ...]
    recipient: tuple[EntityJson, ...]
    event: tuple[EventClass, ...]
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: str | None
    event_scale: float | None
    event_loc: LocationJson | None
    event_text: tuple[str, ...]
    size: SizeJson
    link: str | None
    text: str | None
    text_info: tuple[TextInfoJson, ...]
    cite_info: tuple[CiteJson, ...]
    coder: str
    status: Status
    standing: Standing
    according_to: tuple[str, ...]
    cameo: str | None
    goldstein: float | None


def plover_json(told: ToldFact) -> PloverJson | None:
    """A fact as a PLOVER event; None for one without a day or taken back (what did not happen keeps its status)."""
    fact, day = told.fact, day_of(told)
    if day is None or not stands(told):
        return None
    where = told.where
    return PloverJson(
        id=fact.id,
        date=day,
        enddate=fact.last,
        actor=_entities(told, "actor"),
        recipient=_entities(told, "recipient"),
        event=(fact.event_class,),
        mode=(fact.mode,) if fact.mode else (),
        context=(),
        quad_code=fact.quad or None,
        event_scale=fact.intensity,
        event_loc=LocationJson(where.text, where.country, where.geonameid, where.lat, where.lon) if where else None,
        event_text=tuple(dict.fromkeys(by.claim.trigger.text for by in told.claims)),
        size=SizeJson(
            dead=of_fact(fact, "killed").low,
            injured=of_fact(fact, "injured").low,
            arrested=of_fact(fact, "arrested").low,
            displaced=of_fact(fact, "displaced").low,
        ),
        link=told.url,
        text=told.quote,
        text_info=tuple(_text_info(told, by) for by in told.claims),
        cite_info=tuple(
            {
                by.claim.article_id: CiteJson(by.claim.article_id, by.publisher, by.title, by.published, by.url)
                for by in told.claims
            }.values()
        ),
        coder=CODER,
        status=fact.status,
        standing=fact.standing,
        according_to=tuple((according_to(told) or "").split(";")) if according_to(told) else (),
        cameo=fact.cameo,
        goldstein=fact.goldstein,
    )


def _text_info(told: ToldFact, by: ClaimInContext) -> TextInfoJson:
    claim, sentence = by.claim, told.sentences.get(by.claim.id)
    start, end = passage_of(claim, sentence)
    return TextInfoJson(
        claim.sentence, start, end, quote_of(claim, sentence), claim.article_id, claim.id, round(claim.confidence, 4)
    )


def _entities(told: ToldFact, role: str) -> tuple[EntityJson, ...]:
    codes = told.fact.actors if role == "actor" else told.fact.recipients
    parts = {
        part.code: part
        for by in reversed(told.claims)
        for part in (by.claim.actors if role == "actor" else by.claim.recipients)
    }
    best = told.party(role)
    found = []
    for code, sector in zip(codes, told.sectors(role, codes), strict=True):
        part = best if best is not None and best.code == code else parts.get(code)
        words = part.text if part else None
        found.append(EntityJson(code, sector or None, words or None, actor_name(code, words or "")))
    if not codes and best is not None:  # somebody without a code: the words alone
        found.append(EntityJson(None, best.sector, best.text, None))
    return tuple(found)
