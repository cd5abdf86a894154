"""If labels slipped by one word when sentences are joined, the reader would learn nonsense in silence."""

from __future__ import annotations

import itertools
import random

import pytest

pytest.importorskip("safetensors", reason="the training extra is not installed")

from training.examples import Example, Pair, join, pack, plain


def sentence(words: str, heads: list[int]) -> Example:
    example = plain("report", words.split())
    example.heads = heads
    example.deprels = ["x"] * len(heads)
    example.starts = [True] + [False] * (len(heads) - 1)
    example.pieces = [(1,)] * len(heads)
    example.pairs = [Pair(0, ("actor",), {"actor": (1,)})]
    example.status = {0: "happened"}
    return example


def test_joining_moves_every_index_by_the_words_before_it() -> None:
    whole = join([sentence("met they .", [-1, 0, 0]), sentence("fought he", [-1, 0])])
    assert whole.words == ["met", "they", ".", "fought", "he"]
    assert whole.heads == [-1, 0, 0, -1, 3]
    assert [(p.anchor, p.words["actor"]) for p in whole.pairs] == [(0, (1,)), (3, (4,))]
    assert whole.status == {0: "happened", 3: "happened"}
    assert whole.starts == [True, False, False, True, False]


def test_joining_leaves_its_parts_as_they_were() -> None:
    first, second = sentence("a b", [-1, 0]), sentence("c d", [-1, 0])
    join([first, second])
    assert (first.words, second.heads) == (["a", "b"], [-1, 0])


def test_packing_keeps_every_sentence_once_and_in_order() -> None:
    sentences = [sentence(f"w{k} x", [-1, 0]) for k in range(50)]
    draw = random.Random(1)
    packed = list(pack(sentences, most_words=12, alone=0.2, draw=iter(draw.random, None)))
    assert list(itertools.chain.from_iterable(e.words for e in packed)) == [w for s in sentences for w in s.words]
    assert max(len(e.words) for e in packed) <= 12
