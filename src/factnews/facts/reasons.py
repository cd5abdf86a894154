"""Why two claims were joined, in words that a person checks them by."""

from __future__ import annotations

import math

from factnews.facts.grouping import UNIT
from factnews.facts.similarity import Side
from factnews.model import ClaimLink


def link_of(one: Side, other: Side, points: int) -> ClaimLink:
    """A link of two claims, with its score as a probability."""
    return ClaimLink(one.id, other.id, round(1 / (1 + math.exp(-points / UNIT)), 3), "; ".join(_reasons(one, other)))


def _reasons(one: Side, other: Side) -> list[str]:
    """What is the same, most telling first, then what differs."""
    reasons = []
    if one.trigger & other.trigger:
        reasons.append("same trigger")
    elif one.acts & other.acts:
        reasons.append("triggers of one act")
    if one.mode is not None and one.mode == other.mode:
        reasons.append(f"mode {one.mode}")
    for name, mine, theirs in (("actors", one.actors, other.actors), ("recipients", one.recipients, other.recipients)):
        if mine and mine == theirs:
            reasons.append(f"same {name}")
        elif mine & theirs:
            reasons.append(f"{name} share {' '.join(sorted(mine & theirs))}")
        elif mine and theirs:
            reasons.append(f"other {name}")
    if one.thing & other.thing:
        reasons.append(f"objects share {' '.join(sorted(one.thing & other.thing))}")
    reasons += _days(one, other)
    if one.place & other.place:
        reasons.append("same place")
    shared = len(one.around & other.around)
    if shared:
        reasons.append(f"sentences share {shared} word{'s' * (shared > 1)}")
    return reasons


def _days(one: Side, other: Side) -> list[str]:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return []
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > 0:
        return [f"days {gap} apart"]
    return ["same days" if (one.first, one.last) == (other.first, other.last) else "days overlap"]
