"""Learn how likely two clauses answer one question, and how much common words tell.

Gold matters in, src/sayso/link/question/tables/pairing.json and commonness.txt out.

    python train/question.py [--measure]

Pairs of clauses that ``sayso.link.question.pairing`` would weigh, in the events of `bench/gold/questions`: all parts
but `fourth`, which only measures. A pair is right where one matter holds both attributions, an optional one among them;
of a pair of one speaker that no matter holds nothing is known but that no question needs it, so it counts half. To them
come the pairs of `pairs.jsonl`, of two speakers in other events, judged one by one. Attributions are PolNeAR's, the
texts are read from $SAYSO_DATA/polnear/train.jsonl. Every event is first held out once, and what the others teach is
measured on its pairs of two speakers; --measure stops there. Needs nothing beyond sayso.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

from logistic import fitted  # noqa: E402
from questions import GOLD, Place, gold, pairs, place  # noqa: E402
from renderings import articles, given  # noqa: E402
from sayso.link.question.answering import answering  # noqa: E402
from sayso.link.question.meaning import meanings  # noqa: E402
from sayso.link.question.pairing import NAMES, Scene  # noqa: E402
from sayso.link.speaker import speakers  # noqa: E402
from sayso.link.statement import statements  # noqa: E402
from sayso.link.utterance import uttered  # noqa: E402
from sayso.link.witness import witnesses  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.text.root import root  # noqa: E402
from sayso.text.verb import known_verbs  # noqa: E402

PARTS = ("developed", "third", "kept")
TABLES = ROOT / "src" / "sayso" / "link" / "question" / "tables"
WORD = re.compile(r"[a-z]{2,}")
COMMON, LEAST, MOST = 0.01, 0.5, 4.5
RIDGE, DOUBTFUL = 10.0, 0.5
TOP = (10, 20, 30, 50, 75, 100)
HEADING = """\
# How much English roots tell: the natural logarithm of how rare they are among news articles, in halves.
# Made by train/question.py from how many articles of PolNeAR's training set have them; a weight and its roots a line.
"""

Json = dict[str, Any]
Numbers = np.ndarray[Any, np.dtype[np.float64]]


class Rows:
    """The features of one event's pairs, which are right, how much each counts, and which are of two speakers."""

    def __init__(self, found: list[tuple[tuple[float, ...], bool, float, bool]]) -> None:
        self.x: Numbers = np.array([row[0] for row in found], float).reshape(len(found), len(NAMES))
        self.y: Numbers = np.array([row[1] for row in found], float)
        self.counts: Numbers = np.array([row[2] for row in found], float)
        self.two = np.array([row[3] for row in found], bool)


def commonness(every: Mapping[str, Json]) -> str:
    """The table of common roots, the most common first."""
    held = Counter(r for a in every.values() for r in {root(w) for w in WORD.findall(a["text"].lower())})
    rows: dict[float, list[str]] = {}
    for key, n in held.items():
        share = n / len(every)
        if share >= COMMON:
            rows.setdefault(min(MOST, max(LEAST, round(-2 * math.log(share)) / 2)), []).append(key)
    return HEADING + "".join(f"{weight} {' '.join(sorted(rows[weight]))}\n" for weight in sorted(rows))


def scene(names: list[str], every: Mapping[str, Json], encoder: Any) -> tuple[Scene, dict[str, Place]]:
    """The clauses of some articles, and where each attribution stands."""
    readings = [given(every[name]) for name in names]
    documents = {r.document.id: r.document for r in readings}
    told = [a for r in readings for a in r.attributions]
    people, _ = speakers(list(documents.values()), told, ())
    spoken = [a for a in told if uttered(documents[a.document], a)]
    said, _ = statements(list(documents.values()), spoken, people, witnesses(list(documents.values())), encoder)
    held = sorted((a for a in told if a.content), key=lambda a: a.id)
    units = answering(documents, held, said, people, known_verbs(d.text for d in documents.values()))
    vectors, _ = meanings(units, encoder)
    assert vectors is not None
    return Scene(units, vectors), {a.id: place(documents[a.document], a) for a in told}


