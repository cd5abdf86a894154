"""Every claim as a W3C Web Annotation (JSON-LD): the sentence it was read from, in the report it stands in.

Positions are code points into the report's text as the store keeps it, which is the text that annotating programs see on the
page only where they clean pages as we do; the quote with its prefix and suffix finds the passage on the page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from factnews import __version__
from factnews.exports.told import passage_of, portions
from factnews.model import Article, ClaimInContext
from factnews.store.shelf import SentenceWords, Shelf

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = "urn:factnews:term:"
"""Where the words that the standard has no word for are named."""
AROUND = 32
"""Characters before and after a quote that tell it from its double."""
URN = "urn:factnews:"
OPENING = (
    b'{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:factnews:annotations","type":"AnnotationCollection",'
    b'"label":"Claims of news reports","first":{"id":"urn:factnews:annotations:1","type":"AnnotationPage","startIndex":0,'
    b'"items":[\n'
)
CLOSING = b"\n]}}\n"
"""What stands around all annotations, so that they are one collection."""


class SoftwareJson(msgspec.Struct, frozen=True):
    """Who made an annotation."""

    name: str
    type: str = "Software"


class BodyJson(msgspec.Struct, frozen=True):
    """What an annotation says of its passage."""

    value: str
    purpose: str
    type: str = "TextualBody"
    format: str = "text/plain"


class QuoteJson(msgspec.Struct, frozen=True):
    """A passage by its words and those around it."""

    exact: str
    prefix: str
    suffix: str
    type: str = "TextQuoteSelector"


class PositionJson(msgspec.Struct, frozen=True, rename={"refined_by": "refinedBy"}, omit_defaults=True):
    """A passage by its place (code points, end exclusive); `refined_by` points at the words that name the event."""

    start: int
    end: int
    type: str
    refined_by: QuoteJson | None = None


class StateJson(msgspec.Struct, frozen=True, rename={"source_date": "sourceDate"}):
    """When the page was seen."""

    source_date: str
    type: str = "TimeState"


class TargetJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """The passage that an annotation is about."""

    source: str
    selector: tuple[QuoteJson | PositionJson, ...]
    state: StateJson | None = None


class AnnotationJson(
    msgspec.Struct,
    frozen=True,
    rename={
        "context": "@context",
        "fact": "factnews:fact",
        "status": "factnews:status",
        "confidence": "factnews:confidence",
        "digest": "factnews:digest",
        "published": "factnews:published",
    },
):
    """One claim."""

    context: tuple[str | dict[str, str], ...]
    id: str
    type: str
    motivation: str
    creator: SoftwareJson
    body: tuple[BodyJson, ...]
    target: TargetJson
    fact: str | None
    status: str
    confidence: float
    published: date | None
    digest: str


def annotated_claims(shelf: Shelf, claims: Iterable[ClaimInContext]) -> Iterator[AnnotationJson]:
    """The annotations of claims, in their order; of a claim whose article is gone there is none."""
    for some in portions(claims):
        sentences = shelf.sentences_of([told.claim.id for told in some])
        articles: dict[str, Article | None] = {}
        facts: dict[str, str] = {}
        for name in {told.claim.article_id for told in some}:
            articles[name] = shelf.article(name)
            facts |= shelf.facts_of_article(name)
        for told in some:
            article = articles[told.claim.article_id]
            if article is not None:
                yield annotation(told, article, sentences.get(told.claim.id), facts.get(told.claim.id))


def annotation(
    told: ClaimInContext, article: Article, sentence: SentenceWords | None = None, fact: str | None = None
) -> AnnotationJson:
    """One claim as an annotation of its sentence, or of its trigger where the sentence is not known."""
    claim = told.claim
    text = article.text
    start, end = passage_of(claim, sentence)
    trigger = _quote(text, claim.trigger.start, claim.trigger.end)
    position = PositionJson(start, end, "TextPositionSelector", trigger)
    seen = article.fetched
    return AnnotationJson(
        context=(CONTEXT, {"factnews": TERMS}),
        id=f"{URN}claim:{claim.id}",
        type="Annotation",
        motivation="describing",
        creator=SoftwareJson(f"FactNews {__version__}"),
        body=(BodyJson(_words(told), "describing"), BodyJson(claim.event_class.value, "tagging")),
        target=TargetJson(
            source=_web_source(told.url) or f"{URN}article:{claim.article_id}",
            selector=(_quote(text, start, end), position),
            state=StateJson(seen.isoformat()) if seen else None,
        ),
        fact=f"{URN}fact:{fact}" if fact else None,
        status=claim.status.value,
        confidence=round(claim.confidence, 4),
        published=told.published,
        digest=told.digest,
    )


def _quote(text: str, start: int, end: int) -> QuoteJson:
    return QuoteJson(text[start:end], text[max(start - AROUND, 0) : start], text[end : end + AROUND])


def _web_source(url: str | None) -> str | None:
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def _words(told: ClaimInContext) -> str:
    """What a claim says, in codes and words: who, what, to whom, when, where, according to whom."""
    claim = told.claim
    parts = [
        ", ".join(part.code or part.text for part in claim.actors) or "somebody",
        " ".join(filter(None, (claim.event_class.value, claim.mode))),
        ", ".join(part.code or part.text for part in claim.recipients),
        f"({claim.status.value})",
        f"{claim.when.first}/{claim.when.last}" if claim.when else "",
        f"in {claim.where.text}" if claim.where else "",
        " ".join(f"according to {link.speaker.code or link.speaker.text}" for link in claim.attribution),
    ]
    return " ".join(part for part in parts if part)
