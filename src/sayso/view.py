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
    ``statement`` is None where the attribution tells of an attitude and became none ("refused to say whether").
    ``before`` is the attribution of the same speaker's last position of an earlier day, where that stance was another.
    """

    statement: str | None
    stance: str
    directness: str
    attribution: str
    grounds: Spans
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What several statements answer, in neutral words made from theirs, with each position in order of its day."""

    id: str
    words: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's words for a happening, the words that date them, if any, and its days (ISO 8601, inclusive).

    ``attribution`` is None where the outlet tells it in its own voice outside every attribution.
    ``basis`` is that of ``When``. ``otherwise`` are its figures that the fullest telling has otherwise, with what they
    count.
    """

    document: str
    span: Span
    words: Span | None
    earliest: str
    latest: str
    basis: str
    attribution: str | None = None
    otherwise: Spans = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening between two days (ISO 8601, inclusive), the fullest telling first.

    ``lane`` is "happened", or "edited" for a change of a document that it tells of itself; there both may be the time
    of day at which a post says that it was edited.
    """

    id: str
    earliest: str
    latest: str
    tellings: tuple[Telling, ...]
    lane: str = "happened"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words one document has for a thing or person that others name otherwise, or a loaded or hedging word.

    ``concept`` says what is named, in words that several documents share; ``note`` which kind of word it is: word |
    description | says | doubts | concedes | heated | distance | marks. ``about`` is the id of the speaker, statement or
    event that it is said of, None for words in marks, nouns told of none of these, and somebody who says nothing.
    """

    concept: str
    document: str
    span: Span
    note: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Where a rendering has a word that some document explains: spans are of the rendering's document.

    ``how``: word | transliterated | aligned, the last for the segment of a translation that stands for it.
    """

    statement: str
    attribution: str
    span: Span
    how: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """A foreign or quoted word and what a document says that it means, and the renderings that have the word."""

    document: str
    word: Span
    gloss: Span
    held: tuple[Held, ...] = ()
