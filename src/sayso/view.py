"""Views of a story: questions with positions, happenings, words for one thing; made of spans, stored with the record.

A view asserts nothing of its own: each part of it leads to words of a document.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Position:
    """Where one statement stands on a question, and the words that show it.

    ``stance``: asserts | denies | hedges | expects | declines. ``directness``: own words | reported | secondhand.
    ``attribution`` is the rendering it is read from, ``grounds`` its words that answer (spans of that document).
    """

    statement: str
    stance: str
    directness: str
    attribution: str
    grounds: Spans


@dataclass(frozen=True, slots=True)
class Question:
    """What several statements answer, in neutral words made from theirs, with each position in order of its day."""

    id: str
    words: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's words for a happening, and the words that date them, if any.

    ``attribution`` is None where the outlet tells it in its own voice outside every attribution.
    ``basis`` is that of ``When``.
    """

    document: str
    span: Span
    words: Span | None
    basis: str
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A happening between two days (ISO 8601, inclusive), the fullest telling first."""

    id: str
    earliest: str
    latest: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words one document has for a thing or person that others name otherwise, or a loaded or hedging word.

    ``concept`` says what is named, in a word that several documents share; ``note`` which kind of word it is.
    """

    concept: str
    document: str
    span: Span
    note: str
