"""Which words of a report to show beside a claim, and where to point a link to them. No terminal here: plain spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factnews.model import Claim, Participant, Phrase, Sentence, Span

WHOLE_SENTENCE = 240
"""Characters up to which a sentence is shown whole: three lines of an 80-column terminal."""
AROUND = 60
"""Characters kept on each side of the words that made a claim, where its sentence is longer."""
LINKABLE = (".html", ".htm", ".xhtml", ".txt")
"""Endings of files that a browser opens as text, so that a link to a passage works."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text to show; `cut_before` and `cut_after` say that its sentence goes on."""

    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


def claim_spans(claim: Claim) -> tuple[Span, ...]:
    """All words that a claim was read from, trigger first; places in the text, not sorted."""
    phrases: list[Phrase | Participant] = [claim.trigger, *claim.also, *claim.actors, *claim.recipients]
    if claim.object:
        phrases.append(claim.object)
    spans = [Span(phrase.start, phrase.end) for phrase in phrases]
    if claim.when and claim.when.span:
        spans.append(claim.when.span)
    if claim.where:
        spans.append(Span(claim.where.start, claim.where.end))
    return tuple(spans)


def claim_passage(claim: Claim, sentences: tuple[Sentence, ...], text: str) -> Passage:
    """The sentence of a claim, or the part of it that the claim was read from where the sentence is long."""
    if not 0 <= claim.sentence < len(sentences):
        return Passage(claim.trigger.start, claim.trigger.end, cut_before=True, cut_after=True)
    sentence = sentences[claim.sentence]
    return shorten(text, Span(sentence.start, sentence.end), claim_spans(claim), claim.trigger.start)


def shorten(text: str, sentence: Span, spans: Iterable[Span], centre: int) -> Passage:
    """The part of a sentence that holds `spans`, cut at words; around `centre` alone where even that is long."""
    if sentence.end - sentence.start <= WHOLE_SENTENCE:
        return Passage(sentence.start, sentence.end)
    inside = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    start = min([span.start for span in inside], default=centre)
    end = max([span.end for span in inside], default=centre)
    if end - start > WHOLE_SENTENCE:
        start = max(start, centre - WHOLE_SENTENCE // 2)
        end = min(end, centre + WHOLE_SENTENCE // 2)
    start = max(sentence.start, start - AROUND)
    end = min(sentence.end, end + AROUND)
    while start > sentence.start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    return Passage(start, end, cut_before=start > sentence.start, cut_after=end < sentence.end)


def address_of(source: str, url: str | None) -> str | None:
    """Where a reader can open the page: the file itself where a browser shows it, else its address on the web."""
    path = Path(source)
    if source.lower().endswith(LINKABLE) and path.is_file():
        return path.resolve().as_uri()
    if url:
        return url
    return source if source.startswith(("http://", "https://")) else None
