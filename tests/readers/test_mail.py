"""Mails: headers, the part with the words, encodings with their way back, forwarded messages, attachments."""

from __future__ import annotations

import base64
import quopri
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import zipped
from sayso.readers import place, read
from sayso.readers.archive import unpacked
from sayso.types import Capture, Document, Hints, Problem, Span

HEAD = b"From: Ada Quill <ada@gazette.example>\r\nDate: Tue, 4 Mar 2031 10:15:00 +0300\r\n"
HEAD += b"Message-ID: <1@a>\r\nSubject: The bridge\r\n"
AT = "2031-03-04T10:15:00+03:00"
SAID = "The mayor said on Monday that the bridge was safe, and nobody in the hall believed her at all."


def mail(words: str, encoding: str, charset: str = "utf-8", kind: str = "text/plain", head: bytes = HEAD) -> Capture:
    body = words.encode(charset)
    if encoding == "base64":
        body = base64.encodebytes(body).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        body = quopri.encodestring(body).replace(b"\n", b"\r\n")
    more = (
        f"MIME-Version: 1.0\r\nContent-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return Capture("a.eml", None, "", head + more.encode() + body)


def outcome(capture: Capture) -> tuple[list[Document], list[str]]:
    found = read(capture, Hints())
    return [d for d in found if isinstance(d, Document)], [p.code for p in found if isinstance(p, Problem)]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]), max_size=60)


@settings(deadline=None)
@given(WORDS, st.sampled_from(["8bit", "quoted-printable", "base64"]), st.data())
def test_a_span_leads_to_the_bytes_that_say_it(words: str, encoding: str, data: st.DataObject) -> None:
    capture = mail(f"{SAID} Words: x{words}x.", encoding)
    (document,), _ = outcome(capture)
    assert document.text.startswith(f"{SAID} Words: x") and document.reader == "mail@1"
    start = data.draw(st.integers(0, len(document.text) - 1))
    stop = data.draw(st.integers(start + 1, len(document.text)))
    stood = b"".join(capture.body[s.start : s.stop] for s in place(document, capture, Span(start, stop)))
    meant = document.text[start:stop].replace("\n\n", "").encode()
    if encoding == "base64":
        assert meant in base64.b64decode(stood), "a line of base64 leads back as a whole"
    else:
        assert (quopri.decodestring(stood) if encoding == "quoted-printable" else stood) == meant


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (HEAD, ("Ada Quill", "The bridge", AT)),
        (HEAD.replace(b"+0300", b"-0000"), ("Ada Quill", "The bridge", "2031-03-04T10:15:00+00:00")),
        (HEAD.replace(b"+0300", b"CET"), ("Ada Quill", "The bridge", "2031-03-04")),
        (HEAD.replace(b"Tue, 4 Mar 2031 10:15:00 +0300", b"soon"), ("Ada Quill", "The bridge", None)),
        (HEAD.replace(b"Ada Quill", b"=?utf-8?q?Marl=2C_In=C3=A8s?="), ("Marl, Inès", "The bridge", AT)),
        (HEAD.replace(b"Ada Quill <ada@gazette.example>", b"a@b.example"), ("a@b.example", "The bridge", AT)),
        (HEAD.replace(b"The bridge", b"=?x-none?q?a=FF?="), ("Ada Quill", "=?x-none?q?a=FF?=", AT)),
    ],
)
def test_who_what_and_when(head: bytes, wanted: tuple[str | None, ...]) -> None:
    (document,), codes = outcome(mail(SAID, "8bit", head=head))
    assert (document.byline, document.title, document.published) == wanted
    clock = wanted[2] and "T" in wanted[2]
    assert codes == ([] if clock else ["no-zone"] if wanted[2] else ["no-date"])


def test_html_comes_before_its_stub_in_text() -> None:
    parts = [("text/plain", "Read this in your browser."), ("text/html", f"<p>{SAID}</p><p>So it is.</p>")]
    body = HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    for kind, words in parts:
        body += f"--b\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{words}\r\n".encode()
    (document,), _ = outcome(Capture("a.eml", None, "", body + b"--b--\r\n"))
    assert document.text == f"{SAID}\n\nSo it is."


