"""Alerts told: the outbox of the database emptied to a terminal, a webhook, mails and feeds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.fetching import client
from sayso.desk.settings import held
from sayso.errors import FetchError, SettingsError
from sayso.store import watches
from sayso.store.watches import Pending
from sayso.types import Problem
from sayso.watch.notice import json_feed, lines, mail, pause, payload, rss, secret_of, signed

if TYPE_CHECKING:
    from sayso.fetch import Client
    from sayso.store.database import Database

# What a feed file holds, and how long a receiver may take to answer, in seconds.
MOST_IN_FEED, RECEIVER_TIME = 100, 10.0


@dataclass(frozen=True, slots=True)
class Channels:
    """Where alerts go: always to stdout, as lines for people or as JSON lines, and to whatever else is named."""

    jsonl: bool = False
    webhooks: tuple[str, ...] = ()
    mail: Path | None = None
    rss: Path | None = None
    json: Path | None = None

    def names(self) -> tuple[str, ...]:
        """What the outbox calls them; a file is known by its whole path."""
        files = (("mail", self.mail), ("rss", self.rss), ("json", self.json))
        named = tuple(f"{kind}:{path.resolve()}" for kind, path in files if path is not None)
        return ("terminal", *(f"webhook:{url}" for url in self.webhooks), *named)


class Delivery:
    """Tells the alerts in the outbox; each is marked when it was told, so that a kill in between tells it again.

    A receiver can know the second telling: a webhook by ``webhook-id``, a mail by its file name, a feed by its guid.
    """

    def __init__(self, store: Database, channels: Channels, report: Callable[[Problem], None]) -> None:
        self.store, self.channels, self.report = store, channels, report
        self.key = _key() if channels.webhooks else b""
        self._client: Client | None = None

    def prepare(self) -> None:
        """Make ready what alerts go through; feeds are there at once, empty, so that they can be subscribed to."""
        if self.channels.webhooks:
            self._client = client(RECEIVER_TIME)
        if self.channels.mail is not None:
            self.channels.mail.mkdir(parents=True, exist_ok=True)
        for name in self.channels.names():
            kind, _, path = name.partition(":")
            if kind in ("rss", "json") and not Path(path).exists():
                self._feed(name, Path(path))

    def deliver(self) -> float | None:
        """Tell what is due; when something is due next, in seconds since 1970, None where nothing is left."""
        waiting: list[float] = []
        for channel in self.channels.names():
            pending = self.store.within(lambda c, name=channel: watches.pending(c, name), write=False)  # type: ignore[misc]
            if pending and pending[0].due <= time.time():
                self._channel(channel, pending)
                pending = self.store.within(lambda c, name=channel: watches.pending(c, name), write=False)  # type: ignore[misc]
            waiting += [pending[0].due] if pending else []
        return min(waiting, default=None)

    def _channel(self, channel: str, pending: tuple[Pending, ...]) -> None:
        kind, _, where = channel.partition(":")
        if kind in ("rss", "json"):
            if self._tried(channel, pending[0], lambda: self._feed(channel, Path(where))):
                self._done(channel, *(p.id for p in pending))
            return
        tell = {"terminal": self._terminal, "webhook": self._webhook, "mail": self._mail}[kind]
        for alert in pending:
            if not self._tried(channel, alert, lambda alert=alert: tell(where, alert)):  # type: ignore[misc]
                return
            self._done(channel, alert.id)

    def _tried(self, channel: str, alert: Pending, tell: Callable[[], None]) -> bool:
        """True where it was told; else it is told again later, and with it all that waits behind it."""
        from sayso.fetch import Later

        after = None
        try:
            tell()
        except FetchError as error:
            after, told = error.after if isinstance(error, Later) else None, error.reason
        except BrokenPipeError:
            raise
        except OSError as error:
            told = error.strerror or str(error)
        else:
            return True
        rest = pause(alert.tries + 1, after)
        due = time.time() + rest
        self.store.within(lambda c: watches.failed(c, channel, alert.id, due))
        message = f"{channel.partition(':')[2] or channel}: alert {alert.id} was not taken ({told})"
        self.report(Problem("undelivered", f"{message}: it is sent again in {rest:.0f} s"))
        return False

    def _done(self, channel: str, *ids: str) -> None:
        now = self.store.clock()
        self.store.within(lambda c: watches.delivered(c, channel, ids, now))

    # ------------------------------------------------------------ one channel each

    def _terminal(self, where: str, alert: Pending) -> None:
        told = payload(alert.body).decode() if self.channels.jsonl else "\n".join(lines(alert.body)) + "\n"
        print(told, flush=True)

    def _webhook(self, url: str, alert: Pending) -> None:
        if self._client is None:
            self._client = client(RECEIVER_TIME)
        body = payload(alert.body)
        self._client.post(url, body, signed(alert.id, body, int(time.time()), self.key))

    def _mail(self, folder: str, alert: Pending) -> None:
        path = Path(folder) / f"{alert.id}.eml"
        if not path.exists():
            _write(path, mail(alert.body))

    def _feed(self, channel: str, path: Path) -> None:
        bodies = self.store.within(lambda c: watches.latest(c, channel, MOST_IN_FEED), write=False)
        _write(path, (rss if channel.startswith("rss:") else json_feed)(bodies))


def _key() -> bytes:
    chosen = held().webhook_secret
    if chosen is None:
        raise SettingsError("webhook_secret", "is not set, and a webhook is signed: set SAYSO_WEBHOOK_SECRET")
    try:
        return secret_of(chosen)
    except ValueError as error:
        raise SettingsError("webhook_secret", str(error)) from error


def _write(path: Path, body: bytes) -> None:
    """The whole file or none of it, on the disk when this returns; nobody sees half of it."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
