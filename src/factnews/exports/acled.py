"""Facts as a table like ACLED's: violence, demonstrations and what changes a conflict; its 31 columns, then ours.

ACLED codes by hand, with rules that no reader of PLOVER classes can follow: this is a table in its columns, not its data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from factnews.exports.countries import codes_of, country_name
from factnews.exports.fact_rows import CODES
from factnews.exports.geography import Located, located
from factnews.exports.joining import joined
from factnews.exports.numbers import of_fact
from factnews.exports.parties import Party, actor_name, party
from factnews.exports.schema import Number, Text, Whole, column, table
from factnews.exports.standins import according_to, day_of, last_moment, stands, took_place
from factnews.exports.told import ToldFact
from factnews.model import EventClass, Fact, Standing

EMPTY = "always empty here"
KIND = "ACLED's, by `exports/data/acled_events.tsv`"
ARMED = frozenset({"MIL", "REB", "COP"})
FORCES = frozenset({"MIL", "COP", "GOV"})
UNARMED = frozenset({"CIV", "MED", "BUS", "EDU", "NGO", "JUD", "LEG", "ELI"})
CIVILIANS_HIT = "Violence against civilians"
WEEK = timedelta(days=6)
_TABLE = Path(__file__).parent / "data" / "acled_events.tsv"


class AcledRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as ACLED has events."""

    event_id_cnty: Annotated[
        str, column("id of the fact; ACLED puts the country before it, which would change the id with the country")
    ]
    event_date: Annotated[date, column("first day of the event; where reports give none, day of the first report")]
    year: Annotated[int, column("of that day")]
    time_precision: Annotated[
        int, column("1 the day is known, 2 a stretch of up to a week, 3 a longer one or the day of the report")
    ]
    disorder_type: Annotated[str, column("nearest to class and mode", codes=KIND)]
    event_type: Annotated[str, column("nearest to class and mode", codes=KIND)]
    sub_event_type: Annotated[str, column("nearest to class and mode", codes=KIND)]
    actor1: Annotated[Text, column("the first actor, as ACLED would name it: Military Forces of ..., Civilians (...)")]
    assoc_actor_1: Annotated[Text, column("names of the other actors, joined with `; `")]
    inter1: Annotated[
        Text,
        column(
            "what kind of actor it is",
            codes="State forces, Rebel group, Protesters, Rioters, Civilians, External/Other forces",
        ),
    ]
    actor2: Annotated[
        Text, column("the first recipient, as ACLED would name it: Military Forces of ..., Civilians (...)")
    ]
    assoc_actor_2: Annotated[Text, column("names of the other recipients, joined with `; `")]
    inter2: Annotated[
        Text,
        column(
            "what kind of actor it is",
            codes="State forces, Rebel group, Protesters, Rioters, Civilians, External/Other forces",
        ),
    ]
    interaction: Annotated[Text, column("the two kinds, joined with `-`, or one of them and only")]
    civilian_targeting: Annotated[Text, column("Civilian targeting, where civilians are hit")]
    iso: Annotated[Text, column("of the country, three digits, zeros kept", codes="ISO 3166-1 numeric")]
    region: Annotated[Text, column("of the country, after the regions of the United Nations, in ACLED's words")]
    country: Annotated[Text, column("of the place: English name")]
    admin1: Annotated[Text, column("first-order division")]
    admin2: Annotated[Text, column("second-order division, where the place is one")]
    admin3: Annotated[Text, column(EMPTY, empty=True)] = None
    location: Annotated[Text, column("the place")]
    latitude: Annotated[Number, column("of the place", unit="degrees north, WGS 84")]
    longitude: Annotated[Number, column("of the place", unit="degrees east, WGS 84")]
    geo_precision: Annotated[
        int, column("1 a town, 2 a second-order division, 3 a larger one, a country, or nothing known")
    ]
    source: Annotated[Text, column("the outlets, joined with `; `")]
    source_scale: Annotated[Text, column(EMPTY, empty=True)] = None
    notes: Annotated[Text, column("the sentence that says it best")]
    fatalities: Annotated[int, column("killed: the least number told, 0 where none is told")]
    tags: Annotated[Text, column(EMPTY, empty=True)] = None
    timestamp: Annotated[
        Whole, column("when its latest report came out, in seconds since 1970 (ACLED: when the row was last changed)")
    ]
    end: Annotated[date | None, column("last day of the event; empty where reports give no day", ours=True)]
    event_class: Annotated[EventClass, column("the PLOVER class", ours=True)]
    mode: Annotated[Text, column("its mode", ours=True)]
    standing: Annotated[Standing, column("what it rests on", ours=True)]
    according_to: Annotated[Text, column("who says so", listed=True, ours=True)]
    actors: Annotated[Text, column("all actors", codes=CODES, listed=True, ours=True)]
    recipients: Annotated[Text, column("all recipients", codes=CODES, listed=True, ours=True)]
    reports: Annotated[int, column("how many tell it", ours=True)]
    lines: Annotated[int, column("how many of them are independent", ours=True)]
    url: Annotated[Text, column("of the report that says it best", ours=True)]


