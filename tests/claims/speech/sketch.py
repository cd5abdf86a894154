"""Readings drawn by hand, for tests that must not depend on the trained reader.

A sentence is a row of `word/UPOS/governor/relation`, governors counted from 1 (0: root); `_` before a word glues it to the
one before it. Sentences are parted by `//`, paragraphs by empty lines.
"""

from __future__ import annotations

from factnews.model import Article, Entity, Reading, Sentence, Token

LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "added": "add", "warned": "warn", "saying": "say", "called": "call",
    "asked": "ask", "denied": "deny", "wrote": "write", "found": "find", "vowed": "vow", "citing": "cite",
    "quoting": "quote", "announced": "announce", "adding": "add", "promised": "promise", "declined": "decline",
}  # fmt: skip
PAST = frozenset({"said", "told", "left", "met", "failed", "was", "had"})


def sketch(drawn: str, *, people: tuple[str, ...] = ()) -> Reading:
    """The reading of a drawing; `people` are words that are persons' names."""
    text = ""
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(drawn.strip().split("\n\n")):
        text += "\n\n" if text else ""
        for number, line in enumerate(block.split("//")):
            text += " " if number else ""
            start = len(text)
            tokens = []
            for at, word in enumerate(line.split()):
                glued = word.startswith("_")
                form, upos, governor, relation = word.lstrip("_").rsplit("/", 3)
                text += "" if glued or at == 0 else " "
                begin = len(text)
                text += form
                xpos = "VBD" if form in PAST else "VBG" if form.endswith("ing") and upos == "VERB" else upos
                lemma = LEMMAS.get(form, form.lower())
                tokens.append(Token(begin, len(text), form, lemma, upos, xpos, int(governor) - 1, relation))
            sentences.append(Sentence(start, len(text), tuple(tokens), paragraph))
    entities = tuple(Entity(text.index(name), text.index(name) + len(name), "PER") for name in people)
    article = Article("sketch", text, None, None, None, None, None, "en", None, None, "")
    return Reading(article, tuple(sentences), entities)
