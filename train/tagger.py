"""Train the tagger on PolNeAR train and write ``model.onnx``, ``link.json``, ``tokenizer.json``, ``card.json``.

    python train/tagger.py --out build/tagger --labels build/teacher/labels.npz     all of train, taught by a teacher
    python train/tagger.py --out build/trial --hold-out                             fold 0 left for choosing
    python train/tagger.py --out build/teacher --encoder mpnet --teach --hold-out   the teacher (see teacher.py)

Needs the ``train`` requirements (torch, transformers, onnx). Deterministic on one machine with one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import encoders
from corpus import Article, fold_of, load
from embedding import snap
from export import digest, export
from fit import Plan, fit
from names import common_words, renamed
from network import Network
from pruning import keep_layers, restore


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


def taught(articles: list[Article], labels: Path, states: bool) -> list[Article]:
    """The articles with a teacher's tag probabilities and, if asked for, its hidden states from the same folder."""
    with np.load(labels) as rows:
        articles = [replace(a, taught=rows[a.name]) for a in articles]
    if not states:
        return articles
    with np.load(labels.parent / "states.npz") as rows:
        return [replace(a, states=rows[a.name]) for a in articles]


def pruning(given: str) -> tuple[float, int, int]:
    """A pruning as the command line gives it, SHARE:HEADS:UNITS.

    >>> pruning("0.1:8:1024")
    (0.1, 8, 1024)
    """
    share, heads, units = given.split(":")
    return float(share), int(heads), int(units)


def _options() -> argparse.Namespace:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_DATA", "../shared/data")) / "polnear")
    flags.add_argument("--out", type=Path, required=True)
    flags.add_argument("--hold-out", action="store_true", help="leave fold 0 out, to choose between trials")
    flags.add_argument("--encoder", choices=sorted(encoders.LABELS), default="minilm")
    flags.add_argument("--labels", type=Path, help="a teacher's labels, made by train/teacher.py")
    flags.add_argument("--teacher", type=float, default=0.7, help="the teacher's share of the tag loss")
    flags.add_argument("--renamed", type=float, default=0.3, help="share of articles whose people are renamed")
    flags.add_argument("--name", default="tagger", help="what made_by will say: tagger or tagger-fast")
    flags.add_argument("--start", type=Path, help="a folder whose net.pt to start from, of the same encoder")
    flags.add_argument("--states", type=float, default=0.0, help="what the distance to the teacher's states weighs")
    flags.add_argument("--layers", type=int, nargs="*", help="the encoder's layers to keep, counted from 0")
    flags.add_argument("--prune", type=pruning, nargs="*", default=[], help="SHARE:HEADS:UNITS, in order")
    flags.add_argument("--teach", action="store_true", help="train a teacher: nothing is exported")
    flags.add_argument("--epochs", type=float, default=3)
    flags.add_argument("--rate", type=float, default=1.5e-4)
    flags.add_argument("--warm", type=int, default=40)
    flags.add_argument("--rows", type=int, default=8)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--threads", type=int, default=1)
    flags.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    return flags.parse_args()


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)

    chosen = encoders.encoder(options.encoder)
    tokens = tokens_of(encoders.minilm_folder())
    articles = load(options.data, tokens)
    common = common_words(articles)
    if options.hold_out:
        articles = [a for a in articles if fold_of(a.name) != 0]
    if options.labels:
        articles = taught(articles, options.labels, options.states > 0)
    print(len(articles), "articles,", sum(len(a.pieces.ids) for a in articles), "pieces", flush=True)
    plan = Plan(
        options.epochs, options.rate, options.rows, options.warm, options.bf16,
        teacher=options.teacher if options.labels else 0.0,
        renamed=options.renamed,
        states=options.states,
        prunings=tuple(options.prune),
    )  # fmt: skip
    net = Network(encoders.load(chosen), chosen.ids)
    if options.start:
        restore(net, torch.load(options.start / "net.pt"))
    if options.layers:
        keep_layers(net, options.layers)
    if options.states:
        net.follow(articles[0].states.shape[1])
    if not options.teach:
        snap(net.encoder.embeddings.word_embeddings)
    seconds = fit(net, articles, plan, lambda a: renamed(a, common, tokens), options.out / "part.pt")
    net.project = torch.nn.Identity()
    torch.save(net.state_dict(), options.out / "net.pt")
    if not options.teach:
        export(net, options.out)
        tokenizer = encoders.minilm_folder() / "tokenizer.json"
        (options.out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    (options.out / "card.json").write_text(json.dumps(card(options, plan, chosen, seconds), indent=1) + "\n", "utf-8")
    print("done in", round(seconds), "seconds")


def card(options: argparse.Namespace, plan: Plan, chosen: encoders.Encoder, seconds: float) -> dict:
    """What somebody needs to know of these weights, and to make them again."""
    files = [n for n in ("model.onnx", "link.json", "tokenizer.json") if (options.out / n).exists()]
    return {
        "name": options.name,
        "task": "source, cue and content spans with their links, English news",
        "trained_on": "PolNeAR train (Newell et al., LREC 2018; no licence file), all annotators",
        "data_sha256": {n: digest(options.data / n) for n in ("train.jsonl", "several-annotators.jsonl")},
        "held_out_fold": 0 if options.hold_out else None,
        "encoder": chosen.label,
        "encoder_sha256": digest(chosen.folder / "model.safetensors"),
        "labels_sha256": digest(options.labels) if options.labels else None,
        "plan": asdict(plan),
        "layers": options.layers,
        "started_from": digest(options.start / "net.pt") if options.start else None,
        "seed": options.seed,
        "threads": options.threads,
        "seconds": round(seconds),
        "torch": torch.__version__,
        "files_sha256": {n: digest(options.out / n) for n in files},
        "scores": {},
    }


if __name__ == "__main__":
    main()
