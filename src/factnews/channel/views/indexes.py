"""Indexes: all days, actors, places, stories."""

from __future__ import annotations

from factnews.channel.days import day_with_weekday
from factnews.channel.memory import remembered
from factnews.channel.names import country_name, kind_of
from factnews.channel.reading import Archive
from factnews.channel.urls import slug
from factnews.channel.views.listing import HOME, MOST_SPOTS, Entry, Spot, spot_of
from factnews.channel.views.parts import View

LONGEST_INDEX = 400
"""Entries of an index; who looks for a rarer one searches."""


class Index(View, frozen=True, kw_only=True):
    """An index of days, actors or places; `complete` says that nothing was left out."""

    noun: str
    entries: tuple[Entry, ...]
    complete: bool = True
    spots: tuple[Spot, ...] = ()


def days_index(archive: Archive) -> Index:
    """All days with facts, latest first."""
    days = archive.shelf.days(limit=LONGEST_INDEX)
    return Index(
        path="/days",
        title="Days",
        description="What took place day by day, as reports have it.",
        crumbs=(HOME,),
        noun="day",
        entries=tuple(Entry(f"/days/{day}", day_with_weekday(day), number) for day, number in days),
        complete=len(days) < LONGEST_INDEX,
    )


def actors_index(archive: Archive) -> Index:
    """The actors with the most facts."""
    counted = remembered(archive, "actors", archive.shelf.actors)[:LONGEST_INDEX]
    return Index(
        path="/actors",
        title="Actors",
        description="States, organisations, groups and people in the news.",
        crumbs=(HOME,),
        noun="actor",
        entries=tuple(
            Entry(f"/actors/{slug(one.code)}", archive.name(one.code), one.facts, kind_of(one.code)) for one in counted
        ),
        complete=len(counted) < LONGEST_INDEX,
    )


def places_index(archive: Archive) -> Index:
    """The countries of facts, and the places on a map."""
    countries = remembered(archive, "countries", lambda: archive.shelf.countries(limit=LONGEST_INDEX))
    places = remembered(archive, "places", lambda: archive.shelf.places(None, MOST_SPOTS))
    return Index(
        path="/places",
        title="Places",
        description="Where things took place, as reports have it.",
        crumbs=(HOME,),
        noun="country",
        entries=tuple(
            Entry(f"/places/{slug(one.key)}", country_name(one.key) or one.key, one.facts) for one in countries
        ),
        complete=len(countries) < LONGEST_INDEX,
        spots=tuple(spot for place in places if (spot := spot_of(place))),
    )
