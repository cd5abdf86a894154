"""How many were killed, injured, arrested or displaced, as a fact and as a claim have it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from factnews.model import Claim, Fact

KINDS = ("killed", "injured", "arrested", "displaced")
_VALUE = re.compile(r"(\d+)(?:-(\d+)|(\+))?")


class Range(NamedTuple):
    """An inclusive range; `high` is None where it is open ("at least"), both where nothing is told."""

    low: int | None = None
    high: int | None = None


def of_claim(claim: Claim, kind: str) -> Range:
    """The range of a claim; where it counts a kind twice (soldiers, and civilians) the largest count holds."""
    counts = [count for count in claim.counts if count.kind == kind]
    if not counts:
        return Range()
    largest = max(counts, key=lambda count: (count.low, count.high or count.low))
    return Range(largest.low, largest.high)


def of_fact(fact: Fact, kind: str) -> Range:
    """The range that the reports of a fact agree on; where they agree on none, all that they tell."""
    field = next((field for field in fact.values if field.field == kind), None)
    if field is None:
        return Range()
    if field.agreed is not None:
        return _read([field.agreed])
    return _read(value.value for value in field.values)


def _read(values: Iterable[str]) -> Range:
    """The range that covers values as a fact writes them: `40`, `40-45`, `40+`.

    >>> _read(["40+", "12-20"])
    Range(low=12, high=None)
    """
    found = [match for value in values if (match := _VALUE.fullmatch(value))]
    if not found:
        return Range()
    low = min(int(match[1]) for match in found)
    if any(match[3] for match in found):
        return Range(low, None)
    return Range(low, max(int(match[2] or match[1]) for match in found))
