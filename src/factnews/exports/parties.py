"""Who acts and who is acted upon, in the words and codes of other formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factnews.codebooks import load
from factnews.exports.countries import codes_of, country_name
from factnews.exports.told import ToldFact

SECTOR_WORDS = {
    "GOV": "Government",
    "MIL": "Military",
    "COP": "Police",
    "LEG": "Legislative / Parliamentary",
    "JUD": "Judicial",
    "PTY": "Parties",
    "OPP": "Opposition",
    "REB": "Rebels",
    "CIV": "Civilian",
    "MED": "Media",
    "BUS": "Business",
    "EDU": "Education",
    "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization (International)",
    "ELI": "Elite",
}
"""The sectors of PLOVER in ICEWS's manner of words."""
CAMEO_ROLES = {sector: sector for sector in SECTOR_WORDS} | {"CIV": "CVL"}
"""The sectors of PLOVER as CAMEO's role codes; CAMEO writes CVL for civilians."""
KINDS = {"IGO": "IGO", "NGO": "NGO", "ARM": "REB"}
"""What the first part of a code says of the sector where no report says more."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: the name behind the code, the words of the report, the state (ISO 3166 alpha-3), the sector."""

    code: str | None
    name: str | None
    words: str | None
    country: str | None
    sector: str | None
    sectors: tuple[str, ...]  # all that its claims give it, the most frequent first

    @property
    def cameo(self) -> str | None:
        """The code as CAMEO builds it: the state, then the role."""
        return (self.country or "") + (self.role or "") or None

    @property
    def role(self) -> str | None:
        """The role in CAMEO's code."""
        return CAMEO_ROLES.get(self.sector or "")

    @property
    def roles(self) -> tuple[str | None, str | None, str | None]:
        """The first role and up to two others that claims give."""
        others = [CAMEO_ROLES[one] for one in self.sectors if one != self.sector and one in CAMEO_ROLES]
        first, second, *_ = [*others, None, None]
        return self.role, first, second

    @property
    def country_name(self) -> str | None:
        """The state's English name."""
        return country_name(self.country)


NOBODY = Party(None, None, None, None, None, ())


def party(told: ToldFact, role: str) -> Party:
    """The one who acts (`actor`) or is acted upon (`recipient`), for formats with room for one."""
    part = told.party(role)
    if part is None:
        return NOBODY
    claimed = [
        other.sector
        for by in told.claims
        for other in (by.claim.actors if role == "actor" else by.claim.recipients)
        if other.code == part.code and other.sector
    ]
    kind = KINDS.get((part.code or "").partition(":")[0])
    sectors = tuple(sorted(set(claimed), key=lambda sector: (-claimed.count(sector), sector)))
    sector = part.sector or (sectors[0] if sectors else kind)
    state = part.code if codes_of(part.code) else None
    return Party(part.code, actor_name(part.code, part.text), part.text or None, state, sector, sectors or _one(sector))


def _one(sector: str | None) -> tuple[str, ...]:
    return (sector,) if sector else ()


@lru_cache(maxsize=20_000)
def actor_name(code: str | None, words: str = "") -> str | None:
    """The name behind a code; without one in the codebooks, the words of the report.

    >>> actor_name("PRK"), actor_name("PER:SMITH", "Ann Smith"), actor_name("PER:SMITH", "she"), actor_name(None)
    ('North Korea', 'Ann Smith', 'Smith', None)
    """
    if code is None:
        return words or None
    known = load().countries.get(code)
    if known is not None:
        return known.name
    bare = code.partition(":")[2].replace("-", " ")
    for row in load().actors.candidates(bare.lower()):
        if row.code == code:
            return bare if row.form == "A" else row.name
    last = bare.split(" ")[-1].lower()
    named = words[:1].isupper() and last in words.lower()
    return words if named else bare.title() or code
