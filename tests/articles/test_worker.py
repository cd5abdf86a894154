"""A page that hangs or eats memory costs the user one reject and not the run."""

from __future__ import annotations

import os
import time

import pytest

from factnews.articles import ExtractSettings, Worker
from factnews.errors import ExtractionError
from factnews.model import Article, Reject
from tests.articles import extractors
from tests.articles.pages import Layout, html, json_ld, page


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_page_that_hangs_is_rejected_and_the_next_page_is_read_by_a_fresh_process() -> None:
    settings = ExtractSettings(timeout=1.0)
    with Worker(settings, extractor=extractors.hangs_on_slow) as worker:
        first = worker.extract(page(html()))
        rejected = worker.extract(page(html(), source="slow.html"))
        after = worker.extract(page(html()))
    assert isinstance(rejected, Reject)
    assert (rejected.reason, rejected.stage, rejected.source) == ("timeout", "articles", "slow.html")
    assert "longer than 1 s" in rejected.message
    assert isinstance(first, Article)
    assert first == after
    assert worker.started == 2


def test_a_page_that_keeps_the_processor_busy_is_rejected() -> None:
    with Worker(ExtractSettings(timeout=0.2), extractor=extractors.spins) as worker:
        rejected = worker.extract(page(html()))
    assert isinstance(rejected, Reject)
    assert rejected.reason == "timeout"


def test_a_page_that_eats_memory_is_rejected_and_the_run_goes_on() -> None:
    settings = ExtractSettings(memory=400_000_000)
    with Worker(settings, extractor=extractors.eats_memory) as worker:
        rejected = worker.extract(page(html(), source="greedy.html"))
        after = worker.extract(page(html()))
    assert isinstance(rejected, Reject)
    assert rejected.reason == "memory"
    assert "400 MB" in rejected.message
    assert isinstance(after, Article)


def test_a_page_that_ends_the_process_is_rejected() -> None:
    with Worker(extractor=extractors.dies) as worker:
        rejected = worker.extract(page(html()))
    assert isinstance(rejected, Reject)
    assert rejected.reason == "crash"


def test_an_unforeseen_failure_is_one_reject_and_needs_no_new_process() -> None:
    with Worker(extractor=extractors.fails) as worker:
        outcomes = [worker.extract(page(html())) for _ in range(3)]
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Reject)] == ["unreadable"] * 3
    assert worker.started == 1


def test_what_a_library_prints_does_not_garble_the_answers() -> None:
    with Worker(extractor=extractors.prints) as worker:
        assert isinstance(worker.extract(page(html())), Article)


def test_text_and_json_pages_start_no_process() -> None:
    with Worker() as worker:
        text = worker.extract(page("A strike began.\n\nThe union said so on Monday.", "text/plain"))
        report = worker.extract(page('{"text": "The union said so on Monday."}', "application/json"))
        rejected = worker.extract(page('{"text": ""}', "application/json"))
    assert isinstance(text, Article)
    assert isinstance(report, Article)
    assert isinstance(rejected, Reject)
    assert worker.started == 0


def test_a_process_can_be_started_ahead_of_the_first_page() -> None:
    with Worker() as worker:
        worker.start()
        assert worker.started == 1
        assert isinstance(worker.extract(page(html())), Article)
        assert worker.started == 1


def test_a_child_that_cannot_start_is_one_clear_error() -> None:
    with Worker(extractor=lambda one: one) as worker, pytest.raises(ExtractionError, match="did not start") as caught:  # type: ignore[arg-type, return-value]
        worker.extract(page(html()))
    assert caught.value.reason == "worker"


def test_a_page_over_the_size_limit_is_rejected_before_any_process_starts() -> None:
    with Worker() as worker:
        rejected = worker.extract(page(b"<p>words</p>" * 1_700_000))
    assert isinstance(rejected, Reject)
    assert rejected.reason == "too-large"
    assert "20.4 MB" in rejected.message
    assert worker.started == 0


def test_no_process_is_left_behind_when_the_worker_is_closed() -> None:
    worker = Worker()
    worker.extract(page(html()))
    process = worker._process
    assert process is not None
    pid = process.pid
    assert alive(pid)
    worker.close()
    assert not alive(pid)
    with pytest.raises(ExtractionError, match="closed"):
        worker.extract(page(html()))


def test_a_process_whose_parent_is_gone_ends_by_itself() -> None:
    worker = Worker()
    worker.extract(page(html()))
    process = worker._process
    assert process is not None
    process._to_child.close()  # what the system does when the parent dies
    until = time.monotonic() + 20
    while process._process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert process._process.poll() == 0
    worker.close()


def test_the_process_hands_on_the_moment_of_publication_in_the_outlets_own_zone() -> None:
    layout = Layout(head=json_ld(datePublished="2020-06-16T19:40:00+09:00"))
    with Worker(ExtractSettings()) as worker:
        article = worker.extract(page(html(layout)))
    assert isinstance(article, Article)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-06-16T19:40:00+09:00"
