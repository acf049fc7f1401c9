"""The reporting frame: a cue's sentence without the content, where a report says when, to whom and how."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Attribution, Span, Spans


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence of a cue, the cue and source spans in it, and what of it is neither they nor content."""

    sentence: Span
    anchors: Spans
    outside: Spans


def without(region: Span, taken: Sequence[Span]) -> Spans:
    """The parts of a region that no taken span covers.

    >>> without(Span(0, 10), (Span(2, 4), Span(8, 12)))
    (Span(start=0, stop=2), Span(start=4, stop=8))
    """
    parts = []
    start = region.start
    for span in sorted(taken):
        if span.stop <= start or span.start >= region.stop:
            continue
        if span.start > start:
            parts.append(Span(start, span.start))
        start = max(start, span.stop)
    if start < region.stop:
        parts.append(Span(start, region.stop))
    return tuple(parts)


@lru_cache(maxsize=4)
def sentences_of(text: str) -> Spans:
    """The sentences of a whole text, kept for the next that asks: days, parties and notes all do."""
    return sentences(text)


@lru_cache(maxsize=4)
def paragraphs_of(text: str) -> Spans:
    """The paragraphs of a whole text, kept in the same way."""
    return paragraphs(text)


@lru_cache(maxsize=4)
def quoted_in(text: str) -> Spans:
    """The outermost quotations of a text that are closed, in order, kept in the same way."""
    return tuple(q.span for q in quotations(text, paragraphs_of(text)) if q.depth == 1 and q.closed)


def sentence_at(offset: int, sentences: Spans) -> Span | None:
    """The sentence that holds a character; ``sentences`` are in order."""
    index = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].stop else None


def frame(attribution: Attribution, sentences: Spans) -> Frame | None:
    """The frame of an attribution's cue, or of its source where it has no cue; None where it has neither."""
    credit = attribution.cue or attribution.source
    sentence = sentence_at(credit[0].start, sentences) if credit else None
    if sentence is None:
        return None
    anchors = tuple(sorted(s for s in (*attribution.cue, *attribution.source) if s.meets(sentence)))
    return Frame(sentence, anchors, without(sentence, (*attribution.content, *anchors)))


def gap(one: Span, other: Span) -> Span:
    """What lies between two spans; empty where they touch or meet."""
    first, second = sorted((one, other))
    return Span(min(first.stop, second.start), second.start)
