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
from factnews.model import Article, ClaimInContext, EventClass, Fact, Page, Reject, Report, ReportLine, Story
from factnews.store import fact_rows, fact_writing, headers, restore, rows, story_rows, tables, writing
from factnews.store.filters import ClaimFilter, claim_keys, cursor, fact_ids
from factnews.store.headers import ActorCount, ArticleFilter, ArticleHeader, OutletCount, PlaceCount
from factnews.store.location import WRITES, Location, clear_errors, open_engine, parse_location
from factnews.store.migrating import check, migrate
from factnews.store.story_rows import StoryFilter
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
    stories: int = 0


@dataclass(frozen=True, slots=True)
class FactPage:
    """A page of facts, and the cursor (`after`) of the next; None where this is the last."""

    facts: tuple[Fact, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of stories, and the cursor of the next; None where this is the last."""

    stories: tuple[Story, ...]
    next: str | None


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

    def replace_facts(self, event_class: EventClass, facts: Iterable[Fact], *, engine: str = "") -> int:
        """Puts these facts in the place of all facts of a class, in one transaction, and returns their number.

        `engine` names the version of merging that made them. An id that goes leaves a forward to the fact that holds
        most of its claims.
        """
        with self._writing() as connection:
            return fact_writing.replace(connection, event_class, facts, engine)

    def update_facts(self, facts: Iterable[Fact], *, gone: Iterable[str] = (), engine: str = "") -> int:
        """Writes the facts that are new or changed and takes away those that are gone, leaving all others untouched.

        A claim that comes into one of these facts must be in none of those untouched. Forwards are left as by
        `replace_facts`.
        """
        with self._writing() as connection:
            return fact_writing.update(connection, facts, gone, engine)

    def replace_stories(self, stories: Iterable[Story]) -> int:
        """Puts these stories in the place of all, in one transaction, and returns their number."""
        with self._writing() as connection:
            return story_rows.replace(connection, stories)

    def replace_report_lines(self, lines: Iterable[ReportLine]) -> int:
        """Puts these lines of report (of two reports and more) in the place of all, and returns their number."""
        with self._writing() as connection:
            return story_rows.replace_lines(connection, lines)

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

    def claims_of_class(self, event_class: EventClass, *, former: bool = False) -> Iterator[ClaimInContext]:
        """All current claims of a class, in no particular order: what facts of that class are merged from.

        With `former`, behind them those of former versions of reports (`current` is False) whose id is no longer a
        current claim's, each once, of the newest version that had it.
        """
        yield from self.claims(ClaimFilter(event_class=event_class))
        if not former:
            return
        told, mine = tables.articles.c, tables.claims.c
        of_class = sa.select(mine.id, mine.key, told.is_current).join(tables.articles)
        of_class = of_class.where(mine.event_class == event_class.value).order_by(told.is_current, told.version)
        with self._reading() as connection:
            newest = {row.id: (row.key, row.is_current) for row in connection.execute(of_class)}
            keys = sorted(key for key, current in newest.values() if not current)
            for start in range(0, len(keys), restore.CHUNK):
                yield from restore.claims(connection, keys[start : start + restore.CHUNK])

    def claim(self, claim_id: str) -> ClaimInContext | None:
        """A claim: of the current version, or, where the report has changed and lost it, of the last that had it."""
        told = tables.articles.c
        query = sa.select(tables.claims.c.key).join(tables.articles).where(tables.claims.c.id == claim_id)
        query = query.order_by(told.is_current.desc(), told.version.desc(), told.key, tables.claims.c.n).limit(1)
        with self._reading() as connection:
            found = restore.claims(connection, connection.execute(query).scalars().all())
        return found[0] if found else None

    def facts(self, wanted: ClaimFilter | None = None) -> Iterator[Fact]:
        """The facts that are wanted, latest first; `FactFilter` has more to ask for than `ClaimFilter`."""
        with self._reading() as connection:
            ids: Sequence[str] = connection.execute(fact_ids(wanted or ClaimFilter())).scalars().all()
            for chunk in story_rows.chunks(ids):
                yield from fact_rows.load(connection, chunk)

    def fact_page(self, wanted: ClaimFilter, size: int = 50) -> FactPage:
        """A page of the facts that are wanted, latest first, with the cursor of the next page.

        The cursor (`FactFilter.after`) holds when facts are added or go meanwhile. Raises `InputError` for one that
        cannot be read.
        """
        with self._reading() as connection:
            found = connection.execute(fact_ids(wanted).limit(size + 1)).all()
            facts = tuple(fact_rows.load(connection, [row.id for row in found[:size]]))
        return FactPage(facts, cursor(found[size - 1].day, found[size - 1].id) if len(found) > size else None)

    def count_facts(self, wanted: ClaimFilter | None = None) -> int:
        """How many facts are wanted, on all pages together."""
        with self._reading() as connection:
            query = fact_ids(wanted or ClaimFilter()).order_by(None)
            return connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id, or the one that this id was forwarded to: its `id` is then another."""
        with self._reading() as connection:
            found = fact_rows.present(connection, fact_id)
            return next(fact_rows.load(connection, [found]), None) if found is not None else None

    def forward(self, fact_id: str) -> str | None:
        """The id under which a fact is found today: its own, or the one it was forwarded to; None where it is unknown."""
        with self._reading() as connection:
            return fact_rows.present(connection, fact_id)

    def fact_of_claim(self, claim_id: str) -> Fact | None:
        """The fact that a claim belongs to, or on which it left a trace when its report changed."""
        with self._reading() as connection:
            found = fact_rows.facts_of_claims(connection, tables.claims.c.id == claim_id)
            return next(fact_rows.load(connection, [found[claim_id]]), None) if claim_id in found else None

    def facts_of_article(self, article_id: str) -> dict[str, str]:
        """The id of the fact of each claim of a report, by the claim's id, its former versions included."""
        with self._reading() as connection:
            return fact_rows.facts_of_claims(connection, tables.articles.c.id == article_id)

    def claims_of_fact(self, fact_id: str) -> list[ClaimInContext]:
        """The claims of a fact (forwards are followed); behind them those of former versions (`current` is False)."""
        with self._reading() as connection:
            found = fact_rows.present(connection, fact_id)
            return fact_rows.claims_of(connection, found) if found is not None else []

    def sentences_behind(self, claims: Sequence[ClaimInContext]) -> dict[tuple[str, int], str]:
        """The sentences that claims stand in, by the claim's id and its report's version."""
        with self._reading() as connection:
            return fact_rows.sentences_of(connection, claims)

    def stale_classes(self, *, engine: str | None = None) -> list[EventClass]:
        """The classes whose facts do not cover their claims exactly: a run ended between the two.

        With `engine`, also those with facts that another version of merging made.
        """
        with self._reading() as connection:
            return fact_rows.stale_classes(connection, engine)

    # ------------------------------------------------------------------------------------- stories, reports, counts

    def stories(self, wanted: StoryFilter | None = None) -> Iterator[Story]:
        """The stories that are wanted, the one that ended last first."""
        with self._reading() as connection:
            ids: Sequence[str] = connection.execute(story_rows.story_ids(wanted or StoryFilter())).scalars().all()
            for chunk in story_rows.chunks(ids):
                yield from story_rows.load(connection, chunk)

    def stories_are_complete(self) -> bool:
        """Whether each fact is in a story and stories list no others: they need not be grouped anew."""
        with self._reading() as connection:
            return story_rows.are_complete(connection)

    def story_page(self, wanted: StoryFilter, size: int = 50) -> StoryPage:
        """A page of the stories that are wanted, with the cursor of the next page (`StoryFilter.after`)."""
        with self._reading() as connection:
            found = connection.execute(story_rows.story_ids(wanted).limit(size + 1)).all()
            stories = tuple(story_rows.load(connection, [row.id for row in found[:size]]))
        return StoryPage(stories, cursor(found[size - 1].day, found[size - 1].id) if len(found) > size else None)

    def story(self, story_id: str) -> Story | None:
        """The story with this id; its facts under the ids that they have today."""
        with self._reading() as connection:
            return next(story_rows.load(connection, [story_id]), None)

    def story_of_fact(self, fact_id: str) -> Story | None:
        """The story that a fact belongs to."""
        with self._reading() as connection:
            fact = fact_rows.present(connection, fact_id)
            found = story_rows.story_of(connection, fact) if fact is not None else None
            return next(story_rows.load(connection, [found]), None) if found is not None else None

    def facts_of_story(self, story_id: str) -> list[Fact]:
        """The facts of a story, in its order; those that are gone for good are left out."""
        with self._reading() as connection:
            story = next(story_rows.load(connection, [story_id]), None)
            chunks = story_rows.chunks(story.fact_ids if story is not None else ())
            return [fact for chunk in chunks for fact in fact_rows.load(connection, chunk)]

    def report_lines(self) -> list[ReportLine]:
        """The lines of report of two reports and more: those that copy one another, the leading one first."""
        with self._reading() as connection:
            return list(story_rows.lines(connection))

    def report_line(self, article_id: str) -> ReportLine | None:
        """The line of report that a report belongs to together with others; None where it stands alone."""
        with self._reading() as connection:
            return next(story_rows.lines(connection, article_id), None)

    def articles(self, wanted: ArticleFilter | None = None) -> Iterator[ArticleHeader]:
        """The current reports without their text: the latest first, undated ones last."""
        with self._reading() as connection:
            yield from headers.article_headers(connection, wanted or ArticleFilter())

    def actors(self, limit: int | None = None) -> list[ActorCount]:
        """The codes that take part in facts, the most frequent first."""
        with self._reading() as connection:
            return headers.actors(connection, limit)

    def outlets(self, limit: int | None = None) -> list[OutletCount]:
        """The outlets that tell of facts, the most frequent first."""
        with self._reading() as connection:
            return headers.outlets(connection, limit)

    def places(self, geonameid: int | None = None, limit: int | None = None) -> list[PlaceCount]:
        """The places of facts, the most frequent first, or the one with this GeoNames id."""
        with self._reading() as connection:
            return headers.places(connection, geonameid, limit)

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
                stories=number(tables.stories),
            )
