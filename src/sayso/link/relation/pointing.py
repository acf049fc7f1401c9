"""Denials that only point back, "this never happened", held against what other documents tell.

Inside its own document such a denial answers the claim before it (``rebuttal``). What it denies elsewhere is told by
the words of its document just before it: the claim that another outlet tells must be told there, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from sayso.link.relation.assertion import LIGHT, Assertion, Rareness
from sayso.link.relation.denial import is_innocence
from sayso.link.relation.disparity import BARE_DEED, tentative
from sayso.link.relation.facing import Clash
from sayso.link.relation.opposition import stands_against
from sayso.link.relation.rebuttal import ACCUSED
from sayso.link.relation.synonym import sense
from sayso.link.spelling import words
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.root import root
from sayso.text.speech import ACCUSES

if TYPE_CHECKING:
    from sayso.types import Encoder

# How much of a claim the words before a denial must tell, how near both must be, and how many are taken at most.
TOLD, NEAR, ALONE, MOST, FEWEST = 0.45, 0.4, 0.6, 3, 2
# How many of those told best are looked at more closely: so many vectors a denial are made, however many claims.
LIKELY = 12
# How much of an accusation they must tell where "the allegations" are denied by the one whom it names.
ACCUSED_TOLD = 0.12
Told = tuple[Assertion, float]


def answered_abroad(
    sides: Sequence[Assertion], rareness: Rareness, encoder: Encoder | None, of: str | None = None
) -> Iterator[tuple[Assertion, Assertion, Clash]]:
    """Claims of other documents, each with the denial that points back to what its own document says of them.

    ``of`` names a document: only its denials, and those of its claims, are looked for.
    """
    denials = [one for one in sides if one.back and one.before and one.speaker is not None]
    if not denials:
        return
    told = Claims((one for one in sides if _claims(one)), rareness)
    found = [(denial, told.likely(denial, of, ALONE if encoder is None else TOLD)) for denial in denials]
    nearness = _nearness(found, encoder)
    for denial, likely in found:
        scored = [
            (-share, claim) if cosine is None else (-(share + cosine) / 2, claim)
            for claim, share in likely
            if (cosine := nearness.get((denial.before, claim.text))) is None or cosine >= NEAR
        ]
        for score, claim in sorted(scored, key=lambda told: (told[0], *_place(told[1])))[:MOST]:
            yield claim, denial, Clash("contradicts", "denial", -score)


class Claims:
    """What is claimed anywhere, found by the words that tell it."""

    def __init__(self, claims: Iterable[Assertion], rareness: Rareness) -> None:
        self._claims = tuple(claims)
        self._rareness = rareness
        self._weight = [rareness.of(claim.roots) for claim in self._claims]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(self._claims):
            for key in claim.roots:
                self._holders[key].append(at)

    def likely(self, denial: Assertion, of: str | None, least: float) -> list[Told]:
        """The few claims that the words before a denial tell best, each with the share of it that is told."""
        asked = None if of in (None, denial.attribution.document) else of
        accused = ACCUSED.search(denial.text) is not None or is_innocence(denial.text)
        shared: Counter[int] = Counter()
        weight: defaultdict[int, float] = defaultdict(float)
        for key in sorted(_topic(denial)):
            for at in self._holders.get(key, ()):
                if asked in (None, self._claims[at].attribution.document):
                    shared[at] += 1
                    weight[at] += self._rareness.one(key)
        told = [
            (self._claims[at], weight[at] / self._weight[at])
            for at, n in shared.items()
            if _may_deny(denial, self._claims[at])
            and (
                (n >= FEWEST and weight[at] >= least * self._weight[at])
                or (accused and weight[at] >= ACCUSED_TOLD * self._weight[at] and _accuses(self._claims[at], denial))
            )
        ]
        return nsmallest(LIKELY, told, key=lambda found: (-found[1], *_place(found[0])))


def _accuses(claim: Assertion, denial: Assertion) -> bool:
    """True where a claim is told as an accusation, in a sentence that names the one who denies."""
    blames = claim.accuses or ACCUSES.search(f"{claim.cue} {claim.text}") is not None
    return blames and bool(claim.around & denial.who) and not claim.who & denial.who


def _place(claim: Assertion) -> tuple[str, int]:
    return claim.attribution.id, claim.start


def _topic(denial: Assertion) -> frozenset[str]:
    """The keys of the words before a denial, names among them as names stand in sentences."""
    told = [w for w in words(denial.before) if w.plain not in EMPTY | NEGATORS | LIGHT and not w.plain[0].isdigit()]
    language = denial.passage.language
    return frozenset(root(w.plain, language) for w in told) | frozenset(sense(w.plain, language) for w in told)


def _claims(one: Assertion) -> bool:
    plainly = not (one.denial or one.back or one.unsaid or tentative(one)) and not stands_against(one.read)
    return plainly and not BARE_DEED.match(one.text) and not any(w.plain in NEGATORS for w in one.passage.words)


def _may_deny(denial: Assertion, claim: Assertion) -> bool:
    if claim.speaker is None or claim.speaker == denial.speaker or claim.passage.language != denial.passage.language:
        return False
    return claim.attribution.document != denial.attribution.document


def _nearness(
    found: Sequence[tuple[Assertion, Sequence[Told]]], encoder: Encoder | None
) -> dict[tuple[str, str], float]:
    """The cosines of the words before each denial and its likely claims, every text encoded once."""
    texts = {text: at for at, text in enumerate(dict.fromkeys(_texts(found)))}
    if encoder is None or not texts:
        return {}
    vectors = encoder.encode(list(texts))
    return {
        (denial.before, claim.text): round(float(vectors[texts[claim.text]] @ vectors[texts[denial.before]]), 4)
        for denial, likely in found
        for claim, _ in likely
    }


def _texts(found: Sequence[tuple[Assertion, Sequence[Told]]]) -> Iterator[str]:
    for denial, likely in found:
        if likely:
            yield denial.before
            yield from (claim.text for claim, _ in likely)
