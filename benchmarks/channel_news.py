"""News for the benchmark of the channel: facts, their claims, reports and stories, made up, seeded, with known truth.

Fact n is told by 1 to 3 outlets on its day, each in a sentence that ends with the word `mark<n>`: a search for it finds that
fact alone. The first actors take part far more often than the last, as in real news.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks import corpus_words as words
from factnews.model import (
    Article,
    Claim,
    EventClass,
    Fact,
    Participant,
    Phrase,
    Report,
    ReportLine,
    Sentence,
    Standing,
    Status,
    Story,
    When,
    Where,
)
from factnews.store import Store, rows, tables
from factnews.store.location import WRITES, open_engine, parse_location

FIRST_DAY = date(2020, 1, 1)
DAYS = 1826
"""Five years."""
CODES = tuple("NOR KEN PER JPN POL GHA CHL JOR LVA NPL GEO SEN VNM PRT ARM ECU MYS TUN FIN BOL UGA MNG HRV ZMB".split())
OUTLETS = tuple(
    f"The {place} {kind}" for place in ("Harbour", "Mill", "Hill", "Bridge") for kind in ("Post", "Courier", "Mail")
)
VERBS = ("criticised", "met", "backed", "warned", "fined", "shelled", "armed", "sued", "thanked", "refused")
FACTS_A_STORY = 20
PARTS = 500
"""Reports written in one portion."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how much of each, and the codes of actors by how often they take part."""

    facts: int
    claims: int
    reports: int
    stories: int
    facts_of: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Deed:
    """A fact before it is told."""

    number: int
    day: date
    event_class: EventClass
    who: int
    whom: int
    verb: str
    thing: str
    outlets: tuple[str, ...]


def fill(path: Path, count: int, *, seed: int) -> Made:
    """Makes a store of `count` facts."""
    deeds = list(_deeds(count, random.Random(seed)))
    told: defaultdict[tuple[date, str], list[_Deed]] = defaultdict(list)
    for deed in deeds:
        for outlet in deed.outlets:
            told[deed.day, outlet].append(deed)
    with Store.open(path) as store:
        claims = _write_reports(path, told)
        by_class: defaultdict[EventClass, list[Fact]] = defaultdict(list)
        for deed in deeds:
            by_class[deed.event_class].append(_fact(deed))
        for event_class, facts in by_class.items():
            store.replace_facts(event_class, facts, engine="benchmark")
        stories = store.replace_stories(_stories(deeds))
    often: defaultdict[str, int] = defaultdict(int)
    for deed in deeds:
        for code in {CODES[deed.who], CODES[deed.whom]}:
            often[code] += 1
    ranked = tuple(sorted(often.items(), key=lambda pair: (-pair[1], pair[0])))
    return Made(len(deeds), claims, len(told), stories, ranked)


def fact_id(number: int) -> str:
    """The id of a fact."""
    return f"{number:016x}"


