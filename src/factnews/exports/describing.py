"""The tables in the documentation, written from the schema: sections of `docs/tables.md`, and the page `docs/formats.md`.

`python -m factnews.exports.describing docs` writes both anew; a test fails where they are not as the schema has it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factnews.exports.actor_rows import ACTORS
from factnews.exports.claim_rows import CLAIMS
from factnews.exports.fact_rows import FACTS
from factnews.exports.month_rows import COUNTRY_MONTH, DYAD_MONTH
from factnews.exports.schema import Table, markdown
from factnews.exports.tables import LIKE_TABLES

WRITTEN_BY = {
    FACTS.name: "`factnews facts --csv`, `factnews timeline ACTOR --csv` and `factnews export --tables facts`",
    CLAIMS.name: "`factnews claims --csv` and `factnews export --tables claims`",
}
PAGE_HEAD = """# Forms of other projects: exact columns

`factnews export OUT --store news.db --as cameo,gdelt2,polecat,acled` writes these tables; see [exports.md](exports.md). The columns
stand in the order of the file. Columns marked (ours) are not in the format that a table is like and stand at its end;
`--exact` leaves them out. All four have one row for each fact, not one for each report or pair of actors: the first actor
and the first recipient stand in the format's columns, all of them in ours.

This page is written from the schema in the code; do not edit it by hand."""


def sections() -> dict[str, str]:
    """The sections of `docs/tables.md` that come from the schema, by their heading."""
    return {table.row.__name__: _section(table) for table in (FACTS, CLAIMS, ACTORS, DYAD_MONTH, COUNTRY_MONTH)}


def _section(table: Table) -> str:
    by = WRITTEN_BY.get(table.name, f"`factnews export --tables {table.name}`")
    return "\n".join((f"{by}. One row is {table.row_is}.", "", *markdown(table)))


def formats_page() -> str:
    """The whole of `docs/formats.md`."""
    return "\n".join(_formats()) + "\n"


def _formats() -> Iterator[str]:
    yield PAGE_HEAD
    for table in LIKE_TABLES.values():
        theirs = sum(not column.ours for column in table.columns)
        empty = sum(column.empty for column in table.columns)
        yield ""
        yield f"## {table.name}"
        yield ""
        yield f"{table.title}. Like {table.like}: its {theirs} columns, of which {empty} are always empty here, then ours."
        yield f"One row is {table.row_is}."
        yield ""
        yield from markdown(table)


def with_sections(page: str) -> str:
    """A page with its sections of these headings written anew; a section that it does not have yet is put at its end."""
    for heading, section in sections().items():
        text = f"## {heading}\n\n{section}\n\n"
        found = re.search(rf"^## {heading}\n.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
        page = page[: found.start()] + text + page[found.end() :] if found else f"{page.rstrip()}\n\n{text}"
    return page.rstrip() + "\n"


def main() -> None:
    """Write the documentation of the tables anew."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    tables = folder / "tables.md"
    tables.write_text(with_sections(tables.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "formats.md").write_text(formats_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
