"""One person under all names, two under one: pairs of variants that the linker joins, on two lists of names.

    python bench/names.py                 all halves; rules are tuned on `tune`, `second` and `third`, others measure
    python bench/names.py --wrong         also each wrong pair and each missing one of those three
    python bench/names.py --half second   this half only; may be repeated
    python bench/names.py --without       without the packaged knowledge base

bench/gold/names.jsonl has the halves `tune` and `kept`, bench/gold/names-second.jsonl `second`, `third` and `unread`.

Every variant is the source of one attribution in a document of its own, of the language and day it was seen with, and
goes through link.speaker.speakers twice: by event, the persons who are in the news together in one story, and all the
half's persons in one story. In that, a last name has to be left alone where several bear it. A pair of variants counts
as joined where one speaker holds both. Prints a table, and one JSON object on the last line.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LISTS = ("names.jsonl", "names-second.jsonl")
HALVES = ("tune", "kept", "second", "third", "unread")
READ = ("tune", "second", "third")
sys.path.insert(0, str(HERE.parent / "src"))
Row = dict[str, Any]
Pairs = set[tuple[int, int]]


def joined(rows: list[Row], known: bool) -> Pairs:
    """The pairs of these variants, by their number, that the linker gives to one speaker."""
    from sayso.link.speaker import speakers
    from sayso.types import Attribution, Document, Role, Span

    documents, said, roles = [], [], []
    for row in rows:
        n, name, role = row["n"], row["name"], row.get("role", "")
        text = f"{role} {name}".strip()
        start = len(text) - len(name)
        at = (row["language"], row.get("published"), None, None, None, None, text, (), "", "")
        documents.append(Document(f"d{n:04}", f"{n}", None, None, *at))
        content = (Span(len(text), len(text)),)
        said.append(
            Attribution(f"a{n:04}", f"d{n:04}", (Span(start, len(text)),), (), content, "direct", name, "person")
        )
        if role:
            roles.append((name, Role(role, f"d{n:04}", Span(0, len(role)))))
    more: Row = {}
    if known and "knowledge" in inspect.signature(speakers).parameters:
        from sayso.knowledge import packaged

        more["knowledge"] = packaged()
    people, _ = speakers(documents, said, (), roles, **more)
    return {(int(a[1:]), int(b[1:])) for p in people for a, b in combinations(sorted(p.attributions), 2)}


def stories(rows: list[Row], way: str) -> list[list[Row]]:
    """The variants by event, or all in one story."""
    if way == "all in one story":
        return [rows]
    found = defaultdict(list)
    for row in rows:
        found[row["event"]].append(row)
    return list(found.values())


def measure(rows: list[Row], way: str, known: bool) -> tuple[Row, Pairs, Pairs]:
    """The figures of one half in one way, with the wrong and the missing pairs."""
    person = {r["n"]: r["person"] for r in rows}
    family = {r["n"]: r["family"] for r in rows}
    wanted: Pairs = set()
    found: Pairs = set()
    began = time.process_time()
    for story in stories(rows, way):
        numbers = sorted(r["n"] for r in story)
        wanted |= {(a, b) for a, b in combinations(numbers, 2) if person[a] == person[b]}
        found |= joined(story, known)
    spent = time.process_time() - began
    right = len(wanted & found)
    precision, recall = right / (len(found) or 1), right / (len(wanted) or 1)
    wrong, missing = found - wanted, wanted - found
    return (
        {
            "pairs": len(wanted),
            "precision": round(100 * precision, 1),
            "recall": round(100 * recall, 1),
            "F1": round(200 * precision * recall / ((precision + recall) or 1), 1),
            "wrong": len(wrong),
            "wrong in one family": sum(family[a] == family[b] for a, b in wrong),
            "missing": len(missing),
            "seconds": round(spent, 2),
        },
        wrong,
        missing,
    )


def main() -> None:
    """Print the table."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--wrong", action="store_true", help="print each wrong and each missing pair of the halves read")
    flags.add_argument("--half", action="append", choices=HALVES, help="measure this half only; may be repeated")
    flags.add_argument("--without", action="store_true", help="leave the knowledge base out")
    options = flags.parse_args()
    lines = [line for name in LISTS for line in (HERE / "gold" / name).read_text("utf-8").splitlines()]
    rows: list[Row] = [{**json.loads(line), "n": n} for n, line in enumerate(lines)]
    result: Row = {}
    print("| half | way | persons | variants | pairs | precision | recall | F1 | wrong | in one family | missing |")
    print("| --- | --- " + "| ---: " * 9 + "|")
    for half in options.half or HALVES:
        own = [r for r in rows if r["half"] == half]
        for way in ("by event", "all in one story"):
            figures, wrong, missing = measure(own, way, not options.without)
            result[f"{half}, {way}"] = figures
            shown = [len({r["person"] for r in own}), len(own), *list(figures.values())[:-1]]
            print(f"| {half} | {way} | " + " | ".join(map(str, shown)) + " |")
            if options.wrong and half in READ:
                for kind, pairs in (("WRONG", wrong), ("missing", missing)):
                    for a, b in sorted(pairs):
                        print(
                            f"  {kind} {rows[a]['name']} | {rows[b]['name']} | {rows[a]['person']} {rows[b]['person']}"
                        )
    print()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
