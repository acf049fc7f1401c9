"""Denials that only point back, "this never happened", held against what other documents tell.

Inside its own document such a denial answers the claim before it (``rebuttal``). What it denies elsewhere is told by
the words of its document just before it: the claim that another outlet tells must be told there, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sayso.link.relation.assertion import LIGHT, Assertion, Rareness
from sayso.link.relation.disparity import BARE_DEED, tentative
from sayso.link.relation.facing import Clash
from sayso.link.relation.opposition import stands_against
from sayso.link.relation.synonym import sense
from sayso.link.spelling import words
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.root import root

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

# How much of a claim the words before a denial must tell, how near both must be, and how many are taken at most.
TOLD, NEAR, ALONE, MOST, FEWEST = 0.45, 0.4, 0.6, 3, 2


def answered_abroad(
    sides: Sequence[Assertion], rareness: Rareness, encoder: Encoder | None
) -> Iterator[tuple[Assertion, Assertion, Clash]]:
    """Claims of other documents, each with the denial that points back to what its own document says of them."""
    denials = [one for one in sides if one.back and one.before and one.speaker is not None]
    if not denials:
        return
    claims = [one for one in sides if _claims(one)]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for key in claim.roots:
            holders[key].append(at)
    for denial in denials:
        topic = _topic(denial)
        likely = sorted({at for key in topic for at in holders.get(key, ())})
        near = [claims[at] for at in likely if _may_deny(denial, claims[at], topic)]
        if near:
            cosines = _cosines(denial, near, encoder)
            ranked = sorted(
                (-_score(claim, topic, rareness, cosine), claim.attribution.id, claim)
                for claim, cosine in zip(near, cosines, strict=True)
                if _enough(claim, topic, rareness, cosine)
            )
            for score, _, claim in ranked[:MOST]:
                yield claim, denial, Clash("contradicts", "denial", -score)


def _topic(denial: Assertion) -> frozenset[str]:
    """The keys of the words before a denial, names among them as names stand in sentences."""
    told = [w for w in words(denial.before) if w.plain not in EMPTY | NEGATORS | LIGHT and not w.plain[0].isdigit()]
    language = denial.passage.language
    return frozenset(root(w.plain, language) for w in told) | frozenset(sense(w.plain, language) for w in told)


def _claims(one: Assertion) -> bool:
    plainly = not (one.denial or one.back or one.unsaid or tentative(one)) and not stands_against(one.read)
    return plainly and not BARE_DEED.match(one.text) and not any(w.plain in NEGATORS for w in one.passage.words)


def _may_deny(denial: Assertion, claim: Assertion, topic: frozenset[str]) -> bool:
    if claim.speaker is None or claim.speaker == denial.speaker or claim.passage.language != denial.passage.language:
        return False
    return claim.attribution.document != denial.attribution.document and len(claim.roots & topic) >= FEWEST


def _told(claim: Assertion, topic: frozenset[str], rareness: Rareness) -> float:
    whole = rareness.of(claim.roots)
    return rareness.of(claim.roots & topic) / whole if whole else 0.0


def _score(claim: Assertion, topic: frozenset[str], rareness: Rareness, cosine: float | None) -> float:
    told = _told(claim, topic, rareness)
    return told if cosine is None else (told + cosine) / 2


def _enough(claim: Assertion, topic: frozenset[str], rareness: Rareness, cosine: float | None) -> bool:
    told = _told(claim, topic, rareness)
    return told >= ALONE if cosine is None else told >= TOLD and cosine >= NEAR


def _cosines(denial: Assertion, near: Sequence[Assertion], encoder: Encoder | None) -> Sequence[float | None]:
    if encoder is None:
        return [None] * len(near)
    vectors: Vectors = encoder.encode([denial.before, *(claim.text for claim in near)])
    return [round(float(x), 4) for x in vectors[1:] @ vectors[0]]
