"""Feeds: what an entry says, whichever way it is written, and what a hostile feed cannot do."""

from __future__ import annotations

import json
import time
from pathlib import Path
from xml.sax.saxutils import escape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.readers import place, read
from sayso.types import Capture, Document, Hints, Problem, Span

FOLDER = Path(__file__).parents[1] / "captures"
SAID = "The mayor said on Monday that the bridge was safe."


def outcome(body: str | bytes, name: str = "feed.xml") -> tuple[list[Document], list[str]]:
    found = read(Capture(name, None, "", body.encode() if isinstance(body, str) else body), Hints())
    return [d for d in found if isinstance(d, Document)], [p.code for p in found if isinstance(p, Problem)]


def rss(*items: str, head: str = "") -> str:
    inside = "".join(f"<item>{i}</item>" for i in items)
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Selm Gazette</title>{inside}</channel></rss>'


DATED = "<pubDate>Tue, 04 Mar 2031 10:15:00 +0300</pubDate>"
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"], exclude_characters="]"), max_size=40
)


@settings(deadline=None)
@given(WORDS, st.sampled_from(["escaped", "cdata", "json"]), st.data())
def test_a_span_leads_to_the_bytes_that_say_it(words: str, way: str, data: st.DataObject) -> None:
    said = f"{SAID} x{words}x, she said."
    page = f"<p>{escape(said)}</p>"
    if way == "json":
        held = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": page}]}
        body = json.dumps(held, ensure_ascii=data.draw(st.booleans()))
    else:
        body = rss(f"{DATED}<description>{escape(page) if way == 'escaped' else f'<![CDATA[{page}]]>'}</description>")
    capture = Capture("feed", None, "", body.encode())
    (document,) = (d for d in read(capture, Hints()) if isinstance(d, Document))
    assert document.text == said
    at = data.draw(st.integers(0, len(said) - 1))
    (stood,) = place(document, capture, Span(at, at + 1))
    raw = capture.body[stood.start : stood.stop].decode()
    assert raw == said[at] or raw.startswith(("&", "\\")), "the character itself, or what stands for it"


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*/*/feed.xml")) + sorted(FOLDER.glob("*/*/*.atom")), ids=lambda p: p.name
)
def test_feedparser_sees_the_same_entries(path: Path) -> None:
    """Another reader of feeds, which keeps no offsets, agrees on what the entries are."""
    told = feedparser.parse(path.read_bytes())
    documents, _ = outcome(path.read_bytes(), path.name)
    with_text = [e for e in told.entries if e.get("summary") or e.get("content")]
    ids = [e.get("id") or e.link for e in with_text]
    assert all(d.name.endswith(id) for d, id in zip(documents, ids, strict=True))
    assert [d.outlet for d in documents] == [e.get("source", {}).get("title") or told.feed.title for e in with_text]
    assert [d.byline for d in documents] == [e.get("author") or told.feed.get("author") for e in with_text]


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("Tue, 04 Mar 2031 10:15:00 +0300", "2031-03-04T10:15:00+03:00"),
        ("Tue, 04 Mar 2031 10:15:00 GMT", "2031-03-04T10:15:00+00:00"),
        ("4 Mar 31 10:15 EST", "2031-03-04T10:15:00-05:00"),
        ("2031-03-04T10:15:00Z", "2031-03-04T10:15:00+00:00"),
        ("Tue, 04 Mar 2031 10:15:00 MSK", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:15:00", "2031-03-04"),
        ("04/03/2031", None),
        ("31 Feb 2031 10:15:00 +0000", None),
    ],
)
def test_a_time_without_a_zone_is_told_and_not_guessed(stated: str, wanted: str | None) -> None:
    (document,), codes = outcome(rss(f"<description>{SAID}</description><pubDate>{stated}</pubDate>"))
    assert document.published == wanted
    assert codes == ([] if wanted and "T" in wanted else ["no-zone"] if wanted else ["no-date"])


def test_the_fuller_text_counts() -> None:
    teaser = f"<description>{SAID[:20]}…</description><content:encoded>{SAID} {SAID}</content:encoded>{DATED}"
    bare = f"<description>{SAID} {SAID}</description><content:encoded>Read on.</content:encoded>{DATED}"
    documents, _ = outcome(rss(teaser, bare))
    assert [d.text for d in documents] == [f"{SAID} {SAID}"] * 2


def test_entries_without_text_are_counted() -> None:
    assert outcome(rss("<title>Only a title</title>")) == ([], ["no-text"])
    documents, codes = outcome(
        rss("<title>One</title>", f"<description>{SAID}</description>{DATED}", "<title>Two</title>")
    )
    assert len(documents) == 1 and codes == ["no-entry-text"]


def test_a_feed_that_breaks_off_gives_what_is_there() -> None:
    documents, _ = outcome(rss(f"<description>{SAID}</description>{DATED}")[:-30] + "<item><description>It was cut")
    assert [d.text for d in documents] == [SAID, "It was cut"]


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_entities_of_its_own_are_not_expanded() -> None:
    (document,), _ = outcome(rss(f"<description>{SAID} &b;&c;</description>{DATED}", head=LAUGHS))
    assert document.text == f"{SAID} &b;&c;"


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 200_000,
        "<!--" * 100_000,
        "<![CDATA[" * 100_000,
        "&" * 300_000,
        "<a b='" * 100_000,
        "<!DOCTYPE [" * 50_000,
    ],
)
def test_a_hostile_feed_takes_no_long_time(inside: str) -> None:
    began = time.process_time()
    outcome(rss(f"<description>{SAID}</description>{inside}"))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<opml><outline text='News'><outline xmlUrl='a'/><outline xmlUrl='b'/></outline></opml>", "2 feeds"),
        ("<urlset><url><loc>a</loc></url></urlset>", "1 page"),
        ("<sitemapindex><sitemap><loc>a</loc></sitemap></sitemapindex>", "1 further list"),
    ],
)  # fmt: skip
def test_a_list_of_addresses_says_how_many(body: str, message: str) -> None:
    (told,) = read(Capture("a.xml", None, "", body.encode()), Hints())
    assert isinstance(told, Problem) and told.code == "addresses" and message in told.message
