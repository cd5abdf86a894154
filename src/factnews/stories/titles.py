"""The title of a story: of its reports' own headlines the one whose words the most of its reports tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from factnews.stories.profiles import Profile
from factnews.stories.words import stems

FEWEST = 3  # words that tell: a headline of fewer says too little to stand for others
_TAIL = re.compile(r"\s+(?:[|–—·•-]|::)\s+([^|–—·•]{2,60})$")
_SPACE = re.compile(r"\s+")


def title_of(reports: Sequence[Profile], outlets: Collection[str]) -> str | None:
    """The most central headline of a story's reports, without an outlet's name at its end; None where none has one.

    A headline's score is the number of other reports that tell its words, summed over its words and divided by the root
    of their number: a short headline of telling words beats a long one that has them all. Of equals the earliest wins.
    """
    telling: Counter[str] = Counter()
    for report in reports:
        telling.update(value for kind, value in report.vector if kind == "word")
    candidates = []
    for report in reports:
        headline = plain_headline(report.headline or "", outlets)
        words = set(stems(headline))
        if headline:
            score = sum(telling[word] - 1 for word in words) / math.sqrt(max(1, len(words)))
            when = report.day.isoformat() if report.day is not None else "~"
            candidates.append((len(words) < FEWEST, -round(score, 9), when, report.id, headline))
    return min(candidates)[-1] if candidates else None


def plain_headline(headline: str, outlets: Iterable[str]) -> str:
    """A headline on one line without the outlet's name behind a dash or bar.

    >>> plain_headline("Bridge reopens after a year | The Harbour Courier", ["The Harbour Courier"])
    'Bridge reopens after a year'
    """
    headline = _SPACE.sub(" ", headline).strip()
    tail = _TAIL.search(headline)
    if tail and tail[1].strip().casefold() in {outlet.casefold() for outlet in outlets}:
        return headline[: tail.start()].rstrip()
    return headline
