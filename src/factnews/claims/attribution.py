"""Who says so: the chain of sources of an event that is told inside somebody's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factnews.claims.drafts import ClaimDraft
from factnews.model import Attribution, EventCue, Manner, Participant, Sentence, Statement

_ACCUSING = frozenset(
    {"accuse", "allege"}
)  # not "blame", "condemn": what they are about the report itself takes for given
_OF_ACCUSATION = frozenset({"advcl", "xcomp", "ccomp", "conj", "acl", "obl", "nmod", "obj"})


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


def with_accusers(drafts: Sequence[ClaimDraft], sentences: Sequence[Sentence]) -> list[ClaimDraft]:
    """The drafts, those that tell what somebody is accused of attributed to the accuser (guidelines, decision 5).

    "Peru accused Chile of shelling a village": the report says that Peru accused, and Peru says that Chile shelled.
    """
    accusers = {
        (draft.cue.sentence, draft.cue.token): draft.actors
        for draft in drafts
        if draft.actors and sentences[draft.cue.sentence].tokens[draft.cue.token].lemma.casefold() in _ACCUSING
    }
    return [draft if draft.attribution else _accused(draft, accusers, sentences) for draft in drafts]


def _accused(
    draft: ClaimDraft,
    accusers: Mapping[tuple[int, int], tuple[Participant, ...]],
    sentences: Sequence[Sentence],
) -> ClaimDraft:
    number, place = draft.cue.sentence, draft.cue.token
    tokens = sentences[number].tokens
    for _ in tokens:
        token = tokens[place]
        if token.head < 0 or token.deprel not in _OF_ACCUSATION:
            break
        place = token.head
        if (number, place) in accusers and token.deprel == "conj":
            break  # "accused … and asked": what the accuser does besides
        if (number, place) in accusers:
            chain = (Attribution(accusers[number, place][0], Manner.INDIRECT),)
            return replace(draft, attribution=chain, why=(*draft.why, "accused-of"))
    return draft
