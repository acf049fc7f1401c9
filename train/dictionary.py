#!/usr/bin/env python3
"""Which English words a dictionary writes small: the packaged list of ``link/discrepancy/dictionary.py``.

    python train/dictionary.py WORDNET

``WORDNET`` is the folder of the files ``data.noun`` and so on of WordNet 3.0 (Princeton University, WordNet licence; in
the Debian package wordnet-base). A word is taken that stands there small in more senses than with a capital;
Turkey is, Paris and Smith are not. What the vocabulary of the sentence encoder knows as small already is left out.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sayso.link.discrepancy.proper import LEANS, LEAST  # noqa: E402
from sayso.text.capital import leaning  # noqa: E402

TABLE = ROOT / "src" / "sayso" / "link" / "discrepancy" / "tables" / "dictionary.txt.gz"
_MARKED = re.compile(r"\((?:a|p|ip)\)$")  # where an adjective stands
_WORD = re.compile(r"[A-Za-z]+")


def counted(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """In how many senses each word stands small, and with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith(" "):  # the licence
                continue
            fields = line.split()
            for place in range(int(fields[3], 16)):
                word = _MARKED.sub("", fields[4 + 2 * place])
                if _WORD.fullmatch(word):
                    (capital if word[0].isupper() else small)[word.lower()] += 1
    return small, capital


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("wordnet", type=Path)
    small, capital = counted(asked.parse_args().wordnet)
    words = sorted(w for w in small if len(w) >= LEAST and small[w] > capital[w] and not (leaning(w) or 0.0) > LEANS)
    TABLE.write_bytes(gzip.compress("\n".join(words).encode("ascii"), 9, mtime=0))
    print(f"{len(words)} words, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
