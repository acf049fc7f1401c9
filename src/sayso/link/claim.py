"""Narrated claims: what outlets tell in their own voice, where it stands against what is told elsewhere.

An outlet tells more than anybody could want listed, so its sentences are compared first, and those alone become
statements that another document contradicts or brings up to date. What a document tells is never held against itself:
who tells two things rarely means one. Nobody stands in for an outlet's own words, so two of them must be nearer than
what is said: a figure or a day need not be of one thing, and of two outlets' words that negate each other most are
of two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.types import Attribution, Relation, Rendering, Statement, key

KINDS = frozenset({"contradicts", "updates"})
# How near (0..1) a relation of each reason must be; a denial names what it denies.
NEAR = {"denial": 0.0, "negation": 0.8}
NEAR_ENOUGH = 0.5


def claims(told: Sequence[Attribution], witnesses: Sequence[tuple[str, str]]) -> tuple[Statement, ...]:
    """A statement of each narrated attribution, its speaker for the time being the outlet; a copy's are left out.

    ``witnesses``: of each document the first of its near-copies, itself where it is none.
    """
    copies = {copy for copy, first in witnesses if copy != first}
    return tuple(
        Statement(key("s", a.id), key("p", a.document), (Rendering(a.id, a.content, "verbatim", None),), None)
        for a in told
        if a.document not in copies
    )


def standing(
    compared: Sequence[Relation],
    claimed: Sequence[Statement],
    told: Sequence[Attribution],
    said: Sequence[Attribution],
) -> tuple[tuple[Relation, ...], tuple[Statement, ...], tuple[Attribution, ...]]:
    """The relations that stay, and of the narrated claims those that stand in one, with their attributions.

    ``compared`` are relations of the claims and of what is ``said``; those of two statements all stay. A claim's
    speaker is None then: an outlet is named by its document.
    """
    own = {s.id: s for s in claimed}
    home = {a.id: a.document for a in (*told, *said)}
    kept = tuple(r for r in compared if not {r.left, r.right} & own.keys() or _stands(r, home))
    ends = {end for r in kept for end in (r.left, r.right)}
    shown = tuple(replace(s, speaker=None) for s in claimed if s.id in ends)
    used = {s.renderings[0].attribution for s in shown}
    return kept, shown, tuple(a for a in told if a.id in used)


def _stands(relation: Relation, home: Mapping[str, str]) -> bool:
    """Whether a relation of a narrated claim is of two documents and near enough for its reason."""
    if relation.kind not in KINDS or len({home[g.attribution] for g in relation.grounds}) == 1:
        return False
    return relation.score >= NEAR.get(relation.reason, NEAR_ENOUGH)
