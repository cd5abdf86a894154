"""Claims against annotated reports: found, class, who, full, and what agrees where the class does.

found   a predicted trigger overlaps a gold trigger (or one of its further mentions), one to one
class   found, and of the same PLOVER class
who     class, and the same set of actor codes and of recipient codes
full    who, and the same status, dates and outermost source
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evaluation.gold import GoldClaim, GoldReport
from evaluation.matching import claim_weight, match, party_codes
from evaluation.measures import ErrorRow, Measure, Outcome, Tally, f1_measure, share_measure, total
from evaluation.report_table import context_of

LEVELS = ("found", "class", "who", "full")


def _source(claim: GoldClaim) -> str | None:
    if not claim.attribution:
        return None
    return claim.attribution[0].code or claim.attribution[0].text.lower()


def _days(claim: GoldClaim) -> tuple[str | None, str | None] | None:
    return (claim.when.start, claim.when.end) if claim.when else None


AGREEMENTS: Mapping[str, Callable[[GoldClaim], object]] = {
    "actor": lambda claim: party_codes(claim.actors),
    "recipient": lambda claim: party_codes(claim.recipients),
    "status": lambda claim: claim.status,
    "when": _days,
    "where": lambda claim: claim.where.country if claim.where else None,
    "attribution": _source,
    "mode": lambda claim: claim.mode,
}


def score_report(gold: GoldReport, predicted: GoldReport | None) -> tuple[dict[str, Tally], list[ErrorRow]]:
    """Tallies of one report by measure, and what went wrong in it; no prediction counts as an empty one."""
    proposed = predicted.claims if predicted else ()
    pairs = match(gold.claims, proposed, claim_weight)
    errors = _unmatched(gold, proposed, pairs)
    hits = dict.fromkeys(LEVELS, 0)
    agreeing = dict.fromkeys(AGREEMENTS, 0)
    hits["found"] = len(pairs)
    for i, j in pairs:
        expected, given = gold.claims[i], proposed[j]
        if expected.event_class != given.event_class:
            errors.append(_row(gold, expected, "class", f"{expected.event_class}>{given.event_class}"))
            continue
        hits["class"] += 1
        same = {name: read(expected) == read(given) for name, read in AGREEMENTS.items()}
        for name, agrees in same.items():
            agreeing[name] += agrees
            if not agrees:
                change = f"{_shown(AGREEMENTS[name](expected))}>{_shown(AGREEMENTS[name](given))}"
                errors.append(_row(gold, expected, name, f"{expected.event_class} {change}"))
        who = same["actor"] and same["recipient"]
        hits["who"] += who
        hits["full"] += who and same["status"] and same["when"] and same["attribution"]
    tallies = {level: Tally(hits[level], len(gold.claims), len(proposed)) for level in LEVELS}
    tallies |= {name: Tally(count, hits["class"], hits["class"]) for name, count in agreeing.items()}
    return tallies, errors


def _unmatched(gold: GoldReport, proposed: tuple[GoldClaim, ...], pairs: list[tuple[int, int]]) -> list[ErrorRow]:
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [_row(gold, c, "missed", c.event_class) for i, c in enumerate(gold.claims) if i not in answered]
    return missed + [_row(gold, c, "extra", c.event_class) for j, c in enumerate(proposed) if j not in used]


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return "+".join(sorted(value)) or "-"
    if isinstance(value, tuple):
        return "/".join(str(part) for part in value)
    return "-" if value is None else str(value)


def _row(gold: GoldReport, claim: GoldClaim, kind: str, label: str) -> ErrorRow:
    trigger = claim.trigger
    words = gold.text[trigger.start : trigger.end]
    return ErrorRow(gold.id, kind, label, words, context_of(gold.text, trigger.start, trigger.end))


def score(gold: Mapping[str, GoldReport], predicted: Mapping[str, GoldReport], *, path: str = "") -> Outcome:
    """Micro-averaged figures over all annotated reports."""
    scored = {key: score_report(report, predicted.get(key)) for key, report in gold.items()}
    tallies = [tally for tally, _ in scored.values()]
    whole = total([t["found"] for t in tallies])
    return Outcome(
        command="claims",
        path=path,
        size=len(gold),
        measures=_measures(tallies),
        counts=(("gold", int(whole.gold)), ("predicted", int(whole.predicted))),
        per_report=tuple((key, _measures([tally])) for key, (tally, _) in scored.items()),
        errors=tuple(row for _, rows in scored.values() for row in rows),
    )


def _measures(tallies: list[dict[str, Tally]]) -> tuple[Measure, ...]:
    levels = tuple(f1_measure(level, [t[level] for t in tallies]) for level in LEVELS)
    return levels + tuple(share_measure(name, [t[name] for t in tallies]) for name in AGREEMENTS)
