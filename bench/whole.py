"""How whole English documents are read: F1 a document, and what is found in texts where nobody speaks.

python bench/whole.py [--show] [--weights DIR]

The documents lie in tests/marked/en/whole and nobody; they go through the reader of plain text. Of texts in which
nobody speaks, fewer than 2 attributions in 1,000 words are the floor and fewer than 0.5 the goal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lines  # first: it makes src and tests importable
import marked
from attribution import SCORERS
from sayso.desk import taggers
from sayso.extract.attribution import attributions
from sayso.readers import read
from sayso.types import Attribution, Capture, Document, Hints, Tagged

FLOOR, GOAL = 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A document of the gold: its name and text, what is marked in it, and what was found."""

    name: str
    text: str
    gold: tuple[Tagged, ...]
    found: tuple[Attribution, ...]


def document_of(name: str, text: str) -> Document:
    """The document that the reader of plain text makes; one body block where it would move a character."""
    (document, *_) = read(Capture(name, None, "text/plain", text.encode()), Hints(language="en"))
    if isinstance(document, Document) and document.text == text:
        return document
    return lines.document_of(text, name, "en")


def read_all(folder: str, weights: Path | None) -> list[Case]:
    """The documents of a folder, each with what is marked and what is found in it."""
    tagger, cues = taggers(weights)("en")
    assert tagger is not None
    return [
        Case(name, text, gold, attributions(document_of(name, text), tagger, cues)[0])
        for name, text, gold in marked.whole("en", folder)
    ]


def exact(found: Tagged | Attribution) -> tuple[Any, ...]:
    return found.source, found.cue, found.content


def begins(found: Tagged | Attribution) -> int:
    return min(span.start for span in (*found.source, *found.cue, *found.content))


def shown(text: str, found: Tagged | Attribution) -> str:
    """One attribution in a line: source, cue and the two ends of the content."""
    parts = []
    for role in lines.ROLES:
        words = " … ".join(span.of(text) for span in getattr(found, role)).replace("\n", "¶")
        parts.append(words if len(words) < 160 else f"{words[:75]} ~~ {words[-75:]}")
    return " | ".join(parts)


def show(case: Case) -> None:
    """Print what was marked and not found so, and what was found and not marked so, in the order of the text."""
    wanted, made = {exact(g) for g in case.gold}, {exact(a) for a in case.found}
    differing = [(begins(g), "  marked", g, "") for g in case.gold if exact(g) not in made]
    differing += [(begins(a), "   found", a, f"  [{a.made_by[:24]}]") for a in case.found if exact(a) not in wanted]
    print(f"{case.name}: {len(differing)} differ")
    for _, side, one, maker in sorted(differing, key=lambda d: d[:2]):
        print(f"{side}  {shown(case.text, one)}{maker}")


def measured(documents: Sequence[Case], score: Callable[..., Any]) -> str:
    """The table of the documents: how many are marked and found, and how well."""
    rows = [{"doc": c.name, "text": c.text, "statements": [lines.plain(g) for g in c.gold]} for c in documents]
    preds = [{"doc": c.name, "statements": [lines.plain(a) for a in c.found]} for c in documents]
    out = ["| document | marked | found | e2e P | e2e R | e2e F1 | exact F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
    for name, first, last in [*((c.name, i, i + 1) for i, c in enumerate(documents)), ("all", 0, len(rows))]:
        marked_, found = (sum(len(r["statements"]) for r in part[first:last]) for part in (rows, preds))
        kinds = score(rows[first:last], preds[first:last])["all"]
        cells = [name, marked_, found, *(kinds["e2e"][k] for k in ("P", "R", "F1")), kinds["exact"]["F1"]]
        out.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(out)


def credited(silent: Sequence[Case]) -> str:
    """The table of the texts in which nobody speaks: how much is found all the same."""
    words = sum(len(c.text.split()) for c in silent)
    made = sum(len(c.found) for c in silent)
    rate = 1000 * made / words
    place = "within the goal" if rate < GOAL else "within the floor" if rate < FLOOR else "the floor is not reached"
    head = "| nobody speaks | words | found | in 1,000 words | floor, goal |\n|---|---:|---:|---:|---|"
    return f"{head}\n| {len(silent)} texts | {words} | {made} | {rate:.2f} | < {FLOOR}, < {GOAL}: {place} |"


def main() -> None:
    sys.path.insert(0, str(SCORERS))
    from score_attribution import score

    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--weights", type=Path)
    flags.add_argument("--show", action="store_true", help="print what is not read as marked")
    options = flags.parse_args()
    documents, silent = (read_all(folder, options.weights) for folder in ("whole", "nobody"))
    if options.show:
        for case in documents + [c for c in silent if c.found]:
            show(case)
    print(f"{measured(documents, score)}\n\n{credited(silent)}")


if __name__ == "__main__":
    main()
