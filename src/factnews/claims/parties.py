"""Which of the words that the reader links to an event are its parties: by grammar, where grammar can tell."""

from __future__ import annotations

from collections.abc import Sequence

from factnews.claims.links import overlap
from factnews.model import EventClass, EventCue, RoleLink, Sentence

# Acts that several parties do together although no "and" joins them ("X met Y", "X agreed with Y to …").
_TOGETHER = frozenset(
    {EventClass.CONSULT, EventClass.AGREE, EventClass.COOPERATE, EventClass.SUPPORT, EventClass.ASSAULT}
)
# Over these relations a word belongs to the same list or name as its governor.
_OF_ONE_LIST = frozenset({"conj", "flat", "appos", "compound", "nmod:desc", "nmod:poss", "amod"})


def parties_of(
    cue: EventCue, sentence: Sentence, datelines: Sequence[Sentence], *, least: float
) -> tuple[list[RoleLink], list[RoleLink]]:
    """Links of actors and of recipients, in the order of the text.

    A dateline acts on nobody. The subject of a passive is acted upon ("The EU had been asked"). Beside a name, a pronoun of
    the same sentence repeats a party ("Mexico has said it will not …"). One party acts, or one list of them, unless the act
    is done together; and one party or list is acted upon. Where no link to an actor is sure, the likeliest one is taken:
    acts have actors more often than not, while many have no recipient.
    """
    sure = [link for link in cue.links if link.confidence >= least and not _in_dateline(link, datelines)]
    actors = [link for link in sure if link.role == "actor"]
    recipients = [link for link in sure if link.role == "recipient"]
    patient = _passive_subject(cue, sentence)
    if patient is not None:
        moved = [link for link in actors if overlap(link, sentence.tokens[patient])]
        actors = [link for link in actors if link not in moved]
        recipients += [link for link in moved if not any(overlap(link, other) for other in recipients)]
    recipients = [link for link in recipients if not any(overlap(link, other) for other in actors)]
    if cue.event_class not in _TOGETHER:
        actors = _one_list(actors, sentence)
    recipients = _one_list(recipients, sentence)
    if not actors:
        actors = _likeliest(cue, recipients, datelines)
    return sorted(actors, key=lambda link: link.start), sorted(recipients, key=lambda link: link.start)


def _likeliest(cue: EventCue, recipients: Sequence[RoleLink], datelines: Sequence[Sentence]) -> list[RoleLink]:
    free = [
        link
        for link in cue.links
        if link.role == "actor"
        and not any(overlap(link, other) for other in recipients)
        and not _in_dateline(link, datelines)
    ]
    return [max(free, key=lambda link: link.confidence)] if free else []


def _in_dateline(link: RoleLink, datelines: Sequence[Sentence]) -> bool:
    return any(dateline.start <= link.start < dateline.end for dateline in datelines)


def _passive_subject(cue: EventCue, sentence: Sentence) -> int | None:
    """The token that is the subject of the event's own passive verb."""
    for k, token in enumerate(sentence.tokens):
        if token.head == cue.token and token.deprel == "nsubj:pass":
            return k
    return None


def _one_list(links: Sequence[RoleLink], sentence: Sentence) -> list[RoleLink]:
    """The surest link with those that stand in one list with it; a name goes before a pronoun."""
    if len(links) < 2:
        return list(links)
    best = max(links, key=lambda link: (not _is_pronoun(link, sentence), link.confidence))
    tops = {_top(k, sentence) for k in _tokens(best, sentence)}
    return [link for link in links if link is best or tops & {_top(k, sentence) for k in _tokens(link, sentence)}]


def _is_pronoun(link: RoleLink, sentence: Sentence) -> bool:
    tokens = _tokens(link, sentence)
    return bool(tokens) and all(sentence.tokens[k].upos in ("PRON", "DET") for k in tokens)


def _tokens(link: RoleLink, sentence: Sentence) -> list[int]:
    return [k for k, token in enumerate(sentence.tokens) if overlap(link, token)]


def _top(k: int, sentence: Sentence) -> int:
    """The first member of the list or name that a word belongs to."""
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[k]
        if token.head < 0 or token.deprel not in _OF_ONE_LIST:
            return k
        k = token.head
    return k
