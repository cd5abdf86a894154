"""A stale or unreadable lexicon would mislead every event."""

from __future__ import annotations

from factnews.codebooks.event_words import _COMPILED, CLASSES, WIDTH, compile_forms, load_event_words
from factnews.model import EventClass


def classes_of(words: str, word: str) -> set[str]:
    tokens = words.split()
    row = load_event_words().features(tokens)[tokens.index(word)]
    return {CLASSES[k % len(CLASSES)].value for k in row.nonzero()[0]}


def test_the_compiled_forms_are_those_of_the_source() -> None:
    assert _COMPILED.read_text(encoding="utf-8").splitlines() == compile_forms()


def test_every_class_has_verbs_nouns_and_phrases() -> None:
    lines = compile_forms()
    for event_class in EventClass:
        assert {line.split("\t")[0] for line in lines if line.split("\t")[1] == event_class} == {
            "verb",
            "noun",
            "phrase",
        }


def test_inflected_forms_and_phrases_with_words_between_are_found() -> None:
    assert "REQUEST" in classes_of("She urged restraint", "urged")
    assert "REJECT" in classes_of("They turned the offer down", "turned")
    assert "REJECT" not in classes_of("They turned left", "turned")
    assert "ASSAULT" in classes_of("Guards opened fire", "opened")


def test_words_outside_the_lexicon_have_no_hints() -> None:
    hints = load_event_words().features(["the", "weather", ""])
    assert hints.shape == (3, WIDTH)
    assert not hints.any()
