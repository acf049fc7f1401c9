"""The parts of a dispatch: what Markdown and the page write down, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.report.marking import Piece
from sayso.report.sentence import Note, Sentence
from sayso.types import Document

CLASSES = {
    "longer": "fullest",
    "verbatim": "verbatim",
    "respelled": "respelled",
    "trimmed": "trimmed",
    "altered": "altered",
    "translation": "translation",
    "paraphrase": "paraphrase",
}
CLASS_MEANINGS = (
    ("fullest", "the fullest wording the sources have; the others are compared with it"),
    ("verbatim", "the same words; case, dashes and punctuation aside"),
    ("respelled", "the same words in another spelling"),
    ("trimmed", "only words of the fullest, fewer of them"),
    ("translation", "another language, or another translation of the same words"),
    ("altered", "quoted words changed, or another figure"),
    ("paraphrase", "the same proposition in other words"),
)


@dataclass(frozen=True, slots=True)
class Version:
    """One rendering as a row: its document, its class and its words with what differs marked."""

    label: str
    document: Document
    outlet: str
    published: str
    language: str | None
    kind: str
    voice: str
    pieces: tuple[Piece, ...]
    note: int
    attribution: str
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: the narrator's sentence, the fullest words, every version, and what is known besides."""

    number: int
    id: str
    speaker: str
    said: str
    lead: Sentence
    words: str
    language: str | None
    tongue: str | None
    note: int
    attribution: str
    versions: tuple[Version, ...]
    details: tuple[Sentence, ...]
    ties: tuple[tuple[str, int], ...]
    sources: int
    witnesses: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A speaker with names, cited roles, the statements shown here and the numbers of those shown above."""

    name: str
    other_names: tuple[str, ...]
    roles: tuple[Sentence, ...]
    items: tuple[Item, ...]
    above: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that contradict or update one another, on which ground, by whose reckoning."""

    id: str
    kind: str
    reason: str
    left: int
    right: int
    sides: tuple[tuple[Sentence, str, str | None, int], ...]
    score: float
    made_by: str


@dataclass(frozen=True, slots=True)
class Row:
    """A statement's line in the matrix: one cell a document, None where nothing was found."""

    number: int
    speaker: str
    excerpt: str
    language: str | None
    cells: tuple[tuple[str, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline."""

    iso: str
    label: str
    what: Sentence
    basis: str
    publication: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as the list of sources shows it."""

    label: str
    document: Document
    outlet: str
    published: str
    language: str | None
    copy_of: str | None
    version: int
    address: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of the material, with its place where it has one."""

    code: str
    message: str
    label: str | None
    note: int | None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Everything the dispatch shows, in the order in which it shows it."""

    title: str
    dateline: str
    chosen: str
    summary: str
    figures: tuple[tuple[str, int, str], ...]
    conflicts: tuple[Conflict, ...]
    shared: tuple[Item, ...]
    portraits: tuple[Portrait, ...]
    columns: tuple[Entry, ...]
    rows: tuple[Row, ...]
    timeline: tuple[Moment, ...]
    unnamed: tuple[int, ...]
    undated: tuple[int, ...]
    foreign: tuple[str, ...]
    loose: tuple[str, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    sources: tuple[Entry, ...]
