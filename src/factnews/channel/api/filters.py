"""The one table of filters: what the API, the search page and the OpenAPI document know of each.

A filter that is given empty, as a form sends it, is one that is not given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from factnews.channel.api.problems import BadRequestError, did_you_mean
from factnews.codebooks import load
from factnews.codebooks.names_of_bodies import KINDS
from factnews.model import EventClass, Standing, Status

DEFAULT_LIMIT: Final = 50
MOST: Final = 200
LONGEST: Final = 400
"""Characters of one value."""
STATE: Final = "state"

_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NGO|ORG|ARM|PER):\S.*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Kind(StrEnum):
    """What the value of a filter is."""

    CODE = "code"
    COUNTRY = "country"
    CHOICE = "choice"
    DAY = "day"
    WORDS = "words"
    SHARE = "share"
    NUMBER = "number"
    CURSOR = "cursor"


class Listing(StrEnum):
    """What the API lists."""

    FACTS = "facts"
    CLAIMS = "claims"
    STORIES = "stories"
    ACTORS = "actors"
    SEARCH = "search"


_EVENTS = (Listing.FACTS, Listing.CLAIMS, Listing.SEARCH)
_DATED = (*_EVENTS, Listing.STORIES)
_ALL = tuple(Listing)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name in an address, what it is, the lists that know it, what is allowed, and an example."""

    name: str
    kind: Kind
    lists: tuple[Listing, ...]
    meaning: str
    allowed: tuple[str, ...]
    example: str


_CODE_FORMS = ("three letters for a state, as PRK", "IGO:, NGO:, ORG:, ARM: or PER: and a name, as IGO:UN")
_DAYS = ("a day as YYYY-MM-DD",)

FILTERS: Final = (
    Filter("q", Kind.WORDS, (Listing.SEARCH,), "Words that must occur: in headlines, names, quotes and titles.",
           (f"words, at most {LONGEST} characters",), "border talks"),
    Filter("actor", Kind.CODE, _DATED, "Who did it; of a story, who takes part.", _CODE_FORMS, "PRK"),
    Filter("recipient", Kind.CODE, _EVENTS, "To whom it was done.", _CODE_FORMS, "KOR"),
    Filter("party", Kind.CODE, _EVENTS, "Who takes part, on either side.", _CODE_FORMS, "IGO:UN"),
    Filter("class", Kind.CHOICE, _EVENTS, "The PLOVER class of the event.",
           tuple(one.value for one in EventClass), "ASSAULT"),
    Filter("status", Kind.CHOICE, _EVENTS, "Whether, as reports have it, the event took place.",
           tuple(one.value for one in Status), "happened"),
    Filter("standing", Kind.CHOICE, _EVENTS, "What the fact rests on; of a claim, the standing of its fact.",
           tuple(one.value for one in Standing), "corroborated"),
    Filter("country", Kind.COUNTRY, _DATED, "Where it took place.", ("an ISO 3166 alpha-3 code, as PRK",), "PRK"),
    Filter("since", Kind.DAY, _DATED, "Nothing that ended before this day.", _DAYS, "2020-06-01"),
    Filter("until", Kind.DAY, _DATED, "Nothing that began after this day.", _DAYS, "2020-06-30"),
    Filter("outlet", Kind.WORDS, _DATED, "Who published it: the whole name, in any case.",
           (f"a name, at most {LONGEST} characters",), "The Strelsau Daily"),
    Filter("confidence", Kind.SHARE, _EVENTS, "Least confidence; of a fact, that of its surest claim.",
           ("a number from 0 to 1",), "0.5"),
    Filter("kind", Kind.CHOICE, (Listing.ACTORS,), "What the actor is, by the first part of its code.",
           (STATE, *KINDS), STATE),
    Filter("limit", Kind.NUMBER, _ALL, "How many to give at once.", (f"a whole number from 1 to {MOST}",), "50"),
    Filter("after", Kind.CURSOR, _ALL, "Where to go on: what the page before gave as `next`.",
           ("the `next` of the page before, unchanged",), ""),
)  # fmt: skip
"""All filters, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, checked; None where it does not say."""

    q: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    event_class: EventClass | None = None
    status: Status | None = None
    standing: Standing | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    confidence: float | None = None
    kind: str | None = None
    limit: int | None = None
    after: str | None = None

    def question(self) -> str:
        """All that decides which things are listed, in one line: a cursor holds only for the question it came from."""
        asked = (self.q, self.actor, self.recipient, self.party, self.event_class, self.status, self.standing)
        rest = (self.country, self.since, self.until, self.outlet, self.confidence, self.kind)
        return "|".join("" if value is None else str(value) for value in (*asked, *rest))


