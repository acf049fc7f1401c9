"""The training loop: AdamW with a linear schedule, and prunings on the way where they are asked for."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from corpus import Article
from loss import epoch, loss_of
from network import Network
from pruning import importance, prune

PRUNING_BATCHES = 20


@dataclass(frozen=True)
class Plan:
    """How to train: passes, the encoder's rate, rows a batch, steps of warming, and what else changes on the way.

    ``teacher`` is the teacher's share of the tag loss, ``states`` what the distance to its last hidden states weighs
    at first (it falls to nothing), ``renamed`` the share of articles whose people are renamed in a pass,
    ``prunings`` the heads and units each layer keeps from a share of the training on.
    """

    epochs: float
    rate: float
    rows: int
    warm: int
    bf16: bool
    teacher: float = 0.0
    renamed: float = 0.0
    states: float = 0.0
    prunings: tuple[tuple[float, int, int], ...] = ()


def fit(net: Network, articles: list[Article], plan: Plan, rename: Callable[[Article], Article], keep: Path) -> float:
    """Train in place, the state kept in ``keep`` now and then; the seconds it took."""
    total = plan.epochs * sum(len(a.pieces.ids) for a in articles)
    began, seen, step, warmed, log = time.time(), 0, 0, 0, []
    optimiser, prunings = _optimiser(net, plan), list(plan.prunings)
    net.train()
    while seen < total:
        drawn = [rename(a) if random.random() < plan.renamed else a for a in articles]
        for items in epoch(drawn, 254, plan.rows):
            share = seen / total
            if share >= 1:
                break
            if prunings and share >= prunings[0][0]:
                _, heads, units = prunings.pop(0)
                _prune(net, drawn, plan, heads, units)
                optimiser, warmed = _optimiser(net, plan), 0
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * min(1, (warmed + 1) / plan.warm) * max(0.02, 1 - share)
            loss = loss_of(net, items, plan.bf16, plan.teacher, plan.states * (1 - share))
            loss.whole.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, warmed, seen = step + 1, warmed + 1, seen + loss.pieces
            log.append((loss.tag.item(), loss.link.item(), loss.states.item()))
            if step % 50 == 0:
                _tell(step, share, log, time.time() - began, (seen, total))
            if step % 200 == 0:
                torch.save(net.state_dict(), keep)
    return time.time() - began


def _optimiser(net: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": plan.rate, "base": plan.rate, "weight_decay": 0.01},
            {"params": heads, "lr": 1e-3, "base": 1e-3, "weight_decay": 0.0},
        ]
    )


def _prune(net: Network, articles: list[Article], plan: Plan, heads: int, units: int) -> None:
    batches = islice(epoch(articles, 254, plan.rows), PRUNING_BATCHES)
    weights = importance(net, (loss_of(net, b, plan.bf16, plan.teacher).whole for b in batches))
    prune(net, weights, heads, units)
    print(f"pruned to {heads} heads and {units} units a layer", flush=True)


def _tell(step: int, share: float, log: list[tuple[float, ...]], spent: float, progress: tuple[float, float]) -> None:
    tag, link, states = np.mean(log[-50:], 0)
    left = spent / progress[0] * (progress[1] - progress[0])
    print(
        f"step {step} {share:.0%} tag {tag:.3f} link {link:.3f} states {states:.3f} {spent:.0f}s, {left:.0f}s left",
        flush=True,
    )
