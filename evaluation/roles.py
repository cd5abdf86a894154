"""Semantic roles against PropBank's annotation of a treebank: arguments by their head words, predicates given.

arguments   F1 of (predicate, head word, role) over the roles that the reader knows: ARG0-2, TMP, LOC, NEG, MOD
all roles   the same with every annotated argument counted: those of other roles are missed

The head words of an annotated span are the words whose governor in the treebank stands outside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from evaluation.conllu import Tree, read_trees
from evaluation.gold import decode
from evaluation.measures import Outcome, Tally, f1_measure
from factnews.errors import InputError
from factnews.reading.roles import PROPBANK

ROLE_OF = {
    "ARG0": "A0",
    "ARG1": "A1",
    "ARG2": "A2",
    "ARGM-TMP": "TMP",
    "ARGM-LOC": "LOC",
    "ARGM-NEG": "NEG",
    "ARGM-MOD": "MOD",
}

Argument = tuple[int, str]


class RoleReader(Protocol):
    """Finds the arguments of given predicates."""

    def predicate_roles(self, words: Sequence[str], predicates: Sequence[int]) -> list[list[Argument]]: ...


class Predicate(msgspec.Struct, frozen=True):
    """One predicate: its word and its arguments as (first word, word after the last, label)."""

    i: int
    args: tuple[tuple[int, int, str], ...]


class RoledSentence(msgspec.Struct, frozen=True, rename={"words": "w", "sentence_id": "sid", "predicates": "preds"}):
    """One sentence with its predicates."""

    words: tuple[str, ...]
    sentence_id: str
    predicates: tuple[Predicate, ...]


def treebank_of(path: Path) -> Path:
    """The treebank beside `ewt_propbank_dev.json`: `en_ewt-ud-dev.conllu`."""
    corpus, _, part = path.stem.partition("_propbank_")
    return path.with_name(f"en_{corpus}-ud-{part}.conllu")


def evaluate(path: Path, reader: RoleReader) -> Outcome:
    """F1 of arguments over the sentences whose words are those of the treebank beside the file."""
    trees = {tree.sentence_id: tree for tree in read_trees(treebank_of(path))}
    known: list[Tally] = []
    everything: list[Tally] = []
    by_role: dict[str, list[Tally]] = {role: [] for role in PROPBANK}
    predicates = 0
    for sentence in decode(path, list[RoledSentence]):
        tree = trees.get(sentence.sentence_id)
        if tree is None or len(tree.words) != len(sentence.words):
            raise InputError(
                f"{path}: sentence {sentence.sentence_id} is not in the treebank beside it", reason="bad-gold"
            )
        places = [predicate.i for predicate in sentence.predicates]
        forms = [word.form for word in tree.words]
        for predicate, given in zip(sentence.predicates, reader.predicate_roles(forms, places), strict=True):
            gold, others = _gold(predicate, tree)
            found = set(given)
            hits = len(gold & found)
            known.append(Tally(hits, len(gold), len(found)))
            everything.append(Tally(hits, len(gold) + others, len(found)))
            for role, tallies in by_role.items():
                mine, theirs = {a for a in gold if a[1] == role}, {a for a in found if a[1] == role}
                tallies.append(Tally(len(mine & theirs), len(mine), len(theirs)))
            predicates += 1
    return Outcome(
        command="roles",
        path=str(path),
        size=predicates,
        measures=(
            f1_measure("arguments", known),
            f1_measure("all roles", everything),
            *(f1_measure(role, tallies) for role, tallies in by_role.items()),
        ),
        notes=("head words, gold words and predicates; intervals over predicates",),
    )


def _gold(predicate: Predicate, tree: Tree) -> tuple[set[Argument], int]:
    """Head words with the reader's roles, and how many further arguments there are of roles that it does not know."""
    found: set[Argument] = set()
    others = 0
    for start, end, label in predicate.args:
        role = ROLE_OF.get(label)
        if role is None:
            others += label != "V"
            continue
        found |= {(k, role) for k in range(start, end) if not start <= tree.words[k].head < end}
    return found, others
