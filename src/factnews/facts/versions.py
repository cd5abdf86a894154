"""Reports that changed: only what a report tells today makes facts; what it told before leaves a trace on them.

A claim of a former version is told anew where the report's next version has a claim of the same event; then it stands in
the `earlier` of that claim's fact. Else the report has taken it back: it stands in the `earlier` of the fact that other
reports still tell, and where nobody does, the fact is retracted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from factnews.facts.merge import merge as join_claims
from factnews.facts.summary import summarize
from factnews.model import ClaimInContext, Fact, Participant, ReportLine

Merge = Callable[..., Iterator[Fact]]  # of claims, and of the lines of report where any are known

BEGINNING = (
    5  # letters of two triggers that are compared: "attacked" and "attacks" are the same, without a table of forms
)


def merge(
    claims: Iterable[ClaimInContext], lines: Sequence[ReportLine] | None = None, *, join: Merge = join_claims
) -> Iterator[Fact]:
    """The facts that claims tell of, in any order of the claims the same; claims of former versions (`current` is False)
    leave traces.

    Each claim is in the `claim_ids` of exactly one fact, or, of a former version, in the `earlier` of one. Claims with
    the id of a current one count as that. `join` puts claims together that are about the same event.
    """
    told = {one.claim.id: one for one in sorted(claims, key=lambda one: (one.current, one.version))}
    current = [told[name] for name in sorted(told) if told[name].current]
    former = [told[name] for name in sorted(told) if not told[name].current]
    known = () if lines is None else (lines,)
    facts = {fact.id: fact for fact in join(current, *known)}
    if former:
        facts = _with_traces(facts, told, former, lines, join)
    return iter(sorted(facts.values(), key=lambda fact: fact.id))


def _with_traces(
    facts: Mapping[str, Fact],
    told: Mapping[str, ClaimInContext],
    former: Sequence[ClaimInContext],
    lines: Sequence[ReportLine] | None,
    join: Merge,
) -> dict[str, Fact]:
    anew = successors(told.values())
    known = () if lines is None else (lines,)
    taken_back = [one for one in former if one.claim.id not in anew]
    traces: defaultdict[str, list[str]] = defaultdict(list)  # fact → claims of former versions
    retracted: list[list[str]] = []
    home = {name: fact.id for fact in facts.values() for name in fact.claim_ids}
    if taken_back:
        # Joined together with what is told today only to see where they belong: they must not keep today's claims apart.
        current = [one for one in told.values() if one.current]
        for together in join([*current, *taken_back], *known):
            found = Counter(home[name] for name in together.claim_ids)
            here = list(together.earlier)
            if found:
                for name in here:
                    home[name] = min(found, key=lambda fact: (-found[fact], fact))
                    traces[home[name]].append(name)
            elif here:
                home |= dict.fromkeys(here, here[0])
                retracted.append(here)
    for name, heir in sorted(anew.items()):
        traces[home[heir]].append(name)
    whole = [
        summarize([told[name] for name in (*fact.claim_ids, *traces[fact.id])], lines, fact.links)
        if fact.id in traces
        else fact
        for fact in facts.values()
    ]
    whole += [summarize([told[name] for name in (*here, *traces[here[0]])], lines) for here in retracted]
    return {fact.id: fact for fact in whole}


def successors(told: Iterable[ClaimInContext]) -> dict[str, str]:
    """For claims of former versions that their report's newer versions tell anew: the id of the claim that does.

    Two claims tell the same event when their classes agree and either their triggers and at least one of their parties
    do, or all of their parties, and their days share one. The most alike are paired first, each with one of a version.
    """
    reports: defaultdict[tuple[str, str], list[ClaimInContext]] = defaultdict(list)
    for one in told:
        reports[one.claim.article_id, one.claim.event_class.value].append(one)
    found: dict[str, str] = {}
    for claims in reports.values():
        if all(one.current for one in claims):
            continue
        rank = {one.claim.id: (one.current, one.version) for one in claims}
        heirs: list[ClaimInContext] = []
        for version in sorted(set(rank.values()), reverse=True):
            mine = [one for one in claims if rank[one.claim.id] == version]
            pairs = sorted(
                (unlike, one.claim.id, heir.claim.id)
                for one in mine
                for heir in heirs
                if (unlike := _unlike(one, heir)) is not None
            )
            taken: set[str] = set()
            for _, name, heir_name in pairs:
                if name not in found and heir_name not in taken:
                    found[name] = heir_name
                    taken.add(heir_name)
            heirs += [one for one in mine if one.claim.id not in found]
    return found


def _unlike(one: ClaimInContext, other: ClaimInContext) -> tuple[int, ...] | None:
    """How unlike two claims of one report are; None where nothing says that they tell the same event."""
    first, second = one.claim, other.claim
    if first.when and second.when and (first.when.last < second.when.first or second.when.last < first.when.first):
        return None
    sides = ((_who(first.actors), _who(second.actors)), (_who(first.recipients), _who(second.recipients)))
    trigger = first.trigger.text[:BEGINNING].casefold() == second.trigger.text[:BEGINNING].casefold()
    all_agree = all(mine == theirs for mine, theirs in sides)
    some_agree = all_agree or any(mine & theirs for mine, theirs in sides)
    if not (some_agree if trigger else all_agree and any(mine for mine, _ in sides)):
        return None
    parties = sum(mine != theirs for mine, theirs in sides)
    return int(not trigger), parties, int(first.status is not second.status), abs(first.sentence - second.sentence)


def _who(people: Iterable[Participant]) -> frozenset[str]:
    return frozenset(who.code or who.text.casefold() for who in people)
