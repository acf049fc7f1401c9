"""Figures that belong together: the days of a list, the ends of a range, a figure and the half added to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.link.discrepancy.quantity import COUNT, CROWD, DAY, Quantity

_LIST = re.compile(r"\s*(?:,|and|or|to|bis|und|et|au|y|al|и|до|та|і|по|و|إلى|[-–—/])\s*(?:el|le|vom|den|с|з)?\s*")
# Between the two ends of a range: 3 to 5 thousand, de 3 à 5 millions.
_RANGE = re.compile(
    r"\s*(?:[-–—~～至到]|to|and|bis|und|à|et|a|y|до|и|та|і|إلى|و)\s*"
    r"(?:(?:more|over|less) than |más de |plus de |mehr als |более |[$€£¥])?\s*",
    re.IGNORECASE,
)
# Between feet and inches; between a part and what it is of.
_FEET = re.compile(r"[-\s]?(?:foot|feet|ft)\.?[-\s]?|['’]")
_INCHES = re.compile(r"[-\s]?[^\W\d_]+\.?(?:\s[^\W\d_]{1,3})?\s?|英尺")
_OF = re.compile(r" (?:of |of a |a |an )|-")
_ENDS = re.compile(r"\s*(?:[-–—]|to|and|or|bis|und|à|et|y|до|и|і|та)\s*")
# Units of which the last figure of a range alone may tell: between 17 and 21 years.
_LASTING = frozenset("second minute hour day week month year decade km mile metre percent".split())
SCALES = frozenset((100.0, 1e3, 1e6, 1e9, 1e12))
_AND_A_HALF = re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:et\s|y\s|и\s|с\s|і\s|та\s|з\s|із\s|und\s|and\s(?:an?\s)?|و)$")


def together(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same figures of a text, each with what the ones beside it tell of it."""
    return tuple(_halved(text, _ranged(text, _of_a_date(text, _as_one(text, list(figures))))))


def _as_one(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same, where a second figure is a part of the first: 6-foot-5, a couple of hundred, half a million, 24/7."""
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        between = text[one.span.stop : other.span.start]
        if "foot" in one.units and _FEET.fullmatch(between) and max(other.values) < 12:
            values = frozenset(v + max(other.values) / 12 for v in one.values)
            found[k - 1], found[k] = replace(one, values=values), replace(other, weight=0)
        elif "foot" in one.units and "inch" in other.units and _INCHES.fullmatch(between):
            values = frozenset(round(v + max(other.values) / 12, 4) for v in one.values)
            found[k - 1], found[k] = replace(one, values=values), replace(other, weight=0)
        elif _OF.fullmatch(between) and other.kind == COUNT and min(other.values) in SCALES and max(one.values) < 100:
            worth = frozenset(round(v * max(other.values), 4) for v in one.values if v < 10)
            found[k - 1] = replace(one, values=one.values | worth)
            found[k] = replace(other, values=other.values | worth, weight=0)
        elif between == " " and one.kind == COUNT and one.weight and (1.5 in one.values or other.kind == CROWD):
            if min(other.values) in SCALES and min(one.values) < 100:  # півтора мільйона, dos centenares
                worth = frozenset(v * min(other.values) for v in one.values if v < 100)
                found[k - 1], found[k] = replace(one, values=one.values | worth), replace(other, weight=0)
        elif between == "/" and {max(one.values), max(other.values)} == {24.0, 7.0}:
            found[k - 1], found[k] = replace(one, weight=0), replace(other, weight=0)
    return found


def _ranged(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same, where the first end of a range may count the thousands or millions of the last: 3 to 5 million."""
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        between = text[one.span.stop : other.span.start]
        if one.kind == other.kind == COUNT and _RANGE.fullmatch(between):
            low, high = max(one.values), max(other.values)
            if not one.units and other.units & _LASTING and low < high and _ENDS.fullmatch(between):
                found[k - 1] = one = replace(one, units=other.units)
            scale = next((s for s in (1e9, 1e6, 1e3) if high >= s > low), 0.0)
            if scale and low < 1000 and not re.search(r"\d{4}|\d[.,\s]\d{3}", other.span.of(text)):
                found[k - 1] = replace(one, values=one.values | {low * scale}, units=one.units | other.units)
    return found


def _halved(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same with "and a half" told with what it is added to: un million et demi, درجة ونصف."""
    for k, half in enumerate(found):
        begins = half.span.start + (text[half.span.start] == "و")
        if min(half.values) != 0.5 or not _AND_A_HALF.search(text[max(0, half.span.start - 40) : begins]):
            continue
        before = found[k - 1] if k and half.span.start - found[k - 1].span.stop < 16 else None
        if before is not None and before.kind in (COUNT, CROWD):
            scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if max(before.values) >= s), 1.0)
            more = frozenset(v + 0.5 * scale for v in before.values)
            after = found[k + 1] if k + 1 < len(found) and found[k + 1].span.start - half.span.stop == 1 else None
            if after is not None and scale == 1.0 and min(after.values) in SCALES:  # two and a half million
                more = frozenset(v * min(after.values) for v in more)
                found[k + 1] = replace(after, weight=0)
            found[k - 1] = replace(before, values=before.values | more)
        found[k] = replace(half, values=half.values | {1.5}, weight=0)
    return found


def _of_a_date(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same, with the other days of "9 and 10 August" told as days."""
    for order in (range(len(found) - 1, 0, -1), range(1, len(found))):
        for k in order:
            one, other = found[k - 1], found[k]
            if {one.kind, other.kind} == {DAY, COUNT} and _LIST.fullmatch(text[one.span.stop : other.span.start]):
                at = k - 1 if one.kind == COUNT else k
                if max(found[at].values) <= 31 and not found[at].units:
                    found[at] = replace(found[at], kind=DAY)
    return found
