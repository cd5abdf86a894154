from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factnews.channel.filling import CLOSE, OPEN
from factnews.channel.index import SearchIndex, cache_folder, pieces
from factnews.channel.search import pieces_of
from factnews.channel.words import key, question
from factnews.model import EventClass
from factnews.store import Store
from factnews.store.shelf import Shelf
from tests.channel.shelves import HOSTILE, fill, hostile, tell

NAMES = {"DEU": "Germany", "GBR": "Britain", "POL": "Poland"}


def naming(code: str) -> str:
    """A name for a code."""
    return NAMES.get(code, code)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    """An index over thirty facts."""
    folder = tmp_path_factory.mktemp("index")
    with Shelf.open(fill(folder / "news.db", [tell(n) for n in range(30)]), readonly=True) as shelf:
        made = SearchIndex(shelf, naming, folder / "index.db")
        yield made
        made.close()


def found(index: SearchIndex, typed: str) -> list[str]:
    """The facts that hold these words."""
    return [hit.id for hit in index.facts(typed, size=200).hits]


@pytest.mark.parametrize(
    ("typed", "fact"),
    [("number7", "f00007"), ("number7 zenda", "f00007"), ("POL number8", "f00008"), ("Poland number8", "f00008"),
     ("NUMBER9", "f00009"), ("cafe number3", "f00003"), ("CAFÉS number3", "f00003"), ("shelling number4", "f00004")],
)  # fmt: skip
def test_a_fact_is_found_by_its_words_names_and_codes_in_any_form(index: SearchIndex, typed: str, fact: str) -> None:
    assert found(index, typed) == [fact]


def test_all_words_must_occur_and_none_finds_nothing(index: SearchIndex) -> None:
    assert found(index, "number7 number8") == []
    assert found(index, "") == []
    assert found(index, "!?;") == []
    assert len(found(index, "zenda")) == 30


def test_reports_are_found_by_their_titles(index: SearchIndex) -> None:
    assert [hit.id for hit in index.reports("news part 12").hits] == ["a00012"]


def test_a_snippet_shows_the_words_that_were_found(index: SearchIndex) -> None:
    (hit,) = index.facts("number7").hits
    cut = pieces(hit.snippet)
    assert ("number7", True) in cut
    assert "".join(text for text, _ in cut) == tell(7)[0].article.text
    assert pieces_of(tuple(cut))[1::2] == ("number7",)


@settings(max_examples=150, deadline=None)
@given(typed=st.text(max_size=60) | st.text(st.sampled_from("\"*^:(){}[]-+ ANDORNEARzenda,'\0_\ue000"), max_size=40))
@example(typed='" OR "zenda')
@example(typed="NEAR(zenda, 3)")
@example(typed="title : zenda*")
@example(typed="zenda NOT zenda AND")
@example(typed="\ud800 \x00 ²")
def test_whatever_is_typed_is_words_and_never_an_error(index: SearchIndex, typed: str) -> None:
    hits = index.facts(typed, size=3)
    assert hits.total >= len(hits.hits)
    index.reports(typed)


def test_signs_of_the_query_language_mean_nothing(index: SearchIndex) -> None:
    assert found(index, 'number7" OR "number8') == []
    assert found(index, "number7*") == ["f00007"]
    assert found(index, "names:zenda") == []
    assert question("a AND b") == '{title names quotes} : ("a" AND "AND" AND "b")'


def test_keys_are_no_words_that_somebody_can_type(index: SearchIndex) -> None:
    assert found(index, key("class", "ASSAULT")) == []
    assert found(index, "keys kxkind") == []


def test_the_index_follows_the_store_by_what_has_changed(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.db", [tell(n) for n in range(8)])
    with Shelf.open(path, readonly=True) as shelf:
        index = SearchIndex(shelf, naming, tmp_path / "index.db")
        assert index.refresh() == 16
        assert index.refresh() == 0
        assert found(index, "number4") == ["f00004"]
        report, fact = tell(9)
        with Store.open(path) as store:
            store.add_report(report)
            kept = [tell(n)[1] for n in (1, 5)]
            store.replace_facts(EventClass.CONSULT, [*kept, fact])
            store.replace_facts(EventClass.ASSAULT, [replace(tell(0)[1], object="the lighthouse")])
        assert index.refresh() == 4  # a fact and a report more, one changed, one gone
        assert found(index, "number9") == ["f00009"]
        assert found(index, "number4") == []
        assert found(index, "lighthouse") == ["f00000"]
        assert index.refresh() == 0


def test_an_index_that_is_there_already_is_used_and_only_brought_up_to_date(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.db", [tell(n) for n in range(5)])
    with Shelf.open(path, readonly=True) as shelf:
        assert SearchIndex(shelf, naming, tmp_path / "index.db").refresh() == 10
        assert SearchIndex(shelf, naming, tmp_path / "index.db").refresh() == 0


@pytest.mark.parametrize("damage", [b"no database at all, but many bytes" * 40, b""])
def test_a_damaged_or_lost_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = fill(tmp_path / "news.db", [tell(n) for n in range(5)])
    with Shelf.open(path, readonly=True) as shelf:
        index = SearchIndex(shelf, naming, tmp_path / "index.db")
        assert found(index, "number3") == ["f00003"]
        for ending in ("-wal", "-shm"):
            (tmp_path / f"index.db{ending}").unlink(missing_ok=True)
        (tmp_path / "index.db").write_bytes(damage)
        assert found(index, "number3") == ["f00003"]


def test_hostile_words_are_indexed_as_words(tmp_path: Path) -> None:
    with Shelf.open(hostile(tmp_path / "n.db"), readonly=True) as shelf:
        index = SearchIndex(shelf, naming, tmp_path / "index.db")
        assert len(found(index, "zenda")) == len(HOSTILE)
        assert len(index.facts("alert script").hits) == 1
        for hit in index.facts("zenda").hits:
            assert hit.snippet.count(OPEN) == hit.snippet.count(CLOSE)


def test_only_its_owner_may_read_the_index_and_it_lies_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = fill(tmp_path / "news.db", [tell(1)])
    with Shelf.open(path, readonly=True) as shelf:
        index = SearchIndex(shelf, naming)
        index.refresh()
        assert index.path.is_relative_to(cache_folder())
        assert stat.S_IMODE(index.path.stat().st_mode) == 0o600
        with sqlite3.connect(index.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def test_a_store_of_either_database_is_searched(store_location: str, tmp_path: Path) -> None:
    told = [tell(n) for n in range(6)]
    with Store.open(store_location) as store:
        for report, _ in told:
            store.add_report(report)
        for event_class in EventClass:
            store.replace_facts(event_class, [fact for _, fact in told if fact.event_class is event_class])
    with Shelf.open(store_location, readonly=True) as shelf:
        index = SearchIndex(shelf, naming, tmp_path / "index.db")
        assert found(index, "number4") == ["f00004"]
        with Store.open(store_location) as store:
            store.add_report(tell(6)[0])
            store.replace_facts(EventClass.ACCUSE, [tell(n)[1] for n in (2, 6)])
        assert index.refresh() >= 2
        assert found(index, "number6") == ["f00006"]
        index.close()
