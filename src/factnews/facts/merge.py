"""Which claims are about the same event, by class, mode, actors and days: a first general version.

Two claims may join when they are of one class and not of two modes, their actors and their recipients agree (the same
codes, or on one side some of those on the other), and their days are near. The most alike are joined first, and two
claims of one report never come into one fact: a report tells an event as one claim, so its two claims are two events.
(On annotated stories of five outlets, gold claims in, joining all that may join finds .69 of the pairs and is right in
.18 of its own; this finds .52 and is right in .62.) What is not looked at yet: objects, places, numbers, other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest

from factnews.facts.summary import summarize
from factnews.model import ClaimInContext, Fact, Status

NEAR = timedelta(days=1)  # reports of one event differ by a day where their outlets' time zones do
UNDATED = timedelta(days=3)  # what an undated claim tells is taken to be this near to its report's day
# "In 2018" lies near every day of that year and would join all its events into one: longer intervals join equals only.
VAGUE = timedelta(days=14)

# For each claim so many of those most like it are compared on: a fact needs one link, and thousands of outlets may tell it.
LINKS = 20
# Of two triggers so many first letters are compared: "attacked" and "attacks" are the same, without a table of forms.
BEGINNING = 5

Link = tuple[
    tuple[int, int, int, int, int], str, str
]  # how unlike two claims are (least first), and their ids in order


@dataclass(frozen=True, slots=True)
class _Side:
    """What of a claim is compared with another."""

    id: str
    report: str
    actors: frozenset[str]
    recipients: frozenset[str]
    first: date
    last: date
    mode: str | None
    status: Status
    trigger: str


def merge(claims: Iterable[ClaimInContext]) -> Iterator[Fact]:
    """The facts that claims tell of, each claim in exactly one; in any order of the claims the same facts, by id.

    What each fact says is read from its claims by `summarize`.
    """
    told = sorted({claim.claim.id: claim for claim in claims}.values(), key=lambda claim: claim.claim.id)
    parents = {claim.claim.id: claim.claim.id for claim in told}
    reports = {claim.claim.id: {claim.claim.article_id} for claim in told}
    for _, one, other in sorted(_links(told)):
        root, second = sorted((_root(parents, one), _root(parents, other)))
        if root != second and reports[root].isdisjoint(reports[second]):
            parents[second] = root
            reports[root] |= reports.pop(second)
    groups: defaultdict[str, list[ClaimInContext]] = defaultdict(list)
    for claim in told:
        groups[_root(parents, claim.claim.id)].append(claim)
    return iter(sorted(map(summarize, groups.values()), key=lambda fact: fact.id))


def _links(told: Iterable[ClaimInContext]) -> set[Link]:
    """The pairs of claims that may be joined: for each claim those that are most like it."""
    blocks: defaultdict[tuple[str, str], list[_Side]] = defaultdict(list)
    for claim in told:
        side = _side(claim)
        if side is not None:
            # A claim of which nobody is known is in no block: nothing says that another tells the same event.
            for code in side.actors | side.recipients:
                blocks[claim.claim.event_class.value, code].append(side)
    near: defaultdict[str, list[Link]] = defaultdict(list)
    for block in blocks.values():
        _compare(block, near)
    return {link for links in near.values() for link in nsmallest(LINKS, set(links))}


def _compare(block: list[_Side], near: defaultdict[str, list[Link]]) -> None:
    """Notes all pairs that may join, going once through a block in the order of the days."""
    block.sort(key=lambda side: (side.first, side.last, side.id))
    open_: list[_Side] = []
    for side in block:
        open_ = [other for other in open_ if _reach(other) >= side.first]
        for other in open_:
            if _may_join(side, other):
                link = _link(side, other)
                for end in (side.id, other.id):
                    near[end].append(link)
                    if len(near[end]) > 10 * LINKS:
                        near[end] = nsmallest(LINKS, set(near[end]))
        open_.append(side)


def _reach(side: _Side) -> date:
    return side.last if side.last == date.max else side.last + NEAR


def _may_join(one: _Side, other: _Side) -> bool:
    if one.report == other.report or (one.mode and other.mode and one.mode != other.mode):
        return False
    if (_vague(one) or _vague(other)) and (one.first, one.last) != (other.first, other.last):
        return False
    return _agree(one.actors, other.actors) and _agree(one.recipients, other.recipients)


def _vague(side: _Side) -> bool:
    return side.last - side.first > VAGUE


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or (bool(one) and bool(other) and (one <= other or other <= one))


def _link(one: _Side, other: _Side) -> Link:
    unlike = (
        int(one.trigger != other.trigger),
        int(one.actors != other.actors) + int(one.recipients != other.recipients),
        int(one.mode != other.mode),
        abs((one.first - other.first).days) + abs((one.last - other.last).days),
        int(one.status != other.status),
    )
    return unlike, min(one.id, other.id), max(one.id, other.id)


def _side(told: ClaimInContext) -> _Side | None:
    """A claim's side of a comparison; None where neither it nor its report has a day."""
    claim = told.claim
    if claim.when is not None:
        first, last = claim.when.first, max(claim.when.first, claim.when.last)
    elif told.published is not None:
        first = max(told.published, date.min + UNDATED) - UNDATED
        last = min(told.published, date.max - UNDATED) + UNDATED
    else:
        return None
    return _Side(
        id=claim.id,
        report=claim.article_id,
        actors=frozenset(who.code for who in claim.actors if who.code is not None),
        recipients=frozenset(who.code for who in claim.recipients if who.code is not None),
        first=first,
        last=last,
        mode=claim.mode,
        status=claim.status,
        trigger=claim.trigger.text[:BEGINNING].casefold(),
    )


def _root(parents: dict[str, str], claim_id: str) -> str:
    root = claim_id
    while parents[root] != root:
        root = parents[root]
    while parents[claim_id] != root:  # shorten the way for the next who asks
        parents[claim_id], claim_id = root, parents[claim_id]
    return root
