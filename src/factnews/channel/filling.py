"""What goes into the search index: the words that facts and reports are found by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factnews.channel.names import country_name
from factnews.channel.wording import action_words
from factnews.channel.words import key
from factnews.model import EventClass
from factnews.store.catalogue import SearchedFact, SearchedReport

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the words that were found; what is indexed holds neither."""
FACT, REPORT = "fact", "report"

_MARKS = str.maketrans({OPEN: " ", CLOSE: " ", "\0": " "})


@dataclass(frozen=True, slots=True)
class Texts:
    """An entry of the index: columns of words, keys of what it may be narrowed by, and its days."""

    id: str
    title: str
    names: str
    quotes: str
    keys: str
    day: date
    day_last: date
    confidence: float


def fact_texts(fact: SearchedFact, naming: Callable[[str], str]) -> Texts:
    """The entry of a fact: who did what to whom and where, by name and by code, and the sentences it was read from."""
    who, whom = [naming(code) for code in fact.actors], [naming(code) for code in fact.recipients]
    place = country_name(fact.country) or ""
    action = action_words(EventClass(fact.event_class), fact.mode)
    title = " ".join((*who, action, *whom, fact.object or "", place))
    names = " ".join((*fact.actors, *fact.recipients, *fact.outlets, fact.country or "", fact.event_class))
    return Texts(
        id=fact.id,
        title=title.translate(_MARKS),
        names=names.translate(_MARKS),
        quotes="\n".join(fact.sentences).translate(_MARKS),
        keys=" ".join(_fact_keys(fact)),
        day=fact.day,
        day_last=fact.day_last,
        confidence=fact.confidence,
    )


def _fact_keys(fact: SearchedFact) -> list[str]:
    keys = [kind_key(FACT), key("class", fact.event_class), key("status", fact.status), key("standing", fact.standing)]
    keys += [key("country", fact.country)] if fact.country else []
    keys += [key("actor", code) for code in fact.actors]
    keys += [key("recipient", code) for code in fact.recipients]
    keys += [key("party", code) for code in dict.fromkeys((*fact.actors, *fact.recipients))]
    keys += [key("outlet", name) for name in fact.outlets]
    return keys


def report_texts(report: SearchedReport) -> Texts:
    """The entry of a report: its title and its outlet."""
    day = report.day or date.min
    outlet = report.outlet or ""
    keys = [kind_key(REPORT), *([key("outlet", outlet)] if outlet else [])]
    return Texts(
        id=report.id,
        title=report.title.translate(_MARKS),
        names=outlet.translate(_MARKS),
        quotes="",
        keys=" ".join(keys),
        day=day,
        day_last=day,
        confidence=1.0,
    )


def kind_key(kind: str) -> str:
    """The key of all facts, or of all reports."""
    return key("kind", kind)
