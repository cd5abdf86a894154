"""Semantic roles of given predicates: a word has one role, and a sentence longer than a window keeps its word numbers."""

from __future__ import annotations

import numpy as np
import pytest

from factnews.reading import Reader
from factnews.reading.roles import PROPBANK, arguments


def test_a_word_holds_its_likeliest_role_only_and_doubtful_ones_none() -> None:
    chances = np.zeros((3, 9), np.float32)
    chances[0, [2, 3]] = 0.6, 0.9
    chances[2, 2] = 0.4
    assert arguments(chances, range(2, 9)) == [(0, "A1")]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_who_did_what_is_read_off_a_plain_sentence(reader: Reader) -> None:
    words = "The minister opened the new bridge on Monday .".split()
    (roles,) = reader.predicate_roles(words, [2])
    assert {(1, "A0"), (5, "A1")} <= set(roles)
    assert {role for _, role in roles} <= set(PROPBANK)


def test_no_predicate_no_arguments_and_a_wrong_one_is_told(reader: Reader) -> None:
    assert reader.predicate_roles(["Rain", "."], []) == []
    with pytest.raises(IndexError, match="predicate 2 of a sentence of 2 words"):
        reader.predicate_roles(["Rain", "."], [2])


def test_arguments_in_a_sentence_of_several_windows_are_numbered_through(reader: Reader) -> None:
    words = "the old bridge near the harbour and".split() * 120 + "she opened the door .".split()
    (roles,) = reader.predicate_roles(words, [len(words) - 4])
    assert (len(words) - 2, "A1") in roles
