"""Facts out of the store, the claims behind them, and which facts are out of step with the claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
import sqlalchemy as sa

from factnews.model import ClaimInContext, EventClass, Fact, Standing, Status
from factnews.store import restore
from factnews.store.fact_tables import (
    fact_claims,
    fact_codes,
    fact_details,
    fact_earlier,
    fact_names,
    facts,
    forwards,
)
from factnews.store.fact_writing import Details
from factnews.store.tables import articles, claims, sentences


def load(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Fact]:
    """The facts with these ids, in the order of the ids; not more of them than one query takes (`restore.CHUNK`)."""
    rows = {row.id: row for row in connection.execute(sa.select(facts).where(facts.c.id.in_(ids)))}
    listed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table, value in ((fact_codes, fact_codes.c.code), (fact_names, fact_names.c.name)):
        query = sa.select(table.c.fact, table.c.role, value).where(table.c.fact.in_(ids)).order_by(table.c.n)
        for fact_id, role, text in connection.execute(query):
            listed[fact_id, role].append(text)
    for table, role in ((fact_claims, "claim"), (fact_earlier, "earlier")):
        members = sa.select(table.c.fact, claims.c.id).join(claims, claims.c.key == table.c.claim)
        for fact_id, claim_id in connection.execute(members.where(table.c.fact.in_(ids)).order_by(table.c.n)):
            listed[fact_id, role].append(claim_id)
    packed = sa.select(fact_details).where(fact_details.c.fact.in_(ids))
    shown = {row.fact: msgspec.convert(json.loads(row.details), Details) for row in connection.execute(packed)}
    for fact_id in ids:
        if fact_id in rows:
            row, details = rows[fact_id], shown.get(fact_id, Details())
            yield Fact(
                id=row.id,
                event_class=EventClass(row.event_class),
                mode=row.mode,
                actors=tuple(listed[fact_id, "actor"]),
                recipients=tuple(listed[fact_id, "recipient"]),
                status=Status(row.status),
                first=row.first,
                last=row.last,
                country=row.country,
                claim_ids=tuple(listed[fact_id, "claim"]),
                outlets=tuple(listed[fact_id, "outlet"]),
                sources=tuple(listed[fact_id, "source"]),
                object=row.object,
                standing=Standing(row.standing),
                disputed_by=tuple(listed[fact_id, "disputed_by"]),
                reports=row.reports,
                lines=details.lines,
                values=details.values,
                history=details.history,
                intensity=row.intensity,
                goldstein=row.goldstein,
                quad=row.quad,
                cameo=row.cameo,
                earlier=tuple(listed[fact_id, "earlier"]),
                links=details.links,
            )


def present(connection: sa.Connection, fact_id: str) -> str | None:
    """The id under which a fact is found today: its own, or the one that it was forwarded to; None where it is unknown."""
    if connection.execute(sa.select(facts.c.id).where(facts.c.id == fact_id)).first():
        return fact_id
    found: str | None = connection.execute(
        sa.select(facts.c.id).join(forwards, forwards.c.fact == facts.c.id).where(forwards.c.gone == fact_id)
    ).scalar()
    return found


def claims_of(connection: sa.Connection, fact_id: str) -> list[ClaimInContext]:
    """The claims of a fact in its order, and behind them those of former versions that left a trace on it."""
    keys: list[int] = []
    for table in (fact_claims, fact_earlier):
        query = sa.select(table.c.claim).where(table.c.fact == fact_id).order_by(table.c.n)
        keys += connection.execute(query).scalars()
    return [
        told
        for start in range(0, len(keys), restore.CHUNK)
        for told in restore.claims(connection, keys[start : start + restore.CHUNK])
    ]


def facts_of_claims(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> dict[str, str]:
    """Claim id → fact id, for the claims that are meant, current ones and traces."""
    found: dict[str, str] = {}
    for table in (fact_earlier, fact_claims):  # a claim that is current again counts as that
        query = sa.select(claims.c.id, table.c.fact).join(table, table.c.claim == claims.c.key)
        query = query.join(articles, articles.c.key == claims.c.article).where(condition, table.c.fact.is_not(None))
        found |= {row.id: row.fact for row in connection.execute(query)}
    return found


def sentences_of(connection: sa.Connection, wanted: Sequence[ClaimInContext]) -> dict[tuple[str, int], str]:
    """The sentence of each claim, by its id and its report's version."""
    words = sa.func.substr(articles.c.text, sentences.c.start + 1, sentences.c.stop - sentences.c.start)
    query = sa.select(claims.c.id, articles.c.version, words.label("words"))
    query = query.join(articles, articles.c.key == claims.c.article)
    query = query.join(sentences, sa.and_(sentences.c.article == articles.c.key, sentences.c.n == claims.c.sentence))
    versions = {(told.claim.id, told.version) for told in wanted}
    ids = sorted({told.claim.id for told in wanted})
    return {
        (row.id, row.version): row.words
        for start in range(0, len(ids), restore.CHUNK)
        for row in connection.execute(query.where(claims.c.id.in_(ids[start : start + restore.CHUNK])))
        if (row.id, row.version) in versions
    }


def stale_classes(connection: sa.Connection, engine: str | None) -> list[EventClass]:
    """The classes whose facts are out of step with their claims, or were made by another version of merging.

    That is: a current claim is in no fact, or a fact has a claim of an old version, or none at all, or a former
    version's claim was not looked at. Asked of the tables themselves, so that no flag can be lost when a run is killed.
    """
    joined = sa.select(claims.c.event_class).join(articles, articles.c.key == claims.c.article)
    current = joined.outerjoin(fact_claims, fact_claims.c.claim == claims.c.key)
    former = joined.outerjoin(fact_earlier, fact_earlier.c.claim == claims.c.key)
    uncovered = current.where(articles.c.is_current, fact_claims.c.claim.is_(None))
    outdated = current.where(sa.not_(articles.c.is_current), fact_claims.c.claim.is_not(None))
    unseen = former.where(sa.not_(articles.c.is_current), fact_earlier.c.claim.is_(None))
    risen = former.where(articles.c.is_current, fact_earlier.c.claim.is_not(None))
    empty = sa.select(facts.c.event_class).where(
        ~sa.exists().where(fact_claims.c.fact == facts.c.id), ~sa.exists().where(fact_earlier.c.fact == facts.c.id)
    )
    asked = [uncovered, outdated, unseen, risen, empty]
    if engine is not None:
        asked.append(sa.select(facts.c.event_class).where(facts.c.engine != engine))
    return [EventClass(name) for name in sorted(connection.execute(sa.union(*asked)).scalars())]
