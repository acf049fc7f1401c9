"""Word-for-word copies of one text count as one witness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.link.spelling import words
from sayso.text.segment import quotations
from sayso.types import Document, Span

RUN = 5
ENOUGH_RUNS = 12
PART_OF_SHORTER = 0.6
PART_OF_LONGER = 0.2
PART_OF_BOTH = 0.8
TOLD = frozenset(("lede", "body", "question", "list", "post"))
COMMON = 30


@dataclass(frozen=True, slots=True)
class Runs:
    """A document's runs of five words: those of its narration alone, and those of all its words."""

    narrated: frozenset[int]
    all: frozenset[int]


def _runs(forms: Sequence[str]) -> set[int]:
    return {hash(tuple(forms[i : i + RUN])) for i in range(len(forms) - RUN + 1)}


def _read(document: Document) -> Runs:
    """Runs never cross a block or the edge of a quotation."""
    told = [b.span for b in document.blocks if b.kind in TOLD] or [Span(0, len(document.text))]
    quoted = [q.span for q in quotations(document.text, told) if q.depth == 1]
    narrated: set[int] = set()
    everything: set[int] = set()
    for block in told:
        everything |= _runs([w.form for w in words(document.text, block.start, block.stop)])
        at = block.start
        for quotation in [q for q in quoted if q.meets(block)] + [Span(block.stop, block.stop)]:
            narrated |= _runs([w.form for w in words(document.text, at, max(at, quotation.start))])
            at = max(at, quotation.stop)
    return Runs(frozenset(narrated), frozenset(everything))


def _copies(left: Runs, right: Runs) -> bool:
    """True where the shorter narration is mostly in the longer; of two all quoted, nearly all words must agree."""
    small, large = sorted((len(left.narrated), len(right.narrated)))
    common = len(left.narrated & right.narrated)
    if small >= ENOUGH_RUNS:
        return common >= PART_OF_SHORTER * small and common >= PART_OF_LONGER * large
    if large >= ENOUGH_RUNS:
        return False
    whole = len(left.all | right.all)
    return len(left.all & right.all) >= max(ENOUGH_RUNS, PART_OF_BOTH * whole)


def _moment(published: str | None) -> str:
    """A sortable time in UTC; a document without one comes last."""
    if not published:
        return "~"
    try:
        time = datetime.fromisoformat(published)
    except ValueError:
        return "~"
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    return time.astimezone(UTC).isoformat()


def witnesses(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Each document's id and the id of the first of its word-for-word copies, itself where it is no copy.

    A copy may be cut, carry another headline, other furniture or an added paragraph. What stands in quotation
    marks does not make a copy: a press review that quotes a text is another witness. First is who published
    first, then who was given first. Compared by the share of five-word runs (Broder 1997, containment).
    """
    order = sorted(range(len(documents)), key=lambda i: (_moment(documents[i].published), i))
    rank = {i: at for at, i in enumerate(order)}
    read = [_read(document) for document in documents]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    first = list(range(len(documents)))
    for i in order:
        rivals = Counter(j for run in read[i].all for j in holders[run])
        for j, _ in sorted(rivals.items(), key=lambda found: (-found[1], rank[found[0]])):
            if documents[i].language == documents[j].language and _copies(read[i], read[j]):
                first[i] = first[j]
                break
        for run in read[i].all:
            if len(holders[run]) < COMMON:
                holders[run].append(i)
    return tuple((document.id, documents[first[i]].id) for i, document in enumerate(documents))
