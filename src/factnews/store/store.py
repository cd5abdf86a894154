"""The one door to the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from factnews.errors import StoreError
from factnews.model import Article, ClaimInContext, EventClass, Fact, Page, Reject, Report
from factnews.store import fact_rows, restore, rows, tables, writing
from factnews.store.filters import ClaimFilter, claim_keys, fact_ids
from factnews.store.location import WRITES, Location, clear_errors, open_engine, parse_location
from factnews.store.migrating import check, migrate
from factnews.store.writing import Added


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much a store holds; claims and statements are those of current versions."""

    pages: int
    articles: int
    versions: int
    claims: int
    statements: int
    facts: int
    rejects: int


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One version of an article: its number, the digest of its page, when it was fetched, whether it counts today."""

    article_id: str
    version: int
    digest: str
    fetched: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """What was done with a page, and by which version of code and model."""

    rejected: bool
    processor: str


@dataclass(frozen=True, slots=True)
class StoredReject:
    """A reject and when it was noted last."""

    reject: Reject
    noted: datetime


class Store:
    """A store of pages, articles, claims and facts; open it with `Store.open`, in a `with` where you can.

    Everything raises `StoreError` with one line where the database cannot be read or written.
    """

    def __init__(self, engine: sa.Engine, location: Location) -> None:
        self._engine = engine
        self._location = location

    @classmethod
    def open(cls, location: str | Path, *, readonly: bool = False) -> Self:
        """Opens the store at a path, `sqlite:///PATH` or `postgresql://USER@HOST/NAME`; makes it where there is none.

        With `readonly` nothing is made or written, and one reads while another process writes; only a store of an
        older version is first brought up to date. Raises `StoreError` for a store of a newer version, a file that is
        no store and a place that cannot be used.
        """
        where = parse_location(location)
        with clear_errors(where):
            if not readonly:
                return cls._open_to_write(where)
            engine = open_engine(where, readonly=True)
            try:
                with engine.connect() as connection:
                    missing = check(connection, where)
                    empty = not sa.inspect(connection).has_table("factnews_migrations")
            except BaseException:
                engine.dispose()
                raise
            if not missing:
                return cls(engine, where)
            engine.dispose()
            if empty:
                message = f"there is no store at {where.shown} yet; make one with: factnews run INPUT --store ..."
                raise StoreError(message, reason="no-store")
            return cls._open_to_write(where)

    @classmethod
    def _open_to_write(cls, where: Location) -> Self:
        engine = open_engine(where, readonly=False)
        try:
            migrate(engine, where)
            if where.path is not None:
                # Only now: the file is ours. Readers go on while one writes.
                connection = engine.raw_connection()  # no transaction: the mode cannot be changed inside one
                try:
                    connection.cursor().execute("PRAGMA journal_mode=WAL")
                finally:
                    connection.close()
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, where)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------------------- writing

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with (
            clear_errors(self._location),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def add_page(self, page: Page) -> None:
        """Keeps a page (its bytes once, however many sources serve them); the same page again changes nothing."""
        with self._writing() as connection:
            writing.put_page(connection, page)

    def add_report(self, report: Report, *, page: Page | None = None, processor: str = "") -> Added:
        """Keeps all that was read from a page, in one transaction, and marks the page as done.

        `processor` names the code and model that read it: the same article read again by the same one changes nothing,
        by another one it has its claims replaced. An article with other words than its current version becomes its
        next version; it becomes the current one unless the current one was fetched later.
        """
        with self._writing() as connection:
            key, added = writing.put_report(connection, report, processor)
            if page is not None:
                writing.put_page(connection, page)
                writing.mark(connection, page, writing.DONE, key, processor)
            return added

    def reject(self, reject: Reject, *, page: Page | None = None, processor: str = "") -> None:
        """Notes what could not be used; with its page, that is kept and marked, and not tried again."""
        with self._writing() as connection:
            writing.put_reject(connection, reject)
            if page is not None:
                writing.put_page(connection, page)
                writing.mark(connection, page, writing.REJECTED, None, processor)

    def add_same(self, page: Page, article: Article, *, processor: str = "") -> bool:
        """Marks a page as done whose article is stored already, with the same words and read by the same `processor`.

        False, and nothing done, where it is not: the article is to be read then.
        """
        with self._writing() as connection:
            known = writing.known_version(connection, article)
            if known is None or known.processor != processor:
                return False
            writing.put_page(connection, page)
            writing.mark(connection, page, writing.DONE, known.key, processor)
            return True

    def replace_facts(self, event_class: EventClass, facts: Iterable[Fact]) -> int:
        """Puts these facts in the place of all facts of a class, in one transaction, and returns their number."""
        with self._writing() as connection:
            return fact_rows.replace(connection, event_class, facts)

    # ------------------------------------------------------------------------------------------------------- reading

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with clear_errors(self._location), self._engine.connect() as connection:
            yield connection

    def marker(self, digest: str, source: str) -> Marker | None:
        """What was done with a page; None where it was never wholly dealt with."""
        done = tables.markers.c
        query = sa.select(done.outcome, done.processor).where(done.page == rows.page_id(source, digest))
        with self._reading() as connection:
            row = connection.execute(query).first()
        return Marker(row.outcome != writing.DONE, row.processor) if row is not None else None

    def has_page(self, digest: str, source: str) -> bool:
        """Whether a page was wholly dealt with: stored with all that was read from it, or rejected."""
        return self.marker(digest, source) is not None

    def page(self, digest: str, source: str | None = None) -> Page | None:
        """The page with this digest (of one source, or of the one that was fetched last)."""
        query = sa.select(tables.pages, tables.bodies.c.body).join(tables.bodies)
        query = query.where(tables.pages.c.digest == digest).order_by(tables.pages.c.fetched.desc(), tables.pages.c.id)
        if source is not None:
            query = query.where(tables.pages.c.id == rows.page_id(source, digest))
        with self._reading() as connection:
            row = connection.execute(query.limit(1)).first()
        return restore.page(row) if row is not None else None

    def validators(self, url: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of the last page that was had from an address and dealt with; None without either."""
        query = sa.select(tables.pages.c.headers).join(tables.markers, tables.markers.c.page == tables.pages.c.id)
        query = query.where(tables.pages.c.address == rows.address_hash(url)).order_by(tables.pages.c.fetched.desc())
        with self._reading() as connection:
            packed = connection.execute(query.limit(1)).scalar()
        headers = {name.lower(): value for name, value in json.loads(packed or "[]")}
        etag, modified = headers.get("etag"), headers.get("last-modified")
        return None if etag is None and modified is None else (etag, modified)

    def article(self, article_id: str, version: int | None = None) -> Article | None:
        """An article: its current version, or the one with this number."""
        with self._reading() as connection:
            row = self._article_row(connection, article_id, version)
        return restore.article(row) if row is not None else None

    def report(self, article_id: str, version: int | None = None) -> Report | None:
        """All that was read from an article: from its current version, or from the one with this number."""
        with self._reading() as connection:
            row = self._article_row(connection, article_id, version)
            return restore.report(connection, row) if row is not None else None

    def _article_row(self, connection: sa.Connection, article_id: str, version: int | None) -> Any:
        told = tables.articles.c
        which = told.is_current if version is None else told.version == version
        return connection.execute(sa.select(tables.articles).where(told.id == article_id, which)).first()

    def versions(self, article_id: str | None = None) -> list[ArticleVersion]:
        """The versions of an article in the order in which they were stored, or those of all articles by id."""
        told = tables.articles.c
        query = sa.select(told.id, told.version, told.digest, told.fetched, told.is_current)
        query = query.order_by(told.id, told.version)
        if article_id is not None:
            query = query.where(told.id == article_id)
        with self._reading() as connection:
            return [ArticleVersion(*row) for row in connection.execute(query)]

    def claims(self, wanted: ClaimFilter | None = None) -> Iterator[ClaimInContext]:
        """The claims of current versions that are wanted: latest first, then by article and order in the text."""
        with self._reading() as connection:
            keys: Sequence[int] = connection.execute(claim_keys(wanted or ClaimFilter())).scalars().all()
            for start in range(0, len(keys), restore.CHUNK):
                yield from restore.claims(connection, keys[start : start + restore.CHUNK])

    def claims_of_class(self, event_class: EventClass) -> Iterator[ClaimInContext]:
        """All current claims of a class, in no particular order: what facts of that class are merged from."""
        return self.claims(ClaimFilter(event_class=event_class))

    def claim(self, claim_id: str) -> ClaimInContext | None:
        """A claim: of the current version, or, where the report has changed and lost it, of the last that had it."""
        told = tables.articles.c
        query = sa.select(tables.claims.c.key).join(tables.articles).where(tables.claims.c.id == claim_id)
        query = query.order_by(told.is_current.desc(), told.version.desc(), told.key, tables.claims.c.n).limit(1)
        with self._reading() as connection:
            found = restore.claims(connection, connection.execute(query).scalars().all())
        return found[0] if found else None

    def facts(self, wanted: ClaimFilter | None = None) -> Iterator[Fact]:
        """The facts that are wanted, latest first."""
        with self._reading() as connection:
            ids: Sequence[str] = connection.execute(fact_ids(wanted or ClaimFilter())).scalars().all()
            for start in range(0, len(ids), restore.CHUNK):
                yield from fact_rows.load(connection, ids[start : start + restore.CHUNK])

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id."""
        with self._reading() as connection:
            found = list(fact_rows.load(connection, [fact_id]))
        return found[0] if found else None

    def stale_classes(self) -> list[EventClass]:
        """The classes whose facts do not cover their current claims exactly: a run ended between the two."""
        with self._reading() as connection:
            return fact_rows.stale_classes(connection)

    def rejects(self) -> Iterator[StoredReject]:
        """What could not be used, by source."""
        table = tables.rejects
        query = sa.select(table).order_by(table.c.source, table.c.stage, table.c.reason)
        with self._reading() as connection:
            for row in connection.execute(query):
                yield StoredReject(Reject(row.source, row.reason, row.message, row.stage), row.noted)

    def counts(self) -> StoreCounts:
        """How much the store holds."""
        told = tables.articles.c
        with self._reading() as connection:

            def number(table: sa.Table, *, current: bool = False) -> int:
                query = sa.select(sa.func.count()).select_from(table)
                if current and table is not tables.articles:
                    query = query.join(tables.articles, told.key == table.c.article)
                return connection.execute(query.where(told.is_current) if current else query).scalar_one()

            return StoreCounts(
                pages=number(tables.pages),
                articles=number(tables.articles, current=True),
                versions=number(tables.articles),
                claims=number(tables.claims, current=True),
                statements=number(tables.statements, current=True),
                facts=number(tables.facts),
                rejects=number(tables.rejects),
            )
