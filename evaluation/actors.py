"""Who is meant: the share of annotated participants and speakers that get the right code when their words are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evaluation.gold import GoldReport, Party
from evaluation.library import codes_of
from evaluation.measures import ErrorRow, Measure, Outcome, Tally, share_measure
from evaluation.report_table import context_of
from factnews.model import Report, Span

MEASURES = ("code", "sector", "both", "participants", "speakers")


def parties_of(report: GoldReport) -> tuple[list[Party], list[Party]]:
    """Participants and speakers of a report that have a code; words that recur in several claims count once."""
    participants = [p for c in report.claims for p in (*c.actors, *c.recipients, *c.attribution)]
    speakers = [s.speaker for s in report.statements if s.speaker]
    return _once(participants), _once(speakers)


def _once(parties: list[Party]) -> list[Party]:
    seen = {(p.start, p.end, p.code): p for p in parties if p.code}
    return [seen[key] for key in sorted(seen)]


def score_report(gold: GoldReport, report: Report) -> tuple[dict[str, Tally], list[ErrorRow]]:
    """Tallies of one report: code, sector and both over everybody, the code for participants and for speakers alone."""
    participants, speakers = parties_of(gold)
    everybody = _once(participants + speakers)
    given = codes_of(report, [Span(p.start, p.end) for p in everybody])
    answers = list(zip(everybody, given, strict=True))
    by_words = {(p.start, p.end): codes for p, codes in answers}
    codes = sum(p.code in codes for p, codes in answers)
    sectors = sum(p.sector in codes.values() for p, codes in answers)
    both = sum(p.code in codes and p.sector == codes[p.code] for p, codes in answers)
    tallies = {
        "code": _share(codes, len(everybody)),
        "sector": _share(sectors, len(everybody)),
        "both": _share(both, len(everybody)),
        "participants": _share(_right(participants, by_words), len(participants)),
        "speakers": _share(_right(speakers, by_words), len(speakers)),
    }
    errors = [
        ErrorRow(gold.id, "code", f"{p.code}>{_shown(codes)}", p.text, context_of(gold.text, p.start, p.end))
        for p, codes in answers
        if p.code not in codes
    ]
    return tallies, errors


def _share(hits: int, count: int) -> Tally:
    return Tally(hits, count, count)


def _shown(codes: Iterable[str | None]) -> str:
    return "+".join(code or "-" for code in codes)


def _right(parties: list[Party], given: Mapping[tuple[int, int], Mapping[str | None, str | None]]) -> int:
    return sum(p.code in given[p.start, p.end] for p in parties)


def score(gold: Mapping[str, GoldReport], reports: Mapping[str, Report], *, path: str = "") -> Outcome:
    """Micro-averaged shares over all annotated reports."""
    scored = {key: score_report(report, reports[key]) for key, report in gold.items()}
    tallies = [tally for tally, _ in scored.values()]
    return Outcome(
        command="actors",
        path=path,
        size=len(gold),
        measures=_measures(tallies),
        counts=(("words with a code", int(sum(t["code"].gold for t in tallies))),),
        per_report=tuple((key, _measures([tally])) for key, (tally, _) in scored.items()),
        errors=tuple(row for _, rows in scored.values() for row in rows),
        notes=("gold words given; the code is the one that a claim with these words would get",),
    )


def _measures(tallies: list[dict[str, Tally]]) -> tuple[Measure, ...]:
    return tuple(share_measure(name, [t[name] for t in tallies]) for name in MEASURES)
