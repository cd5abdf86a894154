"""Facts that belong together over time become stories.

What is compared are reports: a report tells several facts of its story, and all of them together say better than any
single one which story that is. Reports are grouped by what they tell (words, actors, places, shared facts) and by their
days; each fact then belongs to the story in which most of its reports are, so that what many reports recall as background
stays with the story it comes from.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factnews.model import ClaimInContext, Fact, Status, Story
from factnews.stories.clusters import clusters
from factnews.stories.profiles import Profile, profiles
from factnews.stories.titles import title_of

BEFORE = timedelta(days=30)
"""A story begins at most so long before its first report: what lies further back is told as its background."""
NAMED = 3  # codes of a side in a title that is made of codes
LONGEST_DAYS = timedelta(days=31)  # a fact of "2018" does not say when its story took place


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the claims of the facts stand."""

    fact_of: dict[str, str]  # by claim
    reports_of: dict[str, tuple[str, ...]]  # by fact
    published: dict[str, date | None]  # by report


def group(facts: Iterable[Fact], told: Iterable[ClaimInContext], known: Iterable[Story] = ()) -> Iterator[Story]:
    """The stories that facts belong to, each fact in one, the latest story first.

    `told` are the claims of the facts with their reports; others are passed over. The outcome does not depend on the
    order of facts and claims. A story keeps the id of the one among `known` with which it shares most reports; a new
    one's id is made of that of its earliest report. A fact without a claim in `told` is in no story.
    """
    by_id = {fact.id: fact for fact in facts}
    where = _Told({claim_id: fact.id for fact in by_id.values() for claim_id in fact.claim_ids}, {}, {})
    reports = profiles(_noted(told, where), where.fact_of)
    groups = clusters(reports)
    story_of = {report.id: number for number, members in enumerate(groups) for report in members}
    facts_of: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact_id in sorted(where.reports_of):
        votes = Counter(story_of[report] for report in where.reports_of[fact_id])
        # of two stories with as many of its reports the fact is in that of the earliest: the other one recalls it
        first = {
            number: min(_day_key(where, r) for r in where.reports_of[fact_id] if story_of[r] == number)
            for number in votes
        }
        facts_of[min(votes, key=lambda number: (-votes[number], first[number]))].append(by_id[fact_id])
    outlets = {report.outlet for report in reports if report.outlet}
    ids = _ids([members for number, members in enumerate(groups) if facts_of[number]], known)
    stories = [
        _story(ids[members[0].id], members, facts_of[number], where, outlets)
        for number, members in enumerate(groups)
        if facts_of[number]
    ]
    return iter(sorted(stories, key=lambda story: (-(story.last or date.min).toordinal(), story.id)))


def _noted(told: Iterable[ClaimInContext], where: _Told) -> Iterator[ClaimInContext]:
    """Notes on the way which reports tell which facts: claims come by once."""
    seen: set[tuple[str, str]] = set()
    for claim_told in told:
        claim = claim_told.claim
        fact_id = where.fact_of.get(claim.id)
        if fact_id is None:
            continue
        where.published[claim.article_id] = claim_told.published
        if (fact_id, claim.article_id) not in seen:
            seen.add((fact_id, claim.article_id))
            where.reports_of[fact_id] = (*where.reports_of.get(fact_id, ()), claim.article_id)
        yield claim_told


def _day_key(where: _Told, report: str) -> tuple[date, str]:
    return where.published[report] or date.max, report


def _ids(groups: Sequence[Sequence[Profile]], known: Iterable[Story]) -> dict[str, str]:
    """The id of each group by the id of its first report; each id of `known` is given once, to its nearest heir."""
    before = {article: story for story in known for article in story.article_ids}
    shares: Counter[tuple[str, str]] = Counter()
    for members in groups:
        for report in members:
            if report.id in before:
                shares[members[0].id, before[report.id].id] += 1
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for group_id, story_id in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if group_id not in ids and story_id not in taken:
            ids[group_id] = story_id
            taken.add(story_id)
    for members in groups:
        if members[0].id not in ids:
            ids[members[0].id] = _new_id(members, taken)
            taken.add(ids[members[0].id])
    return ids


def _new_id(members: Sequence[Profile], taken: set[str]) -> str:
    for report in sorted(members, key=lambda report: (report.day or date.max, report.id)):
        story_id = hashlib.sha256(f"story {report.id}".encode("utf-8", "replace")).hexdigest()[:16]
        if story_id not in taken:  # the heir of a story may have left its first report to another
            return story_id
    return hashlib.sha256("\n".join(report.id for report in members).encode("utf-8", "replace")).hexdigest()[:16]


def _story(story_id: str, members: Sequence[Profile], facts: Sequence[Fact], where: _Told, outlets: set[str]) -> Story:
    ordered = sorted(members, key=lambda report: (report.day or date.max, report.id))
    first, last = _extent(ordered, facts)
    weight = {fact.id: len(where.reports_of[fact.id]) for fact in facts}
    actors: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for fact in facts:
        actors.update(dict.fromkeys({*fact.actors, *fact.recipients}, weight[fact.id]))
        if fact.country is not None:
            countries[fact.country] += weight[fact.id]
    timeline = sorted(facts, key=lambda fact: _fact_day(fact, where))
    return Story(
        id=story_id,
        title=title_of(ordered, outlets) or _made_title(timeline, weight),
        fact_ids=tuple(fact.id for fact in timeline),
        article_ids=tuple(report.id for report in ordered),
        outlets=tuple(sorted({report.outlet for report in members if report.outlet})),
        actors=_most_frequent(actors),
        countries=_most_frequent(countries),
        first=first,
        last=last,
    )


def _most_frequent(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda value: (-counted[value], value)))


def _fact_day(fact: Fact, where: _Told) -> tuple[date, date, str]:
    """Where a fact stands in its story's timeline; an undated one stands at its first report's day."""
    if fact.first is not None:
        return fact.first, fact.last or fact.first, fact.id
    days = [day for report in where.reports_of[fact.id] if (day := where.published[report]) is not None]
    told = min(days, default=date.max)
    return told, told, fact.id


def _extent(ordered: Sequence[Profile], facts: Sequence[Fact]) -> tuple[date | None, date | None]:
    """A story's days: those of what took place in it, and of its reports where these are silent."""
    published = [report.day for report in ordered if report.day is not None]
    begin = published[0] - BEFORE if published and published[0] - date.min > BEFORE else date.min
    end = published[-1] if published else date.max
    days = [
        day
        for fact in facts
        if fact.first is not None and fact.last is not None and fact.last - fact.first <= LONGEST_DAYS
        if fact.status in (Status.HAPPENED, Status.ONGOING) and begin <= fact.first and fact.last <= end
        for day in (fact.first, fact.last)
    ]
    days = days or published
    return min(days, default=None), max(days, default=None)


def _made_title(timeline: Sequence[Fact], weight: dict[str, int]) -> str:
    """What a story is called none of whose reports has a headline: its most told fact, in codes."""
    fact = min(timeline, key=lambda fact: (-weight[fact.id], -len(fact.actors) - len(fact.recipients)))
    words = [", ".join(fact.actors[:NAMED]) or "unknown", fact.event_class.value, ", ".join(fact.recipients[:NAMED])]
    return " ".join(word for word in words if word)
