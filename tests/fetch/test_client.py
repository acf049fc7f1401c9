"""One polite client against a server that misbehaves in every way we could think of."""

from __future__ import annotations

import gzip
import time
import zlib
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from misbehaving import PAGE, in_turn, page, raw, to
from sayso.errors import FetchError, Gone, Refused, TooLarge
from sayso.readers import read
from sayso.types import Document, Hints

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_page_comes_with_its_bytes_its_head_and_its_time(site, client):
    site.answers["/a"] = page(etag='"one"', x_odd="Straße")
    noon = datetime(2031, 5, 8, 10, tzinfo=UTC)
    capture = client(now=lambda: noon).fetch(site.url("/a#below"))
    assert (capture.url, capture.fetched) == (site.url("/a"), "2031-05-08T10:00:00+00:00")
    assert (capture.media_type, capture.body) == ("text/html; charset=utf-8", PAGE)
    (exchange,) = capture.receipt.exchanges
    assert capture.receipt.asked == site.url("/a#below")
    assert (exchange.url, exchange.at, exchange.address) == (site.url("/a"), capture.fetched, "127.0.0.1")
    assert exchange.head.startswith("HTTP/1.1 200 OK\r\n") and 'Etag: "one"\r\n' in exchange.head
    assert dict(exchange.fields())["X-Odd"] == "Straße", "a header is kept letter for letter, in Latin-1"
    sent = site.headers("/a")
    assert sent["user-agent"] == "sayso/0.1 (tests)" and sent["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in sent and "referer" not in sent and "authorization" not in sent


# ---------------------------------------------------------------- slow, truncated, endless


@pytest.mark.parametrize(
    "pieces",
    [
        [b""] * 40,
        [b"H", b"T", b"T", b"P", *[b"/"] * 40],
        [OK, *[b"X-Next: one\r\n"] * 40],
        [OK + b"Content-Length: 500\r\n\r\n", *[b"a"] * 40],
    ],
    ids=["says nothing", "a letter at a time", "headers without end", "body a byte at a time"],
)
def test_a_slow_server_is_left_when_the_time_is_over(site, client, pieces):
    site.answers["/a"] = raw(*pieces, pause=0.05)
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"was not there within 0.2 s: try again later"):
        client(manners={"tries": 1, "time": 0.2}).fetch(site.url())
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "body",
    [
        OK + b"Content-Length: 900\r\n\r\n" + PAGE,
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        b"HTTP/1.1 200 OK\r\nBroken header\r\n\r\n",
        b"I am a teapot\r\n\r\n",
        b"",
        OK + b"X-Long: " + b"a" * 300_000 + b"\r\n\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg",
        OK + b"Content-Length: -5\r\n\r\nabc",
    ],
    ids=["body cut", "chunk cut", "no chunk", "no header", "no HTTP", "nothing", "huge head", "two lengths", "minus"],
)
def test_what_breaks_off_or_is_no_http_is_tried_again_and_never_a_page(site, client, body):
    site.answers["/a"] = raw(body)
    with pytest.raises(FetchError, match="try again later"):
        client(manners={"tries": 2}).fetch(site.url())
    assert site.paths() == ["/a", "/a"]


def test_what_broke_off_once_is_had_at_the_second_try(site, client):
    site.answers["/a"] = in_turn(raw(OK + b"Content-Length: 900\r\n\r\n" + PAGE), page(b"", 503), page())
    assert client().fetch(site.url()).body == PAGE


def test_a_body_without_a_length_ends_with_the_line(site, client):
    site.answers["/a"] = raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
    assert client().fetch(site.url()).body == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_endless_redirects_end(site, client, status):
    site.answers["/a"], site.answers["/b"] = to("/b", status), to("/a", status)
    with pytest.raises(FetchError, match="passed on more than 10 times"):
        client().fetch(site.url())
    assert len(site.paths()) == 11


def test_a_redirect_is_followed_and_the_way_is_kept(site, client):
    site.answers |= {"/a": to("b?x=1#y"), "/b?x=1": to(site.url("/c")), "/c": page()}
    capture = client().fetch(site.url())
    assert capture.url == site.url("/c") and capture.receipt.asked == site.url("/a")
    assert [e.url for e in capture.receipt.exchanges] == [site.url(p) for p in ("/a", "/b?x=1", "/c")]
    assert "Location: b?x=1#y\r\n" in capture.receipt.exchanges[0].head


