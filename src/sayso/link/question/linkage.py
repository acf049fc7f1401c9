"""Matters of one language gathered from pairs of clauses: average linkage, the likeliest pairs first.

Two groups become one where the mean chance over all pairs between them is high enough, a pair that was never weighed
counting nothing: so one clause that resembles two matters does not make them one. The members are statements, or
attributions that became none, each with the clause that is likeliest to answer what the others answer. Time grows with
the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.link.question.clause import Unit
from sayso.link.question.pairing import Claimed, Pair

LIKELY, TOGETHER = 0.35, 0.28
Link = tuple[float, Claimed, Claimed]


def gathered(units: Sequence[Unit], pairs: Iterable[Pair]) -> list[list[tuple[Claimed, float]]]:
    """Groups of clauses (unit, place) of two members at least, with the best chance that each has within its group.

    The clause that is likeliest to answer what the others answer stands first; the group of the likeliest pair, too.
    """
    best: dict[tuple[str, str], Link] = {}
    for pair in pairs:
        left, right = _member(units, pair.left), _member(units, pair.right)
        if left == right:
            continue
        between = (min(left, right), max(left, right))
        sides = (pair.left, pair.right) if left < right else (pair.right, pair.left)
        if between not in best or best[between][0] < pair.chance:
            best[between] = (pair.chance, *sides)
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), (chance, *_) in best.items():
        near[left][right] = near[right][left] = chance
    groups: dict[str, list[str]] = {}
    order = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    for (left, right), (chance, *_) in order:
        if chance < LIKELY:
            break
        one, other = (groups.setdefault(member, [member]) for member in (left, right))
        if one is not other and _mean(one, other, near) >= TOGETHER:
            one.extend(other)
            groups.update(dict.fromkeys(other, one))
    return _told(groups, order)


def _member(units: Sequence[Unit], clause: Claimed) -> str:
    unit = units[clause[0]]
    return unit.statement or unit.attribution


def _mean(one: Sequence[str], other: Sequence[str], near: dict[str, dict[str, float]]) -> float:
    few, many = sorted((one, other), key=len)
    inside = set(many)
    told = sum(chance for a in few for b, chance in near[a].items() if b in inside)
    return told / (len(few) * len(many))


def _told(
    groups: dict[str, list[str]], order: Sequence[tuple[tuple[str, str], Link]]
) -> list[list[tuple[Claimed, float]]]:
    """Each group's clauses: of each member, the one with the best pair inside."""
    chosen: dict[str, tuple[Claimed, float]] = {}
    members: dict[int, list[str]] = {}
    for (left, right), (chance, here, there) in order:
        group = groups.get(left)
        if group is None or group is not groups.get(right):
            continue
        for member, clause in ((left, here), (right, there)):
            if member not in chosen:
                chosen[member] = (clause, chance)
                members.setdefault(id(group), []).append(member)
    return [[chosen[member] for member in held] for held in members.values()]
