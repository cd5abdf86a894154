"""News outlets: their country and, where known, the state's hold on them, by domain."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

# The typology of the State Media Monitor, in words.
OWNERSHIP = {
    "SC": "state-controlled",
    "CaPu": "captured public",
    "CaPr": "captured private",
    "ISFM": "independent, state funded and managed",
    "ISF": "independent, state funded",
    "ISM": "independent, state managed",
    "IP": "independent public",
}


class Outlet(Struct, frozen=True):
    """A news outlet: domain, name, country (ISO 3166 alpha-3), owner and kind of state ownership, where known."""

    domain: str
    name: str | None
    country: str | None
    owner: str | None
    ownership: str | None


class Outlets:
    """Outlets by domain; read at the first question."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._table: dict[str, Outlet] | None = None

    def _read(self) -> dict[str, Outlet]:
        if self._table is None:
            lines = (line.split("\t") for line in self._path.read_text(encoding="utf-8").splitlines())
            self._table = {
                f[0]: Outlet(f[0], f[1] or None, f[2] or None, f[3] or None, OWNERSHIP.get(f[4].rstrip("?")))
                for f in lines
            }
        return self._table

    def __len__(self) -> int:
        return len(self._read())

    def outlet_of_domain(self, host: str) -> Outlet | None:
        """Return the outlet at a host name, its parent domains included ("edition.cnn.com" is CNN), or None."""
        labels = host.strip().casefold().rstrip(".").removeprefix("www.").split(":")[0].split(".")
        table = self._read()
        return next((table[d] for n in range(len(labels) - 1) if (d := ".".join(labels[n:])) in table), None)
