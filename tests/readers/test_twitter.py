"""The archive of X: reposts, replies, quotations, long, edited and deleted posts, the ZIP and a script alone."""

from __future__ import annotations

import io
import json
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from readers.posts import blocks, outcome, said, stood
from sayso.readers import place
from sayso.types import Capture, Hints, Post, Span

AT = "Tue Mar 04 09:15:00 +0000 2031"
ACCOUNT = [{"account": {"username": "ferry_selm", "accountId": "5150", "accountDisplayName": "Selm Ferry Watch"}}]


def tweet(id: str = "7", text: str = "The bridge is shut.", **more: Any) -> dict[str, Any]:
    return {"tweet": {"id_str": id, "id": id, "full_text": text, "created_at": AT, "lang": "en"} | more}


def note(text: str, at: str = "2031-03-04T09:15:00.000Z") -> dict[str, Any]:
    return {"noteTweet": {"noteTweetId": "907", "createdAt": at, "core": {"text": text, "urls": []}}}


def script(name: str, rows: Any, part: int = 0) -> bytes:
    return f"window.YTD.{name}.part{part} = {json.dumps(rows, indent=1)}".encode()


def archive(packed: int = ZIP_DEFLATED, **scripts: Any) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", packed) as made:
        for name, rows in ({"account": ACCOUNT} | scripts).items():
            made.writestr(f"data/{name.replace('_', '-')}.js", script(name, rows))
    return file.getvalue()


MENTION = {"user_mentions": [{"screen_name": "LenaOrn", "name": "Lena Orn"}]}
LINK = {"urls": [{"url": "https://t.co/x", "expanded_url": "https://twitter.com/lenaorn/status/6?s=20"}]}


@pytest.mark.parametrize(
    ("fields", "author", "wanted"),
    [
        ({}, "Selm Ferry Watch", Post("ferry_selm")),
        (
            {"in_reply_to_status_id_str": "6", "in_reply_to_screen_name": "lenaorn"},
            "Selm Ferry Watch",
            Post("ferry_selm", reply_to="https://x.com/lenaorn/status/6"),
        ),
        ({"in_reply_to_status_id": 6}, "Selm Ferry Watch", Post("ferry_selm", reply_to="6")),
        (
            {"entities": LINK, "text": "It holds. https://t.co/x"},
            "Selm Ferry Watch",
            Post("ferry_selm", quote_of="https://twitter.com/lenaorn/status/6"),
        ),
        ({"text": "RT @lenaorn: It holds."}, "lenaorn", Post("lenaorn", repost_of="https://x.com/lenaorn")),
        (
            {"text": "RT @lenaorn: It holds.", "entities": MENTION},
            "Lena Orn",
            Post("lenaorn", repost_of="https://x.com/lenaorn"),
        ),
        (
            {"edit_info": {"edit": {"initialTweetId": "6"}}},
            "Selm Ferry Watch",
            Post("ferry_selm", edited="2031-03-04T09:15:00+00:00"),
        ),
    ],
)
def test_whose_it_is_and_what_it_belongs_to(fields: dict[str, Any], author: str, wanted: Post) -> None:
    (document,), _ = outcome(archive(tweets=[tweet(**fields)]), name="x.zip")
    assert (document.byline, document.post) == (author, wanted)
    assert (document.outlet, document.url) == ("Selm Ferry Watch", "https://x.com/ferry_selm/status/7")
    assert document.wire == (author if wanted.copied else None)


def test_a_script_alone_has_no_account_but_the_users() -> None:
    (document,), codes = outcome(script("tweet", [tweet()]), name="tweet.js")
    assert (document.outlet, document.byline, document.url, codes) == (None, None, None, [])
    (document,), _ = outcome(script("tweet", [tweet()]), Hints(outlet="Ferry Watch", author="Ada Quill"), "a.txt")
    assert (document.outlet, document.byline) == ("Ferry Watch", "Ada Quill")


def test_the_user_names_the_one_who_writes_and_not_those_reposted() -> None:
    body = archive(tweets=[tweet("1"), tweet("2", "RT @lenaorn: It holds.")])
    documents, _ = outcome(body, Hints(author="Ada Quill"), "x.zip")
    assert [(d.outlet, d.byline) for d in documents] == [
        ("Selm Ferry Watch", "Ada Quill"),
        ("Selm Ferry Watch", "lenaorn"),
    ]


def test_escaped_text_is_read_as_it_was_written_and_leads_back() -> None:
    body = script("tweets", [tweet(text="It is shut &amp; bolted &lt;again&gt;: “no” &amp;nbsp;")])
    (document,), _ = outcome(body, name="tweets.js")
    assert document.text == "It is shut & bolted <again>: “no” &nbsp;"
    at = document.text.index("& bolted")
    (found,) = place(document, Capture("tweets.js", None, "", body), Span(at, at + 3))
    assert body[found.start : found.stop] == b"&amp; b"


