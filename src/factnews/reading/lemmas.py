"""Lemmas by part of speech (lemminflect's dictionary), remembered per form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, lru_cache
from types import ModuleType, SimpleNamespace
from typing import cast

_OPEN = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "VERB", "ADJ": "ADJ", "ADV": "ADV", "PROPN": "PROPN"}
_IRREGULAR = {
    "n't": "not",
    "n’t": "not",
    "'s": "'s",
    "ca": "can",
    "wo": "will",
    "'re": "be",
    "'m": "be",
    "'ll": "will",
    "'ve": "have",
}


@cache
def _dictionary() -> Callable[[str, str], tuple[str, ...]]:
    """lemminflect's look-up. Where spaCy is installed, lemminflect imports it whole, only to hook into it: 1.3 s and 250 MB
    that nobody asked for here. While it is imported, something that takes the hook and does nothing stands in for spaCy."""
    stand_in = ModuleType("spacy")
    vars(stand_in).update(
        __version__="2.0", tokens=SimpleNamespace(Token=SimpleNamespace(set_extension=lambda *_, **__: None))
    )
    standing_in = sys.modules.setdefault("spacy", stand_in) is stand_in
    try:
        from lemminflect import getLemma
    finally:
        if standing_in:
            del sys.modules["spacy"]
    return cast(Callable[[str, str], tuple[str, ...]], getLemma)


def mended_tag(form: str, xpos: str) -> str:
    """The Penn tag of a word, with a past form that was tagged as present or bare put right: tense decides about dates.

    >>> mended_tag("vowed", "VBZ"), mended_tag("need", "VBP")
    ('VBD', 'VBP')
    """
    if xpos in ("VBZ", "VBP", "VB") and form.endswith("ed") and lemma_of(form, "VERB") != form.lower():
        return "VBD"
    return xpos


@lru_cache(maxsize=100_000)
def lemma_of(form: str, upos: str, xpos: str = "") -> str:
    """Lemma of a word in lower case (names keep theirs).

    >>> lemma_of("left", "VERB"), lemma_of("sanctions", "NOUN"), lemma_of("Seoul", "PROPN")
    ('leave', 'sanction', 'Seoul')
    """
    if upos == "PROPN":
        return form
    lower = form.lower()
    if upos in ("AUX", "PART") and lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower in ("'s", "’s") and upos in ("AUX", "VERB"):
        return "be"
    kind = _OPEN.get(upos)
    if kind is None or not lower.isalpha():
        return lower
    if xpos in ("VB", "VBP", "NN", "JJ", "RB") and lower not in ("'re", "'m", "are", "am"):
        return lower
    found = _dictionary()(lower, kind)
    return str(found[0]) if found else lower
