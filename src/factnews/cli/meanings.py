"""What the codes of a claim stand for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from factnews.codebooks import load
from factnews.model import Claim

SECTORS = {
    "GOV": "government",
    "MIL": "armed forces",
    "COP": "police",
    "LEG": "parliament",
    "JUD": "courts",
    "PTY": "party",
    "OPP": "opposition",
    "REB": "rebels",
    "CIV": "civilians",
    "MED": "news media",
    "BUS": "business",
    "EDU": "education",
    "IGO": "intergovernmental organisation",
    "NGO": "non-governmental organisation",
    "ELI": "former officials and their circle",
}
"""The sectors of actors, as GUIDELINES of the annotation and the codebooks use them."""
KINDS = {
    "IGO": "an intergovernmental organisation",
    "NGO": "a non-governmental organisation",
    "ORG": "an organisation of no country",
    "ARM": "an armed group",
    "PER": "a person who speaks for no state or body",
}


def code_meanings(claim: Claim) -> list[tuple[str, str]]:
    """(code, meaning) of class, mode, CAMEO code, actors, sectors and country of a claim, each once."""
    return list(dict(_meanings(claim)).items())


def _meanings(claim: Claim) -> Iterator[tuple[str, str]]:
    books = load()
    event_class = books.plover.classes[claim.event_class]
    scored = f" (PLOVER, {claim.quad}" + (f", score {claim.intensity:g})" if claim.intensity is not None else ")")
    yield claim.event_class.value, event_class.meaning.rstrip(".") + scored
    if claim.mode and claim.mode in event_class.modes:
        yield claim.mode, event_class.modes[claim.mode].meaning
    if claim.cameo and claim.cameo in books.cameo.codes:
        code = books.cameo.codes[claim.cameo]
        yield f"CAMEO {code.code}", f"{code.label} (Goldstein {code.goldstein:g})"
    people = [*claim.actors, *claim.recipients, *(link.speaker for link in claim.attribution)]
    codes = [person.code for person in people] + [claim.where.country if claim.where else None]
    for known in filter(None, codes):
        if known in books.countries:
            yield known, books.countries[known].name
        elif known.partition(":")[0] in KINDS:
            yield known, KINDS[known.partition(":")[0]]
    for sector in (person.sector for person in people):
        if sector in SECTORS:
            yield sector, SECTORS[sector]
