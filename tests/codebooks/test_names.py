"""The mapped table of names gives what its lines say, and nothing else."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.codebooks.names import NameTable

WORDS = st.text(alphabet="abcé ", min_size=1, max_size=6).map(lambda s: " ".join(s.split())).filter(bool)


def _table(folder: Path, keys: list[str]) -> NameTable:
    lines = sorted((f"{k}\tXXX\tGOV\tstate\tN\t2001-02-03\t\t\town" for k in keys), key=lambda s: s.encode())
    path = folder / "names.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return NameTable(path)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=25, unique=True), WORDS)
def test_every_name_of_the_table_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], other: str
) -> None:
    table = _table(tmp_path_factory.mktemp("names"), keys)
    assert len(table) == len(keys)
    for key in keys:
        assert [r.key for r in table.find(key)] == [key]
        assert table.longest(key.split()[0]) >= len(key.split())
    assert bool(table.find(other)) == (other in keys)


def test_a_row_without_a_name_gets_it_from_its_key_and_keeps_its_dates(tmp_path: Path) -> None:
    (row,) = _table(tmp_path, ["old harbour"]).find("old harbour")
    assert row.name == "Old Harbour"
    assert row.covers(date(2001, 2, 3))
    assert not row.covers(date(2001, 2, 2))
    assert row.covers(None)
