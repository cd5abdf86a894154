"""Organisations that the codebook does not know: their codes, and the acronyms that a report introduces for them."""

from __future__ import annotations

import re

from factnews.codebooks.keys import key_of
from factnews.codebooks.names_of_bodies import short_name
from factnews.model import ActorCode

# What the first or last word of a body's name tells of its sector.
_WORDS = {
    "NGO": frozenset(
        [
            *("institute", "center", "centre", "foundation", "association", "council", "fund", "alliance", "society"),
            *("committee", "network", "project", "observatory", "federation", "league", "initiative", "forum", "trust"),
            *("coalition", "movement", "church", "mission", "watch"),
        ]
    ),
    "MED": frozenset(
        [
            *("news", "times", "post", "tribune", "herald", "journal", "gazette", "tv", "radio", "television"),
            *("magazine", "press", "daily", "agency"),
        ]
    ),
    "EDU": frozenset({"university", "college", "school", "academy"}),
    "BUS": frozenset(
        [
            *("inc", "corp", "corporation", "company", "co", "ltd", "llc", "bank", "group", "airlines", "airways"),
            *("motors", "industries", "holdings", "plc", "partners", "capital", "energy", "steel", "oil", "media"),
            *("technologies", "systems"),
        ]
    ),
}
_BRACKETED = re.compile(r"\(([A-Z][A-Z.&-]{1,9})\)")
_LONG_FORM = 110  # characters before the bracket in which the long form must lie
_SMALL = frozenset({"of", "the", "for", "and", "in", "to", "on", "de", "del"})


def acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a report introduces in brackets, with their long forms.

    >>> acronyms("The Union for Calm Rivers (UCR) said so.")
    {'UCR': 'Union for Calm Rivers'}
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match[1].replace(".", "")
        words = re.findall(r"[A-Za-z][\w’']*", text[max(0, match.start() - _LONG_FORM) : match.start()])
        for count in range(1, len(words) + 1):
            large = [w for w in words[-count:] if w.casefold() not in _SMALL]
            if len(large) > len(short) or not (words[-count][0].isupper() or words[-count].casefold() in _SMALL):
                break
            if "".join(w[0] for w in large).upper() == short and words[-count][0].isupper():
                found.setdefault(short, " ".join(words[-count:]))
    return found


def unknown_body(name: str, home: str | None, introduced: dict[str, str]) -> ActorCode | None:
    """Return a code for a body of no known state: `NGO:` or `ORG:` with a short name; media and schools are `home`'s."""
    key = key_of(name)
    words = key.split()
    short = next((a for a, long in introduced.items() if key_of(long) == key), None) or short_name(name)
    if not words or not short:
        return None
    sector = next((s for s, telling in _WORDS.items() if words[-1] in telling or words[0] in telling), None)
    if sector in {"MED", "EDU"}:
        return ActorCode(home, sector, name)
    if sector == "NGO":
        return ActorCode(f"NGO:{short}", "NGO", name)
    return ActorCode(f"ORG:{short}", sector, name)
