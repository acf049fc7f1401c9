"""A bar on a terminal's stderr for work that takes longer than two seconds; nothing anywhere else."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sized
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 2.0


def progress(
    items: Iterable[T],
    what: str,
    total: int | None = None,
    *,
    terminal: TextIO | None = None,
    patience: float = PATIENCE,
) -> Iterator[T]:
    """The same items; meanwhile a bar says how many are done, how many a second, and how long the rest takes.

    ``total`` is taken from the items where they know their number. The bar is on stderr (or ``terminal``), only if
    that is a terminal, appears after ``patience`` seconds, goes when the work ends, and never touches stdout.

    >>> list(progress([1, 2], "counting"))
    [1, 2]
    """
    terminal = sys.stderr if terminal is None else terminal
    if not _shows(terminal):
        yield from items
        return
    if total is None and isinstance(items, Sized):
        total = len(items)
    bar = _Bar(what, total, terminal, patience)
    try:
        for item in items:
            yield item
            bar.done += 1
    finally:
        bar.stop()


def _shows(terminal: TextIO) -> bool:
    try:
        return terminal.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:
        return False


class _Bar:
    """A bar that a timer puts up, so that short work pays nothing for it."""

    def __init__(self, what: str, total: int | None, terminal: TextIO, patience: float) -> None:
        self.what, self.total, self.terminal = what, total, terminal
        self.done = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, args=(patience,), daemon=True)
        self._thread.start()

    def _show(self, patience: float) -> None:
        if self._over.wait(patience):
            return
        with _bar(self.terminal) as bar:
            task = bar.add_task(self.what, total=self.total, completed=self.done, rate="")
            # The clock of the rate began before the bar was up.
            bar.tasks[task].start_time = bar.get_time() - patience
            while not self._over.wait(0.1):
                bar.update(task, completed=self.done, rate=self._rate(bar.tasks[task].elapsed))
            bar.update(task, completed=self.done)

    def _rate(self, elapsed: float | None) -> str:
        each = self.done / elapsed if elapsed else 0.0
        return "" if not self.done else f"{each:.1f}/s" if each >= 1 else f"{1 / each:.1f} s each"

    def stop(self) -> None:
        """Take the bar down."""
        self._over.set()
        self._thread.join()


def _bar(terminal: TextIO) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(file=terminal, force_terminal=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
