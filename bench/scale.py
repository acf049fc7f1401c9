#!/usr/bin/env python3
"""Seconds and memory that linking takes as a story grows, from 100 to 10,000 documents.

    python bench/scale.py [--documents 100 1000 10000] [--profile]

Linking is here: copies found, speakers put together, renderings aligned into statements, the encoder's time included.
The documents are articles of the PolNeAR training set (Newell et al., LREC 2018) with their own attributions, all taken
as one story. Beyond the set's own number each document is one of its articles with a share of the paragraphs left out
and, in two of three, a share of the words exchanged for others of the same length, as desks and rivals rewrite: so one
utterance stands in ever more documents, which is what could grow with its square. Every size runs in a process of its
own, on one core; the growth is the exponent of seconds between two sizes. Naming and dating inside a document belong to
extraction and are not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

from renderings import articles, data, given  # noqa: E402
from sayso.extract.mention import roles  # noqa: E402
from sayso.knowledge import packaged  # noqa: E402
from sayso.link.speaker import speakers  # noqa: E402
from sayso.link.statement import statements  # noqa: E402
from sayso.link.witness import witnesses  # noqa: E402
from sayso.models.encoder import load  # noqa: E402
from sayso.text.segment import paragraphs  # noqa: E402

SIZES = (100, 1000, 10000)
GOAL_SECONDS, GOAL_MEGABYTES, GOAL_EXPONENT = 600, 2048, 1.2
LEFT_OUT, EXCHANGED = 0.35, 0.12
WORD = re.compile(r"(?<![\w'’])[a-z]{4,}(?![\w'’])")

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


def run(size: int, profile: bool) -> Json:
    """Seconds of each part of linking one story of so many documents, and the most memory the process held."""
    readings = [given(article) for article in story(size)]
    encoder = load()
    documents = [r.document for r in readings]
    attributions = [a for r in readings for a in r.attributions]
    offices = [office for r in readings for office in roles(r.document, r.attributions)]
    watch = cProfile.Profile()
    times = [time.process_time()]
    if profile:
        watch.enable()
    copies = witnesses(documents)
    times.append(time.process_time())
    resolved, _ = speakers(documents, attributions, (), offices, packaged())
    times.append(time.process_time())
    made, _ = statements(documents, attributions, resolved, copies, encoder)
    times.append(time.process_time())
    if profile:
        watch.disable()
        watch.print_stats("tottime")
    parts = dict(zip(("witnesses", "speakers", "statements"), (b - a for a, b in zip(times, times[1:], strict=False)),
                     strict=True))  # fmt: skip
    several = sum(len(s.renderings) > 1 for s in made)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"documents": size, "attributions": len(attributions), "statements": len(made), "several": several,
            "parts": parts, "seconds": times[-1] - times[0], "megabytes": held}  # fmt: skip


def main() -> None:
    """Print a row for each size, with the growth since the one before."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, nargs="+", default=SIZES)
    asked.add_argument("--profile", action="store_true", help="print where the seconds go, in one process")
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if not (data() / "polnear" / "train.jsonl").is_file():
        sys.exit(f"skipped: no polnear/train.jsonl under {data()} (set SAYSO_DATA)")
    if chosen.one:
        print(json.dumps(run(chosen.one, chosen.profile)))
        return
    print("| documents | attributions | statements | in several documents or places | witnesses, s | speakers, s "
          "| statements, s | together, s | exponent | MB |")  # fmt: skip
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    before: Json | None = None
    for size in chosen.documents:
        command = [sys.executable, __file__, "--one", str(size), *(["--profile"] if chosen.profile else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        *shown, last = done.stdout.strip().splitlines()
        print("\n".join(shown[:60]), file=sys.stderr)
        row = json.loads(last)
        growth = ""
        if before is not None:
            growth = f"{math.log(row['seconds'] / before['seconds'], size / before['documents']):.2f}"
        parts = " | ".join(f"{row['parts'][k]:.1f}" for k in ("witnesses", "speakers", "statements"))
        print(f"| {size:,} | {row['attributions']:,} | {row['statements']:,} | {row['several']:,} | {parts} "
              f"| {row['seconds']:.1f} | {growth} | {row['megabytes']:,.0f} |", flush=True)  # fmt: skip
        before = row
    print(f"\nGoals: 1,000 documents in {GOAL_SECONDS} s and {GOAL_MEGABYTES:,} MB, exponent under {GOAL_EXPONENT}.")


if __name__ == "__main__":
    main()
