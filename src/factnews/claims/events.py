"""Which of the proposed events become claims, and who takes part in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from factnews.claims.drafts import ClaimDraft, dropped
from factnews.claims.links import links_of, overlap
from factnews.claims.modes import told_mode
from factnews.claims.parties import parties_of, whole_phrase
from factnews.claims.people import civilians_as
from factnews.claims.settings import CodeSettings
from factnews.model import DroppedClaim, EventClass, EventCue, Participant, Phrase, RoleLink, Sentence, Span, Status

Describe = Callable[[Span], tuple[Participant, ...]]

# Acts that are pointed at somebody: where the reader links no recipient, it is whoever the object names ("rejected the U.S.
# demand", "tariffs on Mexico"). Found on development reports: who F1 +0.01; acts of giving and promising gain nothing by it.
_POINTED = frozenset(
    {
        EventClass.SUPPORT,
        EventClass.ACCUSE,
        EventClass.REJECT,
        EventClass.REQUEST,
        EventClass.THREATEN,
        EventClass.SANCTION,
    }
)
# Where somebody acts at home, no one is acted upon: "Kim said his country would stop", "a site in the country's north".
_OWN_COUNTRY = re.compile(r"\b(?:country|nation|homeland)\b", re.IGNORECASE)
# The mere act of saying is no event (guidelines): none of 1,928 annotated claims has such a trigger; "told" may be a request.
_PLAIN_SAYING = frozenset({"say", "says", "said", "saying"})
_UPON_PEOPLE = frozenset({EventClass.ASSAULT, EventClass.COERCE, EventClass.AID})
# Who is named for what was done to him did not do it ("survivors of the explosion").
_SUFFERERS = re.compile(r"\b(?:survivors?|victims?|wounded|injured|dead|hostages?|casualties|bodies)\b", re.IGNORECASE)
_ITSELF = frozenset({"it", "its", "itself"})
_OWNERS = frozenset("my our your his her its their".split())
_EACH_OTHER = frozenset({"each other", "one another"})  # whoever acts is acted upon too
_HARSH = frozenset({EventClass.SANCTION, EventClass.COERCE, EventClass.MOBILIZE})
_HALTING = frozenset(
    """suspend halt freeze stop pause cease close shut dismantle scrap shelve delay postpone defer suspension freeze halt pause
    closure shutdown moratorium postponement delay""".split()
)
_HOSTILE = re.compile(
    r"\b(?:tests?|testing|missiles?|nuclear|warheads?|tariffs?|sanctions?|duties|embargo|drills?|exercises|manoeuvres|maneuvers|"
    r"raids?|bombings?|bombardment|blockade|launch(?:es)?|shelling|offensive|military action)\b",
    re.IGNORECASE,
)
_VISITS = frozenset({"visit", "trip", "tour", "travel"})  # of CONSULT, what has a guest and a host
_DENYING = frozenset({"deny", "denial"})
_DENIED = frozenset({"ccomp", "obj", "xcomp", "acl", "nmod"})  # what is denied, below the verb or the noun
_TURNING = frozenset({"parataxis", "advcl"})  # relations over which a denial does not reach
_DEEP = 6  # words between a denial and what is denied
# Acts without a recipient: whom the reader takes for one acts too (guidelines, decision 1).
_ALL_ACT = frozenset({EventClass.COOPERATE})


def choose(cues: Sequence[EventCue], text: str, settings: CodeSettings) -> tuple[list[EventCue], list[DroppedClaim]]:
    """Cues that are sure enough, one for each run of neighbouring words; and those dropped, each with the reason."""
    kept: list[EventCue] = []
    gone: list[DroppedClaim] = []
    for cue in sorted(cues, key=lambda c: (c.start, c.end)):
        if text[cue.start : cue.end].casefold() in _PLAIN_SAYING:
            gone.append(dropped(cue, text, "a plain word of saying: a statement, not a claim"))
        elif cue.confidence < settings.least_confidence:
            gone.append(dropped(cue, text, f"confidence below {settings.least_confidence:g}"))
        elif kept and _touches(kept[-1], cue, text):
            weaker, stronger = sorted((kept[-1], cue), key=lambda c: c.confidence)
            kept[-1] = stronger
            gone.append(dropped(weaker, text, "part of the same expression"))
        else:
            kept.append(cue)
    return kept, gone


def _touches(one: EventCue, other: EventCue, text: str) -> bool:
    return (
        one.event_class == other.event_class and other.start - one.end <= 1 and not text[one.end : other.start].strip()
    )


def cast(
    cue: EventCue,
    sentence: Sentence,
    datelines: Sequence[Sentence],
    describe: Describe,
    *,
    text: str,
    settings: CodeSettings,
) -> ClaimDraft:
    """A draft with the participants that the reader links to the event, coded; `sentence` is the event's."""
    thing = _object(cue, text, settings)
    cue, rule = settle(cue, sentence.tokens[cue.token].lemma, thing.text if thing else "")
    if cue.event_class is not EventClass.ACCUSE and _is_denied(sentence, cue.token):
        cue, rule = replace(cue, status=Status.NEGATED), "denied"
    mode = told_mode(cue, sentence)
    if mode is not None and rule != "visit-word":
        cue = replace(cue, mode=mode)
    acting, acted_upon = parties_of(cue, sentence, datelines, least=settings.least_role)
    # "A huge [explosion] killed ten": the words of the event are no party to it
    acting, acted_upon = ([link for link in links if not overlap(link, cue)] for links in (acting, acted_upon))
    actors = [party for party in _parties(acting, sentence, describe) if not _owned_elsewhere(party, sentence)]
    if cue.event_class in _UPON_PEOPLE:
        actors = [party for party in actors if not _SUFFERERS.search(party.text)]
    # A state may well act upon its own people; but the same words are one party.
    recipients = [
        party
        for party in _parties(acted_upon, sentence, describe)
        if not any(overlap(party, other) for other in actors)
        and not (party.code is None and _is_thing(party, cue, acted_upon))
        and not (party.code in {p.code for p in actors} and _OWN_COUNTRY.search(party.text))
    ]
    if any(party.text.casefold() in _EACH_OTHER for party in recipients):
        recipients = list(actors)
    if cue.event_class in _ALL_ACT and actors and recipients:
        actors, recipients = [*actors, *recipients], []
    why = [f"event-head {cue.confidence:.2f}", f"status-head {cue.status_confidence:.2f}", *([rule] if rule else [])]
    why += ["mode-words"] if mode is not None else []
    if not recipients and cue.event_class in _POINTED:
        recipients = _named_by_object(cue, actors, describe, settings)
        why += ["recipient-in-object"] if recipients else []
    return ClaimDraft(
        cue=cue,
        actors=_distinct(actors),
        recipients=_distinct(recipients),
        object=thing,
        why=tuple(why),
    )


