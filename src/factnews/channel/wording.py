"""Sentences that say a fact: composed from its codes and from the words of its most central claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from factnews.channel.names import SECTORS
from factnews.codebooks import load
from factnews.model import Claim, EventClass, Fact, Participant, Phrase, Standing, Status
from factnews.reading.lemmas import lemma_of

Naming = Callable[[str], str]
"""The name of the actor behind a code."""

LONGEST_TOLD = 90
"""Characters of a report's own words that a headline takes over; more reads like the report, not like a headline."""
LONGEST_CLAUSE = 60
LONGEST_NAME = 48
LONGEST_GAP = 28
"""Characters between a verb and what it is done to: "blew up the", "met on Tuesday with"."""

STATUS_WORDS = {
    Status.HAPPENED: "happened",
    Status.ONGOING: "going on",
    Status.PLANNED: "planned",
    Status.THREATENED: "threatened",
    Status.POSSIBLE: "possible",
    Status.NEGATED: "did not happen",
}
STANDING_MEANINGS = {
    Standing.ASSERTED: "One independent line of report says it in its own voice.",
    Standing.CORROBORATED: "Two or more independent lines of report say it in their own voice.",
    Standing.ATTRIBUTED: "No report says it in its own voice: each puts it into somebody's mouth.",
    Standing.DISPUTED: "Somebody denies it, or the reports contradict each other.",
    Standing.RETRACTED: "The reports that told it have taken it back.",
}
_PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs who whom whose which that this these those we us our i me my "
    "you your himself herself itself themselves one some many others both all another".split()
)
_OWNERS = frozenset("his her its their our my your whose".split())
_KEPT = frozenset("that all both one some many its their his her".split())  # a headline may hold these
_TAKES_ARTICLE = re.compile(
    r"^(?:United|Soviet|Central African|Czech|Dominican)\b|\b(?:Union|Republic|Kingdom|Federation|Islands|Emirates|"
    r"Organi[sz]ation|League|Court|Bank|Council|Community|Commonwealth|Fund|Quartet|Pact|Programme|agency|coalition|"
    r"tribunal|Committee|Group|Netherlands|Philippines|Bahamas|Maldives|Gambia|Vatican)\b"
)
_DETERMINERS = frozenset("the a an this these those his her its their our my no any every each".split())
_DANGLING = frozenset(
    "what which who whom whose how why where when whether of to by with for from on in at as and or".split()
)
_BEFORE_VERB = frozenset(
    "to will would has have had not never also may might could should can must did does do".split()
)
_BE = frozenset("is are was were be been being gets got".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SLOT = re.compile(r" ?\[([^\]]*)\]")
_TABLE = Path(__file__).parent / "data" / "phrases.tsv"
_CLAUSE_ENDS = re.compile(
    r"[.,;:!?“”\"\n()–—]| (?:when|while|as|after|before|because|since|until|which|who|whose|that|but|and|amid|despite) "
)
_CLOSERS = re.compile(r"[.;:!?“”\"\n()–—]|, (?:and|but|who|which|while|as|after) ")


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, str]]:
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {(event_class, mode): (verb, noun) for event_class, mode, verb, noun in lines}


def action_words(event_class: EventClass, mode: str | None) -> str:
    """What kind of event it is, in a word or two.

    >>> action_words(EventClass.ASSAULT, "heavy-weapons")
    'Shelling'
    """
    return _phrase(event_class, mode)[1]


def _phrase(event_class: EventClass, mode: str | None) -> tuple[str, str]:
    table = _phrases()
    return table.get((event_class.value, mode or ""), table[event_class.value, ""])


