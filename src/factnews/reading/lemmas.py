"""Lemmas by part of speech (lemminflect's dictionary), remembered per form."""

from __future__ import annotations

from functools import lru_cache

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
    import lemminflect

    found = lemminflect.getLemma(lower, upos=kind)
    return str(found[0]) if found else lower
