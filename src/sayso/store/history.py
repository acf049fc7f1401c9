"""Versions of a page: the documents that were read at one place, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.store import receipts, rows, tables
from sayso.types import Attribution, Document


@dataclass(frozen=True, slots=True)
class Version:
    """A document as one version of its page, and when it was seen (UTC), with what was found in it.

    Of a retired document the attributions are those that were retired with it.
    """

    page: str
    number: int
    document: Document
    seen: tuple[str, ...]
    attributions: tuple[Attribution, ...]


def versions(connection: Connection, page: str | None = None) -> tuple[Version, ...]:
    """Every version of this page, or of every page that has several, by page and number."""
    table = tables.documents.c
    several = select(table.place).group_by(table.place).having(func.count() > 1)
    wanted = table.place == page if page is not None else table.place.in_(several)
    ask = select(tables.documents).where(wanted).order_by(table.place, table.version)
    return tuple(
        Version(
            row["place"],
            row["version"],
            rows.to_value(Document, row),
            _seen(connection, row["capture"], row["place"]) or (row["first_seen"],),
            _attributions(connection, row["id"], row["deleted_at"]),
        )
        for row in connection.execute(ask).mappings().all()
    )


def _seen(connection: Connection, sha256: str, page: str) -> tuple[str, ...]:
    """When these bytes came, at the page itself where they came there, for another page may have the same bytes."""
    came = receipts.every(connection, tables.captures.c.sha256 == sha256)
    here = [row for row in came if row["url"] == page]
    return tuple(row["at"] for row in here or came)


def _attributions(connection: Connection, document: str, deleted_at: str | None) -> tuple[Attribution, ...]:
    table = tables.attributions.c
    with_it = table.deleted_at.is_(None) if deleted_at is None else table.deleted_at == deleted_at
    return rows.read(connection, Attribution, table.document == document, with_it)


def editions(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The version of each of these documents and how many versions its page has, by id."""
    table = tables.documents.c
    parts = (select(table.id, table.version, table.place).where(table.id.in_(part)) for part in rows.chunks(ids))
    held = [row for part in parts for row in connection.execute(part)]
    counts: dict[str, int] = {}
    for part in rows.chunks({place for _, _, place in held}):
        many = select(table.place, func.count()).where(table.place.in_(part)).group_by(table.place)
        counts.update(connection.execute(many).all())
    return {id: (version, counts[place]) for id, version, place in held}


def page_of(connection: Connection, wanted: str) -> str | None:
    """The page that has this address, name or document id; None where there is none."""
    table = tables.documents.c
    return connection.scalar(select(table.place).where((table.place == wanted) | (table.id == wanted)).limit(1))
