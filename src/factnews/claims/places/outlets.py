"""Where an outlet is at home: local news names places near home without saying where they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factnews.claims.places.names import Candidate
from factnews.codebooks.gazetteer import Feature, Gazetteer, NameKind

# What newspapers and broadcasters call themselves beside the name of their place.
_PAPER_WORDS: Final = (
    "news newspaper newspapers times post herald tribune journal gazette daily weekly star sun press telegram telegraph register "
    "record reporter chronicle dispatch examiner express mail observer citizen courier enterprise free world globe mirror "
    "review sentinel standard leader ledger online today now online com net local tv radio fm media group the this my in "
    "independent beacon argus advertiser advocate bulletin echo eagle guardian inquirer intelligencer banner union "
    "patriot republic republican democrat insider monitor pioneer pilot live city county town "
    "evening morning sunday and"
).split()
_PAPER: Final = re.compile(rf"^(?:{'|'.join(sorted(set(_PAPER_WORDS), key=len, reverse=True))})*$")
_COUNTRY_ENDINGS: Final = re.compile(r"\.([a-z]{2})$")
# Two-letter endings that are sold to everybody, or that differ from the code of the country.
_SOLD: Final = frozenset("tv fm me io co ai ly to cc ws eu".split())
_ENDING_CODES: Final = {"uk": "GB", "su": "RU"}
_DOMAIN: Final = re.compile(r"^(?:[a-z]+://)?(?:www\d?\.|news\.|m\.)*([a-z0-9.-]+\.[a-z]{2,})(?:[/:].*)?$")
_SECOND_LEVEL: Final = frozenset("co com org net gov ac edu".split())


@lru_cache(maxsize=1_024)
def home_of(outlet: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find the places in which an outlet may be at home, from its name or web domain; empty where nothing tells.

    A domain gives the country of its ending and the town in its name ("cambridge-news.co.uk"); a name gives the town in it
    ("The Kansas City Star").
    """
    domain = _DOMAIN.match(outlet.strip().casefold())
    if domain is None:
        return _towns([word for word in re.split(r"[^\w.'’]+", outlet) if word], gazetteer)
    host = domain.group(1)
    ending = _COUNTRY_ENDINGS.search(host)
    country = None
    if ending is not None and ending.group(1) not in _SOLD:
        country = gazetteer.country_number(_ENDING_CODES.get(ending.group(1), ending.group(1)))
    labels = host.split(".")[:-1]
    if labels and labels[-1] in _SECOND_LEVEL and len(labels) > 1:
        labels = labels[:-1]
    found: list[Candidate] = []
    for label in labels:
        found += _in_label(label, gazetteer)
    if country is not None:
        inside = [c for c in found if int(gazetteer.country[c.index]) == country]
        return tuple(inside) or _country_entry(country, gazetteer)
    return tuple(dict.fromkeys(found))


def _country_entry(country: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    rows = ((gazetteer.country == country) & (gazetteer.feature == Feature.COUNTRY)).nonzero()[0]
    return tuple(Candidate(int(row), NameKind.MAIN) for row in rows[:1])


def _towns(words: list[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            phrase = words[start : start + length]
            if length == 1 and (len(phrase[0]) < 4 or _PAPER.match(phrase[0].casefold())):
                continue
            found = _usable(" ".join(phrase), gazetteer)
            if found:
                return found
    return ()


def _in_label(label: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find a place's name in a label of a domain, the rest of which must be words of papers ("lasvegas" + "sun")."""
    label = label[:63]  # no label is longer in a domain that exists
    if "-" in label:
        return _towns(label.split("-"), gazetteer)
    for length in range(len(label), 3, -1):
        for start in range(len(label) - length + 1):
            if not (_PAPER.match(label[:start]) and _PAPER.match(label[start + length :])):
                continue
            name = label[start : start + length]
            if _PAPER.match(name):
                continue
            found = _usable(name, gazetteer)
            splits = range(2, len(name) - 2) if not found else ()
            for cut in splits:
                found = found or _usable(f"{name[:cut]} {name[cut:]}", gazetteer)
            if found:
                return found
    return ()


def _usable(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    kinds = (NameKind.MAIN, NameKind.ALIAS)
    return tuple(Candidate(index, kind) for index, kind in gazetteer.lookup(name) if kind in kinds)[:12]
