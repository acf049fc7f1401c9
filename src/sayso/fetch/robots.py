"""What a host's robots.txt allows us (RFC 9309): asked once a host, and nothing in it is passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

import httpx2
from protego import Protego

from sayso.errors import FetchError

# RFC 9309, 2.5: at least so much of the file is to be read.
MOST = 500 * 1024
# Statuses that say "not now" and not "there is none": the whole host is then left alone (RFC 9309, 2.3.1.4).
BUSY = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a host allows: the page or not and why, and the seconds to leave between two pages."""

    refusal: str | None = None
    gap: float = 0.0


class Robots:
    """The robots.txt of every host met.

    ``get`` gives (status, body) for the address of a robots.txt, or raises FetchError; ``agent`` is the product name
    that rules are looked up for; ``now`` is the time in UTC.
    """

    def __init__(self, get: Callable[[httpx2.URL], tuple[int, bytes]], agent: str, now: Callable[[], datetime]) -> None:
        self.get, self.agent, self.now = get, agent, now
        self._held: dict[str, Protego | str] = {}

    def terms(self, url: httpx2.URL) -> Terms:
        """What may be done with this address."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._held:
            self._held[origin] = self._asked(url.copy_with(raw_path=b"/robots.txt"))
        rules = self._held[origin]
        if isinstance(rules, str):
            return Terms(rules)
        if not rules.can_fetch(str(url), self.agent):
            return Terms("its robots.txt does not let us: save the page in your browser and give the file")
        hours = rules.visit_time(self.agent)
        if hours is not None and not _within(hours.start_time, hours.end_time, self.now().time()):
            return Terms(f"its robots.txt lets us come from {hours.start_time:%H:%M} to {hours.end_time:%H:%M} UTC")
        rate = rules.request_rate(self.agent)
        between = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return Terms(gap=max(rules.crawl_delay(self.agent) or 0.0, between))

    def _asked(self, address: httpx2.URL) -> Protego | str:
        try:
            status, body = self.get(address)
        except FetchError as error:
            return f"its robots.txt comes first, and {error.reason}"
        if status >= 500 or status in BUSY:
            return f"its robots.txt answers {status}, so nothing there is fetched: try again later"
        if len(body) >= MOST:
            # A rule that was cut in its middle would say something else.
            body = body[:MOST].rpartition(b"\n")[0]
        # A byte order mark would hide the first line.
        return Protego.parse(body.decode("utf-8-sig", "replace") if 200 <= status < 300 else "")


def _within(start: time, stop: time, at: time) -> bool:
    return start <= at <= stop if start <= stop else at >= start or at <= stop


def product(user_agent: str) -> str:
    """The product name of a user agent, which rules are written for.

    >>> product("sayso/0.1 (+https://desk.example)")
    'sayso'
    """
    return user_agent.split("/")[0].split()[0]
