"""Treebanks in CoNLL-U, read into sentences of syntactic words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factnews.errors import InputError


@dataclass(frozen=True, slots=True)
class TreeWord:
    """One syntactic word; `head` counts from 0, -1 is the root. `space_after` is that of the written token it ends."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence; `starts_text` and `starts_paragraph` say whether a text or a paragraph begins with it."""

    words: tuple[TreeWord, ...]
    starts_text: bool
    starts_paragraph: bool
    surface: tuple[tuple[int, int, str], ...]  # written tokens of several words: first, last (inclusive), form
    sentence_id: str = ""


def read_trees(path: Path) -> list[Tree]:
    """Sentences of a CoNLL-U file; empty nodes are skipped.

    Raises `InputError` with the line's number where a line has not ten columns or its numbers are none.
    """
    if not path.is_file():
        raise InputError(f"no file {path}: give a treebank in CoNLL-U", reason="no-gold")
    return list(_trees(path))


def _trees(path: Path) -> Iterator[Tree]:
    lines: list[tuple[int, list[str]]] = []
    marks: set[str] = set()
    name = ""
    with path.open(encoding="utf-8") as treebank:
        for number, line in enumerate(treebank, 1):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                name = value.strip() if key.strip() == "sent_id" else name
                marks.update(mark for mark in ("newdoc", "newpar") if line[1:].split("=")[0].split()[:1] == [mark])
            elif line.strip():
                columns = line.rstrip("\n").split("\t")
                if len(columns) != 10:
                    raise InputError(
                        f"{path}, line {number}: {len(columns)} columns, CoNLL-U has 10", reason="bad-gold"
                    )
                lines.append((number, columns))
            elif lines:
                yield _tree(path, lines, marks, name)
                lines, marks, name = [], set(), ""
    if lines:
        yield _tree(path, lines, marks, name)


def _tree(path: Path, lines: list[tuple[int, list[str]]], marks: set[str], sentence_id: str) -> Tree:
    words: list[TreeWord] = []
    surface: list[tuple[int, int, str]] = []
    glued_until: dict[int, bool] = {}  # last word of a written token of several words -> space after it
    for number, columns in lines:
        name, form, space = columns[0], columns[1], "SpaceAfter=No" not in columns[9].split("|")
        try:
            if "." in name:
                continue
            if "-" in name:
                first, last = (int(part) - 1 for part in name.split("-"))
                surface.append((first, last, form))
                glued_until |= dict.fromkeys(range(first, last), False) | {last: space}
                continue
            at, head = int(name) - 1, int(columns[6]) - 1
        except ValueError as error:
            raise InputError(f"{path}, line {number}: not a number ({error})", reason="bad-gold") from error
        words.append(TreeWord(form, columns[3], columns[4], head, columns[7], glued_until.get(at, space)))
    return Tree(tuple(words), "newdoc" in marks, bool(marks), tuple(surface), sentence_id)
