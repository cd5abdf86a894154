"""The actors behind the words that hold a role: from spans to coded participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factnews.model import Mention, Participant, Span
from factnews.reading.mentions import describe


class People:
    """The actor mentions of one report."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self.mentions = tuple(mentions)

    def participants(self, span: Span) -> tuple[Participant, ...]:
        """Who the words at a span stand for, one participant for each actor; one without a code where nobody is known."""
        actors = describe(span, self.mentions)
        if not actors:
            return (self._participant(span, None, None),)
        if len(actors) == 1:
            return (self._participant(span, actors[0].code, actors[0].sector),)
        return tuple(self._participant(self._words_for(a.code, span), a.code, a.sector) for a in actors)

    def _words_for(self, code: str | None, span: Span) -> Span:
        """The mention of one of several actors inside a span ("Chile" in "Peru, Chile and Bolivia")."""
        for mention in self.mentions:
            if mention.actor.code == code and span.start <= mention.start and mention.end <= span.end:
                return Span(mention.start, mention.end)
        return span

    def _participant(self, span: Span, code: str | None, sector: str | None) -> Participant:
        return Participant(span.start, span.end, self._text[span.start : span.end], code, sector)


def civilians_as(
    code: str, recipients: Sequence[Participant], actors: Sequence[Participant]
) -> tuple[Participant, ...]:
    """The recipients, civilians among them who were read with the state of those who act with this code instead.

    Nouns without a state of their own ("three people") are read with the state that a report speaks of most, which is often
    the one that acts.
    """
    acting = {party.code for party in actors}
    return tuple(
        replace(party, code=code) if party.sector == "CIV" and party.code in acting else party for party in recipients
    )
