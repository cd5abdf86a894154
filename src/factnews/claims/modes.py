"""The PLOVER mode of an event where its words tell it; else the reader's head decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from factnews.claims.speech.trees import SentenceTree
from factnews.model import EventClass, EventCue, Sentence

WITHIN = 12  # tokens from the trigger: what hangs from it further off is rarely what it is about
OTHER_ACTS = frozenset({"conj", "parataxis", "advcl"})  # what hangs from the trigger so is another act


@lru_cache(maxsize=1)
def mode_words() -> dict[tuple[EventClass, str, str], str]:
    """Modes by class, place of the word (act or told) and lemma, from `modes.tsv`.

    >>> mode_words()[EventClass.ASSAULT, "act", "kidnap"]
    'abduct'
    """
    known: dict[tuple[EventClass, str, str], str] = {}
    text = resources.files("factnews.claims").joinpath("modes.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            event_class, mode, place, words = line.split("\t")
            known |= {(EventClass(event_class), place, word): mode for word in words.split()}
    return known


def told_mode(cue: EventCue, sentence: Sentence) -> str | None:
    """The mode that the words of an event tell: those of its trigger, else the nearest of those that hang from it.

    None where no word tells any.
    """
    words = mode_words()
    at = [n for n, token in enumerate(sentence.tokens) if token.start < cue.end and cue.start < token.end]
    for token in (sentence.tokens[n] for n in at):
        for form in (token.lemma, token.text):
            if mode := words.get((cue.event_class, "act", form.casefold())):
                return mode
    for number in _about(sentence, at):
        if mode := words.get((cue.event_class, "told", sentence.tokens[number].lemma.casefold())):
            return mode
    return None


def _about(sentence: Sentence, trigger: Sequence[int]) -> Iterator[int]:
    """The tokens of the trigger, then those that hang from it, the nearest first."""
    tree = SentenceTree(sentence)
    own = (n for at in trigger for n in tree.children[at])
    parts = (tree.subtree(n) for n in own if sentence.tokens[n].deprel.split(":")[0] not in OTHER_ACTS)
    hanging = frozenset[int]().union(*parts)
    yield from trigger
    far = {number: min(abs(number - at) for at in trigger) for number in hanging.difference(trigger)}
    yield from sorted((number for number in far if far[number] <= WITHIN), key=lambda number: (far[number], number))
