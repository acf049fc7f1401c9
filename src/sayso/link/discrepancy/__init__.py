"""Where two passages that should say one thing do not: another number, unit, date or name, or not whether it is so.

Sentence vectors do not see a changed figure or an inserted "not". Each text is read once (``reading``), and two
readings are compared (``discrepancies``). What one text leaves out is no discrepancy: a number, date or name differs
where each side has one that the other lacks.

==========  ======================================================================================================
kind        told where
==========  ======================================================================================================
number      each has a figure of one kind that the other lacks, in digits or in words
unit        one figure counts kilometres here and miles there
date        each has a day, month, year or weekday that the other lacks
name        each has a proper name that the other lacks in any spelling, script or known translation
negation    what is negated here is not negated there
quantifier  all here, some there; more than here, fewer than there
modality    may here, must or will or plain fact there
==========  ======================================================================================================

Numbers, units and dates are read in English, Russian, Ukrainian, German, French, Spanish, Arabic and Chinese, and
compare between any two of them; names too, best between English and another language with capitals, for two names
that may be one changed on its way are not told; in Arabic and Chinese a name is answered by what spells it, and told
least surely. Quantifiers and modality are told within English alone; across languages negation is told only where the
other text has no word that could render it. bench/perturbation.py measures all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.discrepancy.cue import Cue, cues
from sayso.link.discrepancy.han import han_quantities
from sayso.link.discrepancy.polarity import polarity
from sayso.link.discrepancy.proper import Proper, proper_names
from sayso.link.discrepancy.quantity import COUNT, CROWD, DAY, ORDINAL, YEAR, Quantity, Token, phrase, quantities
from sayso.link.discrepancy.renaming import names_differ
from sayso.link.discrepancy.replacement import names_replaced
from sayso.link.discrepancy.sense import TOKEN, folded, senses
from sayso.link.discrepancy.series import together
from sayso.types import Span, Spans

KINDS = ("number", "unit", "date", "name", "negation", "quantifier", "modality")
Named = tuple[str, float, Span]

# One for the other, where a newsroom converts: metres, kilograms, square metres, seconds; of a speed its length.
_CONVERTED = {
    "km": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "foot": ("length", 0.3048),
    "inch": ("length", 0.0254), "cm": ("length", 0.01), "mm": ("length", 0.001), "yard": ("length", 0.9144),
    "kg": ("mass", 1.0), "gram": ("mass", 0.001), "tonne": ("mass", 1000.0), "lb": ("mass", 0.4536),
    "ounce": ("mass", 0.02835),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785), "acre": ("area", 4047.0), "hectare": ("area", 10000.0),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("time", 2629800.0), "year": ("time", 31557600.0),
    "decade": ("time", 315576000.0), "century": ("time", 3155760000.0),
    "mph": ("length", 1609.34), "kmh": ("length", 1000.0), "stone": ("mass", 6.35),
}  # fmt: skip
_NIGHT = re.compile(r"\b(?:night|midnight|overnight|Nacht|nuit|noche)\b|ноч|ніч|ليل|夜|凌晨")
_NEARLY = 0.07  # two weeks are quinze jours
_DEGREES = frozenset(("degree", "celsius", "fahrenheit"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage read for comparing: its figures, the months and weekdays it names, its names, and its cues."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    named: tuple[Named, ...]
    names: tuple[Proper, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that two passages tell differently: its kind (of ``KINDS``) and where, in code points of each text.

    ``left`` or ``right`` is empty where that side has no words for it: a plain "is" against a "may be".
    """

    kind: str
    left: Spans
    right: Spans

    def words(self, left: str, right: str) -> tuple[str, str]:
        """The words on both sides, parted by a bar where there are several."""
        return " | ".join(s.of(left) for s in self.left), " | ".join(s.of(right) for s in self.right)


