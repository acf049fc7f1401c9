"""Attention heads and feed-forward units that matter least, taken out of a BERT encoder.

A unit's weight is the first-order change of the loss if it were zero (Molchanov et al., ICLR 2017;
Michel et al., NeurIPS 2019), summed over batches; every layer keeps the same number.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn


def _columns(linear: nn.Linear, groups: int) -> torch.Tensor:
    """How much the loss moves if a group of input columns of this layer went to zero, one number a group."""
    moved = (linear.weight.detach() * linear.weight.grad).sum(0)
    return moved.view(groups, -1).sum(1).abs()


def importance(net: nn.Module, losses: Iterable[torch.Tensor]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """For each layer the weight of its heads and of its feed-forward units, over the batches of ``losses``."""
    layers = net.encoder.encoder.layer
    heads = net.encoder.config.num_attention_heads
    found = [(torch.zeros(heads), torch.zeros(layer.output.dense.in_features)) for layer in layers]
    for loss in losses:
        net.zero_grad()
        loss.backward()
        for layer, (of_heads, of_units) in zip(layers, found, strict=True):
            of_heads += _columns(layer.attention.output.dense, heads)
            of_units += _columns(layer.output.dense, layer.output.dense.in_features)
    net.zero_grad()
    return found


def _rows(linear: nn.Linear, kept: torch.Tensor) -> nn.Linear:
    new = nn.Linear(linear.in_features, len(kept))
    new.weight.data, new.bias.data = linear.weight.data[kept].clone(), linear.bias.data[kept].clone()
    return new


def _inputs(linear: nn.Linear, kept: torch.Tensor) -> nn.Linear:
    new = nn.Linear(len(kept), linear.out_features)
    new.weight.data, new.bias.data = linear.weight.data[:, kept].clone(), linear.bias.data.clone()
    return new


def prune(net: nn.Module, weights: list[tuple[torch.Tensor, torch.Tensor]], heads: int, units: int) -> None:
    """Keep the ``heads`` and ``units`` of each layer that weigh most, in place and in their order."""
    size = net.encoder.config.hidden_size // net.encoder.config.num_attention_heads
    for layer, (of_heads, of_units) in zip(net.encoder.encoder.layer, weights, strict=True):
        best = of_heads.topk(heads).indices.sort().values
        kept = (best[:, None] * size + torch.arange(size)).flatten()
        own = layer.attention.self
        own.query, own.key, own.value = (_rows(part, kept) for part in (own.query, own.key, own.value))
        layer.attention.output.dense = _inputs(layer.attention.output.dense, kept)
        own.num_attention_heads, own.all_head_size = heads, heads * size
        units_kept = of_units.topk(units).indices.sort().values
        layer.intermediate.dense = _rows(layer.intermediate.dense, units_kept)
        layer.output.dense = _inputs(layer.output.dense, units_kept)
