"""Learn how likely two sources nobody names tell one utterance.

Gold renderings in, src/sayso/link/statement/tables/anonymous.json out.

    python train/anonymous.py [--measure]

Pairs of passages of two sources that no name is known of, in two documents of an event: of
`bench/gold/renderings/tune`, `wide/a` and `wide/b`, with PolNeAR's attributions and what sayso finds told within them,
and of `wide/e`, whose attributions are those that the installed tagger finds. A pair is right where both match
members of one gold cluster (of several the nearest alone), wrong where both are known and match none. The texts are
read from $SAYSO_DATA/polnear/train.jsonl and $SAYSO_DATA/neus/train.source. Each set is first held out once and the
right and wrong pairs above some chances are printed; --measure stops there. Needs nothing beyond sayso.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

from logistic import fitted  # noqa: E402
from paraphrase import GOLD, Member, Rows, linked, matched, members  # noqa: E402
from renderings import own, texts, told  # noqa: E402
from sayso.link.statement.anonymous import NAMES, Anonymous  # noqa: E402
from sayso.link.statement.evidence import Weights  # noqa: E402
from sayso.link.statement.source import kinds  # noqa: E402
from sayso.link.statement.synonym import Synonyms  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.pipeline import Reading  # noqa: E402

SETS = ("tune", "wide/a", "wide/b", "wide/e")
AS_FOUND = frozenset({"wide/e"})
OUT = ROOT / "src" / "sayso" / "link" / "statement" / "tables" / "anonymous.json"
RIDGE = 10.0
CHANCES = (0.7, 0.6, 0.5, 0.4, 0.3, 0.2)


def event_rows(readings: list[Reading], gold: list[Member], encoder: Any) -> Rows:
    """The features and labels of the pairs of one event whose clusters are known."""
    documents, bounds, cut = linked(readings)
    weights = Weights(cut)
    nobody = Anonymous(documents, cut, kinds(documents, list(bounds.attribution.values()), bounds.speaker), encoder)
    nobody.weigh(encoder.encode([p.text for p in cut]), weights, Synonyms(weights, encoder))
    known = {at: matched(cut[at], documents[cut[at].document].name, gold) for at in nobody.members}
    rows, labels, best = [], [], {}
    for a, b in nobody.pairs(lambda _: None):
        if not known[a] or not known[b] or not bounds.may_meet(cut[a], cut[b]):
            continue
        right = [
            (min(x, y), max(x, y)) for x, c in known[a].items() for y, d in known[b].items() if c and c == d and x != y
        ]
        told = nobody.evidence(a, b)
        rows.append(nobody.features(a, b, told))
        labels.append(-1 if right else 0)
        for pair in right:
            best[pair] = max(best.get(pair, (-9.0, 0)), (told.cosine + told.dice + told.ordered / 3, len(rows) - 1))
    for _, row in best.values():
        labels[row] = 1
    kept = [at for at, label in enumerate(labels) if label >= 0]
    return np.array([rows[at] for at in kept]).reshape(-1, len(NAMES)), np.array([labels[at] for at in kept])


def gathered() -> Iterator[tuple[str, Rows]]:
    encoder = load()
    for part in SETS:
        gold, read = members(GOLD / part), own() if part in AS_FOUND else told
        events = json.loads((GOLD / part / "events.json").read_text("utf-8"))
        every = texts(name for names in events.values() for name in names)
        for name, held in sorted(events.items()):
            yield part, event_rows([read(every[n]) for n in held], gold.get(name, []), encoder)


def main() -> None:
    """Measure with each set held out, then learn from all and write the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--measure", action="store_true", help="write nothing")
    chosen = asked.parse_args()
    data = list(gathered())
    x, y = np.vstack([r for _, (r, _) in data]), np.concatenate([t for _, (_, t) in data])
    part = np.array([p for p, (_, t) in data for _ in t])
    held_out = {}
    for held in SETS:
        weights, bias = fitted(x[part != held], y[part != held], RIDGE)
        chances, right = 1 / (1 + np.exp(-(x[part == held] @ weights + bias))), y[part == held]
        held_out[held] = {
            str(c): {"right": int(right[chances >= c].sum()), "wrong": int((1 - right[chances >= c]).sum())}
            for c in CHANCES
        } | {"pairs": len(right), "of them right": int(right.sum())}
    print(json.dumps(held_out, indent=1))
    if chosen.measure:
        return
    weights, bias = fitted(x, y, RIDGE)
    digest = hashlib.sha256()
    for one in SETS:
        for name in ("events.json", "clusters.jsonl", "uniques.jsonl"):
            digest.update((GOLD / one / name).read_bytes())
    table = {
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)},
        "bias": round(bias, 4),
        "learned from": {"sets": SETS, "sha256": digest.hexdigest(), "pairs": len(y), "right": int(y.sum())},
        "above a chance, each set held out once": held_out,
    }
    OUT.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
