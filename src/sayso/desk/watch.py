"""`sayso watch`: places polled, what is new kept, what was asked for told; all that is known is in the database."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.desk.delivery import Channels, Delivery
from sayso.desk.fetching import Fetcher
from sayso.desk.filing import Filing
from sayso.desk.poll import Arrival, Poll, Visited
from sayso.desk.reading import DONE, NOTHING_DONE, hints
from sayso.desk.settings import chosen_encoder, chosen_entailer, chosen_knowledge, chosen_taggers, database, held
from sayso.errors import SettingsError
from sayso.store import watches
from sayso.store.watches import Visit
from sayso.text.number import count
from sayso.types import Capture, Document, Problem
from sayso.watch.feed import Seen, is_list, listed
from sayso.watch.query import queries

if TYPE_CHECKING:
    from sayso.store.database import Database

LONGEST_BACK_OFF = 3600.0
# How long one look at what is running takes at most, in seconds.
LOOK = 0.5


@dataclass(frozen=True, slots=True)
class Watching:
    """What the flags of ``watch`` say; ``every`` in seconds."""

    db: str | None = None
    queries: Path | None = None
    every: float = 300.0
    once: bool = False
    from_now: bool = False
    channels: Channels = field(default_factory=Channels)


def watch(inputs: Sequence[str], options: Watching) -> int:
    """Poll feeds, pages and folders, keep what is new and tell what saved queries find, until stopped or ``once``."""
    teller = _Teller()
    places = _places(inputs, teller)
    if not places:
        print("sayso: there is nothing to watch", file=sys.stderr)
        return NOTHING_DONE
    knowledge, unread = chosen_knowledge()
    teller.tell(*unread)
    choose = chosen_taggers()
    with database(held(options.db).db) as store, Poll(hints(None, None, None), store.latest) as poll:
        filing = Filing(store, choose, knowledge, chosen_encoder, options.channels.names(), chosen_entailer)
        delivery = Delivery(store, options.channels, teller.tell)
        delivery.prepare()
        desk = _Desk(store, poll, filing, delivery, options, teller)
        with Stop() as stop:
            return desk.watch(places, stop)


class Stop:
    """Whether the watch is asked to end, by an interrupt from the keyboard or a request to terminate.

    An interrupt in the middle of a wait for other threads can leave their locks held, and the process would never end:
    the first is only noted, and the watch ends between two steps. A second one ends at once.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Only the main thread may set handlers; a watch elsewhere ends with its host.
        if threading.current_thread() is threading.main_thread():
            # Known before the first is set, for one may arrive at once; None is a handler that Python did not set.
            self._before = {each: signal.getsignal(each) or signal.SIG_DFL for each in (signal.SIGINT, signal.SIGTERM)}
            for each in self._before:
                signal.signal(each, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def _ask(self, signum: int, _: object) -> None:
        self.asked = True
        signal.signal(signum, self._before[signum])


class _Teller:
    """Tells each problem once, and again only after its place was well in between."""

    def __init__(self) -> None:
        self._told: dict[str, set[str]] = {}

    def tell(self, *problems: Problem, place: str = "") -> None:
        known = self._told.setdefault(place, set())
        for problem in problems:
            if problem.message not in known:
                known.add(problem.message)
                print(f"sayso: {problem.message}", file=sys.stderr, flush=True)

    def well(self, place: str) -> None:
        self._told.pop(place, None)


class _Desk:
    """One watch: which places are due, what is running, what came of it."""

    def __init__(
        self, store: Database, poll: Poll, filing: Filing, delivery: Delivery, options: Watching, teller: _Teller
    ) -> None:
        self.store, self.poll, self.filing, self.delivery = store, poll, filing, delivery
        self.options, self.teller = options, teller
        self.due: dict[str, float] = {}
        self.running: set[str] = set()
        self.well: set[str] = set()
        self.documents = self.alerts = 0
        self._stamp: object = None

    def watch(self, places: Sequence[str], stop: Stop) -> int:
        """Ask, file and tell until nothing is left to do (``once``) or ``stop`` is asked; the exit status."""
        self._queries()
        self.filing.warm()
        now = time.time()
        for place in places:
            visit = self._visit(place)
            self.due[place] = now if visit is None or self.options.once else self._next(visit)
        later = self.delivery.deliver()
        while not stop.asked:
            self._queries()
            self._ask()
            before = self.alerts
            for event in self.poll.events(LOOK):
                self._take(event)
                if self.alerts > before:
                    later, before = self.delivery.deliver(), self.alerts
                if stop.asked:
                    break
            if later is not None and later <= time.time():
                later = self.delivery.deliver()
            if self.options.once and not self.poll.busy and not self.due:
                self.close()
                return DONE if self.well else NOTHING_DONE
            if not self.poll.busy:
                wake = min([*self.due.values(), *([later] if later is not None else [])], default=0.0)
                time.sleep(min(max(0.0, wake - time.time()), LOOK))
        self.close()
        return DONE

    def close(self) -> None:
        """Say in a line what this watch did."""
        did = f"{count(self.documents, 'new document')}, {count(self.alerts, 'alert')}"
        print(f"sayso: {did}; {self.store.place} holds {self.store.count(Document)}", file=sys.stderr, flush=True)

    def _queries(self) -> None:
        """Read the saved queries where they were not read yet, or have changed since."""
        path = self.options.queries
        if path is None:
            return
        try:
            about = path.stat()
            stamp = (about.st_size, about.st_mtime_ns)
            if stamp == self._stamp:
                return
            found, problems = queries(str(path), path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            told_of = error.strerror if isinstance(error, OSError) else f"is not UTF-8 (byte {error.start})"
            if self._stamp is None:
                raise SettingsError("--queries", f"{path} cannot be read ({told_of}): check it") from error
            self.teller.tell(Problem("query-line", f"{path}: cannot be read now ({told_of}): what it said holds on"))
            return
        self._stamp = stamp
        self.teller.well(str(path))
        self.teller.tell(*problems, place=str(path))
        self.filing.queries = found

    def _visit(self, place: str) -> Visit | None:
        return self.store.within(lambda c: watches.visit(c, place), write=False)

    def _next(self, visit: Visit) -> float:
        """When a place is asked next: every so often, less often while it fails."""
        every = self.options.every
        return visit.polled + min(every * 2.0 ** min(visit.fails, 10), max(every, LONGEST_BACK_OFF))

    def _ask(self) -> None:
        now = time.time()
        for place in [p for p, due in self.due.items() if due <= now]:
            del self.due[place]
            visit = self._visit(place)
            held_items = self.store.within(lambda c, p=place: watches.items(c, p), write=False)  # type: ignore[misc]
            seen = {name: Seen(i.digest, i.mark, i.tries) for name, i in held_items.items()}
            self.poll.ask(place, seen, visit, self.options.from_now and visit is None and not seen)

    def _take(self, event: Arrival | Visited) -> None:
        if isinstance(event, Arrival):
            new, made, problems = self.filing.file(event)
            self.documents, self.alerts = self.documents + len(new), self.alerts + len(made)
            self.teller.tell(*problems, place=event.place)
            return
        insert = self.store.backend.insert
        self.store.within(lambda c: watches.visited(c, insert, event.place, event.visit))
        if not event.failed:
            self.well.add(event.place)
            self.teller.well(event.place)
        self.teller.tell(*event.problems, place=event.place)
        if not self.options.once:
            self.due[event.place] = self._next(event.visit)


# ---------------------------------------------------------------- what is watched


def _places(inputs: Sequence[str], teller: _Teller) -> tuple[str, ...]:
    """The feeds, pages and folders that are meant, each once; a list of feeds stands for those it names."""
    if not inputs:
        raise SettingsError("INPUT", "none is given: name a feed, a folder or a list of feeds (OPML)")
    found: list[str] = []
    with Fetcher() as fetch:
        for name in inputs:
            if "://" in name:
                got = fetch(name) if name.casefold().split("?")[0].endswith((".opml", ".opml.xml")) else None
                if isinstance(got, Problem):
                    teller.tell(got)
                elif got is not None and is_list(got):
                    found += listed(got)
                else:
                    found.append(name)
            elif Path(name).is_dir():
                found.append(str(Path(name)))
            else:
                found += _listed(name, teller)
    return tuple(dict.fromkeys(found))


def _listed(name: str, teller: _Teller) -> tuple[str, ...]:
    try:
        capture = Capture(name, None, "", Path(name).read_bytes())
    except OSError as error:
        teller.tell(Problem("unreadable", f"{name}: cannot be read ({error.strerror}): check the path"))
        return ()
    if not is_list(capture):
        teller.tell(Problem("unsupported", f"{name}: no list of feeds (OPML): give its folder, or the feed's address"))
        return ()
    feeds = listed(capture)
    if not feeds:
        teller.tell(Problem("addresses", f"{name}: a list that names no feed"))
    return feeds
