"""Pages to articles as a stream, the next page being extracted while the consumer works on the former one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from factnews.articles import single
from factnews.articles.settings import DEFAULT_SETTINGS, ExtractSettings
from factnews.articles.worker import Worker
from factnews.model import Article, Page, Reject

Outcome = Article | Reject


def extract(
    pages: Iterable[Page | Reject], *, settings: ExtractSettings = DEFAULT_SETTINGS, worker: Worker | None = None
) -> Iterator[Outcome]:
    """The article or the reject of every page, in the order of the pages; rejects among the pages pass through.

    HTML is read in one process of its own, within the limits of `settings`; `settings.prefetch` pages are read ahead.
    A `worker` that is given is used and stays open; else one is made and ended with the stream, also when the consumer
    stops early or is interrupted. Raises what `pages` raises, after the outcomes of the pages before.
    """
    own = worker is None
    used = worker or Worker(settings)
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="extract")
    waiting: deque[Future[Outcome]] = deque()
    try:
        source = iter(pages)
        while True:
            try:
                page = next(source, None)
            except Exception:
                yield from _drain(waiting)
                raise
            if page is None:
                break
            waiting.append(_begun(page, used, pool))
            while len(waiting) > settings.prefetch:
                yield waiting.popleft().result()
        yield from _drain(waiting)
    finally:
        for future in waiting:
            future.cancel()
        if own:
            used.close()  # also ends the wait of the thread, if a page is being read
        pool.shutdown(wait=own, cancel_futures=True)


def _drain(waiting: deque[Future[Outcome]]) -> Iterator[Outcome]:
    while waiting:
        yield waiting.popleft().result()


def _begun(page: Page | Reject, worker: Worker, pool: ThreadPoolExecutor) -> Future[Outcome]:
    """HTML goes to the thread that waits for the process; the rest is quick and needs no thread."""
    if isinstance(page, Page) and single.is_html(page):
        return pool.submit(worker.extract, page)
    done: Future[Outcome] = Future()
    done.set_result(page if isinstance(page, Reject) else worker.extract(page))
    return done
