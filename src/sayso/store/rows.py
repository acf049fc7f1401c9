"""Values to rows and rows to values, inside a transaction that the database holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, RowMapping, Table, func, select, update
from sqlalchemy.sql import ColumnElement

from sayso.errors import NotFound, StoreError
from sayso.plan import Value, digest, identity
from sayso.store import receipts, tables
from sayso.store.backend import Backend
from sayso.store.shape import hints
from sayso.types import Attribution, Capture, Document, Hints, Judgement, key

V = TypeVar("V")
Input = tuple[Capture, Hints]

# Below every database's limit on the values of one statement.
_MANY = 500


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists short enough for one statement."""
    whole = list(ids)
    return (whole[at : at + _MANY] for at in range(0, len(whole), _MANY))


def to_row(value: object) -> dict[str, Any]:
    """A value's fields by column name; a witness pair is (document, first)."""
    if isinstance(value, tuple):
        return {"document": value[0], "first": value[1]}
    return {name: getattr(value, name) for name in hints(type(value))}


def to_value(kind: type[V], row: RowMapping) -> V:
    """The value a row holds."""
    if kind is tuple:
        return cast(V, (row["document"], row["first"]))
    return kind(**{name: row[name] for name in hints(kind)})


# ---------------------------------------------------------------- derived values


def read(connection: Connection, kind: type[V], *where: ColumnElement[bool]) -> tuple[V, ...]:
    """The values of this kind whose rows meet these conditions, in the order in which they were first stored."""
    table = tables.DERIVED[cast(Any, kind)]
    rows = connection.execute(select(table).where(*where).order_by(table.c.seq)).mappings()
    return tuple(to_value(kind, row) for row in rows)


def put(connection: Connection, backend: Backend, values: Sequence[Value], now: str) -> None:
    """Store values, the ones that others stand on first; a row that is there is changed and revived."""
    for kind, table in tables.DERIVED.items():
        same_kind = {identity(value): value for value in values if isinstance(value, kind)}
        if same_kind:
            _put(connection, backend, table, same_kind, now)


def _put(connection: Connection, backend: Backend, table: Table, values: dict[str, Value], now: str) -> None:
    _stands(connection, table, list(values.values()))
    held = _present(connection, table.c.id, values)
    fresh = [id for id in values if id not in held]
    seen = {"first_seen": now, "last_seen": now, "deleted_at": None}
    rows = [{"id": id, **to_row(value), "digest": digest(value), **seen} for id, value in values.items()]
    if table is tables.documents:
        _number(connection, rows, fresh)
    insert = backend.insert(table)
    kept = {"seq", "id", "first_seen", "place", "version"}
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in kept}
    connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=changed), rows)
    if table is tables.documents:
        _index(connection, backend, table, {id: cast(Document, values[id]).text for id in fresh})
    elif table is tables.attributions:
        _index(connection, backend, table, contents(connection, [cast(Attribution, values[id]) for id in fresh]))


def _present(connection: Connection, column: Any, ids: Iterable[str]) -> set[str]:
    found = (connection.scalars(select(column).where(column.in_(part))) for part in chunks(ids))
    return {id for part in found for id in part}


def _stands(connection: Connection, table: Table, values: Sequence[Value]) -> None:
    """Raises StoreError where a value stands on a capture or document that is not stored."""
    if table is tables.documents:
        ground, column = {cast(Document, v).capture for v in values}, tables.bodies.c.sha256
    elif table is tables.attributions:
        ground, column = {cast(Attribution, v).document for v in values}, tables.documents.c.id
    elif table is tables.witnesses:
        ground, column = {cast(tuple[str, str], v)[0] for v in values}, tables.documents.c.id
    else:
        return
    missing = sorted(ground - _present(connection, column, sorted(ground)))
    if missing:
        what = "capture" if table is tables.documents else "document"
        raise StoreError(f"{table.name} stand on the {what} {missing[0]}, which is not stored: store it with them")


