"""`export`: what a store holds, as tables for researchers and in the forms of other projects."""

from __future__ import annotations

from pathlib import Path

from factnews.cli.consoles import output_console, progress_console
from factnews.cli.suggesting import choose
from factnews.errors import InputError
from factnews.exports.export import ExportSettings, export
from factnews.exports.package import TITLE
from factnews.exports.tables import OWN_TABLES, Like
from factnews.exports.writers import Format
from factnews.store.shelf import Shelf


def export_store(
    out: Path,
    location: str,
    *,
    formats: str | None = None,
    tables: str | None = None,
    forms: str | None = None,
    exact: bool = False,
    guard: bool = False,
    title: str | None = None,
) -> None:
    """Write the tables and forms that are asked for into a folder, and print what was written."""
    wanted_forms = tuple(Like(name) for name in _names("--as", forms, [form.value for form in Like]))
    wanted = _names("--tables", tables, list(OWN_TABLES)) or (() if wanted_forms else tuple(OWN_TABLES))
    settings = ExportSettings(
        tables=wanted,
        forms=wanted_forms,
        formats=tuple(Format(name) for name in _names("--format", formats, [form.value for form in Format]))
        or (Format.PARQUET,),
        exact=exact,
        guard=guard,
        title=title or TITLE,
    )
    with Shelf.open(location, readonly=True) as store:
        summary = export(store, out, settings)
    console = output_console()
    width = max(len(file.name) for file in summary.files)
    for file in summary.files:
        console.print(f"{out / file.name!s:<{len(str(out)) + 1 + width}}  {file.rows:>9,}", soft_wrap=True)
    progress_console().print(
        f"{summary.added:,} added, {summary.changed:,} changed, {summary.withdrawn:,} withdrawn since the export before; "
        f"what the columns mean: {out / 'codebook.md'}",
        style="dim",
        soft_wrap=True,
    )


def _names(option: str, words: str | None, allowed: list[str]) -> tuple[str, ...]:
    """Names parted by commas, each once, in the order given; InputError for one that is not allowed."""
    if words is None:
        return ()
    given = [word.strip() for word in words.split(",") if word.strip()]
    if not given:
        raise InputError(f"{option} names nothing; allowed: {', '.join(allowed)}", reason="bad-option")
    return tuple(dict.fromkeys(choose(option, word, allowed) for word in given))
