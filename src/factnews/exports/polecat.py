"""Facts as a table like POLECAT: PLOVER classes and modes, its 40 columns, then ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews import __version__
from factnews.exports import spaced_columns
from factnews.exports.fact_rows import SCORE, SECTORS
from factnews.exports.geography import located
from factnews.exports.joining import joined
from factnews.exports.parties import party
from factnews.exports.schema import Number, Text, Whole, column, table
from factnews.exports.standins import according_to, day_of, stands
from factnews.exports.told import ToldFact
from factnews.model import EventClass, Status

EMPTY = "always empty here"
ISO3 = "ISO 3166 alpha-3"
COW = "always empty here: no table of Correlates of War numbers under an open licence comes with FactNews"
WIKI = "always empty here: our codes stand in Actors and Recipients"
LANGUAGE = "en"
"""The only language in which reports are coded."""


class PolecatRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as POLECAT has events."""

    event_id: Annotated[str, column("id of the fact", name="Event ID")]
    event_date: Annotated[
        date, column("first day of the event; where reports give none, day of the first report", name="Event Date")
    ]
    event_type: Annotated[EventClass, column("what was done", name="Event Type", codes="the sixteen PLOVER classes")]
    event_mode: Annotated[Text, column("how", name="Event Mode", codes="PLOVER modes of the class")]
    event_intensity: Annotated[
        Number,
        column(
            "conflict-cooperation score (older files call the column Intensity)", name="Event Intensity", unit=SCORE
        ),
    ]
    quad_code: Annotated[Text, column("verbal or material, cooperation or conflict, in capitals", name="Quad Code")]
    contexts: Annotated[Text, column(EMPTY, name="Contexts", empty=True)] = None
    actor_name: Annotated[Text, column("the first actor", name="Actor Name")]
    actor_country: Annotated[Text, column("its state", name="Actor Country", codes=ISO3)]
    actor_cow: Annotated[Text, column(COW, name="Actor COW", empty=True)] = None
    actor_sector: Annotated[Text, column("its sector", name="Primary Actor Sector", codes=SECTORS)]
    actor_sectors: Annotated[
        Text, column("all that claims give, joined with `; `", name="Actor Sectors", codes=SECTORS)
    ]
    actor_title: Annotated[Text, column(EMPTY, name="Actor Title", empty=True)] = None
    actor_words: Annotated[Text, column("as the report calls it", name="Actor Name Raw")]
    wikipedia_actor: Annotated[Text, column(WIKI, name="Wikipedia Actor ID", empty=True)] = None
    recipient_name: Annotated[Text, column("the first recipient", name="Recipient Name")]
    recipient_country: Annotated[Text, column("its state", name="Recipient Country", codes=ISO3)]
    recipient_cow: Annotated[Text, column(COW, name="Recipient COW", empty=True)] = None
    recipient_sector: Annotated[Text, column("its sector", name="Primary Recipient Sector", codes=SECTORS)]
    recipient_sectors: Annotated[
        Text, column("all that claims give, joined with `; `", name="Recipient Sectors", codes=SECTORS)
    ]
    recipient_title: Annotated[Text, column(EMPTY, name="Recipient Title", empty=True)] = None
    recipient_words: Annotated[Text, column("as the report calls it", name="Recipient Name Raw")]
    wikipedia_recipient: Annotated[Text, column(WIKI, name="Wikipedia Recipient ID", empty=True)] = None
    placename: Annotated[Text, column("the place", name="Placename")]
    city: spaced_columns.City
    district: spaced_columns.District
    province: spaced_columns.Province
    country: Annotated[Text, column("of the place", name="Country", codes=ISO3)]
    latitude: spaced_columns.Latitude
    longitude: spaced_columns.Longitude
    geonameid: Annotated[Whole, column("of the place", name="GeoNames ID", codes="GeoNames")]
    raw_placename: Annotated[Text, column("as the report calls it", name="Raw Placename")]
    feature_type: Annotated[Text, column("kind of place, coarse", name="Feature Type", codes="GeoNames feature codes")]
    source: Annotated[Text, column("outlet of the report that says it best", name="Source")]
    publication_date: Annotated[date | None, column("of that report", name="Publication Date")]
    story_people: Annotated[Text, column(EMPTY, name="Story People", empty=True)] = None
    story_organizations: Annotated[Text, column(EMPTY, name="Story Organizations", empty=True)] = None
    story_locations: Annotated[Text, column(EMPTY, name="Story Locations", empty=True)] = None
    language: Annotated[Text, column("of the reports", name="Language", codes="ISO 639-1")]
    version: Annotated[Text, column("which version of FactNews wrote it", name="Version")]
    end: spaced_columns.EndDate
    status: spaced_columns.TookPlace
    standing: spaced_columns.RestsOn
    according_to: spaced_columns.AccordingTo
    actors: spaced_columns.Actors
    recipients: spaced_columns.Recipients
    reports: spaced_columns.Reports
    lines: spaced_columns.Lines
    event_text: Annotated[Text, column("the sentence that says it best", name="Event Text", ours=True)]
    url: spaced_columns.Address


POLECAT = table(
    PolecatRow,
    name="polecat",
    title="Events in PLOVER classes, like POLECAT",
    row_is="a fact that has a day and is not one that did not happen",
    key=("Event ID",),
    like="POLECAT (Harvard Dataverse, doi:10.7910/DVN/AJGVIT)",
    tabbed=True,
)


def polecat_rows(told: ToldFact) -> Iterator[PolecatRow]:
    """The row of a fact; none for a fact that did not happen, without a day, or taken back."""
    fact, day = told.fact, day_of(told)
    if day is None or fact.status is Status.NEGATED or not stands(told):
        return
    one, other, place = party(told, "actor"), party(told, "recipient"), located(told)
    best = told.central
    yield PolecatRow(
        event_id=fact.id,
        event_date=day,
        event_type=fact.event_class,
        event_mode=fact.mode,
        event_intensity=fact.intensity,
        quad_code=fact.quad.upper(),
        actor_name=one.name,
        actor_country=one.country,
        actor_sector=one.sector,
        actor_sectors="; ".join(one.sectors),
        actor_words=one.words,
        recipient_name=other.name,
        recipient_country=other.country,
        recipient_sector=other.sector,
        recipient_sectors="; ".join(other.sectors),
        recipient_words=other.words,
        placename=place.name,
        city=place.city,
        district=place.district,
        province=place.province,
        country=place.country,
        latitude=place.lat,
        longitude=place.lon,
        geonameid=place.geonameid,
        raw_placename=place.words,
        feature_type=place.feature,
        source=best.publisher if best else None,
        publication_date=best.published if best else None,
        language=LANGUAGE,
        version=f"FactNews {__version__}",
        end=fact.last,
        status=fact.status,
        standing=fact.standing,
        according_to=according_to(told),
        actors=joined(fact.actors),
        recipients=joined(fact.recipients),
        reports=fact.reports,
        lines=max(len(fact.lines), 1),
        event_text=told.quote,
        url=told.url,
    )
