"""PostgreSQL as the store: the same tables on a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import StaticPool

from sayso.errors import StoreError
from sayso.store.backend import findable

COLUMN_TYPES: Mapping[str, str] = {"serial": "BIGSERIAL PRIMARY KEY", "bytes": "BYTEA", "float": "DOUBLE PRECISION"}
WORD_INDEX: Sequence[str] = (
    "CREATE TABLE document_words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX document_words_words ON document_words USING GIN (words)",
    "CREATE TABLE attribution_words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX attribution_words_words ON attribution_words USING GIN (words)",
)
_WORDS = {"documents": "document_words", "attributions": "attribution_words"}
# A tsvector holds one megabyte at most; a text this long always fits.
LONGEST = 200_000
# Any number that no other program uses as its lock on the same database.
_LOCK = int.from_bytes(b"says", "big")


def engine(address: str, write: bool, patience: float) -> Engine:
    """An engine for the server; ``patience`` is how long a writer waits for another, in seconds."""
    url = address.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        made = create_engine(url, poolclass=StaticPool)
    except ImportError as error:
        raise StoreError("PostgreSQL needs its driver: pip install 'sayso[postgres]'") from error

    def ready(connection: Any, _: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience * 1000)}")
        connection.execute(f"SET default_transaction_read_only = {'off' if write else 'on'}")
        connection.commit()

    event.listen(made, "connect", ready)
    return made


def begin(connection: Connection, write: bool) -> None:
    """A writing transaction takes the store's one lock, so versions are counted by one writer at a time."""
    if write:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def sign(connection: Connection) -> None:
    """Mark the schema as one of sayso."""
    connection.exec_driver_sql("COMMENT ON TABLE migrations IS 'sayso'")


def foreign(connection: Connection) -> bool:
    """True where the schema has a table of migrations and not our mark."""
    told = connection.scalar(text("SELECT obj_description(to_regclass('migrations'), 'pg_class')"))
    exists = connection.scalar(text("SELECT to_regclass('migrations')"))
    return exists is not None and told != "sayso"


def insert(table: Table) -> postgresql.Insert:
    """PostgreSQL's insert."""
    return postgresql.insert(table)


def index(connection: Connection, table: str, words: Sequence[tuple[int, str]]) -> None:
    """Make these words findable, with the text search that leaves words as they are."""
    rows = [{"seq": seq, "words": findable(held)[:LONGEST]} for seq, held in words]
    if rows:
        connection.execute(
            text(f"INSERT INTO {_WORDS[table]} (seq, words) VALUES (:seq, to_tsvector('simple', :words))"), rows
        )


def seek(connection: Connection, table: str, phrases: Sequence[str], limit: int) -> list[int]:
    """The row numbers in order of rank."""
    asked = {f"p{n}": findable(phrase) for n, phrase in enumerate(phrases)}
    query = " && ".join(f"phraseto_tsquery('simple', :{name})" for name in asked)
    ask = text(
        f"SELECT w.seq FROM {_WORDS[table]} AS w JOIN {table} AS v ON v.seq = w.seq "
        f"WHERE w.words @@ ({query}) AND v.deleted_at IS NULL "
        f"ORDER BY ts_rank(w.words, {query}) DESC, w.seq LIMIT :limit"
    )
    return list(connection.scalars(ask, {**asked, "limit": limit}))


def seek_any(connection: Connection, table: str, beginnings: Sequence[str], limit: int) -> list[int]:
    """The row numbers in order of rank."""
    asked = {f"p{n}": findable(beginning) for n, beginning in enumerate(beginnings)}
    single = "to_tsquery('simple', quote_literal(:{0}) || ':*')"
    query = " || ".join(
        (single if " " not in b else "phraseto_tsquery('simple', :{0})").format(n) for n, b in asked.items()
    )
    ask = text(
        f"SELECT w.seq FROM {_WORDS[table]} AS w JOIN {table} AS v ON v.seq = w.seq "
        f"WHERE w.words @@ ({query}) AND v.deleted_at IS NULL "
        f"ORDER BY ts_rank(w.words, {query}) DESC, w.seq LIMIT :limit"
    )
    return list(connection.scalars(ask, {**asked, "limit": limit}))


_REMEDIES = (
    ("lock timeout", "another process is writing to it: wait until it is done and run again, nothing was changed"),
    ("read-only", "it is open for reading only: give an account that may write"),
    ("password authentication", "the server refuses the account: check name and password"),
    ("does not exist", "the database or account does not exist on the server: create it, or check the address"),
    ("connection", "the server cannot be reached: check that it runs and that the address is right"),
    ("No space left", "the server's disk is full: make room and run again, nothing was changed"),
    (
        "NUL",
        "a text holds a NUL character, which PostgreSQL cannot store: use a file as the database, or mend the text",
    ),
)


def trouble(error: Exception) -> str:
    """The remedy for what the server reports."""
    told = str(getattr(error, "orig", None) or error).strip()
    return next((remedy for sign, remedy in _REMEDIES if sign in told), f"the server says: {told}")
