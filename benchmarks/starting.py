"""How long a fresh `factnews read` takes to its first printed claim."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.clock import one_thread_environment
from factnews.model import EventClass

RUNS = 3  # the median of three; the first also warms the disk's cache
_CLAIM = re.compile(rb"\b(?:" + "|".join(EventClass).encode() + rb")\b")


def seconds_to_first_claim(page: Path, *, runs: int = RUNS) -> float | None:
    """Median seconds of wall clock from a process's start to its first line with a class; None where none came."""
    taken = sorted(seconds for _ in range(runs) if (seconds := _one_start(page)) is not None)
    return taken[len(taken) // 2] if taken else None


def _one_start(page: Path) -> float | None:
    began = time.perf_counter()
    command = [sys.executable, "-c", "from factnews.cli import main; main()", "read", str(page)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=one_thread_environment()) as process:
        assert process.stdout is not None
        first = next((time.perf_counter() - began for line in process.stdout if _CLAIM.search(line.upper())), None)
        process.stdout.read()
    return first
