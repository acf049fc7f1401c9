"""Which reader takes a capture, what cannot be read and says so, and readers that others plug in."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

import sayso.readers
from sayso.errors import PluginError
from sayso.readers import READERS, media_type, read
from sayso.readers.encoding import decode
from sayso.types import Capture, Document, Hints, Problem

SAID = b"The mayor said on Monday that the bridge was safe, and nobody in the hall believed her at all.\n"
EXPORT = b'{"name": "x", "type": "public_channel", "id": 1, "messages": [{"id": 1, "date": "x", "text": "%s"}]}'


def codes(name: str, body: bytes) -> list[str]:
    return [
        p.code for p in read(Capture(name, None, "", body), Hints(published="2031-03-04")) if isinstance(p, Problem)
    ]


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a", SAID, "text/plain"),
        ("a.txt", b"<!DOCTYPE html><p>x", "text/html"),
        ("a.txt", b"\xef\xbb\xbf \n<!-- x --><HTML>", "text/html"),
        ("a.html", SAID, "text/html"),
        ("https://gazette.example/a.php?x=1.md", b"<html>", "text/html"),
        ("a.md", b"# x", "text/markdown"),
        ("a.md", b"[x](y) and more", "text/markdown"),
        ("a.txt", b"[The mayor] said so.", "text/plain"),
        ("a.json", EXPORT, "application/x-telegram+json"),
        ("a.txt", EXPORT, "application/x-telegram+json"),
        ("a.json", b'{"a": 1}', "application/json"),
        ("a.txt", b"%PDF-1.7", "application/pdf"),
        ("a.docx", b"PK\x03\x04\0\0", "application/zip"),
        ("a.txt", bytes(range(256)), "application/octet-stream"),
        ("a.txt", SAID.decode().encode("utf-16"), "text/plain"),
        ("a.txt", SAID.decode().encode("utf-16-le"), "text/plain"),
        ("a.xml", b"<?xml version='1.0'?><rss></rss>", "application/rss+xml"),
        ("a.txt", b"<?xml version='1.0'?><!-- x --><feed xmlns='http://www.w3.org/2005/Atom'>", "application/atom+xml"),
        ("a.xml", b"<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'>", "application/rss+xml"),
        ("a.xml", b"<svg/>", "text/xml"),
        ("a.csv", b"a,b", "text/csv"),
        ("a.txt", b"1\n00:00:01,000 --> 00:00:02,000\nx", "application/x-subrip"),
        ("a.txt", b"\xef\xbb\xbfWEBVTT\n\n", "text/vtt"),
        ("a.txt", b"Message-ID: <1>\nFrom: a@b.example\nSubject: x\n\n" + SAID, "message/rfc822"),
        ("a.txt", b"From: a@b.example\nSubject: x\n\n" + SAID, "text/plain"),
        ("a.eml", b"From: a@b.example\nSubject: x\n\n" + SAID, "message/rfc822"),
        ("a.bin", b"{\\rtf1 x}", "application/rtf"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1", "items": []}', "application/feed+json"),
        ("a.txt", b"WARC/1.0\r\n", "application/warc"),
        ("press.2031", SAID, "text/plain"),
        ("a.txt", b" \n\xef\xbb\xbf", "application/x-empty"),
    ],
)
def test_media_type(name: str, body: bytes, kind: str) -> None:
    assert media_type(name, body) == kind


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\n \n", "empty"),
        ("a.txt", b"... --- ...", "no-text"),
        ("a.md", b"---\ntitle: x\n---\n", "no-text"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 99, "unsupported"),
        ("a.txt", b"\x1f\x8b\x08\0\0", "unsupported"),
        ("a.csv", b"a,b", "no-columns"),
        ("a.opml", b"<opml><outline xmlUrl='x'/></opml>", "addresses"),
        ("a.xlsx", b"PK\x03\x04", "unsupported"),
        ("a.json", b'{"a": 1}', "unsupported"),
        ("a.json", b'{"messages": [{"date": 1,}]}', "invalid-json"),
        ("a.json", b'{"messages": [{"date": ' + b"[" * 100_000, "invalid-json"),
        ("a.html", b"<!doctype html><body>", "no-text"),
        ("a.html", b"<!doctype html>" + b"<p>Words</p>" * 4_300_000, "too-large"),
        ("a.txt", b"Words " * 3_500_000, "too-large"),
    ],
    ids=lambda x: x if isinstance(x, str) else str(x[:12]),
)
def test_what_cannot_be_read_says_so_in_one_line(name: str, body: bytes, code: str) -> None:
    (told,) = read(Capture(name, None, "", body), Hints())
    assert isinstance(told, Problem) and told.code == code
    assert told.message.startswith(f"{name}: ") and "\n" not in told.message and len(told.message) < 300


def test_a_hostile_name_cannot_break_the_line() -> None:
    (told,) = read(Capture("a\n\x1b[31m\u202eb.txt" + "x" * 999, None, "", b""), Hints())
    assert isinstance(told, Problem) and not any(c in told.message for c in "\n\x1b\u202e") and len(told.message) < 300


NESTED = {
    "elements": b"<div>" * 100_000 + b"<p>" + SAID + b"</p>",
    "closed elements": b"<div>" * 50_000 + b"<p>" + SAID + b"</p>" + b"</div>" * 50_000,
    "crossing tags": b"<b><div>" + b"<i>" * 50_000 + SAID + b"</b>" * 50_000,
    "quotes": b"<a href='" * 100_000,
    "brackets": b"<p>" + SAID + b"<" * 200_000,
    "comments": b"<!--" * 100_000,
    "scripts": b"<script>" * 100_000,
    "references": b"<p>" + SAID + b"&#" + b"9" * 50_000 + b";" + b"&" * 100_000,
    "hidden": b"<div hidden>" * 50_000,
    "widgets": b"<div class=share>" * 20_000 + b"<p>" + SAID + b"</p>",
    "spaces": b"<p>" + b" " * 500_000 + SAID,
    "attributes": b"<p " + b"a=b " * 100_000 + b">" + SAID,
    "data": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>" + SAID,
    "zeros": b"<p>" + SAID.replace(b"safe", b"sa\0fe"),
}


@pytest.mark.parametrize("inside", NESTED.values(), ids=NESTED)
def test_hostile_pages_take_no_long_time(inside: bytes) -> None:
    began = time.process_time()
    found = read(Capture("a.html", None, "", b"<!doctype html><body>" + inside), Hints())
    assert found and time.process_time() - began < 6
    assert all(b"\0" not in d.text.encode() for d in found if isinstance(d, Document))


HOSTILE_MARKS = [
    b"[" * 50_000,
    b"*" * 50_000,
    b"> " * 20_000 + b"x",
    b"[a](" * 20_000,
    b"<a " * 20_000,
    b"`" * 50_000,
    b"_a" * 20_000,
]


@pytest.mark.parametrize("marks", HOSTILE_MARKS, ids=[m[:4].decode() for m in HOSTILE_MARKS])
def test_hostile_markdown_takes_no_long_time(marks: bytes) -> None:
    began = time.process_time()
    assert read(Capture("a.md", None, "", b"# Head\n\n" + SAID + b"\n" + marks), Hints())
    assert time.process_time() - began < 3


def test_a_large_text_is_read_quickly() -> None:
    read(Capture("a.txt", None, "", SAID), Hints())
    began = time.process_time()
    (document,) = read(Capture("a.txt", None, "", (SAID + b"\n") * 25_000), Hints(published="2031-03-04"))
    assert isinstance(document, Document) and len(document.blocks) == 25_000
    assert time.process_time() - began < 4


ENCODED = [
    ("cp1252", "The mayor said “the bridge is safe” – and left. The café was naïve."),
    ("cp1251", "Мэр города сказала, что мост безопасен, и уехала."),
    ("koi8_r", "Мэр города сказала, что мост через реку безопасен, и уехала домой."),
    ("cp1250", "Starosta powiedział, że most jest bezpieczny i wyjechał wcześnie."),
    ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα είναι ασφαλής και έφυγε."),
    ("gb18030", "市长说这座桥是安全的，然后离开了大厅。记者们不相信他。"),
    ("cp932", "市長は橋は安全だと述べ、その後会場を去った。記者たちは信じなかった。"),
]


@pytest.mark.parametrize(("encoding", "words"), ENCODED, ids=[e for e, _ in ENCODED])
def test_an_undeclared_encoding_is_assumed_and_told(encoding: str, words: str) -> None:
    document, *problems = read(Capture("a.txt", None, "", words.encode(encoding)), Hints(published="2031-03-04"))
    assert isinstance(document, Document) and document.text == words
    assert [p.code for p in problems] == ["encoding"] and "assumed" in problems[0].message


def test_a_wrong_declaration_is_told() -> None:
    words = "Мэр города сказала, что мост безопасен."
    for charset, body in (("utf-8", words.encode("cp1251")), ("windows-1251", words.encode())):
        document, told = read(
            Capture("a.txt", None, f"text/plain; charset={charset}", body), Hints(published="2031-03-04")
        )
        assert isinstance(document, Document) and document.text == words and charset in told.message


def test_broken_bytes_show_and_keep_their_place() -> None:
    rest = ", сказала журналистам мэр города Лена Орн и уехала домой."
    body = "Мост закрыт".encode() + b"\xff\xd0" + rest.encode()
    capture = Capture("a.txt", None, "", body)
    found = decode(capture)
    assert found.text == f"Мост закрыт\ufffd\ufffd{rest}" and found.undecodable == 2
    assert body[found.byte_offset(13) :].decode() == found.text[13:]
    assert codes("a.txt", body) == ["encoding"]


# ---------------------------------------------------------------- plug-ins


@pytest.fixture(autouse=True)
def _readers_anew() -> Iterator[None]:
    sayso.readers.readers.cache_clear()
    yield
    sayso.readers.readers.cache_clear()


def plugged(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    point = EntryPoint("application/x-radio", value, "sayso.readers")
    monkeypatch.setattr(sayso.readers, "entry_points", lambda group: [point] if group == "sayso.readers" else [])


def radio(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    if b"static" in capture.body:
        raise ValueError("only static")
    return (Problem("heard", capture.body.decode()),)


def test_an_entry_point_adds_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("selm_radio")
    module.read = radio
    monkeypatch.setitem(sys.modules, "selm_radio", module)
    plugged(monkeypatch, "selm_radio:read")
    assert read(Capture("a.rec", None, "application/x-radio", b"One two."), Hints()) == (Problem("heard", "One two."),)
    with pytest.raises(PluginError, match="only static") as failed:
        read(Capture("a.rec", None, "application/x-radio", b"static"), Hints())
    assert isinstance(failed.value.__cause__, ValueError)


@pytest.mark.parametrize("value", ["no_such_module:read", "json:no_such_function"])
def test_a_reader_that_cannot_be_loaded_names_itself(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    plugged(monkeypatch, value)
    with pytest.raises(PluginError, match=r"application/x-radio.*no_such"):
        read(Capture("a.rec", None, "application/x-radio", b"One two."), Hints())


@pytest.mark.parametrize("kind", READERS)
def test_every_reader_of_ours_is_there(kind: str) -> None:
    assert callable(sayso.readers._reader(kind, READERS[kind]))
