"""Dependency trees from arc scores: the best tree of each sentence with exactly one root."""

from __future__ import annotations

import numpy as np

from factnews.reading.scores import Floats, Ints

_NEVER = np.float32(-1e9)


def decode_heads(arcs: Floats, sentences: list[tuple[int, int]]) -> Ints:
    """Governors of the words of a window, -1 for a root; every sentence (a span of words) becomes one tree.

    `arcs` is words × (1 + words), column 0 the root. Greedy choice first; what is no tree is repaired by the
    maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967).
    """
    count = len(arcs)
    block = np.zeros(count, np.int64)
    for number, (start, _) in enumerate(sentences):
        block[start:] = number
    allowed = np.concatenate([np.ones((count, 1), bool), block[:, None] == block[None, :]], 1)
    scores = np.where(allowed, arcs, _NEVER)
    own = np.arange(count)
    scores[own, own + 1] = _NEVER
    heads: Ints = scores.argmax(1) - 1
    for start, end in sentences:
        if not _is_tree(heads[start:end] - start):
            heads[start:end] = best_tree(
                np.concatenate([scores[start:end, :1], scores[start:end, start + 1 : end + 1]], 1)
            )
            heads[start:end] += np.where(heads[start:end] >= 0, start, 0)
    return heads


def _is_tree(heads: Ints) -> bool:
    """One root, and every word leads to it. `heads` are below 0 for a root."""
    count = len(heads)
    if int((heads < 0).sum()) != 1:
        return False
    leads = np.append(np.where(heads < 0, count, heads), count)
    for _ in range(max(1, count.bit_length())):
        leads = leads[leads]
    return bool((leads == count).all())


def best_tree(scores: Floats) -> Ints:
    """Governors (-1: root) of the best tree over n words with one root; `scores` is n × (1 + n), column 0 the root.

    >>> import numpy as np
    >>> best_tree(np.array([[9, 0, 0], [5, 6, 0]], np.float32)).tolist()
    [-1, 0]
    """
    count = len(scores)
    full = np.full((count + 1, count + 1), _NEVER, np.float32)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    # one root: of the words that would hang from it, the best one; no other may
    free = full[1:].argmax(1)
    wanting = [k for k in range(count) if free[k] == 0] or list(range(count))
    root = max(wanting, key=lambda k: float(full[k + 1, 0] - np.delete(full[k + 1], [0, k + 1]).max(initial=_NEVER)))
    kept = full[root + 1, 0]
    full[:, 0] = _NEVER
    full[root + 1] = _NEVER
    full[root + 1, 0] = kept
    heads = _arborescence(full)
    return np.array([heads[k] - 1 for k in range(1, count + 1)], np.int64)


def _arborescence(scores: Floats) -> list[int]:
    """Best governors of nodes 1.. with node 0 as root (scores[dependent, governor]); contracts one cycle at a time."""
    count = len(scores)
    heads = [0, *(int(k) for k in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(count, bool)
    inside[cycle] = True
    outside = [k for k in range(count) if not inside[k]]
    size = len(outside) + 1  # the cycle becomes the last node
    cost = {k: float(scores[k, heads[k]]) for k in cycle}
    smaller = np.full((size, size), _NEVER, np.float32)
    enter: dict[int, int] = {}
    leave: dict[int, int] = {}
    for new, old in enumerate(outside):
        smaller[new, :-1] = scores[old, outside]
        best = max(cycle, key=lambda k, old=old: float(scores[old, k]))  # type: ignore[misc]
        smaller[new, -1], leave[new] = scores[old, best], best
        entry = max(cycle, key=lambda k, old=old: float(scores[k, old]) - cost[k])  # type: ignore[misc]
        smaller[-1, new], enter[new] = scores[entry, old] - cost[entry], entry
    np.fill_diagonal(smaller, _NEVER)
    solved = _arborescence(smaller)
    result = list(heads)
    for new, old in enumerate(outside):
        if new > 0:
            result[old] = leave[new] if solved[new] == size - 1 else outside[solved[new]]
    broken = enter[solved[size - 1]]
    result[broken] = outside[solved[size - 1]]
    return result


def _cycle(heads: list[int]) -> list[int] | None:
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        path = []
        k = begin
        while state[k] == 0:
            state[k] = 1
            path.append(k)
            k = heads[k]
        if state[k] == 1:
            return path[path.index(k) :]
        for node in path:
            state[node] = 2
    return None
