"""Actors named in an article: names through the codebook, and names with agent words ("Egyptian police") by the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factnews.codebooks import Codebooks
from factnews.codebooks.actors import PERSON_KINDS, STATE_KINDS, Found
from factnews.codebooks.agents import OTHERS, Agent
from factnews.model import ActorCode, MentionKind, Reading, Sentence
from factnews.reading.phrases import NounPhrase, Tree

UNKNOWN = ActorCode(code=None, sector=None)


@dataclass(slots=True)
class Named:
    """A name of the codebook at tokens `first`..`last` of a sentence."""

    first: int
    last: int
    found: Found


@dataclass(slots=True)
class Draft:
    """A mention on its way: what is known of it before and after the report's own context is used."""

    sentence: int
    phrase: NounPhrase
    start: int
    end: int
    kind: MentionKind
    actor: ActorCode
    why: str
    words: str  # the core as written, without article
    agent: Agent | None = None
    person: bool = False
    plural: bool = False
    gender: str | None = None
    state: bool = False  # a state itself, not its people or bodies
    owner: int | None = None  # token of "his", "their" when the actor hangs on it
    name: str | None = None  # the proper name, for later mentions by a part of it
    members: tuple[ActorCode, ...] = field(default=())  # several actors at once ("the two sides")


class ActorFinder:
    """Finds the actors that can be told from the words alone."""

    def __init__(self, reading: Reading, codebooks: Codebooks, on: date | None) -> None:
        self.reading = reading
        self.books = codebooks
        self.on = on
        self.text = reading.article.text
        self.trees = [Tree(s) for s in reading.sentences]
        self.entities = {e.start: e for e in reading.entities}

    def names(self, number: int) -> list[Named]:
        """Return the codebook's names in a sentence, longest first at each place, left to right."""
        sentence = self.reading.sentences[number]
        tokens = sentence.tokens
        words = [t.text for t in tokens]
        shouting = _is_shouted(sentence)
        found: list[Named] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if not _may_begin_name(token.text, token.upos, at_start=index == 0) or (shouting and token.upos != "PROPN"):
                index += 1
                continue
            match = self.books.actors.match(words[index : index + 10], self.on)
            if match is None:
                index += 1
                continue
            if match.row.kind in STATE_KINDS and self._in_own_name(sentence, index, index + match.words - 1):
                index += match.words
                continue
            person_until = self._person_until(sentence, index)
            taken = index + match.words - 1
            if person_until > taken and match.row.kind not in PERSON_KINDS:
                index = person_until + 1  # "Jordan Hale" is no state
                continue
            if person_until > taken and match.row.form == "S":
                index = person_until + 1
                continue
            if match.row.form == "S" and self._other_given_name(sentence, index):
                index += 1
                continue
            found.append(Named(index, taken, match))
            index = taken + 1
        return found

    def _in_own_name(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether the word of a state is part of a body's own name ("American Iron and Steel Institute")."""
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        for entity in self.reading.entities:
            if entity.start > start:
                break
            if entity.end > end and entity.label == "ORG":
                words = self.text[entity.start : entity.end].split()
                return len(words) > 2 and words[-1][:1].isupper() and not self.books.agents.of_words(words[-1:])
        return False

    def _person_until(self, sentence: Sentence, index: int) -> int:
        entity = self.entities.get(sentence.tokens[index].start)
        if entity is None or entity.label != "PER":
            return -1
        last = index
        while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].start < entity.end:
            last += 1
        return last

    def _other_given_name(self, sentence: Sentence, index: int) -> bool:
        """Say whether a surname follows another given name ("Melania Trump")."""
        if index == 0:
            return False
        before = sentence.tokens[index - 1]
        return (
            before.upos == "PROPN"
            and before.text[:1].isupper()
            and before.text.casefold().rstrip(".") not in TITLES
            and any(e.start <= before.start and e.end >= sentence.tokens[index].end and e.label == "PER"
                    for e in self.reading.entities)
        )  # fmt: skip

    def drafts(self, number: int) -> list[Draft]:
        """Return the mentions of a sentence: all noun phrases that may stand for an actor, coded as far as words tell."""
        sentence, tree = self.reading.sentences[number], self.trees[number]
        names = self.names(number)
        found = [self._draft(number, sentence, tree, names, phrase) for phrase in tree.phrases()]
        return found + self._inner(number, sentence, names, found)

    # ------------------------------------------------------------------------------------------------- one phrase

    def _draft(self, number: int, sentence: Sentence, tree: Tree, names: Sequence[Named], phrase: NounPhrase) -> Draft:
        tokens = sentence.tokens
        head = tokens[phrase.head]
        first = phrase.first
        draft = Draft(
            sentence=number,
            phrase=phrase,
            start=tokens[first].start,
            end=tokens[phrase.end].end,
            kind=_kind(head.upos),
            actor=UNKNOWN,
            why="",
            words=self.text[tokens[first].start : tokens[phrase.last].end],
            plural=head.xpos in {"NNS", "NNPS"} or head.text.casefold() in {"they", "them", "their", "we", "us", "our"},
        )
        if draft.kind is MentionKind.PRONOUN:
            draft.gender = PRONOUN_GENDER.get(head.text.casefold())
            return draft
        own = [n for n in names if n.first <= phrase.last and n.last >= phrase.first]
        at_head = next((n for n in own if n.first <= phrase.head <= n.last), None)
        if at_head is None:  # a flat name may have its head first: "Rex Tillerson"
            at_head = next((n for n in own if phrase.head <= n.first <= phrase.last), None)
        agent = self.books.agents.of_words([t.text for t in tokens[max(first, phrase.head - 3) : phrase.head + 1]])
        draft.agent = agent
        if at_head is not None:
            self._name(draft, sentence, at_head)
            return draft
        entity = self._entity_over(sentence, phrase)
        if agent is not None and agent.words in OTHERS:
            return draft
        if agent is not None:
            draft.person = agent.kind in {"role", "person"} and not draft.plural
            self._compose(draft, sentence, tree, names, own)
            if draft.actor.code is not None:
                return draft
        if entity == "PER" and head.upos == "PROPN":
            self._unknown_person(draft, sentence, own)
            return draft
        if entity == "ORG" and head.upos == "PROPN" and agent is None:
            self._unknown_body(draft, sentence, own)
            return draft
        if agent is None:
            self._belonging(draft, sentence, tree, names, own)
        return draft

    def _name(self, draft: Draft, sentence: Sentence, named: Named) -> None:
        row, actor = named.found.row, named.found.actor
        draft.kind = MentionKind.NAME
        draft.why = f"name:{row.source}:{row.kind}"
        draft.name = self.text[sentence.tokens[named.first].start : sentence.tokens[named.last].end]
        draft.person = row.kind in PERSON_KINDS
        if row.kind in STATE_KINDS:
            people = row.kind == "adjective"
            draft.state = not people
            draft.plural = people
            actor = replace(
                actor, sector=("CIV" if draft.words.endswith(("s", "ese", "ish")) else None) if people else "GOV"
            )
        draft.actor = actor

    def _entity_over(self, sentence: Sentence, phrase: NounPhrase) -> str | None:
        for index in range(phrase.first, phrase.last + 1):
            entity = self.entities.get(sentence.tokens[index].start)
            if entity is not None and entity.end >= sentence.tokens[phrase.head].end:
                return entity.label
        return None

    def _modifier(
        self, sentence: Sentence, tree: Tree, names: Sequence[Named], draft: Draft, own: Sequence[Named]
    ) -> tuple[Found | None, str]:
        """Return the name that says whose agent this is: before the head, in the genitive, or after "of"."""
        phrase = draft.phrase
        before = [n for n in own if n.last < phrase.head]
        if before:
            return before[-1].found, "modifier"
        for attached in phrase.attached:
            inner = tree.phrase(attached)
            named = next((n for n in names if inner.first <= n.last and n.first <= inner.end), None)
            if named is not None:
                return named.found, "of"
        return None, ""

    def _compose(
        self, draft: Draft, sentence: Sentence, tree: Tree, names: Sequence[Named], own: Sequence[Named]
    ) -> None:
        agent = draft.agent
        if agent is None:
            return
        tokens = sentence.tokens
        modifiers = [t.text for t in tokens[draft.phrase.first : draft.phrase.head]]
        sector: str | None = self.books.agents.sector(agent, modifiers)
        draft.kind = MentionKind.NOMINAL
        found, how = self._modifier(sentence, tree, names, draft, own)
        if found is None:
            if draft.phrase.possessor is not None and tokens[draft.phrase.possessor].upos == "PRON":
                draft.owner = draft.phrase.possessor
            draft.actor = ActorCode(code=None, sector=sector)
            return
        actor = found.actor
        if actor.code is not None and ":" in actor.code and not actor.code.startswith("PER:"):
            sector = actor.sector  # the spokesman of a body speaks for the body
        elif actor.code is not None and actor.code.startswith("PER:"):
            sector = "CIV" if agent.sector == "CIV" else actor.sector
        elif found.row.kind not in STATE_KINDS and agent.sector in {"GOV", "COP"} and actor.sector and sector != "ELI":
            sector = actor.sector  # "FBI officials", "Pentagon spokesman", "party leader of the Democrats"
        elif agent.sector == "CIV" and found.row.kind in PERSON_KINDS:
            sector = actor.sector  # "the president's supporters"
        draft.actor = ActorCode(code=actor.code, sector=sector, name=None)
        draft.why = f"agent word with {how}:{agent.words}"

    def _belonging(
        self, draft: Draft, sentence: Sentence, tree: Tree, names: Sequence[Named], own: Sequence[Named]
    ) -> None:
        """Take the actor of what belongs to one ("Iran's statement", "the Pentagon report") for a thing that speaks or acts."""
        before = [n for n in own if n.last < draft.phrase.head]
        if before:
            actor = before[-1].found.actor
            state = before[-1].found.row.kind in STATE_KINDS
            draft.actor = replace(actor, sector="GOV" if state else actor.sector)
            draft.why = "belongs to a name"
        elif draft.phrase.possessor is not None and sentence.tokens[draft.phrase.possessor].upos == "PRON":
            draft.owner = draft.phrase.possessor

    def _unknown_person(self, draft: Draft, sentence: Sentence, own: Sequence[Named]) -> None:
        tokens = sentence.tokens
        draft.kind, draft.person = MentionKind.NAME, True
        first = draft.phrase.first
        entity = next((e for i in range(first, draft.phrase.last + 1)
                       if (e := self.entities.get(tokens[i].start)) is not None and e.label == "PER"), None)  # fmt: skip
        if entity is None:
            return
        draft.name = self.text[entity.start : entity.end]
        before = [t for t in tokens[first : draft.phrase.last + 1] if t.end <= entity.start]
        titles = [t.text.casefold().rstrip(".") for t in before]
        draft.gender = next((GENDER_OF_TITLE[t] for t in titles if t in GENDER_OF_TITLE), None)
        agent = (
            self.books.agents.of_words([t.text for t in before if t.text not in {",", "the", "The"}])
            if before
            else None
        )
        whose = [n for n in own if tokens[n.last].end <= entity.start]
        if agent is None and titles and titles[-1] in OFFICIAL_TITLES:
            agent = self.books.agents.of_words([OFFICIAL_TITLES[titles[-1]]])
        if whose:
            actor = whose[-1].found.actor
            sector = actor.sector or (agent.sector if agent else None)
            draft.actor, draft.why = ActorCode(actor.code, sector, draft.name), "title with a state or body"
        draft.agent = agent

    def _unknown_body(self, draft: Draft, sentence: Sentence, own: Sequence[Named]) -> None:
        draft.kind = MentionKind.NAME
        draft.name = draft.words.removeprefix("the ").removeprefix("The ")

    # ------------------------------------------------------------------------------------------------ apposition

    def use_appositions(self, draft: Draft, heads: Mapping[tuple[int, int], Draft]) -> None:
        """Let a name and its apposition tell each other who is meant ("the foreign minister, Heiko Maas")."""
        for index in self.trees[draft.sentence].appositions(draft.phrase.head):
            other = heads.get((draft.sentence, index))
            if other is None:
                continue
            named, role = (draft, other) if draft.kind is MentionKind.NAME else (other, draft)
            if named.kind is not MentionKind.NAME:
                continue
            if named.actor.code is not None:
                if role.actor.code is None or role.person:
                    role.actor, role.why, role.name = named.actor, "apposition of a name", named.name
            elif named.person and role.agent is not None and role.actor.code is not None:
                named.actor = replace(role.actor, name=named.name)
                named.why = "apposition with a state or body"
            named.agent = named.agent or role.agent

    def _inner(self, number: int, sentence: Sentence, names: Sequence[Named], found: Sequence[Draft]) -> list[Draft]:
        """Names inside phrases ("[Seoul]'s ministry", "a [U.S.] official") are mentions of their own."""
        heads = {d.phrase.head for d in found if d.kind is MentionKind.NAME}
        drafts = []
        for named in names:
            if any(named.first <= h <= named.last for h in heads):
                continue
            tokens = sentence.tokens
            phrase = NounPhrase(named.last, named.first, named.last, named.last, (), None)
            text = self.text[tokens[named.first].start : tokens[named.last].end]
            draft = Draft(
                number, phrase, tokens[named.first].start, tokens[named.last].end, MentionKind.NAME, UNKNOWN, "", text
            )
            self._name(draft, sentence, named)
            if named.found.row.kind == "adjective":
                draft.actor = replace(draft.actor, sector="GOV")
                draft.plural = False
            draft.name = text
            drafts.append(draft)
        return drafts


TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "president", "senator", "sen", "rep", "minister", "secretary", "king", "queen", "prince",
     "general", "gen", "judge", "pope", "premier", "chancellor", "ambassador", "sir", "lord", "chairman", "leader", "gov",
     "governor", "mayor", "justice", "colonel", "col", "sheik", "sheikh", "ayatollah", "saint", "st", "attorney", "state",
     "director", "commissioner", "speaker", "congressman", "candidate", "dictator", "strongman", "spokesman", "spokeswoman"}
)  # fmt: skip
GENDER_OF_TITLE = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "king": "m", "queen": "f", "prince": "m", "sir": "m",
                   "spokesman": "m", "spokeswoman": "f", "congressman": "m", "congresswoman": "f", "princess": "f"}  # fmt: skip
OFFICIAL_TITLES = {"sen": "senator", "rep": "lawmaker", "gen": "general", "col": "colonel", "lt": "lieutenant", "gov": "governor",
                   "sgt": "sergeant", "capt": "captain", "adm": "admiral", "maj": "major"}  # fmt: skip
PRONOUN_GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "peshmerga", "mujahedeen", "mujahideen", "pro", "ethnic", "nuclear",
                             "international", "the", "war", "mainland"})  # fmt: skip


def _may_begin_name(text: str, upos: str, *, at_start: bool) -> bool:
    if text[:1].isupper():
        return not (at_start and upos in {"PRON", "DET", "ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV"})
    return text[:1].isdigit() and text[1:2].isalpha() or text in _NAME_PARTICLES - {"the"}


def _is_shouted(sentence: Sentence) -> bool:
    letters = [c for t in sentence.tokens for c in t.text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _kind(upos: str) -> MentionKind:
    if upos in {"PRON", "DET", "NUM", "ADJ"}:
        return MentionKind.PRONOUN if upos in {"PRON", "DET"} else MentionKind.NOMINAL
    return MentionKind.NAME if upos == "PROPN" else MentionKind.NOMINAL
