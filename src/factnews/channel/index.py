"""The search index: a file of its own (SQLite FTS5) that follows a store, so that the store need not be written to.

It lies in the user's folder for caches and can be deleted at any time: it is made anew. Facts are found by the words of
their headline, by names and codes, and by the sentences they were read from; reports by their titles.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factnews.channel.filling import CLOSE, FACT, OPEN, REPORT, Texts, fact_texts, kind_key, report_texts
from factnews.channel.following import follow, prepare
from factnews.channel.words import question
from factnews.errors import StoreError
from factnews.store import Store, catalogue

MOST_RANKED = 20_000
"""Of all that match, the latest so many are ranked: ranking every fact that says "minister" would take too long."""
QUICK_SECONDS = 0.25
"""A refresh that took no longer is waited for; a longer one goes on in the background, and answers are a little old."""
REST_SECONDS = 2.0
SNIPPET_WORDS = 24

_WEIGHTS = "8.0, 4.0, 1.0, 0.0"  # of title, names, quotes and keys: who is named matters more than who is mentioned
_QUOTES = 2  # the column that snippets are cut from
_TITLE = 0
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: its rank (the smaller, the better), its number in the index, and words around what was looked for.

    In `snippet` the words found stand between U+E000 and U+E001; `pieces` takes it apart.
    """

    id: str
    rank: float
    number: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found; `total` counts all, `more` says that another page follows."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What else must hold: keys of fields, days that the event overlaps, and the least confidence."""

    keys: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    confidence: float | None = None


def pieces(snippet: str) -> list[tuple[str, bool]]:
    r"""The stretches of a snippet, and whether each is a word that was found.

    >>> pieces("the \ue000talks\ue001 began")
    [('the ', False), ('talks', True), (' began', False)]
    """
    found: list[tuple[str, bool]] = []
    for n, part in enumerate(snippet.split(OPEN)):
        inside, mark, rest = part.partition(CLOSE)
        found += [(inside, n > 0 and bool(mark)), (rest, False)]
    return [(text, hit) for text, hit in found if text]


