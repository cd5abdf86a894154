"""The filters of `facts` and `claims`, from words to what a store is asked."""

from __future__ import annotations

import re
from dataclasses import replace

from factnews.cli.days import parse_day
from factnews.cli.suggesting import choose, did_you_mean
from factnews.errors import InputError
from factnews.model import EventClass, Standing, Status
from factnews.store import ClaimFilter, FactFilter
from factnews.store.filters import of_facts

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


def fact_filter(wanted: ClaimFilter, standing: str | None) -> FactFilter:
    """The same, asked of facts, with their standing; "attributed" is short for "attributed only".

    >>> fact_filter(claim_filter(), "attributed").standing
    <Standing.ATTRIBUTED: 'attributed only'>
    """
    asked = of_facts(wanted)
    if standing is None:
        return asked
    words = Standing.ATTRIBUTED.value if standing.strip().lower() == "attributed" else standing.strip()
    return replace(asked, standing=Standing(choose("--standing", words, list(Standing))))


def _code(option: str, words: str | None) -> str | None:
    if words is None:
        return None
    code = words.strip().upper()
    if _CODE.fullmatch(code):
        return code
    return _country_named(
        option, words, "three letters for a state, as PRK, its name, or IGO:, NGO:, ORG:, ARM: or PER:"
    )


def _country(words: str | None) -> str | None:
    if words is None:
        return None
    code = words.strip().upper()
    return (
        code if _COUNTRY.fullmatch(code) else _country_named("--country", words, "three letters, as PRK, or its name")
    )


def _country_named(option: str, words: str, allowed: str) -> str:
    """The code of a country given by its name; the codebooks are loaded only for that."""
    from factnews.codebooks import load

    codes = {country.name.lower(): code for code, country in load().countries.items()}
    names = [country.name for country in load().countries.values()]
    if code := codes.get(words.strip().lower()):
        return code
    hint = did_you_mean(words.strip(), names)
    raise InputError(f"{option} {words!r} is not known{hint}; give {allowed}", reason="bad-code")
