"""The network: the MiniLM encoder with a shape embedding, and linear or pairwise heads over the first piece of each word."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from factnews.codebooks.event_words import WIDTH
from factnews.reading.encode import SHAPES
from factnews.reading.scores import Labels

LAYERS, HIDDEN, INNER, ATTENTION_HEADS, VOCABULARY, POSITIONS = 6, 384, 1536, 12, 30522, 512
ARC, LABEL, PAIR, EVENT = 256, 192, 256, 256
DISTANCES = 33  # buckets of the distance between two words of a pair
DROPOUT, HEAD_DROPOUT = 0.1, 0.25


class Layer(nn.Module):
    """One transformer layer of BERT's kind (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.norm_1 = nn.LayerNorm(HIDDEN, 1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm_2 = nn.LayerNorm(HIDDEN, 1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: windows × pieces × HIDDEN; bias: windows × 1 × 1 × pieces, very negative at padding."""
        rows, length, _ = x.shape
        size = HIDDEN // ATTENTION_HEADS
        q, k, v = self.query_key_value(x).view(rows, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((q @ k.transpose(-1, -2)) * (1 / math.sqrt(size)) + bias, -1)
        weights = functional.dropout(weights, DROPOUT, self.training)
        mixed = (weights @ v).transpose(1, 2).reshape(rows, length, HIDDEN)
        x = self.norm_1(x + functional.dropout(self.attended(mixed), DROPOUT, self.training))
        outer = self.outer(functional.gelu(self.inner(x)))
        return self.norm_2(x + functional.dropout(outer, DROPOUT, self.training))


class Encoder(nn.Module):
    """MiniLM-L6 (Wang et al. 2020) with an embedding of word shapes that begins as zero."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """windows × pieces → windows × pieces × HIDDEN."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes) + self.kind
        x = functional.dropout(self.norm(x), DROPOUT, self.training)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take the weights of a BERT-like checkpoint of the same size (safetensors)."""
        weights = {name.removeprefix("bert."): w for name, w in load_file(str(path)).items()}
        state = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "shapes.weight": torch.zeros(SHAPES, HIDDEN),
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
        }
        names = {"attended": "attention.output.dense", "norm_1": "attention.output.LayerNorm", "inner": "intermediate.dense",
                 "outer": "output.dense", "norm_2": "output.LayerNorm"}  # fmt: skip
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
            for k in range(LAYERS):
                old = f"encoder.layer.{k}."
                parts = [weights[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                state[f"layers.{k}.query_key_value.{kind}"] = torch.cat(parts)
                for new, was in names.items():
                    state[f"layers.{k}.{new}.{kind}"] = weights[f"{old}{was}.{kind}"]
        self.load_state_dict(state)


@dataclass
class Outputs:
    """Scores of a batch: windows × (1 + words) × labels; `arcs` is windows × dependents × heads."""

    upos: Tensor
    xpos: Tensor
    starts: Tensor
    entities: Tensor
    events: Tensor
    status: Tensor
    modes: Tensor
    cues: Tensor
    wide_cues: Tensor
    factuality: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor
    anchors: Tensor
    members: Tensor


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.upos = nn.Linear(HIDDEN, len(labels.upos))
        self.xpos = nn.Linear(HIDDEN, len(labels.xpos))
        self.starts = nn.Linear(HIDDEN, 2)
        self.entities = nn.Linear(HIDDEN, len(labels.entities))
        self.event_hidden = nn.Linear(HIDDEN, EVENT)
        self.event_hints = nn.Linear(WIDTH, EVENT, bias=False)
        self.events = nn.Linear(EVENT, len(labels.events))
        self.status = nn.Linear(EVENT, len(labels.status))
        self.modes = nn.Linear(EVENT, len(labels.modes))
        self.factuality = nn.Linear(EVENT, 1)
        self.cues = nn.Linear(HIDDEN, 2)
        self.wide_cues = nn.Linear(HIDDEN, 2)
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_governor = nn.Linear(HIDDEN, ARC)
        self.arc_weight = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label_dependent = nn.Linear(HIDDEN, LABEL)
        self.label_governor = nn.Linear(HIDDEN, LABEL)
        self.label_sum = nn.Linear(LABEL, len(labels.deprels))
        self.label_product = nn.Linear(LABEL, len(labels.deprels), bias=False)
        self.pair_anchor = nn.Linear(HIDDEN, PAIR)
        self.pair_member = nn.Linear(HIDDEN, PAIR)
        self.pair_distance = nn.Embedding(DISTANCES, PAIR)
        self.pair_sum = nn.Linear(PAIR, len(labels.roles))
        self.pair_product = nn.Linear(PAIR, len(labels.roles), bias=False)
        nn.init.normal_(self.arc_weight, 0, 0.02)
        nn.init.zeros_(self.pair_distance.weight)
        nn.init.zeros_(self.event_hints.weight)

    def renew_event_heads(self) -> None:
        """Let the heads of events begin anew: what they know by heart leaves them nothing to learn from hints."""
        for head in (self.event_hidden, self.event_hints, self.events, self.status, self.modes):
            head.reset_parameters()

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, hints: Tensor) -> Outputs:
        """All scores that do not need to know a pair of words."""
        x = self.encoder(ids, shapes, mask)
        words = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, HIDDEN))
        words = functional.dropout(words, DROPOUT, self.training)
        dependent = self._active(self.arc_dependent(words))
        governor = self._active(self.arc_governor(words))
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        event = self._active(self.event_hidden(words) + self.event_hints(hints))
        return Outputs(
            upos=self.upos(words), xpos=self.xpos(words), starts=self.starts(words), entities=self.entities(words),
            events=self.events(event), status=self.status(event), modes=self.modes(event), cues=self.cues(words),
            wide_cues=self.wide_cues(words), factuality=self.factuality(event),
            arcs=dependent @ self.arc_weight @ governor.transpose(1, 2),
            dependents=self.label_dependent(words), governors=self.label_governor(words),
            anchors=self.pair_anchor(words), members=self.pair_member(words),
        )  # fmt: skip

    def _active(self, x: Tensor) -> Tensor:
        return functional.dropout(functional.relu(x), HEAD_DROPOUT, self.training)

    def label_scores(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Scores of the relation between rows of dependents and their governors, both n × LABEL."""
        total = self._active(dependents + governors)
        product = functional.dropout(dependents * governors, HEAD_DROPOUT, self.training)
        scores: Tensor = self.label_sum(total) + self.label_product(product)
        return scores

    def pair_scores(self, anchors: Tensor, members: Tensor, distances: Tensor) -> Tensor:
        """Scores (logits) of each role for each word: anchors n × PAIR, members n × words × PAIR, distances n × words."""
        a = anchors[:, None, :]
        total = self._active(a + members + self.pair_distance(distances))
        product = functional.dropout(a * members, HEAD_DROPOUT, self.training)
        scores: Tensor = self.pair_sum(total) + self.pair_product(product)
        return scores


def distance_buckets(offsets: Tensor) -> Tensor:
    """Buckets 0..32 of word distances (member minus anchor): exact to 8, then doubling widths."""
    size = offsets.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 2).floor().long()
    bucket = torch.where(size <= 8, size, far).clamp(max=16)
    return 16 + torch.sign(offsets) * bucket
