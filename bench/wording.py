#!/usr/bin/env python3
"""How our word lists of hedging and telling agree with those of the literature, English.

    python bench/wording.py [--differences]

Theirs, read from $SAYSO_DATA/lexicons and never copied: the lists that Recasens, Danescu-Niculescu-Mizil and Jurafsky
(ACL 2013) used: hedges (Hyland 2005), report verbs, assertives and factives (Hooper 1975), implicatives (Karttunen
1971). Ours: the groups of src/sayso/text/lexicon/en.yaml. Compared are plain forms of verbs and words as they stand;
precision is the share of ours that theirs hold, recall the share of theirs that ours hold. Lists made for another end
differ for good reasons (their hedges hold "about" and "in general", ours tell what a narrator puts beside a statement),
so the figures say how far each goes, not which is right.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sayso.text.lexicon import lexicon
from sayso.text.speech import SPEECH
from sayso.text.verb import IRREGULAR, base_forms

HERE = Path(__file__).parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
FOLDER = DATA / "lexicons" / "data" / "lexicons" / "bias_related_lexicons"


def theirs(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text("utf-8", "replace").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def forms(word: str) -> tuple[str, ...]:
    """The word itself and the plain forms it may be inflected from."""
    stem = (word[:-3], word[:-3] + "e", word[:-4]) if word.endswith("ing") else ()
    return (word, *((IRREGULAR[word],) if word in IRREGULAR else base_forms(word)), *stem)


def plain(words: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """The words in plain forms: one that theirs hold, else the one that most of our words may come from."""
    every = tuple(words)
    shared = Counter(form for word in every for form in forms(word))
    return frozenset(max(forms(w), key=lambda form: (form in known, shared[form], len(form))) for w in every)


def row(name: str, ours: Iterable[str], other: frozenset[str], differences: bool) -> None:
    own = plain(ours, other)
    both = own & other
    print(
        f"{name}: ours {len(own)}, theirs {len(other)}, both {len(both)}; precision {len(both) / len(own):.2f}, "
        f"recall {len(both) / len(other):.2f}"
    )
    if differences:
        print("  only ours:", " ".join(sorted(own - other)))


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--differences", action="store_true", help="also name our words that theirs lack")
    options = flags.parse_args()
    words = lexicon("en")
    cues = {c.words[0] for some in words.cues.values() for c in some if c.kind in SPEECH and len(c.words) == 1}
    loaded = {w for group in ("doubting", "conceding", "heated") for w in words.words(group)}
    report, hedges = theirs("report_verbs.txt"), theirs("hedges_hyland2005.txt")
    row("report verbs, all words of telling", cues | loaded, report, options.differences)
    row("report verbs, the loaded ones", loaded, report, options.differences)
    row("hedges, those of stances", words.words("hedges"), hedges, options.differences)
    row("hedges, words that keep a distance", words.words("distancing"), hedges, options.differences)
    row("hedges, both", {*words.words("hedges"), *words.words("distancing")}, hedges, options.differences)
    row("assertives, all words of telling", cues | loaded, theirs("assertives_hooper1975.txt"), options.differences)


if __name__ == "__main__":
    main()
