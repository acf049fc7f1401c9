"""Archives opened in memory: each file inside becomes a capture of its own, with its bytes as they stand inside.

Nothing is written to disk. What an archive may cost is bounded before anything is unpacked: how many files, how many
bytes of one and of all together, how much smaller than its content a file may be.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from sayso.readers import signature
from sayso.readers.document import shown
from sayso.readers.signature import directory_size
from sayso.readers.sniff import media_type
from sayso.text.number import count, either
from sayso.types import Capture, Problem

MOST_MEMBERS = 20_000
MOST_BYTES = 50 * 2**20
TIMES = 40
RATIO = 250
RATIO_FROM = 2**20
DEEPEST = 2
LONGEST_PATH = 4096
CONTAINERS = frozenset(
    ("application/zip", "application/gzip", "application/warc", "application/wacz", "multipart/related")
)
UNREAD = re.compile(r"(?:image|audio|video|font)/|text/(?:css|javascript)$|application/(?:javascript|font|x-font)")
SAVED = re.compile(r"(.+)(?:_files|_Dateien|_fichiers|_archivos|_bestanden|_file|_arquivos|_soubory|-filer|_pliki)$")
FAULTS = (BadZipFile, NotImplementedError, RuntimeError, zlib.error, LZMAError, EOFError, OSError, ValueError,
          struct.error, OverflowError, KeyError, IndexError)  # fmt: skip


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one input: files, bytes of one file, bytes of all; and what was passed over."""

    member: int = MOST_BYTES
    members: int = MOST_MEMBERS
    left: int = MOST_BYTES * TIMES
    passed: Counter[str] = field(default_factory=Counter)

    def spend(self, size: int) -> bool:
        """Take one file of this size; False where nothing is left for it."""
        if self.members < 1 or size > self.left:
            return False
        self.members -= 1
        self.left -= size
        return True


def _fault(code: str, name: str, message: str) -> Problem:
    """A Problem about an archive or about a file in it."""
    return Problem(code, f"{shown(name)}: {message}")


def unpacked(
    capture: Capture, page_bytes: int = MOST_BYTES, file: BinaryIO | None = None
) -> Iterator[Capture | Problem]:
    """The captures inside an archive, a crawl or a saved page, nested ones too; any other capture is given as it is.

    ``file`` stands in for the body of an archive that is too large to be held. A file inside is named
    ``archive.zip/inner/page.html``; a page of a crawl by its address, with the time it was fetched. Archives inside
    archives are opened two deep. What cannot or must not be unpacked gives a Problem.
    """
    budget = Budget(page_bytes, MOST_MEMBERS, page_bytes * TIMES)
    yield from opened(capture, budget, 0, file)
    if budget.passed:
        told = ", ".join(f"{n} {kind}" for kind, n in sorted(budget.passed.items()))
        yield _fault("skipped", capture.url, f"files without text inside it were passed over: {told}")


def opened(capture: Capture, budget: Budget, depth: int, file: BinaryIO | None = None) -> Iterator[Capture | Problem]:
    """The captures inside one capture at this depth, or itself where it is no container."""
    kind = media_type(capture.url, capture.body, file)
    if kind == "message/rfc822":
        from sayso.readers.mail import attachments

        yield capture
        if depth < 2 * DEEPEST:
            for part in attachments(capture, budget):
                yield from opened(part, budget, depth + 1) if isinstance(part, Capture) else (part,)
        return
    if kind not in CONTAINERS:
        yield capture
        return
    if depth >= DEEPEST and kind != "multipart/related":
        yield _fault(
            "nested-archive", capture.url, f"an archive more than {DEEPEST} deep is not opened: unpack it first"
        )
        return
    stream = file or io.BytesIO(capture.body)
    if kind in ("application/zip", "application/wacz"):
        yield from _zip(capture.url, stream, budget, depth, kind == "application/wacz")
    elif kind == "multipart/related":
        from sayso.readers.mime import saved_pages

        yield from saved_pages(capture, budget)
    else:
        yield from _stream(capture.url, stream, budget, depth, kind == "application/warc")


def _stream(name: str, stream: BinaryIO, budget: Budget, depth: int, crawl: bool) -> Iterator[Capture | Problem]:
    """A crawl, compressed or not, or a single compressed file."""
    start = stream.tell()
    if not crawl:
        try:
            crawl = gzip.GzipFile(fileobj=stream).read(5) == b"WARC/"
        except FAULTS:
            yield _fault("broken-archive", name, "the compressed file is damaged: get it again")
            return
        stream.seek(start)
    if crawl:
        from sayso.readers.warc import pages

        yield from pages(name, stream, budget)
        return
    size = stream.seek(0, io.SEEK_END) - start
    stream.seek(start)
    most = min(budget.member, max(size * RATIO, RATIO_FROM))
    try:
        body = gzip.GzipFile(fileobj=stream).read(most + 1)
    except FAULTS:
        yield _fault("broken-archive", name, "the compressed file is damaged or cut off: get it again")
        return
    if len(body) > most or not budget.spend(len(body)):
        yield _fault("archive-limit", name, f"unpacks to more than {_size(most)}: unpack it yourself if you trust it")
        return
    inside = re.split(r"[/\\]", name)[-1]
    bare = re.sub(r"\.gz$", "", inside, flags=re.I)
    yield from opened(Capture(f"{name}/{bare}", None, "", body), budget, depth + 1)


