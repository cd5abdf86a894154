"""The CoNLL figure is the one that others report."""

from __future__ import annotations

import itertools
import random

import pytest

from evaluation.coreference import _best_pairing, conll


def labels(*groups: str) -> dict[str, int]:
    return {mention: n for n, group in enumerate(groups) for mention in group}


def test_figures_of_a_case_worked_by_hand():
    """Key {a b c} {d e f g}, response {a b} {c d} {f g} {e}: the worked example of the scorer's paper."""
    score = conll(labels("abc", "defg"), labels("ab", "cd", "fg", "e"))
    assert score.muc == pytest.approx(2 * (2 / 5) * (2 / 3) / (2 / 5 + 2 / 3))
    recall = (2 * 2 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4 + 1 / 4) / 7
    precision = (2 + 2 * 1 / 2 + 2 + 1) / 7
    assert score.b_cubed == pytest.approx(2 * recall * precision / (recall + precision))
    assert score.ceaf == pytest.approx(2 * (4 / 5 + 4 / 6) / (2 + 4))
    assert score.mean == pytest.approx((score.muc + score.b_cubed + score.ceaf) / 3)


def test_single_mentions_alone_are_no_links():
    assert conll(labels("a", "b"), labels("a", "b")).muc == 0


def test_the_best_pairing_is_the_best_of_all():
    chance = random.Random(5)
    for _ in range(60):
        rows, columns = chance.randint(1, 5), chance.randint(1, 5)
        worth = [{c: chance.random() for c in range(columns) if chance.random() < 0.7} for _ in range(rows)]
        places = list(range(columns)) + [None] * rows
        best = max(
            sum(worth[row].get(place, 0) for row, place in enumerate(chosen) if place is not None)
            for chosen in set(itertools.permutations(places, rows))
        )
        assert _best_pairing(worth) == pytest.approx(best)
