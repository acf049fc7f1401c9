"""One database of captures, what was derived from them, and what people ruled.

    with Database("sayso.db") as store:
        todo = plan(values(record), store.known())
        store.apply(todo, inputs)                # all of it or nothing, on the disk when it returns

A row that no longer holds is retired, never deleted, and revived when it comes back. Rulings are only ever added.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from sqlalchemy import Connection, Text, func, make_url, select, type_coerce
from sqlalchemy.exc import SQLAlchemyError

from sayso.errors import NotFound, StoreError
from sayso.plan import Plan, Value, Witness, identity
from sayso.store import history, migrations, receipts, rows, tables
from sayso.store.backend import Backend
from sayso.store.history import Version
from sayso.store.rows import Input
from sayso.types import (
    Attribution,
    Capture,
    Document,
    Judgement,
    Problem,
    Record,
    Relation,
    Speaker,
    Statement,
    Story,
)

V = TypeVar("V")
Work = Callable[[Connection], V]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _backend(address: str) -> Backend:
    if address.startswith(("postgres://", "postgresql://")):
        from sayso.store import postgres

        return postgres
    if "://" in address:
        raise StoreError(f"{address}: give the path of a file, or an address that starts with postgresql://")
    from sayso.store import sqlite

    return sqlite


class Database:
    """A file or a server that holds values; a context manager, for one thread at a time.

    ``write=False`` opens it for reading only and creates nothing. ``patience`` is how long to wait for another
    writer, in seconds; ``clock`` gives the time that rows are stamped with, ISO 8601 in UTC.
    """

    def __init__(
        self, address: str | Path, *, write: bool = True, patience: float = 10.0, clock: Callable[[], str] = _now
    ) -> None:
        self.address, self.write, self.patience, self.clock = str(address), write, patience, clock
        self.backend = _backend(self.address)
        self._open: Connection | None = None

    def __enter__(self) -> Self:
        with self._faults():
            self._open = self.backend.engine(self.address, self.write, self.patience).connect()
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file or server back; a second call does nothing."""
        if self._open is not None:
            self._open.close()
            self._open.engine.dispose()
            self._open = None

    def _prepare(self) -> None:
        with self._transaction(write=False) as connection:
            foreign, done = self.backend.foreign(connection), migrations.applied(connection)
        if foreign:
            raise StoreError(f"{self.place} is a database of another program: give another file")
        migrations.check(done, migrations.STEPS)
        if self.write:
            migrations.migrate(connection, self.backend, self._transaction, self.clock())
        elif set(migrations.STEPS) - set(done):
            held = "was made by an older sayso" if done else "holds nothing yet"
            raise StoreError(f"{self.place} {held}: add something to it, which brings it up to date (sayso add)")

    @property
    def place(self) -> str:
        """The address as it may be shown: without a password."""
        return make_url(self.address).render_as_string() if "://" in self.address else self.address

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Tell what went wrong in the database as a StoreError with its remedy."""
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"{self.place}: {self.backend.trouble(error)}") from error
        except tables.Unreadable as error:
            changed = "a row was changed by another program and cannot be read"
            raise StoreError(f"{self.place}: {changed} ({error}): go back to a copy from before") from error
        except UnicodeEncodeError as error:
            half = f"{error.object[error.start]!r} at {error.start}"
            raise StoreError(f"{self.place}: a text holds half a character ({half}): read it again") from error

    @contextmanager
    def _transaction(self, write: bool = True) -> Iterator[Connection]:
        if self._open is None:
            raise StoreError(f"{self.place} is not open: use it in a with statement")
        if write and not self.write:
            raise StoreError(f"{self.place} is open for reading only")
        with self._faults(), self._open.begin():
            self.backend.begin(self._open, write)
            yield self._open

    # ------------------------------------------------------------ write

    def apply(self, plan: Plan, inputs: Iterable[Input] = (), what: str = "", also: Work[object] | None = None) -> None:
        """Do what a plan says in one transaction: when this returns it is on the disk, when it fails nothing is.

        ``what`` says in words what ran; ``also`` writes what belongs to it at its end. An empty plan with no inputs
        writes nothing. A row to retire that was never stored is NotFound; a document whose capture is neither stored
        nor in ``inputs`` is a StoreError.
        """
        given = iter(inputs)
        first = next(given, None)
        if not plan and first is None and also is None:
            return
        with self._transaction() as connection:
            now = self.clock()
            if first is not None:
                rows.put_captures(connection, (first,), now)
                rows.put_captures(connection, given, now)
            rows.put(connection, self.backend, plan.put, now)
            rows.retire(connection, plan.retire, now)
            if plan:
                done = {"at": now, "what": what, "put": len(plan.put), "retired": len(plan.retire)}
                connection.execute(tables.runs.insert(), done)
            if also is not None:
                also(connection)

    def within(self, work: Work[V], *, write: bool = True) -> V:
        """What some work of the store's other modules gives, done in one transaction."""
        with self._transaction(write) as connection:
            return work(connection)

    def put(self, *values: Value) -> None:
        """Store these values; those whose id is there already are changed and revived."""
        self.apply(Plan(put=values))

    def put_captures(self, inputs: Iterable[Input]) -> None:
        """Store what was received with what the user said of it; what is there is not written again."""
        self.apply(Plan(), inputs)

    def retire(self, *ids: str) -> None:
        """Mark these rows as no longer holding."""
        self.apply(Plan(retire=ids))

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add rulings; how many of them were new."""
        with self._transaction() as connection:
            return rows.judge(connection, judgements, self.clock())

    def finish(self, run: str, shard: str) -> None:
        """Note that this shard of a run is done; noting it again changes nothing."""
        with self._transaction() as connection:
            insert = self.backend.insert(tables.shards).on_conflict_do_nothing()
            connection.execute(insert, {"run": run, "shard": shard, "at": self.clock()})

    # ------------------------------------------------------------ read

    def find(self, kind: type[V], id: str, *, retired: bool = False) -> V:
        """The value of this kind with this id; NotFound where there is none, or it is retired and that is not asked."""
        table = tables.DERIVED[cast(Any, kind)]
        with self._transaction(write=False) as connection:
            where = [table.c.id == id] + ([] if retired else [table.c.deleted_at.is_(None)])
            found = rows.read(connection, kind, *where)
        if not found:
            raise NotFound(kind.__name__.lower(), id)
        return found[0]

    def every(self, kind: type[V], *, retired: bool = False) -> tuple[V, ...]:
        """All live values of this kind, in the order they were first stored; with ``retired``, only those retired."""
        gone = tables.DERIVED[cast(Any, kind)].c.deleted_at
        with self._transaction(write=False) as connection:
            return rows.read(connection, kind, gone.is_not(None) if retired else gone.is_(None))

    def documents(self) -> tuple[Document, ...]:
        """The documents that hold."""
        return self.every(Document)

    def attributions(self, *, retired: bool = False) -> tuple[Attribution, ...]:
        """The attributions that hold, or those that no longer do, among which a judgement may find its leaf."""
        return self.every(Attribution, retired=retired)

    def witnesses(self) -> tuple[Witness, ...]:
        """(document, first of its near-copies) pairs."""
        return cast(tuple[Witness, ...], self.every(tuple))

    def judgements(self) -> tuple[Judgement, ...]:
        """Every ruling, in the order they were added."""
        with self._transaction(write=False) as connection:
            held = connection.execute(select(tables.judgements).order_by(tables.judgements.c.seq)).mappings()
            return tuple(rows.to_value(Judgement, row) for row in held)

    def captures(self) -> Iterator[Input]:
        """Every capture with its hints, in the order they came, one body in memory at a time."""
        with self._transaction(write=False) as connection:
            held = connection.execute(select(tables.captures).order_by(tables.captures.c.seq)).mappings().all()
        for row in held:
            yield Capture(row["url"], row["fetched"], row["media_type"], self.body(row["sha256"])), row["hints"]

    def received(self) -> Iterator[Capture]:
        """Every capture that came over the net with its receipt, once for each receipt, in the order they came."""
        with self._transaction(write=False) as connection:
            held = receipts.every(connection)
        yield from (receipts.capture(row, self.body) for row in held)

    def latest(self, asked: str) -> Capture | None:
        """What this address gave the last time, with its receipt."""
        with self._transaction(write=False) as connection:
            held = receipts.every(connection, tables.receipts.c.asked == asked)
        return receipts.capture(held[-1], self.body) if held else None

    def receipt_faults(self) -> tuple[str, ...]:
        """The addresses of receipts that are not what they were stored as: a head or a body was changed since."""
        with self._transaction(write=False) as connection:
            held, loose = receipts.every(connection), receipts.loose(connection)
        return (*loose, *receipts.faults(held, self.body))

    def body(self, sha256: str) -> bytes:
        """The captured bytes with this SHA-256; NotFound where there are none."""
        with self._transaction(write=False) as connection:
            body = connection.scalar(select(tables.bodies.c.body).where(tables.bodies.c.sha256 == sha256))
        if body is None:
            raise NotFound("capture", sha256)
        return bytes(body)

    def versions(self) -> dict[str, int]:
        """The version of every document, retired ones too, by id: 1 for the first text seen at a name or address."""
        with self._transaction(write=False) as connection:
            ask = select(tables.documents.c.id, tables.documents.c.version)
            return dict(connection.execute(ask).all())

    def editions(self, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """The version of each of these documents and how many versions its page has, by id."""
        with self._transaction(write=False) as connection:
            return history.editions(connection, ids)

    def history(self, wanted: str | None = None) -> tuple[Version, ...]:
        """The versions of every page that has several, or of the page with this address or document id.

        NotFound where there is no such page.
        """
        with self._transaction(write=False) as connection:
            page = None if wanted is None else history.page_of(connection, wanted)
            if wanted is not None and page is None:
                raise NotFound("document or page", wanted)
            return history.versions(connection, page)

    def shards(self, run: str) -> frozenset[str]:
        """The shards of a run that are done."""
        with self._transaction(write=False) as connection:
            ask = select(tables.shards.c.shard).where(tables.shards.c.run == run)
            return frozenset(connection.scalars(ask))

    def seek(self, words: str, kind: type[V], *, limit: int = 100) -> tuple[V, ...]:
        """Live documents (in their text) or attributions (in their content) that hold all these words, the best first.

        Case and accents do not count; words between double quotes must stand side by side.
        """
        phrases = [part for n, half in enumerate(words.split('"')) for part in ([half] if n % 2 else half.split())]
        asked = [phrase for phrase in phrases if any(letter.isalnum() for letter in phrase)]
        table = tables.DERIVED[cast(Any, kind)]
        if table not in (tables.documents, tables.attributions):
            raise StoreError(f"only documents and attributions are indexed by their words, not {table.name}")
        if not asked:
            return ()
        with self._transaction(write=False) as connection:
            numbers = self.backend.seek(connection, table.name, asked, limit)
            found = connection.execute(select(table).where(table.c.seq.in_(numbers))).mappings()
            by_number = {row["seq"]: rows.to_value(kind, row) for row in found}
        return tuple(by_number[number] for number in numbers)

    def seek_any(self, beginnings: Iterable[str], *, limit: int = 100) -> tuple[Document, ...]:
        """Live documents with words that begin so, those with the most and the rarest of them first."""
        asked = [b for b in dict.fromkeys(beginnings) if any(letter.isalnum() for letter in b)]
        if not asked:
            return ()
        with self._transaction(write=False) as connection:
            numbers = self.backend.seek_any(connection, tables.documents.name, asked, limit)
            found = rows.read(connection, Document, tables.documents.c.seq.in_(numbers))
            order = dict(connection.execute(
                select(tables.documents.c.id, tables.documents.c.seq).where(tables.documents.c.seq.in_(numbers))
            ).all())  # fmt: skip
        place = {number: rank for rank, number in enumerate(numbers)}
        return tuple(sorted(found, key=lambda d: place[order[d.id]]))

    def attributions_in(self, documents: Iterable[str]) -> tuple[Attribution, ...]:
        """The live attributions of these documents, those of one document after the other."""
        column = tables.attributions.c
        with self._transaction(write=False) as connection:
            return tuple(
                a
                for part in rows.chunks(documents)
                for a in rows.read(connection, Attribution, column.document.in_(part), column.deleted_at.is_(None))
            )

    def count(self, kind: type[V]) -> int:
        """How many live values of this kind there are."""
        table = tables.DERIVED[cast(Any, kind)]
        with self._transaction(write=False) as connection:
            return connection.scalar(select(func.count()).select_from(table).where(table.c.deleted_at.is_(None))) or 0

    def telling(self, attribution: str) -> tuple[Statement, ...]:
        """The live statements that an attribution renders."""
        column = tables.statements.c
        renders = type_coerce(column.renderings, Text).contains(f'"{attribution}"', autoescape=True)
        with self._transaction(write=False) as connection:
            found = rows.read(connection, Statement, renders, column.deleted_at.is_(None))
        return tuple(s for s in found if any(r.attribution == attribution for r in s.renderings))

    # ------------------------------------------------------------ what a plan needs

    def known(self, among: Iterable[str] | None = None) -> dict[str, str]:
        """The digest of every live derived row, by id; with ``among``, of those with one of these ids."""
        parts = None if among is None else list(rows.chunks(among))
        with self._transaction(write=False) as connection:
            asks = [select(t.c.id, t.c.digest).where(t.c.deleted_at.is_(None)) for t in tables.DERIVED.values()]
            if parts is not None:
                asks = [ask.where(ask.selected_columns.id.in_(part)) for ask in asks for part in parts]
            return {id: digest for ask in asks for id, digest in connection.execute(ask)}

    def standing(self, documents: Collection[str]) -> frozenset[str]:
        """The ids of live rows that stand on these documents alone, themselves included: what a part may retire."""
        ground = set(documents)
        attributions = {a.id for a in self.attributions() if a.document in ground}
        statements = {s.id for s in self.every(Statement) if {r.attribution for r in s.renderings} <= attributions}
        found: list[Value] = [d for d in self.documents() if d.id in ground]
        found += [s for s in self.every(Speaker) if set(s.attributions) <= attributions]
        found += [r for r in self.every(Relation) if {r.left, r.right} <= statements]
        found += [s for s in self.every(Story) if set(s.documents) <= ground]
        found += [w for w in self.witnesses() if w[0] in ground]
        found += [p for p in self.every(Problem) if p.document in ground]
        return frozenset({identity(value) for value in found} | attributions | statements)

    def record(self, story: str | None = None) -> Record:
        """A story with all it stands on; without an id, the only story there is, else a StoreError that names them.

        Everything stands in the order in which ``link`` gave it, whatever was stored before: problems alone come as
        they were first stored.
        """
        if story is None:
            stories = self.every(Story)
            if len(stories) != 1:
                named = ", ".join(f"{s.id} ({s.title})" for s in stories) or "none"
                raise StoreError(f"{self.place} holds {len(stories)} stories: name one of: {named}")
            story = stories[0].id
        chosen = self.find(Story, story)
        documents = {id: place for place, id in enumerate(chosen.documents)}
        told = {id: place for place, id in enumerate(chosen.statements)}
        attributions = [a for a in self.attributions() if a.document in documents]
        leaves = {a.id for a in attributions}
        return Record(
            chosen,
            tuple(sorted((d for d in self.documents() if d.id in documents), key=lambda d: documents[d.id])),
            tuple(sorted(attributions, key=lambda a: (documents[a.document], a.place))),
            tuple(sorted((s for s in self.every(Speaker) if leaves & set(s.attributions)), key=lambda s: s.id)),
            tuple(sorted((s for s in self.every(Statement) if s.id in told), key=lambda s: told[s.id])),
            tuple(sorted((r for r in self.every(Relation) if {r.left, r.right} <= told.keys()), key=lambda r: r.id)),
            tuple(w for w in self.witnesses() if w[0] in documents),
            tuple(p for p in self.every(Problem) if p.document is None or p.document in documents),
        )
