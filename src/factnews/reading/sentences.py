"""Where sentences begin: paragraphs and punctuation say where they may, the trained head decides where they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factnews.model import SentenceKind
from factnews.reading.scores import Floats
from factnews.reading.windows import OPENING, likely_start, may_start_sentence
from factnews.reading.words import Word

# Logits: how sure the head must be. Where punctuation and a capital speak for a start, little is enough.
LIKELY, POSSIBLE = -2.0, 0.0
STRAIGHT = frozenset({'"', "'"})

_TOWN_IN_CAPITALS = r"(?:[A-Z][A-Z'’.-]+(?:[ -][A-Z][A-Z'’.-]+){0,3})"
_TOWN = r"(?:[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,3})"
_STATE_OR_DAY = r"(?:,\s[\w.,'’ -]{2,40}?)?\s*"
_AGENCY = r"\((?:AP|AFP|UPI|Reuters|REUTERS|CNN|Xinhua|dpa|TASS)\)"
_DASH = r"\s*(?:—|–|--|_|-|:)\s"
_DATELINE = re.compile(
    rf"{_TOWN_IN_CAPITALS}{_STATE_OR_DAY}(?:\([A-Z][\w .-]{{1,30}}\))?{_DASH}|{_TOWN}{_STATE_OR_DAY}{_AGENCY}{_DASH}"
)
_NUMBERS = re.compile(r"[\d,–-]+")
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
    starts = [False] * len(words)
    notes = _notes(words)
    read = [k for k in range(len(words)) if k not in notes]  # a note is part of the sentence that it stands behind
    forms = [words[k].text for k in read]
    dateline = first = 0
    for at, k in enumerate(read):
        word = words[k]
        if at == 0 or numbers[k] != numbers[read[at - 1]]:
            starts[k] = True
            first = at
            dateline = dateline_end(text, word.start)
        elif word.start >= dateline > words[k - 1].start:
            starts[k] = True
        elif word.start < dateline or _goes_on(word, forms[first:at], opens=starts[read[at - 1]]):
            continue
        elif likely_start(forms, at, first=first):
            starts[k] = bool(logits[k] > LIKELY)
        elif may_start_sentence(forms, at, first=first):
            starts[k] = bool(logits[k] > POSSIBLE)
    return starts


def _goes_on(word: Word, before: Sequence[str], *, opens: bool) -> bool:
    """Whether a word cannot begin a sentence: it follows a mere opening mark (`opens`: the word before begins a sentence) or
    the number of a paragraph or list entry, or it is a straight quotation mark at the end of a word, which closes."""
    if opens and before[-1] in OPENING:
        return True
    if word.glued and word.text in STRAIGHT:
        return True
    return len(before) == 2 and before[0].isdigit() and before[1] == "."


def _notes(words: Sequence[Word]) -> set[int]:
    """The words of notes that are glued to what they are notes of: "the minister.[22] He", "as was found[7–9]"."""
    found: set[int] = set()
    for k, word in enumerate(words):
        if word.text == "[" and word.glued:
            end = k + 1
            while end < min(len(words), k + 6) and words[end].glued and _NUMBERS.fullmatch(words[end].text):
                end += 1
            if end > k + 1 and end < len(words) and words[end].glued and words[end].text == "]":
                found.update(range(k, end + 1))
    return found


def sentence_kind(text: str, start: int, end: int, *, alone: bool) -> SentenceKind:
    """Dateline, heading (alone in its paragraph, short, without an end mark) or text."""
    if dateline_end(text[start:end] + " ", 0) >= end - start:
        return SentenceKind.DATELINE
    if alone and end - start < 120 and not _ENDING.search(text[start:end]):
        return SentenceKind.HEADING
    return SentenceKind.TEXT
