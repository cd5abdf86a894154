"""From words to the spans of a content: without linking words and outer punctuation, whole quotations, and the manner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factnews.claims.speech.quotations import Quotation
from factnews.model import Manner, Span

_LEADING = " \t\n,;:.—–-)]…"
_TRAILING = " \t\n,;:—–-(["
_MARKS = "“”„\"«»‘’'`"
NEARLY_ALL = 0.9  # of the letters in quotation marks: the rest is a word such as "Yes" or "that"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without white space, commas and dashes at its ends and without the full stop that ends its sentence.

    >>> text = ", they would go."
    >>> trimmed(text, 0, len(text))
    Span(start=2, end=15)
    """
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1] in _TRAILING:
        end -= 1
    if (
        start < end
        and text[end - 1] == "."
        and not text[start : end - 1].endswith(".")
        and not _abbreviated(text, start, end)
    ):
        end -= 1
    return Span(start, end) if any(character.isalnum() for character in text[start:end]) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the last word keeps its full stop: "the U.S.", "Kim Jr."."""
    word = text[start : end - 1].rsplit(None, 1)[-1] if text[start : end - 1].strip() else ""
    return "." in word or word in ("Jr", "Sr", "Inc", "Corp", "Ltd", "Co", "a.m", "p.m")


def fit(text: str, stretches: Iterable[tuple[int, int]], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Content spans: a quotation that begins or ends inside a stretch is taken whole, with its marks."""
    wanted: list[tuple[int, int]] = []
    for first, last in stretches:
        start, end = first, last
        for quotation in quotations:
            if quotation.start < end and start < quotation.end:
                start, end = min(start, quotation.start), max(end, quotation.end)
        wanted.append((start, end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        if merged and not any(c.isalnum() for c in text[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    inside = [part for start, end in merged for part in _paragraphs(text, start, end)]
    spans = [trimmed_around(text, start, end, quotations) for start, end in inside]
    return tuple(span for span in spans if span is not None)


def trimmed_around(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Span | None:
    """As `trimmed`, but a quotation at either end keeps all that stands in it."""
    bare = trimmed(text, start, end)
    if bare is None:
        return None
    for quotation in quotations:
        for part in quotation.parts:
            if part.start < bare.end and bare.start < part.end:
                bare = Span(min(bare.start, max(part.start, start)), max(bare.end, min(part.end, end)))
    return bare


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at empty lines."""
    parts, at = [], start
    while (gap := text.find("\n\n", at, end)) >= 0:
        parts.append((at, gap))
        at = gap + 2
    return [*parts, (at, end)]


def covered(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> float:
    """Share of the content's letters that stand in quotation marks."""
    letters = inside = 0
    stretches = [part for quotation in quotations for part in quotation.parts]
    for span in content:
        for at in range(span.start, span.end):
            if text[at].isalnum():
                letters += 1
                inside += any(part.start <= at < part.end for part in stretches)
    return inside / letters if letters else 0.0


def manner_of(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> Manner:
    """Direct where nearly all stands in quotation marks, indirect where nothing does."""
    share = covered(content, quotations, text)
    if share >= NEARLY_ALL:
        return Manner.DIRECT
    return Manner.INDIRECT if share == 0 else Manner.MIXED