class SearchIndex:
    """The index of one store; `naming` gives the name behind a code, `path` is where it lies (else: in the cache)."""

    def __init__(self, store: Store, naming: Callable[[str], str], path: Path | None = None) -> None:
        self._store = store
        self._naming = naming
        self._own: tempfile.TemporaryDirectory[str] | None = None
        self.path = path or self._place()
        self._lock = threading.Lock()
        self._seen: str | None = None
        self._took = 0.0
        self._rested = 0.0

    def close(self) -> None:
        """Waits for a refresh that is under way, and removes an index that has no place to stay."""
        with self._lock:
            if self._own is not None:
                self._own.cleanup()

    def _place(self) -> Path:
        name = hashlib.sha256(catalogue.name_of(self._store).encode("utf-8", "replace")).hexdigest()[:24]
        folder = cache_folder() / "search"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.access(folder, os.W_OK):
                return folder / f"{name}.db"
        self._own = tempfile.TemporaryDirectory(prefix="factnews-search-", ignore_cleanup_errors=True)
        return Path(self._own.name) / "index.db"

    def facts(
        self,
        typed: str,
        narrowed: Narrowed | None = None,
        *,
        size: int = 50,
        after: tuple[float, int] | None = None,
    ) -> Hits:
        """The facts that hold all words typed, the best first, of equals the latest first.

        `after` is rank and number of the last hit of the page before.
        """
        return self._search(FACT, typed, narrowed or Narrowed(), size, after)

    def reports(self, typed: str, narrowed: Narrowed | None = None, *, size: int = 10) -> Hits:
        """The reports whose title or outlet holds all words typed, the best first."""
        return self._search(REPORT, typed, narrowed or Narrowed(), size, None)

    def _search(self, kind: str, typed: str, asked: Narrowed, size: int, after: tuple[float, int] | None) -> Hits:
        match = question(typed, (kind_key(kind), *asked.keys))
        if match is None:
            return Hits((), 0, more=False)
        self.follow()
        try:
            return self._find(match, kind, asked, size, after)
        except sqlite3.DatabaseError:
            self._seen = None  # the file was deleted or damaged under our hands: it is made anew
            self.refresh()
            return self._find(match, kind, asked, size, after)

    def _find(self, match: str, kind: str, asked: Narrowed, size: int, after: tuple[float, int] | None) -> Hits:
        source, values = _source(match, asked)
        # No text of others stands in these queries: only names of ours, numbers and question marks.
        ranked = f"SELECT words.rowid AS number, bm25(words, {_WEIGHTS}) AS rank {source}"
        ranked += f" ORDER BY words.rowid DESC LIMIT {MOST_RANKED}"
        further = "" if after is None else "WHERE rank > ? OR (rank = ? AND number < ?)"
        place = () if after is None else (after[0], after[0], after[1])
        page = f"SELECT number, rank FROM ({ranked}) {further} ORDER BY rank, number DESC LIMIT ?"  # noqa: S608
        column = _QUOTES if kind == FACT else _TITLE
        cut = f"SELECT id, snippet(words, {column}, ?, ?, '…', {SNIPPET_WORDS}) FROM words JOIN entries"  # noqa: S608
        cut += " ON entries.number = words.rowid WHERE words MATCH ? AND words.rowid = ?"
        with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            total = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
            found = connection.execute(page, (*values, *place, size + 1)).fetchall()
            hits = []
            for number, rank in found[:size]:
                name, snippet = connection.execute(cut, (OPEN, CLOSE, match, number)).fetchone()
                hits.append(Hit(name, rank, number, snippet))
        return Hits(tuple(hits), total, more=len(found) > size)

    # ------------------------------------------------------------------------------------------------------- following

    def follow(self) -> None:
        """Brings the index up to date where the store has changed: at once where that is quick, else in the background."""
        if catalogue.stamp(self._store) == self._seen:
            return
        if self._seen is None or self._took <= QUICK_SECONDS:
            self.refresh()
        elif time.monotonic() - self._rested > REST_SECONDS and not self._lock.locked():
            threading.Thread(target=self.refresh, name="search-index", daemon=True).start()

    def refresh(self) -> int:
        """Makes the index follow the store now; returns how many facts and reports were written or taken away.

        Raises `StoreError` where the index cannot be written.
        """
        with self._lock:
            now = catalogue.stamp(self._store)
            if now == self._seen:
                return 0
            start = time.monotonic()
            try:
                changed = self._written()
            except sqlite3.Error as error:
                if _name_of(error) in _BUSY and self._seen is not None:
                    return 0  # another server of the same store is at it
                message = f"the search index {self.path} cannot be written: {error}; make room, or delete the file"
                raise StoreError(message, reason="index-failed") from error
            self._rested = time.monotonic()
            if self._seen is not None:  # the first time all is read, which says nothing of the next
                self._took = self._rested - start
            self._seen = now
            return changed

    def _written(self) -> int:
        try:
            return self._write()
        except sqlite3.DatabaseError as error:
            if _name_of(error) in (*_BUSY, "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN"):
                raise
            for ending in ("", "-wal", "-shm"):  # damaged; it holds nothing that cannot be made anew
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            return self._write()

    def _write(self) -> int:
        # Autocommit on the driver's side: one transaction is begun below, so that readers see all of it or nothing.
        with closing(sqlite3.connect(self.path, timeout=60, isolation_level=None)) as connection:
            with suppress(OSError):
                self.path.chmod(0o600)  # it holds words of reports
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            try:
                prepare(connection)
                changed = follow(connection, FACT, catalogue.fact_prints(self._store), self._facts)
                changed += follow(connection, REPORT, catalogue.report_prints(self._store), self._reports)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        return changed

    def _facts(self, ids: list[str]) -> list[Texts]:
        return [fact_texts(one, self._naming) for one in catalogue.searched_facts(self._store, ids)]

    def _reports(self, ids: list[str]) -> list[Texts]:
        return [report_texts(one) for one in catalogue.searched_reports(self._store, ids)]


def _name_of(error: sqlite3.Error) -> str:
    """What SQLite calls an error; nothing for one of Python's own."""
    return getattr(error, "sqlite_errorname", "")


def _source(match: str, asked: Narrowed) -> tuple[str, tuple[str | float, ...]]:
    """From where hits come, and the values of its question marks; days are asked of only where they must be."""
    conditions, values = "", [match]
    numbers: list[str | float] = []
    if asked.since is not None:
        conditions += " AND day_last >= ?"
        numbers.append(asked.since.isoformat())
    if asked.until is not None:
        conditions += " AND day <= ?"
        numbers.append(asked.until.isoformat())
    if asked.since is not None or asked.until is not None:
        conditions += " AND day > '0001-01-01'"
    if asked.confidence is not None:
        conditions += " AND confidence >= ?"
        numbers.append(asked.confidence)
    joined = " JOIN entries ON entries.number = words.rowid" if conditions else ""
    return f"FROM words{joined} WHERE words MATCH ?{conditions}", (*values, *numbers)


def cache_folder() -> Path:
    """Where caches of this user lie on this system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base or Path.home() / "AppData" / "Local") / "factnews"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factnews"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factnews"
