"""The compiled tables follow from the public ones and from our own, ours first."""

from pathlib import Path

import pytest

from factnews.codebooks.build import build, compile_names, main, merge_terms
from factnews.codebooks.sources import Entry
from factnews.errors import InputError


def _entry(name: str, code: str, rank: int, *, first: str = "", last: str = "", source: str = "own") -> Entry:
    kind = "minister" if first else "body"
    return Entry(name, code, "GOV", kind, "N", first, last, name, source, rank)


def test_our_own_row_replaces_that_of_a_public_table() -> None:
    lines = compile_names([_entry("Harbour Office", "PRT", 4, source="petrarch"), _entry("Harbour Office", "ESP", 1)])
    assert [line.split("\t")[1] for line in lines] == ["ESP"]


def test_lines_are_sorted_so_that_names_can_be_found() -> None:
    lines = compile_names([_entry(n, "PRT", 4) for n in ("Zeta Hall", "Alpha Hall", "Älpha Hall", "alpha")])
    keys = [line.split("\t")[0].encode() + b"\t" for line in lines]
    assert keys == sorted(keys)


def test_a_reshuffle_does_not_end_a_term() -> None:
    terms = [
        _entry("Ana Porto", "PRT", 4, first="2005-01-01", last="2006-01-31", source="petrarch"),
        _entry("Ana Porto", "PRT", 4, first="2006-02-01", last="2007-01-01", source="petrarch"),
    ]
    (merged,) = merge_terms(terms)
    assert (merged.first, merged.last) == ("2005-01-01", "2007-01-01")


def test_a_folder_without_the_tables_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="petrarch_actors"):
        build(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 2
