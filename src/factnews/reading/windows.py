"""Paragraphs of a text, and windows of whole sentences that the encoder sees at once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from factnews.reading.encode import MAX_PIECES
from factnews.reading.words import Word, split_words

MOST_WORDS = 96  # of a window: context enough for a pronoun, while attention stays cheap

_BLANK_LINE = re.compile(r"[ \t\r\f\v]*\n(?:[ \t\r\f\v]*\n)+\s*|\u2029\s*")
_LINE_END = re.compile(r"[ \t\r\f\v]*\n\s*")
_FINAL = frozenset(".?!…")
_CLOSING = frozenset("\"”’')]}»")
OPENING = frozenset("\"“‘'([{«")
SHORT_LINE = 60  # code points: a line break after less is a heading's or a list's, not a wrapped paragraph's


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs of a text: blank lines part them, and line breaks that are not mere wrapping.

    >>> paragraphs("Heading\\n\\nFirst line\\nwrapped on.")
    [(0, 7), (9, 31)]
    """
    spans: list[tuple[int, int]] = []
    for first, last in _between(_BLANK_LINE, text, 0, len(text)):
        start = first
        for break_ in _LINE_END.finditer(text, first, last):
            line_start = text.rfind("\n", first, break_.start()) + 1 or first
            before = text[max(line_start, first) : break_.start()].rstrip()
            after = text[break_.end() : break_.end() + 1]
            ended = before[-1:] in _FINAL or before[-1:] in _CLOSING
            if break_.end() < last and (ended or (len(before) < SHORT_LINE and not after.islower())):
                spans.append((start, break_.start()))
                start = break_.end()
        spans.append((start, last))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in pattern.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    return spans


def words_of(text: str) -> tuple[list[Word], list[int]]:
    """All words of a text, and for each the number of its paragraph."""
    words: list[Word] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        found = split_words(text, start, end)
        words += found
        numbers += [number] * len(found)
    return words, numbers


def may_start_sentence(words: Sequence[str], k: int, *, first: int = 0) -> bool:
    """Whether word `k` can begin a sentence inside a paragraph, whose first word is `first`: what stands before ends one, or
    closes a quotation of one."""
    j = k - 1
    while j >= first and words[j] in _CLOSING:
        j -= 1
    if j < first:
        return False
    if words[k] in _CLOSING and words[k] not in OPENING:
        return False
    last = words[j]
    return last[-1] in _FINAL or last in {":", ";", "—", "–"} or j < k - 1


def likely_start(words: Sequence[str], k: int, *, first: int = 0) -> bool:
    """A cautious rule for windows: a full stop, question mark or exclamation mark, then a capital or an opening quotation;
    `first` is the paragraph's first word.

    >>> likely_start(["Go", ".", '"', "No", '"'], 3), likely_start(["Go", ".", '"', "No", '"'], 3, first=2)
    (True, False)
    """
    j = k - 1
    while j >= first and words[j] in _CLOSING:
        j -= 1
    if j < first or words[j][-1] not in _FINAL or (len(words[j]) > 1 and words[j][0] not in _FINAL):
        return False
    return words[k][0].isupper() or words[k] in OPENING


def cut_windows(
    words: Sequence[str], numbers: Sequence[int], sizes: Sequence[int], *, most_words: int = MOST_WORDS
) -> list[tuple[int, int]]:
    """Windows over words as spans: whole paragraphs packed up to `most_words`; a longer paragraph is cut where a sentence
    likely ends, and only a sentence of more than the encoder can hold is cut inside.

    `numbers` are paragraph numbers of the words, `sizes` their counts of word pieces.
    """
    units: list[int] = [0]  # where a window may begin
    first = 0
    for k in range(1, len(words)):
        if numbers[k] != numbers[k - 1]:
            first = k
        if k == first or likely_start(words, k, first=first):
            units.append(k)
    units.append(len(words))
    spans: list[tuple[int, int]] = []
    start = 0
    for begin, end in itertools.pairwise(units):
        if begin > start and (end - start > most_words or sum(sizes[start:end]) > MAX_PIECES):
            spans.append((start, begin))
            start = begin
        while sum(sizes[start:end]) > MAX_PIECES:
            cut, pieces = start, 0
            while pieces + sizes[cut] <= MAX_PIECES:
                pieces += sizes[cut]
                cut += 1
            spans.append((start, cut))
            start = cut
    if start < len(words):
        spans.append((start, len(words)))
    return spans
