"""Inputs to documents and attributions, and what `sayso read` prints of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sayso.desk.print import entries, report, table
from sayso.desk.settings import chosen_taggers, held
from sayso.errors import SettingsError
from sayso.intake import IN_WORDS, STANDARD_INPUT, intake
from sayso.pipeline import Reading, Taggers, extract, surest
from sayso.progress import progress
from sayso.readers import read as read_capture
from sayso.types import Attribution, Capture, Document, Hints, Problem

DONE, NOTHING_DONE = 0, 1
TOLD_AT_ONCE = ("unread-language", "no-date")
TO = 2
BRACKETS = "(…): the source’s own words; nobody could be named."
Input = tuple[Capture, Hints]


@dataclass(frozen=True, slots=True)
class Options:
    """What the flags of a command say; paths and words as given."""

    out: Path | None = None
    title: str | None = None
    sources: Path | None = None
    hints: Hints = field(default_factory=Hints)
    db: str | None = None
    judgements: Path | None = None
    speaker: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    sure: float = 0.0


def hints(outlet: str | None, published: str | None, language: str | None) -> Hints:
    """What the user says of all inputs, and the zone of the settings; SettingsError for a wrong date or language."""
    if published is not None:
        try:
            datetime.fromisoformat(published)
        except ValueError:
            raise SettingsError("--published", f"{published!r} is not a date: write 2024-05-03") from None
    if language is not None and not (len(language) in (2, 3) and language.isalpha()):
        raise SettingsError("--lang", f"{language!r} is not an ISO 639-1 code: write en, ru, fr …")
    return Hints(outlet=outlet, published=published, zone=held().zone, language=language.lower() if language else None)


def read_inputs(inputs: Sequence[str], options: Options) -> tuple[list[Input], list[Document], list[Problem]]:
    """Captures with their hints, the documents read from them, and what could not be read.

    SettingsError where there is neither an input nor a list of sources.
    """
    if not inputs and options.sources is None:
        raise SettingsError("INPUT", "none is given: name a file, a folder or -, or a list of files with --sources")
    captures: list[Input] = []
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    found = intake(inputs, options.hints, options.sources, sys.stdin.buffer, held().page_bytes)
    for item in progress(found, "reading"):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        capture, said = item
        results = read_capture(capture, said)
        if any(isinstance(r, Document) for r in results):
            captures.append(item)
        for result in results:
            if isinstance(result, Document):
                documents.setdefault(result.id, result)
            else:
                problems.append(_called(result))
    return captures, list(documents.values()), problems


def extracted(document: Document, choose: Taggers) -> Reading:
    """A document's reading, its problems as they are told."""
    reading = extract(document, choose)
    return replace(reading, problems=tuple(map(_called, reading.problems)))


def _called(problem: Problem) -> Problem:
    """The problem with standard input, whose name is a dash, called what it is."""
    name, colon, rest = problem.message.partition(": ")
    return replace(problem, message=f"{IN_WORDS}{colon}{rest}") if name == STANDARD_INPUT else problem


def told(problems: Iterable[Problem], readings: Iterable[Reading]) -> list[Problem]:
    """What is told on stderr: all that was met in reading, and of the rest what a flag can mend at once."""
    return [*problems, *(p for r in readings for p in r.problems if p.code in TOLD_AT_ONCE)]


def read(inputs: Sequence[str], options: Options, format: str, texts: Path | None, verbose: bool) -> int:
    """Print the attributions of the inputs, with ``verbose`` also what made each and why; nothing is stored."""
    from sayso.folder import write_text
    from sayso.link.witness import witnesses
    from sayso.report.line import line, objects

    _, documents, problems = read_inputs(inputs, options)
    choose = chosen_taggers()
    readings = [surest(extracted(d, choose), options.sure) for d in progress(documents, "finding who said what")]
    if texts is not None:
        for document in documents:
            write_text(document, texts)
    if format == "jsonl":
        said = [a for r in readings for a in r.attributions]
        found = [*problems, *(p for r in readings for p in r.problems)]
        for one in objects(documents, said, witnesses(documents), found):
            print(line(_explained(one, said) if verbose else one))
    else:
        for reading in readings:
            _show(reading, format, verbose)
    report(told(problems, readings))
    return DONE if documents else NOTHING_DONE


def _show(reading: Reading, format: str, verbose: bool) -> None:
    from sayso.report.line import row
    from sayso.report.marked import marked

    document = reading.document
    if format == "marked":
        print(marked(document, reading.attributions), end="\n\n")
        return
    about = f"{document.name}: {document.outlet or 'outlet not known'}, {document.published or 'not dated'}"
    bracketed = BRACKETS if any(a.source and not a.name for a in reading.attributions) else None
    rows = [row(document, a) for a in reading.attributions]
    if verbose:
        told = ((" | ".join(filter(None, r)), _why(a)) for r, a in zip(rows, reading.attributions, strict=True))
        entries(f"{about}, {document.reader}", told, bracketed)
        return
    head = ["who", "cue", "to", "said", "voice", "what"]
    if not any(cells[TO] for cells in rows):
        rows, head = [(*cells[:TO], *cells[TO + 1 :]) for cells in rows], [*head[:TO], *head[TO + 1 :]]
    table(head, rows, about, bracketed)


def _why(attribution: Attribution) -> list[tuple[str, str]]:
    """The id, the score, and each of those that made the attribution with its spans and its reason."""
    from sayso.extract.reason import certainty, reasons

    told = [(r.made_by, f"{', '.join(r.spans)}: {r.sentence}") for r in reasons(attribution)]
    return [("id", attribution.id), ("score", certainty(attribution)), *told]


def _explained(held: dict[str, Any], said: Iterable[Attribution]) -> dict[str, Any]:
    """A document's object with the reasons of each attribution under ``why``."""
    from sayso.extract.reason import reasons

    whys = {a.id: [asdict(r) for r in reasons(a)] for a in said}
    return {**held, "attributions": [{**a, "why": whys[a["id"]]} for a in held["attributions"]]}
