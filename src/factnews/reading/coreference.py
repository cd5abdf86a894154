"""Mentions resolved inside one report, in the order of the text: names first, then what takes them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from factnews.codebooks.keys import key_of
from factnews.model import ActorCode, MentionKind, Reading
from factnews.reading.actors import ActorFinder, Draft
from factnews.reading.bodies import acronyms, unknown_body
from factnews.reading.cast import Cast
from factnews.reading.nominals import Nominals
from factnews.reading.people import may_be_same, name_words, surname_code
from factnews.reading.pronouns import Pronouns

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_PRIVATE = frozenset({"CIV", "BUS", "EDU", "NGO", "REB"})
# Whoever holds one of these for somebody speaks for that one: "his lead lawyer, Ann Lowe".
_SPEAK_FOR = frozenset({"lawyer", "attorney", "spokesman", "spokeswoman", "adviser", "advisor", "aide", "deputy"})


class Resolver:
    """Resolves the drafts of one report."""

    def __init__(self, reading: Reading, finder: ActorFinder, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._finder = finder
        self._drafts = sorted(drafts, key=lambda d: (d.sentence, d.phrase.head, d.end - d.start))
        self._by_token: dict[tuple[int, int], Draft] = {}
        self._cast = Cast(reading.article.text, finder.books, self._drafts)
        koreas = any(d.actor.code in {"PRK", "KOR"} for d in self._drafts)
        self._nominals = Nominals(reading, self._cast, finder.books.agents, koreas=koreas)
        self._pronouns = Pronouns(reading, self._cast, self._drafts, self._by_token)
        self._bodies: dict[str, ActorCode | None] = {}
        # People of the codebook whom the report names in full, by each word of their names and by code.
        self._bearers: defaultdict[str, dict[str | None, ActorCode]] = defaultdict(dict)
        for draft in self._drafts:
            if draft.person and draft.name and draft.actor.code is not None and draft.kind is MentionKind.NAME:
                for word in name_words(draft.name)[: None if " " in draft.name else 0]:
                    self._bearers[word][draft.actor.code] = draft.actor
        self._acronyms = acronyms(reading.article.text)

    def run(self) -> None:
        """Fill in the actors of all drafts."""
        for draft in self._drafts:
            self._index(draft)
            unknown = draft.actor.code is None and draft.kind is MentionKind.NAME and not draft.person
            if unknown and draft.name and draft.agent is None and not self._nominals.takes(draft):
                self._body(draft, draft.name)
        for draft in self._drafts:
            self._office_of_body(draft)
        for draft in self._drafts:
            self._finder.use_appositions(draft, self._by_token)
        for draft in self._drafts:
            if draft.kind is MentionKind.PRONOUN:
                self._pronouns.resolve(draft)
            elif draft.actor.code is None:
                self._unknown(draft)
            if draft.actor.code is not None and not draft.members:
                token = self._reading.sentences[draft.sentence].tokens[draft.phrase.head]
                self._cast.remember(draft, subject=token.deprel in _SUBJECTS)
            self._enumerate(draft)

    def _index(self, draft: Draft) -> None:
        self._by_token.setdefault((draft.sentence, draft.phrase.head), draft)
        if draft.actor.code is not None and draft.kind is MentionKind.NAME:
            for token in range(draft.phrase.first, draft.phrase.last):
                self._by_token.setdefault((draft.sentence, token), draft)

    def _body(self, draft: Draft, name: str) -> None:
        """Code an organisation that the codebook does not know, in the same way each time."""
        key = key_of(name)
        if key not in self._bodies:
            long = self._acronyms.get(name.replace(".", ""))
            known = self._finder.books.actors.lookup(long, self._finder.on) if long else None
            self._bodies[key] = known or unknown_body(long or name, self._cast.home, self._acronyms)
        actor = self._bodies[key]
        if actor is not None:
            draft.actor, draft.why = actor, "organisation that the codebook does not know"

    def _office_of_body(self, draft: Draft) -> None:
        """Give an office the body that follows it ("president of Northfield Steel")."""
        if draft.agent is None or draft.actor.code is not None:
            return
        for head in draft.phrase.attached:
            other = self._by_token.get((draft.sentence, head))
            if other is None or other.person or other.kind is not MentionKind.NAME or other.actor.code is None:
                continue
            draft.actor = replace(other.actor, name=None)
            draft.why = f"agent word {draft.agent.words!r} with its body"
            return

    def _unknown(self, draft: Draft) -> None:
        if draft.owner is not None and self._by_owner(draft):
            return
        if draft.kind is MentionKind.NAME and draft.person:
            self._person(draft, draft.name or draft.words)
        elif not (draft.kind is MentionKind.NAME and draft.name and draft.agent is None):
            self._nominals.resolve(draft)

    def _by_owner(self, draft: Draft) -> bool:
        """Code "his party", "the boy's father" by the possessor."""
        owner = self._by_token.get((draft.sentence, -1 if draft.owner is None else draft.owner))
        if owner is None or owner.actor.code is None:
            return False
        code, sector = owner.actor.code, owner.actor.sector
        if draft.agent is not None and ":" not in code:
            sector = self._finder.books.agents.sector(draft.agent, draft.words.split())
        draft.actor, draft.why = ActorCode(code, sector), f"belongs to {owner.words!r}"
        if owner.members and draft.plural:
            draft.members = tuple(ActorCode(m.code, sector) for m in owner.members)
        return True

    def _person(self, draft: Draft, name: str) -> None:
        """Code a person by a fuller name above, by whom he speaks for, by a title, or else as himself."""
        words = name_words(name)
        if not words:
            return
        for figure in reversed(self._cast.figures):
            part_of = figure.person and any(words[-1] in known.split() for known in figure.names)
            if part_of and may_be_same(words, figure.names):
                self._cast.adopt(draft, figure, "part of a name above")
                return
        full = self._finder.names.full_names.get(words[0], set()) if len(words) == 1 else set()
        bearers = self._bearers.get(words[0], {}) if len(words) == 1 and not full else {}
        if len(bearers) == 1:
            draft.actor, draft.why = next(iter(bearers.values())), "part of a name below"
            return
        name = next(iter(full)).title() if len(full) == 1 else name
        known = self._finder.books.actors.lookup(name, self._finder.on) if full else None
        if known is not None:  # "Kim" in a headline, "Kim Jong Un" below it
            draft.actor, draft.why = known, "part of a name below"
            return
        role = draft.partner
        if role is not None and role.owner is not None and role.agent is not None and role.agent.words in _SPEAK_FOR:
            if role.actor.code is None:
                self._by_owner(role)
            if role.actor.code is not None:
                draft.actor, draft.why = replace(role.actor, name=name), role.why
                return
        agent = draft.agent
        if agent is not None and agent.sector not in _PRIVATE:
            draft.actor = ActorCode(self._cast.state_at(draft.sentence, agent.sector), agent.sector, name)
            draft.why = f"title {agent.words!r}, state from the report"
            return
        draft.actor = ActorCode(f"PER:{surname_code(name)}", agent.sector if agent else "CIV", name)
        draft.why = "person of no known state or body"

    def _enumerate(self, draft: Draft) -> None:
        """Keep the actors that a coordination names together, at its last conjunct."""
        tree = self._finder.trees[draft.sentence]
        if tree.tokens[draft.phrase.head].deprel != "conj" or draft.actor.code is None:
            return
        first = draft.phrase.head
        for _ in tree.tokens:
            if tree.tokens[first].deprel != "conj":
                break
            first = tree.tokens[first].head
        heads = tree.conjuncts(first)
        if heads[-1] != draft.phrase.head:
            return
        drafts = [self._by_token.get((draft.sentence, h)) for h in heads]
        actors = {d.actor.code: d.actor for d in drafts if d is not None and d.actor.code is not None}
        if len(actors) > 1:
            self._cast.enumerations.append((draft.sentence, tuple(actors.values())))
