"""The table of names: sorted lines in a file mapped into memory, so that nothing is parsed before it is asked for."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from msgspec import Struct

FIELDS = 9  # key, code, sector, kind, form, from, to, name, source


class NameRow(Struct, frozen=True):
    """One meaning of a name: who is meant, as what, and from when to when."""

    key: str
    code: str
    sector: str | None
    # state adjective capital city region place seat body leader minister person legislator igo ngo company armed media
    kind: str
    form: str  # "A" must be written in capitals, "N" with a capital, "S" a bare surname of a leader
    first: date | None
    last: date | None
    name: str
    source: str

    def covers(self, on: date | None) -> bool:
        """Say whether the row holds on a day; without a day, whether it has no end."""
        if on is None:
            return self.last is None
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def _parse(line: str) -> NameRow:
    key, code, sector, kind, form, first, last, name, source = line.split("\t")
    return NameRow(
        key=key,
        code=code,
        sector=sector or None,
        kind=kind,
        form=form,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        name=name or key.title(),
        source=source,
    )


class NameTable:
    """Names with their meanings, looked up by key (`factnews.codebooks.keys.key_of`)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        ends = np.flatnonzero(np.frombuffer(self._bytes, dtype=np.uint8) == ord("\n"))
        self._ends = ends
        self._cache: dict[str, tuple[NameRow, ...]] = {}
        self._followers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def _line(self, index: int) -> bytes:
        start = int(self._ends[index - 1]) + 1 if index else 0
        return self._bytes[start : int(self._ends[index])]

    def _lower_bound(self, sought: bytes) -> int:
        return bisect_left(range(len(self._ends)), sought, key=self._line)

    def find(self, key: str) -> tuple[NameRow, ...]:
        """Return all meanings of a key, in the order of the file (best first)."""
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = tuple(self._read(key))
        return found

    def _read(self, key: str) -> Iterator[NameRow]:
        if not key:
            return
        prefix = key.encode() + b"\t"
        index = self._lower_bound(prefix)
        while index < len(self._ends) and self._line(index).startswith(prefix):
            yield _parse(self._line(index).decode())
            index += 1

    def longest(self, word: str) -> int:
        """Return how many words the longest name has that begins with `word` (0 if none): a scan can stop there."""
        known = self._followers.get(word)
        if known is None:
            known = self._followers[word] = self._count(word)
        return known

    def _count(self, word: str) -> int:
        most = 1 if self.find(word) else 0
        prefix = word.encode() + b" "
        index = self._lower_bound(prefix)
        while index < len(self._ends) and self._line(index).startswith(prefix):
            most = max(most, self._line(index).split(b"\t", 1)[0].count(b" ") + 1)
            index += 1
        return most
