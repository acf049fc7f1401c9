"""Whatever a stranger writes into a header or a robots.txt, it is a value or an error of ours, never a traceback."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.fetch.address import Forbidden, parsed
from sayso.fetch.answer import media_type, seconds_of, validators
from sayso.fetch.client import _next
from sayso.fetch.encoding import Overfull, Undecodable, codings, unpacked
from sayso.fetch.robots import Robots, Terms, product
from sayso.receipt import Exchange

HERE = parsed("https://gazette.example/a/b?c=d")
NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)
LATIN = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=80)
LINES = st.lists(
    st.tuples(st.sampled_from(["User-agent", "Disallow", "Crawl-delay", "Request-rate", "Visit-time", "x"]), LATIN)
)


@given(LATIN)
def test_a_location_leads_to_an_address_or_nowhere(words):
    for location in (words, f"//{words}", f"https://{words}", f"/{words}"):
        with contextlib.suppress(Forbidden):
            assert _next(HERE, location).scheme in ("http", "https")


@given(LATIN)
def test_a_retry_after_is_seconds_or_nothing(words):
    for stated in (words, f"Thu, 08 May {words}", f"Thu, 08 May 2031 10:00:00 {words}"):
        found = seconds_of(stated, NOON)
        assert found is None or found >= 0


@given(LATIN)
def test_headers_are_printable_or_left_out(words):
    assert media_type(words).isprintable() and media_type(words).isascii()
    head = Exchange("", "", None, f"HTTP/1.1 200 OK\r\nETag: {words}\r\nLast-Modified:{words}\r\n")
    assert all(value.isprintable() and value.isascii() for value in validators(head).values())


@given(LATIN, st.binary(max_size=200))
def test_a_body_is_unpacked_within_its_limit_or_told(words, body):
    for stated in (words, "gzip", "deflate", "deflate, gzip"):
        told = ""
        try:
            assert len(unpacked(body, codings(stated), 150)) <= 200
        except (Undecodable, Overfull) as error:
            told = str(error)
        assert told.isprintable()


@given(LINES, st.binary(max_size=200))
def test_a_robots_txt_gives_terms_whatever_it_is(lines, junk):
    body = "\n".join(f"{name}: {value}" for name, value in [("User-agent", "*"), *lines]).encode("latin-1") + junk
    assert isinstance(Robots(lambda at: (200, body), "sayso", lambda: NOON).terms(HERE), Terms)


@pytest.mark.parametrize(
    ("agent", "name"), [("sayso/0.1 (x)", "sayso"), ("desk (d@n.example)", "desk"), ("news-desk", "news-desk")]
)
def test_rules_are_looked_up_by_the_product_name(agent, name):
    asked = []

    def get(at: httpx2.URL) -> tuple[int, bytes]:
        asked.append(str(at))
        return 200, f"User-agent: {name}\nDisallow: /a\n".encode()

    assert product(agent) == name
    assert Robots(get, product(agent), lambda: NOON).terms(HERE).refusal is not None
    assert asked == ["https://gazette.example/robots.txt"]
