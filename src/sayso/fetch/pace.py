"""How fast one host is asked: never two pages at once, and a pause between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """When each host may be asked next, in seconds of ``clock``; ``sleep`` waits."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.clock, self.sleep = clock, sleep
        self._ready: dict[str, float] = {}

    def wait(self, host: str) -> float:
        """Seconds until the host may be asked."""
        return max(0.0, self._ready.get(host, 0.0) - self.clock())

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """Wait for the host's turn; the pause of ``gap`` seconds begins when the page is read."""
        left = self.wait(host)
        if left:
            self.sleep(left)
        try:
            yield
        finally:
            self.hold(host, gap)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long from now, or longer where that was agreed before."""
        self._ready[host] = max(self._ready.get(host, 0.0), self.clock() + seconds)
