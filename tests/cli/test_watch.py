"""sayso watch on real feeds, folders and receivers of this machine."""

from __future__ import annotations

import base64
import hmac
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from calling import COURIER, GAZETTE, SOURCE, sayso, told
from misbehaving import Answer, Site, page
from sayso.desk.watch import Stop

pytestmark = pytest.mark.weights

DB = ("--db", "desk.db")
ONCE = ("--once", "--queries", "q.yaml", "--format", "jsonl", *DB)
SECRET = "a secret that is long enough"


def html(text: str) -> bytes:
    headline, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return f"<!doctype html><html lang=en><title>{headline}</title><article><h1>{headline}</h1>\n{body}".encode()


def item(name: str, link: str = "", content: str = "", summary: str = "") -> str:
    parts = {"guid": name, "title": f"Report {name}", "link": link, "content:encoded": content, "description": summary}
    inside = "".join(f"<{n}>{escape(words)}</{n}>" for n, words in parts.items() if words)
    return f"<item><pubDate>Thu, 08 May 2031 10:00:00 GMT</pubDate>{inside}</item>"


def rss(*items: str, etag: str | None = None) -> Answer:
    body = f"<rss version='2.0'><channel><title>The Lake Gazette</title>{''.join(items)}</channel></rss>"
    return page(body.encode(), content_type="application/rss+xml", **({"etag": etag} if etag else {}))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    given = {"ALLOWED_HOSTS": "127.0.0.1", "PACE": "0", "FETCH_TIME": "2", "PROFILE": "fast", "WEBHOOK_SECRET": SECRET}
    for name, value in given.items():
        monkeypatch.setenv(f"SAYSO_{name}", value)
    Path("q.yaml").write_text("- name: the mayor\n  speaker: Ilse Brandt\n")
    with Site() as opened:
        opened.answers |= {"/a": page(html(COURIER)), "/hook": page(b"", 204)}
        yield opened


