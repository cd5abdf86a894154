"""How many were killed, injured, arrested or displaced, as the sentence of a claim has it.

Numbers are found by their words and tied to a word of harm by where the two stand ("killing at least 12 people", "40
people had been wounded", "left 82 dead", "a toll of 120"): parsers are at their weakest at numbers, and the places are
few. Which of a sentence's claims the harm belongs to is asked of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factnews.claims.number_words import Quantity, find_quantities
from factnews.model import Claim, Count, EventClass, Sentence, Token

# kind → lemmas: verbs and participles; nouns that take the number before them; what takes it before or after
_VERBS = {
    "killed": "kill slay murder massacre behead execute assassinate slaughter",
    "injured": "injure wound hurt maim",
    "arrested": "arrest detain jail imprison",
    "displaced": "displace evacuate uproot",
}
_INTRANSITIVE = {"killed": "die perish", "displaced": "flee"}
_STATES = {"killed": "dead", "injured": "wounded injured", "displaced": "homeless"}
_NOUNS = {"killed": "death fatality", "injured": "injury", "arrested": "arrest"}
_TOLL = "toll"
_HARM = {word: kind for table in (_VERBS, _INTRANSITIVE) for kind, words in table.items() for word in words.split()}
_INTRANSITIVE_WORDS = frozenset(" ".join(_INTRANSITIVE.values()).split())
_STATE = {word: kind for table in (_STATES, _NOUNS) for kind, words in table.items() for word in words.split()}
_PLURALS = {"deaths": "death", "fatalities": "fatality", "injuries": "injury", "arrests": "arrest"}

# Not persons: "killed two days later", "wounded 12 miles from the border".
_MEASURES = frozenset(
    "second minute hour day night week month year decade mile kilometer kilometre km metre meter yard percent percentage "
    "dollar euro pound ton tonne time o'clock am pm a.m. p.m. january february march april may june july august september "
    "october november december".split()
)
_BETWEEN = frozenset({"AUX", "ADV", "PART"})  # between people and what befell them: "had not yet been"
_WHO = frozenset({"who", "that", "were", "was", "been", "being", "be", "have", "had", "has", "are", "is", "all"})
_MORE = frozenset({"more", "other", "others", "another"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_LONGEST_PHRASE = 6  # words from a number to the end of its phrase: "12 off-duty members of the coast guard"
_FARTHEST_TOLL = 8  # words from "toll" to its number: "toll from the shelling of the harbour rose to 82"
_FARTHEST_CLAIM = 3  # steps in the tree from a word of harm to the word that names the event

# Whose acts do what: a number of other acts is not theirs, however near it stands.
_OF_CLASS = {
    EventClass.ASSAULT: frozenset({"killed", "injured", "displaced", "arrested"}),
    EventClass.COERCE: frozenset({"killed", "injured", "displaced", "arrested"}),
    EventClass.PROTEST: frozenset({"killed", "injured", "arrested"}),
    EventClass.RETREAT: frozenset({"displaced"}),
    EventClass.MOBILIZE: frozenset({"killed", "injured", "displaced"}),
}


@dataclass(frozen=True, slots=True)
class Harm:
    """A count and the word of harm (a token of its sentence) that it is tied to."""

    count: Count
    token: int


def with_counts(claims: Iterable[Claim], sentences: Sequence[Sentence], text: str) -> tuple[Claim, ...]:
    """The claims with the numbers of those whom their events harmed, in order.

    A number belongs to the claim whose words are nearest to the word of harm in the tree; where the two are one word
    ("killed 12"), also to the next nearest, of which that is the outcome ("shelled Zenda, killing 12").
    """
    known = list(claims)
    given: defaultdict[int, list[Count]] = defaultdict(list)
    triggers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # sentence → (token, claim)
    for number, claim in enumerate(known):
        for phrase in (claim.trigger, *claim.also):
            for index in _sentences_of(phrase.start, claim.sentence, sentences):
                token = _token_at(sentences[index], phrase.start)
                if token is not None:
                    triggers[index].append((token, number))
    for index, places in sorted(triggers.items()):
        for harm in find_harm(sentences[index], text):
            for number in _belongs_to(harm, places, known, sentences[index]):
                if harm.count not in given[number]:
                    given[number].append(harm.count)
    return tuple(
        replace(claim, counts=tuple(sorted(given[number], key=lambda count: (count.start, count.kind))))
        if number in given
        else claim
        for number, claim in enumerate(known)
    )


def _sentences_of(start: int, own: int, sentences: Sequence[Sentence]) -> list[int]:
    if 0 <= own < len(sentences) and sentences[own].start <= start < sentences[own].end:
        return [own]
    return [index for index, sentence in enumerate(sentences) if sentence.start <= start < sentence.end]


def _token_at(sentence: Sentence, start: int) -> int | None:
    return next((k for k, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)


def _belongs_to(
    harm: Harm, places: Sequence[tuple[int, int]], claims: Sequence[Claim], sentence: Sentence
) -> list[int]:
    distances: dict[int, int] = {}
    for token, number in places:
        kinds = _OF_CLASS.get(claims[number].event_class, frozenset())
        steps = _steps(sentence.tokens, harm.token, token)
        if harm.count.kind in kinds and steps <= _FARTHEST_CLAIM:
            distances[number] = min(steps, distances.get(number, steps))
    own = [number for number, steps in distances.items() if steps == 0]
    others = {number: steps for number, steps in distances.items() if steps > 0}
    nearest = min(others.values(), default=0)
    return sorted([*own, *(number for number, steps in others.items() if steps == nearest)])


def _steps(tokens: Sequence[Token], one: int, other: int) -> int:
    """How many edges of the tree lie between two words."""
    above = _chain(tokens, one)
    for steps, place in enumerate(_chain(tokens, other)):
        if place in above:
            return steps + above.index(place)
    return len(tokens)


def _chain(tokens: Sequence[Token], at: int) -> list[int]:
    """A word and those above it, up to the root."""
    chain: list[int] = []
    while 0 <= at < len(tokens) and at not in chain:
        chain.append(at)
        at = tokens[at].head
    return chain


def find_harm(sentence: Sentence, text: str) -> list[Harm]:
    """The numbers of harmed people in a sentence, in order: 12 soldiers and three civilians are 15 together."""
    tokens = sentence.tokens
    quantities = [q for q in find_quantities([token.text for token in tokens]) if not _measures(tokens, q)]
    ends = {q: _phrase_end(tokens, q) for q in quantities}
    tied: dict[Quantity, tuple[str, int]] = {}
    for q in quantities:  # "40 people had been killed", "82 dead", "12 deaths"
        tied_to = _behind(tokens, ends[q])
        if tied_to is not None:
            tied[q] = tied_to
    for q in quantities:  # "killing at least 12", "a toll of 120"
        tied_to = _ahead(tokens, q) if q not in tied else None
        if tied_to is not None:
            tied[q] = tied_to
    harm = []
    joined: set[Quantity] = set()
    for q in quantities:
        if q not in tied or q in joined:
            continue
        kind, token = tied[q]
        last, low, high = ends[q], q.low, q.high
        for other in quantities:  # "12 soldiers and three civilians"
            if other.first == last + 1 and _text(tokens, last) in ("and", ","):
                if tied.get(other, (kind, token)) != (kind, token):
                    break
                joined.add(other)
                last, low = ends[other], low + other.low
                high = None if high is None or other.high is None else high + other.high
        start, end = tokens[q.first].start, tokens[last - 1].end
        harm.append(Harm(Count(kind, low, high, start, end, text[start:end]), token))
    return harm


def _measures(tokens: Sequence[Token], q: Quantity) -> bool:
    """Whether a number counts no people: hours, miles, percent, an age, a year, a day of a month."""
    following = [_text(tokens, q.last), _text(tokens, q.last + 1)]
    if following[0] in ("-", "%", "°", "th", "st") or _text(tokens, q.first - 1) in ("$", "€", "£", "age", "aged"):
        return True
    if any(_lemma(tokens, q.last + k) in _MEASURES or following[k].rstrip("s") in _MEASURES for k in range(2)):
        return not (following[0] in ("people", "men", "women") or following[0] in _MORE)
    return _text(tokens, q.first - 1).rstrip(".") in _MEASURES or (
        q.low == q.high and 1900 <= q.low <= 2100 and _text(tokens, q.first - 1) in ("in", "since", "of", "until")
    )


def _phrase_end(tokens: Sequence[Token], q: Quantity) -> int:
    """Behind the last word of the phrase that a number opens: "12 members of the coast guard"."""
    end = q.last
    while end < min(len(tokens), q.last + _LONGEST_PHRASE):
        word, tag = _text(tokens, end), tokens[end].upos
        after_of = word == "of" or (word in ("the", "its", "their", "his") and _text(tokens, end - 1) == "of")
        if _harms(tokens, end) is not None or not (tag in _IN_PHRASE or word in _MORE or after_of):
            break
        end += 1
    while end > q.last and _text(tokens, end - 1) in ("of", "the", "its", "their", "his"):
        end -= 1
    return end


def _behind(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    """The word of harm that follows a number's phrase, with nothing but helping words between."""
    at = end
    while at < len(tokens) and (tokens[at].upos in _BETWEEN or _text(tokens, at) in _WHO):
        at += 1
    if at >= len(tokens):
        return None
    word, lemma = _text(tokens, at), _lemma(tokens, at)
    if word in _STATE or _PLURALS.get(word, "") in _STATE:
        kind = _STATE[word] if word in _STATE else _STATE[_PLURALS[word]]
        return kind, at
    kind_of_verb = _HARM.get(lemma)
    if kind_of_verb is None:
        return None
    passive = word.endswith(
        ("ed", "en", "n", "hurt", "ain")
    )  # "12 soldiers killing" acts; "12 soldiers killed" suffers
    # an object behind it says that those counted acted: "40 gunmen killed two men"
    acted = _opens_object(tokens, at + 1) and not any(
        _text(tokens, k) in ("were", "been", "was") for k in range(end, at)
    )
    if lemma in _INTRANSITIVE_WORDS or (passive and not acted):
        return kind_of_verb, at
    return None


