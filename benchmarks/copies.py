"""Reports made to find copies among: many of their own, some cut, re-led and rewritten; which is a copy of which is known."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks import corpus_words as words
from benchmarks.corpus import DEFAULT_SEED
from factnews.facts.copies import ReportText

STORY = 4  # reports that tell of one event in words of their own: they share names and a quotation, and are no copies
SHORTEST, LONGEST = 12, 40  # sentences of a report
CHANGED = (0.05, 0.30)  # share of a copy's words that are others
KEPT = (0.55, 1.0)  # share of the sentences that a copy keeps
_ENDS = ("al", "en", "ing", "or", "ath", "ish", "ent", "ow", "ies", "ard", "ean", "oth")
_STARTS = tuple(a + b for a in ("b", "c", "d", "f", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w")
                for b in ("a", "e", "i", "o", "u", "ea", "oa"))  # fmt: skip
_LEXICON = tuple(start + middle + end for start in _STARTS for middle in ("", "ld", "nt", "rk", "mb") for end in _ENDS)


@dataclass(frozen=True, slots=True)
class MadeCopies:
    """The reports in no order, and the pairs of ids that are copies of one another."""

    reports: tuple[ReportText, ...]
    copies: frozenset[tuple[str, str]]


def make_copies(originals: int = 400, copies: int = 100, *, seed: int = DEFAULT_SEED) -> MadeCopies:
    """`originals` different reports and `copies` rewritten ones of them; the same seed gives the same."""
    chance = random.Random(f"{seed}/copies")
    made: list[ReportText] = []
    for number in range(originals):
        story = random.Random(f"{seed}/story/{number // STORY}")
        names = [f"{story.choice(words.FIRST_NAMES)} {story.choice(words.LAST_NAMES)}" for _ in range(4)]
        quotation = _sentence(story, names)
        sentences = [_sentence(chance, names) for _ in range(chance.randint(SHORTEST, LONGEST))]
        sentences.insert(chance.randrange(len(sentences)), quotation)
        made.append(ReportText(f"own-{number:04}", f"Outlet {number % 37}", " ".join(sentences)))
    pairs = set()
    for number, original in enumerate(chance.sample(made, copies)):
        name = f"copy-{number:04}"
        made.append(ReportText(name, f"Outlet {37 + number % 11}", _rewritten(chance, original.text)))
        pairs.add((name, original.article_id))
    chance.shuffle(made)
    return MadeCopies(tuple(made), frozenset(pairs))


def _sentence(chance: random.Random, names: list[str]) -> str:
    length = chance.randint(10, 24)
    made = [_word(chance) for _ in range(length)]
    if chance.random() < 0.4:
        made[chance.randrange(length)] = chance.choice(names)
    return " ".join(made).capitalize() + "."


def _word(chance: random.Random) -> str:
    """Common words far oftener than rare ones, as in any language."""
    return _LEXICON[int(len(_LEXICON) ** chance.random()) - 1]  # a word's share falls with its rank, as Zipf has it


def _rewritten(chance: random.Random, text: str) -> str:
    """Cut at its end, with another first sentence, and with 5 to 30 % of its words changed."""
    sentences = text.split(". ")
    kept = sentences[: max(6, int(len(sentences) * chance.uniform(*KEPT)))]
    kept[0] = _sentence(chance, ["the agency"])
    changed = chance.uniform(*CHANGED)
    spoken = [_word(chance) if chance.random() < changed else word for word in ". ".join(kept).split()]
    return " ".join(spoken)
