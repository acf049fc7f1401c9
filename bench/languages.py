#!/usr/bin/env python3
"""Sentences of one speaker found again in another language: the encoder's P@1, and what `statements` makes of them.

    python bench/languages.py [--languages ru,fr] [--sentences 500] [--documents 40]

NTREX-128 (Federmann et al. 2022) under $SAYSO_DATA/ntrex. P@1 is over a fixed sample as the pool, with the cosine and
with CSLS (Conneau et al. 2018, k = 10). For `statements` each NTREX document is a story: every sentence is a direct
quotation of one speaker in English, every second one is quoted in the other language too.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path

import numpy

from sayso.link.statement import statements
from sayso.models.encoder import PackagedEncoder, load
from sayso.types import Attribution, Document, Span, Speaker, key

FILES = {"ru": "rus", "fr": "fra", "de": "deu", "es": "spa", "uk": "ukr", "ar": "arb", "zh": "zho-CN"}


def data() -> Path:
    return Path(os.environ.get("SAYSO_DATA", Path(__file__).parent.parent.parent / "shared" / "data")) / "ntrex"


def lines(name: str) -> list[str]:
    return (data() / name).read_text(encoding="utf-8").split("\n")


def csls(cosines: numpy.ndarray, near: int = 10) -> numpy.ndarray:
    rows = numpy.sort(cosines, 1)[:, -near:].mean(1)
    columns = numpy.sort(cosines, 0)[-near:].mean(0)
    return 2 * cosines - rows[:, None] - columns


def precision_at_one(model: PackagedEncoder, english: list[str], foreign: list[str]) -> dict[str, float]:
    started = time.process_time()
    cosines = model.encode(english) @ model.encode(foreign).T
    spent = time.process_time() - started
    right = numpy.arange(len(english))
    told = {"sentences per CPU second": 2 * len(english) / spent}
    for name, scores in (("cosine", cosines), ("CSLS", csls(cosines))):
        told[f"{name} en->"] = float((scores.argmax(1) == right).mean())
        told[f"{name} ->en"] = float((scores.argmax(0) == right).mean())
    return told


def story(sentences: list[str], language: str) -> tuple[Document, list[Attribution]]:
    text = "\n".join(f"“{s}”" for s in sentences)
    document = Document(
        key("d", language, text),
        language,
        None,
        language,
        language,
        None,
        None,
        None,
        None,
        None,
        text,
        (),
        "",
        "text@1",
    )
    found, at = [], 0
    for sentence in sentences:
        span = Span(at, at + len(sentence) + 2)
        found.append(Attribution(key("a", document.id, span), document.id, (), (), (span,), "direct", "N", "person"))
        at = span.stop + 1
    return document, found


def pairs(model: PackagedEncoder, english: list[str], foreign: list[str], language: str) -> tuple[int, int, int]:
    """How many pairs of the two languages were made, how many are right, how many there are."""
    (one, many), (other, few) = story(english, "en"), story(foreign[::2], language)
    every = [*many, *few]
    speaker = Speaker("p", "person", ("N",), None, tuple(a.id for a in every))
    made, _ = statements([one, other], every, [speaker], (), model)
    place = {a.id: (True, i) for i, a in enumerate(many)} | {a.id: (False, 2 * i) for i, a in enumerate(few)}
    found = right = 0
    for statement in made:
        places = [place[r.attribution] for r in statement.renderings]
        here, there = ([i for mine, i in places if mine is side] for side in (True, False))
        found += len(here) * len(there)
        right += len(set(here) & set(there))
    return found, right, len(few)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--languages", default="ru,fr")
    asked.add_argument("--sentences", type=int, default=500)
    asked.add_argument("--documents", type=int, default=40)
    given = asked.parse_args()
    if not data().is_dir():
        sys.exit(f"skipped: no {data()} (set SAYSO_DATA)")
    model, english = load(), lines("newstest2019-src.eng.txt")
    model.encode(["warm"])
    ids = [line.split("\t")[0] for line in lines("DOCUMENT_IDS.tsv") if line]
    sample = random.Random(1).sample(range(len(ids)), min(given.sentences, len(ids)))
    names = sorted(dict.fromkeys(ids))[: given.documents]
    for language in given.languages.split(","):
        foreign = lines(f"newstest2019-ref.{FILES[language]}.txt")
        told = precision_at_one(model, [english[i] for i in sample], [foreign[i] for i in sample])
        print(f"{language}: P@1 of {len(sample)} " + ", ".join(f"{k} {v:.3f}" for k, v in told.items()))
        total = numpy.zeros(3, dtype=int)
        for name in names:
            at = [i for i, id in enumerate(ids) if id == name]
            total += pairs(model, [english[i] for i in at], [foreign[i] for i in at], language)
        found, right, there = total.tolist()
        precision, recall = right / max(1, found), right / max(1, there)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{language}: {len(names)} stories, pairs P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({there} true pairs)"
        )


if __name__ == "__main__":
    main()
