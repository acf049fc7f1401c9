#!/usr/bin/env python3
"""Is a changed number, unit, date, name, negation, quantifier or modality found, and is nothing found in renderings?

    python bench/perturbation.py [--half kept|tuned] [--only SET] [--show KIND] [--each N]

The pairs are faithful: a news sentence and the same harmlessly reworded (NTREX, WMT21), two human translations of one
original (WMT21 de-en, ru-en), a sentence and its human translation (NTREX-128, Federmann et al. 2022; WMT21,
Akhbardeh et al. 2021; Tatoeba). ``tampering.py`` changes one thing in the English side; it shares no word list with
sayso. A name that takes the place of another is never written small in these sentences or in the news of NeuS. The
halves are by document where the set names its documents, else by blocks of ten lines; rules were tuned on the one and
the other is only measured. False alarms are pairs, nothing changed, of which any discrepancy is told.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from sayso.link.discrepancy import KINDS, discrepancies, reading  # noqa: E402
from tampering import Names, changed, names, reworded  # noqa: E402

DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
NTREX = {"ru": "rus", "uk": "ukr", "de": "deu", "fr": "fra", "es": "spa", "ar": "arb", "zh": "zho-CN"}
WMT = (
    ("en-ru", "src.en", "ref.A.ru"), ("en-ru", "src.en", "ref.B.ru"), ("en-de", "src.en", "ref.A.de"),
    ("en-de", "src.en", "ref.C.de"), ("en-de", "src.en", "ref.D.de"), ("ru-en", "ref.A.en", "src.ru"),
    ("ru-en", "ref.B.en", "src.ru"), ("de-en", "ref.A.en", "src.de"), ("de-en", "ref.B.en", "src.de"),
    ("zh-en", "ref.A.en", "src.zh"),
)  # fmt: skip
BLOCK = 10
LONGEST = 600  # characters: a line of WMT21 may hold a whole paragraph


@dataclass(frozen=True)
class Case:
    """A faithful pair: ``english`` is the side that is changed; ``other`` is in ``language``."""

    set: str
    id: str
    english: str
    other: str
    language: str


def lines(folder: str, name: str) -> list[str]:
    return (DATA / folder / name).read_text(encoding="utf-8").rstrip("\n").split("\n")


def half(document: str) -> str:
    return "tuned" if blake2b(document.encode(), digest_size=1).digest()[0] % 2 else "kept"


def cases() -> Iterator[tuple[str, Case]]:
    """Every faithful pair with the half it belongs to."""
    chance = random.Random(6)
    documents = lines("ntrex", "DOCUMENT_IDS.tsv")
    english = lines("ntrex", "newstest2019-src.eng.txt")
    for place, (document, sentence) in enumerate(zip(documents, english)):
        yield half(document), Case("en, reworded", f"ntrex:{place}", reworded(sentence, chance), sentence, "en")
    for language, name in NTREX.items():
        foreign = lines("ntrex", f"newstest2019-ref.{name}.txt")
        for place, (document, sentence, other) in enumerate(zip(documents, english, foreign)):
            yield half(document), Case(f"en-{language}", f"ntrex:{place}", sentence, other, language)
    for pair in ("de-en", "ru-en"):
        one, other = (lines("wmt21", f"newstest2021.{pair}.ref.{v}.en") for v in "AB")
        for place, (a, b) in enumerate(zip(one, other)):
            yield half(f"{pair}:{place // BLOCK}"), Case("en, two translators", f"{pair}:{place}", a, b, "en")
    for pair, left, right in WMT:
        for place, (a, b) in enumerate(zip(*(lines("wmt21", f"newstest2021.{pair}.{v}") for v in (left, right)))):
            language = right[-2:]
            yield half(f"{pair}:{place // BLOCK}"), Case(f"en-{language}", f"{pair}:{right}:{place}", a, b, language)
    for place, (a, b) in enumerate(
        zip(lines("tatoeba", "tatoeba.rus-eng.eng"), lines("tatoeba", "tatoeba.rus-eng.rus"))
    ):
        yield half(f"tatoeba:{place // BLOCK}"), Case("en-ru, Tatoeba", f"tatoeba:{place}", a, b, "ru")


def kinds_of(one: Case, english: str) -> frozenset[str]:
    return frozenset(d.kind for d in discrepancies(reading(english, "en"), reading(one.other, one.language)))


def measured(chosen: list[Case], known: Names, show: str | None) -> None:
    told: dict[str, Counter[str]] = defaultdict(Counter)
    spent, compared = 0.0, 0
    for one in chosen:
        if len(one.english) > LONGEST or len(one.other) > LONGEST or not one.english.strip() or not one.other.strip():
            continue
        tally = told[one.set]
        started = time.process_time()
        left, right = reading(one.english, "en"), reading(one.other, one.language)
        found = discrepancies(left, right)
        spent, compared = spent + time.process_time() - started, compared + 1
        tally["pairs"] += 1
        tally["alarms"] += bool(found)
        for kind in {d.kind for d in found}:
            tally[f"alarm {kind}"] += 1
            if show in (kind, "alarms"):
                print(f"ALARM {one.set} {one.id}\n  {one.english}\n  {one.other}")
                print("  " + "; ".join(f"{d.kind}: {d.words(one.english, one.other)}" for d in found))
        for kind in KINDS:
            made = changed(one.english, kind, known, random.Random(f"{one.set}{one.id}{kind}"))
            if made is None or made.sentence == one.english:
                continue
            tally[f"of {kind}"] += 1
            if kind in kinds_of(one, made.sentence):
                tally[f"found {kind}"] += 1
            elif show == f"{kind}-":
                print(f"MISS {one.set} {one.id} [{made.before}] -> [{made.after}]\n  {made.sentence}\n  {one.other}")
    print("| pairs | faithful | false alarms | " + " | ".join(KINDS) + " |")
    print("|---|---|---|" + "---|" * len(KINDS))
    for name in sorted(told):
        row(name, told[name])
    english = [t for n, t in told.items() if n.startswith("en,")]
    across = [t for n, t in told.items() if not n.startswith("en,")]
    for name, part in (("**English**", english), ("**across languages**", across)):
        if len(part) > 1:
            row(name, sum(part, Counter()))
    if show is None:
        print(f"\n{1e6 * spent / max(1, compared):.0f} µs a pair, both sides read anew.")


def row(name: str, tally: Counter[str]) -> None:
    cells = []
    for kind in KINDS:
        of, found = tally[f"of {kind}"], tally[f"found {kind}"]
        alarm = 100 * tally[f"alarm {kind}"] / tally["pairs"]
        cells.append(f"{100 * found / of:.1f} of {of} ({alarm:.2f})" if of else f"- ({alarm:.2f})")
    print(f"| {name} | {tally['pairs']} | {100 * tally['alarms'] / tally['pairs']:.2f} | " + " | ".join(cells) + " |")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=("kept", "tuned"), default="kept")
    asked.add_argument("--only", help="only sets whose name holds this")
    asked.add_argument("--show", help="print what was missed (KIND-) or wrongly told (KIND, or alarms)")
    asked.add_argument("--each", type=int, help="at most so many pairs of a set, taken by chance")
    given = asked.parse_args()
    if not (DATA / "ntrex").is_dir():
        sys.exit(f"skipped: no {DATA / 'ntrex'} (set SAYSO_DATA)")
    every = list(cases())
    if given.show and given.half == "kept":
        sys.exit("the kept half is only measured: --show needs --half tuned")
    news = [line for name in ("train.source", "val.source") for line in lines("neus", name)]
    known = names(sorted({c.english for h, c in every if h == given.half}), news)
    chosen = [c for h, c in every if h == given.half and (given.only or "") in c.set]
    if given.each:
        by_set: dict[str, list[Case]] = defaultdict(list)
        for one in chosen:
            by_set[one.set].append(one)
        chosen = [c for many in by_set.values() for c in random.Random(1).sample(many, min(given.each, len(many)))]
    measured(chosen, known, given.show)


if __name__ == "__main__":
    main()
