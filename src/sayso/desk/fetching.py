"""Addresses among the inputs: fetched as the settings say, every fault told as a Problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sayso import __version__
from sayso.desk.settings import database, held, is_server
from sayso.errors import FetchError, Gone, Refused, TooLarge
from sayso.readers.document import shown
from sayso.types import Capture, Problem

if TYPE_CHECKING:
    from sayso.fetch import Client

USER_AGENT = f"sayso/{__version__} (reads public pages once for a press desk)"
Earlier = Callable[[str], Capture | None]
# Problems are stored and printed; a name and password are not.
USERINFO = re.compile(r"(?<=://)[^/?#]*@")
CODES = ((Refused, "refused"), (Gone, "gone"), (TooLarge, "too-large"), (FetchError, "unfetched"))


class Fetcher:
    """Gives what stands at an address, or a Problem; a context manager that opens nothing before the first address.

    ``earlier`` says what is known of an address, so that a page that has not changed need not be sent again.
    """

    def __init__(self, earlier: Earlier | None = None) -> None:
        self.earlier = earlier
        self._client: Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            self._client.__exit__(kind, error, at)

    def __call__(self, url: str, known: Capture | None = None) -> Capture | Problem:
        """The capture of this address; the one ``known``, or ``earlier``, itself where it has not changed since."""
        if self._client is None:
            self._client = client()
        if known is None and self.earlier is not None:
            known = self.earlier(url)
        try:
            return self._client.fetch(url, known)
        except FetchError as error:
            code = next(name for kind, name in CODES if isinstance(error, kind))
            return Problem(code, f"{shown(USERINFO.sub('…@', url, count=1))}: {error.reason}")


def client(longest: float | None = None) -> Client:
    """A client with the manners of the settings; one request takes no more than ``longest`` seconds."""
    from sayso.fetch import Client, Manners

    chosen = held()
    return Client(
        Manners(
            chosen.user_agent or USER_AGENT,
            pace=chosen.pace,
            time=min(chosen.fetch_time, longest or chosen.fetch_time),
            page_bytes=chosen.page_bytes,
            allowed=chosen.allowed_hosts or (),
        )
    )


def earlier_in(address: str) -> Earlier:
    """What this database had of an address the last time; nothing where there is no database yet."""

    def found(url: str) -> Capture | None:
        if not is_server(address) and not Path(address).is_file():
            return None
        with database(address) as store:
            return store.latest(url)

    return found
