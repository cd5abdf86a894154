"""Short ways to hand-made readings: tests say only what they are about."""

from __future__ import annotations

from factnews.claims.drafts import ClaimDraft
from factnews.model import (
    Article,
    EventClass,
    EventCue,
    Manner,
    Participant,
    Phrase,
    RoleLink,
    Sentence,
    Span,
    Statement,
    Status,
    Token,
)

FAR = 100_000


def article(text: str, **known: object) -> Article:
    """An English article with nothing known but what is given."""
    empty = dict.fromkeys(("title", "published", "published_at", "publisher", "byline", "url", "fetched"))
    return Article(**{"id": "a", "text": text, "language": "en", "digest": "0", **empty, **known})  # type: ignore[arg-type]


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text (the nth time)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def cue(
    text: str,
    words: str,
    event_class: EventClass = EventClass.ASSAULT,
    *,
    nth: int = 0,
    confidence: float = 0.9,
    status: Status = Status.HAPPENED,
    sentence: int = 0,
    token: int = 0,
    links: tuple[tuple[str, str, float], ...] = (),
) -> EventCue:
    """A cue at some words; links are (role, words, confidence)."""
    at = span(text, words, nth)
    found = tuple(RoleLink(role, span(text, w).start, span(text, w).end, sure) for role, w, sure in links)
    return EventCue(sentence, token, at.start, at.end, event_class, confidence, status, 0.9, None, found)


def party(code: str | None, words: str = "somebody") -> Participant:
    """A participant whose place does not matter: far from all else."""
    return Participant(FAR, FAR + len(words), words, code, None)


def draft(event: EventCue, actors: str = "", recipients: str = "", thing: str | None = None) -> ClaimDraft:
    """A draft with participants by code, parted by spaces."""
    return ClaimDraft(
        event,
        tuple(party(c) for c in actors.split()),
        tuple(party(c) for c in recipients.split()),
        Phrase(0, len(thing), thing) if thing else None,
    )


def statement(
    text: str, speaker: str, said: str, *, words_of: str = "said", manner: Manner = Manner.INDIRECT
) -> Statement:
    """A statement with speaker code, content and cue words."""
    at, by = span(text, said), span(text, words_of)
    return Statement("s", "a", party(speaker), Phrase(by.start, by.end, words_of), (at,), manner, "test")


def sentence(words: str, heads: list[int], deprels: list[str], *, start: int = 0) -> Sentence:
    """A sentence of words parted by single spaces, with its tree."""
    tokens = []
    for word, head, deprel in zip(words.split(" "), heads, deprels, strict=True):
        tokens.append(Token(start, start + len(word), word, word.lower(), "X", "X", head, deprel))
        start += len(word) + 1
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), 0)
