"""What stands where: statements in documents, speakers in outlets, and what stands in one source alone.

An empty place means: not found in the captured text. Copies of one text are one source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.report.register import Register, unique
from sayso.report.section import Alone, Carried
from sayso.report.sentence import Notes
from sayso.types import Statement

Json = dict[str, Any]
FEWEST_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Single:
    """A statement that one source alone carries, with what it is ranked by.

    ``reach`` is the number of sources that carry anything of its speaker, ``conflict`` a statement it contradicts.
    """

    statement: str
    document: str
    named: bool
    direct: bool
    conflict: str | None
    reach: int


def coverage(register: Register) -> Json:
    """The matrices of a record and what stands in one source alone, in the shape of docs/record.schema.json."""
    documents = [d.id for d in register.record.documents]
    statements = register.record.statements
    cells = []
    for statement in statements:
        row = [register.cell(statement, id) for id in documents]
        cells.append([r.kind if r is not None else None for r in row])
    speakers, outlets, counts = carried_by(register)
    return {
        "statements": [s.id for s in statements],
        "documents": documents,
        "cells": cells,
        "speakers": list(speakers),
        "outlets": list(outlets),
        "counts": [[counts[speaker, outlet] for outlet in outlets] for speaker in speakers],
        "single": [
            {
                "statement": one.statement,
                "document": one.document,
                "named": one.named,
                "direct": one.direct,
                "conflict": one.conflict,
                "reach": one.reach,
            }
            for one in single(register)
        ],
    }


def carried_by(register: Register) -> tuple[tuple[str, ...], tuple[str, ...], Mapping[tuple[str, str], int]]:
    """Speaker ids, the most carried first, outlets in the order of the record, and how many statements each carries.

    A statement counts once an outlet, however many of its documents have it.
    """
    outlets = unique(register.outlet(d) for d in register.record.documents)
    counts: Counter[tuple[str, str]] = Counter()
    for statement in register.record.statements:
        if statement.speaker in register.speakers:
            for outlet in {register.outlet(register.document_of(r)) for r in statement.renderings}:
                counts[statement.speaker or "", outlet] += 1
    totals: Counter[str] = Counter()
    for (speaker, _), count in counts.items():
        totals[speaker] += count
    width = Counter(speaker for speaker, _ in counts)
    speakers = sorted(totals, key=lambda s: (-width[s], -totals[s], s))
    return tuple(speakers), outlets, counts


def single(register: Register) -> tuple[Single, ...]:
    """What stands in one source alone, ranked: named speaker, own words, conflict, how widely the speaker is carried.

    Nothing where the record has one source. What an outlet says in its own voice is left out: it is always alone.
    """
    if len(set(register.first_copy.values())) < FEWEST_SOURCES:
        return ()
    sources: defaultdict[str, set[str]] = defaultdict(set)
    held: dict[str, str] = {}
    for statement in register.record.statements:
        own = register.witnesses(statement)
        if statement.speaker:
            sources[statement.speaker].update(own)
        if len(own) == 1:
            held[statement.id] = own[0]
    rivals: dict[str, str] = {}
    for relation in sorted(register.record.relations, key=lambda r: r.id):
        if relation.kind == "contradicts":
            rivals.setdefault(relation.left, relation.right)
            rivals.setdefault(relation.right, relation.left)
    found = []
    for id, document in held.items():
        statement = register.statements[id]
        voice = register.attributions[statement.renderings[0].attribution].voice
        if voice != "narrated":
            named = register.who(statement) is not None
            reach = len(sources[statement.speaker]) if statement.speaker else 1
            found.append(Single(id, document, named, voice == "direct", rivals.get(id), reach))
    return tuple(sorted(found, key=_rank))


def _rank(one: Single) -> tuple[bool, bool, bool, int, str]:
    return not one.named, not one.direct, one.conflict is None, -one.reach, one.statement


# ---------------------------------------------------------------- the dispatch


def carried(register: Register) -> tuple[tuple[str, ...], tuple[Carried, ...]]:
    """Outlets, and a line a speaker with the number of statements each carries."""
    speakers, outlets, counts = carried_by(register)
    lines = []
    for id in speakers:
        speaker = register.speakers[id]
        if speaker.names and speaker.kind != "unnamed":
            lines.append(Carried(speaker.names[0], tuple(counts[id, outlet] for outlet in outlets)))
    return outlets, tuple(lines)


def alone(
    register: Register, notes: Notes, numbers: Mapping[str, int], excerpts: Mapping[str, str]
) -> tuple[Alone, ...]:
    """What stands in one source alone, as the dispatch shows it, in the order of its rank."""
    found = []
    for one in single(register):
        if one.statement not in numbers:
            continue
        statement: Statement = register.statements[one.statement]
        fullest = statement.renderings[0]
        found.append(
            Alone(
                number=numbers[one.statement],
                speaker=register.who(statement) or "not named",
                excerpt=excerpts[one.statement],
                language=register.document_of(fullest).language,
                label=register.labels[one.document],
                note=notes.rendering(fullest),
                direct=one.direct,
                conflict=numbers.get(one.conflict or ""),
                reach=one.reach,
            )
        )
    return tuple(found)
