"""How captures came over the net: kept to the letter, asked for by address, and never twice for one state."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import func, select, text

from sayso.errors import NotFound, StoreError
from sayso.plan import Plan
from sayso.receipt import Exchange, Receipt
from sayso.store import tables
from sayso.store.database import Database
from sayso.types import Attribution, Capture, Document, Hints, Span

ASKED, FOUND = "https://gazette.example/a", "https://gazette.example/bridge"
TIMES = [f"2031-05-{day:02}T10:00:00+00:00" for day in range(8, 20)]
PLAIN = Hints()


def exchange(url: str, at: str, etag: str = "one") -> Exchange:
    return Exchange(url, at, "192.0.2.7", f'HTTP/1.1 200 OK\r\nETag: "{etag}"\r\nX-Odd: Stra\xdfe \x01\r\n')


def fetched(body: bytes, at: str, packed: bytes | None = None, asked: str = ASKED) -> Capture:
    way = (exchange(ASKED, at, "way"), exchange(FOUND, at))
    return Capture(FOUND, at, "text/html", body, Receipt(asked, way, packed))


def test_a_receipt_comes_back_as_it_was(store):
    capture = fetched(b"<p>one", TIMES[0], packed=b"\x1f\x8b packed")
    store.put_captures([(capture, PLAIN)])
    assert store.latest(ASKED) == capture
    assert store.latest(FOUND) is None, "asked for by the address that was asked for"
    assert list(store.received()) == [capture]
    assert [c.body for c, _ in store.captures()] == [b"<p>one"], "the packed body is no capture of its own"
    assert store.receipt_faults() == ()


def test_what_came_as_a_file_has_no_receipt(store):
    store.put_captures([(Capture("a.html", None, "", b"<p>one"), PLAIN)])
    assert store.latest("a.html") is None and list(store.received()) == []


def test_the_same_page_again_is_no_news_and_one_that_went_back_is(store):
    for at, body in zip(TIMES, [b"one", b"one", b"two", b"two", b"one"]):
        store.put_captures([(fetched(body, at), PLAIN)])
    seen = [(c.body, c.receipt.exchanges[-1].at) for c in store.received()]
    assert seen == [(b"one", TIMES[0]), (b"two", TIMES[2]), (b"one", TIMES[4])]
    assert store.latest(ASKED).body == b"one"
    store.put_captures([(fetched(b"two", TIMES[5], asked=FOUND), PLAIN)])
    assert (store.latest(ASKED).body, store.latest(FOUND).body) == (b"one", b"two")


def test_a_changed_letter_of_a_head_is_found(store):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN), (fetched(b"two", TIMES[1], b"packed", FOUND), PLAIN)])
    with store._transaction() as connection:
        connection.execute(text("UPDATE receipts SET exchanges = replace(exchanges, 'ETag', 'Etag') WHERE seq = 1"))
    assert store.receipt_faults() == (ASKED,)


def test_a_changed_byte_of_a_body_is_found_packed_or_not(store):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN), (fetched(b"two", TIMES[1], b"packed", FOUND), PLAIN)])
    for body, wrong in ((b"one", (ASKED,)), (b"packed", (ASKED, FOUND))):
        with store._transaction() as connection:
            found = tables.bodies.c.sha256 == sha256(body).hexdigest()
            connection.execute(tables.bodies.update().where(found).values(body=body + b"!"))
        assert store.receipt_faults() == wrong


@pytest.mark.parametrize(
    "change",
    ["UPDATE receipts SET at = '2031-05-08T10:00:01+00:00'", "UPDATE captures SET url = 'https://gazette.example/b'"],
)
def test_a_changed_time_or_address_is_found(store, change):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN)])
    with store._transaction() as connection:
        connection.execute(text(change))
    assert store.receipt_faults() == (ASKED,)


def test_a_receipt_that_lost_its_capture_is_found(tmp_path):
    with Database(tmp_path / "desk.db") as store:
        store.put_captures([(fetched(b"one", TIMES[0]), PLAIN)])
    other = sqlite3.connect(tmp_path / "desk.db")
    other.execute("UPDATE receipts SET capture = 'c_8'")
    other.commit()
    other.close()
    with Database(tmp_path / "desk.db", write=False) as store:
        assert store.receipt_faults() == (ASKED,)


def test_a_receipt_that_cannot_be_read_any_more_says_what_to_do(store):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN)])
    for spoilt in ("'[' || exchanges", "'7'", "replace(exchanges, 'head', 'hood')"):
        with store._transaction() as connection:
            connection.execute(text(f"UPDATE receipts SET exchanges = {spoilt}"))
        with pytest.raises(StoreError, match=r"changed by another program .*: go back to a copy"):
            store.receipt_faults()


def test_a_page_packed_anew_each_time_leaves_no_bodies_behind(store):
    for at, packed in zip(TIMES, [b"packed once", b"packed twice", b"packed thrice"]):
        store.put_captures([(fetched(b"one", at, packed), PLAIN)])
    count = store.within(lambda c: c.scalar(select(func.count()).select_from(tables.bodies)), write=False)
    assert count == 2, "the page, and the bytes it came in at first"


def test_a_version_was_seen_where_its_page_stands_and_not_at_its_copies(store):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN)])
    copy = "https://courier.example/copy"
    way = (exchange(copy, TIMES[1]),)
    store.put_captures([(Capture(copy, TIMES[1], "text/html", b"one", Receipt(copy, way)), PLAIN)])
    store.put(*(document(f"d_{n}", sha256(b"one").hexdigest(), name) for n, name in enumerate((FOUND, copy))))
    assert [store.history(name)[0].seen for name in (FOUND, copy)] == [(TIMES[0],), (TIMES[1],)]


def document(id: str, capture: str, name: str, url: str | None = None) -> Document:
    return Document(id, name, url, None, "en", None, None, None, None, None, id, (), capture, "text@1")


def test_history_tells_the_versions_of_a_page_and_when_each_was_seen(store):
    for at, body in zip(TIMES, [b"one", b"two", b"one"]):
        store.put_captures([(fetched(body, at), PLAIN)])
    first = document("d_1", sha256(b"one").hexdigest(), FOUND, "https://gazette.example/")
    second = replace(first, id="d_2", text="two", capture=sha256(b"two").hexdigest())
    other = document("d_3", first.capture, "https://gazette.example/other", "https://gazette.example/")
    store.apply(Plan(put=(first,)))
    store.apply(Plan(put=(second, other)))
    store.retire("d_1")
    told = [(v.page, v.number, v.document, v.seen) for v in store.history()]
    assert told == [(FOUND, 1, first, (TIMES[0], TIMES[2])), (FOUND, 2, second, (TIMES[1],))]
    assert store.history("d_2") == store.history(FOUND) == store.history()
    assert [v.document for v in store.history(other.name)] == [other], "known by where it was found, not what it says"
    assert store.editions(["d_1", "d_3"]) == {"d_1": (1, 2), "d_3": (1, 1)}
    with pytest.raises(NotFound):
        store.history("d_4")


def test_a_retired_version_has_the_attributions_that_were_retired_with_it(store):
    store.put_captures([(fetched(b"one", TIMES[0]), PLAIN)])
    first = document("d_1", sha256(b"one").hexdigest(), FOUND)
    old, kept = (Attribution(id, "d_1", (), (), (Span(n, n + 1),), "direct") for n, id in enumerate(("a_1", "a_2")))
    store.put(first, old, kept)
    store.retire("a_1")
    assert [v.attributions for v in store.history("d_1")] == [(kept,)]
    store.retire("d_1", "a_2")
    assert [v.attributions for v in store.history("d_1")] == [(kept,)]
