"""From a checkpoint to what ships: one int8 ONNX file, the last layers of the pair heads, labels and the tokenizer."""

from __future__ import annotations

import dataclasses
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from factnews.codebooks.event_words import WIDTH
from factnews.reading.scores import WEIGHTS_VERSION
from training.fusing import fuse_attention
from training.network import ATTENTION_HEADS, LAYERS, Network

OUTPUTS = ("upos", "xpos", "starts", "entities", "events", "status", "modes", "cues", "wide_cues", "factuality",
           "arcs", "dependents", "governors", "anchors", "members")  # fmt: skip


class _Flat(nn.Module):
    """The network with outputs in a fixed order, tags already decided and two-way logits as one number."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        out = self.network(ids, shapes, torch.ones_like(ids), first, hints)  # windows come one by one, unpadded

        def margin(two: Tensor) -> Tensor:
            return two[..., 1] - two[..., 0]

        return (
            out.upos.argmax(-1), out.xpos.argmax(-1), margin(out.starts), out.entities, out.events, out.status, out.modes,
            margin(out.cues), margin(out.wide_cues), out.factuality[..., 0], out.arcs, out.dependents, out.governors,
            out.anchors, out.members,
        )  # fmt: skip


def export(checkpoint: Path, minilm: Path, out: Path) -> None:
    """Write `reader.onnx`, `heads.npz`, `reader.json` and `tokenizer.json` into `out`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    state = torch.load(checkpoint, weights_only=False)
    network = Network(state["labels"])
    network.load_state_dict(state["mean"], strict=False)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    example = (
        torch.randint(1000, 20000, (2, 20)), torch.ones(2, 20, dtype=torch.long),
        torch.arange(15)[None].repeat(2, 1), torch.zeros(2, 15, WIDTH),
    )  # fmt: skip
    inputs = ["ids", "shapes", "first", "hints"]
    axes = {name: {0: "windows", 1: "words" if name in ("first", "hints") else "pieces"} for name in inputs}
    axes |= {name: {0: "windows", 1: "words_out"} for name in OUTPUTS}
    axes["arcs"] = {0: "windows", 1: "words_out", 2: "governors_out"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Flat(network), example, str(whole), input_names=inputs, output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    model = onnx.load(out / "reader.onnx")
    if fuse_attention(model, heads=ATTENTION_HEADS) != LAYERS:
        raise RuntimeError("the exported graph has other names than training/fusing.py expects")
    onnx.save(model, out / "reader.onnx")

    def array(weight: Tensor) -> np.ndarray:
        return np.ascontiguousarray(weight.detach().numpy().astype(np.float32))

    np.savez(
        out / "heads.npz",
        label_total=array(network.label_sum.weight.T), label_product=array(network.label_product.weight.T),
        label_bias=array(network.label_sum.bias), pair_total=array(network.pair_sum.weight.T),
        pair_product=array(network.pair_product.weight.T), pair_bias=array(network.pair_sum.bias),
        pair_distance=array(network.pair_distance.weight),
    )  # fmt: skip
    about = {
        "version": WEIGHTS_VERSION,
        "steps": state["step"],
        "plan": dataclasses.asdict(state["plan"]),
        "labels": dataclasses.asdict(state["labels"]),
    }
    (out / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    shutil.copy(minilm / "tokenizer.json", out / "tokenizer.json")
