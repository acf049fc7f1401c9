"""Feeds, pages and folders asked for what is new, each host in a thread of its own and never twice at once."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from sayso.desk.fetching import Fetcher
from sayso.desk.settings import held
from sayso.intake import intake
from sayso.readers import read as read_capture
from sayso.readers.archive import saved_beside
from sayso.receipt import Receipt
from sayso.store.watches import Item, Visit
from sayso.types import Capture, Document, Hints, Problem
from sayso.watch.feed import Entry, Seen, entries, fresh, is_feed

Input = tuple[Capture, Hints]
MOST_TRIES = 5
# robots.txt is asked for anew after an hour, and so is whatever else a client knows of a host.
FRESH = 3600.0
# A file that was written to less than so many seconds ago may not be whole yet.
SETTLED = 0.5


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry or a file that is new or changed: what came, what was read of it, and what to remember."""

    place: str
    item: Item
    inputs: tuple[Input, ...] = ()
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Visited:
    """A place was asked and all that came of it is told; ``failed`` where it could not be had."""

    place: str
    visit: Visit
    failed: bool = False
    problems: tuple[Problem, ...] = ()


Event = Arrival | Visited


class Poll:
    """Asks places for what is new; a context manager. ``latest`` is what the desk had of an address the last time."""

    def __init__(self, hints: Hints, latest: Callable[[str], Capture | None]) -> None:
        self.hints, self.latest = hints, latest
        self._lanes: dict[str, tuple[ThreadPoolExecutor, Fetcher, float]] = {}
        self._running: dict[Future[Capture | Problem], Callable[[Capture | Problem], Iterator[Event]]] = {}
        self._ready: deque[Iterator[Event]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for lane, fetch, _ in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
            if not self._running:
                fetch.__exit__(kind, error, at)

    @property
    def busy(self) -> bool:
        """True while something is asked for or to be told."""
        return bool(self._running or self._ready)

    def ask(self, place: str, seen: Mapping[str, Seen], visit: Visit | None, skip: bool) -> None:
        """Ask a place; what comes of it is among the ``events``. With ``skip`` what is there now is passed over."""
        if "://" not in place:
            self._ready.append(_folder(place, seen, visit, self.hints, skip))
            return
        known = None
        if visit is not None and visit.exchanges:
            known = Capture(visit.exchanges[-1].url, None, "", b"", Receipt(place, visit.exchanges))

        def answered(got: Capture | Problem) -> Iterator[Event]:
            return self._answered(place, seen, visit, got, known, skip)

        self._fetch(place, known, answered)

    def events(self, patience: float) -> Iterator[Event]:
        """What came of the places asked, as it comes; nothing where nothing comes within ``patience`` seconds."""
        if not self._ready and self._running:
            for done in wait(self._running, patience, FIRST_COMPLETED).done:
                self._ready.append(self._running.pop(done)(done.result()))
        while self._ready:
            yield from self._ready.popleft()

    # ------------------------------------------------------------ the net

    def _fetch(self, url: str, known: Capture | None, then: Callable[[Capture | Problem], Iterator[Event]]) -> None:
        host = urlsplit(url).netloc.rpartition("@")[2].casefold()
        lane, fetch, born = self._lanes.get(host, (None, None, 0.0))
        if lane is None or fetch is None or time.monotonic() - born > FRESH:
            lane, fetch = lane or ThreadPoolExecutor(1, f"sayso {host}"), Fetcher()
            self._lanes[host] = (lane, fetch, time.monotonic())
        self._running[lane.submit(fetch, url, known)] = then

    def _answered(
        self, place: str, seen: Mapping[str, Seen], visit: Visit | None,
        got: Capture | Problem, known: Capture | None, skip: bool,
    ) -> Iterator[Event]:  # fmt: skip
        now = time.time()
        if isinstance(got, Problem):
            fails = visit.fails + 1 if visit else 1
            yield Visited(place, Visit(now, fails, visit.exchanges if visit else ()), True, (got,))
            return
        answers = got.receipt.exchanges if got.receipt else ()
        over = Visited(place, Visit(now, 0, answers))
        if got is known:
            yield over
        elif not is_feed(got):
            digest = sha256(got.body).hexdigest()
            if place not in seen or seen[place].digest != digest:
                yield _read(place, Item(place, digest), got, self.hints)
            yield over
        else:
            new = fresh(entries(got), seen)
            if skip:
                yield from (Arrival(place, Item(e.name, e.digest)) for e in new)
                yield over
            else:
                yield from self._entries(got, new, seen, over)

    def _entries(
        self, feed: Capture, new: tuple[Entry, ...], seen: Mapping[str, Seen], over: Visited
    ) -> Iterator[Event]:
        """Tell the new entries: those that are whole at once, the others when their page is there."""
        results = read_capture(feed, self.hints) if new else ()
        own = {d.name: d for d in results if isinstance(d, Document)}
        waiting = {e.name for e in new}
        whole = True

        def told(entry: Entry, tries: int, got: Capture | Problem | None) -> Iterator[Event]:
            nonlocal whole
            arrival = _entry(over.place, entry, tries, feed, own.get(f"{feed.url}#{entry.name}"), got, self.hints)
            whole = whole and bool(arrival.item.digest)
            yield arrival
            waiting.discard(entry.name)
            if not waiting:
                # Asked for whole the next time, where a page is still to be had.
                yield over if whole else replace(over, visit=replace(over.visit, exchanges=()))

        for entry in new:
            tries = seen[entry.name].tries if entry.name in seen else 0
            if entry.url is None or (entry.whole and f"{feed.url}#{entry.name}" in own):
                yield from told(entry, tries, None)
            else:
                self._fetch(entry.url, self.latest(entry.url), _with(told, entry, tries))
        if not new:
            yield over


def _with(
    told: Callable[[Entry, int, Capture | Problem | None], Iterator[Event]], entry: Entry, tries: int
) -> Callable[[Capture | Problem], Iterator[Event]]:
    return lambda got: told(entry, tries, got)


def _read(place: str, item: Item, capture: Capture, hints: Hints) -> Arrival:
    results = read_capture(capture, hints)
    documents = tuple(r for r in results if isinstance(r, Document))
    return Arrival(place, item, ((capture, hints),), documents, tuple(r for r in results if isinstance(r, Problem)))


def _entry(
    place: str, entry: Entry, tries: int, feed: Capture, own: Document | None,
    got: Capture | Problem | None, hints: Hints,
) -> Arrival:  # fmt: skip
    """What came of an entry: its page where that could be had and read, else what the feed says itself.

    A page that cannot be had now is tried again, a few times, before the feed's own words are taken.
    """
    if isinstance(got, Problem) and _passing(got) and tries + 1 < MOST_TRIES:
        return Arrival(place, Item(entry.name, "", tries=tries + 1), problems=(got,))
    item = Item(entry.name, entry.digest)
    told: tuple[Problem, ...] = (got,) if isinstance(got, Problem) else ()
    if isinstance(got, Capture):
        read = _read(place, item, got, hints)
        first = next(iter(read.documents), None)
        if first is not None and (first.published is None or first.outlet is None):
            # The feed may say what the page does not; what the page says counts first.
            said = replace(hints, published=first.published or entry.published, outlet=first.outlet or entry.outlet)
            read = _read(place, item, got, said)
        if read.documents:
            return read
        told = read.problems
        if own is None:
            return read
    return Arrival(place, item, ((feed, hints),) if own else (), (own,) if own else (), told)


def _passing(fault: Problem) -> bool:
    """True for what may be otherwise at the next poll; a host that wants a rest is told as ``refused`` too."""
    return fault.code == "unfetched" or fault.message.endswith("try again later")


# ---------------------------------------------------------------- folders


def _folder(folder: str, seen: Mapping[str, Seen], visit: Visit | None, hints: Hints, skip: bool) -> Iterator[Event]:
    """The files of a folder that are new or changed, by size and time as listed and then by their bytes."""
    if not Path(folder).is_dir():
        fault = Problem("missing", f"{folder}: there is no such folder now: check the path")
        yield Visited(folder, Visit(time.time(), (visit.fails if visit else 0) + 1), True, (fault,))
        return
    for path in _files(folder):
        name = os.path.relpath(path, folder).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        before = _mark(path)
        known = seen.get(name)
        if before is None or (known is not None and known.mark == before):
            continue
        if skip:
            yield Arrival(folder, Item(name, "skipped", before))
            continue
        arrival = _file(folder, name, path, before, hints)
        if _mark(path) != before:
            continue
        if known is not None and known.digest == arrival.item.digest:
            arrival = Arrival(folder, arrival.item)
        yield arrival
    yield Visited(folder, Visit(time.time()))


def _mark(path: str) -> str | None:
    """Size and time of a file once nobody has written to it for a moment; None where it is gone."""
    try:
        about = Path(path).stat()
        age = time.time() - about.st_mtime
        if 0 <= age < SETTLED:
            time.sleep(SETTLED - age)
            about = Path(path).stat()
    except OSError:
        return None
    return f"{about.st_size}:{about.st_mtime_ns}"


def _files(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        held_here = {*folders, *names}
        shown = sorted(n for n in folders if not n.startswith(".") and not saved_beside(n, held_here))
        folders[:] = shown
        yield from (f"{here}{os.sep}{n}" for n in sorted(names) if not n.startswith("."))


def _file(folder: str, name: str, path: str, mark: str, hints: Hints) -> Arrival:
    inputs: list[Input] = []
    documents: list[Document] = []
    problems: list[Problem] = []
    digest = sha256()
    for found in intake([path], hints, None, sys.stdin.buffer, held().page_bytes):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        digest.update(sha256(found[0].body).digest())
        read = _read(folder, Item(name, ""), *found)
        inputs += read.inputs if read.documents else ()
        documents += read.documents
        problems += read.problems
    return Arrival(folder, Item(name, digest.hexdigest(), mark), tuple(inputs), tuple(documents), tuple(problems))
