"""Cut pieces of a decoded capture put together to a text whose blocks lead back to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.readers.dateline import Dateline, dateline
from sayso.text.clean import Cleaned
from sayso.types import Block, Span

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the decoded capture that starts at ``start``, cleaned, and the kind of block it makes.

    ``struck`` are the parts of the raw piece that are crossed out, ``steps`` name what opened and cleaned it where the
    reader has more than one way (``envelope.STEPS``).
    """

    start: int
    cleaned: Cleaned
    kind: str
    struck: tuple[Span, ...] = ()
    steps: str = ""

    @property
    def words(self) -> str:
        """Its cleaned text."""
        return self.cleaned.text

    def crossed_out(self, start: int, stop: int) -> tuple[Span, ...]:
        """What is crossed out of a part of its words."""
        places = range(len(self.words))
        found = []
        for raw in self.struck:
            first, last = (bisect_left(places, edge, key=self.cleaned.back) for edge in (raw.start, raw.stop))
            if max(first, start) < min(last, stop):
                found.append(Span(max(first, start), min(last, stop)))
        return tuple(found)

    def part(self, start: int, stop: int) -> tuple[str, str]:
        """The words of a part of it, and the locator of their place in the decoded capture."""
        stood = self.cleaned.back_span(Span(start, stop))
        place = f"{self.start + stood.start}-{self.start + stood.stop}"
        return self.words[start:stop], f"{place} {self.steps}" if self.steps else place


def join(slices: Sequence[Slice]) -> tuple[str, tuple[Block, ...], Dateline | None]:
    """The text of the slices with a blank line between them, its blocks, and the dateline that opens its lede.

    A dateline becomes a block of its own, so that it is no part of anybody's sentence; what is crossed out becomes one
    more, inside the block that holds it.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    place: Dateline | None = None
    at = 0

    def add(words: str, locator: str, kind: str) -> None:
        nonlocal at
        at += len(GAP) if texts else 0
        blocks.append(Block(Span(at, at + len(words)), kind, locator))
        texts.append(words)
        at += len(words)

    for piece in slices:
        opening = dateline(piece.words) if piece.kind == "lede" else None
        size = opening.size if opening else 0
        if opening:
            place = opening
            add(*piece.part(0, len(piece.words[:size].rstrip())), "dateline")
        rest = piece.words[size:]
        start = size + len(rest) - len(rest.lstrip())
        stop = start + len(rest.strip())
        add(*piece.part(start, stop), piece.kind)
        first = at - (stop - start) - start
        for cut in piece.crossed_out(start, stop):
            locator = piece.part(cut.start, cut.stop)[1]
            blocks.append(Block(Span(first + cut.start, first + cut.stop), "struck", locator))
    return GAP.join(texts), tuple(blocks), place
