"""Who says so: the chain of sources of an event that is told inside somebody's words."""

from __future__ import annotations

from collections.abc import Sequence

from factnews.model import Attribution, EventCue, Manner, Statement


def chain_of(cue: EventCue, statements: Sequence[Statement], text: str) -> tuple[Attribution, ...]:
    """Speakers of the statements whose content holds the event, outermost first."""
    holding = []
    for statement in statements:
        if statement.speaker is None:
            continue
        if statement.cue is not None and statement.cue.start < cue.end and cue.start < statement.cue.end:
            continue
        for part in statement.content:
            if part.start <= cue.start and cue.end <= part.end:
                size = sum(s.end - s.start for s in statement.content)
                holding.append((size, statement, statement.speaker))
                break
    holding.sort(key=lambda held: -held[0])
    chain: list[Attribution] = []
    for _, statement, speaker in holding:
        manner = statement.manner
        if manner is Manner.MIXED:
            manner = Manner.DIRECT if _quoted(text, cue.start, statement) else Manner.INDIRECT
        if all(a.speaker.code != speaker.code or speaker.code is None for a in chain):
            chain.append(Attribution(speaker, manner))
    return tuple(chain)


def _quoted(text: str, position: int, statement: Statement) -> bool:
    """Whether a position stands inside quotation marks of its statement."""
    part = next(p for p in statement.content if p.start <= position < p.end)
    before = text[part.start : position]
    opened = before.count("“") + before.count("«") - before.count("”") - before.count("»")
    return opened > 0 or before.count('"') % 2 == 1
