"""If sentences begin at the wrong place, subject and verb are torn apart and datelines become actors."""

from __future__ import annotations

import numpy as np
import pytest

from factnews.model import SentenceKind
from factnews.reading.sentences import dateline_end, sentence_kind, sentence_starts
from factnews.reading.windows import words_of


def starts(text: str, logit: float) -> list[str]:
    words, numbers = words_of(text)
    flags = sentence_starts(text, words, numbers, np.full(len(words), logit, np.float32))
    return [w.text for w, f in zip(words, flags, strict=True) if f]


@pytest.mark.parametrize(
    "line",
    [
        "SEOUL, South Korea — ",
        "KABUL (AP) — ",
        "Nairobi, Kenya (Reuters) - ",
        "PORT-AU-PRINCE -- ",
        "BEIJING, June 16 (Xinhua) -- ",
    ],
)
def test_datelines_of_agencies_are_told_from_the_sentence(line: str) -> None:
    assert dateline_end(line + "Two men were held.", 0) == len(line)


@pytest.mark.parametrize("line", ["The army — which left — returned.", "Kim said so - again.", "Talks (AP) went on."])
def test_dashes_in_a_sentence_are_no_dateline(line: str) -> None:
    assert dateline_end(line, 0) == 0


def test_a_paragraph_always_begins_a_sentence_whatever_the_head_says() -> None:
    assert starts("One two\n\nthree four", -9.0) == ["One", "three"]


def test_the_head_decides_after_a_full_stop_and_never_inside_a_phrase() -> None:
    assert starts("It was over. They left the town.", 5.0) == ["It", "They"]
    assert starts("It was over. They left the town.", -5.0) == ["It"]


def test_kinds_of_sentences() -> None:
    text = "SEOUL, South Korea —"
    assert sentence_kind(text, 0, len(text), alone=False) is SentenceKind.DATELINE
    assert sentence_kind("Talks collapse", 0, 14, alone=True) is SentenceKind.HEADING
    assert sentence_kind("Talks collapsed.", 0, 16, alone=True) is SentenceKind.TEXT


def test_a_quotation_that_opens_a_paragraph_begins_with_its_mark() -> None:
    assert starts('They left.\n\n"We go. Nobody stays." "All go?"', 5.0) == ["They", '"', "Nobody", '"']


def test_a_note_belongs_to_the_sentence_that_it_stands_behind() -> None:
    assert starts("It was found.[7–9] They left.[22] Nobody knows.", 5.0) == ["It", "They", "Nobody"]


def test_the_number_of_a_list_entry_is_no_sentence() -> None:
    assert starts("2. They left. Nobody knows.", 5.0) == ["2", "Nobody"]
