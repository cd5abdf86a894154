"""Which predicted claim or statement answers which annotated one: one to one, heaviest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from evaluation.gold import GoldClaim, GoldStatement, Party, Stretch

T = TypeVar("T")

CONTENT_OVERLAP = 0.5  # least intersection over union of two statements' characters, as the gold standard defines it


def overlaps(a: Stretch | Party, b: Stretch | Party) -> bool:
    """Whether two stretches share a character.

    >>> overlaps(Stretch(0, 3), Stretch(2, 5)), overlaps(Stretch(0, 3), Stretch(3, 5))
    (True, False)
    """
    return a.start < b.end and b.start < a.end


def match(gold: Sequence[T], predicted: Sequence[T], weigh: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Pairs of indices, each index at most once, in falling order of weight; a weight of 0 pairs nothing.

    Of equal weights the earlier gold comes first, then the earlier prediction.
    """
    candidates = [
        (-weight, i, j)
        for i, expected in enumerate(gold)
        for j, proposed in enumerate(predicted)
        if (weight := weigh(expected, proposed)) > 0
    ]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def party_codes(parties: Sequence[Party]) -> frozenset[str]:
    """The set of actors meant; one without a code stands for its own words."""
    return frozenset(party.code or party.text.lower() for party in parties)


def claim_weight(gold: GoldClaim, predicted: GoldClaim) -> float:
    """How well a predicted claim answers an annotated one; 0 where no words of the two overlap."""
    places = (predicted.trigger, *predicted.also)
    if not any(overlaps(a, b) for a in (gold.trigger, *gold.also) for b in places):
        return 0
    return (
        1
        + 4 * (gold.event_class == predicted.event_class)
        + (party_codes(gold.actors) == party_codes(predicted.actors))
        + (party_codes(gold.recipients) == party_codes(predicted.recipients))
        + 0.5 * any(overlaps(gold.trigger, b) for b in places)
    )


def statement_weight(gold: GoldStatement, predicted: GoldStatement) -> float:
    """Intersection over union of the characters of two contents; 0 below a half."""
    ours, theirs = _characters(gold), _characters(predicted)
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    return shared if shared >= CONTENT_OVERLAP else 0


def _characters(statement: GoldStatement) -> set[int]:
    return {at for part in statement.content for at in range(part.start, part.end)}


def same_speaker(gold: GoldStatement, predicted: GoldStatement) -> bool:
    """Whether the speakers' words overlap or their codes are the same."""
    if gold.speaker is None or predicted.speaker is None:
        return False
    if overlaps(gold.speaker, predicted.speaker):
        return True
    return gold.speaker.code is not None and gold.speaker.code == predicted.speaker.code
