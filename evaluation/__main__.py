"""Command line: `python -m evaluation claims GOLD_DIR`, … and `python -m evaluation gate`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation import accuracy, calibrate, gate, quiet
from evaluation.gold import digest_of
from evaluation.library import code_uncalibrated
from evaluation.report_table import error_lines, print_outcome, print_per_report, write_json
from evaluation.runners import COMMANDS, ReportCache, run
from factnews.errors import FactNewsError

FOLDERS = ("claims", "classes", "statements", "actors", "facts")  # commands that read a folder of reports
DEFAULT_GOLD = Path("../shared/gold")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = argparse.ArgumentParser(
        prog="python -m evaluation", description="Measure FactNews against annotated reports."
    )
    commands = top.add_subparsers(dest="command", required=True)
    for name, about in COMMANDS.items():
        one = commands.add_parser(name, help=about, description=about)
        if name == "quiet":
            one.add_argument(
                "gold", type=Path, nargs="?", default=quiet.FOLDER, help="folder of KIND.txt (default: ours)"
            )
        else:
            one.add_argument("gold", type=Path, help="folder of <id>.json reports" if name in FOLDERS else "gold file")
        one.add_argument("--json", metavar="FILE", help="write the figures as JSON (- for standard output)")
        one.add_argument("--errors", action="store_true", help="print what went wrong, tab separated")
        one.add_argument("--per-report", action="store_true", help="print the figures of each report")
        if name in FOLDERS:
            one.add_argument("--workers", type=int, default=1, help="processes that read reports (default 1)")
        if name in ("claims", "classes", "statements"):
            one.add_argument(
                "--predicted", type=Path, metavar="DIR", help="score these reports; do not run the library"
            )
        if name == "syntax":
            one.add_argument("--raw", action="store_true", help="read running text: sentence and word boundaries")
    sure = commands.add_parser("calibrate", help="reliability of Claim.confidence; with --write, fit it anew")
    sure.add_argument("gold", type=Path, help="folder of <id>.json reports that the reader was not trained on")
    sure.add_argument("--write", action="store_true", help=f"keep the fitted numbers in {calibrate.TARGET.name}")
    shown = commands.add_parser("table", help="the tables of docs/accuracy.md, from the pinned figures")
    shown.add_argument("--write", action="store_true", help="write them into the page")
    check = commands.add_parser("gate", help="measure all pinned figures again; fail where one fell")
    check.add_argument("--gold", type=Path, default=DEFAULT_GOLD, help=f"folder of gold sets (default {DEFAULT_GOLD})")
    check.add_argument("--update", action="store_true", help="pin the new figures where they are not lower")
    check.add_argument("--allow-lower", action="store_true", help="with --update: pin lower figures too")
    check.add_argument("--only", choices=list(COMMANDS), action="append", help="these commands only")
    check.add_argument("--workers", type=int, default=1, help="processes that read reports (default 1)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 a figure fell, 2 something given cannot be used."""
    given = parser().parse_args(arguments)
    try:
        if given.command == "table":
            print(*accuracy.run(write=given.write), sep="\n")
            return 0
        if given.command == "calibrate":
            return _calibrate(given)
        return _gate(given) if given.command == "gate" else _measure(given)
    except FactNewsError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2


def _measure(given: argparse.Namespace) -> int:
    cache = ReportCache(workers=getattr(given, "workers", 1))
    predicted, raw = getattr(given, "predicted", None), getattr(given, "raw", False)
    outcome = run(given.command, given.gold, cache=cache, predicted=predicted, raw=raw)
    console = Console(stderr=given.json == "-")
    print_outcome(outcome, console)
    if given.per_report:
        print_per_report(outcome, console)
    if given.errors:
        print(*error_lines(outcome.errors), sep="\n", file=sys.stderr if given.json == "-" else sys.stdout)
    if given.json:
        write_json(outcome, given.json, digest=digest_of(given.gold))
    return 0


def _calibrate(given: argparse.Namespace) -> int:
    fitted, before, after = calibrate.calibrate(given.gold, code_uncalibrated, write=given.write)
    print(f"slope {fitted.slope}, shift {fitted.shift}{', written' if given.write else ''}")
    for name, found in (("as the head gives it", before), ("calibrated, cross-validated over stories", after)):
        print(f"{name}: mean distance {calibrate.gap(found)}")
        for one in found:
            print(f"  {one.claims:4} claims at {one.confidence:.2f}: {one.right:.2f} right")
    return 0


def _gate(given: argparse.Namespace) -> int:
    sets = [(command, path) for command, path in gate.SETS if not given.only or command.split()[0] in given.only]
    gate.check_gold(given.gold, sets)
    baseline = gate.load_baseline()
    measured = list(gate.measure(given.gold, sets, workers=given.workers))
    rows = gate.compare(baseline, measured)
    console = Console()
    console.print(_comparison_table(rows))
    for line in gate.changed_sets(baseline, measured):
        console.print(line, style="yellow", markup=False)
    fallen = [row for row in rows if row.fell]
    if given.update and (given.allow_lower or not fallen):
        gate.write_baseline(gate.updated(baseline, measured, allow_lower=given.allow_lower))
        console.print(f"pinned {len(measured)} sets in {gate.BASELINE.name}")
        return 0
    if fallen:
        console.print(f"{len(fallen)} figures fell by more than noise", style="bold red")
    return 1 if fallen else 0


def _comparison_table(rows: Sequence[gate.Comparison]) -> Table:
    table = Table()
    for column in ("command", "set", "figure"):
        table.add_column(column)
    for column in ("pinned", "now", "allowed fall", ""):
        table.add_column(column, justify="right")
    for row in rows:
        verdict = "[red]fell[/red]" if row.fell else "new" if row.old is None else "ok"
        old = "" if row.old is None else f"{row.old:.4f}"
        new = "missing" if row.new is None else f"{row.new:.4f}"
        table.add_row(row.command, row.path, row.figure, old, new, f"{row.allowed:.3f}", verdict)
    return table


if __name__ == "__main__":
    sys.exit(main())
