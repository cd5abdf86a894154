"""The cast of a report: whom it has spoken of so far, and who is most present at a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from factnews.codebooks import Codebooks
from factnews.codebooks.actors import STATE_KINDS
from factnews.codebooks.keys import key_of
from factnews.model import ActorCode
from factnews.reading.actors import Draft

LOOK_BACK = 4  # sentences that a pronoun may reach back
# Weights tuned on annotated news: how much the place of a report, its main state and nearness count for whose police,
# court or crowd is meant.
_DATELINE_LOCAL, _DATELINE, _HOME, _DECAY = 3.0, 0.5, 0.6, 0.5
_SUBJECT, _MENTION_DECAY, _FREQUENT = 1.6, 0.45, 0.03  # salience for pronouns
_LOCAL_SECTORS = frozenset({"COP", "CIV", "JUD", "LEG"})  # those whom reporters name without a state
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATELINE_LINE = re.compile(
    r"(?:^|\n)\s*(?P<place>[A-Z][A-Z.' -]{2,40}(?:, (?!(?:%s))[A-Z][\w. ]{1,30})?)"
    r"(?:,? (?:(?:%s)\w*\.? \d{1,2}|\d{1,2} (?:%s)\w*\.?)(?:,? \d{4})?(?P<alone>\s*\n)?)?"
    r"(?(alone)|\s*(?:\(\w[\w. ]{1,30}\)|--|—|–|_|- ))" % ((_MONTHS,) * 3)
)


@dataclass(slots=True)
class Figure:
    """Somebody whom the report has named or described."""

    actor: ActorCode
    person: bool
    plural: bool
    state: bool
    gender: str | None = None
    words: set[str] = field(default_factory=set)  # agent words used for it
    names: set[str] = field(default_factory=set)  # keys of its names
    seen: list[tuple[int, bool]] = field(default_factory=list)  # (sentence, as subject)

    @property
    def code(self) -> str:
        """The actor's code, empty where unknown."""
        return self.actor.code or ""

    def salience(self, sentence: int) -> float:
        """Return how present the figure is at a sentence: recent and frequent subjects first; below 0 out of reach."""
        if sentence - self.seen[-1][0] > LOOK_BACK:
            return -1.0
        weights: dict[int, float] = {}  # of each sentence, its weightiest mention: a list of adjectives is no subject
        for s, subject in self.seen[-6:]:
            weights[s] = max(weights.get(s, 0.0), _SUBJECT if subject else 1.0)
        near = sum(weight * _MENTION_DECAY ** (sentence - s) for s, weight in weights.items())
        return near + min(len(self.seen), 10) * _FREQUENT


class Cast:
    """The figures of a report in the order of their entrance."""

    def __init__(self, text: str, codebooks: Codebooks, drafts: Sequence[Draft]) -> None:
        self.figures: list[Figure] = []
        self.of_draft: dict[int, Figure] = {}
        self.enumerations: list[tuple[int, tuple[ActorCode, ...]]] = []
        self.dateline = _dateline(text, codebooks)
        self.home = _home(drafts)

    def remember(self, draft: Draft, *, subject: bool) -> None:
        """Note a resolved mention."""
        figure = self.of_draft.get(id(draft)) or self._same(draft)
        if figure is None:
            figure = Figure(draft.actor, draft.person, draft.plural, draft.state, draft.gender)
            self.figures.append(figure)
        if draft.name:
            figure.names.add(key_of(draft.name))
        if draft.agent:
            figure.words.add(draft.agent.words)
        figure.gender = figure.gender or draft.gender
        figure.seen.append((draft.sentence, subject))
        self.of_draft[id(draft)] = figure

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

    def adopt(self, draft: Draft, figure: Figure, why: str) -> None:
        """Let a mention stand for a figure."""
        draft.actor, draft.why = figure.actor, why
        draft.person, draft.state = figure.person, figure.state
        draft.gender = draft.gender or figure.gender
        self.of_draft[id(draft)] = figure

    def latest(self, sentence: int, fits: Callable[[Figure], bool], *, far: bool = False) -> Figure | None:
        """Return the fitting figure mentioned last; only those near the sentence unless `far`."""
        best = max(filter(fits, self.figures), key=lambda f: (f.seen[-1][0], f.salience(sentence)), default=None)
        return best if best is not None and (far or best.salience(sentence) >= 0) else None

    def best(self, sentence: int, fits: Callable[[Figure], bool]) -> Figure | None:
        """Return the fitting figure that is most present at a sentence."""
        ranked = [(f.salience(sentence), -k, f) for k, f in enumerate(self.figures) if fits(f)]
        found = max(ranked, default=None)
        return found[2] if found is not None and found[0] > 0 else None

    def state_at(self, sentence: int, sector: str | None) -> str | None:
        """Return the state spoken of at a sentence: whose police or officials are meant where no state is named."""
        weights: defaultdict[str, float] = defaultdict(float)
        if self.dateline is not None:
            weights[self.dateline] += _DATELINE_LOCAL if sector in _LOCAL_SECTORS else _DATELINE
        for figure in self.figures:
            if len(figure.code) == 3 and figure.actor.sector != "MED":
                weights[figure.code] += sum(
                    _DECAY ** (sentence - s) for s, _ in figure.seen if sentence - s <= LOOK_BACK
                )
        if self.home is not None:
            weights[self.home] += _HOME
        return max(weights, key=lambda code: weights[code]) if weights else None

    def most_present(self, sentence: int, count: int) -> list[str]:
        """Return the codes of the states and bodies most spoken of just before a sentence."""
        present: defaultdict[str, float] = defaultdict(float)
        for figure in self.figures:
            if figure.code and not figure.code.startswith("PER:") and figure.actor.sector != "MED":
                present[figure.code] += sum(0.6 ** (sentence - s) for s, _ in figure.seen if sentence - s < 6)
        ranked = sorted(present, key=lambda code: -present[code])
        return [code for code in ranked[:count] if present[code] > 0.05]


def _home(drafts: Sequence[Draft]) -> str | None:
    """Return the state that a report is mostly about; headline and lead count more."""
    weights: defaultdict[str, float] = defaultdict(float)
    for draft in drafts:
        code = draft.actor.code
        if code is not None and len(code) == 3 and draft.actor.sector != "MED":
            weights[code] += 3 if draft.sentence < 3 else 1
    return max(weights, key=lambda code: weights[code]) if weights else None


def _dateline(text: str, codebooks: Codebooks) -> str | None:
    """Return the state of the place where a report was written ("ISTANBUL, Turkey (AP) -")."""
    match = _DATELINE_LINE.search(text[:400])
    for part in reversed(match["place"].split(",") if match else []):
        rows = codebooks.actors.candidates(part.strip())
        if rows and rows[0].kind in STATE_KINDS:
            return rows[0].code
    return None
