from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.speech.contents import fit, manner_of, trimmed
from factnews.claims.speech.quotations import find_quotations
from factnews.model import Manner, Span


def fitted(text: str, words: str) -> list[str]:
    start = text.index(words)
    return [text[s.start : s.end] for s in fit(text, [(start, start + len(words))], find_quotations(text))]


def test_the_full_stop_of_the_sentence_is_not_part_of_reported_words_but_that_of_a_quotation_is() -> None:
    assert fitted("He said they had left.", "they had left.") == ["they had left"]
    assert fitted("He said: “They left.”", "“They left.”") == ["“They left.”"]


def test_an_abbreviation_keeps_its_full_stop() -> None:
    text = "He said they went to the U.S."
    assert fitted(text, "they went to the U.S.") == ["they went to the U.S."]


def test_a_quotation_that_begins_inside_is_taken_whole() -> None:
    text = "He said it was “a trap. A bad one.” Then he left."
    assert fitted(text, "it was “a trap") == ["it was “a trap. A bad one.”"]


def test_words_without_letters_are_nothing() -> None:
    assert trimmed(", … —", 0, 5) is None


def test_the_manner_tells_marks_from_the_reporters_words() -> None:
    text = "“We go,” he said it was “a trap” and fled"
    quotations = find_quotations(text)
    assert manner_of([Span(0, 8)], quotations, text) is Manner.DIRECT
    assert manner_of([Span(17, 32)], quotations, text) is Manner.MIXED
    assert manner_of([Span(33, 41)], quotations, text) is Manner.INDIRECT


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab .,“”\n", min_size=1, max_size=40), st.data())
def test_content_stays_within_the_text_and_in_order(text: str, drawn: st.DataObject) -> None:
    start = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(start + 1, len(text)))
    spans = fit(text, [(start, end)], find_quotations(text))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert list(spans) == sorted(spans)
