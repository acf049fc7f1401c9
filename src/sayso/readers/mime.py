"""Messages in parts (MIME): every part with its place in the file, its transfer encoding undone by edits."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.readers.document import shown
from sayso.readers.moment import moment
from sayso.text.clean import Cleaned, Edit, apply
from sayso.types import Capture, Problem, Span

if TYPE_CHECKING:
    from sayso.readers.archive import Budget

DEEPEST = 12
MOST_PARTS = 500
LARGEST_HEAD = 200_000
HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
SOFT = re.compile(r"=([0-9A-Fa-f]{2})|=[ \t]*\r?\n|(?<![ \t])[ \t]++(?=\r?\n|\Z)|=\Z")
BASE64_LINE = re.compile(r"[^\r\n]+")
NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message: ``path`` counts from 1 as ``2.1``, ``span`` is the place of its body in bytes."""

    path: str
    headers: Message
    span: Span
    kind: str
    parts: tuple[Part, ...] = ()

    def header(self, name: str) -> str:
        """A header's words on one line, encoded words decoded; empty where it is not there."""
        return words_of(self.headers.get(name))

    @property
    def charset(self) -> str | None:
        """The charset it states."""
        stated = self._parameter("charset")
        return stated if re.fullmatch(r"[\w.:-]{2,40}", stated) else None

    @property
    def filename(self) -> str:
        """The file name it states, without folders."""
        name = self._parameter("filename", "Content-Disposition") or self._parameter("name")
        return re.split(r"[/\\]", name)[-1].strip().strip(".")

    @property
    def attached(self) -> bool:
        """True for a part that is meant as a file and not as words of the message."""
        return self.header("Content-Disposition").casefold().startswith("attachment") or (
            bool(self.filename) and not self.kind.startswith(("text/plain", "text/html"))
        )

    def _parameter(self, name: str, header: str = "Content-Type") -> str:
        try:
            held = self.headers.get_param(name, "", header)
        except (ValueError, TypeError, LookupError, AttributeError, IndexError):
            return ""
        return words_of(held[2] if isinstance(held, tuple) else held)

    def leaves(self) -> Iterator[Part]:
        """The parts that hold no parts, in order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def words_of(stated: object) -> str:
    """A header's words on one line, encoded words decoded (RFC 2047); empty where there is none.

    >>> words_of("=?utf-8?q?Orne_=26_S=C3=B6hne?=")
    'Orne & Söhne'
    """
    held = str(stated) if stated is not None else ""
    try:
        words = str(make_header(decode_header(held)))
    except (MessageError, LookupError, ValueError, binascii.Error, AssertionError):
        words = held
    return " ".join(re.sub("[\ud800-\udfff\x00-\x1f\x7f]", " ", words).split())


def message(body: bytes) -> Part:
    """A message as a tree of its parts; one without boundaries is a single part.

    >>> head = b"Content-Type: multipart/mixed; boundary=y\\n\\n"
    >>> [p.path for p in message(head + b"--y\\n\\none\\n--y\\n\\ntwo\\n--y--\\n").parts]
    ['1.1', '1.2']
    """
    left = [MOST_PARTS]
    return _part(body, Span(0, len(body)), "1", 0, left)


def _part(body: bytes, span: Span, path: str, depth: int, left: list[int]) -> Part:
    left[0] -= 1
    start = _body_start(body, span)
    headers = BytesHeaderParser().parsebytes(body[span.start : min(start, span.start + LARGEST_HEAD)])
    kind = headers.get_content_type().casefold()
    inside = Span(start, span.stop)
    boundary = None
    if kind.startswith("multipart/") and depth < DEEPEST:
        try:
            boundary = headers.get_boundary()
        except (ValueError, TypeError, LookupError, AttributeError, IndexError):
            boundary = None
    parts: list[Part] = []
    for n, part in enumerate(_between(body, inside, boundary) if boundary else (), 1):
        if left[0] > 0:
            parts.append(_part(body, part, f"{path}.{n}", depth + 1, left))
    return Part(path, headers, inside, kind, tuple(parts))


def _body_start(body: bytes, span: Span) -> int:
    if re.match(rb"\r?\n", body[span.start : span.start + 2]):
        return span.start + (2 if body[span.start : span.start + 1] == b"\r" else 1)
    end = HEAD_END.search(body, span.start, span.stop)
    return end.end() if end else span.stop


def _between(body: bytes, span: Span, boundary: str) -> Iterable[Span]:
    """The places of the parts that a boundary parts; the last runs to the end where the closing one is missing."""
    mark = re.compile(
        rb"(?:\A|\r?\n)--" + re.escape(boundary.encode("utf-8", "surrogateescape")) + rb"(--)?[ \t]*(?:\r?\n|\Z)"
    )
    start: int | None = None
    at = span.start
    if body.startswith(b"--", at):  # nothing stands before the first boundary, not even a line break
        at = max(at - 1, 0)
    while found := mark.search(body, at, span.stop):
        if start is not None:
            yield Span(start, max(start, found.start()))
        start = None if found[1] else found.end()
        at = max(found.end() - 1, found.start() + 1)
        if found[1]:
            return
    if start is not None and start < span.stop:
        yield Span(start, span.stop)


def transferred(body: bytes, part: Part) -> Cleaned:
    """The part's bytes without their transfer encoding, as code points 0 to 255, and the way back into the file.

    A line of base64 leads back as a whole: its letters stand for no byte of their own.
    """
    raw = body[part.span.start : part.span.stop].decode("latin-1")
    encoding = part.header("Content-Transfer-Encoding").casefold()
    if encoding == "quoted-printable":
        return apply(raw, [Edit(*m.span(), chr(int(m[1], 16)) if m[1] else "") for m in SOFT.finditer(raw)])
    if encoding == "base64":
        return apply(raw, _lines(raw))
    return apply(raw, ())


def _lines(raw: str) -> list[Edit]:
    """Each line of base64 as what it stands for; a group cut by a line end goes on into the next line."""
    edits: list[Edit] = []
    held, start, done = "", 0, 0
    for line in BASE64_LINE.finditer(raw):
        bare = NOT_BASE64.sub("", line[0].partition("=")[0])
        start = start if held else line.start()
        held += bare
        whole = len(held) % 4 == 0 or "=" in line[0]
        if whole and held:
            edits += [Edit(done, start)] if start > done else []
            edits.append(Edit(start, line.end(), _bytes(held)))
            held, done = "", line.end()
    if held:
        edits += [Edit(done, start)] if start > done else []
        edits.append(Edit(start, len(raw), _bytes(held)))
        done = len(raw)
    return [*edits, Edit(done, len(raw))] if done < len(raw) else edits


def _bytes(letters: str) -> str:
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + "=" * (-len(letters) % 4)).decode("latin-1")


def content(body: bytes, part: Part) -> bytes:
    """The bytes of a part as its sender had them."""
    raw = body[part.span.start : part.span.stop]
    encoding = part.header("Content-Transfer-Encoding").casefold()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding == "base64":
        return transferred(body, part).text.encode("latin-1")
    return raw


def saved_pages(capture: Capture, budget: Budget) -> Iterator[Capture | Problem]:
    """The pages of a web archive (MHTML): the page that was saved and its frames of the same host (RFC 2557).

    ``url`` is Content-Location, ``fetched`` the Date of the archive, in UTC.
    """
    whole = message(capture.body)
    pages = [p for p in whole.leaves() if p.kind in ("text/html", "application/xhtml+xml")]
    if not pages:
        yield Problem("broken-archive", f"{shown(capture.url)}: a web archive without a page: save the page again")
        return
    stated = whole.header("Snapshot-Content-Location")
    first = next((p for p in pages if stated and p.header("Content-Location") == stated), pages[0])
    fetched = _utc(moment(whole.header("Date")))
    home = _host(first.header("Content-Location"))
    for part in pages:
        address = part.header("Content-Location")
        if part is not first and (not home or _host(address) != home):
            budget.passed["frames of other hosts"] += 1
            continue
        body = content(capture.body, part)
        if not budget.spend(len(body)):
            yield Problem("archive-limit", f"{shown(capture.url)}: unpacks to too much: save the page as HTML")
            return
        name = address if re.match(r"https?://\S+$", address) else f"{capture.url}/{part.path}.html"
        stated = f"{part.kind}; charset={part.charset}" if part.charset else part.kind
        yield Capture(name, fetched, stated, body)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _utc(stated: str | None) -> str | None:
    """A moment in UTC; None where its zone is not known."""
    if stated is None:
        return None
    at = datetime.fromisoformat(stated)
    return at.astimezone(UTC).isoformat() if at.tzinfo else None
