"""Who the sources are: names resolved inside a document, on gold attributions of PolNeAR, beside our own gold.

    python bench/speakers.py                 the articles of PolNeAR dev
    python bench/speakers.py --split train   those the rules were written on
    python bench/speakers.py --wrong         also each wrong or missing name
    python bench/speakers.py --without       without the packaged knowledge base

As in the product, the knowledge base is asked about the day of publication, which stands in an article's name.
Reads the corpus from SAYSO_DATA and the scorer from SAYSO_BENCH; prints one JSON object on the last line.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
SCORERS = Path(os.environ.get("SAYSO_BENCH", HERE.parent / "../shared/bench"))
Row = dict[str, Any]


def scorer() -> ModuleType:
    """The scorer `score_speakers.py` as a module."""
    found = importlib.util.spec_from_file_location("score_speakers", SCORERS / "score_speakers.py")
    if found is None or found.loader is None:
        raise SystemExit(f"no score_speakers.py in {SCORERS}: set SAYSO_BENCH to the folder that holds it")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def articles(split: str, names: set[str]) -> list[Row]:
    """The corpus's articles of these names."""
    lines = (DATA / "polnear" / f"{split}.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["doc"] in names]


def resolved(row: Row, known: bool) -> tuple[list[Row], float]:
    """The article's gold attributions with the name found for each source, and the CPU seconds it took."""
    from sayso.extract.mention import name_sources
    from sayso.knowledge import NOTHING, packaged
    from sayso.types import Attribution, Document, Span

    knowledge = packaged() if known else NOTHING

    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(start, stop) for start, stop in pairs)

    name = row["doc"]
    day = name.split("_")[1]
    document = Document(name, name, None, None, "en", day, None, None, None, None, row["text"], (), "", "")
    given = tuple(
        Attribution(f"a_{i}", name, spans(s["source"]), spans(s["cue"]), spans(s["content"]), "direct")
        for i, s in enumerate(row["statements"])
    )
    began = time.process_time()
    found = name_sources(document, given, knowledge)
    spent = time.process_time() - began
    return [{**s, "speaker": a.name} for s, a in zip(row["statements"], found, strict=True)], spent


def measure(split: str, show_wrong: bool, known: bool) -> Row:
    """Accuracy by form, wrong and missing names, and milliseconds a thousand words."""
    gold = [json.loads(line) for line in (HERE / "gold" / "speakers.jsonl").read_text("utf-8").splitlines()]
    gold = [g for g in gold if g["split"] == split]
    rows = articles(split, {g["doc"] for g in gold})
    texts = {row["doc"]: row for row in rows}
    for one in gold:
        row = texts[one["doc"]]
        source = row["statements"][one["i"]]["source"]
        one["source_text"] = " ".join(row["text"][start:stop] for start, stop in source)
    resolved(rows[0], known)
    found, seconds = [], 0.0
    for row in rows:
        statements, spent = resolved(row, known)
        found.append({"doc": row["doc"], "statements": statements})
        seconds += spent
    result, errors = scorer().score(gold, found, rows)
    named = result["named (person+body)"]
    missed = [e for e in errors if e[2] in ("person", "body")]
    said = {(f["doc"], i): s["speaker"] for f in found for i, s in enumerate(f["statements"])}
    unnamed = [g for g in gold if g["kind"] not in ("person", "body")]
    if show_wrong:
        for error in missed:
            print(*error, sep=" | ")
    return {
        "split": split,
        "articles": len(rows),
        "named": named["all"]["paired"],
        "right %": named["all"]["accuracy"],
        **{f"{form} %": named[form]["accuracy"] for form in ("proper", "pronoun", "nominal", "implicit")},
        "persons %": result["by kind"]["person"]["accuracy"],
        "bodies %": result["by kind"]["body"]["accuracy"],
        "wrong names": sum(bool(e[-1]) for e in missed),
        "missing names": sum(not e[-1] for e in missed),
        "names where there is none": sum(bool(said[g["doc"], g["i"]]) for g in unnamed),
        "of": len(unnamed),
        "ms per 1000 words": round(1e6 * seconds / sum(len(r["text"].split()) for r in rows), 1),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--wrong", action="store_true", help="print each wrong or missing name")
    parser.add_argument("--without", action="store_true", help="leave the knowledge base out")
    options = parser.parse_args()
    print(json.dumps(measure(options.split, options.wrong, not options.without), ensure_ascii=False))
