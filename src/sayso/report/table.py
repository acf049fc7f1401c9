"""statements.csv: one row a rendering, for people who count in a spreadsheet."""

from __future__ import annotations

import csv as comma
import io

from sayso.report.cite import cite
from sayso.report.register import GAP, Register
from sayso.types import Record, Rendering, Statement

COLUMNS = (
    "statement", "attribution", "speaker", "role", "said from", "said to", "voice", "outlet", "document", "published",
    "language", "class", "words", "source words", "cue words", "citation", "start", "stop", "through",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv(record: Record) -> str:
    """A row for each rendering of each statement, with a byte-order mark for spreadsheets.

    ``start`` and ``stop`` are half-open code points into texts/<document>.txt, joined by spaces where
    the rendering has several spans; ``through`` names who passes on what a document has at second hand. Cells that a
    spreadsheet would run as a formula start with an apostrophe.
    """
    register = Register(record)
    held = io.StringIO()
    held.write("\ufeff")
    rows = comma.writer(held, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for statement in record.statements:
        for rendering in statement.renderings:
            rows.writerow([guarded(cell) for cell in row(register, statement, rendering)])
    return held.getvalue()


def row(register: Register, statement: Statement, rendering: Rendering) -> tuple[str, ...]:
    """The cells of one rendering in the order of ``COLUMNS``, before they are guarded."""
    attribution = register.attributions[rendering.attribution]
    document = register.document_of(rendering)
    speaker = register.speaker(statement)
    citation = cite(document, rendering.spans[0]) if rendering.spans else None
    return (
        statement.id,
        attribution.id,
        (speaker.names[0] if speaker and speaker.names else register.speaker_name(attribution)) or "",
        register.roles.get(statement.speaker or "", ""),
        statement.said.earliest if statement.said else "",
        statement.said.latest if statement.said else "",
        attribution.voice,
        document.outlet or "",
        document.id,
        document.published or "",
        document.language or "",
        rendering.kind,
        register.words(rendering),
        GAP.join(s.of(document.text) for s in attribution.source),
        GAP.join(s.of(document.text) for s in attribution.cue),
        (citation.link or citation.text) if citation else "",
        " ".join(str(s.start) for s in rendering.spans),
        " ".join(str(s.stop) for s in rendering.spans),
        register.called(teller) if (teller := register.passed_on(attribution)) is not None else "",
    )


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("safe")
    ("'=1+1", 'safe')
    """
    risky = cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)
    return f"'{cell}" if risky else cell
