"""What the codes of a claim stand for, in words."""

from __future__ import annotations

from factnews.model import Claim


def code_meanings(claim: Claim) -> list[tuple[str, str]]:
    """(code, meaning) of class, mode and CAMEO code, as the codebooks have them."""
    return []
