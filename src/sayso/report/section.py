"""The parts of a dispatch: what Markdown and the page write down, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.report.marking import Pair, Piece, one_line
from sayso.report.sentence import Note, Sentence, quoted
from sayso.text.number import count, either
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
ANSWERS = (
    "The questions are made of the statements’ own words. How each speaker stands to one is read from the signs in the "
    "words cited: a denial, a “not”, a “may”, a “will”. Own words were quoted, reported ones are the outlet’s, "
    "secondhand is what somebody else is quoted as passing on. Nothing is decided here, and who is not listed may have "
    "answered elsewhere."
)
TOLD = (
    "What happened stands in the exact words of the fullest telling, with who else tells it; “after” names whose "
    "word the outlet reports for it; who counts the same and has another figure is named with it. One happening has "
    "one entry as far as words and meaning show that it is one. What was said or published has its own lines."
)
CARRIED = (
    "How many statements of each speaker were found in each outlet. “·” means: not found in the captured text. It does "
    "not mean that an outlet left it out."
)
ALONE = (
    "Statements of somebody that one source alone carries; near-copies are one source. What an outlet reports comes "
    "before turns of transcripts and posts, which always stand alone; then come named speakers. First among them is "
    "what contradicts something else or is near to what other sources tell, then own words, figures, denials and "
    "accusations."
)
PARTLY = (
    "This story is too long to be shown whole. Shown is what most sources carry, what contradicts, what answers the "
    "first questions, and of each of the first speakers some statements; each part says how much more there is. All of "
    "it stands in record.json and statements.csv; sayso run with --speaker, --about, --since and --until shows a part."
)
LISTED = "Statements that several sources carry, with the sources and how each words it."
VOCABULARY = (
    "Words that sources use for the same speaker or thing, and around the same statement. *doubts*, *concedes*, "
    "*heated* and *distance* are lists of words, not findings: whether a word is fair, the reader judges."
)
CLASS_MEANINGS = (
    ("fullest", "the fullest wording the sources have; the others are compared with it"),
    ("verbatim", "the same words; case, dashes and punctuation aside"),
    ("respelled", "the same words in another spelling"),
    ("trimmed", "only words of the fullest, fewer of them"),
    ("translation", "another language, or another translation of the same words"),
    ("altered", "quoted words changed, or another figure; in another language another figure, day or name"),
    ("paraphrase", "the same proposition in other words"),
)


def rest(number: int, thing: str, field: str) -> str:
    """How many more there are than are shown, and in which field of record.json; empty where there are none.

    >>> rest(2, "statement", "statements"), rest(0, "statement", "statements")
    ('There are 2 statements more, in record.json under “statements”.', '')
    """
    return (
        f"There {either(number, 'is', 'are')} {count(number, thing)} more, in record.json under “{field}”."
        if number
        else ""
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One rendering as a row: its document, its class and its words with what differs marked.

    ``pairs`` has them once more in another language: its segments beside those of the fullest, where there are several.
    ``limit`` says what a reader must know of the class: that a cut is marked or not, that quoted words alone are meant.
    ``copies`` are the labels of near-copies that have its very words, ``more`` how many others do.
    """

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
    pairs: tuple[Pair, ...] = ()
    limit: str = ""
    copies: tuple[str, ...] = ()
    more: int = 0


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
    more: int = 0


