"""More questions to a store, for programs: pages of claims, what a search index is made of, and whether anything changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa

from factnews.errors import InputError
from factnews.model import ClaimInContext, Standing
from factnews.store import fact_tables, restore, tables
from factnews.store.filters import ClaimFilter, FactFilter, claim_keys, fact_ids
from factnews.store.shelf import BRIEF, FactBrief, brief_of
from factnews.store.store import Store

MOST_SENTENCES = 12
"""Sentences of one fact that are searched: a fact told by hundreds of reports is found by the words of a dozen."""

_FACTS, _CLAIMS, _ARTICLES = fact_tables.facts.c, tables.claims.c, tables.articles.c
_MEMBERS, _CODES, _NAMES = fact_tables.fact_claims.c, fact_tables.fact_codes.c, fact_tables.fact_names.c


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A page of claims, each with the id of its fact where it has one, and the place where the next page begins."""

    claims: tuple[ClaimInContext, ...]
    fact_of: dict[str, str]
    next: str | None


@dataclass(frozen=True, slots=True)
class SearchedFact:
    """What a fact is found by."""

    id: str
    event_class: str
    mode: str | None
    status: str
    standing: str
    object: str | None
    country: str | None
    day: date
    day_last: date
    confidence: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    outlets: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchedReport:
    """What a report is found by."""

    id: str
    title: str
    outlet: str | None
    day: date | None


def stamp(store: Store) -> str:
    """A word that is another one whenever the store has changed; it may be another one without a change."""
    path = store._location.path
    if path is not None:
        files = (path, path.with_name(path.name + "-wal"))
        found = [one.stat() for one in files if one.exists()]
        return "-".join(f"{one.st_mtime_ns:x}.{one.st_size:x}" for one in found)
    with store._reading() as connection:
        return str(connection.execute(sa.text("SELECT pg_current_snapshot()::text")).scalar_one())


def name_of(store: Store) -> str:
    """What tells this store from others on this machine."""
    path = store._location.path
    return str(path.absolute()) if path is not None else store._location.shown


def briefs_of(store: Store, wanted: FactFilter) -> list[FactBrief]:
    """The facts wanted in short, latest first: what a chart of thousands needs, in one query."""
    found = fact_ids(wanted).subquery()
    query = sa.select(*BRIEF).join(found, found.c.id == _FACTS.id).order_by(found.c.day.desc(), found.c.id.desc())
    with store._reading() as connection:
        return [brief_of(row) for row in connection.execute(query)]


def claim_page(
    store: Store, wanted: ClaimFilter, *, standing: Standing | None = None, after: str | None = None, size: int = 50
) -> ClaimPage:
    """A page of the claims of current versions that are wanted, latest first, undated ones last.

    `after` is the `next` of the page before; InputError for one that cannot be read.
    """
    query = claim_keys(wanted).order_by(None).add_columns(_CLAIMS.day_first)
    if standing is not None:
        told = sa.select(_MEMBERS.claim).join(fact_tables.facts).where(_FACTS.standing == standing.value)
        query = query.where(_CLAIMS.key.in_(told))
    day, last = _read_place(after) if after is not None else (None, None)
    with store._reading() as connection:
        rows: list[Any] = []
        if last is None or day is not None:
            dated = query.where(_CLAIMS.day_first.is_not(None))
            if day is not None:
                here = sa.tuple_(sa.literal(day), sa.literal(last))
                dated = dated.where(sa.tuple_(_CLAIMS.day_first, _CLAIMS.key) < here)
            dated = dated.order_by(_CLAIMS.day_first.desc(), _CLAIMS.key.desc())
            rows += connection.execute(dated.limit(size + 1)).all()
        if len(rows) <= size:
            undated = query.where(_CLAIMS.day_first.is_(None))
            if last is not None and day is None:
                undated = undated.where(_CLAIMS.key < last)
            rows += connection.execute(undated.order_by(_CLAIMS.key.desc()).limit(size + 1 - len(rows))).all()
        shown = rows[:size]
        found = restore.claims(connection, [row.key for row in shown])
        members = sa.select(_CLAIMS.id, _MEMBERS.fact).join(tables.claims, _CLAIMS.key == _MEMBERS.claim)
        of = connection.execute(members.where(_MEMBERS.claim.in_([row.key for row in shown])))
        fact_of: dict[str, str] = {row[0]: row[1] for row in of}
    place = _place(shown[-1].day_first, shown[-1].key) if len(rows) > size else None
    return ClaimPage(tuple(found), fact_of, place)


def _place(day: date | None, key: int) -> str:
    return f"{day.isoformat() if day else ''}~{key}"


