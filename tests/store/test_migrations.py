"""Steps run once, in order, each wholly or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from sayso.errors import SchemaTooNew, StoreError
from sayso.plan import Plan, plan, values
from sayso.store import migrations
from sayso.store.database import Database
from sayso.types import Capture, Hints


def m998_note(connection, backend):
    connection.exec_driver_sql("CREATE TABLE note (words TEXT)")
    connection.exec_driver_sql("ALTER TABLE stories ADD COLUMN place TEXT")


def m999_fails(connection, backend):
    connection.exec_driver_sql("CREATE TABLE half (words TEXT)")
    connection.exec_driver_sql("UPDATE note SET words = 'half'")
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def migrate(store, steps):
    with store._faults():
        return migrations.migrate(store._open, store.backend, store._transaction, "2031-05-08T10:00:00+00:00", steps)


def test_a_step_runs_once_and_is_recorded_by_its_name(store):
    steps = {**migrations.STEPS, "m998_note": m998_note}
    assert migrate(store, steps) == ("m998_note",)
    assert migrate(store, steps) == ()
    with store._transaction(write=False) as connection:
        assert migrations.applied(connection) == (*migrations.STEPS, "m998_note")
        assert "place" in {column["name"] for column in inspect(connection).get_columns("stories")}


def test_a_step_that_fails_halfway_leaves_nothing(store):
    steps = {**migrations.STEPS, "m998_note": m998_note, "m999_fails": m999_fails}
    with pytest.raises(StoreError, match=r"nowhere|does not exist"):
        migrate(store, steps)
    with store._transaction(write=False) as connection:
        assert migrations.applied(connection) == (*migrations.STEPS, "m998_note")
        assert inspect(connection).has_table("note")
        assert not inspect(connection).has_table("half")


def test_a_newer_database_is_left_alone(store, address):
    with store._transaction() as connection:
        connection.execute(text("INSERT INTO migrations (name, at) VALUES ('m999_later', '2099-01-01')"))
    store.close()
    for write in (True, False):
        with pytest.raises(SchemaTooNew, match="install a newer sayso") as caught, Database(address, write=write):
            pass
        assert (caught.value.found, caught.value.known) == ("m999_later", max(migrations.STEPS))


def test_every_step_is_numbered_without_a_gap():
    numbers = [int(name[1:4]) for name in migrations.STEPS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_document_stored_before_there_were_posts_is_none(store, story, address):
    record, inputs = story
    store.apply(plan(values(record), {}), inputs)
    with store._transaction() as connection:
        connection.exec_driver_sql("ALTER TABLE documents DROP COLUMN post")
        connection.exec_driver_sql("DELETE FROM migrations WHERE name = 'm002_posts'")
    store.close()
    with Database(address) as again:
        assert again.record() == record
        assert plan(values(record), again.known()) == Plan()


def test_a_database_of_the_first_release_is_brought_up_to_date_and_loses_nothing(address, monkeypatch):
    old = Capture("a.html", None, "", b"<p>one")
    with monkeypatch.context() as before:
        before.setattr(migrations, "STEPS", {"m001_values": migrations.STEPS["m001_values"]})
        with Database(address) as store:
            store.put_captures([(old, Hints(outlet="Gazette"))])
    with pytest.raises(StoreError, match=r"was made by an older sayso: add something to it"):
        Database(address, write=False).__enter__()
    for _ in range(2):
        with Database(address) as store:
            assert list(store.captures()) == [(old, Hints(outlet="Gazette"))]
            assert (list(store.received()), store.receipt_faults(), store.documents()) == ([], (), ())
