"""Facts and claims of a store as JSON lines, one struct for each, and rows of any kind as CSV.

In CSV, lists are joined with `;`, empty cells mean "not known", and codes are text: CAMEO `010` keeps its zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from factnews.exports.fact_form import fact_form
from factnews.exports.report_form import ClaimJson
from factnews.exports.report_json import claim_form
from factnews.model import (
    ClaimInContext,
    Fact,
)


class ArticleRefJson(msgspec.Struct, frozen=True):
    """The report that a claim stands in."""

    id: str
    version: int
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    digest: str


class StoredClaimJson(msgspec.Struct, frozen=True):
    """A claim with the report it stands in."""

    claim: ClaimJson
    article: ArticleRefJson


def fact_json(fact: Fact) -> bytes:
    """One fact as one line of JSON, without its line break."""
    return msgspec.json.encode(fact_form(fact))


def stored_claim_json(told: ClaimInContext) -> bytes:
    """One claim with its report as one line of JSON, without its line break."""
    return msgspec.json.encode(StoredClaimJson(claim=claim_form(told.claim), article=article_ref(told)))


def article_ref(told: ClaimInContext) -> ArticleRefJson:
    """The report of a claim, in few words."""
    return ArticleRefJson(
        told.claim.article_id, told.version, told.title, told.publisher, told.published, told.url, told.digest
    )


def csv_lines(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Iterator[str]:
    """A heading line and one line for each row (RFC 4180, UTF-8, `\\n` at the end of each)."""
    fields = msgspec.structs.fields(kind)
    yield _csv_line(field.encode_name for field in fields)
    for row in rows:
        yield _csv_line(_cell(getattr(row, field.name)) for field in fields)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: str | int | float | date | None) -> str:
    return "" if value is None else str(value)
