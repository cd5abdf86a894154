"""The loss of a batch: the sum over whatever labels its examples have."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from factnews.codebooks.event_words import Features, load_event_words
from factnews.reading.encode import Window, collate
from factnews.reading.scores import Labels
from training.examples import IGNORE, Example
from training.network import Network, Outputs, distance_buckets

# How much each head counts. Event and cue words are a few in a hundred, so their mean over words is scaled up.
WEIGHTS = {
    "upos": 0.5, "xpos": 0.5, "starts": 0.5, "arcs": 1.0, "deprels": 1.0, "entities": 1.5, "events": 8.0, "status": 0.5,
    "modes": 0.5, "cues": 5.0, "wide_cues": 4.0, "pairs": 0.15, "some_event": 0.5, "factuality": 0.1,
}  # fmt: skip

PAIRS_A_WINDOW = 8  # drawn anew each time a window is seen: all pairs of all windows would take half of the time
MASK = 103

# What a set calls by a wider name: its label on the left may be any of ours on the right.
WIDER = {"MISC": ("MISC", "NORP", "PROD")}


class Losses:
    """Computes losses for batches of examples of one data set."""

    def __init__(
        self,
        network: Network,
        labels: Labels,
        *,
        autocast: Callable[[], torch.autocast],
        seed: int = 1,
        hints: bool = False,
        masked: float = 0.1,
    ) -> None:
        self._network = network
        self._labels = labels
        self._autocast = autocast
        self._draw = random.Random(seed)
        self._with_hints = hints
        self._masked_share = masked
        self._event_words = load_event_words()
        self._index = {
            name: {label: k for k, label in enumerate(getattr(labels, name))}
            for name in ("upos", "xpos", "deprels", "entities", "events", "status", "modes", "roles")
        }

    def __call__(self, examples: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
        """Total loss, and each part for the log."""
        batch = collate([Window(self._masked(e), tuple(e.shapes()), self._hints(e)) for e in examples])
        first = torch.from_numpy(batch.first)
        with self._autocast():
            out = self._network(
                torch.from_numpy(batch.ids),
                torch.from_numpy(batch.shapes),
                torch.from_numpy(batch.mask),
                first,
                torch.from_numpy(batch.hints),
            )
        parts: dict[str, Tensor] = {}
        for name in ("upos", "xpos", "events", "starts", "cues", "wide_cues", "status", "modes"):
            loss = self._word_loss(name, getattr(out, name), examples)
            if loss is not None:
                parts[name] = loss
        if examples[0].heads is not None:
            parts |= self._tree_losses(out, first, examples)
        if examples[0].entities is not None:
            parts["entities"] = self._entity_loss(out, examples)
        if any(e.pairs for e in examples):
            parts["pairs"] = self._pair_loss(out, examples)
        if examples[0].some_event is not None:
            parts["some_event"] = self._some_event_loss(out, examples)
        if any(e.factuality for e in examples):
            parts["factuality"] = self._factuality_loss(out, examples)
        total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()
        return total, {name: float(part.detach()) for name, part in parts.items()}

    def _hints(self, example: Example) -> Features | None:
        if not self._with_hints or (example.events is None and example.some_event is None):
            return None
        return self._event_words.features(example.words)

    def _masked(self, example: Example) -> tuple[tuple[int, ...], ...]:
        """The small sets are seen many times: in them some words are masked, so that the heads do not learn them by heart."""
        if example.events is None and example.some_event is None:
            return tuple(example.pieces)
        return tuple((MASK,) if self._draw.random() < self._masked_share else p for p in example.pieces)

    def _targets(self, examples: Sequence[Example], width: int, values: Callable[[Example], list[int]]) -> Tensor:
        target = torch.full((len(examples), width), IGNORE, dtype=torch.long)
        for row, example in enumerate(examples):
            found = values(example)
            target[row, 1 : 1 + len(found)] = torch.tensor(found, dtype=torch.long)
        return target

    def _word_loss(self, name: str, scores: Tensor, examples: Sequence[Example]) -> Tensor | None:
        def values(example: Example) -> list[int]:
            labels = getattr(example, name)
            if isinstance(labels, dict):
                index = self._index[name]
                return [index[labels[k]] if k in labels else IGNORE for k in range(len(example.words))]
            if name == "starts":
                return [int(s) for s in labels]
            if name in ("cues", "wide_cues"):
                return [IGNORE if label is None else int(label == "CUE") for label in labels]
            index = self._index[name]
            return [IGNORE if label is None else index.get(label, IGNORE) for label in labels]

        if not getattr(examples[0], name) and not any(getattr(e, name) for e in examples):
            return None
        target = self._targets(examples, scores.shape[1], values).reshape(-1)
        if bool((target == IGNORE).all()):
            return None
        return functional.cross_entropy(scores.float().reshape(-1, scores.shape[-1]), target, ignore_index=IGNORE)

    def _tree_losses(self, out: Outputs, first: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        heads = self._targets(examples, first.shape[1], lambda e: [h + 1 for h in e.heads or []])
        index = self._index["deprels"]
        labels = self._targets(examples, first.shape[1], lambda e: [index.get(d, IGNORE) for d in e.deprels or []])
        present = first > 0
        present[:, 0] = True
        arcs = out.arcs.float().masked_fill(~present[:, None, :], -1e4)
        arc_loss = functional.cross_entropy(arcs.reshape(-1, arcs.shape[-1]), heads.reshape(-1), ignore_index=IGNORE)
        row, word = (labels != IGNORE).nonzero(as_tuple=True)
        with self._autocast():
            scores = self._network.label_scores(out.dependents[row, word], out.governors[row, heads[row, word]]).float()
        return {"arcs": arc_loss, "deprels": functional.cross_entropy(scores, labels[row, word])}

    def _entity_loss(self, out: Outputs, examples: Sequence[Example]) -> Tensor:
        """Partial labels: "" allows anything, a set's wider label allows all of ours that it covers, and "O" allows the labels
        that the set does not annotate (given by the example's origin through `silent`)."""
        index = self._index["entities"]
        scores = functional.log_softmax(out.entities.float(), -1)
        losses = []
        for row, example in enumerate(examples):
            silent = silent_labels(example.origin)
            allowed = torch.zeros(len(example.words), len(index), dtype=torch.bool)
            for k, tag in enumerate(example.entities or []):
                for label in _allowed_tags(tag, silent):
                    allowed[k, index[label]] = True
                if not tag:
                    allowed[k] = True
            rows = scores[row, 1 : 1 + len(example.words)].masked_fill(~allowed, -1e4)
            losses.append(-torch.logsumexp(rows, -1))
        return torch.cat(losses).mean()

    def _pair_loss(self, out: Outputs, examples: Sequence[Example]) -> Tensor:
        rows, anchors, roles, words, sizes = [], [], [], [], []
        index = self._index["roles"]
        width = out.members.shape[1]
        for row, example in enumerate(examples):
            chosen = example.pairs
            if len(chosen) > PAIRS_A_WINDOW:
                chosen = self._draw.sample(chosen, PAIRS_A_WINDOW)
            for pair in chosen:
                rows.append(row)
                anchors.append(pair.anchor + 1)
                sizes.append(len(example.words))
                known = torch.zeros(len(index))
                known[[index[r] for r in pair.roles]] = 1.0
                target = torch.zeros(width, len(index))
                for role, members in pair.words.items():
                    target[[k + 1 for k in members], index[role]] = 1.0
                roles.append(known)
                words.append(target)
        row_index = torch.tensor(rows)
        anchor_index = torch.tensor(anchors)
        offsets = torch.arange(width)[None, :] - anchor_index[:, None]
        with self._autocast():
            scores = self._network.pair_scores(
                out.anchors[row_index, anchor_index], out.members[row_index], distance_buckets(offsets)
            ).float()
        place = torch.arange(width)[None, :]
        present = (place > 0) & (place <= torch.tensor(sizes)[:, None])
        weight = present[:, :, None].float() * torch.stack(roles)[:, None, :]
        loss = functional.binary_cross_entropy_with_logits(scores, torch.stack(words), weight, reduction="sum")
        return loss / len(rows)

    def _some_event_loss(self, out: Outputs, examples: Sequence[Example]) -> Tensor:
        """Minus the log of the chance that at least one word has the class (multiple-instance learning)."""
        index = self._index["events"]
        chances = torch.softmax(out.events.float(), -1)
        losses = []
        for row, example in enumerate(examples):
            names = ("CONCEDE", "RETREAT") if example.some_event == "YIELD" else (example.some_event or "",)
            chance = chances[row, 1 : 1 + len(example.words)][:, [index[n] for n in names]].sum(-1)
            absent = torch.log1p(-chance.clamp(max=0.9999)).sum()
            losses.append(-torch.log1p(-torch.exp(absent).clamp(max=0.9999)))
        return torch.stack(losses).mean()

    def _factuality_loss(self, out: Outputs, examples: Sequence[Example]) -> Tensor:
        scores, targets = [], []
        for row, example in enumerate(examples):
            for k, score in example.factuality.items():
                scores.append(out.factuality.float()[row, k + 1, 0])
                targets.append(score)
        return functional.smooth_l1_loss(torch.stack(scores), torch.tensor(targets))


def silent_labels(origin: str) -> tuple[str, ...]:
    """Labels that the set of an example does not annotate: they may stand where it says "O"."""
    if origin.startswith(("btc", "uner")):
        return ("NORP", "DATE", "PROD", "MISC")
    if origin.startswith("wikigold"):
        return ("DATE",)
    if origin.startswith("re3d"):
        return ("MISC", "PROD")
    return ()


def _allowed_tags(tag: str, silent: tuple[str, ...]) -> list[str]:
    if not tag:
        return []
    if tag == "O":
        return ["O", *(f"{p}-{label}" for label in silent for p in "BI")]
    return [f"{tag[0]}-{label}" for label in WIDER.get(tag[2:], (tag[2:],))]
