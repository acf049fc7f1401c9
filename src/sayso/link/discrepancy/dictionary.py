"""English words that a dictionary writes small, so that a capital in a title or an office tells no name of theirs.

Rowing, Viscountess and Wrath are translated by their meaning, not by their sound. The words are those of WordNet 3.0
(Fellbaum 1998, MIT Press) that stand there small in most of their senses (``train/dictionary.py``).
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files

# Letters of a word that an ending may be taken from.
LEAST = 3
_ENDED = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("men", "man"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("ly", ""), ("ness", ""), ("in'", "ing"),
)  # fmt: skip
_DOUBLED = re.compile(r"(?<=[aeiou])([bdglmnprt])\1(?:ed|ing|er)$")


@cache
def _words() -> frozenset[str]:
    packed = (files("sayso.link.discrepancy") / "tables" / "dictionary.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


@lru_cache(maxsize=16384)
def in_dictionary(word: str) -> bool:
    """True for an English word in small letters, in any of its forms, that a dictionary writes small.

    >>> in_dictionary("seamstresses"), in_dictionary("rowing"), in_dictionary("kestrow")
    (True, True, False)
    """
    known = _words()
    if word in known or ((found := _DOUBLED.search(word)) and word[: found.start() + 1] in known):
        return True
    return any(
        word.endswith(end) and len(word) - len(end) >= LEAST and word[: len(word) - len(end)] + other in known
        for end, other in _ENDED
    )