def _deeds(count: int, dice: random.Random) -> Iterator[_Deed]:
    weights = [1 / (place + 1) for place in range(len(CODES))]
    classes = list(EventClass)
    for n in range(count):
        who, whom = dice.choices(range(len(CODES)), weights, k=2)
        if whom == who:
            whom = (who + 1) % len(CODES)
        yield _Deed(
            number=n,
            day=FIRST_DAY + timedelta(days=n * DAYS // count),
            event_class=dice.choice(classes),
            who=who,
            whom=whom,
            verb=dice.choice(VERBS),
            thing=dice.choice(words.THINGS),
            outlets=tuple(dice.sample(OUTLETS, dice.choice((1, 1, 2, 3)))),
        )


def _article_id(day: date, outlet: str) -> str:
    return f"{day:%Y%m%d}-{OUTLETS.index(outlet):02d}"


def _claim_id(deed: _Deed, outlet: str) -> str:
    return f"{deed.number:012x}{OUTLETS.index(outlet):04x}"


def _write_reports(path: Path, told: dict[tuple[date, str], list[_Deed]]) -> int:
    engine = open_engine(parse_location(path), readonly=False)
    claims = 0
    listed = list(told.items())
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        for start in range(0, len(listed), PARTS):
            batch: defaultdict[sa.Table, list[rows.Row]] = defaultdict(list)
            for key, ((day, outlet), deeds) in enumerate(listed[start : start + PARTS], start=start + 1):
                report = _report(day, outlet, deeds)
                claims += len(report.claims)
                batch[tables.articles].append(
                    {"key": key, "version": 1, "is_current": True, **rows.article_row(report, "benchmark")}
                )
                for table, made in rows.child_rows(report, key).items():
                    batch[table] += made
            for table in (tables.articles, *rows.CHILDREN):
                if batch[table]:
                    connection.execute(sa.insert(table), batch[table])
    engine.dispose()
    return claims


def _report(day: date, outlet: str, deeds: list[_Deed]) -> Report:
    name = _article_id(day, outlet)
    text = ""
    sentences: list[Sentence] = []
    claims: list[Claim] = []
    for n, deed in enumerate(deeds):
        start = len(text)
        claims.append(_claim(deed, outlet, name, n, start))
        text += _sentence(deed)
        sentences.append(Sentence(start, len(text), (), n // 3))
        text += "\n\n" if n % 3 == 2 else " "
    article = Article(
        id=name,
        text=text,
        title=f"{words.COUNTRIES[deeds[0].who][0]} and {deeds[0].thing}: the day in brief",
        published=day,
        published_at=None,
        publisher=outlet,
        byline=None,
        language="en",
        url=f"https://{name}.example/report",
        fetched=datetime(2026, 1, 1, tzinfo=UTC),
        digest=name,
    )
    return Report(article, tuple(sentences), tuple(claims), (), (), (), ())


def _sentence(deed: _Deed) -> str:
    country, adjective, capital = words.COUNTRIES[deed.who]
    other = words.COUNTRIES[deed.whom][0]
    n = deed.number
    office = words.OFFICES[n % len(words.OFFICES)]
    first, last = words.FIRST_NAMES[n % len(words.FIRST_NAMES)], words.LAST_NAMES[n % len(words.LAST_NAMES)]
    return (
        f"{country} {deed.verb} {other} over {deed.thing} in {capital} that day, the {adjective} {office} "
        f"{first} {last} told a room full of reporters, as {words.BODIES[n % len(words.BODIES)]} noted under mark{n}."
    )


def _claim(deed: _Deed, outlet: str, article: str, sentence: int, start: int) -> Claim:
    country, _, capital = words.COUNTRIES[deed.who]
    other = words.COUNTRIES[deed.whom][0]
    text = _sentence(deed)
    verb = start + len(country) + 1
    whom = verb + len(deed.verb) + 1
    thing, place = start + text.index(deed.thing), start + text.index(f" in {capital} that") + 4
    return Claim(
        id=_claim_id(deed, outlet),
        article_id=article,
        sentence=sentence,
        trigger=Phrase(verb, verb + len(deed.verb), deed.verb),
        also=(),
        event_class=deed.event_class,
        mode=None,
        actors=(Participant(start, start + len(country), country, CODES[deed.who], "GOV"),),
        recipients=(Participant(whom, whom + len(other), other, CODES[deed.whom], "GOV"),),
        object=Phrase(thing, thing + len(deed.thing), deed.thing),
        status=Status.HAPPENED,
        when=When("that day", deed.day, deed.day, None),
        where=Where(place, place + len(capital), capital, CODES[deed.who], 1000 + deed.who, 10.0, 20.0),
        attribution=(),
        cameo="010",
        goldstein=-1.0,
        intensity=(deed.number % 21) - 10.0,
        quad="verbal conflict",
        confidence=0.5 + (deed.number % 50) / 100,
        why="made up",
    )


def _fact(deed: _Deed) -> Fact:
    return Fact(
        id=fact_id(deed.number),
        event_class=deed.event_class,
        mode=None,
        actors=(CODES[deed.who],),
        recipients=(CODES[deed.whom],),
        status=Status.HAPPENED,
        first=deed.day,
        last=deed.day,
        country=CODES[deed.who],
        claim_ids=tuple(_claim_id(deed, outlet) for outlet in deed.outlets),
        outlets=deed.outlets,
        object=deed.thing,
        standing=Standing.CORROBORATED if len(deed.outlets) > 1 else Standing.ASSERTED,
        reports=len(deed.outlets),
        lines=tuple(ReportLine((_article_id(deed.day, outlet),), (outlet,), "") for outlet in deed.outlets),
        intensity=(deed.number % 21) - 10.0,
        quad="verbal conflict",
        cameo="010",
    )


def _stories(deeds: list[_Deed]) -> Iterator[Story]:
    for start in range(0, len(deeds), FACTS_A_STORY):
        part = deeds[start : start + FACTS_A_STORY]
        reports = dict.fromkeys(_article_id(deed.day, outlet) for deed in part for outlet in deed.outlets)
        yield Story(
            id=f"story-{start:08x}",
            title=f"{words.COUNTRIES[part[0].who][0]} and {part[0].thing}",
            fact_ids=tuple(fact_id(deed.number) for deed in part),
            article_ids=tuple(reports),
            outlets=tuple(dict.fromkeys(outlet for deed in part for outlet in deed.outlets)),
            actors=tuple(dict.fromkeys(CODES[deed.who] for deed in part)),
            countries=tuple(dict.fromkeys(CODES[deed.who] for deed in part)),
            first=part[0].day,
            last=part[-1].day,
        )
