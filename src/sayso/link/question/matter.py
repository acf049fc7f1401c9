"""Sentences on one matter: those that answer what one clause among them speaks of.

Every clause is tried as the matter's middle. A clause of another sentence answers it that has most of its telling
words in some form (``text/root``) close together; a name tells less than a thing, a word that many sentences have less
than a rare one. And where two clauses both say of one thing that it is, was or will be, or not ("there was no
agreement", "an agreement was reached"), that thing alone is the matter.
The clause that gathers most evidence is taken first, with its answers, then the next among what is left: a star
has no chains, so no matter wanders from one thing to the next. Time grows with the sentences: a clause looks only
among those that share its rarest words, ``CROWD`` of them at most.

English sentences with vectors are first gathered by learned chances of pairs (``pairing``, ``linkage``). Of what they
leave, stars take those who say that one thing is, and those that the chances do not speak against.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.link.question.clause import Clause, Unit, presumed, things
from sayso.link.question.linkage import gathered
from sayso.link.question.pairing import Pair, Scene
from sayso.link.question.proposition import apart

if TYPE_CHECKING:
    import numpy

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
    Cores = Mapping[tuple[int, int], Vectors]

BACKGROUND, CROWD = 1000, 150
COVERED, DENSE, EVIDENCE, NAME, LEAST = 0.6, 0.5, 8.5, 0.45, 3.0
FEWEST, MOST, PLENTY = 2, 9, 3
WEAK, FAR, CLOSE, TOGETHER = 4.5, 0.35, 0.65, 1.2
NO_TIES: Mapping[tuple[int, int], Sequence[tuple[int, int]]] = {}
SAME, SOME = 0.75, 0.4
LEARNED_FROM = 3
SURE, LESS_SURE, DOUBT = 0.5, 0.9, 0.1
NOBODY: frozenset[tuple[int, int]] = frozenset()
TAKES_NOUNS = frozenset({"denies", "declines", "demands"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence within a matter: which of its clauses answers, and how much of the matter's weight it has."""

    unit: int
    clause: int
    weight: float
    covered: float


Drawn = tuple[float, int, int, tuple[Answer, ...]]


@dataclass(frozen=True, slots=True)
class Matter:
    """A clause, by its unit and place there, and the clauses that answer it, itself among them."""

    unit: int
    clause: int
    answers: tuple[Answer, ...]


