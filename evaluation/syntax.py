"""Parts of speech and trees against a treebank, as the CoNLL 2018 shared task measures them, punctuation included.

On gold words: UPOS, XPOS, UAS and LAS are the share of words that are right; LAS counts labels in full, as they stand
in the file, `LAS universal` without their subtypes. On raw text (`raw`): F1 of sentences and of words by characters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from evaluation.conllu import Tree, read_trees
from evaluation.library import ArticleReader, ParsedWords, WordParser
from evaluation.measures import Outcome, Tally, f1_measure, share_measure
from factnews.model import Article, Reading

BATCH = 512  # sentences a call, so that a treebank of any size fits in memory
MEASURES = ("UPOS", "XPOS", "UAS", "LAS", "LAS universal")


def evaluate(path: Path, parser: WordParser) -> Outcome:
    """Share of right tags, heads and labelled heads on the treebank's own words."""
    trees = read_trees(path)
    tallies: dict[str, list[Tally]] = {name: [] for name in MEASURES}
    for at in range(0, len(trees), BATCH):
        batch = trees[at : at + BATCH]
        parsed = parser.parse_words([[word.form for word in tree.words] for tree in batch])
        for tree, guess in zip(batch, parsed, strict=True):
            for name, tally in score_tree(tree, guess).items():
                tallies[name].append(tally)
    return Outcome(
        command="syntax",
        path=str(path),
        size=len(trees),
        measures=tuple(share_measure(name, tallies[name]) for name in MEASURES),
        counts=(("words", sum(len(tree.words) for tree in trees)),),
        notes=("gold words; intervals over sentences",),
    )


def score_tree(tree: Tree, guess: ParsedWords) -> dict[str, Tally]:
    """Right words of one sentence by measure."""
    count = len(tree.words)
    right = dict.fromkeys(MEASURES, 0)
    for word, upos, xpos, head, deprel in zip(
        tree.words, guess.upos, guess.xpos, guess.heads, guess.deprels, strict=True
    ):
        attached = word.head == head
        right["UPOS"] += word.upos == upos
        right["XPOS"] += word.xpos == xpos
        right["UAS"] += attached
        right["LAS"] += attached and word.deprel == deprel
        right["LAS universal"] += attached and word.deprel.split(":")[0] == deprel.split(":")[0]
    return {name: Tally(hits, count, count) for name, hits in right.items()}


def evaluate_raw(path: Path, reader: ArticleReader) -> Outcome:
    """F1 of sentence and word boundaries on the treebank's running text, one text at a time, paragraphs given."""
    texts = texts_of(read_trees(path))
    sentences, words = [], []
    for number, trees in enumerate(texts):
        reading = reader.read(_article(f"{path.stem}-{number}", text_of(trees)))
        sentence_tally, word_tally = score_boundaries(trees, reading)
        sentences.append(sentence_tally)
        words.append(word_tally)
    return Outcome(
        command="syntax --raw",
        path=str(path),
        size=len(texts),
        measures=(f1_measure("sentences", sentences), f1_measure("words", words)),
        notes=("raw text, paragraphs given; intervals over texts",),
    )


def texts_of(trees: Sequence[Tree]) -> list[list[Tree]]:
    """Sentences by text."""
    texts: list[list[Tree]] = []
    for tree in trees:
        if tree.starts_text or not texts:
            texts.append([])
        texts[-1].append(tree)
    return texts


def text_of(trees: Sequence[Tree]) -> str:
    """The running text of sentences: written tokens with their spaces, an empty line between paragraphs."""
    parts: list[str] = []
    for number, tree in enumerate(trees):
        if tree.starts_paragraph and number:
            parts = ["".join(parts).rstrip(), "\n\n"]
        parts += [form + (" " if space else "") for form, space in _written(tree)]
    return "".join(parts).rstrip()


def _written(tree: Tree) -> list[tuple[str, bool]]:
    several = {first: (last, form) for first, last, form in tree.surface}
    tokens, at = [], 0
    while at < len(tree.words):
        last, form = several.get(at, (at, tree.words[at].form))
        tokens.append((form, tree.words[last].space_after))
        at = last + 1
    return tokens


def score_boundaries(trees: Sequence[Tree], reading: Reading) -> tuple[Tally, Tally]:
    """Tallies of sentences and words that begin and end where the gold's do; white space does not count."""
    gold_sentences, gold_words = set(), set()
    at = 0
    for tree in trees:
        begin = at
        for length in _word_lengths(tree):
            gold_words.add((at, at + length))
            at += length
        gold_sentences.add((begin, at))
    dense = _dense_offsets(reading.article.text)
    sentences = {(dense[s.tokens[0].start], dense[s.tokens[-1].end]) for s in reading.sentences if s.tokens}
    words = {(dense[token.start], dense[token.end]) for s in reading.sentences for token in s.tokens}
    return (
        Tally(len(gold_sentences & sentences), len(gold_sentences), len(sentences)),
        Tally(len(gold_words & words), len(gold_words), len(words)),
    )


def _word_lengths(tree: Tree) -> list[int]:
    """Characters of each word; a written token whose words do not spell it ("im" for "I am") counts as one word."""
    several = {first: (last, form) for first, last, form in tree.surface}
    lengths, at = [], 0
    while at < len(tree.words):
        last, form = several.get(at, (at, tree.words[at].form))
        forms = [_without_space(word.form) for word in tree.words[at : last + 1]]
        spelled = "".join(forms) == _without_space(form)
        lengths += [len(part) for part in forms] if spelled else [len(_without_space(form))]
        at = last + 1
    return lengths


def _without_space(form: str) -> str:
    return "".join(form.split())


def _dense_offsets(text: str) -> list[int]:
    """For each offset into a text, how many characters that are not white space stand before it."""
    offsets, seen = [], 0
    for character in text:
        offsets.append(seen)
        seen += not character.isspace()
    return [*offsets, seen]


def _article(name: str, text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, text, None, None, None, None, None, "en", None, None, digest)
