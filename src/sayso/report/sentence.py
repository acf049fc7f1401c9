"""The narrator's sentences: templates that assert only what the record holds, every one with its note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.report.cite import Citation, cite
from sayso.report.marking import bare
from sayso.report.register import GAP, Register, day, days, language_name
from sayso.report.telling import telling
from sayso.text.speech import QUESTION
from sayso.types import Attribution, Document, Party, Rendering, Spans, Statement, When

PRONOUNS = frozenset("he she they it who which that i we он она они кто il elle ils elles er sie él ella".split())
WRITTEN = frozenset({"post", "letter", "article"})


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence: ``ours``, exact ``words`` of a source, a ``note`` or a ``statement`` by its number."""

    kind: str
    text: str
    language: str | None = None


Sentence = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the cited words of one document and the attribution they belong to."""

    number: int
    label: str
    document: Document
    citations: tuple[Citation, ...]
    attribution: str | None
    teller: str
    published: str
    named_by: str
    cue: str


class Notes:
    """Numbers citations in the order in which they are first called; the same words keep their number."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._numbers: dict[tuple[str, Spans, str | None], int] = {}

    def number(self, document: str, spans: Spans, attribution: str | None = None) -> int:
        """The note's number for these words, a new one at their first call."""
        return self._numbers.setdefault((document, spans, attribution), len(self._numbers) + 1)

    def rendering(self, rendering: Rendering) -> int:
        """The number of the note that leads to a rendering's words."""
        return self.number(self._register.document_of(rendering).id, rendering.spans, rendering.attribution)

    def run(self, document: str, spans: Spans, attribution: str | None = None) -> Run:
        """The call of a note, to be put into a sentence."""
        return Run("note", str(self.number(document, spans, attribution)))

    def all(self) -> tuple[Note, ...]:
        """Every note called so far, in order."""
        return tuple(self._note(n, *called) for called, n in self._numbers.items())

    def _note(self, number: int, document: str, spans: Spans, attribution: str | None) -> Note:
        register = self._register
        held = register.attributions.get(attribution or "")
        text = register.documents[document].text
        return Note(
            number=number,
            label=register.labels[document],
            document=register.documents[document],
            citations=tuple(cite(register.documents[document], span) for span in spans),
            attribution=attribution,
            teller=register.documents[document].outlet or register.documents[document].name,
            published=day(when) if (when := register.documents[document].published) else "date not known",
            named_by=GAP.join(s.of(text) for s in held.source) if held else "",
            cue=GAP.join(s.of(text) for s in held.cue) if held else "",
        )


def quoted(words: str) -> str:
    """Words in one pair of quotation marks, their own outer marks not doubled.

    >>> quoted('"It is safe,"'), quoted("“One” and “two”")
    ('“It is safe,”', '“One” and “two”')
    """
    inner = bare(words)
    return inner if inner and inner[0] in '“„«"' and inner[-1] in '”“»"' else f"“{inner}”"


def lead(register: Register, notes: Notes, statement: Statement) -> Sentence:
    """Who reports whom as saying what and when, up to the words themselves, which follow.

    The outlet is the grammatical subject, because all the record knows is that the outlet reports it.
    """
    rendering = statement.renderings[0]
    attribution = register.attributions[rendering.attribution]
    document = register.document_of(rendering)
    outlet, when = Run("ours", register.teller(document)), phrase(statement.said)
    if attribution.voice == "narrated":
        return (outlet, Run("ours", " states in its own voice:"))
    start = (outlet, *through(register, notes, attribution))
    who = subject(register, notes, attribution)
    asked = register.speaker_name(attribution) is None and _asks(document, attribution)
    verb = "writing" if written(attribution) else "asking" if asked else "saying"
    if posted(document, attribution):
        carried = (Run("ours", " (captured from "), outlet, Run("ours", ")")) if document.outlet else ()
        return (Run("ours", "In a post"), *carried, Run("ours", when + ", "), *who, Run("ours", " wrote:"))
    voice = register.voice(rendering)
    reports = " quotes " if voice == "direct" else " reports "
    manner = {"direct": "", "mixed": ", partly in the outlet’s words"}.get(voice, ", in the outlet’s words")
    if cue := telling(document, attribution):
        shown = Run("words", quoted(GAP.join(s.of(document.text) for s in cue)), document.language)
        note = notes.run(document.id, cue, attribution.id)
        return (
            *start,
            Run("ours", " reports of "),
            *who,
            Run("ours", f"{when}{manner}: "),
            shown,
            note,
            Run("ours", ":"),
        )
    return (*start, Run("ours", reports), *who, Run("ours", f" as {verb}{when}{manner}:"))


def subject(register: Register, notes: Notes, attribution: Attribution) -> Sentence:
    """The speaker's name, or the exact words a document has instead of one."""
    name = register.speaker_name(attribution)
    if name:
        return (Run("ours", name),)
    if not attribution.source:
        return (Run("ours", "a speaker it does not name"),)
    document = register.documents[attribution.document]
    words = GAP.join(s.of(document.text) for s in attribution.source)
    pronoun = words.casefold() in PRONOUNS
    called = "a source it calls only " if pronoun else "a source named only as "
    return (
        Run("ours", labelled(document, attribution) or called),
        Run("words", quoted(words), document.language),
        notes.run(document.id, attribution.source, attribution.id),
    )


def labelled(document: Document, attribution: Attribution) -> str:
    """What to say before the label of a turn that names nobody, "a questioner labelled only "; "" for no turn."""
    if attribution.made_by != "rule:turn" or not attribution.source:
        return ""
    return "a questioner labelled only " if _asks(document, attribution) else "a speaker labelled only "


