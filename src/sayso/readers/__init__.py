"""From captured bytes to Documents: one reader a format, and the way back from a span to the bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from sayso.errors import PluginError
from sayso.readers.document import problem
from sayso.readers.encoding import Decoded, decode
from sayso.readers.envelope import opened
from sayso.readers.sniff import media_type, reason
from sayso.text.clean import Cleaned, apply
from sayso.types import Block, Capture, Document, Hints, Problem, Span

__all__ = ["READERS", "media_type", "place", "read", "readers", "why"]

Reader = Callable[[Capture, Hints], tuple[Document | Problem, ...]]

READERS: dict[str, str] = {
    "text/plain": "sayso.readers.text:read",
    "text/markdown": "sayso.readers.markdown:read",
    "text/html": "sayso.readers.page:read",
    "application/x-telegram+json": "sayso.readers.telegram:read",
    "application/x-telegram+html": "sayso.readers.telegram_page:read_export",
    "application/x-telegram-channel+html": "sayso.readers.telegram_page:read_channel",
    "application/x-twitter-archive+zip": "sayso.readers.twitter:read",
    "application/x-twitter-archive": "sayso.readers.twitter:read",
    "application/x-twitter-api+json": "sayso.readers.twitter_api:read",
    "application/x-snscrape+jsonl": "sayso.readers.snscrape:read",
    "application/x-mastodon+json": "sayso.readers.mastodon:read",
    "application/x-activitypub+json": "sayso.readers.mastodon:read_outbox",
    "application/x-bluesky+json": "sayso.readers.bluesky:read",
    "message/rfc822": "sayso.readers.mail:read",
    "application/rss+xml": "sayso.readers.feed:read",
    "application/atom+xml": "sayso.readers.feed:read",
    "application/feed+json": "sayso.readers.feed:read_json",
    "text/x-opml": "sayso.readers.listing:read",
    "application/x-sitemap+xml": "sayso.readers.listing:read",
    "application/x-article+json": "sayso.readers.article:read",
    "application/x-ninjs+json": "sayso.readers.ninjs:read",
    "application/x-newsml+xml": "sayso.readers.newsml:read",
    "application/x-nitf+xml": "sayso.readers.newsml:read",
    "text/csv": "sayso.readers.quotations:read",
    "text/tab-separated-values": "sayso.readers.quotations:read",
    "application/pdf": "sayso.readers.pdf:read",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "sayso.readers.office:read_word",
    "application/vnd.oasis.opendocument.text": "sayso.readers.office:read_open",
    "application/rtf": "sayso.readers.office:read_rich",
    "application/x-subrip": "sayso.readers.caption:read",
    "text/vtt": "sayso.readers.caption:read",
    "application/x-youtube-transcript+json": "sayso.readers.caption:read_json",
}
GROUP = "sayso.readers"
SAY = {
    "application/x-empty": "the file is empty: check that it was saved",
    "application/json": "JSON of no known shape (docs/formats.md lists what is read): give text, HTML or Markdown",
    "application/octet-stream": "binary data, no text: docs/formats.md lists what is read",
    "application/zip": "an archive is opened where it is given as a file or in a folder: give it so",
    "application/wacz": "an archive is opened where it is given as a file or in a folder: give it so",
    "application/warc": "an archive is opened where it is given as a file or in a folder: give it so",
    "application/gzip": "an archive is opened where it is given as a file or in a folder: give it so",
    "multipart/related": "a saved page is opened where it is given as a file or in a folder: give it so",
    "application/xml": "XML of no known shape (docs/formats.md lists what is read): save its text as .txt",
    "text/xml": "XML of no known shape (docs/formats.md lists what is read): save its text as .txt",
    "application/msword": "an old Word file is not read: save it as .docx or .txt",
    "application/vnd.openxmlformats-officedocument": "a table or slides: save their text as .csv or .txt",
    "application/x-7z-compressed": "this kind of archive is not opened: unpack it first",
    "application/vnd.rar": "this kind of archive is not opened: unpack it first",
}


@cache
def readers() -> dict[str, str]:
    """Media type to ``module:function``: our own readers, and those that installed packages add."""
    return READERS | {point.name: point.value for point in entry_points(group=GROUP)}


def _module(name: str, target: str) -> tuple[ModuleType, str]:
    module, _, function = target.partition(":")
    try:
        return import_module(module), function
    except ImportError as cause:
        raise PluginError(name, f"cannot import {module}: {cause}") from cause


def _reader(name: str, target: str) -> Reader:
    module, function = _module(name, target)
    found = getattr(module, function, None)
    if not callable(found):
        raise PluginError(name, f"{target} is not a function: the entry point must read package.module:function")
    reader: Reader = found
    return reader


def _kind(capture: Capture) -> str:
    """The media type a capture is read as."""
    known = readers()
    kind = media_type(capture.url, capture.body)
    stated = capture.media_type.partition(";")[0].strip().casefold()
    if kind in ("text/plain", "application/octet-stream", "application/json", "application/zip") and stated in known:
        kind = stated if stated not in READERS or kind == "text/plain" else kind
    return kind


def why(capture: Capture) -> str:
    """The media type a capture is read as and why, with what its reader had to guess.

    >>> why(Capture("a.txt", None, "", b"<!doctype html><p>The bridge is shut."))
    'text/html by what stands in it'
    """
    kind = _kind(capture)
    told = f"{kind} by {reason(capture.url, capture.body, kind)}"
    target = READERS.get(kind)
    explained = getattr(_module(kind, target)[0], "why", None) if target else None
    return f"{told}: {explained(capture)}" if explained else told


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Documents of a capture and the Problems met; material that cannot be read gives Problems alone.

    The content decides which reader is taken, then the name, then the capture's own media type. Raises
    ``PluginError`` where a plugged-in reader cannot be loaded or fails.
    """
    known = readers()
    kind = _kind(capture)
    target = known.get(kind)
    if target is None:
        message = SAY.get(kind, f"{kind} is not read: docs/formats.md lists what is")
        code = {"application/x-empty": "empty", "application/octet-stream": "binary"}.get(kind, "unsupported")
        return (problem(code, capture, message),)
    reader = _reader(kind, target)
    if target == READERS.get(kind):
        return reader(capture, hints)
    try:
        return reader(capture, hints)
    except Exception as cause:  # a stranger's code: whatever it raises is told with its name
        raise PluginError(kind, f"{target} failed on {capture.url}: {cause}") from cause


