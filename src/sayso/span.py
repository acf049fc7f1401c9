"""A place in a text: half-open code points; imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The words the span covers.

        >>> Span(4, 9).of("the mayor said")
        'mayor'
        """
        return text[self.start : self.stop]

    def meets(self, other: Span) -> bool:
        """True where the two spans share a character.

        >>> Span(0, 4).meets(Span(3, 5)), Span(0, 4).meets(Span(4, 5))
        (True, False)
        """
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        """True where the other span lies inside this one."""
        return self.start <= other.start and other.stop <= self.stop


Spans = tuple[Span, ...]
