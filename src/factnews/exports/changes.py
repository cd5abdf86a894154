"""What was added, changed and withdrawn between two exports into one folder.

`digests.jsonl` keeps, of every row that was exported last, its key and a digest of its cells; from it the next export finds
what is different, and says so in `changes.jsonl`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from factnews.errors import InputError

DIGESTS = "digests.jsonl"
CHANGES = "changes.jsonl"
DIGEST_LENGTH = 16
"""Hexadecimal digits kept of SHA-256: 64 bits tell a changed row from an unchanged one."""


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class DigestJson(msgspec.Struct, frozen=True):
    """One row of an export: its table, its key, the digest of its cells."""

    table: str
    id: str
    digest: str


class ChangeJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row that is different: `digest` is that of today, `before` that of the export before.

    `now` is the id of the fact to which the claims of a withdrawn fact went.
    """

    table: str
    id: str
    change: Change
    digest: str | None = None
    before: str | None = None
    now: str | None = None


Digests = Mapping[str, Mapping[str, str]]
"""Table → key of a row → digest."""


def digest_of(row: bytes) -> str:
    """The digest of a row's cells."""
    return hashlib.sha256(row).hexdigest()[:DIGEST_LENGTH]


def read_digests(folder: Path) -> Digests:
    """What an export left in its folder; empty where there was none. InputError where the file cannot be understood."""
    path = folder / DIGESTS
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    if not path.exists():
        return found
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = msgspec.json.decode(line, type=DigestJson)
            except msgspec.DecodeError as error:
                message = (
                    f"{path}, line {number}, is not as an export writes it; move the file away, or export elsewhere"
                )
                raise InputError(message, reason="bad-digests") from error
            found[row.table][row.id] = row.digest
    return found


def digest_lines(digests: Digests) -> Iterator[DigestJson]:
    """All rows of an export, in the order of tables and keys."""
    for table in sorted(digests):
        for key in sorted(digests[table]):
            yield DigestJson(table, key, digests[table][key])


def changes(before: Digests, today: Digests, forwards: Mapping[str, str]) -> Iterator[ChangeJson]:
    """What is different today in the tables that were exported today; `forwards` says where withdrawn facts went.

    >>> list(changes({"facts": {"a": "1"}}, {"facts": {"a": "2"}}, {}))[0].change
    <Change.CHANGED: 'changed'>
    """
    for table in sorted(today):
        old, new = before.get(table, {}), today[table]
        for key in sorted({*old, *new}):
            if key not in old:
                yield ChangeJson(table, key, Change.ADDED, digest=new[key])
            elif key not in new:
                yield ChangeJson(table, key, Change.WITHDRAWN, before=old[key], now=forwards.get(key))
            elif old[key] != new[key]:
                yield ChangeJson(table, key, Change.CHANGED, digest=new[key], before=old[key])


def withdrawn(before: Digests, today: Digests, table: str) -> list[str]:
    """The keys of a table that are gone."""
    return sorted(set(before.get(table, {})) - set(today.get(table, {}))) if table in today else []
