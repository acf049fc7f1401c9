"""Steps run once, in order, each wholly or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from sayso.errors import SchemaTooNew, StoreError
from sayso.store import migrations
from sayso.store.database import Database


def m002_note(connection, backend):
    connection.exec_driver_sql("CREATE TABLE note (words TEXT)")
    connection.exec_driver_sql("ALTER TABLE stories ADD COLUMN place TEXT")


def m003_fails(connection, backend):
    connection.exec_driver_sql("CREATE TABLE half (words TEXT)")
    connection.exec_driver_sql("UPDATE note SET words = 'half'")
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def migrate(store, steps):
    with store._faults():
        return migrations.migrate(store._open, store.backend, store._transaction, "2031-05-08T10:00:00+00:00", steps)


def test_a_step_runs_once_and_is_recorded_by_its_name(store):
    steps = {**migrations.STEPS, "m002_note": m002_note}
    assert migrate(store, steps) == ("m002_note",)
    assert migrate(store, steps) == ()
    with store._transaction(write=False) as connection:
        assert migrations.applied(connection) == ("m001_values", "m002_note")
        assert "place" in {column["name"] for column in inspect(connection).get_columns("stories")}


def test_a_step_that_fails_halfway_leaves_nothing(store):
    steps = {**migrations.STEPS, "m002_note": m002_note, "m003_fails": m003_fails}
    with pytest.raises(StoreError, match=r"nowhere|does not exist"):
        migrate(store, steps)
    with store._transaction(write=False) as connection:
        assert migrations.applied(connection) == ("m001_values", "m002_note")
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
