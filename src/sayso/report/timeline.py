"""The timeline as record.json and the dispatch show it: what happened, was said, was edited and was published when.

One entry a happening, however many documents tell it; its words are those of the fullest telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.report.register import Register, day, days
from sayso.report.section import Moment
from sayso.report.sentence import Notes, Run, Sentence, dated, labelled, quoted
from sayso.text.number import count
from sayso.types import Document, Span, Statement
from sayso.view import Event, Telling

Json = dict[str, Any]
LANES = ("happened", "said", "edited", "published")


def timeline(register: Register) -> list[Json]:
    """Happenings, dated statements, edits and publications in the order of their first day; docs/record.schema.json."""
    lines = [_event(register, e) for e in register.record.events]
    lines += [_statement(register, s) for s in register.record.statements if s.said is not None and s.renderings]
    for document in register.record.documents:
        if document.published:
            what = f"publication by {register.outlet(document)}, {day(document.published)}"
            lines.append(_line("published", document.published, document.published, what, document.id, "published"))
    return sorted(lines, key=_order)


def _order(line: Json) -> tuple[str, int, str, str, str]:
    first = str(line["from"])
    return first[:10], LANES.index(line["lane"]), first, str(line["to"]), str(line["id"] or "")


def _line(lane: str, first: str, last: str, what: str, document: str, basis: str) -> Json:
    return {
        "lane": lane,
        "id": None,
        "from": first,
        "to": last,
        "what": what,
        "statement": None,
        "document": document,
        "span": None,
        "basis": basis,
        "tellings": [],
    }


def _event(register: Register, event: Event) -> Json:
    first = event.tellings[0]
    words = first.span.of(register.documents[first.document].text)
    told = words or f"edit of a post by {register.outlet(register.documents[first.document])}"
    return {
        **_line(event.lane, event.earliest, event.latest, told, first.document, first.basis),
        "id": event.id,
        "span": [first.span.start, first.span.stop],
        "tellings": [_telling(register, t) for t in event.tellings],
    }


def _telling(register: Register, telling: Telling) -> Json:
    text = register.documents[telling.document].text
    return {
        "document": telling.document,
        "span": [telling.span.start, telling.span.stop],
        "what": telling.span.of(text),
        "from": telling.earliest,
        "to": telling.latest,
        "words": [telling.words.start, telling.words.stop] if telling.words is not None else None,
        "dated": telling.words.of(text) if telling.words is not None else None,
        "basis": telling.basis,
        "attribution": telling.attribution,
        "otherwise": [[s.start, s.stop] for s in telling.otherwise],
    }


def _statement(register: Register, statement: Statement) -> Json:
    assert statement.said is not None
    said = statement.said
    first = register.attributions[statement.renderings[0].attribution]
    document, dating = dated(register, statement) or (first.document, None)
    named = register.speaker_name(first)
    what = f"statement of {named}" if named else "statement of a speaker who is not named"
    words = said.words if dating else None
    return {
        **_line("said", said.earliest, said.latest, what, document, said.basis),
        "statement": statement.id,
        "span": [words.start, words.stop] if words is not None else None,
    }


def read_events(lines: Iterable[Json]) -> tuple[Event, ...]:
    """The events behind the entries of a timeline that have tellings, in the order of their days."""
    found = (
        Event(line["id"], line["from"], line["to"], tuple(_read_telling(t) for t in line["tellings"]), line["lane"])
        for line in lines
        if line["tellings"]
    )
    return tuple(sorted(found, key=lambda e: (e.earliest, e.latest, e.id)))


def _read_telling(held: Json) -> Telling:
    return Telling(
        document=held["document"],
        span=Span(*held["span"]),
        words=Span(*held["words"]) if held["words"] is not None else None,
        earliest=held["from"],
        latest=held["to"],
        basis=held["basis"],
        attribution=held["attribution"],
        otherwise=tuple(Span(*pair) for pair in held.get("otherwise", ())),
    )


# ---------------------------------------------------------------- the dispatch


def moments(
    register: Register,
    notes: Notes,
    order: Sequence[Statement],
    numbers: Mapping[str, int],
    excerpts: Mapping[str, str],
    events: Iterable[Event],
    published: Iterable[Document],
    most: int | None = None,
) -> tuple[Moment, ...]:
    """The lines of the dispatch's timeline; ``excerpts`` are the first words of the statements by their ids.

    Of those who tell a happening as well at most so many are named, where a number is given.
    """
    found = [_happened(register, notes, e, most) for e in events]
    for statement in order:
        if statement.said is not None:
            found.append(_said(register, notes, statement, numbers[statement.id], excerpts[statement.id]))
    for document in published:
        if document.published:
            what = (Run("ours", f"{register.outlet(document)} publishes "), Run("source", register.labels[document.id]))
            found.append(Moment(document.published, day(document.published), what, "", "published"))
    return tuple(sorted(found, key=lambda m: (m.iso[:10], LANES.index(m.lane), m.iso)))


def _happened(register: Register, notes: Notes, event: Event, most: int | None) -> Moment:
    """A happening in the words of its fullest telling, with who else tells it."""
    first, *others = event.tellings
    document = register.documents[first.document]
    words = first.span.of(document.text)
    label = days(event.earliest, event.latest)
    if not words:
        what: Sentence = (
            Run("ours", f"{register.outlet(document)} edits "),
            Run("source", register.labels[document.id]),
        )
        return Moment(event.earliest, label, what, "the post’s own time", event.lane)
    attribution = register.attributions.get(first.attribution or "")
    after = register.speaker_name(attribution) if attribution is not None else None
    told = f"{register.outlet(document)}" + (f", after {after}" if after else ", after a source" if attribution else "")
    what = (
        Run("ours", f"{told}: "),
        Run("words", quoted(words), document.language),
        notes.run(first.document, (first.span,), first.attribution),
    )
    unlike = _unfolded(register, event.tellings)
    # Who tells it with another figure is never among those who are only counted.
    also = tuple(_also(register, notes, t) for t in sorted(unlike, key=lambda t: not t.otherwise)[:most])
    also += ((Run("ours", f"{len(unlike) - len(also)} more"),),) if len(unlike) > len(also) else ()
    folded = len(others) - len(unlike)
    also += ((Run("ours", f"{count(folded, 'near-copy')} word for word"),),) if folded else ()
    return Moment(event.earliest, label, what, basis(first.basis), event.lane, also)


def _unfolded(register: Register, tellings: Sequence[Telling]) -> list[Telling]:
    """Who tells a happening beside the first, without near-copies that have the very words of what they copy."""
    met: dict[tuple[str, str], str] = {}
    found = []
    for telling in tellings:
        words = telling.span.of(register.documents[telling.document].text)
        place = register.first_copy[telling.document], " ".join(words.casefold().split())
        if met.setdefault(place, telling.document) == telling.document:
            found.append(telling)
    return found[1:]


def _also(register: Register, notes: Notes, telling: Telling) -> Sentence:
    """Who else tells it, with the figure that stands there and not in the fullest telling."""
    document = register.documents[telling.document]
    copied = register.first_copy[document.id] != document.id
    told: Sentence = (
        Run("source", register.labels[document.id]),
        Run("ours", " (near-copy)" if copied else ""),
        notes.run(document.id, (telling.span,), telling.attribution),
    )
    for figure in telling.otherwise:
        told += (
            Run("ours", " with another figure, "),
            Run("words", quoted(figure.of(document.text)), document.language),
            notes.run(document.id, (figure,)),
        )
    return told


def _said(register: Register, notes: Notes, statement: Statement, number: int, excerpt: str) -> Moment:
    assert statement.said is not None
    said, origin = statement.said, dated(register, statement)
    call = notes.run(origin[0], (origin[1].words,)) if origin and origin[1].words else None
    fullest = statement.renderings[0]
    what: Sentence = (
        *_who(register, statement),
        Run("words", excerpt, register.document_of(fullest).language),
        call or Run("note", str(notes.rendering(fullest))),
        Run("statement", str(number)),
    )
    return Moment(said.earliest, days(said.earliest, said.latest), what, basis(said.basis), "said")


def _who(register: Register, statement: Statement) -> Sentence:
    """Who makes a statement, at the head of a line: a name, the label of a turn, or that nobody is named."""
    attribution = register.attributions[statement.renderings[0].attribution]
    document = register.documents[attribution.document]
    name, label = register.who(statement), labelled(document, attribution)
    if name is not None or not label:
        return (Run("ours", f"{name or 'A speaker nobody names'}: "),)
    words = " ".join(s.of(document.text) for s in attribution.source)
    return (
        Run("ours", label[0].upper() + label[1:]),
        Run("words", quoted(words), document.language),
        Run("ours", ": "),
    )


def basis(known: str) -> str:
    """How a day is known, for people."""
    return {"published": "day of publication", "dateline": "day of the dateline"}.get(known, known)