FORWARDED = """{before}
---------- Forwarded message ---------
From: Ines Marl <mayor@selm.example>
Date: {date}
Subject: Fwd: The bridge
To: news@gazette.example

The bridge is safe and will stay open, the town said.
"""


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_forwarded_message_is_its_own_writers(kind: str) -> None:
    words = FORWARDED.format(before=SAID, date="Mon, 3 Mar 2031 09:00:00 +0300")
    if kind == "text/html":
        words = "".join(f"<p>{line.replace('<', '&lt;')}</p>\n" for line in words.splitlines() if line)
    own, inside = outcome(mail(words, "8bit", kind=kind))[0]
    assert (own.byline, own.text) == ("Ada Quill", SAID)
    assert (inside.name, inside.byline, inside.title) == ("a.eml#forwarded", "Ines Marl", "The bridge")
    assert inside.published == "2031-03-03T09:00:00+03:00"
    assert inside.text == "The bridge is safe and will stay open, the town said."


def test_a_forwarded_message_has_no_zone_that_it_does_not_state() -> None:
    (inside,), codes = outcome(mail(FORWARDED.format(before="", date="Mon, Mar 3, 2031 at 9:00 AM"), "8bit"))
    assert (inside.byline, inside.published, codes) == ("Ines Marl", "2031-03-03", ["no-zone"])


def test_attachments_are_captures_of_their_own() -> None:
    inner = mail("The ferry stays in port, the office said.", "8bit").body
    packed = base64.encodebytes(zipped(("note.txt", SAID)))
    body = HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + SAID.encode()
    for head, part in (
        (b"Content-Type: message/rfc822", inner),
        (
            b"Content-Type: application/zip\r\nContent-Disposition: attachment; filename=../x/a.zip\r\n"
            b"Content-Transfer-Encoding: base64",
            packed,
        ),
        (b"Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64", b"iVBORw0KGgo="),
    ):
        body += b"\r\n--b\r\n" + head + b"\r\n\r\n" + part
    found = list(unpacked(Capture("a.eml", None, "", body + b"\r\n--b--")))
    captures = {c.url: c.body for c in found if isinstance(c, Capture)}
    assert list(captures) == ["a.eml", "a.eml/part-1.2.eml", "a.eml/a.zip/note.txt"]
    assert captures["a.eml/part-1.2.eml"] == inner, "as it stands in the mail, byte for byte"
    assert captures["a.eml/a.zip/note.txt"] == SAID.encode()
    assert [p.code for p in found if isinstance(p, Problem)] == ["skipped"]


def test_parts_in_parts_end_somewhere() -> None:
    body = HEAD + b"MIME-Version: 1.0\r\n"
    for n in range(2000):
        body += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
    assert outcome(Capture("a.eml", None, "", body + b"\r\n" + SAID.encode()))


def test_every_part_with_words_is_read() -> None:
    parts = [("text/plain", SAID), ("text/plain", "So said Ada Quill."), ("text/html", "<p>The office agreed.</p>")]
    body = HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    for kind, words in parts:
        body += f"--b\r\nContent-Type: {kind}\r\n\r\n{words}\r\n".encode()
    capture = Capture("a.eml", None, "", body + b"--b--\r\n")
    (document,), _ = outcome(capture)
    assert document.text == f"{SAID}\n\nSo said Ada Quill.\n\nThe office agreed."
    stood = [capture.body[s.start : s.stop] for b in document.blocks for s in place(document, capture, b.span)]
    assert stood == [SAID.encode(), b"So said Ada Quill.", b"The office agreed."]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (b"List-Id: Selm Gazette Morning <morning.gazette.example>\r\n", "Selm Gazette Morning"),
        (b"List-Id: <morning.gazette.example>\r\nList-Unsubscribe: <mailto:u@b.example>\r\n", "Ada Quill"),
        (b"List-Id: <morning.gazette.example>\r\n", None),
        (b"", None),
    ],
)
def test_a_newsletter_names_its_outlet(head: bytes, wanted: str | None) -> None:
    (document,), _ = outcome(mail(SAID, "8bit", head=HEAD + head))
    assert document.outlet == wanted


def test_comments_in_comments_are_no_sender() -> None:
    (document,), _ = outcome(mail(SAID, "8bit", head=HEAD.replace(b"Ada Quill <ada@gazette.example>", b"(" * 50_000)))
    assert document.byline is None


def test_a_long_run_of_spaces_takes_no_time() -> None:
    words = f"{SAID}{' ' * 200_000}x"
    head = HEAD + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    before = time.perf_counter()
    assert outcome(Capture("a.eml", None, "", head + words.encode()))[0]
    assert time.perf_counter() - before < 5


def test_a_page_of_pictures_alone_gives_way_to_its_text() -> None:
    body = HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    for kind, words in (("text/plain", SAID), ("text/html", "<body><img src=bridge.png></body>")):
        body += f"--b\r\nContent-Type: {kind}\r\n\r\n{words}\r\n".encode()
    (document,), _ = outcome(Capture("a.eml", None, "", body + b"--b--\r\n"))
    assert document.text == SAID
