"""SQLite as the store: one file, write-ahead log, every commit on the disk before it is acknowledged."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool

from sayso.errors import StoreError
from sayso.store.backend import findable

COLUMN_TYPES: Mapping[str, str] = {"serial": "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes": "BLOB", "float": "FLOAT"}
WORD_INDEX: Sequence[str] = (
    "CREATE VIRTUAL TABLE document_words USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE attribution_words USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 2')",
)
APPLICATION_ID = int.from_bytes(b"says", "big")
_WORDS = {"documents": "document_words", "attributions": "attribution_words"}


def engine(address: str, write: bool, patience: float) -> Engine:
    """An engine for the file; StoreError where it cannot be a database of ours before anything is opened."""
    path = Path(address)
    _look(path, write)
    uri = f"file:{quote(str(path.absolute()))}?mode={'rwc' if write else 'ro'}"
    if not write and not os.access(path.absolute().parent, os.W_OK) and not _log(path).exists():
        uri += "&immutable=1"
    return create_engine("sqlite://", creator=lambda: _connect(uri, write, patience), poolclass=StaticPool)


def _look(path: Path, write: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a database file in it, such as {path / 'sayso.db'}")
    if not path.exists():
        if not write:
            raise StoreError(f"{path}: no such database: give the file that sayso run or sayso add wrote")
        if not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: the folder {path.absolute().parent} does not exist: create it first")
        return
    try:
        with path.open("rb") as file:
            first = file.read(16)
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}): check its permissions") from error
    if first and first != b"SQLite format 3\x00":
        raise StoreError(f"{path} is not a database: give another file, this one is left as it is")
    if write and not os.access(path, os.W_OK):
        raise StoreError(f"{path} is read-only: make it writable, or copy it and give the copy")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _connect(uri: str, write: bool, patience: float) -> Any:
    import sqlite3

    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def begin(connection: Connection, write: bool) -> None:
    """Start the transaction; a writing one takes the write lock at once, so it never fails halfway for want of it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def sign(connection: Connection) -> None:
    """Mark the file as a database of sayso."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def foreign(connection: Connection) -> bool:
    """True where the file has tables and not our mark."""
    tables = connection.scalar(text("SELECT count(*) FROM sqlite_master"))
    return bool(tables) and connection.scalar(text("PRAGMA application_id")) != APPLICATION_ID


def insert(table: Table) -> sqlite.Insert:
    """SQLite's insert."""
    return sqlite.insert(table)


def index(connection: Connection, table: str, words: Sequence[tuple[int, str]]) -> None:
    """Make these words findable; the index holds no copy of the text."""
    rows = [{"seq": seq, "words": findable(held)} for seq, held in words]
    if rows:
        connection.execute(text(f"INSERT INTO {_WORDS[table]} (rowid, words) VALUES (:seq, :words)"), rows)


def seek(connection: Connection, table: str, phrases: Sequence[str], limit: int) -> list[int]:
    """The row numbers in order of BM25."""
    return _ranked(connection, table, " AND ".join(map(_phrase, phrases)), limit)


def seek_any(connection: Connection, table: str, beginnings: Sequence[str], limit: int) -> list[int]:
    """The row numbers in order of BM25, for which a rare word counts more than a common one."""
    return _ranked(connection, table, " OR ".join(f"{_phrase(b)}*" for b in beginnings), limit)


def _phrase(words: str) -> str:
    return '"' + findable(words).replace('"', " ") + '"'


def _ranked(connection: Connection, table: str, query: str, limit: int) -> list[int]:
    ask = text(
        f"SELECT w.rowid FROM {_WORDS[table]} AS w JOIN {table} AS v ON v.seq = w.rowid "
        f"WHERE {_WORDS[table]} MATCH :query AND v.deleted_at IS NULL ORDER BY w.rank, w.rowid LIMIT :limit"
    )
    return list(connection.scalars(ask, {"query": query, "limit": limit}))


_REMEDIES = (
    ("locked", "another process is writing to it: wait until it is done and run again, nothing was changed"),
    ("not a database", "it is not a database: give another file, this one is left as it is"),
    ("malformed", "the file is damaged: restore a copy, or read the sources again into a new file"),
    ("readonly", "it is read-only: make the file and its folder writable, or give another file"),
    ("disk is full", "the disk is full: make room and run again, nothing was changed"),
    ("disk I/O", "the disk cannot be read or written: check it, then run again"),
    ("unable to open", "it cannot be opened: check that its folder exists and is writable"),
    ("too big", "a source is larger than a row may be: leave it out, or set a lower page limit"),
)


def trouble(error: Exception) -> str:
    """The remedy for what SQLite reports."""
    told = str(getattr(error, "orig", None) or error)
    return next((remedy for sign, remedy in _REMEDIES if sign in told), f"the database says: {told}")
