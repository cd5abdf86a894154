"""What a fact says, from the claims that were joined into it: every value with who told it, and what it rests on.

Nothing here decides which claims belong together, and no value of a claim is lost: what is agreed on stands in the
fact's own fields, everything that was told in its `values`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from factnews.facts import values
from factnews.facts.telling import SIDES, Telling, lines_of, most, tellings, weighing
from factnews.model import (
    ClaimInContext,
    ClaimLink,
    Difference,
    Fact,
    FieldValues,
    ReportLine,
    Standing,
    Status,
    StatusChange,
)

# Of statuses told on one day the firmer one holds.
FIRMNESS = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.NEGATED,
    Status.PLANNED,
    Status.THREATENED,
    Status.POSSIBLE,
)
TOOK_PLACE, MAY, DID_NOT = SIDES[Status.HAPPENED], SIDES[Status.PLANNED], SIDES[Status.NEGATED]


def summarize(
    members: Sequence[ClaimInContext],
    lines: Sequence[ReportLine] | None = None,
    links: Iterable[ClaimLink] = (),
) -> Fact:
    """The fact that claims of one event make (at least one, each counted once), in whatever order they come.

    `lines` are the lines of report that are known, of any reports: reports of one line count once wherever values are
    weighed; a report in none of them stands alone. `links` are what joined the claims. Claims of former versions of
    reports (`current` is False) stand among the values and in `earlier`, and weigh nothing, unless no other claim is
    left: then the fact is retracted, and says what it last said.

    * Codes: those that one in three of the lines has that name anybody. Place, mode and object: of most lines.
    * Days: those that most lines bear out, and of these the narrowest.
    * Status: where the reports have arrived in the order of their days; see `_history`.
    * Standing: see `_standing`.
    * The id is made of the smallest id among the claims, those of former versions included.
    """
    distinct = {told.claim.id: told for told in sorted(members, key=lambda told: (told.current, told.version))}
    everybody = [distinct[name] for name in sorted(distinct)]
    current = [told for told in everybody if told.current]
    own_lines = lines_of(current or everybody, lines)
    told = tellings(everybody, lines_of(everybody, lines))
    deciding = weighing(told)
    history = _history(deciding)
    status = history[-1].status
    opposed = _opposed(deciding, status)
    actors, actor_codes = values.codes("actors", told, lambda by: by.claim.actors)
    recipients, recipient_codes = values.codes("recipients", told, lambda by: by.claim.recipients)
    mode, thing, numbers = values.modes(told), values.objects(told), values.counts(told)
    when, days = values.days(told)
    where, country = values.places(told)
    statuses = values.statuses(told, status, changed=len(history) > 1, denied=bool(opposed))
    standing, disputed_by = _standing(deciding, status, opposed, numbers)
    agreeing = [by for by in deciding if SIDES[by.claim.status] == SIDES[status]]
    fields = (actors, recipients, mode, statuses, when, where, thing, *numbers)
    return Fact(
        id=hashlib.sha256(everybody[0].claim.id.encode("utf-8", "replace")).hexdigest()[:16],
        event_class=most(by.claim.event_class for by in deciding) or everybody[0].claim.event_class,
        mode=mode.agreed if mode is not None else None,
        actors=actor_codes,
        recipients=recipient_codes,
        status=status,
        first=days[0] if days is not None else None,
        last=days[1] if days is not None else None,
        country=country,
        claim_ids=tuple(told.claim.id for told in current),
        outlets=_listed(by.told.publisher for by in deciding),
        sources=_listed(source for by in deciding if not _contrary(by, status) for source in by.sources),
        object=thing.agreed if thing is not None else None,
        standing=standing,
        disputed_by=disputed_by,
        reports=len({by.claim.article_id for by in deciding}),
        lines=own_lines,
        values=tuple(field for field in fields if field is not None),
        history=history,
        intensity=most(by.claim.intensity for by in agreeing),
        goldstein=most(by.claim.goldstein for by in agreeing),
        quad=most(by.claim.quad for by in agreeing) or "",
        cameo=most(by.claim.cameo for by in agreeing),
        earlier=tuple(told.claim.id for told in everybody if not told.current),
        links=tuple(sorted(links, key=lambda link: (link.one, link.other))),
    )


def _history(told: Sequence[Telling]) -> tuple[StatusChange, ...]:
    """The statuses that the reports give, day by day: an entry for each change, with the claims that tell it until the next.

    Of one day's reports the firmest status holds. What took place is not undone by reports that still tell of the plan,
    unless more lines do so later than ever said that it took place (then those were too early); nor by a denial that a
    report puts into somebody's mouth, which disputes the fact; it is by a report that says in its own voice that it did
    not. Reports without a day say nothing about changes.
    """
    told = _without_the_premature(told)
    voiced = [by for by in told if not _denial(by)] if any(_took_place(by) for by in told) else list(told)
    dated = [by for by in voiced if by.told.published is not None]
    stretches: list[tuple[StatusChange, list[Telling]]] = []
    for day, of_day in groupby(dated or voiced, key=lambda by: by.told.published):
        tellers = list(of_day)
        status = min((by.claim.status for by in tellers), key=FIRMNESS.index)
        now = stretches[-1][0].status if stretches else None
        undone = now is not None and SIDES[now] == TOOK_PLACE and SIDES[status] == MAY
        if now is None or (status is not now and not undone):
            stretches.append((StatusChange(day, status, ()), []))
        stretches[-1][1].extend(tellers)
    if dated and len(dated) < len(voiced):
        for change, tellers in stretches:
            tellers += [by for by in voiced if by.told.published is None and by.claim.status is change.status]
    return tuple(
        StatusChange(
            change.day, change.status, tuple(by.claim.id for by in tellers if by.claim.status is change.status)
        )
        for change, tellers in stretches
    )


def _without_the_premature(told: Sequence[Telling]) -> Sequence[Telling]:
    """All claims but those that say it took place, where on later days more lines still tell of it as a plan."""
    early = min((by.told.published for by in told if _took_place(by) and by.told.published), default=None)
    took_place = {by.line for by in told if _took_place(by)}
    if early is None:
        return told
    still = {
        by.line for by in told if SIDES[by.claim.status] == MAY and by.told.published and by.told.published > early
    }
    return [by for by in told if not _took_place(by)] if len(still) > len(took_place) else told


def _took_place(by: Telling) -> bool:
    return SIDES[by.claim.status] == TOOK_PLACE


def _denial(by: Telling) -> bool:
    return by.claim.status is Status.NEGATED and not by.own_voice


def _opposed(told: Sequence[Telling], status: Status) -> frozenset[str]:
    """Who says the contrary of a fact's status: that it did not take place, or, of a negated one, that it did.

    An outlet that has come round, saying both in its own voice, opposes nothing.
    """
    agreeing = {by.voice for by in told if SIDES[by.claim.status] == SIDES[status] and by.own_voice}
    return frozenset(by.voice for by in told if _contrary(by, status)) - agreeing


def _contrary(by: Telling, status: Status) -> bool:
    return {SIDES[by.claim.status], SIDES[status]} == {TOOK_PLACE, DID_NOT}


def _standing(
    told: Sequence[Telling], status: Status, opposed: frozenset[str], numbers: Iterable[FieldValues]
) -> tuple[Standing, tuple[str, ...]]:
    """What a fact rests on, and who disputes it.

    * retracted: no current version of a report tells it any more;
    * disputed: somebody says the contrary, or the numbers contradict each other; named are those who deny it, or whose
      numbers they are (the innermost source, else the outlet);
    * else by the independent lines of report that say in their own voice what the fact's status says (a plan is borne
      out by planned, threatened and possible): two and more corroborate it, one asserts it, and where there is none, it
      is attributed only.
    """
    if not any(by.told.current for by in told):
        return Standing.RETRACTED, ()
    kinds = {field.field for field in numbers if field.difference is Difference.CONTRADICTED}
    disputing = opposed | {by.voice for by in told if any(count.kind in kinds for count in by.claim.counts)}
    if disputing:
        return Standing.DISPUTED, tuple(sorted(disputing))
    lines = {by.line for by in told if by.own_voice and SIDES[by.claim.status] == SIDES[status]}
    if not lines:
        return Standing.ATTRIBUTED, ()
    return Standing.CORROBORATED if len(lines) > 1 else Standing.ASSERTED, ()


def _listed(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}))
