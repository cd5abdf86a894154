"""What stands beside the tables of an export: `codebook.md`, `datapackage.json` and `CITATION.cff`, all from the schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from factnews import __version__
from factnews.codebooks import load
from factnews.exports.schema import Column, Table, markdown
from factnews.model import EventClass, Standing, Status

CODEBOOK, PACKAGE, CITATION = "codebook.md", "datapackage.json", "CITATION.cff"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0")
"""Of codes, ids and the tables themselves; quoted words are their outlets'."""
TITLE = "Facts of news reports"
CODELISTS = (
    ("PLOVER 2.0 draft manual, Open Event Data Alliance, 2024 (classes, modes, scores; CC BY-SA 4.0)",
     "https://github.com/openeventdata/PLOVER"),
    ("CAMEO event codes and Goldstein values", "https://parusanalytics.com/eventdata/data.dir/cameo.html"),
    ("GeoNames (ids, names and coordinates of places; CC BY 4.0)", "https://www.geonames.org/"),
)  # fmt: skip
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
}
STANDINGS = {
    Standing.ASSERTED: "one independent line of report says it in its own voice",
    Standing.CORROBORATED: "two or more independent lines do",
    Standing.ATTRIBUTED: "nobody says it in its own voice: every claim puts it into somebody's mouth",
    Standing.DISPUTED: "somebody denies it, or the reports contradict each other",
    Standing.RETRACTED: "the reports that told it have taken it back",
}
STATUSES = {
    Status.HAPPENED: "it took place",
    Status.ONGOING: "it goes on",
    Status.PLANNED: "somebody means to do it",
    Status.THREATENED: "somebody threatens to do it",
    Status.POSSIBLE: "it may be so",
    Status.NEGATED: "it did not take place",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an export: its table where it is one, or what it is in words."""

    path: Path
    rows: int
    table: Table | None
    title: str
    row_is: str
    heading: bool = True

    @property
    def name(self) -> str:
        """A name for the resource: `facts` is one table in several forms."""
        return self.path.name.replace(".", "-").lower()


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the whole export."""

    title: str
    exported: datetime  # aware, UTC
    outlets: Sequence[str]
    guarded: bool = False


# ---------------------------------------------------------------------------------------------------------- codebook.md


def codebook(parts: Sequence[Part], about: About) -> str:
    """The codebook of an export, in Markdown."""
    return "\n".join(_codebook(parts, about)) + "\n"


def _codebook(parts: Sequence[Part], about: About) -> Iterator[str]:
    yield f"# {about.title}: codebook"
    yield ""
    yield f"Exported {about.exported:%Y-%m-%d %H:%M} UTC by FactNews {__version__}."
    yield ""
    yield from _GENERAL
    if about.guarded:
        yield "* Texts in CSV that a spreadsheet would take for a formula have an apostrophe before them."
    yield ""
    yield "| file | rows | one row is |"
    yield "| --- | --- | --- |"
    for part in parts:
        yield f"| `{part.path.name}` | {part.rows} | {part.row_is} |"
    for shown in {part.table.name: part.table for part in parts if part.table is not None}.values():
        yield ""
        yield f"## {shown.name}: {shown.title}"
        yield ""
        yield f"One row is {shown.row_is}. It is named by {' and '.join(f'`{name}`' for name in shown.key)}."
        if shown.like:
            yield f"Like {shown.like}. Columns marked (ours) are not in it; `--exact` leaves them out."
        yield ""
        yield from markdown(shown)
    yield from _lists()


_GENERAL = (
    "* A `?` behind a type says that the column may be empty. Empty is \"not known\", never \"none\".",
    "* Codes are text and keep their zeros: read them as text (CAMEO `010` is not `10`).",
    "* Several values in one cell are joined with `;`.",
    "* Days are ISO 8601; `start` and `end` are both included. An event without a known day has neither.",
    "* Facts are never said to be true: `standing` says what they rest on, and who says so stands beside each.",
    "* Ids stay the same from export to export. `changes.jsonl` says which rows were added, changed or withdrawn since the "
    "export before into this folder; `digests.jsonl` is what the next export compares with.",
    "* Sizes and SHA-256 of all files stand in `datapackage.json` (Frictionless Data Package 2.0).",
)  # fmt: skip


def _lists() -> Iterator[str]:
    books = load()
    yield from (
        "",
        "## Classes and modes",
        "",
        "| class | quad | score | meaning | modes |",
        "| --- | --- | --- | --- | --- |",
    )
    for name in EventClass:
        told = books.plover.classes[name]
        yield f"| {name.value} | {told.quad} | {told.score:g} | {told.meaning} | {', '.join(told.modes)} |"
    yield from ("", "## Status", "", "| status | meaning |", "| --- | --- |")
    yield from (f"| {status.value} | {meaning} |" for status, meaning in STATUSES.items())
    yield from ("", "## Standing", "", "| standing | meaning |", "| --- | --- |")
    yield from (f"| {standing.value} | {meaning} |" for standing, meaning in STANDINGS.items())


# ----------------------------------------------------------------------------------------------------- datapackage.json


class LicenceJson(msgspec.Struct, frozen=True):
    """A licence."""

    name: str
    path: str
    title: str


class SourceJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something comes from."""

    title: str
    path: str | None = None


class ConstraintsJson(msgspec.Struct, frozen=True):
    """Whether a cell may be empty."""

    required: bool


class FieldJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column."""

    name: str
    type: str
    description: str
    constraints: ConstraintsJson
    unit: str | None = None
    codelist: str | None = None


class SchemaJson(msgspec.Struct, frozen=True, rename="camel"):
    """A Frictionless Table Schema."""

    fields: tuple[FieldJson, ...]
    primary_key: tuple[str, ...]
    missing_values: tuple[str, ...] = ("",)


class DialectJson(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """How a text file is parted."""

    delimiter: str
    line_terminator: str
    header: bool | None = None
    quote_char: str | None = None


class ResourceJson(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file of the export."""

    name: str
    path: str
    title: str
    description: str
    format: str
    mediatype: str
    bytes: int
    hash: str
    rows: int
    type: str | None = None
    encoding: str | None = None
    dialect: DialectJson | None = None
    schema: SchemaJson | None = None


class PackageJson(msgspec.Struct, frozen=True, rename={"profile": "$schema"}):
    """A Frictionless Data Package."""

    profile: str
    name: str
    title: str
    description: str
    version: str
    created: str
    licenses: tuple[LicenceJson, ...]
    sources: tuple[SourceJson, ...]
    keywords: tuple[str, ...]
    resources: tuple[ResourceJson, ...]


def datapackage(parts: Sequence[Part], about: About) -> bytes:
    """The Frictionless Data Package of an export, as JSON."""
    sources = [SourceJson(title, path) for title, path in CODELISTS] + [SourceJson(outlet) for outlet in about.outlets]
    package = PackageJson(
        profile=PROFILE,
        name="factnews-export",
        title=about.title,
        description=(
            "What news reports state, as facts: who did what to whom, when, where, according to whom. The licence is that of "
            "codes, ids and tables; quoted words belong to their outlets."
        ),
        version=f"{about.exported:%Y.%m.%d}",
        created=about.exported.isoformat(timespec="seconds"),
        licenses=(LicenceJson(*LICENCE),),
        sources=tuple(sources),
        keywords=("event data", "news", "PLOVER", "CAMEO", "attribution"),
        resources=tuple(_resource(part) for part in parts),
    )
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resource(part: Part) -> ResourceJson:
    suffix = part.path.suffix
    flat = part.table is not None and suffix in {".csv", ".tsv"}
    return ResourceJson(
        name=part.name,
        path=part.path.name,
        title=part.title,
        description=f"One row is {part.row_is}.",
        format=suffix.removeprefix("."),
        mediatype=MEDIA_TYPES[suffix],
        bytes=part.path.stat().st_size,
        hash=f"sha256:{file_digest(part.path)}",
        rows=part.rows,
        type="table" if part.table is not None else None,
        encoding=None if suffix == ".parquet" else "utf-8",
        dialect=_dialect(part) if flat else None,
        schema=_schema(part.table) if part.table is not None else None,
    )


def _dialect(part: Part) -> DialectJson:
    header = None if part.heading else False
    if part.path.suffix == ".tsv":
        return DialectJson("\t", "\n", header)
    return DialectJson(",", "\r\n", header, '"')


def _schema(shown: Table) -> SchemaJson:
    return SchemaJson(tuple(_field(column) for column in shown.columns), shown.key)


def _field(column: Column) -> FieldJson:
    return FieldJson(
        name=column.name,
        type=column.type.value,
        description=column.meaning,
        constraints=ConstraintsJson(required=not column.nullable),
        unit=column.unit,
        codelist=column.codes,
    )


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --------------------------------------------------------------------------------------------------------- CITATION.cff


def citation(about: About) -> str:
    """How to cite the data set, in the Citation File Format 1.2.0 (every text a JSON string, which YAML takes as it is)."""
    return "\n".join(_citation(about)) + "\n"


def _citation(about: About) -> Iterable[str]:
    def text(words: str) -> str:
        return json.dumps(words, ensure_ascii=False)

    day = about.exported.date().isoformat()
    yield "cff-version: 1.2.0"
    yield f"message: {text('If you use this data set, please cite it as below, and name the day of the export: facts change.')}"
    yield "type: dataset"
    yield f"title: {text(about.title)}"
    yield "abstract: " + text(
        "What news reports state, as facts: who did what to whom, when, where, according to whom, each with the words it was "
        "read from."
    )
    yield "authors:"
    yield f"  - name: {text('FactNews')}"
    yield f"version: {text(f'{about.exported:%Y.%m.%d}')}"
    yield f"date-released: {day}"
    yield f"license: {LICENCE[0]}"
    yield "keywords: [event data, news, PLOVER, CAMEO, attribution]"
    yield "references:"
    yield "  - type: software"
    yield f"    title: {text('FactNews: facts of news reports that a reader can check')}"
    yield f"    version: {text(__version__)}"
    yield "    authors:"
    yield f"      - name: {text('The FactNews founders')}"
