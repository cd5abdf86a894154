"""Who a name stands for on a day: states, officials with their terms, bodies, organisations, armed groups, media."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from factnews.codebooks.keys import is_acronym, key_of
from factnews.codebooks.names import NameRow, NameTable
from factnews.model import ActorCode

PERSON_KINDS = frozenset({"leader", "minister", "person", "legislator"})
STATE_KINDS = frozenset({"state", "adjective", "capital", "city", "region", "place"})
_WHOLE = frozenset({"state", "place", "capital", "igo", "armed", "ngo", "company", "media", "organisation"})
_WRITTEN_LARGE = frozenset({"company", "ngo", "igo", "media"})
_LOWER_STARTS = ("al-", "el-", "al ", "el ", "bin ", "ethnic ", "peshmerga", "muja", "international c", "nuclear w",
                 "pro-R", "pro - R", "mainland ", "war crimes t")  # fmt: skip
_JOINTS = frozenset({"-", "'", "’", "–", "/", "."})
_MINISTER_YEARS = 3
_LONGEST_NAME = 8  # words; longer names are found by their parts


class Found(NamedTuple):
    """A name found in a run of words: how many words it takes and the meaning chosen."""

    words: int
    row: NameRow
    actor: ActorCode


def written_right(row: NameRow, text: str) -> bool:
    """Say whether the words are written as the name must be: "us" is not the US, "labour" is not Labour."""
    if row.form == "A":
        return is_acronym(text.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The "))
    bare = text.removeprefix("the ").removeprefix("The ")
    if bare.startswith(_LOWER_STARTS):
        return True
    if row.kind in _WRITTEN_LARGE and any(w[:1].islower() for w in bare.split()[1:] if len(w) > 3):
        return False  # "U.S. steel" is no company
    return bare[:1].isupper() or bare[:1].isdigit()


def _near(row: NameRow, on: date | None) -> bool:
    """Say whether a day is near enough to a term: the names of former ministers are also those of many other people."""
    if on is None or row.kind != "minister" or row.source == "own":
        return True
    after = row.last is not None and (on - row.last).days > _MINISTER_YEARS * 365
    before = row.first is not None and (row.first - on).days > _MINISTER_YEARS * 365
    return not (after or before)


def choose(meanings: Iterable[NameRow], on: date | None) -> tuple[NameRow, str] | None:
    """Pick the meaning that holds on a day, else the nearest term before it, else the nearest after; say which."""
    candidates = [r for r in meanings if _near(r, on)]
    for row in candidates:
        if row.covers(on):
            return row, "in office" if row.kind in PERSON_KINDS else "name"
    if on is None:
        return (max(candidates, key=lambda r: r.last or date.min), "last known") if candidates else None
    past = [r for r in candidates if r.last is not None and r.last < on]
    if past:
        return max(past, key=lambda r: r.last or date.min), "former"
    return (min(candidates, key=lambda r: r.first or date.max), "later") if candidates else None


def actor_of(row: NameRow, held: str) -> ActorCode:
    """Return the code of a chosen meaning; an official out of office is ELI, one not yet in office has no sector."""
    sector = row.sector
    if row.kind in PERSON_KINDS and sector is not None and not row.code.startswith(("IGO:", "ORG:", "ARM:", "NGO:")):
        sector = {"former": "ELI", "later": None}.get(held, sector)
    return ActorCode(code=row.code, sector=sector, name=row.name)


def _known_by_surname(row: NameRow, on: date | None) -> bool:
    """Say whether a bare surname may mean a row: those in office, and the well known of our own table also afterwards."""
    return on is None or row.covers(on) or (row.source == "own" and (row.first is None or row.first <= on))


class ActorBook:
    """Names of actors with their codes by date."""

    def __init__(self, table: NameTable) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def candidates(self, name: str) -> tuple[NameRow, ...]:
        """Return all meanings of a name, whenever they hold."""
        return self._table.find(key_of(name))

    def lookup(self, name: str, on: date | None = None) -> ActorCode | None:
        """Return whom a name stands for on a day, or None; without a day the latest meaning counts.

        A former office holder keeps the code of the state and gets sector ELI. Case, accents and hyphens do not matter.
        """
        chosen = choose(self.candidates(name), on)
        return actor_of(*chosen) if chosen else None

    def is_whole(self, words: str) -> bool:
        """Say whether words name a whole state or body and nobody in it: "the United States", "NATO"."""
        bare = words.removeprefix("the ").removeprefix("The ")
        return any(row.kind in _WHOLE for row in self.candidates(bare) if written_right(row, bare))

    def match(self, words: Sequence[str], on: date | None, *, surnames: bool = True) -> Found | None:
        """Return the longest name that begins at the first of `words` (as written), or None."""
        first = key_of(words[0]).split(" ", 1)[0]
        if not first:
            return None
        longest = self._table.longest(first)
        if not longest:
            return None
        joints = sum(w in _JOINTS for w in words[: 2 * _LONGEST_NAME])  # a tokenizer may part "Jong-un"
        for count in range(min(longest + joints, len(words), _LONGEST_NAME + joints), 0, -1):
            if words[count - 1] in _JOINTS:
                continue
            text = " ".join(words[:count]) if count > 1 else words[0]
            rows = [
                r
                for r in self._table.find(key_of(text))
                if (r.form != "S" or (surnames and _known_by_surname(r, on))) and (written_right(r, text))
            ]
            chosen = choose(rows, on)
            if chosen:
                return Found(count, chosen[0], actor_of(*chosen))
        return None
