"""An attribution before it has a name: spans, score, and the rule or model that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    """What a tagger found, as drafts."""
    return [Draft(t.source, t.cue, t.content, t.score, made_by, outer) for t in tagged]


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


def voice(text: str, content: Spans, quotations: Iterable[Quotation]) -> str:
    """direct where every word of the content stands in quotation marks, indirect where none does, else mixed.

    >>> from sayso.text.segment import quotations
    >>> t = 'He called it "a bad sign" for all.'
    >>> voice(t, (Span(10, 33),), quotations(t))
    'mixed'
    """
    outer = [q.span for q in quotations if q.depth == 1 and any(q.span.meets(c) for c in content)]
    outside = "".join(s.of(text) for s in without(content, outer))
    inside = any(c.isalnum() for c in "".join(s.of(text) for s in content)) and outer
    if not inside:
        return "indirect"
    return "mixed" if any(c.isalnum() for c in outside) else "direct"
