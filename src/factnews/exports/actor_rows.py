"""Actors as rows: who takes part in facts, how often and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec

from factnews.codebooks.names_of_bodies import KINDS
from factnews.exports.fact_rows import CODES, DAY, SECTORS
from factnews.exports.joining import joined
from factnews.exports.parties import actor_name
from factnews.exports.schema import Text, column, table
from factnews.exports.standins import day_of
from factnews.exports.told import ToldFact

STATE = "state"
WORDS = 5
"""Words kept of what reports call an actor."""


class ActorRow(msgspec.Struct, frozen=True):
    """An actor as one row of a table."""

    code: Annotated[str, column("of the actor", codes=CODES)]
    name: Annotated[Text, column("of our codebooks, or the words that most claims have for it")]
    kind: Annotated[str, column("what the code says of it", codes=f"{STATE}, {', '.join(KINDS.values())}")]
    sectors: Annotated[Text, column("that claims give it, the most frequent first", codes=SECTORS, listed=True)]
    words: Annotated[Text, column(f"that claims have for it, the {WORDS} most frequent", listed=True)]
    facts: Annotated[int, column("in how many it takes part, each counted once")]
    as_actor: Annotated[int, column("in how many it acts")]
    as_recipient: Annotated[int, column("in how many it is acted upon")]
    first: Annotated[date | None, column("day of the first of these facts", codes=DAY)]
    last: Annotated[date | None, column("day of the latest", codes=DAY)]


ACTORS = table(
    ActorRow,
    name="actors",
    title="Actors",
    row_is="somebody who takes part in a fact and has a code",
    key=("code",),
)


class ActorTally:
    """Counts actors, fact by fact."""

    def __init__(self) -> None:
        self._facts: Counter[str] = Counter()
        self._roles: Counter[tuple[str, str]] = Counter()
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._sectors: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._days: dict[str, tuple[date, date]] = {}

    def add(self, told: ToldFact) -> None:
        """Count those who take part in a fact."""
        fact, day = told.fact, day_of(told)
        for role, codes in (("actor", fact.actors), ("recipient", fact.recipients)):
            self._roles.update((code, role) for code in codes)
        for code in {*fact.actors, *fact.recipients}:
            self._facts[code] += 1
            if day is not None:
                first, last = self._days.get(code, (day, day))
                self._days[code] = min(first, day), max(last, day)
        for by in told.claims:
            for part in (*by.claim.actors, *by.claim.recipients):
                if part.code:
                    self._words[part.code][part.text] += 1
                    if part.sector:
                        self._sectors[part.code][part.sector] += 1

    def rows(self) -> Iterator[ActorRow]:
        """The actors, the most frequent first."""
        for code in sorted(self._facts, key=lambda code: (-self._facts[code], code)):
            words = _ranked(self._words[code])
            first, last = self._days.get(code, (None, None))
            named = next((name for name in words if name[:1].isupper()), "")
            yield ActorRow(
                code=code,
                name=actor_name(code, named),
                kind=KINDS.get(code.partition(":")[0], STATE),
                sectors=joined(_ranked(self._sectors[code])),
                words=joined(words[:WORDS]),
                facts=self._facts[code],
                as_actor=self._roles[code, "actor"],
                as_recipient=self._roles[code, "recipient"],
                first=first,
                last=last,
            )


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
