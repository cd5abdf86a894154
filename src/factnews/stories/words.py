"""The words of a headline or a phrase that can say which story it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

STEM = 6
"""Of a word so many first letters are compared: "demolished" and "demolition" are the same, without a table of forms."""
SHORTEST = 3

_ENDING = re.compile(r"(?<=....)(?:ing|ed|es|e|s)$")
_WORD = re.compile(r"[^\W\d_]+|[0-9]{4,}")
_COMMON = Path(__file__).with_name("common_words.txt")


@cache
def common_words() -> frozenset[str]:
    """The words that are left out, in small letters."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def stems(text: str) -> Iterator[str]:
    """The stems of the words that tell, in the order of the text, repeated where they are.

    >>> list(stems("North Korea’s army demolished the liaison office on Tuesday"))
    ['north', 'korea', 'army', 'demoli', 'liaiso', 'offic']
    """
    left_out = common_words()
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if len(word) >= SHORTEST and word not in left_out:
            yield _ENDING.sub("", word)[:STEM]
