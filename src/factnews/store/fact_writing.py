"""Facts into the store; ids that go leave a forward to where most of their claims went."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from factnews.model import ClaimLink, EventClass, Fact, FieldValues, ReportLine, StatusChange
from factnews.store.fact_tables import (
    NO_DAY,
    fact_claims,
    fact_codes,
    fact_details,
    fact_earlier,
    fact_names,
    fact_places,
    facts,
    forwards,
)
from factnews.store.restore import CHUNK
from factnews.store.tables import articles, claims

Row = dict[str, Any]


class Details(msgspec.Struct, frozen=True):
    """What of a fact is shown and never searched; `claim_ids` are those that it was made of, wherever they are now."""

    claim_ids: tuple[str, ...] = ()
    lines: tuple[ReportLine, ...] = ()
    values: tuple[FieldValues, ...] = ()
    history: tuple[StatusChange, ...] = ()
    links: tuple[ClaimLink, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """The claims that facts may be made of, by id: of current versions, and of former ones."""

    current: dict[str, _Stored]
    earlier: dict[str, _Stored]


@dataclass(frozen=True, slots=True)
class _Stored:
    """What of a stored claim is needed to file its fact."""

    key: int
    day_first: date | None
    day_last: date | None
    published: date | None
    confidence: float
    place: tuple[int, str, str | None, float | None, float | None] | None


def replace(connection: sa.Connection, event_class: EventClass, merged: Iterable[Fact], engine: str) -> int:
    """Puts facts in the place of all facts of a class; a claim is known by its id among the current versions."""
    made = list(merged)
    of_class = claims.c.event_class == event_class.value
    before = connection.execute(sa.select(facts.c.id).where(facts.c.event_class == event_class.value)).scalars().all()
    known = _Known(
        _claims(connection, articles.c.is_current, of_class),
        _claims(connection, sa.not_(articles.c.is_current), of_class),
    )
    written = _write(connection, before, made, known, engine)
    _note_traceless(connection, of_class)
    return written


def update(connection: sa.Connection, changed: Iterable[Fact], gone: Iterable[str], engine: str) -> int:
    """Writes the facts that are new or changed and takes away those that are gone; all others stay untouched."""
    made = list(changed)
    names = sorted({name for fact in made for name in (*fact.claim_ids, *fact.earlier)})
    known = _Known({}, {})
    for ids in _chunks(names):
        known.current.update(_claims(connection, articles.c.is_current, claims.c.id.in_(ids)))
        known.earlier.update(_claims(connection, sa.not_(articles.c.is_current), claims.c.id.in_(ids)))
    before = sorted({*gone, *(fact.id for fact in made)})
    written = _write(connection, before, made, known, engine)
    for event_class in sorted({fact.event_class.value for fact in made}):
        _note_traceless(connection, claims.c.event_class == event_class)
    return written


def _claims(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> dict[str, _Stored]:
    """The stored claims by id; of several old versions with the same claim the newest."""
    told = claims.c
    query = sa.select(
        *(told.id, told.key, told.day_first, told.day_last, told.confidence, articles.c.published),
        *(told.geonameid, told.place_text, told.country, told.lat, told.lon),
    )
    query = query.join(articles, articles.c.key == told.article).where(*conditions).order_by(articles.c.version)
    return {
        row.id: _Stored(
            row.key,
            row.day_first,
            row.day_last,
            row.published,
            row.confidence,
            (row.geonameid, row.place_text, row.country, row.lat, row.lon) if row.geonameid is not None else None,
        )
        for row in connection.execute(query)
    }


def _write(connection: sa.Connection, before: Sequence[str], made: Sequence[Fact], known: _Known, engine: str) -> int:
    # A reader of this transaction's claims may have been overtaken: what is no longer current is left out.
    kept = [
        (fact, [known.current[name] for name in fact.claim_ids if name in known.current], _traces(fact, known))
        for fact in made
    ]
    kept = [(fact, members, traces) for fact, members, traces in kept if members or traces]
    leads_to = _forwards(connection, before, [fact for fact, _, _ in kept])
    for ids in _chunks(before):
        connection.execute(sa.delete(facts).where(facts.c.id.in_(ids)))
    # A claim that comes into one of these facts is in no other any more, whatever the facts before said.
    for table, keys in (
        (fact_claims, [m.key for _, members, _ in kept for m in members]),
        (fact_earlier, [t.key for _, _, traces in kept for t in traces]),
    ):
        for chunk in _chunks(keys):
            connection.execute(sa.delete(table).where(table.c.claim.in_(chunk)))
    rows: defaultdict[sa.Table, list[Row]] = defaultdict(list)
    for fact, members, traces in kept:
        _add(rows, fact, members, traces, engine)
    for table in (facts, fact_codes, fact_names, fact_claims, fact_earlier, fact_places, fact_details):
        if rows[table]:
            connection.execute(sa.insert(table), rows[table])
    _put_forwards(connection, leads_to, [fact.id for fact, _, _ in kept])
    return len(kept)


def _traces(fact: Fact, known: _Known) -> list[_Stored]:
    return [known.earlier[name] for name in fact.earlier if name in known.earlier and name not in known.current]


def _add(
    rows: defaultdict[sa.Table, list[Row]], fact: Fact, members: list[_Stored], traces: list[_Stored], engine: str
) -> None:
    told = members or traces
    day = fact.first or min((m.day_first for m in told if m.day_first), default=NO_DAY)
    rows[facts].append(
        {
            "id": fact.id,
            "event_class": fact.event_class.value,
            "mode": fact.mode,
            "status": fact.status.value,
            "first": fact.first,
            "last": fact.last,
            "country": fact.country,
            "object": fact.object,
            "standing": fact.standing.value,
            "reports": fact.reports,
            "intensity": fact.intensity,
            "goldstein": fact.goldstein,
            "quad": fact.quad,
            "cameo": fact.cameo,
            "confidence": max(m.confidence for m in told),
            "day": day,
            "day_last": fact.last or max((m.day_last for m in told if m.day_last), default=NO_DAY),
            "told": max((m.published for m in told if m.published), default=NO_DAY),
            "engine": engine,
        }
    )
    roles: tuple[tuple[str, Iterable[str]], ...] = (
        ("actor", fact.actors),
        ("recipient", fact.recipients),
        ("party", sorted({*fact.actors, *fact.recipients})),
    )
    rows[fact_codes] += [
        {"fact": fact.id, "role": role, "n": n, "code": code, "day": day}
        for role, codes in roles
        for n, code in enumerate(codes)
    ]
    roles = (("outlet", fact.outlets), ("source", fact.sources), ("disputed_by", fact.disputed_by))
    rows[fact_names] += [
        {"fact": fact.id, "role": role, "n": n, "name": name, "folded": name.casefold(), "day": day}
        for role, names in roles
        for n, name in enumerate(names)
    ]
    rows[fact_claims] += [{"fact": fact.id, "n": n, "claim": m.key} for n, m in enumerate(members)]
    rows[fact_earlier] += [{"fact": fact.id, "n": n, "claim": m.key} for n, m in enumerate(traces)]
    places = {m.place[0]: m.place for m in reversed(told) if m.place is not None}
    rows[fact_places] += [
        {"fact": fact.id, "geonameid": place, "text": text, "country": country, "lat": lat, "lon": lon, "day": day}
        for place, text, country, lat, lon in places.values()
    ]
    details = Details(fact.claim_ids, fact.lines, fact.values, fact.history, fact.links)
    # not msgspec's own JSON: it refuses the lone surrogates that the column replaces
    packed = json.dumps(msgspec.to_builtins(details), ensure_ascii=False, separators=(",", ":"))
    rows[fact_details].append({"fact": fact.id, "details": packed})


def _note_traceless(connection: sa.Connection, of_class: sa.ColumnElement[bool]) -> None:
    """Notes the claims of former versions that left no trace: they were looked at."""
    looked_at = sa.exists().where(fact_earlier.c.claim == claims.c.key)
    query = sa.select(claims.c.key, sa.null(), sa.literal(0)).join(articles, articles.c.key == claims.c.article)
    query = query.where(sa.not_(articles.c.is_current), of_class, ~looked_at)
    connection.execute(sa.insert(fact_earlier).from_select(["claim", "fact", "n"], query))


# --------------------------------------------------------------------------------------------------------------- forwards


def _forwards(connection: sa.Connection, before: Sequence[str], made: Sequence[Fact]) -> dict[str, str]:
    """For each fact whose id goes: the one that now holds most of its claims; of several the first in the alphabet."""
    staying = {fact.id for fact in made}
    holder = {name: fact.id for fact in made for name in (*fact.earlier, *fact.claim_ids)}
    leads_to = {}
    for ids in _chunks([name for name in before if name not in staying]):
        for gone, names in _members(connection, ids).items():
            found = Counter(holder[name] for name in names if name in holder)
            if found:
                leads_to[gone] = min(found, key=lambda fact: (-found[fact], fact))
    return leads_to


def _members(connection: sa.Connection, ids: Sequence[str]) -> dict[str, set[str]]:
    """The claims that facts were made of, by their ids: as they were given, and as the tables have them."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(sa.select(fact_details).where(fact_details.c.fact.in_(ids))):
        members[row.fact].update(msgspec.convert(json.loads(row.details), Details).claim_ids)
    for table in (fact_claims, fact_earlier):
        query = sa.select(table.c.fact, claims.c.id).join(claims, claims.c.key == table.c.claim)
        for fact, name in connection.execute(query.where(table.c.fact.in_(ids))):
            members[fact].add(name)
    return members


def _put_forwards(connection: sa.Connection, leads_to: dict[str, str], present: Sequence[str]) -> None:
    """Keeps every forward one step long, and none at an id that is a fact's (again)."""
    for gone, new in leads_to.items():
        connection.execute(sa.update(forwards).where(forwards.c.fact == gone).values(fact=new))
    for ids in _chunks([*leads_to, *present]):
        connection.execute(sa.delete(forwards).where(forwards.c.gone.in_(ids)))
    if leads_to:
        connection.execute(sa.insert(forwards), [{"gone": gone, "fact": new} for gone, new in leads_to.items()])


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
