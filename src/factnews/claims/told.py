"""What of a told event is compared with another told event of the same report, and the signs that they are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from factnews.claims.drafts import ClaimDraft
from factnews.model import Participant, Reading, Sentence, SentenceKind, Status

# So many first letters of a word are compared: "attacked" and "attacks" are the same without a table of forms.
_BEGINNING = 6
_WORD = re.compile(r"[A-Za-z]{3,}")
_EMPTY = frozenset("the and for its his her their that this with from".split())
_NEAR = 80  # code points to each side of a word that count as its context
_INDEFINITE = frozenset({"a", "an", "any", "some", "no"})
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
_ENDINGS = ("ment", "ings", "ing", "ation", "ions", "ion", "al", "s", "ed", "e")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one place of a report tells it, made ready to be compared."""

    draft: ClaimDraft
    stem: str
    is_noun: bool
    is_definite: bool  # "the attack", "Peru's attack": it may come back to something told before
    in_headline: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    things: frozenset[str]  # beginnings of the object's words
    context: frozenset[str]  # beginnings of the words around


def tell(draft: ClaimDraft, reading: Reading) -> Told:
    """Make a draft of a reading ready to be compared."""
    cue = draft.cue
    sentence = reading.sentences[cue.sentence]
    token = sentence.tokens[cue.token]
    is_noun = token.upos in ("NOUN", "PROPN")
    return Told(
        draft=draft,
        stem=stem_of(token.lemma.casefold()),
        is_noun=is_noun,
        is_definite=is_noun and _is_definite(cue.token, sentence),
        in_headline=sentence.kind is SentenceKind.HEADING or cue.sentence == 0,
        actors=_codes(draft.actors),
        recipients=_codes(draft.recipients),
        things=_words(draft.object.text) if draft.object else frozenset(),
        context=_words(
            reading.article.text[max(sentence.start, cue.start - _NEAR) : min(sentence.end, cue.end + _NEAR)]
        ),
    )


def signs(one: Told, other: Told) -> Iterator[str]:
    """The signs for and against two tellings being of one event; `other` stands later in the text.

    Each has a weight in `same_event.tsv`; a sign without one counts nothing.
    """
    first, second = one.draft.cue, other.draft.cue
    same_class = first.event_class == second.event_class
    same_stem = one.stem == other.stem
    classes = "/".join(sorted((first.event_class.value, second.event_class.value)))
    yield f"classes {'one' if same_class else classes}"
    if same_class:
        yield f"both {first.event_class.value}"
        yield f"actors of one class {_overlap(one.actors, other.actors)}"
    yield f"stem {_yes(same_stem)}, class {_yes(same_class)}"
    yield f"nouns {_yes(one.is_noun)} {_yes(other.is_noun)}"
    yield f"second definite {_yes(other.is_definite)}, stem {_yes(same_stem)}"
    yield f"actors {_overlap(one.actors, other.actors)}"
    yield f"recipients {_overlap(one.recipients, other.recipients)}"
    yield f"parties {_overlap(one.actors | one.recipients, other.actors | other.recipients)}"
    yield f"objects {_overlap(one.things, other.things)}"
    yield f"status {_statuses(first.status, second.status)}"
    yield f"days {_days(one.draft, other.draft)}"
    yield f"headline {_yes(one.in_headline != other.in_headline)}, class {_yes(same_class)}"
    yield f"sentences apart {_distance(second.sentence - first.sentence)}"
    yield f"modes {_equal(first.mode, second.mode)}"
    yield f"countries {_equal(_country(one.draft), _country(other.draft))}"
    shared = len(one.context & other.context) / max(1, min(len(one.context), len(other.context)))
    yield f"context {min(5, int(shared * 8))}"


def stem_of(lemma: str) -> str:
    """A crude common stem of verb and noun ("visit", "meeting"/"meet", "agreement"/"agree").

    >>> stem_of("agreement"), stem_of("agree")
    ('agree', 'agree')
    """
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _is_definite(noun: int, sentence: Sentence) -> bool:
    return any(
        token.head == noun and token.deprel in ("det", "nmod:poss") and token.text.casefold() not in _INDEFINITE
        for token in sentence.tokens
    )


def _codes(parties: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(p.code or p.text.casefold() for p in parties)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(text.casefold()) if word not in _EMPTY)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _overlap(one: Set[str], other: Set[str]) -> str:
    if not one or not other:
        return "none" if not one and not other else "one-sided"
    if one == other:
        return "equal"
    if one <= other or other <= one:
        return "within"
    return "crossing" if one & other else "apart"


def _equal(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return "unknown"
    return "equal" if one == other else "apart"


def _statuses(one: Status, other: Status) -> str:
    if one == other:
        return "equal"
    if {one, other} <= _TOLD:
        return "told"
    return "negated" if Status.NEGATED in (one, other) else "apart"


def _days(one: ClaimDraft, other: ClaimDraft) -> str:
    if one.when is None or other.when is None:
        return "unknown"
    if (one.when.first, one.when.last) == (other.when.first, other.when.last):
        return "equal"
    return "crossing" if one.when.first <= other.when.last and other.when.first <= one.when.last else "apart"


def _distance(sentences: int) -> str:
    return next((name for most, name in ((0, "0"), (1, "1"), (3, "2-3"), (8, "4-8")) if sentences <= most), "more")


def _country(draft: ClaimDraft) -> str | None:
    return draft.where.country if draft.where else None
