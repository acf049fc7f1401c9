"""Bundles of documents joined two by two: first the sure ones, then those clearly likelier than what else is near.

A pair that would be a weak one where much is alike may be the only one where little is, so what counts then is by how
much its likeness exceeds that of the nearest six of each (Conneau et al. 2018 correct so for hubs). They are counted
in bundles, after the sure joins, so that a large story is one rival and not a hundred.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable

from sayso.link.partition import sorted_pair
from sayso.link.story.bundle import WINDOW, Bundle, gap, joined, likeness
from sayso.link.story.settlement import Rulings

# From SURE on two bundles are one, and from LEAST on if they are so much (CLEAR) likelier than the nearest of each;
# where there are few of those, the others count as FAR.
SURE, LEAST, CLEAR = 3.8, -2.8, 1.0
RIVALS, FAR = 6, -5.0
# How many a bundle keeps in view.
NEAREST = 32


class Joining:
    """Bundles, by their keys, joined in place; ``unmoved`` are those that were not looked at from all sides."""

    def __init__(self, bundles: dict[str, Bundle], rulings: Rulings, unmoved: Collection[str]) -> None:
        self._bundles, self._rulings, self._unmoved = bundles, rulings, unmoved
        self._near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._level: dict[str, float] = {}
        self._waiting: list[tuple[float, str, str, float]] = []
        self._sure = True

    def run(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Join what belongs together among these pairs of bundles, never across a ruling."""
        for left, right in sorted(pairs):
            if left != right:
                self._compare(left, right)
        self._join()
        self._sure = False
        for name, view in self._near.items():
            if name not in self._unmoved:
                best = heapq.nlargest(RIVALS, (max(found, FAR) for found in view.values()))
                self._level[name] = (sum(best) + FAR * (RIVALS - len(best))) / RIVALS
        for left, view in self._near.items():
            for right, found in view.items():
                if left < right:
                    self._offer(left, right, found)
        self._join()

    def _compare(self, left: str, right: str) -> None:
        if gap(self._bundles[left], self._bundles[right]) <= WINDOW:
            found = likeness(self._bundles[left], self._bundles[right])
            self._near[left][right] = self._near[right][left] = found
            self._offer(left, right, found)

    def _offer(self, left: str, right: str, found: float) -> None:
        """Put a pair where it waits for its turn, if it is to be joined at all."""
        worth, enough = found, SURE
        if not self._sure:
            levels = [self._level[name] for name in (left, right) if name in self._level]
            worth, enough = found - sum(levels) / max(1, len(levels)), CLEAR
        if worth >= enough and found >= LEAST:
            heapq.heappush(self._waiting, (-worth, *sorted_pair(left, right), found))

    def _join(self) -> None:
        while self._waiting:
            _, left, right, found = heapq.heappop(self._waiting)
            if self._near[left].get(right) != found:
                continue
            if not self._rulings.apart(self._bundles[left], self._bundles[right]):
                self._take(left, right)

    def _take(self, left: str, right: str) -> None:
        """Put the bundle of two in their place, and compare it with what was nearest to either."""
        one = joined(self._bundles.pop(left), self._bundles.pop(right))
        self._bundles[one.key] = one
        both: dict[str, float] = {}
        for view in (self._near.pop(left), self._near.pop(right)):
            for other, found in view.items():
                both[other] = max(found, both.get(other, found))
        both.pop(left, None)
        both.pop(right, None)
        for other in both:
            self._near[other].pop(left, None)
            self._near[other].pop(right, None)
        levels = [self._level.pop(name) for name in (left, right) if name in self._level]
        if levels:
            self._level[one.key] = sum(levels) / len(levels)
        for other in sorted(both, key=lambda other: (-both[other], other))[:NEAREST]:
            self._compare(one.key, other)
