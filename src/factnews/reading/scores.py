"""Runs the trained network: windows of words in, scores of every head out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from factnews.errors import ModelError
from factnews.reading.encode import Window, WordPieces, collate

WEIGHTS_VERSION = "2"  # the code refuses weights of another version
FOLDER = Path(__file__).parent / "weights"

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
        self.pieces = WordPieces(folder / "tokenizer.json")
        arrays = np.load(folder / "heads.npz")
        self.label_weights = PairWeights(*(arrays[f"label_{part}"] for part in ("total", "product", "bias")))
        self.pair_weights = PairWeights(*(arrays[f"pair_{part}"] for part in ("total", "product", "bias")))
        self.pair_distance: Floats = arrays["pair_distance"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # onnxruntime's one operator for a sum and its normalisation is three times as slow as the two that it replaces
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    def __call__(self, window: Window) -> Scores:
        """Scores of one window.

        Windows are not batched: one of a hundred pieces fills a core (10.4k words a CPU second alone, 7.6k in batches of 16,
        for the padding and the cache), and int8 activations are scaled by what else is in a batch, so that the reading of a
        window would depend on the company in which it comes.
        """
        batch = collate([window])
        out = self._session.run(
            None,
            {
                "ids": batch.ids,
                "shapes": batch.shapes,
                "first": batch.first,
                "hints": batch.hints,
            },
        )
        upos, xpos, starts, entities, events, status, modes, cues, wide_cues, factuality = (a[0, 1:] for a in out[:10])
        arcs, dependents, governors, anchors, members = (array[0] for array in out[10:])
        return Scores(
            upos=upos,
            xpos=xpos,
            starts=starts,
            entities=entities,
            events=events,
            status=status,
            modes=modes,
            cues=cues,
            wide_cues=wide_cues,
            factuality=factuality,
            arcs=arcs[1:],
            dependents=dependents,
            governors=governors,
            anchors=anchors[1:],
            members=members[1:],
        )


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