@lru_cache(maxsize=8192)
def reading(text: str, language: str | None = "en") -> Reading:
    """The passage read for comparing; of a language without a table only figures in digits and names are read.

    >>> [sorted(q.values) for q in reading("Sie zahlten 1,5 Millionen für zwölf Boote", "de").quantities]
    [[1500000.0], [12.0]]
    """
    code = (language or "en")[:2].lower()
    if code == "zh":
        figures, named = han_quantities(text)
        figures = together(text, figures)
        return Reading(text, code, (), figures, named, proper_names(text, (), code), cues(text, (), code))
    tokens = tuple(
        Token(Span(m.start(), m.end()), m.group(), word, senses(word, code))
        for m in TOKEN.finditer(text)
        for word in (folded(m.group()),)
    )
    figures = together(text, quantities(text, tokens, code))
    return Reading(
        text, code, tokens, figures, _named(tokens, code), proper_names(text, tokens, code), cues(text, tokens, code)
    )


def _named(tokens: tuple[Token, ...], language: str) -> tuple[Named, ...]:
    """The months and weekdays that the tokens name, in one word or two (تشرين الأول)."""
    found: list[Named] = []
    for k, token in enumerate(tokens):
        for group in ("months", "weekdays"):
            value = token.told(group)
            if isinstance(value, float):
                found.append((group, value, token.span))
        if month := phrase(tokens, k, language, "months"):
            found.append(("months", float(month[0]), Span(token.span.start, tokens[month[1]].span.stop)))
    return tuple(found)


def discrepancies(left: Reading, right: Reading) -> tuple[Discrepancy, ...]:
    """What two passages tell differently, by kind in the order of ``KINDS``; empty where nothing does.

    >>> left, right = reading("Two of 40 boats sank on Monday."), reading("Two of 60 boats sank on Tuesday.")
    >>> [(d.kind, d.words(left.text, right.text)) for d in discrepancies(left, right)]
    [('number', ('40', '60')), ('date', ('Monday', 'Tuesday'))]
    """
    if left.text == right.text:
        return ()
    if left.language == right.language and right.text < left.text:  # whichever comes first, the same is told
        return tuple(Discrepancy(d.kind, d.right, d.left) for d in discrepancies(right, left))
    found = [*_figures(left, right), *_days(left, right)]
    if pair := (names_replaced if left.language == right.language else names_differ)(left, right):
        found.append(Discrepancy("name", *pair))
    found.extend(Discrepancy(*told) for told in polarity(left, right))
    return tuple(sorted(found, key=lambda d: KINDS.index(d.kind)))


# ---------------------------------------------------------------- figures


def _same(left: Quantity, right: Quantity) -> bool:
    return any(abs(a - b) <= 1e-6 * max(a, b, 1.0) for a in left.values for b in right.values)


def _half_as_second(left: Quantity, right: Quantity) -> bool:
    """True for a half and a second, which the half of a match and its second half are not."""
    return any(a.kind == ORDINAL and 0.5 in b.values for a, b in ((left, right), (right, left)))


def _day_as_count(left: Quantity, right: Quantity) -> bool:
    """True for the third of a month and three of anything; of two languages one may not have shown which it is."""
    return {left.kind, right.kind} in ({DAY, COUNT}, {DAY, CROWD})


def _converted(left: Quantity, right: Quantity) -> bool:
    """True where the one is the other in another unit, rounded as newsrooms round."""
    for one in left.units:
        for other in right.units:
            if {one, other} <= _DEGREES and one + other != "celsiuscelsius":
                a, b = sorted((max(left.values), max(right.values)))
                if abs((b - 32) * 5 / 9 - a) <= 1.5:
                    return True
            if one == other or one not in _CONVERTED or other not in _CONVERTED:
                continue
            (kind, factor), (kind_too, factor_too) = _CONVERTED[one], _CONVERTED[other]
            for power in (1, 2) if kind == "length" else (1,):  # 200 square feet are 18 square metres
                a, b = max(left.values) * factor**power, max(right.values) * factor_too**power
                if kind == kind_too and abs(a - b) <= _NEARLY * max(a, b):
                    return True
    return False


