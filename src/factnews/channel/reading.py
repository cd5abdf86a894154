"""The one door from the channel to the store: what views ask for, with names for codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factnews.channel.names import actor_name
from factnews.channel.settings import ChannelSettings
from factnews.channel.wording import central_claim
from factnews.model import ClaimInContext, Fact
from factnews.store import ClaimFilter
from factnews.store.shelf import SentenceWords, Shelf


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact with its claims and the claim that says it best, with that claim's sentence."""

    fact: Fact
    claims: tuple[ClaimInContext, ...]
    central: ClaimInContext | None
    sentence: SentenceWords | None


class Archive:
    """A store as the views see it; `live` where a server can answer questions."""

    def __init__(self, shelf: Shelf, settings: ChannelSettings | None = None, *, live: bool = False) -> None:
        self.shelf = shelf
        self.live = live
        self.settings = settings or ChannelSettings()
        self.name = lru_cache(maxsize=20_000)(self._name)

    def _name(self, code: str) -> str:
        return actor_name(code, self.shelf.words_for)

    def told(self, facts: Sequence[Fact]) -> list[ToldFact]:
        """Facts with what was told of them, in their order."""
        claims = self.shelf.claims_by_id([claim for fact in facts for claim in fact.claim_ids])
        mine = {fact.id: tuple(claims[name] for name in fact.claim_ids if name in claims) for fact in facts}
        best: dict[str, ClaimInContext] = {}
        for fact in facts:
            chosen = central_claim((told.claim for told in mine[fact.id]), fact)
            if chosen is not None:
                best[fact.id] = claims[chosen.id]
        sentences = self.shelf.sentences_of([told.claim.id for told in best.values()])
        return [self._told(fact, mine[fact.id], best.get(fact.id), sentences) for fact in facts]

    def _told(
        self,
        fact: Fact,
        claims: tuple[ClaimInContext, ...],
        central: ClaimInContext | None,
        sentences: dict[str, SentenceWords],
    ) -> ToldFact:
        return ToldFact(fact, claims, central, sentences.get(central.claim.id) if central else None)

    def facts(self, wanted: ClaimFilter) -> list[ToldFact]:
        """The facts wanted with what was told of them, latest first; as many as lists are long, or as the filter says."""
        size = wanted.limit or self.settings.list_length
        return self.told(self.shelf.fact_page(wanted, size).facts)

    def facts_by_id(self, ids: Sequence[str]) -> list[ToldFact]:
        """The facts with these ids, in their order; those that are gone are left out."""
        return self.told(self.shelf.facts_by_id(ids))
