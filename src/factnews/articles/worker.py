"""Pages to articles or rejects, one after another: HTML in a process that can be killed, the rest here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType

from factnews.articles import single
from factnews.articles.process import ExtractionProcess, Killed
from factnews.articles.settings import DEFAULT_SETTINGS, ExtractSettings
from factnews.errors import ExtractionError, FactNewsError
from factnews.model import Article, Page, Reject

_MEGABYTE = 1_000_000


class Worker:
    """A context manager around the extracting process, which starts with the first HTML page.

    `extractor` is a function of a module (found again by name in the child); tests give a slow or greedy one.

    >>> with Worker() as worker:
    ...     worker.started  # processes started so far: none before the first HTML page
    0
    """

    def __init__(
        self, settings: ExtractSettings = DEFAULT_SETTINGS, *, extractor: Callable[[Page], Article] | None = None
    ) -> None:
        self.settings = settings
        self.started = 0
        function = extractor or single.extract_plainly
        self._extractor = f"{function.__module__}:{function.__qualname__}"
        self._process: ExtractionProcess | None = None
        self._closed = False
        self._lock = threading.Lock()  # one page at a time: prefetching calls from a thread of its own

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing; a page that is being extracted in another thread becomes a reject."""
        self._closed = True
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def start(self) -> None:
        """Start the process now, without waiting for it: its imports (0.6 s) then run beside other work."""
        with self._lock:
            self._running()

    def extract(self, page: Page) -> Article | Reject:
        """The article of the page, or the reject with the reason; raises ExtractionError where no process starts."""
        try:
            single.check(page, self.settings)
            if not single.is_html(page):
                return single.finish(single.extract_plainly(page), self.settings)
        except FactNewsError as error:
            return _reject(page, error.reason, str(error))
        with self._lock:
            answer = self._in_process(page)
        return single.finish(answer, self.settings) if isinstance(answer, Article) else answer

    def _in_process(self, page: Page) -> Article | Reject:
        try:
            answer = self._running().ask(page)
        except Killed as killed:
            self._drop()
            return _reject(page, killed.reason, self._message(page, killed.reason))
        if answer.last:
            self._drop()
        if answer.article is not None:
            return answer.article
        return answer.reject or _reject(page, "memory", self._message(page, "memory"))

    def _running(self) -> ExtractionProcess:
        self._check_open()
        if self._process is None:
            self._process = ExtractionProcess(
                extractor=self._extractor, timeout=self.settings.timeout, memory=self.settings.memory
            )
            self.started += 1
            self._check_open()  # it may have been closed from another thread while the process started
        return self._process

    def _check_open(self) -> None:
        if self._closed:
            self._drop()
            raise ExtractionError("the worker is closed; open a new one to extract more pages", reason="worker")

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def _message(self, page: Page, reason: str) -> str:
        why = {
            "timeout": f"took longer than {self.settings.timeout:g} s",
            "memory": f"needed more than {self.settings.memory / _MEGABYTE:g} MB",
        }.get(reason, "ended the process that read it")
        return (
            f"{page.source}: reading the page {why}; pages within that limit are read; give the report's text as .txt"
        )


def _reject(page: Page, reason: str, message: str) -> Reject:
    return Reject(page.source, reason, message, "articles")
