"""The stream keeps order, reads ahead, and ends cleanly when the consumer stops or is interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from factnews.articles import ExtractSettings, Worker, extract
from factnews.errors import InputError
from factnews.model import Article, Page, Reject
from tests.articles import extractors
from tests.articles.pages import Layout, html, page


def mixed(count: int) -> list[Page]:
    pages = []
    for number in range(count):
        source = f"page-{number}"
        if number % 3 == 0:
            pages.append(page(html(Layout(heading=f"Strike day number {number} begins")), source=source))
        elif number % 3 == 1:
            pages.append(page(f'{{"id": "{source}", "text": "Day {number} of the strike."}}', "application/json"))
        else:
            pages.append(page("", source=source))
    return pages


def test_outcomes_come_in_the_order_of_the_pages() -> None:
    outcomes = list(extract(mixed(12), settings=ExtractSettings()))
    assert len(outcomes) == 12
    for number, outcome in enumerate(outcomes):
        if number % 3 == 0:
            assert isinstance(outcome, Article)
            assert outcome.title == f"Strike day number {number} begins"
        elif number % 3 == 1:
            assert isinstance(outcome, Article)
            assert outcome.id == f"page-{number}"
        else:
            assert isinstance(outcome, Reject)
            assert outcome.reason == "empty"


def test_rejects_of_earlier_steps_pass_through_in_place() -> None:
    refused = Reject("https://alder.example/x", "robots", "https://alder.example/x: refused", "pages")
    outcomes = list(extract([*mixed(2), refused], settings=ExtractSettings()))
    assert outcomes[2] is refused


def test_pages_are_taken_ahead_of_the_consumer_but_only_a_few() -> None:
    taken: list[str] = []

    def source() -> Iterator[Page]:
        for one in mixed(12):
            taken.append(one.source)
            yield one

    stream = extract(source(), settings=ExtractSettings(prefetch=2))
    next(stream)
    assert len(taken) == 3
    stream.close()  # type: ignore[attr-defined]


def test_articles_before_a_failing_input_are_not_lost() -> None:
    def source() -> Iterator[Page]:
        yield from mixed(2)
        raise InputError("feed.xml: no feed")

    stream = extract(source(), settings=ExtractSettings())
    assert isinstance(next(stream), Article)
    assert isinstance(next(stream), Article)
    with pytest.raises(InputError, match="no feed"):
        next(stream)


def test_a_consumer_that_stops_early_is_not_kept_waiting_for_a_page_that_hangs() -> None:
    pages = [page("A strike.\n\nIt began on Monday.", "text/plain"), page(html(), source="slow.html")]
    worker = Worker(extractor=extractors.hangs_on_slow)
    stream = extract(pages, settings=ExtractSettings(prefetch=1), worker=worker)
    assert isinstance(next(stream), Article)
    began = time.monotonic()
    worker.close()
    stream.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 9


_INTERRUPTED = """
import sys
from factnews.articles import ExtractSettings, Worker, extract
from tests.articles import extractors
from tests.articles.pages import html, page
pages = [page(html()), page(html(), source="slow.html")]
with Worker(ExtractSettings(timeout=500), extractor=extractors.hangs_on_slow) as worker:
    try:
        for outcome in extract(pages, settings=ExtractSettings(prefetch=0), worker=worker):
            print(worker._process.pid, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def test_ctrl_c_ends_a_run_at_once_and_leaves_no_process() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry or "." for entry in sys.path)},
    )
    assert run.stdout is not None
    pid = int(run.stdout.readline())
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    words, errors = run.communicate(timeout=30)
    assert words.strip() == "interrupted"
    assert errors == ""
    assert run.returncode == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
