"""Named entities against tagged sentences: strict span and label, micro-averaged, with the gold file's own labels.

The reader knows PER, ORG, LOC, FAC, NORP, DATE, MONEY, PROD and MISC. A gold file knows fewer or names them otherwise,
so the reader's labels are mapped onto those the file uses: by `SAME` where it has the label under another name, by
`WIDER` where it counts such things under a wider one; what it does not count (dates, in a set without) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from evaluation.gold import decode
from evaluation.library import WordParser
from evaluation.measures import ErrorRow, Outcome, Tally, f1_measure
from factnews.errors import InputError

BATCH = 512

SAME = {
    "PER": ("PER", "Person"),
    "ORG": ("ORG", "Organisation"),
    "LOC": ("LOC", "Location"),
    "FAC": ("FAC",),
    "NORP": ("NORP", "Nationality"),
    "DATE": ("DATE", "Temporal"),
    "MONEY": ("MONEY", "Money"),
    "PROD": ("PROD",),
    "MISC": ("MISC",),
}
WIDER = {  # as the guidelines of CoNLL-2003, which wikigold and UNER follow, count them
    "NORP": ("MISC",),
    "FAC": ("LOC", "Location"),
    "PROD": ("MISC",),
}


class TaggedSentence(msgspec.Struct, frozen=True, rename={"words": "w"}):
    """Words with their tags: O, B-label, I-label."""

    words: list[str]
    tags: list[str]


def label_map(gold_labels: frozenset[str]) -> dict[str, str]:
    """From the reader's labels to those of a gold file; a label that is missing is not counted by it.

    >>> label_map(frozenset({"PER", "LOC", "MISC"}))["NORP"], "DATE" in label_map(frozenset({"PER"}))
    ('MISC', False)
    """
    mapped = {}
    for label, names in SAME.items():
        fitting = [name for name in (*names, *WIDER.get(label, ())) if name in gold_labels]
        if fitting:
            mapped[label] = fitting[0]
    return mapped


def spans_of(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Entities of BIO tags as (first word, word after the last, label); an I that continues nothing begins one.

    >>> sorted(spans_of(["B-PER", "I-PER", "O", "I-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    spans = set()
    start, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            spans.add((start, at, label))
            label = ""
        if kind in ("B", "I") and not label:
            start, label = at, name
    return spans


def evaluate(path: Path, parser: WordParser) -> Outcome:
    """Strict F1 over all labels and for each label of a tagged file."""
    sentences = _load(path)
    gold_labels = frozenset(tag[2:] for sentence in sentences for tag in sentence.tags if tag != "O")
    mapped = label_map(gold_labels)
    reachable = sorted(set(mapped.values()))
    tallies: dict[str, list[Tally]] = {name: [] for name in ("all", *sorted(gold_labels))}
    errors: list[ErrorRow] = []
    for at in range(0, len(sentences), BATCH):
        batch = sentences[at : at + BATCH]
        for number, (sentence, guess) in enumerate(
            zip(batch, parser.parse_words([list(s.words) for s in batch]), strict=True), at
        ):
            gold = spans_of(sentence.tags)
            found = {(a, b, mapped[label]) for a, b, label in spans_of(guess.entities) if label in mapped}
            tallies["all"].append(_tally(gold, found))
            for label in gold_labels:
                tallies[label].append(_tally({s for s in gold if s[2] == label}, {s for s in found if s[2] == label}))
            errors += _errors(f"{path.stem}:{number}", sentence.words, gold, found)
    unreachable = ", ".join(sorted(gold_labels - set(reachable)))
    notes = ["strict span and label; intervals over sentences"]
    if unreachable:
        notes.append(f"labels of this set that the reader does not know (they count as missed): {unreachable}")
    return Outcome(
        command="entities",
        path=str(path),
        size=len(sentences),
        measures=tuple(f1_measure(name, tally) for name, tally in tallies.items()),
        counts=(("entities", sum(len(spans_of(sentence.tags)) for sentence in sentences)),),
        errors=tuple(errors),
        notes=tuple(notes),
    )


def _load(path: Path) -> list[TaggedSentence]:
    sentences = decode(path, list[TaggedSentence])
    for number, sentence in enumerate(sentences):
        if len(sentence.words) != len(sentence.tags):
            raise InputError(
                f"{path}, sentence {number}: {len(sentence.words)} words but {len(sentence.tags)} tags",
                reason="bad-gold",
            )
    return [sentence for sentence in sentences if sentence.words]


def _tally(gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> Tally:
    return Tally(len(gold & found), len(gold), len(found))


def _errors(
    name: str, words: Sequence[str], gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]
) -> list[ErrorRow]:
    def row(kind: str, span: tuple[int, int, str]) -> ErrorRow:
        start, end, label = span
        around = [*words[max(0, start - 8) : start], "[", *words[start:end], "]", *words[end : end + 8]]
        return ErrorRow(name, kind, label, " ".join(words[start:end]), " ".join(around))

    return [row("missed", span) for span in sorted(gold - found)] + [
        row("extra", span) for span in sorted(found - gold)
    ]
