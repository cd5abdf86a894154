"""The compiled gazetteer: names lead to the right places, and the file stays small and quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.codebooks import gazetteer as gazetteer_module
from factnews.codebooks.gazetteer import Feature, Gazetteer, NameKind, fold, load, pack, pack_column, unpack_column
from factnews.errors import ModelError

FILE = Path(gazetteer_module.__file__).with_name("gazetteer.bin")


@pytest.mark.parametrize(
    ("name", "geonameid", "country"),
    [
        ("Ouagadougou", 2357048, "BFA"),
        ("PARIS", 2988507, "FRA"),
        ("Saint-Étienne", 2980291, "FRA"),
        ("N.Y.", 5128638, "USA"),
        ("Great Britain", 2635167, "GBR"),
        ("Burma", 1327865, "MMR"),
        ("Kiev", 703448, "UKR"),
        ("Ontario", 6093943, "CAN"),
        ("Bavaria", 2951839, "DEU"),
        ("North Korea", 1873107, "PRK"),
    ],
)
def test_a_name_in_common_use_leads_to_its_place(name: str, geonameid: int, country: str) -> None:
    gazetteer = load()
    found = [gazetteer.entry(index) for index, _ in gazetteer.lookup(name)]
    assert (geonameid, country) in [(entry.geonameid, entry.country) for entry in found]


def test_places_without_geonames_id_still_have_coordinates() -> None:
    gazetteer = load()
    entry = gazetteer.entry(gazetteer.lookup("Panmunjom")[0][0])
    assert entry.geonameid is None
    assert (round(entry.lat), round(entry.lon)) == (38, 127)


def test_a_county_is_found_with_and_without_its_word() -> None:
    gazetteer = load()
    full = {index for index, _ in gazetteer.lookup("Rapides Parish")}
    short = dict(gazetteer.lookup("Rapides"))
    assert full
    assert full <= set(short)
    assert all(short[index] is NameKind.SHORT for index in full)


def test_the_most_populous_place_of_a_name_comes_first() -> None:
    gazetteer = load()
    people = [gazetteer.population[index] for index, _ in gazetteer.lookup("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_nationality_words_lead_to_their_country() -> None:
    gazetteer = load()
    told = gazetteer.demonyms_in("Syrian and Ethiopian envoys met a Syrian minister.")
    assert {gazetteer.alpha3_of_number(number): count for number, count in told.items()} == {"SYR": 2, "ETH": 1}
    assert gazetteer.nation_of("Table") is None


def test_every_country_has_a_point_on_the_globe_and_nearly_every_one_a_capital() -> None:
    gazetteer = load()
    countries = np.flatnonzero(gazetteer.feature == Feature.COUNTRY)
    assert len(countries) > 240
    assert np.all(np.abs(gazetteer.latitude) <= 90)
    assert np.all(np.abs(gazetteer.longitude) <= 180)
    without = [i for i in countries if gazetteer.capital_of(int(gazetteer.country[i])) is None]
    assert len(without) < 25


def test_an_id_leads_back_to_its_entry() -> None:
    gazetteer = load()
    index = gazetteer.index_of(2988507)
    assert index is not None
    assert gazetteer.name(index) == "Paris"
    assert gazetteer.index_of(1) is None


def test_the_file_stays_small_enough_for_the_repository() -> None:
    assert FILE.stat().st_size < 6_000_000


def test_loading_takes_no_noticeable_time() -> None:
    code = (
        "import time, numpy, factnews.codebooks.gazetteer as g\n"
        "t = time.process_time(); g.load(); g.load().lookup('Paris'); print(time.process_time() - t)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    assert min(times) < 0.1


def test_sources_and_licences_travel_with_the_file() -> None:
    assert any("GeoNames" in what and licence == "CC BY 4.0" for what, licence in load().sources)


def test_a_file_of_another_version_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="build_gazetteer"):
        Gazetteer(b"FNGAZ000" + bytes(16))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="build_gazetteer"):
        load(tmp_path / "none.bin")


@given(st.lists(st.integers(-(2**40), 2**40), max_size=50))
@settings(deadline=None, max_examples=60)
def test_packed_columns_come_back_unchanged(values: list[int]) -> None:
    column = np.array(values, dtype=np.int64)
    assert unpack_column(pack_column(column)).tolist() == values


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=150)
def test_no_name_breaks_a_look_up_and_folding_twice_changes_nothing(name: str) -> None:
    load().lookup(name)
    assert fold(fold(name)) == fold(name)


def test_a_gazetteer_of_two_places_reads_back_what_was_packed() -> None:
    key = gazetteer_module.name_hash(fold("Exampletown"))
    columns = {
        "hashes": [key],
        "postings": [(1 << 3) | int(NameKind.MAIN)],
        "latitude": [0, 515000],
        "longitude": [0, -1200],
        "population": [0, 20000],
        "country": [0, 0],
        "admin1": [-1, -1],
        "feature": [int(Feature.COUNTRY), int(Feature.CITY)],
        "geonameid": [7, 0],
    }
    content = pack(
        columns={name: np.array(values, dtype=np.int64) for name, values in columns.items()},
        names=["Exampleland", "Exampletown"],
        countries=[("EX", "EXA")],
        sources=[("made up", "none")],
    )
    gazetteer = Gazetteer(content)
    ((index, kind),) = gazetteer.lookup("exampletown")
    entry = gazetteer.entry(index)
    assert kind is NameKind.MAIN
    assert (entry.name, entry.lat, entry.lon, entry.country, entry.geonameid) == (
        "Exampletown",
        51.5,
        -0.12,
        "EXA",
        None,
    )