def _is_denied(sentence: Sentence, token: int) -> bool:
    """Whether an event stands in what somebody denies (guidelines, decision 5): "denied that it had shelled the town", "denied
    any part in the raid". A denied accusation was made all the same."""
    tokens = sentence.tokens
    for _ in range(_DEEP):
        head = tokens[token].head
        if head < 0:
            return False
        relation = tokens[token].deprel.split(":")[0]
        if tokens[head].lemma.casefold() in _DENYING:
            return relation in _DENIED
        if relation in _TURNING:
            return False
        token = head
    return False


def _owned_elsewhere(party: Participant, sentence: Sentence) -> bool:
    """Whether words for who acted are somebody's in another sentence: "[Their] wards were full. The blast broke windows."."""
    near = sentence.start <= party.start < sentence.end
    return not near and party.text.partition(" ")[0].casefold() in _OWNERS


def _is_thing(party: Participant, cue: EventCue, acted_upon: Sequence[RoleLink]) -> bool:
    """Whether words for nobody known are, for the reader, rather the object of the act ("tested [a second one]")."""
    sure = max((link.confidence for link in acted_upon if overlap(link, party)), default=1.0)
    return any(overlap(link, party) and link.confidence > sure for link in cue.links if link.role == "object")


def not_upon_itself(draft: ClaimDraft, is_whole: Callable[[str], bool]) -> ClaimDraft:
    """The draft without recipients that name the acting state or body itself ("Finland" where Helsinki acts).

    Whoever acts on his own people acts on a part of them that is named as such: protesters, a minister, a party. Of a body
    that is no state ("The leader of Hezbollah denied that his group …") the parts have no part of their own.
    `is_whole` says whether words name a whole state or body.
    """
    acting = {party.code for party in draft.actors}
    kept = tuple(
        party
        for party in draft.recipients
        if party.code not in acting
        or not (":" in (party.code or "") or party.text.casefold() in _ITSELF or is_whole(party.text))
    )
    return replace(draft, recipients=kept)


