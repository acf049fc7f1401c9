"""The eight values of sayso and their small parts; of ours, imports only more small parts.

Everything is frozen, picklable and made of tuples. Offsets are half-open code points of ``Document.text``, which stays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

from sayso.choice import Choice
from sayso.receipt import Receipt
from sayso.span import Span as Span
from sayso.span import Spans as Spans
from sayso.view import Event, Gloss, Question, Wording

if TYPE_CHECKING:
    import numpy

# ---------------------------------------------------------------- small parts


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received; ``url``: address or file name, ``fetched``: UTC ISO 8601, ``receipt``: how the net gave it."""

    url: str
    fetched: str | None
    media_type: str
    body: bytes
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user knows of an input and its bytes may not say; None means not said.

    ``published`` is ISO 8601 (a day or a time), ``zone`` an IANA name or an offset such as +07:00,
    ``language`` an ISO 639-1 code.
    """

    outlet: str | None = None
    published: str | None = None
    zone: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document's text and where its capture holds it.

    ``kind``: headline | lede | body | question | caption | pullquote | list | quote | post | dateline | byline |
    note | boilerplate | struck | turn. A ``question`` stands alone in bold type, as interviewers' do; ``struck`` words
    are crossed out inside another block; a ``turn`` is marked as another's. ``locator``: the reader's own place for it.
    """

    span: Span
    kind: str
    locator: str


@dataclass(frozen=True, slots=True)
class Post:
    """What a social post says of itself; ``handle`` is the account whose words these are.

    ``reply_to``, ``repost_of`` and ``quote_of`` are the other post's address, else its id, else its account's address;
    times are ISO 8601. Edited or forwarded and nobody says when or from whom: the field is empty, not None.
    """

    handle: str | None = None
    edited: str | None = None
    reply_to: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    forwarded_from: str | None = None
    first_posted: str | None = None
    deleted: bool = False

    @property
    def copied(self) -> bool:
        """True where the words are another post's, passed on."""
        return self.repost_of is not None or self.forwarded_from is not None


@dataclass(frozen=True, slots=True)
class When:
    """Days from ``earliest`` to ``latest`` (ISO 8601, inclusive), the words they came from and how.

    ``basis``: ``stated``, ``resolved from '…'`` (and ``by '…'``, words that point back), ``published`` or ``dateline``.
    """

    earliest: str
    latest: str
    words: Span | None
    basis: str


