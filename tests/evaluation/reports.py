"""Annotated reports of our own writing, for the tests of the scorers."""

from __future__ import annotations

from evaluation.gold import GoldClaim, GoldReport, GoldStatement, Interval, Party, Stretch

TEXT = "The ministry of Arland condemned Borland on Monday. “We will answer,” said Anna Orr, who met Borland's envoy."


def stretch(words: str, text: str = TEXT) -> Stretch:
    """The first place of the words in the text."""
    start = text.index(words)
    return Stretch(start, start + len(words), words)


def party(words: str, code: str | None, manner: str | None = None) -> Party:
    """A participant named by these words."""
    place = stretch(words)
    return Party(place.start, place.end, words, code, "GOV", manner)


CONDEMNED = GoldClaim(
    trigger=stretch("condemned"),
    event_class="ACCUSE",
    actors=(party("ministry of Arland", "ARL"),),
    recipients=(party("Borland", "BOR"),),
    status="happened",
    when=Interval("2020-06-15", "2020-06-15", "Monday"),
)
MET = GoldClaim(
    trigger=stretch("met"),
    event_class="CONSULT",
    actors=(party("Anna Orr", "ARL"), party("envoy", "BOR")),
    status="happened",
)
ANSWER = GoldStatement(
    content=(stretch("“We will answer,”"),),
    speaker=party("Anna Orr", "ARL"),
    cue=stretch("said"),
    manner="direct",
)
REPORT = GoldReport(id="own-1", text=TEXT, published="2020-06-16", claims=(CONDEMNED, MET), statements=(ANSWER,))
