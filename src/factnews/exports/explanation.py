"""A claim walked back to the bytes it was read from: rule or head, words, speakers, article, page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256

import msgspec

from factnews.errors import InputError
from factnews.exports.report_form import AttributionJson, ClaimJson, PhraseJson
from factnews.exports.report_json import claim_form
from factnews.model import Claim, ClaimInContext, Page, Participant, Phrase, Report
from factnews.store import Store

Meaning = Callable[[Claim], list[tuple[str, str]]]
"""What the codes of a claim stand for: (code, meaning in words)."""


class CodeJson(msgspec.Struct, frozen=True):
    """A code and what it stands for."""

    code: str
    meaning: str


class SentenceWordsJson(msgspec.Struct, frozen=True):
    """The sentence of a claim, and the words in it that made the claim."""

    start: int
    end: int
    text: str
    marked: tuple[PhraseJson, ...]


class VersionJson(msgspec.Struct, frozen=True):
    """The version of the article that holds the claim; `current` is false where the report has changed since."""

    id: str
    version: int
    versions: int
    current: bool
    title: str | None
    publisher: str | None
    published: date | None
    byline: str | None
    url: str | None


class PageJson(msgspec.Struct, frozen=True):
    """The bytes behind an article; `digest_holds` says that the stored bytes still have this digest."""

    source: str
    url: str | None
    fetched: datetime
    digest: str
    digest_holds: bool
    media_type: str
    bytes: int


class ExplanationJson(msgspec.Struct, frozen=True):
    """All that stands behind a claim; `words_hold` says that every quoted word is in the article at its place."""

    claim: ClaimJson
    why: str
    codes: tuple[CodeJson, ...]
    sentence: SentenceWordsJson | None
    attribution: tuple[AttributionJson, ...]
    words_hold: bool
    article: VersionJson
    page: PageJson | None


def explain_claim(store: Store, claim_id: str, meaning: Meaning) -> tuple[ExplanationJson, ClaimInContext, Report]:
    """Everything behind a stored claim, with the claim in its context and the report it stands in.

    Raises InputError where the store has no such claim, with the nearest id it has; StoreError where it cannot be read.
    """
    told = store.claim(claim_id)
    report = store.report(told.claim.article_id, told.version) if told else None
    if told is None or report is None:
        raise InputError(
            f"no claim has the id {claim_id!r}; ids are in the output of factnews claims", reason="no-claim"
        )
    claim = claim_form(told.claim)
    explanation = ExplanationJson(
        claim=claim,
        why=told.claim.why,
        codes=tuple(CodeJson(code, words) for code, words in meaning(told.claim)),
        sentence=_sentence(told.claim, report),
        attribution=claim.attribution,
        words_hold=all(report.article.text[p.start : p.end] == p.text for p in _phrases(told.claim)),
        article=VersionJson(
            id=told.claim.article_id,
            version=told.version,
            versions=len(store.versions(told.claim.article_id)),
            current=told.current,
            title=told.title,
            publisher=told.publisher,
            published=told.published,
            byline=report.article.byline,
            url=told.url,
        ),
        page=_page(store.page(told.digest)),
    )
    return explanation, told, report


def _phrases(claim: Claim) -> list[PhraseJson]:
    """All words that a claim quotes, in the order of the text."""
    parts: list[Phrase | Participant] = [claim.trigger, *claim.also, *claim.actors, *claim.recipients]
    parts += [link.speaker for link in claim.attribution]
    if claim.object:
        parts.append(claim.object)
    phrases = {(part.start, part.end): PhraseJson(part.start, part.end, part.text) for part in parts}
    if claim.where:
        phrases[claim.where.start, claim.where.end] = PhraseJson(claim.where.start, claim.where.end, claim.where.text)
    return [phrases[place] for place in sorted(phrases)]


def _sentence(claim: Claim, report: Report) -> SentenceWordsJson | None:
    if not 0 <= claim.sentence < len(report.sentences):
        return None
    sentence = report.sentences[claim.sentence]
    inside = (p for p in _phrases(claim) if sentence.start <= p.start and p.end <= sentence.end)
    text = report.article.text[sentence.start : sentence.end]
    return SentenceWordsJson(sentence.start, sentence.end, text, tuple(inside))


def _page(page: Page | None) -> PageJson | None:
    if page is None:
        return None
    return PageJson(
        source=page.source,
        url=page.url,
        fetched=page.fetched,
        digest=page.digest,
        digest_holds=sha256(page.body).hexdigest() == page.digest,
        media_type=page.media_type,
        bytes=len(page.body),
    )
