"""What tells one format of XML, JSON, ZIP or lines of text from another, by what stands in it."""

from __future__ import annotations

import re
import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
MOST_DIRECTORY = 16_000_000
TAIL = 2**16 + 200
XML_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?[^>]{0,2000}>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,4000}?\]\s*)?>)\s*+)*+"
    rb"<(?:[\w.-]{1,40}:)?(rss|feed|RDF|channel|opml|urlset|sitemapindex|nitf|newsItem|newsMessage|packageItem|conceptItem"
    rb"|NewsML)\b([^>]{0,4000})",
    re.I | re.S,
)
ROOTS = {
    b"rss": "application/rss+xml", b"channel": "application/rss+xml", b"feed": "application/atom+xml",
    b"opml": "text/x-opml", b"urlset": "application/x-sitemap+xml", b"sitemapindex": "application/x-sitemap+xml",
    b"nitf": "application/x-nitf+xml", b"newsitem": "application/x-newsml+xml",
    b"newsmessage": "application/x-newsml+xml", b"packageitem": "application/x-newsml+xml",
}  # fmt: skip
HEADERS = re.compile(rb"(?:[!-9;-~]{1,80}:[^\r\n]{0,8000}\r?\n(?:[ \t][^\r\n]{0,8000}\r?\n){0,200}){2,300}(?=\r?\n|\Z)")
FIELD = re.compile(rb"^([!-9;-~]{1,80}):", re.M)
SURE_MAIL = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature"))
SAVED = re.compile(rb"^(?:snapshot-content-location:|from:\s*<?saved by )", re.I | re.M)
SUBRIP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*\d{1,6}[ \t]*\r?\n"
    rb"\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}"
)
COLUMN = r"[\"']?[^\r\n,;\t\"']{1,40}[\"']?"
TABLE = re.compile(rf"\ufeff?{COLUMN}(?:([,;\t]){COLUMN})(?:\1{COLUMN}){{0,60}}\r?(?:\n|\Z)")


def directory_size(file: BinaryIO) -> int:
    """How many bytes the directory of a ZIP file says it has, before anything of it is held; 0 where there is none.

    >>> import io
    >>> directory_size(io.BytesIO(b"PK\\x05\\x06" + bytes(8) + (99).to_bytes(4, "little") + bytes(6)))
    99
    """
    start = file.tell()
    size = file.seek(0, 2)
    file.seek(max(size - TAIL, 0))
    tail = file.read(TAIL)
    file.seek(start)
    at, large = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    told = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    return max(
        told if told != 0xFFFFFFFF else 0, int.from_bytes(tail[large + 40 : large + 48], "little") if large >= 0 else 0
    )


def zip_kind(file: BinaryIO) -> str:
    """The media type of a ZIP file by its members: an office text, a crawl, an archive of posts, or a plain archive.

    >>> import io
    >>> zip_kind(io.BytesIO(b"PK no archive"))
    'application/zip'
    """
    start = file.tell()
    if directory_size(file) > MOST_DIRECTORY:
        return "application/zip"
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            stated = b""
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                stated = archive.read("mimetype").strip()
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError, struct.error,
            OverflowError, KeyError, IndexError):  # fmt: skip
        return "application/zip"
    finally:
        file.seek(start)
    held = set(names)
    if "word/document.xml" in held and "[Content_Types].xml" in held:
        return WORD
    if "[Content_Types].xml" in held and any(n.startswith(("xl/", "ppt/")) for n in held):
        return "application/vnd.openxmlformats-officedocument"
    if stated == ODT.encode() and "content.xml" in held:
        return ODT
    if stated.startswith((b"application/vnd.oasis", b"application/epub")):
        return stated.decode("ascii", "replace")
    if "datapackage.json" in held and any(re.match(r"archive/.+\.warc(?:\.gz)?$", n, re.I) for n in held):
        return "application/wacz"
    if any(re.search(r"(?:^|/)data/(?:account|tweets?)\.js$", n) for n in held):
        return "application/x-twitter-archive+zip"
    return "application/zip"


def xml_kind(head: bytes) -> str | None:
    """The media type of XML by its first element; None for what is no format of feeds or press agencies.

    >>> xml_kind(b"<?xml version='1.0'?><rss version='2.0'>"), xml_kind(b"<svg>")
    ('application/rss+xml', None)
    """
    root = XML_ROOT.match(head)
    if root is None:
        return None
    name = root[1].lower()
    if name == b"rdf":
        return "application/rss+xml" if b"purl.org/rss/" in root[2] or b"netscape.com/rdf" in root[2] else None
    return ROOTS.get(name)


def json_kind(head: bytes) -> str | None:
    """The media type of JSON by the names it opens with; None for what is no format of feeds, press or captions.

    >>> json_kind(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    'application/feed+json'
    >>> json_kind(b'[{"text": "So it is", "start": 0.5, "duration": 2.1}]')
    'application/x-youtube-transcript+json'
    """

    def has(*names: str) -> bool:
        return all(re.search(rb'"%s"\s*:' % name.encode(), head) for name in names)

    if re.search(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org', head):
        return "application/feed+json"
    first = re.match(rb"[\s\[]*+(?:\{[^{}\[\]]{0,4000}?\"snippets\"\s*+:[\s\[]*+)?\{([^{}]{0,4000})\}", head)
    timed = first[1] if first else b""
    if all(re.search(rb'"%s"\s*:' % n, timed) for n in (b"text", b"start", b"duration")):
        return "application/x-youtube-transcript+json"
    if has("uri") and (has("versioncreated") or has("versionCreated") or has("pubstatus") or has("pubStatus")):
        return "application/x-ninjs+json"
    article = has("maintext") or has("publishing_date") or has("plaintext") or has("raw_text")
    article = article or (has("text") and (has("fingerprint") or has("hostname") or has("source-hostname")))
    return "application/x-article+json" if article else None


def text_kind(head: bytes) -> str | None:
    """The media type of a text by its first lines: a mail, a saved page, captions; None for any other text."""
    if SUBRIP.match(head):
        return "application/x-subrip"
    if re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)", head):
        return "text/vtt"
    if re.match(rb"\s*\{\\rtf", head):
        return "application/rtf"
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    lines = HEADERS.match(re.sub(rb"\AFrom [^\r\n]*\r?\n", b"", bare))
    if lines is None:
        return None
    names = {name.lower() for name in FIELD.findall(lines[0])}
    if re.search(rb"^content-type:\s*multipart/related", lines[0], re.I | re.M) and (
        SAVED.search(lines[0]) or not names & {b"to", b"received", b"message-id"}
    ):
        return "multipart/related"
    if b"from" in names and names & SURE_MAIL:
        return "message/rfc822"
    return None


def is_table(head: str) -> bool:
    """True for text whose first line names the columns of a table of quotations."""
    from sayso.readers.quotations import columns

    first = TABLE.match(head)
    if first is None:
        return False
    found = columns([cell.strip("\"'") for cell in first[0].strip("\ufeff\r\n").split(first[1])])
    return "quote" in found.named and len(found.named) > 1 and not found.unknown
