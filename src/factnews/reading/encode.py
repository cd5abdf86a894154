"""From words to what the encoder takes in: word pieces and, since MiniLM is uncased, the shape of each word.

Training and reading both come through here, so that they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from factnews.codebooks.event_words import WIDTH, Features

CLS, SEP, UNK = 101, 102, 100
PIECES_A_WORD = 12  # further pieces of one word are not read
MAX_PIECES = 510  # of a window, without CLS and SEP (the encoder has 512 positions)

CASES = 9
SHAPES = CASES * 2 * 2 + 1  # case × starts a paragraph × glued to the word before; 0 is padding, CLS, SEP

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}'’”%…'s n't".split()) | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s"}

Ints = npt.NDArray[np.int64]


def case_of(word: str) -> int:
    """The case of a word: 0 lower, 1 Title, 2 UPPER, 3 one capital, 4 mIxed, 5 number, 6 letters with digits, 7 mark, 8 other.

    >>> [case_of(w) for w in ("said", "Seoul", "KCNA", "A", "McCain", "1,700", "G7", "—")]
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    digits = any(c.isdigit() for c in word)
    if word.islower():
        return 6 if digits else 0
    if word[:1].isupper():
        capitals = (2 if len(word) > 1 else 3) if word.isupper() else (1 if word[1:].islower() else 4)
        return 6 if digits else capitals
    if word[:1].isdigit():
        return 5
    if not any(c.isalnum() for c in word):
        return 7
    return 4 if any(c.isupper() for c in word) else 8


def shape_of(word: str, *, paragraph_start: bool, glued: bool) -> int:
    """The shape of a word as one number in 1..SHAPES-1."""
    return 1 + case_of(word) + CASES * (int(paragraph_start) + 2 * int(glued))


def guess_glued(words: Sequence[str]) -> list[bool]:
    """Where a text is given as words without spaces: which of them would stand without a space before them."""
    return [k > 0 and (w in _NO_SPACE_BEFORE or w in "-/" or words[k - 1] in "-/([{$") for k, w in enumerate(words)]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words that the encoder sees at once."""

    pieces: tuple[tuple[int, ...], ...]  # word pieces of each word
    shapes: tuple[int, ...]
    hints: Features | None = None  # words × WIDTH, from the lexicon of event words; None: no hints

    @property
    def length(self) -> int:
        """Number of word pieces with CLS and SEP."""
        return sum(map(len, self.pieces)) + 2


class WordPieces:
    """Word pieces of words, remembered: the words of news repeat."""

    def __init__(self, path: Path, *, remember: int = 200_000) -> None:
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}
        self._remember = remember

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Ids of the pieces of each word; never empty."""
        known = self._known
        fresh = [w for w in dict.fromkeys(words) if w not in known]
        if fresh:
            if len(known) + len(fresh) > self._remember:
                known.clear()
                fresh = list(dict.fromkeys(words))
            for word, coded in zip(
                fresh, self._tokenizer.encode_batch_fast(fresh, add_special_tokens=False), strict=True
            ):
                known[word] = tuple(coded.ids[:PIECES_A_WORD]) or (UNK,)
        return [known[w] for w in words]


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays for the encoder: `ids`, `shapes`, `mask` are windows × pieces, `first` is windows × (1 + words): the piece at
    which each word begins, with CLS (the root of all trees) in column 0 and 0 as padding;
    `hints` is windows × (1 + words) × WIDTH."""

    ids: Ints
    shapes: Ints
    mask: Ints
    first: Ints
    hints: Features


def collate(windows: Sequence[Window]) -> Batch:
    """Pad windows to one length each way. Windows over MAX_PIECES are the caller's error."""
    length = max(w.length for w in windows)
    words = 1 + max(len(w.pieces) for w in windows)
    ids = np.zeros((len(windows), length), np.int64)
    shapes = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    first = np.zeros((len(windows), words), np.int64)
    hints = np.zeros((len(windows), words, WIDTH), np.float32)
    for row, window in enumerate(windows):
        sizes = np.fromiter(map(len, window.pieces), np.int64, len(window.pieces))
        size = int(sizes.sum())
        ids[row, 0] = CLS
        ids[row, 1 : size + 1] = [piece for pieces in window.pieces for piece in pieces]
        ids[row, size + 1] = SEP
        shapes[row, 1 : size + 1] = np.repeat(np.array(window.shapes, np.int64), sizes)
        mask[row, : size + 2] = 1
        first[row, 1 : len(sizes) + 1] = 1 + np.cumsum(sizes) - sizes
        if window.hints is not None:
            hints[row, 1 : len(sizes) + 1] = window.hints
    return Batch(ids, shapes, mask, first, hints)
