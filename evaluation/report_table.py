"""How an outcome is shown: one table for people, one JSON object for programs, one line an error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from evaluation.measures import ErrorRow, Measure, Outcome
from factnews.errors import InputError

CONTEXT = 60  # characters of context on each side of an error's words


def context_of(text: str, start: int, end: int) -> str:
    """The words at [start, end) with what stands around them, on one line.

    >>> context_of("one two three", 4, 7)
    'one [two] three'
    """
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _one_line(f"{before}[{text[start:end]}]{after}")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def print_outcome(outcome: Outcome, console: Console) -> None:
    """Print the table of an outcome, with what was counted as its title."""
    counted = "; ".join(f"{count} {name}" for name, count in outcome.counts)
    console.print(
        f"{outcome.command}: {outcome.path} ({outcome.size}){': ' + counted if counted else ''}", style="bold"
    )
    table = Table()
    table.add_column("measure")
    for column in ("P", "R", "F1 / share", "95 % interval"):
        table.add_column(column, justify="right")
    for measure in outcome.measures:
        table.add_row(
            measure.name, _number(measure.precision), _number(measure.recall), _number(measure.value), _range(measure)
        )
    console.print(table)
    for note in outcome.notes:
        console.print(note, style="dim", markup=False)


def print_per_report(outcome: Outcome, console: Console) -> None:
    """Print one line a report with the value of each measure."""
    table = Table(title="per report")
    table.add_column("report", overflow="fold")
    for measure in outcome.measures:
        table.add_column(measure.name, justify="right")
    for report, measures in outcome.per_report:
        table.add_row(report, *(f"{measure.value:.2f}" for measure in measures))
    console.print(table)


def error_lines(errors: tuple[ErrorRow, ...]) -> Iterator[str]:
    """One tab-separated line an error: report, kind, label, words, context."""
    for row in errors:
        yield "\t".join(_one_line(part) for part in (row.report, row.kind, row.label, row.words, row.context))


def write_json(outcome: Outcome, target: str, *, digest: str) -> None:
    """Write an outcome as one JSON object to a file, or to standard output for `-`; errors are left out."""
    shown = {
        "command": outcome.command,
        "gold": outcome.path,
        "digest": digest,
        "size": outcome.size,
        "counts": dict(outcome.counts),
        "measures": {measure.name: _plain(measure) for measure in outcome.measures},
        "per_report": {key: {m.name: m.value for m in measures} for key, measures in outcome.per_report},
        "notes": list(outcome.notes),
    }
    encoded = msgspec.json.format(msgspec.json.encode(shown), indent=2) + b"\n"
    if target == "-":
        sys.stdout.write(encoded.decode())
        return
    try:
        Path(target).write_bytes(encoded)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}; give --json a path that can be written") from error


def _plain(measure: Measure) -> dict[str, float]:
    parts = {
        "p": measure.precision,
        "r": measure.recall,
        "value": measure.value,
        "low": measure.low,
        "high": measure.high,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _range(measure: Measure) -> str:
    return "" if measure.low is None or measure.high is None else f"{measure.low:.3f}–{measure.high:.3f}"
