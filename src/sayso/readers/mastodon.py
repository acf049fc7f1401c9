"""Posts of Mastodon and its kin: statuses as the API answers them, and the outbox of an account's archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.readers.encoding import decode
from sayso.readers.placed import Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.readers.timeline import Entry, held, line, number, piece, quotation, read_posts, too_large
from sayso.types import Capture, Document, Hints, Post, Problem

READER = "mastodon@1"
OUTBOX = "activitypub@1"
STEPS = ("literal", "lines")
LISTS = frozenset(("ancestors", "descendants", "statuses"))
# An account's address in the shapes that servers give it: /@ines, /users/ines.
ACCOUNT = re.compile(r"https?://([^/\s]+)/(?:@|users/|u/|profile/)?([\w.-]+)$")
Json = dict[str, Any]


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each status of a timeline, a context or alone, then the Problems, one of a kind."""
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, READER, _statuses(decoded.text), decoded, "post")


def read_outbox(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each post that an archive's ``outbox.json`` holds, then the Problems, one of a kind.

    Of what the account passed on the archive has the address alone; it is counted as skipped.
    """
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, OUTBOX, _activities(decoded.text, hints), decoded, "post")


# ---------------------------------------------------------------- statuses


def _statuses(raw: str) -> Iterator[Entry | str]:
    known: dict[str, str | None] = {}
    for name, found in rows(mended(raw), LISTS):
        if name == ".":
            continue
        made = _status(raw, found, known) if isinstance(found, dict) else None
        if made:
            known[made.name] = made.url
        yield made or "unreadable"


def _account(status: object) -> tuple[str | None, str | None]:
    """The name and the handle of whoever wrote a status; of one on the answering server the address gives the rest."""
    handle = line(held(status, "account", "acct"))
    home = ACCOUNT.match(line(held(status, "account", "url")) or "")
    if handle and "@" not in handle and home:
        handle = f"{handle}@{home[1]}"
    return line(held(status, "account", "display_name")) or line(held(status, "account", "username")), handle


def _address(status: object) -> str | None:
    return line(held(status, "url")) or line(held(status, "uri")) or number(held(status, "id"))


def _said(raw: str, warning: object, words: object) -> tuple[Slice, ...]:
    """The words of a post, behind what its writer put before them as a warning."""
    before = isinstance(warning, Literal) and warning.strip()
    found = [piece(raw, warning.inside, "headline", "literal")] if before and isinstance(warning, Literal) else []
    if isinstance(words, Literal):
        found.append(piece(raw, words.inside, "post", *STEPS))
    return tuple(found)


def _status(raw: str, status: Json, known: Mapping[str, str | None]) -> Entry | None:
    id = number(status.get("id")) or line(status.get("uri"))
    original = status.get("reblog") if isinstance(status.get("reblog"), dict) else None
    told = original or status
    pieces = _said(raw, held(told, "spoiler_text"), held(told, "content"))
    if id is None or not pieces:
        return None
    account = _account(status)[0]
    author, handle = _account(told)
    answered = number(held(told, "in_reply_to_id"))
    quoted, quote = _quoted(told)
    post = Post(
        handle=handle,
        edited=line(held(told, "edited_at")),
        reply_to=known.get(answered or "") or answered,
        repost_of=_address(original) if original else None,
        quote_of=quote,
        first_posted=line(held(original, "created_at")),
    )
    return Entry(
        name=id,
        pieces=(*pieces, *_quotation(raw, quoted)),
        account=account,
        author=author,
        stated=line(status.get("created_at")),
        post=post,
        url=_own_address(status, original),
        language=line(held(told, "language")),
    )


def _own_address(status: Json, original: Json | None) -> str | None:
    """Where a status stands; a repost stands nowhere but under the id of its activity."""
    return line(status.get("uri")) if original else _address(status)


def _quoted(status: object) -> tuple[Json | None, str | None]:
    """The status quoted and its address; servers give the whole of it, its id, or it alone without a frame."""
    quote = held(status, "quote")
    inner = held(quote, "quoted_status")
    whole = inner if isinstance(inner, dict) else quote if held(quote, "content") is not None else None
    if isinstance(whole, dict):
        return whole, _address(whole)
    return None, number(held(quote, "quoted_status_id"))


def _quotation(raw: str, quoted: Json | None) -> tuple[Slice, ...]:
    if quoted is None:
        return ()
    name = held(quoted, "account", "display_name") or held(quoted, "account", "acct")
    words = held(quoted, "content")
    if not isinstance(words, Literal):
        return ()
    return quotation(raw, name, held(quoted, "created_at"), piece(raw, words.inside, "quote", *STEPS))


# ---------------------------------------------------------------- outbox


def _activities(raw: str, hints: Hints) -> Iterator[Entry | str]:
    for name, found in rows(mended(raw), {"orderedItems"}):
        if name == ".":
            continue
        kind = line(held(found, "type"))
        note = held(found, "object")
        if kind == "Announce":
            yield "reposted"
        elif kind in ("Create", "Update") and isinstance(note, dict):
            yield _note(raw, note, hints) or "unreadable"
        elif held(found, "content") is not None:
            yield _note(raw, found, hints) or "unreadable"
        else:
            yield (kind or "unreadable").casefold()[:20]


def _note(raw: str, note: Json, hints: Hints) -> Entry | None:
    id = line(note.get("id"))
    pieces = _said(raw, note.get("summary"), note.get("content"))
    if id is None or not pieces:
        return None
    by = line(note.get("attributedTo")) or line(note.get("actor"))
    home = ACCOUNT.match(by or "")
    handle = f"{home[2]}@{home[1]}" if home else None
    languages = held(note, "contentMap")
    quoted = next((line(note[n]) for n in ("quote", "quoteUrl", "quoteUri", "_misskey_quote") if n in note), None)
    post = Post(
        handle=handle,
        edited=line(note.get("updated")),
        reply_to=line(note.get("inReplyTo")),
        quote_of=quoted,
    )
    return Entry(
        name=id.rpartition("/")[2] or id,
        pieces=pieces,
        account=handle,
        author=hints.author or handle,
        stated=line(note.get("published")),
        post=post,
        url=line(note.get("url")) or id,
        language=next(iter(languages), None) if isinstance(languages, dict) and len(languages) == 1 else None,
    )
