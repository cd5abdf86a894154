"""Which cues of one report tell one event: a claim is one event, however often the report comes back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factnews.claims.drafts import ClaimDraft
from factnews.model import Participant, Status

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})


def merge_mentions(drafts: Sequence[ClaimDraft], lemmas: Sequence[str]) -> list[ClaimDraft]:
    """Join drafts of one event, in order of the text; the most explicit mention leads, the others go to `also`.

    `lemmas` are the lemmas of the drafts' trigger words.
    """
    kept: list[tuple[ClaimDraft, set[str]]] = []
    for draft, lemma in zip(drafts, lemmas, strict=True):
        for place, (other, stems) in enumerate(kept):
            if _same(draft, other, lemma, stems):
                first, second = sorted((other, draft), key=_explicitness, reverse=True)
                joined = replace(first, also=(*first.also, second.cue, *second.also), why=(*first.why, "same-event"))
                kept[place] = (joined, stems | {_stem(lemma)})
                break
        else:
            kept.append((draft, {_stem(lemma)}))
    return [draft for draft, _ in kept]


def _same(one: ClaimDraft, other: ClaimDraft, lemma: str, stems: set[str]) -> bool:
    if one.cue.event_class != other.cue.event_class:
        return False
    if one.cue.status != other.cue.status and not {one.cue.status, other.cue.status} <= _TOLD:
        return False
    if one.when and other.when and (one.when.last < other.when.first or other.when.last < one.when.first):
        return False
    parties = _codes(one.actors) | _codes(one.recipients), _codes(other.actors) | _codes(other.recipients)
    if _stem(lemma) in stems:
        return _compatible(_codes(one.actors), _codes(other.actors)) and _compatible(
            _codes(one.recipients), _codes(other.recipients)
        )
    return bool(parties[0]) and parties[0] == parties[1] and _same_object(one, other)


def _same_object(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Another word for the act needs the same thing acted on, or at least no other."""
    if one.object is None or other.object is None:
        return False
    return bool(_heads(one.object.text) & _heads(other.object.text))


def _heads(text: str) -> set[str]:
    return {word.strip(".,'’\"").lower()[:6] for word in text.split() if len(word) > 3}


def _codes(parties: Sequence[Participant]) -> frozenset[str]:
    return frozenset(p.code or p.text.lower() for p in parties)


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or a <= b or b <= a


def _stem(lemma: str) -> str:
    """A crude common stem of verb and noun ("visit", "meeting"/"meet", "agreement"/"agree")."""
    for ending in ("ment", "ings", "ing", "ation", "ions", "ion", "al", "s", "ed", "e"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _explicitness(draft: ClaimDraft) -> tuple[int, float, int]:
    named = sum(p.code is not None for p in (*draft.actors, *draft.recipients))
    return min(named, 2) + (draft.when is not None), draft.cue.confidence, -draft.cue.start
