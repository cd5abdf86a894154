"""Claims as W3C Web Annotations: the words of a report, pointed at in three ways, and what was read from them.

Positions are code points in the text that we keep of the report (its page here shows it); in the report on the web the
words are found by the quote with what stands before and after it, or by the text fragment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from factnews import __version__
from factnews.channel.wording import action_words
from factnews.exports.passage_link import passage_fragment
from factnews.model import Article, Claim, Report, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
AROUND = 32
"""Characters before and after a quote, by which it is told from its double."""


class QuoteSelector(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="TextQuoteSelector"):
    """Words, with those before and after."""

    exact: str
    prefix: str
    suffix: str


class PositionSelector(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag="TextPositionSelector",
    rename={"refined_by": "refinedBy"},
    omit_defaults=True,
):
    """A stretch of the kept text: code points, end exclusive; `refinedBy` points at the word that tells the event."""

    start: int
    end: int
    refined_by: QuoteSelector | None = None


class FragmentSelector(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag="FragmentSelector",
    rename={"conforms_to": "conformsTo"},
):
    """The part after `#` of an address that opens the report at the words."""

    conforms_to: str
    value: str


class TimeState(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="TimeState", rename="camel", omit_defaults=True
):
    """When the report was fetched, and where its kept text can be seen."""

    cached: str
    source_date: str | None = None


class Target(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="SpecificResource"):
    """The words of a report."""

    source: str
    selector: tuple[QuoteSelector | PositionSelector | FragmentSelector, ...]
    state: TimeState


class Text(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="TextualBody"):
    """What was read from the words, said by us."""

    value: str
    purpose: str
    format: str = "text/plain"
    language: str = "en"


class Named(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="SpecificResource"):
    """Something that has a page: the fact that a claim belongs to."""

    source: str
    purpose: str


class Generator(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="Software"):
    """What made the annotation."""

    id: str
    name: str


class Annotation(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="Annotation", rename={"context": "@context"}
):
    """A claim: its words, what kind of event they tell, and the fact that it belongs to."""

    context: str
    id: str
    motivation: str
    generator: Generator
    body: tuple[Text | Named, ...]
    target: Target


Addressing = Callable[[str, str], str]
"""The address of a path in one form: `("/facts/4f2a", "html")`."""


def annotation(
    claim: Claim, report: Report, address: Addressing, *, claim_path: str, article_path: str, fact_path: str | None
) -> Annotation:
    """A claim of a report as an annotation."""
    article = report.article
    text = article.text
    span = words_of(claim, report)
    body: list[Text | Named] = [
        Text(value=action_words(claim.event_class, claim.mode), purpose="describing"),
        Text(value=claim.event_class.value, purpose="classifying"),
        Text(value=claim.status.value, purpose="tagging"),
    ]
    if fact_path is not None:
        body.append(Named(source=address(fact_path, "html"), purpose="identifying"))
    here = address(article_path, "html")
    fetched = article.fetched.isoformat() if article.fetched else None
    trigger = _quote(text, Span(claim.trigger.start, claim.trigger.end))
    return Annotation(
        context=CONTEXT,
        id=address(claim_path, "json"),
        motivation="classifying",
        generator=Generator(id=f"urn:factnews:{__version__}", name=f"factnews {__version__}"),
        body=tuple(body),
        target=Target(
            source=web_source(article) or here,
            selector=tuple(_selectors(text, span, trigger)),
            state=TimeState(cached=here, source_date=fetched),
        ),
    )


def words_of(claim: Claim, report: Report) -> Span:
    """The words of a claim: its sentence without the space around it, or the trigger where there is no sentence."""
    if claim.sentence < len(report.sentences):
        sentence = report.sentences[claim.sentence]
        text = report.article.text[sentence.start : sentence.end]
        start = sentence.start + len(text) - len(text.lstrip())
        end = sentence.start + len(text.rstrip())
        if start <= claim.trigger.start and claim.trigger.end <= end:
            return Span(start, end)
    return Span(claim.trigger.start, claim.trigger.end)


def web_source(article: Article) -> str | None:
    """The report's address where it is one of the web."""
    url = article.url
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def _selectors(
    text: str, span: Span, trigger: QuoteSelector
) -> Iterator[QuoteSelector | PositionSelector | FragmentSelector]:
    yield _quote(text, span)
    yield PositionSelector(start=span.start, end=span.end, refined_by=trigger)
    fragment = passage_fragment(text, span.start, span.end)
    if fragment:
        yield FragmentSelector(conforms_to=FRAGMENTS, value=f":~:text={fragment}")


def _quote(text: str, span: Span) -> QuoteSelector:
    return QuoteSelector(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[span.end : span.end + AROUND],
    )
