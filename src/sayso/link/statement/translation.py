"""A translation beside the words it translates: segments that stand for one another, and what both tell differently.

Both wordings are cut into clauses at their punctuation, and the clauses are aligned in one order by dynamic programming
as sentences of parallel texts are (Gale and Church 1993), with the nearness of sentence vectors beside the lengths
(Thompson and Koehn 2019, Vecalign): one or several clauses here stand for one or several there, or for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from sayso.link.discrepancy import Discrepancy, discrepancies, reading
from sayso.link.discrepancy.polarity import lone_not
from sayso.types import Span, Spans

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

Diff = tuple[tuple[str, str, str], ...]

# Where a clause ends: a stop or a pause with the marks that close behind it, before white space or, in Chinese, a word.
EDGE = re.compile(
    r"(?:[,;:.!?…،؛؟]+(?:[\"”“’)\]]|\s?»)*(?=\s)|[”»\"](?=\s[“«\"])|\s(?:--?|[–—])(?=\s)|—|[，；：。！？]+[”」』）]*)\s*"
)
SENTENCE = re.compile(r"(?:[.!?…。！？؟][\"”»“’」』)\]]*|[^\s,;:][”»])\s*$")
WORD = re.compile(r"[^\W_]+")
# The letters that a segment has at least; of a script without spaces a third of them.
SHORTEST, SHORTEST_HAN = 12, 4
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LEAST_NEAR, MERGED, STOPPED, UNLIKE_LENGTHS = 0.2, 0.1, 0.1, 0.1
BEADS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2))
NAMES_BEHIND = re.compile(r"(?: [A-ZÀ-ÖØ-ÞЀ-Я][\w’'-]+)+")
NAME_BEFORE = re.compile(r"(?<=[\w,] )([A-ZÀ-ÖØ-ÞЀ-Я][\w’'-]+ )$")
APART = " … "
# How near two sentences are, of which one alone has a "не": where no word, and where a word may stand for it.
NEAR, SURE = 0.7, 0.75
MOST_CELLS = 250_000
TOLD_OTHERWISE = frozenset(("number", "unit", "date", "name"))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the fullest wording and the stretch here that stands for it; either may be None."""

    fullest: Span | None
    here: Span | None


def clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a wording, one behind the other without a gap; short ones go with the rest of their sentence.

    >>> t = "There was a draft, and, with respect, there was a great deal of coffee."
    >>> [s.of(t) for s in clauses(t)]
    ['There was a draft, ', 'and, with respect, ', 'there was a great deal of coffee.']
    """
    shortest = SHORTEST_HAN if HAN.search(text) else SHORTEST
    found: list[Span] = []
    at = 0
    for edge in (*(m.end() for m in EDGE.finditer(text)), len(text)):
        long = sum(map(len, WORD.findall(text, at, edge))) >= shortest
        ends = SENTENCE.search(text, at, edge)
        if long:
            found.append(Span(at, edge))
        elif ends and found and not SENTENCE.search(text, found[-1].start, at):
            found[-1] = Span(found[-1].start, edge)
        else:
            continue
        at = edge
    if at < len(text):
        found = [*found[:-1], Span(found[-1].start, len(text))] if found else [Span(0, len(text))]
    return tuple(found)


def segments(fullest: str, here: str, encoder: Encoder | None) -> tuple[Segment, ...]:
    """The segments of two wordings in the order of both, white space at their edges with them; none is left out.

    Without an encoder, or where both have a single clause or hundreds of them, each is one segment.
    """
    left, right = clauses(fullest), clauses(here)
    if encoder is None or max(len(left), len(right)) < 2 or len(left) * len(right) > MOST_CELLS:
        return (Segment(Span(0, len(fullest)), Span(0, len(here))),)
    rows = encoder.encode([s.of(fullest).strip() for s in left] + [s.of(here).strip() for s in right])
    beads = _path(_Side(fullest, left, rows[: len(left)]), _Side(here, right, rows[len(left) :]))
    found: list[Segment] = []
    i = j = 0
    for a, b in beads:
        mine = Span(left[i].start, left[i + a - 1].stop) if a else None
        theirs = Span(right[j].start, right[j + b - 1].stop) if b else None
        last = found[-1] if found else None
        if last and not a and last.fullest is None and last.here and theirs:
            found[-1] = Segment(None, Span(last.here.start, theirs.stop))
        elif last and not b and last.here is None and last.fullest and mine:
            found[-1] = Segment(Span(last.fullest.start, mine.stop), None)
        else:
            found.append(Segment(mine, theirs))
        i, j = i + a, j + b
    return tuple(found)


class _Side:
    """Clauses with their shares of the wording's length, and the vectors of runs of one to four of them."""

    def __init__(self, text: str, spans: Sequence[Span], rows: numpy.ndarray[Any, Any]) -> None:
        import numpy as np

        self.size = len(spans)
        self.ends = [False, *(SENTENCE.search(text, s.start, s.stop) is not None for s in spans)]
        lengths = [s.stop - s.start for s in spans]
        self.sums = [sum(lengths[:k]) / sum(lengths) for k in range(len(spans) + 1)]
        weighed = rows * np.array(lengths, dtype=np.float32)[:, None]
        self.runs = {}
        for many in (1, 2, 3, 4):
            joined = (
                sum(weighed[k : len(spans) - many + 1 + k] for k in range(many)) if len(spans) >= many else rows[:0]
            )
            self.runs[many] = joined / np.maximum(np.linalg.norm(joined, axis=1, keepdims=True), 1e-9)


