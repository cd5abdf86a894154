"""What a claim is while it is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factnews.model import Attribution, DroppedClaim, EventCue, Participant, Phrase, When, Where


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """An accepted event cue with its participants; `also` are other cues that tell the same event."""

    cue: EventCue
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    object: Phrase | None
    also: tuple[EventCue, ...] = ()
    when: When | None = None
    where: Where | None = None
    attribution: tuple[Attribution, ...] = ()
    why: tuple[str, ...] = ()


def dropped(cue: EventCue, text: str, reason: str) -> DroppedClaim:
    """A cue that becomes no claim, and why; `text` is its report's."""
    return DroppedClaim(cue.start, cue.end, text[cue.start : cue.end], cue.event_class, cue.confidence, reason)


def without(
    drafts: Iterable[ClaimDraft], text: str, reason: str, goes: Callable[[ClaimDraft], bool]
) -> tuple[list[ClaimDraft], list[DroppedClaim]]:
    """The drafts that stay, and those that go, each with the reason."""
    kept: list[ClaimDraft] = []
    gone: list[DroppedClaim] = []
    for draft in drafts:
        if goes(draft):
            gone.append(dropped(draft.cue, text, reason))
        else:
            kept.append(draft)
    return kept, gone