def _asks(document: Document, attribution: Attribution) -> bool:
    """True for a turn whose label names nobody but the one who asks."""
    words = "".join(s.of(document.text) for s in attribution.source)
    return attribution.made_by == "rule:turn" and bool(QUESTION.fullmatch(words))


def through(register: Register, notes: Notes, attribution: Attribution) -> Sentence:
    """The outer speaker in whose words an attribution is nested, where that is somebody else.

    Who is told of but is not reported to have said anything passes nothing on.
    """
    teller, outer = register.passed_on(attribution), register.around(attribution)
    if outer is None:
        return ()
    shown = teller or outer
    named = subject(register, notes, shown)
    note = notes.run(shown.document, shown.content, shown.id)
    if teller is None:
        return (Run("ours", ", telling of "), *named, Run("ours", ","), note)
    return (Run("ours", ", through what "), *named, Run("ours", " is reported to say,"), note)


def secondhand(register: Register, statement: Statement) -> Sentence:
    """That no document has a statement of several wordings but through somebody else; nothing where one has it."""
    tellers = [register.passed_on(register.attributions[r.attribution]) for r in statement.renderings]
    if len(tellers) < 2 or None in tellers:
        return ()
    return (Run("ours", "Secondhand in every source: no document here has these words but through somebody else."),)


def differing(register: Register, notes: Notes, statement: Statement) -> Sentence:
    """That the sources name more than one speaker of a statement, each with where; nothing where they name one."""
    named: dict[str, tuple[str, Rendering]] = {}
    for rendering in statement.renderings:
        attribution = register.attributions[rendering.attribution]
        speaker = register.speakers.get(register.speaker_of.get(attribution.id, ""))
        name = register.speaker_name(attribution)
        if name and attribution.voice != "narrated" and (speaker is None or speaker.kind != "unnamed"):
            named.setdefault(speaker.id if speaker is not None else name, (name, rendering))
    if len({name for name, _ in named.values()}) < 2:
        return ()
    told: list[Run] = [Run("ours", "The sources differ on who says this:")]
    for at, (name, rendering) in enumerate(named.values()):
        document = register.document_of(rendering)
        attribution = register.attributions[rendering.attribution]
        note = notes.run(document.id, attribution.source or rendering.spans, attribution.id)
        told += [Run("ours", f"{',' if at else ''} {name} in {register.teller(document)}"), note]
    return (*told, Run("ours", "."))


def posted(document: Document, attribution: Attribution) -> bool:
    """True where the content is a post of its speaker's own account."""
    return attribution.within is None and any(
        block.kind == "post" and block.span.holds(span) for block in document.blocks for span in attribution.content
    )


def written(attribution: Attribution) -> bool:
    """True only where the document says by which way the words came, and that way is writing."""
    return attribution.channel is not None and attribution.channel.kind in WRITTEN


def phrase(said: When | None) -> str:
    """The day of a statement as it stands in a sentence; an unknown day is said to be unknown."""
    if said is None:
        return " (day not known)"
    label = days(said.earliest, said.latest)
    preposition = "on" if said.earliest[:10] == said.latest[:10] and len(said.earliest) > 7 else "within"
    how = {"published": " (its day of publication)", "dateline": " (the day of the dateline)"}.get(said.basis, "")
    return f" {preposition} {label}{how}"


def details(register: Register, notes: Notes, statement: Statement) -> tuple[Sentence, ...]:
    """What else the record holds on a statement: how its day is known, to whom, by which way, whose notes."""
    found: list[Sentence] = []
    said = dated(register, statement)
    if statement.said is not None and said is not None:
        document, when = said
        if when.words is not None:
            words = Run("words", quoted(when.words.of(register.documents[document].text)))
            note = notes.run(document, (when.words,))
            how = {"stated": "stated as ", "dateline": "taken from the dateline, "}.get(when.basis, "resolved from ")
            found.append((Run("ours", f"Day {how}"), words, note, Run("ours", ".")))
    if disputed := differing(register, notes, statement):
        found.insert(0, disputed)
    for rendering in statement.renderings:
        found.extend(_circumstances(register, notes, register.attributions[rendering.attribution]))
    if told := secondhand(register, statement):
        found.insert(0, told)
    return tuple(dict.fromkeys(found))


def dated(register: Register, statement: Statement) -> tuple[str, When] | None:
    """The document whose words date a statement, and that date."""
    for rendering in statement.renderings:
        attribution = register.attributions[rendering.attribution]
        if attribution.said is not None and attribution.said == statement.said:
            return attribution.document, attribution.said
    return None


def _circumstances(register: Register, notes: Notes, attribution: Attribution) -> Iterable[Sentence]:
    document = register.documents[attribution.document]
    label = register.labels[document.id]

    def party(ours: str, held: Party) -> Sentence:
        note = notes.run(document.id, (held.span,))
        words = Run("words", quoted(held.span.of(document.text)), document.language)
        return (Run("ours", f"{ours} in {label} as "), words, note, Run("ours", "."))

    if attribution.addressee is not None:
        yield party("Addressee given", attribution.addressee)
    if attribution.channel is not None:
        yield party("Channel given", attribution.channel)
    for held in attribution.cites:
        known = ", ".join(x for x in (held.outlet, day(held.date) if held.date else None, held.url) if x)
        lacks = "" if held.complete else "; incomplete as it stands there"
        note_words = held.span.of(document.text).strip() if held.span is not None else ""
        call = (notes.run(document.id, (held.span,)),) if held.span is not None and note_words else ()
        told = f"{label}’s own note {held.note} names {known or 'nothing more'}{lacks}"
        yield (Run("ours", told), *call, Run("ours", "."))


def tongue(document: Document) -> str | None:
    """The language's name where words are not in the narrator's English."""
    return language_name(document.language) if document.language not in (None, "en") else None
