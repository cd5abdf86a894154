"""The options of `export`; what it does is in `exporting`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    *,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write into; made where it is missing.")],
    store: Annotated[
        str,
        typer.Option(
            "--store", metavar="LOC", help="The store: a file such as news.db, or postgresql://USER@HOST/NAME."
        ),
    ],
    formats: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAMES", help="parquet, csv, jsonl, or several with commas; parquet by itself."
        ),
    ] = None,
    tables: Annotated[
        str | None,
        typer.Option(
            "--tables", metavar="NAMES", help="claims, facts, actors, dyad-month, country-month, or some with commas."
        ),
    ] = None,
    forms: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAMES", help="cameo, gdelt2, polecat, acled, plover, annotations, or some with commas."
        ),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="With --as: only the columns of that format, and GDELT's missing heading.")
    ] = False,
    guard: Annotated[
        bool,
        typer.Option("--guard-formulas", help="In CSV, an apostrophe before texts that a spreadsheet would compute."),
    ] = False,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What the data set is called.")] = None,
) -> None:
    """Write facts and claims as tables for researchers, with a codebook.

    Into Parquet, CSV or JSON Lines, or as tables like those of ICEWS (CAMEO), GDELT 2.0, POLECAT and ACLED, as PLOVER JSON
    and as W3C Web Annotations. changes.jsonl says what is different since the export before into the same folder.
    """
    from factnews.cli.exporting import export_store

    export_store(out, store, formats=formats, tables=tables, forms=forms, exact=exact, guard=guard, title=title)
