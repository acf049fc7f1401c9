"""One matter in several languages: matters and single sentences whose vectors lie near one another.

Only languages are bridged here: within one, words decide (``matter``), for vectors of one language see the topic more
than the matter. Two matters become one; a sentence joins the matter whose middle it is nearest to; two sentences that
no matter holds make one where each is the other's nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.link.question.clause import Unit, things
from sayso.link.question.matter import Answer

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

Group = Sequence[tuple[Unit, Answer]]
ONE_MATTER, FIRST_PAIR, FEWEST_WORDS, MOST_SINGLES = 0.62, 0.7, 4, 20000


def joined(units: Sequence[Unit], groups: Sequence[Group], encoder: Encoder | None) -> list[Group]:
    """The groups, with what other languages have on the same matters; as they are without an encoder.

    A group's first answer is its middle. New groups of two sentences come last. Where more than ``MOST_SINGLES``
    sentences stand in no group, those are not compared with each other.
    """
    if encoder is None or len({u.passage.language for u in units}) < 2:
        return list(groups)
    held = {(u.attribution, u.passage.place) for g in groups for u, _ in g}
    singles = [u for u in units if (u.attribution, u.passage.place) not in held and _tells(u)]
    places = [u.main for u in singles]
    said = [_words(g[0][0], g[0][1].clause) for g in groups] + [
        _words(u, c) for u, c in zip(singles, places, strict=True)
    ]
    if len(said) < 2:
        return list(groups)
    vectors = encoder.encode(said)
    middles, rest = vectors[: len(groups)], vectors[len(groups) :]
    found = _one(groups, middles)
    left = _joining(singles, places, rest, groups, middles, found)
    groups = [tuple(members) for _, members in sorted(found.items())]
    return [*groups, *(_pairs(singles, places, rest, left) if len(left) <= MOST_SINGLES else ())]


def _tells(unit: Unit) -> bool:
    return not unit.conditional and len(things(unit.roots)) > 1 and len(unit.passage.words) >= FEWEST_WORDS


def _words(unit: Unit, clause: int) -> str:
    return " ".join(w.form for w in unit.clauses[clause].words)


def _tongue(group: Group) -> str | None:
    return group[0][0].passage.language


def _one(groups: Sequence[Group], middles: Vectors) -> dict[int, list[tuple[Unit, Answer]]]:
    """The members of each matter by its first group: a later group joins the nearest first one of another language."""
    found: dict[int, list[tuple[Unit, Answer]]] = {}
    for i, group in enumerate(groups):
        near = [(float(middles[i] @ middles[j]), -j) for j in found if _tongue(groups[j]) != _tongue(group)]
        best, place = max(near, default=(0.0, 0))
        found.setdefault(-place if best >= ONE_MATTER else i, []).extend(group)
    return found


def _joining(
    singles: Sequence[Unit],
    places: Sequence[int],
    vectors: Vectors,
    groups: Sequence[Group],
    middles: Vectors,
    found: dict[int, list[tuple[Unit, Answer]]],
) -> list[int]:
    """Which sentences no matter of another language is near to; the others are put into the nearest."""
    left = []
    for i, unit in enumerate(singles):
        near = middles @ vectors[i]
        abroad = [(float(near[j]), -j) for j in found if _tongue(groups[j]) != unit.passage.language]
        best, place = max(abroad, default=(0.0, 0))
        if best >= ONE_MATTER:
            found[-place].append((unit, Answer(-1, places[i], best, best)))
        else:
            left.append(i)
    return left


def _pairs(singles: Sequence[Unit], places: Sequence[int], vectors: Vectors, left: Sequence[int]) -> list[Group]:
    """Two sentences of two languages, each the other's nearest abroad, and near enough."""
    nearest: dict[int, tuple[float, int]] = {}
    tongues = {singles[i].passage.language for i in left}
    others = {one: [j for j in left if singles[j].passage.language != one] for one in tongues}
    rows = {one: vectors[abroad] for one, abroad in others.items()}
    for i in left:
        tongue = singles[i].passage.language
        abroad = others[tongue]
        if abroad:
            near = rows[tongue] @ vectors[i]
            best = int(near.argmax())
            nearest[i] = (float(near[best]), abroad[best])
    return [
        tuple((singles[k], Answer(-1, places[k], near, near)) for k in (i, j))
        for i, (near, j) in sorted(nearest.items())
        if i < j and near >= FIRST_PAIR and nearest[j][1] == i
    ]
