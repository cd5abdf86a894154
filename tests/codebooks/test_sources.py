"""Only rows that may be shipped are compiled, and each says where it comes from."""

from pathlib import Path

import pytest

import factnews.codebooks
from factnews.codebooks import sources
from factnews.codebooks.names_of_bodies import short_name

ROOM = Path(factnews.codebooks.__file__).parent
HEAD = "iso3,alias,kind,source,license\n"


def test_rows_with_a_licence_that_forbids_it_are_left_out(tmp_path: Path) -> None:
    table = tmp_path / "country_aliases.csv"
    table.write_text(HEAD + "PRT,Lusa,name,A list,ODbL-1.0\nPRT,Lisboa,capital,CIA World Factbook,public domain\n")
    entries = list(sources.states(tmp_path, frozenset({"PRT"})))
    assert [(e.name, e.code, e.source) for e in entries] == [("Lisboa", "PRT", "factbook")]


def test_every_shipped_row_names_a_source_that_is_explained() -> None:
    told = (ROOM / "SOURCES.md").read_text(encoding="utf-8")
    used = {line.rsplit("\t", 1)[1] for line in (ROOM / "data/names.tsv").read_text(encoding="utf-8").splitlines()}
    assert all(f"| `{source}` |" in told for source in used)


def test_every_line_of_our_own_tables_can_be_read() -> None:
    for table in ("states", "people", "bodies"):
        entries = list(sources.own(ROOM / f"own/{table}.tsv", 0))
        assert entries
        assert all(e.code and e.name and (":" in e.code or len(e.code) == 3) for e in entries)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Harbour Trust", "HARBOUR-TRUST"),
        ("Union of Bridge and Road Keepers", "UBRK"),
        ("Old Mill (OM) Group", "OM"),
    ],
)
def test_a_body_gets_a_short_name_in_capitals(name: str, short: str) -> None:
    assert short_name(name) == short
