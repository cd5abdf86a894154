"""The measured process: `python -m benchmarks.stages FOLDER STORE MODE`, one line of JSON on standard output.

MODE `stages` runs each stage over all pages before the next and measures each; `whole` runs page after page, as a `run`
does, and measures time and memory of the whole.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.clock import Spent, cpu_seconds, peak_memory, stay_on_one_core, timed
from benchmarks.figures import Measured, Stage
from factnews.articles import extract
from factnews.claims import code
from factnews.model import Article, Page, Reject, Report
from factnews.pages import fetch
from factnews.reading import Reader
from factnews.store import Store

T = TypeVar("T")


def pages_of(folder: Path) -> Iterator[Page]:
    """Pages of a folder; the benchmark's own pages leave no rejects, so one is an error."""
    return _kept(fetch([str(folder)]))


def articles_of(pages: Iterable[Page]) -> Iterator[Article]:
    """Articles of pages."""
    return _kept(extract(pages))


def _kept(made: Iterable[T | Reject]) -> Iterator[T]:
    for one in made:
        if isinstance(one, Reject):
            raise SystemExit(f"benchmarks: {one.source} was rejected: {one.message}")
        yield one


def by_stage(folder: Path, store_path: Path, reader: Reader, start: float) -> Measured:
    """Each stage over all pages."""
    spent: dict[str, Spent] = {}
    with timed() as spent["fetch"]:
        pages = list(pages_of(folder))
    with timed() as spent["extract"]:
        articles = list(articles_of(pages))
    with timed() as spent["read"]:
        readings = [reader.read(article) for article in articles]
    with timed() as spent["code"]:
        reports = [code(reading) for reading in readings]
    with timed() as spent["store"], Store.open(store_path) as store:
        for page, report in zip(pages, reports, strict=True):
            store.add_report(report, page=page)
    return measured(spent, reports, start)


def whole(folder: Path, store_path: Path, reader: Reader, start: float) -> Measured:
    """Page after page, from the stored page to the stored claims."""
    reports = []
    with timed() as spent, Store.open(store_path) as store:
        waiting: list[Page] = []

        def noted(pages: Iterable[Page]) -> Iterator[Page]:
            for page in pages:
                waiting.append(page)
                yield page

        for article in articles_of(noted(pages_of(folder))):
            report = code(reader.read(article))
            store.add_report(report, page=waiting.pop(0))
            reports.append(report)
    return measured({"whole": spent}, reports, start)


def measured(spent: dict[str, Spent], reports: list[Report], start: float) -> Measured:
    """What was measured, with what it was measured on."""
    own, workers = peak_memory()
    return Measured(
        pages=len(reports),
        words=sum(len(report.article.text.split()) for report in reports),
        stages=tuple(Stage(name, cost.cpu, cost.wall) for name, cost in spent.items()),
        start=start,
        memory=own,
        workers_memory=workers,
        claims=sum(len(report.claims) for report in reports),
        statements=sum(len(report.statements) for report in reports),
    )


def main() -> None:
    """Measure and print."""
    folder, store_path, mode = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    stay_on_one_core()
    reader = Reader()
    start = cpu_seconds()
    done = (by_stage if mode == "stages" else whole)(folder, store_path, reader, start)
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


if __name__ == "__main__":
    main()