def headline(fact: Fact, naming: Naming, central: Claim | None = None, sentence: str = "", start: int = 0) -> str:
    """A sentence without a full stop that says a fact.

    `central` is the claim that says it best, `sentence` its sentence, which begins at `start` of its article. Where the
    sentence says who did what in that order, its words are kept; elsewhere the codes are put into words.
    """
    who = _named(fact.actors, central.actors if central else (), naming)
    whom = _named(fact.recipients, central.recipients if central else (), naming)
    if central is not None and who:
        told = _told(central, fact.status, sentence, start, plural=_is_plural(who))
        if told:
            doing = [name for name in who if name.rpartition(" ")[2] not in told] or who
            return _sentence_case(f"{_joined(doing)} {told}")
    verb, noun = _phrase(fact.event_class, fact.mode)
    if who and central is not None and not whom and (own := _own_verb(central, fact.status, sentence, start)):
        return _sentence_case(f"{_joined(who)} {_verb(own, fact.status, plural=_is_plural(who))}")
    if who:
        verb = _filled(verb, _joined(_others(whom, who, central)))
        return _sentence_case(f"{_joined(who)} {_inflected(verb, fact.status, plural=_is_plural(who))}")
    place = central.where.text if central and central.where and central.where.text[:1].isupper() else None
    if place and all(place in name for name in whom):
        words = f"{noun} in {place}"
    elif whom:
        words = f"{noun}: {_joined(whom)}"
    else:
        words = f"{noun} in {with_article(naming(fact.country))}" if fact.country else noun
    marker = {Status.HAPPENED: "", Status.ONGOING: ""}.get(fact.status, f" ({STATUS_WORDS[fact.status]})")
    return f"{words}{marker}"


def _others(whom: list[str], who: list[str], central: Claim | None) -> list[str]:
    """Whom it was done to, where that is not who did it: "Russia attacked its own civilians", not "attacked Russia"."""
    others = [name for name in whom if name not in who]
    if others or not whom or central is None:
        return others
    own = {SECTORS.get(part.sector or "") for part in central.actors}
    sectors = dict.fromkeys(SECTORS.get(part.sector or "") for part in central.recipients)
    return [f"its own {sector}" for sector in sectors if sector and sector not in own][:1]


def _named(codes: Sequence[str], participants: Sequence[Participant], naming: Naming) -> list[str]:
    """How to call those who take part: as the report calls them where that can stand alone, else by their codes."""
    named = {part.code: _as_told(part) for part in reversed(participants) if part.code}
    names = [named.get(code) or with_article(naming(code)) for code in codes[:3]]
    if len(codes) > 3:
        names = [*names[:2], f"{len(codes) - 2} others"]
    if not codes:
        names = [told for part in participants[:2] if part.code is None and (told := _as_told(part))]
    return list(dict.fromkeys(names))


def _as_told(part: Participant) -> str | None:
    words = " ".join(part.text.split()).removesuffix("'s").removesuffix("’s")
    plain = words.removeprefix("the ").removeprefix("The ")
    found = _WORD.findall(plain)
    if (
        not found
        or plain.lower() in _DETERMINERS
        or len(words) > LONGEST_NAME
        or any(word.lower() in _PRONOUNS for word in found)
    ):
        return None
    if not any(word[0].isupper() for word in found):
        return None  # "the army": whose, only the code says
    if plain in _adjectives() or plain.rpartition(" ")[2] in _adjectives():
        return None  # "the Soviet": of what, only the text says
    return words


@cache
def _adjectives() -> frozenset[str]:
    listed = (country.adjective or "" for country in load().countries.values())
    return frozenset(word for words in listed for word in re.findall(r"[A-Z]\w+", words)) | {"Soviet"}


def with_article(name: str) -> str:
    """A name as it stands in a sentence.

    >>> with_article("United States"), with_article("North Korea")
    ('the United States', 'North Korea')
    """
    return f"the {name}" if _TAKES_ARTICLE.search(name) and not name.lower().startswith(("the ", "an ", "a ")) else name


def _is_plural(names: Sequence[str]) -> bool:
    """Whether a verb after these names is in the plural: "police officers are", "Russia is"."""
    if len(names) != 1:
        return True
    head = re.split(r" (?:of|in|from|at|for|on|loyal) ", names[0])[0].rpartition(" ")[2]
    return head.islower() and (
        (head.endswith("s") and not head.endswith("ss")) or head in {"police", "people", "women", "men"}
    )


