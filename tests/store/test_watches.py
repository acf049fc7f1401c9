"""What a watch remembers, on every kind of database: with the documents or not at all."""

from __future__ import annotations

import pytest

import bridge
from sayso.errors import StoreError
from sayso.plan import Plan, plan
from sayso.receipt import Exchange
from sayso.store import watches
from sayso.store.watches import Item, Notice, Visit

FEED, HOOK = "https://gazette.example/feed", "webhook:https://desk.example/hook"


READ = (Item("1", "x"),)


def kept(store, *notices: Notice, items=READ, channels=("terminal", HOOK)):
    insert = store.backend.insert
    return lambda c: watches.keep(c, insert, FEED, items, notices, channels, "2031-05-08T10:00:00+00:00")


@pytest.fixture
def filed(store):
    """The store with a document in it, and the document's id."""
    record, inputs = bridge.story()
    document = record.documents[0]
    store.apply(plan([document], store.known()), inputs)
    return store, document.id


def notice(document: str, number: int, *matters: str) -> Notice:
    return Notice(f"n_{number}", "the mayor", document, matters, {"id": f"n_{number}", "words": "Никто"})


def test_an_alert_waits_for_each_channel_until_that_was_told(filed):
    store, document = filed
    store.apply(Plan(), (), "watch", kept(store, notice(document, 1, "m_1"), notice(document, 2, "m_2")))
    for channel in ("terminal", HOOK):
        waiting = store.within(lambda c, name=channel: watches.pending(c, name))
        assert [(p.id, p.body["words"], p.tries) for p in waiting] == [("n_1", "Никто", 0), ("n_2", "Никто", 0)]
    store.within(lambda c: watches.failed(c, HOOK, "n_1", 77.0))
    assert [(p.tries, p.due) for p in store.within(lambda c: watches.pending(c, HOOK))] == [(1, 77.0), (0, 77.0)]
    assert [p.due for p in store.within(lambda c: watches.pending(c, "terminal"))] == [0.0, 0.0]
    store.within(lambda c: watches.delivered(c, HOOK, ["n_1"], "2031-05-08T10:00:01+00:00"))
    assert [p.id for p in store.within(lambda c: watches.pending(c, HOOK))] == ["n_2"]
    assert [body["id"] for body in store.within(lambda c: watches.latest(c, HOOK, 1))] == ["n_2"]


def test_what_was_told_makes_no_second_alert(filed):
    store, document = filed
    store.apply(Plan(), (), "watch", kept(store, notice(document, 1, "m_1", "m_2")))
    store.apply(Plan(), (), "watch", kept(store, notice(document, 2, "m_2"), notice(document, 3, "m_2", "m_3")))
    assert [p.id for p in store.within(lambda c: watches.pending(c, HOOK))] == ["n_1", "n_3"]
    assert store.within(lambda c: watches.told(c, ["m_1", "m_3", "m_9"])) == {"m_1", "m_3"}


def test_an_alert_and_its_document_come_together_or_not_at_all(store):
    record, inputs = bridge.story()
    document = record.documents[0]
    with pytest.raises(StoreError):
        store.apply(plan([document], {}), inputs, "watch", kept(store, notice("d_none", 1, "m_1")))
    assert store.documents() == () and store.within(lambda c: watches.items(c, FEED)) == {}
    store.apply(plan([document], {}), inputs, "watch", kept(store, notice(document.id, 1, "m_1")))
    assert len(store.documents()) == 1 and set(store.within(lambda c: watches.items(c, FEED))) == {"1"}


def test_a_place_and_what_was_read_there_are_as_they_were_the_last_time(store):
    insert = store.backend.insert
    assert store.within(lambda c: watches.visit(c, FEED)) is None
    answer = Exchange(FEED, "2031-05-08T10:00:00+00:00", None, 'HTTP/1.1 200 OK\r\nETag: "1"\r\n')
    for visit in (Visit(1.5, 3), Visit(2.5, 0, (answer,))):
        store.within(lambda c, held=visit: watches.visited(c, insert, FEED, held))
        assert store.within(lambda c: watches.visit(c, FEED)) == visit
    for item in (Item("1", "", "4:5", 2), Item("1", "x", "4:6")):
        store.apply(Plan(), (), "watch", kept(store, items=(item,)))
        assert store.within(lambda c: watches.items(c, FEED)) == {"1": item}
    assert store.known(["e_none"]) == {}
