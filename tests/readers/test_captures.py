"""Every folder of tests/captures is read, and every field of its expected.json is one test."""

from __future__ import annotations

import binascii
import json
import quopri
import re
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sayso.readers import media_type, place, read
from sayso.readers.archive import unpacked
from sayso.types import Block, Capture, Document, Hints, Problem, Span

FOLDER = Path(__file__).parents[1] / "captures"
CASES = sorted(FOLDER.glob("*/*/expected.json"))
NOT_TESTED = ("file", "hints")
WITHOUT_A_WAY_BACK = ("pdf", "word", "opendocument", "rtf")
NAMED = re.compile(r"(?:pages?|paragraph|note) \d+(?:-\d+)?")
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


@cache
def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


@cache
def captured(path: Path) -> tuple[Capture | Problem, ...]:
    """The file's capture, or those inside it."""
    name = expected(path)["file"]
    body = (path.parent / name).read_bytes()
    return tuple(unpacked(Capture(name, None, media_type(name, body), body)))


@cache
def outcome(path: Path) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    hints = Hints(**expected(path)["hints"])
    found = [r for c in captured(path) for r in (read(c, hints) if isinstance(c, Capture) else (c,))]
    return tuple(d for d in found if isinstance(d, Document)), tuple(p for p in found if isinstance(p, Problem))


def capture_of(path: Path, document: Document) -> Capture:
    bodies = {sha256(c.body).hexdigest(): c for c in captured(path) if isinstance(c, Capture)}
    return bodies[document.capture]


def facts(document: Document, wanted: dict[str, Any]) -> dict[str, Any]:
    told = {name: getattr(document, name) for name in wanted if name not in ("blocks", "absent")}
    if "post" in wanted and document.post:
        told["post"] = {n: v for n, v in asdict(document.post).items() if v not in (None, False)}
    if "blocks" in wanted:
        told["blocks"] = [[b.kind, b.span.of(document.text)[:32]] for b in document.blocks]
    return told


FIELDS = [(path, name) for path in CASES for name in expected(path) if name not in NOT_TESTED]


@pytest.mark.parametrize(("path", "name"), FIELDS, ids=[f"{p.parts[-3]}-{n}" for p, n in FIELDS])
def test_field(path: Path, name: str) -> None:
    wanted = expected(path)[name]
    documents, problems = outcome(path)
    if name == "problems":
        assert [p.code for p in problems] == wanted
    elif name == "captures":
        found = [c for c in captured(path) if isinstance(c, Capture)]
        assert [[c.url, c.fetched, c.media_type] for c in found] == wanted
    elif name == "documents":
        assert [facts(d, w) for d, w in zip(documents, wanted, strict=True)] == wanted
    elif name == "absent":
        assert [words for words in wanted if words in documents[0].text] == []
    else:
        assert facts(documents[0], {name: wanted}) == {name: wanted}


@pytest.mark.parametrize("path", CASES, ids=[p.parts[-3] for p in CASES])
def test_every_block_leads_back_to_its_bytes(path: Path) -> None:
    for document in outcome(path)[0]:
        capture = capture_of(path, document)
        places = [place(document, capture, block.span) for block in document.blocks]
        if document.reader.partition("@")[0] in WITHOUT_A_WAY_BACK:
            assert not any(places) and all(NAMED.fullmatch(b.locator) for b in document.blocks)
            continue
        assert all(len(p) == 1 and 0 <= p[0].start < p[0].stop <= len(capture.body) for p in places)
        for block, (stood,) in zip(document.blocks, places, strict=True):
            first, last = _edges(document, block)
            slice_ = unwrapped(capture.body[stood.start : stood.stop])
            assert any(word.encode(code) in slice_ for word in (first, last) for code in ("utf-8", "cp1251"))


def unwrapped(slice_: bytes) -> bytes:
    """The bytes, with what the transfer encodings of mails make of them."""
    lines = [binascii.a2b_base64(line) if BASE64.fullmatch(line) else b"" for line in slice_.split(b"\r\n")]
    return slice_ + quopri.decodestring(slice_) + b"".join(lines)


def _edges(document: Document, block: Block) -> tuple[str, str]:
    words = [w for w in block.span.of(document.text).split() if w.isalnum()] or [""]
    return words[0], words[-1]


@pytest.mark.parametrize("path", CASES, ids=[p.parts[-3] for p in CASES])
def test_blocks_stand_in_order_and_apart(path: Path) -> None:
    for document in outcome(path)[0]:
        edges = [(b.span.start, b.span.stop) for b in document.blocks]
        assert edges == sorted(edges)
        assert all(a[1] <= b[0] for a, b in zip(edges, edges[1:], strict=False))
        assert all(Span(*e).of(document.text).strip() == Span(*e).of(document.text) != "" for e in edges)


def test_there_are_captures() -> None:
    assert len(CASES) >= 7