def _told(  # noqa: PLR0911  each return is a reason to leave the report's own words
    claim: Claim, status: Status, sentence: str, start: int, *, plural: bool
) -> str | None:
    """The report's words from the verb to what it is done to, with the verb in the form that the status asks for."""
    begin, end = claim.trigger.start - start, claim.trigger.end - start
    if status is not claim.status or not 0 <= begin < end <= len(sentence):
        return None
    word, *particles = sentence[begin:end].split()
    before = _WORD.findall(sentence[:begin].lower())[-2:]
    if not _is_verb(word, before, touches=_touches(claim)):
        return None
    lemma = " ".join([lemma_of(word, "VERB"), *particles])
    passive = bool(before and (before[-1] in _BE) and not word.lower().endswith("ing"))
    patients: list[Phrase | Participant] = [*([claim.object] if claim.object else []), *claim.recipients]
    if passive:
        patient = next((p for p in patients if p.end <= claim.trigger.start and _standing_alone(p.text)), None)
        return None if patient is None else f"{_verb(lemma, status, plural=plural)} {_short(patient.text)}"
    ends = [p.end - start for p in patients if claim.trigger.end <= p.start <= claim.trigger.end + LONGEST_GAP]
    if not ends:
        return _clause(lemma, claim, status, sentence[end:], plural=plural)
    if sentence[end:].lstrip().startswith("that "):  # the whole clause or nothing of it
        ends = [closer.start() if (closer := _CLOSERS.search(sentence, end)) else len(sentence)]
    last = _word_end(sentence, max(ends))
    rest = " ".join(sentence[end:last].split()) if last <= len(sentence) else ""
    if not rest or len(rest) > LONGEST_TOLD or _CLOSERS.search(rest) or _points_outside(rest) or _breaks_off(rest):
        return None
    if sentence[last:].startswith((" and ", " or ")):
        return None  # the words break off inside a list
    return f"{_verb(lemma, status, plural=plural)} {rest}"


def _own_verb(claim: Claim, status: Status, sentence: str, start: int) -> str | None:
    """The report's own verb, where it stands for itself: "denied" says more than "refused", which its kind would give."""
    begin, end = claim.trigger.start - start, claim.trigger.end - start
    word = sentence[begin:end] if status is claim.status and 0 <= begin < end <= len(sentence) else ""
    before = _WORD.findall(sentence[:begin].lower())[-2:] if word else []
    if not _touches(claim) or (before and before[-1] in _BE) or not _is_verb(word, before, touches=True):
        return None
    return lemma_of(word, "VERB")


def _clause(lemma: str, claim: Claim, status: Status, after: str, *, plural: bool) -> str | None:
    """The verb with the words behind it, where who did it stands right before it and the clause is short: "joined NATO"."""
    whole = after.lstrip().startswith("that ")  # the whole of what was denied or promised, or nothing of it
    ending = (_CLOSERS if whole else _CLAUSE_ENDS).search(after)
    rest = " ".join((after[: ending.start()] if ending else after).split())
    longest = LONGEST_TOLD if whole else LONGEST_CLAUSE
    if not _touches(claim) or not rest or len(rest) > longest or _points_outside(rest) or _breaks_off(rest):
        return None
    return f"{_verb(lemma, status, plural=plural)} {rest}"


def _touches(claim: Claim) -> bool:
    """Whether who did it stands right before the verb, and not as its owner: "Seoul warned", not "Seoul's warning"."""
    before = [part for part in claim.actors if 0 <= claim.trigger.start - part.end <= 2]
    return any(not part.text.endswith(("'s", "’s", "s’")) and part.text.lower() not in _OWNERS for part in before)


def _points_outside(rest: str) -> bool:
    """Whether words point at something that a headline does not name."""
    return any(word in _PRONOUNS - _KEPT for word in _WORD.findall(rest.lower()))


