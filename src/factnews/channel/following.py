"""How the search index follows a store: what is new or changed is written, what is gone is taken away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from factnews import __version__
from factnews.channel.filling import Texts

FORM = f"1 {__version__}"
"""Of what an index is made; one of another form is made anew."""
CHUNK = 400

_DROP = ("DROP TABLE IF EXISTS words", "DROP TABLE IF EXISTS entries", "DROP TABLE IF EXISTS about")
_MAKE = (
    "CREATE TABLE about (form TEXT NOT NULL)",
    "CREATE TABLE entries (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, print BLOB NOT NULL, "
    "day TEXT NOT NULL, day_last TEXT NOT NULL, confidence REAL NOT NULL, UNIQUE (kind, id))",
    "CREATE VIRTUAL TABLE words USING fts5 (title, names, quotes, keys, tokenize = 'porter unicode61 remove_diacritics 2')",
)


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables of an index where there are none, or ones of another form."""
    try:
        known = connection.execute("SELECT form FROM about").fetchone()
    except sqlite3.OperationalError:
        known = None
    if known == (FORM,):
        return
    for statement in (*_DROP, *_MAKE):
        connection.execute(statement)
    connection.execute("INSERT INTO about VALUES (?)", (FORM,))


def follow(
    connection: sqlite3.Connection,
    kind: str,
    prints: Mapping[str, bytes],
    load: Callable[[list[str]], Iterable[Texts]],
) -> int:
    """Makes the entries of a kind those that the store has, in its order; returns how many were written or taken away.

    `prints` tell by another digest what has changed; `load` gives the words of some.
    """
    known = {name: (number, mark) for name, number, mark in connection.execute(
        "SELECT id, number, print FROM entries WHERE kind = ?", (kind,)
    )}  # fmt: skip
    stale = [(number,) for name, (number, mark) in known.items() if prints.get(name) != mark]
    connection.executemany("DELETE FROM words WHERE rowid = ?", stale)
    connection.executemany("DELETE FROM entries WHERE number = ?", stale)
    fresh = [name for name, mark in prints.items() if name not in known or known[name][1] != mark]
    number = connection.execute("SELECT coalesce(max(number), 0) FROM entries").fetchone()[0]
    for start in range(0, len(fresh), CHUNK):
        texts = list(load(fresh[start : start + CHUNK]))
        rows = list(enumerate(texts, start=number + 1))
        number += len(texts)
        connection.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (n, kind, one.id, prints[one.id], one.day.isoformat(), one.day_last.isoformat(), one.confidence)
                for n, one in rows
            ],
        )
        connection.executemany(
            "INSERT INTO words (rowid, title, names, quotes, keys) VALUES (?, ?, ?, ?, ?)",
            [(n, one.title, one.names, one.quotes, one.keys) for n, one in rows],
        )
    return len(fresh) + sum(name not in prints for name in known)