def test_a_cookie_lives_as_long_as_its_page(site, client):
    site.answers["/a"] = page(b"", 302, location="/b", set_cookie="seen=1; Path=/")
    site.answers["/b"] = page()
    one = client()
    one.fetch(site.url("/a"))
    assert site.headers("/b")["cookie"] == "seen=1"
    one.fetch(site.url("/b"))
    assert "cookie" not in site.headers("/b")


# ---------------------------------------------------------------- sizes and encodings


def test_packed_bodies_are_unpacked_and_kept_as_they_came(site, client):
    bare = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]),
        "deflate": zlib.compress(PAGE),
        "Deflate": bare.compress(PAGE) + bare.flush(),
        "gzip, x-gzip": gzip.compress(gzip.compress(PAGE)),
    }
    for stated, body in bodies.items():
        site.answers["/a"] = page(body, content_encoding=stated)
        capture = client().fetch(site.url())
        assert (capture.body, capture.receipt.packed) == (PAGE, body), stated
    site.answers["/a"] = page(content_encoding="identity")
    assert client().fetch(site.url()).receipt.packed is None


@pytest.mark.parametrize(
    ("stated", "body", "message"),
    [
        ("gzip", gzip.compress(PAGE)[:-20], "breaks off"),
        ("gzip", PAGE, "is not the gzip it says it is"),
        ("deflate", b"\xff" * 20, "is not the deflate it says it is"),
        ("br", b"\x0b\x02\x80", "'br', which was not asked for"),
        (", ".join(["gzip"] * 50), b"", "packed 50 times over"),
    ],
)
def test_what_cannot_be_unpacked_is_told(site, client, stated, body, message):
    site.answers["/a"] = raw(OK + f"Content-Encoding: {stated}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    with pytest.raises(FetchError, match=message):
        client().fetch(site.url())


def test_a_bomb_is_not_unpacked_beyond_the_limit(site, client):
    bomb = gzip.compress(bytes(40_000_000), 9)
    twice = gzip.compress(bomb, 9)
    for stated, body in (("gzip", bomb), ("gzip, gzip", twice)):
        site.answers["/a"] = page(body, content_encoding=stated)
        with pytest.raises(TooLarge, match=r"larger than 0.4 MiB: set page_bytes higher"):
            client(manners={"page_bytes": 400_000, "time": 5}).fetch(site.url())


@pytest.mark.parametrize("honest", [True, False], ids=["with its length", "without"])
def test_a_page_larger_than_allowed_is_left_in_the_middle(site, client, honest):
    length = b"Content-Length: 5000000\r\n" if honest else b""
    head = OK.replace(b"1.1", b"1.0") + length
    site.answers["/a"] = raw(head + b"\r\n", *[b"a" * 10_000] * 500, pause=0.001)
    with pytest.raises(TooLarge, match=r"larger than 0.2 MiB"):
        client(manners={"time": 2}).fetch(site.url())


def test_a_wrong_charset_is_seen_by_the_reader(site, client):
    text = "<!doctype html><html lang=ru><h1>Мост закрыт</h1><p>«Никому ничего не угрожает», — сказала мэр.</p></html>"
    site.answers["/a"] = page(text.encode("cp1251"), content_type="text/html; charset=utf-8")
    found = read(client().fetch(site.url()), Hints())
    (document,) = [r for r in found if isinstance(r, Document)]
    assert "Никому ничего не угрожает" in document.text
    assert "encoding" in {r.code for r in found if not isinstance(r, Document)}


def test_a_media_type_is_no_way_into_the_terminal(site, client):
    site.answers["/a"] = raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\x1b]0;x\x07" + b"a" * 400 + b"\r\n\r\n" + PAGE
    )
    try:
        kind = client().fetch(site.url()).media_type
    except FetchError as error:
        kind = str(error)
    assert kind.isprintable() and len(kind) < 300


# ---------------------------------------------------------------- no, gone, later


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (401, Refused, "name and password"),
        (403, Refused, "will not give us the page"),
        (451, Refused, "barred by law"),
        (404, Gone, "no such page"),
        (410, Gone, "was taken away"),
        (204, FetchError, "answers 204, which is no page"),
        (206, FetchError, "answers 206"),
        (304, FetchError, "answers 304"),
        (300, FetchError, "answers 300"),
        (418, FetchError, "answers 418"),
    ],
)
def test_a_status_that_is_no_page_says_what_to_do_and_is_not_asked_again(site, client, status, kind, message):
    site.answers["/a"] = page(b"", status)
    with pytest.raises(FetchError, match=message) as caught:
        client().fetch(site.url())
    assert type(caught.value) is kind and caught.value.url == site.url()
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_three_times(site, client, status):
    site.answers["/a"] = page(b"", status)
    with pytest.raises(FetchError, match=f"cannot answer now \\({status}\\): try again later"):
        client().fetch(site.url())
    assert site.paths() == ["/a"] * 3


