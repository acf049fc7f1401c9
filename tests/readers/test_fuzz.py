"""No bytes make a reader raise, take long, or give a text that its own locators do not lead back to."""

from __future__ import annotations

import random
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso.readers
from sayso.readers import READERS, place, read
from sayso.readers.archive import CONTAINERS, Budget, opened, unpacked
from sayso.readers.sniff import media_type
from sayso.types import Capture, Document, Hints, Problem, Span

FOLDER = Path(__file__).parents[1] / "captures"
QUIET = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
SNIPPETS = [
    b"<",
    b">",
    b"&",
    b"&#",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a [",
    b"<!ENTITY a '&a;'>",
    b"<?",
    b"<!--",
    b"</item>",
    b"<item>",
    b"<entry>",
    b'"',
    b"\\",
    b"\\u",
    b"\\ud83c",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b";",
    b"\n",
    b"\r\n",
    b"\r\n\r\n",
    b"--",
    b"=",
    b"=\r\n",
    b"=C3",
    b"==",
    b"-->",
    b"00:00:01.000 --> 00:00:02.000\n",
    b">>",
    b"<v x>",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"WARC/1.1\r\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"\\bin9999 ",
    b"endstream",
    b"obj",
    b"/Type/Page",
]


@cache
def fixtures() -> dict[str, bytes]:
    """Every captured file by its name."""
    found = (p for p in sorted(FOLDER.glob("*/*/*")) if p.name != "expected.json")
    return {f"{p.parts[-3]}/{p.name}": p.read_bytes() for p in found}


def mutated(body: bytes, seed: int) -> bytes:
    """The bytes cut, doubled, overwritten or spliced at a few places."""
    rolled = random.Random(seed)
    held = bytearray(body)
    for _ in range(rolled.randint(1, 6)):
        at = rolled.randrange(len(held) + 1)
        kind = rolled.randrange(5)
        if kind == 0:
            held[at : at + rolled.randint(1, 40)] = b""
        elif kind == 1:
            held[at:at] = rolled.choice(SNIPPETS) * rolled.choice((1, 1, 1, 30))
        elif kind == 2 and held:
            held[at % len(held)] = rolled.randrange(256)
        elif kind == 3:
            held[at:at] = held[at : at + rolled.randint(1, 200)]
        else:
            del held[max(at, 20) :]
    return bytes(held)


def holds(results: tuple[Document | Problem, ...], capture: Capture) -> None:
    """Each result is a Document whose blocks lie in its text and in its capture, or a Problem of one short line."""
    for result in results:
        if isinstance(result, Problem):
            assert result.code and "\n" not in result.message and len(result.message) < 600
            continue
        result.text.encode()
        assert any(map(str.isalnum, result.text))
        for block in result.blocks[:50]:
            assert 0 <= block.span.start < block.span.stop <= len(result.text)
            stood = place(result, capture, block.span)
            assert all(0 <= s.start <= s.stop <= len(capture.body) for s in stood)
            step = sayso.readers._step(result.reader)
            # A sign of emphasis in Markdown may have its partner in another block.
            if stood and step not in ("sayso.readers.text", "sayso.readers.markdown"):
                _, cleaned, _ = sayso.readers._cleaned(step, capture, block)
                assert cleaned.text == block.span.of(result.text), "the slice of the locator, cleaned, is the block"
        first = result.blocks[0].span
        assert len(place(result, capture, Span(first.start, first.start + 1))) <= 2


@pytest.mark.parametrize("kind", sorted(READERS))
@QUIET
@given(st.binary(max_size=400))
def test_a_reader_takes_any_bytes(kind: str, body: bytes) -> None:
    capture = Capture("a", None, kind, body)
    reader = sayso.readers._reader(kind, READERS[kind])
    holds(reader(capture, Hints()), capture)


@pytest.mark.parametrize("name", sorted(fixtures()))
@pytest.mark.parametrize("seed", range(0, 60, 12))
def test_a_damaged_file_is_read_or_told(name: str, seed: int) -> None:
    for own in range(seed, seed + 12):
        body = mutated(fixtures()[name], own)
        capture = Capture(name.rpartition("/")[2], None, "", body)
        for found in unpacked(capture):
            if isinstance(found, Capture):
                holds(read(found, Hints()), found)
            else:
                holds((found,), capture)


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_a_damaged_file_is_told_by_the_reader_of_its_kind(name: str) -> None:
    """Also where the damage hides what kind of file it is."""
    body = fixtures()[name]
    kind = media_type(name, body)
    if kind in CONTAINERS:
        return
    reader = sayso.readers._reader(kind, READERS[kind])
    for seed in range(100, 112):
        capture = Capture(name, None, "", mutated(body, seed))
        holds(reader(capture, Hints()), capture)


@QUIET
@given(st.sampled_from(sorted(CONTAINERS)), st.binary(max_size=300))
def test_a_container_of_any_bytes_is_told(kind: str, body: bytes) -> None:
    saved = b"From: <Saved by x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b"
    starts = {
        "application/zip": b"PK\x03\x04",
        "application/gzip": b"\x1f\x8b\x08\0",
        "application/warc": b"WARC/1.1\r\n",
        "application/wacz": b"PK\x05\x06",
        "multipart/related": saved,
    }
    for found in opened(Capture("a", None, "", starts[kind] + body), Budget(), 0):
        assert isinstance(found, Problem | Capture)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.xml", b"<!--a-->" * 60 + b"<x>"),
        ("a.html", b"<!--a-->" * 60 + b"<x>"),
        ("a.json", b"[" * 300_000),
        ("a.json", b"[" + b" " * 300_000 + b"x"),
        ("a.json", b'{"a":' * 100_000),
    ],
)
def test_what_a_file_is_takes_no_longer_for_a_hostile_one(name: str, body: bytes) -> None:
    before = time.perf_counter()
    media_type(name, body)
    assert time.perf_counter() - before < 2
