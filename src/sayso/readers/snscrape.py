"""Posts as snscrape writes them, one JSON object a line: those of X and of Telegram; one Document a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.readers.encoding import decode
from sayso.readers.placed import BrokenJson, Literal, is_value, mended, value
from sayso.readers.slices import Slice
from sayso.readers.timeline import Entry, held, line, number, piece, quotation, read_posts, too_large, without
from sayso.readers.twitter import REPOST, STEPS, address, language
from sayso.types import Capture, Document, Hints, Post, Problem

READER = "snscrape@1"
CHANNEL = re.compile(r"https?://t\.me/(?:s/)?(\w+)/(\d+)")
ROW = re.compile(r"[^\n]+")
Json = dict[str, Any]


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each line that is a post of X or Telegram, then the Problems, one of a kind.

    A line that cannot be read is counted, and the others are read.
    """
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, READER, _entries(decoded.text), decoded, "post")


def _entries(raw: str) -> Iterator[Entry | str]:
    valid = mended(raw)
    for row in ROW.finditer(raw):
        opening = raw.find("{", row.start(), row.end())
        # The line alone is looked at first: what breaks off in it must not go on in the next one.
        whole = opening >= 0 and is_value(valid[opening : row.end()])
        try:
            found = value(valid, opening) if whole else None
        except BrokenJson:
            found = None
        if isinstance(found, dict):
            kind = str(found.get("_type") or "")
            yield (_sent(raw, found) if "telegram" in kind else _tweet(raw, found)) or "unreadable"
        elif row[0].strip("\ufeff \t\r"):
            yield "unreadable"


def _said(tweet: object) -> Literal | None:
    """The words as they were written; the field was called ``content`` before 2023."""
    found = held(tweet, "rawContent") or held(tweet, "content")
    return found if isinstance(found, Literal) else None


def _user(tweet: object) -> tuple[str | None, str | None]:
    """The name and the handle of a post's author."""
    handle = line(held(tweet, "user", "username"))
    return line(held(tweet, "user", "displayname")) or handle, handle


def _address(tweet: object) -> str | None:
    """Where a post stands: what the line says, else what follows from its id."""
    return line(held(tweet, "url")) or address(_user(tweet)[1], number(held(tweet, "id")))


def _tweet(raw: str, tweet: Json) -> Entry | None:
    id, said = number(tweet.get("id")), _said(tweet)
    if id is None or said is None:
        return None
    account, handle = _user(tweet)
    original = tweet.get("retweetedTweet")
    spoken = _said(original)
    words = piece(raw, (spoken or said).inside, "post", *STEPS)
    repost = None if spoken else REPOST.match(words.words)
    whose, called = _user(original) if spoken else (account, handle)
    if repost:
        words = without(raw, words, repost.end())
        whose = called = repost[1]
    reposted = bool(repost or original)
    quoted = tweet.get("quotedTweet") if not reposted else None
    answered = number(tweet.get("inReplyToTweetId"))
    post = Post(
        handle=called,
        reply_to=address(line(held(tweet, "inReplyToUser", "username")), answered) if answered else None,
        repost_of=(_address(original) or address(called, None)) if reposted else None,
        quote_of=_address(quoted),
        first_posted=line(held(original, "date")) if spoken else None,
    )
    return Entry(
        name=id,
        pieces=(words, *_quotation(raw, quoted)),
        account=account,
        author=whose,
        stated=line(tweet.get("date")),
        post=post,
        url=_address(tweet),
        language=language(tweet.get("lang")),
        cut=bool(repost) and words.words.endswith("…"),
    )


def _quotation(raw: str, quoted: object) -> tuple[Slice, ...]:
    said = _said(quoted)
    if said is None:
        return ()
    words = piece(raw, said.inside, "quote", *STEPS)
    return quotation(raw, held(quoted, "user", "displayname"), held(quoted, "date"), words)


def _sent(raw: str, message: Json) -> Entry | None:
    """A message of a Telegram channel."""
    place, said = CHANNEL.match(line(message.get("url")) or ""), _said(message)
    if place is None or said is None:
        return None
    first = line(held(message, "forwarded", "title")) or line(held(message, "forwarded", "username"))
    copied = held(message, "forwarded") is not None or line(message.get("forwardedUrl")) is not None
    post = Post(
        handle=line(held(message, "forwarded", "username")) if copied else place[1],
        repost_of=line(message.get("forwardedUrl")),
        forwarded_from=first,
    )
    return Entry(
        name=place[2],
        pieces=(piece(raw, said.inside, "post", "literal"),),
        account=place[1],
        author=first if copied else place[1],
        stated=line(message.get("date")),
        post=post,
        url=f"https://t.me/{place[1]}/{place[2]}",
    )
