"""Runs the trained network: windows of words in, scores of every head out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from factnews.errors import ModelError
from factnews.reading.encode import Window, WordPieces, collate

WEIGHTS_VERSION = "1"  # the code refuses weights of another version
FOLDER = Path(__file__).parent / "weights"

_BATCH_PIECES = 2048  # with padding; measured: larger batches gain nothing on one core
_BATCH_WINDOWS = 16

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of n words. Logits but for `upos` and `xpos`, which are label numbers."""

    upos: Ints  # n
    xpos: Ints  # n
    starts: Floats  # n: logit of beginning a sentence
    entities: Floats  # n × tags
    events: Floats  # n × classes, "O" first
    status: Floats  # n × statuses
    modes: Floats  # n × modes
    cues: Floats  # n: logit of being a cue of a statement
    wide_cues: Floats  # n
    factuality: Floats  # n: -3 .. 3
    arcs: Floats  # n × (1 + n): column 0 is the root
    dependents: Floats  # (1 + n) × features, row 0 is the root
    governors: Floats
    anchors: Floats  # n × features
    members: Floats


@dataclass(frozen=True, slots=True)
class Labels:
    """What each head can say, in the order of its outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    events: tuple[str, ...]
    status: tuple[str, ...]
    modes: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairWeights:
    """The last layer of a head over pairs of words: scores are `relu(a + b) @ total + (a * b) @ product + bias`."""

    total: Floats
    product: Floats
    bias: Floats


class Network:
    """The encoder and its heads, loaded once. `threads` is the number of cores that one call may use."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 1) -> None:
        import onnxruntime

        path = folder / "reader.onnx"
        if not path.exists():
            raise ModelError(f"the reader's weights are missing: no {path}; install factnews anew", reason="weights")
        about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        if about["version"] != WEIGHTS_VERSION:
            raise ModelError(
                f"the reader's weights are of version {about['version']}, this code needs {WEIGHTS_VERSION}; "
                "install one release of factnews whole",
                reason="weights",
            )
        self.labels = Labels(**{name: tuple(values) for name, values in about["labels"].items()})
        self.thresholds: dict[str, float] = about.get("thresholds", {})
        self.pieces = WordPieces(folder / "tokenizer.json")
        arrays = np.load(folder / "heads.npz")
        self.label_weights = PairWeights(*(arrays[f"label_{part}"] for part in ("total", "product", "bias")))
        self.pair_weights = PairWeights(*(arrays[f"pair_{part}"] for part in ("total", "product", "bias")))
        self.pair_distance: Floats = arrays["pair_distance"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, windows: Sequence[Window]) -> Iterator[tuple[int, Scores]]:
        """Scores of each window with its number, in order of length: windows of like length share a batch."""
        order = sorted(range(len(windows)), key=lambda k: windows[k].length)
        batch: list[int] = []
        for k in order:
            if batch and (len(batch) == _BATCH_WINDOWS or windows[k].length * (len(batch) + 1) > _BATCH_PIECES):
                yield from self._run(batch, windows)
                batch = []
            batch.append(k)
        if batch:
            yield from self._run(batch, windows)

    def _run(self, numbers: Sequence[int], windows: Sequence[Window]) -> Iterator[tuple[int, Scores]]:
        batch = collate([windows[k] for k in numbers])
        out = self._session.run(
            None,
            {
                "ids": batch.ids,
                "shapes": batch.shapes,
                "mask": batch.mask,
                "first": batch.first,
                "hints": batch.hints,
            },
        )
        for row, k in enumerate(numbers):
            n = len(windows[k].pieces)
            upos, xpos, starts, entities, events, status, modes, cues, wide, factuality = (
                a[row, 1 : n + 1] for a in out[:10]
            )
            arcs, dependents, governors, anchors, members = (a[row] for a in out[10:])
            yield k, Scores(
                upos, xpos, starts, entities, events, status, modes, cues, wide, factuality,
                arcs[1 : n + 1, : n + 1], dependents[: n + 1], governors[: n + 1], anchors[1 : n + 1], members[1 : n + 1],
            )  # fmt: skip


def pair_scores(a: Floats, b: Floats, weights: PairWeights, shift: Floats | None = None) -> Floats:
    """Logits of a head over pairs; `a` and `b` broadcast to pairs × features, `shift` is added inside the sum."""
    total: Floats = np.add(a, b)
    if shift is not None:
        total += shift
    np.maximum(total, 0, out=total)
    scores: Floats = total @ weights.total
    scores += (a * b) @ weights.product
    scores += weights.bias
    return scores


def distance_buckets(offsets: Ints) -> Ints:
    """Buckets 0..32 of word distances: exact to 8 words, then of doubling width (as in training)."""
    size = np.abs(offsets)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 2).astype(np.int64)
    buckets: Ints = np.sign(offsets) * np.minimum(np.where(size <= 8, size, far), 16) + 16
    return buckets


def softmax(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    shifted /= shifted.sum(-1, keepdims=True)
    return shifted


def sigmoid(scores: Floats) -> Floats:
    """Logistic function, safe for large negative scores."""
    chances: Floats = np.exp(-np.clip(scores, -30, 30))
    chances += 1
    np.reciprocal(chances, out=chances)
    return chances
