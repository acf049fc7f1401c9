"""Why something is so, where those who agree that it is give causes that differ: then the cause is what they answer."""

from __future__ import annotations

from sayso.link.question.across import Group
from sayso.link.question.clause import Unit, things

BECAUSE = "because"


def cause(unit: Unit, clause: int) -> frozenset[str]:
    """The keys of the "because" behind a clause; empty where there is none, and in other languages than English."""
    follows = unit.clauses[clause + 1 : clause + 2]
    if (unit.passage.language or "en") != "en" or not follows or follows[0].words[0].plain != BECAUSE:
        return frozenset()
    return things(follows[0].roots)


def caused(group: Group) -> Group | None:
    """The answers that give a cause, where two speakers' causes have nothing in common; else None."""
    given = [(u, a, found) for u, a in group if (found := cause(u, a.clause))]
    differ = any(one[0].speaker != two[0].speaker and one[2].isdisjoint(two[2]) for one in given for two in given)
    return [(u, a) for u, a, _ in given] if differ else None