def filters_of(listing: Listing) -> tuple[Filter, ...]:
    """The filters that a list knows."""
    return tuple(one for one in FILTERS if listing in one.lists)


def parse(listing: Listing, given: Iterable[tuple[str, str]]) -> Asked:
    """What a request asks for; BadRequestError for a filter or value that is not allowed, saying what is.

    >>> parse(Listing.FACTS, [("class", "assault"), ("actor", "")]).event_class
    <EventClass.ASSAULT: 'ASSAULT'>
    """
    known = {one.name: one for one in filters_of(listing)}
    values: dict[str, str] = {}
    for name, value in given:
        if name not in known:
            raise BadRequestError(
                f"there is no filter {name[:60]!r} for {listing}",
                allowed=tuple(known),
                do=f"{did_you_mean(name, tuple(known))}leave it out, or take one of those allowed",
            )
        if name in values:
            raise BadRequestError(f"{name} is given more than once", allowed=known[name].allowed, do="give it once")
        values[name] = value.strip()
    read = {name: _read(known[name], value) for name, value in values.items() if value}
    since, until = read.get("since"), read.get("until")
    if isinstance(since, date) and isinstance(until, date) and since > until:
        raise BadRequestError(f"since {since} is after until {until}", allowed=_DAYS, do="give them in order")
    return _asked(read)


def _asked(read: Mapping[str, object]) -> Asked:
    return Asked(**{("event_class" if name == "class" else name): value for name, value in read.items()})  # type: ignore[arg-type]


def _read(one: Filter, value: str) -> object:
    if len(value) > LONGEST:
        raise _bad(one, value, "give fewer characters")
    return _READERS[one.kind](one, value)


def _bad(one: Filter, value: str, do: str) -> BadRequestError:
    return BadRequestError(f"{one.name} cannot be {value[:60]!r}", allowed=one.allowed, do=do)


def _code(one: Filter, value: str) -> str:
    code = value.upper()
    if _CODE.fullmatch(code):
        return code
    raise _bad(one, value, f"{_by_name(value)}write a code as in {one.example}, or look it up in /api/actors")


def _country(one: Filter, value: str) -> str:
    code = value.upper()
    if code in load().countries:
        return code
    raise _bad(one, value, f"{_by_name(value)}write a code as in {one.example}")


def _by_name(value: str) -> str:
    """A hint where a country is given by its name."""
    found = next((code for code, land in load().countries.items() if land.name.lower() == value.lower()), None)
    return f"did you mean {found}? " if found else ""


def _choice(one: Filter, value: str) -> object:
    plain = value.replace("-", " ").replace("_", " ").lower()
    kinds: dict[str, type[StrEnum]] = {"class": EventClass, "status": Status, "standing": Standing}
    for choice in one.allowed:
        if choice.lower() in (plain, value.lower()):
            return kinds[one.name](choice) if one.name in kinds else choice
    raise _bad(one, value, f"{did_you_mean(value, one.allowed)}take one of those allowed")


def _day(one: Filter, value: str) -> date:
    try:
        if _DAY.fullmatch(value):  # Python also takes 20200616 and 2020-W25-2
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _bad(one, value, f"write it as in {one.example}")


def _share(one: Filter, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if 0.0 <= number <= 1.0:
        return number
    raise _bad(one, value, f"write it as in {one.example}")


def _number(one: Filter, value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= 6 and 1 <= int(value) <= MOST:
        return int(value)
    raise _bad(one, value, f"write it as in {one.example}, and go on with after")


def _words(_: Filter, value: str) -> str:
    return value


_READERS: Mapping[Kind, Callable[[Filter, str], object]] = {
    Kind.CODE: _code,
    Kind.COUNTRY: _country,
    Kind.CHOICE: _choice,
    Kind.DAY: _day,
    Kind.SHARE: _share,
    Kind.NUMBER: _number,
    Kind.WORDS: _words,
    Kind.CURSOR: _words,
}


def names(listing: Listing) -> Sequence[str]:
    """The names of the filters that a list knows."""
    return [one.name for one in filters_of(listing)]
