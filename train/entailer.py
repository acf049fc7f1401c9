"""Train the entailer on the open sets and on news changed on purpose; write model.onnx, tokenizer.json, card.json.

    python train/entailer.py --out build/entailer
    python train/entailer.py --out build/entailer --inference SETS  and on more sets of natural language inference
    python train/entailer.py --out build/entailer --measure        the written files on the held pairs, set by set

Needs the ``train`` requirements (torch, transformers, onnx). Deterministic on one machine with one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

import encoders
import inference
from embedding import snap
from export import digest, quantise
from pairs import CONTRADICTS, ENTAILS, FILES, MEASURED, NEITHER, Pair, load
from sayso.models.entailer import LONGEST, Pairs, TrainedEntailer

NAMES = ("entails", "contradicts", "neither")
KEPT_EVERY = 240.0


@dataclass(frozen=True)
class Plan:
    """How to train: passes, the encoder's rate, pieces a batch, steps of warming, and what one pass reads.

    ``whole``: how often it reads the sets that are read whole; ``drawn``: how many pairs of the others.
    """

    epochs: float
    rate: float
    pieces: int
    warm: int
    bf16: bool
    whole: int
    drawn: int


Read = tuple[list[int], list[int], tuple[int, ...]]


class Network(nn.Module):
    """An encoder over both sentences, and a head over its first state, the means of both sides and how they differ."""

    def __init__(self, encoder: nn.Module, ids: np.ndarray | None) -> None:
        super().__init__()
        self.encoder = encoder
        # So few passes over so many pairs need no dropout inside, which costs a tenth of the time.
        for module in encoder.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        self.register_buffer("ids", None if ids is None else torch.from_numpy(ids), persistent=False)
        hidden = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.mix = nn.Linear(5 * hidden, hidden)
        self.out = nn.Linear(hidden, 3)

    def forward(self, ids: torch.Tensor, sides: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Scores (batch, 3) of entails, contradicts, neither."""
        embeddings = self.encoder.embeddings
        x = embeddings.word_embeddings(ids if self.ids is None else self.ids[ids])
        if self.encoder.config.model_type == "bert":
            state = self.encoder(inputs_embeds=x, token_type_ids=sides, attention_mask=mask).last_hidden_state
        else:
            state = self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state
        there = torch.ones_like(ids) if mask is None else mask
        second = (sides * there).unsqueeze(-1).to(state.dtype)
        first = ((1 - sides) * there).unsqueeze(-1).to(state.dtype)
        u, v = ((state * side).sum(1) / side.sum(1) for side in (first, second))
        told = torch.cat([state[:, 0], u, v, (u - v).abs(), u * v], -1)
        return self.out(self.drop(torch.tanh(self.mix(self.drop(told)))))


def batches(reads: list[Read], pieces: int) -> Iterator[list[Read]]:
    """The pairs in a new order, those of like length together, at most ``pieces`` pieces a batch."""
    order = random.sample(range(len(reads)), len(reads))
    for k in range(0, len(order), 2048):
        some = sorted(order[k : k + 2048], key=lambda i: len(reads[i][0]))
        found: list[list[Read]] = [[]]
        for i in some:
            if (len(found[-1]) + 1) * len(reads[i][0]) > pieces:
                found.append([])
            found[-1].append(reads[i])
        yield from random.sample(found, len(found))


