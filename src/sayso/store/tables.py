"""The tables: a row is a value, field by field, with its number, its digest and when it was seen.

Structured parts are canonical JSON. Nothing is deleted: ``deleted_at`` says since when a row no longer holds.
Importing this imports SQLAlchemy, so the store is imported only where one is opened.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

from sayso.plan import Value
from sayso.receipt import Exchange
from sayso.store.shape import dumps, loads
from sayso.types import (
    Attribution,
    Block,
    Cite,
    Document,
    Hints,
    Party,
    Post,
    Problem,
    Relation,
    Rendering,
    Role,
    Span,
    Spans,
    Speaker,
    Statement,
    Story,
    When,
)

metadata = MetaData()


class Unreadable(ValueError):
    """A structured column that was changed by another program."""


class Structured(TypeDecorator[Any]):
    """A column that holds one structured type as canonical JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The JSON that is stored; None stays null."""
        return None if value is None else dumps(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The value that was stored; Unreadable where it is none."""
        try:
            return None if value is None else loads(value, self.hint)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Unreadable(str(error)) from error


def _words(name: str, *, null: bool = True, to: str | None = None) -> Column[str]:
    return Column(name, Text, *([ForeignKey(to)] if to else []), nullable=null)


def _part(name: str, hint: Any, *, null: bool = False) -> Column[Any]:
    return Column(name, Structured(hint), nullable=null)


def _table(name: str, *columns: Column[Any] | Index) -> Table:
    """A table of derived values: its columns between the number and id, and what the store itself keeps."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *columns,
        Column("digest", Text, nullable=False),
        Column("first_seen", Text, nullable=False),
        Column("last_seen", Text, nullable=False),
        Column("deleted_at", Text),
    )


migrations = Table("migrations", metadata, Column("name", Text, primary_key=True), _words("at", null=False))

bodies = Table(
    "bodies",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _words("url", null=False),
    _words("fetched"),
    _words("media_type", null=False),
    _words("sha256", null=False, to="bodies.sha256"),
    _part("hints", Hints),
    _words("first_seen", null=False),
    _words("last_seen", null=False),
)

receipts = Table(
    "receipts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _words("capture", null=False, to="captures.id"),
    _words("asked", null=False),
    _words("at", null=False),
    _part("exchanges", tuple[Exchange, ...]),
    _words("packed", to="bodies.sha256"),
)

documents = _table(
    "documents",
    _words("name", null=False),
    _words("url"),
    _words("outlet"),
    _words("language"),
    _words("published"),
    _words("dateline"),
    _words("byline"),
    _words("wire"),
    _words("title"),
    _words("text", null=False),
    _part("blocks", tuple[Block, ...]),
    _words("capture", null=False, to="bodies.sha256"),
    _words("reader", null=False),
    _part("post", Post, null=True),
    _words("place", null=False),
    Column("version", Integer, nullable=False),
)

attributions = _table(
    "attributions",
    _words("document", null=False, to="documents.id"),
    _part("source", Spans),
    _part("cue", Spans),
    _part("content", Spans),
    _words("voice", null=False),
    _words("name"),
    _words("kind", null=False),
    _words("within"),
    _part("addressee", Party, null=True),
    _part("channel", Party, null=True),
    _part("said", When, null=True),
    _part("cites", tuple[Cite, ...]),
    Column("score", Float, nullable=False),
    _words("made_by", null=False),
)

speakers = _table(
    "speakers",
    _words("kind", null=False),
    _part("names", tuple[str, ...]),
    _words("wikidata"),
    _part("attributions", tuple[str, ...]),
    _part("roles", tuple[Role, ...]),
    _part("was", tuple[str, ...]),
)

statements = _table(
    "statements",
    _words("speaker"),
    _part("renderings", tuple[Rendering, ...]),
    _part("said", When, null=True),
    _part("was", tuple[str, ...]),
)

relations = _table(
    "relations",
    _words("left", null=False),
    _words("right", null=False),
    _words("kind", null=False),
    _part("grounds", tuple[Rendering, ...]),
    _words("reason", null=False),
    Column("score", Float, nullable=False),
    _words("made_by", null=False),
)

stories = _table(
    "stories",
    _words("title", null=False),
    _part("documents", tuple[str, ...]),
    _part("statements", tuple[str, ...]),
    _part("was", tuple[str, ...]),
)

witnesses = _table("witnesses", _words("document", null=False, to="documents.id"), _words("first", null=False))

problems = _table(
    "problems",
    _words("code", null=False),
    _words("message", null=False),
    _words("document"),
    _part("span", Span, null=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _words("kind", null=False),
    _words("left", null=False),
    _words("right"),
    _words("verdict", null=False),
    _words("by", null=False),
    _words("at", null=False),
    _words("why", null=False),
    _part("source", Spans),
    _part("cue", Spans),
    _part("content", Spans),
    _words("first_seen", null=False),
)

runs = Table(
    "runs",
    metadata,
    Column("seq", Integer, primary_key=True),
    _words("at", null=False),
    _words("what", null=False),
    Column("put", Integer, nullable=False),
    Column("retired", Integer, nullable=False),
)

shards = Table(
    "shards",
    metadata,
    Column("run", Text, primary_key=True),
    Column("shard", Text, primary_key=True),
    _words("at", null=False),
)

watches = Table(
    "watches",
    metadata,
    Column("place", Text, primary_key=True),
    Column("polled", Float, nullable=False),
    Column("fails", Integer, nullable=False),
    _part("exchanges", tuple[Exchange, ...]),
)

watch_items = Table(
    "watch_items",
    metadata,
    Column("place", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _words("digest", null=False),
    _words("mark", null=False),
    Column("tries", Integer, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _words("query", null=False),
    _words("document", null=False, to="documents.id"),
    _words("at", null=False),
    _words("body", null=False),
)

alert_matters = Table(
    "alert_matters",
    metadata,
    Column("id", Text, primary_key=True),
    _words("alert", null=False, to="alerts.id"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("alert", Text, ForeignKey("alerts.id"), primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("due", Float, nullable=False),
    _words("done"),
)

# In the order in which rows stand on each other; a witness pair has no class of its own.
DERIVED: dict[type[Value], Table] = {
    Document: documents,
    Attribution: attributions,
    Speaker: speakers,
    Statement: statements,
    Relation: relations,
    Story: stories,
    tuple: witnesses,
    Problem: problems,
}
