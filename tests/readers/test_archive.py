"""Archives, crawls and saved pages: what is inside comes out as it stands, and what is hostile is told."""

from __future__ import annotations

import gzip
import io
import os
import stat
import time
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import zipped
from sayso.intake import intake
from sayso.readers import archive, read, signature
from sayso.readers.archive import unpacked
from sayso.types import Capture, Document, Hints, Problem

SAID = b"The mayor said on Monday that the bridge was safe, and nobody in the hall believed her at all.\n"


def outcome(body: bytes, name: str = "a.zip", **more: int) -> tuple[list[tuple[str, bytes]], list[str]]:
    """(names and bodies of the captures, codes of the problems)."""
    found = list(unpacked(Capture(name, None, "", body), **more))
    captures = [(c.url, c.body) for c in found if isinstance(c, Capture)]
    return captures, [p.code for p in found if isinstance(p, Problem)]


NAMES = st.lists(st.text("abcµ д-_", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1, max_size=3)


@settings(deadline=None)
@given(
    st.dictionaries(
        NAMES.map(lambda n: "/".join(n) + ".txt"), st.binary(max_size=30).map(lambda b: SAID + b), max_size=5
    )
)
def test_each_file_comes_out_as_it_stands_inside(members: dict[str, bytes]) -> None:
    captures, codes = outcome(zipped(*members.items()))
    assert dict(captures) == {f"a.zip/{name}": body for name, body in members.items()}
    assert [name for name, _ in captures] == sorted(f"a.zip/{name}" for name in members) and codes == []


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:/a.txt", "b/../../a.txt", "b\\..\\..\\a.txt"])
def test_a_path_that_leads_out_is_not_unpacked(name: str) -> None:
    captures, codes = outcome(zipped((name, SAID), ("good.txt", SAID)))
    assert captures == [("a.zip/good.txt", SAID)] and codes == ["unsafe-name"]


def test_a_link_is_not_followed() -> None:
    held = io.BytesIO()
    with ZipFile(held, "w") as file:
        link = ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    assert outcome(held.getvalue()) == ([], ["unsafe-name"])


def test_an_encrypted_file_is_told_once_and_the_rest_is_read() -> None:
    body = bytearray(zipped(("a.txt", SAID), ("b.txt", SAID), ("c.txt", SAID)))
    for number, at in enumerate(i for i in range(len(body)) if body[i : i + 4] == b"PK\x01\x02"):
        body[at + 8] |= number < 2
    captures, codes = outcome(bytes(body))
    assert captures == [("a.zip/c.txt", SAID)] and codes == ["encrypted"]


def test_a_bomb_is_told_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(("bomb.txt", b"0" * 30_000_000), ("good.txt", SAID))
    monkeypatch.setattr(
        ZipFile, "open", lambda *a, **k: pytest.fail("unpacked") if a[1].filename == "bomb.txt" else OPEN(*a, **k)
    )
    assert outcome(bomb) == ([("a.zip/good.txt", SAID)], ["archive-limit"])


OPEN = ZipFile.open


def test_a_size_that_is_a_lie_does_not_help_a_bomb() -> None:
    """The directory says 10 bytes, the data unpacks to 30 MB: no more than what is said is ever read."""
    packed = zlib.compress(b"0" * 30_000_000)[2:-4]
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        file.writestr("a.txt", b"0123456789")
    body = held.getvalue().replace(zlib.compress(b"0123456789")[2:-4], packed)
    captures, codes = outcome(body)
    assert captures == [] and codes == ["broken-archive"]


def test_many_files_are_told_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    assert outcome(zipped(*((f"{n}.txt", SAID) for n in range(6)))) == ([], ["archive-limit"])


def test_a_directory_too_large_to_hold_is_told_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    body = zipped(*((f"{n}.txt", SAID) for n in range(6)))
    monkeypatch.setattr(signature, "MOST_DIRECTORY", 100)
    monkeypatch.setattr(ZipFile, "__init__", lambda *a, **k: pytest.fail("opened"))
    assert outcome(body) == ([], ["archive-limit"])


def test_all_files_together_have_a_limit() -> None:
    members = [(f"{n}.txt", os.urandom(900)) for n in range(60)]
    captures, codes = outcome(zipped(*members), page_bytes=1000)
    assert len(captures) == 44 and codes == ["archive-limit"], "forty times the largest file"
    assert outcome(zipped(("large.txt", os.urandom(1001))), page_bytes=1000) == ([], ["too-large"])


def test_archives_are_opened_two_deep() -> None:
    one = zipped(("a.txt", SAID))
    two = zipped(("one.zip", one), ("b.txt", SAID))
    three = zipped(("two.zip", two), ("c.txt", SAID))
    assert outcome(two) == ([("a.zip/b.txt", SAID), ("a.zip/one.zip/a.txt", SAID)], [])
    captures, codes = outcome(three)
    assert [n for n, _ in captures] == ["a.zip/c.txt", "a.zip/two.zip/b.txt"] and codes == ["nested-archive"]


def test_a_single_compressed_file() -> None:
    assert outcome(gzip.compress(SAID), "a/b.txt.gz") == ([("a/b.txt.gz/b.txt", SAID)], [])
    assert outcome(gzip.compress(b"0" * 30_000_000), "b.gz")[1] == ["archive-limit"]
    assert outcome(gzip.compress(SAID)[:40], "b.gz")[1] == ["broken-archive"]


def test_the_parts_of_a_saved_page_are_not_read() -> None:
    page = b"<!doctype html><p>" + SAID
    members = ("page.html", page), ("page_files/ad.html", page), ("court_files/ruling.html", page)
    assert [n for n, _ in outcome(zipped(*members))[0]] == ["a.zip/court_files/ruling.html", "a.zip/page.html"]


def test_a_folder_of_archives_and_a_saved_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, body in {"in/page.html": b"<!doctype html><p>" + SAID, "in/page_files/ad.html": SAID,
                       "in/b.zip": zipped(("c.txt", SAID)), "in/a.txt": SAID}.items():  # fmt: skip
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(body)
    Path("sources.csv").write_text(
        "path,outlet,url\nin/b.zip,The Archive,https://archive.example/b.zip\nin/b.zip/c.txt,The Courier,\n"
    )
    found = [f for f in intake(["in"], Hints(), Path("sources.csv"), io.BytesIO()) if not isinstance(f, Problem)]
    assert [(c.url, h.outlet, h.url) for c, h in found] == [
        ("in/a.txt", None, None), ("in/b.zip/c.txt", "The Courier", None), ("in/page.html", None, None)]  # fmt: skip


def test_an_archive_larger_than_a_source_may_be_is_opened_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(zipped(*((f"{n}.bin", os.urandom(900)) for n in range(4)), ("a.txt", SAID)))
    found = list(intake([str(file)], Hints(), None, io.BytesIO(), page_bytes=1000))
    assert f"{file}/a.txt" in [f[0].url for f in found if not isinstance(f, Problem)]


# ---------------------------------------------------------------- crawls

PAGE = b"<!doctype html><html lang=en><article><p>" + SAID + b"</p></article>"


def record(
    body: bytes, kind: str = "response", length: int | None = None, more: bytes = b"", url: str = "https://a.example/1"
) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Date: 2031-03-05T08:00:00Z\r\nWARC-Target-URI: {url}\r\n".encode()
    size = len(body) if length is None else length
    return head + more + b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % size + body + b"\r\n\r\n"


def answer(body: bytes, status: int = 200, more: bytes = b"", kind: bytes = b"text/html") -> bytes:
    return b"HTTP/1.1 %d X\r\nContent-Type: %s\r\n%s\r\n%s" % (status, kind, more, body)


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_gives_its_pages(packed: bool) -> None:
    records = [record(answer(PAGE)), record(answer(b"gone", 404)), record(answer(b"{}", kind=b"application/json"))]
    body = b"".join(gzip.compress(r) if packed else r for r in records)
    captures, codes = outcome(body, "a.warc")
    assert captures == [("https://a.example/1", PAGE), ("https://a.example/1", b"{}")] and codes == ["skipped"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (record(answer(PAGE), length=99_999), ["broken-archive"]),
        (record(answer(PAGE), more=b"WARC-Block-Digest: sha1:AAAA\r\n"), ["digest-differs"]),
        (record(answer(PAGE), more=b"WARC-Payload-Digest: sha256:00\r\n"), ["digest-differs"]),
        (record(answer(PAGE), more=b"WARC-Block-Digest: crc9:x\r\n"), []),
        (record(b"no answer at all"), ["broken-archive"]),
        (b"WARC/1.1\r\n\r\n", ["broken-archive"]),
        (gzip.compress(record(answer(PAGE)))[:80], ["broken-archive"]),
        (record(answer(gzip.compress(b"0" * 60_000_000), more=b"Content-Encoding: gzip\r\n")), ["archive-limit"]),
    ],
)
def test_a_broken_record_is_told(body: bytes, codes: list[str]) -> None:
    assert outcome(body, "a.warc")[1] == codes


