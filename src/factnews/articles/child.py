"""The extracting process: reads pages from standard input, writes answers to standard output, until that is closed.

It is started by `process.py` and may be killed at any moment; it keeps nothing.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from factnews.articles import wire
from factnews.articles.single import extract_plainly
from factnews.errors import FactNewsError
from factnews.model import Article, Page, Reject

Extractor = Callable[[Page], Article]

_PAGES_PER_CACHE = 500  # trafilatura, htmldate and courlan keep caches that grow with every page
_ORPHAN_FACTOR = 60  # times the time limit: by then the parent has killed us, or there is no parent any more


def main() -> None:
    """Serve one parent until it closes the pipe."""
    pages, answers = _streams()
    frame = wire.read_frame(pages)
    if frame is None:
        return
    start = wire.start_decoder.decode(frame)
    sys.path[:] = start.path
    try:
        extractor = _load(start.extractor)
        _limit_memory(start.memory)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the parent must hear it and not wait
        wire.write_frame(answers, wire.encode(wire.Answer(failed=f"{type(error).__name__}: {error}")))
        return
    wire.write_frame(answers, wire.encode(wire.Answer()))
    done = 0
    while (frame := wire.read_frame(pages)) is not None:
        _set_alarm(start.timeout * _ORPHAN_FACTOR)
        answer = _answer(wire.page_decoder.decode(frame), extractor)
        wire.write_frame(answers, wire.encode(answer))
        _set_alarm(0)
        done += 1
        if answer.last:
            return
        if done % _PAGES_PER_CACHE == 0:
            _drop_caches()


def _answer(page: Page, extractor: Extractor) -> wire.Answer:
    try:
        article = extractor(page)
        moment = article.published_at.isoformat() if article.published_at else None
        return wire.Answer(article=article, published_at=moment)
    except FactNewsError as error:
        return wire.Answer(reject=Reject(page.source, error.reason, str(error), "articles"))
    except MemoryError:
        return wire.Answer(failed="memory", last=True)
    except RecursionError:
        message = f"{page.source}: the page's tags are nested too deeply; give the report's text as a .txt file instead"
        return wire.Answer(reject=Reject(page.source, "too-deep", message, "articles"))
    except Exception as error:  # noqa: BLE001 -- a page on which a library fails is one reject, the run goes on
        message = (
            f"{page.source}: the page could not be read ({type(error).__name__}: {str(error)[:200]}); "
            f"a page in regular HTML can; give the report's text as a .txt file instead"
        )
        return wire.Answer(reject=Reject(page.source, "unreadable", message, "articles"))


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes; anything that a library prints goes nowhere and cannot garble the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return sys.stdin.buffer, answers


def _load(name: str) -> Extractor:
    module_name, _, function_name = name.partition(":")
    module = importlib.import_module(module_name)
    _warm_up()
    return cast(Extractor, getattr(module, function_name))


def _warm_up() -> None:
    """Load what the first page would load (0.6 s), so that it is not on that page's time."""
    words = "<p>The harbour office said on Tuesday that the strike, which began at noon, would go on.</p>" * 3
    body = f"<html><body><article>{words}</article></body></html>".encode()
    with contextlib.suppress(FactNewsError):
        extract_plainly(Page("warm-up", None, body, "text/html", "utf-8", (), datetime.now(UTC), ""))


def _limit_memory(memory: int) -> None:
    """Cap the address space at what is mapped now plus `memory` bytes, where the system knows such a cap."""
    try:
        import resource  # not on Windows

        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, hard))
    except (ImportError, OSError, ValueError):
        return


def _set_alarm(seconds: float) -> None:
    """Let the system end this process after that time: a parent that was itself killed cannot do it any more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _drop_caches() -> None:
    meta = sys.modules.get("trafilatura") and importlib.import_module("trafilatura.meta")
    if meta:
        meta.reset_caches()


if __name__ == "__main__":
    main()