def _read_place(words: str) -> tuple[date | None, int]:
    day, _, key = words.partition("~")
    try:
        return (date.fromisoformat(day) if day else None), int(key)
    except ValueError as error:
        message = f"{words[:60]!r} is not the cursor of a page; leave it out, or take the one that the page before gave"
        raise InputError(message, reason="bad-cursor") from error


# ---------------------------------------------------------------------------------------------------------------- search


def fact_prints(store: Store) -> dict[str, bytes]:
    """For each fact a digest of what it is found by, in the order of their days: another one when it has changed."""
    members = sa.select(
        _MEMBERS.fact, sa.func.count().label("size"), sa.func.min(_MEMBERS.claim), sa.func.sum(_MEMBERS.claim)
    ).group_by(_MEMBERS.fact)
    shown = (_FACTS.event_class, _FACTS.mode, _FACTS.status, _FACTS.standing, _FACTS.object, _FACTS.country)
    query = sa.select(_FACTS.id, *shown, _FACTS.day, _FACTS.day_last, _FACTS.confidence, _FACTS.engine)
    with store._reading() as connection:
        told = {row[0]: tuple(row[1:]) for row in connection.execute(members)}
        rows = connection.execute(query.order_by(_FACTS.day, _FACTS.id))
        return {row[0]: _print((*row[1:], *told.get(row[0], ()))) for row in rows}


def report_prints(store: Store) -> dict[str, bytes]:
    """For each report with a title a digest of what it is found by, in the order of their days."""
    query = sa.select(_ARTICLES.id, _ARTICLES.version, _ARTICLES.title, _ARTICLES.publisher, _ARTICLES.published)
    query = query.where(_ARTICLES.is_current, _ARTICLES.title.is_not(None))
    with store._reading() as connection:
        rows = connection.execute(query.order_by(_ARTICLES.published, _ARTICLES.id))
        return {row[0]: _print(tuple(row[1:])) for row in rows}


def _print(values: tuple[Any, ...]) -> bytes:
    return blake2b("\0".join(map(str, values)).encode("utf-8", "replace"), digest_size=12).digest()


def searched_facts(store: Store, ids: Sequence[str]) -> list[SearchedFact]:
    """What facts are found by, in the order of their ids; no more of them than one query takes (`restore.CHUNK`)."""
    with store._reading() as connection:
        rows = {row.id: row for row in connection.execute(sa.select(fact_tables.facts).where(_FACTS.id.in_(ids)))}
        listed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        codes = sa.select(_CODES.fact, _CODES.role, _CODES.code).where(_CODES.fact.in_(ids)).order_by(_CODES.n)
        outlets = sa.select(_NAMES.fact, _NAMES.role, _NAMES.name).where(_NAMES.fact.in_(ids)).order_by(_NAMES.n)
        for query in (codes, outlets):
            for fact, role, text in connection.execute(query):
                listed[fact, role].append(text)
        said = _sentences(connection, ids)
    return [
        SearchedFact(
            *(row.id, row.event_class, row.mode, row.status, row.standing, row.object, row.country),
            *(row.day, row.day_last, row.confidence),
            actors=tuple(listed[name, "actor"]),
            recipients=tuple(listed[name, "recipient"]),
            outlets=tuple(listed[name, "outlet"]),
            sentences=tuple(said[name]),
        )
        for name in ids
        if (row := rows.get(name)) is not None
    ]


def _sentences(connection: sa.Connection, ids: Sequence[str]) -> defaultdict[str, list[str]]:
    told = tables.sentences.c
    words = sa.func.substr(_ARTICLES.text, told.start + 1, told.stop - told.start)
    query = sa.select(_MEMBERS.fact, words).join(tables.claims, _CLAIMS.key == _MEMBERS.claim)
    query = query.join(tables.articles, _ARTICLES.key == _CLAIMS.article)
    query = query.join(tables.sentences, sa.and_(told.article == _ARTICLES.key, told.n == _CLAIMS.sentence))
    query = query.where(_MEMBERS.fact.in_(ids), _MEMBERS.n < 4 * MOST_SENTENCES).order_by(_MEMBERS.fact, _MEMBERS.n)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for fact, text in connection.execute(query):
        if text not in said[fact] and len(said[fact]) < MOST_SENTENCES:
            said[fact].append(text)
    return said


def searched_reports(store: Store, ids: Sequence[str]) -> list[SearchedReport]:
    """What reports are found by; no more of them than one query takes (`restore.CHUNK`)."""
    query = sa.select(_ARTICLES.id, _ARTICLES.title, _ARTICLES.publisher, _ARTICLES.published)
    with store._reading() as connection:
        rows = connection.execute(query.where(_ARTICLES.id.in_(ids), _ARTICLES.is_current))
        found = {row[0]: SearchedReport(row[0], row[1] or "", row[2], row[3]) for row in rows}
    return [found[name] for name in ids if name in found]
