"""If a sentence were no tree, the coder would look for actors for ever, or in another sentence."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factnews.reading.trees import best_tree, decode_heads


def is_tree(heads: list[int]) -> bool:
    if sum(h < 0 for h in heads) != 1:
        return False
    for begin in range(len(heads)):
        k, seen = begin, set()
        while k >= 0:
            if k in seen:
                return False
            seen.add(k)
            k = heads[k]
    return True


def value(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[k, h + 1] for k, h in enumerate(heads)))


@given(st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-50, 50).map(float))))
@settings(deadline=None, max_examples=150)
def test_the_repaired_tree_is_the_best_of_all_trees_with_its_root(scores: np.ndarray) -> None:
    heads = best_tree(scores).tolist()
    assert is_tree(heads)
    root = heads.index(-1)
    n = len(scores)
    rivals = [list(r) for r in itertools.product(range(-1, n), repeat=n) if r[root] == -1 and is_tree(list(r))]
    rivals = [r for r in rivals if all(h != k for k, h in enumerate(r))]
    assert value(scores, heads) >= max(value(scores, r) for r in rivals) - 1e-3


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 2**31))
@settings(deadline=None, max_examples=100)
def test_every_sentence_of_a_window_becomes_one_tree_of_its_own(sizes: list[int], seed: int) -> None:
    bounds = [0, *itertools.accumulate(sizes)]
    sentences = list(itertools.pairwise(bounds))
    arcs = np.random.default_rng(seed).normal(size=(bounds[-1], bounds[-1] + 1)).astype(np.float32)
    heads = decode_heads(arcs, sentences)
    for a, b in sentences:
        inside = [int(h) - a if h >= 0 else -1 for h in heads[a:b]]
        assert all(-1 <= h < b - a for h in inside)
        assert is_tree(inside)
