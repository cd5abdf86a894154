"""Noun phrases of a sentence, read off its dependency tree."""

from __future__ import annotations

from dataclasses import dataclass

from factnews.model import Sentence, Token

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case", "flat", "advmod", "det:predet", "obl:npmod",
                   "nmod:npmod", "punct", "goeswith", "nmod", "obl:unmarked", "nmod:unmarked"})  # fmt: skip
_RIGHT = frozenset({"flat", "goeswith", "fixed", "compound", "flat:name"})
# "the head of the agency", "ambassador to Moscow": the words that a name of an office goes on with.
_OFFICE_CASES = frozenset({"of", "for", "to", "in", "from", "at", "with", "on"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos", "nsubj:outer"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: token indices of its head, of its core (`first`..`last`) and of its end with `of …` attached."""

    head: int
    first: int
    last: int  # the core's last token
    end: int  # the last token of the phrase with its attached offices and places
    attached: tuple[int, ...]  # heads of the attached phrases ("chief of the [agency]")
    possessor: int | None  # head of "Iran's", index of "his"


class Tree:
    """The children of each token of a sentence, and its noun phrases."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens) and token.head != index:
                self.children[token.head].append(index)

    def phrases(self) -> list[NounPhrase]:
        """Return the noun phrases, in the order of their heads; parts of names and compounds are no phrases of their own."""
        return [self.phrase(i) for i, token in enumerate(self.tokens) if _is_head(token)]

    def phrase(self, head: int) -> NounPhrase:
        """Return the noun phrase of a head."""
        tokens = self.tokens
        first = last = head
        possessor = None
        for child in reversed([c for c in self.children[head] if c < head]):
            token = tokens[child]
            if token.deprel not in _LEFT or token.deprel in {"case", "punct"}:
                if token.deprel == "punct" and child == first - 1 and token.text in {"-", "–", '"', "“"}:
                    continue
                break
            if token.deprel == "nmod:poss":
                possessor = child
            first = min(first, self._leftmost(child))
        for child in [c for c in self.children[head] if c > head]:
            joined = not any(t.text in {",", ";"} for t in tokens[last + 1 : child])
            if tokens[child].deprel not in _RIGHT or child > last + 3 or not joined:
                break
            last = max(last, self._rightmost(child))
        attached: list[int] = []
        end = last
        for child in [c for c in self.children[head] if c > head]:
            token = tokens[child]
            if token.deprel in {"nmod", "obl"} and child > end:
                cases = [tokens[c].text.casefold() for c in self.children[child] if tokens[c].deprel == "case"]
                if not cases and tokens[end + 1].upos == "ADP":  # the case went astray in the tree
                    cases = [tokens[end + 1].text.casefold()]
                start = self._leftmost(child)
                if cases and cases[0] in _OFFICE_CASES and start <= end + 2:
                    attached.append(child)
                    end = max(end, self.phrase(child).end)
                    continue
            if token.deprel in _RIGHT or (token.deprel == "case" and child == end + 1):
                continue
            break
        return NounPhrase(head, first, last, end, tuple(attached), possessor)

    def _leftmost(self, index: int) -> int:
        return min([index, *(self._leftmost(c) for c in self.children[index] if c < index)])

    def _rightmost(self, index: int) -> int:
        return max([index, *(self._rightmost(c) for c in self.children[index] if c > index)])

    def conjuncts(self, head: int) -> list[int]:
        """Return the heads joined to a head by "and" or commas, itself first."""
        found = [head]
        for child in self.children[head]:
            if self.tokens[child].deprel == "conj" and child > head:
                found += self.conjuncts(child)
        return found

    def appositions(self, head: int) -> list[int]:
        """Return the heads of the appositions to a head ("Ito, [chief] of staff")."""
        return [c for c in self.children[head] if self.tokens[c].deprel == "appos"]


def _is_head(token: Token) -> bool:
    if token.deprel in {
        "compound",
        "flat",
        "flat:name",
        "goeswith",
        "fixed",
        "compound:prt",
        "expl",
        "det",
        "case",
        "discourse",
    }:
        return False
    if token.upos in _NOMINAL:
        return token.xpos not in {"WP", "WDT", "EX"} or token.deprel in _NOMINAL_ROLES
    return token.upos in {"ADJ", "NUM", "DET", "SYM", "X"} and token.deprel in _NOMINAL_ROLES