def place(document: Document, capture: Capture, span: Span) -> tuple[Span, ...]:
    """Where the characters of a span stand in ``capture.body``, as byte ranges in the order of the text.

    One range for each block the span touches; what a reader put in between (the blank lines that part
    blocks) stands nowhere. Empty where the document's reader knows no way back.
    """
    step = _step(document.reader)
    if step is None:
        return ()
    if document.reader.startswith("text@"):
        decoded = decode(capture)
        return (Span(decoded.byte_offset(span.start), decoded.byte_offset(span.stop)),)
    found = []
    for block in document.blocks:
        shared = Span(max(block.span.start, span.start), min(block.span.stop, span.stop))
        if shared.start < shared.stop:
            start, cleaned, back = _cleaned(step, capture, block)
            stood = cleaned.back_span(Span(shared.start - block.span.start, shared.stop - block.span.start))
            found.append(back(Span(start + stood.start, start + stood.stop)))
    return tuple(found)


def _step(reader: str) -> str | None:
    """The module whose ``clean`` the reader's blocks go through."""
    name = reader.partition("@")[0]
    own = {"text": "text", "markdown": "markdown", "page": "page", "telegram": "telegram", "mail": "mail",
           "feed": "feed", "article": "article", "ninjs": "ninjs", "newsml": "newsml", "quotations": "quotations",
           "caption": "caption", "telegram-page": "telegram_page", "telegram-channel": "telegram_page",
           "twitter": "twitter", "twitter-api": "twitter_api", "snscrape": "snscrape", "mastodon": "mastodon",
           "activitypub": "mastodon", "bluesky": "bluesky"}  # fmt: skip
    return f"sayso.readers.{own[name]}" if name in own else None


@lru_cache(maxsize=256)
def _cleaned(step: str, capture: Capture, block: Block) -> tuple[int, Cleaned, Callable[[Span], Span]]:
    """A block's start in the decoded capture, its slice with the reader's edits made, and the way to the bytes.

    A locator gives the slice and, where the reader has several ways to clean, the names of the steps; what follows
    an ``@`` is the reader's own (the part of a mail, a time).
    """
    module = import_module(step)
    where, *rest = block.locator.split()
    start, stop = map(int, where.split("-"))
    if hasattr(module, "origin"):
        text, back = module.origin(capture, block.locator)
    else:
        text, back = decode(capture).text, partial(_bytes, decode(capture))
    raw = text[start:stop]
    steps = [name for name in rest if not name.startswith("@")]
    return start, opened(raw, steps) if rest else apply(raw, module.clean(raw)), back


def _bytes(decoded: Decoded, span: Span) -> Span:
    return Span(decoded.byte_offset(span.start), decoded.byte_offset(span.stop))
