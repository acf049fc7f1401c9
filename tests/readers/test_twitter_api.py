"""Answers of X's API, and lines of snscrape: reposts in full, quoted posts inside, long and edited posts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readers.posts import blocks, outcome, said, stood
from sayso.types import Post

AT = "2031-03-04T09:15:00.000Z"
USERS = [{"id": "31", "name": "Karl Venn", "username": "karlvenn"}, {"id": "77", "name": "Lena Orn", "username": "lo"}]
ORIGINAL = {"id": "6", "text": "It holds &amp; will hold.", "author_id": "77", "created_at": "2031-03-01T08:00:00Z"}
QUOTED = [("byline", "Lena Orn"), ("dateline", "2031-03-01T08:00:00Z"), ("quote", "It holds & will hold.")]


def tweet(**more: Any) -> dict[str, Any]:
    return {"id": "7", "text": "Does it hold?", "author_id": "31", "created_at": AT, "lang": "en"} | more


def answer(*tweets: Any, **includes: Any) -> dict[str, Any]:
    return {"data": list(tweets), "includes": {"users": USERS} | includes}


def refers(**kinds: str) -> list[dict[str, str]]:
    return [{"type": kind, "id": id} for kind, id in kinds.items()]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, Post("karlvenn")),
        ({"referenced_tweets": refers(replied_to="5")}, Post("karlvenn", reply_to="5")),
        ({"referenced_tweets": refers(quoted="5")}, Post("karlvenn", quote_of="5")),
        ({"edit_history_tweet_ids": ["7"]}, Post("karlvenn")),
        ({"edit_history_tweet_ids": ["5", "7"]}, Post("karlvenn", edited="2031-03-04T09:15:00+00:00")),
        ({"author_id": "99"}, Post()),
    ],
)
def test_what_a_post_says_of_itself(fields: dict[str, Any], wanted: Post) -> None:
    (document,), _ = outcome(answer(tweet(**fields)))
    assert document.post == wanted
    assert document.byline == ("Karl Venn" if wanted.handle else None)
    assert document.url == ("https://x.com/karlvenn/status/7" if wanted.handle else None)


def test_a_repost_has_the_words_and_the_author_of_the_original() -> None:
    cut = tweet(text="RT @lo: It holds &amp;…", referenced_tweets=refers(retweeted="6"))
    (document,), codes = outcome(answer(cut, tweets=[ORIGINAL]))
    assert (document.text, document.byline, document.outlet) == ("It holds & will hold.", "Lena Orn", "Karl Venn")
    assert said(document) == Post("lo", repost_of="https://x.com/lo/status/6", first_posted="2031-03-01T08:00:00+00:00")
    assert codes == []
    (document,), codes = outcome(answer(cut))
    assert (document.text, document.byline, codes) == ("It holds &…", "lo", ["truncated"])
    assert said(document) == Post("lo", repost_of="https://x.com/lo/status/6")


def test_a_quoted_post_stands_inside_under_its_own_name() -> None:
    held = answer(tweet(referenced_tweets=refers(quoted="6")), tweets=[ORIGINAL])
    (document,), _ = outcome(held)
    assert blocks(document) == [("post", "Does it hold?"), *QUOTED]
    assert stood(document, json.dumps(held).encode())[-1] == b"It holds &amp; will hold."


def test_an_included_post_that_no_other_shows_is_read_too() -> None:
    documents, _ = outcome(answer(tweet(referenced_tweets=refers(replied_to="6")), tweets=[ORIGINAL]))
    assert [(d.name, d.byline) for d in documents] == [("posts.json#7", "Karl Venn"), ("posts.json#6", "Lena Orn")]
    assert said(documents[0]).reply_to == "https://x.com/lo/status/6"


def test_a_long_post_is_read_in_full_and_an_earlier_wording_is_told() -> None:
    long = tweet(text="In short…", note_tweet={"text": "In short and at length."}, edit_history_tweet_ids=["7", "8"])
    (document,), codes = outcome(answer(long))
    assert document.text == "In short and at length." and codes == ["superseded"]


def test_one_post_and_pages_a_line() -> None:
    one = {"data": tweet(), "includes": {"users": USERS}}
    two = answer(tweet(id="8", text="It does."))
    documents, _ = outcome(f"{json.dumps(one)}\n{json.dumps(two)}\n".encode(), name="pages.jsonl")
    assert [d.text for d in documents] == ["Does it hold?", "It does."]


# ---------------------------------------------------------------- snscrape


def user(handle: str, name: str | None) -> dict[str, Any]:
    return {"_type": "snscrape.modules.twitter.User", "username": handle, "displayname": name}


def row(id: int, text: str, **more: Any) -> dict[str, Any]:
    kind, url = "snscrape.modules.twitter.Tweet", f"https://twitter.com/lo/status/{id}"
    held = {"_type": kind, "url": url, "id": id, "date": "2031-03-01T08:00:00Z", "rawContent": text}
    return held | {"user": user("lo", "Lena Orn"), "lang": "en"} | more


def scraped(*rows: Any) -> tuple[list[Any], list[str]]:
    body = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows)
    return outcome(body.encode(), name="posts.jsonl")


def test_lines_of_snscrape() -> None:
    karl = {"user": user("karlvenn", "Karl Venn"), "url": None}
    documents, codes = scraped(
        row(6, "It holds &amp; will hold."),
        row(7, "Does it?", quotedTweet=row(6, "It holds &amp; will hold."), **karl),
        row(8, "RT @lo: It holds &amp; will hold.", retweetedTweet=row(6, "It holds &amp; will hold."), **karl),
        row(9, "RT @ada: It may…", **karl),
        row(10, "It does.", inReplyToTweetId=7, inReplyToUser=user("karlvenn", None), rawContent=None, content="Yes."),
        '{"_type": "snscrape.modules.twitter.Tweet", "url',
    )
    address = "https://twitter.com/lo/status/6"
    assert [d.post for d in documents] == [
        Post("lo"),
        Post("karlvenn", quote_of=address),
        Post("lo", repost_of=address, first_posted="2031-03-01T08:00:00+00:00"),
        Post("ada", repost_of="https://x.com/ada"),
        Post("lo", reply_to="https://x.com/karlvenn/status/7"),
    ]
    assert blocks(documents[1]) == [("post", "Does it?"), *QUOTED]
    assert [d.byline for d in documents] == ["Lena Orn", "Karl Venn", "Lena Orn", "ada", "Lena Orn"]
    assert documents[1].url == "https://x.com/karlvenn/status/7" and documents[4].text == "Yes."
    assert codes == ["skipped", "truncated"]


def test_lines_of_snscrape_from_telegram() -> None:
    kind = "snscrape.modules.telegram.TelegramPost"
    held = {"_type": kind, "url": "https://t.me/s/harbour/17", "date": "2031-03-01T08:00:00+00:00", "content": "No."}
    passed = held | {"url": "https://t.me/s/harbour/18", "forwarded": {"username": "karlvenn"}}
    documents, _ = scraped(held, passed | {"forwardedUrl": "https://t.me/karlvenn/3"})
    assert [(d.outlet, d.byline, d.post) for d in documents] == [
        ("harbour", "harbour", Post("harbour")),
        ("harbour", "karlvenn", Post("karlvenn", repost_of="https://t.me/karlvenn/3", forwarded_from="karlvenn")),
    ]
