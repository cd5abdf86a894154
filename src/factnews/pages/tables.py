"""Reports in Parquet: one a row, in column `text` or `html`, with `id, title, published, publisher, url` beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from factnews.errors import InputError
from factnews.model import Page, Reject
from factnews.pages.gunzip import size_words
from factnews.pages.making import PageMaker, make_reject
from factnews.pages.reports import Report, page_of_fields

COLUMNS = ("id", "title", "published", "publisher", "url", "text", "html")
_BATCH = 64  # rows held at a time: 64 reports at the cap are 640 MB, ordinary ones 1 MB


def pages_of_table(stream: BinaryIO, source: str, maker: PageMaker) -> Iterator[Page | Reject]:
    """Yield a page for each row of a Parquet file; raises `InputError` where it is none or has no column to read."""
    try:
        table = pq.ParquetFile(stream)
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        if "text" not in columns and "html" not in columns:
            named = ", ".join(table.schema_arrow.names[:12])
            raise InputError(
                f"{source} has no column text or html (it has {named}); rename the column that holds the reports",
                reason="bad-table",
            )
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _page_of_row(row, f"{source}#{number}", maker)
        if not number:
            raise InputError(f"{source} has no rows", reason="empty")
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{source} is not a whole Parquet file ({error}); get it again", reason="bad-table") from None


def _page_of_row(row: dict[str, object], source: str, maker: PageMaker) -> Page | Reject:
    try:
        report = msgspec.convert({name: _plain(value) for name, value in row.items()}, type=Report)
        raw = msgspec.json.encode({name: value for name in COLUMNS if (value := getattr(report, name)) is not None})
        cap = maker.settings.max_bytes
        if len(raw) > 2 * cap or len(report.text or "") > cap:
            message = f"{source} is larger than {size_words(cap)}, the cap for one report"
            return make_reject(source, "too-large", message)
        return page_of_fields(report, raw, source, maker)
    except msgspec.ValidationError as error:
        return make_reject(source, "bad-report", f"{source}: {error}")
    except InputError as error:
        return make_reject(source, error.reason, str(error))


def _plain(value: object) -> object:
    if isinstance(value, date):  # and datetime, which is one
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value
