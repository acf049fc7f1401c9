"""Pairs of passages that may render one utterance, each with its evidence and a score.

Two passages of one speaker, or of a speaker and a source nobody names, are compared by their words in order
(longest common runs, weighted by how rare the words are), by the quoted fragments of the one inside the other, by
sentence vectors, and by figures and negations, which vectors do not see. Precision first: what no line of
``_score`` fits is no pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from sayso.link.discrepancy import discrepancies, reading
from sayso.link.statement.abroad import alone, told_alike
from sayso.link.statement.anonymous import Anonymous
from sayso.link.statement.evidence import MANY, NEAR, Evidence, Weights, evidence
from sayso.link.statement.figure import figures_differ
from sayso.link.statement.paraphrase import chance
from sayso.link.statement.passage import Passage
from sayso.link.statement.source import Kind, of_one_kind, share_names_alone
from sayso.link.statement.synonym import Synonyms
from sayso.link.statement.vicinity import Nearness, sharing_runs, worth_comparing

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

LONG_RUN = 10
REACH = 3
TELLING_FRAGMENT = 16
ALTERED = 0.6
LOOK_AGAIN = 0.4
LIKE, CLEAR, APART = 0.55, 0.05, 0.15
UNNAMED, IDIOM = 0.75, 0.68
LIKELY, DOUBTED = 0.5, 0.8
LIKELY_ONE_SOURCE = 0.85
NO_KINDS: Mapping[str, Kind] = {}
NO_BODIES: Mapping[str, frozenset[str]] = {}
NOT_CALLED: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages, by their places in the given sequence (left before right), that may be one utterance."""

    left: int
    right: int
    score: float
    verbatim: bool
    evidence: Evidence


def _is_verbatim(left: Passage, right: Passage, found: Evidence) -> bool:
    long = (found.kept >= 4 and found.run >= 3) or (found.kept >= 2 and found.run >= 6)
    return found.ordered >= NEAR and (long or (left.plain == right.plain and found.kept >= 2))


def _is_fragment(found: Evidence) -> bool:
    about_it = found.cosine >= 0.35 or found.overlap >= 0.4
    return found.fragment >= 14 or (found.fragment >= 7.5 and about_it)


def _is_paraphrase(left: Passage, right: Passage, found: Evidence) -> bool:
    """One proposition in other words, as the learned model has it, unless figures, days or a negation speak against it.

    Where one stem alone is shared, the model must be surer; two quotations that one document has in different words
    are two. What the model leaves is one proposition where the lines below fit: two quotations in one language must
    share more, or be a neighbour's pair.
    """
    if figures_differ(left.figures, right.figures):
        return False
    both = left.quoted and right.quoted
    likely = chance(found, both) >= (DOUBTED if found.common < 2 else LIKELY)
    if likely and not (both and left.document == right.document):
        return not _otherwise(left, right)
    if found.conflict or found.best < 0:
        return False
    if found.fragment >= 4 and found.overlap >= 0.99 and found.cosine >= 0.6:
        return True
    if left.quoted and right.quoted:
        enough = min(left.size, right.size) >= 8 or (found.cosine >= 0.9 and found.best >= 0.4)
        apart = found.cosine >= 0.78 and found.best >= APART and found.common >= 1
        return (apart and enough) or (found.cosine >= 0.72 and found.ordered >= 0.45 and found.kept >= 4)
    if found.figure and ((found.cosine >= 0.5 and found.dice >= 0.3) or (found.ordered >= 0.5 and found.dice >= 0.4)):
        return found.common >= 3 and found.cosine >= LOOK_AGAIN
    if found.common < 3:
        return False
    return (found.cosine >= 0.6 and found.dice >= 0.42) or (found.cosine >= 0.75 and found.dice >= 0.3)


def _otherwise(left: Passage, right: Passage) -> bool:
    """True where the two tell another figure, unit or day, or one the opposite of the other, or of more or fewer."""
    told = discrepancies(reading(left.text, left.language), reading(right.text, right.language))
    return any(d.kind != "name" for d in told)


def _is_translation(left: Passage, right: Passage, found: Evidence) -> bool:
    """Near and ahead of its rivals; nearer still where one negates and the other does not, which may be idiom."""
    if figures_differ(left.figures, right.figures):
        return False
    if left.negated != right.negated and found.cosine < IDIOM:
        return False
    return found.cosine >= LIKE and (found.best >= CLEAR or (found.best >= 0 and found.cosine >= 0.7))


