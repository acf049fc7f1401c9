"""Plain text: the decoded file unchanged, with blocks told apart by its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.readers.dateline import Dateline, dateline, day_in, is_date_line, stamp, wire_mark
from sayso.readers.document import MAIN, Found, document, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.layout import Line, byline, kinds, lines
from sayso.text.clean import Edit
from sayso.types import Block, Capture, Document, Hints, Problem, Span

READER = "text@2"
LARGEST = 20_000_000
HEADER = re.compile(r"(title|headline|outlet|date|published|author|byline|url|link|language)\s?:\s*(\S.*)", re.I)
FIELDS = {"headline": "title", "date": "published", "author": "byline", "link": "url"}


def clean(raw: str) -> Iterable[Edit]:
    """No edits: a plain text stays as it is."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a plain text file, then its Problems; a file without a word gives a Problem only."""
    if len(capture.body) > LARGEST:
        size = len(capture.body) // 1_000_000
        return (problem("too-large", capture, f"a text of {size} MB; {LARGEST // 1_000_000} MB is the most: split it"),)
    decoded = decode(capture)
    if not any(map(str.isalnum, decoded.text)):
        return (problem("no-text", capture, "holds no words: check that the right file was given"),)
    blocks, found = layout(decoded.text)
    made, problems = document(capture, hints, READER, decoded.text, blocks, found)
    return (made, *encoding_problems(capture, decoded), *problems)


def layout(text: str) -> tuple[tuple[Block, ...], Found]:
    """The blocks of a text, in order, and what its head and foot say of its publication."""
    parts = lines(text)
    headers = _headers(parts)
    told = ["dateline"] * len(headers) + list(kinds(parts[len(headers) :]))
    blocks: list[Block] = []
    place: Dateline | None = None
    prose = 0
    for line, kind in zip(parts, told, strict=True):
        opening = dateline(line.words) if kind in ("lede", "body") and prose < 2 and place is None else None
        prose += kind in ("lede", "body")
        start = line.span.start
        if opening:
            place = opening
            blocks.append(_block("dateline", start, start + len(line.words[: opening.size].rstrip())))
            start += opening.size
        blocks.append(_block(kind, start + (line.bullet if kind in ("list", "quote") else 0), line.span.stop))
    return tuple(blocks), _found(text, blocks, place, headers)


def _block(kind: str, start: int, stop: int) -> Block:
    return Block(Span(start, stop), kind, f"{start}-{stop}")


def _headers(parts: tuple[Line, ...]) -> dict[str, str]:
    """Fields given as ``Key: value`` lines at the very top; one alone could be a sentence."""
    fields: dict[str, str] = {}
    for line in parts[:10]:
        header = HEADER.fullmatch(line.words)
        name = FIELDS.get(header[1].casefold(), header[1].casefold()) if header else None
        if header is None or name is None or name in fields:
            break
        fields[name] = header[2].strip()
    return fields if len(fields) > 1 else {}


def _found(text: str, blocks: list[Block], place: Dateline | None, headers: dict[str, str]) -> Found:
    head = blocks[: next((i for i, b in enumerate(blocks) if b.kind == "lede"), 0)]
    by = next((" ".join(b.span.of(text).split()) for b in head if b.kind == "byline"), None)
    title = next((" ".join(b.span.of(text).split()) for b in head if b.kind == "headline"), None)
    published = _stated_day([b.span.of(text) for b in head if b.kind == "dateline"])
    last = [b for b in blocks if b.kind in MAIN or b.kind in ("note", "boilerplate")][-3:]
    wire = (place.wire if place else None) or (wire_mark(by) if by else None)
    wire = wire or next(filter(None, (wire_mark(b.span.of(text)) for b in reversed(last))), None)
    return Found(
        title=headers.get("title") or title,
        outlet=headers.get("outlet"),
        published=headers.get("published") or published or (day_in(place.words) if place else None),
        dateline=(place.words or None) if place else None,
        byline=headers.get("byline") or (byline(by) if by else None),
        wire=wire,
        url=headers.get("url"),
        language=headers.get("language"),
    )


def _stated_day(date_lines: list[str]) -> str | None:
    """The date of publication rather than of a later update, where both stand."""
    dated = [
        (bool(re.match(r"(?:last )?(?:updated|modified)|обновлено|mis à jour|aktualisiert|actualizado", w, re.I)), w)
        for w in date_lines
    ]
    for _, words in sorted(dated, key=lambda pair: pair[0]):
        found = stamp(words) if is_date_line(words) else None
        if found:
            clock = "T{:02}:{:02}:{:02}".format(*found.clock) if found.clock else ""
            return found.iso(None) if found.zone else f"{found.day.isoformat()}{clock}"
    return None
