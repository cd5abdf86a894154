"""Actors that the words alone tell: names through the codebook, and names with agent words ("Egyptian police") by the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factnews.codebooks import Codebooks
from factnews.codebooks.actors import PERSON_KINDS, STATE_KINDS, Found
from factnews.codebooks.agents import OTHERS, Agent
from factnews.model import ActorCode, MentionKind, Reading, Sentence
from factnews.reading.naming import Named, NameFinder, PersonName
from factnews.reading.people import GENDER_OF_WORD, SHORT_TITLES, gender_of
from factnews.reading.phrases import NounPhrase, Tree

UNKNOWN = ActorCode(code=None, sector=None)
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
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "we", "us", "our", "themselves"})
_PRIVATE = frozenset({"CIV", "EDU", "BUS", "NGO"})  # people of these sectors do not speak for their state
_WHOSE = frozenset({"of", "for", "from", "at"})  # "in" names the place only: "sources in Amman" are not Jordan's


@dataclass(slots=True)
class Draft:
    """A mention on its way: what is known of it before and after the report's own context is used."""

    sentence: int
    phrase: NounPhrase
    start: int
    end: int
    kind: MentionKind
    words: str  # the core as written
    actor: ActorCode = UNKNOWN
    why: str = ""
    agent: Agent | None = None
    person: bool = False
    plural: bool = False
    gender: str | None = None
    state: bool = False  # a state itself, not its people or bodies
    owner: int | None = None  # token of the possessor on whom the actor hangs ("his party")
    partner: Draft | None = None  # its apposition
    name: str | None = None  # the proper name, for later mentions by a part of it
    members: tuple[ActorCode, ...] = field(default=())  # several actors at once ("the two sides")


class _Line:
    """One sentence with its tree and names."""

    def __init__(self, number: int, sentence: Sentence, tree: Tree, names: NameFinder) -> None:
        self.number = number
        self.tokens = sentence.tokens
        self.tree = tree
        self.known = names.known(sentence)
        self.people = names.unknown_people(sentence, self.known)

    def title_tokens(self, books: Codebooks) -> set[int]:
        """Return the tokens that are a title before a name ("South Korean [President] Moon"): no mentions of their own."""
        names = [n.first for n in self.known if n.found.row.kind in PERSON_KINDS] + [p.first for p in self.people]
        found = set()
        for first in names:
            agent = books.agents.of_words([t.text for t in self.tokens[max(0, first - 4) : first]]) if first else None
            title = self.tokens[first - 1] if first else None
            if agent is not None and title is not None and agent.kind in {"role", "person"} and title.xpos != "NNS":
                found |= set(range(first - len(agent.words.split()), first))
        return found

    def within(self, first: int, last: int) -> list[Named]:
        return [n for n in self.known if n.first <= last and n.last >= first]


