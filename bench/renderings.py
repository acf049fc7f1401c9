#!/usr/bin/env python3
"""Are the renderings of one utterance found across outlets? Runs `statements` on gold attributions.

    python bench/renderings.py [--gold DIR] [--own] [--out PRED.jsonl]

The events are days of PolNeAR (Newell et al., LREC 2018) that several outlets cover, or what the headlines and leads of
three outlets tell of one event (NeuS, Lee et al., NAACL 2022); the gold clusters in `gold/renderings` hold offsets
only. The texts are read from polnear/train.jsonl, polnear/dev.jsonl and neus/train.source of $SAYSO_DATA. Attributions
are the gold ones; their sources are named and linked by sayso itself. PolNeAR marks nothing inside what somebody says,
so what sayso's own rules and tagger find there, or find that a noun of speech points to, is added: that part is our
extraction, not gold; `--flat` leaves it out. With `--own` all attributions are those that sayso finds, which is what
users get; its tagger learned from PolNeAR's training articles, so elsewhere it finds less. NeuS marks no attributions,
so its events are read with `--own` alone.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sayso.desk.settings import chosen_taggers
from sayso.extract.attribution import told_within
from sayso.extract.draft import Draft
from sayso.extract.measure import date_attributions
from sayso.extract.mention import name_sources, roles
from sayso.knowledge import packaged
from sayso.link.speaker import speakers
from sayso.link.statement import statements
from sayso.link.utterance import utterances
from sayso.link.witness import witnesses
from sayso.models.encoder import load
from sayso.pipeline import Reading, extract
from sayso.readers.text import layout
from sayso.text.segment import paragraphs, quotations
from sayso.types import Attribution, Block, Document, Span, Spans, key

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "renderings" / "check"
NEUS = "train.source#"


def data() -> Path:
    return Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))


def articles(half: str = "train") -> dict[str, dict[str, Any]]:
    """The first line of each article of a half of PolNeAR, by its name."""
    found: dict[str, dict[str, Any]] = {}
    with (data() / "polnear" / f"{half}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found.setdefault(article["doc"], article)
    return found


# The set ends each headline with a stop of its own.
MARKS = re.compile(r"^TITLE=> |(?<!\.)\.? ARTICLE=> ")


@cache
def leads() -> list[str]:
    return (data() / "neus" / "train.source").read_text("utf-8").split("\n")


def lead(name: str) -> dict[str, Any]:
    """What one outlet's column of a line of NeuS holds, as an article without attributions.

    The marks before headline and lead are made line feeds, as many as they have letters, so that all places stay.
    """
    event, column = name.removeprefix(NEUS).split("/")
    field = leads()[int(event)].split(" [SEP] ")[int(column)]
    return {"doc": name, "text": MARKS.sub(lambda m: "\n" * len(m.group()), field)}


def texts(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The articles of these names; PolNeAR's dev articles are opened only where a name asks for one."""
    asked = set(names)
    found = {name: lead(name) for name in asked if name.startswith(NEUS)}
    for half in ("train", "dev"):
        if missing := asked - found.keys():
            every = articles(half)
            found |= {name: every[name] for name in missing & every.keys()}
    if missing := asked - found.keys():
        sys.exit(f"in no set under {data()}: {', '.join(sorted(missing))}")
    return found


def voice(text: str, content: Spans) -> str:
    inside = total = 0
    for span in content:
        marked = [q.span for q in quotations(text, [span])]
        letters = [i for i in range(span.start, span.stop) if text[i].isalnum()]
        total += len(letters)
        inside += sum(any(m.start <= i < m.stop for m in marked) for i in letters)
    return "direct" if inside >= 0.9 * total else "mixed" if inside else "indirect"


Reader = Callable[[dict[str, Any]], Reading]


def document(article: dict[str, Any]) -> Document:
    text, name = article["text"], article["doc"]
    outlet, day = (f"outlet{name.split('/')[1]}", None) if name.startswith(NEUS) else name.split("_")[:2]
    whole = (Block(Span(0, len(text)), "body", ""),)
    return Document(key("d", name), name, None, outlet, "en", day, None, None, None, None, text, whole, "", "text@1")


def laid_out(article: dict[str, Any]) -> Document:
    """The article with its headline and paragraphs told apart, as a text file's are."""
    blocks, found = layout(article["text"])
    return replace(document(article), blocks=blocks, title=found.title)


