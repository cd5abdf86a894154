"""What a report tells, as weighted features: words, actors, places and the facts themselves.

A feature that few reports have weighs more than one that many have. In a store of a handful of reports all features are
rare, so the weights are counted as if a further `BACKGROUND` reports had been read in which every feature is as rare as one
in a hundred: the threshold of the grouping then means the same in a store of five reports and of fifty thousand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from factnews.model import Claim, ClaimInContext
from factnews.stories.words import stems

BACKGROUND = 100
BACKGROUND_SHARE = 0.01
HEADLINE = 2.0  # a word of the headline counts as often as two of the claims

Feature: TypeAlias = tuple[str, str]
"""A kind (word, actor, place, fact) and a value of that kind."""
Vector: TypeAlias = dict[Feature, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A report as it is compared with others; `vector` has the length 1."""

    id: str
    day: date | None
    headline: str | None
    outlet: str | None
    vector: Vector


def profiles(told: Iterable[ClaimInContext], fact_of: Mapping[str, str]) -> list[Profile]:
    """The profiles of all reports with a claim in a fact, by id; `fact_of` names the fact of each claim."""
    counts: dict[str, Counter[Feature]] = {}
    reports: dict[str, ClaimInContext] = {}
    for claim_told in told:
        claim = claim_told.claim
        if claim.id not in fact_of:
            continue
        if claim.article_id not in counts:
            counts[claim.article_id] = Counter()
            reports[claim.article_id] = claim_told
        counts[claim.article_id].update(_features(claim, fact_of[claim.id]))
    for article_id, first in reports.items():
        for stem in stems(first.title or ""):
            counts[article_id]["word", stem] += HEADLINE  # type: ignore[assignment]  # a Counter of floats
    having: Counter[Feature] = Counter()
    for features in counts.values():
        having.update(features.keys())
    total = len(counts)
    return [
        Profile(
            article_id,
            reports[article_id].published,
            reports[article_id].title,
            reports[article_id].publisher,
            _vector(counts[article_id], having, total),
        )
        for article_id in sorted(counts)
    ]


def _features(claim: Claim, fact_id: str) -> Iterator[Feature]:
    people = (*claim.actors, *claim.recipients)
    phrases = [claim.trigger.text, *(phrase.text for phrase in claim.also), *(person.text for person in people)]
    phrases += [named.text for named in (claim.object, claim.where) if named is not None]
    for phrase in phrases:
        for stem in stems(phrase):
            yield "word", stem
    for person in people:
        if person.code is not None:
            yield "actor", person.code
    if claim.where is not None and claim.where.geonameid is not None:
        yield "place", str(claim.where.geonameid)
    yield "fact", fact_id


def _vector(counts: Counter[Feature], having: Counter[Feature], total: int) -> Vector:
    weights: Vector = {}
    for feature, count in sorted(counts.items()):
        if feature[0] == "fact" and having[feature] == 1:
            continue  # a fact that one report tells joins it to nothing and would only make it unlike all others
        rarity = math.log((total + BACKGROUND) / (having[feature] + BACKGROUND * BACKGROUND_SHARE))
        if rarity > 0:
            weights[feature] = (1 + math.log(count)) * rarity
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()}


def product(one: Vector, other: Vector) -> float:
    """The sum over shared features of the products of their weights.

    >>> product({("word", "a"): 0.6, ("word", "b"): 0.8}, {("word", "b"): 0.5})
    0.4
    """
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)