def event_rows(names: list[str], matters: list[Json], every: Mapping[str, Json], encoder: Any) -> Rows:
    """The pairs of an event whose matters are known."""
    held, places = scene(names, every, encoder)
    right = {pair for m in matters for pair in pairs(m["stances"])}
    found = []
    for left, right_ in held.candidates():
        one, other = (held.units[held.claims[at].unit] for at in (left, right_))
        here, there = places[one.attribution], places[other.attribution]
        same = one.speaker == other.speaker
        is_right = (min(here, there), max(here, there)) in right
        found.append((held.features(left, right_), is_right, DOUBTFUL if same and not is_right else 1.0, not same))
    return Rows(found)


def judged_rows(judged: list[Json], every: Mapping[str, Json], encoder: Any) -> Rows:
    """The pairs of an event that a reader has judged, by their sentences."""
    held, places = scene(judged[0]["docs"], every, encoder)
    verdicts = {frozenset((_sentence(p["left"]), _sentence(p["right"]))): p["one"] for p in judged}
    found = []
    for left, right in held.candidates():
        one, other = (held.units[held.claims[at].unit] for at in (left, right))
        between = frozenset(
            (places[u.attribution][0], places[u.attribution][1], tuple((s.start, s.stop) for s in u.passage.spans))
            for u in (one, other)
        )
        if between in verdicts:
            found.append((held.features(left, right), verdicts[between], 1.0, False))
    return Rows(found)


def _sentence(side: Json) -> tuple[str, tuple[Any, ...], tuple[Any, ...]]:
    return side["doc"], tuple(map(tuple, side["content"])), tuple(map(tuple, side["sentence"]))


def learned(data: list[Rows]) -> tuple[Numbers, float]:
    """The weights and the bias that these events teach."""
    x, y, counts = (np.concatenate([getattr(r, name) for r in data]) for name in ("x", "y", "counts"))
    return fitted(x, y, RIDGE, counts)


def measured(data: dict[str, Rows]) -> Json:
    """Average precision and the precision of the likeliest pairs of two speakers, each event scored by the others."""
    scores, right = [], []
    for event, rows in data.items():
        if rows.two.any():
            w, bias = learned([r for name, r in data.items() if name != event])
            scores.append((rows.x @ w + bias)[rows.two])
            right.append(rows.y[rows.two])
    order = np.argsort(-np.concatenate(scores), kind="stable")
    hits = np.cumsum(np.concatenate(right)[order])
    precision = hits / np.arange(1, len(order) + 1)
    average = float((precision * np.diff(hits, prepend=0)).sum() / hits[-1])
    likeliest = {str(n): round(float(precision[n - 1]), 2) for n in TOP if n <= len(order)}
    return {"pairs": len(order), "right": int(hits[-1]), "average precision": round(average, 3), "likeliest": likeliest}


def gathered(every: Mapping[str, Json]) -> dict[str, Rows]:
    """The rows of every event."""
    encoder = load()
    events = json.loads((GOLD / "events.json").read_text("utf-8"))
    found = {
        f"{part} {event}": event_rows(events[part][event], matters, every, encoder)
        for part in PARTS
        for event, matters in gold(part).items()
    }
    judged: dict[int, list[Json]] = {}
    for line in (GOLD / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        judged.setdefault(pair["event"], []).append(pair)
    return found | {f"judged {event}": judged_rows(held, every, encoder) for event, held in sorted(judged.items())}


def main() -> None:
    """Measure with each event held out, then learn from all and write the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--measure", action="store_true", help="write nothing")
    chosen = asked.parse_args()
    every = articles()
    if not chosen.measure:
        (TABLES / "commonness.txt").write_text(commonness(every), "utf-8")
    data = gathered(every)
    for event, rows in data.items():
        print(f"{event}: {len(rows.y)} pairs, {int(rows.y.sum())} right", file=sys.stderr)
    held_out = measured(data)
    print(json.dumps(held_out, indent=1))
    if chosen.measure:
        return
    weights, bias = learned(list(data.values()))
    digest = hashlib.sha256()
    for name in ("events.json", *(f"{part}.jsonl" for part in PARTS), "pairs.jsonl"):
        digest.update((GOLD / name).read_bytes())
    table = {
        "weights": {name: round(float(w), 3) for name, w in zip(NAMES, weights, strict=True)},
        "bias": round(bias, 3),
        "learned from": {
            "sets": [*PARTS, "pairs"],
            "sha256": digest.hexdigest(),
            "pairs": sum(len(r.y) for r in data.values()),
            "right": int(sum(r.y.sum() for r in data.values())),
        },
        "pairs of two speakers, each event held out once": held_out,
    }
    (TABLES / "pairing.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
