"""Which document of several near-copies some words are first met in: what a copy adds is its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sayso.types import Document

WORD = re.compile(r"\w+")
MOST = 0.6


@lru_cache(maxsize=256)
def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    """The words of a text by twos, a single word by itself."""
    found = WORD.findall(text.casefold())
    return frozenset(zip(found, found[1:])) or frozenset((word,) for word in found)


def repeats(words: str, text: str) -> bool:
    """True where a text has most of these words, two by two: so many that it is not by chance.

    A copy's desk respells a word or drops one, and a cue may stand between two parts.

    >>> repeats("We closed the harbour on Friday.", "“We closed the harbor,” she said, “on Friday.”")
    True
    >>> repeats("Residents shrugged on Wednesday.", "“We closed the harbour,” she said, “on Friday.”")
    False
    """
    wanted = _pairs(words)
    if len(wanted) == 1 and len(next(iter(wanted))) == 1:
        return next(iter(wanted))[0] in WORD.findall(text.casefold())
    return bool(wanted) and len(wanted & _pairs(text)) >= MOST * len(wanted)


def copies_of(witnesses: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each document id the ids of the near-copies it goes with, itself among them, the first witness first."""
    groups: dict[str, list[str]] = {}
    for document, first in witnesses:
        groups.setdefault(first, []).append(document)
    return {
        id: (first, *sorted(set(members) - {first})) for first, members in groups.items() for id in (first, *members)
    }


def origin(words: str, document: str, copies: Sequence[str], documents: Mapping[str, Document]) -> str:
    """The id of the first of some near-copies in which these words of a document stand, its own where none has them.

    Words that the first text has are its; words that only a copy has, in a paragraph of its own, are the copy's.
    """
    found = (id for id in copies if id == document or (id in documents and repeats(words, documents[id].text)))
    return next(found, document)
