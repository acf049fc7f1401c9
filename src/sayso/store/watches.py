"""What a watch remembers: how each place answered, which entries were read, alerts, and who is still to be told.

    store.apply(todo, inputs, "watch", lambda c: watches.keep(c, insert, place, items, notices, channels, now))

writes documents, entries and alerts in one transaction; an alert is an outbox row for each channel until it is
delivered. Functions take the connection of a transaction (``Database.within``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, update

from sayso.receipt import Exchange
from sayso.store import rows, tables

Insert = Callable[[Table], Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """How a place answered the last time: seconds since 1970, failures in a row, and the last answer of all.

    ``exchanges`` are empty where the place was not read to its end, so that it is asked for whole again.
    """

    polled: float
    fails: int = 0
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed or a file of a folder as it was read last."""

    name: str
    digest: str
    mark: str = ""
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """An alert to be stored: its id, what fired, where, and what is sent."""

    id: str
    query: str
    document: str
    matters: tuple[str, ...]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pending:
    """An alert that a channel was not told yet; ``due`` in seconds since 1970, ``tries`` in vain so far."""

    id: str
    body: Mapping[str, Any]
    tries: int
    due: float


def visit(connection: Connection, place: str) -> Visit | None:
    """How this place answered the last time, None where it was never asked."""
    table = tables.watches.c
    row = connection.execute(select(tables.watches).where(table.place == place)).mappings().first()
    return Visit(row["polled"], row["fails"], row["exchanges"]) if row else None


def visited(connection: Connection, insert: Insert, place: str, visit: Visit) -> None:
    """Note how a place answered."""
    row = {"place": place, "polled": visit.polled, "fails": visit.fails, "exchanges": visit.exchanges}
    _upsert(connection, insert(tables.watches), row, ["place"])


def items(connection: Connection, place: str) -> dict[str, Item]:
    """What was read at a place, by name."""
    table = tables.watch_items
    found = connection.execute(select(table).where(table.c.place == place)).mappings()
    return {row["name"]: Item(row["name"], row["digest"], row["mark"], row["tries"]) for row in found}


def keep(
    connection: Connection, insert: Insert, place: str, read: Iterable[Item],
    notices: Sequence[Notice], channels: Sequence[str], now: str,
) -> None:  # fmt: skip
    """Note what was read and what fired, and for whom; an alert all of whose matters were told is left out."""
    for item in read:
        row = {"place": place, "name": item.name, "digest": item.digest, "mark": item.mark, "tries": item.tries}
        _upsert(connection, insert(tables.watch_items), row, ["place", "name"])
    for notice in notices:
        if set(notice.matters) <= told(connection, notice.matters):
            continue
        body = json.dumps(notice.body, ensure_ascii=False)
        row = {"id": notice.id, "query": notice.query, "document": notice.document, "at": now, "body": body}
        connection.execute(tables.alerts.insert(), row)
        matters = [{"id": matter, "alert": notice.id} for matter in notice.matters]
        connection.execute(insert(tables.alert_matters).on_conflict_do_nothing(), matters)
        if channels:
            held = [{"alert": notice.id, "channel": c, "tries": 0, "due": 0.0, "done": None} for c in channels]
            connection.execute(tables.deliveries.insert(), held)


def _upsert(connection: Connection, insert: Any, row: Mapping[str, Any], index: Sequence[str]) -> None:
    changed = {name: insert.excluded[name] for name in row if name not in index}
    connection.execute(insert.on_conflict_do_update(index_elements=list(index), set_=changed), row)


def told(connection: Connection, matters: Iterable[str]) -> set[str]:
    """Which of these matters an alert was made of already."""
    column = tables.alert_matters.c.id
    parts = (connection.scalars(select(column).where(column.in_(part))) for part in rows.chunks(matters))
    return {id for part in parts for id in part}


def pending(connection: Connection, channel: str, most: int = 200) -> tuple[Pending, ...]:
    """The first alerts that a channel was not told yet, in the order they were made."""
    held, alert = tables.deliveries.c, tables.alerts.c
    ask = select(alert.id, alert.body, held.tries, held.due).join(tables.deliveries, held.alert == alert.id)
    ask = ask.where(held.channel == channel, held.done.is_(None)).order_by(alert.seq).limit(most)
    return tuple(Pending(row.id, json.loads(row.body), row.tries, row.due) for row in connection.execute(ask))


def latest(connection: Connection, channel: str, most: int) -> tuple[Mapping[str, Any], ...]:
    """The last alerts made for a channel, told or not, the newest first."""
    held, alert = tables.deliveries.c, tables.alerts.c
    ask = select(alert.body).join(tables.deliveries, held.alert == alert.id).where(held.channel == channel)
    return tuple(json.loads(body) for body in connection.scalars(ask.order_by(alert.seq.desc()).limit(most)))


def delivered(connection: Connection, channel: str, ids: Iterable[str], now: str) -> None:
    """Note that a channel was told these alerts."""
    held = tables.deliveries.c
    for part in rows.chunks(ids):
        connection.execute(
            update(tables.deliveries).where(held.channel == channel, held.alert.in_(part)).values(done=now)
        )


def failed(connection: Connection, channel: str, id: str, due: float) -> None:
    """Note a try in vain: the whole channel is left alone until ``due``."""
    held = tables.deliveries.c
    mine = held.channel == channel
    connection.execute(update(tables.deliveries).where(mine, held.alert == id).values(tries=held.tries + 1))
    connection.execute(update(tables.deliveries).where(mine, held.done.is_(None)).values(due=due))
