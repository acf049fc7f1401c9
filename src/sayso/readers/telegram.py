"""The Telegram Desktop export as JSON: one Document a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.readers.dateline import zone_of
from sayso.readers.encoding import decode
from sayso.readers.literal import clean, members
from sayso.readers.moment import from_seconds
from sayso.readers.placed import Part, mended, parts, roots, value
from sayso.readers.slices import Slice
from sayso.readers.timeline import Entry, in_one_language, line, moment, number, read_posts, too_large
from sayso.text.clean import apply
from sayso.types import Capture, Document, Hints, Post, Problem

__all__ = ["clean", "read"]

READER = "telegram@2"
HEAD = 20_000
Json = dict[str, Any]


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each message with text, then the Problems, one of a kind for the whole file."""
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, READER, _entries(decoded.text, hints), decoded, "message")


def _entries(raw: str, hints: Hints) -> Iterator[Entry | str]:
    valid = mended(raw)
    chats = list(_chats(valid))
    several = len({number(facts.get("id")) for facts, _ in chats}) > 1
    yield from in_one_language(
        _message(raw, valid, hints, facts, part, several)
        for facts, messages in chats
        for part in parts(valid, messages.start, 0)
    )


def _chats(valid: str) -> Iterator[tuple[Json, Part]]:
    """What each chat says of itself, and where its messages stand: the file is one chat or an export of everything."""
    start = next(roots(valid), None)
    if start is None or valid[start] != "{":
        return
    # In an export of everything the messages lie deeper; those of one chat need no walk through each of them.
    depth = 5 if '"chats"' in valid[:HEAD] else 1
    top = {part.name: part for part in parts(valid, start, depth)}
    yield from _chat(valid, top)
    for name in ("chats", "left_chats"):
        if name in top and valid[top[name].start] == "{":
            listed = {part.name: part for part in parts(valid, top[name].start)}.get("list")
            for part in parts(valid, listed.start) if listed and valid[listed.start] == "[" else ():
                if valid[part.start] == "{":
                    yield from _chat(valid, {inner.name: inner for inner in parts(valid, part.start)})


def _chat(valid: str, held: dict[str, Part]) -> Iterator[tuple[Json, Part]]:
    messages = held.get("messages")
    if messages and valid[messages.start] == "[":
        yield {name: value(valid, held[name].start) for name in ("name", "type", "id") if name in held}, messages


def _message(raw: str, valid: str, hints: Hints, chat: Json, part: Part, several: bool) -> Entry | str:
    if valid[part.start] != "{":
        return "unreadable"
    held = members(valid, part.start)
    fields = {name: found for name, (found, _) in held.items()}
    kind = str(fields.get("type", "message"))
    if kind != "message":
        return kind[:20]
    said, place = held.get("text", (None, None))
    if place is None or not isinstance(said, str | list):
        return "textless"
    source = raw[place.start : place.stop]
    words = Slice(place.start, apply(source, clean(source)), "post")
    id, channel = number(fields.get("id")), line(chat.get("name"))
    page = (hints.url or "").rstrip("/")
    page = page if page.startswith(("https://t.me/", "http://t.me/")) else ""
    return Entry(
        name=f"{number(chat.get('id'))}/{id}" if several else f"{id}",
        pieces=(words,),
        account=channel,
        author=_author(fields, channel, hints),
        stated=from_seconds(fields.get("date_unixtime")) or _local(fields, hints),
        post=Post(
            edited=_edited(fields),
            reply_to=_answered(fields, page),
            forwarded_from=line(fields["forwarded_from"]) or "" if "forwarded_from" in fields else None,
        ),
        url=f"{page}/{id}" if page else None,
    )


def _local(fields: Json, hints: Hints) -> str | None:
    """The export's own time, which has no zone: the user's, where he gives one."""
    local = line(fields.get("date"))
    return (moment(local, zone_of(hints.zone)) or local) if local else None


def _author(fields: Json, channel: str | None, hints: Hints) -> str | None:
    """Whose words these are.

    A forwarded message is its first author's; a signature or a member's name comes before the
    channel's; what the user says stands for the channel only.
    """
    if "forwarded_from" in fields:
        return line(fields["forwarded_from"])
    name = line(fields.get("author")) or line(fields.get("from"))
    return name if name and name != channel else hints.author or name or channel


def _edited(fields: Json) -> str | None:
    """When a message was last edited, as far as the export says; empty where it says no time that can be told."""
    if "edited" not in fields and "edited_unixtime" not in fields:
        return None
    return from_seconds(fields.get("edited_unixtime")) or line(fields.get("edited")) or ""


def _answered(fields: Json, page: str) -> str | None:
    """The message that this one answers, by its address where the chat has one."""
    id, chat = number(fields.get("reply_to_message_id")), number(fields.get("reply_to_peer_id"))
    if id is None:
        return None
    return f"{chat}/{id}" if chat else f"{page}/{id}" if page else id
