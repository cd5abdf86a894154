"""A run reads what it is given once, keeps what it can, and survives being killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factnews.errors import ExtractionError, ModelError
from factnews.model import Article, Page, Reading, Reject, Standing
from factnews.pipeline import ReadReport, RunSummary, Settings, read_report, read_reports, run
from factnews.store import ClaimFilter, Store, StoreCounts
from tests.fake_steps import STEPS, fetch, write_html_pages, write_pages
from tests.store.samples import contents

ROOT = Path(__file__).parent.parent


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def pages(tmp_path: Path) -> str:
    write_pages(tmp_path / "pages", 24)
    return str(tmp_path / "pages")


def never(articles: Iterable[Article]) -> Iterator[Reading]:
    for article in articles:
        pytest.fail(f"the reader was asked to read {article.id}")
        yield


def test_a_run_stores_all_that_can_be_read_and_says_what_cannot(store, pages):
    told: list[RunSummary] = []
    summary = run([pages, "missing"], store, steps=STEPS, progress=told.append)
    assert (summary.pages, summary.stored, summary.rejected, summary.known) == (24, 23, 2, 0)
    assert summary.uncoded == 2
    assert told[-1] == summary
    assert [t.pages for t in told if t.source and t.facts == 0] == [*range(1, 25), 24]
    counts = store.counts()
    assert (counts.pages, counts.articles, counts.versions, counts.rejects) == (24, 21, 23, 2)
    assert summary.claims > counts.claims > 20  # those of replaced versions no longer count
    assert counts.facts == summary.facts > 0
    assert sorted(name for fact in store.facts() for name in fact.claim_ids) == sorted(
        told.claim.id for told in store.claims()
    )


def test_running_again_changes_nothing_and_loads_no_reader(store, pages, tmp_path):
    run([pages], store, steps=STEPS)
    before = contents(str(tmp_path / "news.db"))
    again = run([pages], store, steps=replace(STEPS, read=never))
    assert (again.pages, again.known, again.stored, again.facts) == (24, 24, 0, 0)
    assert contents(str(tmp_path / "news.db")) == before


def test_a_changed_page_takes_the_place_of_its_report_and_facts_follow(store, tmp_path):
    folder = tmp_path / "pages"
    write_pages(folder, 1)
    path = folder / "0000.txt"
    run([str(folder)], store, steps=STEPS)
    first = list(store.facts())
    path.write_text(path.read_text().replace("attacked", "aided"))
    summary = run([str(folder)], store, steps=STEPS)
    assert (summary.stored, summary.facts) == (1, 2)
    assert [v.current for v in store.versions("report-0")] == [False, True]
    facts = {fact.event_class: fact for fact in store.facts()}
    assert {kind: fact.standing is Standing.RETRACTED for kind, fact in facts.items()} == {
        "AID": False,
        "ASSAULT": True,
    }
    assert (facts["ASSAULT"].id, facts["ASSAULT"].earlier) == (first[0].id, first[0].claim_ids)
    assert [fact.event_class for fact in first] == ["ASSAULT"]


def test_other_bytes_around_the_same_words_are_not_read_again(store, tmp_path):
    write_pages(tmp_path / "three", 3)
    pages = str(tmp_path / "three")
    run([pages], store, steps=STEPS)

    def rewrapped(inputs: Iterable[str]) -> Iterator[Page | Reject]:
        for n, page in enumerate(fetch(inputs)):
            yield replace(page, digest=f"{n:064}") if isinstance(page, Page) else page

    again = run([pages], store, steps=replace(STEPS, fetch=rewrapped, read=never))
    assert (again.pages, again.known, again.unchanged, again.stored) == (3, 0, 3, 0)
    assert store.counts().versions == 3


def test_a_report_in_another_language_is_kept_with_a_note_and_not_coded(store, pages):
    run([pages], store, steps=STEPS)
    report = store.report("report-5")
    assert report.claims == report.sentences == ()
    assert "(de)" in report.notes[0]


def test_a_newer_reader_reads_again_only_what_it_is_asked_to(store, pages):
    run([pages], store, steps=STEPS)
    newer = replace(STEPS, version="fake 2")
    assert run([pages], store, steps=newer).stored == 0
    again = run([pages], store, Settings(reread=True), steps=newer)
    assert again.stored == 23
    assert store.counts() == StoreCounts(
        pages=24,
        articles=21,
        versions=23,
        claims=store.counts().claims,
        statements=store.counts().statements,
        facts=again.facts,
        rejects=1,
        stories=again.stories,
    )


def test_every_report_with_a_fact_is_in_a_story_also_when_a_run_was_killed_before_they_were_grouped(store, pages):
    run([pages], store, steps=STEPS)
    stories = list(store.stories())
    told = {claim.claim.article_id for claim in store.claims()}
    assert {report for story in stories for report in story.article_ids} == told
    store.replace_stories([])
    assert not store.stories_are_complete()
    assert run([pages], store, steps=STEPS).stories == len(stories)
    assert list(store.stories()) == stories


def test_what_another_version_could_not_read_is_tried_again(store, pages):
    run([pages], store, steps=STEPS)
    again = run([pages], store, steps=replace(STEPS, version="fake 2"))
    assert (again.known, again.rejected) == (23, 1)


def test_a_fault_in_one_report_ends_no_run_and_is_tried_again(store, tmp_path):
    folder = tmp_path / "pages"
    write_pages(folder, 3)
    path = folder / "0001.txt"
    good = path.read_text()
    path.write_text(good + " fault")
    assert run([str(folder)], store, steps=STEPS).stored == 2
    (noted,) = store.rejects()
    assert noted.reject.reason == "fault"
    assert "IndexError: a mistake of ours" in noted.reject.message
    mended = replace(
        STEPS, read=lambda articles: STEPS.read(replace(a, text=a.text.replace("fault", "")) for a in articles)
    )
    assert run([str(folder)], store, steps=mended).stored == 1
    assert list(store.rejects()) == []


def test_a_reader_that_cannot_be_loaded_ends_the_run_before_every_page_is_rejected(store, pages):
    def broken(articles: Iterable[Article]) -> Iterator[Reading]:
        raise ModelError("the reader's weights are missing; install factnews again")

    with pytest.raises(ModelError):
        run([pages], store, steps=replace(STEPS, read=broken))
    assert store.counts().rejects == 0


def test_reports_can_be_read_without_a_store(pages):
    outcomes = list(read_reports([pages, "missing"], steps=STEPS))
    assert [type(outcome) for outcome in outcomes[:8]] == [ReadReport] * 7 + [Reject]
    assert outcomes[-1].reason == "no-such-file"
    page = next(page for page in fetch([pages]) if isinstance(page, Page))
    report = read_report(page, steps=STEPS)
    assert outcomes[0].report.claims == report.claims == read_report(report.article, steps=STEPS).claims
    with pytest.raises(ExtractionError, match="holds no report"):
        read_report(replace(page, body=b"nothing"), steps=STEPS)


@pytest.mark.parametrize("store_location", ["sqlite", "postgresql"], indirect=True)
def test_a_run_killed_at_ten_random_moments_leaves_the_store_of_an_undisturbed_one(store_location, tmp_path):
    folder, whole = tmp_path / "pages", tmp_path / "whole.db"
    write_pages(folder, 300)
    with Store.open(whole) as store:
        run([str(folder)], store, steps=STEPS)
    chance = random.Random(20260304)
    done = 0
    for _ in range(10):
        with _started(folder, store_location) as process:
            _wait_for_dots(process, done + chance.randint(0, 20))
            time.sleep(chance.random() * 0.01)
            process.kill()
            assert process.wait() == -9, "the run ended before it could be killed: give it more pages"
        with Store.open(store_location) as store:
            done = store.counts().pages
    assert 0 < done < 300
    with _started(folder, store_location) as process:
        assert process.wait(timeout=300) == 0
    assert contents(store_location) == contents(str(whole))
    with Store.open(store_location, readonly=True) as store:
        assert len({told.claim.id for told in store.claims(ClaimFilter())}) == store.counts().claims


def test_a_run_of_the_real_steps_that_is_killed_loses_and_doubles_nothing(tmp_path):
    folder, whole, killed = tmp_path / "pages", str(tmp_path / "whole.db"), str(tmp_path / "killed.db")
    write_html_pages(folder, 9)
    with _started(folder, whole, "real") as process:
        assert process.wait(timeout=300) == 0
    with Store.open(whole, readonly=True) as store:
        assert (store.counts().articles, store.counts().rejects) == (9, 0)
        assert store.counts().claims > 9
        for told in store.claims():
            text = store.article(told.claim.article_id).text
            assert text[told.claim.trigger.start : told.claim.trigger.end] == told.claim.trigger.text
    for number in (2, 5, 8):
        with _started(folder, killed, "real") as process:
            _wait_for_dots(process, number)
            process.kill()
    with _started(folder, killed, "real") as process:
        assert process.wait(timeout=300) == 0
    assert contents(killed) == contents(whole)


def _started(folder: Path, location: str, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.fake_steps", str(folder), location, *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def _wait_for_dots(process: subprocess.Popen[bytes], number: int) -> None:
    assert process.stdout is not None
    process.stdout.read(number)
