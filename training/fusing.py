"""Attention as one operator: the exported graph spells it out in twenty steps, which cost a twentieth of the reading."""

from __future__ import annotations

from onnx import ModelProto, NodeProto, helper

PACKED = (
    "query_key_value/Add_output_0"  # windows × pieces × (queries, keys, values), as `training.network.Layer` names it
)
MIXED = "Reshape_1_output_0"  # windows × pieces × HIDDEN: what the layer's attention gives
CONTRIBUTED = "com.microsoft"  # the domain of onnxruntime's own operators


def fuse_attention(model: ModelProto, *, heads: int) -> int:
    """Put `MultiHeadAttention` in the place of each layer's attention, and return how many layers were changed.

    The scores stay as they are, to the bit. Windows come without padding, so no mask goes in.
    """
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output}
    changed = 0
    for packed in [name for name in makers if name.endswith(PACKED)]:
        layer = packed.removesuffix(PACKED)
        makers[layer + MIXED].output[0] = layer + "spelled_out"
        parts = [layer + part for part in ("queries", "keys", "values")]
        fused = [
            helper.make_node("Split", [packed], parts, name=layer + "parts", axis=-1),
            helper.make_node(
                "MultiHeadAttention",
                parts,
                [layer + MIXED],
                name=layer + "attention",
                domain=CONTRIBUTED,
                num_heads=heads,
            ),
        ]
        at = list(graph.node).index(makers[packed]) + 1
        for node in reversed(fused):
            graph.node.insert(at, node)
        changed += 1
    if changed:
        _sweep(model)
        model.opset_import.append(helper.make_opsetid(CONTRIBUTED, 1))
    return changed


def _sweep(model: ModelProto) -> None:
    """Remove nodes and constants that nothing asks for."""
    graph = model.graph
    kept: list[NodeProto] = []
    wanted = {output.name for output in graph.output}
    for node in reversed(graph.node):  # nodes stand behind those that they take from
        if not wanted.isdisjoint(node.output):
            kept.append(node)
            wanted.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    constants = [constant for constant in graph.initializer if constant.name in wanted]
    del graph.initializer[:]
    graph.initializer.extend(constants)
