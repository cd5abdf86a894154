"""Semantic roles (PropBank) of given predicates, read off the scores of a window: who or what each word is to the predicate.

Roles are those of the reader's labels: A0, A1, A2, TMP, LOC, NEG, MOD. A role is held by a word, the head of the argument.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factnews.reading.scores import Floats

PROPBANK = ("A0", "A1", "A2", "TMP", "LOC", "NEG", "MOD")
LEAST_ARGUMENT = 0.5  # best of 0.3 to 0.55 on 1,200 training sentences of EWT


def arguments(chances: Floats, roles: Sequence[int], *, least: float = LEAST_ARGUMENT) -> list[tuple[int, str]]:
    """Words that hold a role of one predicate, in their order, each in its likeliest role.

    `chances` is words × roles of the pair head, `roles` are the columns of `PROPBANK` in it.

    >>> arguments(np.array([[0.9, 0.6, 0, 0, 0, 0, 0], [0.1, 0.2, 0, 0, 0, 0, 0]], np.float32), range(7))
    [(0, 'A0')]
    """
    of_roles = chances[:, list(roles)]
    best = of_roles.argmax(1)
    return [(int(k), PROPBANK[int(best[k])]) for k in np.flatnonzero(of_roles.max(1) >= least)]
