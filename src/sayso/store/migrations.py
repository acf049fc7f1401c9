"""Numbered steps that bring a database to the schema of ``tables.py``, each in one transaction with its record.

A step is never changed once released: it says what it does in SQL of its own, with the few words that differ between
databases filled in by the backend. Derived tables may be rebuilt by a step; judgements and captures never.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Connection, inspect, text

from sayso.errors import SchemaTooNew
from sayso.store.backend import Backend

Step = Callable[[Connection, Backend], None]

_SEEN = "digest TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, deleted_at TEXT"
_ID = "seq {serial}, id TEXT NOT NULL UNIQUE"

_M001 = (
    "CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, body {bytes} NOT NULL)",
    f"""CREATE TABLE captures ({_ID}, url TEXT NOT NULL, fetched TEXT, media_type TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES bodies (sha256), hints TEXT NOT NULL,
        first_seen TEXT NOT NULL, last_seen TEXT NOT NULL)""",
    f"""CREATE TABLE documents ({_ID}, name TEXT NOT NULL, url TEXT, outlet TEXT, language TEXT, published TEXT,
        dateline TEXT, byline TEXT, wire TEXT, title TEXT, "text" TEXT NOT NULL, blocks TEXT NOT NULL,
        capture TEXT NOT NULL REFERENCES bodies (sha256), reader TEXT NOT NULL, place TEXT NOT NULL,
        version INTEGER NOT NULL, {_SEEN}, UNIQUE (place, version))""",
    f"""CREATE TABLE attributions ({_ID}, document TEXT NOT NULL REFERENCES documents (id), source TEXT NOT NULL,
        cue TEXT NOT NULL, content TEXT NOT NULL, voice TEXT NOT NULL, name TEXT, kind TEXT NOT NULL, within TEXT,
        addressee TEXT, channel TEXT, said TEXT, cites TEXT NOT NULL, score {{float}} NOT NULL,
        made_by TEXT NOT NULL, {_SEEN})""",
    "CREATE INDEX attributions_document ON attributions (document)",
    f"""CREATE TABLE speakers ({_ID}, kind TEXT NOT NULL, names TEXT NOT NULL, wikidata TEXT,
        attributions TEXT NOT NULL, roles TEXT NOT NULL, was TEXT NOT NULL, {_SEEN})""",
    f"""CREATE TABLE statements ({_ID}, speaker TEXT, renderings TEXT NOT NULL, said TEXT,
        was TEXT NOT NULL, {_SEEN})""",
    "CREATE INDEX statements_speaker ON statements (speaker)",
    f"""CREATE TABLE relations ({_ID}, "left" TEXT NOT NULL, "right" TEXT NOT NULL, kind TEXT NOT NULL,
        grounds TEXT NOT NULL, reason TEXT NOT NULL, score {{float}} NOT NULL, made_by TEXT NOT NULL, {_SEEN})""",
    f"""CREATE TABLE stories ({_ID}, title TEXT NOT NULL, documents TEXT NOT NULL, statements TEXT NOT NULL,
        was TEXT NOT NULL, {_SEEN})""",
    f"""CREATE TABLE witnesses ({_ID}, document TEXT NOT NULL REFERENCES documents (id), "first" TEXT NOT NULL,
        {_SEEN})""",
    f"""CREATE TABLE problems ({_ID}, code TEXT NOT NULL, message TEXT NOT NULL, document TEXT, span TEXT,
        {_SEEN})""",
    f"""CREATE TABLE judgements ({_ID}, kind TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT,
        verdict TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, source TEXT NOT NULL,
        cue TEXT NOT NULL, content TEXT NOT NULL, first_seen TEXT NOT NULL)""",
    """CREATE TABLE runs (seq {serial}, at TEXT NOT NULL, what TEXT NOT NULL, put INTEGER NOT NULL,
        retired INTEGER NOT NULL)""",
    "CREATE TABLE shards (run TEXT NOT NULL, shard TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (run, shard))",
)


def m001_values(connection: Connection, backend: Backend) -> None:
    """The tables of captures, derived values, judgements and runs, and the word index."""
    for statement in (*_M001, *backend.WORD_INDEX):
        connection.exec_driver_sql(statement.format(**backend.COLUMN_TYPES))


def m002_posts(connection: Connection, backend: Backend) -> None:
    """What a social post says of itself; a document stored before says nothing."""
    connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN post TEXT")


_RECEIPTS = (
    """CREATE TABLE receipts (seq {serial}, id TEXT NOT NULL UNIQUE, capture TEXT NOT NULL REFERENCES captures (id),
        asked TEXT NOT NULL, at TEXT NOT NULL, exchanges TEXT NOT NULL, packed TEXT REFERENCES bodies (sha256))""",
    "CREATE INDEX receipts_asked ON receipts (asked)",
)


def m003_receipts(connection: Connection, backend: Backend) -> None:
    """How captures came over the net; what was stored before came as a file."""
    for statement in _RECEIPTS:
        connection.exec_driver_sql(statement.format(**backend.COLUMN_TYPES))


_WATCHES = (
    """CREATE TABLE watches (place TEXT PRIMARY KEY, polled {float} NOT NULL, fails INTEGER NOT NULL,
        exchanges TEXT NOT NULL)""",
    """CREATE TABLE watch_items (place TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, mark TEXT NOT NULL,
        tries INTEGER NOT NULL, PRIMARY KEY (place, name))""",
    """CREATE TABLE alerts (seq {serial}, id TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id), at TEXT NOT NULL, body TEXT NOT NULL)""",
    "CREATE TABLE alert_matters (id TEXT PRIMARY KEY, alert TEXT NOT NULL REFERENCES alerts (id))",
    """CREATE TABLE deliveries (alert TEXT NOT NULL REFERENCES alerts (id), channel TEXT NOT NULL,
        tries INTEGER NOT NULL, due {float} NOT NULL, done TEXT, PRIMARY KEY (alert, channel))""",
)


def m004_watches(connection: Connection, backend: Backend) -> None:
    """What was read of feeds and folders, alerts, and who is still to be told of them."""
    for statement in _WATCHES:
        connection.exec_driver_sql(statement.format(**backend.COLUMN_TYPES))


STEPS: dict[str, Step] = {
    "m001_values": m001_values,
    "m002_posts": m002_posts,
    "m003_receipts": m003_receipts,
    "m004_watches": m004_watches,
}


def applied(connection: Connection) -> tuple[str, ...]:
    """The names of the steps this database has behind it, in order."""
    if not inspect(connection).has_table("migrations"):
        return ()
    return tuple(sorted(connection.scalars(text("SELECT name FROM migrations"))))


def check(done: tuple[str, ...], steps: Mapping[str, Step]) -> None:
    """Raises SchemaTooNew where the database has a step that this code does not know."""
    strange = [name for name in done if name not in steps]
    if strange:
        raise SchemaTooNew(strange[-1], max(steps, default="none"))


def migrate(
    connection: Connection,
    backend: Backend,
    transaction: Callable[[], AbstractContextManager[object]],
    now: str,
    steps: Mapping[str, Step] | None = None,
) -> tuple[str, ...]:
    """The names of the steps run now, in order; a step that fails leaves nothing, its record included."""
    steps = STEPS if steps is None else steps
    with transaction():
        done = applied(connection)
    check(done, steps)
    run = []
    for name in sorted(set(steps) - set(done)):
        with transaction():
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL)"
            )
            if name in applied(connection):
                continue
            backend.sign(connection)
            steps[name](connection, backend)
            connection.execute(text("INSERT INTO migrations (name, at) VALUES (:name, :at)"), {"name": name, "at": now})
            run.append(name)
    return tuple(run)