ACLED = table(
    AcledRow,
    name="acled",
    title="Events like those of ACLED",
    row_is="a fact that took place, has a day, and is of a class and mode that ACLED has a kind of event for",
    key=("event_id_cnty",),
    like="ACLED (31 columns since 2023)",
)


class Kind(NamedTuple):
    """What ACLED calls a kind of event."""

    disorder_type: str
    event_type: str
    sub_event_type: str


@cache
def _kinds() -> tuple[tuple[str, str, str, Kind], ...]:
    lines = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return tuple((name, mode, whom, Kind(*rest)) for name, mode, whom, *rest in lines)


def kind_of(event_class: EventClass, mode: str | None, recipient_sector: str | None) -> Kind | None:
    """The kind of event nearest to a class and mode; None for what ACLED does not list.

    >>> kind_of(EventClass.ASSAULT, "aerial", None).sub_event_type
    'Air/drone strike'
    """
    for name, wanted, whom, kind in _kinds():
        fits = whom == "*" or recipient_sector in ARMED
        if name == event_class.value and wanted in {"*", mode} and fits:
            return kind
    return None


def acled_rows(told: ToldFact) -> Iterator[AcledRow]:
    """The row of a fact; none for one that ACLED would not list."""
    fact, day = told.fact, day_of(told)
    one, other = party(told, "actor"), party(told, "recipient")
    kind = kind_of(fact.event_class, fact.mode, other.sector)
    if kind is None or day is None or not took_place(told) or not stands(told):
        return
    place, latest = located(told), last_moment(told)
    codes = codes_of(place.country)
    inter1, inter2 = _inter(one, kind, acting=True), _inter(other, kind, acting=False)
    civilians = kind.event_type == CIVILIANS_HIT or inter2 == "Civilians"
    yield AcledRow(
        event_id_cnty=fact.id,
        event_date=day,
        year=day.year,
        time_precision=_time_precision(fact),
        disorder_type=kind.disorder_type,
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        actor1=_named(one, inter1),
        assoc_actor_1=_others(fact.actors, one),
        inter1=inter1,
        actor2=_named(other, inter2),
        assoc_actor_2=_others(fact.recipients, other),
        inter2=inter2,
        interaction=_interaction(inter1, inter2),
        civilian_targeting="Civilian targeting"
        if civilians and kind.disorder_type != "Strategic developments"
        else None,
        iso=codes.numeric if codes else None,
        region=codes.region if codes else None,
        country=country_name(place.country),
        admin1=place.province,
        admin2=place.district,
        location=place.name,
        latitude=place.lat,
        longitude=place.lon,
        geo_precision=_geo_precision(place),
        source="; ".join(fact.outlets),
        notes=told.quote,
        fatalities=of_fact(fact, "killed").low or 0,
        timestamp=int(latest.timestamp()) if latest else None,
        end=fact.last,
        event_class=fact.event_class,
        mode=fact.mode,
        standing=fact.standing,
        according_to=according_to(told),
        actors=joined(fact.actors),
        recipients=joined(fact.recipients),
        reports=fact.reports,
        lines=max(len(fact.lines), 1),
        url=told.url,
    )


def _inter(one: Party, kind: Kind, *, acting: bool) -> str | None:
    if acting and kind.disorder_type == "Demonstrations" and one.sector not in FORCES:
        return "Rioters" if kind.event_type == "Riots" else "Protesters"
    if not acting and kind.event_type == CIVILIANS_HIT:
        return "Civilians"  # officials without weapons too
    if one.sector in FORCES:
        return "State forces"
    if one.sector == "REB" or (one.code or "").startswith("ARM:"):
        return "Rebel group"
    if one.sector == "IGO":
        return "External/Other forces"
    return "Civilians" if one.sector in UNARMED else None


def _named(one: Party, inter: str | None) -> str | None:
    """Somebody as ACLED names actors: by kind and country where the code is a state's, else by name."""
    if one.country_name is None:
        return one.name
    if inter in {"Civilians", "Protesters", "Rioters"}:
        return f"{inter} ({one.country_name})"
    kinds = {"MIL": "Military Forces of", "COP": "Police Forces of", "GOV": "Government of"}
    prefix = kinds.get(one.sector or "")
    return f"{prefix} {one.country_name}" if prefix else one.country_name


def _others(codes: tuple[str, ...], one: Party) -> str | None:
    return "; ".join(actor_name(code) or code for code in codes if code != one.code) or None


def _interaction(one: str | None, other: str | None) -> str | None:
    if one and other:
        return f"{one}-{other}"
    return f"{one or other} only" if one or other else None


def _time_precision(fact: Fact) -> int:
    if fact.first is None or fact.last is None:
        return 3
    return 1 if fact.first == fact.last else 2 if fact.last - fact.first <= WEEK else 3


def _geo_precision(place: Located) -> int:
    return 1 if place.is_city else 2 if place.district else 3
