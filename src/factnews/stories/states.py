"""The history of a named thing: an office opened, suspended, destroyed; an agreement signed, broken, ended.

The words that bring a thing into a state stand in `states.toml`. The thing is what a claim acts upon, or where nothing
is acted upon ("The crossing reopened") what its words name without being a known actor.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from factnews.model import Claim, ClaimInContext, Fact, Participant, Standing, ThingState
from factnews.stories.words import stems

_FILE = Path(__file__).with_name("states.toml")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|this|that|these|those)\s+", re.IGNORECASE)
SHOWN = 60  # letters of a thing's name; an object can be a whole clause


@dataclass(frozen=True, slots=True)
class StateWords:
    """The words of one state; a word that ends in `*` stands for all that begin so."""

    meaning: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: frozenset[str]


@cache
def state_words() -> Mapping[str, StateWords]:
    """The states by name, in the order of the file."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: StateWords(
            entry["meaning"],
            tuple(entry["words"].split()),
            tuple(phrase.casefold() for phrase in entry["phrases"]),
            frozenset(entry.get("not", "").split()),
        )
        for name, entry in table.items()
    }


def state_of(trigger: str, thing: str) -> str | None:
    """The state into which the words of an event bring a thing; None where they bring it into none.

    >>> state_of("blew up", "the liaison office"), state_of("met", "the envoy"), state_of("opened", "fire")
    ('destroyed', None, None)
    """
    words = [word.casefold() for word in _WORD.findall(trigger)]
    said = " ".join(words)
    about = {word.casefold() for word in _WORD.findall(thing)}
    found: list[tuple[int, str]] = []
    for name, state in state_words().items():
        if about & state.unless:
            continue
        lengths = [len(phrase) for phrase in state.phrases if f" {phrase} " in f" {said} "]
        lengths += [len(known.rstrip("*")) for word in words for known in state.words if _is(word, known)]
        if lengths:
            found.append((-max(lengths), name))
    return min(found)[1] if found else None


def _is(word: str, known: str) -> bool:
    return word.startswith(known[:-1]) if known.endswith("*") else word == known


def thing_states(facts: Iterable[Fact], told: Iterable[ClaimInContext], thing: str) -> list[ThingState]:
    """The states of the things whose names hold all words of `thing`, in the order of days, undated ones last.

    Each fact gives a state once, by most of its claims; none whose reports have taken it back.
    """
    asked = set(stems(thing))
    return [state for state in all_states(facts, told) if asked and asked <= set(stems(state.thing))]


def all_states(facts: Iterable[Fact], told: Iterable[ClaimInContext]) -> list[ThingState]:
    """Every state that any thing came into, in the order of days, undated ones last."""
    by_id = {fact.id: fact for fact in facts if fact.standing is not Standing.RETRACTED}
    fact_of = {claim_id: fact.id for fact in by_id.values() for claim_id in fact.claim_ids}
    seen: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for claim_told in told:
        claim = claim_told.claim
        if claim.id in fact_of:
            for named in _states(claim):
                seen[fact_of[claim.id]][named] += 1
    states = []
    for fact_id, votes in seen.items():
        state = min(Counter(state for _, state in votes.elements()).items(), key=lambda entry: (-entry[1], entry[0]))[0]
        names = {name: count for (name, told_state), count in votes.items() if told_state == state}
        name = min(names, key=lambda name: (-names[name], len(name), name))
        fact = by_id[fact_id]
        states.append(ThingState(name, state, fact.first, fact.status, fact_id, fact.last))
    return sorted(states, key=lambda state: (state.day or date.max, state.thing, state.state, state.fact_id))


def _states(claim: Claim) -> Iterator[tuple[str, str]]:
    for name in _things(claim):
        state = state_of(claim.trigger.text, name)
        if state is not None:
            yield name, state
            return


def _things(claim: Claim) -> Iterator[str]:
    if claim.object is not None:
        yield _named(claim.object.text)
        return
    people: tuple[Participant, ...] = (*claim.recipients, *claim.actors)
    for person in people:
        if person.code is None:
            yield _named(person.text)


def _named(text: str) -> str:
    words = _ARTICLE.sub("", " ".join(text.split()))
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
