"""Numbers are found as they are written in the news, with what "at least" and "dozens" leave open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.number_words import find_quantities


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("82", 82, 82),
        ("1,700", 1700, 1700),
        ("twenty-five", 25, 25),
        ("twenty - five", 25, 25),
        ("two hundred", 200, 200),
        ("three hundred thousand", 300_000, 300_000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("dozens", 24, 99),
        ("tens of thousands", 20_000, 99_999),
        ("several", 3, 9),
        ("several dozen", 36, 119),
        ("nobody", 0, 0),
        ("at least 82", 82, None),
        ("more than 1,700", 1701, None),
        ("at least dozens", 24, None),
        ("up to 40", 1, 40),
        ("as many as two dozen", 1, 24),
        ("fewer than 40", 0, 39),
        ("no fewer than 40", 40, None),
        ("no more than 40", 1, 40),
        ("nearly 40", 36, 40),
        ("about 40", 36, 44),
        ("between 40 and 50", 40, 50),
        ("40 to 50", 40, 50),
        ("40-50", 40, 50),
        ("40 – 50", 40, 50),
        ("two or three", 2, 3),
    ],
)
def test_a_number_is_read_with_what_it_leaves_open(words, low, high):
    (found,) = find_quantities(words.capitalize().split())
    assert (found.first, found.last, found.low, found.high) == (0, len(words.split()), low, high)


def test_where_a_number_changes_both_ends_are_found_apart():
    found = find_quantities("the toll rose from 75 to 82 on Sunday".split())
    assert [(q.low, q.high) for q in found] == [(75, 75), (82, 82)]


def test_words_that_are_no_numbers_are_none():
    assert find_quantities("the people of a town were over there , up to no good".split()) == []
    assert find_quantities([]) == []


_WORDS = st.sampled_from(
    "at least more than 82 1,700 two dozen hundred thousands between and to - a few people , of or 3.5 up".split()
)


@settings(max_examples=100, deadline=None)
@given(words=st.lists(_WORDS, max_size=12))
def test_numbers_lie_in_the_sentence_one_after_the_other(words):
    found = find_quantities(words)
    assert all(0 <= q.first < q.last <= len(words) for q in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(q.low >= 0 and (q.high is None or q.high >= q.low) for q in found)
