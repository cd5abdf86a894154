"""`read`: reports as a person reads them, or as JSON; nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.rule import Rule

from factnews.cli.consoles import output_console, write_line
from factnews.cli.leaving import DONE, say
from factnews.cli.passages import address_of
from factnews.cli.report_page import ReportPage
from factnews.errors import InputError
from factnews.exports.report_json import report_to_json
from factnews.model import Reject, Report

Show = Callable[["ReadReport"], None]

_UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 120
"""Characters of a file's name: file systems allow 255 bytes, and a letter may take four of UTF-8."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report and where it came from, as a person would name it."""

    source: str
    report: Report


def show_all(outcomes: Iterable[ReadReport | Reject], show: Show) -> int:
    """Show each report; say one line for each that could not be read; the exit code is 2 where there was one."""
    code = DONE
    for outcome in outcomes:
        if isinstance(outcome, Reject):
            code = say(outcome.message)
        else:
            show(outcome)
    return code


def as_page(*, with_dropped: bool) -> Show:
    """Prints reports for a person, with a line between two."""
    console = output_console()
    shown = False

    def show(read: ReadReport) -> None:
        nonlocal shown
        if shown:
            console.print(Rule(style="dim"))
        shown = True
        address = address_of(read.source, read.report.article.url)
        console.print(ReportPage(read.report, address=address, with_dropped=with_dropped))

    return show


def as_line(read: ReadReport) -> None:
    """Prints a report as one line of JSON."""
    write_line(report_to_json(read.report))


def into_folder(folder: Path) -> Show:
    """Writes each report to `<id>.json` in a folder, which is made where it is missing; one id never hides another."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"--out {folder} is a file; give a folder, which is made where it is missing")
    folder.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()

    def show(read: ReadReport) -> None:
        stem = _UNSAFE.sub("_", read.report.article.id).strip(".")[:LONGEST_NAME] or "report"
        name, number = stem, 1
        while name.lower() in written:  # some file systems hold A.json and a.json for the same
            number += 1
            name = f"{stem}-{number}"
        written.add(name.lower())
        partial = folder / f"{name}.json.part"
        partial.write_bytes(report_to_json(read.report) + b"\n")
        partial.replace(folder / f"{name}.json")  # whole or not at all

    return show
