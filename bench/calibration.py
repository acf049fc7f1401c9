"""How far `score` is the chance that an attribution is right: expected calibration error, and the table behind it.

    python bench/calibration.py                                    the error on PolNeAR dev
    python bench/calibration.py --fold 0 --weights W --fit         the table of extract/sureness.py, from a fold of
                                                                   train and weights trained without it

Right means end-to-end right: the content overlaps a gold content by half or more, and the source is the gold one's.
The error is that of Guo et al. (ICML 2017) over fifteen bins of like width. The table is histogram binning (Zadrozny
and Elkan, ICML 2001) with bins of like number, made monotone by pooling, and linear between the bins' means.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from attribution import SCORERS, outermost, predictions, rows_of
from sayso.extract import sureness
from sayso.models.onnx import WEIGHTS
from sayso.settings import PROFILES

BINS = 15
KNOTS = {"direct": 5, "mixed": 5, "indirect": 8}


def judged(rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[str, str, float, bool]]:
    """Voice, maker, score and whether it is right, for every attribution found."""
    sys.path.insert(0, str(SCORERS))
    from score_attribution import chars, pair, same, words

    result = []
    for row, own in zip(rows, found, strict=True):
        text, gold = row["text"], row["statements"]
        told = [s for s in own["statements"] if s["content"]]
        pairs = pair([chars(text, g["content"]) for g in gold], [chars(text, s["content"]) for s in told])
        right = {j for i, j in pairs if same(words(text, gold[i]["source"]), words(text, told[j]["source"]))}
        result += [(s["voice"], s["made_by"], s["score"], j in right) for j, s in enumerate(told)]
    return result


def error(scores: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error: the mean gap between score and share right, each bin by its number."""
    bins = np.clip((scores * BINS).astype(int), 0, BINS - 1)
    gaps = [abs(scores[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())]
    return float(sum(gaps))


def knots(scores: np.ndarray, right: np.ndarray, number: int) -> list[tuple[float, float]]:
    """Points of a rising line from raw score to share right: pooled neighbours never fall."""
    order = np.argsort(scores, kind="stable")
    pools = [[scores[part].mean(), right[part].mean(), len(part)] for part in np.array_split(order, number)]
    at = 0
    while at + 1 < len(pools):
        low, high = pools[at], pools[at + 1]
        if low[1] <= high[1]:
            at += 1
            continue
        size = low[2] + high[2]
        pools[at : at + 2] = [[(low[k] * low[2] + high[k] * high[2]) / size for k in (0, 1)] + [size]]
        at = max(0, at - 1)
    return [(round(float(x), 3), round(float(y), 3)) for x, y, _ in pools]


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--fold", type=int)
    flags.add_argument("--weights", type=Path)
    flags.add_argument("--profile", choices=PROFILES, default="best")
    flags.add_argument("--fit", action="store_true", help="print the table for extract/sureness.py")
    options = flags.parse_args()
    if options.fit:
        sureness.LINES.clear()
    rows = rows_of(options.fold)
    weights = options.weights or WEIGHTS / PROFILES[options.profile]
    all_found = judged(rows, outermost(predictions(rows, weights)[0]))
    if options.fit:
        for voice, number in KNOTS.items():
            own = [x for x in all_found if x[0] == voice and x[1].startswith("tagger")]
            print(
                f'    "{voice}": {tuple(knots(np.array([x[2] for x in own]), np.array([x[3] for x in own]), number))},'
            )
        for rule in sorted({x[1] for x in all_found if not x[1].startswith("tagger")}):
            own = [x[3] for x in all_found if x[1] == rule]
            print(f"    # {rule}: {sum(own)} of {len(own)} right")
        return
    scores, right = np.array([x[2] for x in all_found]), np.array([x[3] for x in all_found])
    print("| score | found | share right |\n| --- | --- | --- |")
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1 + (low > 0.85))
        if inside.any():
            print(f"| {low:.1f}–{low + 0.1:.1f} | {inside.sum()} | {right[inside].mean():.2f} |")
    print(f"\nExpected calibration error over {BINS} bins: {error(scores, right):.3f}")
    sure = scores >= 0.9
    print(f"With a score of 0.9 or more: {sure.sum()} of {len(scores)}, {100 * right[sure].mean():.1f} % right")


if __name__ == "__main__":
    main()
