"""Which statements contradict, update or agree with each other, by rules that would rather be silent.

Sentences that share telling words are compared (``blocking``), and those of two languages that share a name or a
figure. Then the first rule that fits decides, and only where the two are near enough for that rule:

===========  ===========  =============================================================================================
reason       kind         rule
===========  ===========  =============================================================================================
denial       contradicts  a cue that denies, over what somebody else asserts; "the accusations" or "it never happened",
                          over the claim just before it, or over what other documents tell of the same; over what
                          somebody says of the one who denies, where no other claim is nearer
number       contradicts  figures of one counted thing that no value fits, a forecast beside a forecast alone;
                          ``updates`` where the other is of a later day or its words say so ("rose to", "so far")
other        updates      a deed told as to come, and told as done
date         contradicts  another weekday, day or year of the same happening, or beside the same figures
negation     contradicts  a negation, a failure or a contrary in one alone, all else the same; what is negated here told
                          as so there; words that are never both so of one person or thing (resigned, fired)
modality     contradicts  "may" and "will" in what two outlets have one speaker say
cause        contradicts  another cause of the same thing, or a cause that is told to be none of it
attribution  contradicts  a quotation under two names, or words that their speaker denies having said
proposition  agrees       another speaker says the same in other words, without any of the above
===========  ===========  =============================================================================================

Questions and conditions assert nothing and are left out. What one speaker says later contradicts nothing that he
said earlier, and a later figure of anybody's is an update; others may deny on Sunday what was said on Saturday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sayso.link.judgement import constraints
from sayso.link.partition import sorted_pair
from sayso.link.relation.assertion import Assertion, Rareness, assertions
from sayso.link.relation.blocking import abroad, comparable, pairs
from sayso.link.relation.clash import clash
from sayso.link.relation.facing import Clash, facing
from sayso.link.relation.opinion import confirmed
from sayso.link.relation.pointing import answered_abroad
from sayso.link.relation.rebuttal import answered, nearest
from sayso.types import Attribution, Document, Judgement, Relation, Rendering, Span, Statement, key

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder, Entailer

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

MADE_BY = "rules:relation@6"
FIGURE = re.compile(r"\d[\d.,]*")
# Pairs that share less than this are not worth their vectors.
LOOK = 0.1
NEAR, NEAREST = 0.25, 5
# How many rows are compared with all at a time, and how many of the nearest are sorted before the rest is.
AT_ONCE, FIRST = 64, 64
Found = tuple[Assertion, Assertion, Clash]


def relations(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    encoder: Encoder | None = None,
    judgements: Sequence[Judgement] = (),
    entailer: Entailer | None = None,
    of: str | None = None,
) -> tuple[Relation, ...]:
    """The relations between these statements, sorted by id, each with the two sentences compared as its grounds.

    ``left`` and ``right`` are statement ids, in order of time for ``updates``; ``score`` is 0..1. A ground's ``diff``
    marks as changed the words that decide, where the sentence itself has them. Pairs that a judgement of kind
    "relation" keeps apart have none. Two languages are compared only with an encoder. A statement and one that is
    passed on in its words agree in nothing. An ``entailer`` confirms or refuses what the rules are not sure of, in
    English. ``of`` names a document: only what it says is compared with the rest, as a desk does with what has just
    come in.
    """
    sides = assertions(documents, attributions, statements)
    ruled = constraints([j for j in judgements if j.kind == "relation"], attributions)
    apart = frozenset(ruled.relation.different)
    passed = _passed_on(attributions, statements)
    best: dict[tuple[str, str], Found] = {}
    rareness = Rareness(sides)
    told = nearest(confirmed(_compared(sides, rareness, encoder, of), entailer))
    for left, right, found in (*told, *answered(sides, of), *answered_abroad(sides, rareness, encoder, of)):
        if sorted_pair(left.attribution.id, right.attribution.id) in apart:
            continue
        ends = sorted_pair(left.statement, right.statement)
        if found.kind != "contradicts" and ends in passed:
            continue
        known = best.get(ends)
        if known is None or found.score > known[2].score:
            best[ends] = (left, right, found)
    return tuple(sorted((_relation(*told) for told in best.values()), key=lambda r: r.id))


def _passed_on(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> frozenset[tuple[str, str]]:
    """Pairs of statements of which the one reaches us in a rendering of the other: who passes words on says nothing
    of them yet, and a denial of them is a relation all the same."""
    around = {a.id: a.within for a in attributions}
    told: dict[str, list[tuple[str, Rendering]]] = {}
    for statement in statements:
        for rendering in statement.renderings:
            told.setdefault(rendering.attribution, []).append((statement.id, rendering))
    found = set()
    for id, inner in told.items():
        outer = around.get(id)
        while outer is not None:
            for whole, held in told.get(outer, ()):
                for part, rendering in inner:
                    if any(a.meets(b) for a in held.spans for b in rendering.spans):
                        found.add(sorted_pair(whole, part))
            outer = around.get(outer)
    return frozenset(found)


def _compared(
    sides: Sequence[Assertion], rareness: Rareness, encoder: Encoder | None, of: str | None
) -> Iterator[Found]:
    def asked(a: int, b: int) -> bool:
        return of is None or of in (sides[a].attribution.document, sides[b].attribution.document)

    near = [(a, b) for a, b in pairs(sides, rareness) if asked(a, b)]
    looked = [(a, b) for a, b in near if facing(sides[a], sides[b], rareness, None).dice >= LOOK]
    vectors = None
    if encoder is not None and sides:
        # Every figure is masked, so that a number alone makes no distance.
        vectors = encoder.encode([FIGURE.sub("7", side.text) for side in sides])
        farther = {(a, b) for a, b in (*abroad(sides), *_nearest(sides, vectors)) if asked(a, b)}
        looked = sorted({*looked, *farther})
    for a, b in looked:
        cosine = None if vectors is None else round(float(vectors[a] @ vectors[b]), 4)
        pair = facing(sides[a], sides[b], rareness, cosine)
        if found := clash(pair):
            yield pair.one, pair.other, found


def _nearest(sides: Sequence[Assertion], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """Each denial with the few sentences of others that are nearest to what it denies: they may share no word."""
    denials = [at for at, side in enumerate(sides) if side.denial and not side.back]
    for start in range(0, len(denials), AT_ONCE):
        some = denials[start : start + AT_ONCE]
        for at, row in zip(some, vectors[some] @ vectors.T, strict=True):
            denial = sides[at]
            near = (b for b in _by_nearness(row) if sides[b].speaker != denial.speaker and comparable(denial, sides[b]))
            for b in islice(near, NEAREST):
                yield min(at, b), max(at, b)


def _by_nearness(row: Vectors) -> Iterator[int]:
    """The places of the cosines that are near, the nearest first, equal ones by place; few are sorted at first."""
    near = (row >= NEAR).nonzero()[0]
    if len(near) > FIRST:
        values = row[near]
        values.partition(len(values) - FIRST)
        # What is rounded to the same is kept together.
        least = round(float(values[len(values) - FIRST]), 4) - 0.00005
        yield from _ranked(row, near[row[near] >= least])
        near = near[row[near] < least]
    yield from _ranked(row, near)


def _ranked(row: Vectors, places: numpy.ndarray[Any, numpy.dtype[numpy.intp]]) -> list[int]:
    return sorted(places.tolist(), key=lambda b: (-round(float(row[b]), 4), b))


def _relation(left: Assertion, right: Assertion, found: Clash) -> Relation:
    kind, mine, theirs = found.kind, found.left, found.right
    if kind == "updates back" or (kind != "updates" and right.statement < left.statement):
        left, right, mine, theirs = right, left, theirs, mine
    kind = kind.removesuffix(" back")
    grounds = (_ground(left, right, mine, theirs), _ground(right, left, theirs, mine))
    id = key("r", left.statement, right.statement, kind)
    score = round(min(1.0, found.score), 3)
    made_by = f"{MADE_BY}, {found.by}" if found.by else MADE_BY
    return Relation(id, left.statement, right.statement, kind, grounds, found.reason, score, made_by)


def _ground(one: Assertion, other: Assertion, mine: Sequence[Span], theirs: Sequence[Span]) -> Rendering:
    """The sentence compared, with the words in it that decide beside those of the other sentence."""
    if not mine:
        return Rendering(one.attribution.id, one.passage.spans, "verbatim", None)
    beside = " … ".join(span.of(other.text) for span in theirs)
    diff: list[tuple[str, str, str]] = []
    at = 0
    for span in sorted(mine):
        if at < span.start:
            diff.append(("equal", one.text[at : span.start], one.text[at : span.start]))
        diff.append(("changed" if beside else "added", beside, span.of(one.text)))
        at = span.stop
    if at < len(one.text):
        diff.append(("equal", one.text[at:], one.text[at:]))
    return Rendering(one.attribution.id, one.passage.spans, "altered", other.attribution.id, tuple(diff))