def _score(left: Passage, right: Passage, found: Evidence) -> float:
    """The score of the first line that fits: 4 near-verbatim, 3 altered, 2 a quoted fragment, 1 a paraphrase."""
    if left.language and right.language and left.language != right.language:
        return 1 + found.cosine if _is_translation(left, right, found) else 0.0
    both = left.quoted and right.quoted
    if not found.conflict or (both and found.kept >= 5):
        if _is_verbatim(left, right, found):
            return 4 + found.ordered
        if both and found.ordered >= ALTERED and found.kept >= 4 and found.run >= 4:
            return 3 + found.ordered
    if _is_fragment(found):
        return 2 + min(0.99, found.fragment / 40)
    if _is_paraphrase(left, right, found):
        return 1 + min(0.99, (found.cosine + found.dice) / 2)
    return 0.0


def candidates(
    passages: Sequence[Passage],
    speaker: Mapping[str, str],
    may: Callable[[Passage, Passage], bool],
    encoder: Encoder | None,
    day: Callable[[Passage], object] = lambda _: None,
    kinds: Mapping[str, Kind] = NO_KINDS,
    bodies: Mapping[str, frozenset[str]] = NO_BODIES,
    called: Mapping[str, str] = NOT_CALLED,
    anonymous: Anonymous | None = None,
) -> tuple[Pair, ...]:
    """The pairs of passages that are likely one utterance, the best first, ties in the order of the passages.

    ``speaker`` gives the speaker's id of an attribution that has one; ``may`` says whether two passages can be
    one utterance at all (who, when, where), ``day`` when a passage was said, as something that compares equal;
    ``kinds`` tells what a source nobody names is, of an attribution that has no speaker; ``bodies`` which bodies a
    person may speak for; ``called`` what a source without a person's name is called, ``anonymous`` weighs pairs of
    sources nobody names. Passages of different or unknown speakers pair when near-verbatim, those of two unnamed
    sources of one kind as if it were one speaker, of two kinds when likely of one source, those of a person and such a
    body when more than likely, those of two sources called alike in two languages when well ahead.
    """
    weights = Weights(passages)
    vectors = encoder.encode([p.text for p in passages]) if encoder and passages else None
    synonyms = Synonyms(weights, encoder) if encoder else None
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(passages):
        if p.attribution in speaker:
            groups[speaker[p.attribution]].append(at)
        elif p.attribution in kinds:
            groups[f"a {kinds[p.attribution].noun}"].append(at)
    found: dict[tuple[int, int], Pair] = {}
    for members in groups.values():
        near = Nearness(members, passages, vectors, synonyms)
        sure = {
            (a, b): _pair(a, b, passages, weights, near)
            for a, b in sorted(worth_comparing(members, passages, near, day))
            if of_one_kind(passages[a], passages[b], kinds) and may(passages[a], passages[b])
        }
        here = {at: pair for at, pair in sure.items() if pair}
        found |= here | _beside(here, passages, weights, near, may)
    found |= _spoken_for(groups, bodies, passages, may, weights, vectors, synonyms)
    if vectors is not None:
        if anonymous is not None:
            anonymous.weigh(vectors, weights, synonyms)
            found = _of_one_source(anonymous, may, day) | found
        found |= _abroad(passages, speaker, may, weights, vectors)
    if encoder and vectors is not None and called:
        near = Nearness([at for at, p in enumerate(passages) if p.attribution in called], passages, vectors)
        for a, b in told_alike(passages, called, vectors, encoder):
            pair = _pair(a, b, passages, weights, near) if may(passages[a], passages[b]) else None
            if pair and alone(a, b, passages, near):
                found[a, b] = pair
    for a, b in sorted(sharing_runs(passages, speaker)):
        named = passages[a].attribution in speaker and passages[b].attribution in speaker
        if may(passages[a], passages[b]):
            pair = _pair(a, b, passages, weights, None)
            if pair and _carries(pair, passages, named):
                found[a, b] = pair
    return tuple(sorted(found.values(), key=lambda p: (-p.score, p.left, p.right)))


def _spoken_for(
    groups: Mapping[str, Sequence[int]],
    bodies: Mapping[str, frozenset[str]],
    passages: Sequence[Passage],
    may: Callable[[Passage, Passage], bool],
    weights: Weights,
    vectors: Vectors | None,
    synonyms: Synonyms | None,
) -> dict[tuple[int, int], Pair]:
    """Passages of a person and of a body he may speak for, where no doubt is left."""
    found = {}
    for person in sorted(bodies):
        for body in sorted(bodies[person]):
            own, its = groups.get(person, ()), set(groups.get(body, ()))
            near = Nearness(sorted({*own, *its}), passages, vectors, synonyms)
            both = worth_comparing(near.members, passages, near, lambda _: None) if own and its else ()
            for a, b in sorted(both):
                if (a in its) != (b in its) and may(passages[a], passages[b]):
                    pair = _pair(a, b, passages, weights, near)
                    quoted = passages[a].quoted and passages[b].quoted
                    if pair and (pair.verbatim or chance(pair.evidence, quoted) >= DOUBTED):
                        found[a, b] = pair
    return found


