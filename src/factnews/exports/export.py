"""A store's facts and claims into a folder: tables, forms of other projects, and what describes them.

Everything is written into a folder aside and moved into place at the end: an export that fails leaves what was there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from factnews.errors import InputError
from factnews.exports import changes
from factnews.exports.acled import acled_rows
from factnews.exports.actor_rows import ACTORS, ActorTally
from factnews.exports.annotations import CLOSING, OPENING, annotated_claims
from factnews.exports.changes import Change
from factnews.exports.claim_rows import CLAIMS, claim_rows
from factnews.exports.fact_rows import FACTS, fact_row
from factnews.exports.gdelt2 import gdelt2_rows
from factnews.exports.icews import icews_rows
from factnews.exports.month_rows import COUNTRY_MONTH, DYAD_MONTH, CountryMonths, DyadMonths
from factnews.exports.package import CITATION, CODEBOOK, PACKAGE, TITLE, About, citation, codebook, datapackage
from factnews.exports.plover import plover_json
from factnews.exports.polecat import polecat_rows
from factnews.exports.sinks import ObjectSink, TableSink
from factnews.exports.tables import LIKE_TABLES, OWN_TABLES, Like
from factnews.exports.told import ToldFact, stories_of_facts, told_facts
from factnews.exports.writers import Format, json_lines
from factnews.store.shelf import Shelf

PLOVER_FILE, ANNOTATIONS_FILE = "plover.jsonl", "annotations.jsonld"
ROWS: dict[Like, Callable[[ToldFact], Iterator[msgspec.Struct]]] = {
    Like.CAMEO: icews_rows,
    Like.GDELT2: gdelt2_rows,
    Like.POLECAT: polecat_rows,
    Like.ACLED: acled_rows,
}
"""The rows that a fact becomes in the tables of other projects."""


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What is written, and how.

    `exact` leaves our own columns out of forms of other projects (and GDELT's heading, which GDELT has not);
    `guard` writes an apostrophe before texts in CSV that a spreadsheet would take for a formula.
    """

    tables: tuple[str, ...] = tuple(OWN_TABLES)
    forms: tuple[Like, ...] = ()
    formats: tuple[Format, ...] = (Format.PARQUET,)
    exact: bool = False
    guard: bool = False
    title: str = TITLE


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an export, and how many rows (or objects) it has."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an export wrote, and what is different from the export before it into the same folder."""

    files: tuple[WrittenFile, ...]
    added: int
    changed: int
    withdrawn: int


def export(
    store: Shelf, out: Path, settings: ExportSettings | None = None, *, now: datetime | None = None
) -> ExportSummary:
    """Write what a store holds into a folder, in the place of what an export before it wrote there; other files stay.

    Raises InputError where the folder cannot be written or the disk is full; what was there is then as it was.
    """
    chosen = settings or ExportSettings()
    with _aside(out) as aside:
        before = changes.read_digests(out)
        with ExitStack() as stack:
            sinks = _open(stack, aside, chosen)
            _write(store, sinks)
        parts = [part for sink in sinks.values() for part in sink.parts()]
        today = {name: sink.noted.digests for name, sink in sinks.items()}
        gone = changes.withdrawn(before, today, FACTS.name)
        forwards = {old: new for old in gone if (new := store.forward(old)) is not None}
        differences = list(changes.changes(before, today, forwards))
        json_lines(aside / changes.CHANGES, differences)
        json_lines(aside / changes.DIGESTS, changes.digest_lines({**before, **today}))
        outlets = [outlet.name for outlet in store.outlets()]
        about = About(chosen.title, now or datetime.now(UTC), outlets, guarded=chosen.guard)
        (aside / CODEBOOK).write_text(codebook(parts, about), encoding="utf-8", newline="\n")
        (aside / CITATION).write_text(citation(about), encoding="utf-8", newline="\n")
        (aside / PACKAGE).write_bytes(datapackage(parts, about))
        _publish(aside, out)
    counts = Counter(one.change for one in differences)
    return ExportSummary(
        files=tuple(WrittenFile(part.path.name, part.rows) for part in parts),
        added=counts[Change.ADDED],
        changed=counts[Change.CHANGED],
        withdrawn=counts[Change.WITHDRAWN],
    )


# ------------------------------------------------------------------------------------------------------- what is written

Sinks = dict[str, TableSink | ObjectSink]


