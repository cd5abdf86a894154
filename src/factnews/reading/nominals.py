"""Who is meant by a noun without a name: "the minister", "police", "the two sides", "the North", "a source"."""

from __future__ import annotations

import re

from factnews.codebooks.agents import OTHERS, Agent, Agents
from factnews.model import ActorCode, Reading
from factnews.reading.actors import Draft
from factnews.reading.cast import Cast, Figure

_DEFINITE = re.compile(r"^(the|this|that|these|those|its|his|her|their|our|both)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(the|a|an|this|that|these|those|its|their) ")
_BRIEFED = re.compile(r"^ (?:who (?:were |was )?)?(?:briefed|familiar|close|with (?:direct )?knowledge)\b")
_UNNAMED = frozenset({"source", "witness", "insider", "eyewitness", "whistleblower", "informant"})
_EXPERTS = {
    **{"analyst": "ANALYSTS", "expert": "EXPERTS", "critic": "CRITICS", "observer": "OBSERVERS", "scholar": "SCHOLARS"},
    **{"economist": "ECONOMISTS", "skeptic": "SKEPTICS", "pollster": "POLLSTERS"},
}
# Nouns that stand for a body named before, with the kinds of code that the body may have.
_BODIES = {
    **{"group": ("NGO", "ORG", "ARM", "IGO"), "organization": ("NGO", "IGO", "ORG", "ARM"), "alliance": ("IGO",)},
    **{"organisation": ("NGO", "IGO", "ORG", "ARM"), "bloc": ("IGO",), "body": ("IGO", "NGO"), "union": ("IGO",)},
    **{"movement": ("ARM", "ORG"), "company": ("ORG",), "firm": ("ORG",), "bank": ("ORG",), "charity": ("NGO",)},
    **{"think tank": ("NGO",), "foundation": ("NGO",), "watchdog": ("IGO", "NGO"), "commission": ("IGO",)},
    **{"coalition": ("IGO", "NGO", "ARM"), "caravan": ("ORG",)},
}
_ARMED = frozenset(
    [
        *("militia", "rebel", "rebels", "militant", "militants", "guerrilla", "guerrillas", "insurgents", "fighters"),
        *("terrorists", "jihadists", "rebel group", "armed group", "terrorist group", "militant group"),
    ]
)
# A plural names its parties only where something points at them: "the two countries", "both sides", not "countries".
_PAIR = re.compile(
    r"^((?:the |these )?(?:two |rival |warring |both )+|the |these )"
    r"(sides|countries|nations|koreas|states|neighbors|neighbours|governments|leaders|parties|allies|rivals|powers|presidents|"
    r"ministers|men)$"
)
_SEVERAL = re.compile(
    r"^(?:(?P<pair>the pair|both)|(?:(?:the|these|those) |all (?=(?:two|three|four|five|six) ))"
    r"(?:(?P<number>two|three|four|five|six) (?:\w+ )?)?"
    r"(?:countries|nations|states|governments|sides|parties|men|women|leaders|ministers|senators|companies|groups|suspects|"
    r"two|three|four|five|countries' .*))$"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "the pair": 2, "both": 2}
_REMEMBERED = 8  # sentences after which an enumeration is no longer meant
_PAPERS = frozenset(
    [
        *("statement", "announcement", "letter", "memo", "communique", "lawsuit", "suit", "complaint", "filing"),
        *("declaration", "indictment", "dispatch", "message", "motion", "petition", "resolution"),
    ]
)
_NO_ACTORS = frozenset(
    [
        *("day", "week", "month", "year", "time", "place", "war", "attack", "talk", "meeting", "strike", "program"),
        *("test", "fire", "action", "election"),
    ]
)
_STATES = frozenset({"country", "nation", "regime", "republic", "kingdom", "island", "state"})
# Plurals of these are whoever they may be: "the governments of the region", "other nations".
_WHICHEVER = _STATES | {"government", "ally", "neighbor", "neighbour", "power", "partner", "capital"}
_KOREA = {"north": "PRK", "south": "KOR"}


