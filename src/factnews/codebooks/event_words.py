"""Words that can tell an event of a PLOVER class: hints for the trained event head, by inflected form and by phrase.

`own/event_words.toml` holds lemmas and phrases, `data/event_words.tsv` the forms compiled from it
(`python -m factnews.codebooks.event_words`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from factnews.model import EventClass

_HERE = Path(__file__).parent
_SOURCE = _HERE / "own" / "event_words.toml"
_COMPILED = _HERE / "data" / "event_words.tsv"

CLASSES = tuple(sorted(EventClass))
KINDS = ("verb", "noun", "phrase")
WIDTH = len(CLASSES) * len(KINDS)  # columns of the features: each class as verb, as noun, as phrase
GAP = 2  # words that may stand inside a phrase: "turned the offer down"

Features = npt.NDArray[np.float32]


class EventWords:
    """The compiled lexicon."""

    def __init__(self, path: Path = _COMPILED) -> None:
        self._single: dict[str, tuple[int, ...]] = {}
        self._phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        single: dict[str, list[int]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, name, words = line.split("\t")
            column = KINDS.index(kind) * len(CLASSES) + CLASSES.index(EventClass(name))
            first, *rest = words.split(" ")
            if kind == "phrase":
                self._phrases.setdefault(first, []).append((column, tuple(rest)))
            else:
                single.setdefault(first, []).append(column)
        self._single = {word: tuple(columns) for word, columns in single.items()}

    def features(self, words: Sequence[str]) -> Features:
        """Hints for a window of n words: n × WIDTH of 0 and 1; a phrase marks its first word.

        >>> hints = load_event_words().features(["They", "opened", "fire", "."])
        >>> [CLASSES[k % 16].value for k in hints[1].nonzero()[0] if k >= 32]
        ['ASSAULT']
        """
        lower = [word.lower() for word in words]
        hints: Features = np.zeros((len(words), WIDTH), np.float32)
        for k, word in enumerate(lower):
            columns = self._single.get(word)
            if columns is not None:
                hints[k, columns] = 1
            for column, rest in self._phrases.get(word, ()):
                if _follows(lower, k, rest):
                    hints[k, column] = 1
        return hints


def _follows(words: Sequence[str], k: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of a phrase stands behind word `k`, with at most GAP words between its first two."""
    if not rest:
        return True
    return any(tuple(words[start : start + len(rest)]) == rest for start in range(k + 1, min(k + 2 + GAP, len(words))))


@cache
def load_event_words() -> EventWords:
    """The shipped lexicon, loaded once per process."""
    return EventWords()


def compile_forms(source: Path = _SOURCE) -> list[str]:
    """Lines of the compiled file: kind, class and inflected forms, sorted."""
    lines: set[str] = set()
    for name, entry in tomllib.loads(source.read_text(encoding="utf-8")).items():
        EventClass(name)
        for kind, upos in (("verb", "VERB"), ("noun", "NOUN")):
            for lemma in entry[f"{kind}s"].split():
                lines |= {f"{kind}\t{name}\t{form}" for form in _forms(lemma, upos)}
        for phrase in entry["phrases"]:
            first, *rest = phrase.split(" ")
            lines |= {f"phrase\t{name}\t{' '.join([form, *rest])}" for form in _forms(first, "VERB") | {first}}
    return sorted(lines)


def _forms(lemma: str, upos: str) -> set[str]:
    import lemminflect

    found = lemminflect.getAllInflections(lemma, upos=upos)
    return {lemma, *(form.lower() for forms in found.values() for form in forms)}


def main() -> None:
    """Compile the lexicon anew."""
    _COMPILED.write_text("\n".join(compile_forms()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
