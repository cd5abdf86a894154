"""How alike two claims are: what of them is compared, the comparisons, and the weights that make one number of them.

A comparison looks at two claims and nothing else, so that a report that comes later changes nothing between them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from factnews.facts.words import Vector, acts_of, stem, weight_of, word_senses, word_weights, words_in, words_of
from factnews.model import ClaimInContext, EventClass, Participant, Status

Words = frozenset[str]

FEATURES = (
    "mode same", "mode differs",
    "actors same", "actors overlap", "actors apart", "recipients same", "recipients overlap", "recipients apart",
    "recipients on one side", "parties overlap", "swapped", "actor words", "recipient words", "party words",
    "trigger same", "trigger kin", "trigger told", "object words", "object told", "object on one side",
    "sentence words", "rare words", "new words", "lead words",
    "days same", "days overlap", "days apart", "far apart", "dated on one side", "published apart",
    "place same", "country differs", "status same", "status firm", "counts agree", "counts differ",
    "speaker same", "one report", "both early",
    "trigger and parties", "trigger and sentence", "object and trigger", "object and parties", "lead and trigger",
    "trigger and days", "trigger sense", "object sense", "sentence sense", "lead sense", "near words", "near sense",
    "sense of trigger and parties", "sense of trigger and near", "sense of trigger and lead", "trigger and near",
    "trigger kin only",
)  # fmt: skip
WEIGHTS = Path(__file__).with_name("weights.toml")

NEAR_DAYS = 1  # reports of one event differ by a day where their outlets' time zones do
UNDATED = 3  # days: what an undated claim tells is taken to be this near to its report's day
VAGUE = 14  # days: a longer interval is near to everything within it and says little
FIRM = frozenset({Status.HAPPENED, Status.ONGOING})
NEAR = 4  # words with a meaning, on either side of the trigger
EARLY = 4  # the first sentences of a report tell its news


@dataclass(frozen=True, slots=True)
class Side:
    """What of a claim is compared with another; words are stems, days ordinals."""

    id: str
    report: str
    kind: EventClass
    mode: str | None
    status: Status
    actors: frozenset[str]  # codes
    recipients: frozenset[str]
    actor_words: Words
    recipient_words: Words
    parties: frozenset[str]  # the codes of both
    party_words: Words
    trigger: Words
    acts: frozenset[int]
    thing: Words  # the words of the object
    around: Words  # the words of the sentence
    new: Words  # those of them that the lead does not have
    lead: Words  # of the headline and of the report's first words
    first: int | None
    last: int | None
    published: int | None
    country: str | None
    place: Words
    counts: tuple[tuple[str, int, int], ...]  # kind, least, most
    speakers: frozenset[str]
    early: bool
    near: Words  # the words next to the trigger
    senses: Vector = field(compare=False)  # the directions of trigger, object, sentence, lead and near words

    @property
    def coded(self) -> bool:
        """Whether an actor or a recipient of the claim is known by a code."""
        return bool(self.parties)


def side_of(told: ClaimInContext) -> Side:
    """What of a claim is compared."""
    claim = told.claim
    when, published = claim.when, told.published
    triggers = words_of(" ".join([claim.trigger.text, *(phrase.text for phrase in claim.also)]))
    thing = words_of(claim.object.text) if claim.object else frozenset()
    around, near, lead = words_of(told.sentence), _near(told), _lead(f"{told.title or ''} {told.lead}")
    mean = word_senses().mean
    return Side(
        id=claim.id,
        # A former version of a report is another report: what it told may be what the current one tells.
        report=claim.article_id if told.current else f"{claim.article_id}@{told.version}",
        kind=claim.event_class,
        mode=claim.mode,
        status=claim.status,
        actors=_codes(claim.actors),
        recipients=_codes(claim.recipients),
        actor_words=_names(claim.actors),
        recipient_words=_names(claim.recipients),
        parties=_codes((*claim.actors, *claim.recipients)),
        party_words=_names((*claim.actors, *claim.recipients)),
        trigger=triggers or frozenset(claim.trigger.text.casefold().split()),
        acts=acts_of(triggers),
        thing=thing,
        around=around,
        new=around - lead,
        lead=lead,
        first=when.first.toordinal() if when else None,
        last=max(when.first, when.last).toordinal() if when else None,
        published=published.toordinal() if published else None,
        country=claim.where.country if claim.where else None,
        place=words_of(claim.where.text) if claim.where else frozenset(),
        counts=tuple(sorted((c.kind, c.low, c.low * 10 if c.high is None else c.high) for c in claim.counts)),
        speakers=frozenset(link.speaker.code or link.speaker.text.casefold() for link in claim.attribution),
        early=claim.sentence < EARLY,
        near=near,
        senses=np.stack([mean(triggers), mean(thing), mean(around), mean(lead), mean(near)]),
    )


def _near(told: ClaimInContext) -> Words:
    before, trigger, after = told.sentence.partition(told.claim.trigger.text)
    return frozenset(map(stem, words_in(before)[-NEAR:] + words_in(after)[:NEAR])) if trigger else frozenset()


@lru_cache(maxsize=10_000)
def _lead(text: str) -> Words:
    return words_of(text)


def _codes(parties: Sequence[Participant]) -> frozenset[str]:
    return frozenset(who.code for who in parties if who.code is not None)


def _names(parties: Sequence[Participant]) -> Words:
    return words_of(" ".join(f"{who.text} {(who.code or '').partition(':')[2]}" for who in parties))


def compare(one: Side, other: Side) -> list[float]:
    """The comparisons of two claims, in the order of `FEATURES`; the same whichever comes first."""
    actors, recipients = _alike(one.actors, other.actors), _alike(one.recipients, other.recipients)
    parties = _alike(one.parties, other.parties)
    swapped = float(bool(one.actors and one.recipients) and one.actors != one.recipients
                    and one.actors == other.recipients and one.recipients == other.actors)  # fmt: skip
    actor_words, recipient_words = (
        _shared(one.actor_words, other.actor_words),
        _shared(one.recipient_words, other.recipient_words),
    )
    party_words = _shared(one.party_words, other.party_words)
    same_trigger = _shared(one.trigger, other.trigger)
    kin = float(not one.acts.isdisjoint(other.acts))
    told = max(_within(one.trigger, other.around), _within(other.trigger, one.around))
    thing, sentence = _shared(one.thing, other.thing), _shared(one.around, other.around)
    thing_told = max(_within(one.thing, other.around | other.trigger), _within(other.thing, one.around | one.trigger))
    common = one.around & other.around
    weight = word_weights()
    lead = _shared(one.lead, other.lead)
    act = max(same_trigger, 0.6 * kin)
    who = max(parties, party_words) if one.coded or other.coded else party_words
    overlap, apart, same_days, one_sided = _days(one, other)
    published = (
        0.0
        if one.published is None or other.published is None
        else min(1.0, math.log1p(abs(one.published - other.published)) / 6)
    )
    agree, differ = _counts(one, other)
    act_sense, thing_sense, sentence_sense, lead_sense, near_sense = np.einsum(
        "ij,ij->i", one.senses, other.senses
    ).tolist()
    near = _shared(one.near, other.near)
    return [
        float(one.mode is not None and one.mode == other.mode),
        float(one.mode is not None and other.mode is not None and one.mode != other.mode),
        float(actors == 1.0), actors, float(bool(one.actors and other.actors) and actors == 0.0),
        float(recipients == 1.0), recipients, float(bool(one.recipients and other.recipients) and recipients == 0.0),
        float(bool(one.recipients) != bool(other.recipients)), parties, swapped,
        actor_words, recipient_words, party_words,
        same_trigger, kin, told, thing, thing_told, float(bool(one.thing) != bool(other.thing)),
        sentence, min(1.0, weight.total(common) / 600), _shared(one.new, other.new), lead,
        same_days, overlap, apart, float(apart > 0.6), one_sided, published,
        float(bool(one.place) and (not one.place.isdisjoint(other.place))),
        float(one.country is not None and other.country is not None and one.country != other.country),
        float(one.status == other.status), float(one.status in FIRM and other.status in FIRM), agree, differ,
        float(not one.speakers.isdisjoint(other.speakers)), float(one.report == other.report),
        float(one.early and other.early),
        act * who, act * sentence, act * max(thing, thing_told), thing * who, lead * act, act * overlap,
        act_sense, thing_sense, sentence_sense, lead_sense, near, near_sense,
        act_sense * who, act_sense * near_sense, act_sense * lead_sense, act * near, float(kin and not same_trigger),
    ]  # fmt: skip


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared codes among all; 0 where one side has none."""
    both = one & other
    return len(both) / len(one | other) if both else 0.0