def alerts(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_summary_is_followed_to_its_page_and_a_full_text_is_not(site: Site) -> None:
    full = item("full", site.url("/never"), content="".join(f"<p>{p}</p>" for p in GAZETTE.split("\n\n")))
    site.answers["/feed"] = rss(item("short", site.url("/a"), summary="The bridge …"), full, etag='"1"')
    called = sayso("watch", site.url("/feed"), *ONCE)
    assert called.status == 0 and told(called)[-1] == "2 new documents, 2 alerts; desk.db holds 2"
    assert site.paths() == ["/feed", "/a"]
    whole, short = sorted(alerts(called.out), key=lambda a: a["document"]["name"], reverse=True)
    assert short["document"]["name"].endswith("#full") or whole["document"]["name"].endswith("#full")
    held = {a["document"]["name"]: a["document"] for a in (whole, short)}
    assert set(held) == {site.url("/a"), site.url("/feed") + "#full"}
    assert held[site.url("/a")]["published"] == "2031-05-08T10:00:00+00:00", "the page has no date; the feed has one"
    assert held[site.url("/a")]["outlet"] == "The Lake Gazette"
    site.answers["/feed"] = page(b"", 304)
    again = sayso("watch", site.url("/feed"), *ONCE)
    assert again.out == "" and told(again) == ["0 new documents, 0 alerts; desk.db holds 2"]
    assert site.headers("/feed")["if-none-match"] == '"1"' and site.paths() == ["/feed", "/a", "/feed"]
    assert sayso("verify", "desk.db").status == 0


@pytest.mark.slow
def test_a_page_that_is_not_there_yet_is_asked_for_again_and_then_the_feed_is_taken_at_its_word(site: Site) -> None:
    site.answers["/feed"] = rss(
        item("short", site.url("/late"), summary=f"<p>{GAZETTE.split(chr(10))[4]}</p>"), etag='"1"'
    )
    site.answers["/late"] = page(b"", 500)
    for _ in range(4):
        called = sayso("watch", site.url("/feed"), *ONCE)
        assert called.out == "" and "cannot answer now (500)" in told(called)[0]
    (alert,) = alerts(sayso("watch", site.url("/feed"), *ONCE).out)
    assert alert["document"]["name"] == site.url("/feed") + "#short"
    asked = site.paths().count("/late")
    assert sayso("watch", site.url("/feed"), *ONCE).out == "" and site.paths().count("/late") == asked


def test_an_entry_that_changes_is_a_new_version_and_tells_only_what_is_new(site: Site) -> None:
    site.answers["/feed"] = rss(item("1", site.url("/a"), summary="one"))
    assert len(alerts(sayso("watch", site.url("/feed"), *ONCE).out)) == 1
    more = COURIER.replace("Engineer", 'Brandt said the ferry would run "all night".\n\nEngineer')
    site.answers |= {"/feed": rss(item("1", site.url("/a"), summary="two")), "/a": page(html(more))}
    (alert,) = alerts(sayso("watch", site.url("/feed"), *ONCE).out)
    assert len(alert["attributions"]) == 1 and "all night" in alert["attributions"][0]["words"]
    assert "{+" in sayso("versions", "desk.db", site.url("/a")).out


def test_a_folder_is_watched_by_what_stands_in_its_files(site: Site) -> None:
    Path("in/deep").mkdir(parents=True)
    Path("in/deep/a.txt").write_text(COURIER)
    Path("in/.hidden.txt").write_text(GAZETTE)
    assert len(alerts(sayso("watch", "in", *ONCE).out)) == 1
    os.utime("in/deep/a.txt")
    assert told(sayso("watch", "in", *ONCE)) == ["0 new documents, 0 alerts; desk.db holds 1"]
    Path("in/deep/a.txt").write_text(COURIER + "\nBrandt said the ferry was full.\n")
    (alert,) = alerts(sayso("watch", "in", *ONCE).out)
    assert [row["words"] for row in alert["attributions"]] == ["the ferry was full"]


def test_what_is_there_at_the_start_may_be_passed_over(site: Site) -> None:
    site.answers["/feed"] = rss(item("1", site.url("/a"), summary="one"))
    flags = (site.url("/feed"), "--from-now", *ONCE)
    assert sayso("watch", *flags).out == "" and site.paths() == ["/feed"]
    site.answers["/feed"] = rss(item("2", site.url("/b"), summary="two"), item("1", site.url("/a"), summary="one"))
    site.answers["/b"] = page(html(GAZETTE))
    assert len(alerts(sayso("watch", *flags).out)) == 1 and site.paths()[1:] == ["/feed", "/b"]


def test_a_list_stands_for_its_feeds_and_one_that_fails_does_not_stop_the_others(site: Site) -> None:
    outlines = "".join(f'<outline xmlUrl="{site.url(p)}"/>' for p in ("/gone", "/feed"))
    Path("feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    site.answers["/feed"] = rss(item("1", site.url("/a"), summary="one"))
    called = sayso("watch", "feeds.opml", *ONCE)
    assert called.status == 0 and len(alerts(called.out)) == 1 and any("/gone" in line for line in told(called))
    Path("feeds.opml").write_text("no list")
    assert sayso("watch", "feeds.opml", *ONCE).status == 1
    assert sayso("watch", site.url("/gone"), *ONCE).status == 1


def test_a_webhook_is_signed_and_stands_where_it_may(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(COURIER)
    hook = ("watch", "in", *ONCE, "--webhook", site.url("/hook"))
    monkeypatch.setenv("SAYSO_ALLOWED_HOSTS", "")
    refused = sayso(*hook)
    assert refused.status == 0 and site.posted == []
    assert any("was not taken (leads to 127.0.0.1" in line and "is sent again in 2 s" in line for line in told(refused))
    monkeypatch.setenv("SAYSO_ALLOWED_HOSTS", "127.0.0.1")
    time.sleep(2.1)
    assert sayso(*hook).status == 0
    ((_, headers, body),) = site.posted
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(SECRET.encode(), signed, "sha256").digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}" and headers["webhook-id"] == json.loads(body)["id"]
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    monkeypatch.setenv("SAYSO_WEBHOOK_SECRET", "")
    assert "a webhook is signed: set SAYSO_WEBHOOK_SECRET" in sayso(*hook).err


def test_a_file_of_queries_is_told_of_line_by_line(site: Site) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(COURIER)
    Path("q.yaml").write_text("- about: bridge\n- speeker: Brandt\n")
    called = sayso("watch", "in", *ONCE)
    assert len(alerts(called.out)) == 1
    assert told(called)[0] == "q.yaml, line 2: 'speeker' is nothing that can be asked: did you mean speaker?"
    assert sayso("watch", "in", "--once", "--queries", "none.yaml", *DB).status == 2


def started(site: Site) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sayso", "watch", site.url("/feed"), "--queries", "q.yaml", *DB, "--every", "1"]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([SOURCE, *sys.path])}
    return subprocess.Popen([*command, "--webhook", site.url("/hook")], stdout=subprocess.PIPE, text=True, env=environ)


def waited(site: Site, posts: int) -> None:
    over = time.monotonic() + 60
    while len(site.posted) < posts and time.monotonic() < over:
        time.sleep(0.05)
    assert len(site.posted) >= posts


@pytest.mark.slow
def test_killed_from_outside_and_started_again_it_goes_on_where_it_was(site: Site) -> None:
    items = [item("1", site.url("/a"), summary="one")]
    site.answers |= {"/feed": rss(*items), "/b": page(html(GAZETTE))}
    running = started(site)
    waited(site, 1)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    site.answers["/feed"] = rss(item("2", site.url("/b"), summary="two"), *items)
    running = started(site)
    waited(site, 2)
    polls = site.paths().count("/feed")
    while site.paths().count("/feed") < polls + 2:
        assert running.poll() is None
        select.select([], [], [], 0.1)
    running.send_signal(signal.SIGINT)
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0 and "the mayor: Ilse Brandt" in out
    got = Counter(headers["webhook-id"] for _, headers, _ in site.posted)
    assert len(got) == 2 and sum(got.values()) <= 3, "only what was under way at the kill may come again, under its id"


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_the_first_request_to_end_is_noted_and_the_second_ends_at_once(asking: signal.Signals) -> None:
    before = signal.signal(asking, signal.default_int_handler)
    try:
        with Stop() as stop:
            assert not stop.asked
            signal.raise_signal(asking)
            assert stop.asked, "the watch goes on to the end of its step"
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(asking)
        assert signal.getsignal(asking) is signal.default_int_handler, "what was set before is set again"
    finally:
        signal.signal(asking, before)