def loss_of(net: Network, items: list[Read], bf16: bool) -> torch.Tensor:
    """The mean of minus the logarithm of what the labels that a pair admits get together."""
    width = max(len(ids) for ids, _, _ in items)
    ids, sides, mask = (torch.zeros(len(items), width, dtype=torch.long) for _ in range(3))
    admitted = torch.zeros(len(items), 3)
    for row, (own, side, labels) in enumerate(items):
        ids[row, : len(own)], sides[row, : len(own)] = torch.tensor(own), torch.tensor(side)
        mask[row, : len(own)] = 1
        admitted[row, list(labels)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        scores = net(ids, sides, mask)
    return -(scores.float().log_softmax(-1) + admitted.log()).logsumexp(-1).mean()


def _pieces(reads: list[Read]) -> int:
    return sum(len(ids) for ids, _, _ in reads)


def fit(net: Network, large: list[Read], whole: list[Read], plan: Plan, keep: Path) -> float:
    """Train in place, the state kept in ``keep`` now and then; the seconds it took."""
    share_drawn = min(1.0, plan.drawn / len(large))
    total = plan.epochs * (share_drawn * _pieces(large) + plan.whole * _pieces(whole))
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder, "base": plan.rate, "weight_decay": 0.01},
            {"params": heads, "base": 5e-4, "weight_decay": 0.0},
        ],
        fused=True,
    )
    began = kept = time.time()
    seen, step, log = 0, 0, []
    net.train()
    while seen < total:
        drawn = random.sample(large, round(share_drawn * len(large)))
        for items in batches(drawn + whole * plan.whole, plan.pieces):
            share = seen / total
            if share >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * min(1, (step + 1) / plan.warm) * max(0.02, 1 - share)
            loss = loss_of(net, items, plan.bf16)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, seen = step + 1, seen + sum(len(ids) for ids, _, _ in items)
            log.append(loss.item())
            if step % 50 == 0:
                spent = time.time() - began
                left = spent / seen * (total - seen)
                print(
                    f"step {step} {share:.0%} loss {np.mean(log[-50:]):.3f} {spent:.0f}s, {left:.0f}s left", flush=True
                )
            if time.time() - kept > KEPT_EVERY:
                torch.save(net.state_dict(), keep)
                kept = time.time()
    return time.time() - began


