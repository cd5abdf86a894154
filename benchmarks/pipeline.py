"""The benchmark of the whole way: makes pages, measures fresh processes on one core, compares with the peer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks import peer
from benchmarks.clock import one_thread_environment, stay_on_one_core
from benchmarks.corpus import DEFAULT_SEED, make_pages, write_pages
from benchmarks.figures import Benchmark, Measured
from benchmarks.starting import seconds_to_first_claim
from factnews.errors import InputError


def run(pages: int, *, with_peer: bool = False, seed: int = DEFAULT_SEED) -> Benchmark:
    """Measure `pages` made-up pages; raises `InputError` where a measured process fails."""
    core = stay_on_one_core()
    made = make_pages(pages, seed=seed)
    with tempfile.TemporaryDirectory(prefix="factnews-benchmark-") as folder:
        room = Path(folder)
        paths = write_pages(made, room / "pages")
        stages = _measure("benchmarks.stages", str(room / "pages"), str(room / "stages.db"), "stages")
        whole = _measure("benchmarks.stages", str(room / "pages"), str(room / "whole.db"), "whole")
        theirs = None
        if with_peer and peer.peer_module():
            texts = room / "texts.json"
            texts.write_bytes(msgspec.json.encode(["\n\n".join(page.paragraphs) for page in made]))
            theirs = _measure("benchmarks.peer", str(texts))
        first = seconds_to_first_claim(paths[0])
    return Benchmark(stages, whole, first, seed, core, theirs, peer.PACKAGE if theirs else None)


def _measure(module: str, *arguments: str) -> Measured:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, env=one_thread_environment(), check=False
    )
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no word why"]
        raise InputError(f"{module} ended with {done.returncode}: {last[0]}", reason="benchmark")
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Measured)