class ActorFinder:
    """Finds the actors that can be told from the words alone."""

    def __init__(self, reading: Reading, codebooks: Codebooks, on: date | None) -> None:
        self.reading = reading
        self.books = codebooks
        self.on = on
        self.text = reading.article.text
        self.names = NameFinder(reading, codebooks, on)
        self.trees = [Tree(s) for s in reading.sentences]

    def drafts(self, number: int) -> list[Draft]:
        """Return the mentions of a sentence: all noun phrases that may stand for an actor, coded as far as words tell."""
        line = _Line(number, self.reading.sentences[number], self.trees[number], self.names)
        titles = line.title_tokens(self.books)
        found = [self._draft(line, phrase) for phrase in line.tree.phrases() if phrase.head not in titles]
        return found + self._inner(line, found)

    def _draft(self, line: _Line, phrase: NounPhrase) -> Draft:
        tokens = line.tokens
        head = tokens[phrase.head]
        draft = Draft(
            sentence=line.number,
            phrase=phrase,
            start=tokens[phrase.first].start,
            end=tokens[phrase.end].end,
            kind=_kind(head.upos),
            words=self.text[tokens[phrase.first].start : tokens[phrase.last].end],
            plural=head.xpos in {"NNS", "NNPS"} or head.text.casefold() in _PLURAL_PRONOUNS,
        )
        if draft.kind is MentionKind.PRONOUN:
            draft.gender = PRONOUN_GENDER.get(head.text.casefold())
            return draft
        own = line.within(phrase.first, phrase.last)
        draft.agent = self.books.agents.of_words(
            [t.text for t in tokens[max(phrase.first, phrase.head - 3) : phrase.head + 1]]
        )
        # a flat name may have its title or its first part as head: "Rex Tillerson"
        named = next((n for n in own if n.last >= phrase.head), None)
        person = next((p for p in line.people if p.last >= phrase.head and p.first <= phrase.last), None)
        if named is not None:
            self._name(draft, line, named)
            self._another_states(draft, named, own)
            if named.found.row.kind in STATE_KINDS:
                draft.members = self._joined(line, [n for n in own if n.last <= named.last], draft.actor)
        elif person is not None:
            self._unknown_person(draft, line, person)
        elif draft.agent is None:
            self._other_noun(draft, line, own)
        elif draft.agent.words not in OTHERS:
            self._compose(draft, line, own)
        return draft

    def _name(self, draft: Draft, line: _Line, named: Named) -> None:
        row, actor = named.found.row, named.found.actor
        draft.kind = MentionKind.NAME
        draft.why = f"name:{row.source}:{row.kind}"
        draft.name = self.text[line.tokens[named.first].start : line.tokens[named.last].end]
        draft.person = row.kind in PERSON_KINDS
        if draft.person:
            titles = [t.text for t in line.tokens[draft.phrase.first : named.first]]
            draft.gender = gender_of(row.name, titles)
            draft.agent = self.books.agents.of_words(titles) if titles else draft.agent
        if row.kind in STATE_KINDS and not row.code.startswith("IGO:"):
            people = row.kind == "adjective"
            draft.state, draft.plural = not people, people
            sector = "GOV" if not people else ("CIV" if draft.words.endswith(("s", "ese", "ish")) else None)
            actor = replace(actor, sector=sector)
        draft.actor = actor

    @staticmethod
    def _another_states(draft: Draft, named: Named, own: Sequence[Named]) -> None:
        """Many states have a body of one name: "South Korea's National Security Council" is not Washington's."""
        states = [n for n in own if n.last < named.first and n.found.row.kind in STATE_KINDS]
        if named.found.row.kind == "body" and states and draft.actor.code is not None and ":" not in draft.actor.code:
            draft.actor = replace(draft.actor, code=states[-1].found.actor.code)
            draft.why += " of the state named before it"

    def _whose(self, draft: Draft, line: _Line, own: Sequence[Named]) -> tuple[Found | None, str]:
        """Return the name that says whose agent this is: in the genitive, before the head, or after "of"."""
        phrase, tree = draft.phrase, line.tree
        before = [n for n in own if n.last < phrase.head]
        if before and phrase.possessor is not None:
            possessors = [n for n in before if n.last <= phrase.possessor]
            if draft.agent is not None and draft.agent.sector == "CIV":
                return (possessors[-1].found, "genitive") if possessors else (None, "")
        if before:
            return before[-1].found, "modifier"
        for attached in phrase.attached:
            inner = tree.phrase(attached)
            case = next(
                (line.tokens[c].text.casefold() for c in tree.children[attached] if line.tokens[c].deprel == "case"), ""
            )
            place = case == "in" and draft.agent is not None and draft.agent.kind == "self"
            if case in _WHOSE or place:
                named = next(iter(line.within(inner.first, inner.end)), None)
                if named is not None:
                    return named.found, case
        return None, ""

    def _compose(self, draft: Draft, line: _Line, own: Sequence[Named]) -> None:
        agent = draft.agent
        if agent is None:
            return
        modifiers = [t.text for t in line.tokens[draft.phrase.first : draft.phrase.head]]
        draft.kind = MentionKind.NOMINAL
        draft.person = agent.kind in {"role", "person"} and not draft.plural
        draft.gender = GENDER_OF_WORD.get(line.tokens[draft.phrase.head].lemma.casefold())
        sector: str | None = self.books.agents.sector(agent, modifiers)
        found, how = self._whose(draft, line, own)
        if found is None:
            draft.owner = draft.phrase.possessor
            draft.actor = ActorCode(code=None, sector=sector)
            return
        actor = found.actor
        if actor.code is not None and ":" in actor.code:
            sector = actor.sector  # the spokesman of a body speaks for the body, a person's friends for the person
        elif (
            found.row.kind not in STATE_KINDS
            and actor.sector
            and sector != "ELI"
            and agent.sector in {"GOV", "COP", "CIV"}
        ):
            sector = actor.sector  # "FBI officials", "Pentagon spokesman", "the president's supporters"
        draft.actor = ActorCode(code=actor.code, sector=sector)
        draft.why = f"agent word {agent.words!r} with its {how}"
        if how == "modifier" and draft.plural:
            draft.members = self._joined(line, [n for n in own if n.last < draft.phrase.head], draft.actor)

    def _joined(self, line: _Line, before: Sequence[Named], last: ActorCode) -> tuple[ActorCode, ...]:
        """Return the actors of "British and Irish governments", one an adjective; empty where there is but one."""
        parts = [before[-1]]
        for named in reversed(before[:-1]):
            between = {t.text for t in line.tokens[named.last + 1 : parts[0].first]}
            if not between or not between <= {",", "and", "&", "or"}:
                break
            parts.insert(0, named)
        if len(parts) == 1:
            return ()
        return (*(ActorCode(n.found.actor.code, last.sector) for n in parts[:-1]), last)

    def _other_noun(self, draft: Draft, line: _Line, own: Sequence[Named]) -> None:
        """Code what is no agent word: an unknown body, or what belongs to somebody ("Iran's statement")."""
        head = line.tokens[draft.phrase.head]
        entity = next(
            (e for e in self.names.bodies if e.start < head.end and head.start < e.end and head.text[:1].isupper()),
            None,
        )
        before = [n for n in own if n.last < draft.phrase.head]
        if entity is not None and head.upos in {"PROPN", "NOUN"}:
            draft.kind = MentionKind.NAME
            name = self.text[entity.start : entity.end]
            draft.name = name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        elif before:
            state = before[-1].found.row.kind in STATE_KINDS
            actor = before[-1].found.actor
            draft.actor = replace(actor, sector="GOV" if state else actor.sector)
            draft.why = "belongs to a name"
        else:
            draft.owner = draft.phrase.possessor

    def _unknown_person(self, draft: Draft, line: _Line, person: PersonName) -> None:
        tokens = line.tokens
        draft.kind, draft.person, draft.plural, draft.name = MentionKind.NAME, True, False, person.text
        titles = [t.text for t in tokens[person.titles : person.first]]
        draft.gender = gender_of(person.text, titles)
        last = titles[-1].casefold().rstrip(".") if titles else ""
        agent = self.books.agents.of_words([SHORT_TITLES[last]] if last in SHORT_TITLES else titles) if titles else None
        whose = line.within(person.titles, person.first - 1) if titles else []
        draft.agent = agent
        if not whose or (agent is not None and agent.sector in _PRIVATE and whose[-1].found.row.kind in STATE_KINDS):
            return
        found = whose[-1].found
        if agent is None and found.row.kind in STATE_KINDS | PERSON_KINDS:
            return
        sector = found.actor.sector if found.row.kind not in STATE_KINDS else None
        sector = sector or (self.books.agents.sector(agent, titles) if agent else None)
        draft.actor = ActorCode(found.actor.code, sector, person.text)
        draft.why = "title with a state or body"

    def use_appositions(self, draft: Draft, heads: Mapping[tuple[int, int], Draft]) -> None:
        """Let a name and its apposition tell each other who is meant ("the foreign minister, Heiko Maas")."""
        for index in self.trees[draft.sentence].appositions(draft.phrase.head):
            other = heads.get((draft.sentence, index))
            if other is None:
                continue
            named, role = (draft, other) if draft.kind is MentionKind.NAME else (other, draft)
            if named.kind is not MentionKind.NAME or role.kind is MentionKind.PRONOUN:
                continue
            if named.actor.code is not None:
                if role.actor.code is None or role.person:
                    role.actor, role.why, role.name = named.actor, "apposition of a name", named.name
            elif named.person and role.agent is not None:
                private = role.agent.sector in _PRIVATE and ":" not in (role.actor.code or "")
                if role.actor.code is not None and not private:
                    named.actor = replace(role.actor, name=named.name)
                    named.why = "apposition with a state or body"
                named.agent = named.agent or role.agent
                named.partner = role
                named.gender = named.gender or role.gender

    def _inner(self, line: _Line, found: Sequence[Draft]) -> list[Draft]:
        """Return names inside phrases ("[Seoul]'s ministry", "a [U.S.] official") as mentions of their own."""
        tokens = line.tokens
        heads = {d.phrase.head for d in found if d.kind is MentionKind.NAME and (d.actor.code is not None or d.person)}
        drafts = []
        for person in line.people:
            if not any(person.titles <= h <= person.last for h in heads):
                phrase = NounPhrase(person.last, person.first, person.last, person.last, (), None)
                start, end = tokens[person.first].start, tokens[person.last].end
                drafts.append(Draft(line.number, phrase, start, end, MentionKind.NAME, person.text))
                self._unknown_person(drafts[-1], line, person)
        others = [d.phrase for d in found if d.agent is not None and d.agent.words in OTHERS]
        for named in line.known:
            if any(named.first <= h <= named.last for h in heads):
                continue
            if any(p.first <= named.first and named.last < p.head for p in others):
                continue  # "U.S. allies" speaks of somebody else
            phrase = NounPhrase(named.last, named.first, named.last, named.last, (), None)
            start, end = tokens[named.first].start, tokens[named.last].end
            draft = Draft(line.number, phrase, start, end, MentionKind.NAME, self.text[start:end])
            self._name(draft, line, named)
            if named.found.row.kind == "adjective":
                draft.actor, draft.plural = replace(draft.actor, sector="GOV"), False
            drafts.append(draft)
        return drafts


def _kind(upos: str) -> MentionKind:
    if upos in {"PRON", "DET"}:
        return MentionKind.PRONOUN
    return MentionKind.NAME if upos == "PROPN" else MentionKind.NOMINAL
