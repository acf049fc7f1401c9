"""One text of many in a file: a Document made of its pieces, and Problems told once a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.readers.dateline import day_in, wire_mark
from sayso.readers.document import Found, document
from sayso.readers.layout import byline
from sayso.readers.slices import Slice, join
from sayso.types import Capture, Document, Hints, Problem

SPOKEN = ("lede", "body", "question", "list", "quote", "post", "pullquote", "turn")


def has_words(pieces: Iterable[Slice]) -> bool:
    """True where the pieces hold more than headlines and furniture."""
    return any(p.kind in SPOKEN and any(map(str.isalnum, p.words)) for p in pieces)


def entry(
    capture: Capture, hints: Hints, reader: str, pieces: Sequence[Slice], found: Found
) -> tuple[Document, tuple[Problem, ...]]:
    """The Document of the pieces in their order, with its Problems; what the format does not state the text may."""
    text, blocks, place = join([p for p in pieces if p.words.strip()])
    by = next((p.words for p in pieces if p.kind == "byline"), None)
    closing = [p.words for p in pieces if p.kind != "headline"][-3:]
    wire = found.wire or (place.wire if place else None) or (wire_mark(by) if by else None)
    filled = replace(
        found,
        title=found.title or next((p.words for p in pieces if p.kind == "headline"), None),
        published=found.published or (day_in(place.words) if place else None),
        dateline=found.dateline or ((place.words or None) if place else None),
        byline=(byline(found.byline) or found.byline) if found.byline else byline(by) if by else None,
        wire=wire or next(filter(None, (wire_mark(w) for w in reversed(closing))), None),
    )
    return document(capture, hints, reader, text, blocks, filled)


def gathered(problems: Iterable[Problem], what: str) -> Iterator[Problem]:
    """One Problem of a kind, with the number of ``what`` it holds for.

    >>> [p.message for p in gathered([Problem("no-date", "a: no date"), Problem("no-date", "a: no date")], "entries")]
    ['a: no date (and 1 more of the entries)']
    """
    told = list(problems)
    counted = Counter(p.code for p in told)
    seen: set[str] = set()
    for fault in told:
        if fault.code not in seen:
            seen.add(fault.code)
            more = counted[fault.code] - 1
            yield replace(fault, message=f"{fault.message} (and {more} more of the {what})") if more else fault