def _shared(one: Words, other: Words) -> float:
    """How much of the words of two sides, by how telling they are, they share: 0 to 1."""
    both = one & other
    if not both:
        return 0.0
    return 2 * word_weights().total(both) / (weight_of(one) + weight_of(other))


def _within(one: Words, other: Words) -> float:
    """How much of one side's words the other has."""
    both = one & other
    return word_weights().total(both) / weight_of(one) if both else 0.0


def _days(one: Side, other: Side) -> tuple[float, float, float, float]:
    """Overlap of two intervals (the vaguer, the less), distance between them, whether they are the same, one missing."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0, 0.0, 0.0, float((one.first is None) != (other.first is None))
    gap = max(one.first, other.first) - min(one.last, other.last)
    same = float((one.first, one.last) == (other.first, other.last))
    if gap > 0:
        return 0.0, min(1.0, math.log1p(gap) / 6), same, 0.0
    width = max(one.last - one.first, other.last - other.first)
    return 1 / (1 + width / VAGUE), 0.0, same, 0.0


def _counts(one: Side, other: Side) -> tuple[float, float]:
    mine = {kind: (low, high) for kind, low, high in one.counts}
    agree = differ = 0.0
    for kind, low, high in other.counts:
        if kind in mine:
            if low <= mine[kind][1] and mine[kind][0] <= high:
                agree = 1.0
            else:
                differ = 1.0
    return agree, differ


@dataclass(frozen=True, slots=True)
class Weights:
    """What a comparison counts, for claims whose parties are coded or for bare words, and from where on claims join."""

    bias: float
    by_feature: tuple[float, ...]
    link: float  # least score of a pair that is looked at again
    join: float  # least mean score of two groups that are joined
    rival: float  # what each unit counts by which another claim of the other's report is more like it

    def score(self, values: Sequence[float]) -> float:
        """Log odds that two claims tell one event, given their comparisons."""
        return self.bias + sum(map(float.__mul__, self.by_feature, values))


@cache
def shipped_weights(path: Path = WEIGHTS) -> dict[str, Weights]:
    """The fitted weights by what is compared: `coded` claims, or `bare` ones, of which no party has a code."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Weights(
            table["bias"],
            tuple(float(table["weights"].get(f, 0.0)) for f in FEATURES),
            table["link"],
            table["join"],
            table["rival"],
        )
        for name, table in tables.items()
    }


