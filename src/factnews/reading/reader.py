"""The reader: an article in, its sentences, trees, entities, and proposed events and speech out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from factnews.codebooks.event_words import load_event_words
from factnews.model import Article, Entity, EventCue, Reading, Sentence, SpeechCue, Token
from factnews.reading.encode import Window, guess_glued, shape_of
from factnews.reading.lemmas import lemma_of, mended_tag
from factnews.reading.names import decode_tags, spans
from factnews.reading.proposals import Proposer, WindowWords
from factnews.reading.scores import FOLDER, Floats, Ints, Network, Scores, pair_scores
from factnews.reading.sentences import sentence_kind, sentence_starts
from factnews.reading.trees import decode_heads
from factnews.reading.windows import cut_windows, words_of
from factnews.reading.words import Word


@dataclass(frozen=True, slots=True)
class ParsedWords:
    """One sentence of given words: Universal Dependencies tags, governors (-1: root), relations, and BIO entity tags."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    entities: list[str]


@dataclass(frozen=True, slots=True)
class _Draft:
    article: Article
    words: list[Word]
    numbers: list[int]
    windows: list[tuple[int, int]]
    inputs: list[Window]


class Reader:
    """Reads English text. Loads the weights once (about 24 MB); one object serves one thread at a time.

    `wide_speech` also proposes what only a wider notion of attribution finds (beliefs, plans; PolNeAR).

    Raises ModelError where the weights are missing or of another version.
    """

    def __init__(self, *, threads: int = 1, weights: Path = FOLDER, wide_speech: bool = False) -> None:
        self._network = Network(weights, threads=threads)
        self._proposer = Proposer(self._network)
        self._wide = wide_speech
        self._event_words = load_event_words()

    def read(self, article: Article | str) -> Reading:
        """Read one article, or a bare text."""
        if isinstance(article, str):
            article = Article("text", article, None, None, None, None, None, "en", None, None, "")
        draft = self._draft(article)
        return self._assemble(draft, [self._network(window) for window in draft.inputs])

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Read articles, in order."""
        return map(self.read, articles)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[ParsedWords]:
        """Tags and trees of sentences that are given as words (gold tokens); sentences of any length."""
        return [self._parse_sentence(words) for words in sentences]

    def predicate_roles(self, words: Sequence[str], predicates: Sequence[int]) -> list[list[tuple[int, str]]]:
        """PropBank arguments of given predicates in a sentence that is given as words: (word, role) of each predicate.

        Roles are A0, A1, A2, TMP, LOC, NEG and MOD; the word is the argument's head. Raises IndexError where a predicate is
        no word of the sentence.
        """
        found: list[list[tuple[int, str]]] = [[] for _ in predicates]
        if outside := [p for p in predicates if not 0 <= p < len(words)]:
            raise IndexError(f"predicate {outside[0]} of a sentence of {len(words)} words")
        for first, scores in self._windows(words):
            inside = [k for k, p in enumerate(predicates) if first <= p < first + len(scores.upos)]
            for k, roles in zip(
                inside, self._proposer.roles(scores, [predicates[k] - first for k in inside]), strict=True
            ):
                found[k] = [(word + first, role) for word, role in roles]
        return found

    def _windows(self, words: Sequence[str]) -> Iterator[tuple[int, Scores]]:
        """Scores of a sentence of given words, in as many windows as it needs, each with the number of its first word."""
        pieces = self._network.pieces(words)
        glued = guess_glued(words)
        for first, last in cut_windows(words, [0] * len(words), [len(p) for p in pieces], most_words=10**6):
            shapes = [shape_of(words[k], paragraph_start=k == 0, glued=glued[k]) for k in range(first, last)]
            yield first, self._network(Window(tuple(pieces[first:last]), tuple(shapes)))

    def _parse_sentence(self, words: Sequence[str]) -> ParsedWords:
        whole = ParsedWords([], [], [], [], [])
        for first, scores in self._windows(words):
            part = self._parse(scores)
            whole.upos.extend(part.upos)
            whole.xpos.extend(part.xpos)
            # what is too long for one window hangs from the first word of all
            whole.heads.extend(h + first if h >= 0 else (-1 if first == 0 else 0) for h in part.heads)
            whole.deprels.extend(part.deprels)
            whole.entities.extend(part.entities)
        return whole

    def _parse(self, scores: Scores) -> ParsedWords:
        labels = self._network.labels
        heads = decode_heads(scores.arcs, [(0, len(scores.arcs))])
        return ParsedWords(
            [labels.upos[k] for k in scores.upos],
            [labels.xpos[k] for k in scores.xpos],
            heads.tolist(),
            self._relations(scores, heads),
            decode_tags(scores.entities, labels.entities),
        )

    def _relations(self, scores: Scores, heads: Ints) -> list[str]:
        logits: Floats = pair_scores(scores.dependents[1:], scores.governors[heads + 1], self._network.label_weights)
        labels = self._network.labels.deprels
        root = labels.index("root")
        logits[:, root] = -np.inf
        best = logits.argmax(1)
        best[heads < 0] = root
        return [labels[k] for k in best]

    def _draft(self, article: Article) -> _Draft:
        words, numbers = words_of(article.text)
        forms = [w.text for w in words]
        pieces = self._network.pieces(forms)
        windows = cut_windows(forms, numbers, [len(p) for p in pieces])
        inputs = []
        for first, last in windows:
            shapes = [
                shape_of(words[k].text, paragraph_start=k == 0 or numbers[k] != numbers[k - 1], glued=words[k].glued)
                for k in range(first, last)
            ]
            hints = self._event_words.features(forms[first:last])
            inputs.append(Window(tuple(pieces[first:last]), tuple(shapes), hints))
        return _Draft(article, words, numbers, windows, inputs)

    def _assemble(self, draft: _Draft, scores: Sequence[Scores]) -> Reading:
        words, text = draft.words, draft.article.text
        logits = np.concatenate([s.starts for s in scores]) if scores else np.zeros(0, np.float32)
        starts = sentence_starts(text, words, draft.numbers, logits)
        window_starts = {first for first, _ in draft.windows}
        begins = [k for k in range(len(words)) if starts[k] or k in window_starts]
        number_of = np.zeros(len(words), np.int64)
        for number, (first, last) in enumerate(itertools.pairwise([*begins, len(words)])):
            number_of[first:last] = number
        sentences: list[Sentence] = []
        entities: list[Entity] = []
        events: list[EventCue] = []
        speech: list[SpeechCue] = []
        for (first, last), window in zip(draft.windows, scores, strict=True):
            bounds = [k - first for k in begins if first <= k < last] + [last - first]
            blocks = list(itertools.pairwise(bounds))
            sentences += self._sentences(draft, first, blocks, window)
            labels = self._network.labels
            for a, b, label in spans(decode_tags(window.entities, labels.entities, set(bounds))):
                end = first + b
                while end < last and words[end].glued and words[end - 1].text == "-":
                    end += 1  # "Moon Jae-" goes on to "in"
                entities.append(Entity(words[first + a].start, words[end - 1].end, label))
            first_of = np.repeat([a for a, _ in blocks], [b - a for a, b in blocks]).tolist()
            view = WindowWords(words[first:last], number_of[first:last].tolist(), first_of)
            events += self._proposer.events(window, view)
            speech += self._proposer.speech(window, view, wide=False)
            if self._wide:
                speech += self._proposer.speech(window, view, wide=True)
        return Reading(draft.article, tuple(sentences), tuple(entities), tuple(events), tuple(speech))

    def _sentences(
        self, draft: _Draft, first: int, blocks: Sequence[tuple[int, int]], scores: Scores
    ) -> Iterator[Sentence]:
        heads = decode_heads(scores.arcs, list(blocks))
        relations = self._relations(scores, heads)
        labels = self._network.labels
        text, words, numbers = draft.article.text, draft.words, draft.numbers
        for a, b in blocks:
            tokens = []
            for k in range(a, b):
                word = words[first + k]
                upos, xpos = labels.upos[scores.upos[k]], mended_tag(word.text, labels.xpos[scores.xpos[k]])
                head = int(heads[k])
                tokens.append(
                    Token(
                        word.start, word.end, word.text, lemma_of(word.text, upos, xpos), upos, xpos,
                        head - a if head >= 0 else -1, relations[k],
                    )
                )  # fmt: skip
            start, end = words[first + a].start, words[first + b - 1].end
            before, after = first + a - 1, first + b
            here = numbers[first + a]
            alone = (before < 0 or numbers[before] != here) and (after >= len(words) or numbers[after] != here)
            yield Sentence(start, end, tuple(tokens), here, sentence_kind(text, start, end, alone=alone))
