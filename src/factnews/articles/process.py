"""A child process that extracts one page after another and can be killed: by the clock, by its memory, by closing."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import structs

from factnews.articles import wire
from factnews.errors import ExtractionError
from factnews.model import Page

_START_SECONDS = 60.0  # imports on a cold, busy disk
_WATCH_SECONDS = 0.05


class Killed(Exception):  # noqa: N818 -- not an error of the program: what the process did on this page
    """The process died on a page: `reason` is timeout, memory or crash."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ExtractionProcess:
    """One child process, started without waiting for it; `ask` hands it a page and waits for the answer.

    A thread watches it and kills it when a page takes more than `timeout` seconds or the process more than `memory`
    bytes; seconds in which it waited for a free core do not count, so a busy machine rejects no page that an idle one
    reads; the pipe then ends, which wakes whoever waits. The child is in a session of its own, so Ctrl-C in the
    terminal reaches only us.
    """

    def __init__(self, *, extractor: str, timeout: float, memory: int) -> None:
        self._timeout = timeout
        self._memory = memory
        self._task: _Task | None = None
        self._why: str | None = None
        self._ended = threading.Event()
        # One thread each: numpy's BLAS would otherwise reserve address space for every core
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "factnews.articles.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self._to_child = cast(BinaryIO, self._process.stdin)
        self._from_child = cast(BinaryIO, self._process.stdout)
        self._finalizer = weakref.finalize(self, _end, self._process, self._ended)
        threading.Thread(target=_watch, args=(weakref.ref(self), self._ended), daemon=True).start()
        self._ready = False
        with contextlib.suppress(OSError):  # a child that is gone already is noticed when its answer is awaited
            start = wire.Start(path=sys.path.copy(), extractor=extractor, timeout=timeout, memory=memory)
            wire.write_frame(self._to_child, wire.encode(start))

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self._process.pid

    def ask(self, page: Page) -> wire.Answer:
        """The child's answer on the page; raises Killed where it gives none."""
        if not self._ready:
            self._await_start()
        return self._exchange(wire.encode(page), self._timeout)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._finalizer()

    def _await_start(self) -> None:
        try:
            answer = self._exchange(None, _START_SECONDS)
        except Killed as killed:
            self.close()
            raise ExtractionError(
                f"the process that reads HTML pages did not start ({killed.reason}); "
                f"it needs about 200 MB of memory; free some and run again",
                reason="worker",
            ) from killed
        if answer.failed is not None:
            self.close()
            raise ExtractionError(
                f"the process that reads HTML pages did not start ({answer.failed}); "
                f"it needs the packages that factnews is installed with; install factnews again",
                reason="worker",
            )
        self._ready = True

    def _exchange(self, body: bytes | None, seconds: float) -> wire.Answer:
        self._task = _Task(seconds, time.monotonic(), _processor_time(self._process.pid))
        try:
            if body is not None:
                wire.write_frame(self._to_child, body)
            frame = wire.read_frame(self._from_child)
        except (OSError, ValueError):  # the pipe broke, or was closed from another thread
            frame = None
        finally:
            self._task = None
        if frame is None:
            raise Killed(self._why or self._own_end())
        answer = wire.answer_decoder.decode(frame)
        if answer.article is None or answer.published_at is None:
            return answer
        moment = datetime.fromisoformat(answer.published_at)
        return structs.replace(answer, article=replace(answer.article, published_at=moment))

    def _own_end(self) -> str:
        """Why the process ended without us: the system's own killer of memory eaters sends SIGKILL too."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        return "memory" if self._process.returncode == -9 and not self._ended.is_set() else "crash"

    def look(self) -> None:
        """Kill the process if it is over one of its limits (called by the watching thread)."""
        task = self._task
        if task is None:
            return
        if task.spent(self._process.pid) > task.seconds:
            self._kill("timeout")
        elif _resident(self._process.pid) > self._memory:
            self._kill("memory")

    def _kill(self, why: str) -> None:
        self._why = why
        self._process.kill()


class _Task:
    """What the process is busy with: the seconds it may take, and those it has taken so far.

    While the process runs, its processor time counts; while it sleeps, the clock counts. So a page on which it hangs
    is given up in time, and a page that waits for a core is not. Where the system tells neither, the clock counts.
    """

    def __init__(self, seconds: float, now: float, processor: tuple[bool, float] | None) -> None:
        self.seconds = seconds
        self._taken = 0.0
        self._seen = now
        self._processor = processor[1] if processor else 0.0

    def spent(self, pid: int) -> float:
        """Seconds taken, brought up to now."""
        now = time.monotonic()
        passed, self._seen = now - self._seen, now
        usage = _processor_time(pid)
        if usage is None:
            self._taken += passed
            return self._taken
        runs, processor = usage
        used, self._processor = processor - self._processor, processor
        # a look that comes late itself had to wait for a core: it has not seen what the process did meanwhile
        self._taken += used if runs else max(used, min(passed, 2 * _WATCH_SECONDS))
        return self._taken


def _processor_time(pid: int) -> tuple[bool, float] | None:
    """Whether the process runs (or waits for a core), and its seconds on a core; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return fields[0] == "R", (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _watch(watched: weakref.ref[ExtractionProcess], ended: threading.Event) -> None:
    while not ended.wait(_WATCH_SECONDS):
        process = watched()
        if process is None:
            return
        process.look()
        del process


def _resident(pid: int) -> int:
    """Bytes of memory in use by the process; 0 where the system does not tell (then its own cap is what there is)."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _end(process: subprocess.Popen[bytes], ended: threading.Event) -> None:
    ended.set()
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
