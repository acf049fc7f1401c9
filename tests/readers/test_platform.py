"""Posts are known by what stands in the file, and nothing in a file makes its reader fail."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.posts import check, outcome
from sayso.readers import READERS, media_type, read
from sayso.readers.bluesky import read as bluesky
from sayso.readers.mastodon import read as mastodon
from sayso.readers.mastodon import read_outbox
from sayso.readers.snscrape import read as snscrape
from sayso.readers.telegram import read as telegram
from sayso.readers.telegram_page import read_channel, read_export
from sayso.readers.timeline import read_posts
from sayso.readers.twitter import read as twitter
from sayso.readers.twitter_api import read as twitter_api
from sayso.types import Capture, Document, Hints, Problem

FOLDER = Path(__file__).parents[1] / "captures"
KINDS = {
    "selm-ferry-archive": "application/x-twitter-archive+zip",
    "selm-ferry-script": "application/x-twitter-archive",
    "karl-venn-answer": "application/x-twitter-api+json",
    "ada-quill-lines": "application/x-snscrape+jsonl",
    "harbour-watch": "application/x-telegram+json",
    "harbour-watch-export": "application/x-telegram+html",
    "harbour-watch-channel": "application/x-telegram-channel+html",
    "ines-marl-thread": "application/x-mastodon+json",
    "karl-venn-timeline": "application/x-mastodon+json",
    "ines-marl-outbox": "application/x-activitypub+json",
    "ines-marl-feed": "application/x-bluesky+json",
    "karl-venn-thread": "application/x-bluesky+json",
    "ines-marl-records": "application/x-bluesky+json",
}
EACH = [
    bluesky, mastodon, read_outbox, snscrape, telegram, read_channel, read_export, twitter, twitter_api,
]  # fmt: skip


@cache
def captured(folder: str) -> bytes:
    (file,) = (p for p in (FOLDER / folder).glob("*/*") if p.name != "expected.json")
    return file.read_bytes()


@pytest.mark.parametrize("folder", KINDS)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.json", "a.html", "a.md"])
def test_the_content_says_whose_posts_they_are_whatever_the_name(folder: str, name: str) -> None:
    assert media_type(name, captured(folder)) == KINDS[folder]
    assert KINDS[folder] in READERS


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": [{"id": "1", "text": "x"}]}',
        b'{"content": "acct", "created_at": "x", "account": "y"}',
        b'[{"text": "an app.bsky.feed.post is a kind of record"}]',
        b'{"items": [{"messages": "none"}]}',
        b"window.YTD.follower.part0 = [ ]",
        b"<!doctype html><p>The class tgme_widget_message has data-post.</p>",
    ],
)
def test_what_only_speaks_of_posts_is_none(body: bytes) -> None:
    assert media_type("a", body) not in KINDS.values()


@pytest.mark.parametrize("reader", EACH, ids=lambda r: f"{r.__module__.rpartition('.')[2]}.{r.__name__}")
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_make_a_reader_fail(reader, body: bytes) -> None:
    capture = Capture("a", None, "", body)
    check(capture, reader(capture, Hints()))


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([b"", b"null", b'"', b"\\", b"\\x1F", b"[", b"}",
        b"7", b"<", b"</div>", b"\xff", b"\\ud83c", b"&amp", b"{}", b'{"a": 1}', b'"x"', b"[[[["])),
    min_size=1, max_size=6,
)  # fmt: skip


@pytest.mark.parametrize("folder", KINDS)
@given(CHANGES)
def test_no_damage_to_a_file_makes_its_reader_fail(folder: str, changes: list[tuple[float, int, bytes]]) -> None:
    body = captured(folder)
    for where, size, new in changes:
        at = int(where * len(body))
        body = body[:at] + new + body[at + size :]
    capture = Capture("a", None, "", body)
    target = READERS[KINDS[folder]]
    reader = next(r for r in EACH if f"{r.__module__}:{r.__name__}" == target)
    check(capture, reader(capture, Hints()))
    assert read(capture, Hints())


def test_many_posts_take_time_in_proportion() -> None:
    one = (
        b'{"tweet": {"id_str": "%d", "full_text": "The harbour master denied on day %d that anybody had asked her.",'
        b' "created_at": "Tue Mar 04 09:15:00 +0000 2031", "entities": {"urls": [], "user_mentions": []}}}'
    )

    def taken(size: int) -> float:
        rows = b",".join(one % (n, n) for n in range(size))
        capture = Capture("tweets.js", None, "", b"window.YTD.tweets.part0 = [" + rows + b"]")
        began = time.process_time()
        assert len(twitter(capture, Hints())) == size
        return time.process_time() - began

    taken(50)
    assert taken(4000) < 8 * max(taken(1000), 0.2)


def test_a_reader_of_nothing_says_that_nothing_was_said() -> None:
    (told,) = read_posts(Capture("a", None, "", b"x"), Hints(), "none@1", iter(()), None, "post")
    assert isinstance(told, Problem) and told.code == "no-text"


def test_half_characters_controls_and_strange_addresses_do_not_come_into_a_document() -> None:
    name = '"display_name": "Ines \\ud83c\\u0000 Marl", "username": "ines", "acct": "ines"'
    body = (
        '{"id": "7", "created_at": "2031-03-04T09:15:00Z", "content": "It \\udc00 holds.", "spoiler_text": "",'
        f' "url": "javascript:alert(1)", "account": {{{name}}}, "language": "en"}}'
    )
    (document,) = read(Capture("a.json", None, "", body.encode()), Hints())
    assert isinstance(document, Document)
    assert (document.byline, document.text, document.url) == ("Ines \ufffd Marl", "It \ufffd holds.", None)


def test_broken_lines_take_time_in_proportion_and_no_line_goes_on_in_the_next() -> None:
    whole = b'{"_type": "snscrape.modules.twitter.Tweet", "id": 7, "rawContent": "The bridge is shut."}\n'
    cut = b'{"_type": "snscrape.modules.twitter.Tweet", "id": 8, "rawContent": "The bridge\n'
    before = time.perf_counter()
    documents, codes = outcome(whole + cut + b'{"a": x\n' * 60_000 + whole.replace(b"7", b"9"))
    assert time.perf_counter() - before < 10
    assert [d.text for d in documents] == ["The bridge is shut."] * 2 and "skipped" in codes
