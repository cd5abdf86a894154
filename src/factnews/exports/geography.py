"""Where a fact took place, as formats with cities, provinces and kinds of places want it."""

from __future__ import annotations

from dataclasses import dataclass

from factnews.codebooks.gazetteer import Feature, load
from factnews.exports.told import ToldFact

_CITIES = (Feature.CITY, Feature.CAPITAL)
_CODES = {
    Feature.COUNTRY: "PCLI",
    Feature.ADMIN1: "ADM1",
    Feature.ADMIN2: "ADM2",
    Feature.CAPITAL: "PPLC",
    Feature.CITY: "PPL",
    Feature.CONTINENT: "CONT",
    Feature.REGION: "RGN",
    Feature.SEA: "SEA",
    Feature.RIVER: "STM",
}
"""Our kinds of places as GeoNames feature codes."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place in parts; `country` is ISO 3166 alpha-3, `feature` a GeoNames feature code, `words` those of the report."""

    words: str | None
    name: str | None
    city: str | None
    district: str | None
    province: str | None
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    feature: str | None

    @property
    def is_country(self) -> bool:
        """Whether nothing finer than a country is known."""
        return self.feature in {None, "PCLI"}

    @property
    def is_city(self) -> bool:
        """Whether a city is known."""
        return self.city is not None


def located(told: ToldFact) -> Located:
    """The place of a fact; all empty where its reports give none."""
    where, country = told.where, told.fact.country
    if where is None or where.geonameid is None:
        words = where.text if where else None
        lat, lon = (where.lat, where.lon) if where else (None, None)
        return Located(words, words, None, None, None, country, None, lat, lon, None)
    gazetteer = load()
    index = gazetteer.index_of(where.geonameid)
    if index is None:
        return Located(
            where.text, where.text, None, None, None, where.country, where.geonameid, where.lat, where.lon, None
        )
    entry = gazetteer.entry(index)
    return Located(
        words=where.text,
        name=entry.name,
        city=entry.name if entry.feature in _CITIES else None,
        district=entry.name if entry.feature is Feature.ADMIN2 else None,
        province=entry.name if entry.feature is Feature.ADMIN1 else entry.admin1,
        country=where.country,
        geonameid=where.geonameid,
        lat=where.lat,
        lon=where.lon,
        feature=_CODES.get(entry.feature),
    )
