"""The training loop: AdamW with a linear schedule, and one pruning on the way where it is asked for."""

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

PRUNING_BATCHES = 60


@dataclass(frozen=True)
class Plan:
    """How to train: passes, the encoder's rate, rows a batch, steps of warming, and what else changes on the way.

    ``teacher`` is the teacher's share of the tag loss, ``renamed`` the share of articles whose people are renamed
    in a pass, ``heads`` and ``units`` what each layer keeps from the share ``prune_at`` of the training on.
    """

    epochs: float
    rate: float
    rows: int
    warm: int
    bf16: bool
    teacher: float = 0.0
    renamed: float = 0.0
    prune_at: float = 1.0
    heads: int = 12
    units: int = 1536


def fit(net: Network, articles: list[Article], plan: Plan, rename: Callable[[Article], Article], keep: Path) -> float:
    """Train in place, the state kept in ``keep`` now and then; the seconds it took."""
    total = plan.epochs * sum(len(a.pieces.ids) for a in articles)
    began, seen, step, warmed, log = time.time(), 0, 0, 0, []
    optimiser, pruned = _optimiser(net, plan), plan.prune_at >= 1
    net.train()
    while seen < total:
        drawn = [rename(a) if random.random() < plan.renamed else a for a in articles]
        for items in epoch(drawn, 254, plan.rows):
            share = seen / total
            if share >= 1:
                break
            if share >= plan.prune_at and not pruned:
                _prune(net, drawn, plan)
                optimiser, pruned, warmed = _optimiser(net, plan), True, 0
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * min(1, (warmed + 1) / plan.warm) * max(0.02, 1 - share)
            loss = loss_of(net, items, plan.bf16, plan.teacher)
            loss.whole.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, warmed, seen = step + 1, warmed + 1, seen + loss.pieces
            log.append((loss.tag.item(), loss.link.item()))
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


def _prune(net: Network, articles: list[Article], plan: Plan) -> None:
    batches = islice(epoch(articles, 254, plan.rows), PRUNING_BATCHES)
    prune(
        net, importance(net, (loss_of(net, b, plan.bf16, plan.teacher).whole for b in batches)), plan.heads, plan.units
    )
    print(f"pruned to {plan.heads} heads and {plan.units} units a layer", flush=True)


def _tell(step: int, share: float, log: list[tuple[float, float]], spent: float, progress: tuple[float, float]) -> None:
    tag, link = np.mean(log[-50:], 0)
    left = spent / progress[0] * (progress[1] - progress[0])
    print(f"step {step} {share:.0%} tag {tag:.3f} link {link:.3f} {spent:.0f}s, {left:.0f}s left", flush=True)
