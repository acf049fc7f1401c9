"""From captured bytes to Documents: one reader a format, and the way back from a span to the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from sayso.errors import PluginError
from sayso.readers.document import problem
from sayso.readers.encoding import decode
from sayso.readers.sniff import media_type
from sayso.text.clean import Cleaned, apply
from sayso.types import Block, Capture, Document, Hints, Problem, Span

__all__ = ["READERS", "media_type", "place", "read", "readers"]

Reader = Callable[[Capture, Hints], tuple[Document | Problem, ...]]

READERS: dict[str, str] = {
    "text/plain": "sayso.readers.text:read",
    "text/markdown": "sayso.readers.markdown:read",
    "text/html": "sayso.readers.page:read",
    "application/x-telegram+json": "sayso.readers.post:read",
}
GROUP = "sayso.readers"
SAY = {
    "application/x-empty": "the file is empty: check that it was saved",
    "application/json": "JSON, but no Telegram Desktop export (no list of messages in it): give text, HTML or Markdown",
    "application/octet-stream": "binary data, no text: give text, Markdown, HTML or a Telegram JSON export",
    "application/pdf": "PDF is not read: save its text as .txt and give that",
    "application/zip": "an archive or office file is not opened: unpack it or save it as text",
    "application/gzip": "a compressed file is not opened: unpack it first",
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


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Documents of a capture and the Problems met; material that cannot be read gives Problems alone.

    The content decides which reader is taken, then the name, then the capture's own media type. Raises
    ``PluginError`` where a plugged-in reader cannot be loaded or fails.
    """
    known = readers()
    kind = media_type(capture.url, capture.body)
    stated = capture.media_type.partition(";")[0].strip().casefold()
    if kind in ("text/plain", "application/octet-stream", "application/json", "application/zip") and stated in known:
        kind = stated if stated not in READERS or kind == "text/plain" else kind
    target = known.get(kind)
    if target is None:
        message = SAY.get(kind, f"{kind} is not read: give text, Markdown, HTML or a Telegram JSON export")
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
    decoded = decode(capture)
    if document.reader.startswith("text@"):
        return (Span(decoded.byte_offset(span.start), decoded.byte_offset(span.stop)),)
    found = []
    for block in document.blocks:
        shared = Span(max(block.span.start, span.start), min(block.span.stop, span.stop))
        if shared.start < shared.stop:
            start, cleaned = _cleaned(step, capture, block)
            stood = cleaned.back_span(Span(shared.start - block.span.start, shared.stop - block.span.start))
            found.append(Span(decoded.byte_offset(start + stood.start), decoded.byte_offset(start + stood.stop)))
    return tuple(found)


def _step(reader: str) -> str | None:
    """The module whose ``clean`` the reader's blocks go through."""
    name = reader.partition("@")[0]
    own = {"text": "text", "markdown": "markdown", "page": "page", "telegram": "post"}
    return f"sayso.readers.{own[name]}" if name in own else None


@lru_cache(maxsize=256)
def _cleaned(step: str, capture: Capture, block: Block) -> tuple[int, Cleaned]:
    """A block's start in the decoded capture, and its slice with the reader's edits made."""
    start, stop = map(int, block.locator.split("-"))
    clean: Callable[[str], Iterable[object]] = import_module(step).clean
    raw = decode(capture).text[start:stop]
    return start, apply(raw, clean(raw))  # type: ignore[arg-type]
