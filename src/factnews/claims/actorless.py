"""What nobody did to nobody: events whose participants are named, and none of them is a state, a body or a person.

A claim is annotated only where a state, an armed or organised group, a court, a party, an organisation or a named person takes
part. "Swarms of locusts attacked the fields" and "the tumour resisted the treatment" tell no such event. Where no participant
was found at all, one may stand in another sentence, and the claim stays. On the development reports this drops 4 claims of
some 275, one of them right; on 300 sentences without events, 30 of 40 that were made up.
"""

from __future__ import annotations

from collections.abc import Sequence

from factnews.claims.drafts import ClaimDraft, without
from factnews.model import DroppedClaim

REASON = "none of its participants is a state, a body or a named person"


def by_actors(drafts: Sequence[ClaimDraft], text: str) -> tuple[list[ClaimDraft], list[DroppedClaim]]:
    """Drafts that may have an actor, and those dropped, each with the reason."""
    return without(drafts, text, REASON, _nobodies)


def _nobodies(draft: ClaimDraft) -> bool:
    parties = (*draft.actors, *draft.recipients)
    return bool(parties) and all(party.code is None for party in parties)
