"""All tables that leave FactNews, by name."""

from __future__ import annotations

from enum import StrEnum

from factnews.exports.acled import ACLED
from factnews.exports.actor_rows import ACTORS
from factnews.exports.claim_rows import CLAIMS
from factnews.exports.fact_rows import FACTS
from factnews.exports.gdelt2 import GDELT2
from factnews.exports.icews import CAMEO
from factnews.exports.month_rows import COUNTRY_MONTH, DYAD_MONTH
from factnews.exports.polecat import POLECAT
from factnews.exports.schema import Table


class Like(StrEnum):
    """Forms of other projects in which facts (or claims) can be written."""

    CAMEO = "cameo"
    GDELT2 = "gdelt2"
    POLECAT = "polecat"
    ACLED = "acled"
    PLOVER = "plover"
    ANNOTATIONS = "annotations"


OWN_TABLES: dict[str, Table] = {one.name: one for one in (CLAIMS, FACTS, ACTORS, DYAD_MONTH, COUNTRY_MONTH)}
LIKE_TABLES: dict[Like, Table] = {
    Like.CAMEO: CAMEO,
    Like.GDELT2: GDELT2,
    Like.POLECAT: POLECAT,
    Like.ACLED: ACLED,
}
"""The forms that are tables; the others are JSON."""