def test_a_repost_that_breaks_off_is_told() -> None:
    (document,), codes = outcome(archive(tweets=[tweet(text="RT @lenaorn: The bridge is shut and…")]), name="x.zip")
    assert document.text == "The bridge is shut and…" and codes == ["truncated"]


LONG = "The harbour master said that nobody had asked her for the soundings. " * 6


def test_a_long_post_has_the_words_of_its_note() -> None:
    short = tweet(text="@lenaorn " + LONG[:200] + "… https://t.co/n")
    documents, codes = outcome(archive(note_tweet=[note("@lenaorn " + LONG)], tweets=[short]), name="x.zip")
    assert [(d.name, d.text) for d in documents] == [("x.zip#7", "@lenaorn " + LONG.strip())] and codes == []
    assert documents[0].blocks[0].locator.endswith("@data/note-tweet.js")


@pytest.mark.parametrize("held", [note("Something else."), note(LONG, "2031-03-04T09:15:01.000Z")])
def test_a_note_of_no_post_is_a_post_of_its_own(held: dict[str, Any]) -> None:
    documents, _ = outcome(archive(note_tweet=[held], tweets=[tweet(text=LONG[:200])]), name="x.zip")
    assert [d.name for d in documents] == ["x.zip#7", "x.zip#note-907"]


def test_deleted_and_superseded_posts_are_never_taken_as_current() -> None:
    edits = {"initial": {"editTweetIds": ["1", "2"]}}
    body = archive(tweets=[tweet("1", edit_info=edits), tweet("2", "Open.")], deleted_tweets=[tweet("3", "Gone.")])
    documents, codes = outcome(body, name="x.zip")
    assert [said(d).deleted for d in documents] == [False, False, True]
    assert codes == ["superseded", "deleted"]


def test_parts_of_an_archive_are_read_in_their_order() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for part in (10, 2, 1):
            made.writestr(f"x/data/tweets-part{part}.js", script("tweets", [tweet(str(part), f"Part {part}.")], part))
        made.writestr("x/data/tweets.js", script("tweets", [tweet("0", "Part 0.")]))
        made.writestr("x/data/like.js", script("like", [{"like": {"fullText": "Not ours."}}]))
    documents, _ = outcome(file.getvalue(), name="x.zip")
    assert [d.text for d in documents] == ["Part 0.", "Part 1.", "Part 2.", "Part 10."]


def test_a_packed_script_stands_somewhere_in_its_part_of_the_archive() -> None:
    for packed in (ZIP_STORED, ZIP_DEFLATED):
        body = archive(packed, tweets=[tweet()])
        (document,), _ = outcome(body, name="x.zip")
        (words,) = stood(document, body, "x.zip")
        assert (words == b"The bridge is shut.") == (packed == ZIP_STORED)
        assert 0 < len(words) < len(body)


def test_posts_without_words_and_other_rows_are_counted() -> None:
    rows = [tweet(text="https://t.co/p"), {"tweet": {"id_str": "8"}}, {"tweet": 5}, 9, tweet("10", "Words.")]
    documents, codes = outcome(script("tweets", rows), name="tweets.js")
    assert [d.name for d in documents] == ["tweets.js#10"] and codes == ["skipped"]


def test_a_script_that_breaks_off_gives_what_stands_before() -> None:
    documents, codes = outcome(script("tweets", [tweet("1", "One."), tweet("2", "Two.")])[:-40], name="tweets.js")
    assert [d.text for d in documents] == ["One."] and codes == ["invalid-json"]


def test_an_archive_without_posts_or_with_damage_says_so() -> None:
    assert outcome(archive(), name="x.zip") == ([], ["no-text"])
    body = archive(tweets=[tweet()] * 50)
    at = body.index(b"data/tweets.js") + 40
    assert outcome(body[:at] + b"\xff" * 40 + body[at + 40 :], name="x.zip") == ([], ["unsupported"])


def test_a_block_is_the_post_alone() -> None:
    (document,), _ = outcome(archive(tweets=[tweet(text="RT @a:  It holds. ")]), name="x.zip")
    assert blocks(document) == [("post", "It holds.")]


def test_a_script_that_unpacks_to_far_too_much_is_told() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("data/tweets.js", b"window.YTD.tweets.part0 = [" + b" " * 30_000_000 + b"]")
    assert outcome(file.getvalue(), name="x.zip") == ([], ["too-large"])


def test_a_link_within_the_words_quotes_nothing() -> None:
    linking = tweet(text="The bridge is shut, see https://t.co/x and weep.", entities=LINK)
    (document,), _ = outcome(script("tweets", [linking]))
    assert document.post and document.post.quote_of is None
