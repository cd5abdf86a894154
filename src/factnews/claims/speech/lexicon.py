"""The lexicon of cues: which verbs report speech, and what each may take as the reported words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict


class _Verbs(TypedDict):
    clause: str
    infinitive: str
    thing: str
    label: str
    quotation: str
    document: str


class _CueFile(TypedDict):
    verbs: _Verbs
    nouns: dict[str, str]
    governors: dict[str, str]
    sources: dict[str, str]
    subordinators: dict[str, str]
    accordingly: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Lemmas by what they may take; verbs with a particle stand in `particles` (verb to particle by group)."""

    groups: dict[str, frozenset[str]]  # lemma -> names of the groups it is in
    particles: dict[str, dict[str, frozenset[str]]]  # lemma -> particle -> groups that hold only with the particle
    nouns: frozenset[str]
    documents: frozenset[str]
    unsaid: frozenset[str]
    sources: frozenset[str]
    subordinators: frozenset[str]
    accordingly: tuple[tuple[str, ...], ...]

    def takes(self, lemma: str, following: str) -> frozenset[str]:
        """The groups of a verb, given the next word.

        >>> sorted(load_cues().takes("vow", "to"))
        ['clause', 'infinitive']
        """
        with_particle = self.particles.get(lemma, {}).get(following, frozenset())
        return self.groups.get(lemma, frozenset()) | with_particle


@cache
def load_cues() -> CueLexicon:
    """The lexicon from `cues.toml`, read once."""
    written: _CueFile = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))  # type: ignore[assignment]
    groups: dict[str, set[str]] = {}
    particles: dict[str, dict[str, set[str]]] = {}
    for group, lemmas in written["verbs"].items():
        for entry in str(lemmas).split():
            lemma, _, particle = entry.partition("/")
            if particle:
                particles.setdefault(lemma, {}).setdefault(particle, set()).add(group)
            else:
                groups.setdefault(lemma, set()).add(group)
    return CueLexicon(
        groups={lemma: frozenset(names) for lemma, names in groups.items()},
        particles={
            lemma: {particle: frozenset(names) for particle, names in by_particle.items()}
            for lemma, by_particle in particles.items()
        },
        nouns=frozenset(written["nouns"]["cue"].split()),
        documents=frozenset(written["nouns"]["document"].split()),
        unsaid=frozenset(written["governors"]["unsaid"].split()),
        sources=frozenset(written["sources"]["verbs"].split()),
        subordinators=frozenset(written["subordinators"]["words"].split()),
        accordingly=tuple(tuple(phrase.split()) for phrase in written["accordingly"]["phrases"]),
    )
