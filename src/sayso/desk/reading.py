"""Inputs to documents and attributions, and what `sayso read` prints of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sayso.desk.print import report, table
from sayso.desk.taggers import taggers
from sayso.errors import SettingsError
from sayso.intake import intake
from sayso.pipeline import Reading, extract
from sayso.progress import progress
from sayso.readers import read as read_capture
from sayso.settings import settings
from sayso.types import Capture, Document, Hints, Problem

DONE, NOTHING_DONE = 0, 1
Input = tuple[Capture, Hints]


@dataclass(frozen=True, slots=True)
class Options:
    """What the flags of a command say; paths and words as given."""

    out: Path | None = None
    title: str | None = None
    sources: Path | None = None
    hints: Hints = field(default_factory=Hints)
    db: Path | None = None
    judgements: Path | None = None
    speaker: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None


def hints(outlet: str | None, published: str | None, language: str | None) -> Hints:
    """What the user says of all inputs; raises SettingsError for a date or language that is none."""
    if published is not None:
        try:
            datetime.fromisoformat(published)
        except ValueError:
            raise SettingsError("--published", f"{published!r} is not a date: write 2024-05-03") from None
    if language is not None and not (len(language) in (2, 3) and language.isalpha()):
        raise SettingsError("--lang", f"{language!r} is not an ISO 639-1 code: write en, ru, fr …")
    return Hints(outlet=outlet, published=published, language=language.lower() if language else None)


def read_inputs(inputs: Sequence[str], options: Options) -> tuple[list[Input], list[Document], list[Problem]]:
    """Captures with their hints, the documents read from them, and what could not be read."""
    captures: list[Input] = []
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    held = settings({}, os.environ, Path())
    found = intake(inputs, options.hints, options.sources, sys.stdin.buffer, held.page_bytes)
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
                problems.append(result)
    return captures, list(documents.values()), problems


def read(inputs: Sequence[str], options: Options, format: str, texts: Path | None, verbose: bool) -> int:
    """Print the attributions of the inputs; nothing is stored."""
    from sayso.folder import write_text
    from sayso.link.witness import witnesses
    from sayso.report.line import line, objects

    _, documents, problems = read_inputs(inputs, options)
    choose = taggers()
    readings = [extract(d, choose) for d in progress(documents, "finding who said what")]
    problems += [p for r in readings for p in r.problems]
    if texts is not None:
        for document in documents:
            write_text(document, texts)
    if format == "jsonl":
        said = [a for r in readings for a in r.attributions]
        for held in objects(documents, said, witnesses(documents), problems):
            print(line(held))
    else:
        for reading in readings:
            _show(reading, format, verbose)
    report(problems)
    return DONE if documents else NOTHING_DONE


def _show(reading: Reading, format: str, verbose: bool) -> None:
    from sayso.report.line import row
    from sayso.report.marked import marked

    document = reading.document
    if format == "marked":
        print(marked(document, reading.attributions), end="\n\n")
        return
    rows = [row(document, a) for a in reading.attributions]
    head = ["who", "cue", "to", "said", "voice", "what"]
    if verbose:
        rows = [(*r, f"{a.made_by} {a.score:.2f}", a.id) for r, a in zip(rows, reading.attributions, strict=True)]
        head += ["made by", "id"]
    about = f"{document.name}: {document.outlet or 'outlet not known'}, {document.published or 'not dated'}"
    table(head, rows, f"{about}, {document.reader}" if verbose else about)