class Nominals:
    """Resolves the nouns of one report."""

    def __init__(self, reading: Reading, cast: Cast, agents: Agents, *, koreas: bool) -> None:
        self._reading = reading
        self._cast = cast
        self._agents = agents
        self._koreas = koreas

    def resolve(self, draft: Draft) -> None:
        """Give a noun phrase the actor that it stands for; the first rule that knows one decides."""
        words = draft.words.casefold()
        noun = self._reading.sentences[draft.sentence].tokens[draft.phrase.head].lemma.casefold()
        bare = _ARTICLE.sub("", words)
        definite = _DEFINITE.match(words) is not None
        _ = (
            self.compass(draft)
            or (not draft.phrase.attached and self._several(draft, words))
            or (not draft.phrase.attached and _PAIR.match(words) is not None and self._pair(draft, noun))
            or self._modified(draft, noun)
            or self._unnamed(draft, noun)
            or self._body(draft, bare, noun, definite=definite)
            or self._paper(draft, noun, definite=definite)
            or self._spoken_of(draft, bare, definite=definite)
            or self._by_state(draft, bare, definite=definite)
        )

    def takes(self, draft: Draft) -> bool:
        """Say whether the words mean states by themselves ("the two Koreas", "the North"), however they are tagged."""
        words = draft.words.casefold()
        return (words.endswith("koreas") and self._pair(draft, "korea")) or self.compass(draft)

    def compass(self, draft: Draft) -> bool:
        """Read "the North" and "the South" in a report on Korea."""
        words = draft.words.casefold().split()
        if not self._koreas or len(words) != 2 or words[0] != "the" or words[1] not in _KOREA:
            return False
        draft.state = True
        return _settle(draft, _KOREA[words[1]], "GOV", "the North and the South of Korea")

    def _several(self, draft: Draft, words: str) -> bool:
        """Name the parties of "the three countries", "these nations", "the pair": the last enumeration that fits."""
        match = _SEVERAL.match(words)
        if match is None:
            return False
        count = _NUMBERS.get(match["number"] or match["pair"] or "")
        human = "men" in words  # women too
        for sentence, actors in reversed(self._cast.enumerations):
            if draft.sentence - sentence > _REMEMBERED:
                break
            private = any((a.code or "").startswith("PER:") for a in actors)
            if private == human and (len(actors) == count if count else True):
                draft.members, draft.plural = actors, True
                draft.actor, draft.why = actors[0], "the parties named together above"
                return True
        return False

    def _pair(self, draft: Draft, noun: str) -> bool:
        """Name both parties of "the two sides": the two states or bodies most present just before."""
        codes = ["KOR", "PRK"] if noun == "korea" else self._cast.most_present(draft.sentence, 2)
        if len(codes) < 2:
            return False
        sector = None if noun in {"man", "party"} else "GOV"
        draft.members = tuple(ActorCode(c, "IGO" if c.startswith("IGO:") else sector) for c in codes)
        draft.actor, draft.why, draft.plural = draft.members[0], "the two parties spoken of", True
        return True

    def _modified(self, draft: Draft, noun: str) -> bool:
        """Read "court documents", "a police source", "government communique" by the noun before."""
        if (draft.agent is not None and noun not in _UNNAMED) or noun in _NO_ACTORS:
            return False
        tokens = self._reading.sentences[draft.sentence].tokens[draft.phrase.first : draft.phrase.head]
        words = [t.text for t in tokens if t.upos in {"NOUN", "PROPN"}]
        inner = self._agents.of_words(words) if words else None
        if inner is None:
            return False
        code = self._cast.state_at(draft.sentence, inner.sector)
        return _settle(draft, code, inner.sector, f"agent word {inner.words!r} before {noun!r}, state from the report")

    def _unnamed(self, draft: Draft, noun: str) -> bool:
        sentence = self._reading.sentences[draft.sentence]
        end = sentence.tokens[draft.phrase.last].end
        briefed = _BRIEFED.match(self._reading.article.text[end : end + 40]) is not None
        if noun in _UNNAMED or (briefed and noun in {"person", "people", "official"}):
            return _settle(draft, "PER:UNNAMED", None, "unnamed source")
        if noun in _EXPERTS:
            return _settle(draft, f"PER:{_EXPERTS[noun]}", None, "experts without a body")
        return False

    def _body(self, draft: Draft, bare: str, noun: str, *, definite: bool) -> bool:
        agent = draft.agent.words if draft.agent is not None else ""
        armed = bool({bare, noun, agent} & _ARMED)
        kinds = ("ARM",) if armed else (_BODIES.get(bare) or _BODIES.get(noun) or _BODIES.get(agent))
        if kinds is None or not (definite or armed or "ARM" in kinds):
            return False
        figure = self._cast.latest(draft.sentence, lambda f: f.code.split(":")[0] in kinds, far=True)
        return self._adopt(draft, figure, "the body spoken of")

    def _paper(self, draft: Draft, noun: str, *, definite: bool) -> bool:
        """Let "the statement", "the lawsuit" speak for whom the report has just spoken of."""
        if draft.agent is not None or not definite or noun not in _PAPERS:
            return False
        figure = self._cast.best(draft.sentence, lambda f: f.actor.sector != "MED" and not f.plural)
        return self._adopt(draft, figure, "paper of the one spoken of")

    def _spoken_of(self, draft: Draft, bare: str, *, definite: bool) -> bool:
        """Find the one person, or the medium, that a definite noun takes up ("the minister", "the agency")."""
        agent = draft.agent
        if agent is None:
            return False
        sentence = draft.sentence
        if (definite and agent.sector == "MED") or bare == "agency":
            figure = self._cast.latest(sentence, lambda f: f.actor.sector == "MED" and not f.person)
            if figure is not None:
                return self._adopt(draft, figure, "the medium spoken of")
        if not definite or draft.plural or agent.kind not in {"role", "person"}:
            return False
        return self._adopt(draft, self._holder(sentence, agent), f"{agent.words!r} spoken of")

    def _holder(self, sentence: int, agent: Agent) -> Figure | None:
        figure = self._cast.latest(sentence, lambda f: f.person and agent.words in f.words, far=True)
        if figure is None and agent.kind == "role":
            figure = self._cast.latest(sentence, lambda f: f.person and f.actor.sector == agent.sector and not f.plural)
        if figure is None and agent.sector == "CIV":
            figure = self._cast.latest(sentence, lambda f: f.person and f.code.startswith("PER:"))
        return figure

    def _by_state(self, draft: Draft, bare: str, *, definite: bool) -> bool:
        """Code what is left by its agent word and the state that the report speaks of."""
        agent = draft.agent
        if agent is None or agent.words in OTHERS:
            return False
        token = self._reading.sentences[draft.sentence].tokens[draft.phrase.head]
        if token.lemma.casefold() in _WHICHEVER and (draft.plural or token.xpos == "NNS"):
            return False
        if agent.kind == "person" and agent.sector == "CIV" and not draft.plural and not definite:
            return _settle(draft, "PER:UNNAMED", "CIV", "person without a name")
        if agent.sector == "REB":
            return _settle(draft, "ARM:UNNAMED", "REB", "armed group without a name")
        if agent.sector == "NGO" and not definite:
            return _settle(draft, "NGO:UNNAMED", "NGO", "organisation without a name")
        sector = self._agents.sector(agent, draft.words.split())
        code = self._cast.state_at(draft.sentence, sector)
        if bare == "administration" and any(f.code == "USA" for f in self._cast.figures):
            code = "USA"  # other states have a government
        elif bare in _STATES and definite:
            figure = self._cast.best(draft.sentence, lambda f: len(f.code) == 3 and f.actor.sector != "MED")
            code = figure.actor.code if figure else code
        return _settle(draft, code, sector, f"agent word {agent.words!r}, state from the report")

    def _adopt(self, draft: Draft, figure: Figure | None, why: str) -> bool:
        if figure is None:
            return False
        self._cast.adopt(draft, figure, why)
        return True


def _settle(draft: Draft, code: str | None, sector: str | None, why: str) -> bool:
    draft.actor, draft.why = ActorCode(code, sector), why
    return code is not None
