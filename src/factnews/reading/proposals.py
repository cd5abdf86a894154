"""What the learned heads propose: words that tell events with their participants, and cues of speech with their contents.

They are proposals: `factnews.claims` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from factnews.model import EventClass, EventCue, RoleLink, Span, SpeechCue, Status
from factnews.reading.roles import PROPBANK, arguments
from factnews.reading.scores import Floats, Network, Scores, distance_buckets, pair_scores, sigmoid, softmax
from factnews.reading.words import Word

CLAIM_ROLES = ("actor", "recipient", "object", "where", "when")
# Below these a proposal is not even passed on; what counts as a claim is decided in factnews.claims.
LEAST_EVENT = 0.15
LEAST_ROLE = 0.25
LEAST_CUE = 0.3
CONTENT = 0.45
GAP = 3  # words that a content may lack in its middle (a cue that interrupts is longer or set off by quotation marks)


@dataclass(frozen=True, slots=True)
class WindowWords:
    """The words of a window, and the number of the sentence of each."""

    words: Sequence[Word]
    sentences: Sequence[int]
    first_in_sentence: Sequence[int]


class Proposer:
    """Reads events and speech off the scores of a window."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._roles = {role: k for k, role in enumerate(network.labels.roles)}
        self._classes = [EventClass(name) for name in network.labels.events[1:]]
        self._statuses = [Status(name) for name in network.labels.status]
        self._modes = [tuple(name.split(":")) for name in network.labels.modes]

    def _pairs(self, scores: Scores, anchors: Sequence[int]) -> Floats:
        """Chances of each role for each word: anchors × words × roles."""
        place = np.arange(len(scores.members))
        offsets = place[None, :] - np.array(anchors)[:, None]
        shift = self._network.pair_distance[distance_buckets(offsets)]
        logits = pair_scores(
            scores.anchors[list(anchors)][:, None, :], scores.members[None], self._network.pair_weights, shift
        )
        return sigmoid(logits)

    def roles(self, scores: Scores, predicates: Sequence[int]) -> list[list[tuple[int, str]]]:
        """PropBank arguments of each predicate: (word, role)."""
        if not predicates:
            return []
        columns = [self._roles[role] for role in PROPBANK]
        return [arguments(chances, columns) for chances in self._pairs(scores, predicates)]

    def events(self, scores: Scores, window: WindowWords) -> Iterator[EventCue]:
        """Events in the order of their words."""
        chances = softmax(scores.events)
        likely = np.flatnonzero(1 - chances[:, 0] >= LEAST_EVENT)
        if not len(likely):
            return
        pairs = self._pairs(scores, likely.tolist())
        status = softmax(scores.status[likely])
        for row, k in enumerate(likely.tolist()):
            best = int(chances[k, 1:].argmax())
            event_class = self._classes[best]
            of_class = [m for m, (name, _) in enumerate(self._modes) if name == event_class]
            mode = self._modes[max(of_class, key=lambda m, k=k: float(scores.modes[k, m]))][1] if of_class else ""  # type: ignore[misc]
            links = tuple(
                link
                for role in CLAIM_ROLES
                for link in self._links(role, pairs[row, :, self._roles[role]], window.words)
            )
            state = int(status[row].argmax())
            yield EventCue(
                sentence=window.sentences[k],
                token=k - window.first_in_sentence[k],
                start=window.words[k].start,
                end=window.words[k].end,
                event_class=event_class,
                confidence=round(float(chances[k, best + 1]), 4),
                status=self._statuses[state],
                status_confidence=round(float(status[row, state]), 4),
                mode=mode or None,
                links=links,
            )

    @staticmethod
    def _links(role: str, chances: Floats, words: Sequence[Word]) -> Iterator[RoleLink]:
        for first, last in runs(chances >= LEAST_ROLE):
            yield RoleLink(role, words[first].start, words[last].end, round(float(chances[first : last + 1].max()), 4))

    def speech(self, scores: Scores, window: WindowWords, *, wide: bool) -> Iterator[SpeechCue]:
        """Somebody's words, by cue; contents reach no further than the window."""
        cues = sigmoid(scores.wide_cues if wide else scores.cues)
        likely = np.flatnonzero(cues >= LEAST_CUE)
        if not len(likely):
            return
        pairs = self._pairs(scores, likely.tolist())
        source = self._roles["wide_source" if wide else "speaker"]
        content = self._roles["wide_content" if wide else "content"]
        words = window.words
        for row, k in enumerate(likely.tolist()):
            said = [
                (a, b)
                for a, b in runs(pairs[row, :, content] >= CONTENT, gap=GAP)
                if pairs[row, a : b + 1, content].max() > 0.5
            ]
            sources = list(runs(pairs[row, :, source] >= LEAST_ROLE, gap=1))
            best = max(sources, key=lambda r, row=row: float(pairs[row, r[0] : r[1] + 1, source].max()), default=None)  # type: ignore[misc]
            yield SpeechCue(
                cue=Span(words[k].start, words[k].end),
                source=Span(words[best[0]].start, words[best[1]].end) if best else None,
                content=tuple(Span(words[a].start, words[b].end) for a, b in said),
                confidence=round(float(cues[k]), 4),
                wide=wide,
            )


def runs(chosen: np.typing.NDArray[np.bool_], *, gap: int = 0) -> Iterator[tuple[int, int]]:
    """First and last index of each run of True, runs with at most `gap` False between them joined.

    >>> import numpy as np
    >>> list(runs(np.array([True, True, False, True]))), list(runs(np.array([True, False, True]), gap=1))
    ([(0, 1), (3, 3)], [(0, 2)])
    """
    first = last = -1
    for k in np.flatnonzero(chosen).tolist():
        if first >= 0 and k - last - 1 > gap:
            yield first, last
            first = -1
        if first < 0:
            first = k
        last = k
    if first >= 0:
        yield first, last
