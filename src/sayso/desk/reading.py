"""Inputs to documents and attributions, and what `sayso read` prints of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso.desk.fetching import Earlier, Fetcher
from sayso.desk.print import columns, entries, report, table
from sayso.desk.settings import chosen_knowledge, chosen_taggers, held
from sayso.errors import SettingsError
from sayso.intake import IN_WORDS, STANDARD_INPUT, intake
from sayso.knowledge import Knowledge
from sayso.pipeline import Reading, Taggers, extract, surest
from sayso.progress import progress
from sayso.readers import read as read_capture
from sayso.readers import why
from sayso.types import Attribution, Capture, Document, Hints, Problem

DONE, NOTHING_DONE = 0, 1
TOLD_AT_ONCE = ("unread-language", "no-date")
ORDER = ("who", "cue", "said", "to", "by", "sure", "voice", "what")
OFTEN_EMPTY = frozenset({"to", "by"})
# What a narrow terminal leaves out: the words of speech, and the voice, which quotation marks show as well.
LESSER, ROOMY = frozenset({"cue", "voice"}), 110
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


def read_inputs(
    inputs: Sequence[str], options: Options, earlier: Earlier | None = None
) -> tuple[list[Input], list[Document], list[Problem]]:
    """Captures with their hints, the documents read from them, and what could not be read.

    ``earlier`` says what an address gave the last time: where it has not changed, that is read again. What was fetched
    is kept even where there is nothing in it to read. SettingsError where there is neither an input nor a list of
    sources.
    """
    if not inputs and options.sources is None:
        raise SettingsError("INPUT", "none is given: name a file, a folder or -, or a list of files with --sources")
    captures: list[Input] = []
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    total = len(inputs) if inputs and all("://" in name for name in inputs) else None
    with Fetcher(earlier) as fetch:
        found = intake(inputs, options.hints, options.sources, sys.stdin.buffer, held().page_bytes, fetch)
        for item in progress(found, "reading", total):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            capture, said = item
            results = read_capture(capture, said)
            if capture.receipt is not None or any(isinstance(r, Document) for r in results):
                captures.append(item)
            for result in results:
                if isinstance(result, Document):
                    documents.setdefault(result.id, result)
                else:
                    problems.append(_called(result))
    return captures, list(documents.values()), problems


def captured(captures: Iterable[Input], documents: Iterable[Document]) -> dict[str, str]:
    """When each document that was fetched was first captured, UTC in ISO 8601, by its id; of a file nobody knows."""
    seen: dict[str, str] = {}
    for capture, _ in captures:
        if capture.fetched:
            digest = sha256(capture.body).hexdigest()
            seen[digest] = min(capture.fetched, seen.get(digest, capture.fetched))
    return {d.id: seen[d.capture] for d in documents if d.capture in seen}


def extracted(document: Document, choose: Taggers, knowledge: Knowledge) -> Reading:
    """A document's reading, its problems as they are told."""
    reading = extract(document, choose, knowledge)
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

    captures, documents, problems = read_inputs(inputs, options)
    chosen = {sha256(capture.body).hexdigest(): why(capture) for capture, _ in captures} if verbose else {}
    choose = chosen_taggers()
    knowledge, unread = chosen_knowledge()
    problems = [*problems, *unread]
    readings = [
        surest(extracted(d, choose, knowledge), options.sure) for d in progress(documents, "finding who said what")
    ]
    if texts is not None:
        for document in documents:
            write_text(document, texts)
    if format == "jsonl":
        said = [a for r in readings for a in r.attributions]
        found = [*problems, *(p for r in readings for p in r.problems)]
        whys = {a.id: a for a in said} if verbose else {}
        for one in objects(documents, said, witnesses(documents, captured(captures, documents)), found):
            print(line(_explained(one, whys, chosen) if verbose else one))
    else:
        for reading in readings:
            _show(reading, format, chosen.get(reading.document.capture) if verbose else None)
    report(told(problems, readings))
    return DONE if documents else NOTHING_DONE


def _show(reading: Reading, format: str, chosen: str | None) -> None:
    """Print one document's attributions; with why its reader was ``chosen``, also what made each."""
    from sayso.report.line import row
    from sayso.report.marked import marked

    document = reading.document
    if format == "marked":
        print(marked(document, reading.attributions), end="\n\n")
        return
    about = f"{document.name}: {document.outlet or 'outlet not known'}, {document.published or 'not dated'}"
    bracketed = BRACKETS if any(a.source and not a.name for a in reading.attributions) else None
    rows = [row(document, a) for a in reading.attributions]
    if chosen is not None:
        told = (
            (" | ".join(r[h] for h in ORDER if r[h] and h != "sure"), _why(a))
            for r, a in zip(rows, reading.attributions, strict=True)
        )
        entries(f"{about}, {document.reader} ({chosen})", told, bracketed)
        return
    heads = [h for h in ORDER if h not in OFTEN_EMPTY or any(r[h] for r in rows)]
    if columns() < ROOMY:
        heads = [h for h in heads if h not in LESSER]
    table(heads, [[r[h] for h in heads] for r in rows], about, bracketed, whole=("said", "sure", "voice"))


def _why(attribution: Attribution) -> list[tuple[str, str]]:
    """The id, the score, and each of those that made the attribution with its spans and its reason."""
    from sayso.extract.reason import certainty, reasons

    told = [(r.made_by, f"{', '.join(r.spans)}: {r.sentence}") for r in reasons(attribution)]
    return [("id", attribution.id), ("score", certainty(attribution)), *told]


def _explained(held: dict[str, Any], said: Mapping[str, Attribution], chosen: Mapping[str, str]) -> dict[str, Any]:
    """A document's object with why its reader was chosen, and the reasons of each attribution under ``why``."""
    from sayso.extract.reason import reasons

    explained = [{**a, "why": [asdict(r) for r in reasons(said[a["id"]])]} for a in held["attributions"]]
    return {**held, "read_as": chosen.get(held["capture_sha256"]), "attributions": explained}
