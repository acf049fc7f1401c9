"""What arrives, taken into the database with the alerts that it fires, one document a transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.desk.poll import Arrival
from sayso.desk.reading import extracted
from sayso.errors import NotFound
from sayso.knowledge import Knowledge
from sayso.link.relation import relations
from sayso.pipeline import Reading, Taggers, link
from sayso.plan import Plan, Value, identity, plan
from sayso.readers import read as read_capture
from sayso.store import watches
from sayso.store.watches import Item, Notice
from sayso.types import Attribution, Capture, Document, Encoder, Entailer, Hints, Problem, Record
from sayso.watch.alert import Alert, alerts, nearby, telling
from sayso.watch.query import Query

if TYPE_CHECKING:
    from sayso.store.database import Database

# How many documents on file are looked at beside a new one.
NEAR = 24
READY = b"Ready\n\nThe office was ready on Monday, Ada Morn said.\n"


class Filing:
    """Keeps what arrives and what fires on it; ``encoder`` is called only where a contradiction is asked for."""

    def __init__(
        self, store: Database, choose: Taggers, knowledge: Knowledge,
        encoder: Callable[[], Encoder], channels: Sequence[str], entailer: Callable[[], Entailer | None] = lambda: None,
    ) -> None:  # fmt: skip
        self.store, self.choose, self.knowledge = store, choose, knowledge
        self.encoder, self.entailer = cache(encoder), cache(entailer)
        self.channels = tuple(channels)
        self.queries: tuple[Query, ...] = ()

    def warm(self) -> None:
        """Load what takes seconds to load, by reading a line, so that the first document does not wait for it."""
        for name, body in (("ready.txt", READY), ("ready.html", b"<!doctype html><html lang=en><p>" + READY)):
            for found in read_capture(Capture(name, None, "", body), Hints()):
                if isinstance(found, Document):
                    link([extracted(found, self.choose, self.knowledge)], None, knowledge=self.knowledge)
        if any(q.contradicts for q in self.queries):
            self.encoder().encode(["ready"])

    def file(self, arrival: Arrival) -> tuple[list[Document], list[Alert], list[Problem]]:
        """The documents that are new, the alerts on them, and the problems met; all is stored when this returns.

        Each document is stored with its alerts in one transaction; that the item was read is noted with the last of
        them. Cut off in between, the item is read again and what is there already is passed over.
        """
        new = [d for d in arrival.documents if not self._held(d)]
        made: list[Alert] = []
        problems = list(arrival.problems)
        for document in new:
            reading = extracted(document, self.choose, self.knowledge)
            fired = self._fired(reading)
            values: list[Value] = [document, *reading.attributions, *reading.problems]
            todo = plan(values, self.store.known(identity(v) for v in values), ())
            self._keep(arrival, todo, (arrival.item,) if document is new[-1] else (), fired)
            made += fired
        if not new:
            self._keep(arrival, Plan(), (arrival.item,), ())
        return new, made, problems

    def _keep(self, arrival: Arrival, todo: Plan, items: Sequence[Item], fired: Sequence[Alert]) -> None:
        now = self.store.clock()
        notices = [Notice(a.id, a.query, a.document, a.matters, {**a.body, "at": now}) for a in fired]
        insert = self.store.backend.insert
        self.store.apply(
            todo,
            arrival.inputs,
            "watch",
            lambda c: watches.keep(c, insert, arrival.place, items, notices, self.channels, now),
        )

    def _held(self, document: Document) -> bool:
        try:
            self.store.find(Document, document.id)
        except NotFound:
            return False
        return True

    def _fired(self, reading: Reading) -> list[Alert]:
        if not self.queries or not reading.attributions:
            return []
        record = self._beside(reading)
        found = alerts(self.queries, record, reading.document)
        told = self.store.within(lambda c: watches.told(c, [m for a in found for m in a.matters]), write=False)
        return list(alerts(self.queries, record, reading.document, told)) if told else list(found)

    def _beside(self, reading: Reading) -> Record:
        """A document linked with the attributions on file that may bear on it, as ``run`` links a story.

        Wordings are compared by their words alone, contradictions with the encoder too, as ``run`` does.
        """
        document = reading.document
        near = self.store.seek_any(telling(document, reading.attributions), limit=NEAR)
        homes = {d.id: d for d in near if d.id != document.id}
        filed = [(homes[a.document], a) for a in self.store.attributions_in(homes)]
        kept: dict[str, list[Attribution]] = {}
        for attribution in nearby(document, reading.attributions, filed):
            kept.setdefault(attribution.document, []).append(attribution)
        beside = [Reading(homes[id], tuple(held), ()) for id, held in kept.items()]
        ruled = self.store.judgements()
        record = link([reading, *beside], None, ruled, knowledge=self.knowledge, related=False)
        if not any(q.contradicts for q in self.queries):
            return record
        parts = record.documents, record.attributions, record.statements
        found = relations(*parts, self.encoder(), ruled, self.entailer(), of=document.id)
        return replace(record, relations=found)
