"""What to look for in a store, and how a page of facts is found: latest first, going on where the last page ended."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from factnews.errors import InputError
from factnews.model import EventClass, Standing, Status
from factnews.store.fact_tables import NO_DAY, fact_codes, fact_names, fact_places, facts
from factnews.store.tables import articles, claims, participants

Condition = sa.ColumnElement[bool]
PARTY = "party"  # actor or recipient, each code of a fact once


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims must be like; all that is given must hold. Facts have more to be asked for: see `FactFilter`.

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


# ---------------------------------------------------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class FactFilter(ClaimFilter):
    """What facts must be like; all that is given must hold.

    As for claims, but codes, days, class, status and country are the fact's own, and `min_confidence` is asked of its
    surest claim. An undated fact is taken at the days of its reports. `other` takes part beside `either`; `place` is a
    GeoNames id. `order` is by the day of the event or by that of the latest report, latest first either way; `after` is
    the cursor of a page (`Store.fact_page`).
    """

    other: str | None = None
    standing: Standing | None = None
    place: int | None = None
    order: Literal["day", "told"] = "day"
    after: str | None = None


def of_facts(wanted: ClaimFilter) -> FactFilter:
    """The same questions, asked of facts."""
    if isinstance(wanted, FactFilter):
        return wanted
    return FactFilter(**{field.name: getattr(wanted, field.name) for field in fields(ClaimFilter)})


def cursor(day: date, fact_id: str) -> str:
    """Where a page ended: the day of its last fact in the order asked for, and the fact's id.

    >>> cursor(date(2026, 3, 3), "0a1b")
    '2026-03-03~0a1b'
    """
    return f"{day.isoformat()}~{fact_id}"


def read_cursor(words: str) -> tuple[date, str]:
    """Day and id of a cursor; InputError for what is none."""
    day, mark, fact_id = words.partition("~")
    try:
        if mark:
            return date.fromisoformat(day), fact_id
    except ValueError:
        pass
    message = f"{words[:60]!r} is not the cursor of a page; leave it out, or take the one that the page before gave"
    raise InputError(message, reason="bad-cursor")


def fact_ids(wanted: ClaimFilter) -> sa.Select[Any]:
    """The facts wanted, in their order, with the day of it: rows of (id, day).

    Parties, outlets and places lead: they are looked up in indexes that hold the days too, so that a page is found without
    looking at the facts themselves.
    """
    asked = of_facts(wanted)
    lists, conditions = _lists(asked), _own(asked)
    if lists and not conditions and asked.order == "day":
        return _from_lists(lists, asked)
    ident, day = facts.c.id, facts.c.told if asked.order == "told" else facts.c.day
    query = sa.select(ident.label("id"), day.label("day")).where(*conditions)
    if lists:
        led = _together(lists).subquery()
        query = query.select_from(facts.join(led, led.c.id == ident))
    if asked.after is not None:
        query = query.where(_behind(asked.after, ident, day))
    query = query.order_by(day.desc(), ident.desc())
    return query if asked.limit is None else query.limit(asked.limit)


def _behind(after: str, ident: sa.ColumnElement[str], day: sa.ColumnElement[date]) -> Condition:
    then, last = read_cursor(after)
    return sa.tuple_(day, ident) < sa.tuple_(sa.literal(then), sa.literal(last))


def _from_lists(lists: list[sa.Select[Any]], asked: FactFilter) -> sa.Select[Any]:
    """The facts on all lists; the lists are in order, so that the first of them are found without the others."""
    if asked.after is not None:
        lists = [one.where(_behind(asked.after, *one.selected_columns)) for one in lists]
    found = _together(lists).order_by(sa.desc("day"), sa.desc("id"))
    led = (found if asked.limit is None else found.limit(asked.limit)).subquery()
    return sa.select(led.c.id, led.c.day).order_by(led.c.day.desc(), led.c.id.desc())


def _together(lists: list[sa.Select[Any]]) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    """What is on all lists. The database goes through them side by side; where it looks up each fact of one list in the
    others, as for EXISTS, a frequent actor takes seconds, and SQLite cannot tell who is frequent."""
    return lists[0] if len(lists) == 1 else sa.intersect(*lists)


def _lists(asked: FactFilter) -> list[sa.Select[Any]]:
    """The facts of each party, the outlet and the place asked for, from indexes that hold the days too."""
    found: list[sa.Select[Any]] = []
    if asked.place is not None:
        found.append(_listed(fact_places, fact_places.c.geonameid == asked.place))
    for code, role in (
        (asked.actor, "actor"),
        (asked.recipient, "recipient"),
        (asked.other, PARTY),
        (asked.either, PARTY),
    ):
        if code is not None:
            found.append(_listed(fact_codes, fact_codes.c.code == code.upper(), fact_codes.c.role == role))
    if asked.outlet is not None:
        named = _listed(fact_names, fact_names.c.folded == asked.outlet.casefold(), fact_names.c.role == "outlet")
        found.append(named.distinct())  # an outlet may be written in two ways
    return found


def _listed(table: sa.Table, *conditions: Condition) -> sa.Select[Any]:
    return sa.select(table.c["fact"].label("id"), table.c["day"].label("day")).where(*conditions)


def _own(asked: FactFilter) -> list[Condition]:
    conditions: list[Condition] = []
    if asked.event_class is not None:
        conditions.append(facts.c.event_class == asked.event_class.value)
    if asked.status is not None:
        conditions.append(facts.c.status == asked.status.value)
    if asked.standing is not None:
        conditions.append(facts.c.standing == asked.standing.value)
    if asked.country is not None:
        conditions.append(facts.c.country == asked.country.upper())
    if asked.min_confidence is not None:
        conditions.append(facts.c.confidence >= asked.min_confidence)
    if asked.since is not None:
        conditions.append(facts.c.day_last >= asked.since)
    if asked.until is not None:
        conditions.append(facts.c.day <= asked.until)
    if asked.since is not None or asked.until is not None:
        conditions.append(facts.c.day > NO_DAY)
    return conditions