def _size(number: int) -> str:
    return f"{number / 2**20:.1f} MiB"


# ---------------------------------------------------------------- ZIP


def _zip(name: str, stream: BinaryIO, budget: Budget, depth: int, crawls: bool) -> Iterator[Capture | Problem]:
    if directory_size(stream) > signature.MOST_DIRECTORY:
        yield _fault("archive-limit", name, "lists more files than is safe: give them in smaller archives")
        return
    try:
        archive = ZipFile(stream)
        held = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    except FAULTS as error:
        yield _fault("broken-archive", name, f"the archive is damaged ({shown(str(error))}): get it again")
        return
    if len(held) > budget.members:
        message = f"holds {len(held)} files, more than {budget.members}: give them in smaller archives"
        yield _fault("archive-limit", name, message)
        return
    held = [i for i in held if _wanted(i.filename, crawls)]
    names = {i.filename for i in held}
    locked = [i for i in held if i.flag_bits & 1]
    if locked:
        some = f"{count(len(locked), 'file')} {either(len(locked), 'is', 'are')} encrypted"
        yield _fault("encrypted", name, f"{some}: unpack with the password and give the files")
    for info in held:
        if info.flag_bits & 1 or _saved_beside(info.filename, names):
            continue
        place = f"{name}/{info.filename}"
        wrong = _unsafe(info) or _oversized(info, budget)
        if wrong:
            yield _fault(wrong[0], place, wrong[1])
            continue
        try:
            with archive.open(info) as file:
                body = file.read(budget.member + 1)
        except FAULTS:
            yield _fault(
                "broken-archive", place, "cannot be unpacked, its part of the archive is damaged: get it again"
            )
            continue
        if len(body) > budget.member or not budget.spend(len(body)):
            yield _fault("archive-limit", place, "the archive unpacks to too much: unpack it yourself if you trust it")
            return
        yield from _member(Capture(place, None, "", body), budget, depth)


def _member(capture: Capture, budget: Budget, depth: int) -> Iterator[Capture | Problem]:
    kind = media_type(capture.url, capture.body)
    if UNREAD.match(kind):
        budget.passed[kind] += 1
        return
    yield from opened(capture, budget, depth + 1)


def _wanted(path: str, crawls: bool) -> bool:
    """False for hidden files and what operating systems add; of a WACZ, for all but its crawls."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if crawls and not (re.search(r"\.warc(?:\.gz)?$", path, re.I) and "archive" in parts[:-1]):
        return False
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return bool(parts) and not hidden and "__MACOSX" not in parts


def _saved_beside(path: str, names: set[str]) -> bool:
    """True for what a browser saved beside a page of the same archive."""
    heads = (path[: found.start()] for found in re.finditer("/", path[:LONGEST_PATH]))
    return any(saved_beside(head, names) for head in heads)


def saved_beside(folder: str, names: set[str]) -> bool:
    """True for the name of a folder with the parts of a saved page that stands among ``names``.

    >>> saved_beside("page_files", {"page.html", "page_files/a.js"}), saved_beside("court_files", {"page.html"})
    (True, False)
    """
    page = SAVED.fullmatch(folder)
    return page is not None and any(f"{page[1]}{end}" in names for end in (".html", ".htm", ".xhtml", ".HTM", ".HTML"))


def _unsafe(info: ZipInfo) -> tuple[str, str] | None:
    if len(info.filename) > LONGEST_PATH:
        code, message = "unsafe-name", "its path is longer than any file's: it is not unpacked"
        return code, message
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in path.split("/") or "\0" in info.orig_filename:
        code, message = "unsafe-name", "its path leads out of the archive, so it is not unpacked"
        return code, message
    if stat.S_ISLNK(info.external_attr >> 16):
        code, message = "unsafe-name", "a link, not a file: it is not followed"
        return code, message
    return None


def is_bomb(info: ZipInfo) -> bool:
    """True for a file that says it unpacks to far more than files of words do.

    >>> bomb = ZipInfo("a.txt")
    >>> bomb.file_size, bomb.compress_size = 10**9, 10**6
    >>> is_bomb(bomb)
    True
    """
    return info.file_size > RATIO_FROM and info.file_size > RATIO * max(info.compress_size, 1)


def _oversized(info: ZipInfo, budget: Budget) -> tuple[str, str] | None:
    if is_bomb(info):
        code = "archive-limit"
        return code, f"unpacks to {RATIO} times its size or more, as bombs do: unpack it yourself if you trust it"
    if info.file_size > budget.member:
        message = f"larger than {_size(budget.member)}: unpack it, or set page_bytes higher (docs/settings.md)"
        return "too-large", message
    return None
