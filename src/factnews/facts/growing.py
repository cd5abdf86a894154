"""Merging when reports come and go: only the neighbourhood of what changed is compared and grouped again.

The outcome is that of merging everything anew. A neighbourhood is all that links lead to from the claims whose
comparisons may be others (`Blocks.disturbed`); no group reaches beyond it, neither the new ones nor those before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from factnews.facts.candidates import Blocks
from factnews.facts.grouping import Group, Pair, grouped, in_order, points_of
from factnews.facts.ids import keep_ids
from factnews.facts.merge import distinct, fact_of
from factnews.facts.similarity import Side, side_of
from factnews.model import ClaimInContext, Fact, Forward, ReportLine


@dataclass(frozen=True, slots=True)
class Growth:
    """What changed: the facts to be written, the ids to be taken away, where those went; and how many claims were looked at."""

    facts: tuple[Fact, ...]
    gone: tuple[str, ...]
    forwards: tuple[Forward, ...]
    looked_at: int


def update(
    claims: Iterable[ClaimInContext],
    known: Mapping[str, Collection[str]],
    *,
    left: Iterable[ClaimInContext] = (),
    lines: Sequence[ReportLine] | None = None,
) -> Growth:
    """The facts that change when claims come or leave; all others stay as they are.

    `claims` are all that count now, `known` the facts before (id → claim ids), `left` the claims of these that count no
    longer. Claims in no known fact are the new ones. Where a known claim is in neither, everything is merged anew.
    """
    told = distinct(claims)
    sides = {name: side_of(claim) for name, claim in told.items()}
    ordered = in_order(sides.values())
    covered = {name for names in known.values() for name in names}
    fresh = [number for number, side in enumerate(ordered) if side.id not in covered]
    gone_sides = [side_of(claim) for name, claim in distinct(left).items() if name not in told]
    complete = covered <= told.keys() | {side.id for side in gone_sides}
    groups, reached = (
        neighbourhood(ordered, fresh, gone_sides) if complete else neighbourhood(ordered, range(len(ordered)), ())
    )
    touched = {old: names for old, names in known.items() if any(name in reached or name not in told for name in names)}
    facts, forwards = keep_ids([fact_of(found, told, sides, lines) for found in groups], touched)
    gone = tuple(sorted(touched.keys() - {fact.id for fact in facts}))
    return Growth(tuple(facts), gone, tuple(forwards), len(reached))


def neighbourhood(
    ordered: Sequence[Side], fresh: Iterable[int], left: Iterable[Side]
) -> tuple[list[Group], frozenset[str]]:
    """The groups of all claims that links lead to from those that came (`fresh`, numbers) and from where some left."""
    blocks = Blocks(ordered)
    queue = sorted(blocks.disturbed(fresh, left))
    reached = set(queue)
    links: dict[Pair, int] = {}
    while queue:
        number = queue.pop()
        for other in blocks.around(number):
            pair = min(number, other), max(number, other)
            points = links.get(pair) or points_of(ordered[pair[0]], ordered[pair[1]])
            if points is not None:
                links[pair] = points
                if other not in reached:
                    reached.add(other)
                    queue.append(other)
    return grouped(ordered, sorted(reached), links), frozenset(ordered[number].id for number in reached)
