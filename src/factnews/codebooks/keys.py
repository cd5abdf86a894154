"""One spelling for looking names up: case, accents, dots, hyphens and a leading article do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'"})
_DROPPED = re.compile(r"[.\"“”]")
_GAPS = re.compile(r"[\s\-‐‑–_/]+")
_LETTERS = {"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
_ARTICLES = ("the ",)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Return the look-up key of a name: lower case ASCII where possible, words parted by one space.

    >>> key_of("The U.S. Senate"), key_of("Kim Jong-un"), key_of("Élysée"), key_of("Britain’s")
    ('us senate', 'kim jong un', 'elysee', 'britain')
    """
    plain = name
    if not name.isascii():
        plain = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _GAPS.sub(" ", _DROPPED.sub("", plain)).strip(" ,;:()").casefold()
    plain = plain.removesuffix("'s").replace("'", "")
    plain = _GAPS.sub(" ", plain).strip()
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain


def is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals only, so that its lower-case twin is another word ("US", "us").

    >>> is_acronym("U.N."), is_acronym("ISIS"), is_acronym("Iran")
    (True, True, False)
    """
    letters = [c for c in name if c.isalpha()]
    return 0 < len(letters) <= 6 and " " not in name and all(c.isupper() for c in letters)
