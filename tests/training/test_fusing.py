"""If the fused attention gave other scores than the one that was trained, every figure would be wrong in silence."""

import numpy as np
import onnxruntime
import pytest

pytest.importorskip("safetensors", reason="the training extra is not installed")
torch = pytest.importorskip("torch", reason="training needs torch")
onnx = pytest.importorskip("onnx", reason="training needs onnx")

from training.fusing import fuse_attention  # noqa: E402
from training.network import ATTENTION_HEADS, HIDDEN, Layer  # noqa: E402


class TwoLayers(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.ModuleList([Layer(), Layer()])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x, torch.zeros(1, 1, 1, 1))
        return x


@pytest.mark.filterwarnings("ignore")
def test_fused_attention_gives_the_same_scores(tmp_path):
    torch.manual_seed(3)
    path = tmp_path / "two.onnx"
    axes = {"x": {1: "pieces"}, "y": {1: "pieces"}}
    torch.onnx.export(
        TwoLayers().eval(),
        (torch.randn(1, 7, HIDDEN),),
        str(path),
        input_names=["x"],
        output_names=["y"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(path)
    steps = len(model.graph.node)
    assert fuse_attention(model, heads=ATTENTION_HEADS) == 2
    assert len(model.graph.node) < steps / 2
    x = np.random.default_rng(5).standard_normal((1, 23, HIDDEN), dtype=np.float32)
    before, after = (
        onnxruntime.InferenceSession(made, providers=["CPUExecutionProvider"]).run(None, {"x": x})[0]
        for made in (str(path), model.SerializeToString())
    )
    np.testing.assert_allclose(after, before, atol=2e-5)
