#!/usr/bin/env python3
"""Which sentences tell what happened on a day, and which of them tell one happening.

    python bench/happenings.py [--half tune|kept|leads] [--errors] [--without-vectors]

Gold (bench/gold/happenings.jsonl, offsets only): sentences of 51 articles of PolNeAR's train part (Newell et al., LREC
2018) and of 16 events of NeuS's train part (Lee et al., NAACL 2022; three outlets' leads each, title, blank line and
text; a line's number and place in it are the name), judged by reading every sentence that holds a word of time.
A sentence counts where it tells, in the outlet's words, that something happened (or did not) on days that its own
words name, a month wide at most; the day of a saying alone does not, nor what is to come, nor a year. ``open``
sentences could be judged either way (speech acts such as "assailed", a day that only modifies a noun, "by Sunday
afternoon") and count neither way. ``cluster`` names the happening within its event. Half was read while rules were
written (``tune``), the other by the same reader before any rule, its errors by nobody (``kept``). ``leads`` are 45 more
events of NeuS, the next in the order of a digest of their lines that have two tellings of one day: what the rules found
there without attributions was put together by reading, before any two were put together by machine, so it measures
clusters alone.

**Tellings**: precision and recall over sentences. **Clusters**: of the sentences that are both gold and found, pairs of
one event put together (F1 over pairs), and B-cubed F1 (Bagga and Baldwin, 1998).

PolNeAR's attributions are the gold ones, those of NeuS what the installed tagger finds. NeuS gives no days of
publication: each event is taken as published on one Thursday.
The sets are looked for in SAYSO_DATA, ../shared/data where it is not set.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from renderings import voice
from sayso.desk.settings import chosen_encoder, chosen_taggers
from sayso.extract.happening import happenings
from sayso.extract.measure import date_attributions
from sayso.link.happening import events
from sayso.pipeline import extract
from sayso.text.segment import paragraphs
from sayso.types import Attribution, Block, Document, Span, key

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "happenings.jsonl"
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
THURSDAY = "2018-06-14"
LEADS = "leads"
Row = dict[str, Any]


def polnear() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for line in (DATA / "polnear" / "train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["doc"], row)
    return found


def neus(name: str, lines: list[str]) -> str:
    """Title, blank line and text of one of the three leads of an event."""
    event, place = name.split("/")
    title, lead = lines[int(event)].strip().split("[SEP]")[int(place)].strip().split("ARTICLE=>", 1)
    return title.replace("TITLE=>", "").strip().rstrip(".") + "\n\n" + lead.strip()


def document(name: str, text: str, outlet: str, day: str) -> Document:
    lines = paragraphs(text)
    blocks = tuple(Block(p, "body" if k or len(lines) > 2 else "headline", f"line {k}") for k, p in enumerate(lines))
    return Document(key("d", name), name, None, outlet, "en", day, None, None, None, None, text, blocks, "", "text@1")


def given(held: Document, statements: list[Row]) -> tuple[Attribution, ...]:
    found = []
    for part in sorted(statements, key=lambda s: s["content"][0][0]):
        source, cue, content = (tuple(Span(a, b) for a, b in part[k]) for k in ("source", "cue", "content"))
        id = key("a", held.id, source, cue, content)
        found.append(Attribution(id, held.id, source, cue, content, voice(held.text, content)))
    return date_attributions(held, found)[0]


def read(rows: list[Row]) -> list[tuple[Row, Document, tuple[Attribution, ...]]]:
    articles, lines = polnear(), (DATA / "neus" / "train.source").read_text("utf-8").splitlines()
    taggers, found = chosen_taggers(), []
    for row in rows:
        if row["set"] == "polnear":
            outlet, day = row["doc"].split("_")[:2]
            held = document(row["doc"], articles[row["doc"]]["text"], outlet, day)
            found.append((row, held, given(held, articles[row["doc"]]["statements"])))
        else:
            held = document(row["doc"], neus(row["doc"], lines), row["doc"], THURSDAY)
            found.append((row, held, () if row["split"] == LEADS else extract(held, taggers).attributions))
    return found


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def cubed(gold: dict[Any, Any], made: dict[Any, Any]) -> float:
    """B-cubed F1 of two partitions of the same things."""
    precision = recall = 0.0
    for one in gold:
        ours = {x for x in made if made[x] == made[one]}
        theirs = {x for x in gold if gold[x] == gold[one]}
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return f1(precision / len(gold), recall / len(gold)) if gold else 0.0


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--half", choices=("tune", "kept", LEADS))
    flags.add_argument("--errors", action="store_true")
    flags.add_argument("--without-vectors", action="store_true")
    options = flags.parse_args()
    every = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    for half in [options.half] if options.half else ["tune", "kept", LEADS]:
        measure(half, read([r for r in every if r["split"] == half]), options)


def measure(half: str, held: list[tuple[Row, Document, tuple[Attribution, ...]]], options: argparse.Namespace) -> None:
    encoder = None if options.without_vectors else chosen_encoder()
    right = wrong = missed = words = 0
    by_event: defaultdict[str, list[Document]] = defaultdict(list)
    told: dict[str, tuple[Any, ...]] = {}
    wanted: dict[tuple[str, int], tuple[str, str]] = {}
    began = time.process_time()
    for _, document, attributions in held:
        told[document.id] = happenings(document, attributions)
        words += len(document.text.split())
    spent = time.process_time() - began
    for row, document, _ in held:
        by_event[row["event"]].append(document)
        gold = [(Span(*h["span"]), h["cluster"]) for h in row["happenings"]]
        loose = [Span(*pair) for pair in row["open"]]
        hit = set()
        for telling in told[document.id]:
            which = next((k for k, (s, _) in enumerate(gold) if s.meets(telling.span)), None)
            if which is not None:
                if which in hit:
                    continue
                hit.add(which)
                wanted[document.id, telling.span.start] = (row["event"], gold[which][1])
            elif not any(s.meets(telling.span) for s in loose):
                wrong += 1
                if options.errors:
                    print("WRONG", row["doc"][:24], telling.earliest, "|", telling.span.of(document.text)[:200])
        right += len(hit)
        missed += len(gold) - len(hit)
        if options.errors:
            for k in set(range(len(gold))) - hit:
                print("MISSED", row["doc"][:24], "|", gold[k][0].of(document.text)[:240])
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    if half != LEADS:
        print(
            f"{half}: {len(held)} documents, {right + missed} sentences; tellings P {precision:.3f} R {recall:.3f} "
            f"F1 {f1(precision, recall):.3f}; {1000 * spent / words * 1000:.1f} ms per 1,000 words"
        )
    made: dict[tuple[str, int], str] = {}
    for documents in by_event.values():
        for event in events(documents, [t for d in documents for t in told[d.id]], encoder):
            for telling in event.tellings:
                made[telling.document, telling.span.start] = event.id
    both = {k: v for k, v in wanted.items() if k in made}
    gold_pairs = {p for p in combinations(sorted(both), 2) if both[p[0]] == both[p[1]]}
    made_pairs = {p for p in combinations(sorted(both), 2) if made[p[0]] == made[p[1]]}
    common = len(gold_pairs & made_pairs)
    precision, recall = common / max(len(made_pairs), 1), common / max(len(gold_pairs), 1)
    print(
        f"{half}: {len(both)} tellings, {len(gold_pairs)} pairs of one happening; pairs P {precision:.3f} "
        f"R {recall:.3f} F1 {f1(precision, recall):.3f}; B-cubed F1 {cubed(both, {k: made[k] for k in both}):.3f}"
    )
    if options.errors:
        texts = {d.id: d.text for _, d, _ in held}
        spans = {(t.document, t.span.start): t for some in told.values() for t in some}
        for name, some in (("APART", gold_pairs - made_pairs), ("JOINED", made_pairs - gold_pairs)):
            for a, b in sorted(some):
                first, second = (f"{spans[k].earliest} {spans[k].span.of(texts[k[0]])[:130]}" for k in (a, b))
                print(name, "|", first, "|", second)


if __name__ == "__main__":
    main()
