"""Facts with all that a row needs of the claims behind them, read from the store in portions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from factnews.model import Claim, ClaimInContext, Fact, Participant, Where
from factnews.store.shelf import SentenceWords, Shelf

LONGEST_QUOTE = 320
"""Characters up to which a sentence is quoted whole; of a longer one, what stands around the words that name the event."""
Thing = TypeVar("Thing")

PORTION = 250
"""Facts (or claims) whose background is read at once."""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact with its claims of today; `central` is the claim that says it best, None where its reports took it back."""

    fact: Fact
    claims: tuple[ClaimInContext, ...]
    central: ClaimInContext | None
    sentences: Mapping[str, SentenceWords]  # by the id of the claim
    where: Where | None
    story: str | None

    @property
    def days(self) -> list[date]:
        """The days of its reports, in order."""
        return sorted(told.published for told in self.claims if told.published is not None)

    @property
    def quote(self) -> str | None:
        """The words that say it best."""
        best = self.central.claim if self.central else None
        return quote_of(best, self.sentences.get(best.id)) if best else None

    @property
    def url(self) -> str | None:
        """The address of the report that says it best, or else of the first that has one."""
        best = [self.central] if self.central else []
        return next((told.url for told in (*best, *self.claims) if told.url), None)

    def party(self, role: str) -> Participant | None:
        """Who acts or is acted upon, as the central claim has it: the first whom the fact too names, else the first."""
        codes = self.fact.actors if role == "actor" else self.fact.recipients
        for told in (self.central, *self.claims):
            if told is not None:
                parts = told.claim.actors if role == "actor" else told.claim.recipients
                for part in parts:
                    if part.code in codes or not codes:
                        return part
        return Participant(0, 0, "", codes[0], None) if codes else None

    def sectors(self, role: str, codes: Iterable[str]) -> tuple[str, ...]:
        """The sector that most claims give each code in a role; empty where none does."""
        parts = [
            part
            for told in self.claims
            for part in (told.claim.actors if role == "actor" else told.claim.recipients)
            if part.sector
        ]
        return tuple(_most(part.sector for part in parts if part.code == code) or "" for code in codes)


def stories_of_facts(shelf: Shelf) -> dict[str, str]:
    """The id of the story of every fact."""
    return {fact: story.id for story in shelf.stories() for fact in story.fact_ids}


def told_facts(shelf: Shelf, facts: Iterable[Fact], stories: Mapping[str, str] | None = None) -> Iterator[ToldFact]:
    """Facts in their order with what is told of each; `stories` gives the story of a fact by its id."""
    for some in portions(facts):
        claims = shelf.claims_by_id([name for fact in some for name in fact.claim_ids])
        sentences = shelf.sentences_of(list(claims))
        for fact in some:
            mine = tuple(claims[name] for name in fact.claim_ids if name in claims)
            words = {told.claim.id: sentences[told.claim.id] for told in mine if told.claim.id in sentences}
            best = max(mine, key=lambda told: _worth(told.claim, fact), default=None)
            yield ToldFact(fact, mine, best, words, _where(mine, best, fact), (stories or {}).get(fact.id))


def quote_of(claim: Claim, sentence: SentenceWords | None) -> str:
    """The words of a claim, as they stand in its report."""
    if sentence is None:
        return claim.trigger.text
    start, end = passage_of(claim, sentence)
    if not sentence.start <= start <= end <= sentence.start + len(sentence.text):
        return claim.trigger.text
    return sentence.text[start - sentence.start : end - sentence.start]


def passage_of(claim: Claim, sentence: SentenceWords | None) -> tuple[int, int]:
    """Where the words of a claim stand in its report's text (code points, end exclusive).

    Its sentence without the space around it; of one longer than a quotation should be, whole words around the trigger. The
    trigger alone where there is no sentence that holds it.
    """
    trigger = claim.trigger.start, claim.trigger.end
    if sentence is None:
        return trigger
    words, offset = sentence.text, sentence.start
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    if not offset + start <= trigger[0] < trigger[1] <= offset + end:
        return trigger
    if end - start > LONGEST_QUOTE:
        middle = (trigger[0] + trigger[1]) // 2 - offset
        start, end = max(start, middle - LONGEST_QUOTE // 2), min(end, middle + LONGEST_QUOTE // 2)
        while start > 0 and start + offset < trigger[0] and not words[start - 1].isspace():
            start += 1
        while end < len(words) and end + offset > trigger[1] and not words[end].isspace():
            end -= 1
        start, end = min(start, trigger[0] - offset), max(end, trigger[1] - offset)
    return offset + start, offset + end


def portions(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Things in lists of a size that one question to the store takes."""
    left = iter(things)
    while some := list(islice(left, PORTION)):
        yield some


def _worth(claim: Claim, fact: Fact) -> tuple[bool, int, bool, float, str]:
    """How well a claim says a fact: with its status, its parties and its object, in the report's own voice, surely."""
    parties = {part.code for part in (*claim.actors, *claim.recipients)} & {*fact.actors, *fact.recipients}
    says = len(parties) + (claim.object is not None)
    return claim.status is fact.status, says, not claim.attribution, claim.confidence, claim.id


def _where(claims: Iterable[ClaimInContext], best: ClaimInContext | None, fact: Fact) -> Where | None:
    """The place that most claims give, of those in the country that the fact goes by; the best claim's where as many do."""
    places = [told.claim.where for told in ([best] if best else []) + list(claims)]
    fitting = [place for place in places if place is not None and place.country == fact.country]
    counts = Counter((place.geonameid, place.text) for place in fitting)
    return max(
        fitting, key=lambda place: (place.geonameid is not None, counts[place.geonameid, place.text]), default=None
    )


def _most(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
