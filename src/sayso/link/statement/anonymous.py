"""Two sources nobody names that tell one utterance: “a federal judge” in one document, “the appeals court” in another.

Nouns alone do not show that two are one, nor that they are two. A logistic model weighs what speaks for one utterance
behind the two passages, how near what the sources are called is, and how much of the sentences around is one. Its
numbers were learned by ``train/anonymous.py`` and stand in ``tables/anonymous.json``.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.link.spelling import stem, words
from sayso.link.statement import paraphrase
from sayso.link.statement.evidence import BACKGROUND, Evidence, Weights, evidence
from sayso.link.statement.passage import EMPTY, Passage
from sayso.link.statement.source import Kind
from sayso.link.statement.synonym import Synonyms
from sayso.link.statement.vicinity import Nearness, worth_comparing
from sayso.text.segment import sentences
from sayso.types import Document, Encoder, Span

if TYPE_CHECKING:
    from sayso.link.statement.vicinity import Days, Vectors

NAMES = (*paraphrase.NAMES, "called", "around")
LEAST_AROUND, LEAST_NEAR = 0.12, 0.45
# “pilots” beside “a judge” are two, whatever both may have said.
CALLED_ALIKE = 0.55


class Anonymous:
    """The passages of sources nobody names, their evidence, and the chance that two tell one utterance of one source.

    ``members`` are their places among all passages. Needs an encoder; without vectors there is nothing to weigh.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        passages: Sequence[Passage],
        kinds: Mapping[str, Kind],
        encoder: Encoder,
    ) -> None:
        self.passages, self._encoder = passages, encoder
        self.members = [at for at, p in enumerate(passages) if p.attribution in kinds]
        names = sorted({kinds[passages[at].attribution].called for at in self.members})
        rows = encoder.encode(names) if names else ()
        of = dict(zip(names, rows, strict=True))
        self._called = {at: of[kinds[passages[at].attribution].called] for at in self.members}
        self._around = {at: _around(documents[passages[at].document], passages[at]) for at in self.members}
        held = Counter(s for stems in self._around.values() for s in stems)
        self._weight = {s: math.log((len(self.members) + BACKGROUND) / (n + 0.5)) for s, n in held.items()}
        self._whole = {at: self._sum(stems) for at, stems in self._around.items()}

    def weigh(self, vectors: Vectors, weights: Weights, synonyms: Synonyms | None) -> None:
        """Take what evidence is made from; must have been done before ``pairs`` and ``evidence``."""
        self._weights = weights
        self._rivals = Nearness(range(len(self.passages)), self.passages, vectors)
        self._near = Nearness(self.members, self.passages, vectors, synonyms)

    def pairs(self, day: Days) -> list[tuple[int, int]]:
        """Pairs of two documents worth weighing: both called alike, and near in meaning or in like sentences."""
        return [
            (a, b)
            for a, b in sorted(worth_comparing(self.members, self.passages, self._near, day))
            if self.passages[a].document != self.passages[b].document
            and self.called(a, b) >= CALLED_ALIKE
            and (self._near.cosine(a, b) >= LEAST_NEAR or (self.around(a, b) >= LEAST_AROUND and self._common(a, b)))
        ]

    def evidence(self, a: int, b: int) -> Evidence:
        """What speaks for one utterance; rivals are all passages of the two documents, whoever speaks."""
        near, rivals = self._near, self._rivals
        standing = near.cosine(a, b), rivals.lead(a, b), rivals.rivals(a, b), near.alike(a, b)
        return evidence(self.passages[a], self.passages[b], self._weights, *standing)

    def called(self, a: int, b: int) -> float:
        """The cosine of the vectors of what the two sources are called."""
        return round(float(self._called[a] @ self._called[b]), 4)

    def around(self, a: int, b: int) -> float:
        """The weight of the stems that both sentences have, over the mean weight of the two, 0..1."""
        shared = self._sum(self._around[a] & self._around[b])
        return round(2 * shared / max(self._whole[a] + self._whole[b], 1e-6), 4)

    def features(self, a: int, b: int, found: Evidence) -> tuple[float, ...]:
        """The numbers the model weighs, in the order of ``NAMES``."""
        both = self.passages[a].quoted and self.passages[b].quoted
        return (*paraphrase.features(found, both), self.called(a, b), self.around(a, b))

    def chance(self, a: int, b: int, found: Evidence) -> float:
        """The model's estimate, 0..1, that the two are one utterance of one source."""
        weights, bias = _table()
        numbers = self.features(a, b, found)
        return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, numbers, strict=True))))

    def _common(self, a: int, b: int) -> bool:
        """True where they share two stems: the sentences around may agree on who spoke alone."""
        return len(self.passages[a].stems & self.passages[b].stems) > 1

    def _sum(self, stems: frozenset[str]) -> float:
        return sum(self._weight[s] for s in sorted(stems))


@cache
def _table() -> tuple[tuple[float, ...], float]:
    data = json.loads((files("sayso.link.statement") / "tables" / "anonymous.json").read_text("utf-8"))
    return tuple(float(data["weights"][name]) for name in NAMES), float(data["bias"])


def _around(document: Document, passage: Passage) -> frozenset[str]:
    """The stems of the sentences that the passage stands in; a line break ends one."""
    text, first, last = document.text, passage.spans[0].start, passage.spans[-1].stop
    start, stop = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    line = Span(start, stop if stop >= 0 else len(text))
    held = [s for s in sentences(text, line) if s.stop > first and s.start < last]
    found = words(text, held[0].start, held[-1].stop) if held else ()
    return frozenset(stem(w.plain) for w in found if w.plain not in EMPTY)
