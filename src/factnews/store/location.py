"""Where a store lives, and how its database is opened."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from factnews.errors import StoreError

BUSY_SECONDS = 30.0  # how long one process waits for another's transaction; a page's takes a few milliseconds
WRITES = "factnews_writes"  # execution option of a connection that will write

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+):/")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a store lives: a file (`path`) or a database server (`url`); `shown` holds no password."""

    shown: str
    path: Path | None = None
    url: sa.URL | None = None


def parse_location(location: str | Path) -> Location:
    """The location that a user named: a path, `sqlite:///PATH` or `postgresql://USER@HOST/NAME`.

    Raises `StoreError` for another scheme.

    >>> parse_location("sqlite:///news.db").path
    PosixPath('news.db')
    >>> parse_location("postgresql://ann:secret@localhost/news").shown
    'postgresql+psycopg://ann:***@localhost/news'
    """
    text = str(location)
    scheme = _SCHEME.match(text) if isinstance(location, str) else None
    if scheme is None:
        return _file(text)
    if scheme[1] == "sqlite":
        return _file(text.removeprefix("sqlite:///") if text.startswith("sqlite:///") else "")
    if scheme[1] not in _POSTGRESQL:
        message = f"a store cannot live at {text!r}; give a path, sqlite:///PATH or postgresql://USER@HOST/NAME"
        raise StoreError(message, reason="bad-location")
    try:
        url = sa.make_url(text).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError) as error:
        message = "the address of the PostgreSQL store cannot be read; its form is postgresql://USER@HOST:PORT/NAME"
        raise StoreError(message, reason="bad-location") from error
    return Location(url.render_as_string(hide_password=True), url=url)


def _file(text: str) -> Location:
    if not text or text == ":memory:" or "\0" in text:
        message = f"a store lives in a file, which {text!r} does not name; give a path such as news.db"
        raise StoreError(message, reason="bad-location")
    return Location(text, path=Path(text))


def open_engine(location: Location, *, readonly: bool) -> sa.Engine:
    """An engine for the location; nothing is connected yet, except to find out how a read-only file can be read."""
    if location.path is not None:
        return _sqlite(location, location.path, readonly=readonly)
    if location.url is None:
        raise StoreError("a store lives in a file or at a postgresql:// address; give one", reason="bad-location")
    options = "-c default_transaction_read_only=on" if readonly else ""
    return sa.create_engine(location.url, connect_args={"options": options, "connect_timeout": 10})


def _sqlite(location: Location, path: Path, *, readonly: bool) -> sa.Engine:
    if path.is_dir():
        raise StoreError(f"the store {location.shown} is a folder; give a file such as news.db", reason="bad-location")
    if readonly and not path.exists():
        message = f"there is no store at {location.shown}; make one with: factnews run INPUT --store {location.shown}"
        raise StoreError(message, reason="no-store")
    if not path.absolute().parent.is_dir():
        message = f"the folder of the store {location.shown} does not exist; make it, or give another path"
        raise StoreError(message, reason="no-store")
    mode = _readable_mode(path) if readonly else "mode=rwc"
    address = f"file:{quote(str(path.absolute()))}?{mode}"

    def connect() -> sqlite3.Connection:
        # Autocommit on the driver's side: transactions are begun below, because the driver would begin none before DDL.
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            # In WAL mode NORMAL loses nothing when the process dies; a power cut may undo the last commits, whole ones.
            connection.execute("PRAGMA synchronous=NORMAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    def begin(connection: sa.Connection) -> None:
        # IMMEDIATE takes the write lock at once: a transaction that reads first and then writes would fail, not wait.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    sa.event.listen(engine, "begin", begin)
    return engine


def _readable_mode(path: Path) -> str:
    """How a file can be opened for reading: a WAL database on a read-only disk only as one that nobody changes."""
    address = f"file:{quote(str(path.absolute()))}"
    try:
        probe = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            probe.execute("SELECT count(*) FROM sqlite_master")
        finally:
            probe.close()
    except sqlite3.OperationalError:
        # With a write-ahead log beside it the file alone is not the whole database.
        if not path.with_name(path.name + "-wal").exists():
            return "mode=ro&immutable=1"
    except sqlite3.DatabaseError:
        pass  # no database at all: said where the file is opened
    return "mode=ro"


@contextmanager
def clear_errors(location: Location) -> Iterator[None]:
    """Turns what a database driver raises into a `StoreError` of one line."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, sqlite3.Error) as error:
        cause: Any = getattr(error, "orig", None) or error
        raise _said(location, " ".join(str(cause).split()) or type(cause).__name__) from error


# (words of the driver, reason, what is wrong and what to do); the first that is found in the driver's message holds
_CAUSES = (
    ("file is not a database", "not-a-store", "is no SQLite database; give another path, or move the file away"),
    ("file is encrypted", "not-a-store", "is no SQLite database; give another path, or move the file away"),
    ("malformed", "damaged", "is damaged; restore it from a copy, or read the news into a new store"),
    ("readonly", "read-only", "cannot be written (read-only disk, folder or file); give a path that can be"),
    ("read-only", "read-only", "cannot be written (it was opened for reading only, or the database is read-only)"),
    ("permission denied", "read-only", "cannot be used: permission denied; give another, or ask for the right to it"),
    ("unable to open", "cannot-open", "cannot be opened or made there; give a path in a folder that can be written"),
    ("disk is full", "disk-full", "cannot grow: the disk is full; make room and run again, nothing stored is lost"),
    ("No space left", "disk-full", "cannot grow: the disk is full; make room and run again, nothing stored is lost"),
    ("is locked", "locked", "is in use by another program; wait until that has ended"),
    ("disk I/O error", "cannot-open", "cannot be read or written: disk error; look at the disk, or give another path"),
)


def _said(location: Location, cause: str) -> StoreError:
    for words, reason, sentence in _CAUSES:
        if words.lower() in cause.lower():
            return StoreError(f"the store {location.shown} {sentence}", reason=reason)
    if location.url is not None and ("connection" in cause or "could not" in cause or "does not exist" in cause):
        password = location.url.password
        cause = cause.replace(str(password), "***") if password else cause
        message = f"the store {location.shown} cannot be reached: {cause[:300]}"
        return StoreError(message, reason="cannot-open")
    return StoreError(f"the store {location.shown} failed: {cause[:300]}", reason="store-failed")