def export(net: Network, folder: Path) -> None:
    """Write the graph of one pair in full.onnx, and the same in int8 in model.onnx."""
    net.eval()
    if net.ids is not None:
        embedding = net.encoder.embeddings.word_embeddings
        embedding.weight.data, net.ids = embedding.weight.data[net.ids], None
    positions = net.encoder.embeddings.position_embeddings
    first = positions.padding_idx + 1 if net.encoder.config.model_type == "mpnet" else 0
    positions.weight.data = positions.weight.data[: first + LONGEST]
    positions.num_embeddings = first + LONGEST
    net.encoder.set_attn_implementation("eager")
    ids = torch.randint(5, 1000, (1, 40))
    sides = (torch.arange(40) > 20).long()[None]
    torch.onnx.export(
        net,
        (ids, sides),
        str(folder / "full.onnx"),
        input_names=["ids", "sides"],
        output_names=["scores"],
        dynamic_axes={"ids": {1: "pieces"}, "sides": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantise(folder / "full.onnx", folder / "model.onnx")


def scores(pairs: list[Pair], found: np.ndarray) -> dict[str, dict[str, float]]:
    """For each set the share of pairs whose likeliest label is admitted, in per cent, and macro-F1 where all admit one.

    A set that never tells contradicts from neither is scored on whether the hypothesis follows.
    """
    by_set: dict[str, list[int]] = defaultdict(list)
    for k, pair in enumerate(pairs):
        by_set[pair.set].append(k)
    told: dict[str, dict[str, float]] = {}
    for name, rows in sorted(by_set.items()):
        labels = [pairs[k].labels for k in rows]
        if set(labels) <= {(ENTAILS,), (CONTRADICTS, NEITHER)}:
            guesses = [ENTAILS if found[k, ENTAILS] > 0.5 else CONTRADICTS for k in rows]
        else:
            guesses = found[rows].argmax(1).tolist()
        right = [guess in admits for guess, admits in zip(guesses, labels, strict=True)]
        told[name] = {"pairs": len(rows), "right": round(100 * float(np.mean(right)), 1)}
        if all(len(admits) == 1 for admits in labels) and len(set(labels)) > 1:
            told[name]["macro-F1"] = round(100 * _macro_f1(guesses, [admits[0] for admits in labels]), 1)
    return told


def _macro_f1(guesses: list[int], gold: list[int]) -> float:
    found = []
    for label in sorted(set(gold)):
        both = sum(g == t == label for g, t in zip(guesses, gold, strict=True))
        found.append(2 * both / max(1, guesses.count(label) + gold.count(label)))
    return float(np.mean(found))


def _options() -> argparse.Namespace:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_DATA", "../shared/data")))
    flags.add_argument("--out", type=Path, required=True)
    flags.add_argument("--encoder", choices=sorted(encoders.LABELS), default="minilm")
    flags.add_argument("--start", type=Path, help="a folder whose net.pt to start from, of the same encoder")
    flags.add_argument("--inference", type=Path, help="a folder of more sets, *.jsonl of {premise, hypothesis, label}")
    flags.add_argument("--measure", action="store_true", help="train nothing: measure --out, and write it in its card")
    flags.add_argument("--epochs", type=float, default=1)
    flags.add_argument("--drawn", type=int, default=3000, help="pairs drawn from the large sets in one pass")
    flags.add_argument("--whole", type=int, default=1, help="times the other sets are read in one pass")
    flags.add_argument("--rate", type=float, default=1.5e-4)
    flags.add_argument("--warm", type=int, default=60)
    flags.add_argument("--pieces", type=int, default=2048)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--threads", type=int, default=1)
    flags.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    return flags.parse_args()


def measure(options: argparse.Namespace, pairs: list[Pair]) -> None:
    """Score the written files on the held pairs and put the figures into their card."""
    found = TrainedEntailer(options.out).entail([(p.premise, p.hypothesis) for p in pairs])
    told = scores(pairs, found)
    for name, figures in told.items():
        print(f"{name:28} {figures}")
    path = options.out / "card.json"
    written = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**written, "scores": told}, indent=1) + "\n", "utf-8")


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    pairs = load(options.data, options.seed)
    taught = list(inference.read(options.inference)) if options.inference else []
    pairs += taught
    open_sets = {p.set for p in taught}
    if options.measure:
        measure(options, [p for p in pairs if p.held])
        return

    chosen = encoders.encoder(options.encoder)
    tokenizer = encoders.minilm_folder() / "tokenizer.json"
    reader = Pairs(tokenizer)
    plan = Plan(options.epochs, options.rate, options.pieces, options.warm, options.bf16, options.whole, options.drawn)
    reads: dict[bool, list[Read]] = {True: [], False: []}
    for pair in pairs:
        if not pair.held:
            reads[pair.whole or pair.set in open_sets].append(
                (*reader.read(pair.premise, pair.hypothesis), pair.labels)
            )
    for whole, some in reads.items():
        print(len(some), "pairs", "read whole," if whole else "to draw from,", _pieces(some), "pieces", flush=True)
    net = Network(encoders.load(chosen), chosen.ids)
    if options.start:
        net.load_state_dict(torch.load(options.start / "net.pt"))
    snap(net.encoder.embeddings.word_embeddings)
    seconds = fit(net, reads[False], reads[True], plan, options.out / "part.pt")
    torch.save(net.state_dict(), options.out / "net.pt")
    export(net, options.out)
    (options.out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    told = card(options, plan, chosen, {a: len(some) for a, some in reads.items()}, seconds)
    if options.inference:
        told["data_sha256"] |= {f.name: digest(f) for f in sorted(options.inference.glob("*.jsonl"))}
    (options.out / "card.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print("done in", round(seconds), "seconds")
    measure(options, [p for p in pairs if p.held])


def card(
    options: argparse.Namespace, plan: Plan, chosen: encoders.Encoder, pairs: dict[bool, int], seconds: float
) -> dict:
    """What somebody needs to know of these weights, and to make them again."""
    return {
        "name": "entailer",
        "task": "does the second of two English sentences follow from the first, contradict it, or neither",
        "trained_on": "the sets named under data_sha256, news sentences of PolNeAR train, NTREX and WMT 2021 changed by"
        " train/alteration.py among them (docs/training.md names the sets and their licences)",
        "data_sha256": {n: digest(options.data / n) for n in FILES},
        "left_out": {n.name: digest(n) for n in sorted(MEASURED.glob("*.jsonl"))},
        "encoder": chosen.label,
        "encoder_sha256": digest(chosen.folder / "model.safetensors"),
        "plan": asdict(plan),
        "started_from": digest(options.start / "net.pt") if options.start else None,
        "pairs": {"read whole": pairs[True], "drawn from": pairs[False]},
        "longest": LONGEST,
        "seed": options.seed,
        "threads": options.threads,
        "seconds": round(seconds),
        "torch": torch.__version__,
        "files_sha256": {n: digest(options.out / n) for n in ("model.onnx", "tokenizer.json")},
        "scores": {},
    }


if __name__ == "__main__":
    main()
