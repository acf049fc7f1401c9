"""A database of each kind, and an invented story to put into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import bridge
from sayso.store.database import Database
from sayso.types import Capture, Hints, Record


@pytest.fixture
def story() -> tuple[Record, list[tuple[Capture, Hints]]]:
    return bridge.story()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database: a file, or a schema of its own on the server that SAYSO_TEST_POSTGRES names."""
    if request.param == "sqlite":
        yield str(tmp_path / "sayso.db")
        return
    server = os.environ.get("SAYSO_TEST_POSTGRES")
    if not server:
        pytest.skip("SAYSO_TEST_POSTGRES names no server (postgresql://user@host/database)")
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS sayso_test CASCADE")
        connection.execute("CREATE SCHEMA sayso_test")
    try:
        yield server + ("&" if "?" in server else "?") + "options=-csearch_path%3Dsayso_test"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP SCHEMA IF EXISTS sayso_test CASCADE")


@pytest.fixture
def clock() -> Callable[[], str]:
    minutes = count()
    return lambda: f"2031-05-08T10:{next(minutes):02}:00+00:00"


@pytest.fixture
def store(address: str, clock: Callable[[], str]) -> Iterator[Database]:
    with Database(address, clock=clock) as opened:
        yield opened
