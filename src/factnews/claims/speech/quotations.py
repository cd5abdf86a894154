"""Quotation marks: which stretches of a text stand in them, across sentences and paragraphs.

Marks come curly, straight, doubled (`` and ''), with stray spaces inside them, and without an end: a quotation that runs over
paragraphs opens anew in each and closes in the last, and text cut into one sentence a paragraph does not even open anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from factnews.model import Span

MOST_PARAGRAPHS = (
    6  # over which a quotation without an end is looked for; the longest of 169 annotated reports ran over 5
)
LONGEST_SINGLE = 700  # characters between single marks; beyond that the first was an apostrophe

_DOUBLE = re.compile(r"[“”„‟\"«»]|``|''")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_OPENING, _CLOSING = "“„«", "”»"
# 'Words,' between single marks: an opening one after a space, a closing one after punctuation or at the end of a phrase.
_SINGLE = re.compile(
    r"(?:(?<=\s)|^|(?<=[(\[—–:]))[‘'](?=\s?[A-Z0-9a-z])(?:[^‘'’\n]|(?<=\w)['’](?=\w))+?[,.?!…]\s?['’](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: from mark to mark, in as many parts as paragraphs it runs over."""

    parts: tuple[Span, ...]
    closed: bool

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Behind the last mark."""
        return self.parts[-1].end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of a text in order; they do not overlap, inner ones are part of the outer.

    >>> text = 'He said: “We go. “Now.” Nobody stirred.'
    >>> [text[q.start : q.end] for q in find_quotations('He said “no” and "yes".')]
    ['“no”', '"yes"']
    """
    breaks = [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
    doubles = _pair(text, _marks(text), breaks)
    singles = [
        Quotation((Span(match.start(), match.end()),), True)
        for match in _SINGLE.finditer(text)
        if match.end() - match.start() <= LONGEST_SINGLE
        and not any(q.start < match.end() and match.start() < q.end for q in doubles)
    ]
    return tuple(sorted((*doubles, *singles), key=lambda quotation: quotation.start))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool | None  # None: could be either
    curly: bool


def _marks(text: str) -> list[_Mark]:
    marks = []
    for match in _DOUBLE.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "''" and not (start == 0 or text[start - 1] in ".,?!… " or text[end : end + 1].isspace()):
            continue
        marks.append(_Mark(start, end, _direction(text, mark, start, end), mark in _OPENING or mark in _CLOSING))
    return marks


def _direction(text: str, mark: str, start: int, end: int) -> bool | None:
    """Whether a mark opens; a curly one says so itself, unless a report closes where it means to open."""
    before, after = text[start - 1 : start], text[end : end + 1]
    free_before = not before or before.isspace() or before in "([—–-"
    free_after = not after or after.isspace() or after in ".,;:?!)]—–-"
    if mark in _OPENING or mark == "``":
        return True
    if mark in _CLOSING and not (free_before and not free_after):
        return False
    if free_before and not free_after:
        return True
    if free_after and not free_before:
        return False
    return None


def _pair(text: str, marks: list[_Mark], breaks: list[int]) -> list[Quotation]:
    quotations: list[Quotation] = []
    opened: _Mark | None = None
    for mark in marks:
        if opened is not None and not _reaches(opened.start, mark.start, breaks):
            quotations.append(
                _cut(text, opened.start, _paragraph_end(text, opened.start, breaks), breaks, closed=False)
            )
            opened = None
        begins_paragraph = not text[breaks[_paragraph(mark.start, breaks)] : mark.start].strip()
        if opened is None:
            if mark.opens is not False:
                opened = mark
        elif mark.opens is False or (mark.opens is None and not begins_paragraph):
            quotations.append(_cut(text, opened.start, mark.end, breaks, closed=True))
            opened = None
        elif begins_paragraph or not mark.curly:
            # the same quotation goes on in a new paragraph, or the earlier one was never closed
            end = _paragraph_end(text, opened.start, breaks)
            quotations.append(_cut(text, opened.start, min(end, mark.start), breaks, closed=False))
            opened = mark
        # an opening curly mark inside a quotation is an inner one: the outer goes on
    if opened is not None:
        quotations.append(_cut(text, opened.start, _paragraph_end(text, opened.start, breaks), breaks, closed=False))
    return quotations


def _paragraph(at: int, breaks: list[int]) -> int:
    return bisect_right(breaks, at) - 1


def _reaches(start: int, end: int, breaks: list[int]) -> bool:
    return _paragraph(end, breaks) - _paragraph(start, breaks) <= MOST_PARAGRAPHS


def _paragraph_end(text: str, at: int, breaks: list[int]) -> int:
    number = _paragraph(at, breaks)
    end = breaks[number + 1] if number + 1 < len(breaks) else len(text)
    return at + len(text[at:end].rstrip())


def _cut(text: str, start: int, end: int, breaks: list[int], *, closed: bool) -> Quotation:
    """A quotation in its paragraphs' parts, without white space at their ends."""
    borders = [start, *(at for at in breaks if start < at < end), end]
    parts = []
    for first, last in pairwise(borders):
        words = text[first:last]
        if words.strip():
            parts.append(Span(first + len(words) - len(words.lstrip()), first + len(words.rstrip())))
    return Quotation(tuple(parts) or (Span(start, end),), closed)