def _opens_object(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].upos in ("DET", "NUM", "NOUN", "PROPN", "PRON")


def _ahead(tokens: Sequence[Token], q: Quantity) -> tuple[str, int] | None:
    """The word of harm that a number follows: "killing at least 12", "wounded another 40", "a toll of 120"."""
    at = q.first - 1
    while at >= 0 and (_text(tokens, at) in _MORE or tokens[at].upos == "ADV"):
        at -= 1
    if at >= 0:
        kind = _harms(tokens, at)
        if kind is not None and _lemma(tokens, at) not in _INTRANSITIVE_WORDS and tokens[at].upos != "NOUN":
            return kind, at
        if _text(tokens, at) in ("to", "at", "of", "past", "reached", "hit", "passed", "is", "was", "stands", "stood"):
            for before in range(at, max(-1, at - _FARTHEST_TOLL), -1):
                if _lemma(tokens, before) == _TOLL:
                    injured = _text(tokens, before - 1) in ("injury", "injured", "casualty")
                    return ("injured" if injured else "killed"), before
    return None


def _harms(tokens: Sequence[Token], at: int) -> str | None:
    if not 0 <= at < len(tokens):
        return None
    word = _text(tokens, at)
    return _STATE.get(word) or _STATE.get(_PLURALS.get(word, "")) or _HARM.get(_lemma(tokens, at))


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


def _lemma(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lemma.lower() if 0 <= at < len(tokens) else ""
