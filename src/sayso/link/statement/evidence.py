"""What speaks for one utterance behind two passages: words in order, words alike, fragments, vectors, figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link.spelling import stem
from sayso.link.statement.figure import figures_differ, negations
from sayso.link.statement.passage import EMPTY, Passage

LOOSE = 5
SHORT, TWICE_MARKED = 6, 1.5
BACKGROUND = 300
NEAR = 0.8
MANY = 5.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one utterance behind two passages.

    ``ordered``: weight of the shared words that stand in one order, over the lighter passage's weight; ``kept``: how
    many of them carry meaning; ``run``: words of the longest common run; ``overlap``: shared stems by weight over the
    lighter passage, ``dice``: over both, ``shared``: their weight, ``common``: how many; ``fragment``: weight of
    quoted fragments of the one that stand in the other; ``cosine``: of the vectors; ``best``: how far each is ahead
    as the other's nearest in its document; ``rivals``: how many passages of the speaker stand in the two documents
    that the other might be told by instead, on a logarithmic scale; ``figure``: a telling number in both;
    ``conflict``: another figure, or a negation in one alone; ``alike``: words of the one that the other has, or near
    ones, over all its own; ``opening``: both stand where their documents begin.
    """

    ordered: float
    kept: int
    run: int
    overlap: float
    dice: float
    shared: float
    common: int
    fragment: float
    cosine: float
    best: float
    rivals: float
    figure: bool
    conflict: bool
    alike: float
    opening: bool


class Weights:
    """How much a stem tells: the logarithm of how rare it is among the passages given.

    They are counted as if ``BACKGROUND`` more had been read that lack it, so that two documents weigh like twenty.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        counts = Counter(s for p in passages for s in p.stems)
        self._weight = {s: math.log((len(passages) + BACKGROUND) / (n + 0.5)) for s, n in counts.items()}

    def of(self, stems: Iterable[str]) -> float:
        """The sum over stems; summed in one order, so that it never varies."""
        return sum(self._weight.get(s, 0.0) for s in sorted(stems))

    def word(self, plain: str) -> float:
        """The weight of one word as spelled; nothing for an empty word."""
        return 0.0 if plain in EMPTY else self._weight.get(stem(plain), 0.0)


def _ordered(left: Passage, right: Passage, weights: Weights) -> tuple[float, int, int]:
    blocks = SequenceMatcher(None, left.plain, right.plain, autojunk=False).get_matching_blocks()
    told = [w for b in blocks for w in left.plain[b.a : b.a + b.size] if w not in EMPTY]
    lighter = min(sum(weights.word(w) for w in p.plain) for p in (left, right))
    run = max(b.size for b in blocks)
    return sum(weights.word(w) for w in told) / max(lighter, 1e-6), len(told), run


def _stands(whole: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return any(tuple(whole[i : i + size]) == tuple(part) for i in range(len(whole) - size + 1))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """True where the part stands in the whole; one of five words and more may differ in a fifth of them."""
    if _stands(whole, part):
        return True
    size = len(part)
    if size < LOOSE or len(set(part) & set(whole)) < NEAR * len(set(part)):
        return False
    blocks = SequenceMatcher(None, whole, part, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size > 1) >= NEAR * size


def _tells(whole: Sequence[str], part: Sequence[str]) -> bool:
    """True where several words of the part stand in the whole, little words aside on both sides."""
    telling = [w for w in part if w not in EMPTY]
    return len(telling) > 1 and _stands([w for w in whole if w not in EMPTY], telling)


def _marked(passage: Passage) -> tuple[tuple[str, ...], ...]:
    """The words of each quoted fragment, or of a wholly quoted short passage."""
    return passage.fragments or ((passage.plain,) if passage.quoted and 2 <= len(passage.plain) <= SHORT else ())


def _fragment(left: Passage, right: Passage, weights: Weights) -> float:
    """The weight of one's quoted fragments that stand in the other; more where they stand in marks there too."""
    found = 0.0
    for one, other in ((left, right), (right, left)):
        # Two short quotations in one set of words are repeated easily; a fragment is what a reporter picked out.
        marked = _marked(other) if one.fragments or other.fragments else ()
        told = 0.0
        for part in _marked(one):
            if _holds(other.plain, part) or (one.fragments and _tells(other.plain, part)):
                weight = sum(weights.word(w) for w in part)
                told += weight * (TWICE_MARKED if any(_holds(m, part) or _holds(part, m) for m in marked) else 1)
        found = max(found, told)
    return found


def _one_figure(left: Passage, right: Passage) -> bool:
    """True where both have one figure of one unit, or one large figure that is no year."""
    both = {(f.value, f.unit) for f in left.figures} & {(f.value, f.unit) for f in right.figures}
    values = {f.value for f in left.figures} & {f.value for f in right.figures}
    return any(unit not in ("", "th") for _, unit in both) or any(v > 20 and not 1900 <= v <= 2100 for v in values)


def _conflict(left: Passage, right: Passage) -> bool:
    """True where a figure of one unit differs, or one negates in the clause that the two have in common."""
    if figures_differ(left.figures, right.figures):
        return True
    return left.negated != right.negated and _negates(left, right) != _negates(right, left)


def _negates(one: Passage, other: Passage) -> bool:
    """True where the clause of the one that shares most with the other has a negation."""
    best = max(one.clauses, key=lambda clause: len(other.stems & {stem(w) for w in clause}), default=())
    return negations(best, one.language) > 0


def evidence(
    left: Passage,
    right: Passage,
    weights: Weights,
    cosine: float,
    best: float,
    rivals: float = MANY,
    alike: float | None = None,
) -> Evidence:
    """What speaks for one utterance behind two passages; where ``alike`` is None, shared stems alone are alike."""
    ordered, kept, run = _ordered(left, right, weights)
    lighter = min(weights.of(left.stems), weights.of(right.stems))
    common = left.stems & right.stems
    shared = weights.of(common)
    overlap = shared / max(lighter, 1e-6)
    dice = 2 * shared / max(weights.of(left.stems) + weights.of(right.stems), 1e-6)
    fragment, figure = _fragment(left, right, weights), _one_figure(left, right)
    conflict = _conflict(left, right)
    told = overlap if alike is None else alike
    return Evidence(
        ordered, kept, run, overlap, dice, shared, len(common), fragment,
        cosine, best, rivals, figure, conflict, told, left.opens and right.opens,
    )  # fmt: skip
