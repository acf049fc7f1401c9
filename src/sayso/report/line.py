"""What `sayso read` prints: one JSON object a document, a table for people, or the text with its marks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import combining

from sayso.report.marking import one_line
from sayso.report.record import as_json
from sayso.types import Attribution, Document, Party, Problem, Record, Spans, Story

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
    own: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for part in ("attributions", "problems"):
        for one in held[part]:
            own[part, one["document"]].append(one)
    for document in held["documents"]:
        yield {
            **{k: v for k, v in document.items() if k not in NOT_SHOWN},
            "attributions": [
                {k: v for k, v in a.items() if k not in KEPT_APART} for a in own["attributions", document["id"]]
            ],
            "problems": own["problems", document["id"]],
        }


def line(held: dict[str, Any]) -> str:
    """The object as one line of JSON."""
    return json.dumps(held, ensure_ascii=False)


def words(document: Document, spans: Spans, widest: int = WIDEST) -> str:
    """The words of some spans on one line, shortened in their middle where they are long, never cut in silence."""
    return shortened(one_line(" […] ".join(s.of(document.text) for s in spans)), widest)


def shortened(told: str, widest: int) -> str:
    """A line of at most so many columns: long words lose their middle, between words where there is white space.

    A wide letter takes two columns, a combining sign none, and no sign is parted from its letter.

    >>> shortened("the gates were opened before dawn on Friday", 30), shortened("市長は橋が安全だと言った", 14)
    ('the gates were … on Friday', '市長は … った')
    """
    from rich.cells import cell_len

    if cell_len(told) <= widest:
        return told
    room = widest - 3
    head, tail = told.split(" "), told.split(" ")
    if len(head) > 1 and max(map(cell_len, head)) <= room // 2:
        while cell_len(" ".join(head)) > room - room // 2:
            head.pop()
        while cell_len(" ".join(tail)) > room // 2:
            tail.pop(0)
        return f"{' '.join(head)} … {' '.join(tail)}"
    first, last = told, told
    while cell_len(first) > room - room // 2:
        first = first[:-1]
    while combining(told[len(first) : len(first) + 1] or "x"):
        first = first[:-1]
    while cell_len(last) > room // 2 or combining(last[:1] or "x"):
        last = last[1:]
    return f"{first.rstrip()} … {last.lstrip()}"


def named(document: Document, attribution: Attribution) -> str:
    """The name read for an attribution, else the words of its source in brackets, else nothing."""
    own = words(document, attribution.source, 30)
    return attribution.name or (f"({own})" if own else "")


def when(attribution: Attribution) -> str:
    """The day or days of the saying, ISO 8601, a range without what its ends have in common; empty where not known.

    >>> from sayso.types import When
    >>> when(Attribution("", "", (), (), (), "", said=When("2031-05-01", "2031-05-03", None, "stated")))
    '2031-05-01/03'
    """
    if attribution.said is None:
        return ""
    first, last = attribution.said.earliest, attribution.said.latest
    if first == last:
        return first
    same = 8 if first[:8] == last[:8] else 5 if first[:5] == last[:5] else 0
    return f"{first}/{last[same:]}" if len(first) == len(last) == 10 else f"{first}/{last}"


def row(document: Document, attribution: Attribution) -> dict[str, str]:
    """Who said what, when, to whom, by which way and how surely it was read, as cells for people by their heads.

    An empty cell means not found. ``sure`` is the score from 0 to 1 of the attribution, not of each cell.
    """

    def party(held: Party | None) -> str:
        return words(document, (held.span,), 24) if held else ""

    inside = "  ↳ " if attribution.within else ""
    return {
        "who": f"{inside}{named(document, attribution)}",
        "cue": words(document, attribution.cue, 24),
        "said": when(attribution),
        "to": party(attribution.addressee),
        "by": party(attribution.channel),
        "sure": f"{attribution.score:.2f}",
        "voice": attribution.voice,
        "what": words(document, attribution.content),
    }