@dataclass(frozen=True, slots=True)
class Party:
    """To whom or by which way something was said: the words and their normalised kind."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A note of the document's own, as incomplete as it stands there. ``span`` covers the note's words."""

    note: str
    outlet: str | None
    date: str | None
    url: str | None
    complete: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description a document gives a speaker, with its words."""

    role: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks, the marks included.

    ``closed`` is False where the paragraph ends first; ``continues`` is True where the mark reopens
    a quotation left open by the paragraph before; ``depth`` is 1 for the outermost marks.
    """

    span: Span
    closed: bool
    continues: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a tagger finds: one source-cue-content triple with the tagger's score (0..1).

    A cue that found no content, and a content that found no cue, are triples with that part empty.
    ``rule`` names the rule that found the triple, where the tagger is a set of rules.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the material: counted, shown, never raised."""

    code: str
    message: str
    document: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """One document's wording of a statement: spans inside an attribution's content.

    ``kind`` is the class of contract: longer, translation, verbatim, respelled, trimmed, altered, paraphrase.
    ``against`` is the attribution id of the fullest rendering, None for the fullest itself.
    ``diff`` holds (equal | cut | added | changed, words of the fullest, words here); in another language segments
    (aligned | cut | added), and behind them, once more, the words in which both differ (changed).
    """

    attribution: str
    spans: Spans
    kind: str
    against: str | None
    diff: tuple[tuple[str, str, str], ...] = ()


# ---------------------------------------------------------------- the eight values


@dataclass(frozen=True, slots=True)
class Document:
    """Text read from a capture, with its blocks and what is known of its publication.

    ``name`` is the file name or URL as given; ``published`` is ISO 8601, a time carries its zone;
    ``capture`` is the SHA-256 of the captured bytes, ``wire`` the agency of a copied text; ``post``: of posts alone.
    """

    id: str
    name: str
    url: str | None
    outlet: str | None
    language: str | None
    published: str | None
    dateline: str | None
    byline: str | None
    wire: str | None
    title: str | None
    text: str
    blocks: tuple[Block, ...]
    capture: str
    reader: str
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation of source, cue and content in one document.

    ``voice``: direct | indirect | mixed | narrated. ``name``: the fullest name the source's chain of
    mentions gives, or None. ``kind``: person | body | group | document | unnamed.
    ``within``: id of the attribution this one is nested in.
    """

    id: str
    document: str
    source: Spans
    cue: Spans
    content: Spans
    voice: str
    name: str | None = None
    kind: str = "unnamed"
    within: str | None = None
    addressee: Party | None = None
    channel: Party | None = None
    said: When | None = None
    cites: tuple[Cite, ...] = ()
    score: float = 1.0
    made_by: str = ""

    @property
    def place(self) -> tuple[int, int, Spans]:
        """Where it stands in the reading order of its document: by its content, what holds others before them."""
        return (self.content[0].start, -self.content[0].stop, self.cue) if self.content else (0, 0, self.cue)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who sources resolve to, across documents. ``names`` are in order of fullness, the first is shown."""

    id: str
    kind: str
    names: tuple[str, ...]
    wikidata: str | None
    attributions: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition by one speaker on one occasion, with its renderings, the fullest first."""

    id: str
    speaker: str | None
    renderings: tuple[Rendering, ...]
    said: When | None
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Two statements that agree, contradict or update; ``grounds`` are the compared renderings."""

    id: str
    left: str
    right: str
    kind: str
    grounds: tuple[Rendering, ...]
    reason: str
    score: float
    made_by: str


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one happening and the statements they carry."""

    id: str
    title: str
    documents: tuple[str, ...]
    statements: tuple[str, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's ruling; ``kind``: speaker | statement | relation | story | replace | drop.

    The ids name attributions, of a story documents.
    ``verdict``: same | different | unsure. ``source``, ``cue`` and ``content`` are the right spans of a ``replace``.
    """

    id: str
    kind: str
    left: str
    right: str | None
    verdict: str
    by: str
    at: str
    why: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A story with all it stands on, or the part of it that ``choice`` says: a bundle for reports, no value."""

    story: Story
    documents: tuple[Document, ...]
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    witnesses: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    choice: Choice | None = None
    questions: tuple[Question, ...] = ()
    events: tuple[Event, ...] = ()
    wordings: tuple[Wording, ...] = ()
    glosses: tuple[Gloss, ...] = ()


# ---------------------------------------------------------------- models arrive as arguments


class Tagger(Protocol):
    """Finds source-cue-content triples."""

    @property
    def name(self) -> str:
        """What to write in ``made_by``."""

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        """The triples in these paragraphs, in reading order; spans are offsets into ``text``."""


class Encoder(Protocol):
    """Turns sentences of many languages into vectors of one space."""

    @property
    def name(self) -> str:
        """What to write in ``made_by``."""

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        """One unit row a sentence."""


class Entailer(Protocol):
    """Says of two sentences whether the second follows from the first, contradicts it, or neither."""

    @property
    def name(self) -> str:
        """What to write in ``made_by``."""

    def entail(self, pairs: Sequence[tuple[str, str]]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        """A row a pair (premise, hypothesis): the probabilities of entails, contradicts, neither."""


# ---------------------------------------------------------------- names by content


def _plain(part: object) -> object:
    if is_dataclass(part) and not isinstance(part, type):
        part = {field.name: getattr(part, field.name) for field in fields(part)}
    if isinstance(part, dict):
        return {k: _plain(v) for k, v in part.items() if v not in (None, "", (), [], {})}
    if isinstance(part, list | tuple):
        return [_plain(x) for x in part]
    return part


def key(kind: str, *parts: object) -> str:
    """The content key of a value: its kind and a digest of canonical JSON, empty fields dropped.

    A second run finds the first one's rows by it.

    >>> key("a", "doc1", Span(3, 9)) == key("a", "doc1", Span(3, 9))
    True
    """
    canonical = json.dumps([_plain(p) for p in parts], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{kind}_{blake2b(canonical.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