def test_retry_after_is_waited_for(site, client):
    site.answers["/a"] = in_turn(page(b"", 429, retry_after="1"), page())
    began = time.monotonic()
    assert client(manners={"time": 2}).fetch(site.url()).body == PAGE
    assert 1 <= time.monotonic() - began < 2


@pytest.mark.parametrize("stated", ["3600", "Thu, 08 May 2031 11:00:00 GMT"])
def test_a_host_that_wants_an_hour_gets_it(site, client, stated):
    site.answers["/a"] = page(b"", 429, retry_after=stated)
    one = client(now=lambda: datetime(2031, 5, 8, 10, tzinfo=UTC))
    with pytest.raises(FetchError, match="asks to come back after 3600 s"):
        one.fetch(site.url())
    with pytest.raises(Refused, match=r"wants to be left alone for (3600|3599) s more"):
        one.fetch(site.url("/b"))
    assert site.paths() == ["/a"], "the host is not asked for any other page either"


@pytest.mark.parametrize("stated", ["soon", "-5", "99999999999999999999", "Thu, 99 May 2031 10:00:00 GMT", ""])
def test_a_retry_after_without_sense_is_passed_over(site, client, stated):
    site.answers["/a"] = in_turn(page(b"", 429, retry_after=stated), page())
    assert client().fetch(site.url()).body == PAGE


# ---------------------------------------------------------------- changed since


def test_a_page_that_did_not_change_is_not_sent_again(site, client):
    site.answers["/a"] = page(etag='W/"one"', last_modified="Thu, 08 May 2031 10:00:00 GMT")
    one = client()
    first = one.fetch(site.url())
    assert "if-none-match" not in site.headers("/a")
    site.answers["/a"] = page(b"", 304)
    assert one.fetch(site.url(), first) is first
    sent = site.headers("/a")
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('W/"one"', "Thu, 08 May 2031 10:00:00 GMT")
    site.answers["/a"] = page(PAGE.replace(b"said so", b"denied it"), etag='"two"')
    assert sha256(one.fetch(site.url(), first).body).digest() != sha256(first.body).digest()


def test_a_validator_is_shown_only_to_the_address_that_gave_it(site, client):
    site.answers |= {"/a": to("/b"), "/b": page(etag='"one"')}
    one = client()
    first = one.fetch(site.url())
    site.answers["/a"] = to("/c")
    site.answers["/c"] = page(b"", 304)
    with pytest.raises(FetchError, match="answers 304"):
        one.fetch(site.url(), first)
    assert "if-none-match" not in site.headers("/a") and "if-none-match" not in site.headers("/c")


@pytest.mark.parametrize("etag", ['"' + "a" * 600 + '"', "Straße"])
def test_a_validator_that_is_a_load_or_no_ascii_is_not_sent_back(site, client, etag):
    site.answers["/a"] = page(etag=etag)
    one = client()
    first = one.fetch(site.url())
    one.fetch(site.url(), first)
    assert "if-none-match" not in site.headers("/a")


def test_a_head_is_kept_as_it_came_white_space_and_all(site, client):
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    head = b'HTTP/1.1 200 Fine\r\nContent-Length:%d\nETag:\t "one"  \r\nX-Folded: a\r\n  b\r\n' % len(PAGE)
    site.answers["/a"] = raw(early + head[:40], head[40:] + b"\r", b"\n" + PAGE, pause=0.05)
    (exchange,) = client().fetch(site.url()).receipt.exchanges
    assert exchange.head.encode("latin-1") == head
    assert exchange.fields() == (("Content-Length", str(len(PAGE))), ("ETag", '"one"'), ("X-Folded", "a b"))


def test_a_retry_after_of_centuries_is_taken_as_a_day(site, client):
    site.answers["/a"] = page(b"", 503, retry_after="Fri, 31 Dec 9999 23:59:59 GMT")
    with pytest.raises(FetchError, match="asks to come back after 86400 s"):
        client().fetch(site.url())


def test_a_file_of_countless_empty_parts_is_left(site, client):
    site.answers["/a"] = page(gzip.compress(b"") * 40_000, content_encoding="gzip")
    began = time.monotonic()
    with pytest.raises(FetchError, match="more than 10000 parts of gzip"):
        client(manners={"page_bytes": 1_000_000}).fetch(site.url())
    assert time.monotonic() - began < 5
