"""Claims of many reports about the same event become one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factnews.facts.copies import lean
from factnews.facts.grouping import Group, group
from factnews.facts.reasons import link_of
from factnews.facts.similarity import Side, side_of
from factnews.facts.summary import summarize
from factnews.model import ClaimInContext, Fact, ReportLine


def merge(claims: Iterable[ClaimInContext], lines: Sequence[ReportLine] | None = None) -> Iterator[Fact]:
    """The facts that claims tell of, each claim in exactly one; in any order of the claims the same facts, by id.

    Only claims of one class are joined. What each fact says is read from its claims by `summarize`, with the lines of
    report that are known; its `links` say what joined its claims.
    """
    told = distinct(claims)
    sides = {name: side_of(claim) for name, claim in told.items()}
    facts = [fact_of(found, told, sides, lines) for found in group(sides.values())]
    return iter(sorted(facts, key=lambda fact: fact.id))


def distinct(claims: Iterable[ClaimInContext]) -> dict[str, ClaimInContext]:
    """Claims by id; of several versions of one the current, else the newest."""
    return {told.claim.id: told for told in sorted(claims, key=lambda told: (told.current, told.version))}


def fact_of(
    found: Group, told: dict[str, ClaimInContext], sides: dict[str, Side], lines: Sequence[ReportLine] | None
) -> Fact:
    """The fact that a group of claims makes; a report that only quotes another outlet of the group is on its line."""
    members = [told[name] for name in found.members]
    links = [link_of(sides[one], sides[other], points) for one, other, points in found.links]
    return summarize(members, lean(members, lines or ()), links)
