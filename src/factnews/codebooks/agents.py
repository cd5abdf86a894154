"""Words for agents: "troops" are MIL, "lawmakers" LEG, a "foreign minister" GOV; "former" makes an official ELI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

FORMER = frozenset({"former", "ex", "ousted", "deposed", "retired", "onetime", "one-time", "erstwhile", "late"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "COP", "JUD"})
_LONGEST = 4


# "U.S. allies" are not the U.S.: with a name beside it such a word means somebody else.
OTHERS = frozenset(
    {"ally", "neighbor", "neighbour", "rival", "enemy", "partner", "foe", "adversary", "power", "powers"}
)


class Agent(Struct, frozen=True):
    """An agent word: its sector; `kind` is "role" (an office), "person" (a human being) or "self" (a body or group)."""

    words: str
    sector: str
    kind: str


class Agents:
    """The dictionary of agent words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._table: dict[str, Agent] | None = None

    def _read(self) -> dict[str, Agent]:
        if self._table is None:
            self._table = {}
            for line in self._path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    sector, kind, words = line.split("\t")
                    for word in words.split("|"):
                        self._table.setdefault(word.casefold(), Agent(word, sector, kind))
        return self._table

    def __len__(self) -> int:
        return len(self._read())

    def of_words(self, words: Sequence[str]) -> Agent | None:
        """Return the agent that the last words of a noun phrase name, longest first, or None.

        >>> from factnews.codebooks import load
        >>> load().agents.of_words(["riot", "police"]).sector
        'COP'
        """
        table = self._read()
        lowered = [w.casefold() for w in words[-_LONGEST:]]
        for start in range(len(lowered)):
            tail = " ".join(lowered[start:])
            for form in (tail, _singular(tail)):
                if form in table:
                    return table[form]
        return None

    def sector(self, agent: Agent, modifiers: Sequence[str] = ()) -> str:
        """Return the sector of an agent, ELI for officials whom a modifier puts in the past."""
        if agent.sector in _OFFICIAL and any(
            m.casefold() in FORMER or m.casefold().startswith("ex-") for m in modifiers
        ):
            return "ELI"
        return agent.sector


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
