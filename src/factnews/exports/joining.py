"""Several values in one cell."""

from __future__ import annotations

from collections.abc import Iterable

LIST_MARK = ";"


def joined(parts: Iterable[str], mark: str = LIST_MARK) -> str:
    """Values in one cell; the mark inside a value becomes a comma, so that a cell can be parted again.

    >>> joined(["A; B", "C"])
    'A, B;C'
    """
    return mark.join(part.replace(LIST_MARK, ",") for part in parts)
