"""A fact laid open: its claims with their words by line of report, what was left out as a copy, and why."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factnews.errors import InputError
from factnews.exports.fact_form import FactJson, fact_form
from factnews.exports.rows import ArticleRefJson, article_ref
from factnews.model import ClaimInContext, Fact, Status
from factnews.store import Store

CHANGED_SINCE = "the report has changed since"


class ToldClaimJson(msgspec.Struct, frozen=True):
    """A claim of a fact: in which line of report it stands (from 1), and whether it counts there."""

    id: str
    article: ArticleRefJson
    line: int | None
    counts: bool
    left_out: str
    own_voice: bool
    sources: tuple[str, ...]
    status: Status
    trigger: str
    sentence: str


class FactExplanationJson(msgspec.Struct, frozen=True):
    """All that stands behind a fact; `asked` is the id that was asked for."""

    asked: str
    fact: FactJson
    claims: tuple[ToldClaimJson, ...]


def explain_fact(store: Store, fact_id: str) -> FactExplanationJson:
    """Everything behind a stored fact; an id that is gone is followed to where the fact went.

    Raises InputError where the store has never had such a fact.
    """
    fact = store.fact(fact_id)
    if fact is None:
        raise InputError(f"no fact has the id {fact_id!r}; ids are in the output of factnews facts", reason="no-fact")
    told = store.claims_of_fact(fact.id)
    sentences = store.sentences_behind(told)
    places = {
        article: (number, rank)
        for number, line in enumerate(fact.lines, start=1)
        for rank, article in enumerate(line.article_ids)
    }
    claims = [_told(one, fact, places, sentences.get((one.claim.id, one.version), "")) for one in told]
    last = len(fact.lines) + 1
    claims.sort(key=lambda one: (one.line or last, not one.counts, str(one.article.published), one.id))
    return FactExplanationJson(fact_id, fact_form(fact), tuple(claims))


def _told(told: ClaimInContext, fact: Fact, places: Mapping[str, tuple[int, int]], sentence: str) -> ToldClaimJson:
    claim = told.claim
    number, rank = places.get(claim.article_id, (None, 0))
    counted = told.current or not fact.claim_ids
    left_out = "" if told.current else CHANGED_SINCE
    if counted and number is not None and rank > 0:
        left_out = fact.lines[number - 1].why
    return ToldClaimJson(
        id=claim.id,
        article=article_ref(told),
        line=number if counted else None,
        counts=told.current and rank == 0,
        left_out=left_out,
        own_voice=not claim.attribution,
        sources=tuple(link.speaker.code or link.speaker.text for link in claim.attribution),
        status=claim.status,
        trigger=claim.trigger.text,
        sentence=" ".join(sentence.split()),
    )
