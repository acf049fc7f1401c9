"""Every folder of tests/captures is read, and every field of its expected.json is one test."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.readers import media_type, place, read
from sayso.types import Block, Capture, Document, Hints, Problem, Span

FOLDER = Path(__file__).parents[1] / "captures"
CASES = sorted(FOLDER.glob("*/*/expected.json"))
NOT_TESTED = ("file", "hints")


@cache
def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


@cache
def captured(path: Path) -> Capture:
    name = expected(path)["file"]
    body = (path.parent / name).read_bytes()
    return Capture(name, None, media_type(name, body), body)


@cache
def outcome(path: Path) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    found = read(captured(path), Hints(**expected(path)["hints"]))
    return tuple(d for d in found if isinstance(d, Document)), tuple(p for p in found if isinstance(p, Problem))


def facts(document: Document, wanted: dict[str, Any]) -> dict[str, Any]:
    told = {name: getattr(document, name) for name in wanted if name not in ("blocks", "absent")}
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
    elif name == "documents":
        assert [facts(d, w) for d, w in zip(documents, wanted, strict=True)] == wanted
    elif name == "absent":
        assert [words for words in wanted if words in documents[0].text] == []
    else:
        assert facts(documents[0], {name: wanted}) == {name: wanted}


@pytest.mark.parametrize("path", CASES, ids=[p.parts[-3] for p in CASES])
def test_every_block_leads_back_to_its_bytes(path: Path) -> None:
    capture = captured(path)
    for document in outcome(path)[0]:
        places = [place(document, capture, block.span) for block in document.blocks]
        assert all(len(p) == 1 and 0 <= p[0].start < p[0].stop <= len(capture.body) for p in places)
        for block, (stood,) in zip(document.blocks, places, strict=True):
            first, last = _edges(document, block)
            slice_ = capture.body[stood.start : stood.stop]
            assert any(word.encode(code) in slice_ for word in (first, last) for code in ("utf-8", "cp1251"))


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
