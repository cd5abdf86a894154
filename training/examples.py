"""Training examples: a window of words with whatever labels its data set has. What a set does not say stays None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from factnews.reading.encode import MAX_PIECES, WordPieces, guess_glued, shape_of

IGNORE = -100


@dataclass(slots=True)
class Pair:
    """Labels of one anchor word (an event, a predicate, a cue) with the words of its window: role → words that hold it.

    `roles` names the roles that the data set annotates; a word that is in none of them is a true negative.
    """

    anchor: int
    roles: tuple[str, ...]
    words: dict[str, tuple[int, ...]]


@dataclass(slots=True)
class Example:
    """One sentence or window of words. All indices count words of `words`."""

    origin: str
    words: list[str]
    glued: list[bool]
    starts_paragraph: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # index of the governor, -1 for a root
    deprels: list[str] | None = None
    starts: list[bool] | None = None  # this word begins a sentence
    entities: list[str] | None = None  # BIO tags
    events: list[str | None] | None = None  # PLOVER class, "O", or None where the annotation is silent
    status: dict[int, str] = field(default_factory=dict)
    modes: dict[int, str] = field(default_factory=dict)
    cues: list[str | None] | None = None  # "O", "CUE", None: cues of statements by our guidelines
    wide_cues: list[str | None] | None = None  # the same for PolNeAR, which has a wider notion of attribution
    pairs: list[Pair] = field(default_factory=list)
    some_event: str | None = None  # a class that some word of the sentence must have (PLV)
    factuality: dict[int, float] = field(default_factory=dict)  # -3 (certainly not) .. 3 (certainly)
    pieces: list[tuple[int, ...]] = field(default_factory=list)

    def shapes(self) -> list[int]:
        """Shape ids of the words."""
        return [
            shape_of(w, paragraph_start=p, glued=g)
            for w, p, g in zip(self.words, self.starts_paragraph, self.glued, strict=True)
        ]


def plain(origin: str, words: list[str]) -> Example:
    """An example of words without spaces or paragraphs."""
    return Example(origin, words, guess_glued(words), [False] * len(words))


def add_pieces(examples: Iterable[Example], pieces: WordPieces) -> None:
    """Fill `pieces` in place."""
    for example in examples:
        example.pieces = pieces(example.words)


def join(examples: list[Example]) -> Example:
    """Several consecutive sentences as one example; their labels must be of the same kinds."""
    if len(examples) == 1:
        return examples[0]
    first = examples[0]
    whole = replace(
        first,
        words=[],
        glued=[],
        starts_paragraph=[],
        pieces=[],
        status={},
        modes={},
        pairs=[],
        factuality={},
        **{name: [] if getattr(first, name) is not None else None for name in _LISTS},
    )
    for part in examples:
        shift = len(whole.words)
        whole.words += part.words
        whole.glued += part.glued
        whole.starts_paragraph += part.starts_paragraph
        whole.pieces += part.pieces
        for name in _LISTS:
            labels = getattr(whole, name)
            if labels is not None:
                more = getattr(part, name)
                labels += [h + shift if h >= 0 else -1 for h in more] if name == "heads" else more
        whole.status.update({k + shift: v for k, v in part.status.items()})
        whole.modes.update({k + shift: v for k, v in part.modes.items()})
        whole.factuality.update({k + shift: v for k, v in part.factuality.items()})
        for pair in part.pairs:
            moved = {role: tuple(k + shift for k in ks) for role, ks in pair.words.items()}
            whole.pairs.append(Pair(pair.anchor + shift, pair.roles, moved))
    return whole


_LISTS = ("upos", "xpos", "heads", "deprels", "starts", "entities", "events", "cues", "wide_cues")


def pack(examples: Iterable[Example], *, most_words: int, alone: float, draw: Iterator[float]) -> Iterator[Example]:
    """Join consecutive sentences of one origin to windows of at most `most_words`; with chance `alone` a sentence stays alone."""
    current: list[Example] = []
    size = pieces = 0
    for example in examples:
        count = sum(map(len, example.pieces))
        if count > MAX_PIECES:
            continue
        full = size + len(example.words) > most_words or pieces + count > MAX_PIECES
        if current and (example.origin != current[0].origin or full or next(draw) < alone):
            yield join(current)
            current, size, pieces = [], 0, 0
        current.append(example)
        size += len(example.words)
        pieces += count
    if current:
        yield join(current)
