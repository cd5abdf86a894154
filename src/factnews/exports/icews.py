"""Facts as a table like ICEWS's coded events: CAMEO codes, one actor and one target a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews.codebooks import load
from factnews.exports import spaced_columns
from factnews.exports.countries import country_name
from factnews.exports.fact_rows import SCORE
from factnews.exports.geography import located
from factnews.exports.joining import joined
from factnews.exports.parties import SECTOR_WORDS, Party, party
from factnews.exports.schema import Number, Text, column, table
from factnews.exports.standins import according_to, day_of, number_of, stands
from factnews.exports.told import ToldFact

NAMES = "English names"
WORDS = "ICEWS's words for PLOVER sectors"


class IcewsRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as ICEWS has events."""

    event_id: Annotated[int, column("63 bits of a hash of the fact's id", name="Event ID")]
    event_date: Annotated[
        date, column("first day of the event; where reports give none, day of the first report", name="Event Date")
    ]
    source_name: Annotated[Text, column("who did it: the first actor; all stand in Actors", name="Source Name")]
    source_sectors: Annotated[
        Text, column("sectors of that actor, joined with `,`", name="Source Sectors", codes=WORDS)
    ]
    source_country: Annotated[Text, column("the actor's state", name="Source Country", codes=NAMES)]
    event_text: Annotated[Text, column("the code in words, our own", name="Event Text")]
    cameo_code: Annotated[str, column("zeros kept: read as text", name="CAMEO Code", codes="CAMEO")]
    intensity: Annotated[Number, column("Goldstein value of the code", name="Intensity", unit=SCORE)]
    target_name: Annotated[Text, column("to whom: the first recipient; all stand in Recipients", name="Target Name")]
    target_sectors: Annotated[
        Text, column("sectors of that recipient, joined with `,`", name="Target Sectors", codes=WORDS)
    ]
    target_country: Annotated[Text, column("the recipient's state", name="Target Country", codes=NAMES)]
    story_id: Annotated[Text, column("id of the report that says it best (ICEWS has a number)", name="Story ID")]
    sentence_number: Annotated[int | None, column("its sentence in that report, from 1", name="Sentence Number")]
    publisher: Annotated[Text, column("of that report", name="Publisher")]
    city: spaced_columns.City
    district: spaced_columns.District
    province: spaced_columns.Province
    country: Annotated[Text, column("of the place", name="Country", codes=NAMES)]
    latitude: spaced_columns.Latitude
    longitude: spaced_columns.Longitude
    fact: Annotated[str, column("id of the fact", name="Fact ID", ours=True)]
    end: spaced_columns.EndDate
    status: spaced_columns.TookPlace
    standing: spaced_columns.RestsOn
    according_to: spaced_columns.AccordingTo
    actors: spaced_columns.Actors
    recipients: spaced_columns.Recipients
    reports: spaced_columns.Reports
    lines: spaced_columns.Lines
    url: spaced_columns.Address


CAMEO = table(
    IcewsRow,
    name="cameo",
    title="Events in CAMEO codes, like ICEWS",
    row_is="a fact that has a CAMEO code and a day",
    key=("Event ID",),
    like="ICEWS coded event data (Harvard Dataverse, doi:10.7910/DVN/28075; discontinued 2023)",
    tabbed=True,
)


def icews_rows(told: ToldFact) -> Iterator[IcewsRow]:
    """The row of a fact; none for a fact without a code (what did not happen has none), without a day, or taken back."""
    fact, day = told.fact, day_of(told)
    if fact.cameo is None or day is None or not stands(told):
        return
    source, target, place = party(told, "actor"), party(told, "recipient"), located(told)
    best = told.central
    known = load().cameo.codes.get(fact.cameo)
    yield IcewsRow(
        event_id=number_of(fact.id),
        event_date=day,
        source_name=source.name,
        source_sectors=_sectors(source),
        source_country=source.country_name,
        event_text=known.label if known else None,
        cameo_code=fact.cameo,
        intensity=fact.goldstein,
        target_name=target.name,
        target_sectors=_sectors(target),
        target_country=target.country_name,
        story_id=best.claim.article_id if best else None,
        sentence_number=best.claim.sentence + 1 if best else None,
        publisher=best.publisher if best else None,
        city=place.city,
        district=place.district,
        province=place.province,
        country=country_name(place.country),
        latitude=place.lat,
        longitude=place.lon,
        fact=fact.id,
        end=fact.last,
        status=fact.status,
        standing=fact.standing,
        according_to=according_to(told),
        actors=joined(fact.actors),
        recipients=joined(fact.recipients),
        reports=fact.reports,
        lines=max(len(fact.lines), 1),
        url=told.url,
    )


def _sectors(one: Party) -> str | None:
    return ",".join(SECTOR_WORDS.get(sector, sector) for sector in one.sectors) or None
