#!/usr/bin/env python3
"""Seconds and memory that everything after extraction takes as a story grows, from 100 to 10,000 documents.

    python bench/scale.py [--documents 100 300 1000 3000 10000] [--profile]

What `sayso run` does with its readings is here, by the functions it calls itself: copies found, speakers put together,
renderings aligned into statements, statements compared, the views made, all of it stored, the folder with record.json,
the table and the dispatch in its two forms written, the encoder's time included.
The documents are articles of the PolNeAR training set (Newell et al., LREC 2018) with their own attributions, all taken
as one story. Beyond the set's own number each document is one of its articles with a share of the paragraphs left out
and, in two of three, a share of the words exchanged for others of the same length, as desks and rivals rewrite: so one
utterance stands in ever more documents, which is what could grow with its square. Every size runs in a process of its
own, on one core; the seconds are those of its processor, the memory is the most that it held so far, and the growth is
the exponent of seconds between two sizes. Naming and dating inside a document belong to extraction and are not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import os
import pstats
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

from renderings import articles, data, given  # noqa: E402
from sayso import folder, pipeline  # noqa: E402
from sayso.knowledge import packaged  # noqa: E402
from sayso.models.encoder import Remembering, load  # noqa: E402
from sayso.plan import plan, values  # noqa: E402
from sayso.report.register import fingerprint  # noqa: E402
from sayso.store.database import Database  # noqa: E402
from sayso.text.segment import paragraphs  # noqa: E402
from sayso.types import Capture, Hints  # noqa: E402

SIZES = (100, 300, 1000, 3000, 10000)
GOAL_SECONDS, GOAL_MEGABYTES, GOAL_EXPONENT = 600, 2048, 1.2
LEFT_OUT, EXCHANGED = 0.35, 0.12
WORD = re.compile(r"(?<![\w'’])[a-z]{4,}(?![\w'’])")
STAGES = {
    "copies": (pipeline, ["witnesses"]),
    "speakers": (pipeline, ["speakers", "roles"]),
    "statements": (pipeline, ["statements", "utterances"]),
    "relations": (pipeline, ["relations"]),
    "happenings": (pipeline, ["happenings", "events"]),
    "questions": (pipeline, ["questions"]),
    "wording": (pipeline, ["loaded", "wordings"]),
    "dispatch": (folder, ["markdown", "html", "csv"]),
    "record.json": (folder, ["as_json", "written"]),
}
FILES = ("record.json", "dispatch.md", "dispatch.html")
REST, STORE = "the rest", "database"

Json = dict[str, Any]


def story(size: int) -> list[Json]:
    """So many articles: the set's own first, then changed ones; the same for every run."""
    chance = random.Random(size)
    own = [article for _, article in sorted(articles().items())]
    random.Random(0).shuffle(own)
    words: dict[int, list[str]] = {}
    for article in own[:200]:
        for word in WORD.findall(article["text"]):
            words.setdefault(len(word), []).append(word)
    return [own[k] if k < len(own) else changed(own[k % len(own)], k, words, chance) for k in range(size)]


def changed(article: Json, number: int, words: dict[int, list[str]], chance: random.Random) -> Json:
    """The article with paragraphs left out and, in two of three, words exchanged; attributions keep their words."""
    text, kept, at = article["text"], [], 0
    moved: dict[int, int] = {}
    for paragraph in paragraphs(text):
        if chance.random() < LEFT_OUT:
            continue
        own = paragraph.of(text)
        if number % 3:
            own = WORD.sub(lambda m: exchanged(m.group(), words, chance), own)
        moved.update((paragraph.start + k, at + k) for k in range(len(own) + 1))
        kept.append(own)
        at += len(own) + 2
    statements = []
    for part in article["statements"]:
        if all(a in moved and b in moved for k in ("source", "cue", "content") for a, b in part[k]):
            statements.append({k: [[moved[a], moved[b]] for a, b in part[k]] for k in ("source", "cue", "content")})
    outlet, rest = article["doc"].split("_", 1)
    return {"doc": f"{outlet}-{number}_{rest}", "text": "\n\n".join(kept), "statements": statements}


def exchanged(word: str, words: dict[int, list[str]], chance: random.Random) -> str:
    return chance.choice(words[len(word)]) if len(word) in words and chance.random() < EXCHANGED else word


