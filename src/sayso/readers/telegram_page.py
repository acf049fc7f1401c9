"""Telegram as web pages: the Desktop export as HTML, and saved pages of a public channel (t.me/s/…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.readers.encoding import decode
from sayso.readers.outline import Element, outline, words
from sayso.readers.timeline import Entry, in_one_language, piece, read_posts, too_large
from sayso.types import Capture, Document, Hints, Post, Problem

EXPORT, CHANNEL = "telegram-page@1", "telegram-channel@1"
TIME = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2})?)?")
ANSWERED = re.compile(r"#go_to_message(\d+)$")
VIA = re.compile(r"\s+via @\w+$")
POST = re.compile(r"https?://(?:t|telegram)\.me/(?:s/)?(\w+)(?:/(\d+))?")
SPACES = re.compile(r"\s+")


def read_export(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each message with text of an exported page, then the Problems, one of a kind."""
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, EXPORT, in_one_language(_exported(decoded.text, hints)), decoded, "message")


def read_channel(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each post with text of a channel's saved page, then the Problems, one of a kind."""
    large = too_large(capture)
    if large:
        return large
    decoded = decode(capture)
    return read_posts(capture, hints, CHANNEL, in_one_language(_shown(decoded.text, hints)), decoded, "message")


# ---------------------------------------------------------------- the export


def _exported(raw: str, hints: Hints) -> Iterator[Entry | str]:
    page = outline(raw)
    header = page.first("page_header")
    chat = words(raw, header.first("text", "bold") or header.first("text")) if header else None
    address = (hints.url or "").rstrip("/")
    address = address if POST.match(address) else ""
    sender = passed = None
    for message in page.all("message"):
        id = message.stated.get("id", "").removeprefix("message")
        if not message.says("default"):
            yield "service"
            continue
        joined = message.says("joined")
        sender = _name(raw, message.first("from_name", apart="forwarded")) or (sender if joined else None)
        forwarded = message.first("forwarded", "body")
        passed = (_name(raw, forwarded.first("from_name")) or (passed if joined else None)) if forwarded else None
        text = (forwarded or message).first("text", apart="forwarded")
        if text is None or not id:
            yield "textless"
            continue
        yield Entry(
            name=id,
            pieces=(piece(raw, text.inside, "post", "lines"),),
            account=chat,
            author=passed if forwarded else sender if sender != chat else hints.author or sender or chat,
            stated=_time(message.first("date", "details", apart="forwarded")),
            post=Post(
                reply_to=_answered(message.first("reply_to"), address),
                forwarded_from=(passed or "") if forwarded else None,
                first_posted=_time(forwarded.first("date", "details")) if forwarded else None,
            ),
            url=f"{address}/{id}" if address else None,
        )


def _name(raw: str, element: Element | None) -> str | None:
    """The name in an element, without the date that stands in it and the bot by which it was sent."""
    if element is None:
        return None
    dated = next((child for child in element.children if child.says("date")), None)
    told = element if dated is None else Element("", {}, element.start, raw.rfind("<", element.start, dated.start))
    return VIA.sub("", words(raw, told) or "") or None


def _time(element: Element | None) -> str | None:
    """The time in an element's title, ISO 8601; exports before 2022 have no zone."""
    found = TIME.match(element.stated.get("title", "")) if element else None
    if found is None:
        return None
    day, month, year, clock, zone = found.groups()
    return f"{year}-{month}-{day}T{clock}{zone or ('Z' if 'UTC' in found[0] else '')}"


def _answered(element: Element | None, address: str) -> str | None:
    """The message that this one answers, by its address where the chat has one."""
    links = (ANSWERED.search(link.stated.get("href", "")) for link in element.named("a")) if element else ()
    found = next(filter(None, links), None)
    return None if found is None else f"{address}/{found[1]}" if address else found[1]


# ---------------------------------------------------------------- a channel's page


def _shown(raw: str, hints: Hints) -> Iterator[Entry | str]:
    page = outline(raw)
    title = words(raw, page.first("tgme_channel_info_header_title") or page.first("tgme_header_title"))
    for message in page.all("tgme_widget_message"):
        place = message.stated.get("data-post", "")
        channel, _, id = place.partition("/")
        if not channel or not id or message.says("service_message"):
            yield "service" if place else "missing"
            continue
        text = message.first("tgme_widget_message_text", apart="tgme_widget_message_reply")
        if text is None:
            yield "textless"
            continue
        owner = words(raw, message.first("tgme_widget_message_owner_name")) or title or channel
        signed = words(raw, message.first("tgme_widget_message_from_author"))
        source = message.first("tgme_widget_message_forwarded_from_name")
        copied = source or message.first("tgme_widget_message_forwarded_from")
        first = POST.match(source.stated.get("href", "")) if source else None
        passed = words(raw, source)
        by = words(raw, message.first("tgme_widget_message_forwarded_from_author"))
        answered = message.first("tgme_widget_message_reply")
        yield Entry(
            name=id,
            pieces=(piece(raw, text.inside, "post", "lines"),),
            account=owner,
            author=(by or passed) if copied else signed or hints.author or owner,
            stated=_clock(message),
            post=Post(
                handle=(first[1] if first else None) if copied else channel,
                edited="" if _edited(raw, message) else None,
                reply_to=_post_of(answered),
                repost_of=_post_of(source),
                forwarded_from=(passed or "") if copied else None,
            ),
            url=f"https://t.me/{channel}/{id}",
        )


def _clock(message: Element) -> str | None:
    date = message.first("tgme_widget_message_date") or message.first("tgme_widget_message_meta")
    stated = (time.stated.get("datetime") for time in date.named("time")) if date else ()
    return next(filter(None, stated), None)


def _edited(raw: str, message: Element) -> bool:
    """True where the page says so; it does not say when."""
    meta = message.first("tgme_widget_message_meta")
    return bool(re.match(r"(?:edited|изменено)\b", SPACES.sub(" ", words(raw, meta) or ""), re.I))


def _post_of(element: Element | None) -> str | None:
    """The address of the post an element leads to; None for an element that leads to no post or channel."""
    found = POST.match(element.stated.get("href", "")) if element else None
    return f"https://t.me/{found[1]}/{found[2]}" if found and found[2] else None
