"""Processor seconds and memory of this process and of its children, living or done; and one core for all of them."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


@dataclass(slots=True)
class Spent:
    """What a stage cost; filled when its `with` block ends."""

    wall: float = 0.0  # seconds
    cpu: float = 0.0  # seconds of this process and its children


def cpu_seconds() -> float:
    """Processor seconds of this process, of children that have ended and, on Linux, of those that still run."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(_running_children().values())


def _running_children() -> dict[int, float]:
    """Processor seconds of living descendants by process number, from /proc; nothing where there is no /proc.

    Their own ended children (fields 16 and 17) are counted with them.
    """
    tick = os.sysconf("SC_CLK_TCK")
    parents: dict[int, tuple[int, float]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended between listing and reading
        parents[int(entry.parent.name)] = (int(after_name[1]), sum(int(ticks) for ticks in after_name[11:15]) / tick)
    found: dict[int, float] = {}
    queue = [os.getpid()]
    while queue:
        above = queue.pop()
        for process, (parent, seconds) in parents.items():
            if parent == above and process not in found:
                found[process] = seconds
                queue.append(process)
    return found


@contextmanager
def timed() -> Iterator[Spent]:
    """Measure what happens inside the `with` block."""
    spent = Spent()
    wall, cpu = time.perf_counter(), cpu_seconds()
    yield spent
    spent.wall, spent.cpu = time.perf_counter() - wall, cpu_seconds() - cpu


def peak_memory() -> tuple[int, int]:
    """Greatest resident memory in bytes of this process and of any one ended child."""
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kibibytes
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own * unit, child * unit


def stay_on_one_core(core: int | None = None) -> int | None:
    """Keep this process and those it starts on one core; returns the core, or None where the system cannot do that."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    chosen = max(os.sched_getaffinity(0)) if core is None else core
    os.sched_setaffinity(0, {chosen})
    return chosen


def one_thread_environment() -> dict[str, str]:
    """The environment for a process whose numeric libraries keep to one thread."""
    return {**os.environ, **dict.fromkeys(THREAD_SETTINGS, "1")}
