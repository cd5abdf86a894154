"""From the words of a toponym to the entries it may mean, and the container that is written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from factnews.codebooks.gazetteer import Feature, Gazetteer, NameKind, fold
from factnews.model import Span

# Words before a name that say which part of the place is meant: "downtown Istanbul", "the northern West Bank".
_PART: Final = (
    r"(?:(?:north|south|east|west|central|northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|"
    r"south-?western|northeast|northwest|southeast|southwest|upper|lower|inner|downtown|greater|metro|metropolitan|"
    r"mainland|rural|suburban|occupied|neighbou?ring|nearby|the|old)\s+)"
)
_OF: Final = (
    r"(?:(?:cit(?:y|ies)|town|village|state|province|republic|county|region|district|port|island|commonwealth|community|"
    r"suburb|outskirts)\s+of\s+)"
)
_LEADING: Final = re.compile(rf"^(?:{_PART}|{_OF})+(?=\S)", re.IGNORECASE)
# The same in small letters, where they cannot be part of a name: "south Lebanon" is not South Lebanon, Ohio.
_SMALL_LEADING: Final = re.compile(rf"^(?:{_PART}|{_OF}|(?:an?|this|that|same|whole|entire)\s+)+")
_LEADING_OF: Final = re.compile(rf"^(?:the\s+)?{_OF}", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’`]s?$")
# Words after a name that only say what kind of place it is.
_TRAILING: Final = re.compile(
    r"\s+(?:city|town|township|twp\.?|village|county|counties|parish|province|provinces|region|state|district|area|"
    r"governorate|oblast|prefecture|municipality|borough|metro area|republic|territory|peninsula|island|islands)$",
    re.IGNORECASE,
)
# What may stand between a place and the place it lies in, and back to front ("Syria's Aleppo").
_COMMA: Final = re.compile(r"\s*(?:,\s*|\()(?:in\s+)?(?:the\s+)?")
_IN: Final = re.compile(
    rf"\s*,?\s+(?:in|of)\s+(?:the\s+(?:u\.?s\.?\s+)?)?{_PART}?{_OF}?(?:state\s+of\s+)?", re.IGNORECASE
)
_OWNER: Final = re.compile(rf"['’]s?\s+{_PART}*{_OF}?$", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:of|and|[A-ZÀ-Ý][\w.'’-]*)){0,3}")

_LIST_BEFORE: Final = re.compile(r"(?:[A-Z][\w.]*,|[A-Z][\w.]*,? and)\s+$")
_LIST_AFTER: Final = re.compile(r"\W{0,4}(?:,?\s+and\s+|,\s+)[A-Z]")

_HOLDERS: Final = frozenset({Feature.COUNTRY, Feature.ADMIN1, Feature.ADMIN2, Feature.FORMER, Feature.REGION})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a toponym may mean, and how its name belongs to it."""

    index: int
    kind: NameKind


def variants(surface: str) -> Iterator[str]:
    """Give the names to look a toponym up by, the exact words first, folded."""
    given = _POSSESSIVE.sub("", surface.strip(' \n\t,;:()[]"“”'))
    text = _SMALL_LEADING.sub("", given)
    if text != given and text.islower():
        return  # "the same province" holds no name
    yield fold(text)
    head = text.split(",")[0]
    bare = _LEADING_OF.sub("", head)
    yield fold(head)
    yield fold(bare)
    bare = _LEADING.sub("", bare)
    yield fold(bare)
    yield fold(_TRAILING.sub("", bare))
    if "-" in bare:  # "Deir-al-Zor" is covered by folding; "Kitchener-Waterloo" is two places: the first is taken
        yield fold(bare.split("-")[0])


@lru_cache(maxsize=8_192)
def candidates(surface: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find what a toponym may mean; empty where no form of its words is in the gazetteer."""
    seen: set[str] = set()
    for name in variants(surface):
        if len(name) < 2 or name in seen:
            continue
        seen.add(name)
        found = gazetteer.lookup_folded(name)
        if found:
            return tuple(Candidate(index, kind) for index, kind in found)
    return ()


def holders(surface: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find the countries, divisions and regions that a name may mean: what may hold another place."""
    return tuple(
        candidate
        for candidate in candidates(surface, gazetteer)
        if Feature(int(gazetteer.feature[candidate.index])) in _HOLDERS and candidate.kind is not NameKind.DEMONYM
    )


def levels(surface: str, gazetteer: Gazetteer) -> frozenset[Feature]:
    """Give the levels that a name has by its own right: country, first division."""
    return frozenset(
        Feature(int(gazetteer.feature[candidate.index]))
        for candidate in candidates(surface, gazetteer)
        if candidate.kind in (NameKind.MAIN, NameKind.ALIAS)
        and int(gazetteer.feature[candidate.index]) in (Feature.COUNTRY, Feature.ADMIN1)
    )


def container_of(text: str, span: Span, spans: Sequence[Span], gazetteer: Gazetteer) -> str | None:
    """Give the words of the place that is written as holding this one: "Paris, Texas", "Syria's Aleppo".

    `spans` are the toponyms of the text in any order; a name after a comma needs not be one of them. None where nothing
    that can hold a place is written there, and for neighbours in a list: "Canada, Mexico", "Georgia, Texas and Ohio".
    """
    container = _written_container(text, span, spans, gazetteer)
    if container is None:
        return None
    shared = levels(text[span.start : span.end], gazetteer) & levels(container, gazetteer)
    if Feature.COUNTRY in shared or (shared and _in_list(text, span, len(container))):
        return None
    return container


def _in_list(text: str, span: Span, length: int) -> bool:
    """Tell whether a name stands in an enumeration: more names before it, or "and" or a comma after the next."""
    following = text[span.end : span.end + length + 12]
    return bool(_LIST_BEFORE.search(text, max(0, span.start - 40), span.start) or _LIST_AFTER.match(following, length))


def _written_container(text: str, span: Span, spans: Sequence[Span], gazetteer: Gazetteer) -> str | None:
    surface = text[span.start : span.end]
    if "," in surface:
        tail = surface.split(",", 1)[1].strip()
        if holders(tail, gazetteer):
            return tail
    following = {other.start: other for other in spans}
    for pattern in (_COMMA, _IN):
        gap = pattern.match(text, span.end)
        if gap is None:
            continue
        other = following.get(gap.end())
        if other is not None:
            name = text[other.start : other.end]
            return name if holders(name, gazetteer) else None
        if pattern is _COMMA:
            return _holder_at(text, gap.end(), gazetteer)
    before = _OWNER.search(text, max(0, span.start - 40), span.start)
    if before is not None:
        for other in spans:
            if before.start() in (other.end, other.end - 1) or other.end == before.end():
                name = text[other.start : other.end]
                return name if holders(name, gazetteer) else None
    return None


def _holder_at(text: str, start: int, gazetteer: Gazetteer) -> str | None:
    found = _NAME.match(text, start)
    if found is None:
        return None
    words = found.group().split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(",;'’")
        held = holders(name, gazetteer)
        if any(Feature(int(gazetteer.feature[c.index])) in (Feature.COUNTRY, Feature.ADMIN1) for c in held):
            return name
    return None