def _number(connection: Connection, rows: list[dict[str, Any]], fresh: Sequence[str]) -> None:
    """Give new documents their place and version: the first text of one name or address is 1, the next text 2."""
    documents, new = tables.documents.c, set(fresh)
    for row in rows:
        row["place"], row["version"] = _place(row["name"], row["url"]), 0
    latest: dict[str, int] = {}
    for part in chunks({row["place"] for row in rows if row["id"] in new}):
        ask = select(documents.place, func.max(documents.version)).where(documents.place.in_(part))
        latest.update(connection.execute(ask.group_by(documents.place)).all())
    for row in rows:
        if row["id"] in new:
            latest[row["place"]] = row["version"] = latest.get(row["place"], 0) + 1


def _place(name: str, url: str | None) -> str:
    """Where a document was found: the address it was fetched at, whatever the page itself says, else its own or name.

    Sites that name their front page as the address of every page would otherwise have all of them as versions of one.
    """
    return name if name.startswith(("http://", "https://")) else url or name


def contents(connection: Connection, attributions: Sequence[Attribution]) -> dict[str, str]:
    """The words of each attribution's content, by its id, from the stored texts."""
    words: dict[str, str] = {}
    by_document: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_document.setdefault(attribution.document, []).append(attribution)
    for document, held in by_document.items():
        ask = select(tables.documents.c.text).where(tables.documents.c.id == document)
        text = cast(str, connection.scalar(ask))
        words.update((a.id, " … ".join(span.of(text) for span in a.content)) for a in held)
    return words


def _index(connection: Connection, backend: Backend, table: Table, words: dict[str, str]) -> None:
    for part in chunks(words):
        numbers = connection.execute(select(table.c.id, table.c.seq).where(table.c.id.in_(part)))
        backend.index(connection, table.name, [(seq, words[id]) for id, seq in numbers])


def retire(connection: Connection, ids: Sequence[str], now: str) -> None:
    """Mark rows as no longer holding since now; NotFound where an id was never stored."""
    unknown = set(ids)
    for table in tables.DERIVED.values():
        held = _present(connection, table.c.id, sorted(unknown))
        unknown -= held
        for part in chunks(sorted(held)):
            live = table.c.id.in_(part) & table.c.deleted_at.is_(None)
            connection.execute(update(table).where(live).values(deleted_at=now))
    if unknown:
        raise NotFound("row", min(unknown))


# ---------------------------------------------------------------- captures and judgements


def put_captures(connection: Connection, inputs: Iterable[Input], now: str) -> None:
    """Store what was received and what the user said of it; bytes that are there are not written again."""
    for capture, hints_given in inputs:
        name = _put_body(connection, capture.body)
        row = {
            "id": key("c", name, capture.url),
            "url": capture.url,
            "fetched": capture.fetched,
            "media_type": capture.media_type,
            "sha256": name,
            "hints": hints_given,
            "first_seen": now,
            "last_seen": now,
        }
        table = tables.captures.c
        held = connection.execute(select(table.media_type, table.hints).where(table.id == row["id"])).first()
        if held is None:
            connection.execute(tables.captures.insert(), row)
        elif tuple(held) != (capture.media_type, hints_given):
            changed = {name: row[name] for name in ("media_type", "hints", "last_seen")}
            connection.execute(update(tables.captures).where(table.id == row["id"]).values(changed))
        if capture.receipt is not None:
            receipts.put(connection, str(row["id"]), capture.receipt, partial(_put_body, connection))


def _put_body(connection: Connection, body: bytes) -> str:
    name = sha256(body).hexdigest()
    if not _present(connection, tables.bodies.c.sha256, [name]):
        connection.execute(tables.bodies.insert(), {"sha256": name, "body": body})
    return name


def judge(connection: Connection, judgements: Iterable[Judgement], now: str) -> int:
    """Add rulings that are not there yet; how many were added."""
    new = {judgement.id: judgement for judgement in judgements}
    for id in _present(connection, tables.judgements.c.id, list(new)):
        del new[id]
    rows = [{**to_row(judgement), "first_seen": now} for judgement in new.values()]
    if rows:
        connection.execute(tables.judgements.insert(), rows)
    return len(rows)
