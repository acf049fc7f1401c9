"""A local server that does what it is told, well or badly, and a client that may talk to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from misbehaving import Site
from sayso.fetch import Client, Manners

HERE = "127.0.0.1"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        yield opened


@pytest.fixture
def client() -> Iterator[Callable[..., Client]]:
    """Makes clients that hurry and may go to 127.0.0.1."""
    opened: list[Client] = []

    def make(allowed: tuple[str, ...] = (HERE,), manners: dict[str, Any] | None = None, **parts: Any) -> Client:
        quick = {"pace": 0.0, "time": 5.0, "page_bytes": 200_000, "pause": 0.01, **(manners or {})}
        opened.append(Client(Manners("sayso/0.1 (tests)", allowed=allowed, **quick), **parts))
        return opened[-1]

    yield make
    for one in opened:
        one.__exit__(None, None, None)
