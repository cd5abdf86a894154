"""The order of the steps: pages are fetched, articles extracted, read and coded, reports stored, facts
merged, stories grouped."""

from __future__ import annotations

import gc
import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factnews import __version__
from factnews.errors import ExtractionError, FactNewsError, ModelError, StoreError
from factnews.model import Article, ClaimInContext, EventClass, Fact, Page, Reading, Reject, Report, ReportLine, Story
from factnews.stories import group

if TYPE_CHECKING:
    from factnews.articles import ExtractSettings
    from factnews.claims.coder import Coder
    from factnews.claims.settings import CodeSettings
    from factnews.facts.copies import ReportText
    from factnews.pages import FetchSettings
    from factnews.reading import Reader
    from factnews.store import Store

FAULT = "fault"  # the reason of a reject that is due to us, not to the page
LANGUAGE = "en"  # what the reader was trained on; an article of which no language is known is tried


def merge(claims: Iterable[ClaimInContext], lines: Sequence[ReportLine] = ()) -> Iterator[Fact]:
    """The facts that claims tell of, given the lines of report that are known; imported when first needed."""
    from factnews.facts import merge as join

    return join(claims, lines)


@dataclass(frozen=True, slots=True)
class Steps:
    """What is done with inputs, step by step; `version` names code and model: their work is told apart by it."""

    fetch: Callable[[Iterable[str]], Iterator[Page | Reject]]
    extract: Callable[[Iterable[Page | Reject]], Iterator[Article | Reject]]  # one outcome for each, in order
    read: Callable[[Iterable[Article]], Iterator[Reading]]
    code: Callable[[Iterable[Reading]], Iterator[Report]]
    merge: Callable[[Iterable[ClaimInContext], Sequence[ReportLine]], Iterator[Fact]] = merge
    group: Callable[[Iterable[Fact], Iterable[ClaimInContext], Iterable[Story]], Iterator[Story]] = group
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of all steps; None stands for a room's own defaults."""

    fetch: FetchSettings | None = None
    extract: ExtractSettings | None = None
    code: CodeSettings | None = None
    threads: int = 1  # of the reader
    reread: bool = False  # whether pages that another version of code or model has read are read again


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report and where it came from, as a person would name it."""

    source: str
    report: Report


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did so far: counts of pages unless said otherwise."""

    source: str = ""  # of the page that was dealt with last
    pages: int = 0  # had, of which:
    known: int = 0  # stored before and not touched
    stored: int = 0  # of a report that was new, changed or read anew
    unchanged: int = 0  # other bytes around the words that were stored before
    rejected: int = 0  # also what was no page at all
    uncoded: int = 0  # of those stored: in another language
    words: int = 0
    claims: int = 0  # in the reports stored by this run
    statements: int = 0
    facts: int = 0  # merged anew at the end of the run
    stories: int = 0  # in the store after it, where facts have changed
    seconds: float = 0.0


Progress = Callable[[RunSummary], None]


# --------------------------------------------------------------------------------------------------- the order of steps


def read_reports(
    inputs: Iterable[str], settings: Settings | None = None, *, steps: Steps | None = None
) -> Iterator[ReadReport | Reject]:
    """The report of every page of the inputs, in order, or the reject of what could not be read; nothing is stored."""
    steps = steps or real_steps(settings)
    for page, outcome in _extracted(steps, steps.fetch(inputs)):
        report = _coded(steps, page, outcome) if isinstance(outcome, Article) else outcome
        yield report if isinstance(report, Reject) else ReadReport(page.source if page else "", report)


