"""How the marked lines of a language are read: end-to-end F1 a file, and what is found where nobody speaks.

python bench/lines.py [--language en] [--show]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src"), str(HERE.parent / "tests")]

import marked as gold_lines  # noqa: E402
from attribution import SCORERS  # noqa: E402
from sayso.desk import taggers  # noqa: E402
from sayso.extract.attribution import attributions  # noqa: E402
from sayso.types import Block, Document, Span  # noqa: E402

ROLES = ("source", "cue", "content")


def document_of(text: str, name: str, language: str) -> Document:
    """A line's text as a document of one body block."""
    return Document("d_line", name, None, None, language, None, None, None, None, None, text,
                    (Block(Span(0, len(text)), "body", ""),), "", "text@1")  # fmt: skip


def plain(found) -> dict[str, list[list[int]]]:
    return {role: [[s.start, s.stop] for s in getattr(found, role)] for role in ROLES}


def main() -> None:
    sys.path.insert(0, str(SCORERS))
    from score_attribution import score

    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--language", default="en")
    flags.add_argument("--weights", type=Path)
    flags.add_argument("--show", action="store_true", help="print the lines that are not read as marked")
    options = flags.parse_args()
    tagger, cues = taggers(options.weights)(options.language)
    files = defaultdict(lambda: ([], []))
    for line in gold_lines.lines(options.language):
        text, gold = gold_lines.read(line.marked)
        found, _ = attributions(document_of(text, line.place, options.language), tagger, cues)
        rows, preds = files[line.place.split(":")[0]]
        rows.append({"doc": line.place, "text": text, "statements": [plain(g) for g in gold]})
        preds.append({"doc": line.place, "statements": [plain(a) for a in found]})
        if options.show:
            one = score(rows[-1:], preds[-1:])["all"]
            right = one["e2e"]["F1"] == 100 or not (gold or found)
            if not right:
                print(f"{line.place}  {line.marked}")
                for a in found:
                    print("     ", a.made_by[:12], gold_lines.write(text, [a]) if not crossing(a) else plain(a))
    print("| file | lines | e2e P | e2e R | e2e F1 | exact F1 |\n| --- | --- | --- | --- | --- | --- |")
    every = ([], [])
    for name, (rows, preds) in files.items():
        row(name, rows, preds, score)
        every[0].extend(rows)
        every[1].extend(preds)
    row("all", *every, score)


def crossing(found) -> bool:
    spans = [*found.source, *found.cue, *found.content]
    return any(a.meets(b) and not (a.holds(b) or b.holds(a)) for a in spans for b in spans)


def row(name: str, rows, preds, score) -> None:
    if not any(r["statements"] for r in rows):
        words = sum(len(r["text"].split()) for r in rows)
        found = sum(len(p["statements"]) for p in preds)
        print(f"| {name} | {len(rows)} | nobody speaks: {found} found in {words} words | | | |")
        return
    all_ = score(rows, preds)["all"]
    e2e = all_["e2e"]
    print(f"| {name} | {len(rows)} | {e2e['P']} | {e2e['R']} | {e2e['F1']} | {all_['exact']['F1']} |")


if __name__ == "__main__":
    main()
