"""What `sayso read` prints: one JSON object a document, a table for people, or the text with its marks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.report.marking import one_line
from sayso.report.record import as_json
from sayso.types import Attribution, Document, Problem, Record, Spans, Story

NOT_SHOWN = ("text", "title", "url", "dateline", "byline", "wire", "blocks")
KEPT_APART = ("document", "speaker_id")
WIDEST = 72


def objects(
    documents: Iterable[Document],
    attributions: Iterable[Attribution],
    witnesses: Iterable[tuple[str, str]],
    problems: Iterable[Problem],
) -> Iterator[dict[str, Any]]:
    """One object a document in the shape the contract gives `read --format jsonl`; spans are code points."""
    record = Record(
        Story("", "", (), ()), tuple(documents), tuple(attributions), (), (), (), tuple(witnesses), tuple(problems)
    )
    held = as_json(record)
    for document in held["documents"]:
        own = [a for a in held["attributions"] if a["document"] == document["id"]]
        yield {
            **{k: v for k, v in document.items() if k not in NOT_SHOWN},
            "attributions": [{k: v for k, v in a.items() if k not in KEPT_APART} for a in own],
            "problems": [p for p in held["problems"] if p["document"] == document["id"]],
        }


def line(held: dict[str, Any]) -> str:
    """The object as one line of JSON."""
    return json.dumps(held, ensure_ascii=False)


def words(document: Document, spans: Spans, widest: int = WIDEST) -> str:
    """The words of some spans on one line, shortened in their middle where they are long, never cut in silence."""
    found = one_line(" […] ".join(s.of(document.text) for s in spans))
    if len(found) <= widest:
        return found
    half = (widest - 3) // 2
    return f"{found[:half].rstrip()} … {found[-half:].lstrip()}"


def named(document: Document, attribution: Attribution) -> str:
    """The name read for an attribution, else the words of its source in brackets, else nothing."""
    own = words(document, attribution.source, 30)
    return attribution.name or (f"({own})" if own else "")


def row(document: Document, attribution: Attribution) -> tuple[str, ...]:
    """Who, to whom, when, how and what of one attribution, as cells for people; empty means not found."""
    said = attribution.said
    day = "" if said is None else said.earliest if said.earliest == said.latest else f"{said.earliest}/{said.latest}"
    who = named(document, attribution)
    to = words(document, (attribution.addressee.span,), 24) if attribution.addressee else ""
    inside = "  ↳ " if attribution.within else ""
    return (
        f"{inside}{who}",
        words(document, attribution.cue, 24),
        to,
        day,
        attribution.voice,
        words(document, attribution.content),
    )