def run(
    inputs: Iterable[str],
    store: Store,
    settings: Settings | None = None,
    *,
    steps: Steps | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Reads all inputs into a store, page by page, merges facts, groups stories; what is stored already is skipped unread.

    Each page is stored in one transaction with all that was read from it, so that a run which was killed goes on where
    it stopped. What cannot be used becomes a reject in the store. `progress` is called after every page. Raises
    `StoreError` where the store cannot be written and `ModelError` for a reader that cannot be loaded; any other fault
    in one page is a reject with reason `fault`, and the page is tried again by the next run.
    """
    settings = settings or Settings()
    steps = steps or real_steps(settings, store=store)
    tally = _Tally(progress)
    with patient_collector():
        _run_pages(inputs, store, settings, steps, tally)
        stale = store.stale_classes()
        lines = _lines(store) if stale else []
        for event_class in stale:
            tally.add("", facts=_merge_class(steps, store, event_class, lines))
        if tally.summary.facts or not store.stories_are_complete():
            told = (claim for event_class in EventClass for claim in store.claims_of_class(event_class, former=True))
            stories = list(steps.group(store.facts(), told, store.stories()))
            tally.add("", stories=store.replace_stories(stories))
    return tally.summary


def _merge_class(steps: Steps, store: Store, event_class: EventClass, lines: Sequence[ReportLine]) -> int:
    """Merges the claims of a class anew; facts that are told of again keep the ids that they had."""
    from factnews.facts.ids import keep_ids
    from factnews.store import ClaimFilter

    before = store.facts(ClaimFilter(event_class=event_class))
    known = {fact.id: (*fact.claim_ids, *fact.earlier) for fact in before}
    facts, _ = keep_ids(steps.merge(store.claims_of_class(event_class, former=True), lines), known)
    return store.replace_facts(event_class, facts)


def _lines(store: Store) -> list[ReportLine]:
    """The lines of report that copy one another, found anew among all reports of the store and kept in it."""
    from factnews.facts.copies import copy_lines

    lines = copy_lines(_texts(store))
    store.replace_report_lines(lines)
    return lines


def _texts(store: Store) -> Iterator[ReportText]:
    from factnews.facts.copies import ReportText

    for header in store.articles():
        article = store.article(header.id) if header.claims else None
        if article is not None:
            yield ReportText(article.id, article.publisher, article.text, article.published_at, article.published)


@contextmanager
def patient_collector() -> Iterator[None]:
    """Let the garbage collector come by less often: reports are trees of many small objects and hold no cycles, and looking
    through them for any took a tenth of a run."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _run_pages(inputs: Iterable[str], store: Store, settings: Settings, steps: Steps, tally: _Tally) -> None:
    pages = _unknown(steps.fetch(inputs), store, steps.version, settings.reread, tally)
    for page, outcome in _extracted(steps, pages):
        if page is not None and isinstance(outcome, Article):
            if store.add_same(page, outcome, processor=steps.version):
                tally.add(page.source, pages=1, unchanged=1)
                continue
            report = _coded(steps, page, outcome)
            if isinstance(report, Report):
                store.add_report(report, page=page, processor=steps.version)
                tally.add_report(page, report)
                continue
            outcome = report  # noqa: PLW2901
        if isinstance(outcome, Reject):
            # A fault of ours marks no page as done: the next run tries it again.
            store.reject(outcome, page=None if outcome.reason == FAULT else page, processor=steps.version)
            tally.add(outcome.source, pages=int(page is not None), rejected=1)


# ------------------------------------------------------------------------------------------------------------ the parts


def read_report(given: Page | Article, settings: Settings | None = None, *, steps: Steps | None = None) -> Report:
    """The report of one page or article; raises `ExtractionError` for a page that holds none."""
    steps = steps or real_steps(settings)
    outcome = given if isinstance(given, Article) else next(steps.extract((given,)))
    if isinstance(outcome, Reject):
        raise ExtractionError(outcome.message, reason=outcome.reason)
    return _read_and_coded(steps, outcome)


def _unknown(
    fetched: Iterable[Page | Reject], store: Store, version: str, reread: bool, tally: _Tally
) -> Iterator[Page | Reject]:
    """What is to be read: not the pages that the store has done with, before any work is spent on them.

    What another version rejected is tried again; what it stored only with `reread`.
    """
    begun: set[tuple[str, str]] = set()
    for page in fetched:
        if isinstance(page, Page):
            done = store.marker(page.digest, page.source)
            again = done is not None and done.processor != version and (done.rejected or reread)
            if (page.digest, page.source) in begun or (done is not None and not again):
                tally.add(page.source, pages=1, known=1)
                continue
            begun.add((page.digest, page.source))
        yield page


def _extracted(steps: Steps, fetched: Iterable[Page | Reject]) -> Iterator[tuple[Page | None, Article | Reject]]:
    """Each page with its article or reject; what was rejected before comes without a page.

    The extraction reads pages ahead, so the pages that it has taken wait here for their outcomes.
    """
    waiting: deque[Page | Reject] = deque()

    def taken() -> Iterator[Page | Reject]:
        for page in fetched:
            waiting.append(page)
            yield page

    for outcome in steps.extract(taken()):
        page = waiting.popleft()
        if isinstance(outcome, Article) and not (isinstance(page, Page) and outcome.digest == page.digest):
            message = f"the extraction gave another page's article at {page.source}; report this as a bug"
            raise FactNewsError(message, reason=FAULT)
        yield (page if isinstance(page, Page) else None), outcome


def _coded(steps: Steps, page: Page | None, article: Article) -> Report | Reject:
    source = page.source if page is not None else article.id
    try:
        return _read_and_coded(steps, article)
    except (ImportError, MemoryError, ModelError, StoreError):
        raise  # nothing that the next report would be spared
    except FactNewsError as error:
        return Reject(source, error.reason, str(error), "reading")
    except Exception as error:  # noqa: BLE001  a fault of ours in one report must not end a run over thousands
        words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        message = f"a fault inside factnews while reading {source} ({words}); it will be tried again, please report it"
        return Reject(source, FAULT, message, "reading")


def _is_read(article: Article) -> bool:
    return article.language is None or article.language.lower().partition("-")[0] == LANGUAGE


def _read_and_coded(steps: Steps, article: Article) -> Report:
    if _is_read(article):
        return next(steps.code(steps.read((article,))))
    note = f"the report is in another language than English ({article.language}): it is kept, but no claims are read"
    return Report(article, (), (), (), (), (), (), notes=(note,))


class _Tally:
    """Counts what a run does, and tells who wants to know."""

    def __init__(self, progress: Progress | None) -> None:
        self.summary = RunSummary()
        self._progress = progress
        self._start = time.monotonic()

    def add_report(self, page: Page | None, report: Report) -> None:
        self.add(
            page.source if page is not None else report.article.id,
            pages=1,
            stored=1,
            uncoded=int(not _is_read(report.article)),
            words=len(report.article.text.split()),
            claims=len(report.claims),
            statements=len(report.statements),
        )

    def add(self, source: str, **counts: int) -> None:
        sums = {name: getattr(self.summary, name) + count for name, count in counts.items()}
        seconds = time.monotonic() - self._start
        self.summary = replace(self.summary, source=source or self.summary.source, seconds=seconds, **sums)
        if self._progress is not None:
            self._progress(self.summary)


# -------------------------------------------------------------------------------------------------------- the real ones


def real_steps(settings: Settings | None = None, *, store: Store | None = None) -> Steps:
    """The steps as they are shipped; each is imported, and the reader loaded, when it is first needed.

    With a `store`, an address that has not changed since it was stored is not fetched again.
    """
    chosen = settings or Settings()

    def fetch(inputs: Iterable[str]) -> Iterator[Page | Reject]:
        from factnews.pages import FetchSettings, fetch

        manners = chosen.fetch or FetchSettings()
        if store is not None and manners.previous is None:
            manners = replace(manners, previous=store.validators)
        return fetch(inputs, settings=manners)

    def extract(pages: Iterable[Page | Reject]) -> Iterator[Article | Reject]:
        from factnews.articles import ExtractSettings, extract

        return extract(pages, settings=chosen.extract or ExtractSettings())

    @cache
    def reader() -> Reader:
        from factnews.reading import Reader

        return Reader(threads=chosen.threads)

    @cache
    def coder() -> Coder:
        from factnews.claims.coder import Coder

        return Coder(settings=chosen.code)

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        return reader().read_many(articles)

    def code(readings: Iterable[Reading]) -> Iterator[Report]:
        return coder()(readings)

    return Steps(fetch=fetch, extract=extract, read=read, code=code, version=code_version())


def code_version() -> str:
    """The version of the code and of the reader's weights, without loading them."""
    weights = Path(__file__).parent / "reading" / "weights"
    parts = [path.read_bytes() for name in ("reader.json", "heads.npz") if (path := weights / name).exists()]
    return f"factnews {__version__}, reader {hashlib.sha256(b''.join(parts)).hexdigest()[:8]}"
