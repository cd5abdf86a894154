"""The filters of `facts` and `claims`, from words to what a store is asked."""

from __future__ import annotations

import re

from factnews.cli.days import parse_day
from factnews.cli.suggesting import choose
from factnews.errors import InputError
from factnews.model import EventClass, Status
from factnews.store import ClaimFilter

_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NGO|ORG|ARM|PER):\S.*")
_COUNTRY = re.compile(r"[A-Z]{3}")


def claim_filter(
    *,
    actor: str | None = None,
    recipient: str | None = None,
    event_class: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    country: str | None = None,
    outlet: str | None = None,
    min_confidence: float | None = None,
    limit: int | None = None,
) -> ClaimFilter:
    """What a store is asked; InputError where an option says nothing that a store could hold.

    >>> claim_filter(actor="prk", event_class="assault").event_class
    <EventClass.ASSAULT: 'ASSAULT'>
    """
    first = parse_day(since, "--since") if since else None
    last = parse_day(until, "--until") if until else None
    if first and last and first > last:
        raise InputError(f"--since {first} is after --until {last}; give them in order", reason="bad-date")
    return ClaimFilter(
        actor=_code("--actor", actor),
        recipient=_code("--recipient", recipient),
        event_class=EventClass(choose("--class", event_class, list(EventClass))) if event_class else None,
        status=Status(choose("--status", status, list(Status))) if status else None,
        since=first,
        until=last,
        country=_country(country),
        outlet=outlet,
        min_confidence=min_confidence,
        limit=limit,
    )


def _code(option: str, words: str | None) -> str | None:
    if words is None:
        return None
    code = words.strip().upper()
    if not _CODE.fullmatch(code):
        raise InputError(
            f"{option} {words!r} is not an actor code; give three letters for a state, as PRK, "
            "or IGO:, NGO:, ORG:, ARM: or PER: and a name, as IGO:UN",
            reason="bad-code",
        )
    return code


def _country(words: str | None) -> str | None:
    if words is None:
        return None
    code = words.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise InputError(
            f"--country {words!r} is not a country; give three letters (ISO 3166), as PRK", reason="bad-code"
        )
    return code
