"""Statements against annotated reports: found (content overlaps by half), speaker (found, and the same one), manner."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.gold import GoldReport, GoldStatement
from evaluation.matching import match, same_speaker, statement_weight
from evaluation.measures import ErrorRow, Measure, Outcome, Tally, f1_measure, share_measure, total
from evaluation.report_table import context_of


def score_report(gold: GoldReport, predicted: GoldReport | None) -> tuple[dict[str, Tally], list[ErrorRow]]:
    """Tallies of one report by measure, and what went wrong in it; no prediction counts as an empty one."""
    proposed = predicted.statements if predicted else ()
    pairs = match(gold.statements, proposed, statement_weight)
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = [_row(gold, s, "missed", s) for i, s in enumerate(gold.statements) if i not in answered]
    errors += [_row(gold, s, "extra", s) for j, s in enumerate(proposed) if j not in used]
    speakers = manners = 0
    for i, j in pairs:
        expected, given = gold.statements[i], proposed[j]
        right_speaker, right_manner = same_speaker(expected, given), expected.manner == given.manner
        speakers += right_speaker
        manners += right_manner
        if not right_speaker:
            errors.append(_row(gold, expected, "speaker", given))
        if not right_manner:
            errors.append(_row(gold, expected, "manner", given))
    return {
        "found": Tally(len(pairs), len(gold.statements), len(proposed)),
        "speaker": Tally(speakers, len(gold.statements), len(proposed)),
        "manner": Tally(manners, len(pairs), len(pairs)),
    }, errors


def _row(gold: GoldReport, statement: GoldStatement, kind: str, given: GoldStatement) -> ErrorRow:
    start = min((part.start for part in statement.content), default=0)
    end = max((part.end for part in statement.content), default=0)
    label = f"{_speaker(statement)}>{_speaker(given)}" if kind == "speaker" else _speaker(statement)
    if kind == "manner":
        label = f"{statement.manner}>{given.manner}"
    words = " … ".join(gold.text[part.start : part.end] for part in statement.content)
    return ErrorRow(gold.id, kind, label, words, context_of(gold.text, start, end))


def _speaker(statement: GoldStatement) -> str:
    return statement.speaker.text if statement.speaker else "-"


def score(gold: Mapping[str, GoldReport], predicted: Mapping[str, GoldReport], *, path: str = "") -> Outcome:
    """Micro-averaged figures over all annotated reports."""
    scored = {key: score_report(report, predicted.get(key)) for key, report in gold.items()}
    tallies = [tally for tally, _ in scored.values()]
    whole = total([t["found"] for t in tallies])
    return Outcome(
        command="statements",
        path=path,
        size=len(gold),
        measures=_measures(tallies),
        counts=(("gold", int(whole.gold)), ("predicted", int(whole.predicted))),
        per_report=tuple((key, _measures([tally])) for key, (tally, _) in scored.items()),
        errors=tuple(row for _, rows in scored.values() for row in rows),
    )


def _measures(tallies: list[dict[str, Tally]]) -> tuple[Measure, ...]:
    return (
        f1_measure("found", [t["found"] for t in tallies]),
        f1_measure("speaker", [t["speaker"] for t in tallies]),
        share_measure("manner", [t["manner"] for t in tallies]),
    )
