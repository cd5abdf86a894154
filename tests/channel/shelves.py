"""Stores of our own writing for tests of the channel: many small facts, and one told in hostile words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from factnews.model import (
    Article,
    Claim,
    EventClass,
    Fact,
    Participant,
    Phrase,
    Report,
    Sentence,
    Standing,
    Status,
    Story,
    When,
    Where,
)
from factnews.store import Store

DAY = date(2026, 3, 2)
PARTIES = (("Strelsau", "DEU", "GOV"), ("Fenwick's army", "GBR", "MIL"), ("the Tarnow council", "POL", "LEG"))
DEEDS = (
    (EventClass.ASSAULT, "shelled", "the border post", "material conflict"),
    (EventClass.CONSULT, "met", "a delegation", "verbal cooperation"),
    (EventClass.ACCUSE, "blamed", "smugglers", "verbal conflict"),
    (EventClass.AID, "sent grain to", "the café quarter", "material cooperation"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK(\"javascript:alert(1)\")",
    "]]><!-- & &amp; &#0; \x0b\x1b[0m",
    "\u202egnp.exe\u2066 \ufffe\x00",
    "' OR 1=1; -- \" NEAR(\"",
    "+1+cmd|' /C calc'!A0\r\n,;\t@x",
)  # fmt: skip


def tell(n: int, *, title: str | None = None, outlet: str = "The Mill Post", name: str = "") -> tuple[Report, Fact]:
    """The nth small report and the fact that it tells; every seventh has no day, every fifth no actor that is known."""
    who, code, sector = PARTIES[n % len(PARTIES)]
    who = name or who
    event_class, verb, thing, quad = DEEDS[n % len(DEEDS)]
    text = f"{who} {verb} {thing} number{n} in Zenda."
    day = DAY + timedelta(days=n // 3) if n % 7 else None
    start = text.index(verb)
    known = n % 5 != 0
    actor = Participant(0, len(who), who, code if known else None, sector)
    place = text.index("Zenda")
    claim = Claim(
        id=f"c{n:05d}",
        article_id=f"a{n:05d}",
        sentence=0,
        trigger=Phrase(start, start + len(verb), verb),
        also=(),
        event_class=event_class,
        mode=None,
        actors=(actor,),
        recipients=(),
        object=Phrase(text.index(thing), text.index(thing) + len(thing), thing),
        status=Status.HAPPENED,
        when=When("that day", day, day, None) if day else None,
        where=Where(place, place + 5, "Zenda", "DEU", 2_950_159, 48.1, 11.5),
        attribution=(),
        cameo="010",
        goldstein=-1.0,
        intensity=-2.0,
        quad=quad,
        confidence=0.25 + (n % 4) / 5,
        why="test",
    )
    article = Article(
        id=claim.article_id,
        text=text,
        title=title or f"News of Zenda, part {n}",
        published=day,
        published_at=None,
        publisher=outlet,
        byline=None,
        language="en",
        url=f"https://mill.example/{n}",
        fetched=datetime(2026, 3, 20, tzinfo=UTC),
        digest=f"d{n}",
    )
    fact = Fact(
        id=f"f{n:05d}",
        event_class=event_class,
        mode=None,
        actors=(code,) if known else (),
        recipients=(),
        status=Status.HAPPENED,
        first=day,
        last=day,
        country="DEU",
        claim_ids=(claim.id,),
        outlets=(outlet,),
        object=thing,
        standing=tuple(Standing)[n % 3],
        intensity=-2.0,
        quad=quad,
    )
    return Report(article, (Sentence(0, len(text), (), 0),), (claim,), (), (), (), ()), fact


def fill(path: Path, told: Sequence[tuple[Report, Fact]], stories: Sequence[Story] = ()) -> Path:
    """A store with these reports and facts."""
    with Store.open(path) as store:
        for report, _ in told:
            store.add_report(report)
        for event_class in EventClass:
            store.replace_facts(event_class, [fact for _, fact in told if fact.event_class is event_class])
        store.replace_stories(stories)
    return path


def story_of(told: Sequence[tuple[Report, Fact]], name: str = "s1", title: str = "Days of Zenda") -> Story:
    """A story of these facts."""
    days = [fact.first for _, fact in told if fact.first]
    return Story(
        id=name,
        title=title,
        fact_ids=tuple(fact.id for _, fact in told),
        article_ids=tuple(report.article.id for report, _ in told),
        outlets=("The Mill Post",),
        actors=("DEU", "GBR"),
        countries=("DEU",),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def hostile(path: Path) -> Path:
    """A store in which titles, outlets, names and objects are hostile."""
    told = []
    for n, words in enumerate(HOSTILE, start=1):
        report, fact = tell(n, title=f"{words} title", outlet=f"{words} outlet", name=f"{words} Council")
        told.append((report, replace(fact, object=words)))
    return fill(path, told, [story_of(told, title=HOSTILE[1])])
