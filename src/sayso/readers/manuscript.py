"""Texts of paged and office files: paragraphs with a named place but without bytes of their own to lead back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.readers.document import Found, document
from sayso.readers.layout import byline
from sayso.readers.text import layout
from sayso.types import Block, Capture, Document, Hints, Problem, Span

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph's words, the kind its format says (empty where it says none), and the name of its place."""

    words: str
    kind: str
    locator: str


def manuscript(
    capture: Capture, hints: Hints, reader: str, paragraphs: Sequence[Paragraph], title: str | None = None
) -> tuple[Document, tuple[Problem, ...]] | None:
    """The Document of the paragraphs in order with its Problems, None where none has a word.

    What the format does not say of a paragraph its words may, as in plain text. Locators are ``page 3`` or
    ``paragraph 12``: nothing leads back to bytes, so the capture is read again to prove the text.
    """
    kept = [p for p in paragraphs if any(map(str.isalnum, p.words))]
    if not any(p.kind not in ("boilerplate", "headline") for p in kept) and not any(len(p.words) > 60 for p in kept):
        return None
    text = GAP.join(p.words for p in kept)
    found_blocks, found = layout(text)
    blocks: list[Block] = []
    at = 0
    edges = []
    for paragraph in kept:
        edges.append(Span(at, at + len(paragraph.words)))
        at += len(paragraph.words) + len(GAP)
    number = 0
    for block in found_blocks:
        while edges[number].stop <= block.span.start:
            number += 1
        kind = kept[number].kind or block.kind
        if block.kind == "dateline" and kept[number].kind in ("", "body"):
            kind = "dateline"
        blocks.append(Block(block.span, kind, kept[number].locator))
    blocks = _opened(blocks)
    heads = [p.words for p in kept if p.kind == "headline"]
    by = next((b.span.of(text) for b in blocks if b.kind == "byline"), None)
    return document(capture, hints, reader, text, blocks, _told(found, title or next(iter(heads), None), by))


def _opened(blocks: list[Block]) -> list[Block]:
    """The blocks with one lede: the first paragraph of prose."""
    first = next((n for n, b in enumerate(blocks) if b.kind in ("lede", "body")), None)
    kinds = ["body" if b.kind == "lede" and n != first else b.kind for n, b in enumerate(blocks)]
    if first is not None:
        kinds[first] = "lede"
    return [Block(b.span, kind, b.locator) for b, kind in zip(blocks, kinds, strict=True)]


def _told(found: Found, title: str | None, by: str | None) -> Found:
    return Found(
        title=" ".join(title.split()) if title else found.title,
        outlet=found.outlet,
        published=found.published,
        dateline=found.dateline,
        byline=found.byline or (byline(by) if by else None),
        wire=found.wire,
        url=found.url,
        language=found.language,
    )
