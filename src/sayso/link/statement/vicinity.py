"""Which passages are worth comparing: near in meaning, sharing telling words, or a run of words.

Each passage looks at a fixed number of others and a crowd that says the very same is looked at through its first, so
that the comparisons grow with the number of passages and not with its square. The search for near vectors is a product
of matrices, block by block, which is quadratic with a small constant and holds no square matrix.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from sayso.link.statement.passage import EMPTY, Passage
from sayso.link.statement.synonym import Synonyms

if TYPE_CHECKING:
    import numpy

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
    Days = Callable[[Passage], object]

RUN = 4
CROWD, ECHO = 40, 8
LOOK, NEAREST, ROWS = 0.42, 24, 512


class Nearness:
    """Cosines of one speaker's passages, how far a pair is ahead of its rivals, and which words are alike."""

    def __init__(
        self,
        members: Sequence[int],
        passages: Sequence[Passage],
        vectors: Vectors | None,
        synonyms: Synonyms | None = None,
    ) -> None:
        self.members, self.passages, self.vectors = members, passages, vectors
        self._synonyms, self._learned = synonyms, False
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for at in members:
            self._of[passages[at].document].append(at)
        self._within = Counter((passages[at].document, passages[at].attribution) for at in members)

    def cosine(self, left: int, right: int) -> float:
        """The cosine of two passages' vectors, 0 without an encoder."""
        return 0.0 if self.vectors is None else round(float(self.vectors[left] @ self.vectors[right]), 4)

    def lead(self, left: int, right: int) -> float:
        """How far the two are ahead of either's next best in the other's document; below 0 where another is nearer."""
        return round(min(self._ahead(left, right), self._ahead(right, left)), 4)

    def rivals(self, left: int, right: int) -> float:
        """How many passages of other attributions in the two documents either might be told by instead: a logarithm."""
        return round(math.log1p(self._others(left)) + math.log1p(self._others(right)), 4)

    def alike(self, left: int, right: int) -> float | None:
        """How much of the one the other tells in the same words or near ones, None where no words are known."""
        if self._synonyms is None:
            return None
        if not self._learned:
            self._synonyms.learn([self.passages[at] for at in self.members])
            self._learned = True
        return self._synonyms.told(self.passages[left], self.passages[right])

    def _others(self, at: int) -> int:
        one = self.passages[at]
        return len(self._of[one.document]) - self._within[one.document, one.attribution]

    def _ahead(self, at: int, other: int) -> float:
        own = self.passages[at].attribution
        there = self.passages[other]
        rivals = [
            k
            for k in self._of[there.document]
            if self.passages[k].attribution != own and not _overlap(there, self.passages[k])
        ]
        if not rivals:
            return 1.0 + self.cosine(at, other)
        if self.vectors is None:
            return 0.0
        return float(self.vectors[at] @ self.vectors[other] - (self.vectors[rivals] @ self.vectors[at]).max())

    def near(self, least: float, among: Sequence[int] | None = None) -> set[tuple[int, int]]:
        """Pairs at least so near, the lower place first; of each passage no more than the ``NEAREST``."""
        import numpy as np

        chosen = list(self.members if among is None else among)
        if self.vectors is None or len(chosen) < 2:
            return set()
        rows = self.vectors[chosen]
        found = set()
        for start in range(0, len(chosen), ROWS):
            near = rows[start : start + ROWS] @ rows.T
            near[np.arange(len(near)), np.arange(start, start + len(near))] = -2
            if len(chosen) > NEAREST + 1:
                edge = np.partition(near, -NEAREST, axis=1)[:, -NEAREST]
                near[near < edge[:, None]] = -2
            for a, b in zip(*(axis.tolist() for axis in np.nonzero(near >= least)), strict=True):
                x, y = chosen[start + a], chosen[b]
                found.add((x, y) if x < y else (y, x))
        return found


def _overlap(one: Passage, other: Passage) -> bool:
    """True for a passage and itself, and for what is told within another's words and those words."""
    return one.document == other.document and any(a.meets(b) for a in one.spans for b in other.spans)


def worth_comparing(
    members: Sequence[int], passages: Sequence[Passage], near: Nearness, day: Days
) -> set[tuple[int, int]]:
    """Pairs of one speaker's passages to look at: near in meaning, or sharing two stems that are not everywhere.

    Where more than ``ECHO`` say the very same of one ``day``, they are paired with the first of them alone, which is
    compared with the rest for all.
    """
    found, kept = _echoes(members, passages, day)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at in kept:
        for s in passages[at].stems:
            holders[s].append(at)
    common = Counter(pair for held in holders.values() if len(held) <= CROWD for pair in combinations(held, 2))
    return found | near.near(LOOK, kept) | {pair for pair, n in common.items() if n >= 2}


def _echoes(members: Sequence[int], passages: Sequence[Passage], day: Days) -> tuple[set[tuple[int, int]], list[int]]:
    """The passages of each crowd that says the very same, paired with its first; and the firsts with all others."""
    same: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in members:
        p = passages[at]
        same[p.plain, p.language, p.quoted, day(p)].append(at)
    crowds = [held for held in same.values() if len(held) > ECHO]
    echoes = {at for held in crowds for at in held[1:]}
    return {(held[0], at) for held in crowds for at in held[1:]}, [at for at in members if at not in echoes]


def sharing_runs(passages: Sequence[Passage], speaker: Mapping[str, str]) -> Iterable[tuple[int, int]]:
    """Pairs, not of one speaker, that share a run of four words with something in it.

    In a crowd that shares a run, which tells little, each is paired with the next one alone.
    """
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, p in enumerate(passages):
        for run in {p.plain[i : i + RUN] for i in range(len(p.plain) - RUN + 1)}:
            if any(w not in EMPTY for w in run):
                holders[run].append(at)
        if 1 < len(p.plain) < RUN and any(w not in EMPTY for w in p.plain):
            holders[p.plain].append(at)
    whose = [speaker.get(p.attribution) for p in passages]
    return {
        (a, b)
        for found in holders.values()
        if len(found) > 1
        for a, b in (combinations(found, 2) if len(found) <= CROWD else pairwise(found))
        if whose[a] is None or whose[a] != whose[b]
    }
