"""When and where an event took place, from its own clause, else from what its report makes plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factnews.claims.drafts import ClaimDraft
from factnews.claims.links import links_of, overlap
from factnews.claims.people import civilians_as
from factnews.model import EventCue, Place, Sentence, Span, Status, TimeExpression, When, Where

_TOLD = frozenset({Status.HAPPENED, Status.NEGATED})
# Relations over which a time expression belongs to the governor's event.
_TIME_RELATIONS = frozenset(
    {"obl", "obl:tmod", "obl:unmarked", "nmod", "nmod:tmod", "nmod:unmarked", "advmod", "advcl", "dep"}
)
_BETWEEN = re.compile(r"\s*(?:,|–|—|-|and|or|to|till|until|through)\s*(?:in|on)?\s*")
_FAR_LINK = 0.7  # how sure the reader must be of a time in another sentence
_ACCOMPANYING = frozenset({"advcl", "acl", "conj"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "xcomp"})


def when_of(
    cue: EventCue,
    sentence: Sentence,
    dated: Sequence[When],
    *,
    published: date | None,
    lead: bool,
) -> tuple[When | None, str]:
    """The date of an event, and which rule found it.

    First the time expression that the reader links to it, then one that hangs from its word in the tree, then, for what
    happened in the lead, the report's day (annotation guidelines, `when`).
    """
    linked = _linked(cue, dated, sentence)
    if linked is not None:
        return linked, "when:link"
    inside = [w for w in dated if w.span and sentence.start <= w.span.start and w.span.end <= sentence.end]
    for when in inside:
        if when.span and _hangs_from(sentence, cue.token, when.span):
            return when, "when:tree"
    if lead and published is not None and cue.status in _TOLD and not inside:
        return When("", published, published, None), "when:lead"
    return None, ""


def _when(time: TimeExpression) -> When | None:
    if time.first is None or time.last is None:
        return None
    return When(time.text, time.first, time.last, Span(time.start, time.end))


def dated_stretches(times: Sequence[TimeExpression], text: str) -> list[When]:
    """The stretches of days that a report names, in its order.

    Neighbouring expressions that name one stretch are one: "in May or early June", "on Thursday and Friday".
    """
    joined: list[When] = []
    for when in (when for t in times if t.type != "SET" and (when := _when(t)) is not None):
        last = joined[-1] if joined else None
        if last and last.span and when.span and _BETWEEN.fullmatch(text[last.span.end : when.span.start]):
            span = Span(last.span.start, when.span.end)
            joined[-1] = When(text[span.start : span.end], min(last.first, when.first), max(last.last, when.last), span)
        else:
            joined.append(when)
    return joined


def _linked(cue: EventCue, dated: Sequence[When], sentence: Sentence) -> When | None:
    for link in links_of(cue, "when"):
        if link.confidence < _FAR_LINK and not sentence.start <= link.start < sentence.end:
            continue
        for when in dated:
            if when.span and overlap(when.span, link):
                return when
    return None


def _hangs_from(sentence: Sentence, event: int, time: Span) -> bool:
    """Whether a time expression depends on the event's word, or on the verb above it with no clause between them."""
    tokens = sentence.tokens
    inside = [k for k, t in enumerate(tokens) if overlap(time, t)]
    head = next((k for k in inside if tokens[k].head not in inside), None)
    if head is None or tokens[head].deprel not in _TIME_RELATIONS:
        return False
    governor = tokens[head].head
    node = event
    for _ in range(4):
        if governor == node:
            return True
        if node < 0 or tokens[node].deprel in _CLAUSES:
            return False
        node = tokens[node].head
    return False


def where_of(cue: EventCue, places: Sequence[Place], text: str) -> tuple[Where | None, str]:
    """The place of an event that the reader links to it, resolved."""
    for link in links_of(cue, "where"):
        for place in places:
            if overlap(place, link):
                start, end = min(place.start, link.start), max(place.end, link.end)
                where = Where(start, end, text[start:end], place.country, place.geonameid, place.lat, place.lon)
                return where, "where:link"
    return None, ""


def of_accompanying_acts(drafts: Sequence[ClaimDraft], sentences: Sequence[Sentence]) -> list[ClaimDraft]:
    """The drafts; what accompanies an act without a place of its own took place there, and to its people.

    "Troops shelled Odesa, [killing] three people": in Odesa, and the three are of whom the act was aimed at.
    """
    at = {(draft.cue.sentence, draft.cue.token): draft for draft in drafts}

    def completed(draft: ClaimDraft) -> ClaimDraft:
        token = sentences[draft.cue.sentence].tokens[draft.cue.token]
        act = at.get((draft.cue.sentence, token.head))
        if act is None or token.xpos != "VBG" or token.deprel.split(":")[0] not in _ACCOMPANYING:
            return draft
        acting = {party.code for party in draft.actors}
        aimed_at = next((p.code for p in act.recipients if p.code and p.code not in acting and ":" not in p.code), None)
        recipients = civilians_as(aimed_at, draft.recipients, draft.actors) if aimed_at else draft.recipients
        placed = draft.where is None and act.where is not None
        if not placed and recipients == draft.recipients:
            return draft
        where = act.where if placed else draft.where
        return replace(draft, where=where, recipients=recipients, why=(*draft.why, "of-act-above"))

    return [completed(draft) for draft in drafts]
