"""Posts of Bluesky: feeds and threads as its API answers them, and the records of an account's repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sayso.readers.encoding import decode
from sayso.readers.placed import Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.readers.timeline import Entry, held, line, piece, quotation, read_posts, too_large
from sayso.types import Capture, Document, Hints, Post, Problem

READER = "bluesky@1"
STEPS = ("literal",)
LISTS = frozenset(("feed", "posts", "records"))
RECORD = re.compile(r"at://([^/\s]+)/app\.bsky\.feed\.post/([\w.~:-]+)$")
Json = dict[str, Any]


class View(NamedTuple):
    """A post as the file has it, and who passed it on, and when."""

    held: object
    by: object = None
    passed: str | None = None


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each post of a feed, a thread or a list of records, then the Problems, one of a kind.

    The posts that a feed or a thread shows above or below another one are read as well.
    """
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, READER, _entries(decoded.text), decoded, "post")


def _entries(raw: str) -> Iterator[Entry | str]:
    handles: dict[str, str] = {}
    for name, found in rows(mended(raw), LISTS):
        if name == ".":
            continue
        if isinstance(held(found, "thread"), dict):
            views = _thread(held(found, "thread"))
        elif isinstance(held(found, "post"), dict):
            views = _feed(found)
        else:
            views = iter([View(found)])
        for view in views:
            did, handle = line(held(view.held, "author", "did")), line(held(view.held, "author", "handle"))
            if did and handle:
                handles[did] = handle
            yield _post(raw, view, handles)


def _thread(top: object) -> Iterator[View]:
    """A thread from its first post down; its parents stand inside one another."""
    above = []
    parent = held(top, "parent")
    while isinstance(parent, dict):
        above.append(parent)
        parent = parent.get("parent")
    for one in reversed(above):
        yield View(one.get("post", one))
    waiting = [top]
    while waiting:
        here = waiting.pop()
        yield View(held(here, "post") or here)
        replies = held(here, "replies")
        waiting += reversed(replies) if isinstance(replies, list) else []


def _feed(item: Json) -> Iterator[View]:
    """A post of a feed, behind the posts that it is shown to answer."""
    for name in ("root", "parent"):
        shown = held(item, "reply", name)
        if isinstance(held(shown, "record"), dict):
            yield View(shown)
    yield View(item.get("post"), held(item, "reason", "by"), line(held(item, "reason", "indexedAt")))


def _name(account: object) -> tuple[str | None, str | None]:
    """The name and the handle of an account; without a name the handle is all there is."""
    handle = line(held(account, "handle"))
    return line(held(account, "displayName")) or handle, handle


def address(uri: object, handle: str | None = None) -> str | None:
    """The page of a post, whose record has this address; by its account's number where no handle is known.

    >>> address("at://did:plc:abc/app.bsky.feed.post/3kx", "ines.example")
    'https://bsky.app/profile/ines.example/post/3kx'
    """
    found = RECORD.match(line(uri) or "")
    return f"https://bsky.app/profile/{handle or found[1]}/post/{found[2]}" if found else line(uri)


def _post(raw: str, shown: View, handles: Mapping[str, str]) -> Entry | str:
    """A post as a view with its author, or as a bare record of a repository.

    ``handles`` are the names that accounts have in this file, by their numbers.
    """
    view, by, passed = shown
    record = held(view, "record") or held(view, "value") or view
    words, uri = held(record, "text"), line(held(view, "uri"))
    if held(view, "notFound") is True or held(view, "blocked") is True:
        return "missing"
    if not isinstance(words, Literal):
        return "other" if isinstance(held(record, "$type"), str) else "unreadable"
    name, handle = _name(held(view, "author"))
    place = RECORD.match(uri or "")
    stated = line(held(record, "createdAt"))
    account = _name(by)
    quoted, quote = _quoted(held(view, "embed"), held(record, "embed"))
    above = RECORD.match(line(held(record, "reply", "parent", "uri")) or "")
    post = Post(
        handle=handle or (place[1] if place else None),
        reply_to=address(above[0], handles.get(above[1])) if above else None,
        repost_of=address(uri, handle) if by is not None else None,
        quote_of=quote,
        first_posted=stated if by is not None else None,
    )
    languages = held(record, "langs")
    own = place[2] if place else uri or stated or "post"
    return Entry(
        name=f"{own}-repost-{account[1]}" if by is not None else own,
        pieces=(piece(raw, words.inside, "post", *STEPS), *_quotation(raw, quoted)),
        account=account[0] if by is not None else name,
        author=name,
        stated=passed if by is not None else stated,
        post=post,
        url=None if by is not None else address(uri, handle),
        language=line(languages[0]) if isinstance(languages, list) and len(languages) == 1 else None,
    )


def _quoted(shown: object, embedded: object) -> tuple[Json | None, str | None]:
    """The quoted post as the view shows it, and where it stands; a record alone has its address only."""
    one = held(shown, "record")
    one = held(one, "record") if isinstance(held(one, "record"), dict) else one
    if isinstance(one, dict) and isinstance(held(one, "value", "text"), Literal):
        return one, address(one.get("uri"), line(held(one, "author", "handle")))
    pointer = held(embedded, "record")
    pointer = held(pointer, "record") if isinstance(held(pointer, "record"), dict) else pointer
    uri = line(held(pointer, "uri")) or line(held(one, "uri"))
    return None, address(uri) if uri and RECORD.match(uri) else None


def _quotation(raw: str, quoted: Json | None) -> tuple[Slice, ...]:
    words = held(quoted, "value", "text")
    if not isinstance(words, Literal):
        return ()
    name = held(quoted, "author", "displayName") or held(quoted, "author", "handle")
    return quotation(raw, name, held(quoted, "value", "createdAt"), piece(raw, words.inside, "quote", *STEPS))
