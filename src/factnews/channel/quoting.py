"""Words of reports on a page: the sentence of a claim in flat pieces, cut where quotation ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factnews.channel.views.parts import Piece, Quote
from factnews.model import Claim
from factnews.store.shelf import SentenceWords

LONGEST_QUOTE = 320
"""Characters up to which a sentence is quoted whole."""
AROUND = 90
"""Characters kept on each side of the words that made a claim, where its sentence is longer."""
TRIGGER = "trigger"


def claim_quote(claim: Claim, sentence: SentenceWords | None) -> Quote:
    """The sentence of a claim with the words that made it named by their roles; the trigger alone where it is not known.

    No piece holds another: where roles overlap, the trigger wins, then the shorter words.
    """
    if sentence is None or not sentence.start <= claim.trigger.start <= sentence.start + len(sentence.text):
        return Quote((Piece(claim.trigger.text, TRIGGER),), cut_before=True, cut_after=True)
    end = sentence.start + len(sentence.text)
    roles = [(s, e, role) for s, e, role in _roles(claim) if sentence.start <= s < e <= end]
    first, last = _window(sentence.start, end, roles, claim.trigger.start, sentence)
    pieces = flat_pieces(sentence.text[first - sentence.start : last - sentence.start], first, roles)
    return Quote(pieces, cut_before=first > sentence.start, cut_after=last < end)


def _roles(claim: Claim) -> Iterable[tuple[int, int, str]]:
    yield claim.trigger.start, claim.trigger.end, TRIGGER
    for actor in claim.actors:
        yield actor.start, actor.end, "actor"
    for recipient in claim.recipients:
        yield recipient.start, recipient.end, "recipient"
    if claim.object:
        yield claim.object.start, claim.object.end, "object"
    if claim.when and claim.when.span:
        yield claim.when.span.start, claim.when.span.end, "when"
    if claim.where:
        yield claim.where.start, claim.where.end, "where"


def _window(
    start: int, end: int, roles: Sequence[tuple[int, int, str]], centre: int, sentence: SentenceWords
) -> tuple[int, int]:
    if end - start <= LONGEST_QUOTE:
        return start, end
    first = min([role[0] for role in roles], default=centre)
    last = max([role[1] for role in roles], default=centre)
    if last - first > LONGEST_QUOTE:
        first, last = max(first, centre - LONGEST_QUOTE // 2), min(last, centre + LONGEST_QUOTE // 2)
    first, last = max(start, first - AROUND), min(end, last + AROUND)
    while first > start and not sentence.text[first - start - 1].isspace():
        first -= 1
    while last < end and not sentence.text[last - start].isspace():
        last += 1
    return first, last


def flat_pieces(text: str, start: int, roles: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """A text that begins at `start` of its article, cut so that each piece has one role at most.

    >>> [(p.text, p.role) for p in flat_pieces("Rain fell.", 0, [(0, 4, "actor"), (5, 9, "trigger")])]
    [('Rain', 'actor'), (' ', None), ('fell', 'trigger'), ('.', None)]
    """
    owner: list[str | None] = [None] * len(text)
    # painted from the longest to the shortest, the trigger last, so that what is finer stays to be seen
    for first, last, role in sorted(roles, key=lambda role: (role[2] == TRIGGER, role[0] - role[1])):
        for place in range(max(first - start, 0), min(last - start, len(text))):
            owner[place] = role
    pieces: list[Piece] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or owner[place] != owner[begin]:
            pieces.append(Piece(text[begin:place], owner[begin]))
            begin = place
    return tuple(pieces)
