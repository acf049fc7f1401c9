"""Words that mean nearly the same, by the sentence encoder's vectors of single words.

A stem shows one word in two forms; "danger" beside "threat", or "accused" beside "blamed", it does not. The vector of
a word alone knows nothing of its sentence, so only near ones count, and it is one sign of a paraphrase among several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.link.spelling import stem
from sayso.link.statement.evidence import Weights
from sayso.link.statement.passage import EMPTY, Passage

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

    Array = numpy.ndarray[Any, Any]

KIN = 0.5


@dataclass(frozen=True, slots=True)
class _Words:
    """A passage's telling words: the number of each one's stem, the row of its vector, what it weighs."""

    stems: Array
    rows: Array
    weights: Array


class Synonyms:
    """How much of one passage's words another tells, in the same words or in near ones.

    Vectors of words are computed once, for many passages together, and kept while this value lives.
    """

    def __init__(self, weights: Weights, encoder: Encoder) -> None:
        import numpy as np

        self._weights, self._encoder = weights, encoder
        self._number: dict[str, int] = {}
        self._row: dict[str, int] = {}
        self._rows: Array = np.zeros((0, 0), np.float32)
        self._known: dict[tuple[str, int], _Words] = {}

    def learn(self, passages: Iterable[Passage]) -> None:
        """Compute the vectors of these passages' words; must have been done before two are compared."""
        import numpy as np

        telling = {(p.attribution, p.place): _telling(p) for p in passages}
        new = sorted({w for words in telling.values() for w in words.values()} - self._row.keys())
        if new:
            rows = self._encoder.encode(new)
            self._rows = np.vstack([self._rows, rows]) if self._row else rows
            self._row |= {word: len(self._row) + at for at, word in enumerate(new)}
        for at, words in telling.items():
            self._known[at] = _Words(
                np.array([self._number.setdefault(s, len(self._number)) for s in words], np.int64),
                np.array([self._row[w] for w in words.values()], np.int64),
                np.array([self._weights.of([s]) for s in words]),
            )

    def told(self, left: Passage, right: Passage) -> float:
        """The weight of one's words that the other has, or has near ones of, over all its own; the larger of two.

        A word counts as far as its nearest is near, from ``KIN`` up.
        """
        import numpy as np

        one, other = (self._known[p.attribution, p.place] for p in (left, right))
        if not len(one.stems) or not len(other.stems):
            return 0.0
        cosines = self._rows[one.rows] @ self._rows[other.rows].T
        near = np.where(cosines >= KIN, cosines, 0.0)
        near[one.stems[:, None] == other.stems] = 1.0
        there = (near.max(1) @ one.weights) / max(one.weights.sum(), 1e-6)
        back = (near.max(0) @ other.weights) / max(other.weights.sum(), 1e-6)
        return round(float(max(there, back)), 4)


def _telling(passage: Passage) -> dict[str, str]:
    """A word for each stem that carries meaning, in the order of the stems."""
    found = {stem(w): w for w in passage.plain if w not in EMPTY}
    return {s: found[s] for s in sorted(passage.stems & found.keys())}
