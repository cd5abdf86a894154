"""What a benchmark says, in typed form: written by the measured process, read by the one that started it."""

from __future__ import annotations

import msgspec


class Stage(msgspec.Struct, frozen=True):
    """One stage over all pages."""

    name: str
    cpu: float  # seconds
    wall: float  # seconds

    def pages_per_second(self, pages: int) -> float:
        """Pages a second of wall clock."""
        return pages / self.wall if self.wall else 0.0

    def words_per_cpu_second(self, words: int) -> float:
        """Words of article text a second of processor time."""
        return words / self.cpu if self.cpu else 0.0


class Measured(msgspec.Struct, frozen=True):
    """What one measured process did."""

    pages: int
    words: int
    stages: tuple[Stage, ...]
    start: float  # processor seconds before the first page: imports, weights, tables
    memory: int  # bytes, greatest resident memory of the process
    workers_memory: int = 0  # bytes, greatest of any of its workers
    claims: int = 0
    statements: int = 0


class Benchmark(msgspec.Struct, frozen=True):
    """All that `pipeline` prints."""

    stages: Measured
    whole: Measured
    first_claim: float | None  # seconds from the start of a fresh process to its first printed claim
    seed: int
    core: int | None
    peer: Measured | None = None
    peer_name: str | None = None

    @property
    def ratio(self) -> float | None:
        """Our words a processor second, page to stored claims, over the peer's for its bare parse."""
        if self.peer is None:
            return None
        theirs = self.peer.stages[0].words_per_cpu_second(self.peer.words)
        return self.whole.stages[0].words_per_cpu_second(self.whole.words) / theirs if theirs else None
