"""Annotated reports as they lie in a folder of `<id>.json` files, read into typed structs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from factnews.errors import InputError
from factnews.model import Article

T = TypeVar("T")


class Stretch(msgspec.Struct, frozen=True):
    """Words of a report: code points into its text, end exclusive."""

    start: int
    end: int
    text: str = ""


class Party(msgspec.Struct, frozen=True):
    """Somebody who acts, is acted upon or speaks; `manner` is filled in a chain of attribution only."""

    start: int
    end: int
    text: str
    code: str | None = None
    sector: str | None = None
    manner: str | None = None


class Interval(msgspec.Struct, frozen=True):
    """Days of an event, inclusive, as ISO dates."""

    start: str | None = None
    end: str | None = None
    text: str | None = None


class Location(msgspec.Struct, frozen=True):
    """Place of an event with its ISO 3166 alpha-3 country."""

    start: int
    end: int
    text: str
    country: str | None = None


class GoldClaim(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """One reported event."""

    trigger: Stretch
    event_class: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    also: tuple[Stretch, ...] = ()
    mode: str | None = None
    status: str | None = None
    object: Stretch | None = None
    when: Interval | None = None
    where: Location | None = None
    attribution: tuple[Party, ...] = ()
    fact: str | None = None


class GoldStatement(msgspec.Struct, frozen=True):
    """One stretch of reported speech or writing."""

    content: tuple[Stretch, ...]
    speaker: Party | None = None
    cue: Stretch | None = None
    manner: str | None = None


class GoldReport(msgspec.Struct, frozen=True):
    """One report with what was annotated in it; predictions are read into the same form."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    claims: tuple[GoldClaim, ...] = ()
    statements: tuple[GoldStatement, ...] = ()


def load_reports(folder: Path) -> dict[str, GoldReport]:
    """Read a folder of annotated reports, by the stem of their file's name, in the order of the names.

    Raises `InputError` where there is no such folder, no report in it, or a file of another form.
    """
    if not folder.is_dir():
        raise InputError(f"no folder {folder}: give a folder of <id>.json reports", reason="no-gold")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(f"no *.json in {folder}: give a folder of <id>.json reports", reason="no-gold")
    return {path.stem: decode(path, GoldReport) for path in paths}


def decode(path: Path, form: type[T]) -> T:
    """Read one JSON file as `form`; another form raises `InputError` with the path and the first difference."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=form)
    except (msgspec.DecodeError, OSError) as error:
        raise InputError(f"{path}: not in the documented form ({error})", reason="bad-gold") from error


def to_article(report: GoldReport) -> Article:
    """The article of an annotated report, without its annotations: text and offsets exactly as they are."""
    return Article(
        id=report.id,
        text=report.text,
        title=report.title,
        published=_day(report.published),
        published_at=None,
        publisher=report.publisher,
        byline=None,
        language="en",
        url=report.url,
        fetched=None,
        digest=hashlib.sha256(report.text.encode()).hexdigest(),
        provenance=(("text", "gold"),),
    )


def _day(written: str | None) -> date | None:
    """A full ISO date; anything vaguer dates nothing."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def files_of(path: Path) -> list[Path]:
    """The files of a gold set: the file itself, or the reports (or lists of sentences) of the folder by their names."""
    if path.is_dir():
        return sorted((*path.glob("*.json"), *path.glob("*.txt")))
    return [path] if path.is_file() else []


def digest_of(path: Path) -> str:
    """SHA-256 over the names and bytes of a gold set's files, so that a changed set is noticed."""
    return _digest(files_of(path))


def _digest(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.name}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
