"""Where sentences begin: paragraphs and punctuation say where they may, the trained head decides where they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factnews.model import SentenceKind
from factnews.reading.scores import Floats
from factnews.reading.windows import likely_start, may_start_sentence
from factnews.reading.words import Word

# Logits: how sure the head must be. Where punctuation and a capital speak for a start, little is enough.
LIKELY, POSSIBLE = -2.0, 1.0

_TOWN_IN_CAPITALS = r"(?:[A-Z][A-Z'’.-]+(?:[ -][A-Z][A-Z'’.-]+){0,3})"
_TOWN = r"(?:[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,3})"
_STATE_OR_DAY = r"(?:,\s[\w.,'’ -]{2,40}?)?\s*"
_AGENCY = r"\((?:AP|AFP|UPI|Reuters|REUTERS|CNN|Xinhua|dpa|TASS)\)"
_DASH = r"\s*(?:—|–|--|_|-|:)\s"
_DATELINE = re.compile(
    rf"{_TOWN_IN_CAPITALS}{_STATE_OR_DAY}(?:\([A-Z][\w .-]{{1,30}}\))?{_DASH}|{_TOWN}{_STATE_OR_DAY}{_AGENCY}{_DASH}"
)
_ENDING = re.compile(r"[.?!…:;,][\"”’')\]]*$")


def dateline_end(text: str, start: int) -> int:
    """Where a dateline that opens a paragraph ends ("SEOUL, South Korea (AP) — "), or `start` where there is none.

    >>> dateline_end("KABUL (AP) — Two men died.", 0)
    13
    """
    match = _DATELINE.match(text, start)
    return match.end() if match else start


def sentence_starts(text: str, words: Sequence[Word], numbers: Sequence[int], logits: Floats) -> list[bool]:
    """For each word of an article whether it begins a sentence; `numbers` are paragraph numbers, `logits` the head's view."""
    forms = [w.text for w in words]
    starts = [False] * len(words)
    dateline = 0
    for k, word in enumerate(words):
        if k == 0 or numbers[k] != numbers[k - 1]:
            starts[k] = True
            dateline = dateline_end(text, word.start)
        elif word.start >= dateline > words[k - 1].start:
            starts[k] = True
        elif word.start < dateline:
            continue
        elif likely_start(forms, k):
            starts[k] = bool(logits[k] > LIKELY)
        elif may_start_sentence(forms, k):
            starts[k] = bool(logits[k] > POSSIBLE)
    return starts


def sentence_kind(text: str, start: int, end: int, *, alone: bool) -> SentenceKind:
    """Dateline, heading (alone in its paragraph, short, without an end mark) or text."""
    if dateline_end(text[start:end] + " ", 0) >= end - start:
        return SentenceKind.DATELINE
    if alone and end - start < 120 and not _ENDING.search(text[start:end]):
        return SentenceKind.HEADING
    return SentenceKind.TEXT
