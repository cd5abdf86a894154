"""Pages that list facts: a day, an actor, two actors, a place."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.channel.days import day_with_weekday
from factnews.channel.names import country_name, kind_of
from factnews.channel.reading import Archive
from factnews.channel.relations import Month, months_of
from factnews.channel.urls import slug
from factnews.channel.views.lines import actor_of, fact_lines
from factnews.channel.views.parts import Actor, Crumb, FactLine, Ref, View
from factnews.store.catalogue import briefs_of
from factnews.store.filters import FactFilter
from factnews.store.headers import PlaceCount

HOME = Crumb("/", "Home")
MOST_PARTNERS = 24
MOST_SPOTS = 200
"""Places that one map can show and its table list."""
MOST_CHARTED = 5000
"""Facts that a chart of two actors adds up: the latest ones."""


class Entry(msgspec.Struct, frozen=True):
    """One line of an index: a page and how many facts it tells."""

    path: str
    label: str
    facts: int
    note: str = ""


class Spot(msgspec.Struct, frozen=True):
    """A place on a map; WGS 84 degrees."""

    path: str
    label: str
    lat: float
    lon: float
    facts: int


class FactList(View, frozen=True, kw_only=True):
    """Facts under one heading; `total` says how many there are, also where fewer are shown."""

    facts: tuple[FactLine, ...]
    total: int

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The facts that a feed or table of this page holds."""
        return self.facts


class DayPage(FactList, frozen=True, kw_only=True):
    """The facts that begin on a day, with the days before and after that have some."""

    day: date
    earlier: Ref | None
    later: Ref | None


class ActorPage(FactList, frozen=True, kw_only=True):
    """The facts that an actor takes part in, and with whom."""

    actor: Actor
    kind: str
    partners: tuple[Entry, ...]


class PairPage(FactList, frozen=True, kw_only=True):
    """The facts between two actors, and their cooperation and conflict month by month."""

    actors: tuple[Actor, Actor]
    months: tuple[Month, ...]


class PlacePage(FactList, frozen=True, kw_only=True):
    """The facts of a country or a place, with the places on the map."""

    name: str
    country: Ref | None
    spots: tuple[Spot, ...]


def number_of_facts(number: int) -> str:
    """A number of facts in words.

    >>> number_of_facts(1), number_of_facts(1200)
    ('1 fact', '1,200 facts')
    """
    return "1 fact" if number == 1 else f"{number:,} facts"


def day_ref(day: date) -> Ref:
    """The page of a day."""
    return Ref(f"/days/{day.isoformat()}", day_with_weekday(day))


def day_page(archive: Archive, name: str) -> DayPage | None:
    """The page of a day given as YYYY-MM-DD; None where that is no day."""
    try:
        day = date.fromisoformat(name) if len(name) == 10 else None
    except ValueError:
        return None
    if day is None:
        return None
    ids = archive.shelf.fact_ids_of_day(day)
    earlier, later = archive.shelf.day_before(day), archive.shelf.day_after(day)
    title = day_with_weekday(day)
    return DayPage(
        path=f"/days/{name}",
        title=title,
        description=f"What took place on {title}, as reports have it: {number_of_facts(len(ids))}.",
        crumbs=(HOME, Crumb("/days", "Days")),
        updated=day,
        facts=fact_lines(archive, archive.facts_by_id(ids[: archive.settings.list_length])),
        total=len(ids),
        day=day,
        earlier=day_ref(earlier) if earlier else None,
        later=day_ref(later) if later else None,
    )


def actor_page(archive: Archive, code: str) -> ActorPage | None:
    """The page of an actor by code; None where no fact names it."""
    wanted = FactFilter(either=code)
    total = archive.shelf.count_facts(wanted)
    if not total:
        return None
    actor = actor_of(archive, code)
    partners = archive.shelf.partners(code, limit=MOST_PARTNERS)
    return ActorPage(
        path=actor.path,
        title=actor.name,
        description=f"{actor.name} ({kind_of(code)}) in the news: {number_of_facts(total)}, each with its words.",
        crumbs=(HOME, Crumb("/actors", "Actors")),
        facts=fact_lines(archive, archive.facts(wanted)),
        total=total,
        actor=actor,
        kind=kind_of(code),
        partners=tuple(
            Entry(f"{actor.path}/with/{slug(other.key)}", archive.name(other.key), other.facts) for other in partners
        ),
    )


def pair_page(archive: Archive, one: str, other: str) -> PairPage | None:
    """The page of two actors; None where no fact names both."""
    if one == other:
        return None
    # one question instead of three: the chart's facts are also the list's, and mostly all there are
    charted = briefs_of(archive.shelf, FactFilter(either=one, other=other, limit=MOST_CHARTED))
    if not charted:
        return None
    full = len(charted) == MOST_CHARTED
    total = archive.shelf.count_facts(FactFilter(either=one, other=other)) if full else len(charted)
    shown = archive.shelf.facts_by_id([brief.id for brief in charted[: archive.settings.list_length]])
    mine, theirs = actor_of(archive, one), actor_of(archive, other)
    title = f"{mine.name} and {theirs.name}"
    return PairPage(
        path=f"{mine.path}/with/{slug(other)}",
        title=title,
        description=f"Cooperation and conflict of {title}: {number_of_facts(total)}, each with its words.",
        crumbs=(HOME, Crumb("/actors", "Actors"), Crumb(mine.path, mine.name)),
        facts=fact_lines(archive, archive.told(shown)),
        total=total,
        actors=(mine, theirs),
        months=months_of(charted),
    )


def spot_of(place: PlaceCount) -> Spot | None:
    """A place as a map shows it; None without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    return Spot(f"/places/{place.geonameid}", place.text, place.lat, place.lon, place.facts)


def place_page(archive: Archive, name: str) -> PlacePage | None:
    """The page of a country (ISO 3166 alpha-3) or of a place (GeoNames id); None where no fact took place there."""
    if name.isascii() and name.isdigit() and len(name) <= 12:
        return _spot_page(archive, int(name))
    wanted = FactFilter(country=name)
    total = archive.shelf.count_facts(wanted)
    title = country_name(name)
    if not total or title is None:
        return None
    places = archive.shelf.places_in(name, limit=MOST_SPOTS)
    return PlacePage(
        path=f"/places/{slug(name)}",
        title=title,
        description=f"What took place in {title}, as reports have it: {number_of_facts(total)}.",
        crumbs=(HOME, Crumb("/places", "Places")),
        facts=fact_lines(archive, archive.facts(wanted)),
        total=total,
        name=title,
        country=None,
        spots=tuple(spot for place in places if (spot := spot_of(place))),
    )


def _spot_page(archive: Archive, geonameid: int) -> PlacePage | None:
    found = archive.shelf.places(geonameid, 1)
    if not found:
        return None
    place = found[0]
    wanted = FactFilter(place=geonameid)
    total = archive.shelf.count_facts(wanted)
    land = country_name(place.country)
    spot = spot_of(place)
    return PlacePage(
        path=f"/places/{geonameid}",
        title=place.text if land is None else f"{place.text}, {land}",
        description=f"What took place in {place.text}, as reports have it: {number_of_facts(total)}.",
        crumbs=(HOME, Crumb("/places", "Places")),
        facts=fact_lines(archive, archive.facts(wanted)),
        total=total,
        name=place.text,
        country=Ref(f"/places/{slug(place.country)}", land) if place.country and land else None,
        spots=(spot,) if spot else (),
    )