def _matched(left: Reading, right: Reading) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """The figures that answer each other, one to one, those of a kind and a unit first; and those without an answer."""
    pairs: list[tuple[Quantity, Quantity]] = []
    mine, theirs = list(left.quantities), list(right.quantities)
    one_tongue = left.language == right.language
    for fits in (
        lambda a, b: a.kind == b.kind and bool(a.units & b.units or not a.units | b.units) and _same(a, b),
        lambda a, b: a.kind == b.kind and _same(a, b),
        lambda a, b: _same(a, b) and not _half_as_second(a, b) and not (one_tongue and _day_as_count(a, b)),
        _converted,
    ):
        for one in tuple(mine):
            other = next((q for q in theirs if fits(one, q)), None)
            if other is not None:
                pairs.append((one, other))
                mine.remove(one)
                theirs.remove(other)
    return pairs, [q for q in mine if q.weight], [q for q in theirs if q.weight]


def _figures(left: Reading, right: Reading) -> list[Discrepancy]:
    pairs, mine, theirs = _matched(left, right)
    found = []
    for kind, classes in (("number", (COUNT, ORDINAL)), ("number", (CROWD,)), ("date", (YEAR, DAY))):
        for one in (classes,) if kind == "number" else ((YEAR,), (DAY,)):
            here, there = [q for q in mine if q.kind in one], [q for q in theirs if q.kind in one]
            if _clash(here, there, left, right):
                found.append(Discrepancy(kind, tuple(q.span for q in here), tuple(q.span for q in there)))
    if not found:
        here, there = ([q for q in lone if q.kind == YEAR or max(q.values) >= 1000] for lone in (mine, theirs))
        if {q.kind for q in here} != {q.kind for q in there} and _clash(here, there, left, right):
            found.append(Discrepancy("number", tuple(q.span for q in here), tuple(q.span for q in there)))
    for mate, answer in pairs:
        apart = mate.units and answer.units and not mate.units & answer.units
        if mate.units | answer.units <= _DEGREES and "degree" in mate.units | answer.units:
            continue
        if apart and mate.kind == answer.kind and not _converted(mate, answer):
            found.append(Discrepancy("unit", (mate.span,), (answer.span,)))
    return found


def _clash(here: list[Quantity], there: list[Quantity], left: Reading, right: Reading) -> bool:
    """True where both sides have figures without an answer, one of them sure, one of them nowhere in the other text."""
    new = not all(any(_same(q, r) for r in right.quantities) for q in here) or not all(
        any(_same(q, r) for r in left.quantities) for q in there
    )
    return bool(here and there) and new and any(q.weight > 1 for q in (*here, *there))


def _days(left: Reading, right: Reading) -> list[Discrepancy]:
    found = []
    for group in ("months", "weekdays"):
        here, there = ([(v, s) for g, v, s in side.named if g == group] for side in (left, right))
        mine, theirs = Counter(v for v, _ in here), Counter(v for v, _ in there)
        lone, lone_too = mine - theirs, theirs - mine
        if group == "weekdays" and _one_night(lone, lone_too, left, right):
            continue
        if lone and lone_too and (lone.keys() - theirs.keys() or lone_too.keys() - mine.keys()):
            spans = tuple(s for v, s in here if v in lone), tuple(s for v, s in there if v in lone_too)
            found.append(Discrepancy("date", *spans))
    return found


def _one_night(lone: Counter[float], other: Counter[float], left: Reading, right: Reading) -> bool:
    """True for Saturday night and the night to Sunday."""
    pairs = {(a - b) % 7 for a in lone for b in other}
    return bool(pairs) and pairs <= {1, 6} and all(_NIGHT.search(text) for text in (left.text, right.text))
