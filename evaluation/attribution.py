"""Attributions against PolNeAR: who says, thinks or plans what.

content   a predicted content shares half of its characters with an annotated one (intersection over union), one to one
source    of the contents found whose source is annotated, the share whose predicted source overlaps it
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from evaluation.gold import GoldStatement, Party, Stretch
from evaluation.matching import match, overlaps, statement_weight
from evaluation.measures import ErrorRow, Outcome, Tally, f1_measure, share_measure, total
from evaluation.report_table import context_of
from factnews.claims.statements import StatementDraft
from factnews.errors import InputError
from factnews.model import Article, Reading

Spans = tuple[tuple[int, int], ...]
ReadArticle = Callable[[Article], Reading]
Find = Callable[[Reading], Iterable[StatementDraft]]


class Annotation(msgspec.Struct, frozen=True):
    """One attribution; a source or a cue may be missing."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


class Annotated(msgspec.Struct, frozen=True):
    """One report with its attributions."""

    doc_id: str
    text: str
    attributions: tuple[Annotation, ...]


def load(path: Path) -> Iterator[Annotated]:
    """Reports of a JSON Lines file; a line of another form raises `InputError` with its number."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield msgspec.json.decode(line, type=Annotated)
            except msgspec.DecodeError as error:
                raise InputError(
                    f"{path}, line {number}: not in the documented form ({error})", reason="bad-gold"
                ) from error


def evaluate(path: Path, read: ReadArticle, find: Find) -> Outcome:
    """Content F1 over reports, and the share of right sources among contents found."""
    scored = [_score(report, find(read(_article(report)))) for report in load(path)]
    contents = [content for content, _, _ in scored]
    whole = total(contents)
    return Outcome(
        command="attribution",
        path=str(path),
        size=len(scored),
        measures=(f1_measure("content", contents), share_measure("source", [source for _, source, _ in scored])),
        counts=(("gold", int(whole.gold)), ("predicted", int(whole.predicted))),
        errors=tuple(row for _, _, rows in scored for row in rows),
    )


def _score(report: Annotated, drafts: Iterable[StatementDraft]) -> tuple[Tally, Tally, list[ErrorRow]]:
    gold = [_as_statement(a, report.text) for a in report.attributions if a.content]
    found = [_as_found(draft, report.text) for draft in drafts]
    pairs = match(gold, found, statement_weight)
    asked = [(gold[i].speaker, found[j].speaker) for i, j in pairs]
    right = sum(bool(a and b and overlaps(a, b)) for a, b in asked)
    with_source = sum(a is not None for a, _ in asked)
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = [_row(report, "missed", s) for i, s in enumerate(gold) if i not in answered]
    errors += [_row(report, "extra", s) for j, s in enumerate(found) if j not in used]
    return Tally(len(pairs), len(gold), len(found)), Tally(right, with_source, with_source), errors


def _as_statement(annotation: Annotation, text: str) -> GoldStatement:
    speaker = None
    if annotation.source:
        start, end = annotation.source[0][0], annotation.source[-1][1]
        speaker = Party(start, end, text[start:end])
    return GoldStatement(content=tuple(Stretch(a, b) for a, b in annotation.content), speaker=speaker)


def _as_found(draft: StatementDraft, text: str) -> GoldStatement:
    spans = tuple((span.start, span.end) for span in draft.content)
    source = ((draft.speaker.start, draft.speaker.end),) if draft.speaker else ()
    return _as_statement(Annotation(source=source, content=spans), text)


def _row(report: Annotated, kind: str, statement: GoldStatement) -> ErrorRow:
    start, end = statement.content[0].start, statement.content[-1].end
    source = statement.speaker.text if statement.speaker else "-"
    return ErrorRow(report.doc_id, kind, source, report.text[start:end], context_of(report.text, start, end))


def _article(report: Annotated) -> Article:
    return Article(report.doc_id, report.text, None, None, None, None, None, "en", None, None, "")