def with_people_of_the_place(draft: ClaimDraft) -> ClaimDraft:
    """The draft with people who suffer or are helped abroad coded by the place ("Russian forces … three people in Odesa")."""
    country = draft.where.country if draft.where else None
    if country is None or country in {p.code for p in draft.actors} or draft.cue.event_class not in _UPON_PEOPLE:
        return draft
    return replace(draft, recipients=civilians_as(country, draft.recipients, draft.actors))


def _parties(links: Sequence[RoleLink], sentence: Sentence, describe: Describe) -> list[Participant]:
    """Who the words of links stand for; of those whom nobody knows, the whole phrase is told."""
    found: list[Participant] = []
    for link in links:
        parties = describe(Span(link.start, link.end))
        if all(party.code is None for party in parties):
            whole = whole_phrase(link, sentence)
            parties = describe(Span(whole.start, whole.end))
        found += parties
    return found


def _named_by_object(
    cue: EventCue, actors: Sequence[Participant], describe: Describe, settings: CodeSettings
) -> list[Participant]:
    """Actors with a code that the object's words name, other than those who act; of the surest object that names any."""
    acting = {p.code for p in actors}
    for link in links_of(cue, "object", least=settings.least_role):
        named = [p for p in describe(Span(link.start, link.end)) if p.code is not None and p.code not in acting]
        if named:
            return named
    return []


def _distinct(parties: Sequence[Participant]) -> tuple[Participant, ...]:
    """One participant for each code (or, without a code, for each wording)."""
    return tuple({p.code or p.text.lower(): p for p in reversed(parties)}.values())[::-1]


def _object(cue: EventCue, text: str, settings: CodeSettings) -> Phrase | None:
    links = links_of(cue, "object", least=settings.least_role)
    return Phrase(links[0].start, links[0].end, text[links[0].start : links[0].end]) if links else None


def settle(cue: EventCue, lemma: str, thing: str = "") -> tuple[EventCue, str]:
    """Class and status brought into agreement with the guidelines, and the rule that did it.

    A meeting that is yet to come is an agreement to meet (decision 2: "the two leaders will meet on Friday" is AGREE,
    planned); a threat was made, whether or not it is carried out ("threatened to retaliate" is THREATEN, happened). Of 1,928
    annotated claims none is a planned CONSULT, and none a THREATEN that only may come. Who halts a hostile act of his own
    concedes (decision 3: "suspended its missile tests", "shelved the tariffs"), though "suspend" alone sounds like a sanction.
    `lemma` is the trigger's, `thing` are the object's words.
    """
    if cue.event_class is EventClass.CONSULT and cue.status is Status.PLANNED:
        return replace(cue, event_class=EventClass.AGREE, mode=None), "future-meeting"
    if cue.event_class is EventClass.THREATEN and cue.status not in (Status.HAPPENED, Status.ONGOING, Status.NEGATED):
        return replace(cue, status=Status.HAPPENED), "threat-was-made"
    if cue.event_class is EventClass.CONSULT and lemma.casefold() in _VISITS:
        return replace(cue, mode="visit"), "visit-word"
    if cue.event_class in _HARSH and lemma.casefold() in _HALTING and _HOSTILE.search(thing):
        return replace(cue, event_class=EventClass.CONCEDE, mode=None), "hostile-act-halted"
    return cue, ""
