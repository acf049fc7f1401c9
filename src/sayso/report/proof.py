"""Proof that a record holds together: ids lead somewhere, spans lie inside, shown words are the sources'."""

from __future__ import annotations

import csv as comma
import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from sayso.report.cite import anchor
from sayso.report.marking import APART, harmless
from sayso.report.register import Register
from sayso.report.selection import MOST_WHOLE
from sayso.report.table import COLUMNS, guarded, row
from sayso.text.number import count
from sayso.types import Attribution, Problem, Record, Rendering, Span, Statement

WORDY = re.compile(r"[^\W_]+")
MARK = re.compile(r"(?P<document>.+)-(?P<start>\d{1,12})-(?P<stop>\d{1,12})")


def record_problems(record: Record) -> Iterator[Problem]:
    """What is wrong in a record taken by itself: ids that lead nowhere, spans outside, diffs of other words."""
    register = Register(record)
    yield from _ids(record)
    for document in record.documents:
        yield from _spans_inside(document.id, (b.span for b in document.blocks), len(document.text), "a block")
    for attribution in record.attributions:
        if attribution.document in register.documents:
            spans = _spans_of(attribution)
            text = register.documents[attribution.document].text
            yield from _spans_inside(attribution.document, spans, len(text), f"attribution {attribution.id}")
    for speaker in record.speakers:
        for role in speaker.roles:
            if role.document in register.documents:
                text = register.documents[role.document].text
                yield from _spans_inside(role.document, (role.span,), len(text), f"a role of speaker {speaker.id}")
    for problem in record.problems:
        if problem.span is not None and problem.document in register.documents:
            text = register.documents[problem.document].text
            yield from _spans_inside(problem.document, (problem.span,), len(text), "a problem")
    for statement in record.statements:
        for rendering in statement.renderings:
            yield from _rendering(register, rendering, f"statement {statement.id}")
    for relation in record.relations:
        for ground in relation.grounds:
            yield from _rendering(register, ground, f"relation {relation.id}")
    for question in record.questions:
        for position in question.positions:
            ground = Rendering(position.attribution, position.grounds, "verbatim", None)
            yield from _rendering(register, ground, f"question {question.id}")
    yield from _views(register)


def _views(register: Register) -> Iterator[Problem]:
    """Spans of happenings and wordings outside their texts, and tellings that nobody's attribution holds."""
    for event in register.record.events:
        for telling in event.tellings:
            if telling.document in register.documents:
                spans = (telling.span, *((telling.words,) if telling.words is not None else ()))
                text = register.documents[telling.document].text
                yield from _spans_inside(telling.document, spans, len(text), f"event {event.id}")
            held = register.attributions.get(telling.attribution or "")
            if held is not None and held.document != telling.document:
                message = f"event {event.id}: attribution {held.id} stands in another document than its telling"
                yield Problem("span-outside", message, telling.document, telling.span)
    for gloss in register.record.glosses:
        if gloss.document in register.documents:
            text = register.documents[gloss.document].text
            yield from _spans_inside(gloss.document, (gloss.word, gloss.gloss), len(text), "a gloss")
        for place in gloss.held:
            rendering = Rendering(place.attribution, (place.span,), "verbatim", None)
            yield from _rendering(register, rendering, f"a gloss of {gloss.document}")
    for wording in register.record.wordings:
        if wording.document in register.documents:
            text = register.documents[wording.document].text
            yield from _spans_inside(wording.document, (wording.span,), len(text), f"wording of {wording.concept}")


