"""Which words may join reports to a story."""

from __future__ import annotations

from factnews.stories.words import SHORTEST, common_words, stems


def test_forms_of_a_word_are_the_same_and_grammar_is_left_out() -> None:
    assert list(stems("They demolished it")) == list(stems("the demolition on Tuesday"))
    assert not list(stems("He said on Monday that they would not"))


def test_the_list_of_common_words_holds_small_letters_once() -> None:
    assert all(word == word.casefold() for word in common_words())
    assert len(common_words()) > 300
    assert any(len(word) > SHORTEST for word in common_words())
