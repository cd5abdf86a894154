"""`export` on the command line: it says what it wrote, and what is allowed where something is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Factnews


def test_it_says_what_it_wrote_and_what_is_new(factnews: Factnews, store: str, tmp_path: Path) -> None:
    ended = factnews(["export", str(tmp_path / "out"), "--store", store, "--format", "csv,JSONL", "--tables", "facts"])
    assert ended.code == 0
    assert [line.split()[-1] for line in ended.out.splitlines()] == ["4", "4"]
    assert "4 added, 0 changed, 0 withdrawn" in ended.err
    assert {path.suffix for path in (tmp_path / "out").glob("facts.*")} == {".csv", ".jsonl"}


def test_all_tables_are_written_where_nothing_is_said(factnews: Factnews, store: str, tmp_path: Path) -> None:
    assert factnews(["export", str(tmp_path / "out"), "--store", store, "--title", "River news"]).code == 0
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 5
    assert "# River news: codebook" in (tmp_path / "out" / "codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xls"], "--format 'xls' is not known; allowed: parquet, csv, jsonl"),
        (
            ["--tables", "facts,actor"],
            "--tables 'actor' is not known, did you mean actors?; allowed: claims, facts, actors",
        ),
        (["--as", "gdelt"], "--as 'gdelt' is not known, did you mean gdelt2?; allowed: cameo, gdelt2, polecat, acled"),
        (["--tables", ","], "--tables names nothing; allowed: claims"),
    ],
)
def test_what_is_not_known_is_said_in_one_line_with_what_is_allowed(
    factnews: Factnews, store: str, tmp_path: Path, options: list[str], said: str
) -> None:
    ended = factnews(["export", str(tmp_path / "out"), "--store", store, *options])
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err
    assert not (tmp_path / "out").exists()


def test_a_missing_store_is_no_empty_export(factnews: Factnews, tmp_path: Path) -> None:
    ended = factnews(["export", str(tmp_path / "out"), "--store", str(tmp_path / "none.db")])
    assert ended.code == 2
    assert "there is no store" in ended.err
    assert not (tmp_path / "out").exists()
