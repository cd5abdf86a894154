"""Stories and lines of report in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from factnews.model import ReportLine, Story
from factnews.store.fact_tables import (
    NO_DAY,
    fact_claims,
    facts,
    forwards,
    report_lines,
    stories,
    story_facts,
    story_names,
)
from factnews.store.filters import read_cursor
from factnews.store.restore import CHUNK
from factnews.store.tables import articles, claims

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """What stories must be like; all that is given must hold.

    `actor` is a code and `country` an ISO 3166 alpha-3 code; `outlet` is a whole name in any case; `article` the id of
    a report. `since` and `until` (inclusive) ask that the days of the story overlap. `least` is the least number of
    facts. The story that ended last comes first; `after` is the cursor of a page (`Store.story_page`).
    """

    actor: str | None = None
    country: str | None = None
    outlet: str | None = None
    article: str | None = None
    since: date | None = None
    until: date | None = None
    least: int | None = None
    limit: int | None = None
    after: str | None = None


def replace(connection: sa.Connection, grouped: Iterable[Story]) -> int:
    """Puts stories in the place of all stories."""
    made = list(grouped)
    connection.execute(sa.delete(stories))
    rows: defaultdict[sa.Table, list[Row]] = defaultdict(list)
    for story in made:
        day = story.last or story.first or NO_DAY
        rows[stories].append(
            {
                "id": story.id,
                "title": story.title,
                "first": story.first,
                "last": story.last,
                "day": day,
                "facts": len(story.fact_ids),
            }
        )
        rows[story_facts] += [{"story": story.id, "n": n, "fact": fact} for n, fact in enumerate(story.fact_ids)]
        roles = (
            ("article", story.article_ids),
            ("outlet", story.outlets),
            ("actor", story.actors),
            ("country", story.countries),
        )
        rows[story_names] += [
            {"story": story.id, "role": role, "n": n, "name": name, "folded": name.casefold(), "day": day}
            for role, names in roles
            for n, name in enumerate(names)
        ]
    for table in (stories, story_facts, story_names):
        if rows[table]:
            connection.execute(sa.insert(table), rows[table])
    return len(made)


def story_ids(wanted: StoryFilter) -> sa.Select[Any]:
    """The stories wanted, the one that ended last first: rows of (id, day)."""
    query = sa.select(stories.c.id, stories.c.day)
    for role, name in (
        ("actor", wanted.actor),
        ("country", wanted.country),
        ("outlet", wanted.outlet),
        ("article", wanted.article),
    ):
        if name is not None:
            matching = sa.select(story_names.c.story).where(
                story_names.c.folded == name.casefold(), story_names.c.role == role
            )
            query = query.where(stories.c.id.in_(matching))
    if wanted.since is not None:
        query = query.where(stories.c.last >= wanted.since)
    if wanted.until is not None:
        query = query.where(stories.c.first <= wanted.until)
    if wanted.least is not None:
        query = query.where(stories.c.facts >= wanted.least)
    if wanted.after is not None:
        then, last = read_cursor(wanted.after)
        query = query.where(sa.tuple_(stories.c.day, stories.c.id) < sa.tuple_(sa.literal(then), sa.literal(last)))
    query = query.order_by(stories.c.day.desc(), stories.c.id.desc())
    return query if wanted.limit is None else query.limit(wanted.limit)


def load(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Story]:
    """The stories with these ids, in the order of the ids; their facts under the ids that these have today."""
    rows = {row.id: row for row in connection.execute(sa.select(stories).where(stories.c.id.in_(ids)))}
    listed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    now = sa.func.coalesce(forwards.c.fact, story_facts.c.fact)
    query = sa.select(story_facts.c.story, now).outerjoin(forwards, forwards.c.gone == story_facts.c.fact)
    query = query.where(story_facts.c.story.in_(ids)).order_by(story_facts.c.story, story_facts.c.n)
    for story, fact in connection.execute(query):
        listed[story, "fact"].append(fact)
    names = sa.select(story_names).where(story_names.c.story.in_(ids)).order_by(story_names.c.n)
    for row in connection.execute(names):
        listed[row.story, row.role].append(row.name)
    for story_id in ids:
        if story_id in rows:
            row = rows[story_id]
            yield Story(
                id=row.id,
                title=row.title,
                fact_ids=tuple(dict.fromkeys(listed[story_id, "fact"])),
                article_ids=tuple(listed[story_id, "article"]),
                outlets=tuple(listed[story_id, "outlet"]),
                actors=tuple(listed[story_id, "actor"]),
                countries=tuple(listed[story_id, "country"]),
                first=row.first,
                last=row.last,
            )


def story_of(connection: sa.Connection, fact_id: str) -> str | None:
    """The story that a fact, or one that was forwarded to it, belongs to."""
    older = sa.select(forwards.c.gone).where(forwards.c.fact == fact_id)
    query = sa.select(story_facts.c.story).where(sa.or_(story_facts.c.fact == fact_id, story_facts.c.fact.in_(older)))
    query = query.order_by((story_facts.c.fact == fact_id).desc(), story_facts.c.story)
    found: str | None = connection.execute(query.limit(1)).scalar()
    return found


def are_complete(connection: sa.Connection) -> bool:
    """Whether stories list all facts and all reports that tell one, and no others.

    Asked of the tables themselves, so that no flag can be lost when a run is killed.
    """
    listed = sa.select(story_facts.c.fact)
    named = sa.select(story_names.c.name).where(story_names.c.role == "article")
    telling = sa.join(fact_claims, claims, claims.c.key == fact_claims.c.claim).join(articles)
    one = sa.select(sa.literal(1))
    queries = (
        one.select_from(facts).where(facts.c.id.not_in(listed)),
        one.select_from(story_facts).where(story_facts.c.fact.not_in(sa.select(facts.c.id))),
        one.select_from(telling).where(articles.c.id.not_in(named)),
    )
    return all(connection.execute(query.limit(1)).first() is None for query in queries)


# ---------------------------------------------------------------------------------------------------- lines of report


def replace_lines(connection: sa.Connection, lines: Iterable[ReportLine]) -> int:
    """Puts lines of report in the place of all; a line of a single report is not kept, it says nothing."""
    connection.execute(sa.delete(report_lines))
    kept = [line for line in lines if len(line.article_ids) > 1]
    rows = [
        {"article": article, "leader": line.article_ids[0], "n": n, "why": line.why}
        for line in kept
        for n, article in enumerate(line.article_ids)
    ]
    if rows:
        connection.execute(sa.insert(report_lines), rows)
    return len(kept)


def lines(connection: sa.Connection, article_id: str | None = None) -> Iterator[ReportLine]:
    """The lines of more than one report, by their leading report's id; or the one that a report belongs to."""
    query = sa.select(report_lines, articles.c.publisher)
    query = query.outerjoin(articles, sa.and_(articles.c.id == report_lines.c.article, articles.c.is_current))
    if article_id is not None:
        leader = sa.select(report_lines.c.leader).where(report_lines.c.article == article_id)
        query = query.where(report_lines.c.leader.in_(leader))
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(report_lines.c.leader, report_lines.c.n)):
        grouped[row.leader].append(row)
    for members in grouped.values():
        outlets = dict.fromkeys(row.publisher for row in members if row.publisher is not None)
        yield ReportLine(tuple(row.article for row in members), tuple(outlets), members[0].why)


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in portions that one query takes."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