def _path(left: _Side, right: _Side) -> list[tuple[int, int]]:
    """The beads of the best alignment: how many clauses of each side, in order."""
    near = {(a, b): (left.runs[a] @ right.runs[b].T).tolist() for a, b in BEADS}
    best = [[0.0] * (right.size + 1) for _ in range(left.size + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(left.size + 1):
        for j in range(right.size + 1):
            if not i and not j:
                continue
            options = [(best[i - 1][j], (1, 0))] if i else []
            options += [(best[i][j - 1], (0, 1))] if j else []
            for a, b in BEADS:
                if a <= i and b <= j:
                    one, other = left.sums[i] - left.sums[i - a], right.sums[j] - right.sums[j - b]
                    stops = left.ends[i] != right.ends[j]
                    lacks = MERGED * (a + b - 2) + STOPPED * stops + UNLIKE_LENGTHS * abs(log(one / other))
                    worth = (near[a, b][i - a][j - b] - LEAST_NEAR - lacks) * (one + other) / 2
                    options.append((best[i - a][j - b] + worth, (a, b)))
            best[i][j], back[i, j] = max(options, key=lambda o: o[0])
    found = []
    i, j = left.size, right.size
    while i or j:
        found.append(back[i, j])
        i, j = i - back[i, j][0], j - back[i, j][1]
    return found[::-1]


# ---------------------------------------------------------------- what the two tell differently


def differing(
    fullest: str,
    language: str | None,
    here: str,
    tongue: str | None,
    parts: Sequence[Segment] = (),
    encoder: Encoder | None = None,
) -> tuple[Discrepancy, ...]:
    """What a translation tells otherwise: a figure, a day or a name of the whole, a negation sentence by sentence.

    ``parts`` are the segments of the two, none where each is one sentence. A negation is looked for where both sides
    begin and end a sentence together, for what one text leaves out denies nothing. With an encoder a Russian "not"
    counts too where the two sentences are near in meaning.

    >>> found = differing("We found 45 cracks.", "en", "Wir haben 54 Risse gefunden.", "de")
    >>> [(d.kind, d.words("We found 45 cracks.", "Wir haben 54 Risse gefunden.")) for d in found]
    [('number', ('45', '54'))]
    """
    whole = discrepancies(reading(fullest, language), reading(here, tongue))
    found = [d for d in whole if d.kind in TOLD_OTHERWISE]
    for mine, theirs in _sentences(fullest, here, parts or (Segment(Span(0, len(fullest)), Span(0, len(here))),)):
        one, other = reading(mine.of(fullest), language), reading(theirs.of(here), tongue)
        told = [(d.left, d.right) for d in discrepancies(one, other) if d.kind == "negation"]
        if not told and encoder is not None and (lone := lone_not(one, other)) is not None:
            vectors = encoder.encode([one.text.strip(), other.text.strip()])
            told = [lone[:2]] if float(vectors[0] @ vectors[1]) >= (SURE if lone[2] else NEAR) else []
        found += [Discrepancy("negation", _moved(a, mine.start), _moved(b, theirs.start)) for a, b in told]
    return tuple(found)


def _moved(spans: Spans, start: int) -> Spans:
    return tuple(Span(s.start + start, s.stop + start) for s in spans)


def _sentences(fullest: str, here: str, parts: Sequence[Segment]) -> Iterator[tuple[Span, Span]]:
    """Stretches of segments with an answer, as short as they can be with both sides ending a sentence."""
    held: list[tuple[Span, Span]] = []
    for n, part in enumerate(parts):
        if part.fullest is None or part.here is None:
            held.clear()
            continue
        held.append((part.fullest, part.here))
        ends = all(SENTENCE.search(t, s.start, s.stop) for t, s in ((fullest, part.fullest), (here, part.here)))
        if ends or n == len(parts) - 1:
            (first, first_here), (last, last_here) = held[0], held[-1]
            yield Span(first.start, last.stop), Span(first_here.start, last_here.stop)
            held.clear()


def rows(fullest: str, here: str, parts: Sequence[Segment], told: Sequence[Discrepancy]) -> Diff:
    """The steps of a translation: "aligned" segments, those "cut" and "added", and behind them what is "changed".

    The words here of all steps but the changed ones are the rendering's, in order, and the words of the fullest its. A
    changed step stands behind the segment that holds its words here (of a negation in the fullest alone, its words
    there) and repeats the differing words of both, " … " between those that stand apart; one side may have none.

    >>> one, other = "It sank on 10 April.", "Il a coulé le 12 avril."
    >>> part = Segment(Span(0, len(one)), Span(0, len(other)))
    >>> rows(one, other, (part,), differing(one, "en", other, "fr"))[-1]
    ('changed', '10', '12')
    """
    after = [max(d.right, default=None) or max(d.left) for d in told]
    found: list[tuple[str, str, str]] = []
    for part in parts:
        kind = "cut" if part.here is None else "added" if part.fullest is None else "aligned"
        mine, theirs = (
            span.of(text).strip() if span else "" for span, text in ((part.fullest, fullest), (part.here, here))
        )
        found.append((kind, mine, theirs))
        for d, last in zip(told, after, strict=True):
            side = part.here if d.right else part.fullest
            if side is not None and side.holds(last):
                found.append(("changed", _apart(fullest, d.left, d.kind), _apart(here, d.right, d.kind)))
    return tuple(found)


def _apart(text: str, spans: Spans, kind: str) -> str:
    """The words of some places, those of a name with the names beside them, places that touch put together."""
    found: list[Span] = []
    for span in sorted(_whole_name(text, s) if kind == "name" else s for s in spans):
        if found and not text[found[-1].stop : span.start].strip():
            span = Span(found.pop().start, span.stop)
        if not found or span.start >= found[-1].stop:
            found.append(span)
    return APART.join(s.of(text) for s in found)


def _whole_name(text: str, span: Span) -> Span:
    """A name with the words written with a capital right behind it, and right before it inside a sentence."""
    behind, before = NAMES_BEHIND.match(text, span.stop), NAME_BEFORE.search(text, 0, span.start)
    return Span(before.start(1) if before else span.start, behind.end() if behind else span.stop)


def translated(
    fullest: str, language: str | None, here: str, tongue: str | None, encoder: Encoder | None
) -> tuple[str, Diff]:
    """The class of a rendering in another language, translation or altered, and its steps (``rows``)."""
    parts = segments(fullest, here, encoder)
    told = differing(fullest, language, here, tongue, parts, encoder)
    return "altered" if told else "translation", rows(fullest, here, parts, told)