def weights_for(one: Side, other: Side) -> Weights:
    """The weights that two claims are compared with."""
    return shipped_weights()["coded" if one.coded or other.coded else "bare"]


def likeness(one: Side, other: Side) -> float:
    """Log odds that two claims tell one event; `-inf` where that is ruled out."""
    if not one.around or not other.around:
        return _wordless(one, other)
    return weights_for(one, other).score(compare(one, other))


def _wordless(one: Side, other: Side) -> float:
    """Where a claim comes without the words around it, all that is known must agree: parties, mode and days.

    Either side's parties may be some of the other's ("Rurik" and "Rurik and Grana"); an undated claim is near its report.
    """
    if one.report == other.report or (one.mode and other.mode and one.mode != other.mode):
        return -math.inf
    if not (_agree(one.actors, other.actors) and _agree(one.recipients, other.recipients) and one.coded):
        return -math.inf
    mine, theirs = _interval(one), _interval(other)
    if mine is None or theirs is None:
        return -math.inf
    vague = max(mine[1] - mine[0], theirs[1] - theirs[0]) > VAGUE
    if (vague and mine != theirs) or max(mine[0], theirs[0]) - min(mine[1], theirs[1]) > NEAR_DAYS:
        return -math.inf
    return 1.0 + float(not one.trigger.isdisjoint(other.trigger)) + float(one.mode == other.mode)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or (bool(one) and bool(other) and (one <= other or other <= one))


def _interval(side: Side) -> tuple[int, int] | None:
    if side.first is not None and side.last is not None:
        return side.first, side.last
    return None if side.published is None else (side.published - UNDATED, side.published + UNDATED)