class Clock:
    """Processor seconds of each stage, and the most memory the process had held at its end, in megabytes."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.megabytes: dict[str, float] = {}

    def add(self, stage: str, seconds: float) -> None:
        self.seconds[stage] += seconds
        self.megabytes[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    def wind(self, stage: str, room: ModuleType, name: str) -> None:
        """Count every call of a function in the module that calls it."""
        work: Callable[..., Any] = getattr(room, name)

        def counted(*parts: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return work(*parts, **named)
            finally:
                self.add(stage, time.process_time() - started)

        setattr(room, name, counted)


def run(size: int, profile: bool) -> Json:
    """Seconds of each stage for one story of so many documents, and the most memory the process held."""
    readings = [given(article) for article in story(size)]
    captures = [(Capture(d.name, None, "text/plain", d.text.encode()), Hints()) for d in (r.document for r in readings)]
    held = {d.name: fingerprint(c.body) for (c, _), d in zip(captures, (r.document for r in readings), strict=True)}
    readings = [replace(r, document=replace(r.document, capture=held[r.document.name])) for r in readings]
    encoder, clock, watch = Remembering(load()), Clock(), cProfile.Profile()
    for stage, (room, names) in STAGES.items():
        for name in names:
            clock.wind(stage, room, name)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    if profile:
        watch.enable()
    record = pipeline.viewed(pipeline.link(readings, encoder, knowledge=packaged()), encoder)
    with tempfile.TemporaryDirectory() as place:
        since = time.process_time()
        with Database(Path(place) / "sayso.db") as store:
            store.apply(plan(values(record), store.known()), captures, "run")
        clock.add(STORE, time.process_time() - since)
        folder.write_folder(record, captures, Path(place) / "out")
        sizes = {path: (Path(place) / "out" / path).stat().st_size for path in FILES}
    seconds = time.process_time() - started
    if profile:
        watch.disable()
        pstats.Stats(watch).sort_stats("tottime").print_stats(45)
    clock.add(REST, seconds - sum(clock.seconds.values()))
    return {
        "documents": size,
        "attributions": len(record.attributions),
        "statements": len(record.statements),
        "several": sum(len(s.renderings) > 1 for s in record.statements),
        "relations": len(record.relations),
        "questions": len(record.questions),
        "events": len(record.events),
        "wordings": len(record.wordings),
        "parts": dict(clock.seconds),
        "peaks": clock.megabytes,
        "before": before,
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "sizes": sizes,
    }


def growth(row: Json, before: Json | None, stage: str | None = None) -> str:
    """The exponent by which seconds grew from the size before; empty for the first and for what takes no time."""
    if before is None:
        return ""
    now, then = (r["seconds"] if stage is None else r["parts"].get(stage, 0.0) for r in (row, before))
    return f"{math.log(now / then, row['documents'] / before['documents']):.2f}" if now > 0.05 and then > 0.05 else ""


def table(rows: list[Json]) -> str:
    """Two tables: what a story holds at each size, and the seconds, growth and memory of each stage."""
    what = ("attributions", "statements", "several", "relations", "questions", "events", "wordings")
    lines = [
        "| documents | attributions | statements | in several wordings | relations | questions | happenings | wordings "
        "| record.json, MB | dispatch.md, MB | dispatch.html, MB |",
        "|" + "---:|" * 11,
    ]
    for row in rows:
        counts = " | ".join(f"{row[k]:,}" for k in what)
        files = " | ".join(f"{row['sizes'][k] / 1e6:.1f}" for k in FILES)
        lines.append(f"| {row['documents']:,} | {counts} | {files} |")
    lines += ["", "Processor seconds, and in brackets the exponent of their growth since the size before:", ""]
    lines += ["| stage | " + " | ".join(f"{row['documents']:,}" for row in rows) + " |", "|---|" + "---:|" * len(rows)]
    pairs = list(zip(rows, [None, *rows], strict=False))
    for stage in (*STAGES, STORE, REST):
        cells = [(f"{r['parts'].get(stage, 0.0):.1f}", growth(r, b, stage)) for r, b in pairs]
        lines.append(f"| {stage} | " + " | ".join(f"{s} ({g})" if g else s for s, g in cells) + " |")
    cells = [(f"**{r['seconds']:.1f}**", growth(r, b)) for r, b in pairs]
    lines.append("| **together** | " + " | ".join(f"{s} ({g})" if g else s for s, g in cells) + " |")
    lines.append("| most memory, MB | " + " | ".join(f"{r['megabytes']:,.0f}" for r in rows) + " |")
    before = " | ".join(f"{r['before']:,.0f}" for r in rows)
    lines.append(f"| of that the documents and their attributions | {before} |")
    goal = f"{GOAL_SECONDS} s and {GOAL_MEGABYTES:,} MB, exponent under {GOAL_EXPONENT}"
    lines += ["", f"Goals: 1,000 documents in {goal}."]
    return "\n".join(lines)


def main() -> None:
    """Run each size in a process of its own and print both tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, nargs="+", default=SIZES)
    asked.add_argument("--profile", action="store_true", help="print where the seconds go, to stderr")
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if not (data() / "polnear" / "train.jsonl").is_file():
        sys.exit(f"skipped: no polnear/train.jsonl under {data()} (set SAYSO_DATA)")
    if chosen.one:
        print(json.dumps(run(chosen.one, chosen.profile)))
        return
    rows = []
    for size in chosen.documents:
        command = [sys.executable, __file__, "--one", str(size), *(["--profile"] if chosen.profile else [])]
        one_core = {**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")}
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=one_core)
        *shown, last = done.stdout.strip().splitlines()
        print("\n".join(shown), file=sys.stderr)
        rows.append(json.loads(last))
        print(last, file=sys.stderr, flush=True)
    print(table(rows))


if __name__ == "__main__":
    main()
