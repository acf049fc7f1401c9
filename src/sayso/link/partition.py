"""Ids put together by what people say and what a machine proposes, never across a "different"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]

WIKIDATA = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Links:
    """What people say of pairs of ids: each pair sorted, the pairs sorted, no "same" chain across a "different"."""

    same: Pairs = ()
    different: Pairs = ()


FREE = Links()


class Forest:
    """Disjoint sets of ids that refuse a union across a "different"."""

    def __init__(self, different: Iterable[Pair]) -> None:
        self.parent: dict[str, str] = {}
        self.apart: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in different:
            self.apart[left].add(right)
            self.apart[right].add(left)

    def root(self, id: str) -> str:
        path = []
        while (parent := self.parent.get(id, id)) != id:
            path.append(id)
            id = parent
        for step in path:
            self.parent[step] = id
        return id

    def join(self, left: str, right: str) -> bool:
        """Make the two sets one, unless somebody keeps members of them apart; says whether they are one now."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if b in self.apart[a]:
            return False
        self.parent[b] = a
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        return True


def groups(
    items: Iterable[str], proposals: Iterable[tuple[float, str, str]], links: Links = FREE
) -> tuple[tuple[str, ...], ...]:
    """A partition of the items: what people join is joined, then proposals by falling score, "different" held apart.

    Sorted inside and out, and the same for any order of items and proposals. Items outside every proposal stand
    alone. A "same" chain works through ids that are not items. An id proposed that is no item is a ``ValueError``.

    >>> groups("abc", [(0.9, "a", "b"), (0.8, "b", "c")], Links(different=(("a", "c"),)))
    (('a', 'b'), ('c',))
    """
    members = sorted(set(items))
    known = set(members)
    forest = Forest(links.different)
    for left, right in sorted(links.same):
        if not forest.join(left, right):
            raise ValueError(f"these links join {left} and {right}, which they also keep apart: use constraints()")
    for loss, (left, right) in sorted((-score, sorted_pair(a, b)) for score, a, b in proposals):
        if left not in known or right not in known:
            raise ValueError(f"{left} or {right} is proposed with score {-loss} and is no item")
        forest.join(left, right)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for member in members:
        found[forest.root(member)].append(member)
    return tuple(sorted(tuple(group) for group in found.values()))


def spread(links: Links, pieces: Mapping[str, Sequence[str]]) -> Links:
    """The same links between the pieces that attributions were cut into; an id that was not cut stands for itself.

    A "different" holds between all pieces of the two. A "same" is kept only where each side is one piece: which
    pieces of a long turn a person meant, the linker must find out, as one proposal of score infinity.
    """

    def cut(id: str) -> Sequence[str]:
        return pieces.get(id, (id,))

    same = {sorted_pair(cut(a)[0], cut(b)[0]) for a, b in links.same if len(cut(a)) == len(cut(b)) == 1}
    different = {sorted_pair(x, y) for a, b in links.different for x in cut(a) for y in cut(b)}
    return Links(tuple(sorted(same)), tuple(sorted(different)))


def wikidata(members: Iterable[str], links: Links) -> str | None:
    """The Wikidata id that people tie to any of these attributions, through chains of "same" too, or None.

    >>> wikidata(["a_1"], Links(same=(("Q42", "a_2"), ("a_1", "a_2"))))
    'Q42'
    """
    forest = Forest(())
    for left, right in links.same:
        forest.join(left, right)
    roots = {forest.root(member) for member in members}
    named = {id for pair in links.same for id in pair if WIKIDATA.fullmatch(id) and forest.root(id) in roots}
    return min(named) if len(named) == 1 else None


def sorted_pair(left: str, right: str) -> Pair:
    """The two ids in order.

    >>> sorted_pair("b", "a")
    ('a', 'b')
    """
    return (left, right) if left <= right else (right, left)
