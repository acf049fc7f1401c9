"""Documents taken together as a story or a part of one, and how likely two such bundles tell of one happening.

The likeness of two bundles is the mean over all pairs of their documents of the logit of a small logistic regression;
each of its terms is a product of a number of one document and a number of the other, so that sums over the members
give the mean exactly, however many they are (group average, Sokal and Michener 1958). How far apart two bundles are in
days counts as in Miranda et al. (2018): the logarithm of a Gaussian.

The weights were fitted on pairs of the training half of an English set (``bench/stories_online.py --fit``); those
between two languages on translations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import numpy as np

from sayso.link.story.profile import Profile, Rarity

Vector: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pair of documents gains by words and pairs of words in common (cosines), a near vector (cosine), and
    loses by naming different days of the week; ``bias`` for nothing in common.
    """

    words: float
    bigrams: float
    vector: float
    clash: float
    bias: float


PLAIN = Weights(18.5, 7.3, 0.0, -2.0, -5.95)
DENSE = Weights(14.9, 5.6, 4.7, -2.1, -7.8)
# Between two languages only the vector and the days speak.
ACROSS_VECTOR, ACROSS_BIAS = 22.0, -14.5
SIGMA, WINDOW = 3.0, 14


@dataclass(slots=True)
class Part:
    """The documents of one language in a bundle, as sums of what they are compared by."""

    count: int
    terms: dict[str, float]
    vector: Vector
    weekdays: Vector
    dated: float

    def copy(self) -> Part:
        """A part of its own with the same sums."""
        return Part(self.count, dict(self.terms), self.vector.copy(), self.weekdays.copy(), self.dated)

    def add(self, other: Part) -> None:
        """Take in the documents of another."""
        self.count += other.count
        for term, weight in other.terms.items():
            self.terms[term] = self.terms.get(term, 0.0) + weight
        self.vector += other.vector
        self.weekdays += other.weekdays
        self.dated += other.dated


@dataclass(slots=True)
class Bundle:
    """Documents taken together: their ids, the first and last of their days, a part for each language.

    ``days`` are ordinals, empty where no member has a day. What a stream holds is never changed: see ``joined``.
    """

    members: tuple[str, ...]
    days: tuple[int, ...]
    parts: dict[str | None, Part] = field(default_factory=dict)
    own: bool = False

    @property
    def key(self) -> str:
        """The smallest id of the members, which names a bundle among others that share no member with it."""
        return self.members[0]


def single(profile: Profile, rarity: Rarity) -> Bundle:
    """The bundle of one document."""
    weights = DENSE if profile.vector else PLAIN
    plain, pairs = rarity.weigh(profile)
    terms = {term: weight * weights.words**0.5 for term, weight in plain.items()}
    terms |= {term: weight * weights.bigrams**0.5 for term, weight in pairs.items()}
    weekdays = np.zeros(7, dtype=np.float32)
    weekdays[list(profile.weekdays)] = 1.0 / max(1, len(profile.weekdays)) ** 0.5
    vector = np.frombuffer(profile.vector, dtype=np.float16).astype(np.float32)
    part = Part(1, terms, vector, weekdays, float(bool(profile.weekdays)))
    day = ordinal(profile.day)
    days = (day, day) if day is not None else ()
    return Bundle((profile.document,), days, {profile.language: part}, own=True)


def ordinal(day: str | None) -> int | None:
    """The number of a day (ISO 8601), None for none or what is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def joined(left: Bundle, right: Bundle) -> Bundle:
    """One bundle of two; neither must be used after, unless it is not its user's ``own``."""
    large, small = sorted((left, right), key=lambda b: (-len(b.members), b.key))
    if not large.own:
        large = Bundle(large.members, large.days, {one: part.copy() for one, part in large.parts.items()}, own=True)
    for language, part in small.parts.items():
        if language in large.parts:
            large.parts[language].add(part)
        else:
            large.parts[language] = part.copy()
    days = (*large.days, *small.days)
    large.days = (min(days), max(days)) if days else ()
    large.members = tuple(sorted((*large.members, *small.members)))
    return large


def gap(left: Bundle, right: Bundle) -> int:
    """How many days lie between two bundles; 0 where they overlap or one has no day."""
    if not left.days or not right.days:
        return 0
    return max(0, left.days[0] - right.days[1], right.days[0] - left.days[1])


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return sum(weight * large[term] for term, weight in small.items() if term in large)


def likeness(left: Bundle, right: Bundle) -> float:
    """The mean logit that a document of the one and a document of the other tell of one happening, less for a gap."""
    total = 0.0
    for one, mine in left.parts.items():
        for other, theirs in right.parts.items():
            pairs = mine.count * theirs.count
            near = float(mine.vector @ theirs.vector)
            weights = DENSE if len(mine.vector) else PLAIN
            if one == other or not len(mine.vector):
                total += _dot(mine.terms, theirs.terms) + weights.vector * near + weights.bias * pairs
            else:
                total += ACROSS_VECTOR * near + ACROSS_BIAS * pairs
            total += weights.clash * (mine.dated * theirs.dated - float(mine.weekdays @ theirs.weekdays))
    return total / (len(left.members) * len(right.members)) - gap(left, right) ** 2 / (2 * SIGMA**2)


def together(bundles: Iterable[Bundle]) -> Bundle:
    """One bundle of several, at least one."""
    first, *rest = sorted(bundles, key=lambda b: b.key)
    for other in rest:
        first = joined(first, other)
    return first