def _open(stack: ExitStack, folder: Path, chosen: ExportSettings) -> Sinks:
    """The files that are asked for."""
    sinks: Sinks = {}
    for name in chosen.tables:
        sinks[name] = TableSink(stack, folder, OWN_TABLES[name], chosen.formats, guard=chosen.guard)
    for form in chosen.forms:
        if form is Like.PLOVER:
            sinks[form.value] = ObjectSink(
                stack,
                folder / PLOVER_FILE,
                name=form.value,
                title="Events in PLOVER's JSON form",
                row_is="a fact that has a day, one JSON object a line",
            )
        elif form is Like.ANNOTATIONS:
            sinks[form.value] = ObjectSink(
                stack,
                folder / ANNOTATIONS_FILE,
                name=form.value,
                title="Claims as W3C Web Annotations",
                row_is="a claim, as an annotation of the sentence it was read from",
                frame=(OPENING, CLOSING),
            )
        else:
            table = LIKE_TABLES[form]
            sinks[form.value] = TableSink(
                stack,
                folder,
                table.exact() if chosen.exact else table,
                (Format.CSV,),
                guard=chosen.guard,
                heading=not (table.bare and chosen.exact),
            )
    return sinks


def _write(store: Shelf, sinks: Sinks) -> None:
    """All rows of all files: one walk over facts, one over claims for each file that is made of them."""
    if {*sinks} - {CLAIMS.name, Like.ANNOTATIONS.value}:
        _write_facts(store, sinks)
    claims, annotations = sinks.get(CLAIMS.name), sinks.get(Like.ANNOTATIONS.value)
    if isinstance(claims, TableSink):
        for row in claim_rows(store, store.claims()):
            claims.add(row)
    if isinstance(annotations, ObjectSink):
        for one in annotated_claims(store, store.claims()):
            annotations.add(one.id, one)


def _write_facts(store: Shelf, sinks: Sinks) -> None:
    actors, dyads, countries = ActorTally(), DyadMonths(), CountryMonths()
    for told in told_facts(store, store.facts(), stories_of_facts(store)):
        actors.add(told)
        dyads.add(told.fact)
        countries.add(told.fact)
        for name, sink in sinks.items():
            if name == FACTS.name and isinstance(sink, TableSink):
                sink.add(fact_row(told))
            elif name in ROWS and isinstance(sink, TableSink):
                for row in ROWS[Like(name)](told):
                    sink.add(row)
            elif name == Like.PLOVER.value and isinstance(sink, ObjectSink):
                event = plover_json(told)
                if event is not None:
                    sink.add(event.id, event)
    for table, rows in ((ACTORS, actors.rows()), (DYAD_MONTH, dyads.rows()), (COUNTRY_MONTH, countries.rows())):
        gathered = sinks.get(table.name)
        if isinstance(gathered, TableSink):
            for row in rows:
                gathered.add(row)


# ---------------------------------------------------------------------------------------------------------- into place


class _Resource(msgspec.Struct):
    path: str


class _Package(msgspec.Struct):
    resources: tuple[_Resource, ...]


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """A folder to write into, on the same disk; gone when all is done, or when something fails."""
    made = not out.exists()
    aside: Path | None = None
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".part-", dir=out))
        yield aside
    except OSError as error:
        raise InputError(_said(out, error), reason="cannot-write") from error
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)
        if made:
            with suppress(OSError):  # it holds what was written
                out.rmdir()


def _said(out: Path, error: OSError) -> str:
    cause = (error.strerror or str(error)).lower()
    if out.exists() and not out.is_dir():
        return f"the export cannot be written to {out}: it is a file; give a folder"
    return (
        f"the export cannot be written to {out}: {cause}; make room or give another folder, what was there is unchanged"
    )


def _publish(aside: Path, out: Path) -> None:
    """Move what was written into place, what describes it last, and take away tables that the export before had alone."""
    written = sorted(path.name for path in aside.iterdir())
    described = {changes.CHANGES, changes.DIGESTS, PACKAGE}
    stale = _earlier(out) - set(written)
    for name in sorted(written, key=lambda name: (name in described, name)):
        (aside / name).replace(out / name)
    for name in stale:
        (out / name).unlink(missing_ok=True)


def _earlier(out: Path) -> set[str]:
    """The tables that the export before wrote, by what it says of itself; only names that an export could give."""
    ours = {f"{name}.{form.value}" for name in OWN_TABLES for form in Format}
    ours |= {f"{form.value}.{suffix}" for form in LIKE_TABLES for suffix in ("csv", "tsv")}
    ours |= {PLOVER_FILE, ANNOTATIONS_FILE}
    try:
        package = msgspec.json.decode((out / PACKAGE).read_bytes(), type=_Package)
    except (OSError, msgspec.DecodeError):
        return set()
    return {resource.path for resource in package.resources} & ours
