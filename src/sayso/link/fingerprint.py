"""Documents as sets of hashed runs of words, and which of them share enough to be worth a closer look.

A run is five words in a row in their plain spelling, as a 64-bit number; how much two documents share is counted on
these (Broder 1997). Of every four neighbouring runs the least is a document's mark (Schleimer, Wilkerson and Aiken
2003, winnowing), so that two documents with eight words in a row in common have a mark in common, however long the one
and short the other; MinHash, which estimates the resemblance of whole documents, is blind where one is a tenth of the
other.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sayso.link.spelling import APOSTROPHE, TOKEN, plain
from sayso.link.statement.passage import SINGLE
from sayso.text.segment import quotations
from sayso.types import Document, Span

RUN = 5
WINDOW = 4
HOLDERS = 12
TOLD = frozenset(("lede", "body", "question", "list", "post"))
FACTORS = np.array([3**40, 5**26, 7**22, 11**18, 13**17], dtype=np.uint64) | np.uint64(1)
LAST = np.iinfo(np.uint64).max
Runs: TypeAlias = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Print:
    """What a document is compared by: its different runs, sorted, told and quoted apart, and its marks.

    No run crosses the edge of a block or of a quotation. ``words`` is a digest of all the words in order.
    """

    narrated: Runs
    quoted: Runs
    marks: Runs
    words: bytes

    @property
    def all(self) -> Runs:
        """The runs of the whole document, sorted."""
        return np.union1d(self.narrated, self.quoted)


@lru_cache(maxsize=1 << 17)
def _number(token: str) -> int:
    spelled = plain(APOSTROPHE.sub("'", token))
    return int.from_bytes(blake2b(spelled.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def told(document: Document) -> list[Span]:
    """Where a document tells: its text without headline, byline and furniture; all of it where no block is known."""
    return [b.span for b in document.blocks if b.kind in TOLD] or [Span(0, len(document.text))]


def _stretches(text: str, blocks: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The blocks cut at the edges of their quotations, in order, each with whether it is quoted."""
    marked = sorted(q.span for q in quotations(text, blocks) if q.depth == 1)
    edges = [at for span in marked for at in (span.start, span.stop)]
    for block in blocks:
        for found in SINGLE.finditer(text, block.start, block.stop):
            at = bisect(edges, found.start())
            if at % 2 == 0 and at == bisect(edges, found.end() - 1):
                marked.append(Span(found.start(), found.end()))
    marked.sort()
    opens = [one.start for one in marked]
    for block in blocks:
        at = block.start
        for one in marked[bisect_left(opens, block.start) : bisect_left(opens, block.stop)]:
            yield Span(at, max(at, one.start)), False
            yield Span(max(at, one.start), max(at, min(block.stop, one.stop))), True
            at = max(at, min(block.stop, one.stop))
        yield Span(at, block.stop), False


def _hashed(numbers: Sequence[int], cuts: Sequence[int]) -> tuple[Runs, NDArray[np.intp]]:
    """The runs that lie between two cuts, in order, and where each starts."""
    if len(numbers) < RUN:
        return np.empty(0, np.uint64), np.empty(0, np.intp)
    words = np.array(numbers, dtype=np.uint64)
    runs = (sliding_window_view(words, RUN) * FACTORS).sum(axis=1, dtype=np.uint64)
    runs ^= runs >> np.uint64(31)
    runs *= np.uint64(0x9E3779B97F4A7C15)
    runs ^= runs >> np.uint64(29)
    stretch = np.searchsorted(np.array(cuts), np.arange(len(words)), side="right")
    whole = np.flatnonzero(stretch[: len(runs)] == stretch[RUN - 1 :])
    return runs[whole], whole


def fingerprint(document: Document, enough: int) -> Print:
    """What a document is compared by; with fewer than ``enough`` narrated runs its marks are of all its runs."""
    numbers: list[int] = []
    cuts: list[int] = []
    spoken: list[int] = []
    for span, quoted in _stretches(document.text, told(document)):
        numbers += map(_number, TOKEN.findall(document.text, span.start, span.stop))
        if quoted:
            spoken += (cuts[-1] if cuts else 0, len(numbers))
        cuts.append(len(numbers))
    runs, at = _hashed(numbers, cuts)
    inside = np.searchsorted(np.array(spoken, dtype=np.intp), at, side="right") % 2 == 1
    narrated, all = np.unique(runs[~inside]), np.unique(runs)
    marked = runs[~inside] if len(narrated) >= enough else runs
    marks = sliding_window_view(marked, WINDOW).min(axis=1) if len(marked) > WINDOW else marked
    digest = blake2b(np.array(numbers, dtype=np.uint64).tobytes(), digest_size=16).digest()
    return Print(narrated, np.setdiff1d(all, narrated, assume_unique=True), np.unique(marks), digest)


def common(left: Runs, right: Runs) -> int:
    """How many runs two sorted sets share."""
    return len(np.intersect1d(left, right, assume_unique=True))


def rivals(marks: Sequence[Runs], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of places, the later first, whose marks agree in at least this share of the fewer, in order.

    A mark that many share tells little: a document meets only the first twelve that have it, so that the work grows
    with the number of documents and not with its square.
    """
    sizes = np.array([len(m) for m in marks], dtype=np.int64)
    if not sizes.sum():
        return
    every = np.concatenate(list(marks))
    owner = np.repeat(np.arange(len(marks), dtype=np.int64), sizes)
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    opens = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    first = np.repeat(opens, np.diff(np.append(opens, len(every))))
    place = np.arange(len(every)) - first
    shared = np.flatnonzero(place > 0)
    shared = shared[np.argsort(owner[shared], kind="stable")]
    edges = np.searchsorted(owner[shared], np.arange(0, len(marks) + 4096, 4096))
    for start, stop in zip(edges, edges[1:]):
        part = shared[start:stop]
        met = []
        for nth in range(HOLDERS):
            part = part[place[part] > nth]
            met.append(owner[part] * len(marks) + owner[first[part] + nth])
        pairs, times = np.unique(np.concatenate(met), return_counts=True)
        left, right = pairs // len(marks), pairs % len(marks)
        enough = times >= least * np.minimum(sizes[left], sizes[right])
        yield from zip(left[enough].tolist(), right[enough].tolist())
