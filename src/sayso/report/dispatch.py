"""The dispatch as a view of the record: what stands where, in which order, with which note."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.report.alone import alone, single
from sayso.report.answer import asked
from sayso.report.cite import web_address
from sayso.report.coverage import carried
from sayso.report.gloss import explained
from sayso.report.marking import bare, one_line, pairs, pieces
from sayso.report.omission import limit
from sayso.report.register import GAP, Register, day, days, language_name, unique
from sayso.report.section import CLASSES, Conflict, Dispatch, Entry, Fault, Item, Left, Portrait, Row, Version
from sayso.report.selection import (
    MOST_ALONE,
    MOST_CALLS,
    MOST_COLUMNS,
    MOST_FAULTS,
    MOST_LINES,
    MOST_ROLES,
    MOST_TELLINGS,
    MOST_WORDS,
    Selection,
    selection,
)
from sayso.report.sentence import Notes, Run, details, lead, quoted, tongue
from sayso.report.summary import chosen, dateline, figures, summary, totals
from sayso.report.telling import telling
from sayso.report.timeline import moments
from sayso.report.vocabulary import vocabulary
from sayso.types import Document, Problem, Record, Relation, Rendering, Statement

WRITER = "dispatch@7"
EXCERPT, MOST_COPIES = 9, 6
FEWEST_SHARED = 3
NARRATED, NOT_NAMED = "In the outlets’ own voice", "Not named"


def dispatch(record: Record) -> Dispatch:
    """The view of a record that both written forms share; statements and notes are numbered in its order.

    Of a long record it shows a part (``selection``), and counts what it leaves to record.json.
    """
    register = Register(record)
    notes = Notes(register)
    lonely = single(register)
    part = selection(register, lonely)
    told = [s for s in record.statements if s.renderings]
    several = [s for s in told if s.id in part.statements and len(register.folded(s)) > 1]
    shared = sorted(several, key=lambda s: _place(register, s))
    groups = _by_speaker(register, told)
    held = {s.id for s in shared}
    order = [*shared, *(s for _, members in groups for s in members if s.id in part.statements - held)]
    numbers = {s.id: n for n, s in enumerate(order, 1)}
    conflicts = tuple(
        _conflict(register, notes, r, numbers)
        for r in sorted(part.relations, key=lambda r: (r.kind != "contradicts", numbers[r.left]))
    )
    questions = asked(register, notes, numbers, part.questions)
    items = tuple(_item(register, notes, s, numbers, part) for s in shared)
    portraits = tuple(
        _portrait(register, notes, name, members, numbers, held, part)
        for name, members in groups
        if any(s.id in numbers for s in members)
    )
    used = {r.attribution for s in record.statements for r in s.renderings}
    sources = tuple(_entry(register, d) for d in record.documents)
    named = register.named()
    unnamed = tuple(numbers[s.id] for s in order if register.nameless(s))
    undated = tuple(numbers[s.id] for s in order if register.dayless(s))
    excerpts = {s.id: excerpt(register, s) for s in order}
    outlets, speakers = carried(register, None if part.whole else MOST_LINES, MOST_COLUMNS)
    wide = len(sources) > MOST_COLUMNS
    lines = (s for s in shared if len(register.witnesses(s)) > 1) if wide else order
    rows = tuple(
        _row(register, notes, s, numbers[s.id], excerpts[s.id], part.worded(register, s) if wide else None)
        for s in lines
    )
    only = alone(register, notes, lonely, numbers, excerpts, MOST_ALONE)
    words = vocabulary(register, notes, numbers, part.wordings, None if part.whole else MOST_WORDS)
    published = record.documents if part.whole else ()
    tellings = None if part.whole else MOST_TELLINGS
    timeline = moments(register, notes, order, numbers, excerpts, part.events, published, tellings)
    faults = tuple(_fault(register, notes, p) for p in record.problems[: None if part.whole else MOST_FAULTS])
    total = totals(register)
    left = Left(
        statements=total.statements - len(order),
        conflicts=total.conflicts - len(conflicts),
        questions=total.questions - len(questions),
        shared=total.shared - len(shared),
        speakers=len(groups) - len(portraits),
        alone=len(lonely) - len(only),
        carried=len({s.speaker for s in told if register.who(s) and s.speaker}) - len(speakers),
        outlets=len({register.outlet(d) for d in record.documents}) - len(outlets),
        vocabulary=total.vocabulary - len(words),
        happenings=total.happenings - len(part.events),
        dated=total.dated - sum(s.said is not None for s in order),
        publications=len(record.documents) - len(published),
        unnamed=total.unnamed - len(unnamed),
        undated=total.undated - len(undated),
        faults=total.faults - len(faults),
    )
    return Dispatch(
        title=record.story.title,
        dateline=dateline(register),
        chosen=chosen(record.choice),
        summary=summary(register, named, total),
        figures=figures(register, named, total),
        conflicts=conflicts,
        questions=questions,
        shared=items,
        portraits=portraits,
        columns=() if wide else sources,
        rows=rows,
        outlets=outlets,
        carried=speakers,
        alone=only,
        vocabulary=words,
        timeline=timeline,
        unnamed=unnamed,
        undated=undated,
        foreign=unique(name for d in record.documents if (name := tongue(d))),
        loose=tuple(a.id for a in record.attributions if a.id not in used) if record.choice is None else (),
        faults=faults,
        notes=notes.all(),
        sources=sources,
        left=left,
    )


def _place(register: Register, statement: Statement) -> tuple[str, str, str, int]:
    rendering = statement.renderings[0]
    document = register.document_of(rendering)
    said = statement.said.earliest if statement.said else "9999"
    start = rendering.spans[0].start if rendering.spans else 0
    return said, document.published or "9999", register.labels[document.id].zfill(6), start


def _differences(register: Register, rendering: Rendering) -> tuple[tuple[str, str, str], ...]:
    """The diff to be marked: none where so little is shared that marks would hide the words."""
    if rendering.against is None or any(kind == "aligned" for kind, _, _ in rendering.diff):
        return ()
    shared = sum(len(here.split()) for kind, _, here in rendering.diff if kind == "equal")
    enough = shared * FEWEST_SHARED >= len(register.words(rendering).split())
    return rendering.diff if enough or rendering.kind not in ("paraphrase", "translation") else ()


def _by_speaker(register: Register, statements: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    """Statements by speaker, named as the page heads them: who stands in most sources first.

    What the outlets say in their own voice comes after the speakers, and those whom nobody names last.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: _place(register, s)):
        narrated = register.narrated(statement)
        name = NARRATED if narrated else register.who(statement) or NOT_NAMED
        id = statement.speaker if statement.speaker and name not in (NARRATED, NOT_NAMED) else ""
        groups.setdefault((id or "", name), []).append(statement)

    def weight(group: tuple[str, str]) -> tuple[int, int, int, str]:
        documents = {register.document_of(r).id for s in groups[group] for r in s.renderings}
        rank = {NARRATED: 1, NOT_NAMED: 2}.get(group[1], 0)
        return rank, -len(documents), -len(groups[group]), group[1]

    return [(group[1], groups[group]) for group in sorted(groups, key=weight)]