def _of_one_source(
    anonymous: Anonymous, may: Callable[[Passage, Passage], bool], day: Callable[[Passage], object]
) -> dict[tuple[int, int], Pair]:
    """Passages of two sources nobody names that most likely tell one utterance of one of them."""
    found = {}
    for a, b in anonymous.pairs(day):
        one, other = anonymous.passages[a], anonymous.passages[b]
        if one.language != other.language or not may(one, other) or share_names_alone(one, other):
            continue
        told = anonymous.evidence(a, b)
        likely = anonymous.chance(a, b, told) >= LIKELY_ONE_SOURCE
        if likely and not figures_differ(one.figures, other.figures) and not _otherwise(one, other):
            score = 1 + min(0.99, (told.cosine + told.dice) / 2)
            found[a, b] = Pair(a, b, round(score, 4), False, told)
    return found


def _abroad(
    passages: Sequence[Passage],
    speaker: Mapping[str, str],
    may: Callable[[Passage, Passage], bool],
    weights: Weights,
    vectors: Vectors,
) -> dict[tuple[int, int], Pair]:
    """Quotations of a source nobody names with their translations: very near, and well ahead of any other."""
    quoted = [at for at, p in enumerate(passages) if p.quoted and p.size > 1]
    unnamed = [at for at in quoted if passages[at].attribution not in speaker]
    if not unnamed or len({passages[at].language for at in quoted}) < 2:
        return {}
    found = {}
    near = Nearness(quoted, passages, vectors)
    rows = vectors[quoted]
    for at in unnamed:
        for row in (rows @ vectors[at] >= UNNAMED).nonzero()[0].tolist():
            a, b = sorted((at, quoted[row]))
            one, other = passages[a], passages[b]
            foreign = one.language and other.language and one.language != other.language
            if foreign and near.lead(a, b) >= APART and may(one, other):
                pair = _pair(a, b, passages, weights, near)
                if pair:
                    found[a, b] = pair
    return found


def _carries(pair: Pair, passages: Sequence[Passage], named: bool) -> bool:
    """True where the wording alone shows one utterance: both quoted, or a run that nobody writes twice.

    Where both have a speaker, and not the same, more words must agree; else a long quoted fragment is enough.
    """
    quoted = passages[pair.left].quoted and passages[pair.right].quoted
    kept, run = (4, 6) if named else (3, 5)
    enough = pair.evidence.kept >= kept and pair.evidence.run >= run
    if not named and pair.evidence.fragment >= TELLING_FRAGMENT:
        return True
    return pair.verbatim and ((quoted and enough) or pair.evidence.run >= LONG_RUN)


def _pair(left: int, right: int, passages: Sequence[Passage], weights: Weights, near: Nearness | None) -> Pair | None:
    one, other = passages[left], passages[right]
    cosine, lead = (near.cosine(left, right), near.lead(left, right)) if near else (0.0, -1.0)
    rivals, alike = (near.rivals(left, right), near.alike(left, right)) if near else (MANY, None)
    found = evidence(one, other, weights, cosine, lead, rivals, alike)
    score = _score(one, other, found)
    return Pair(left, right, round(score, 4), score >= 4, found) if score else None


def _beside(
    sure: Mapping[tuple[int, int], Pair],
    passages: Sequence[Passage],
    weights: Weights,
    near: Nearness,
    may: Callable[[Passage, Passage], bool],
) -> dict[tuple[int, int], Pair]:
    """Further sentences of two quotations that have a sure pair: less evidence is enough beside it, in its order."""
    paired = {at for pair in sure for at in pair}
    found = {}
    for a, b in sorted(sure):
        for x, y in product(range(a - REACH, a + REACH + 1), range(b - REACH, b + REACH + 1)):
            if (
                (x - a) * (y - b) <= 0
                or {x, y} & paired
                or not (_beside_of(x, a, passages) and _beside_of(y, b, passages))
            ):
                continue
            one, other = passages[x], passages[y]
            if one.quoted and other.quoted and may(one, other):
                told = evidence(one, other, weights, near.cosine(x, y), near.lead(x, y), near.rivals(x, y))
                if _goes_along(one, other, told):
                    found[x, y] = Pair(x, y, round(0.5 + told.cosine / 3, 4), False, told)
    return found


def _beside_of(at: int, anchor: int, passages: Sequence[Passage]) -> bool:
    return 0 <= at < len(passages) and passages[at].attribution == passages[anchor].attribution


def _goes_along(left: Passage, right: Passage, found: Evidence) -> bool:
    if figures_differ(left.figures, right.figures) or found.best < 0:
        return False
    if left.language != right.language:
        return found.cosine >= 0.45
    return left.plain == right.plain or (found.cosine >= 0.4 and found.overlap >= 0.4 and found.ordered >= 0.25)
