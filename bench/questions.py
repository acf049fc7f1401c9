#!/usr/bin/env python3
"""Which statements answer one question, and how each stands on it; runs `questions` on gold attributions.

    python bench/questions.py [--half developed|kept|third|fourth] [--without] [--show]

The events are days of the PolNeAR training set (Newell et al., LREC 2018); `gold/questions` holds matters found by
reading, offsets and stances only. Attributions are the gold ones, named and linked by sayso itself. Counted are pairs
of attributions under one question: right, where a matter of the gold holds both. A pair of an `optional` matter (one
speaker, one stance: no question need be made of it) is neither asked for nor wrong. Stances are counted on the
attributions that stand in a question and in a matter.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from renderings import articles, data, given  # noqa: E402
from sayso.link.question import questions  # noqa: E402
from sayso.link.speaker import speakers  # noqa: E402
from sayso.link.statement import statements  # noqa: E402
from sayso.link.utterance import uttered  # noqa: E402
from sayso.link.witness import witnesses  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.types import Attribution, Document, Encoder  # noqa: E402
from sayso.view import Question  # noqa: E402

HALVES = ("developed", "kept", "third", "fourth")
GOLD = HERE / "gold" / "questions"
Place = tuple[str, tuple[tuple[int, int], ...]]
Places = dict[str, tuple[Place, ...]]


def place(document: Document, attribution: Attribution) -> Place:
    """Where an attribution's content stands, as the gold names it."""
    return document.name, tuple((s.start, s.stop) for s in attribution.content)


def made(
    names: list[str], every: dict[str, dict[str, Any]], encoder: Encoder | None
) -> tuple[tuple[Question, ...], Places, dict[str, str], float]:
    """The questions of some articles, each statement's and attribution's places, words, and CPU seconds spent."""
    readings = [given(every[name]) for name in names]
    documents = [r.document for r in readings]
    attributions = [a for r in readings for a in r.attributions]
    at_hand = {d.id: d for d in documents}
    people, _ = speakers(documents, attributions, ())
    spoken = [a for a in attributions if uttered(at_hand[a.document], a)]
    told, _ = statements(documents, spoken, people, witnesses(documents), encoder)
    started = time.process_time()
    found = questions(documents, attributions, told, people, encoder)
    spent = time.process_time() - started
    places = {a.id: (place(at_hand[a.document], a),) for a in attributions}
    places |= {s.id: tuple(p for r in s.renderings for p in places[r.attribution]) for s in told}
    words = {a.id: f"{a.name}: " + " ".join(s.of(at_hand[a.document].text) for s in a.content) for a in attributions}
    return found, places, words, spent


def gold(half: str) -> dict[str, list[dict[str, Any]]]:
    """The matters of each event: for each the places with their stances."""
    held: dict[str, list[dict[str, Any]]] = {}
    for line in (GOLD / f"{half}.jsonl").read_text("utf-8").splitlines():
        matter = json.loads(line)
        stances = {(p["doc"], tuple(map(tuple, p["content"]))): p["stance"] for p in matter["positions"]}
        held.setdefault(matter["event"], []).append({**matter, "stances": stances})
    return held


def main() -> None:
    """Print a table: pairs, stances, and how many questions were found."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", default="kept", choices=HALVES)
    asked.add_argument("--without", action="store_true", help="without the encoder")
    asked.add_argument("--show", action="store_true", help="print the questions and what is missed")
    chosen = asked.parse_args()
    if not (data() / "polnear" / "train.jsonl").is_file():
        sys.exit(f"skipped: no polnear/train.jsonl under {data()} (set SAYSO_DATA)")
    encoder, every = None if chosen.without else load(), articles()
    events = json.loads((GOLD / "events.json").read_text("utf-8"))[chosen.half]
    total: Counter[str] = Counter()
    spent = 0.0
    for event, matters in gold(chosen.half).items():
        found, places, words, seconds = made(events[event], every, encoder)
        spent += seconds
        score(found, places, matters, total)
        if chosen.show:
            show(found, places, words, matters)
    report(total, spent)


def held_by(question: Question, places: Places) -> dict[Place, str]:
    """The places of a question's positions, every rendering of their statements among them, with the stance."""
    return {place: p.stance for p in question.positions for place in places[p.statement or p.attribution]}


def pairs(places: Iterable[Place]) -> set[tuple[Place, Place]]:
    """All pairs of places, each in order."""
    return set(combinations(sorted(set(places)), 2))


def score(found: Sequence[Question], places: Places, matters: Sequence[dict[str, Any]], total: Counter[str]) -> None:
    """Add the counts of one event."""
    wanted = {p for m in matters if not m.get("optional") for p in pairs(m["stances"])}
    allowed = {p for m in matters if m.get("optional") for p in pairs(m["stances"])} - wanted
    every = [held_by(q, places) for q in found]
    held = {pair for q in every for pair in pairs(q)} - allowed
    total["wanted"] += len(wanted)
    total["held"] += len(held)
    total["right"] += len(wanted & held)
    total["questions"] += len(found)
    total["asked"] += sum(q.words.endswith("?") for q in found)
    for matter in matters:
        inside = [q for q in every if len(matter["stances"].keys() & q.keys()) > 1]
        total["matters"] += not matter.get("optional")
        total["matters found"] += bool(inside) and not matter.get("optional")
        for q in inside:
            for known in matter["stances"].keys() & q.keys():
                total["stances"] += 1
                total["stances right"] += q[known] == matter["stances"][known]
    total["sound"] += sum(any(len(m["stances"].keys() & q.keys()) > 1 for m in matters) for q in every)


def report(total: Counter[str], spent: float) -> None:
    """Print the figures as a Markdown table."""
    precision = total["right"] / max(total["held"], 1)
    recall = total["right"] / max(total["wanted"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print("| measure | figure | of |\n|---|---|---|")
    print(f"| precision of pairs under one question | {precision:.2f} | {total['held']} |")
    print(f"| recall of pairs | {recall:.2f} | {total['wanted']} |")
    print(f"| F1 of pairs | {f1:.2f} | |")
    print(f"| matters with a question of two of their statements | {total['matters found']} | {total['matters']} |")
    print(f"| questions that the gold knows | {total['sound']} | {total['questions']} |")
    print(f"| questions asked in a sentence | {total['asked']} | {total['questions']} |")
    print(f"| right stances | {total['stances right']} | {total['stances']} |")
    print(f"\n{spent:.2f} CPU seconds for the questions alone", file=sys.stderr)


def show(found: Sequence[Question], places: Places, words: dict[str, str], matters: Sequence[dict[str, Any]]) -> None:
    """Print each question with its positions and the gold's matter and stance, then what no question holds."""
    named = {place: (m["matter"], s) for m in matters for place, s in m["stances"].items()}
    for q in found:
        print(f"\n{q.words}")
        for p in q.positions:
            matter, stance = named.get(places[p.attribution][0], ("-", "-"))
            print(f"   {p.stance:8} {p.directness:10} [{matter} {stance}] {words[p.attribution][:150]}")
    held = {place for q in found for place in held_by(q, places)}
    print(
        "\nmissed:",
        sorted(f"{m['matter']} {s}" for m in matters for place, s in m["stances"].items() if place not in held),
    )


if __name__ == "__main__":
    main()
