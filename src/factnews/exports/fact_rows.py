"""A fact as one row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews.exports.joining import joined
from factnews.exports.numbers import of_fact
from factnews.exports.report_json import CONFIDENCE_DIGITS
from factnews.exports.schema import Number, Text, Whole, column, table
from factnews.exports.told import ToldFact
from factnews.model import Difference, EventClass, Standing, Status

CODES = "ISO 3166 alpha-3, `IGO:`, `NGO:`, `ORG:`, `ARM:` or `PER:`"
SECTORS = "PLOVER sectors: GOV MIL COP LEG JUD PTY OPP REB CIV MED BUS EDU IGO NGO ELI"
SCORE = "-10 (conflict) to 10 (cooperation)"
DAY = "ISO 8601"


class FactRow(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """A fact as one row of a table; `start` and `end` are days, both included."""

    id: Annotated[str, column("of the fact; it stays while most of its claims do")]
    start: Annotated[date | None, column("first day on which it may have taken place", codes=DAY)]
    end: Annotated[date | None, column("last such day", codes=DAY)]
    actors: Annotated[Text, column("who did it", codes=CODES, listed=True)]
    actor_sectors: Annotated[Text, column("their sectors, in the same order", codes=SECTORS, listed=True)]
    event_class: Annotated[EventClass, column("what was done", codes="the sixteen PLOVER classes")]
    mode: Annotated[Text, column("how", codes="PLOVER modes of the class")]
    status: Annotated[
        Status, column("whether it took place", codes="happened ongoing planned threatened possible negated")
    ]
    standing: Annotated[
        Standing, column("what it rests on", codes="asserted, corroborated, attributed only, disputed, retracted")
    ]
    recipients: Annotated[Text, column("to whom it was done", codes=CODES, listed=True)]
    recipient_sectors: Annotated[Text, column("their sectors, in the same order", codes=SECTORS, listed=True)]
    object: Annotated[Text, column("words for the thing acted on, given, demanded or threatened")]
    place: Annotated[Text, column("the place as reports call it")]
    country: Annotated[Text, column("of the place", codes="ISO 3166 alpha-3")]
    geonameid: Annotated[Whole, column("of the place", codes="GeoNames")]
    lat: Annotated[Number, column("latitude of the place", unit="degrees north, WGS 84")]
    lon: Annotated[Number, column("longitude of the place", unit="degrees east, WGS 84")]
    killed_low: Annotated[
        Whole, column("at least so many were killed; where reports contradict, the least told", unit="people")
    ]
    killed_high: Annotated[Whole, column("at most so many; empty where open", unit="people")]
    injured_low: Annotated[Whole, column("at least so many were injured", unit="people")]
    injured_high: Annotated[Whole, column("at most so many", unit="people")]
    arrested_low: Annotated[Whole, column("at least so many were arrested", unit="people")]
    arrested_high: Annotated[Whole, column("at most so many", unit="people")]
    displaced_low: Annotated[Whole, column("at least so many were displaced", unit="people")]
    displaced_high: Annotated[Whole, column("at most so many", unit="people")]
    cameo: Annotated[
        Text, column("nearest code; none where it did not happen", codes="CAMEO, zeros kept: read as text")
    ]
    goldstein: Annotated[Number, column("of the CAMEO code", unit=SCORE)]
    intensity: Annotated[Number, column("PLOVER's conflict-cooperation score", unit=SCORE)]
    quad: Annotated[Text, column("verbal or material, cooperation or conflict")]
    confidence: Annotated[Number, column("of its surest claim", unit="0 to 1")]
    reports: Annotated[int, column("how many tell it")]
    lines: Annotated[int, column("how many of them are independent: copies count once")]
    outlets: Annotated[Text, column("who published it", listed=True)]
    sources: Annotated[Text, column("who says so inside the reports: codes, or words where there is none", listed=True)]
    disputed_by: Annotated[Text, column("who denies it, or has other numbers", listed=True)]
    differing: Annotated[Text, column("fields of which the reports have more than one value", listed=True)]
    first_told: Annotated[date | None, column("day of its first report", codes=DAY)]
    last_told: Annotated[date | None, column("day of its latest report", codes=DAY)]
    quote: Annotated[Text, column("the sentence that says it best, cut around the trigger where it is very long")]
    trigger: Annotated[Text, column("the words in it that name the event")]
    url: Annotated[Text, column("the report that this sentence is from")]
    story: Annotated[Text, column("id of the story it belongs to")]
    claims: Annotated[Text, column("ids of its claims", listed=True)]


FACTS = table(
    FactRow,
    name="facts",
    title="Facts",
    row_is="a fact: claims of any outlets about the same event, counted once however many reports tell it",
)


def fact_row(told: ToldFact) -> FactRow:
    """One fact as a flat row."""
    fact, where = told.fact, told.where
    killed, injured, arrested, displaced = (
        of_fact(fact, kind) for kind in ("killed", "injured", "arrested", "displaced")
    )
    return FactRow(
        id=fact.id,
        start=fact.first,
        end=fact.last,
        actors=joined(fact.actors),
        actor_sectors=_if_any(told.sectors("actor", fact.actors)),
        event_class=fact.event_class,
        mode=fact.mode,
        status=fact.status,
        standing=fact.standing,
        recipients=joined(fact.recipients),
        recipient_sectors=_if_any(told.sectors("recipient", fact.recipients)),
        object=fact.object,
        place=where.text if where else None,
        country=fact.country,
        geonameid=where.geonameid if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        killed_low=killed.low,
        killed_high=killed.high,
        injured_low=injured.low,
        injured_high=injured.high,
        arrested_low=arrested.low,
        arrested_high=arrested.high,
        displaced_low=displaced.low,
        displaced_high=displaced.high,
        cameo=fact.cameo,
        goldstein=fact.goldstein,
        intensity=fact.intensity,
        quad=fact.quad,
        confidence=max((round(by.claim.confidence, CONFIDENCE_DIGITS) for by in told.claims), default=None),
        reports=fact.reports,
        lines=max(len(fact.lines), 1),
        outlets=joined(fact.outlets),
        sources=joined(fact.sources),
        disputed_by=joined(fact.disputed_by),
        differing=joined(field.field for field in fact.values if field.difference is not Difference.SAME),
        first_told=told.days[0] if told.days else None,
        last_told=told.days[-1] if told.days else None,
        quote=told.quote,
        trigger=told.central.claim.trigger.text if told.central else None,
        url=told.url,
        story=told.story,
        claims=joined(fact.claim_ids),
    )


def fact_rows(told: Iterable[ToldFact]) -> Iterator[FactRow]:
    """Facts as flat rows."""
    return map(fact_row, told)


def _if_any(parts: tuple[str, ...]) -> str | None:
    return joined(parts) if any(parts) else None
