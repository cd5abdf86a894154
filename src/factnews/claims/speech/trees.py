"""A sentence's dependency tree with what the search for speech asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factnews.model import Sentence, Token

NAME_PARTS = frozenset(
    {"det", "amod", "compound", "nmod:poss", "flat", "nummod", "nmod:desc", "det:predet", "goeswith"}
)


class SentenceTree:
    """Tokens of one sentence with their children; subtrees are remembered."""

    __slots__ = ("_subtrees", "children", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in sentence.tokens]
        for at, token in enumerate(sentence.tokens):
            if 0 <= token.head < len(sentence.tokens) and token.head != at:
                self.children[token.head].append(at)
        self._subtrees: dict[int, frozenset[int]] = {}

    def subtree(self, top: int) -> frozenset[int]:
        """Indices of a token and of all that hang on it."""
        if top not in self._subtrees:
            found, queue = {top}, [top]
            while queue:
                for child in self.children[queue.pop()]:
                    if child not in found:
                        found.add(child)
                        queue.append(child)
            self._subtrees[top] = frozenset(found)
        return self._subtrees[top]

    def child(self, top: int, *relations: str) -> int | None:
        """The first child in one of these relations, subtypes not told apart unless given."""
        for at in self.children[top]:
            relation = self.tokens[at].deprel
            if relation in relations or relation.split(":")[0] in relations:
                return at
        return None

    def has(self, top: int, relation: str, *lemmas: str) -> bool:
        """Whether a child in this relation has one of these lemmas."""
        return any(
            self.tokens[at].deprel.split(":")[0] == relation and self.tokens[at].lemma.lower() in lemmas
            for at in self.children[top]
        )

    def name_of(self, head: int) -> tuple[int, int]:
        """First and last index of the words that name what `head` stands for: "Kim's stepmother", "aides and rivals"."""
        words = {head}
        for at in self.children[head]:
            relation = self.tokens[at].deprel
            if (
                relation in NAME_PARTS
                or relation.split(":")[0] in ("flat", "compound")
                or (relation == "conj" and self.tokens[at].upos in ("NOUN", "PROPN", "PRON"))
            ):
                words |= self.subtree(at)
        first = last = head
        while first - 1 in words:
            first -= 1
        while last + 1 in words:
            last += 1
        return first, last


def runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken run of indices.

    >>> runs([5, 1, 2])
    [(1, 2), (5, 5)]
    """
    found: list[tuple[int, int]] = []
    for at in sorted(indices):
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
