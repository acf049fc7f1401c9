"""dispatch.md: the dispatch in CommonMark with tables, readable as it stands and safe to render."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.report.dispatch import dispatch
from sayso.report.escaping import call, escaped, escaped_inside, said
from sayso.report.marking import Piece, harmless
from sayso.report.register import GAP
from sayso.report.section import (
    ANSWERS,
    CLASS_MEANINGS,
    LISTED,
    PARTLY,
    Conflict,
    Dispatch,
    Entry,
    Item,
    Portrait,
    Stand,
    Version,
)
from sayso.report.sentence import Note, quoted
from sayso.report.views import coverage, more, timeline, vocabulary
from sayso.types import Record

LONG, FEW = 60, 8
NOT_FOUND = "·"


def markdown(record: Record, view: Dispatch | None = None) -> str:
    """The dispatch as Markdown; whatever comes from a source is escaped and kept to the word.

    ``view`` is the record's dispatch, where that is made already.
    """
    view = view or dispatch(record)
    sections = (
        _head(view),
        _conflicts(view),
        _questions(view),
        _shared(view),
        _speakers(view),
        _matrix(view),
        coverage(view),
        vocabulary(view),
        timeline(view),
        _unknown(view),
        _problems(view),
        _notes(view.notes),
        _sources(view),
    )
    return "\n".join(line for section in sections for line in section).rstrip() + "\n"


def _words(words: str, note: int, prefix: str = "") -> list[str]:
    """Exact words with their note: in the sentence when short, as a block with its paragraphs when long."""
    if len(words.split()) <= LONG and len(words.strip().splitlines()) < 2:
        return [f"{prefix} {escaped_inside(quoted(words))}{call(note)}"]
    lines = [line for line in harmless(quoted(words)).splitlines() if line.strip()]
    block = [f"> {escaped(line)}" for line in lines]
    return [prefix, "", *"\n>\n".join(block).split("\n"), f">{'' if not block else ' '}{call(note)}"]


def _head(view: Dispatch) -> Iterable[str]:
    yield f"# {escaped(view.title)}"
    yield ""
    yield f"**{escaped(view.dateline)}**"
    yield ""
    if view.chosen:
        yield f"**{escaped(view.chosen)}**"
        yield ""
    yield escaped(view.summary)
    yield ""
    if view.left.statements:
        yield PARTLY
        yield ""
    yield "| " + " | ".join(str(number) for _, number, _ in view.figures) + " |"
    yield "|" + " :-: |" * len(view.figures)
    yield "| " + " | ".join(label for label, _, _ in view.figures) + " |"
    yield ""
    yield (
        "Every sentence leads by its numbered note to exact characters of a captured source. Words in quotation marks "
        "and in tables are the sources’ own, in their own language; nothing was translated by machine. "
        "An outlet’s report that somebody said something is not proof that it was said."
    )
    yield ""


def _conflicts(view: Dispatch) -> Iterable[str]:
    if not view.conflicts:
        return
    yield "## Where accounts conflict"
    yield ""
    for conflict in view.conflicts:
        yield from _conflict(conflict)
    yield from more(view.left.conflicts, "conflict", "relations")


def _conflict(conflict: Conflict) -> Iterable[str]:
    verb = "contradict one another" if conflict.kind == "contradicts" else "differ: one updates the other"
    left, right = (f"[{n}](#statement-{n})" for n in (conflict.left, conflict.right))
    yield f"Statements {left} and {right} {verb}; ground: {escaped(conflict.why)}."
    yield ""
    for sentence, words, _, note in conflict.sides:
        first, *rest = _words(words, note, said(sentence))
        yield f"- {first}"
        yield from (f"  {line}".rstrip() for line in rest)
    yield ""
    yield f"<sub>relation `{conflict.id}`, {escaped(conflict.made_by)}, score {conflict.score:.2f}</sub>"
    yield ""


def _questions(view: Dispatch) -> Iterable[str]:
    if not view.questions:
        return
    yield "## Questions, and who answers how"
    yield ""
    yield ANSWERS
    yield ""
    for question in view.questions:
        yield f"### {escaped(question.words)}"
        yield ""
        yield "| Day | Speaker | Stance | Directness | Words | Where |"
        yield "|---|---|---|---|---|---|"
        for stand in question.stands:
            yield _stand(stand)
        yield ""
        yield from more(question.more, "answer", "questions")
        yield f"<sub>question `{question.id}`</sub>"
        yield ""
    yield from more(view.left.questions, "question", "questions")


def _stand(stand: Stand) -> str:
    day = f"{stand.day} (published)" if stand.published else stand.day
    stance = f"{stand.stance} (before: {stand.earlier})" if stand.earlier else stand.stance
    place = f"[{stand.label}](#source-{stand.label})"
    place += f", [statement {stand.number}](#statement-{stand.number})" if stand.number else ""
    words = f"{escaped_inside(quoted(stand.words))} {call(stand.note)}"
    return f"| {day} | {escaped(stand.speaker)} | {stance} | {stand.directness} | {words} | {place} |"


def _shared(view: Dispatch) -> Iterable[str]:
    if not view.shared:
        return
    yield "## One statement, several wordings"
    yield ""
    yield (
        "In the tables ~~struck words~~ stand only in the fullest wording, **bold words** only here; of a translation "
        "each line has a segment and, behind ‖, the words of the fullest that it stands for. "
        + "; ".join(f"*{name}*: {meaning}" for name, meaning in CLASS_MEANINGS)
        + "."
    )
    yield ""
    for item in view.shared:
        yield from _item(item, heading=True)
    yield from more(view.left.shared, "reworded statement", "statements")


def _item(item: Item, heading: bool = False) -> Iterable[str]:
    yield f'<a id="statement-{item.number}"></a>'
    if heading:
        yield ""
        yield f"### {item.number}. {escaped(item.speaker)}, {item.said}"
        yield ""
    tongue = f" (in {item.tongue})" if item.tongue else ""
    opening = said(item.lead)[:-1] + tongue + ":"
    number = "" if heading else f"**{item.number}.** "
    yield from _words(item.words, item.note, number + opening)
    yield ""
    if len(item.versions) > 1:
        yield from _versions(item.versions)
    yield from more(item.more, "rendering", "statements")
    extras = [said(sentence) for sentence in item.details]
    extras += [f"This statement {word} [statement {n}](#statement-{n})." for word, n in item.ties]
    if extras:
        yield " ".join(extras)
        yield ""
    if len(item.versions) == 1:
        if item.versions[0].copies:
            yield f"Word for word the same {_copies(item.versions[0])}."
            yield ""
        yield f"<sub>attribution `{item.attribution}`</sub>"
        yield ""


def _versions(versions: Sequence[Version]) -> Iterable[str]:
    yield "| Source | Published | Class | Words | Attribution |"
    yield "|---|---|---|---|---|"
    for version in versions:
        copy = f", copy of {version.copy_of}" if version.copy_of else ""
        tongue = f", {version.language}" if version.language else ""
        source = f"[{version.label}](#source-{version.label}) {escaped(version.outlet)}{tongue}{copy}"
        source += f", the same {_copies(version)}" if version.copies else ""
        words, voice = _worded(version), escaped_inside(version.voice)
        limit = f" ({version.limit})" if version.limit else ""
        yield (
            f"| {source} | {version.published} | {version.kind}{limit}, {voice} | {words} {call(version.note)} "
            f"| `{version.attribution}` |"
        )
    yield ""


def _worded(version: Version) -> str:
    """The words of a row; of a translation segment by segment, each with the words of the fullest behind it."""
    if not version.pairs:
        return _marked(version.pieces)
    sides = [[_marked(pair.here), _marked(pair.fullest)] for pair in version.pairs]
    return "<br>".join(f"{here} ‖ {fullest}".strip() for here, fullest in sides)


def _copies(version: Version) -> str:
    """Which near-copies have the very words."""
    labels = [f"[{label}](#source-{label})" for label in version.copies]
    labels += [f"{version.more} more"] if version.more else []
    return f"in {'' if version.copy_of else 'near-copies '}{', '.join(labels)}"


def _marked(pieces: Sequence[Piece]) -> str:
    shown = []
    for piece in pieces:
        if piece.kind == "cut":
            shown.append(_wrapped(piece.words, "~~"))
        elif piece.kind in ("added", "changed"):
            shown.append((_wrapped(piece.was, "~~") if piece.was else "") + _wrapped(piece.words, "**"))
        else:
            shown.append(escaped_inside(piece.words))
    joined = re.sub(r"\s+", " ", "".join(shown)).strip()
    return re.sub(r"(~~|\*\*) (?=[.,;:!?”»)])", r"\1", joined)


def _wrapped(words: str, mark: str) -> str:
    inner = escaped_inside(words).strip()
    return f" {mark}{inner}{mark} " if inner else ""


def _speakers(view: Dispatch) -> Iterable[str]:
    yield "## By speaker"
    yield ""
    for portrait in view.portraits:
        yield from _portrait(portrait)
    yield from more(view.left.speakers, "speaker", "speakers")


def _portrait(portrait: Portrait) -> Iterable[str]:
    yield f"### {escaped(portrait.name)}"
    yield ""
    known = []
    if portrait.other_names:
        known.append("Also named " + ", ".join(escaped(name) for name in portrait.other_names) + ".")
    if portrait.roles:
        known.append("The sources describe this speaker as " + "; ".join(said(r) for r in portrait.roles) + ".")
    if portrait.above:
        above = ", ".join(f"[{n}](#statement-{n})" for n in portrait.above)
        known.append(f"Above, in several wordings: {above}.")
    if known:
        yield " ".join(known)
        yield ""
    for item in portrait.items:
        yield from _item(item)
    yield from more(portrait.more, "statement", "statements")


def _matrix(view: Dispatch) -> Iterable[str]:
    yield "## What stands in which source"
    yield ""
    if not view.columns:
        yield from _listed(view)
        return
    yield f"“{NOT_FOUND}” means: not found in the captured text. It does not mean that an outlet left it out."
    yield ""
    yield "| Statement | " + " | ".join(f"{c.label} {escaped(c.outlet)}" for c in view.columns) + " |"
    yield "|---|" + ":-:|" * len(view.columns)
    for row in view.rows:
        cells = [f"{cell[0]} {call(cell[1])}" if cell else NOT_FOUND for cell in row.cells]
        name = f"[{row.number}](#statement-{row.number}) {escaped(row.speaker)}: {escaped(row.excerpt)}"
        yield f"| {name} | " + " | ".join(cells) + " |"
    yield ""


def _listed(view: Dispatch) -> Iterable[str]:
    """The matrix of too many sources for columns, line by line."""
    yield LISTED
    yield ""
    for row in view.rows:
        places = [f"[{label}](#source-{label}) {kind} {call(note)}" for label, kind, note in row.places]
        places += [f"and {row.more} more"] if row.more else []
        name = f"[{row.number}](#statement-{row.number}) {escaped_inside(row.speaker)}: {escaped_inside(row.excerpt)}"
        yield f"- {name}: {', '.join(places)}"
    yield ""
    yield from more(view.left.shared, "reworded statement", "coverage")


def _unknown(view: Dispatch) -> Iterable[str]:
    def listed(numbers: Sequence[int], left: int) -> str:
        links = [f"[{n}](#statement-{n})" for n in numbers] + ([f"{left} more in record.json"] if left else [])
        return ", ".join(links) or "none"

    yield "## What could not be named or dated"
    yield ""
    yield f"- Statements whose speaker the record cannot name: {listed(view.unnamed, view.left.unnamed)}."
    yield f"- Statements whose day the record cannot tell: {listed(view.undated, view.left.undated)}."
    if view.foreign:
        yield f"- Quotations in {', '.join(view.foreign)} stand in the original; nothing was translated by machine."
    else:
        yield "- Nothing was translated by machine."
    if view.loose:
        ids = ", ".join(f"`{id}`" for id in view.loose[:FEW]) + (" …" if len(view.loose) > FEW else "")
        yield f"- Attributions of the record that stand in no statement shown here: {len(view.loose)} ({ids})."
    yield ""


def _problems(view: Dispatch) -> Iterable[str]:
    yield "## Problems"
    yield ""
    for fault in view.faults:
        place = f" {fault.label}:" if fault.label else ""
        note = call(fault.note) if fault.note else ""
        yield f"- **{escaped(fault.code)}**{':' if not place else ','}{place} {escaped_inside(fault.message)}{note}"
    if not view.faults:
        yield "None."
    yield ""
    yield from more(view.left.faults, "problem", "problems")


def _notes(notes: Sequence[Note]) -> Iterable[str]:
    yield "## Notes"
    yield ""
    for note in notes:
        yield f'<a id="note-{note.number}"></a>**[{note.number}]** {_note(note)}'
        yield ""


def _note(note: Note) -> str:
    document, first = note.document, note.citations[0]
    title = f", “{escaped_inside(document.title)}”" if document.title else ""
    places = " and ".join(f"{c.span.start}–{c.span.stop}" for c in note.citations)
    words = GAP.join(f"**{inner}**" for c in note.citations if (inner := escaped_inside(c.exact).strip()))
    around = f"…{escaped_inside(first.prefix)}{words}{escaped_inside(note.citations[-1].suffix)}…"
    ways = [f"[words in place](dispatch.html#{first.anchor})", f"[text]({first.text})", f"[capture]({first.capture})"]
    ways += [f"[at the outlet]({first.link})"] if first.link else []
    named = f" Attributed to {escaped_inside(quoted(note.named_by))}" if note.named_by else ""
    named += f" by {escaped_inside(quoted(note.cue))}." if named and note.cue else "." if named else ""
    held = f" Attribution `{note.attribution}`." if note.attribution else ""
    return (
        f"[{note.label}](#source-{note.label}) {escaped_inside(note.teller)}{title}, {note.published}, "
        f"characters {places}: {around}{named}{held} {' · '.join(ways)}"
    )


def _sources(view: Dispatch) -> Iterable[str]:
    yield "## Sources"
    yield ""
    for entry in view.sources:
        yield f'<a id="source-{entry.label}"></a>**{entry.label}** {_source(entry)}'
        yield ""


def _source(entry: Entry) -> str:
    document = entry.document
    parts = [escaped_inside(entry.outlet)]
    if document.title:
        parts.append(f"“{escaped_inside(document.title)}”")
    parts.append(entry.published)
    parts.extend(x for x in (entry.language, f"version {entry.version}" if entry.version > 1 else None) if x)
    if entry.copy_of:
        parts.append(f"**near-copy of [{entry.copy_of}](#source-{entry.copy_of})**, a witness only for what it adds")
    parts.append(f"<{entry.address}>" if entry.address else f"file {escaped_inside(document.name)}")
    return (
        f"{', '.join(parts)}. Document `{document.id}`, read by {escaped_inside(document.reader)}, "
        f"{len(document.text)} characters; [text](texts/{document.id}.txt), [capture](captures/{document.capture})."
    )
