"""A store to export: one event in two reports with differing tolls, a meeting, a denial, and words that break careless files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from factnews.facts.summary import summarize
from factnews.model import (
    Article,
    Attribution,
    Claim,
    Count,
    EventClass,
    Manner,
    Participant,
    Phrase,
    Report,
    Sentence,
    SentenceKind,
    Status,
    Story,
    When,
    Where,
)
from factnews.store.shelf import Shelf

TUESDAY = date(2026, 3, 3)
SHELLED = (
    'Norwegian gunners, "the Reds", shelled Tallinn on Tuesday, killing 12 people, the Estonian ministry said; it rained.\n'
    "=SUM(A1) was painted on a wall. Norway met Estonia on Tuesday. Norway did not ask Estonia for money."
)
AGAIN = (
    "Gunners of Norway\tshelled Tallinn on Tuesday, killing at least 15 people.\n"
    "Nothing else was known, the mayor’s 𝒻riend said."
)


def words(text: str, quote: str, nth: int = 0) -> tuple[int, int, str]:
    """Where a quote stands in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return start, start + len(quote), quote


def sentences(text: str, *openings: str) -> tuple[Sentence, ...]:
    """Sentences that begin with these words."""
    starts = [text.index(opening) for opening in openings] + [len(text)]
    return tuple(
        Sentence(start, start + len(text[start:end].rstrip()), (), 0, SentenceKind.TEXT)
        for start, end in pairwise(starts)
    )


def claim(text: str, name: str, article: str, trigger: str, event_class: EventClass, **known: object) -> Claim:
    """A claim of Norway's and Estonia's, with the usual values where a test does not care."""
    base: dict[str, object] = {
        "id": name,
        "article_id": article,
        "sentence": 0,
        "trigger": Phrase(*words(text, trigger)),
        "also": (),
        "event_class": event_class,
        "mode": None,
        "actors": (),
        "recipients": (),
        "object": None,
        "status": Status.HAPPENED,
        "when": When("Tuesday", TUESDAY, TUESDAY, None),
        "where": None,
        "attribution": (),
        "cameo": None,
        "goldstein": None,
        "intensity": None,
        "quad": "material conflict",
        "confidence": 0.75,
        "why": "head: event 0.75",
    }
    return Claim(**(base | known))  # type: ignore[arg-type]


def article(name: str, text: str, publisher: str, day: date, url: str | None) -> Article:
    """A report with a moment of its own."""
    at = datetime(day.year, day.month, day.day, 20, 15, tzinfo=UTC)
    return Article(name, text, "Shells, and “more”", day, at, publisher, None, "en", url, at, "ab" * 32)


def _first() -> Report:
    tallinn = Where(*words(SHELLED, "Tallinn"), "EST", 588409, 59.437, 24.7535)
    ministry = Participant(*words(SHELLED, "the Estonian ministry"), "EST", "GOV")
    norway = Participant(*words(SHELLED, "Norway"), "NOR", "GOV")
    estonia = Participant(*words(SHELLED, "Estonia", 1), "EST", "GOV")
    return Report(
        article=article("one", SHELLED, "The River Post", date(2026, 3, 4), "https://river-post.example/one"),
        sentences=sentences(SHELLED, "Norwegian", "=SUM", "Norway met", "Norway did"),
        claims=(
            claim(
                SHELLED, "c-1", "one", "shelled", EventClass.ASSAULT,
                mode="heavy-weapons",
                actors=(Participant(*words(SHELLED, 'Norwegian gunners, "the Reds"'), "NOR", "MIL"),),
                recipients=(Participant(*words(SHELLED, "Tallinn"), "EST", "CIV"),),
                where=tallinn,
                attribution=(Attribution(ministry, Manner.INDIRECT),),
                cameo="194", goldstein=-10.0, intensity=-9.5,
                counts=(Count("killed", 12, 12, *words(SHELLED, "12 people")),),
            ),
            claim(
                SHELLED, "c-2", "one", "painted", EventClass.PROTEST,
                sentence=1, mode="vandalize", actors=(Participant(*words(SHELLED, "=SUM(A1)"), None, "CIV"),),
                cameo="140", goldstein=-6.5, intensity=-3.0,
            ),
            claim(
                SHELLED, "c-3", "one", "met", EventClass.CONSULT,
                sentence=2, actors=(norway, estonia), quad="verbal cooperation",
                cameo="040", goldstein=1.0, intensity=2.5,
            ),
            claim(
                SHELLED, "c-4", "one", "ask", EventClass.REQUEST,
                sentence=3, actors=(norway,), recipients=(estonia,), status=Status.NEGATED, when=None,
                quad="verbal conflict", intensity=-1.0,
            ),
        ),
        statements=(), times=(), places=(), mentions=(),
    )  # fmt: skip


def _second() -> Report:
    return Report(
        article=article("two", AGAIN, "Harbour; Gazette", date(2026, 3, 5), None),
        sentences=sentences(AGAIN, "Gunners", "Nothing"),
        claims=(
            claim(
                AGAIN, "c-5", "two", "shelled", EventClass.ASSAULT,
                mode="heavy-weapons",
                actors=(Participant(*words(AGAIN, "Gunners of Norway"), "NOR", "MIL"),),
                recipients=(Participant(*words(AGAIN, "Tallinn"), "EST", "CIV"),),
                where=Where(*words(AGAIN, "Tallinn"), "EST", 588409, 59.437, 24.7535),
                cameo="194", goldstein=-10.0, intensity=-9.5,
                counts=(Count("killed", 15, None, *words(AGAIN, "at least 15 people")),),
            ),
        ),
        statements=(), times=(), places=(), mentions=(),
    )  # fmt: skip


def make_store(path: Path, *, second: bool = True) -> Shelf:
    """A store with both reports, or with the first alone; open to be written."""
    store = Shelf.open(path)
    reports = [_first(), *([_second()] if second else [])]
    for report in reports:
        store.add_report(report)
    merge_facts(store)
    return store


def merge_facts(store: Shelf) -> None:
    """One fact for each class: here each class has one event."""
    for event_class in EventClass:
        members = list(store.claims_of_class(event_class))
        facts = [replace(summarize(members), id=f"f-{event_class.value.lower()}")] if members else []
        store.replace_facts(event_class, facts)
    facts = list(store.facts())
    story = Story(
        "s-1", "Shells", tuple(fact.id for fact in facts), ("one", "two"), (), ("NOR", "EST"), (), TUESDAY, TUESDAY
    )
    store.replace_stories([story])
