"""Games told in the words of war: "Uganda's football team beat Rwanda 2-1" is no assault.

A sentence is about a game where it has a score beside a word of sport, or two words of sport, and none of real harm; there,
what is told in the words of a game goes, and with a score whatever is rough. A team "banned by the federation" stays, and so do
the gunmen who shoot at a crowd.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from factnews.claims.drafts import ClaimDraft, without
from factnews.model import DroppedClaim, EventClass, Sentence

REASON = "told of a game"

_SCORE = re.compile(r"(?<![\d/.,-])\d{1,3}\s?[-–:]\s?\d{1,3}(?![\d/%]|[-–:]\d)")
_ROUGH = frozenset({EventClass.ASSAULT, EventClass.COERCE, EventClass.RETREAT, EventClass.THREATEN, EventClass.PROTEST})


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(resources.files("factnews.claims").joinpath("sport.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


def without_games(
    drafts: Sequence[ClaimDraft], sentences: Sequence[Sentence], text: str
) -> tuple[list[ClaimDraft], list[DroppedClaim]]:
    """Drafts that tell of no game, and those dropped, each with the reason."""

    def is_move(draft: ClaimDraft) -> bool:
        sentence = sentences[draft.cue.sentence]
        return is_of_a_game(draft.cue.event_class, sentence.tokens[draft.cue.token].lemma, sentence, text)

    return without(drafts, text, REASON, is_move)


def is_of_a_game(event_class: EventClass, lemma: str, sentence: Sentence, text: str) -> bool:
    """Whether an event of a sentence is a move in a game; `lemma` is its trigger's."""
    words, lists = {token.text.casefold() for token in sentence.tokens}, _words()
    found = words & lists["games"]
    if event_class not in _ROUGH or not found or words & lists["harm"]:
        return False
    if _SCORE.search(text, sentence.start, sentence.end):
        return True
    return len(found) > 1 and lemma.casefold() in lists["moves"]
