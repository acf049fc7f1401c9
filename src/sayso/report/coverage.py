"""What stands where: statements in documents, speakers in outlets.

An empty place means: not found in the captured text. Copies of one text are one source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sayso.report.alone import single
from sayso.report.register import Register, unique
from sayso.report.section import Carried

Json = dict[str, Any]
MOST_CELLS = 250_000


def coverage(register: Register) -> Json:
    """The matrices of a record and what stands in one source alone, in the shape of docs/record.schema.json.

    A matrix of more than ``MOST_CELLS`` places is null, and ``filled`` or ``carried`` lists what stands in it: it would
    grow with the square of the story.
    """
    documents = [d.id for d in register.record.documents]
    statements = register.record.statements
    held = [register.cells(s) for s in statements]
    speakers, outlets, counts = carried_by(register)
    few, narrow = len(statements) * len(documents) <= MOST_CELLS, len(speakers) * len(outlets) <= MOST_CELLS
    found: Json = {
        "statements": [s.id for s in statements],
        "documents": documents,
        "cells": [[own[id].kind if id in own else None for id in documents] for own in held] if few else None,
        "speakers": list(speakers),
        "outlets": list(outlets),
        "counts": [[counts[speaker, outlet] for outlet in outlets] for speaker in speakers] if narrow else None,
        "single": [{**asdict(one), "signs": list(one.signs)} for one in single(register)],
    }
    if not few:
        places = {id: n for n, id in enumerate(documents)}
        rows = (sorted((places[id], r.kind) for id, r in own.items()) for own in held)
        found["filled"] = [[n, place, kind] for n, row in enumerate(rows) for place, kind in row]
    if not narrow:
        people, homes = ({id: n for n, id in enumerate(ids)} for ids in (speakers, outlets))
        found["carried"] = sorted([people[speaker], homes[outlet], n] for (speaker, outlet), n in counts.items())
    return found


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


# ---------------------------------------------------------------- the dispatch


def carried(register: Register, lines: int | None, columns: int) -> tuple[tuple[str, ...], tuple[Carried, ...]]:
    """Outlets, and a line a speaker with the number of statements each carries.

    At most so many lines, where a number is given, and columns: the outlets that carry most, in the record's order.
    """
    speakers, outlets, counts = carried_by(register)
    totals: Counter[str] = Counter()
    for (_, outlet), n in counts.items():
        totals[outlet] += n
    widest = {outlet for outlet, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:columns]}
    shown = tuple(o for o in outlets if o in widest) if len(outlets) > columns else outlets
    people = [register.speakers[id] for id in speakers]
    named = [p for p in people if p.names and p.kind != "unnamed"][:lines]
    return shown, tuple(Carried(p.names[0], tuple(counts[p.id, outlet] for outlet in shown)) for p in named)
