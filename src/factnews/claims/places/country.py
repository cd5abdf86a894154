"""The place and the country of a stretch of text, from the places that were found in it: what claims ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factnews.codebooks.gazetteer import Feature, Gazetteer
from factnews.model import Place

_WORDS: Final = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?")
# The wide ones give way to the narrow: of "Syria's Aleppo" the place is Aleppo.
_WIDE: Final = {
    Feature.CONTINENT: 5,
    Feature.SEA: 4,
    Feature.COUNTRY: 4,
    Feature.FORMER: 4,
    Feature.REGION: 3,
    Feature.ADMIN1: 2,
    Feature.ADMIN2: 1,
}


def place_in(places: Sequence[Place], start: int, end: int, *, gazetteer: Gazetteer) -> Place | None:
    """Give the narrowest resolved place whose words touch a stretch of text; the first of two equally narrow ones."""
    touching = [place for place in places if place.start < end and start < place.end and place.lat is not None]
    return min(touching, key=lambda place: (_width(place, gazetteer), place.start), default=None)


def country_of(text: str, start: int, end: int, *, places: Sequence[Place], gazetteer: Gazetteer) -> str | None:
    """Give the country (ISO 3166 alpha-3) that a stretch of text lies in: by its place, else by a word of nationality.

    >>> from factnews.codebooks.gazetteer import load
    >>> country_of("near the Syrian border", 0, 22, places=(), gazetteer=load())
    'SYR'
    """
    place = place_in(places, start, end, gazetteer=gazetteer)
    if place is not None and place.country is not None:
        return place.country
    for found in _WORDS.finditer(text, start, end):
        for word in dict.fromkeys((found.group(), *found.group().split())):
            number = gazetteer.nation_of(word)
            if number is not None:
                return gazetteer.alpha3_of_number(number)
    return None


def _width(place: Place, gazetteer: Gazetteer) -> int:
    index = None if place.geonameid is None else gazetteer.index_of(place.geonameid)
    return _WIDE.get(Feature(int(gazetteer.feature[index])), 0) if index is not None else 3
