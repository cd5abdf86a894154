"""What a reader calls the actor behind a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from factnews.codebooks import load
from factnews.codebooks.names_of_bodies import KINDS

SECTORS = {
    "GOV": "government",
    "MIL": "armed forces",
    "COP": "police",
    "LEG": "parliament",
    "JUD": "courts",
    "PTY": "party",
    "OPP": "opposition",
    "REB": "rebels",
    "CIV": "civilians",
    "MED": "news media",
    "BUS": "business",
    "EDU": "education",
    "IGO": "intergovernmental organisation",
    "NGO": "non-governmental organisation",
    "ELI": "former officials",
}
"""The sectors of actors in a word or two."""

_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady President Minister General Colonel Senator Judge".split())
_LONGEST_NAME = 5
_TABLE = Path(__file__).parent / "data" / "actor_names.tsv"


@cache
def _own_names() -> dict[str, str]:
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {line[0]: line[1] for line in lines}


@lru_cache(maxsize=4096)
def _known_name(code: str) -> str | None:
    books = load()
    if code in books.countries:
        return books.countries[code].name
    if code in _own_names():
        return _own_names()[code]
    key = code.partition(":")[2].replace("-", " ").lower()
    for row in books.actors.candidates(key):
        if row.code == code:
            return key.upper() if row.form == "A" else row.name
    return None


def actor_name(code: str, told: Callable[[str], Sequence[str]] | None = None) -> str:
    """The name behind a code; `told` gives the words that reports use, where the codebooks have no name.

    >>> actor_name("PRK"), actor_name("IGO:UN"), actor_name("PER:SMITH")
    ('North Korea', 'United Nations', 'Smith')
    """
    known = _known_name(code)
    if known is None and told is not None:
        known = full_name(code, told(code))
    if known is None:
        known = code.partition(":")[2].replace("-", " ").title()
    return known or code


def full_name(code: str, words: Iterable[str]) -> str | None:
    """The first of the words for an actor that are a name and more than the code says already; None where none is.

    >>> full_name("PER:SMITH", ["he", "Smith", "the mayor", "Ann Smith"])
    'Ann Smith'
    """
    last = code.partition(":")[2].rpartition("-")[2]
    for text in words:
        parts = text.split()
        plain = [part for part in parts if part[:1].isupper() and part.rstrip(".") not in _TITLES]
        if 2 <= len(plain) == len(parts) <= _LONGEST_NAME and last in text.upper():
            return text
    return None


def country_name(code: str | None) -> str | None:
    """The name of a state or territory by ISO 3166 alpha-3 code; the code itself where it is unknown.

    >>> country_name("KOR")
    'South Korea'
    """
    if code is None:
        return None
    countries = load().countries
    return countries[code].name if code in countries else code


def kind_of(code: str) -> str:
    """What an actor is.

    >>> kind_of("KOR"), kind_of("ARM:IS")
    ('state', 'armed group')
    """
    kind, colon, _ = code.partition(":")
    return KINDS.get(kind, "actor") if colon else "state"
