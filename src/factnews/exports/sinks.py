"""The files of an export while they are written: each takes rows, keeps their digests, and says at last what it is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from factnews.exports.changes import digest_of
from factnews.exports.package import Part
from factnews.exports.schema import Table
from factnews.exports.writers import Format, ObjectWriter, cell_digest_words, open_writer


class Noted:
    """Digests of rows by their keys, and how many rows there were."""

    def __init__(self) -> None:
        self.rows = 0
        self.digests: dict[str, str] = {}

    def note(self, key: str, row: bytes) -> None:
        """Keep the digest of a row; should a key come twice, its digest is that of both rows."""
        self.digests[key] = digest_of(self.digests.get(key, "").encode() + row)
        self.rows += 1


class TableSink:
    """A table in one or several formats; its files are closed with the stack."""

    def __init__(
        self,
        stack: ExitStack,
        folder: Path,
        table: Table,
        formats: Iterable[Format],
        *,
        guard: bool = False,
        heading: bool = True,
    ) -> None:
        self.name = table.name
        self.noted = Noted()
        self._table = table
        self._heading = heading
        self._writers = {}
        for form in formats:
            path = folder / f"{table.name}.{'tsv' if form is Format.CSV and table.tabbed else form.value}"
            self._writers[path] = stack.enter_context(
                closing(open_writer(path, table, form, guard=guard, heading=heading))
            )

    def add(self, row: msgspec.Struct) -> None:
        """Write a row into all files of the table."""
        cells = self._table.cells(row)
        for writer in self._writers.values():
            writer.add(cells)
        self.noted.note(self._table.key_of(row), cell_digest_words(cells))

    def parts(self) -> list[Part]:
        """The files of the table."""
        table = self._table
        return [
            Part(path, self.noted.rows, table, table.title, table.row_is, heading=self._heading)
            for path in self._writers
        ]


class ObjectSink:
    """Objects in JSON; the file is closed with the stack."""

    def __init__(
        self,
        stack: ExitStack,
        path: Path,
        *,
        name: str,
        title: str,
        row_is: str,
        frame: tuple[bytes, bytes] = (b"", b""),
    ) -> None:
        self.name = name
        self.noted = Noted()
        self._path = path
        self._title, self._row_is = title, row_is
        self._writer = stack.enter_context(closing(ObjectWriter(path, *frame)))

    def add(self, key: str, one: msgspec.Struct) -> None:
        """Write an object."""
        encoded = msgspec.json.encode(one)
        self._writer.add(encoded)
        self.noted.note(key, encoded)

    def parts(self) -> list[Part]:
        """The file."""
        return [Part(self._path, self.noted.rows, None, self._title, self._row_is)]
