"""A watch killed with SIGKILL at any step loses no alert, and a receiver has each once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from sqlalchemy import event

from calling import sayso
from misbehaving import Site, in_turn, page
from sayso.desk import watch as watching
from sayso.desk.taggers import LexicalTagger
from sayso.fetch import Client
from sayso.store.database import Database
from sayso.text.lexicon import lexicon
from sayso.text.speech import speech_words

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

BRIDGE = """Brücke gesperrt

Die alte Brücke von Ostrova ist gesperrt. „Niemand ist in Gefahr, und niemand wird es sein“, sagte Ilse Brandt.
"""
CRACKS = """Risse gezählt

Die Brücke hat vierzig Risse. „Wir haben vierzig Risse in der Brücke gezählt“, sagte Paul Reiner am Donnerstag.
"""
# Every step takes minutes; each fifth one, which is never the same call twice in a row, takes seconds.
STRIDE = 1 if os.environ.get("SAYSO_EVERY_STEP") else 5
QUERIES = "- name: Brandt\n  speaker: Brandt\n- name: alles\n  language: de\n"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "ALLOWED_HOSTS": "127.0.0.1",
        "PACE": "0",
        "WEBHOOK_SECRET": "ein Geheimnis, lang genug",
    }.items():
        monkeypatch.setenv(f"SAYSO_{name}", value)
    rules = LexicalTagger(lexicon("de")), speech_words("de")
    monkeypatch.setattr(watching, "chosen_taggers", lambda: lambda language: rules)
    Path("q.yaml").write_text(QUERIES)
    Path("in").mkdir()
    Path("in/risse.txt").write_text(CRACKS)
    with Site() as opened:
        item = f"<item><title>B</title><guid>b</guid><link>{opened.url('/b')}</link>"
        text = f"<content:encoded>{escape(f'<p>{BRIDGE}</p>')}</content:encoded>"
        full = f"<item><title>C</title><guid>c</guid>{text}</item>"
        feed = f"<rss><channel><title>G</title>{item}<description>Gesperrt …</description></item>{full}</channel></rss>"
        opened.answers |= {
            "/feed": page(feed.encode(), content_type="application/rss+xml", etag='"1"'),
            "/b": page(f"<!doctype html><html lang=de><title>B</title><article><h1>B</h1><p>{BRIDGE}".encode()),
            "/hook": page(b"", 204),
        }
        yield opened


def watched(site: Site) -> int:
    flags = ["--webhook", site.url("/hook"), "--mail", "mail", "--json", "alerts.json", "--format", "jsonl"]
    return sayso("watch", site.url("/feed"), "in", "--once", "--queries", "q.yaml", "--db", "desk.db", *flags).status


def steps(count: Callable[[], None]) -> contextlib.ExitStack:
    """Calls back before and after every step that leaves something behind: a write, a commit, a request, a file."""
    stack, patch = contextlib.ExitStack(), pytest.MonkeyPatch()

    def around(owner: type, name: str) -> None:
        whole = getattr(owner, name)

        def counted(*given: object, **named: object) -> object:
            count()
            done = whole(*given, **named)
            count()
            return done

        patch.setattr(owner, name, counted)

    def opened(store: Database) -> Database:
        entered = enter(store)
        assert store._open is not None

        def wrote(connection: object, cursor: object, statement: str, *_: object) -> None:
            if statement.startswith(("INSERT", "UPDATE")):
                count()

        event.listen(store._open.engine, "after_cursor_execute", wrote)
        event.listen(store._open.engine, "commit", lambda _: count())
        return entered

    enter = Database.__enter__
    patch.setattr(Database, "__enter__", opened)
    around(Client, "post")
    around(Client, "fetch")
    around(Path, "replace")
    stack.callback(patch.undo)
    return stack


def killed_at(step: int, site: Site) -> bool:
    """Watch once in a process that kills itself at this step; False where it came to its end."""
    child = os.fork()
    if child == 0:
        left = iter(range(step))

        def count() -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        with steps(count):
            watched(site)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def left_behind() -> tuple[set[str], set[str], list[str], set[str]]:
    """The documents and alerts of the database, the alerts of the feed, and those of the mails."""
    with contextlib.closing(sqlite3.connect("desk.db")) as database:
        documents = {name for (name,) in database.execute("SELECT id FROM documents")}
        alerts = {id for (id,) in database.execute("SELECT id FROM alerts")}
        assert database.execute("SELECT count(*) FROM deliveries WHERE done IS NULL").fetchone() == (0,)
    feed = [item["id"] for item in json.loads(Path("alerts.json").read_bytes())["items"]]
    return documents, alerts, feed, {path.stem for path in Path("mail").glob("*.eml")}


def cleared() -> None:
    for path in [*Path().glob("desk.db*"), *Path("mail").glob("*"), *Path().glob("*.json*")]:
        path.unlink()


@pytest.mark.slow
def test_killed_at_any_step_everything_is_told_once(site):
    assert watched(site) == 0
    whole = left_behind()
    documents, alerts, feed, mails = whole
    assert len(documents) == 3 and len(alerts) >= 4
    assert set(feed) == mails == alerts == {headers["webhook-id"] for _, headers, _ in site.posted}
    step = again = 0
    while True:
        cleared()
        site.posted.clear()
        if not killed_at(step, site):
            break
        step += STRIDE
        assert watched(site) == 0
        documents, alerts, feed, mails = left_behind()
        assert (documents, alerts, sorted(feed), mails) == (whole[0], whole[1], sorted(whole[2]), whole[3])
        got = Counter(headers["webhook-id"] for _, headers, _ in site.posted)
        assert set(got) == alerts, "the receiver has them all"
        assert sum(got.values()) <= len(alerts) + 1, "and at most the one that was under way came twice, under its id"
        assert len({(headers["webhook-id"], body) for _, headers, body in site.posted}) == len(alerts), "the same bytes"
        again += sum(got.values()) - len(alerts)
        if step % 10 == 0:
            sent = len(site.posted)
            assert watched(site) == 0 and len(site.posted) == sent and left_behind() == (documents, alerts, feed, mails)
    assert step > 60 and again >= 1, "an alert was cut off between being sent and being marked"
    assert STRIDE > 1 or again >= len(whole[1]), "every alert was, where every step is taken"


def test_an_alert_that_nobody_takes_waits_for_the_next_watch(site):
    site.answers["/hook"] = in_turn(page(b"", 503, retry_after="0"), page(b"", 204))
    assert watched(site) == 0
    with contextlib.closing(sqlite3.connect("desk.db")) as database:
        (waiting,) = database.execute("SELECT count(*) FROM deliveries WHERE done IS NULL").fetchone()
        (alerts,) = database.execute("SELECT count(*) FROM alerts").fetchone()
        assert waiting == alerts and len(site.posted) == 1, "after a refusal the receiver is left alone"
        assert database.execute("SELECT max(tries), max(due) > 0 FROM deliveries WHERE done IS NULL").fetchone() == (
            1,
            1,
        )
        database.execute("UPDATE deliveries SET due = 0")
        database.commit()
    assert watched(site) == 0
    left_behind()
    assert len({headers["webhook-id"] for _, headers, _ in site.posted}) == alerts == len(site.posted) - 1
