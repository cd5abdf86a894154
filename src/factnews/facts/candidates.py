"""Which claims are worth a comparison: those that share a key, such as a word for the act together with a party to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from factnews.facts.similarity import Side
from factnews.facts.words import word_weights

Key = tuple[str | int, ...]

# A block of more claims than this is not compared all with all, but each claim with so many on either side of it, in the
# order of days: thousands of outlets may tell of one event, and a fact needs only some of their links.
WHOLE = 20
WINDOW = 4
BUCKET = 4  # days
FAR = 45  # days: two dated claims that are further apart are not compared
ALIKE = 0.45  # least likeness in meaning of two words for an act that share neither stem nor group


def keys_of(side: Side) -> set[Key]:
    """The keys under which a claim is found; only claims of one class are compared.

    A key is a party with a word for the act, with what is acted on or with the other party in a few days; a word for the
    act with what is acted on; two telling words of the sentence; and, where nobody is known, a word for the act with
    telling words of the report's beginning.
    """
    rarest = word_weights().rarest
    kind = side.kind.value
    parties = sorted(side.actors | side.recipients)[:4]
    acts = rarest(side.trigger, 3)
    things = rarest(side.thing, 3)
    keys: set[Key] = {(kind, "act", party, act) for party, act in product(parties, acts)}
    keys |= {(kind, "thing", party, thing) for party, thing in product(parties, things)}
    keys |= {(kind, "deed", act, thing) for act, thing in product(acts, things)}
    keys |= {(kind, "words", *pair) for pair in combinations(sorted(rarest(side.around, 3)), 2)}
    day = side.published if side.first is None else side.first
    if day is not None:
        pairs = product(sorted(side.actors)[:3] or ("",), sorted(side.recipients)[:3] or ("",))
        buckets = (day // BUCKET, day // BUCKET + 1)
        keys |= {(kind, "days", *sorted(pair), bucket) for pair, bucket in product(pairs, buckets) if any(pair)}
    if not parties:
        lead = rarest(side.lead, 8)
        keys |= {(kind, "news", act, word) for act, word in product(acts, lead)}
        keys |= {(kind, "kin", act, word) for act, word in product(sorted(side.acts), lead)}
        keys |= {(kind, "lead", *pair) for pair in combinations(sorted(lead[:4]), 2)}
    return keys


def order_of(side: Side) -> tuple[int, str, str]:
    """The order of claims in a block: by day, then by the words for the act, then by id."""
    day = side.published if side.first is None else side.first
    return day or 0, " ".join(sorted(side.trigger)), side.id


class Blocks:
    """Claims by their keys; the claims are numbered in the order of `order_of`."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._keys = [sorted(map(hash, keys_of(side))) for side in sides]
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for key in keys:
                found[key].append(number)
        self._blocks = {key: members for key, members in found.items() if len(members) > 1}

    def later(self, number: int) -> Iterator[int]:
        """The claims behind this one that it is to be compared with, in order."""
        return (other for other in self.around(number) if other > number)

    def around(self, number: int) -> Iterator[int]:
        """All claims that one is to be compared with, in order."""
        found: set[int] = set()
        for key in self._keys[number]:
            block = self._blocks.get(key)
            if block is not None:
                at = bisect_left(block, number)
                found.update(block if len(block) <= WHOLE else block[max(0, at - WINDOW) : at + WINDOW + 1])
        found.discard(number)
        mine = self._sides[number]
        return (other for other in sorted(found) if _may_be_one(mine, self._sides[other]))

    def disturbed(self, fresh: Iterable[int], left: Iterable[Side]) -> set[int]:
        """The claims whose comparisons may be others since some claims came and some left; those that came among them.

        In a block that is compared as a whole, a claim that comes changes nothing between two others. In a longer one
        it stands between them, and in one that has just become longer all comparisons are others. Where one left,
        whatever it may have been compared with is looked at again.
        """
        came, touched = set(fresh), set(fresh)
        grown: Counter[int] = Counter(key for number in came for key in self._keys[number])
        leaving: dict[int, list[Side]] = {}
        for side in left:
            for key in map(hash, keys_of(side)):
                leaving.setdefault(key, []).append(side)
        alone = leaving.keys() - self._blocks.keys()  # in which one claim is left, or none
        if alone:
            touched.update(number for number, keys in enumerate(self._keys) if not alone.isdisjoint(keys))
        for key in grown.keys() | leaving.keys():
            block = self._blocks.get(key, [])
            gone = leaving.get(key, [])
            before = len(block) - grown[key] + len(gone)
            if max(len(block), before) <= WHOLE:
                touched.update(block if gone else ())
            elif min(len(block), before) <= WHOLE:
                touched.update(block)
            else:
                places = [bisect_left(block, number) for number in came.intersection(block)]
                places += [bisect_left(block, order_of(side), key=lambda n: order_of(self._sides[n])) for side in gone]
                for at in places:
                    touched.update(block[max(0, at - WINDOW) : at + WINDOW + 1])
        return touched


def _may_be_one(one: Side, other: Side) -> bool:
    """A quick look: whether the days leave it open, and the acts are alike or one thing was done by one party."""
    if one.first is not None and one.last is not None and other.first is not None and other.last is not None:
        gap = max(one.first, other.first) - min(one.last, other.last)
        if gap > FAR:
            return False
    if not one.trigger.isdisjoint(other.trigger) or not one.acts.isdisjoint(other.acts):
        return True
    if one.coded and (one.parties == other.parties or not one.thing.isdisjoint(other.thing)):
        return True
    return float(one.senses[0] @ other.senses[0]) > ALIKE
