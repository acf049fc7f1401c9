"""To whom and by which way: addressee and channel found for gold attributions of PolNeAR, beside our own gold.

    python bench/parties.py                  the articles of PolNeAR dev
    python bench/parties.py --split train    those the rules were written on
    python bench/parties.py --wrong          also each one missed, too many or wrong

Reads the corpus from SAYSO_DATA and bench/gold/utterances.jsonl. A span counts as found where it and the gold one
share at least half of the words of the longer; ``exact`` counts the same characters, ``kind`` those found with the
right kind.
Prints one JSON object on the last line.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
SIDES = ("addressee", "channel")
Row = dict[str, Any]
Pair = tuple[int, int]


def articles(split: str, names: set[str]) -> list[Row]:
    """The corpus's articles of these names, each as its first annotator has it."""
    found: dict[str, Row] = {}
    for line in (DATA / "polnear" / f"{split}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["doc"] in names:
            found.setdefault(row["doc"], row)
    if names - set(found):
        raise SystemExit(f"{len(names - set(found))} articles of the gold are not in {split}.jsonl of SAYSO_DATA")
    return list(found.values())


def addressed(row: Row) -> tuple[list[Row], float]:
    """Addressee and channel of each of the article's gold attributions, and the CPU seconds it took to find them."""
    from sayso.extract.mention import name_sources
    from sayso.extract.party import parties
    from sayso.types import Attribution, Document, Span

    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(start, stop) for start, stop in pairs)

    name = row["doc"]
    document = Document(name, name, None, None, "en", None, None, None, None, None, row["text"], (), "", "")
    given = tuple(
        Attribution(f"a_{i}", name, spans(s["source"]), spans(s["cue"]), spans(s["content"]), "direct")
        for i, s in enumerate(row["statements"])
    )
    named = name_sources(document, given)
    began = time.process_time()
    found = parties(document, named)
    spent = time.process_time() - began
    return [
        {
            side: p and {"span": (p.span.start, p.span.stop), "kind": p.kind}
            for side in SIDES
            for p in [getattr(a, side)]
        }
        for a in found
    ], spent


def words(text: str, span: Pair) -> set[Pair]:
    """Where the words of a span stand."""
    return {m.span() for m in WORD.finditer(text, *span)}


def alike(text: str, one: Pair, other: Pair) -> bool:
    """True where two spans share at least half of the words of the longer."""
    left, right = words(text, one), words(text, other)
    return 2 * len(left & right) >= max(len(left), len(right), 1)


def measure(split: str, show_wrong: bool) -> Row:
    """Precision, recall and F1 of both sides in percent, kinds right of those found, milliseconds a thousand words."""
    lines = (HERE / "gold" / "utterances.jsonl").read_text("utf-8").splitlines()
    gold = [g for g in map(json.loads, lines) if g["split"] == split]
    if not gold:
        raise SystemExit(f"gold/utterances.jsonl has no line of the split {split}")
    rows = {row["doc"]: row for row in articles(split, {g["doc"] for g in gold})}
    addressed(next(iter(rows.values())))
    found, seconds = {}, 0.0
    for name, row in rows.items():
        found[name], spent = addressed(row)
        seconds += spent
    counts: Counter[tuple[str, str]] = Counter()
    for one in gold:
        text, got = rows[one["doc"]]["text"], found[one["doc"]][one["i"]]
        for side in SIDES:
            wanted, has = one[side], got[side]
            counts[side, "gold"] += wanted is not None
            counts[side, "found"] += has is not None
            right = wanted is not None and has is not None and alike(text, tuple(wanted["span"]), has["span"])
            counts[side, "right"] += right
            counts[side, "exact"] += right and tuple(wanted["span"]) == has["span"]
            counts[side, "kind"] += right and wanted["kind"] == has["kind"]
            if show_wrong and (wanted is not None or has is not None):
                _show(one, side, text, wanted, has, right)
    return {
        "split": split,
        "articles": len(rows),
        "attributions": len(gold),
        **{side: scores(side, counts) for side in SIDES},
        "ms per 1000 words": round(1e6 * seconds / sum(len(r["text"].split()) for r in rows.values()), 1),
    }


def scores(side: str, counts: Counter[tuple[str, str]]) -> Row:
    """The figures of one side: counts, and shares in percent."""
    gold, has, right = (counts[side, c] for c in ("gold", "found", "right"))

    def f1(hits: int) -> tuple[float, float, float]:
        return tuple(round(100 * hits / max(n, 1), 1) for n in (has, gold, (has + gold) / 2))  # type: ignore[return-value]

    precision, recall, both = f1(right)
    return {
        "gold": gold, "found": has, "precision": precision, "recall": recall, "F1": both,
        "exact F1": f1(counts[side, "exact"])[2], "kind right %": round(100 * counts[side, "kind"] / max(right, 1), 1),
    }  # fmt: skip


def _show(one: Row, side: str, text: str, wanted: Row | None, has: Row | None, right: bool) -> None:
    """A line about one that is missed, too many, elsewhere, or of another kind."""
    if right and wanted and has and wanted["kind"] == has["kind"]:
        return

    def told(party: Row | None) -> str:
        return f"{text[slice(*party['span'])]!r} ({party['kind']})" if party else "none"

    what = "kind" if right else "missed" if has is None else "too many" if wanted is None else "elsewhere"
    print(one["doc"][:32], one["i"], side, what, f"gold {told(wanted)}", f"found {told(has)}", sep=" | ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--wrong", action="store_true", help="print each one missed, too many or wrong")
    options = parser.parse_args()
    print(json.dumps(measure(options.split, options.wrong), ensure_ascii=False))