class Weights:
    """How much a key tells: the logarithm of how rare it is among the sentences; a name tells less than a thing.

    What the whole story is about still tells ``LEAST``, however many sentences there are.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        counts = Counter(r for u in units for r in u.roots)
        whole = len(units) + BACKGROUND
        self._weight = {
            r: max(LEAST, math.log(whole / (n + 0.5))) * (NAME if r.startswith("^") else 1.0) for r, n in counts.items()
        }

    def of(self, roots: Iterable[str]) -> float:
        """The sum over keys, in one order, so that it never varies."""
        return sum(self._weight.get(r, 0.0) for r in sorted(roots))


# ---------------------------------------------------------------- stars


def matters(
    units: Sequence[Unit],
    keeps: Callable[[Sequence[Answer]], bool],
    vectors: Vectors | None = None,
    cores: Cores | None = None,
    tied: Mapping[tuple[int, int], Sequence[tuple[int, int]]] = NO_TIES,
) -> tuple[Matter, ...]:
    """The matters that these sentences of one language speak of, the one with most evidence first.

    Each has answers from two attributions at least, and ``keeps`` has said yes to them; a clause answers one matter at
    most. ``vectors`` has a unit row a sentence: with it, near sentences may share less, and far ones must share more.
    ``cores`` has the vectors of clauses by unit and place; clauses that mean nearly the same need share one word alone.
    ``tied`` are clauses (unit, place) that answer a clause whatever words they share.
    """
    weights = Weights(units)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for key in sorted(unit.roots):
            holders[key].append(at)
    existing: defaultdict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for key in sorted({c.existing for c in unit.clauses if c.existing}):
            existing[key].append(at)
    weighed = _weighed(units, vectors)
    likely = _likely_answers(weighed) if weighed is not None else None
    drawn: list[Drawn] = []
    for at, unit in enumerate(units):
        for place, clause in enumerate(unit.clauses):
            if unit.conditional or not (clause.says or unit.manner.kind == "demands"):
                continue
            wide = likely.get((at, place), NOBODY) if likely is not None else None
            answers = _answers(units, weights, holders, existing, vectors, cores, at, place, wide)
            answers = _with_tied(answers, tied.get((at, place), ()), Answer(at, place, weights.of(clause.roots), 1.0))
            if len({units[a.unit].attribution for a in answers}) > 1:
                drawn.append((_worth(units, answers), at, place, answers))
    drawn.sort(key=lambda d: (-d[0], units[d[1]].attribution, units[d[1]].passage.place, d[2]))
    used: set[tuple[int, int]] = set()
    found = list(_likely(units, keeps, weighed, tied, used)) if weighed is not None else []
    return (*found, *_taken(units, drawn, keeps, used))


def _weighed(units: Sequence[Unit], vectors: Vectors | None) -> list[Pair] | None:
    """The learned chances of pairs of clauses; None but for English sentences with vectors of several documents."""
    if vectors is None or not units or (units[0].passage.language or "en") != "en":
        return None
    # They were learned from events of three documents and more; in two they leave apart what the words show.
    if len({unit.passage.document for unit in units}) < LEARNED_FROM:
        return None
    return Scene(units, vectors).pairs()


def _likely_answers(weighed: Iterable[Pair]) -> dict[tuple[int, int], frozenset[tuple[int, int]]]:
    """For each clause those that may well answer it, by the chances of pairs."""
    found: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for pair in weighed:
        if pair.chance >= DOUBT:
            found[pair.left].add(pair.right)
            found[pair.right].add(pair.left)
    return {clause: frozenset(others) for clause, others in found.items()}


def _likely(
    units: Sequence[Unit],
    keeps: Callable[[Sequence[Answer]], bool],
    weighed: Sequence[Pair],
    tied: Mapping[tuple[int, int], Sequence[tuple[int, int]]],
    used: set[tuple[int, int]],
) -> Iterable[Matter]:
    """The matters that the chances of pairs make, the likeliest first; the clauses they hold are added to ``used``."""
    links = [Pair(one, other, 1.0) for one, many in sorted(tied.items()) for other in many]
    for group in gathered(units, [*weighed, *links]):
        covered = 1.0 if max(chance for _, chance in group) >= SURE else LESS_SURE
        answers = tuple(Answer(unit, clause, chance, covered) for (unit, clause), chance in group)
        if len({units[a.unit].attribution for a in answers}) > 1 and keeps(answers):
            used |= {(a.unit, a.clause) for a in answers}
            yield Matter(answers[0].unit, answers[0].clause, answers)


def _taken(
    units: Sequence[Unit],
    drawn: Iterable[Drawn],
    keeps: Callable[[Sequence[Answer]], bool],
    used: set[tuple[int, int]],
) -> Iterable[Matter]:
    for _, at, place, answers in drawn:
        if (at, place) in used:
            continue
        left = tuple(a for a in answers if (a.unit, a.clause) not in used)
        if len({units[a.unit].attribution for a in left}) > 1 and keeps(left):
            used |= {(a.unit, a.clause) for a in left}
            yield Matter(at, place, left)


def _worth(units: Sequence[Unit], answers: Sequence[Answer]) -> float:
    speakers = len({units[a.unit].speaker for a in answers})
    return sum(a.weight * a.covered for a in answers) * (1.0 if speakers > 1 else 0.5)


def _answers(
    units: Sequence[Unit],
    weights: Weights,
    holders: Mapping[str, Sequence[int]],
    existing: Mapping[str, Sequence[int]],
    vectors: Vectors | None,
    cores: Cores | None,
    at: int,
    place: int,
    likely: frozenset[tuple[int, int]] | None,
) -> tuple[Answer, ...]:
    """The answers to a clause, itself first; ``likely`` are the clauses that may answer by its words, if known."""
    own, middle = units[at], units[at].clauses[place]
    wanted = middle.roots
    telling = FEWEST <= len(wanted) <= MOST and weights.of(things(wanted)) >= (EVIDENCE if vectors is None else WEAK)
    near: dict[int, None] = {}
    if telling:
        for key in sorted(wanted, key=lambda r: (len(holders[r]), r)):
            if len(near) + len(holders[key]) > CROWD and near:
                break
            near.update(dict.fromkeys(holders[key][:CROWD]))
    if cores is not None and (at, place) in cores:
        for key in sorted(things(wanted), key=lambda r: (len(holders[r]), r))[:FEWEST]:
            near.update(dict.fromkeys(holders[key][:CROWD]))
    if likely is not None:
        open_to = {unit for unit, _ in likely}
        near = {other: None for other in near if other in open_to}
    if middle.existing is not None and len(things(wanted)) <= FEWEST:
        near.update(dict.fromkeys(existing[middle.existing][:CROWD]))
    found = [Answer(at, place, weights.of(wanted), 1.0)]
    for other in sorted(near):
        if other != at and (units[other].ought == own.ought or _ought(own, place)):
            nearness = float(vectors[at] @ vectors[other]) if vectors is not None else None
            answer = _answer(units[other], other, middle, weights) if telling and (nearness or 1.0) >= FAR else None
            if answer is None and telling and nearness is not None and nearness >= CLOSE:
                answer = _near(units[other], other, middle, weights, nearness)
            if answer is None and cores is not None and (nearness or 0) >= SOME:
                answer = _same(units[other], other, middle, weights, cores, (at, place))
            if answer is not None and likely is not None and (other, answer.clause) not in likely:
                answer = None
            answer = answer or _exists(units[other], other, middle, weights)
            if answer and apart(
                own.claims[place], units[other].claims[answer.clause], same=own.speaker == units[other].speaker
            ):
                continue
            if answer and (
                presumed(units[other].clauses[answer.clause], wanted) or presumed(middle, units[other].roots)
            ):
                continue
            if answer and (units[other].ought == own.ought or _ought(units[other], answer.clause)):
                found.append(answer)
    return tuple(found) if len(found) > 1 else ()


def _with_tied(answers: tuple[Answer, ...], tied: Iterable[tuple[int, int]], middle: Answer) -> tuple[Answer, ...]:
    """The answers of a middle with those that are tied to it, each unit once."""
    held = {a.unit: a for a in answers or (middle,)}
    for unit, place in tied:
        held.setdefault(unit, Answer(unit, place, middle.weight, 1.0))
    return tuple(held[unit] for unit in (middle.unit, *sorted(held.keys() - {middle.unit}))) if len(held) > 1 else ()


def _ought(unit: Unit, clause: int) -> bool:
    """True where a cue demands or a clause says what ought to be: "urged them to close it", "it should be closed"."""
    return unit.ought or unit.clauses[clause].signs.ought


def _answer(unit: Unit, at: int, middle: Clause, weights: Weights) -> Answer | None:
    """How a sentence answers a clause, None where too little of it stands close together, or it says something else."""
    wanted = middle.roots
    if len(wanted & unit.roots) < FEWEST or not _proposes(unit):
        return None
    shares = [weights.of(wanted & c.roots) for c in unit.clauses]
    core = max(range(len(shares)), key=lambda i: (shares[i], -i))
    best: Answer | None = None
    for first, last in ((core, core), (core - 1, core), (core, core + 1)):
        if first < 0 or last >= len(unit.clauses):
            continue
        keys = [key for c in unit.clauses[first : last + 1] for _, key in c.keys]
        inside = [i for i, key in enumerate(keys) if key in wanted]
        stretch = frozenset(keys[inside[0] : inside[-1] + 1]) if inside else frozenset()
        shared = wanted & stretch
        weight = weights.of(shared)
        covered = weight / weights.of(wanted)
        dense = weight / max(weights.of(stretch), 1e-6)
        solid = len(shared) >= FEWEST and weights.of(things(shared)) >= EVIDENCE
        if len(things(shared)) < PLENTY:
            solid = solid and _does(middle, shared) and _does(unit.clauses[core], shared)
        if solid and covered >= COVERED and dense >= DENSE and (best is None or weight > best.weight):
            best = Answer(at, core, weight, covered)
    return best


def _near(unit: Unit, at: int, middle: Clause, weights: Weights, nearness: float) -> Answer | None:
    """How a sentence answers a clause that its vector is near to: the nearer, the fewer words they must share."""
    wanted = middle.roots
    if not _proposes(unit):
        return None
    shared = wanted & unit.roots
    core = max(range(len(unit.clauses)), key=lambda i: (weights.of(wanted & unit.clauses[i].roots), -i))
    own = unit.clauses[core].roots
    covered = weights.of(shared) / weights.of(wanted)
    if len(things(own)) >= FEWEST:
        covered = max(covered, weights.of(own & wanted) / weights.of(own))
    if len(shared) < FEWEST or weights.of(things(shared)) < WEAK or nearness + covered < TOGETHER:
        return None
    return Answer(at, core, weights.of(shared), covered)


def _same(unit: Unit, at: int, middle: Clause, weights: Weights, cores: Cores, place: tuple[int, int]) -> Answer | None:
    """How a sentence answers that says in one clause what the middle says, stance aside: their vectors meet."""
    own = cores.get(place)
    if own is None or not _proposes(unit):
        return None
    near = [(float(own @ cores[at, i]), -i) for i in range(len(unit.clauses)) if (at, i) in cores]
    best, clause = max(near, default=(0.0, 0))
    shared = middle.roots & unit.clauses[-clause].roots
    if best < SAME or not things(shared) or not _does(middle, shared):
        return None
    return Answer(at, -clause, weights.of(shared), max(best, COVERED))


def _proposes(unit: Unit) -> bool:
    """True for words that say something: with a verb, or behind a cue that makes a noun say it ("called for talks")."""
    return unit.manner.kind in TAKES_NOUNS or any(c.says for c in unit.clauses)


def _does(clause: Clause, shared: frozenset[str]) -> bool:
    """True where what a clause says is done, if it has a full verb, is among the shared keys."""
    return not clause.verbs or not clause.verbs.isdisjoint(shared)


def _exists(unit: Unit, at: int, middle: Clause, weights: Weights) -> Answer | None:
    """How a sentence answers whether a thing is or happens, None where it names other names besides."""
    if middle.existing is None:
        return None
    for place, clause in enumerate(unit.clauses):
        names, own = clause.roots - things(clause.roots), middle.roots - things(middle.roots)
        if clause.existing == middle.existing and (not names or not own or names & own):
            weight = weights.of(clause.roots & middle.roots)
            return Answer(at, place, weight, COVERED + (1 - COVERED) * weight / max(weights.of(middle.roots), 1e-6))
    return None
