"""A span leads back to the bytes it came from, whatever the reader and the encoding."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers import place, read
from sayso.readers.encoding import decode
from sayso.readers.markup import clean
from sayso.text.clean import apply
from sayso.types import Capture, Document, Hints, Span

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&\ufeff\u00ad\u200b\u2060"), max_size=40
)


def document(capture: Capture) -> Document:
    found = read(capture, Hints(language="en", published="2031-03-04"))[0]
    assert isinstance(found, Document)
    return found


@given(WORDS, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]), st.data())
def test_plain_text(words: str, encoding: str, data: st.DataObject) -> None:
    capture = Capture("a.txt", None, "text/plain", f"Words: {words}".encode(encoding))
    found = document(capture)
    start = data.draw(st.integers(0, len(found.text)))
    stop = data.draw(st.integers(start, len(found.text)))
    (stood,) = place(found, capture, Span(start, stop))
    plain = "utf-16-le" if encoding == "utf-16" else "utf-8"
    assert capture.body[stood.start : stood.stop].decode(plain) == found.text[start:stop]


TAGS = (
    "<p> </p> <b> </b> <br> <div> </div> <nav> </nav> <!-- --> < > &amp; & &#8220; <script> </script> <li> <ul> "
    "<pre> </pre> <h1> <article> <blockquote> &nbsp; </span> '>"
)
PHRASES = (
    "<span hidden>",
    "<div class=share>",
    "<a href='",
    "\n\n",
    "  ",
    "\u00ad",
    "The bridge is shut.",
    "She said so to us.",
)
MARKUP = st.sampled_from([*TAGS.split(), *PHRASES])


@given(st.lists(MARKUP | WORDS, max_size=40).map("".join))
def test_every_block_is_its_slice_with_edits(html: str) -> None:
    capture = Capture(
        "a.html", None, "text/html", f"<!doctype html><body><p>It was said here first of all.</p>{html}".encode()
    )
    found = read(capture, Hints(language="en", published="2031-03-04"))[0]
    if not isinstance(found, Document):
        return
    raw = decode(capture).text
    for block in found.blocks:
        start, stop = map(int, block.locator.split("-"))
        slice_ = raw[start:stop]
        assert apply(slice_, clean(slice_)).text == block.span.of(found.text)
        (stood,) = place(found, capture, block.span)
        assert capture.body[stood.start : stood.stop].decode() == slice_


@given(
    st.lists(WORDS | st.sampled_from(["\n", '"', "\\", "\U0001f309", "«", "\t"]), min_size=1, max_size=8),
    st.booleans(),
    st.data(),
)
def test_telegram_strings(parts: list[str], plain_ascii: bool, data: st.DataObject) -> None:
    said = ["Words: ", *({"type": "bold", "text": p} if i % 2 else p for i, p in enumerate(parts))]
    chat = {
        "name": "Harbour",
        "type": "public_channel",
        "id": 1,
        "messages": [{"id": 1, "type": "message", "date": "x", "text": said}],
    }
    capture = Capture("r.json", None, "", json.dumps(chat, ensure_ascii=plain_ascii, indent=1).encode())
    found = document(capture)
    assert found.text == "Words: " + "".join(parts)
    at = data.draw(st.integers(0, len(found.text) - 1))
    (stood,) = place(found, capture, Span(at, at + 1))
    assert json.loads(f'"{capture.body[stood.start : stood.stop].decode()}"', strict=False) == found.text[at]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "gb18030"])
def test_declared_encodings(encoding: str) -> None:
    html = (
        "<!doctype html><p>Мост через Орну закрыт, сообщила мэр.</p><p>Она сказала: &laquo;Мост небезопасен&raquo;.</p>"
    )
    capture = Capture("https://selm.example/1", None, f"text/html; charset={encoding}", html.encode(encoding))
    found = document(capture)
    at = found.text.index("«Мост")
    (stood,) = place(found, capture, Span(at, at + 5))
    assert capture.body[stood.start : stood.stop].decode(encoding) == "&laquo;Мост"


def test_a_span_over_two_blocks_stands_in_two_places() -> None:
    capture = Capture("a.md", None, "", b"# Bridge\n\nThe **bridge** is\nshut now.\n")
    found = document(capture)
    stood = place(found, capture, Span(4, len(found.text)))
    assert [capture.body[s.start : s.stop] for s in stood] == [b"ge", b"The **bridge** is\nshut now."]


def test_a_reader_without_a_way_back_places_nothing() -> None:
    capture = Capture("a.txt", None, "text/plain", b"The bridge is shut.")
    found = document(capture)
    foreign = type(found)(**{n: getattr(found, n) for n in found.__dataclass_fields__} | {"reader": "radio@1"})
    assert place(foreign, capture, Span(0, 3)) == ()
