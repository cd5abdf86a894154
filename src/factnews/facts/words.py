"""Words made comparable: stems, how telling each is, and which words reports use of one act."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from factnews.reading.lemmas import lemma_of

Vector = npt.NDArray[np.float32]

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ENDINGS = ("ization", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or",
            "als", "al", "ed", "ly", "s")  # fmt: skip
_SHORTEST = 4  # letters that an ending must leave: "ruling" is "rule", "king" is no "k"

# Words without a meaning of their own, and those that any report is full of.
_EMPTY = frozenset(
    "a about above after again against all also although always am amid among an and another any are around as at away be "
    "became because become been before being below between both but by came can could did do does done down during each "
    "either else even ever every few for from get gets getting go goes going got had has have having he her here hers him "
    "himself his how however i if in into is it its itself just last least less like made make makes making many may me "
    "might more most much must my near nearly neither new next no nor not now of off often on once one only onto or other "
    "others our out over own per put rather really said same saw say saying says see seen she should since so some still "
    "such than that the their theirs them themselves then there these they this those though through thus to too toward "
    "towards under until up upon us very was way we well were what when where whether which while who whom whose why will "
    "with within without would yet you your mr mrs ms dr s t d ll re ve m u".split()
)


def words_of(text: str) -> frozenset[str]:
    """The stems of the words of a text that mean something.

    >>> sorted(words_of("The rebels were shelling Tarn's bridges"))
    ['bridg', 'rebel', 'shell', 'tarn']
    """
    return frozenset(map(stem, words_in(text)))


def words_in(text: str) -> list[str]:
    """The words of a text that mean something, in lower case, in order."""
    return [word for word in _WORD.findall(text.casefold()) if word not in _EMPTY]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What forms of a word and its next of kin have in common; `word` in lower case.

    >>> {stem(word) for word in ("agreement", "agreed", "agreeing")}, stem("shot")
    ({'agre'}, 'shoot')
    """
    if not word.isascii() or not word.isalpha():
        return word
    lemma = lemma_of(word, "VERB") if len(word) > 2 else word
    for ending in _ENDINGS:
        if lemma.endswith(ending) and not lemma.endswith("ss") and len(lemma) - len(ending) >= _SHORTEST:
            lemma = lemma[: -len(ending)]
            break
    if len(lemma) > _SHORTEST and lemma[-1] == lemma[-2] and lemma[-1] not in "els":
        return lemma[:-1]
    return lemma[:-1] if len(lemma) > _SHORTEST and lemma[-1] in "ey" else lemma


class _Common(dict[str, int]):
    """Weights of common words; any other word weighs 100. (A fifth of merging is spent here.)"""

    def __missing__(self, word: str) -> int:
        return 100


@lru_cache(maxsize=500_000)
def weight_of(words: frozenset[str]) -> int:
    """The sum of the weights of words that will be asked for again."""
    return word_weights().total(words)


class WordWeights:
    """How telling a word is, 1 to 100: the rarer in news, the more. The table is fixed, not made from the claims at hand,
    so that a new report changes nothing between two others; whole numbers, so that sums are the same in any order."""

    def __init__(self, path: Path = _HERE / "word_weights.tsv") -> None:
        lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        self._common = _Common((word, int(weight)) for word, weight in (line.split("\t") for line in lines))

    def of(self, word: str) -> int:
        """Weight of a stem; 100 for one that the table does not know."""
        return self._common[word]

    def total(self, words: Iterable[str]) -> int:
        """The sum of the weights."""
        return sum(map(self._common.__getitem__, words))

    def rarest(self, words: Iterable[str], count: int) -> list[str]:
        """The most telling of some stems, the most telling first, equally telling ones in the order of the alphabet."""
        return sorted(words, key=lambda word: (-self.of(word), word))[:count]


@cache
def word_weights() -> WordWeights:
    """The shipped table, read once."""
    return WordWeights()


class WordSenses:
    """What stems mean: vectors of length 1, near each other for words of like meaning."""

    def __init__(self, path: Path = _HERE / "word_senses.npz") -> None:
        with np.load(path) as arrays:
            stems, vectors = arrays["stems"], arrays["vectors"]
        self._rows = {name.decode(): row for row, name in enumerate(stems)}
        self._vectors = vectors
        self.width: int = vectors.shape[1]

    def mean(self, words: Iterable[str]) -> Vector:
        """The direction that stems point to together, the more telling ones more; zeros where none is known."""
        weigh, rows = word_weights().of, self._rows
        known = sorted(word for word in words if word in rows)
        if not known:
            return np.zeros(self.width, np.float32)
        weights = np.array([weigh(word) for word in known], np.float32)
        total: Vector = weights @ self._vectors[[rows[word] for word in known]].astype(np.float32)
        return total / max(float(np.sqrt(total @ total)), 1e-6)


@cache
def word_senses() -> WordSenses:
    """The shipped vectors, read once."""
    return WordSenses()


@cache
def _acts() -> dict[str, frozenset[int]]:
    groups: list[str] = tomllib.loads((_HERE / "acts.toml").read_text(encoding="utf-8"))["groups"]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def acts_of(words: Iterable[str]) -> frozenset[int]:
    """The numbers of the groups of words for one act (`acts.toml`) that stems belong to.

    >>> bool(acts_of({stem("fired")}) & acts_of({stem("dismissal")})), acts_of({stem("bridge")})
    (True, frozenset())
    """
    acts = _acts()
    return frozenset(number for word in words for number in acts.get(word, ()))
