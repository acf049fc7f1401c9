"""A trained network as files: the int8 graph, the linker's tables, and digests for the card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch
from torch import nn

from network import WIDTH, Network

INPUTS = ["ids", "case", "quote"]


class _Unpadded(nn.Module):
    """One window at a time: there is no padding, so no mask is read and none is added."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids, case, quote):
        return self.net(ids, None, case, quote)


def export(net: Network, folder: Path) -> None:
    """Write the int8 model (per-channel weights, embeddings too) and the linker's small tables."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    example = (
        torch.randint(5, 1000, (1, 64)),
        torch.ones(1, 64, dtype=torch.long),
        torch.zeros(1, 64, dtype=torch.long),
    )
    full = folder / "full.onnx"
    net.encoder.set_attn_implementation("eager")
    torch.onnx.export(
        _Unpadded(net),
        example,
        str(full),
        input_names=INPUTS,
        output_names=["tag", "link"],
        dynamic_axes={n: {1: "pieces"} for n in [*INPUTS, "tag", "link"]},
        opset_version=17,
        dynamo=False,
    )
    kinds = ["MatMul", "Gather", "Gemm"]
    quantize_dynamic(
        str(full), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=kinds
    )
    tables = {
        n: getattr(net, n).weight.detach().flatten().tolist() for n in ("distance", "paragraph", "rank", "sentence")
    }
    tables["none"] = net.none.weight.detach().tolist()
    tables["none_bias"] = net.none.bias.detach().tolist()
    tables["width"] = WIDTH
    (folder / "link.json").write_text(json.dumps(tables), "utf-8")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
