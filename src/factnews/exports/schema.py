"""The one description of every table that leaves FactNews: columns with type, meaning, unit and list of codes.

A table is described where its rows are defined: each field of a row's struct is annotated with `column(...)`. From that come
the heading of CSV, the schema of Parquet, `codebook.md`, `datapackage.json` and the sections of the documentation.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache

import msgspec

Cell = str | int | float | bool | date | None
"""What a cell holds; None is "not known", and is never an empty text."""

Text = str | None
Whole = int | None
Number = float | None
Day = date | None


class ColumnType(StrEnum):
    """The type of a column, as Frictionless Table Schema names it."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `codes` is the list that its values are from; `listed` says that several are joined by a mark."""

    name: str
    field: str
    type: ColumnType
    nullable: bool
    meaning: str
    unit: str | None = None
    codes: str | None = None
    listed: bool = False
    ours: bool = False  # not a column of the format that a table is like: added by us at its end
    empty: bool = False  # a column of that format that we cannot fill


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns in order, and the columns that name a row."""

    name: str
    title: str
    row_is: str
    row: type[msgspec.Struct]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    like: str | None = None  # the format that it is like
    tabbed: bool = False  # parted by tabs instead of commas
    bare: bool = False  # the format has no heading line (our own columns need one)

    def cells(self, row: msgspec.Struct) -> tuple[Cell, ...]:
        """The cells of a row in the order of the columns."""
        return tuple(_cell(getattr(row, column.field)) for column in self.columns)

    def key_of(self, row: msgspec.Struct) -> str:
        """What names a row, as one text."""
        named = {column.name: column.field for column in self.columns}
        return "|".join(str(getattr(row, named[name])) for name in self.key)

    def exact(self) -> Table:
        """The table without the columns that we add."""
        kept = tuple(column for column in self.columns if not column.ours)
        return Table(
            self.name, self.title, self.row_is, self.row, kept, self.key, self.like, tabbed=self.tabbed, bare=self.bare
        )


def _cell(value: object) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | int | float | date):
        return value
    raise TypeError(f"a cell cannot hold {type(value).__name__}")


def column(
    meaning: str,
    *,
    name: str | None = None,
    unit: str | None = None,
    codes: str | None = None,
    listed: bool = False,
    ours: bool = False,
    empty: bool = False,
) -> msgspec.Meta:
    """What a field of a row means, for `Annotated`; `name` where the format wants one that Python would not.

    >>> column("the first day", unit="day").description
    'the first day'
    """
    told = {"name": name, "unit": unit, "codes": codes, "listed": listed, "ours": ours, "empty": empty}
    return msgspec.Meta(description=meaning, extra=told)


@cache
def columns_of(row: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a row's struct; TypeError for a field that says nothing of itself or has a type that no cell has."""
    hints = typing.get_type_hints(row, include_extras=True)
    return tuple(_column(field, hints[field.name]) for field in msgspec.structs.fields(row))


def _column(field: msgspec.structs.FieldInfo, hint: object) -> Column:
    found = next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, msgspec.Meta)), None)
    if found is None or found.description is None:
        raise TypeError(f"the field {field.name} does not say what it means; annotate it with column(...)")
    told = found.extra or {}
    kind, nullable = _type_of(typing.get_args(hint)[0])
    return Column(
        name=told["name"] or field.encode_name,
        field=field.name,
        type=kind,
        nullable=nullable,
        meaning=found.description,
        unit=told["unit"],
        codes=told["codes"],
        listed=told["listed"],
        ours=told["ours"],
        empty=told["empty"],
    )


def _type_of(kind: object) -> tuple[ColumnType, bool]:
    parts = typing.get_args(kind) if typing.get_origin(kind) in {types.UnionType, typing.Union} else (kind,)
    nullable = type(None) in parts
    (bare,) = (part for part in parts if part is not type(None))
    for known, name in _TYPES:
        if isinstance(bare, type) and issubclass(bare, known):
            return name, nullable
    raise TypeError(f"no cell has the type {kind}")


_TYPES = (
    (bool, ColumnType.BOOLEAN),  # before int, which it is one of
    (int, ColumnType.INTEGER),
    (float, ColumnType.NUMBER),
    (date, ColumnType.DATE),
    (str, ColumnType.STRING),
)


def table(
    row: type[msgspec.Struct],
    *,
    name: str,
    title: str,
    row_is: str,
    key: tuple[str, ...] = ("id",),
    like: str | None = None,
    tabbed: bool = False,
    bare: bool = False,
) -> Table:
    """The description of a table from the struct of its rows."""
    return Table(name, title, row_is, row, columns_of(row), key, like, tabbed=tabbed, bare=bare)


def markdown(shown: Table) -> Iterator[str]:
    """The columns of a table as lines of Markdown, for the documentation and for `codebook.md`."""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for one in shown.columns:
        yield f"| `{one.name}` | {type_words(one)} | {meaning_words(one)} |"


def type_words(one: Column) -> str:
    """The type of a column, with `?` where it may be empty.

    >>> type_words(Column("lat", "lat", ColumnType.NUMBER, True, "latitude"))
    'number?'
    """
    return f"{one.type}{'?' if one.nullable else ''}"


def meaning_words(one: Column) -> str:
    """What a column means, with its unit and its list of codes."""
    extra = [f"in {one.unit}" if one.unit else "", one.codes or "", "joined with `;`" if one.listed else ""]
    words = "; ".join([one.meaning, *(part for part in extra if part)])
    return f"{words} (ours)" if one.ours else words