def _ids(record: Record) -> Iterator[Problem]:
    """Every name of another value that no value has, and every id that two values have."""
    documents = [d.id for d in record.documents]
    attributions = [a.id for a in record.attributions]
    speakers = [s.id for s in record.speakers]
    statements = [s.id for s in record.statements]
    happened = [e.id for e in record.events]
    named = {*speakers, *statements, *happened}
    for ids in (documents, attributions, speakers, statements, happened, [q.id for q in record.questions]):
        for id in sorted({i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else ()):
            yield Problem("id-twice", f"{id}: two values of the record have this id")
    called = [
        *(("document", a.document, documents) for a in record.attributions),
        *(("attribution", a.within, attributions) for a in record.attributions if a.within),
        *(("attribution", a, attributions) for s in record.speakers for a in s.attributions),
        *(("document", r.document, documents) for s in record.speakers for r in s.roles),
        *(("speaker", s.speaker, speakers) for s in record.statements if s.speaker),
        *(("attribution", r.attribution, attributions) for s in record.statements for r in s.renderings),
        *(("attribution", r.against, attributions) for s in record.statements for r in s.renderings if r.against),
        *(("statement", id, statements) for r in record.relations for id in (r.left, r.right)),
        *(("attribution", g.attribution, attributions) for r in record.relations for g in r.grounds),
        *(("statement", p.statement, statements) for q in record.questions for p in q.positions if p.statement),
        *(("attribution", p.attribution, attributions) for q in record.questions for p in q.positions),
        *(("attribution", p.before, attributions) for q in record.questions for p in q.positions if p.before),
        *(("document", id, documents) for pair in record.witnesses for id in pair),
        *(("document", t.document, documents) for e in record.events for t in e.tellings),
        *(("attribution", t.attribution, attributions) for e in record.events for t in e.tellings if t.attribution),
        *(("document", w.document, documents) for w in record.wordings),
        *(("document", g.document, documents) for g in record.glosses),
        *(("attribution", h.attribution, attributions) for g in record.glosses for h in g.held),
        *(("statement", h.statement, statements) for g in record.glosses for h in g.held),
        *(("thing named", w.about, named) for w in record.wordings if w.about),
    ]
    sets = {"document": set(documents), "attribution": set(attributions)}
    sets |= {"speaker": set(speakers), "statement": set(statements), "thing named": named}
    for kind, id, _ in dict.fromkeys((kind, id, None) for kind, id, _ in called):
        if id not in sets[kind]:
            yield Problem("no-such-id", f"{id}: the record names this {kind} but does not hold it")


def _spans_of(attribution: Attribution) -> Iterator[Span]:
    yield from (*attribution.source, *attribution.cue, *attribution.content)
    for party in (attribution.addressee, attribution.channel):
        if party is not None:
            yield party.span
    yield from (c.span for c in attribution.cites if c.span is not None)


def _spans_inside(document: str, spans: Iterable[Span], stop: int, whose: str) -> Iterator[Problem]:
    for span in spans:
        if not 0 <= span.start <= span.stop <= stop:
            message = f"{whose}: characters {span.start}-{span.stop} lie outside the text of {document} ({stop} long)"
            yield Problem("span-outside", message, document, span)


def _rendering(register: Register, rendering: Rendering, whose: str) -> Iterator[Problem]:
    attribution = register.attributions.get(rendering.attribution)
    if attribution is None or attribution.document not in register.documents:
        return
    for span in rendering.spans:
        if span.start >= span.stop or not any(content.holds(span) for content in attribution.content):
            message = f"{whose}: characters {span.start}-{span.stop} are not inside the content of {attribution.id}"
            yield Problem("span-outside", message, attribution.document, span)
    # A part may end inside a word ("do" and "n't" of "don't"), so what is compared is the letters, run together.
    segments = any(kind == "aligned" for kind, _, _ in rendering.diff)
    here = "".join(part for kind, _, part in rendering.diff if not (segments and kind == "changed"))
    if rendering.diff and "".join(WORDY.findall(here)) != "".join(WORDY.findall(register.words(rendering))):
        message = f"{whose}: the diff of {attribution.id} has other words than the source"
        yield Problem("diff-differs", message, attribution.document)
    elif segments:
        yield from _differing(rendering, attribution, whose)


def _differing(rendering: Rendering, attribution: Attribution, whose: str) -> Iterator[Problem]:
    """Words that both sides of a translation tell differently, and that stand in no segment of it."""
    sides = ["\n".join(row[side] for row in rendering.diff if row[0] != "changed") for side in (1, 2)]
    for kind, *told in rendering.diff:
        for words, side in zip(told, sides, strict=True):
            if kind == "changed" and not all(part in side for part in words.split(APART)):
                message = (
                    f"{whose}: the diff of {attribution.id} calls words changed that stand in none of its segments"
                )
                yield Problem("diff-differs", message, attribution.document)


# ---------------------------------------------------------------- what people read


def table_problems(table: str, record: Record) -> Iterator[Problem]:
    """Rows of statements.csv whose words, offsets or ids are not those of the record."""
    register = Register(record)
    rows = list(comma.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    expected = [
        [guarded(cell) for cell in row(register, statement, rendering)]
        for statement in record.statements
        for rendering in statement.renderings
    ]
    if not rows or tuple(rows[0]) != COLUMNS:
        yield Problem("table-differs", "statements.csv: the first line does not name the columns")
    if len(rows) != len(expected) + 1:
        message = f"statements.csv: {count(len(rows) - 1, 'row')} for {count(len(expected), 'rendering')}"
        yield Problem("table-differs", message)
    for number, (found, wanted) in enumerate(zip(rows[1:], expected, strict=False), 2):
        for column, cell, other in zip(COLUMNS, found, wanted, strict=False):
            if cell != other:
                yield Problem("table-differs", f"statements.csv, row {number}: {column} is not what the record says")


class _Page(HTMLParser):
    """Collects the sources' texts, the marked words by anchor, and every link inside the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self.marks: dict[str, str] = {}
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self._document: str | None = None
        self._depth = 0
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held: dict[str, Any] = dict(attrs)
        self.ids |= {held["id"]} if held.get("id") else set()
        if (held.get("href") or "").startswith("#"):
            self.links.add(held["href"][1:])
        if "data-document" in held:
            self._document, self._depth = held["data-document"], 0
            self.texts[held["data-document"]] = ""
        if self._document is None:
            return
        if tag == "div":
            self._depth += 1
        if tag == "mark":
            self._open.append(held.get("class") or "")
            self.marks.setdefault(self._open[-1], "")

    def handle_endtag(self, tag: str) -> None:
        if self._document is None:
            return
        if tag == "mark" and self._open:
            self._open.pop()
        if tag == "div":
            self._depth -= 1
            self._document = self._document if self._depth else None

    def handle_data(self, data: str) -> None:
        if self._document is not None:
            self.texts[self._document] += data
            for name in self._open:
                self.marks[name] += data


def page_problems(page: str, record: Record) -> Iterator[Problem]:
    """Where dispatch.html shows other words than the sources have, or a link inside it leads nowhere.

    The words of every statement are looked for in a short record; of a long one the page shows a part, and what it
    marks must be right.
    """
    found = _Page()
    found.feed(page)
    found.close()
    for document in record.documents:
        if found.texts.get(document.id) != harmless(document.text):
            yield Problem("page-differs", f"dispatch.html: the text of {document.id} is not the source's", document.id)
    yield from _marked(found.marks, record)
    if len(record.statements) <= MOST_WHOLE:
        register = Register(record)
        for statement in record.statements:
            yield from _marks(found.marks, register, statement)
    for link in sorted(found.links - found.ids):
        yield Problem("page-differs", f"dispatch.html: the link to #{link} leads nowhere")


def _marked(marks: dict[str, str], record: Record) -> Iterator[Problem]:
    """Marks that show other words than stand at the place that they name."""
    texts = {d.id: d.text for d in record.documents}
    for name, words in marks.items():
        place = MARK.fullmatch(name)
        text = texts.get(place["document"]) if place else None
        if text is None or place is None:
            yield Problem("page-differs", f"dispatch.html: the mark #{name} names no place in a source")
        elif words != harmless(text[int(place["start"]) : int(place["stop"])]):
            message = f"dispatch.html: note words #{name} are not the source's"
            yield Problem("page-differs", message, place["document"])


def _marks(marks: dict[str, str], register: Register, statement: Statement) -> Iterator[Problem]:
    for rendering in statement.renderings:
        document = register.document_of(rendering)
        for span in rendering.spans:
            name = anchor(document.id, span)
            if marks.get(name) != harmless(span.of(document.text)):
                message = f"dispatch.html: note words #{name} are not those of statement {statement.id}"
                yield Problem("page-differs", message, document.id, span)
