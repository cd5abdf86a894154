"""Rows into files: CSV, JSON Lines and Parquet, each from the one description of its table."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import msgspec

from factnews.exports.schema import Cell, Column, ColumnType, Table, meaning_words

BATCH = 5000
"""Rows that a Parquet file takes at once."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text may begin with that a spreadsheet takes for a formula."""


class Format(StrEnum):
    """What tables are written as."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


class Writer(Protocol):
    """A file that takes rows, each as its cells."""

    def add(self, cells: tuple[Cell, ...]) -> None:
        """Write a row."""

    def close(self) -> None:
        """Write what is left, and let go of the file."""


class CsvWriter:
    """CSV after RFC 4180 in UTF-8; a table parted by tabs has neither tabs nor line breaks inside its cells.

    With `guard`, a text that a spreadsheet would take for a formula gets an apostrophe before it.
    """

    def __init__(self, path: Path, table: Table, *, heading: bool = True, guard: bool = False) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._tabbed = table.tabbed
        self._guard = guard
        if table.tabbed:  # no quotes: readers of such files split lines at tabs
            self._writer = csv.writer(
                self._file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, escapechar=None
            )
        else:
            self._writer = csv.writer(self._file, lineterminator="\r\n")
        if heading:
            self._writer.writerow([column.name for column in table.columns])

    def add(self, cells: tuple[Cell, ...]) -> None:
        """Write a row."""
        self._writer.writerow([self._written(cell) for cell in cells])

    def _written(self, cell: Cell) -> str:
        if cell is None:
            return ""
        if not isinstance(cell, str):
            return str(cell)
        words = " ".join(cell.split()) if self._tabbed else cell
        return guarded(words) if self._guard else words

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class JsonlWriter:
    """One object a line; what is not known is null."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file = path.open("wb")
        self._names = [column.name for column in table.columns]

    def add(self, cells: tuple[Cell, ...]) -> None:
        """Write a row."""
        self._file.write(msgspec.json.encode(dict(zip(self._names, cells, strict=True))) + b"\n")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class ParquetWriter:
    """Parquet with the types, meanings and emptiness of the columns in its schema."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet as pq

        self._schema = arrow_schema(table)
        self._writer: Any = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, cells: tuple[Cell, ...]) -> None:
        """Keep a row; write when there are enough."""
        self._rows.append(cells)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            columns = list(zip(*self._rows, strict=True))
            arrays = [pa.array(cells, type=field.type) for cells, field in zip(columns, self._schema, strict=True)]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
            self._rows = []

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        try:
            self._flush()
        finally:
            self._writer.close()


class ObjectWriter:
    """Objects that are JSON already, one a line; inside a document where `opening` and `closing` make one of them."""

    def __init__(self, path: Path, opening: bytes = b"", closing: bytes = b"") -> None:
        self._file = path.open("wb")
        self._file.write(opening)
        self._between = b",\n" if opening else b"\n"
        self._closing = closing
        self._first = True

    def add(self, encoded: bytes) -> None:
        """Write an object."""
        if not self._first:
            self._file.write(self._between)
        self._file.write(encoded)
        self._first = False

    def close(self) -> None:
        """Write the end, and let go of the file."""
        try:
            self._file.write(self._closing if self._closing or self._first else b"\n")
        finally:
            self._file.close()


def open_writer(path: Path, table: Table, form: Format, *, guard: bool = False, heading: bool = True) -> Writer:
    """A file for the rows of a table."""
    if form is Format.PARQUET:
        return ParquetWriter(path, table)
    if form is Format.JSONL:
        return JsonlWriter(path, table)
    return CsvWriter(path, table, guard=guard, heading=heading)


def guarded(words: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("fine")
    ("'=1+1", 'fine')
    """
    return f"'{words}" if words.startswith(FORMULA) else words


def arrow_schema(table: Table) -> Any:
    """The schema of a table for Arrow and Parquet."""
    import pyarrow as pa

    kinds: dict[ColumnType, Callable[[], Any]] = {
        ColumnType.STRING: pa.string,
        ColumnType.INTEGER: pa.int64,
        ColumnType.NUMBER: pa.float64,
        ColumnType.DATE: pa.date32,
        ColumnType.BOOLEAN: pa.bool_,
    }

    def field(column: Column) -> Any:
        return pa.field(
            column.name,
            kinds[column.type](),
            nullable=column.nullable,
            metadata={"description": meaning_words(column)},
        )

    described: dict[bytes | str, bytes | str] = {"title": table.title, "description": f"One row is {table.row_is}."}
    return pa.schema([field(column) for column in table.columns], metadata=described)


def json_lines(path: Path, objects: Iterable[object]) -> None:
    """Small objects (dates as ISO 8601) into a file, one a line."""
    with path.open("wb") as file:
        for one in objects:
            file.write(msgspec.json.encode(one) + b"\n")


def cell_digest_words(cells: tuple[Cell, ...]) -> bytes:
    """The cells of a row as bytes, the same for the same cells whatever file they go to."""
    plain = [cell.isoformat() if isinstance(cell, date) else cell for cell in cells]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
