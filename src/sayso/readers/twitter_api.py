"""Posts as version 2 of X's API answers, page by page; one Document a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sayso.readers.encoding import decode
from sayso.readers.placed import Literal, Part, mended, parts, roots, value
from sayso.readers.slices import Slice
from sayso.readers.timeline import Entry, held, line, number, piece, quotation, read_posts, too_large, without
from sayso.readers.twitter import REPOST, STEPS, address, language
from sayso.types import Capture, Document, Hints, Post, Problem

READER = "twitter-api@1"
Json = dict[str, Any]


@dataclass(slots=True)
class Page:
    """One answer: its text, the same as valid JSON, its accounts, and where the posts stand that others name."""

    raw: str
    valid: str
    users: dict[str, Json] = field(default_factory=dict)
    included: dict[str, Part] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def user(self, tweet: Json) -> tuple[str | None, str | None]:
        """The name and the handle of a post's author, None where the answer does not include them."""
        one = self.users.get(number(tweet.get("author_id")) or "")
        handle = line(held(one, "username"))
        return line(held(one, "name")) or handle, handle

    def tweet(self, id: str | None) -> Json | None:
        """An included post; it counts as shown inside the one that names it."""
        part = self.included.get(id or "")
        found = value(self.valid, part.start) if part else None
        if not isinstance(found, dict) or id is None:
            return None
        self.shown.add(id)
        return found


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each post of the answers, then the Problems, one of a kind.

    An included post that another one reposts or quotes stands in that one's Document, any other has its own.
    """
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, READER, _entries(decoded.text), decoded, "post")


def _entries(raw: str) -> Iterator[Entry | str]:
    valid = mended(raw)
    for start in roots(valid):
        if raw[start] != "{":
            yield "unreadable"
            continue
        members = {part.name: part for part in parts(valid, start)}
        page = Page(raw, valid)
        if "includes" in members and raw[members["includes"].start] == "{":
            _include(page, members["includes"])
        data = members.get("data")
        for part in (parts(valid, data.start, 0) if raw[data.start] == "[" else (data,)) if data else ():
            yield _entry(page, value(valid, part.start)) or "unreadable"
        for id, part in page.included.items():
            if id not in page.shown:
                yield _entry(page, value(valid, part.start)) or "unreadable"


def _include(page: Page, includes: Part) -> None:
    for listed in parts(page.valid, includes.start):
        if listed.name not in ("users", "tweets") or page.raw[listed.start] != "[":
            continue
        for part in parts(page.valid, listed.start, 0):
            one = value(page.valid, part.start)
            id = number(held(one, "id"))
            if id and listed.name == "users":
                page.users[id] = {"name": one.get("name"), "username": one.get("username")}
            elif id:
                page.included[id] = part


def _words(page: Page, tweet: Json, kind: str) -> Slice | None:
    """The words of a post: those of its long form where it has one."""
    long, words = held(tweet, "note_tweet", "text"), tweet.get("text")
    chosen = long if isinstance(long, Literal) else words
    return piece(page.raw, chosen.inside, kind, *STEPS) if isinstance(chosen, Literal) else None


def _references(tweet: Json) -> dict[str, str]:
    """What a post refers to: ``replied_to``, ``quoted`` or ``retweeted`` and the other post's id."""
    listed = tweet.get("referenced_tweets")
    pairs = ((line(held(r, "type")), number(held(r, "id"))) for r in listed) if isinstance(listed, list) else ()
    return {kind: id for kind, id in pairs if kind and id}


def _entry(page: Page, tweet: object) -> Entry | None:
    if not isinstance(tweet, dict):
        return None
    id, words = number(tweet.get("id")), _words(page, tweet, "post")
    if id is None or words is None:
        return None
    account, handle = page.user(tweet)
    refers, edits = _references(tweet), tweet.get("edit_history_tweet_ids")
    edits = [str(e) for e in edits] if isinstance(edits, list) else []
    whose, called, first, cut = account, handle, None, False
    repost = REPOST.match(words.words) if "retweeted" in refers or "referenced_tweets" not in tweet else None
    original = page.tweet(refers.get("retweeted"))
    spoken = _words(page, original, "post") if original else None
    if original and spoken:
        (whose, called), first, words = page.user(original), line(original.get("created_at")), spoken
    if repost:
        called = called if original and spoken and called else repost[1]
        whose = whose if original and spoken and whose else repost[1]
        words = words if original and spoken else without(page.raw, words, repost.end())
        cut = not (original and spoken) and words.words.endswith("…")
    reposted = bool(repost or "retweeted" in refers)
    quoted = page.tweet(refers.get("quoted")) if not reposted else None
    parent = page.included.get(refers.get("replied_to", ""))
    answered = page.user(value(page.valid, parent.start))[1] if parent else None
    stated = line(tweet.get("created_at"))
    post = Post(
        handle=called,
        edited=stated if len(edits) > 1 and edits[0] != id else None,
        reply_to=address(answered, refers["replied_to"]) if "replied_to" in refers else None,
        repost_of=address(called, refers.get("retweeted")) if reposted else None,
        quote_of=address(page.user(quoted)[1] if quoted else None, refers.get("quoted")) if not reposted else None,
        first_posted=first,
    )
    pieces = (words, *_quotation(page, quoted)) if quoted else (words,)
    return Entry(
        name=id,
        pieces=pieces,
        account=account,
        author=whose,
        stated=stated,
        post=post,
        url=address(handle, id) if handle else None,
        language=language(tweet.get("lang")),
        cut=cut,
        superseded=len(edits) > 1 and edits[-1] != id,
    )


def _quotation(page: Page, quoted: Json) -> tuple[Slice, ...]:
    words = _words(page, quoted, "quote")
    named = held(page.users.get(number(quoted.get("author_id")) or ""), "name")
    return quotation(page.raw, named, quoted.get("created_at"), words) if words else ()
