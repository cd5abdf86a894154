"""If words lose their place in the text, every quote of every claim is wrong."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.reading.words import MAX_WORD, split_words


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200)
def test_every_word_is_the_text_at_its_span_and_nothing_but_space_is_left_out(text: str) -> None:
    words = split_words(text)
    covered = [False] * len(text)
    last = 0
    for word in words:
        assert text[word.start : word.end] == word.text
        assert word.start >= last
        assert word.glued == (word.start == last and last > 0)
        last = word.end
        covered[word.start : word.end] = [True] * (word.end - word.start)
    assert all(c or text[k].isspace() for k, c in enumerate(covered))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He can't go.", "He ca n't go ."),
        ("Seoul’s envoys", "Seoul ’s envoys"),
        ("The U.S. Army fired 1,700 shells.", "The U.S. Army fired 1,700 shells ."),
        ("a U.N.-led force", "a U.N. - led force"),
        ("Gen. Park met Mr. Lee.", "Gen. Park met Mr. Lee ."),
        ("They had to wash.", "They had to wash ."),
        ("at 3 p.m. on Jan. 5", "at 3 p.m. on Jan. 5"),
        ("see https://example.org/a?b=c, now", "see https://example.org/a?b=c , now"),
        ("AT&T paid $4.5 million (twice)!!", "AT&T paid $ 4.5 million ( twice ) !!"),
    ],
)
def test_words_are_split_as_the_treebanks_split_them(text: str, words: str) -> None:
    assert [w.text for w in split_words(text)] == words.split()


def test_a_word_of_ten_thousand_letters_costs_no_more_than_others() -> None:
    words = split_words("a" * 10_000)
    assert max(w.end - w.start for w in words) <= MAX_WORD
    assert "".join(w.text for w in words) == "a" * 10_000


def test_a_megabyte_without_a_full_stop_is_split_in_seconds() -> None:
    begin = time.process_time()
    assert len(split_words("word " * 200_000)) == 200_000
    assert time.process_time() - begin < 8
