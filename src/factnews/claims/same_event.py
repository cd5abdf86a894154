"""Which places of one report tell one event: a claim is one event, however often the report comes back to it.

Signs for and against (`told.signs`) are weighed by a logistic regression that was fitted on the annotated training reports
(`python -m training same-event`); a place joins the event with whose tellings it agrees best on average.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from factnews.claims.drafts import ClaimDraft
from factnews.claims.links import overlap
from factnews.claims.told import Told, signs, tell
from factnews.model import Participant, Reading

_WEIGHTS = Path(__file__).with_name("same_event.tsv")
BIAS = "bias"
# Log odds from which on a place joins an event. In five-fold cross-validation on the training reports F1 of events is flat
# between -1 and 0 (found F1 .793, .788, .778; unmerged .696).
LEAST = 0.0


@cache
def load_weights() -> Mapping[str, float]:
    """Weights of the signs, in log odds."""
    rows = (line.split("\t") for line in _WEIGHTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def merge_mentions(
    drafts: Iterable[ClaimDraft], reading: Reading, weights: Mapping[str, float] | None = None
) -> list[ClaimDraft]:
    """Join the drafts of one event; the most explicit one of its surest class leads, the others go to `also`.

    What the leading one leaves open (parties, place, object) is taken from the others, the most explicit first.
    """
    chosen = weights if weights is not None else load_weights()
    events: list[list[Told]] = []
    for told in (tell(draft, reading) for draft in sorted(drafts, key=lambda draft: draft.cue.start)):
        found = [(_log_odds(event, told, chosen), -n) for n, event in enumerate(events) if _may_be_one(event, told)]
        best, number = max(found, default=(LEAST, 0))
        if best > LEAST:
            events[-number].append(told)
        else:
            events.append([told])
    return [_joined([told.draft for told in event]) for event in events]


def _may_be_one(event: Sequence[Told], told: Told) -> bool:
    """A quick look: of events of other classes told by other words hardly any are one, and most pairs are such."""
    return any(
        one.stem == told.stem or one.draft.cue.event_class is told.draft.cue.event_class or one.context & told.context
        for one in event
    )


def _log_odds(event: Sequence[Told], told: Told, weights: Mapping[str, float]) -> float:
    """How likely a place tells an event, as the mean over the places that have told it."""
    sums = (weights[BIAS] + sum(weights.get(sign, 0.0) for sign in signs(other, told)) for other in event)
    return sum(sums) / len(event)


def _joined(drafts: Sequence[ClaimDraft]) -> ClaimDraft:
    if len(drafts) == 1:
        return drafts[0]
    sure: defaultdict[str, float] = defaultdict(float)
    for draft in drafts:
        sure[draft.cue.event_class.value] += draft.cue.confidence
    ranked = sorted(drafts, key=lambda draft: (sure[draft.cue.event_class.value], *_explicitness(draft)), reverse=True)
    ranked = [_without_itself(draft, drafts) for draft in ranked]
    lead = ranked[0]
    of_class = [draft for draft in ranked if draft.cue.event_class is lead.cue.event_class]
    actors = next((draft.actors for draft in of_class if draft.actors), ())
    acting = {party.code or party.text.casefold() for party in actors}
    recipients = (
        tuple(party for party in draft.recipients if (party.code or party.text.casefold()) not in acting)
        for draft in of_class
    )
    return replace(
        lead,
        actors=actors,
        # Where several act together, nobody is acted upon, whatever another place says of the losses.
        recipients=lead.recipients or (next(filter(None, recipients), ()) if len(actors) < 2 else ()),
        object=lead.object or next((draft.object for draft in of_class if draft.object), None),
        where=lead.where or next((draft.where for draft in of_class if draft.where), None),
        also=tuple(sorted((draft.cue for draft in ranked[1:]), key=lambda cue: cue.start)),
        why=(*lead.why, "same-event"),
    )


def _without_itself(draft: ClaimDraft, drafts: Sequence[ClaimDraft]) -> ClaimDraft:
    """The draft without parties whose words are the event's own: "A huge [explosion] tore through the port and killed 50"."""

    def others(parties: Sequence[Participant]) -> tuple[Participant, ...]:
        return tuple(party for party in parties if not any(overlap(party, other.cue) for other in drafts))

    return replace(draft, actors=others(draft.actors), recipients=others(draft.recipients))


def _explicitness(draft: ClaimDraft) -> tuple[int, float, int]:
    named = sum(party.code is not None for party in (*draft.actors, *draft.recipients))
    return min(named, 2) + (draft.when is not None), draft.cue.confidence, -draft.cue.start
