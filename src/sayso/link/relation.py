"""Which statements contradict, update or agree with each other, by rules that would rather be silent.

Two sentences are compared when they share most of their telling words (and, with an encoder, their meaning with the
figures masked). Then the first rule that fits decides:

============  ===========  ============================================================================
reason        kind         rule
============  ===========  ============================================================================
denial        contradicts  a cue that denies, over what somebody else asserts
number        contradicts  another figure of one unit; ``updates`` where the other is of a later day
date          contradicts  another weekday or day of a month, all else the same
negation      contradicts  a negation in one alone, all else the same
proposition   agrees       another speaker says the same in other words, without any of the above
============  ===========  ============================================================================

Questions and conditions assert nothing and are left out. What one speaker says later contradicts nothing that he
said earlier, and a later figure of anybody's is an update; others may deny on Sunday what was said on Saturday.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sayso.link.candidate import CROWD, Evidence, Weights, evidence
from sayso.link.figure import NEGATORS, Figure
from sayso.link.judgement import constraints
from sayso.link.partition import sorted_pair
from sayso.link.passage import Passage, passages
from sayso.text.speech import DENIES
from sayso.types import Attribution, Document, Judgement, Relation, Rendering, Statement, key

if TYPE_CHECKING:
    from sayso.types import Encoder

MADE_BY = "rules:relation@1"
OPEN = re.compile(r"\?|^\W*(?:if|whether|si|ob|wenn|если|ли)\b|\b(?:whether|ли)\b", re.IGNORECASE)
AT_LEAST = re.compile(r"\b(?:more than|over|at least|minimum of|above|upwards of|exceed\w*|более|свыше|plus de|über|"
                      r"mehr als|mindestens|más de|al menos)\s*[$€£₽]?\s*$", re.IGNORECASE)  # fmt: skip
AT_MOST = re.compile(r"\b(?:fewer than|less than|up to|at most|under|below|до|менее|moins de|jusqu.à|weniger als|"
                     r"bis zu|höchstens|menos de|hasta)\s*[$€£₽]?\s*$", re.IGNORECASE)  # fmt: skip
ABOUT = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|около|почти|примерно|"
                   r"environ|près de|etwa|rund|fast|unos|cerca de|casi)\s*[$€£₽]?\s*$", re.IGNORECASE)  # fmt: skip
DAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|"
                  r"August|September|October|November|December) \d{1,2}\b")  # fmt: skip
NO_COUNT = frozenset(("", "th", "year", "month", "week", "day", "hour", "minut", "second"))
ALIKE, SAME, MEANING, ONE_WORDING = 0.55, 0.72, 0.7, 0.9


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence of a statement's fullest rendering and what is known of who said it and when."""

    statement: str
    speaker: str | None
    attribution: Attribution
    passage: Passage
    first: str
    last: str
    denies: bool


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    reason: str
    score: float


def relations(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    encoder: Encoder | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Relation, ...]:
    """The relations between these statements, sorted by id, each with the two sentences compared as its grounds.

    ``left`` and ``right`` are statement ids, in order of time for ``updates``; ``score`` is 0..1. Pairs that a
    judgement of kind "relation" keeps apart have none. Statements in different languages are not compared.
    """
    sides = _sides(documents, attributions, statements)
    ruled = constraints([j for j in judgements if j.kind == "relation"], attributions)
    apart = frozenset(ruled.relation.different)
    weights = Weights([s.passage for s in sides])
    pairs = _pairs(sides, weights)
    near = _cosines(sides, pairs, encoder)
    best: dict[tuple[str, str], tuple[_Found, _Side, _Side]] = {}
    for left, right in pairs:
        one, other = _in_time(sides[left], sides[right])
        if sorted_pair(one.attribution.id, other.attribution.id) in apart:
            continue
        found = _relate(one, other, weights, near.get((left, right)))
        known = best.get(sorted_pair(one.statement, other.statement))
        if found and (known is None or found.score > known[0].score):
            best[sorted_pair(one.statement, other.statement)] = (found, one, other)
    return tuple(sorted((_relation(*told) for told in best.values()), key=lambda r: r.id))


def _relation(found: _Found, left: _Side, right: _Side) -> Relation:
    if found.kind != "updates" and right.statement < left.statement:
        left, right = right, left
    grounds = tuple(Rendering(s.attribution.id, s.passage.spans, "verbatim", None) for s in (left, right))
    id = key("r", left.statement, right.statement, found.kind)
    return Relation(
        id, left.statement, right.statement, found.kind, grounds, found.reason, round(found.score, 3), MADE_BY
    )


# ---------------------------------------------------------------- which sentences to compare


