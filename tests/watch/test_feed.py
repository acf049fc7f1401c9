"""What is new in a feed, and whether the feed says all of it."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers import read
from sayso.types import Capture, Document, Hints
from sayso.watch.feed import Entry, Seen, entries, fresh, is_feed, is_list, listed

DAY = "2031-05-08T10:00:00+00:00"
SAID = "<p>The mayor said on Monday that the bridge was safe.</p>"


def capture(body: str, name: str = "https://gazette.example/feed") -> Capture:
    return Capture(name, None, "", body.encode())


def rss(*items: str) -> Capture:
    return capture(
        f'<rss version="2.0"><channel><title>G</title>{"".join(f"<item>{i}</item>" for i in items)}</channel></rss>'
    )


LINK = "<title>Bridge</title><link>https://gazette.example/b</link><guid>b</guid>"


@pytest.mark.parametrize(
    ("item", "whole"),
    [
        (f"<content:encoded><![CDATA[{SAID}]]></content:encoded>", True),
        (f"<description>{escape(SAID)}</description>", False),
        (f"<description>{escape(SAID * 20)}</description>", True),
        (f"<description>{escape(SAID * 20)} Continue reading …</description>", False),
        (f"<content:encoded><![CDATA[{SAID} [...]]]></content:encoded>", False),
        ("", False),
    ],
)
def test_an_entry_is_whole_where_the_feed_gives_its_text(item, whole):
    (entry,) = entries(rss(LINK + item))
    assert (entry.name, entry.url, entry.whole) == ("b", "https://gazette.example/b", whole)


def test_atom_and_json_feeds_are_read_alike():
    atom = capture(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><link href="https://gazette.example/"/><entry><id>b</id><published>2031-05-08T10:00:00Z</published>'
        f'<title>Bridge</title><link href="/b"/><content type="html">{escape(SAID)}</content></entry></feed>'
    )
    held = {"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://gazette.example/", "title": "G"}
    item = {"id": "b", "url": "/b", "title": "Bridge", "content_html": SAID, "date_published": DAY}
    json_feed = capture(json.dumps({**held, "items": [item]}))
    assert (
        entries(atom)
        == entries(json_feed)
        == (Entry("b", "https://gazette.example/b", entries(atom)[0].digest, True, DAY, "G"),)
    )
    assert is_feed(atom) and is_feed(json_feed) and not is_list(atom)


@pytest.mark.parametrize("guid", ["b", " b  1 ", "x" * 400, ""])
def test_an_entry_is_called_as_the_reader_of_feeds_calls_its_document(guid):
    feed = rss(f"<title>Bridge</title><guid>{guid}</guid><description>{escape(SAID)}</description>")
    (document,) = (d for d in read(feed, Hints()) if isinstance(d, Document))
    assert document.name == f"{feed.url}#{entries(feed)[0].name}"


def test_what_was_seen_in_these_words_is_not_new_and_what_was_changed_is():
    first = entries(rss(LINK + "<description>one</description>"))
    seen = {e.name: Seen(e.digest) for e in first}
    assert fresh(first, seen) == ()
    assert fresh(first, {"b": Seen("", tries=1)}) == first, "its page was not there yet"
    changed = entries(rss(LINK + "<description>two</description>"))
    assert fresh(changed, seen) == changed


def test_the_oldest_comes_first():
    found = entries(rss(LINK, LINK.replace("<guid>b", "<guid>a")))
    assert [e.name for e in fresh(found, {})] == ["a", "b"]


def test_a_list_names_its_feeds_once():
    outline = '<outline text="G" xmlUrl="https://gazette.example/feed"/>'
    opml = capture(f'<opml version="2.0"><body><outline text="all">{outline}{outline}</outline></body></opml>')
    assert is_list(opml) and listed(opml) == ("https://gazette.example/feed",)


@given(st.text())
def test_no_feed_brings_it_down(text):
    for start in (
        "<rss><channel><item>",
        "<feed><entry>",
        '{"version": "https://jsonfeed.org/version/1", "items": [',
        "",
    ):
        assert len({e.name for e in entries(capture(start + text))}) == len(entries(capture(start + text)))
