"""The states: ISO 3166 codes with names, capitals and adjectives; states of the past included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct


class Country(Struct, frozen=True):
    """A state or territory by ISO 3166-1 code (besides: SUN, YUG, CSK, DDR, SCG, XKX)."""

    iso3: str
    iso2: str
    name: str
    capital: str | None
    adjective: str | None


class Countries(Mapping[str, Country]):
    """States by ISO 3166 alpha-3 code."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._table: dict[str, Country] | None = None

    def _read(self) -> dict[str, Country]:
        if self._table is None:
            lines = (line.split("\t") for line in self._path.read_text(encoding="utf-8").splitlines())
            self._table = {f[0]: Country(f[0], f[1], f[2], f[3] or None, f[4] or None) for f in lines}
        return self._table

    def __getitem__(self, iso3: str) -> Country:
        return self._read()[iso3]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())
