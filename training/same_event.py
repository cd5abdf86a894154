"""Fits the weights by which tellings of one event are joined inside a report: a logistic regression over signs.

Pairs of events that the shipped reader proposes in the annotated training reports; two are one event where both stand at
mentions of one annotated claim. The development reports are not looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import torch

from factnews.claims.coder import Coder
from factnews.claims.same_event import BIAS
from factnews.claims.told import Told, signs, tell
from factnews.model import Article, EventCue
from factnews.reading import Reader

RARE = 30  # signs that fewer pairs show have no weight
PENALTY = 3.0  # of squared weights; 1 to 10 make no difference in cross-validation

Pair = tuple[list[str], bool]


def pairs(gold: Path) -> Iterator[Pair]:
    """(signs, whether one event) of each two events proposed in one report of a folder."""
    reader, coder = Reader(), Coder()
    for path in sorted(gold.glob("*.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        reading = reader.read(_article(annotated))
        told = [tell(draft, reading) for draft in coder.drafts(reading)]
        labelled = [(t, _claim_of(t.draft.cue, annotated["claims"])) for t in sorted(told, key=_place)]
        for (one, first), (other, second) in combinations([(t, n) for t, n in labelled if n is not None], 2):
            yield list(signs(one, other)), first == second


def _place(told: Told) -> int:
    return told.draft.cue.start


def _article(annotated: dict[str, Any]) -> Article:
    day = annotated.get("published")
    return Article(
        id=annotated["id"],
        text=annotated["text"],
        title=annotated.get("title"),
        published=date.fromisoformat(day) if day else None,
        published_at=None,
        publisher=annotated.get("publisher"),
        byline=None,
        language="en",
        url=None,
        fetched=None,
        digest="",
    )


def _claim_of(cue: EventCue, claims: Sequence[dict[str, Any]]) -> int | None:
    """The number of the annotated claim that a cue mentions, one of its own class first."""
    found = [
        (claim["class"] != cue.event_class.value, number)
        for number, claim in enumerate(claims)
        if any(m["start"] < cue.end and cue.start < m["end"] for m in (claim["trigger"], *claim.get("also", [])))
    ]
    return min(found)[1] if found else None


def fit(found: Iterable[Pair]) -> dict[str, float]:
    """Weights by penalised maximum likelihood."""
    known = list(found)
    shown = Counter(sign for named, _ in known for sign in named)
    names = sorted(sign for sign, count in shown.items() if count >= RARE)
    index = {sign: n for n, sign in enumerate(names)}
    design = torch.zeros(len(known), len(names), dtype=torch.float64)
    for row, (named, _) in enumerate(known):
        design[row, [index[sign] for sign in named if sign in index]] = 1.0
    answers = torch.tensor([same for _, same in known], dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        logits = design @ weights + bias
        total = torch.nn.functional.binary_cross_entropy_with_logits(logits, answers, reduction="sum")
        total = total + PENALTY / 2 * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    fitted = dict(zip(names, weights.tolist(), strict=True))
    return {BIAS: bias.item(), **fitted}


def write(weights: dict[str, float], out: Path) -> None:
    """Write the weights as tab-separated text, the strongest first."""
    lines = [
        "# Weights (log odds) of the signs that two places of a report tell one event.",
        "# Made by `python -m training same-event`.",
    ]
    ranked = sorted(weights.items(), key=lambda sign: (sign[0] != BIAS, -sign[1], sign[0]))
    out.write_text("\n".join([*lines, *(f"{sign}\t{weight:.3f}" for sign, weight in ranked), ""]), encoding="utf-8")
