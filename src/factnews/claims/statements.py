"""Statements of a report: who is quoted or reported as saying what.

Three sources, in this order: clauses that hang on a cue ("said that …"), quotation marks beside a cue (before it, behind
it, on both sides), and quotations without a cue that go on from the one before (or the next). What only the learned reader
proposes is added last. A draft holds spans only; who a speaker is, is decided where mentions are coded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factnews.claims.speech.clauses import CueUse, find_cues
from factnews.claims.speech.contents import fit, manner_of
from factnews.claims.speech.extents import frame_of, stretches
from factnews.claims.speech.lexicon import CueLexicon, load_cues
from factnews.claims.speech.quotations import Quotation, find_quotations
from factnews.claims.speech.trees import SentenceTree
from factnews.model import Manner, Reading, Span, SpeechCue


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """One stretch of reported words: spans of the article's text, and which rule or head decided."""

    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    why: str
    confidence: float  # 0..1


CONFIDENCE = {  # share of each rule's statements that annotators had too, on the 153 reports it was written with
    "ccomp": 0.9,
    "according": 0.85,
    "quotation": 0.85,
    "as": 0.6,
    "parataxis": 0.6,
    "none": 0.55,
    "label": 0.5,
    "noun": 0.5,
    "obj": 0.5,
    "xcomp": 0.4,
}
LEAST_LEARNED = 0.6  # best of 0.4 to 0.8 on 16 reports that the reader was not trained on
LEAST_WORDS_ALONE = 4  # a quotation of fewer words without a cue is a name or irony, not speech
LONGEST_GAP = (
    80  # characters between a cue and a quotation behind it: "said in a statement on Monday that the plan was"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue with its places in the text; `stretches` are those of the clause it takes."""

    use: CueUse
    sentence: int
    span: Span
    group: Span  # the cue with the speaker beside it
    stretches: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """How many characters its clause spans; 0 where it takes none."""
        return sum(end - start for start, end in self.stretches)


class _Search:
    """One report under search."""

    def __init__(self, reading: Reading, lexicon: CueLexicon) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.trees = [SentenceTree(sentence) for sentence in reading.sentences]
        self.names = [entity for entity in reading.entities if entity.label == "PER"]
        self.quotations = find_quotations(self.text)
        self.cues = [cue for number in range(len(self.trees)) for cue in self._cues_of(number, lexicon)]

    # ------------------------------------------------------------------------------------------------------------ cues

    def _cues_of(self, number: int, lexicon: CueLexicon) -> Iterator[_Cue]:
        tree = self.trees[number]
        uses = [
            use
            for use in find_cues(tree, lexicon)
            if use.relation == "ccomp" or self._around(tree.tokens[use.first].start) is None
        ]
        for use in uses:
            frame = frame_of(tree, use)
            yield _Cue(
                use,
                number,
                Span(tree.tokens[use.first].start, tree.tokens[use.last].end),
                Span(tree.tokens[frame.first].start, tree.tokens[frame.last].end),
                tuple((tree.tokens[a].start, tree.tokens[b].end) for a, b in stretches(tree, use, uses)),
            )

    def _around(self, at: int) -> Quotation | None:
        """The quotation in which somebody quoted says that somebody said."""
        return next((quotation for quotation in self.quotations if quotation.start < at < quotation.end), None)

    # ------------------------------------------------------------------------------------------------------ quotations

    def _owners(self) -> dict[int, list[Quotation]]:
        """Quotations by the cue they belong to."""
        owned: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            ranked = [
                (rank, number)
                for number, cue in enumerate(self.cues)
                if (rank := self._rank(quotation, cue)) is not None
            ]
            if ranked:
                owned.setdefault(min(ranked)[1], []).append(quotation)
        return owned

    def _rank(self, quotation: Quotation, cue: _Cue) -> tuple[int, int] | None:
        """How near a cue is to a quotation, the lowest first; None where it has nothing to do with it."""
        if quotation.start < cue.span.start < quotation.end:
            return None
        if any(start < quotation.end and quotation.start < end for start, end in cue.stretches):
            return (1, cue.size)
        if quotation.end <= cue.group.start:
            gap = self.text[quotation.end : cue.group.start]
            if _only_links(gap) and self._leads_out(quotation, cue):
                return (0, len(gap))
        if cue.span.end <= quotation.start:
            gap = self.text[cue.span.end : quotation.start]
            near = len(gap) <= LONGEST_GAP and "\n\n" not in gap and not gap.count(". ")
            if near and ("label" in cue.use.groups or _leads_in(gap) or cue.group.end >= quotation.start - 2):
                return (2, len(gap))
        return None

    def _leads_out(self, quotation: Quotation, cue: _Cue) -> bool:
        """Whether a quotation ends in a way that a cue behind it can take up: not with a full stop."""
        last = self.text[quotation.start : quotation.end].rstrip("”\"’' »")[-1:]
        if last in ".…":
            return False
        return last == "," or not any(start >= cue.span.end for start, _ in cue.stretches)

    # ---------------------------------------------------------------------------------------------------------- drafts

    def drafts(self) -> tuple[StatementDraft, ...]:
        owned = self._owners()
        drafts: list[StatementDraft] = []
        made: dict[tuple[int, int], int] = {}  # sentence and verb -> its draft
        for number, cue in enumerate(self.cues):
            draft = self._draft(cue, owned.get(number, []))
            if draft is None:
                continue
            before = made.get((cue.sentence, self._governing_cue(cue)))
            if before is not None and drafts[before].speaker == draft.speaker:
                drafts[before] = self._with(drafts[before], draft.content)
                made[cue.sentence, cue.use.verb] = before
            else:
                made[cue.sentence, cue.use.verb] = len(drafts)
                drafts.append(draft)
        for cue in self.cues:
            echoed = made.get((cue.sentence, cue.use.head)) if cue.use.relation == "echo" else None
            if echoed is not None:
                why = f"cue:{self.text[cue.span.start : cue.span.end].lower()} echo"
                drafts.append(replace(drafts[echoed], speaker=self._speaker(cue), cue=cue.span, why=why))
        drafts = self._joined(drafts, {q for quotations in owned.values() for q in quotations})
        drafts += self._learned(drafts)
        return tuple(sorted(drafts, key=lambda draft: (draft.content[0].start, draft.content[-1].end)))

    def _draft(self, cue: _Cue, quotations: Sequence[Quotation]) -> StatementDraft | None:
        groups = cue.use.groups
        if cue.use.relation == "echo":
            return None
        stretches = list(cue.stretches)
        if (use := cue.use).relation == "quotation" or (
            use.relation in ("xcomp", "label") and "infinitive" not in groups
        ):
            quoted = any(q.start < end and start < q.end for q in quotations for start, end in stretches)
            stretches = stretches if quoted else []
        elif not groups & {"clause", "infinitive", "thing"}:
            stretches = []
        if not stretches and not quotations:
            return None
        outer = self._around(cue.span.start)
        marks = [quotation for quotation in self.quotations if quotation is not outer]
        content = fit(self.text, [*stretches, *((q.start, q.end) for q in quotations)], marks)
        if not content:
            return None
        rule = "quotation" if quotations and not stretches else cue.use.relation
        return StatementDraft(
            speaker=self._speaker(cue),
            cue=cue.span,
            content=content,
            manner=manner_of(content, marks, self.text),
            why=f"cue:{self.text[cue.span.start : cue.span.end].lower()} {rule}",
            confidence=CONFIDENCE.get(rule, 0.5),
        )

    def _governing_cue(self, cue: _Cue) -> int:
        """The verb that a cue without a subject of its own goes on from: "said …, adding …"; -1 where there is none."""
        tree = self.trees[cue.sentence]
        token = tree.tokens[cue.use.verb]
        goes_on = token.deprel == "conj" or (token.deprel == "advcl" and token.xpos == "VBG")
        return token.head if goes_on and tree.child(cue.use.verb, "nsubj") is None else -1

    def _with(self, draft: StatementDraft, more: Sequence[Span]) -> StatementDraft:
        """A statement with further words."""
        content = fit(self.text, [(span.start, span.end) for span in (*draft.content, *more)], self.quotations)
        return replace(draft, content=content, manner=manner_of(content, self.quotations, self.text))

    def _speaker(self, cue: _Cue) -> Span | None:
        if cue.use.speaker is None:
            return None
        tokens = self.trees[cue.sentence].tokens
        first, last = self.trees[cue.sentence].name_of(cue.use.speaker)
        while last + 1 < len(tokens) and tokens[last + 1].upos == "PROPN" and last + 1 != cue.use.verb:
            last += 1
        words = Span(tokens[first].start, tokens[last].end)
        return self._person(words, cue.group, described=tokens[cue.use.speaker].upos == "NOUN")

    def _person(self, words: Span, group: Span, *, described: bool) -> Span:
        """The person's name in the words that name a speaker ("Prime Minister [Anna Orr]") or, where they only describe
        somebody, beside them ("the envoy, [Bo Li],").
        """
        for name in self.names:
            if words.start <= name.start and name.end == words.end:
                return Span(name.start, name.end)
            if not described:
                continue
            if name.start >= words.end and self.text[words.end : name.start].strip() == ",":
                return Span(name.start, name.end)
            if name.end <= words.start and self.text[name.end : words.start].strip() == ",":
                return Span(name.start, name.end)
            if group.start == name.start < words.start and self.text[name.end :].startswith(","):
                return Span(name.start, name.end)
        return words

    def _joined(self, drafts: list[StatementDraft], owned: set[Quotation]) -> list[StatementDraft]:
        """Quotations without a cue: those that follow a quoted statement go on with it."""
        for quotation in self.quotations:
            if quotation in owned or len(self.text[quotation.start : quotation.end].split()) < LEAST_WORDS_ALONE:
                continue
            if any(span.start < quotation.end and quotation.start < span.end for d in drafts for span in d.content):
                continue
            before = [
                (max(draft.content[-1].end, draft.cue.end if draft.cue else 0), number)
                for number, draft in enumerate(drafts)
                if draft.content[0].start < quotation.start
            ]
            if not before:
                continue
            _, number = max(before)
            draft = drafts[number]
            if self._goes_on(draft, quotation):
                drafts[number] = self._with(draft, [Span(quotation.start, quotation.end)])
        return drafts

    def _goes_on(self, draft: StatementDraft, quotation: Quotation) -> bool:
        """Whether a quotation begins where the sentence of a quoted statement ends."""
        if draft.manner is Manner.INDIRECT:
            return False
        reach = max(draft.content[-1].end, draft.cue.end if draft.cue else 0)
        end = next((s.end for s in self.reading.sentences if s.start < reach <= s.end), reach)
        return not any(c.isalnum() for c in self.text[end : quotation.start])

    def _learned(self, drafts: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
        """What only the learned reader found."""
        taken = [range(span.start, span.end) for draft in drafts for span in draft.content]
        cues = {draft.cue for draft in drafts}
        for proposal in self.reading.speech:
            if (
                proposal.confidence < LEAST_LEARNED
                or not proposal.content
                or proposal.source is None
                or proposal.cue in cues
            ):
                continue
            content = fit(self.text, [(s.start, s.end) for s in proposal.content], self.quotations)
            if not content or any(s.start in r or r.start in range(s.start, s.end) for s in content for r in taken):
                continue
            yield self._proposed(proposal, content)

    def _proposed(self, proposal: SpeechCue, content: tuple[Span, ...]) -> StatementDraft:
        manner = manner_of(content, self.quotations, self.text)
        return StatementDraft(proposal.source, proposal.cue, content, manner, "learned", proposal.confidence)


def _only_links(gap: str) -> bool:
    """Whether nothing but marks and a linking word stands between a quotation and a cue behind it."""
    words = gap.replace(",", " ").split()
    return len(gap) <= LONGEST_GAP and all(
        word.lower() in ("and", "but", "then") or not any(c.isalnum() for c in word) for word in words
    )


def _leads_in(gap: str) -> bool:
    """Whether what stands between a cue and a quotation behind it leads up to the quotation."""
    words = gap.strip()
    return (
        not words
        or words.endswith((":", ","))
        or words.lower() in ("that", "to", "as", "it")
        or words.lower().endswith((" that", " as", " like"))
    )


def find_statements(reading: Reading) -> tuple[StatementDraft, ...]:
    """All statements of a report, in the order of their words."""
    return _Search(reading, load_cues()).drafts()
