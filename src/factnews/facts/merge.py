"""Which claims are about the same event, by class, actors and days: a first general version.

Two claims join when they are of one class, their actors and their recipients agree (the same codes, or on one side some
of those on the other), and their days are near. Joining is transitive, so the outcome depends on no order. What is not
looked at yet: the objects, the places and the words.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from factnews.model import Claim, ClaimInContext, Fact, Status

NEAR = timedelta(days=1)  # reports of one event differ by a day where their outlets' time zones do
UNDATED = timedelta(days=3)  # what an undated claim tells is taken to be this near to its report's day
# "In 2018" lies near every day of that year and would join all its events into one: longer intervals join equals only.
VAGUE = timedelta(days=14)

# Of two claims in reports of one day the firmer one gives the fact's status.
_FIRMNESS = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.NEGATED,
    Status.PLANNED,
    Status.THREATENED,
    Status.POSSIBLE,
)

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class _Signature:
    """All that decides whether two claims join; claims of one signature are compared once. `report` only if undated."""

    actors: frozenset[str]
    recipients: frozenset[str]
    first: date
    last: date
    report: str


def merge(claims: Iterable[ClaimInContext]) -> Iterator[Fact]:
    """The facts that claims tell of, each claim in exactly one; in any order of the claims the same facts, by id.

    A fact's id is made of the smallest id among its claims. Its codes are those of any claim; mode, country and days
    those of most claims (of days as often told, the narrowest); its status that of the latest report.
    """
    told = sorted({claim.claim.id: claim for claim in claims}.values(), key=lambda claim: claim.claim.id)
    groups: defaultdict[str, list[ClaimInContext]] = defaultdict(list)
    parents = _joined(told)
    for claim in told:
        groups[_root(parents, claim.claim.id)].append(claim)
    facts = [_fact(members) for members in groups.values()]
    return iter(sorted(facts, key=lambda fact: fact.id))


def _joined(told: Sequence[ClaimInContext]) -> dict[str, str]:
    """For each claim's id another one of the same fact, or itself (union-find)."""
    parents = {claim.claim.id: claim.claim.id for claim in told}
    first_of: dict[tuple[str, _Signature], str] = {}
    blocks: defaultdict[tuple[str, str], list[tuple[_Signature, str]]] = defaultdict(list)
    for claim in told:
        signature = _signature(claim)
        codes = signature.actors | signature.recipients
        if not codes:
            continue  # nobody known takes part: nothing says that it is the same event
        event_class = claim.claim.event_class.value
        known = first_of.setdefault((event_class, signature), claim.claim.id)
        if known != claim.claim.id:
            _join(parents, known, claim.claim.id)
            continue
        for code in codes:
            blocks[event_class, code].append((signature, claim.claim.id))
    for block in blocks.values():
        _join_near(parents, block)
    return parents


def _join_near(parents: dict[str, str], block: list[tuple[_Signature, str]]) -> None:
    """Joins what is near in time and compatible, going once through a block in the order of the days."""
    block.sort(key=lambda member: (member[0].first, member[0].last, member[1]))
    open_: list[tuple[_Signature, str]] = []
    for signature, claim_id in block:
        open_ = [member for member in open_ if _reach(member[0]) >= signature.first]
        for other, other_id in open_:
            if _compatible(signature, other) and _root(parents, claim_id) != _root(parents, other_id):
                _join(parents, claim_id, other_id)
        open_.append((signature, claim_id))


def _reach(signature: _Signature) -> date:
    return signature.last if signature.last == date.max else signature.last + NEAR


def _compatible(one: _Signature, other: _Signature) -> bool:
    if one.report != other.report:
        return False
    if (_vague(one) or _vague(other)) and (one.first, one.last) != (other.first, other.last):
        return False
    return _agree(one.actors, other.actors) and _agree(one.recipients, other.recipients)


def _vague(signature: _Signature) -> bool:
    return signature.last - signature.first > VAGUE


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or (bool(one) and bool(other) and (one <= other or other <= one))


def _signature(told: ClaimInContext) -> _Signature:
    claim = told.claim
    report = ""
    if claim.when is not None:
        first, last = claim.when.first, max(claim.when.first, claim.when.last)
    elif told.published is not None:
        first = max(told.published, date.min + UNDATED) - UNDATED
        last = min(told.published, date.max - UNDATED) + UNDATED
    else:
        first = last = date.min
        report = claim.article_id  # without any day only the report itself can say that it is the same
    actors = frozenset(who.code for who in claim.actors if who.code is not None)
    recipients = frozenset(who.code for who in claim.recipients if who.code is not None)
    return _Signature(actors, recipients, first, last, report)


def _root(parents: dict[str, str], claim_id: str) -> str:
    root = claim_id
    while parents[root] != root:
        root = parents[root]
    while parents[claim_id] != root:  # shorten the way for the next who asks
        parents[claim_id], claim_id = root, parents[claim_id]
    return root


def _join(parents: dict[str, str], one: str, other: str) -> None:
    one, other = sorted((_root(parents, one), _root(parents, other)))
    parents[other] = one


def _fact(members: Sequence[ClaimInContext]) -> Fact:
    """One fact of its claims, which come in the order of their ids."""
    claims = [told.claim for told in members]
    first, last = _days(claims)
    return Fact(
        id=hashlib.sha256(claims[0].id.encode("utf-8", "replace")).hexdigest()[:16],
        event_class=claims[0].event_class,
        mode=_most(claim.mode for claim in claims),
        actors=_listed(who.code for claim in claims for who in claim.actors),
        recipients=_listed(who.code for claim in claims for who in claim.recipients),
        status=_status(members),
        first=first,
        last=last,
        country=_most(claim.where.country for claim in claims if claim.where is not None),
        claim_ids=tuple(claim.id for claim in claims),
        outlets=_listed(told.publisher for told in members),
        sources=_listed(link.speaker.code for claim in claims for link in claim.attribution),
    )


def _listed(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value is not None}))


def _most(values: Iterable[T | None]) -> T | None:
    """The most frequent value; of equally frequent ones the first in the alphabet."""
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _days(claims: Iterable[Claim]) -> tuple[date | None, date | None]:
    counted = Counter((claim.when.first, claim.when.last) for claim in claims if claim.when is not None)
    best = min(counted, key=lambda days: (-counted[days], days[1] - days[0], days), default=None)
    return best if best is not None else (None, None)


def _status(members: Sequence[ClaimInContext]) -> Status:
    """The status in the latest report: what was planned on Monday has happened when Thursday's report says so."""
    latest = max(told.published or date.min for told in members)
    then = {told.claim.status for told in members if (told.published or date.min) == latest}
    return min(then, key=_FIRMNESS.index)
