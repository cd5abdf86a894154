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
from factnews.model import Article, Page, Reject, Report
from factnews.pipeline import Settings, Steps, real_steps, run
from factnews.store import Store

T = TypeVar("T")


def kept(made: Iterable[T | Reject]) -> Iterator[T]:
    """What a step made; the benchmark's own pages leave no rejects, so one is an error."""
    for one in made:
        if isinstance(one, Reject):
            raise SystemExit(f"benchmarks: {one.source} was rejected: {one.message}")
        yield one


def by_stage(folder: Path, store_path: Path, steps: Steps, start: float) -> Measured:
    """Each stage over all pages."""
    spent: dict[str, Spent] = {}
    with timed() as spent["fetch"]:
        pages: list[Page] = list(kept(steps.fetch([str(folder)])))
    with timed() as spent["extract"]:
        articles: list[Article] = list(kept(steps.extract(pages)))
    with timed() as spent["read"]:
        readings = list(steps.read(articles))
    with timed() as spent["code"]:
        reports = list(steps.code(readings))
    with timed() as spent["store"], Store.open(store_path) as store:
        for page, report in zip(pages, reports, strict=True):
            store.add_report(report, page=page)
    return measured(spent, reports, start)


def whole(folder: Path, store_path: Path, steps: Steps, start: float) -> Measured:
    """A `run`: page after page, from the stored page to the stored claims and merged facts."""
    with timed() as spent, Store.open(store_path) as store:
        done = run([str(folder)], store, steps=steps)
    if done.rejected:
        raise SystemExit(f"benchmarks: {done.rejected} pages were rejected")
    own, workers = peak_memory()
    cost = Stage("whole", spent.cpu, spent.wall)
    return Measured(done.pages, done.words, (cost,), start, own, workers, done.claims, done.statements)


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
    steps = warm(real_steps(Settings(threads=1)))
    start = cpu_seconds()
    done = (by_stage if mode == "stages" else whole)(folder, store_path, steps, start)
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


def warm(steps: Steps) -> Steps:
    """Have weights and tables loaded, so that start and stages are told apart."""
    article = Article("warm", "Nothing happened.", None, None, None, None, None, "en", None, None, "")
    list(steps.code(steps.read([article])))
    return steps


if __name__ == "__main__":
    main()
