"""What lists show of reports, actors and places, without reading the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from factnews.store.fact_tables import NO_DAY, fact_codes, fact_names, fact_places
from factnews.store.filters import PARTY, read_cursor
from factnews.store.tables import articles, claims


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What reports must be like: `outlet` is a whole name in any case, days (inclusive) are those of publication.

    The latest comes first, undated ones last; `after` is the cursor of a page: day and id of its last report.
    """

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleHeader:
    """A current report without its text; `claims` is their number."""

    id: str
    version: int
    title: str | None
    publisher: str | None
    published: date | None
    published_at: datetime | None
    language: str | None
    url: str | None
    fetched: datetime | None
    claims: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor's code, in how many facts it takes part, and the last day of one; None where none has a day."""

    code: str
    facts: int
    last: date | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet's name, how many facts it tells of, and the last day of one."""

    name: str
    facts: int
    last: date | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place (GeoNames), as it is most often called, and how many facts took place there."""

    geonameid: int
    text: str
    country: str | None
    lat: float | None
    lon: float | None
    facts: int


def article_headers(connection: sa.Connection, wanted: ArticleFilter) -> Iterator[ArticleHeader]:
    """Current reports, the latest first."""
    told = articles.c
    number = sa.select(sa.func.count()).where(claims.c.article == told.key).scalar_subquery()
    day = sa.func.coalesce(told.published, sa.literal(NO_DAY, sa.Date))
    query = sa.select(
        *(told.id, told.version, told.title, told.publisher, told.published, told.published_at, told.language),
        *(told.url, told.fetched, number.label("claims")),
    ).where(told.is_current)
    if wanted.outlet is not None:
        query = query.where(told.outlet == wanted.outlet.casefold())
    if wanted.since is not None:
        query = query.where(told.published >= wanted.since)
    if wanted.until is not None:
        query = query.where(told.published <= wanted.until)
    if wanted.after is not None:
        then, last = read_cursor(wanted.after)
        query = query.where(sa.tuple_(day, told.id) < sa.tuple_(sa.literal(then), sa.literal(last)))
    query = query.order_by(told.published.desc().nulls_last(), told.id.desc())
    for row in connection.execute(query if wanted.limit is None else query.limit(wanted.limit)):
        at = datetime.fromisoformat(row.published_at) if row.published_at is not None else None
        yield ArticleHeader(
            row.id, row.version, row.title, row.publisher, row.published, at, row.language, row.url, row.fetched,
            row.claims,
        )  # fmt: skip


def actors(connection: sa.Connection, limit: int | None) -> list[ActorCount]:
    """The actors of all facts, the most frequent first, each fact counted once."""
    number = sa.func.count()
    query = sa.select(fact_codes.c.code, number, sa.func.max(fact_codes.c.day)).group_by(fact_codes.c.code)
    query = query.where(fact_codes.c.role == PARTY).order_by(number.desc(), fact_codes.c.code).limit(limit)
    return [
        ActorCount(code, count, None if last == NO_DAY else last) for code, count, last in connection.execute(query)
    ]


def outlets(connection: sa.Connection, limit: int | None) -> list[OutletCount]:
    """The outlets that tell of facts, the most frequent first; one that is written in two ways is one."""
    number = sa.func.count(fact_names.c.fact.distinct())
    query = sa.select(sa.func.min(fact_names.c.name), number, sa.func.max(fact_names.c.day))
    query = query.where(fact_names.c.role == "outlet").group_by(fact_names.c.folded)
    query = query.order_by(number.desc(), fact_names.c.folded).limit(limit)
    return [
        OutletCount(name, count, None if last == NO_DAY else last) for name, count, last in connection.execute(query)
    ]


def places(connection: sa.Connection, geonameid: int | None, limit: int | None) -> list[PlaceCount]:
    """The places of all facts, or one of them, the most frequent first."""
    told = fact_places.c
    number = sa.func.count()
    query = sa.select(
        told.geonameid, told.text, number.label("facts"),
        *(sa.func.min(column).label(column.name) for column in (told.country, told.lat, told.lon)),
    ).group_by(told.geonameid, told.text).order_by(number.desc(), told.geonameid, told.text)  # fmt: skip
    if geonameid is not None:
        query = query.where(told.geonameid == geonameid)
    found: dict[int, PlaceCount] = {}
    for row in connection.execute(query):  # the most frequent name of a place comes first
        one = found.get(row.geonameid)
        if one is None:
            found[row.geonameid] = PlaceCount(row.geonameid, row.text, row.country, row.lat, row.lon, row.facts)
        else:
            total = one.facts + row.facts
            found[row.geonameid] = PlaceCount(one.geonameid, one.text, one.country, one.lat, one.lon, total)
    return sorted(found.values(), key=lambda place: (-place.facts, place.geonameid))[:limit]
