"""The parts of a document with the day that "Friday" counts from in each, and the time expressions in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.extract.measure.dateline import entries, reference_day
from sayso.extract.measure.expression import TimeExpression, time_expressions
from sayso.types import Document, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A timed entry of a live page, or a whole document, the day its words count from, and its time expressions."""

    span: Span
    day: date | None
    expressions: tuple[TimeExpression, ...]


# The day of what is said and what happened on a day are asked of one document, one after the other.
@lru_cache(maxsize=2)
def timed_entries(document: Document, language: str) -> tuple[Entry, ...]:
    """The entries in reading order, one for a document that is no live page; ``language`` is one with a calendar."""
    parts = entries(document, language) or ((Span(0, len(document.text)), reference_day(document, language)),)
    return tuple(
        Entry(part, day, tuple(time_expressions(document.text, part, day.isoformat() if day else None, language)))
        for part, day in parts
    )