def _breaks_off(rest: str) -> bool:
    """Whether words end where no sentence does: "welcomed the", "rejected what"."""
    return rest.rpartition(" ")[2].lower() in _DETERMINERS | _DANGLING


def _word_end(sentence: str, at: int) -> int:
    """Where the word ends that a place lies in: a name may have been cut at its hyphen ("Moon Jae-" of "Jae-in")."""
    while (
        at < len(sentence) and at and sentence[at].isalpha() and (sentence[at - 1].isalpha() or sentence[at - 1] == "-")
    ):
        at += 1
    return at


def _standing_alone(text: str) -> bool:
    found = _WORD.findall(text.lower())
    return bool(found) and not any(word in _PRONOUNS for word in found) and len(text) <= LONGEST_TOLD


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words.replace("The ", "the ", 1) if words.startswith("The ") else words


def _is_verb(word: str, before: Sequence[str], *, touches: bool) -> bool:
    if not word.isalpha() or not word.islower() or (before and before[-1] in _DETERMINERS):
        return False
    readings = _readings(word)
    if "VERB" not in readings:
        return False
    if word.endswith("ing"):
        return bool(before and before[-1] in _BE)
    if readings <= {"VERB", "AUX", "ADJ"}:
        return True
    return touches or bool(before and before[-1] in _BEFORE_VERB | _BE)


def _readings(word: str) -> set[str]:
    lemma_of(word, "VERB")  # loads the dictionary the way that keeps spaCy out
    from lemminflect import getAllLemmas

    return set(getAllLemmas(word))


def _inflect(lemma: str, tag: str) -> str:
    lemma_of(lemma, "VERB")
    from lemminflect import getInflection

    head, _, particles = lemma.partition(" ")  # "blow up"
    found = getInflection(head, tag)
    return f"{found[0] if found else head} {particles}".rstrip()


def _verb(lemma: str, status: Status, *, plural: bool = False) -> str:
    match status:
        case Status.HAPPENED:
            return _inflect(lemma, "VBD")
        case Status.ONGOING:
            return f"{'are' if plural else 'is'} {_inflect(lemma, 'VBG')}"
        case Status.PLANNED:
            return f"{'plan' if plural else 'plans'} to {lemma}"
        case Status.THREATENED:
            return f"{'threaten' if plural else 'threatens'} to {lemma}"
        case Status.POSSIBLE:
            return f"may {lemma}"
        case Status.NEGATED:
            return f"did not {lemma}"


def _inflected(phrase: str, status: Status, *, plural: bool) -> str:
    head, _, rest = phrase.partition(" ")
    if status is Status.THREATENED and head == "threaten":
        status = Status.HAPPENED  # to threaten is what happened
    return f"{_verb(head, status, plural=plural)} {rest}".rstrip()


def _filled(phrase: str, whom: str) -> str:
    """A phrase with whom it was done to, or without where nobody is known.

    >>> _filled("hold talks[ with {whom}]", "Ruritania"), _filled("hold talks[ with {whom}]", "")
    ('hold talks with Ruritania', 'hold talks')
    """
    if whom:
        return _SLOT.sub(lambda found: " " + found[1].strip().replace("{whom}", whom), phrase)
    return _SLOT.sub("", phrase)


def _joined(names: Iterable[str]) -> str:
    listed = list(names)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def central_claim(claims: Iterable[Claim], fact: Fact) -> Claim | None:
    """The claim that says a fact best: with the fact's status, names for all who take part, an object, a high confidence."""

    def worth(claim: Claim) -> tuple[float, str]:
        points = claim.confidence
        points += 1.0 if claim.status is fact.status else 0.0
        points += 0.5 if any(_as_told(part) for part in claim.actors) else 0.0
        points += 0.3 if claim.object is not None or claim.recipients else 0.0
        points += 0.2 if not claim.attribution else 0.0
        return points, claim.id

    return max(claims, key=worth, default=None)
