"""Readings drawn by hand, so that tests of mentions do not hang on the weights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factnews.model import Article, Entity, Reading, Sentence, Span, SpeechCue, Token

DAY = date(2018, 3, 20)


def reading_of(
    *trees: str, people: Sequence[str] = (), bodies: Sequence[str] = (), on: date | None = DAY, quoted: bool = False
) -> Reading:
    """A reading of sentences given as `word/UPOS/head/relation …` (heads count from 1, 0 is the root).

    Every occurrence of a name in `people` or `bodies` becomes an entity. A `/X` before the UPOS (`officials/NOUN/NNS/3/nsubj`)
    gives the finer tag.
    """
    text = ""
    sentences = []
    for number, tree in enumerate(trees):
        tokens = []
        start = len(text)
        for cell in tree.split():
            word, upos, *tag, head, relation = cell.split("/")
            spaced = bool(text) and word not in {".", ",", "'s", ")"} and not text.endswith(("(", "\n"))
            text += " " if spaced else ""
            begin = len(text)
            text += word
            lemma = word.lower().removesuffix("s") if tag == ["NNS"] else word.lower()
            tokens.append(Token(begin, len(text), word, lemma, upos, (tag or [upos])[0], int(head) - 1, relation))
        sentences.append(Sentence(min(start, tokens[0].start), len(text), tuple(tokens), number))
        text += "\n"
    entities = [
        Entity(at, at + len(name), label)
        for label, names in (("PER", people), ("ORG", bodies))
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    speech = (
        (SpeechCue(None, Span(sentences[0].start, sentences[0].end), (Span(0, len(text)),), 1.0),) if quoted else ()
    )
    article = Article("hand", text, None, on, None, None, None, "en", None, None, "")
    return Reading(article, tuple(sentences), tuple(sorted(entities, key=lambda e: e.start)), (), speech)
