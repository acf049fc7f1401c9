"""Pairs of two languages whose sources have no name in common: "the mayor" and "die Bürgermeisterin".

An office and a body are called by other words in every language, so that no name joins their speakers. What they are
called is compared by its vector, as what they said is; neither is enough alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sayso.link.discrepancy import discrepancies, reading
from sayso.link.statement.passage import Passage
from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.types import Attribution, Document, Encoder, Speaker

if TYPE_CHECKING:
    import numpy

    from sayso.link.statement.vicinity import Nearness

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

BODIES = frozenset({"body", "group"})
# How near two contents and two sources must be, and how far a pair ahead of either's next best.
TOLD_ALIKE, CALLED_ALIKE, AHEAD = 0.55, 0.5, 0.05
SHORTEST = 10
ROWS = 512


def called(
    documents: Mapping[str, Document], attributions: Iterable[Attribution], whose: Mapping[str, Speaker]
) -> dict[str, str]:
    """The words for the sources that nobody names and for bodies, by attribution; pronouns left out."""
    found = {}
    for a in attributions:
        speaker, language = whose.get(a.id), documents[a.document].language
        named = speaker is not None and speaker.kind not in BODIES
        if named or not a.source or a.voice == "narrated":
            continue
        words = a.source[0].of(documents[a.document].text)
        known = lexicon(language) if language in LANGUAGES else None
        if known is None or not known.has("pronouns", fold(words)):
            found[a.id] = words
    return found


def told_alike(
    passages: Sequence[Passage], called: Mapping[str, str], vectors: Vectors, encoder: Encoder
) -> Iterator[tuple[int, int]]:
    """Places of two passages, of two languages, that are near in what is said and in what their sources are called."""
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(passages):
        if p.attribution in called and p.language and len(p.text) >= SHORTEST:
            spoken[p.language].append(at)
    tongues = combinations(sorted(spoken), 2)
    near = [pair for one, other in tongues for pair in _near(spoken[one], spoken[other], vectors)]
    words = sorted({called[passages[at].attribution] for pair in near for at in pair})
    rows = dict(zip(words, encoder.encode(words), strict=True))
    for left, right in near:
        one, other = (rows[called[passages[at].attribution]] for at in (left, right))
        if float(one @ other) >= CALLED_ALIKE:
            yield min(left, right), max(left, right)


def _near(left: Sequence[int], right: Sequence[int], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """The places of the one language and of the other whose contents are near, block by block."""
    for start in range(0, len(left), ROWS):
        block = left[start : start + ROWS]
        for a, b in zip(*(axis.tolist() for axis in (vectors[block] @ vectors[right].T >= TOLD_ALIKE).nonzero())):
            yield block[a], right[b]


def alone(left: int, right: int, passages: Sequence[Passage], near: Nearness) -> bool:
    """True where the two are ahead of any other, and no figure, day or negation of the one differs."""
    one, other = passages[left], passages[right]
    known = one.language in LANGUAGES and other.language in LANGUAGES
    if near.lead(left, right) < AHEAD or (known and one.negated != other.negated):
        return False
    return not any(
        d.kind != "name" for d in discrepancies(reading(one.text, one.language), reading(other.text, other.language))
    )
