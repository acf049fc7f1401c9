"""How likely two clauses answer one question: a logistic model over what they share and how near they lie.

Its few numbers were learned by ``train/question.py`` from matters found by reading and stand in
``tables/pairing.json``; how much a word tells, in ``tables/commonness.txt``, from how many articles of a corpus have
it. Only English clauses with vectors are weighed.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.link.question.clause import TIMING, Unit, presumed, things
from sayso.link.question.proposition import Proposition, apart

if TYPE_CHECKING:
    import numpy

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

NAMES = (
    "sentence", "focus", "covered", "covered less", "focus weight", "weight", "rarest", "one agent", "names",
    "other names", "demand", "main", "theme", "words", "document", "close by", "attitudes", "attitude",
    "one speaker", "length", "existing", "opposed", "in order",
)  # fmt: skip
RAREST, THEME, LESS, SMALL = 5.0, 0.25, 0.6, 0.5
CROWD, NEAREST, LOOK, NEARBY = 150, 12, 0.25, 600
MOST_NAMES, MOST_WEIGHT = 3, 12.0
BACKDROP = TIMING | frozenset("because although though as if unless whereas".split())
Claimed = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that may answer: by its unit and place, with its telling words and what it says of whom."""

    unit: int
    clause: int
    keys: frozenset[str]
    says: Proposition
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses, by units and places, and how likely they answer one question: 0 to 1."""

    left: Claimed
    right: Claimed
    chance: float


@cache
def _commonness() -> dict[str, float]:
    """How much each common English root tells, the logarithm of how rare it is; what is not listed tells ``RAREST``."""
    lines = (files("sayso.link.question") / "tables" / "commonness.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {root: float(weight) for weight, *roots in rows for root in roots}


@cache
def _table() -> tuple[tuple[float, ...], float]:
    """The weights in the order of ``NAMES``, and the bias."""
    data = json.loads((files("sayso.link.question") / "tables" / "pairing.json").read_text("utf-8"))
    return tuple(float(data["weights"][name]) for name in NAMES), float(data["bias"])


def claims(units: Sequence[Unit]) -> list[Claim]:
    """The clauses that may answer, without those that only tell when or why."""
    found = []
    for at, unit in enumerate(units):
        for place, (clause, says) in enumerate(zip(unit.clauses, unit.claims, strict=True)):
            keys = things(clause.roots) | (says.focus if says.cued else frozenset())
            answers = clause.says or says.cued or unit.manner.kind in ("demands", "denies", "declines")
            if keys and answers and clause.words[0].plain not in BACKDROP:
                order = tuple(key for _, key in clause.keys if not key.startswith("^"))
                found.append(Claim(at, place, keys, says, order))
    return found


class Scene:
    """The clauses of one story, how much each word tells there, and the features of pairs of clauses."""

    def __init__(self, units: Sequence[Unit], vectors: Vectors) -> None:
        self.units, self.claims = units, claims(units)
        self._counts = Counter(r for u in units for r in u.roots)
        self._whole = max(len(units), 1)
        self._sentences = vectors
        self._weights: dict[str, float] = {}
        self._sums = [(self.weight(c.keys), self.weight(c.says.focus)) for c in self.claims]

    def weight(self, keys: frozenset[str]) -> float:
        """How much these keys tell together; what much of the story is about tells less."""
        return sum(self._of(key) for key in sorted(keys))

    def _of(self, key: str) -> float:
        known = self._weights.get(key)
        if known is None:
            share = min(self._counts[key] / self._whole / THEME, 1.0)
            known = _commonness().get(key, RAREST) * (1 - LESS * share)
            self._weights[key] = known
        return known

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of clauses of two attributions that share a word which no crowd has, the nearest of each."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(self.claims):
            for key in claim.keys:
                holders[key].append(at)
        held: set[tuple[int, int]] = set()
        for at, claim in enumerate(self.claims):
            near: set[int] = set()
            for key in sorted(claim.keys, key=lambda k: (len(holders[k]), k)):
                if near and len(near) + len(holders[key]) > CROWD:
                    break
                near.update(holders[key][:CROWD])
            own = self.units[claim.unit].attribution
            others = sorted(n for n in near if self.units[self.claims[n].unit].attribution != own)
            if not others:
                continue
            likeness = self._sentences[[self.claims[n].unit for n in others]] @ self._sentences[claim.unit]
            for n in likeness.argsort(kind="stable")[::-1][:NEAREST]:
                if likeness[n] >= LOOK:
                    held.add((min(at, others[n]), max(at, others[n])))
        for left, right in sorted(held):
            one, other = self.claims[left], self.claims[right]
            same = self.units[one.unit].speaker == self.units[other.unit].speaker
            if not apart(one.says, other.says, same=same) and not self._presumed(one, other):
                yield left, right

    def _presumed(self, one: Claim, other: Claim) -> bool:
        mine, theirs = (self.units[c.unit].clauses[c.clause] for c in (one, other))
        return presumed(mine, other.keys) or presumed(theirs, one.keys)

    def features(self, left: int, right: int) -> tuple[float, ...]:
        """The numbers the model weighs, in the order of ``NAMES``."""
        one, other = self.claims[left], self.claims[right]
        mine, theirs = self.units[one.unit], self.units[other.unit]
        shared, focus = one.keys & other.keys, one.says.focus & other.says.focus
        told, done = self.weight(shared), self.weight(focus)
        covered = sorted(told / (self._sums[at][0] + SMALL) for at in (left, right))
        central = max(done / (self._sums[at][1] + SMALL) for at in (left, right))
        agents = not one.says.agents.isdisjoint(other.says.agents)
        names = (one.says.agents | one.says.others) & (other.says.agents | other.says.others)
        clauses = mine.clauses[one.clause], theirs.clauses[other.clause]
        start, stop = mine.passage.spans[0].start, theirs.passage.spans[0].start
        document = mine.passage.document == theirs.passage.document
        clash = bool(one.says.others and other.says.others) and one.says.others.isdisjoint(other.says.others)
        opposed = (clauses[0].signs.negations + (mine.manner.kind == "denies")) % 2 != (
            clauses[1].signs.negations + (theirs.manner.kind == "denies")
        ) % 2
        return (
            float(self._sentences[one.unit] @ self._sentences[other.unit]),
            central,
            covered[1],
            covered[0],
            min(done, MOST_WEIGHT) / MOST_WEIGHT,
            min(told, MOST_WEIGHT) / MOST_WEIGHT,
            max((self._of(key) for key in shared), default=0.0) / RAREST,
            float(agents),
            min(len(names), MOST_NAMES) / MOST_NAMES,
            float(clash),
            float((mine.ought or clauses[0].signs.ought) != (theirs.ought or clauses[1].signs.ought)),
            ((one.clause == mine.main) + (other.clause == theirs.main)) / 2,
            max((self._counts[key] / self._whole for key in shared), default=0.0),
            math.log1p(len(shared)),
            float(document),
            float(document and abs(start - stop) < NEARBY),
            float(one.says.cued and other.says.cued),
            float(one.says.cued != other.says.cued),
            float(mine.speaker == theirs.speaker),
            math.log1p(len(one.keys) + len(other.keys)),
            float(clauses[0].existing is not None and clauses[0].existing == clauses[1].existing),
            float(opposed),
            float(bool(_bigrams(one) & _bigrams(other))),
        )

    def pairs(self) -> list[Pair]:
        """Every pair looked at, with the model's estimate."""
        weights, bias = _table()
        found = []
        for left, right in self.candidates():
            told = bias + sum(w * x for w, x in zip(weights, self.features(left, right), strict=True))
            one, other = self.claims[left], self.claims[right]
            found.append(Pair((one.unit, one.clause), (other.unit, other.clause), 1 / (1 + math.exp(-told))))
        return found


def _bigrams(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset(zip(claim.order, claim.order[1:], strict=False))
