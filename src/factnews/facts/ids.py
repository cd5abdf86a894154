"""Ids of facts that stay: a fact that grows keeps its id, one that was split or joined leaves word where it went."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from factnews.model import Fact, Forward


def keep_ids(facts: Iterable[Fact], known: Mapping[str, Collection[str]]) -> tuple[list[Fact], list[Forward]]:
    """The facts, by id, with the ids that `known` facts (id → claim ids) had before, and where those went that have none.

    Each fact takes the id of the known fact with which it shares most claims, where no other fact shares more; the rest
    keep their own, made anew where it is taken. A known id that nobody took is forwarded to the fact that holds most of
    its claims; one whose claims are all gone is not.
    """
    merged = sorted(facts, key=lambda fact: fact.id)
    old_of = {claim: old for old, claims in known.items() for claim in claims}
    shared = [Counter(old_of[c] for c in (*f.claim_ids, *f.earlier) if c in old_of) for f in merged]
    offers = sorted((-count, old, number) for number, counts in enumerate(shared) for old, count in counts.items())
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, number in offers:
        if number not in ids and old not in taken:
            ids[number] = old
            taken.add(old)
    for number, fact in enumerate(merged):
        if number not in ids:
            ids[number] = _free(fact.id, taken | known.keys())
            taken.add(ids[number])
    heirs: dict[str, int] = {}
    for _, old, number in offers:
        heirs.setdefault(old, number)
    used = set(ids.values())
    forwards = [Forward(old, ids[number]) for old, number in sorted(heirs.items()) if old not in used]
    named = [fact if fact.id == ids[n] else replace(fact, id=ids[n]) for n, fact in enumerate(merged)]
    return sorted(named, key=lambda fact: fact.id), forwards


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name = hashlib.sha256(name.encode()).hexdigest()[:16]
    return name
