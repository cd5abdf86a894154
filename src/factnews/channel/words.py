"""What somebody types into a search, as a question to the index: words and nothing but words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

MOST_WORDS = 24
"""Words of a question that are looked for; what is beyond narrows nothing and costs time."""

_WORD = re.compile(r"[^\W_]+")


def question(typed: str, keys: Iterable[str] = ()) -> str | None:
    """A question in the index's language: all words must occur, in any column of text; and all keys.

    Signs of that language (quotes, stars, AND, NEAR, column names) are words or nothing. None where there is no word.

    >>> question('border "talks" OR x*', ["k1"])
    '{title names quotes} : ("border" AND "talks" AND "OR" AND "x") AND keys : ("k1")'
    >>> question("!!!") is None
    True
    """
    words = list(dict.fromkeys(_WORD.findall(typed)))[:MOST_WORDS]
    if not words:
        return None
    asked = "{title names quotes} : (" + " AND ".join(f'"{word}"' for word in words) + ")"
    narrowed = " AND ".join(f'"{key}"' for key in keys)
    return f"{asked} AND keys : ({narrowed})" if narrowed else asked


def key(field: str, value: str) -> str:
    """A word that no text holds and no stemmer changes, for a value of a field: letters first, digits last.

    >>> key("actor", "PRK").startswith("kxactor")
    True
    """
    digest = blake2b(value.casefold().encode("utf-8", "replace"), digest_size=7).digest()
    return f"kx{field}{int.from_bytes(digest, 'big'):017d}"
