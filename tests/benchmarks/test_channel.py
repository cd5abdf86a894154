from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from benchmarks import channel_news
from benchmarks.__main__ import main, print_channel, write_json
from benchmarks.channel import ChannelBenchmark, Timing
from factnews.store import Store
from factnews.store.filters import FactFilter
from factnews.store.shelf import Shelf

QUICK = Timing("fact", 40, 5.0, 9.0, 4.0, 8.0, 12_000)
SLOW = Timing("home", 40, 90.0, 190.0, 80.0, 99.0, 12_000)
DONE = ChannelBenchmark(100_000, 170_000, 20_000, 5000, 7, 1, 60.0, 30.0, (QUICK, SLOW), 1000, 5000, 44.0, 40.0)


def test_the_table_names_what_is_slower_than_promised() -> None:
    out = io.StringIO()
    print_channel(DONE, Console(file=out, width=160))
    assert "over 100 ms of wall clock at the 95th percentile: home" in out.getvalue()
    assert "over 100 ms of processor time at the 95th percentile: none" in out.getvalue()
    assert "1,000 pages: 44.0 s, 40.0 CPU s" in out.getvalue()


def test_figures_written_as_json_are_read_back(tmp_path: Path) -> None:
    write_json(DONE, str(tmp_path / "figures.json"))
    assert msgspec.json.decode((tmp_path / "figures.json").read_bytes(), type=ChannelBenchmark) == DONE
    assert json.loads((tmp_path / "figures.json").read_text())["timings"][0]["cpu_p95"] == 8.0


def test_no_facts_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["channel", "--facts", "0"]) == 2
    assert "give 10 or more" in capsys.readouterr().err


def test_the_made_store_holds_what_was_made_and_every_span_is_its_words(tmp_path: Path) -> None:
    made = channel_news.fill(tmp_path / "news.db", 60, seed=3)
    with Shelf.open(tmp_path / "news.db", readonly=True) as shelf:
        counts = shelf.counts()
        assert (counts.facts, counts.claims, counts.articles) == (made.facts, made.claims, made.reports)
        assert counts.stories == made.stories == 3
        for code, number in made.facts_of:
            assert shelf.count_facts(FactFilter(either=code)) == number
        for told in shelf.claims():
            text = (shelf.article(told.claim.article_id) or pytest.fail("no article")).text
            parts = [
                told.claim.trigger,
                *told.claim.actors,
                *told.claim.recipients,
                told.claim.object,
                told.claim.where,
            ]
            assert all(part is None or text[part.start : part.end] == part.text for part in parts)
        fact = shelf.fact(channel_news.fact_id(7))
        assert fact is not None
        assert all("mark7." in words.text for words in shelf.sentences_of(fact.claim_ids).values())
        assert not shelf.stale_classes()
        assert shelf.stories_are_complete()


def test_the_same_seed_makes_the_same_news(tmp_path: Path) -> None:
    first = channel_news.fill(tmp_path / "one.db", 30, seed=3)
    assert channel_news.fill(tmp_path / "two.db", 30, seed=3) == first
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "two.db") as two:
        assert list(one.facts()) == list(two.facts())
