"""How often the program is wrong: the measured figures that ship with it, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

PATH = Path(__file__).parent / "data" / "accuracy.json"
"""A copy of `evaluation/baseline.json`; a test keeps both alike."""

WORDS = {
    ("actors", "code"): "Actors get the right code",
    ("claims", "found"): "Events are found as claims (F1)",
    ("claims", "class"): "... with the right class (F1)",
    ("claims", "who"): "... and the right actor (F1)",
    ("claims", "full"): "... and everything else right too (F1)",
    ("statements", "found"): "Other people's words are found (F1)",
    ("statements", "speaker"): "... with the right speaker",
    ("statements", "manner"): "... quoted or reported, as it is",
    ("times", "value_f1"): "Dates and times are found and worked out (F1)",
    ("places", "accuracy_161"): "Places are put within 161 km of where they are",
    ("entities", "all"): "Names are found and sorted (F1)",
    ("syntax", "LAS"): "Grammar is read right, word by word",
}
"""What a figure means to a reader; other figures are for those who build the program."""


class _Set(msgspec.Struct, frozen=True):
    command: str
    path: str
    size: int
    figures: dict[str, float]


class _Baseline(msgspec.Struct, frozen=True):
    sets: list[_Set]


class Figure(msgspec.Struct, frozen=True):
    """One measured figure: what was measured, on what, and how often the program was right (0 to 1)."""

    words: str
    measured_on: str
    size: int
    value: float


@cache
def shipped_figures() -> tuple[Figure, ...]:
    """The figures of this version, in the order in which a report is read."""
    baseline = msgspec.json.decode(PATH.read_bytes(), type=_Baseline)
    return tuple(
        Figure(words, _name(one.path), one.size, one.figures[figure])
        for (command, figure), words in WORDS.items()
        for one in baseline.sets
        if one.command == command and figure in one.figures
    )


def _name(path: str) -> str:
    """What a set is called.

    >>> _name("geo/lgl.test.jsonl"), _name("dev")
    ('lgl test', 'our annotated development reports')
    """
    if path == "dev":
        return "our annotated development reports"
    return path.rpartition("/")[2].rsplit(".", 1)[0].replace(".", " ").replace("_", " ")