def given(article: dict[str, Any]) -> Reading:
    """The article with PolNeAR's attributions, named and dated as any others."""
    held = document(article)
    found = []
    for part in sorted(article["statements"], key=lambda s: s["content"][0][0]):
        source, cue, content = (tuple(Span(a, b) for a, b in part[k]) for k in ("source", "cue", "content"))
        id = key("a", held.id, source, cue, content)
        found.append(Attribution(id, held.id, source, cue, content, voice(held.text, content)))
    dated, _ = date_attributions(held, name_sources(held, found, packaged()))
    return Reading(held, dated, ())


def told(article: dict[str, Any]) -> Reading:
    """The article with PolNeAR's attributions and what our own rules find told inside and beside them."""
    held = document(article)
    tagger, cues = chosen_taggers()("en")
    assert tagger is not None
    outers = [Draft(a.source, a.cue, a.content, 1.0, "") for a in given(article).attributions]
    lines = paragraphs(held.text)
    marks = quotations(held.text, lines)
    drafts = outers + told_within(held.text, outers, lines, marks, tagger, cues, "en")
    ids = {d.content: key("a", held.id, d.source, d.cue, d.content) for d in reversed(drafts)}
    found = [
        Attribution(
            key("a", held.id, d.source, d.cue, d.content), held.id, d.source, d.cue, d.content,
            voice(held.text, d.content), within=ids.get(d.outer or ()), made_by=d.made_by,
        )
        for d in drafts
    ]  # fmt: skip
    found.sort(key=lambda a: (a.content[0].start, -a.content[0].stop, a.cue))
    dated, _ = date_attributions(held, name_sources(held, found, packaged()))
    return Reading(held, dated, ())


def own() -> Reader:
    """Articles with the attributions that the installed tagger finds and that report an utterance."""
    taggers = chosen_taggers()

    def found(article: dict[str, Any]) -> Reading:
        made = extract(laid_out(article), taggers, packaged())
        return replace(made, attributions=utterances([made.document], made.attributions))

    return found


def predict(events: dict[str, list[str]], read: Reader) -> tuple[list[dict[str, Any]], float]:
    every, encoder = texts(name for names in events.values() for name in names), load()
    encoder.encode(["warm"])
    found, spent = [], 0.0
    for event, names in sorted(events.items()):
        readings = [read(every[name]) for name in names]
        documents = [r.document for r in readings]
        attributions = [a for r in readings for a in r.attributions]
        offices = [office for r in readings for office in roles(r.document, r.attributions)]
        resolved, _ = speakers(documents, attributions, (), offices, packaged())
        started = time.process_time()
        made, _ = statements(documents, attributions, resolved, witnesses(documents), encoder)
        spent += time.process_time() - started
        outlet = {a.id: r.document.name for r in readings for a in r.attributions}
        found.append(
            {
                "event": event,
                "clusters": [
                    [
                        {"outlet": outlet[r.attribution], "content": [[s.start, s.stop] for s in r.spans]}
                        for r in s.renderings
                    ]
                    for s in made
                ],
            }
        )
        print(f"{event}: {len(documents)} documents, {len(attributions)} attributions", file=sys.stderr)
    return found, spent


def main() -> None:
    """Write the predicted clusters, one line an event, or print what the scorer says of them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--gold", type=Path, default=GOLD)
    asked.add_argument("--out", type=Path, help="write the clusters here instead of scoring them")
    asked.add_argument("--flat", action="store_true", help="gold attributions alone, nothing told inside them")
    asked.add_argument("--own", action="store_true", help="attributions as the installed tagger finds them")
    chosen = asked.parse_args()
    events = json.loads((chosen.gold / "events.json").read_text("utf-8"))
    files = {
        "neus/train.source" if name.startswith(NEUS) else "polnear/train.jsonl"
        for names in events.values()
        for name in names
    }
    if "neus/train.source" in files and not chosen.own:
        sys.exit("NeuS marks no attributions: run with --own")
    for file in sorted(files):
        if not (data() / file).is_file():
            sys.exit(f"skipped: no {file} under {data()} (set SAYSO_DATA)")
    found, spent = predict(events, own() if chosen.own else given if chosen.flat else told)
    print(f"{spent:.1f} CPU seconds, encoding included", file=sys.stderr)
    lines = "".join(json.dumps(line) + "\n" for line in found)
    if chosen.out:
        chosen.out.write_text(lines, "utf-8")
        return
    scorer = Path(os.environ.get("SAYSO_BENCH", HERE.parent / "../shared/bench")) / "score_renderings.py"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clusters.jsonl")
        path.write_text(lines, "utf-8")
        command = [sys.executable, str(scorer), "--gold", str(chosen.gold), "--lenient", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout.strip() or done.stderr.strip())


if __name__ == "__main__":
    main()
