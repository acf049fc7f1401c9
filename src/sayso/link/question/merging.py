"""Groups of answers that hold one proposition made one: two renderings of one statement answer no two questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.link.question.across import Group
from sayso.link.question.clause import Unit

ALIKE = 0.5


def one_proposition(groups: Iterable[Group]) -> list[Group]:
    """The groups, those in which one statement answers in nearly the same words joined to the first of them."""
    made: list[Group] = []
    held: defaultdict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
    for group in groups:
        at = next((n for u, a in group if (n := _with(u, a.clause, held)) is not None), None)
        if at is None:
            at = len(made)
            made.append([])
        known = {(u.attribution, u.passage.place) for u, _ in made[at]}
        made[at] = [*made[at], *((u, a) for u, a in group if (u.attribution, u.passage.place) not in known)]
        for unit, answer in group:
            if unit.statement is not None:
                held[unit.statement].append((at, unit.attribution, unit.clauses[answer.clause].roots))
    return made


def _with(unit: Unit, clause: int, held: dict[str, list[tuple[int, str, frozenset[str]]]]) -> int | None:
    """Which group holds another rendering of what the clause says."""
    own = unit.clauses[clause].roots
    for at, attribution, roots in held.get(unit.statement or "", ()):
        if attribution != unit.attribution and own & roots and len(own & roots) >= ALIKE * len(own | roots):
            return at
    return None
