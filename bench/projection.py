"""Sentences that the English reader finds an attribution in, and what is found in the same sentence elsewhere.

    python bench/projection.py [--language ru] [--part kept] [--show 20]

NTREX under $SAYSO_DATA/ntrex. Recall: of the English sentences with a sure attribution (score .8 or more), the share
in which the other language's reader finds one too. Precision: of the sentences in which it finds one, the share in
which the English reader finds any. Neither is gold: translators move cues and the English reader errs too. A sentence
has an attribution where its cue, or lacking one its content, begins there. `--show` prints sentences of the dev half.
"""

from __future__ import annotations

import argparse
import bisect
import sys
from typing import Any

from foreign import DATA, LANGUAGES, PARTS, joined, part_of, reader, sentences

SURE = 0.8


def lines_of(found: Any, starts: list[int], least: float = 0.0) -> set[int]:
    """The lines in which attributions this sure begin."""
    places = [(a.cue or a.content)[0].start for a in found if a.score >= least]
    return {bisect.bisect_right(starts, p) - 1 for p in places}


def starts_of(lines: tuple[str, ...]) -> list[int]:
    at, found = 0, []
    for line in lines:
        found.append(at)
        at += len(line) + 1
    return found


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--language", choices=LANGUAGES)
    flags.add_argument("--part", choices=PARTS)
    flags.add_argument("--show", type=int, default=0, help="print this many missed and as many added dev sentences")
    options = flags.parse_args()
    english = sentences("en")
    if not english:
        sys.exit(f"skipped: no ntrex under {DATA} (set SAYSO_DATA)")
    read = reader("en")
    told: dict[str, tuple[set[int], set[int]]] = {}
    for doc, lines in english.items():
        found, starts = read(joined(lines), doc), starts_of(lines)
        told[doc] = lines_of(found, starts, SURE), lines_of(found, starts)
    print("| language | part | documents | sentences | sure in English | found too | R | found | any in English | P |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for language in [options.language] if options.language else LANGUAGES:
        for part in [options.part] if options.part else PARTS:
            one(language, part, told, options.show if part == "dev" else 0)


def one(language: str, part: str, told: dict[str, tuple[set[int], set[int]]], shown: int) -> None:
    read, other, english = reader(language), sentences(language), sentences("en")
    docs = [d for d in other if part_of("ntrex", d) == part]
    sure = both = found = any_ = 0
    missed: list[str] = []
    added: list[str] = []
    for doc in docs:
        here = lines_of(read(joined(other[doc]), doc), starts_of(other[doc]))
        certain, every = told[doc]
        sure, both = sure + len(certain), both + len(certain & here)
        found, any_ = found + len(here), any_ + len(here & every)
        missed += [f"- {doc} {i}: {other[doc][i]}\n      {english[doc][i]}" for i in sorted(certain - here)]
        added += [f"+ {doc} {i}: {other[doc][i]}\n      {english[doc][i]}" for i in sorted(here - every)]
    count = sum(len(other[d]) for d in docs)
    print(
        f"| {language} | {part} | {len(docs)} | {count} | {sure} | {both} | {100 * both / max(1, sure):.1f} "
        f"| {found} | {any_} | {100 * any_ / max(1, found):.1f} |"
    )
    for line in missed[:shown] + added[:shown]:
        print(line)


if __name__ == "__main__":
    main()
