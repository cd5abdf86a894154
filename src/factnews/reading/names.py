"""Named entities from tag scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factnews.reading.scores import Floats


def decode_tags(scores: Floats, labels: Sequence[str], starts: Collection[int] = ()) -> list[str]:
    """BIO tags of words: the best tag, with an I- that continues nothing read as the B- of its label.

    No name runs on into another sentence: `starts` are the words that begin one.
    """
    tags: list[str] = []
    before = "O"
    for place, k in enumerate(scores.argmax(1).tolist()):
        tag = labels[k]
        if place in starts:
            before = "O"
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = f"B-{tag[2:]}"
        tags.append(tag)
        before = tag
    return tags


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, end word, label) of each entity.

    >>> list(spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    start = -1
    for k, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            yield start, k, tags[start][2:]
            start = -1
        if tag.startswith("B-"):
            start = k
