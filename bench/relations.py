#!/usr/bin/env python3
"""Are contradictions, updates and agreements told from what is merely near? Runs `relations` on judged pairs.

    python bench/relations.py [--half tune|second|third|kept] [--alone] [--without] [--rules] [--show]

`gold/relations` holds pairs of statements of one event: offsets, speakers and labels only (its README.md says how a
line leads to its text). Each side becomes one attribution with the gold's speaker, day and denying cue, and one
statement. All statements of one event are compared at once, with `--alone` each pair by itself; `--without` leaves the
encoder out, `--rules` the entailer, which is left out, too, where the setting ``models`` names none. Only pairs of the
gold are counted. An update counts when it is found in the right order. Behind a figure: how many of how many, and the
95 % interval of Wilson (JASA 1927). `--show` prints the misses of a part that rules are made on, all but `third`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from sayso.desk.settings import chosen_entailer  # noqa: E402
from sayso.link.relation import relations  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.types import (  # noqa: E402
    Attribution,
    Document,
    Encoder,
    Entailer,
    Relation,
    Rendering,
    Span,
    Statement,
    When,
    key,
)

GOLD = HERE / "gold" / "relations"
HALVES = ("tune", "second", "third", "kept")
KINDS = ("contradicts", "updates", "agrees")
Json = dict[str, Any]


def data() -> Path:
    """The folder of the data sets."""
    return Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))


# ---------------------------------------------------------------- from a line of the gold to values


@dataclass(frozen=True, slots=True)
class Source:
    """A text of one of the three sets, with who published it and on which day, where the set says so."""

    text: str
    outlet: str
    published: str | None


class Texts:
    """The texts of the sets, by set and by the name the gold gives them."""

    def __init__(self, folder: Path) -> None:
        self._neus = [line.rstrip("\n").split(" [SEP] ") for line in _lines(folder / "neus" / "train.source")]
        self._polnear: dict[str, str] = {}
        for line in _lines(folder / "polnear" / "train.jsonl"):
            article = json.loads(line)
            self._polnear.setdefault(article["doc"], article["text"])
        self._claims = {
            name: {p["pair_id"]: p for p in json.loads((folder / "claimdiff" / name).read_text("utf-8"))["data"]}
            for name in ("ClaimDiff-strength-train.json", "ClaimDiff-weak-train.json")
        }

    def find(self, set: str, name: str) -> Source:
        """The text of a side; KeyError or IndexError where the set at hand is another one than the gold's."""
        if set == "polnear":
            outlet, day = name.split("_")[:2]
            return Source(self._polnear[name], outlet, day)
        file, place = name.split("#")
        place, part = place.split("/")
        if set == "neus":
            return Source(self._neus[int(place)][int(part)], f"outlet {place}/{part}", None)
        pair, letter = self._claims[file][place], part[-1]
        return Source(pair[part], pair[f"article_{letter}"], pair["date"] if letter == "a" else None)


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return list(lines)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a side of a gold pair becomes."""

    document: Document
    attribution: Attribution
    statement: Statement


def telling(texts: Texts, line: Json, part: str) -> Telling:
    """A document, an attribution and a statement made of nothing but what the gold says of this side."""
    side = line[part]
    source = texts.find(line["set"], side["doc"])
    own = side["speaker"] == "outlet"
    who = source.outlet if own else side["speaker"]
    document = Document(
        key("d", side["doc"]), side["doc"], None, source.outlet, "en", source.published, None, None, None, None,
        source.text, (), "", "text@1",
    )  # fmt: skip
    content, cue = (Span(*side["span"]),), (Span(*side["cue"]),) if "cue" in side else ()
    said = When(side["said"], side["said"], None, "stated") if side["said"] else None
    voice = "narrated" if own else "indirect"
    id = key("a", side["doc"], content, cue, who)
    attribution = Attribution(id, document.id, (), cue, content, voice, None if own else who, "unnamed", said=said)
    fullest = Rendering(id, content, "verbatim", None)
    statement = Statement(key("s", id), key("p", line["event"], who.casefold()), (fullest,), said)
    return Telling(document, attribution, statement)


# ---------------------------------------------------------------- comparing


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold line and the relation found for it, with its kind as the gold would have to name it."""

    line: Json
    found: Relation | None
    kind: str


def judged(
    texts: Texts, lines: Sequence[Json], encoder: Encoder | None, alone: bool, entailer: Entailer | None = None
) -> tuple[list[Judged], int]:
    """Each line with what was found for it, and how many relations were found between sides that no line pairs."""
    groups: defaultdict[str, list[Json]] = defaultdict(list)
    for line in lines:
        groups[line["id"] if alone else line["event"]].append(line)
    every, beside = [], 0
    for group in groups.values():
        pairs = [(line, telling(texts, line, "left"), telling(texts, line, "right")) for line in group]
        sides = {t.statement.id: t for _, *both in pairs for t in both}.values()
        documents = {t.document.id: t.document for t in sides}
        found = relations(
            tuple(documents.values()),
            [t.attribution for t in sides],
            [t.statement for t in sides],
            encoder,
            (),
            entailer,
        )
        by_ends = {frozenset((r.left, r.right)): r for r in found}
        wanted = set()
        for line, left, right in pairs:
            ends = frozenset((left.statement.id, right.statement.id))
            wanted.add(ends)
            relation = by_ends.get(ends)
            kind = relation.kind if relation else "neither"
            if relation and kind == "updates" and relation.left != left.statement.id:
                kind = "updates backwards"
            every.append(Judged(line, relation, kind))
        beside += len(by_ends.keys() - wanted)
    return every, beside


