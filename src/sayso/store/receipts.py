"""How captures came over the net: stored once for each state of an address, and read back whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.sql import ColumnElement

from sayso.errors import NotFound
from sayso.receipt import Receipt
from sayso.store import tables
from sayso.types import Capture, key

Body = Callable[[str], bytes]


def put(connection: Connection, capture: str, receipt: Receipt, keep: Callable[[bytes], str]) -> None:
    """Store how a capture came, unless the address asked gave the same one the last time.

    ``keep`` stores the body as it was sent and gives its name; one that belongs to no receipt is not stored.
    """
    table = tables.receipts.c
    ask = select(table.capture).where(table.asked == receipt.asked).order_by(table.seq.desc()).limit(1)
    if connection.scalar(ask) == capture:
        return
    packed = None if receipt.packed is None else keep(receipt.packed)
    row = {
        "id": _id(capture, receipt, packed),
        "capture": capture,
        "asked": receipt.asked,
        "at": receipt.exchanges[-1].at,
        "exchanges": receipt.exchanges,
        "packed": packed,
    }
    if connection.scalar(select(table.id).where(table.id == row["id"])) is None:
        connection.execute(tables.receipts.insert(), row)


def _id(capture: str, receipt: Receipt, packed: str | None) -> str:
    """The content key of a receipt: any changed letter of a head gives another one."""
    return key("t", capture, receipt.asked, receipt.exchanges, packed)


def every(connection: Connection, *where: ColumnElement[bool]) -> Sequence[RowMapping]:
    """The rows of receipts that meet these conditions, each with its capture's columns, in the order they came."""
    table, held = tables.receipts, tables.captures.c
    columns = (*table.c, held.url, held.fetched, held.media_type, held.sha256)
    joined = select(*columns).join(tables.captures, held.id == table.c.capture)
    return connection.execute(joined.where(*where).order_by(table.c.seq)).mappings().all()


def capture(row: RowMapping, body: Body) -> Capture:
    """The capture of a row with its receipt; ``body`` gives the bytes of a name."""
    packed = None if row["packed"] is None else body(row["packed"])
    receipt = Receipt(row["asked"], row["exchanges"], packed)
    return Capture(row["url"], row["fetched"], row["media_type"], body(row["sha256"]), receipt)


def loose(connection: Connection) -> tuple[str, ...]:
    """The addresses of receipts whose capture is not there: one of the two names was changed since."""
    held, table = select(tables.captures.c.id), tables.receipts.c
    return tuple(connection.scalars(select(table.asked).where(table.capture.not_in(held)).order_by(table.seq)))


def faults(held: Sequence[RowMapping], body: Body) -> Iterator[str]:
    """The addresses of receipts that are not what they were stored as: a head, a time or a body was changed since."""
    for row in held:
        try:
            made = capture(row, body)
        except NotFound:
            yield row["asked"]
            continue
        assert made.receipt is not None
        packed = None if made.receipt.packed is None else sha256(made.receipt.packed).hexdigest()
        whole = row["sha256"] == sha256(made.body).hexdigest() and row["at"] == made.receipt.exchanges[-1].at
        whole = whole and row["capture"] == key("c", row["sha256"], made.url)
        if not whole or row["id"] != _id(row["capture"], made.receipt, packed):
            yield row["asked"]
