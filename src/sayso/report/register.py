"""Where everything of a record is found: its parts by id, and how they are called on the page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from hashlib import sha256

from sayso.report.marking import bare
from sayso.report.origin import copies_of, origin
from sayso.text.segment import paragraphs, quotations
from sayso.types import Attribution, Document, Record, Relation, Rendering, Span, Spans, Speaker, Statement
from sayso.view import Gloss

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
GAP = " […] "
NEARNESS = ("longer", "verbatim", "respelled", "trimmed", "translation", "altered", "paraphrase")


class Register:
    """The parts of one record by id; reads, never changes."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.documents = {d.id: d for d in record.documents}
        self.attributions = {a.id: a for a in record.attributions}
        self.speakers = {s.id: s for s in record.speakers}
        self.statements = {s.id: s for s in record.statements}
        self.labels = {d.id: f"S{i}" for i, d in enumerate(record.documents, 1)}

    @cached_property
    def speaker_of(self) -> dict[str, str]:
        """Attribution id to speaker id."""
        return {a: s.id for s in self.record.speakers for a in s.attributions}

    @cached_property
    def roles(self) -> dict[str, str]:
        """The roles of each speaker, each once, in one line, by the speaker's id."""
        return {s.id: "; ".join(dict.fromkeys(r.role for r in s.roles)) for s in self.record.speakers}

    @cached_property
    def relations_of(self) -> dict[str, list[Relation]]:
        """The relations of each statement that has any, by its id, in the order of the record."""
        found: dict[str, list[Relation]] = {}
        for relation in self.record.relations:
            for id in dict.fromkeys((relation.left, relation.right)):
                found.setdefault(id, []).append(relation)
        return found

    @cached_property
    def glosses_of(self) -> dict[str, list[Gloss]]:
        """The glosses of words that a statement's renderings have, by its id, in the order of the record."""
        found: dict[str, list[Gloss]] = {}
        for gloss in self.record.glosses:
            for id in dict.fromkeys(h.statement for h in gloss.held):
                found.setdefault(id, []).append(gloss)
        return found

    @cached_property
    def first_copy(self) -> dict[str, str]:
        """Document id to the id of the first of its near-copies, itself when it is no copy."""
        firsts = dict(self.record.witnesses)
        return {d.id: firsts.get(d.id, d.id) for d in self.record.documents}

    @cached_property
    def _copies(self) -> dict[str, tuple[str, ...]]:
        return copies_of(self.record.witnesses)

    def witness(self, rendering: Rendering) -> str:
        """The id of the document that a rendering's words are the witness of: of copies the first that has them.

        What a copy adds to the text it copies is its own.
        """
        place = rendering.attribution, rendering.spans
        return self._added.get(place) or self._first_with(self.document_of(rendering).id, rendering.spans)

    @cached_property
    def _added(self) -> dict[tuple[str, Spans], str]:
        """The witness of every rendering in a copy, found copy by copy: the words of a text are then met once."""
        held: dict[tuple[str, Spans], str] = {}
        for statement in self.record.statements:
            for rendering in statement.renderings:
                document = self.attributions[rendering.attribution].document
                if self._copies.get(document, (document,))[0] != document:
                    held[rendering.attribution, rendering.spans] = document
        order = sorted(held.items(), key=lambda place: (self._copies[place[1]], place))
        return {place: self._first_with(document, place[1]) for place, document in order}

    def _first_with(self, document: str, spans: Spans) -> str:
        copies = self._copies.get(document, (document,))
        if document == copies[0]:
            return document
        words = " ".join(span.of(self.documents[document].text) for span in spans)
        return origin(words, document, copies, self.documents)

    def document_of(self, rendering: Rendering) -> Document:
        """The document a rendering stands in."""
        return self.documents[self.attributions[rendering.attribution].document]

    def words(self, rendering: Rendering) -> str:
        """The exact words of a rendering; a gap between two spans is marked as left out."""
        text = self.document_of(rendering).text
        return GAP.join(span.of(text) for span in rendering.spans)

    def voice(self, rendering: Rendering) -> str:
        """The voice of a rendering's own words: a sentence that stands whole in quotation marks is direct."""
        held = self.attributions[rendering.attribution]
        if held.voice != "mixed":
            return held.voice
        text = self.documents[held.document].text
        marks = _marks(text)
        told = [at for span in rendering.spans for at in range(span.start, span.stop) if text[at].isalnum()]
        return "direct" if told and all(any(m.start <= at < m.stop for m in marks) for at in told) else "mixed"

    def speaker(self, statement: Statement) -> Speaker | None:
        """Who made the statement, where the record knows."""
        return self.speakers.get(statement.speaker or "")

    def who(self, statement: Statement) -> str | None:
        """Who makes a statement as a reader is told: a name, the outlet for its own voice, None where nobody knows."""
        speaker = self.speaker(statement)
        if speaker is not None:
            return speaker.names[0] if speaker.names and speaker.kind != "unnamed" else None
        first = self.attributions[statement.renderings[0].attribution]
        return self.outlet(self.documents[first.document]) if self.narrated(statement) else self.speaker_name(first)

    def nameless(self, statement: Statement) -> bool:
        """True for what somebody says whom the record cannot name."""
        return not self.narrated(statement) and self.who(statement) is None

    def narrated(self, statement: Statement) -> bool:
        """True for what an outlet tells in its own voice: it has no speaker, and no day of saying but the outlet's."""
        return self.attributions[statement.renderings[0].attribution].voice == "narrated"

    def dayless(self, statement: Statement) -> bool:
        """True for what somebody said on a day that the record cannot tell."""
        return statement.said is None and not self.narrated(statement)

    def named(self) -> tuple[str, ...]:
        """The names of those who make the record's statements, each once; an outlet in its own voice is no speaker."""
        told = (s for s in self.record.statements if s.renderings and not self.narrated(s))
        return unique(name for s in told if (name := self.who(s)))

    def speaker_name(self, attribution: Attribution) -> str | None:
        """The name shown for an attribution's speaker: the speaker's fullest, else the document's own."""
        speaker = self.speakers.get(self.speaker_of.get(attribution.id, ""))
        return speaker.names[0] if speaker and speaker.names else attribution.name

    @cached_property
    def _rendered(self) -> frozenset[str]:
        return frozenset(r.attribution for s in self.record.statements for r in s.renderings)

    def around(self, attribution: Attribution) -> Attribution | None:
        """The nearest attribution of another speaker in whose content this one stands, None where there is none."""
        outer = self.attributions.get(attribution.within or "")
        while outer is not None:
            name = self.speaker_name(outer)
            if outer.voice != "narrated" and (name is None or name != self.speaker_name(attribution)):
                return outer
            outer = self.attributions.get(outer.within or "")
        return None

    def passed_on(self, attribution: Attribution) -> Attribution | None:
        """The nearest of those around it by which somebody else is reported to say so, and so passes the words on."""
        outer = self.around(attribution)
        while outer is not None and outer.id not in self._rendered and self.record.choice is None:
            outer = self.around(outer)
        return outer

    def called(self, attribution: Attribution) -> str:
        """Who speaks, in a table's cell: the name, else the document's own words on one line, else "somebody"."""
        text = self.documents[attribution.document].text
        words = " ".join(GAP.join(s.of(text) for s in attribution.source).split())
        return self.speaker_name(attribution) or (f"“{words}”" if words else "somebody")

    def outlet(self, document: Document) -> str:
        """What to call where a document was published; its file name where no outlet is known."""
        return document.outlet or document.name.rstrip("/").rsplit("/", 1)[-1] or document.name

    def teller(self, document: Document) -> str:
        """Who tells, at the head of a sentence: the outlet, or the file where no outlet is known."""
        return document.outlet or f"The file {self.outlet(document)}"

    def witnesses(self, statement: Statement) -> tuple[str, ...]:
        """Ids of the independent documents that carry a statement; copies of one text count once."""
        return unique(self.witness(r) for r in statement.renderings)

    def folded(self, statement: Statement) -> tuple[tuple[Rendering, tuple[str, ...]], ...]:
        """A statement's renderings, each with the ids of the near-copies of its document that have its very words.

        A near-copy that words it otherwise keeps its own place, and so does every rendering of one document.
        """
        kept: list[tuple[Rendering, list[str]]] = []
        places: dict[tuple[str, str], int] = {}
        for rendering in statement.renderings:
            document = self.document_of(rendering).id
            said = self.first_copy[document], " ".join(bare(self.words(rendering)).casefold().split())
            at = places.setdefault(said, len(kept))
            if at < len(kept) and self.document_of(kept[at][0]).id != document:
                kept[at][1].append(document)
            else:
                kept.append((rendering, []))
        return tuple((rendering, unique(copies)) for rendering, copies in kept)

    def cells(self, statement: Statement) -> dict[str, Rendering]:
        """The rendering nearest to the fullest of each document that a statement stands in, by the document's id."""
        found: dict[str, Rendering] = {}
        for rendering in sorted(
            statement.renderings, key=lambda r: NEARNESS.index(r.kind) if r.kind in NEARNESS else 9
        ):
            found.setdefault(self.document_of(rendering).id, rendering)
        return found

    def version(self, document: Document) -> int:
        """Which capture of its address a document is, in the order of the record."""
        return 1 + self.captures_of.get(document.url, (document.capture,)).index(document.capture)

    @cached_property
    def captures_of(self) -> dict[str | None, tuple[str, ...]]:
        """The captures of each address, in the order of the record."""
        found: dict[str | None, dict[str, None]] = {}
        for document in self.record.documents:
            if document.url:
                found.setdefault(document.url, {})[document.capture] = None
        return {url: tuple(captures) for url, captures in found.items()}


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids without repetition, in the order of their first place.

    >>> unique(["b", "a", "b"])
    ('b', 'a')
    """
    return tuple(dict.fromkeys(ids))


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[Span, ...]:
    """The quotations of a text."""
    return tuple(q.span for q in quotations(text, paragraphs(text)))


def fingerprint(body: bytes) -> str:
    """SHA-256 of bytes, as a capture is named."""
    return sha256(body).hexdigest()


def text_bytes(text: str) -> bytes:
    """A document's text as it is stored and hashed."""
    return text.encode("utf-8", "surrogatepass")


