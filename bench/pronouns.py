"""Whom pronouns mean as sources, on gold attributions of PolNeAR train, beside our own gold.

    python bench/pronouns.py                 the half kept for measuring
    python bench/pronouns.py --half tuned    the half the rules were mended on
    python bench/pronouns.py --wrong         also each wrong or missing name

A name is right by the rule of `bench/coreference.py`: its last name is that of the person noted; where both have a
given name, that too. "names where there is none" are names given to pronouns for several people or for somebody the
text does not name. Articles read whole, single pronouns of other articles, most of them longer, and
those picked because two models differed or were unsure, are counted apart.
Reads the corpus from SAYSO_DATA; prints one JSON object on the last line.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from coreference import fits
from speakers import HERE, articles, resolved

Row = dict[str, Any]
PARTS = ("whole", "single", "picked")


def gold(half: str) -> list[Row]:
    """The lines of one half of `gold/pronouns.jsonl`."""
    lines = (HERE / "gold" / "pronouns.jsonl").read_text("utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["half"] == half]


def measure(half: str, show_wrong: bool) -> Row:
    """Counts of right, wrong and missing names, of each part of the gold."""
    wanted = gold(half)
    rows = {row["doc"]: row for row in articles("train", {one["doc"] for one in wanted})}
    found = {name: resolved(row, True)[0] for name, row in rows.items()}
    told: Row = {"half": half, "articles": len(rows)}
    for part in [p for p in PARTS if any(one["part"] == p for one in wanted)]:
        counts = dict.fromkeys(("right", "wrong", "missing", "named none", "of none"), 0)
        for one in (o for o in wanted if o["part"] == part):
            name = found[one["doc"]][one["i"]]["speaker"]
            verdict = "right" if right(name, one["full_name"]) else "wrong" if name else "missing"
            if one["kind"] == "person":
                counts[verdict] += 1
            else:
                counts["of none"] += 1
                counts["named none"] += bool(name)
            if show_wrong and verdict != "right" and (name or one["kind"] == "person"):
                start, stop = one["source"][0][0], one["source"][-1][1]
                text = rows[one["doc"]]["text"]
                before = " ".join(text[max(0, start - 400) : start].split())
                print(one["doc"], one["i"], f"{before} [{text[start:stop]}]", one["full_name"], name, sep=" | ")
        named = counts["right"] + counts["wrong"] + counts["missing"]
        told |= {f"{part} named": named, f"{part} right %": round(100 * counts["right"] / max(1, named), 1)}
        told |= {f"{part} {kind}": count for kind, count in counts.items()}
    return told


def right(name: str | None, whose: str | None) -> bool:
    """True where last names agree, and given names where both have one."""
    if not name or not whose or not fits(name, frozenset([whose])):
        return False
    said, held = ([w for w in words.split() if w not in ("Mr.", "Mrs.", "Ms.", "Dr.")] for words in (name, whose))
    return len(said) < 2 or len(held) < 2 or said[0][:1] == held[0][:1] or len(set(said) & set(held)) > 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tuned", "kept"), default="kept")
    parser.add_argument("--wrong", action="store_true", help="print each wrong or missing name")
    options = parser.parse_args()
    print(json.dumps(measure(options.half, options.wrong), ensure_ascii=False))
