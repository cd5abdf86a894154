"""Who is meant by "the minister", "the North", "the two sides", "they": mentions resolved inside one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from factnews.codebooks.actors import STATE_KINDS
from factnews.codebooks.agents import Agent
from factnews.codebooks.keys import key_of
from factnews.codebooks.sources import short_name
from factnews.model import ActorCode, MentionKind, Reading
from factnews.reading.actors import ActorFinder, Draft
from factnews.reading.people import may_be_same, name_words, surname_code

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_LOOK_BACK = 4  # sentences that a pronoun may reach back
_DEFINITE = re.compile(r"^(the|this|that|these|those|its|his|her|their|our|both)\b", re.IGNORECASE)
_UNNAMED = {"source", "witness", "insider", "eyewitness", "whistleblower", "informant"}
_KINDS_OF_EXPERT = {"analyst": "ANALYSTS", "expert": "EXPERTS", "critic": "CRITICS", "observer": "OBSERVERS",
                    "economist": "ECONOMISTS", "skeptic": "SKEPTICS", "scholar": "SCHOLARS", "pollster": "POLLSTERS"}  # fmt: skip
_BODY_WORDS = {
    "NGO": frozenset("institute center centre foundation association council fund alliance society committee network project "
                     "observatory federation league initiative forum trust coalition movement church mission watch".split()),
    "MED": frozenset("news times post tribune herald journal gazette tv radio television magazine press daily agency".split()),
    "EDU": frozenset("university college school academy".split()),
    "BUS": frozenset("inc corp corporation company co ltd llc bank group airlines airways motors industries holdings plc "
                     "partners capital energy steel oil media technologies systems".split()),
}  # fmt: skip
_BODY_NOUNS = {"group": ("NGO", "ORG", "ARM", "IGO"), "organization": ("NGO", "IGO", "ORG", "ARM"), "alliance": ("IGO",),
               "organisation": ("NGO", "IGO", "ORG", "ARM"), "bloc": ("IGO",), "body": ("IGO", "NGO"), "movement": ("ARM", "ORG"),
               "company": ("ORG",), "firm": ("ORG",), "bank": ("ORG",), "charity": ("NGO",), "think tank": ("NGO",),
               "foundation": ("NGO",), "union": ("IGO",), "watchdog": ("IGO", "NGO"), "coalition": ("IGO", "NGO", "ARM"),
               "militia": ("ARM",), "rebels": ("ARM",), "militants": ("ARM",), "guerrillas": ("ARM",), "insurgents": ("ARM",),
               "fighters": ("ARM",), "terrorists": ("ARM",), "rebel group": ("ARM",), "armed group": ("ARM",),
               "guerrilla": ("ARM",), "militant": ("ARM",), "terrorist group": ("ARM",), "militant group": ("ARM",),
               "commission": ("IGO",), "caravan": ("ORG",), "rebel": ("ARM",), "jihadists": ("ARM",)}  # fmt: skip
_PAIRS = re.compile(
    r"^(the |both |these )?(two |both |rival |warring |three )*(sides|countries|nations|koreas|states|neighbors|neighbours|"
    r"governments|leaders|parties|allies|rivals|powers|presidents|ministers|men)$",
    re.IGNORECASE,
)
_SPEAK_FOR = frozenset("lawyer attorney spokesman spokeswoman adviser advisor aide deputy campaign manager".split())
_LOCAL_SECTORS = frozenset({"COP", "CIV", "JUD", "LEG"})  # those whom reporters name without a state
_STATE_WORDS = frozenset({"country", "nation", "regime", "republic", "kingdom", "island", "state"})
_SEVERAL = re.compile(
    r"^(?:(?P<pair>the pair|both)|(?:the|these|those|all) (?P<number>two |three |four |five |six )?(?:\w+ )?"
    r"(?:countries|nations|states|governments|sides|parties|men|women|leaders|ministers|senators|companies|groups|suspects|"
    r"two|three|four|five|countries' .*))$"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "the pair": 2, "both": 2}
_BRIEFED = re.compile(r"^ (?:who (?:were |was )?)?(?:briefed|familiar|close|with (?:direct )?knowledge)\b")
_DOCUMENTS = frozenset("statement announcement letter memo communique lawsuit suit complaint filing declaration indictment "
                       "dispatch message motion petition resolution".split())
_NO_ACTORS = frozenset("day week month year time place war attack talk meeting strike program test fire action election".split())
_DATELINE = re.compile(r"(?:^|\n)\s*(?P<place>[A-Z][A-Z.' -]{2,}(?:, [A-Z][\w. ]+)?)\s*(?:\(\w[\w. ]+\)|--|—|–|_|- )")
W_DATELINE, W_HOME, W_DECAY = 3.0, 0.6, 0.5
_COMPASS = {"north": "PRK", "south": "KOR"}


@dataclass(slots=True)
class Figure:
    """Somebody whom the report has named or described."""

    actor: ActorCode
    person: bool
    plural: bool
    state: bool
    gender: str | None = None
    words: set[str] = field(default_factory=set)  # agent words and head nouns used for it
    names: set[str] = field(default_factory=set)
    seen: list[tuple[int, bool]] = field(default_factory=list)  # (sentence, as subject)

    def salience(self, sentence: int) -> float:
        """Return how present the figure is at a sentence: recent and frequent subjects first; under 0 out of reach."""
        last, _ = self.seen[-1]
        if sentence - last > _LOOK_BACK:
            return -1.0
        near = sum((1.6 if subject else 1.0) * 0.45 ** (sentence - s) for s, subject in self.seen[-6:])
        return near + min(len(self.seen), 10) * 0.03


class Resolver:
    """Resolves the drafts of one report in the order of the text."""

    def __init__(self, reading: Reading, finder: ActorFinder, drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self.finder = finder
        self.drafts = sorted(drafts, key=lambda d: (d.sentence, d.phrase.head, d.end - d.start))
        self.figures: list[Figure] = []
        self.by_token: dict[tuple[int, int], Draft] = {}
        self.figure_of: dict[int, Figure] = {}
        self.enumerations: list[tuple[int, tuple[ActorCode, ...]]] = []
        self.dateline = self._dateline()
        self.bodies: dict[str, ActorCode] = {}
        self.acronyms = _acronyms(reading.article.text)
        self.home = self._home()

    def run(self) -> None:
        """Fill in the actors of all drafts."""
        for draft in self.drafts:
            self.by_token.setdefault((draft.sentence, draft.phrase.head), draft)
            if draft.actor.code is not None and draft.kind is MentionKind.NAME:
                for token in range(draft.phrase.first, draft.phrase.last):
                    self.by_token.setdefault((draft.sentence, token), draft)
            if draft.actor.code is None and draft.kind is MentionKind.NAME and not draft.person and not draft.agent:
                if draft.name and not self._compass(draft):
                    self._body(draft)
                    self.bodies[key_of(draft.name)] = draft.actor
        for draft in self.drafts:
            self._attached(draft)
        for draft in self.drafts:
            self.finder.use_appositions(draft, self.by_token)
        for draft in self.drafts:
            if draft.kind is MentionKind.PRONOUN:
                self._pronoun(draft)
            elif draft.actor.code is None:
                self._unknown(draft)
            if draft.actor.code is not None and not draft.members:
                self._remember(draft)
            self._enumerate(draft)

    def _enumerate(self, draft: Draft) -> None:
        """Keep the actors that a coordination names together, at its last conjunct."""
        token = self.reading.sentences[draft.sentence].tokens[draft.phrase.head]
        if token.deprel != "conj" or draft.actor.code is None:
            return
        tree = self.finder.trees[draft.sentence]
        first = draft.phrase.head
        while tree.tokens[first].deprel == "conj":
            first = tree.tokens[first].head
        heads = tree.conjuncts(first)
        if heads[-1] != draft.phrase.head:
            return
        drafts = [self.by_token.get((draft.sentence, h)) for h in heads]
        actors = {d.actor.code: d.actor for d in drafts if d is not None and d.actor.code is not None}
        if len(actors) > 1:
            self.enumerations.append((draft.sentence, tuple(actors.values())))

    # ------------------------------------------------------------------------------------------------- the report

    def _home(self) -> str | None:
        """Return the state that the report is mostly about, the headline and lead counting more."""
        weights: Counter[str] = Counter()
        for draft in self.drafts:
            code = draft.actor.code
            if code is not None and len(code) == 3 and draft.actor.sector != "MED":
                weights[code] += 3 if draft.sentence < 3 else 1
        return weights.most_common(1)[0][0] if weights else None

    def _dateline(self) -> str | None:
        """Return the state of the place at which the report was written: "ISTANBUL, Turkey (AP) -"."""
        match = _DATELINE.search(self.reading.article.text[:400])
        if match is None:
            return None
        for part in reversed(match["place"].split(",")):
            rows = self.finder.books.actors.candidates(part.strip())
            if rows and rows[0].kind in STATE_KINDS:
                return rows[0].code
        return None

    def _local(self, sentence: int, sector: str | None = None) -> str | None:
        """Return the state spoken of at a sentence: its own, or those just before, the report's where none is near."""
        weights: Counter[str] = Counter()
        if self.dateline is not None:
            weights[self.dateline] += W_DATELINE if sector in _LOCAL_SECTORS else 0.5
        for figure in self.figures:
            code = figure.actor.code
            if code is not None and len(code) == 3 and figure.actor.sector != "MED":
                weights[code] += sum(W_DECAY ** (sentence - s) for s, _ in figure.seen if sentence - s <= _LOOK_BACK)
        if self.home is not None:
            weights[self.home] += W_HOME
        return weights.most_common(1)[0][0] if weights else self.home

    def _remember(self, draft: Draft) -> None:
        token = self.reading.sentences[draft.sentence].tokens[draft.phrase.head]
        figure = self.figure_of.get(id(draft)) or self._same(draft)
        if figure is None:
            figure = Figure(draft.actor, draft.person, draft.plural, draft.state, draft.gender)
            self.figures.append(figure)
        if draft.name:
            figure.names.add(key_of(draft.name))
        if draft.agent:
            figure.words.add(draft.agent.words)
        figure.gender = figure.gender or draft.gender
        figure.seen.append((draft.sentence, token.deprel in _SUBJECTS))
        self.figure_of[id(draft)] = figure

    def _same(self, draft: Draft) -> Figure | None:
        for figure in reversed(self.figures):
            if figure.actor.code != draft.actor.code or figure.person != draft.person:
                continue
            if draft.name and key_of(draft.name) in figure.names:
                return figure
            if draft.actor.name and figure.actor.name == draft.actor.name:
                return figure
            if not draft.person and figure.actor.sector == draft.actor.sector and figure.plural == draft.plural:
                return figure
        return None

    # ---------------------------------------------------------------------------------------------- names and nouns

    def _unknown(self, draft: Draft) -> None:
        if draft.owner is not None and self._by_owner(draft):
            return
        if draft.kind is MentionKind.NAME and draft.person:
            self._person(draft)
        elif draft.kind is MentionKind.NAME and draft.name and draft.agent is None:
            self._body(draft)
        else:
            self._nominal(draft)

    def _by_owner(self, draft: Draft) -> bool:
        owner = self.by_token.get((draft.sentence, draft.owner if draft.owner is not None else -1))
        if owner is None or owner.actor.code is None:
            return False
        code = owner.actor.code
        sector = owner.actor.sector
        if draft.agent is not None and ":" not in code:
            sector = self.finder.books.agents.sector(draft.agent, draft.words.split())
        draft.actor, draft.why = ActorCode(code, sector), f"belongs to {owner.words!r}"
        if owner.members and draft.plural:
            draft.members = tuple(ActorCode(m.code, sector) for m in owner.members)
        return True

    def _person(self, draft: Draft) -> None:
        name = draft.name or draft.words
        words = name_words(name)
        if len(words) == 1:  # "Elian" where the report has a full name somewhere
            full = self.finder.names.full_names.get(words[0], set())
            if len(full) == 1:
                name = next(iter(full))
                words = [words[0]]
        if not words:
            return
        part = words[-1]
        for figure in reversed(self.figures):
            if figure.person and any(part in n.split() for n in figure.names) and may_be_same(words, figure.names):
                draft.actor, draft.why = figure.actor, "part of a name above"
                self.figure_of[id(draft)] = figure
                return
        role = draft.partner
        if role is not None and role.owner is not None and role.agent is not None and role.agent.words in _SPEAK_FOR:
            if role.actor.code is None:
                self._by_owner(role)
            if role.actor.code is not None:
                draft.actor, draft.why = replace(role.actor, name=name), role.why
                return
        agent = draft.agent
        if agent is not None and agent.sector not in {"CIV", "BUS", "EDU", "NGO", "REB"}:
            draft.actor = ActorCode(self._local(draft.sentence), agent.sector, name)
            draft.why = f"title {agent.words!r}, state from the report"
            return
        draft.actor = ActorCode(f"PER:{surname_code(name)}", agent.sector if agent else "CIV", name)
        draft.why = "person of no known state or body"

    def _body(self, draft: Draft) -> None:
        name = draft.name or draft.words
        key = key_of(name)
        if key in self.bodies:
            draft.actor, draft.why = self.bodies[key], "name above"
            return
        long = self.acronyms.get(name.replace(".", ""))
        if long is not None:
            known = self.finder.books.actors.lookup(long, self.finder.on)
            if known is not None:
                draft.actor, draft.why = known, f"acronym of {long!r}"
                return
        words = key.split()
        sector = next(
            (s for s, list_ in _BODY_WORDS.items() if words and (words[-1] in list_ or words[0] in list_)), None
        )
        acronym = next((a for a, full in self.acronyms.items() if key_of(full) == key), None)
        short = acronym or short_name(name)
        if not short:
            return
        if sector in {"MED", "EDU"}:
            draft.actor = ActorCode(self.home, sector, name)
        elif sector == "NGO":
            draft.actor = ActorCode(f"NGO:{short}", "NGO", name)
        else:
            draft.actor = ActorCode(f"ORG:{short}", "BUS" if sector == "BUS" else None, name)
        draft.why = "organisation of no known state"

    def _nominal(self, draft: Draft) -> None:
        words = draft.words.casefold()
        bare = re.sub(r"^(the|a|an|this|that|these|those|its|their) ", "", words)
        noun = self.reading.sentences[draft.sentence].tokens[draft.phrase.head].lemma.casefold()
        definite = bool(_DEFINITE.match(words))
        if self._compass(draft) or self._several(draft, words):
            return
        if _PAIRS.match(words) and self._pair(draft, noun):
            return
        if draft.agent is None or noun in _UNNAMED:
            inner = self._inner_agent(draft)
            if inner is not None and noun not in _NO_ACTORS:
                draft.actor = ActorCode(self._local(draft.sentence, inner.sector), inner.sector)
                draft.why = f"agent word {inner.words!r} before {noun!r}, state from the report"
                return
        if noun in {"person", "people", "official"} and _BRIEFED.match(self._after(draft)):
            draft.actor, draft.why = ActorCode("PER:UNNAMED", None), "unnamed source"
            return
        if noun in _UNNAMED:
            draft.actor, draft.why = ActorCode("PER:UNNAMED", None), "unnamed source"
            return
        if noun in _KINDS_OF_EXPERT:
            draft.actor, draft.why = ActorCode(f"PER:{_KINDS_OF_EXPERT[noun]}", None), "experts without a body"
            return
        prefixes = (
            _BODY_NOUNS.get(bare) or _BODY_NOUNS.get(noun) or (draft.agent and _BODY_NOUNS.get(draft.agent.words))
        )
        if prefixes and (definite or "ARM" in prefixes):
            figure = self._latest(draft.sentence, lambda f: (f.actor.code or "").split(":")[0] in prefixes, far=True)
            if figure is not None:
                self._adopt(draft, figure, "the body spoken of")
                return
        agent = draft.agent
        if agent is None:
            if definite and noun in _DOCUMENTS:
                figure = self._best(draft, lambda f: f.actor.sector != "MED" and not f.plural)
                if figure is not None:
                    self._adopt(draft, figure, "paper of the one spoken of")
            return
        if definite and agent.sector == "MED" or bare == "agency":
            figure = self._latest(draft.sentence, lambda f: f.actor.sector == "MED" and not f.person)
            if figure is not None:
                self._adopt(draft, figure, "the medium spoken of")
                return
        if definite and not draft.plural and agent.kind in {"role", "person"}:
            figure = self._latest(draft.sentence, lambda f: f.person and agent.words in f.words, far=True)
            if figure is None and agent.kind == "role":
                figure = self._latest(
                    draft.sentence, lambda f: f.person and f.actor.sector == agent.sector and not f.plural
                )
            if figure is None and agent.sector == "CIV":
                figure = self._latest(draft.sentence, lambda f: f.person and (f.actor.code or "").startswith("PER:"))
            if figure is not None:
                self._adopt(draft, figure, f"{agent.words!r} spoken of")
                return
        if agent.kind == "person" and agent.sector == "CIV" and not draft.plural and not definite:
            draft.actor, draft.why = ActorCode("PER:UNNAMED", "CIV"), "person without a name"
            return
        if agent.sector == "REB":
            draft.actor, draft.why = ActorCode("ARM:UNNAMED", "REB"), "armed group without a name"
            return
        if agent.sector == "NGO" and not definite:
            draft.actor, draft.why = ActorCode("NGO:UNNAMED", "NGO"), "organisation without a name"
            return
        sector = self.finder.books.agents.sector(agent, words.split())
        code = self._local(draft.sentence, sector)
        if bare == "administration" and any(f.actor.code == "USA" for f in self.figures):
            code = "USA"  # other states have a government
        elif bare in _STATE_WORDS and definite:
            figure = self._best(draft, lambda f: len(f.actor.code or "") == 3 and f.actor.sector != "MED")
            code = figure.actor.code if figure else code
        draft.actor = ActorCode(code, sector)
        draft.why = f"agent word {agent.words!r}, state from the report"

    def _after(self, draft: Draft) -> str:
        end = self.reading.sentences[draft.sentence].tokens[draft.phrase.last].end
        return self.reading.article.text[end : end + 40]

    def _inner_agent(self, draft: Draft) -> Agent | None:
        tokens = self.reading.sentences[draft.sentence].tokens[draft.phrase.first : draft.phrase.head]
        words = [t.text for t in tokens if t.upos in {"NOUN", "PROPN"}]
        return self.finder.books.agents.of_words(words) if words else None

    def _several(self, draft: Draft, words: str) -> bool:
        """Name the parties of "the three countries", "these nations", "the pair": the last enumeration that fits."""
        match = _SEVERAL.match(words)
        if match is None:
            return False
        count = _NUMBERS.get((match["number"] or match["pair"] or "").strip())
        for sentence, actors in reversed(self.enumerations):
            if draft.sentence - sentence > 8:
                break
            if (sentence, draft.phrase.head) != (sentence, -1) and (len(actors) == count if count else len(actors) > 1):
                if any((a.code or "").startswith("PER:") for a in actors) != ("men" in words or "women" in words):
                    continue
                if draft.agent is not None and draft.agent.sector == "XXX" and any(":" in (a.code or ":") for a in actors):
                    continue
                draft.members, draft.actor = actors, actors[0]
                draft.why, draft.plural = "the parties named together above", True
                return True
        return False

    def _compass(self, draft: Draft) -> bool:
        """Read "the North" and "the South" in a report on Korea."""
        words = draft.words.casefold().split()
        if len(words) != 2 or words[0] != "the" or words[1] not in _COMPASS or not self._koreas():
            return False
        draft.actor, draft.why = ActorCode(_COMPASS[words[1]], "GOV"), "the North and the South of Korea"
        draft.state = True
        return True

    def _attached(self, draft: Draft) -> None:
        """Give an office the body that follows it ("president of Northfield Steel"), where the codebook had no name for it."""
        if draft.agent is None or draft.actor.code is not None:
            return
        for head in draft.phrase.attached:
            other = self.by_token.get((draft.sentence, head))
            if (
                other is not None
                and other.actor.code is not None
                and not other.person
                and other.kind is MentionKind.NAME
            ):
                draft.actor = replace(other.actor, name=None)
                draft.why = f"agent word with its body:{draft.agent.words}"
                return

    def _koreas(self) -> bool:
        return any(d.actor.code in {"PRK", "KOR"} for d in self.drafts)

    def _pair(self, draft: Draft, noun: str) -> bool:
        """Name both parties of "the two sides": the two states (or bodies) most present just before."""
        if noun == "korea":
            codes = ["KOR", "PRK"]
        else:
            present: Counter[str] = Counter()
            for figure in self.figures:
                code = figure.actor.code
                if code and not code.startswith("PER:") and figure.actor.sector != "MED":
                    present[code] += sum(0.6 ** (draft.sentence - s) for s, _ in figure.seen if draft.sentence - s < 6)
            codes = [c for c, weight in present.most_common(2) if weight > 0.05]
        if len(codes) < 2:
            return False
        sector = None if noun in {"man", "party"} else "GOV"
        draft.members = tuple(ActorCode(c, "IGO" if c.startswith("IGO:") else sector) for c in codes)
        draft.actor, draft.why, draft.plural = draft.members[0], "the two parties spoken of", True
        return True

    def _latest(self, sentence: int, fits: object, *, far: bool = False) -> Figure | None:
        assert callable(fits)
        best = max(
            (f for f in self.figures if fits(f)), key=lambda f: (f.seen[-1][0], f.salience(sentence)), default=None
        )
        if best is None or (not far and best.salience(sentence) < 0):
            return None
        return best

    def _adopt(self, draft: Draft, figure: Figure, why: str) -> None:
        draft.actor, draft.why = figure.actor, why
        draft.person, draft.state = figure.person, figure.state
        draft.gender = draft.gender or figure.gender
        self.figure_of[id(draft)] = figure

    # ------------------------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, draft: Draft) -> None:
        tokens = self.reading.sentences[draft.sentence].tokens
        token = tokens[draft.phrase.head]
        word = token.text.casefold()
        if word in {"who", "which", "that", "whose", "whom"}:
            self._relative(draft)
        elif word in {"i", "me", "my", "we", "us", "our", "myself", "ourselves", "mine", "ours"}:
            self._speaker(draft)
        elif word in {"he", "him", "his", "himself", "she", "her", "hers", "herself"}:
            figure = self._best(draft, lambda f: f.person and not f.plural and f.gender in {None, draft.gender})
            if figure is not None:
                figure.gender = figure.gender or draft.gender
                self._adopt(draft, figure, "pronoun")
        elif word in {"it", "its", "itself"}:
            figure = self._best(draft, lambda f: not f.person and not f.plural)
            if figure is not None:
                self._adopt(draft, figure, "pronoun")
        elif word in {"they", "them", "their", "theirs", "themselves", "both"}:
            figure = self._best(draft, lambda f: f.plural or (not f.person and not f.state))
            figure = figure or self._best(draft, lambda f: True)
            if figure is not None:
                self._adopt(draft, figure, "pronoun")

    def _best(self, draft: Draft, fits: object) -> Figure | None:
        assert callable(fits)
        ranked = [(f.salience(draft.sentence), f) for f in self.figures if fits(f)]
        ranked = [(s, f) for s, f in ranked if s > 0]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _relative(self, draft: Draft) -> None:
        tokens = self.reading.sentences[draft.sentence].tokens
        verb = tokens[draft.phrase.head].head
        for _ in range(3):
            if not 0 <= verb < len(tokens):
                return
            if tokens[verb].deprel.startswith("acl"):
                antecedent = self.by_token.get((draft.sentence, tokens[verb].head))
                if antecedent is not None and antecedent.actor.code is not None:
                    draft.actor, draft.why = antecedent.actor, "relative pronoun"
                    draft.members = antecedent.members
                return
            verb = tokens[verb].head

    def _speaker(self, draft: Draft) -> None:
        for cue in self.reading.speech:
            if cue.source and any(c.start <= draft.start < c.end for c in cue.content):
                speaker = self._at(cue.source.start, cue.source.end)
                if speaker is None:
                    continue
                if speaker.actor.code is None and speaker.kind is not MentionKind.PRONOUN:
                    self._unknown(speaker)
                if speaker.actor.code is not None:
                    draft.actor, draft.why = speaker.actor, "the speaker"
                    draft.person = speaker.person
                    return
        figure = self._best(draft, lambda f: f.person)
        if figure is not None:
            self._adopt(draft, figure, "pronoun")

    def _at(self, start: int, end: int) -> Draft | None:
        inside = [d for d in self.drafts if start <= d.start and d.start < end]
        return max(inside, key=lambda d: d.end - d.start, default=None)


def _acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a report introduces in brackets, with their long forms."""
    found = {}
    for match in re.finditer(
        r"((?:[A-Z][\w’'-]+[ -](?:(?:of|the|for|and|in|to)[ ])*){1,7}[A-Z][\w’'-]+)\s*\(([A-Z][A-Z.&-]{1,9})\)", text
    ):
        short = match[2].replace(".", "")
        words = re.findall(r"[A-Za-z][\w’']*", match[1])
        for count in range(len(words), 0, -1):
            initials = "".join(w[0] for w in words[-count:] if w[0].isupper())
            if initials.upper().startswith(short[0]) and len(initials) == len(short):
                found[short] = " ".join(words[-count:])
                break
        else:
            found.setdefault(short, match[1])
    return found

