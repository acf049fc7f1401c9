"""The record as JSON: one story with everything it stands on, and the way back to values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sayso.report.answer import question_json
from sayso.report.coverage import coverage
from sayso.report.gloss import gloss_json
from sayso.report.marking import SURROGATE
from sayso.report.omission import marked
from sayso.report.register import Register, fingerprint, text_bytes
from sayso.report.timeline import timeline
from sayso.report.vocabulary import wording_json
from sayso.types import (
    Attribution,
    Capture,
    Document,
    Hints,
    Party,
    Problem,
    Record,
    Relation,
    Rendering,
    Span,
    Spans,
    Speaker,
    Statement,
    When,
)

FORMAT = "1.0"
Json = dict[str, Any]


def as_json(
    record: Record,
    captures: Iterable[tuple[Capture, Hints]] = (),
    files: Mapping[str, str] | None = None,
    writer: str = "",
) -> Json:
    """The record in the shape of docs/record.schema.json, its own digest last.

    ``captures`` come with the hints they were read with, so that they can be read again; ``files``
    gives the SHA-256 of each other file of the folder by its path, ``writer`` what wrote the dispatch.
    """
    register = Register(record)
    held: Json = {
        "sayso": FORMAT,
        "id": record.story.id,
        "title": record.story.title,
        "was": list(record.story.was),
        **({"choice": asdict(record.choice)} if record.choice is not None else {}),
        "documents": [_document(register, d) for d in record.documents],
        "captures": [_capture(c, h) for c, h in captures],
        "speakers": [_speaker(s) for s in record.speakers],
        "attributions": [_attribution(register, a) for a in record.attributions],
        "statements": [_statement(register, s) for s in record.statements],
        "relations": [_relation(register, r) for r in record.relations],
        "questions": [question_json(register, q) for q in record.questions],
        "timeline": timeline(register),
        "coverage": coverage(register),
        "wording": [wording_json(register, w) for w in record.wordings],
        "glosses": [gloss_json(register, g) for g in record.glosses],
        "problems": [_problem(p) for p in record.problems],
        "writer": writer,
        "files": dict(sorted((files or {}).items())),
    }
    return {**held, "digest": digest(held)}


def written(held: Json) -> bytes:
    """The bytes of record.json: one way to write a record, so that every byte counts.

    >>> written({"title": "Мост"}).decode()
    '{\\n "title": "Мост"\\n}\\n'
    """
    text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
    return SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text).encode()


def digest(held: Json) -> str:
    """SHA-256 over a record's canonical JSON, its own digest left out."""
    bare = {k: v for k, v in held.items() if k != "digest"}
    return fingerprint(json.dumps(bare, sort_keys=True, separators=(",", ":")).encode())


# ---------------------------------------------------------------- values to JSON


def _spans(spans: Spans) -> list[list[int]]:
    return [[s.start, s.stop] for s in spans]


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.stop] if span is not None else None


def _document(register: Register, document: Document) -> Json:
    return {
        "doc": document.name,
        "id": document.id,
        "reader": document.reader,
        "language": document.language,
        "outlet": document.outlet,
        "published": document.published,
        "version": register.version(document),
        "witness": register.first_copy[document.id],
        "title": document.title,
        "url": document.url,
        "dateline": document.dateline,
        "byline": document.byline,
        "wire": document.wire,
        "blocks": [{"span": _span(b.span), "kind": b.kind, "locator": b.locator} for b in document.blocks],
        "text_sha256": fingerprint(text_bytes(document.text)),
        "capture_sha256": document.capture,
        **({"post": asdict(document.post)} if document.post is not None else {}),
    }


def _capture(capture: Capture, hints: Hints) -> Json:
    return {
        "sha256": fingerprint(capture.body),
        "url": capture.url,
        "fetched": capture.fetched,
        "media_type": capture.media_type,
        "hints": asdict(hints),
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.names[0] if speaker.names else None,
        "kind": speaker.kind,
        "names": list(speaker.names),
        "wikidata": speaker.wikidata,
        "roles": [{"role": r.role, "document": r.document, "span": _span(r.span)} for r in speaker.roles],
        "attributions": list(speaker.attributions),
        "was": list(speaker.was),
    }


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {"from": when.earliest, "to": when.latest, "words": _span(when.words), "basis": when.basis}


def _party(party: Party | None) -> Json | None:
    return {"span": _span(party.span), "kind": party.kind} if party is not None else None


def _attribution(register: Register, held: Attribution) -> Json:
    return {
        "id": held.id,
        "document": held.document,
        "source": _spans(held.source),
        "cue": _spans(held.cue),
        "content": _spans(held.content),
        "voice": held.voice,
        "speaker": held.name,
        "speaker_id": register.speaker_of.get(held.id),
        "kind": held.kind,
        "addressee": _party(held.addressee),
        "channel": _party(held.channel),
        "said": _when(held.said),
        "cites": [
            {
                "note": c.note,
                "outlet": c.outlet,
                "date": c.date,
                "url": c.url,
                "complete": c.complete,
                "span": _span(c.span),
            }
            for c in held.cites
        ],
        "within": held.within,
        "score": held.score,
        "made_by": held.made_by,
    }


def _rendering(register: Register, rendering: Rendering) -> Json:
    text = register.document_of(rendering).text
    teller = register.passed_on(register.attributions[rendering.attribution])
    return {
        "attribution": rendering.attribution,
        "spans": _spans(rendering.spans),
        "words": [s.of(text) for s in rendering.spans],
        "class": rendering.kind,
        "marked": marked(register, rendering),
        "against": rendering.against,
        "through": teller.id if teller is not None else None,
        "diff": [list(part) for part in rendering.diff],
    }


def _statement(register: Register, statement: Statement) -> Json:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "said": _when(statement.said),
        "renderings": [_rendering(register, r) for r in statement.renderings],
        "was": list(statement.was),
    }


def _relation(register: Register, relation: Relation) -> Json:
    return {
        "id": relation.id,
        "left": relation.left,
        "right": relation.right,
        "kind": relation.kind,
        "grounds": [_rendering(register, r) for r in relation.grounds],
        "reason": relation.reason,
        "score": relation.score,
        "made_by": relation.made_by,
    }


def _problem(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "message": problem.message,
        "document": problem.document,
        "span": _span(problem.span),
    }
