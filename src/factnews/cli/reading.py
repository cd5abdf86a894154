"""`read`: reports as a person reads them, or as JSON; nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.rule import Rule

from factnews.articles import ExtractSettings
from factnews.claims import CodeSettings
from factnews.cli.consoles import output_console, write_line
from factnews.cli.days import parse_day
from factnews.cli.leaving import DONE, say
from factnews.cli.passages import address_of
from factnews.cli.report_page import ReportPage
from factnews.errors import InputError
from factnews.exports.report_json import report_to_json
from factnews.model import Reject
from factnews.pages import FetchSettings
from factnews.pipeline import ReadReport, Settings, read_reports

Show = Callable[[ReadReport], None]

_UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 120
"""Characters of a file's name: file systems allow 255 bytes, and a letter may take four of UTF-8."""


def read(
    inputs: Sequence[str],
    *,
    as_json: bool,
    out: Path | None,
    published: str | None,
    with_dropped: bool,
    allow_private: bool,
    threads: int,
) -> int:
    """Print the reports of all inputs, or write them into a folder; the exit code is 2 where one could not be read."""
    settings = pipeline_settings(
        published=published, allow_private=allow_private, threads=threads, keep_dropped=with_dropped
    )
    reports = read_reports(inputs, settings)  # a stream: nothing is read yet
    if out is not None:
        return show_all(reports, into_folder(out))
    return show_all(reports, as_line if as_json else as_page(with_dropped=with_dropped))


def pipeline_settings(
    *, published: str | None, allow_private: bool, threads: int, keep_dropped: bool = False
) -> Settings:
    """The settings of all steps, from what was given on the command line."""
    return Settings(
        fetch=FetchSettings(allow_private=allow_private),
        extract=ExtractSettings(published=parse_day(published, "--published") if published is not None else None),
        code=CodeSettings(keep_dropped=keep_dropped),
        threads=threads,
    )


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
        console.print(ReportPage(read.report, source=read.source, address=address, with_dropped=with_dropped))

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
