"""Translations beside the fullest wording: are segments aligned with what they translate, is a faithful one called so?

    python bench/segments.py [--runs N]

The segments: runs of three sentences of NTREX-128 documents, English and another language, each as one wording; the
sentences are known to answer one another, the clauses they are cut into are not told. ``right`` is the share of the
English characters in segments that stand in one sentence on both sides, ``wrong`` of those aligned with another or
across two, ``left out`` of those aligned with nothing; ``segments`` are those a sentence falls into on the mean. Then
the middle sentence is taken out of the translation: ``known as cut`` is the share of it that is aligned with nothing.

The class: single sentences; ``altered`` counts the faithful translations that are called altered, for which reasons.
What a changed figure, date or name does is measured by bench/perturbation.py, whose detector decides here too.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from sayso.link.statement.translation import differing, segments
from sayso.models import encoder
from sayso.types import Encoder, Span

DATA = Path(os.environ.get("SAYSO_DATA", Path(__file__).parents[1] / "../shared/data"))
NTREX = {"ru": "rus", "de": "deu", "fr": "fra", "es": "spa", "ar": "arb", "zh": "zho-CN"}
EACH, RUN = 4, 3


def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").split("\n")[:-1]]


def joined(sentences: Sequence[str]) -> tuple[str, list[Span]]:
    """Sentences as one wording, and where each stands."""
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return " ".join(sentences), spans


def touched(span: Span | None, text: str, spans: Sequence[Span]) -> set[int]:
    if span is None:
        return set()
    bare = Span(span.start, span.start + len(span.of(text).rstrip()))
    return {n for n, sentence in enumerate(spans) if sentence.meets(bare)}


def aligned(code: str, english: Sequence[str], other: Sequence[str], starts: Sequence[int], model: Encoder) -> None:
    every = Counter[str]()
    for start in starts:
        left, ours = joined(english[start : start + RUN])
        right, theirs = joined(other[start : start + RUN])
        for part in segments(left, right, model):
            if part.fullest is None:
                continue
            one, two = touched(part.fullest, left, ours), touched(part.here, right, theirs)
            kind = "left out" if part.here is None else "right" if one == two and len(one) == 1 else "wrong"
            every[kind] += part.fullest.stop - part.fullest.start
            every["segments"] += part.here is not None
        less, _ = joined([other[start], *other[start + 2 : start + RUN]])
        for part in segments(left, less, model):
            if part.fullest is not None:
                inside = min(part.fullest.stop, ours[1].stop) - max(part.fullest.start, ours[1].start)
                every["removed"] += max(0, inside)
                every["cut"] += max(0, inside) * (part.here is None)
    whole = every["right"] + every["wrong"] + every["left out"]
    shares = " | ".join(f"{100 * every[kind] / whole:.1f}" for kind in ("right", "wrong", "left out"))
    fine = every["segments"] / (RUN * len(starts))
    print(f"| en-{code} | {len(starts)} | {shares} | {fine:.1f} | {100 * every['cut'] / every['removed']:.1f} |")


def classed(code: str, english: Sequence[str], other: Sequence[str], model: Encoder) -> None:
    reasons = Counter[str]()
    altered = 0
    places = range(0, len(english), EACH)
    for at in places:
        told = differing(english[at], "en", other[at], code, encoder=model)
        altered += bool(told)
        reasons.update({d.kind for d in told})
    named = ", ".join(f"{kind} {n}" for kind, n in sorted(reasons.items()))
    print(f"| en-{code} | {len(places)} | {100 * altered / len(places):.1f} | {named} |")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=60)
    given = asked.parse_args()
    if not (DATA / "ntrex").is_dir():
        raise SystemExit(f"{DATA / 'ntrex'} is absent: see docs/gold-sets.md")
    model = encoder.load()
    ids = [line.split("\t")[0] for line in lines(DATA / "ntrex" / "DOCUMENT_IDS.tsv")]
    english = lines(DATA / "ntrex" / "newstest2019-src.eng.txt")
    others = {code: lines(DATA / "ntrex" / f"newstest2019-ref.{name}.txt") for code, name in NTREX.items()}
    whole = [at for at in range(0, len(english) - RUN, RUN) if ids[at] == ids[at + RUN - 1]]
    starts = whole[:: max(1, len(whole) // given.runs)][: given.runs]
    print("| pair | runs | right | wrong | left out | segments a sentence | removed sentence known as cut |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for code, other in others.items():
        aligned(code, english, other, starts, model)
    print("\nFaithful translations called altered\n")
    print("| pair | sentences | altered, per cent | reasons |")
    print("| --- | --- | --- | --- |")
    for code, other in others.items():
        classed(code, english, other, model)


if __name__ == "__main__":
    main()
