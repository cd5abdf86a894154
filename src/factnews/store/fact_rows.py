"""Facts in the store: what they are made of, and which are out of step with the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from factnews.model import EventClass, Fact, Status
from factnews.store.tables import articles, claims, fact_claims, fact_codes, fact_names, facts


def replace(connection: sa.Connection, event_class: EventClass, merged: Iterable[Fact]) -> int:
    """Puts facts in the place of all facts of a class; a claim is known by its id among the current versions."""
    connection.execute(sa.delete(facts).where(facts.c.event_class == event_class.value))
    query = sa.select(claims.c.id, claims.c.key).join(articles)
    now = query.where(articles.c.is_current, claims.c.event_class == event_class.value)
    keys: dict[str, int] = {row.id: row.key for row in connection.execute(now)}
    # A reader of this transaction's claims may have been overtaken: what is no longer current is left out.
    kept = [(fact, [keys[claim] for claim in fact.claim_ids if claim in keys]) for fact in merged]
    kept = [(fact, members) for fact, members in kept if members]
    tables_and_rows: tuple[tuple[sa.Table, list[dict[str, Any]]], ...] = (
        (facts, [_fact_row(fact) for fact, _ in kept]),
        (
            fact_codes,
            [row for fact, _ in kept for row in _listed(fact, "code", actor=fact.actors, recipient=fact.recipients)],
        ),
        (
            fact_names,
            [row for fact, _ in kept for row in _listed(fact, "name", outlet=fact.outlets, source=fact.sources)],
        ),
        (
            fact_claims,
            [{"fact": fact.id, "n": n, "claim": key} for fact, members in kept for n, key in enumerate(members)],
        ),
    )
    for table, table_rows in tables_and_rows:
        if table_rows:
            connection.execute(sa.insert(table), table_rows)
    return len(kept)


def _fact_row(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "event_class": fact.event_class.value,
        "mode": fact.mode,
        "status": fact.status.value,
        "first": fact.first,
        "last": fact.last,
        "country": fact.country,
    }


def _listed(fact: Fact, column: str, **roles: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {"fact": fact.id, "role": role, "n": n, column: value}
        for role, values in roles.items()
        for n, value in enumerate(values)
    ]


def load(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Fact]:
    """The facts with these ids, in the order of the ids; not more of them than one query takes (`restore.CHUNK`)."""
    rows = {row.id: row for row in connection.execute(sa.select(facts).where(facts.c.id.in_(ids)))}
    listed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table, value in ((fact_codes, fact_codes.c.code), (fact_names, fact_names.c.name)):
        query = sa.select(table.c.fact, table.c.role, value).where(table.c.fact.in_(ids)).order_by(table.c.n)
        for fact_id, role, text in connection.execute(query):
            listed[fact_id, role].append(text)
    members = (
        sa.select(fact_claims.c.fact, claims.c.id)
        .join(claims, claims.c.key == fact_claims.c.claim)
        .where(fact_claims.c.fact.in_(ids))
        .order_by(fact_claims.c.n)
    )
    for fact_id, claim_id in connection.execute(members):
        listed[fact_id, "claim"].append(claim_id)
    for fact_id in ids:
        if fact_id in rows:
            row = rows[fact_id]
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
            )


def stale_classes(connection: sa.Connection) -> list[EventClass]:
    """The classes with a current claim in no fact, or with a fact that has a claim of an old version or none at all.

    Asked of the tables themselves, so that no flag can be lost when a run is killed.
    """
    joined = sa.select(claims.c.event_class).join(articles, articles.c.key == claims.c.article)
    joined = joined.outerjoin(fact_claims, fact_claims.c.claim == claims.c.key)
    uncovered = joined.where(articles.c.is_current, fact_claims.c.claim.is_(None))
    outdated = joined.where(sa.not_(articles.c.is_current), fact_claims.c.claim.is_not(None))
    empty = sa.select(facts.c.event_class).where(~sa.exists().where(fact_claims.c.fact == facts.c.id))
    return [EventClass(name) for name in sorted(connection.execute(sa.union(uncovered, outdated, empty)).scalars())]
