"""Which documents are worth comparing: those that share rare words with one another, and those whose vectors are near.

Each document looks at a fixed number of others, so that the comparisons grow with the number of documents and not
with its square. The search for near vectors is one product of matrices, which is quadratic with a small constant.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from sayso.link.story.profile import Profile, Rarity

TERMS, HOLDERS = 40, 30
BY_WORDS, BY_VECTOR, ROWS = 12, 6, 512


def neighbours(fresh: Sequence[Profile], others: Sequence[Profile], rarity: Rarity) -> Iterator[tuple[str, str]]:
    """Pairs of document ids, the first always a fresh one: those nearest to it among the fresh and the others.

    Does not depend on the order of either.
    """
    fresh, others = sorted(fresh, key=_id), sorted(others, key=_id)
    yield from _by_words(fresh, others, rarity)
    if fresh and fresh[0].vector:
        yield from _by_vector(fresh, others)


def _id(profile: Profile) -> str:
    return profile.document


def _rarest(profile: Profile, rarity: Rarity) -> list[tuple[float, str]]:
    """The terms that say most of a document, with what they say; a pair of words says less than its words do."""
    worth = ((rarity.of(term) * (0.5 if " " in term else 1.0), term) for term, _ in profile.terms)
    return heapq.nlargest(TERMS, worth)


def _by_words(fresh: Sequence[Profile], others: Sequence[Profile], rarity: Rarity) -> Iterator[tuple[str, str]]:
    """A term that many share tells little: thirty fresh ones and thirty others stand for all."""
    marks = [_rarest(one, rarity) for one in fresh]
    sought = {term for row in marks for _, term in row}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for one, row in zip(fresh, marks, strict=True):
        for _, term in row:
            if len(holders[term]) < HOLDERS:
                holders[term].append(one.document)
    older: defaultdict[str, list[str]] = defaultdict(list)
    for one in others:
        for term, _ in one.terms:
            if term in sought and len(older[term]) < HOLDERS:
                older[term].append(one.document)
    for one, row in zip(fresh, marks, strict=True):
        shared: defaultdict[str, float] = defaultdict(float)
        for worth, term in row:
            for holder in (*holders[term], *older[term]):
                shared[holder] += worth * worth
        shared.pop(one.document, None)
        for _, holder in heapq.nlargest(BY_WORDS, ((worth, holder) for holder, worth in shared.items())):
            yield one.document, holder


def _by_vector(fresh: Sequence[Profile], others: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    """The nearest by vector in the document's own language, and the nearest in others."""
    every = [*fresh, *others]
    matrix = _matrix(every)
    tongues: dict[str | None, int] = {}
    spoken = np.array([tongues.setdefault(one.language, len(tongues)) for one in every])
    for start in range(0, len(fresh), ROWS):
        some = range(start, min(start + ROWS, len(fresh)))
        near = matrix[some.start : some.stop] @ matrix.T
        near[np.arange(len(some)), list(some)] = -2
        foreign = spoken[list(some)][:, None] != spoken[None, :]
        for mask in (foreign, ~foreign) if len(tongues) > 1 else (foreign,):
            masked = np.where(mask, -2, near)
            count = min(BY_VECTOR, len(every) - 1)
            found = np.argpartition(masked, -count, axis=1)[:, -count:] if count else np.empty((len(some), 0), int)
            for row, at in enumerate(some):
                yield from ((every[at].document, every[k].document) for k in found[row] if masked[row, k] > -2)


def _matrix(profiles: Sequence[Profile]) -> np.ndarray[Any, np.dtype[np.float32]]:
    rows = np.frombuffer(b"".join(one.vector for one in profiles), dtype=np.float16)
    return rows.reshape(len(profiles), -1).astype(np.float32)
