"""Captures as WARC (ISO 28500, WARC/1.1): what web archives keep, and any of their programs opens and replays."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha1, sha256
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote
from uuid import UUID

from sayso.receipt import Exchange
from sayso.types import Capture

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# The body is kept without its chunks, so the header that announces them is put aside, as other archives do.
ASIDE, ORIGINAL = re.compile(r"\n(transfer-encoding)(?=:)", re.IGNORECASE), "X-Archive-Orig-"
WEB, LOCAL = ("http://", "https://"), "file:"
PAYLOAD = "WARC-Payload-Digest"
Parts = tuple[str, str, dict[str, str], bytes]


def write_warc(captures: Iterable[Capture], stream: BinaryIO, software: str, now: str, *, packed: bool = False) -> int:
    """Write the captures as records in their order; how many captures there were.

    What came over the net is a ``response`` for each answer on the way: its head as it came, ``Transfer-Encoding``
    renamed and every line end CR LF, and the last one's body as it was sent; the bodies of redirects were not kept,
    and their records say so. What was given as a file is a ``resource`` named ``file:`` and its path. ``now`` (UTC,
    ISO 8601) stands for a time that is not known. ``packed`` writes each record as a gzip member of its own. Digests
    are SHA-1, the one all readers know. The same captures, ``software`` and ``now`` give the same bytes.
    """
    from fastwarc.stream_io import GzipWriter

    to: Any = GzipWriter(stream) if packed else stream
    about = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    _put(to, _record("warcinfo", now, {"Content-Type": "application/warc-fields"}, about, 0))
    number = placed = 0
    for capture in captures:
        number += 1
        for kind, at, fields, block in _records(capture, now):
            placed += 1
            _put(to, _record(kind, at, fields, block, placed))
    if packed:
        to.close()
    return number


def _put(to: Any, record: WarcRecord) -> None:
    record.write(to, checksum_data=True)


def _records(capture: Capture, now: str) -> Iterable[Parts]:
    """Kind, time, fields and block of each record of a capture."""
    if capture.receipt is None:
        kind = capture.media_type or "application/octet-stream"
        fields = {"WARC-Target-URI": _uri(capture.url), "Content-Type": kind, PAYLOAD: _digest(capture.body)}
        yield "resource", capture.fetched or now, fields, capture.body
        return
    *way, last = capture.receipt.exchanges
    for exchange in way:
        yield _response(exchange, b"", {"WARC-Truncated": "unspecified"})
    sent = capture.body if capture.receipt.packed is None else capture.receipt.packed
    yield _response(last, sent, {})


def _response(exchange: Exchange, body: bytes, more: dict[str, str]) -> Parts:
    # Readers of archives look for the blank line with its carriage return, which a few servers leave out.
    head = ASIDE.sub(rf"\n{ORIGINAL}\1", re.sub(r"\r?\n", "\r\n", exchange.head))
    block = f"{head}\r\n".encode("latin-1", "replace") + body
    fields = {"WARC-Target-URI": _uri(exchange.url), "Content-Type": "application/http; msgtype=response"}
    fields |= {"WARC-IP-Address": exchange.address} if exchange.address else {}
    return "response", exchange.at, {**fields, PAYLOAD: _digest(body), **more}, block


def _record(kind: str, at: str, fields: dict[str, str], block: bytes, place: int) -> WarcRecord:
    from fastwarc.warc import WarcRecord, WarcRecordType

    date = datetime.fromisoformat(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    named = {"WARC-Date": date, **fields}
    # The name follows from place and content: no two records have one, and the same captures make the same file.
    content = sha256("\0".join((str(place), kind, *named.values())).encode() + b"\0" + block).digest()
    record = WarcRecord()
    name = f"uuid:{UUID(bytes=content[:16], version=5)}"
    record.init_headers(record_type=getattr(WarcRecordType, kind), record_urn=name.encode())
    for field, value in named.items():
        record.headers[field] = value
    record.set_bytes_content(block)
    return record


def _digest(payload: bytes) -> str:
    return f"sha1:{base64.b32encode(sha1(payload).digest()).decode()}"


def _uri(name: str) -> str:
    """An address as it is, a path as a ``file:`` URI; nothing in either can end the line it is written on.

    >>> _uri("https://gazette.example/a?b=%20#c"), _uri("event/a b.txt")
    ('https://gazette.example/a?b=%20#c', 'file:event/a%20b.txt')
    """
    if name.startswith(WEB):
        return quote(name, safe="%/:=&?~#+!$,;'@()*[]")
    return LOCAL + quote(name)
