"""Attention heads and feed-forward units that matter least, taken out of an encoder.

A unit's weight is the first-order change of the loss if it were zero (Molchanov et al., ICLR 2017;
Michel et al., NeurIPS 2019), summed over batches; every layer keeps the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class Parts:
    """The layers inside one encoder layer that pruning cuts: BERT's and MPNet's under the same names."""

    attention: nn.Module
    into_heads: tuple[str, str, str]
    out_of_heads: tuple[nn.Module, str]
    into_units: nn.Module
    out_of_units: nn.Module

    @property
    def heads(self) -> nn.Linear:
        return getattr(*self.out_of_heads)

    @property
    def units(self) -> nn.Linear:
        return self.out_of_units.dense


def parts(layer: nn.Module) -> Parts:
    """The prunable parts of a BERT or MPNet layer."""
    if hasattr(layer.attention, "attn"):
        own, names = layer.attention.attn, ("q", "k", "v")
        return Parts(own, names, (own, "o"), layer.intermediate, layer.output)
    own, names = layer.attention.self, ("query", "key", "value")
    return Parts(own, names, (layer.attention.output, "dense"), layer.intermediate, layer.output)


def _columns(linear: nn.Linear, groups: int) -> torch.Tensor:
    """How much the loss moves if a group of input columns of this layer went to zero, one number a group."""
    moved = (linear.weight.detach() * linear.weight.grad).sum(0)
    return moved.view(groups, -1).sum(1).abs()


def importance(net: nn.Module, losses: Iterable[torch.Tensor]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """For each layer the weight of its heads and of its feed-forward units, over the batches of ``losses``."""
    layers = [parts(layer) for layer in net.encoder.encoder.layer]
    found = [
        (torch.zeros(layer.attention.num_attention_heads), torch.zeros(layer.units.in_features)) for layer in layers
    ]
    for loss in losses:
        net.zero_grad()
        loss.backward()
        for layer, (of_heads, of_units) in zip(layers, found, strict=True):
            of_heads += _columns(layer.heads, len(of_heads))
            of_units += _columns(layer.units, len(of_units))
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
    for layer, (of_heads, of_units) in zip(map(parts, net.encoder.encoder.layer), weights, strict=True):
        best = of_heads.topk(heads).indices.sort().values
        kept = (best[:, None] * size + torch.arange(size)).flatten()
        own = layer.attention
        for name in layer.into_heads:
            setattr(own, name, _rows(getattr(own, name), kept))
        holder, name = layer.out_of_heads
        setattr(holder, name, _inputs(layer.heads, kept))
        own.num_attention_heads, own.all_head_size = heads, heads * size
        if hasattr(own, "kept_heads"):
            own.kept_heads = own.kept_heads[best]
        units_kept = of_units.topk(units).indices.sort().values
        layer.into_units.dense = _rows(layer.into_units.dense, units_kept)
        layer.out_of_units.dense = _inputs(layer.units, units_kept)


def keep_layers(net: nn.Module, kept: Sequence[int]) -> None:
    """Leave only these layers of the encoder, in place and in their order."""
    layers = net.encoder.encoder.layer
    net.encoder.encoder.layer = nn.ModuleList(layers[k] for k in sorted(kept))
    net.encoder.config.num_hidden_layers = len(kept)


def restore(net: nn.Module, state: dict[str, torch.Tensor]) -> None:
    """Give the network the layers, heads and units of a saved state, and its numbers, in place."""
    count = 1 + max(int(name.split(".")[3]) for name in state if name.startswith("encoder.encoder.layer."))
    keep_layers(net, range(count))
    size = net.encoder.config.hidden_size // net.encoder.config.num_attention_heads
    for k, layer in enumerate(net.encoder.encoder.layer):
        own = parts(layer)
        for name, module in layer.named_modules():
            if isinstance(module, nn.Linear):
                saved = state[f"encoder.encoder.layer.{k}.{name}.weight"]
                module.weight = nn.Parameter(torch.empty_like(saved))
                module.bias = nn.Parameter(torch.empty(len(saved)))
                module.out_features, module.in_features = saved.shape
        heads = own.heads.in_features // size
        own.attention.num_attention_heads, own.attention.all_head_size = heads, heads * size
        if hasattr(own.attention, "kept_heads"):
            # A whole layer keeps all its heads; another must say which, for each has its own position bias.
            told = f"encoder.encoder.layer.{k}.attention.attn.kept_heads" in state
            if not told and heads < net.encoder.config.num_attention_heads:
                raise SystemExit("the saved state does not say which heads its layers keep: train it again")
            own.attention.kept_heads = torch.arange(heads)
    missing, unknown = net.load_state_dict(state, strict=False)
    if unknown or any(not name.endswith("kept_heads") for name in missing):
        raise SystemExit(f"the saved state is of another network: {[*missing, *unknown][:3]}")
