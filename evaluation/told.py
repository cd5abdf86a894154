"""Annotated claims in the form in which claims are merged, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from evaluation.gold import GoldClaim, GoldReport, Interval, Party, Stretch, to_article
from factnews.model import (
    Attribution,
    Claim,
    ClaimInContext,
    EventClass,
    Manner,
    Participant,
    Phrase,
    Report,
    Span,
    Status,
    When,
    Where,
)

LEAD = 500  # characters, as the store gives them
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"'”’)]*(?=\s)|(?=\n)|$)")

GoldTold = tuple[ClaimInContext, GoldClaim]


def told_claims(gold: Mapping[str, GoldReport]) -> list[GoldTold]:
    """The annotated claims of reports with what is known of these, in their order; each beside its annotation."""
    return [pair for key, report in gold.items() for pair in _of_report(key, report)]


def _of_report(key: str, report: GoldReport) -> list[GoldTold]:
    article = to_article(report)
    sentences = [Span(found.start(), found.end()) for found in _SENTENCE.finditer(report.text)]
    told = []
    for number, claim in enumerate(report.claims):
        at = next((n for n, span in enumerate(sentences) if span.end > claim.trigger.start), 0)
        context = ClaimInContext(
            _claim(f"{key}#{number:03}", key, at, claim),
            report.publisher,
            article.published,
            title=report.title,
            digest=article.digest,
            sentence=report.text[sentences[at].start : sentences[at].end] if sentences else "",
            lead=report.text[:LEAD],
        )
        told.append((context, claim))
    return told


def _claim(claim_id: str, report: str, sentence: int, claim: GoldClaim) -> Claim:
    return Claim(
        id=claim_id,
        article_id=report,
        sentence=sentence,
        trigger=_phrase(claim.trigger),
        also=tuple(_phrase(words) for words in claim.also),
        event_class=EventClass(claim.event_class),
        mode=claim.mode,
        actors=_participants(claim.actors),
        recipients=_participants(claim.recipients),
        object=_phrase(claim.object) if claim.object else None,
        status=Status(claim.status) if claim.status else Status.HAPPENED,
        when=_when(claim.when),
        where=_where(claim),
        attribution=tuple(
            Attribution(_participant(who), Manner(who.manner or "indirect")) for who in claim.attribution
        ),
        cameo=None,
        goldstein=None,
        intensity=None,
        quad="",
        confidence=1.0,
        why="gold",
    )


def _phrase(words: Stretch) -> Phrase:
    return Phrase(words.start, words.end, words.text)


def _participants(parties: Sequence[Party]) -> tuple[Participant, ...]:
    return tuple(_participant(who) for who in parties)


def _participant(who: Party) -> Participant:
    return Participant(who.start, who.end, who.text, who.code, who.sector)


def _when(interval: Interval | None) -> When | None:
    if interval is None or interval.start is None:
        return None
    first = date.fromisoformat(interval.start)
    last = date.fromisoformat(interval.end) if interval.end else first
    return When(interval.text or "", first, last, None)


def _where(claim: GoldClaim) -> Where | None:
    where = claim.where
    return where and Where(where.start, where.end, where.text, where.country, None, None, None)


def told_of(report: Report) -> list[ClaimInContext]:
    """The claims that the library reads in a report, with what is known of it, as the store would give them."""
    article = report.article
    return [
        ClaimInContext(
            claim,
            article.publisher,
            article.published,
            published_at=article.published_at,
            title=article.title,
            url=article.url,
            digest=article.digest,
            sentence=article.text[report.sentences[claim.sentence].start : report.sentences[claim.sentence].end],
            lead=article.text[:LEAD],
        )
        for claim in report.claims
    ]
