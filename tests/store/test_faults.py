"""A database that cannot be used says why and what to do, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import text

import bridge
from sayso.errors import StoreError
from sayso.plan import Plan, plan, values
from sayso.store.database import Database


def refused(address, message, **how):
    with pytest.raises(StoreError, match=message), Database(address, **how):
        pass


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("The mayor said the bridge was safe, twice.")
    refused(path, "notes.txt is not a database")
    assert path.read_text() == "The mayor said the bridge was safe, twice."


def test_the_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    refused(path, "another program")
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


def test_a_damaged_file_says_so(tmp_path):
    path = tmp_path / "sayso.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    refused(path, "not a database|damaged")


def test_places_that_cannot_hold_a_file(tmp_path):
    refused(tmp_path, "is a folder")
    refused(tmp_path / "missing" / "sayso.db", "does not exist: create it")
    refused(tmp_path / "sayso.db", "no such database", write=False)
    refused("mysql://localhost/x", "postgresql://")
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_waits_and_then_says_what_to_do(store, address):
    inputs = [(bridge.capture("courier.txt", bridge.TEXT), bridge.Hints())]
    with Database(address, patience=0.1) as second:
        with store._transaction(), pytest.raises(StoreError, match="another process is writing"):
            second.put_captures(inputs)
        second.put_captures(inputs)
    assert list(store.captures()) == inputs


def test_a_reader_reads_while_another_writes(store, story, address):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    with store._transaction() as connection:
        connection.execute(text("UPDATE stories SET title = 'not yet'"))
        with Database(address, write=False) as second:
            assert second.record() == record


def test_a_database_open_for_reading_is_not_written(store, story, address):
    record, _ = story
    with Database(address, write=False) as second, pytest.raises(StoreError, match="reading only"):
        second.apply(Plan(put=(record.story,)))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_permission_is_named(tmp_path):
    path = tmp_path / "sayso.db"
    with Database(path):
        pass
    path.chmod(0o400)
    refused(path, "read-only")
    path.chmod(0)
    refused(path, "permissions")


def test_a_full_disk_changes_nothing(tmp_path):
    record, inputs = bridge.story()
    with Database(tmp_path / "sayso.db") as store:
        store.apply(plan(values(record), store.known()), inputs)
        before = store.known()
        with store._transaction(write=False) as connection:
            pages = connection.scalar(text("PRAGMA page_count"))
        store._open.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        store._open.rollback()
        big = bridge.document("big.txt", "The bridge is long. " * 50_000)
        with pytest.raises(StoreError, match="disk is full: make room"):
            store.apply(Plan(put=(big,)), [(bridge.capture("big.txt", big.text), bridge.Hints())])
        assert store.known() == before


def test_half_a_character_is_refused_by_place(store, story):
    record, _ = story
    broken = replace(record.story, title="The \ud83c bridge")
    with pytest.raises(StoreError, match="half a character"):
        store.apply(Plan(put=(broken,)))
    assert store.known() == {}


def test_a_closed_database_says_so(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="not open"):
        store.known()


def test_a_password_is_never_shown():
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    with pytest.raises(StoreError) as caught, Database("postgresql://ann:secret@127.0.0.1:1/none"):
        pass
    assert "secret" not in str(caught.value)
    assert "ann" in str(caught.value)
