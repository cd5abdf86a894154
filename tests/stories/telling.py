"""Claims, facts and reports put together by hand, for tests of stories and series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factnews.model import (
    Claim,
    ClaimInContext,
    EventClass,
    Fact,
    Participant,
    Phrase,
    Standing,
    Status,
    Where,
)


def told(
    claim_id: str,
    report: str,
    words: str,
    *,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    thing: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    place: str | None = None,
) -> ClaimInContext:
    """A claim of a report; actors are codes, and their words are the codes."""
    claim = Claim(
        id=claim_id,
        article_id=report,
        sentence=0,
        trigger=Phrase(0, len(words), words),
        also=(),
        event_class=EventClass.COERCE,
        mode=None,
        actors=tuple(Participant(0, 1, code, code, None) for code in actors),
        recipients=tuple(Participant(0, 1, code, code, None) for code in recipients),
        object=Phrase(0, len(thing), thing) if thing else None,
        status=Status.HAPPENED,
        when=None,
        where=Where(0, 1, place, None, hash(place) % 1000, None, None) if place else None,
        attribution=(),
        cameo=None,
        goldstein=None,
        intensity=None,
        quad="material conflict",
        confidence=0.9,
        why="by hand",
    )
    return ClaimInContext(claim, outlet or f"The {report} Post", published, title=title)


def fact(
    fact_id: str,
    claim_ids: Iterable[str] = (),
    *,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    day: date | None = None,
    last: date | None = None,
    status: Status = Status.HAPPENED,
    intensity: float | None = None,
    standing: Standing = Standing.ASSERTED,
    quad: str = "",
    country: str | None = None,
) -> Fact:
    """A fact of one day."""
    return Fact(
        id=fact_id,
        event_class=EventClass.COERCE,
        mode=None,
        actors=tuple(actors),
        recipients=tuple(recipients),
        status=status,
        first=day,
        last=last or day,
        country=country,
        claim_ids=tuple(claim_ids),
        outlets=(),
        intensity=intensity,
        goldstein=intensity,
        standing=standing,
        quad=quad,
    )