def test_a_payload_digest_is_of_the_bytes_as_sent() -> None:
    from base64 import b32encode
    from hashlib import sha1

    sent = gzip.compress(PAGE)
    digest = b32encode(sha1(sent).digest())
    body = record(answer(sent, more=b"Content-Encoding: gzip\r\n"), more=b"WARC-Payload-Digest: sha1:%s\r\n" % digest)
    assert outcome(body, "a.warc") == ([("https://a.example/1", PAGE)], [])


def test_a_saved_page_is_its_page_with_its_address() -> None:
    body = (
        b"From: <Saved by Blink>\r\nDate: Wed, 5 Mar 2031 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Location: https://a.example/1\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    import base64

    (found,) = unpacked(Capture("a.mhtml", None, "", body + base64.encodebytes(PAGE) + b"\r\n--b--"))
    assert isinstance(found, Capture) and (found.url, found.fetched) == (
        "https://a.example/1",
        "2031-03-05T08:00:00+00:00",
    )
    assert found.body == PAGE
    document = read(found, Hints(published="2031-03-04"))[0]
    assert isinstance(document, Document) and document.url == "https://a.example/1"


def test_a_path_of_many_folders_takes_no_time() -> None:
    body = zipped(*(("a_files/" * 7000 + f"{n}.txt", SAID) for n in range(20)), ("good.txt", SAID))
    before = time.perf_counter()
    assert outcome(body) == ([("a.zip/good.txt", SAID)], ["unsafe-name"] * 20)
    assert time.perf_counter() - before < 5