def day(iso: str) -> str:
    """A date or time for people; a time keeps its zone.

    >>> day("2031-03-02"), day("2031-03-02T09:30:00+07:00"), day("2031-03")
    ('2 March 2031', '2 March 2031, 09:30 (+07:00)', 'March 2031')
    """
    date, _, time = iso.partition("T")
    numbers = date.split("-")
    if not all(n.isdigit() for n in numbers) or not 1 <= len(numbers) <= 3:
        return iso
    if len(numbers) > 1 and not 1 <= int(numbers[1]) <= len(MONTHS):
        return iso
    parts = [numbers[0]]
    if len(numbers) > 1:
        parts.insert(0, MONTHS[int(numbers[1]) - 1])
    if len(numbers) > 2:
        parts.insert(0, str(int(numbers[2])))
    zone = time[5:].lstrip(":0123456789.") if time else ""
    return (
        " ".join(parts) + (f", {time[:5]}" if time else "") + (f" ({'UTC' if zone == 'Z' else zone})" if zone else "")
    )


def days(earliest: str, latest: str) -> str:
    """A range of days for people, shortened where both share a month or a year.

    >>> days("2031-03-02", "2031-03-02"), days("2031-03-02", "2031-03-04"), days("2031-02-27", "2031-03-02")
    ('2 March 2031', '2–4 March 2031', '27 February – 2 March 2031')
    """
    first, last = day(earliest[:10]), day(latest[:10])
    if first == last:
        return day(earliest) if earliest == latest else first
    left, right = first.split(" "), last.split(" ")
    if len(left) == len(right) == 3 and left[1:] == right[1:]:
        return f"{left[0]}–{last}"
    if len(left) == len(right) == 3 and left[2] == right[2]:
        return f"{left[0]} {left[1]} – {last}"
    return f"{first} – {last}"


def language_name(code: str | None) -> str | None:
    """The English name of a language, the code itself when it is unknown, None for None.

    >>> language_name("ru"), language_name(None)
    ('Russian', None)
    """
    if not code:
        return None
    from babel import Locale

    name = Locale("en").languages.get(code)
    return str(name) if name else code
