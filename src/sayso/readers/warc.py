"""Crawls: the pages of a WARC file as captures, with the address and the time they were fetched from."""

from __future__ import annotations

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator
from hashlib import new as hashed
from typing import TYPE_CHECKING, BinaryIO

from sayso.readers.document import shown
from sayso.text.number import count, either
from sayso.types import Capture, Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

    from sayso.readers.archive import Budget

READ = re.compile(
    r"text/(?:html|plain|xml|markdown|csv|vtt)|application/(?:xhtml\+xml|pdf|rtf|xml|(?:[\w.-]+\+)?(?:json|xml))"
    r"|application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.document|vnd\.oasis\.opendocument\.text)",
    re.I,
)
MOST_RECORDS = 1_000_000
ALGORITHMS = ("sha1", "sha256", "sha512", "md5")


def pages(name: str, stream: BinaryIO, budget: Budget) -> Iterator[Capture | Problem]:
    """Each answered page (status 200) of text, HTML, XML, JSON or PDF as a capture, in the order of the file.

    ``url`` is WARC-Target-URI, ``fetched`` WARC-Date, ``media_type`` what the server said. Digests are checked;
    a record whose digest does not hold, or that breaks off, is a Problem and no capture (ISO 28500).
    """
    from fastwarc.warc import ArchiveIterator

    passed: Counter[str] = Counter()
    found = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False)):
            found = number + 1
            if number >= MOST_RECORDS:
                yield _fault("archive-limit", name, f"more than {MOST_RECORDS} records: split the crawl")
                break
            result = _page(name, record, budget, passed)
            if isinstance(result, Problem):
                yield result
                if result.code == "archive-limit":
                    break
            elif result is not None:
                yield result
    except (OSError, ValueError, EOFError, RuntimeError, OverflowError, UnicodeError) as error:
        yield _fault("broken-archive", name, f"breaks off behind record {found} ({shown(str(error))}): get it again")
    else:
        if not found:
            yield _fault("broken-archive", name, "holds no whole record: get it again")
    if passed:
        told = ", ".join(f"{n} {why}" for why, n in sorted(passed.items()))
        yield _fault("skipped", name, f"records of the crawl that are no page to read were passed over: {told}")


def _fault(code: str, name: str, message: str) -> Problem:
    return Problem(code, f"{shown(name)}: {message}")


def _page(name: str, record: WarcRecord, budget: Budget, passed: Counter[str]) -> Capture | Problem | None:
    headers = {key.casefold(): value for key, value in record.headers}
    kind, url = headers.get("warc-type", ""), headers.get("warc-target-uri", "").strip("<>")
    if not kind:
        return _fault("broken-archive", name, "a record without a type: get the crawl again")
    if kind not in ("response", "resource"):
        passed[kind if kind in ("request", "metadata", "warcinfo", "revisit", "conversion") else "unknown"] += 1
        return None
    about = f"{name}, {url or 'a record without an address'}"
    if not url:
        return _fault("broken-archive", about, "the record is damaged: get the crawl again")
    if record.content_length > budget.member:
        size = f"{count(record.content_length, 'byte')} {either(record.content_length, 'is', 'are')}"
        return _fault("too-large", about, f"{size} too many: set page_bytes higher (docs/settings.md)")
    declared = record.content_length
    record.freeze()
    block = record.reader.read()
    if len(block) < declared:
        return _fault("broken-archive", about, "the record breaks off: get the crawl again")
    if not _holds(headers, block, kind == "response"):
        return _fault("digest-differs", about, "not the bytes whose digest the crawl has: get the crawl again")
    stated, body = headers.get("content-type", ""), block
    if kind == "response":
        answer = _answer(record, budget)
        if answer is None:
            return _fault("broken-archive", about, "no readable HTTP answer: get the crawl again")
        status, stated, body = answer
        if status != 200:
            passed[f"status {status}"] += 1
            return None
    if not READ.match(stated.strip()):
        passed[shown(stated.partition(";")[0].strip().casefold() or "of no stated type")] += 1
        return None
    if len(body) > budget.member or not budget.spend(len(body)):
        return _fault("archive-limit", about, "the crawl unpacks to too much: split it")
    fetched = record.record_date
    return Capture(url, fetched.isoformat() if fetched else None, stated, body)


def _answer(record: WarcRecord, budget: Budget) -> tuple[int, str, bytes] | None:
    """Status, Content-Type and the page itself, its transfer and content encodings undone."""
    try:
        record.reader.seek(0)
        record.parse_http(auto_decode="all")
        headers = record.http_headers
        if headers is None or headers.status_code is None:
            return None
        body = record.reader.read(budget.member + 1)
        return int(headers.status_code), str(headers.get("Content-Type") or ""), body
    except (OSError, ValueError, EOFError, RuntimeError, TypeError):
        return None


def _holds(headers: dict[str, str], block: bytes, response: bool) -> bool:
    """True where no stated digest contradicts the bytes; a payload is hashed as it was sent, as crawlers do."""
    payload = re.split(rb"\r?\n\r?\n", block, maxsplit=1)[-1] if response else block
    return _same(headers.get("warc-block-digest"), block) and (
        "warc-block-digest" in headers or _same(headers.get("warc-payload-digest"), payload)
    )


def _same(stated: str | None, data: bytes) -> bool:
    """True for a digest that holds, is not there, or is of an unknown kind; base 32 or hexadecimal."""
    algorithm, colon, value = (stated or "").strip().partition(":")
    algorithm = algorithm.casefold().replace("-", "")
    if not colon or algorithm not in ALGORITHMS:
        return True
    digest = hashed(algorithm, data, usedforsecurity=False)
    return value.casefold().rstrip("=") in (
        digest.hexdigest(),
        b32encode(digest.digest()).decode().rstrip("=").casefold(),
    )