# ---------------------------------------------------------------- counting


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies, in percent; Wilson 1927.

    >>> [round(x, 1) for x in wilson(8, 10)]
    [49.0, 94.3]
    """
    if not of:
        return 0.0, 100.0
    share = right / of
    middle, spread = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)
    return 100 * max(0.0, low), 100 * min(1.0, high)


def told(right: int, of: int) -> str:
    """A share in percent, how many of how many it is, and its interval."""
    if not of:
        return "-"
    low, high = wilson(right, of)
    return f"{100 * right / of:.1f} ({right} of {of}, {low:.0f} to {high:.0f})"


@dataclass
class Figures:
    """How a half came out."""

    pairs: int = 0
    kinds: list[tuple[str, str, str]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    given: list[tuple[str, str]] = field(default_factory=list)


def counted(every: Iterable[Judged]) -> Figures:
    """Precision and recall of each kind, and of contradictions by the reason asked for and by the reason given."""
    made = list(every)
    figures = Figures(len(made))
    for kind in KINDS:
        right = sum(j.line["label"] == kind == j.kind for j in made)
        found = sum(j.kind.startswith(kind) for j in made)
        figures.kinds.append((kind, told(right, found), told(right, sum(j.line["label"] == kind for j in made))))
    asked, hit, given, held = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for j in made:
        right = j.line["label"] == j.kind == "contradicts"
        if j.line["label"] == "contradicts":
            asked[j.line["reason"]] += 1
            hit[j.line["reason"]] += right
        if j.found and j.kind == "contradicts":
            given[j.found.reason] += 1
            held[j.found.reason] += right
    figures.asked = [(reason, told(hit[reason], n)) for reason, n in asked.most_common()]
    figures.given = [(reason, told(held[reason], n)) for reason, n in given.most_common()]
    return figures


def table(half: str, which: str, figures: Figures) -> str:
    """The figures of a half as Markdown."""
    rows = [f"| {half}, {which}: {figures.pairs} pairs | precision | recall |", "| --- | ---: | ---: |"]
    rows += [f"| {kind} | {precision} | {recall} |" for kind, precision, recall in figures.kinds]
    rows += [f"| contradictions by {reason} (gold) | | {recall} |" for reason, recall in figures.asked]
    rows += [f"| contradictions said to be by {reason} | {precision} | |" for reason, precision in figures.given]
    return "\n".join(rows)


def misses(texts: Texts, every: Iterable[Judged]) -> str:
    """The pairs that came out otherwise than judged, with their words."""
    shown = []
    for j in every:
        if j.kind != j.line["label"]:
            words = [
                f"    {s['speaker']}: {texts.find(j.line['set'], s['doc']).text[slice(*s['span'])]}"
                for s in (j.line["left"], j.line["right"])
            ]
            head = f"{j.line['id']}: {j.line['label']} ({j.line['reason']}), found {j.kind}"
            shown += [head + (f" ({j.found.reason})" if j.found else ""), *words]
    return "\n".join(shown)


def main() -> None:
    """Print the figures of one part or of all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=HALVES, help="one part instead of all four")
    asked.add_argument("--alone", action="store_true", help="compare each pair by itself")
    asked.add_argument("--without", action="store_true", help="compare without the encoder")
    asked.add_argument("--rules", action="store_true", help="compare without the entailer")
    asked.add_argument("--show", action="store_true", help="print what came out wrong in a part that rules are made on")
    given = asked.parse_args()
    if given.show and given.half not in ("tune", "second", "kept"):
        sys.exit("--show goes with --half tune, second or kept: nobody reads the misses of the part that only measures")
    wanted = [data() / p for p in ("neus/train.source", "polnear/train.jsonl", "claimdiff/ClaimDiff-weak-train.json")]
    if missing := [p for p in wanted if not p.is_file()]:
        sys.exit(f"skipped: no {missing[0].name} under {data()} (set SAYSO_DATA)")
    texts, encoder = Texts(data()), None if given.without else load()
    entailer = None if given.rules else chosen_entailer()
    for half in [given.half] if given.half else HALVES:
        lines = [json.loads(line) for line in _lines(GOLD / f"{half}.jsonl")]
        started = time.process_time()
        every, beside = judged(texts, lines, encoder, given.alone, entailer)
        spent = time.process_time() - started
        print(table(half, "all", counted(every)), end="\n\n")
        print(table(half, "sure ones", counted(j for j in every if not j.line["unsure"])), end="\n\n")
        print(f"{beside} relations between sides that no line pairs; {spent:.1f} CPU seconds\n")
        if given.show:
            print(misses(texts, every))


if __name__ == "__main__":
    main()
