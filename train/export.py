"""A trained network as files: the int8 graph, the linker's tables, and digests for the card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from embedding import BLOCK, grid
from network import WIDTH, Network
from sayso.models.pieces import WINDOW

INPUTS = ["ids", "case", "quote"]
# ONNX's numbers for these types of element.
FLOAT, INT4 = 1, 22


class _Unpadded(nn.Module):
    """One window at a time: there is no padding, so no mask is read and none is added."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids, case, quote):
        return self.net(ids, None, case, quote)


def export(net: Network, folder: Path) -> None:
    """Write the graph in full.onnx, the same in int8 in model.onnx, and the linker's small tables."""
    net.eval()
    net.own_ids()
    net.cut_positions(WINDOW + 2)
    example = (
        torch.randint(5, 1000, (1, 64)),
        torch.ones(1, 64, dtype=torch.long),
        torch.zeros(1, 64, dtype=torch.long),
    )
    net.encoder.set_attn_implementation("eager")
    torch.onnx.export(
        _Unpadded(net),
        example,
        str(folder / "full.onnx"),
        input_names=INPUTS,
        output_names=["tag", "link"],
        dynamic_axes={n: {1: "pieces"} for n in [*INPUTS, "tag", "link"]},
        opset_version=17,
        dynamo=False,
    )
    quantise(folder / "full.onnx", folder / "model.onnx")
    tables = {
        n: getattr(net, n).weight.detach().flatten().tolist() for n in ("distance", "paragraph", "rank", "sentence")
    }
    tables["none"] = net.none.weight.detach().tolist()
    tables["none_bias"] = net.none.bias.detach().tolist()
    tables["width"] = WIDTH
    (folder / "link.json").write_text(json.dumps(tables), "utf-8")


def quantise(full: Path, out: Path) -> None:
    """Write a graph with int8 weights, a scale a channel, and its word embeddings in the four bits of their grid."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(full),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        nodes_to_exclude=[_word_look_up(onnx.load(full)).name],
    )
    model = onnx.load(out)
    _in_four_bits(model)
    onnx.save(model, out)


def _word_look_up(model: Any) -> Any:
    """The node that looks up the word embeddings, the table of most rows."""
    table = max(model.graph.initializer, key=lambda i: i.dims[0] if len(i.dims) == 2 else 0)
    return next(n for n in model.graph.node if n.op_type == "Gather" and n.input[0] == table.name)


def _in_four_bits(model: Any) -> None:
    """Replace the look-up of the word embeddings by one in four bits, in place."""
    from onnx import helper, numpy_helper

    graph, whole = model.graph, _word_look_up(model)
    table = next(i for i in graph.initializer if i.name == whole.input[0])
    places, scales = grid(numpy_helper.to_array(table))
    halves = places.view(np.uint8) & 15
    packed = halves[:, 0::2] | (halves[:, 1::2] << 4)
    tensor = helper.make_tensor(f"{table.name}.places", INT4, places.shape, packed.tobytes(), raw=True)
    scale = helper.make_tensor(f"{table.name}.scales", FLOAT, scales.shape, scales.tobytes(), raw=True)
    node = helper.make_node(
        "GatherBlockQuantized",
        [tensor.name, whole.input[1], scale.name],
        list(whole.output),
        domain="com.microsoft",
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    graph.node.insert(list(graph.node).index(whole), node)
    graph.node.remove(whole)
    graph.initializer.remove(table)
    graph.initializer.extend([tensor, scale])
    model.ir_version = max(model.ir_version, 10)
    if not any(one.domain == "com.microsoft" for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
