"""Cleaning that remembers where each character stood: a step yields edits, never a new text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.errors import SaysoError
from sayso.types import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``new`` in the place of the raw code points from ``start`` to ``stop``."""

    start: int
    stop: int
    new: str = ""


Step = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class _Map:
    """Pieces of one cleaned text: where each starts there, and its raw range; ``kept`` ones are unchanged."""

    starts: tuple[int, ...]
    raw: tuple[Span, ...]
    kept: tuple[bool, ...]

    def first(self, offset: int) -> int:
        """The raw offset at which the cleaned code point starts."""
        piece = max(bisect_right(self.starts, offset) - 1, 0)
        stood = self.raw[piece]
        return stood.start + (offset - self.starts[piece]) if self.kept[piece] else stood.start

    def last(self, offset: int) -> int:
        """The raw offset at which the cleaned code point before ``offset`` stops."""
        piece = max(bisect_right(self.starts, offset - 1) - 1, 0)
        stood = self.raw[piece]
        return stood.start + (offset - self.starts[piece]) if self.kept[piece] else stood.stop


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and the way back to the raw one."""

    text: str
    _maps: tuple[_Map, ...]

    def back(self, offset: int) -> int:
        """The raw offset of a cleaned code point; a replaced one leads to the start of what it replaces.

        >>> apply("a &amp; b", [Edit(2, 7, "&")]).back(4)
        8
        """
        if not 0 <= offset <= len(self.text):
            raise SaysoError(f"offset {offset} is outside a text of {len(self.text)} code points")
        for step in reversed(self._maps):
            offset = step.first(offset)
        return offset

    def back_span(self, span: Span) -> Span:
        """The raw range that holds exactly what became the span; an empty span leads to an empty one.

        >>> apply("a &amp; b", [Edit(2, 7, "&")]).back_span(Span(2, 3))
        Span(start=2, stop=7)
        """
        start = self.back(span.start)
        if span.start == span.stop:
            return Span(start, start)
        stop = span.stop
        for step in reversed(self._maps):
            stop = step.last(stop)
        return Span(start, max(start, stop))

    def then(self, edits: Iterable[Edit]) -> Cleaned:
        """This text cleaned once more; its way back still leads to the first raw text.

        >>> twice = apply("<b>a&amp;b</b>", [Edit(0, 3), Edit(10, 14)]).then([Edit(1, 6, "&")])
        >>> twice.text, twice.back(2)
        ('a&b', 9)
        """
        more = apply(self.text, edits)
        return Cleaned(more.text, self._maps + more._maps)


def apply(raw: str, edits: Iterable[Edit]) -> Cleaned:
    """The text with the edits made, in any order given; offsets are code points of ``raw``.

    Raises ``SaysoError`` where two edits overlap or one lies outside the text.

    >>> apply("Tom &amp; Ann", [Edit(4, 9, "and")]).text
    'Tom and Ann'
    """
    out: list[str] = []
    starts: list[int] = []
    ranges: list[Span] = []
    kept: list[bool] = []
    done = size = 0

    def piece(words: str, start: int, stop: int, unchanged: bool) -> None:
        nonlocal size
        if words:
            out.append(words)
            starts.append(size)
            ranges.append(Span(start, stop))
            kept.append(unchanged)
            size += len(words)

    for edit in sorted(edits):
        if not done <= edit.start <= edit.stop <= len(raw):
            raise SaysoError(f"{edit} overlaps an earlier edit or leaves a text of {len(raw)} code points")
        piece(raw[done : edit.start], done, edit.start, True)
        piece(edit.new, edit.start, edit.stop, False)
        done = edit.stop
    piece(raw[done:], done, len(raw), True)
    # The empty piece answers for the offset behind the last code point.
    starts.append(size)
    ranges.append(Span(len(raw), len(raw)))
    kept.append(True)
    return Cleaned("".join(out), (_Map(tuple(starts), tuple(ranges), tuple(kept)),))


def clean(raw: str, *steps: Step) -> Cleaned:
    """The text after all steps, each working on what the one before left.

    >>> clean("a  b", lambda t: [Edit(1, 3, " ")], lambda t: [Edit(0, 1, "A")]).text
    'A b'
    """
    cleaned = apply(raw, ())
    for step in steps:
        cleaned = cleaned.then(step(cleaned.text))
    return cleaned
