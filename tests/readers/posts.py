"""Reading posts in tests: a file's Documents and the codes of its Problems."""

from __future__ import annotations

import json
from typing import Any

from sayso.readers import place, read
from sayso.readers.encoding import decode
from sayso.readers.envelope import opened
from sayso.types import Capture, Document, Hints, Post, Problem


def outcome(held: Any, hints: Hints | None = None, name: str = "posts.json") -> tuple[list[Document], list[str]]:
    """The documents of some JSON or bytes, and the codes of its problems."""
    body = held if isinstance(held, bytes) else json.dumps(held).encode()
    found = read(Capture(name, None, "", body), hints or Hints())
    return [d for d in found if isinstance(d, Document)], [p.code for p in found if isinstance(p, Problem)]


def said(document: Document) -> Post:
    """What the post says of itself."""
    assert document.post is not None
    return document.post


def blocks(document: Document) -> list[tuple[str, str]]:
    """The kinds of its blocks with their words."""
    return [(b.kind, b.span.of(document.text)) for b in document.blocks]


def stood(document: Document, body: bytes, name: str = "posts.json") -> list[bytes]:
    """The captured bytes of each of its blocks."""
    capture = Capture(name, None, "", body)
    places = [place(document, capture, b.span) for b in document.blocks]
    return [body[p.start : p.stop] for found in places for p in found]


def check(capture: Capture, found: tuple[Document | Problem, ...]) -> None:
    """Every result is a Document that leads back into the capture, or a Problem of one line."""
    assert found
    for result in found:
        if isinstance(result, Problem):
            assert "\n" not in result.message and result.code
            continue
        assert result.post is not None and result.text == "\n\n".join(b.span.of(result.text) for b in result.blocks)
        for block in result.blocks:
            (stood,) = place(result, capture, block.span)
            assert 0 <= stood.start < stood.stop <= len(capture.body)
            where, *steps = block.locator.split()
            if steps and "@" not in block.locator:
                start, stop = map(int, where.split("-"))
                assert opened(decode(capture).text[start:stop], steps).text == block.span.of(result.text)
