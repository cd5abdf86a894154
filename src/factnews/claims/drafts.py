"""What a claim is while it is being made."""

from __future__ import annotations

from dataclasses import dataclass

from factnews.model import Attribution, EventCue, Participant, Phrase, When, Where


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
