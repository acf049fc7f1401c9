"""What kind of material a capture is, by its content first and its name second."""

from __future__ import annotations

import codecs
import io
import mimetypes
import re
from typing import BinaryIO
from urllib.parse import urlsplit

from sayso.readers.platform import page_kind, posts_kind, script_kind
from sayso.readers.signature import is_table, json_kind, text_kind, xml_kind, zip_kind

HEAD = 8192
JSON_HEAD = 1_000_000
MAGIC = (
    (b"%PDF-", "application/pdf"), (b"PK\x03\x04", "application/zip"), (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"), (b"BZh", "application/x-bzip2"), (b"\xfd7zXZ", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"), (b"Rar!", "application/vnd.rar"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"), (b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"), (b"RIFF", "application/octet-stream"), (b"ID3", "audio/mpeg"), (b"OggS", "audio/ogg"),
    (b"\x7fELF", "application/octet-stream"), (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"), (b"{\\rtf", "application/rtf"), (b"WARC/", "application/warc"),
    (b"WEBVTT", "text/vtt"),
)  # fmt: skip
HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
TAGS = re.compile(
    rb"<(?:p|div|h[1-6]|article|section|meta|title|span|table|br|ul)\b[^<>]{0,500}>|</(?:p|div|h[1-6]|title|span)>",
    re.I,
)
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXT_NAMES = {"": "text/plain", "txt": "text/plain", "text": "text/plain", "asc": "text/plain", "log": "text/plain",
              "md": "text/markdown", "markdown": "text/markdown", "mdown": "text/markdown",
              "html": "text/html", "htm": "text/html", "xhtml": "text/html", "srt": "application/x-subrip",
              "vtt": "text/vtt", "csv": "text/csv", "tsv": "text/tab-separated-values", "eml": "message/rfc822",
              "mht": "multipart/related", "mhtml": "multipart/related", "jsonl": "application/jsonl",
              "js": "text/javascript", "yaml": "application/yaml", "yml": "application/yaml"}  # fmt: skip
PAGES = ("text/html", "application/xhtml+xml")


def media_type(name: str, body: bytes, file: BinaryIO | None = None) -> str:
    """The media type of a capture; ``application/octet-stream`` for what holds no text.

    ``file`` is the whole of an archive that ``body`` is only the head of.

    >>> media_type("page", b"<!doctype html><p>Hello</p>"), media_type("notes.md", b"# Hello")
    ('text/html', 'text/markdown')
    >>> media_type("photo.txt", b"\\x89PNG\\r\\n"), media_type("a.txt", b"")
    ('image/png', 'application/x-empty')
    """
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return "application/x-empty"
    for magic, kind in MAGIC:
        if body.startswith(magic):
            return zip_kind(file or io.BytesIO(body)) if kind == "application/zip" else kind
    if b"%PDF-" in body[:1024]:
        return "application/pdf"
    if _binary(body):
        return "application/octet-stream"
    head = _ascii(body[: HEAD * 2])
    if HTML.match(head):
        return page_kind(body) or "text/html"
    told = xml_kind(head) or text_kind(head) or script_kind(head)
    if told:
        return told
    ending = _ending(name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[") and (ending in ("json", "") or _is_json(start)):
        return _json(body)
    if is_table(head.decode("utf-8", "replace")):
        return "text/csv"
    return _by_name(ending, head)


def reason(name: str, body: bytes, kind: str) -> str:
    """By what a capture is taken for this media type: its content or, where that says no more than text, its name.

    >>> reason("notes.md", b"# Hello", "text/markdown"), reason("page", b"<!doctype html>", "text/html")
    ('its name, which ends in .md', 'what stands in it')
    """
    if media_type("", body) == kind:
        return "the want of marks of another format" if kind == "text/plain" else "what stands in it"
    return f"its name, which ends in .{_ending(name)}" if media_type(name, body) == kind else "the type it came with"


def _by_name(ending: str, head: bytes) -> str:
    if ending == "json":
        return "application/json"
    kind = TEXT_NAMES.get(ending)
    if kind in (None, "text/plain") and len(TAGS.findall(head)) >= 4 and head.lstrip().startswith(b"<"):
        return "text/html"
    if kind:
        return kind
    guessed = mimetypes.types_map.get(f".{ending}")
    if guessed in PAGES:
        return "text/html"
    # An unknown ending (story.final, press.2031) on readable text says nothing.
    return guessed if guessed and not guessed.startswith("text/plain") and ending.isalpha() else "text/plain"


def _ending(name: str) -> str:
    path = urlsplit(name).path if re.match(r"https?://", name) else name
    last = re.split(r"[/\\]", path)[-1]
    ending = last.rpartition(".")[2].casefold() if "." in last.lstrip(".") else ""
    web = ("php", "asp", "aspx", "jsp", "cgi", "shtml", "com")
    return "" if ending in web or (name != path and not ending.isalnum()) else ending


def _ascii(head: bytes) -> bytes:
    """The head with the zero bytes of UTF-16 taken out, so that marks of ASCII can be seen."""
    return head.replace(b"\0", b"").lstrip(b"\xff\xfe") if head.startswith(MARKS[1:]) or b"\0" in head else head


CONTROLS = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))


def _binary(body: bytes) -> bool:
    """True where zero bytes or many control characters show that this is no text."""
    if body.startswith(MARKS):
        return False
    head = body[:HEAD]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd + even:
        wide = len(head) >= 8 and max(odd, even) > 0.4 * len(head) / 2 and min(odd, even) < 0.05 * len(head) / 2
        # Browsers pass over a stray zero byte in a page.
        if not wide and not (body[:512].lstrip().startswith(b"<") and odd + even <= len(head) // 500 + 1):
            return True
        head = head.replace(b"\0", b"")
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls > 0.02 * len(head)


def _is_json(start: bytes) -> bool:
    """True where text that opens with a bracket goes on as JSON does, not as a dispatch in brackets."""
    return bool(re.match(rb"\{\s*\"|\[\s*\{\s*\"", start))


def _json(body: bytes) -> str:
    """Whether a JSON file has the keys of a Telegram export near its start or anywhere."""
    telegram = re.search(rb'"messages"\s*:\s*\[', body) and re.search(
        rb'"(?:date_unixtime|from_id|text_entities|date)"\s*:', body
    )
    if telegram or (
        re.search(rb'"messages"\s*:\s*\[', body)
        and re.search(rb'"type"\s*:\s*"(?:public|private|personal|saved)_', body)
    ):
        return "application/x-telegram+json"
    return posts_kind(body[:JSON_HEAD]) or json_kind(body[:JSON_HEAD]) or "application/json"
