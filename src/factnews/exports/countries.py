"""Codes of countries that other formats want: FIPS 10-4 of GDELT, the numbers of ISO 3166-1, regions as ACLED names them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from factnews.codebooks import load

_TABLE = Path(__file__).parent / "data" / "country_codes.tsv"


class CountryCodes(NamedTuple):
    """Codes of one country; empty where there is none. `numeric` has three digits, zeros kept."""

    iso3: str
    fips: str
    numeric: str
    region: str


@cache
def _codes() -> dict[str, CountryCodes]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {codes.iso3: codes for line in lines if line[:1] != "#" for codes in (CountryCodes(*line.split("\t")),)}


def codes_of(iso3: str | None) -> CountryCodes | None:
    """The codes of a country by its ISO 3166 alpha-3 code; None for what is none.

    >>> codes_of("AFG")
    CountryCodes(iso3='AFG', fips='AF', numeric='004', region='South Asia')
    """
    return _codes().get(iso3) if iso3 else None


def country_name(iso3: str | None) -> str | None:
    """The English name of a country by its ISO 3166 alpha-3 code; the code itself where it is unknown."""
    if not iso3:
        return None
    known = load().countries.get(iso3)
    return known.name if known else iso3
