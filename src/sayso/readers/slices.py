"""Cut pieces of a decoded capture put together to a text whose blocks lead back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.readers.dateline import Dateline, dateline
from sayso.text.clean import Cleaned
from sayso.types import Block, Span

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the decoded capture that starts at ``start``, cleaned, and the kind of block it makes."""

    start: int
    cleaned: Cleaned
    kind: str

    @property
    def words(self) -> str:
        """Its cleaned text."""
        return self.cleaned.text

    def part(self, start: int, stop: int) -> tuple[str, str]:
        """The words of a part of it, and the locator of their place in the decoded capture."""
        stood = self.cleaned.back_span(Span(start, stop))
        return self.words[start:stop], f"{self.start + stood.start}-{self.start + stood.stop}"


def join(slices: Sequence[Slice]) -> tuple[str, tuple[Block, ...], Dateline | None]:
    """The text of the slices with a blank line between them, its blocks, and the dateline that opens its lede.

    A dateline becomes a block of its own, so that it is no part of anybody's sentence.
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
        add(*piece.part(start, start + len(rest.strip())), piece.kind)
    return GAP.join(texts), tuple(blocks), place
