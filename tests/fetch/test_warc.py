"""Captures as WARC: a standard reader opens them, finds every digest right, and gives back what came."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import unquote

from fastwarc.warc import ArchiveIterator, WarcRecordType

from misbehaving import PAGE, in_turn, page, raw, to
from sayso.readers.archive import unpacked
from sayso.receipt import Exchange, Receipt
from sayso.report.warc import write_warc
from sayso.types import Capture

NOW = "2031-05-08T12:00:00+02:00"


def written(captures, packed=False):
    file = io.BytesIO()
    assert write_warc(captures, file, "sayso/0.1", NOW, packed=packed) == len(captures)
    return file.getvalue()


def records(body):
    """Each record after the first, with its block; fastwarc leaves out what fails its digest."""
    found = []
    for record in ArchiveIterator(io.BytesIO(body), parse_http=False, verify_digests=True):
        found.append((record.record_type, dict(record.headers), record.reader.read()))
    assert found[0][0] == WarcRecordType.warcinfo and b"software: sayso/0.1\r\n" in found[0][2]
    return found[1:]


def read_back(body):
    """Captures as any reader of archives would make them: (address, time, head, body as sent, body)."""
    found = []
    for record in ArchiveIterator(io.BytesIO(body), record_types=WarcRecordType.response, auto_decode="content"):
        assert record.http_headers is not None
        found.append((record.headers["WARC-Target-URI"], record.headers["WARC-Date"], record.reader.read()))
    return found


def test_what_was_fetched_is_read_back_by_a_standard_reader(site, client):
    chunks = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers |= {
        "/plain": page(x_odd="Straße"),
        "/packed": page(gzip.compress(PAGE), content_encoding="gzip"),
        "/moved": to("/plain"),
        "/chunks": raw(chunks + b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"),
    }
    one = client()
    captures = [one.fetch(site.url(path)) for path in site.answers if path != "/robots.txt"]
    for packed in (False, True):
        body = written(captures, packed)
        assert body.startswith(b"\x1f\x8b" if packed else b"WARC/1.1")
        back = read_back(body)
        asked = ["/plain", "/packed", "/moved", "/plain", "/chunks"]
        assert [url for url, _, _ in back] == [site.url(path) for path in asked]
        bodies = [held for url, _, held in back if url != site.url("/moved")]
        assert [sha256(b).hexdigest() for b in bodies] == [sha256(c.body).hexdigest() for c in captures]
        times = [at for url, at, _ in back if url != site.url("/moved")]
        assert times == [c.fetched.replace("+00:00", "Z") for c in captures]
        found = records(body)
        assert len(found) == 5, "every block digest holds"
        kinds = {fields["Content-Type"] for _, fields, _ in found}
        assert kinds == {"application/http; msgtype=response"}
        assert {fields["WARC-IP-Address"] for _, fields, _ in found} == {"127.0.0.1"}
        head, _, sent = found[1][2].partition(b"\r\n\r\n")
        assert sent == captures[1].receipt.packed, "the body stands in the file as it was sent"
        assert head.decode("latin-1") + "\r\n" == captures[1].receipt.exchanges[0].head
        assert "X-Odd: Straße".encode("latin-1") in found[0][2]
        assert b"\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n" in found[4][2]
        assert [fields.get("WARC-Truncated") for _, fields, _ in found] == [None, None, "unspecified", None, None]


def test_our_own_reader_of_archives_gives_the_same_captures(site, client):
    site.answers |= {"/a": to("/b"), "/b": page(gzip.compress(PAGE), content_encoding="gzip"), "/c": page()}
    one = client()
    captures = [one.fetch(site.url(path)) for path in ("/a", "/c")]
    for name, packed in (("desk.warc", False), ("desk.warc.gz", True)):
        found = unpacked(Capture(name, None, "", written(captures, packed)))
        back = [c for c in found if isinstance(c, Capture)]
        assert [replace(c, receipt=None) for c in captures] == back


def test_payload_digests_are_of_the_body_as_sent(site, client):
    site.answers["/packed"] = page(gzip.compress(PAGE), content_encoding="gzip")
    body = written([client().fetch(site.url("/packed"))])
    changed = body.replace(b"text/html", b"text/htmx")
    for file, whole in ((body, True), (changed, False)):
        for record in ArchiveIterator(io.BytesIO(file), record_types=WarcRecordType.response, auto_decode="none"):
            assert record.verify_payload_digest()
        for record in ArchiveIterator(io.BytesIO(file), WarcRecordType.response, parse_http=False):
            assert record.verify_block_digest() == whole


def test_a_file_is_a_resource_under_its_own_name():
    files = [Capture("event/a b.txt", None, "", b"The mayor said so."), Capture("-", None, "text/plain", b"")]
    saved = Capture("https://gazette.example/a?b=%20", "2031-05-07T10:00:00+00:00", "text/html", PAGE)
    found = records(written([*files, saved]))
    assert [kind for kind, _, _ in found] == [WarcRecordType.resource] * 3
    uris = [fields["WARC-Target-URI"] for _, fields, _ in found]
    assert uris == ["file:event/a%20b.txt", "file:-", "https://gazette.example/a?b=%20"]
    assert unquote(uris[0].removeprefix("file:")) == files[0].url
    assert [block for _, _, block in found] == [b"The mayor said so.", b"", PAGE]
    assert [fields["WARC-Date"] for _, fields, _ in found] == ["2031-05-08T10:00:00Z"] * 2 + ["2031-05-07T10:00:00Z"]


def test_the_same_captures_give_the_same_bytes():
    held = [Capture("a.txt", None, "", b"one"), Capture("b.txt", None, "", b"two")]
    assert written(held) == written(held) != written(held[::-1])
    assert written(held, packed=True) == written(held, packed=True)


def test_what_a_stranger_wrote_cannot_make_records_of_its_own():
    trick = "a\r\nWARC-Type: request\r\n\r\nWARC/1.1\r\nWARC-Type: response"
    head = "HTTP/1.1 200 OK\r\nX: WARC/1.1\r\nWARC-Type: request\r\nŁ: \u2028\r\n"
    exchange = Exchange(f"https://gazette.example/{trick}", NOW, None, head)
    capture = Capture(exchange.url, NOW, "text/html", b"\r\n\r\nWARC/1.1\r\n", Receipt(exchange.url, (exchange,)))
    local = replace(capture, url=trick, receipt=None)
    found = records(written([capture, local]))
    assert [kind for kind, _, _ in found] == [WarcRecordType.response, WarcRecordType.resource]
    assert found[0][2].endswith(b"\r\n\r\n\r\n\r\nWARC/1.1\r\n") and found[1][2] == capture.body


def test_two_answers_of_one_second_are_two_records(site, client):
    site.answers |= {"/a": in_turn(to("/a"), to("/a"), page())}
    noon = datetime(2031, 5, 8, 10, tzinfo=UTC)
    found = records(written([client(now=lambda: noon).fetch(site.url())]))
    assert len({fields["WARC-Record-ID"] for _, fields, _ in found}) == 3


def test_a_head_with_bare_line_feeds_is_read_back(site, client):
    chunks = b"HTTP/1.1 200 OK\nContent-Type:text/html\ntransfer-encoding:chunked\n\n"
    site.answers["/a"] = raw(chunks + b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n")
    body = written([client().fetch(site.url())])
    assert b"\nX-Archive-Orig-transfer-encoding:chunked\r\n\r\n" in body
    ((_, _, held),) = read_back(body)
    assert held == PAGE