def _sides(
    documents: Sequence[Document], attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[_Side]:
    at_hand = {d.id: d for d in documents}
    cut: defaultdict[str, list[Passage]] = defaultdict(list)
    wanted = {s.renderings[0].attribution for s in statements}
    by_id = {a.id: a for a in attributions if a.document in at_hand}
    for p in passages(at_hand, [a for id, a in by_id.items() if id in wanted]):
        cut[p.attribution].append(p)
    found = []
    for statement in sorted(statements, key=lambda s: s.id):
        fullest = statement.renderings[0]
        attribution = by_id[fullest.attribution]
        document = at_hand[attribution.document]
        published = (document.published or "")[:10]
        first = statement.said.earliest[:10] if statement.said else published
        last = statement.said.latest[:10] if statement.said else published
        denies = any(DENIES.search(span.of(document.text)) for span in attribution.cue)
        for p in cut[attribution.id]:
            inside = all(any(s.holds(own) for s in fullest.spans) for own in p.spans)
            if inside and p.stems and len(p.plain) >= 3 and not OPEN.search(p.text):
                found.append(_Side(statement.id, statement.speaker, attribution, p, first, last, denies))
    return found


def _pairs(sides: Sequence[_Side], weights: Weights) -> list[tuple[int, int]]:
    """Sentences of two statements, in one language, that share most telling words of the shorter one."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        for stem in side.passage.stems:
            holders[stem].append(at)
    shared = Counter(pair for held in holders.values() if len(held) <= CROWD for pair in combinations(held, 2))
    found = []
    for (a, b), n in sorted(shared.items()):
        one, other = sides[a], sides[b]
        same = one.statement == other.statement or one.attribution.id == other.attribution.id
        nested = one.attribution.document == other.attribution.document and any(
            x.meets(y) for x in one.passage.spans for y in other.passage.spans
        )
        short = len(one.passage.stems) == len(other.passage.stems) == 1
        if (n < 2 and not short) or same or nested or one.passage.language != other.passage.language:
            continue
        common = weights.of(one.passage.stems & other.passage.stems)
        if 2 * common >= ALIKE * (weights.of(one.passage.stems) + weights.of(other.passage.stems)):
            found.append((a, b))
    return found


def _cosines(
    sides: Sequence[_Side], pairs: Iterable[tuple[int, int]], encoder: Encoder | None
) -> Mapping[tuple[int, int], float]:
    """The cosine of each pair with every figure masked, so that a number alone makes no distance."""
    if encoder is None:
        return {}
    wanted = sorted({at for pair in pairs for at in pair})
    if not wanted:
        return {}
    vectors = encoder.encode([re.sub(r"\d[\d.,]*", "7", sides[at].passage.text) for at in wanted])
    row = {at: i for i, at in enumerate(wanted)}
    return {(a, b): float(vectors[row[a]] @ vectors[row[b]]) for a, b in pairs}


# ---------------------------------------------------------------- the rules


def _in_time(left: _Side, right: _Side) -> tuple[_Side, _Side]:
    return (right, left) if right.last and left.first and right.last < left.first else (left, right)


def _relate(one: _Side, other: _Side, weights: Weights, cosine: float | None) -> _Found | None:
    """The relation of the earlier to the later sentence, by the first rule that fits, or None."""
    told = evidence(one.passage, other.passage, weights, cosine or 0.0, 0.0)
    if cosine is not None and cosine < MEANING and told.dice < ONE_WORDING:
        return None
    score = told.dice if cosine is None else (told.dice + cosine) / 2
    later = bool(one.last and other.first and one.last < other.first)
    elsewhere = one.attribution.document != other.attribution.document or one.speaker != other.speaker
    strangers = one.speaker != other.speaker and one.speaker is not None and other.speaker is not None
    if one.denies != other.denies:
        fits = strangers and told.dice >= 0.6 and not told.conflict
        return _Found("contradicts", "denial", score) if fits else None
    if elsewhere and _other_figure(one, other, told):
        return _Found("updates" if later else "contradicts", "number", score)
    if told.conflict and one.passage.negated == other.passage.negated:
        return None
    if told.dice >= SAME and told.ordered >= SAME and (strangers or not later):
        if _days(one) and _days(other) and _days(one).isdisjoint(_days(other)):
            return _Found("contradicts", "date", score)
        if told.conflict and (told.kept >= 3 or _but_for_negation(one, other)):
            return _Found("contradicts", "negation", score)
    alike = told.kept >= 4 and told.dice >= SAME and told.ordered >= ALIKE and _days(one) == _days(other)
    alike = alike and not (one.passage.quoted and other.passage.quoted and told.ordered >= ONE_WORDING)
    if strangers and alike and not told.conflict and not _names(one, other) and not _names(other, one):
        return _Found("agrees", "proposition", score)
    return None


def _but_for_negation(one: _Side, other: _Side) -> bool:
    """True where two short sentences are the same, word for word, but for the negation."""
    left, right = ([w for w in side.passage.plain if w not in NEGATORS] for side in (one, other))
    return left == right and len(left) >= 3 and one.speaker != other.speaker


def _names(one: _Side, other: _Side) -> bool:
    """True where the one's words name the other's speaker: it passes on what it was told."""
    name = (other.attribution.name or "").split()[-1:]
    return bool(name) and name[0].casefold() in {w.form for w in one.passage.words}


def _days(side: _Side) -> frozenset[str]:
    return frozenset(DAYS.findall(side.passage.text))


def _other_figure(one: _Side, other: _Side, told: Evidence) -> bool:
    """True where exactly one figure differs, of one unit, and neither word before it lets the other be true."""
    if told.kept < 3 or told.dice < ALIKE or told.ordered < ALIKE:
        return False
    left, right = _counts(one), _counts(other)
    if len(left) != 1 or len(right) != 1 or left[0].unit != right[0].unit or left[0].value == right[0].value:
        return False
    return not (_allows(one, left[0], right[0].value) or _allows(other, right[0], left[0].value))


def _counts(side: _Side) -> list[Figure]:
    """The figures that count something: no years, no ordinals, no bare numbers, no spans of time."""
    found = {(f.value, f.unit): f for f in side.passage.figures if f.unit not in NO_COUNT}
    return list(found.values())


def _allows(side: _Side, figure: Figure, value: float) -> bool:
    """True where the words before the figure leave room for the other value, such as "more than" or "about"."""
    passed = 0
    for span in side.passage.spans:
        if span.holds(figure.span):
            break
        passed += span.stop - span.start + 1
    place = passed + figure.span.start - span.start
    before = side.passage.text[max(0, place - 30) : place]
    if AT_LEAST.search(before):
        return value >= figure.value
    if AT_MOST.search(before):
        return value <= figure.value
    return bool(ABOUT.search(before)) and abs(value - figure.value) <= 0.1 * figure.value
