"""What to put into a store and what to retire there, so that a second run has nothing to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields

from sayso.types import (
    Attribution,
    Document,
    Problem,
    Record,
    Relation,
    Speaker,
    Statement,
    Story,
    key,
)

Witness = tuple[str, str]
Value = Document | Attribution | Speaker | Statement | Relation | Story | Problem | Witness


@dataclass(frozen=True, slots=True)
class Plan:
    """Values to put (new, changed or back again), and ids of rows to retire; nothing is deleted."""

    put: tuple[Value, ...] = ()
    retire: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """False where there is nothing to do."""
        return bool(self.put or self.retire)


def identity(value: Value) -> str:
    """The id of a value; that of a problem is its content key, that of a witness pair the key of its document.

    >>> identity(("d_2", "d_1")) == identity(("d_2", "d_9"))
    True
    """
    if isinstance(value, Problem):
        return key("p", value)
    if isinstance(value, tuple):
        return key("w", value[0])
    return value.id


def digest(value: Value) -> str:
    """The key of everything a value holds: two values have one digest only if they are equal.

    A field at its default is left out, so that a new optional field changes no digest.

    >>> digest(Problem("no-date", "a.txt: no date", "")) == digest(Problem("no-date", "a.txt: no date", None))
    False
    """
    if isinstance(value, tuple):
        return key("v", value)
    held = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
    return key("v", type(value).__name__, [(name, repr(part)) for name, part, default in held if part != default])


def values(record: Record) -> tuple[Value, ...]:
    """Everything a record is made of, in the order in which it can be stored: what is stood on comes first."""
    return (
        *record.documents,
        *record.attributions,
        *record.speakers,
        *record.statements,
        *record.relations,
        record.story,
        *record.witnesses,
        *record.problems,
    )


def plan(new: Iterable[Value], known: Mapping[str, str], within: Collection[str] | None = None) -> Plan:
    """What turns the known rows into the new values: an empty plan where they are the same.

    ``known`` has the digest of every live row by id (``Database.known``). What is known and not new is retired, but
    only ``within`` these ids, where a run answers for a part of the store (``Database.standing``). A retired row is
    not known, so a value that comes back is put again.

    >>> story = Story("s_1", "The bridge", ("d_1",), ())
    >>> plan([story], {"s_0": "v_0"}).retire
    ('s_0',)
    >>> plan([story], {"s_1": digest(story)})
    Plan(put=(), retire=())
    """
    fresh: dict[str, Value] = {}
    for value in new:
        id = identity(value)
        if fresh.setdefault(id, value) != value:
            raise ValueError(f"two different values have the id {id}: an id is a content key")
    put = tuple(value for id, value in fresh.items() if known.get(id) != digest(value))
    gone = set(known) - set(fresh)
    return Plan(put, tuple(sorted(gone if within is None else gone & set(within))))
