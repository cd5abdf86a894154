"""Facts as a table like the events of GDELT 2.0: its 61 columns in its order, then ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews.exports.countries import codes_of, country_name
from factnews.exports.fact_rows import CODES, SCORE
from factnews.exports.geography import Located, located
from factnews.exports.joining import joined
from factnews.exports.parties import party
from factnews.exports.schema import Number, Text, Whole, column, table
from factnews.exports.standins import according_to, day_of, first_moment, number_of, stands
from factnews.exports.told import ToldFact
from factnews.model import Standing, Status

EMPTY = "always empty here"
UNMEASURED = "always empty here: we do not measure it"
WHERE = "always empty here: we place events, not actors"
FIPS = "FIPS 10-4"
LEAD = 2
"""Sentences at a report's head that count as its lead."""
COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = 1, 2, 3, 4, 5
"""GDELT's types of places; 0 is none."""


class Gdelt2Row(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as GDELT 2.0 has events."""

    global_event_id: Annotated[int, column("63 bits of a hash of the fact's id", name="GlobalEventID")]
    day: Annotated[int, column("first day, YYYYMMDD; where reports give none, day of the first report", name="Day")]
    month_year: Annotated[int, column("YYYYMM", name="MonthYear")]
    year: Annotated[int, column("YYYY", name="Year")]
    fraction_date: Annotated[
        float, column("the year and its part that is over, (30 months + days) / 365", name="FractionDate")
    ]
    actor1_code: Annotated[
        Text, column("state and role of the first actor", name="Actor1Code", codes="ISO 3166 alpha-3, CAMEO roles")
    ]
    actor1_name: Annotated[Text, column("name, in capitals as GDELT has them", name="Actor1Name")]
    actor1_country_code: Annotated[
        Text, column("state", name="Actor1CountryCode", codes="ISO 3166 alpha-3 (CAMEO differs for few)")
    ]
    actor1_known_group_code: Annotated[Text, column(EMPTY, name="Actor1KnownGroupCode", empty=True)] = None
    actor1_ethnic_code: Annotated[Text, column(EMPTY, name="Actor1EthnicCode", empty=True)] = None
    actor1_religion1_code: Annotated[Text, column(EMPTY, name="Actor1Religion1Code", empty=True)] = None
    actor1_religion2_code: Annotated[Text, column(EMPTY, name="Actor1Religion2Code", empty=True)] = None
    actor1_type1_code: Annotated[Text, column("role", name="Actor1Type1Code", codes="CAMEO roles")]
    actor1_type2_code: Annotated[
        Text, column("second role that claims give", name="Actor1Type2Code", codes="CAMEO roles")
    ]
    actor1_type3_code: Annotated[Text, column("third role", name="Actor1Type3Code", codes="CAMEO roles")]
    actor2_code: Annotated[
        Text, column("state and role of the first recipient", name="Actor2Code", codes="ISO 3166 alpha-3, CAMEO roles")
    ]
    actor2_name: Annotated[Text, column("name, in capitals as GDELT has them", name="Actor2Name")]
    actor2_country_code: Annotated[
        Text, column("state", name="Actor2CountryCode", codes="ISO 3166 alpha-3 (CAMEO differs for few)")
    ]
    actor2_known_group_code: Annotated[Text, column(EMPTY, name="Actor2KnownGroupCode", empty=True)] = None
    actor2_ethnic_code: Annotated[Text, column(EMPTY, name="Actor2EthnicCode", empty=True)] = None
    actor2_religion1_code: Annotated[Text, column(EMPTY, name="Actor2Religion1Code", empty=True)] = None
    actor2_religion2_code: Annotated[Text, column(EMPTY, name="Actor2Religion2Code", empty=True)] = None
    actor2_type1_code: Annotated[Text, column("role", name="Actor2Type1Code", codes="CAMEO roles")]
    actor2_type2_code: Annotated[
        Text, column("second role that claims give", name="Actor2Type2Code", codes="CAMEO roles")
    ]
    actor2_type3_code: Annotated[Text, column("third role", name="Actor2Type3Code", codes="CAMEO roles")]
    is_root_event: Annotated[
        int, column("1 where a report tells it in its first two sentences, else 0", name="IsRootEvent")
    ]
    event_code: Annotated[str, column("zeros kept: read as text", name="EventCode", codes="CAMEO")]
    event_base_code: Annotated[str, column("its first three digits", name="EventBaseCode", codes="CAMEO")]
    event_root_code: Annotated[str, column("its first two digits", name="EventRootCode", codes="CAMEO")]
    quad_class: Annotated[
        int,
        column(
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", name="QuadClass"
        ),
    ]
    goldstein_scale: Annotated[Number, column("of the code", name="GoldsteinScale", unit=SCORE)]
    num_mentions: Annotated[int, column("claims", name="NumMentions")]
    num_sources: Annotated[int, column("outlets", name="NumSources")]
    num_articles: Annotated[int, column("reports", name="NumArticles")]
    avg_tone: Annotated[Number, column(UNMEASURED, name="AvgTone", empty=True)] = None
    actor1geo_type: Annotated[Whole, column(WHERE, name="Actor1Geo_Type", empty=True)] = None
    actor1geo_fullname: Annotated[Text, column(WHERE, name="Actor1Geo_Fullname", empty=True)] = None
    actor1geo_country_code: Annotated[Text, column(WHERE, name="Actor1Geo_CountryCode", empty=True)] = None
    actor1geo_adm1_code: Annotated[Text, column(WHERE, name="Actor1Geo_ADM1Code", empty=True)] = None
    actor1geo_adm2_code: Annotated[Text, column(WHERE, name="Actor1Geo_ADM2Code", empty=True)] = None
    actor1geo_lat: Annotated[Number, column(WHERE, name="Actor1Geo_Lat", empty=True)] = None
    actor1geo_long: Annotated[Number, column(WHERE, name="Actor1Geo_Long", empty=True)] = None
    actor1geo_feature_id: Annotated[Text, column(WHERE, name="Actor1Geo_FeatureID", empty=True)] = None
    actor2geo_type: Annotated[Whole, column(WHERE, name="Actor2Geo_Type", empty=True)] = None
    actor2geo_fullname: Annotated[Text, column(WHERE, name="Actor2Geo_Fullname", empty=True)] = None
    actor2geo_country_code: Annotated[Text, column(WHERE, name="Actor2Geo_CountryCode", empty=True)] = None
    actor2geo_adm1_code: Annotated[Text, column(WHERE, name="Actor2Geo_ADM1Code", empty=True)] = None
    actor2geo_adm2_code: Annotated[Text, column(WHERE, name="Actor2Geo_ADM2Code", empty=True)] = None
    actor2geo_lat: Annotated[Number, column(WHERE, name="Actor2Geo_Lat", empty=True)] = None
    actor2geo_long: Annotated[Number, column(WHERE, name="Actor2Geo_Long", empty=True)] = None
    actor2geo_feature_id: Annotated[Text, column(WHERE, name="Actor2Geo_FeatureID", empty=True)] = None
    action_geo_type: Annotated[
        int,
        column(
            "0 none, 1 country, 2 US state, 3 US city, 4 city elsewhere, 5 division elsewhere", name="ActionGeo_Type"
        ),
    ]
    action_geo_fullname: Annotated[Text, column("place, division, country", name="ActionGeo_Fullname")]
    action_geo_country_code: Annotated[Text, column("country of the place", name="ActionGeo_CountryCode", codes=FIPS)]
    action_geo_adm1_code: Annotated[
        Text, column("the country alone: we have no codes of divisions", name="ActionGeo_ADM1Code", codes=FIPS)
    ]
    action_geo_adm2_code: Annotated[Text, column(EMPTY, name="ActionGeo_ADM2Code", empty=True)] = None
    action_geo_lat: Annotated[Number, column("latitude", name="ActionGeo_Lat", unit="degrees north, WGS 84")]
    action_geo_long: Annotated[Number, column("longitude", name="ActionGeo_Long", unit="degrees east, WGS 84")]
    action_geo_feature_id: Annotated[
        Text,
        column(
            "the country for a country, else empty: GDELT has GNS and GNIS ids; see GeoNamesID",
            name="ActionGeo_FeatureID",
        ),
    ]
    date_added: Annotated[
        Whole,
        column(
            "when the first report came out, YYYYMMDDHHMMSS in UTC; midnight where only its day is known, empty where no day is",
            name="DATEADDED",
        ),
    ]
    source_url: Annotated[Text, column("the report that says it best", name="SOURCEURL")]
    fact: Annotated[str, column("id of the fact", name="FactID", ours=True)]
    end: Annotated[
        date | None, column("last day of the event; empty where reports give no day", name="EndDate", ours=True)
    ]
    status: Annotated[Status, column("whether it took place", name="Status", ours=True)]
    standing: Annotated[Standing, column("what it rests on", name="Standing", ours=True)]
    according_to: Annotated[Text, column("who says so", name="AccordingTo", listed=True, ours=True)]
    actors: Annotated[Text, column("all actors", name="Actors", codes=CODES, listed=True, ours=True)]
    recipients: Annotated[Text, column("all recipients", name="Recipients", codes=CODES, listed=True, ours=True)]
    lines: Annotated[int, column("how many reports are independent", name="NumLines", ours=True)]
    geonameid: Annotated[Whole, column("of the place", name="GeoNamesID", codes="GeoNames", ours=True)]


GDELT2 = table(
    Gdelt2Row,
    name="gdelt2",
    title="Events like those of GDELT 2.0",
    row_is="a fact that has a CAMEO code and a day",
    key=("GlobalEventID",),
    like="GDELT 2.0 Event Database (codebook of 19 February 2015)",
    tabbed=True,
    bare=True,
)


def gdelt2_rows(told: ToldFact) -> Iterator[Gdelt2Row]:
    """The row of a fact; none for a fact without a code (what did not happen has none), without a day, or taken back."""
    fact, day, added = told.fact, day_of(told), first_moment(told)
    if fact.cameo is None or day is None or not stands(told):
        return
    one, other, place = party(told, "actor"), party(told, "recipient"), located(told)
    roles, other_roles = one.roles, other.roles
    codes = codes_of(place.country)
    fips = codes.fips or None if codes else None
    kind = geo_type(place)
    yield Gdelt2Row(
        global_event_id=number_of(fact.id),
        day=int(day.strftime("%Y%m%d")),
        month_year=day.year * 100 + day.month,
        year=day.year,
        fraction_date=round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4),
        actor1_code=one.cameo,
        actor1_name=one.name.upper() if one.name else None,
        actor1_country_code=one.country,
        actor1_type1_code=roles[0],
        actor1_type2_code=roles[1],
        actor1_type3_code=roles[2],
        actor2_code=other.cameo,
        actor2_name=other.name.upper() if other.name else None,
        actor2_country_code=other.country,
        actor2_type1_code=other_roles[0],
        actor2_type2_code=other_roles[1],
        actor2_type3_code=other_roles[2],
        is_root_event=int(any(by.claim.sentence < LEAD for by in told.claims)),
        event_code=fact.cameo,
        event_base_code=fact.cameo[:3],
        event_root_code=fact.cameo[:2],
        quad_class=quad_class(fact.cameo),
        goldstein_scale=fact.goldstein,
        num_mentions=len(told.claims),
        num_sources=len(fact.outlets),
        num_articles=fact.reports,
        action_geo_type=kind,
        action_geo_fullname=", ".join(dict.fromkeys(filter(None, (*_names(place), country_name(place.country)))))
        or None,
        action_geo_country_code=fips,
        action_geo_adm1_code=fips,
        action_geo_lat=place.lat,
        action_geo_long=place.lon,
        action_geo_feature_id=fips if kind == COUNTRY else None,
        date_added=int(added.strftime("%Y%m%d%H%M%S")) if added else None,
        source_url=told.url,
        fact=fact.id,
        end=fact.last,
        status=fact.status,
        standing=fact.standing,
        according_to=according_to(told),
        actors=joined(fact.actors),
        recipients=joined(fact.recipients),
        lines=max(len(fact.lines), 1),
        geonameid=place.geonameid,
    )


def quad_class(cameo: str) -> int:
    """GDELT's class of a CAMEO code, by its root.

    >>> [quad_class(code) for code in ("010", "0841", "112", "190")]
    [1, 2, 3, 4]
    """
    root = int(cameo[:2])
    return 1 + (root > 5) + (root > 8) + (root > 13)


def geo_type(place: Located) -> int:
    """GDELT's type of a place."""
    if place.country is None and place.name is None:
        return 0
    if place.is_country:
        return COUNTRY
    american = place.country == "USA"
    if place.is_city:
        return US_CITY if american else WORLD_CITY
    return US_STATE if american else WORLD_STATE


def _names(place: Located) -> tuple[str | None, ...]:
    return () if place.is_country else (place.name, place.province)
