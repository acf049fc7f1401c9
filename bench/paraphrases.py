#!/usr/bin/env python3
"""Are two passages of one speaker that may tell one utterance joined where a reader would? Runs `statements`.

    python bench/paraphrases.py [--pairs FILE]

Pairs of passages in `gold/renderings/pairs`, judged one by one by reading: leads of three outlets on one event
($SAYSO_DATA/neus/train.source, Lee et al., NAACL 2022), whose attributions are those that the installed tagger finds,
and PolNeAR articles of neighbouring days ($SAYSO_DATA/polnear/train.jsonl), with their gold attributions. Most are
pairs that the aligner of that time was in doubt about, so the figures are no measure of news at large.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from renderings import GOLD, articles, data, given, laid_out, lead
from sayso.desk.settings import chosen_taggers
from sayso.extract.mention import roles
from sayso.knowledge import packaged
from sayso.link.speaker import speakers
from sayso.link.statement import statements
from sayso.link.statement.passage import Passage
from sayso.link.utterance import uttered
from sayso.link.witness import witnesses
from sayso.models.encoder import load
from sayso.pipeline import Reading, extract
from sayso.types import Statement

PAIRS = GOLD.parent / "pairs"
MOSTLY = 0.8

Pairs = list[dict[str, Any]]


def judged(path: Path) -> dict[tuple[str, str], Pairs]:
    """The judged pairs by set and event, in the order of the file."""
    found: dict[tuple[str, str], Pairs] = {}
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        found.setdefault((pair["set"], pair["event"]), []).append(pair)
    return found


@cache
def every_article() -> dict[str, dict[str, Any]]:
    return articles()


def found(name: str) -> Reading:
    """One outlet's lead with the attributions that the installed tagger finds and that report an utterance."""
    made = extract(laid_out(lead(name)), chosen_taggers(), packaged())
    return replace(made, attributions=tuple(a for a in made.attributions if uttered(made.document, a)))


def readings_of(kind: str, pairs: Pairs) -> list[Reading]:
    """The documents of one event that its pairs name, read."""
    names = sorted({pair[side]["doc"] for pair in pairs for side in ("left", "right")})
    return [found(name) if kind == "neus" else given(every_article()[name]) for name in names]


def characters(spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(at for start, stop in spans for at in range(start, stop))


def holds(found: frozenset[int], asked: frozenset[int]) -> bool:
    """True where the one has nearly all of the other."""
    return len(found & asked) >= MOSTLY * min(len(found), len(asked)) > 0


def matching(side: dict[str, Any], cut: Sequence[Passage], names: dict[str, str]) -> int | None:
    """The place of the passage that shares most with a judged one, None where none has nearly all of it."""
    asked = characters(side["spans"])
    best: tuple[float, int] | None = None
    for at, passage in enumerate(cut):
        if names[passage.document] == side["doc"]:
            own = characters([(s.start, s.stop) for s in passage.spans])
            if holds(own, asked):
                best = max(best or (0.0, at), (len(own & asked) / len(own | asked), at))
    return best[1] if best else None


def joined(pair: dict[str, Any], made: Iterable[Statement], names: dict[str, str]) -> bool:
    """True where some statement has a rendering of either side of a pair."""
    for statement in made:
        sides = []
        for side in ("left", "right"):
            asked = characters(pair[side]["spans"])
            sides.append(
                any(
                    names[r.attribution] == pair[side]["doc"]
                    and holds(characters([(s.start, s.stop) for s in r.spans]), asked)
                    for r in statement.renderings
                )
            )
        if all(sides):
            return True
    return False


def main() -> None:
    """Print how many of the pairs that are one utterance are joined, and how many of the joined ones are."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pairs", type=Path, default=PAIRS / "check.jsonl")
    chosen = asked.parse_args()
    for name in ("polnear/train.jsonl", "neus/train.source"):
        if not (data() / name).is_file():
            sys.exit(f"skipped: no {name} under {data()} (set SAYSO_DATA)")
    counts: dict[str, Counter[str]] = {}
    encoder = load()
    for (kind, _), pairs in judged(chosen.pairs).items():
        readings = readings_of(kind, pairs)
        documents = [r.document for r in readings]
        told = [a for r in readings for a in r.attributions]
        offices = [office for r in readings for office in roles(r.document, r.attributions)]
        resolved, _ = speakers(documents, told, (), offices, packaged())
        made, _ = statements(documents, told, resolved, witnesses(documents), encoder)
        names = {a.id: r.document.name for r in readings for a in r.attributions}
        for pair in pairs:
            if pair["verdict"] != "unsure":
                is_joined = "joined" if joined(pair, made, names) else "apart"
                counts.setdefault(kind, Counter())[f"{pair['verdict']} {is_joined}"] += 1
    for kind, seen in sorted(counts.items()):
        right, wrong, missed = seen["yes joined"], seen["no joined"], seen["yes apart"]
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        total = sum(seen.values())
        print(f"{kind}: {total} pairs, {right + missed} one utterance: P {precision:.1%} R {recall:.1%}", end=" ")
        print(f"(right {right}, wrong {wrong}, missed {missed})")


if __name__ == "__main__":
    main()
