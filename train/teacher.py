"""What a trained teacher makes of every article of PolNeAR train: the students' soft labels and hidden states.

    python train/teacher.py build/teacher        reads net.pt and card.json there, writes labels.npz and states.npz

An array an article, float16: in labels.npz a row a word, the probabilities of the seven tags; in states.npz a row a
piece, the last hidden state. They are build artefacts: the student's card holds the digest of the labels.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import torch

import encoders
from corpus import Article, load
from network import TAGS, Network
from pruning import restore
from sayso.models.pieces import batch, windows
from tagger import tokens_of

ROWS = 8


def teacher_of(folder: Path) -> Network:
    """The trained network of a folder, ready to read."""
    label = json.loads((folder / "card.json").read_text("utf-8"))["encoder"]
    chosen = encoders.encoder(next(name for name, known in encoders.LABELS.items() if known == label))
    net = Network(encoders.load(chosen), chosen.ids)
    restore(net, torch.load(folder / "net.pt"))
    return net.eval()


@torch.no_grad()
def reading(net: Network, articles: list[Article]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """For each article the probability of each tag at each word's first piece, and each piece's last hidden state."""
    cuts = [(a, s, e) for a in articles for s, e in windows(a.pieces)]
    cuts.sort(key=lambda c: c[2] - c[1])
    pieces = {a.name: np.zeros((len(a.pieces.ids), TAGS), np.float16) for a in articles}
    states = {a.name: np.zeros((len(a.pieces.ids), net.tag.in_features), np.float16) for a in articles}
    began = time.time()
    for k in range(0, len(cuts), ROWS):
        some = cuts[k : k + ROWS]
        given = map(torch.from_numpy, batch([(a.pieces, s, e) for a, s, e in some]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.hidden(*given)
            tag, _ = net.heads(hidden)
        likely, seen = tag.float().softmax(-1).numpy(), hidden.float().numpy()
        for row, (article, start, stop) in enumerate(some):
            pieces[article.name][start:stop] = likely[row, 1 : stop - start + 1]
            states[article.name][start:stop] = seen[row, 1 : stop - start + 1]
        if k % (50 * ROWS) == 0:
            print(f"{k} of {len(cuts)} windows, {time.time() - began:.0f}s", flush=True)
    return {a.name: pieces[a.name][a.pieces.first] for a in articles}, states


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("folder", type=Path)
    flags.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_DATA", "../shared/data")) / "polnear")
    flags.add_argument("--threads", type=int, default=2)
    options = flags.parse_args()
    torch.set_num_threads(options.threads)
    articles = load(options.data, tokens_of(encoders.minilm_folder()))
    labels, states = reading(teacher_of(options.folder), articles)
    np.savez_compressed(options.folder / "labels.npz", **labels)
    np.savez(options.folder / "states.npz", **states)


if __name__ == "__main__":
    main()
