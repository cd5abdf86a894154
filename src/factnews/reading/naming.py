"""Names in a sentence: those that the codebook knows, and people whom it does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factnews.codebooks import Codebooks
from factnews.codebooks.actors import PERSON_KINDS, STATE_KINDS, Found
from factnews.codebooks.keys import key_of
from factnews.model import Entity, Reading, Sentence
from factnews.reading.people import OFFICES, TITLES

_WINDOW = 10  # tokens given to the codebook at once; no name is longer
_NAME_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "peshmerga",
        "mujahedeen",
        "mujahideen",
        "pro",
        "ethnic",
        "nuclear",
        "international",
        "war",
    }
)
_NO_NAME_AT_START = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV"})
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_HYPHENED = re.compile(r"-[a-z]+")
_COMPASS = frozenset({"North", "South", "East", "West"})
_PLACE_WORDS = frozenset({"street", "avenue", "river", "county", "bridge", "airport", "park"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the codebook at tokens `first`..`last` of a sentence."""

    first: int
    last: int
    found: Found


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person whom the codebook does not know, at tokens `first`..`last`, and where its titles begin."""

    first: int
    last: int
    text: str
    titles: int


class NameFinder:
    """Finds names in the sentences of one article."""

    def __init__(self, reading: Reading, codebooks: Codebooks, on: date | None) -> None:
        self.reading = reading
        self.books = codebooks
        self.on = on
        self.text = reading.article.text
        people = [self._bare(e) for e in reading.entities if e.label == "PER"]
        self.people = sorted((e for e in people if e is not None), key=lambda e: e.start)
        self.entities = {e.start: e for e in reading.entities if e.label != "PER"} | {e.start: e for e in self.people}
        self.bodies = sorted((e for e in reading.entities if e.label == "ORG"), key=lambda e: e.start)
        self.full_names: dict[str, set[str]] = {}  # names of people of several words, by each of their words
        for entity in self.people:
            words = key_of(self.text[entity.start : entity.end]).split()
            if len(words) > 1:
                for word in words:
                    self.full_names.setdefault(word, set()).add(" ".join(words))

    def _bare(self, entity: Entity) -> Entity | None:
        """Return a person's name without the titles that a reader may take in; None where nothing else is left."""
        words = list(re.finditer(r"\S+", self.text[entity.start : entity.end]))
        titles = [k for k, word in enumerate(words) if self._is_title(word[0])]
        if titles and len(titles) == len(words):
            return None
        if words[-1][0].casefold() in OFFICES:
            return None  # "Health Minister": the name comes behind it, or does not come
        if words[-1][0] in _COMPASS or self._ends_in_state([word[0] for word in words]):
            return None
        before = [k for k in titles if k < len(words) - 1]
        words = words[before[-1] + 1 :] if before else words
        if not any(c.isalpha() for c in words[-1][0]):
            return None
        end = entity.end
        tail = _HYPHENED.match(self.text, end)  # "Jae" of "Jae-in"
        return Entity(entity.start + words[0].start(), tail.end() if tail else end, "PER")

    def _ends_in_state(self, words: list[str]) -> bool:
        """Say whether a reader takes a state or its people for a person ("Christian North Koreans")."""
        return any(
            row.kind == "adjective" or row.kind in STATE_KINDS
            for first in range(max(0, len(words) - 3), len(words) - 1)
            for row in self.books.actors.candidates(" ".join(words[first:]))
        )

    def _is_title(self, word: str) -> bool:
        if word.casefold().rstrip(".") in TITLES or self.books.agents.of_words([word]) is not None:
            return True
        return any(r.kind == "adjective" for r in self.books.actors.candidates(word))

    def known(self, sentence: Sentence) -> list[Named]:
        """Return the codebook's names in a sentence, the longest at each place, left to right."""
        tokens = sentence.tokens
        words = [t.text for t in tokens]
        shouted = _is_shouted(sentence)
        found: list[Named] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            starts = _may_begin_name(token.text, token.upos, at_start=index == 0)
            match = self.books.actors.match(words[index : index + _WINDOW], self.on) if starts else None
            if match is None or (shouted and token.upos != "PROPN"):
                index += 1
                continue
            taken = index + match.words - 1
            skip = self._belongs_elsewhere(sentence, index, taken, match)
            if skip is not None:
                index = skip
                continue
            found += self._twin(words, index, taken)
            found.append(Named(index, taken, match))
            index = taken + 1
        return found

    def _twin(self, words: list[str], first: int, last: int) -> list[Named]:
        """Return the first half of "North and South Korea" as a name of its own."""
        if first < 2 or last == first or words[first - 1] not in {"and", "or"} or words[first - 2] not in _COMPASS:
            return []
        twin = self.books.actors.match([words[first - 2], *words[first + 1 : last + 1]], self.on)
        return [Named(first - 2, first - 2, twin)] if twin is not None and twin.words > 1 else []

    def _belongs_elsewhere(self, sentence: Sentence, first: int, last: int, match: Found) -> int | None:
        """Return where to go on when the words are part of another name ("Jordan Hale", "Melania Trump"), else None."""
        tokens = sentence.tokens
        row = match.row
        if row.kind in STATE_KINDS and self._in_body_name(tokens[first].start, tokens[last].end):
            return last + 1
        if row.kind in STATE_KINDS and last + 1 < len(tokens) and tokens[last + 1].text.casefold() in _PLACE_WORDS:
            return last + 1
        until = self._person_end(sentence, first)
        if until > last and (row.kind not in PERSON_KINDS or row.form == "S"):
            return until + 1
        if row.form == "S" and (
            self._after_given_name(sentence, first) or self._namesake(tokens[first].text, row.name)
        ):
            return first + 1
        return None

    def _in_body_name(self, start: int, end: int) -> bool:
        """Say whether a state's word is part of a body's own name ("Syrian Institute for Peace", not "Syrian Army")."""
        for entity in self.bodies:
            if entity.start > start:
                break
            if entity.end > end:
                words = self.text[entity.start : entity.end].split()
                return len(words) > 2 and words[-1][:1].isupper() and not self.books.agents.of_words(words[-3:])
        return False

    def _person_end(self, sentence: Sentence, index: int) -> int:
        entity = self.entities.get(sentence.tokens[index].start)
        if entity is None or entity.label != "PER":
            return -1
        last = index
        while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].start < entity.end:
            last += 1
        return last

    def _namesake(self, surname: str, known: str) -> bool:
        """Say whether the report writes of somebody else of that surname, and never of the one whom the codebook knows."""
        full = self.full_names.get(key_of(surname), set())
        return (
            bool(full)
            and key_of(known) not in full
            and not any(self.books.actors.lookup(name, self.on) for name in full)
        )

    def _after_given_name(self, sentence: Sentence, index: int) -> bool:
        if index == 0:
            return False
        before, token = sentence.tokens[index - 1], sentence.tokens[index]
        if before.upos != "PROPN" or not before.text[:1].isupper() or before.text.casefold().rstrip(".") in TITLES:
            return False
        return any(e.start <= before.start and e.end >= token.end for e in self.people)

    def unknown_people(self, sentence: Sentence, known: list[Named]) -> list[PersonName]:
        """Return the people in a sentence whom the codebook does not know, with the tokens of their titles."""
        tokens = sentence.tokens
        taken = {i for n in known for i in range(n.first, n.last + 1)}
        found: list[PersonName] = []
        index = 0
        while index < len(tokens):
            last = self._person_at(sentence, index) if index not in taken else -1
            if last < index or any(i in taken for i in range(index, last + 1)):
                index += 1
                continue
            first = index
            while first < last and tokens[first].text.casefold().rstrip(".") in TITLES:
                first += 1
            text = self.text[tokens[first].start : tokens[last].end]
            found.append(PersonName(first, last, text, _titles_start(sentence, first)))
            index = last + 1
        return found

    def _person_at(self, sentence: Sentence, index: int) -> int:
        tokens = sentence.tokens
        token = tokens[index]
        if not token.text[:1].isupper() or token.upos not in {"PROPN", "NOUN", "ADJ", "X"}:
            return -1
        entity = self.entities.get(token.start)
        if entity is not None and entity.label == "PER" and token.text in _COMPASS and entity.end <= token.end:
            return -1  # "the North" is half of a country, whatever the reader takes it for
        if entity is not None and entity.label == "PER":
            last = index
            while last + 1 < len(tokens) and tokens[last + 1].start < entity.end:
                last += 1
            return last
        alone = entity is None or (entity.end == token.end and entity.label in {"ORG", "MISC", "LOC"})
        if alone and token.upos == "PROPN" and len(token.text) > 2 and key_of(token.text) in self.full_names:
            return index  # a part of a full name elsewhere in the report
        return -1


def _titles_start(sentence: Sentence, first: int) -> int:
    """Return where the titles before a name begin ("State Department security director Ann Lowe"); `first` if there are none."""
    tokens = sentence.tokens
    start = first
    while start > 0 and first - start < 8:
        before = tokens[start - 1]
        if before.upos not in _TITLE_TAGS and before.text not in {"of", "for", "-", "."}:
            break
        start -= 1
    return start


def _may_begin_name(text: str, upos: str, *, at_start: bool) -> bool:
    if text[:1].isupper():
        return not (at_start and upos in _NO_NAME_AT_START)
    return (text[:1].isdigit() and text[1:2].isalpha()) or text in _NAME_PARTICLES


def _is_shouted(sentence: Sentence) -> bool:
    letters = [c for t in sentence.tokens for c in t.text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
