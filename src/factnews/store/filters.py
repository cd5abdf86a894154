"""What to look for in a store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from factnews.model import EventClass, Status
from factnews.store.tables import articles, claims, fact_claims, fact_codes, facts, participants

Condition = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims or facts must be like; all that is given must hold.

    `actor`, `recipient` and `either` (one of the two) are actor codes, `country` is the ISO 3166 alpha-3 code of the
    place of the event, `outlet` the publisher's whole name in any case. `since` and `until` (inclusive) ask that the
    interval of the event overlap; a claim without a date of its own is taken at its report's day, and one without
    either is left out when a day is asked for. `limit` keeps the latest.
    """

    actor: str | None = None
    recipient: str | None = None
    either: str | None = None
    event_class: EventClass | None = None
    status: Status | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    outlet: str | None = None
    min_confidence: float | None = None
    limit: int | None = None


def claim_keys(wanted: ClaimFilter) -> sa.Select[Any]:
    """The keys of the claims wanted, of current versions only: latest first, then by article and order in the text."""
    query = sa.select(claims.c.key).join(articles, articles.c.key == claims.c.article).where(articles.c.is_current)
    query = query.where(*_claim_conditions(wanted))
    query = query.order_by(claims.c.day_first.desc().nulls_last(), articles.c.id, claims.c.n)
    return query if wanted.limit is None else query.limit(wanted.limit)


def _claim_conditions(wanted: ClaimFilter) -> list[Condition]:
    conditions: list[Condition] = []
    if wanted.actor is not None:
        conditions.append(_takes_part(wanted.actor, "actor"))
    if wanted.recipient is not None:
        conditions.append(_takes_part(wanted.recipient, "recipient"))
    if wanted.either is not None:
        conditions.append(_takes_part(wanted.either, "actor", "recipient"))
    if wanted.event_class is not None:
        conditions.append(claims.c.event_class == wanted.event_class.value)
    if wanted.status is not None:
        conditions.append(claims.c.status == wanted.status.value)
    if wanted.country is not None:
        conditions.append(claims.c.country == wanted.country.upper())
    if wanted.outlet is not None:
        conditions.append(articles.c.outlet == wanted.outlet.casefold())
    if wanted.min_confidence is not None:
        conditions.append(claims.c.confidence >= wanted.min_confidence)
    return conditions + _overlaps(claims.c.day_first, claims.c.day_last, wanted)


def _takes_part(code: str, *roles: str) -> Condition:
    matching = sa.select(participants.c.claim).where(
        participants.c.code == code.upper(), participants.c.role.in_(roles)
    )
    return claims.c.key.in_(matching)


def _overlaps(first: sa.ColumnElement[Any], last: sa.ColumnElement[Any], wanted: ClaimFilter) -> list[Condition]:
    conditions: list[Condition] = []
    if wanted.since is not None:
        conditions.append(last >= wanted.since)
    if wanted.until is not None:
        conditions.append(first <= wanted.until)
    return conditions


def fact_ids(wanted: ClaimFilter) -> sa.Select[Any]:
    """The ids of the facts wanted, latest first.

    Class, status, codes, country and days are the fact's own (the days of an undated fact are those of its claims);
    outlet and confidence must hold for one of its claims.
    """
    query = sa.select(facts.c.id)
    for code, roles in (
        (wanted.actor, ("actor",)),
        (wanted.recipient, ("recipient",)),
        (wanted.either, ("actor", "recipient")),
    ):
        if code is not None:
            matching = sa.select(fact_codes.c.fact).where(
                fact_codes.c.code == code.upper(), fact_codes.c.role.in_(roles)
            )
            query = query.where(facts.c.id.in_(matching))
    if wanted.event_class is not None:
        query = query.where(facts.c.event_class == wanted.event_class.value)
    if wanted.status is not None:
        query = query.where(facts.c.status == wanted.status.value)
    if wanted.country is not None:
        query = query.where(facts.c.country == wanted.country.upper())
    if wanted.outlet is not None or wanted.min_confidence is not None:
        told = ClaimFilter(outlet=wanted.outlet, min_confidence=wanted.min_confidence)
        query = query.where(facts.c.id.in_(_facts_of(_claim_conditions(told))))
    if wanted.since is not None or wanted.until is not None:
        own = sa.and_(*_overlaps(facts.c.first, facts.c.last, wanted))
        told_then = _facts_of(_overlaps(claims.c.day_first, claims.c.day_last, wanted))
        query = query.where(sa.or_(own, sa.and_(facts.c.first.is_(None), facts.c.id.in_(told_then))))
    query = query.order_by(facts.c.first.desc().nulls_last(), facts.c.id)
    return query if wanted.limit is None else query.limit(wanted.limit)


def _facts_of(conditions: list[Condition]) -> sa.Select[Any]:
    told = sa.join(fact_claims, claims, claims.c.key == fact_claims.c.claim)
    return (
        sa.select(fact_claims.c.fact)
        .select_from(told.join(articles, articles.c.key == claims.c.article))
        .where(*conditions)
    )
