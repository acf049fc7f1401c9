"""add, read and run with an address: a real server, a real database, and pages that change behind our back."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from calling import COURIER, held, sayso, told
from misbehaving import Site, page

pytestmark = pytest.mark.weights

DB = ("--db", "desk.db")


def html(text: str) -> bytes:
    headline, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    head = f'<title>{headline}</title><meta property="article:published_time" content="2031-05-08T10:00:00+02:00">'
    return (
        f"<!doctype html><html lang=en><head>{head}</head><body><article><h1>{headline}</h1>\n{body}</article>".encode()
    )


EDITED = COURIER.replace("was safe", "was mostly safe").replace("two cracks", "nine cracks")
assert EDITED.count("mostly") == EDITED.count("nine") == 1


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name, value in {"ALLOWED_HOSTS": "127.0.0.1", "PACE": "0", "FETCH_TIME": "2"}.items():
        monkeypatch.setenv(f"SAYSO_{name}", value)
    with Site() as opened:
        opened.answers["/a"] = page(html(COURIER), etag='"one"')
        yield opened


def test_an_address_is_read_like_a_file(site: Site) -> None:
    called = sayso("read", site.url(), "--format", "jsonl")
    assert (called.status, called.err) == (0, "")
    (document,) = map(json.loads, called.out.splitlines())
    assert (document["doc"], document["published"]) == (site.url(), "2031-05-08T10:00:00+02:00")
    assert "Ilse Brandt" in {a["speaker"] for a in document["attributions"]}


def test_without_the_setting_this_machine_is_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_ALLOWED_HOSTS")
    called = sayso("add", site.url(), *DB)
    assert called.status == 1 and site.asked == []
    (line,) = told(called)
    assert line.startswith(f"{site.url()}: leads to 127.0.0.1, which is not on the public net: name 127.0.0.1 in")


def test_one_fault_does_not_stop_the_others(site: Site) -> None:
    site.answers |= {
        "/robots.txt": page(b"User-agent: *\nDisallow: /private"),
        "/gone": page(b"", 410),
        "/broken": page(b"", 418),
        "/large": page(b"<p>" + b"a" * 60_000_000),
    }
    inputs = [site.url(path) for path in ("/gone", "/private", "/broken", "/large", "/a")] + ["ftp://gazette.example/"]
    called = sayso("read", *inputs)
    lines = told(called)
    assert called.status == 0 and len(lines) == 5
    words = ("was taken away", "robots.txt", "answers 418", "larger than", "only http")
    for line, url, reason in zip(lines, (*inputs[:4], inputs[5]), words, strict=True):
        assert line.startswith(f"{url}: ") and reason in line


def test_adding_twice_sends_the_page_once(site: Site) -> None:
    first = sayso("add", site.url(), *DB)
    assert first.status == 0 and first.out == "1 new document, 0 were there already; desk.db holds 1.\n"
    site.answers["/a"] = page(b"", 304)
    second = sayso("add", site.url(), *DB)
    assert second.status == 0 and second.out == "0 new documents, 1 was there already; desk.db holds 1.\n"
    assert site.headers("/a")["if-none-match"] == '"one"'
    assert sayso("versions", "desk.db").out == "No page of desk.db has several versions.\n"
    assert sayso("verify", "desk.db").status == 0


def test_other_bytes_with_the_same_text_are_no_new_version(site: Site) -> None:
    sayso("add", site.url(), *DB)
    site.answers["/a"] = page(html(COURIER).replace(b"<article>", b"<!-- seen 7 times --><article>"))
    assert sayso("add", site.url(), *DB).out.startswith("0 new documents, 1 was there already")
    with sqlite3.connect("desk.db") as database:
        assert database.execute("SELECT count(*) FROM captures").fetchone() == (2,), "the new bytes are evidence too"
    assert sayso("verify", "desk.db").out == "desk.db: everything holds\n"
    assert sayso("run", site.url(), "--out", "record", *DB).status == 0
    assert sayso("verify", "desk.db").out == "desk.db: everything holds\n"


def test_a_silent_edit_is_a_new_version_and_shown(site: Site) -> None:
    sayso("add", site.url(), *DB)
    site.answers["/a"] = page(html(EDITED), etag='"two"')
    added = sayso("add", site.url(), *DB)
    assert added.out.startswith("1 new document, 0 were there already; desk.db holds 2.\n")
    id = re.search(r"^(d_\w+) is version 2 of its page: sayso versions desk.db \1 shows", added.out, re.M)[1]
    listed = sayso("versions", "desk.db")
    assert site.url() in listed.out and re.search(r" 2 +│", listed.out)
    for wanted in (id, site.url()):
        shown = sayso("versions", "desk.db", wanted)
        assert shown.status == 0
        assert "{+mostly+} safe." in shown.out and "[-two-] {+nine+} cracks." in shown.out
        assert re.search(r"1, 2 \(other words in 2\) +│ Ilse Brandt +│ that the old bridge was mostly safe", shown.out)
        assert re.search(r"\n1, 2 +│ Ilse Brandt +│ \"Nobody is in danger", shown.out)
    (told,) = map(json.loads, sayso("versions", "desk.db", id, "--format", "jsonl").out.splitlines())
    assert [v["version"] for v in told["versions"]] == [1, 2] and told["versions"][1]["id"] == id
    assert ["added", "mostly"] in [piece for edit in told["edits"][0]["pieces"] for piece in edit]
    assert all(a["versions"] == [1, 2] for a in told["attributions"])
    assert [a["reworded"] for a in told["attributions"]].count([2]) == 2
    assert sayso("verify", "desk.db").status == 0
    both = sayso("find", "nobody is in danger and nobody will be", *DB).out
    assert "(version 1 of 2)" in both and "(version 2 of 2)" in both
    assert sayso("versions", "desk.db", "d_none").status == 2
    assert sayso("versions", "nowhere.db").status == 2


def test_a_page_that_was_taken_away_keeps_its_captures(site: Site) -> None:
    sayso("add", site.url(), *DB)
    site.answers["/a"] = page(b"", 410)
    called = sayso("add", site.url(), *DB)
    assert called.status == 1 and told(called) == [
        f"{site.url()}: the page was taken away (410): what was captured of it before is kept"
    ]
    assert "desk.db holds 1" in called.out and sayso("verify", "desk.db").status == 0


def test_a_run_on_an_address_keeps_page_and_receipt_and_holds(site: Site) -> None:
    called = sayso("run", site.url(), "--out", "record")
    assert called.status == 0 and held(Path("record"))["documents"][0]["url"] == site.url()
    assert sayso("verify", "record").status == 0
    site.answers["/a"] = page(b"", 304)
    assert "Nothing new; written again" in sayso("run", site.url(), "--out", "record").out
    site.answers["/a"] = page(html(EDITED))
    again = sayso("run", site.url(), "--out", "record")
    assert "is version 2 of its page: sayso versions record/sayso.db d_" in again.out
    shown = sayso("versions", "record", site.url()).out
    assert "{+mostly+} safe." in shown and "1, 2 (other words in 2)" in shown, "the retired version is still there"
    (told,) = map(json.loads, sayso("versions", "record", "--format", "jsonl").out.splitlines())
    statements = {s["id"] for s in held(Path("record"))["statements"]}
    assert {s for a in told["attributions"] if 2 in a["versions"] for s in a["statements"]} == statements
    assert sayso("verify", "record").status == 0
    exported = sayso("export", "record", "--to", "warc", "--out", "record.warc.gz")
    assert exported.out == "2 captures written to record.warc.gz.\n"


def test_an_export_opens_in_a_standard_reader_with_the_bytes_of_the_captures(site: Site) -> None:
    Path("note.txt").write_text(COURIER)
    sayso("add", site.url(), "note.txt", *DB)
    site.answers["/a"] = page(html(EDITED))
    sayso("add", site.url(), *DB)
    assert sayso("export", "desk.db", "--to", "warc", "--out", "desk.warc").out == "3 captures written to desk.warc.\n"
    stream = io.BytesIO(Path("desk.warc").read_bytes())
    kept = WarcRecordType.response | WarcRecordType.resource
    back = [(r.headers["WARC-Target-URI"], r.reader.read()) for r in ArchiveIterator(stream, record_types=kept)]
    pages = [(site.url(), html(COURIER)), (site.url(), html(EDITED))]
    assert back == [*pages, ("file:note.txt", COURIER.encode())]
    assert sayso("export", "desk.db", "--to", "pdf", "--out", "x").status == 2
    assert sayso("export", "nowhere", "--to", "warc", "--out", "x").status == 2 and not Path("x").exists()


def test_a_changed_letter_of_a_saved_head_does_not_hold(site: Site) -> None:
    sayso("add", site.url(), *DB)
    with sqlite3.connect("desk.db") as database:
        database.execute("UPDATE receipts SET exchanges = replace(exchanges, 'text/html', 'text/htmx')")
    called = sayso("verify", "desk.db")
    assert called.status == 1
    assert told(called) == [f"{site.url()}: how it was fetched is not as it was stored"]


def test_the_list_of_sources_may_name_addresses(site: Site) -> None:
    site.answers["/a/"] = page(html(EDITED))
    Path("sources.csv").write_text(
        f"path,outlet,published\n{site.url()},The Ostrova Courier,2031-05-09\n{site.url('/a/')},The Lake Gazette,\n"
    )
    called = sayso("read", "--sources", "sources.csv", "--format", "jsonl")
    told = [json.loads(line) for line in called.out.splitlines()]
    assert [d["outlet"] for d in told] == ["The Ostrova Courier", "The Lake Gazette"], "/a and /a/ are two addresses"
    assert told[0]["published"] == "2031-05-09" and called.err == ""


def test_a_password_in_an_address_is_neither_used_nor_stored(site: Site, tmp_path: Path) -> None:
    secret = site.url().replace("http://", "http://desk:hunter2@")
    called = sayso("run", site.url(), secret, "--out", "record")
    assert "://…@127.0.0.1" in called.err and "hunter2" not in called.err + called.out
    assert all(b"hunter2" not in p.read_bytes() for p in Path("record").rglob("*") if p.is_file())


def test_an_export_does_not_write_over_what_it_exports(site: Site) -> None:
    sayso("add", site.url(), *DB)
    before = Path("desk.db").read_bytes()
    called = sayso("export", "desk.db", "--to", "warc", "--out", "./desk.db")
    assert called.status == 2 and "would be lost: give another file" in called.err
    assert Path("desk.db").read_bytes() == before


def test_an_export_of_a_folder_names_the_capture_that_is_missing(site: Site) -> None:
    sayso("run", site.url(), "--out", "record")
    Path("record/sayso.db").unlink()
    (capture,) = Path("record/captures").iterdir()
    capture.unlink()
    called = sayso("export", "record", "--to", "warc", "--out", "desk.warc")
    assert called.status == 2 and f"{capture}: cannot be read" in called.err
    assert not list(Path().glob("*.warc"))
