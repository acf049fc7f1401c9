"""Learn how likely two passages tell one utterance.

Gold renderings in, src/sayso/link/statement/tables/paraphrase.json out.

    python train/paraphrase.py [--measure]

Pairs of passages that one speaker is credited with in two documents of an event: of `bench/gold/renderings/tune`,
`wide/a` and `wide/b`, with PolNeAR's attributions and what sayso finds told within them, and those of
`bench/gold/renderings/pairs/tune.jsonl`, judged one by one, where the attributions of NeuS texts are those that the
installed tagger finds. Of the first a pair is right where both match
members of one gold cluster, wrong where both are known and match none; of the passages of a long quotation only the
pair nearest to each gold pair counts as right. The texts are read from $SAYSO_DATA/polnear/train.jsonl and
$SAYSO_DATA/neus/train.source. Every event is first held out once, and what the others teach is measured on it;
--measure stops there. Needs nothing beyond sayso.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

from logistic import fitted  # noqa: E402
from paraphrases import PAIRS, judged, matching, readings_of  # noqa: E402
from renderings import articles, told  # noqa: E402
from sayso.extract.mention import roles  # noqa: E402
from sayso.knowledge import packaged  # noqa: E402
from sayso.link.partition import FREE  # noqa: E402
from sayso.link.speaker import speakers  # noqa: E402
from sayso.link.statement.evidence import Evidence, Weights, evidence  # noqa: E402
from sayso.link.statement.grouping import Bounds  # noqa: E402
from sayso.link.statement.paraphrase import NAMES, features  # noqa: E402
from sayso.link.statement.passage import Passage, passages  # noqa: E402
from sayso.link.statement.synonym import Synonyms  # noqa: E402
from sayso.link.statement.vicinity import LOOK, Nearness  # noqa: E402
from sayso.link.witness import witnesses  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.types import Document  # noqa: E402

GOLD = ROOT / "bench" / "gold" / "renderings"
SETS = ("tune", "wide/a", "wide/b")
OUT = ROOT / "src" / "sayso" / "link" / "statement" / "tables" / "paraphrase.json"
RIDGE = 60.0
JACCARD, MOSTLY = 0.4, 0.8
LEVELS = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6)

Member = tuple[str, str, frozenset[int]]
Rows = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]


def members(folder: Path) -> dict[str, list[Member]]:
    """Of every event the gold members: the cluster ("" for a unique), the article, and its characters."""
    found: dict[str, list[Member]] = {}
    for line in (folder / "clusters.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for m in row["members"]:
            found.setdefault(row["event"], []).append((row["cluster"], m["outlet"], characters(m["content"])))
    for line in (folder / "uniques.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["event"], []).append(("", row["outlet"], characters(row["content"])))
    return found


def characters(spans: list[list[int]]) -> frozenset[int]:
    return frozenset(at for start, stop in spans for at in range(start, stop))


def matched(passage: Passage, article: str, gold: list[Member]) -> dict[int, str]:
    """The gold members that the passage matches, by place, with their clusters."""
    own = characters([[s.start, s.stop] for s in passage.spans])
    found = {}
    for place, (cluster, outlet, held) in enumerate(gold):
        common = len(own & held) if outlet == article else 0
        if common >= JACCARD * len(own | held) or common >= MOSTLY * min(len(own), len(held)) > 0:
            found[place] = cluster
    return found


@dataclass(frozen=True)
class Event:
    """The passages of an event, whose they are, and what their evidence is taken from."""

    bounds: Bounds
    cut: tuple[Passage, ...]
    names: dict[str, str]
    weights: Weights
    near: dict[str, Nearness]

    def speaker(self, at: int) -> str | None:
        return self.bounds.speaker.get(self.cut[at].attribution)

    def evidence(self, a: int, b: int) -> Evidence:
        near = self.near[self.bounds.speaker[self.cut[a].attribution]]
        standing = near.cosine(a, b), near.lead(a, b), near.rivals(a, b), near.alike(a, b)
        return evidence(self.cut[a], self.cut[b], self.weights, *standing)

    def features(self, a: int, b: int) -> tuple[float, ...]:
        return features(self.evidence(a, b), self.cut[a].quoted and self.cut[b].quoted)


def linked(readings: list[Any]) -> tuple[dict[str, Document], Bounds, tuple[Passage, ...]]:
    """The documents by id, whose their attributions are, and the passages of those in order."""
    documents = {r.document.id: r.document for r in readings}
    found = sorted((a for r in readings for a in r.attributions), key=lambda a: (a.document, a.content[0], a.id))
    offices = [office for r in readings for office in roles(r.document, r.attributions)]
    resolved, _ = speakers(list(documents.values()), found, (), offices, packaged())
    bounds = Bounds(found, resolved, witnesses(list(documents.values())), FREE)
    return documents, bounds, passages(documents, found)


def event_of(readings: list[Any], encoder: Any) -> Event:
    """The passages of these readings, their speakers linked."""
    documents, bounds, cut = linked(readings)
    vectors = encoder.encode([p.text for p in cut])
    whose: dict[str, list[int]] = {}
    for at, p in enumerate(cut):
        if p.attribution in bounds.speaker:
            whose.setdefault(bounds.speaker[p.attribution], []).append(at)
    weights = Weights(cut)
    synonyms = Synonyms(weights, encoder)
    near = {speaker: Nearness(group, cut, vectors, synonyms) for speaker, group in whose.items()}
    return Event(bounds, cut, {d.id: d.name for d in documents.values()}, weights, near)


def event_rows(event: Event, gold: list[Member]) -> Rows:
    """The features and labels of the pairs of one event whose clusters are known."""
    cut = event.cut
    known = [matched(p, event.names[p.document], gold) for p in cut]
    rows, labels = [], []
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for near in event.near.values():
        for a, b in combinations(near.members, 2):
            one, other = cut[a], cut[b]
            if one.document == other.document or not known[a] or not known[b] or not event.bounds.may_meet(one, other):
                continue
            right = [
                (x, y) if x < y else (y, x)
                for x, c in known[a].items()
                for y, d in known[b].items()
                if c and c == d and x != y
            ]
            if not right and near.cosine(a, b) < LOOK and len(one.stems & other.stems) < 2:
                continue
            found = event.evidence(a, b)
            rows.append(features(found, one.quoted and other.quoted))
            labels.append(-1 if right else 0)
            nearness = found.cosine + found.dice + found.ordered / 3
            for pair in right:
                best[pair] = max(best.get(pair, (-9.0, 0)), (nearness, len(rows) - 1))
    for _, row in best.values():
        labels[row] = 1
    kept = [at for at, label in enumerate(labels) if label >= 0]
    return table_of([rows[at] for at in kept], [labels[at] for at in kept])


def judged_rows(event: Event, pairs: list[dict[str, Any]]) -> Rows:
    """The features and labels of the pairs of one event that a reader has judged; the unsure are left out."""
    rows, labels = [], []
    for pair in pairs:
        a, b = (matching(pair[side], event.cut, event.names) for side in ("left", "right"))
        if pair["verdict"] == "unsure" or a is None or b is None or a == b or event.speaker(a) is None:
            continue
        if event.speaker(a) == event.speaker(b):
            rows.append(event.features(min(a, b), max(a, b)))
            labels.append(int(pair["verdict"] == "yes"))
    return table_of(rows, labels)


def table_of(rows: list[tuple[float, ...]], labels: list[int]) -> Rows:
    return np.array(rows).reshape(len(rows), len(NAMES)), np.array(labels)


def gathered() -> Iterator[tuple[str, Rows]]:
    every, encoder = articles(), load()
    for part in SETS:
        gold = members(GOLD / part)
        for name, held in sorted(json.loads((GOLD / part / "events.json").read_text("utf-8")).items()):
            yield f"{part} {name}", event_rows(event_of([told(every[n]) for n in held], encoder), gold[name])
    for (kind, name), pairs in judged(PAIRS / "tune.jsonl").items():
        read = readings_of(kind, pairs)
        yield f"{kind} {name}", judged_rows(event_of(read, encoder), pairs)


def measured(data: list[Rows]) -> dict[str, dict[str, float]]:
    """For some levels of precision the recall over pairs, and the least chance, each event scored by the others."""
    scores, labels = [], []
    for held, (x, y) in enumerate(data):
        rest = [rows for at, rows in enumerate(data) if at != held]
        w, bias = fitted(np.vstack([r for r, _ in rest]), np.concatenate([t for _, t in rest]), RIDGE)
        scores.append(1 / (1 + np.exp(-(x @ w + bias))))
        labels.append(y)
    chances, right = np.concatenate(scores), np.concatenate(labels)
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    found = {}
    for level in LEVELS:
        last = np.nonzero(precision >= level)[0]
        if len(last):
            recall, least = hits[last[-1]] / hits[-1], chances[order[last[-1]]]
            found[str(level)] = {"recall": round(float(recall), 3), "chance": round(float(least), 3)}
    return found


def main() -> None:
    """Measure with each event held out, then learn from all and write the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--measure", action="store_true", help="write nothing")
    chosen = asked.parse_args()
    named = list(gathered())
    data = [rows for _, rows in named if len(rows[1])]
    for event, (_, y) in named:
        print(f"{event}: {len(y)} pairs, {int(y.sum())} right", file=sys.stderr)
    held_out = measured(data)
    print(json.dumps(held_out, indent=1))
    if chosen.measure:
        return
    x, y = np.vstack([r for r, _ in data]), np.concatenate([t for _, t in data])
    weights, bias = fitted(x, y, RIDGE)
    digest = hashlib.sha256()
    for part in SETS:
        for name in ("events.json", "clusters.jsonl", "uniques.jsonl"):
            digest.update((GOLD / part / name).read_bytes())
    digest.update((PAIRS / "tune.jsonl").read_bytes())
    table = {
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)},
        "bias": round(bias, 4),
        "learned from": {
            "sets": [*SETS, "pairs/tune.jsonl"],
            "sha256": digest.hexdigest(),
            "pairs": len(y),
            "right": int(y.sum()),
        },
        "recall at a precision, each event held out once": held_out,
    }
    OUT.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
