"""A claim as one row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews.exports.fact_rows import CODES, DAY, SCORE, SECTORS
from factnews.exports.joining import joined
from factnews.exports.numbers import of_claim
from factnews.exports.report_json import CONFIDENCE_DIGITS
from factnews.exports.schema import Number, Text, Whole, column, table
from factnews.exports.told import portions, quote_of
from factnews.model import Attribution, ClaimInContext, EventClass, Participant, Status
from factnews.store.shelf import SentenceWords, Shelf


class ClaimRow(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """A claim as one row of a table; `start` and `end` are days, both included."""

    id: Annotated[str, column("of the claim")]
    fact: Annotated[Text, column("id of the fact that it belongs to")]
    start: Annotated[date | None, column("first day of the event", codes=DAY)]
    end: Annotated[date | None, column("last day", codes=DAY)]
    actors: Annotated[Text, column("who did it: codes, an empty part where there is none", codes=CODES, listed=True)]
    actor_sectors: Annotated[Text, column("their sectors, in the same order", codes=SECTORS, listed=True)]
    actor_words: Annotated[Text, column("their words in the report, in the same order", listed=True)]
    event_class: Annotated[EventClass, column("what was done", codes="the sixteen PLOVER classes")]
    mode: Annotated[Text, column("how", codes="PLOVER modes of the class")]
    status: Annotated[
        Status, column("whether it took place", codes="happened ongoing planned threatened possible negated")
    ]
    recipients: Annotated[Text, column("to whom it was done", codes=CODES, listed=True)]
    recipient_sectors: Annotated[Text, column("their sectors, in the same order", codes=SECTORS, listed=True)]
    recipient_words: Annotated[Text, column("their words in the report, in the same order", listed=True)]
    object: Annotated[Text, column("words for the thing acted on, given, demanded or threatened")]
    trigger: Annotated[str, column("the words that name the event")]
    trigger_start: Annotated[int, column("where they begin in the report's text", unit="code points")]
    trigger_end: Annotated[int, column("where they end, exclusive", unit="code points")]
    sentence: Annotated[int, column("number of the sentence in the report, from 0")]
    quote: Annotated[str, column("the sentence, cut around the trigger where it is very long")]
    place: Annotated[Text, column("the place as the report calls it")]
    country: Annotated[Text, column("of the place", codes="ISO 3166 alpha-3")]
    geonameid: Annotated[Whole, column("of the place", codes="GeoNames")]
    lat: Annotated[Number, column("latitude of the place", unit="degrees north, WGS 84")]
    lon: Annotated[Number, column("longitude of the place", unit="degrees east, WGS 84")]
    killed_low: Annotated[Whole, column("at least so many were killed", unit="people")]
    killed_high: Annotated[Whole, column("at most so many; empty where open", unit="people")]
    injured_low: Annotated[Whole, column("at least so many were injured", unit="people")]
    injured_high: Annotated[Whole, column("at most so many", unit="people")]
    arrested_low: Annotated[Whole, column("at least so many were arrested", unit="people")]
    arrested_high: Annotated[Whole, column("at most so many", unit="people")]
    displaced_low: Annotated[Whole, column("at least so many were displaced", unit="people")]
    displaced_high: Annotated[Whole, column("at most so many", unit="people")]
    attribution: Annotated[
        Text, column("who says so, outermost first: the code, or the words where there is none", listed=True)
    ]
    manner: Annotated[Text, column("how each says so", codes="direct indirect mixed", listed=True)]
    cameo: Annotated[
        Text, column("nearest code; none where it did not happen", codes="CAMEO, zeros kept: read as text")
    ]
    goldstein: Annotated[Number, column("of the CAMEO code", unit=SCORE)]
    intensity: Annotated[Number, column("PLOVER's conflict-cooperation score", unit=SCORE)]
    quad: Annotated[Text, column("verbal or material, cooperation or conflict")]
    confidence: Annotated[float, column("how sure the reader is of the event and its class", unit="0 to 1")]
    why: Annotated[Text, column("which rules or heads decided")]
    article_id: Annotated[str, column("the report")]
    version: Annotated[int, column("which of its versions, from 1")]
    title: Annotated[Text, column("of the report")]
    publisher: Annotated[Text, column("the outlet")]
    published: Annotated[date | None, column("publication day in the outlet's own time zone", codes=DAY)]
    url: Annotated[Text, column("of the report")]
    digest: Annotated[Text, column("of the page's bytes", codes="SHA-256, hexadecimal")]


CLAIMS = table(
    ClaimRow, name="claims", title="Claims", row_is="a claim: one event as one report has it, with its words"
)


def claim_rows(shelf: Shelf, claims: Iterable[ClaimInContext]) -> Iterator[ClaimRow]:
    """Claims as flat rows, with their sentences and facts."""
    for some in portions(claims):
        sentences = shelf.sentences_of([told.claim.id for told in some])
        facts: dict[str, str] = {}
        for article in {told.claim.article_id for told in some}:
            facts |= shelf.facts_of_article(article)
        for told in some:
            yield claim_row(told, sentences.get(told.claim.id), facts.get(told.claim.id))


def claim_row(told: ClaimInContext, sentence: SentenceWords | None = None, fact: str | None = None) -> ClaimRow:
    """One claim as a flat row."""
    claim = told.claim
    when, where = claim.when, claim.where
    killed, injured, arrested, displaced = (
        of_claim(claim, kind) for kind in ("killed", "injured", "arrested", "displaced")
    )
    return ClaimRow(
        id=claim.id,
        fact=fact,
        start=when.first if when else None,
        end=when.last if when else None,
        actors=_codes(claim.actors),
        actor_sectors=_sectors(claim.actors),
        actor_words=_words(claim.actors),
        event_class=claim.event_class,
        mode=claim.mode,
        status=claim.status,
        recipients=_codes(claim.recipients),
        recipient_sectors=_sectors(claim.recipients),
        recipient_words=_words(claim.recipients),
        object=claim.object.text if claim.object else None,
        trigger=claim.trigger.text,
        trigger_start=claim.trigger.start,
        trigger_end=claim.trigger.end,
        sentence=claim.sentence,
        quote=quote_of(claim, sentence),
        place=where.text if where else None,
        country=where.country if where else None,
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
        attribution=joined(_speaker(link) for link in claim.attribution),
        manner=joined(link.manner.value for link in claim.attribution),
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


def _codes(participants: Iterable[Participant]) -> str:
    return joined(participant.code or "" for participant in participants)


def _sectors(participants: Iterable[Participant]) -> str:
    return joined(participant.sector or "" for participant in participants)


def _words(participants: Iterable[Participant]) -> str:
    return joined(participant.text for participant in participants)


def _speaker(link: Attribution) -> str:
    return link.speaker.code or link.speaker.text