def _item(register: Register, notes: Notes, statement: Statement, numbers: dict[str, int], part: Selection) -> Item:
    fullest, worded = statement.renderings[0], part.worded(register, statement)
    folded = register.folded(statement)
    document = register.document_of(fullest)
    sentence = lead(register, notes, statement)
    note = notes.rendering(fullest)
    versions = tuple(_version(register, notes, r, copies) for r, copies in folded[: len(worded.renderings)])
    return Item(
        number=numbers[statement.id],
        id=statement.id,
        speaker=register.who(statement) or "not named",
        said=days(statement.said.earliest, statement.said.latest) if statement.said else "day not known",
        lead=sentence,
        words=register.words(fullest),
        language=document.language,
        tongue=tongue(document),
        note=note,
        attribution=fullest.attribution,
        versions=versions,
        details=(*details(register, notes, worded), *explained(register, notes, worded)),
        ties=_ties(register, statement, numbers),
        sources=len({register.document_of(r).id for r in statement.renderings}),
        witnesses=len(register.witnesses(statement)),
        more=len(folded) - len(versions),
    )


def _ties(register: Register, statement: Statement, numbers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    words = {"agrees": "agrees with", "contradicts": "contradicts", "updates": "updates"}
    found = []
    for relation in register.relations_of.get(statement.id, ()):
        if statement.id == relation.left and relation.right in numbers:
            found.append((words.get(relation.kind, relation.kind), numbers[relation.right]))
        elif statement.id == relation.right and relation.left in numbers:
            reverse = "is updated by" if relation.kind == "updates" else words.get(relation.kind, relation.kind)
            found.append((reverse, numbers[relation.left]))
    return tuple(found)


def _version(register: Register, notes: Notes, rendering: Rendering, copies: Sequence[str]) -> Version:
    document = register.document_of(rendering)
    first = register.witness(rendering)
    return Version(
        label=register.labels[document.id],
        document=document,
        outlet=register.outlet(document),
        published=day(document.published) if document.published else "date not known",
        language=tongue(document),
        kind=CLASSES[rendering.kind if rendering.against else "longer"],
        limit=limit(register, rendering),
        copies=tuple(register.labels[id] for id in copies[:MOST_COPIES]),
        more=max(0, len(copies) - MOST_COPIES),
        voice=_voice(register, rendering),
        pieces=pieces(register.words(rendering), _differences(register, rendering)),
        note=notes.rendering(rendering),
        attribution=rendering.attribution,
        copy_of=register.labels.get(first) if first != document.id else None,
        pairs=pairs(rendering.diff),
    )


def _portrait(
    register: Register,
    notes: Notes,
    name: str,
    members: Sequence[Statement],
    numbers: dict[str, int],
    above: set[str],
    part: Selection,
) -> Portrait:
    speaker = register.speaker(members[0]) if name not in (NARRATED, NOT_NAMED) else None
    roles: dict[str, list[Run]] = {}
    for role in speaker.roles if speaker else ():
        calls = roles.setdefault(role.role, [])
        if part.whole or (len(roles) <= MOST_ROLES and len(calls) < MOST_CALLS):
            calls.append(notes.run(role.document, (role.span,)))
    return Portrait(
        name=name,
        other_names=speaker.names[1:] if speaker else (),
        roles=tuple((Run("words", quoted(role)), *calls) for role, calls in roles.items() if calls),
        items=tuple(_item(register, notes, s, numbers, part) for s in members if s.id in numbers and s.id not in above),
        above=tuple(sorted(numbers[s.id] for s in members if s.id in above)),
        more=sum(s.id not in numbers for s in members),
    )


def _conflict(register: Register, notes: Notes, relation: Relation, numbers: dict[str, int]) -> Conflict:
    sides, deciding = [], []
    for id in (relation.left, relation.right):
        statement = register.statements[id]
        own = {r.attribution for r in statement.renderings}
        ground = next((g for g in relation.grounds if g.attribution in own), statement.renderings[0])
        told = Statement(statement.id, statement.speaker, (ground,), statement.said)
        document = register.document_of(ground)
        sides.append((lead(register, notes, told), register.words(ground), document.language, notes.rendering(ground)))
        deciding.append(" … ".join(here for kind, _, here in ground.diff if kind in ("changed", "added")))
    left, right = numbers[relation.left], numbers[relation.right]
    return Conflict(
        relation.id, relation.kind, relation.reason, left, right, tuple(sides), relation.score, relation.made_by,
        (deciding[0], deciding[1]),
    )  # fmt: skip


def _row(
    register: Register, notes: Notes, statement: Statement, number: int, told: str, worded: Statement | None
) -> Row:
    """A statement's line; of a matrix too wide for columns the places of those renderings that are shown."""
    wide, own = worded is not None, register.cells(worded or statement)
    cells: list[tuple[str, int] | None] = []
    places: list[tuple[str, str, int]] = []
    for document in register.record.documents:
        held = own.get(document.id)
        if not wide:
            cells.append((_kind(statement, held), notes.rendering(held)) if held else None)
        elif held:
            places.append((register.labels[document.id], _kind(statement, held), notes.rendering(held)))
    language = register.document_of(statement.renderings[0]).language
    who = register.who(statement) or "not named"
    return Row(number, who, told, language, tuple(cells), tuple(places), len(register.cells(statement)) - len(own))


def _kind(statement: Statement, rendering: Rendering) -> str:
    return (
        "only wording" if len(statement.renderings) == 1 else CLASSES[rendering.kind if rendering.against else "longer"]
    )


def excerpt(register: Register, statement: Statement) -> str:
    """The first words of a statement's fullest rendering, on one line, in quotation marks, behind a cue that denies."""
    fullest = statement.renderings[0]
    words = one_line(bare(register.words(fullest))).split()
    return f"{_told(register, fullest)}“{' '.join(words[:EXCERPT])}{' …' if len(words) > EXCERPT else ''}”"


def _voice(register: Register, rendering: Rendering) -> str:
    """The voice, the words of telling that say more than that it was said, and through whom the words came."""
    attribution = register.attributions[rendering.attribution]
    parts = [register.voice(rendering), _told(register, rendering).strip()]
    if (teller := register.passed_on(attribution)) is not None:
        parts.append(f"as told by {register.called(teller)}")
    return ", ".join(part for part in parts if part)


def _told(register: Register, rendering: Rendering) -> str:
    """The words of telling in quotation marks, where they say more than that it was said, with a space behind."""
    document = register.document_of(rendering)
    cue = telling(document, register.attributions[rendering.attribution])
    return f"{one_line(quoted(GAP.join(s.of(document.text) for s in cue)))} " if cue else ""


def _fault(register: Register, notes: Notes, problem: Problem) -> Fault:
    known = problem.document in register.documents
    spans = (problem.span,) if problem.span is not None and problem.span.start < problem.span.stop else ()
    note = notes.number(problem.document or "", spans) if known and spans else None
    return Fault(problem.code, problem.message, register.labels.get(problem.document or ""), note)


def _entry(register: Register, document: Document) -> Entry:
    first = register.first_copy[document.id]
    return Entry(
        label=register.labels[document.id],
        document=document,
        outlet=register.outlet(document),
        published=day(document.published) if document.published else "date not known",
        language=language_name(document.language),
        copy_of=register.labels.get(first) if first != document.id else None,
        version=register.version(document),
        address=web_address(document.url),
    )
