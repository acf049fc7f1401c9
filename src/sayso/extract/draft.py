"""An attribution before it has a name: spans, score, and the rule or model that made it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from sayso.types import Quotation, Span, Spans, Tagged


@dataclass(frozen=True, slots=True)
class Draft:
    """Spans of one attribution, how sure, what made it; ``outer`` is the content it stands inside, if any."""

    source: Spans
    cue: Spans
    content: Spans
    score: float
    made_by: str
    outer: Spans | None = None


def drafts(tagged: Iterable[Tagged], made_by: str, outer: Spans | None = None) -> list[Draft]:
    """What a tagger found, as drafts; a rule of the tagger stands behind its name: ``lexical:ru@1/that_clause``."""
    return [
        Draft(t.source, t.cue, t.content, t.score, f"{made_by}/{t.rule}" if t.rule else made_by, outer) for t in tagged
    ]


def traced(rule: str, before: Sequence[Draft], after: Iterable[Draft]) -> list[Draft]:
    """What a rule hands back, with its name behind what made each draft that it changed: ``tagger@…+snapped``.

    A draft that the rule made itself bears the rule's name already; spans put together over a space are no change.
    """
    done, same = list(after), {id(d) for d in before}
    if all(id(d) in same for d in done):
        return done
    known, makers = {_spans(d) for d in before}, {d.made_by for d in before}
    return [
        d
        if id(d) in same or d.made_by not in makers or _spans(d) in known
        else replace(d, made_by=f"{d.made_by}+{rule}")
        for d in done
    ]


def _spans(draft: Draft) -> tuple[Spans, Spans, Spans]:
    """A draft's spans, the runs of content that one sign parts as one."""
    content: list[Span] = []
    for span in draft.content:
        if content and span.start <= content[-1].stop + 1:
            span = Span(content.pop().start, span.stop)
        content.append(span)
    return draft.source, draft.cue, tuple(content)


class Spread(Protocol):
    """What has a source, a cue and content: a draft, an attribution."""

    @property
    def source(self) -> Spans: ...
    @property
    def cue(self) -> Spans: ...
    @property
    def content(self) -> Spans: ...


S = TypeVar("S", bound=Spread)


class Ground(Generic[S]):
    """Drafts in order, found by the stretch of text in which their spans stand: rules look at one quotation a time."""

    def __init__(self, found: Iterable[S]) -> None:
        self._drafts: list[S | None] = []
        self._blocks: dict[int, list[int]] = {}
        for draft in found:
            self.add(draft)

    @property
    def drafts(self) -> list[S]:
        """All drafts in the order in which they were given and added."""
        return [d for d in self._drafts if d is not None]

    def near(self, *places: Span) -> list[S]:
        """The drafts with a span close to one of these, in order: all that share a character with one, and others."""
        held = {n for place in places for block in _blocks(place) for n in self._blocks.get(block, ())}
        drafts = (self._drafts[n] for n in sorted(held))
        return [d for d in drafts if d is not None]

    def add(self, draft: S) -> None:
        """Take one more, after the others."""
        self._drafts.append(draft)
        self._place(len(self._drafts) - 1, draft)

    def change(self, old: S, new: S | None) -> None:
        """Put one in another's place, or nothing."""
        number = next(n for block in _blocks(_first(old)) for n in self._blocks[block] if self._drafts[n] is old)
        self._drafts[number] = new
        if new is not None:
            self._place(number, new)

    def _place(self, number: int, draft: S) -> None:
        spans = (*draft.source, *draft.cue, *draft.content) or (_NOWHERE,)
        for block in {block for span in spans for block in _blocks(span)}:
            self._blocks.setdefault(block, []).append(number)


_NOWHERE = Span(0, 0)
_BLOCK = 512


def _first(draft: Spread) -> Span:
    return next(iter((*draft.source, *draft.cue, *draft.content)), _NOWHERE)


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, max(span.stop - 1, span.start) // _BLOCK + 1)


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap or that only white space parts as one.

    >>> joined("ab cd ef", [Span(3, 5), Span(0, 2), Span(7, 8)])
    (Span(start=0, stop=5), Span(start=7, stop=8))
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].stop or not text[found[-1].stop : span.start].strip()):
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return tuple(found)


def touching(ordered: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some spans that share a character with this one; they must be in order and must not overlap.

    >>> touching([Span(0, 3), Span(3, 6), Span(8, 9)], Span(2, 8))
    [Span(start=0, stop=3), Span(start=3, stop=6)]
    """
    first = bisect_right(ordered, span.start, key=lambda s: s.stop)
    return ordered[first : bisect_left(ordered, span.stop, lo=first, key=lambda s: s.start)]


def without(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """What remains of the spans outside the holes."""
    left = list(spans)
    for hole in holes:
        parts = []
        for span in left:
            if not span.meets(hole):
                parts.append(span)
                continue
            if span.start < hole.start:
                parts.append(Span(span.start, hole.start))
            if hole.stop < span.stop:
                parts.append(Span(hole.stop, span.stop))
        left = parts
    return tuple(left)


def width(spans: Iterable[Span]) -> int:
    """How many code points the spans cover together; they must not overlap."""
    return sum(s.stop - s.start for s in spans)


def starting(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Those of some quotations in order that start inside the span; marks never pair across paragraphs."""
    first = bisect_left(quotations, span.start, key=lambda q: q.span.start)
    return quotations[first : bisect_left(quotations, span.stop, lo=first, key=lambda q: q.span.start)]


def outermost(quotations: Iterable[Quotation]) -> list[Span]:
    """The spans of the quotations that stand in no other, in the order given."""
    return [q.span for q in quotations if q.depth == 1]


def voice(text: str, content: Spans, outer: Sequence[Span]) -> str:
    """direct where every word of the content stands in quotation marks, indirect where none does, else mixed.

    ``outer`` are the outermost quotations in order, see ``outermost``.

    >>> from sayso.text.segment import quotations
    >>> t = 'He called it "a bad sign" for all.'
    >>> voice(t, (Span(10, 33),), outermost(quotations(t)))
    'mixed'
    """
    around = [q for c in content for q in touching(outer, c)]
    outside = "".join(s.of(text) for s in without(content, around))
    inside = any(c.isalnum() for c in "".join(s.of(text) for s in content)) and around
    if not inside:
        return "indirect"
    return "mixed" if any(c.isalnum() for c in outside) else "direct"