@dataclass(frozen=True, slots=True)
class Portrait:
    """A speaker with names, cited roles, the statements shown here and the numbers of those shown above."""

    name: str
    other_names: tuple[str, ...]
    roles: tuple[Sentence, ...]
    items: tuple[Item, ...]
    above: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that contradict or update one another, on which ground, by whose reckoning.

    ``deciding``: the words of each side that decide, "" where none of a side's own words do.
    """

    id: str
    kind: str
    reason: str
    left: int
    right: int
    sides: tuple[tuple[Sentence, str, str | None, int], ...]
    score: float
    made_by: str
    deciding: tuple[str, str] = ("", "")

    @property
    def why(self) -> str:
        """The reason, and the words that decide: number, “12” against “40”."""
        told = [quoted(one_line(words)) for words in self.deciding if words]
        return ", ".join((self.reason, " against ".join(told))) if told else self.reason


@dataclass(frozen=True, slots=True)
class Stand:
    """One answer to a question: the day, who gives it, how he stands to it and how directly we have it, in which words.

    ``published`` is True where the day is that of publication; ``number`` that of the statement, if it is one;
    ``earlier`` what the same speaker's stance was before, if it was another, else "".
    """

    day: str
    published: bool
    speaker: str
    stance: str
    directness: str
    words: str
    language: str | None
    label: str
    note: int
    number: int | None
    earlier: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the words of those who answer it, and their answers in order of their days."""

    id: str
    words: str
    stands: tuple[Stand, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A statement's line in the matrix: one cell a document, None where nothing was found.

    Where there are too many documents for columns, ``places`` has the label, class and note of those that have it, and
    ``more`` how many others do.
    """

    number: int
    speaker: str
    excerpt: str
    language: str | None
    cells: tuple[tuple[str, int] | None, ...]
    places: tuple[tuple[str, str, int], ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline; ``lane``: happened | said | edited | published, ``also`` who else tells it."""

    iso: str
    label: str
    what: Sentence
    basis: str
    lane: str
    also: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """A speaker's line: how many of the statements each outlet carries, 0 where none was found."""

    speaker: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """A statement that stands in one source alone; ``reach``: how many sources carry anything of its speaker.

    ``turn``: of a transcript or a post; ``signs``: number | denial | accusation.
    """

    number: int
    speaker: str
    excerpt: str
    language: str | None
    label: str
    note: int
    direct: bool
    conflict: int | None
    reach: int
    turn: bool
    signs: tuple[str, ...]


def flags(one: Alone) -> tuple[str, ...]:
    """What a reader is told of a statement that stands alone, beside where it stands."""
    turn = ("turn or post",) if one.turn else ()
    return (*turn, *(("own words",) if one.direct else ()), *one.signs)


@dataclass(frozen=True, slots=True)
class Word:
    """The words one source has for something; ``note`` says of which kind, ``call`` is its numbered note."""

    label: str
    outlet: str
    words: str
    language: str | None
    note: str
    call: int


@dataclass(frozen=True, slots=True)
class Named:
    """What is named in several ways: ``kind``: people | things | telling | marks; ``statement`` is a number or None."""

    kind: str
    concept: str
    statement: int | None
    words: tuple[Word, ...]
    more: int = 0


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
class Left:
    """How much a record has of each part, or how much of it stands in record.json alone: too much to be read."""

    statements: int = 0
    conflicts: int = 0
    contradictions: int = 0
    questions: int = 0
    shared: int = 0
    speakers: int = 0
    alone: int = 0
    carried: int = 0
    outlets: int = 0
    vocabulary: int = 0
    happenings: int = 0
    dated: int = 0
    publications: int = 0
    unnamed: int = 0
    undated: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Everything the dispatch shows, in the order in which it shows it."""

    title: str
    dateline: str
    chosen: str
    summary: str
    figures: tuple[tuple[str, int, str], ...]
    conflicts: tuple[Conflict, ...]
    questions: tuple[Asked, ...]
    shared: tuple[Item, ...]
    portraits: tuple[Portrait, ...]
    columns: tuple[Entry, ...]
    rows: tuple[Row, ...]
    outlets: tuple[str, ...]
    carried: tuple[Carried, ...]
    alone: tuple[Alone, ...]
    vocabulary: tuple[Named, ...]
    timeline: tuple[Moment, ...]
    unnamed: tuple[int, ...]
    undated: tuple[int, ...]
    foreign: tuple[str, ...]
    loose: tuple[str, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    sources: tuple[Entry, ...]
    left: Left
