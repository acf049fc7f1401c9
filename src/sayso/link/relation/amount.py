"""Figures as the stretch of values that their words leave open, and whether two sentences give one thing two of them.

"Nearly 4,000" is true of 3,963, "more than 1,000" of 1,800, "$163 billion" of 162.8 billion. Two figures clash where
they count one thing in one unit and no value fits both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from sayso.link.discrepancy import Reading
from sayso.link.discrepancy.quantity import COUNT, ORDINAL, YEAR, Quantity
from sayso.link.relation.revision import OVERTAKEN, REVISES
from sayso.link.relation.synonym import sense
from sayso.text.root import root
from sayso.types import Span

_SIGN = r"\s*(?:US|A|C)?[$€£₽]?\s*$"
AT_LEAST = re.compile(
    r"\b(?:more than|over|at least|(?:a )?minimum of|above|upwards? of|exceed\w*|topp\w+|surpass\w*|as few as|beyond|"
    r"past|более|больше|свыше|не менее|plus de|au moins|über|mehr als|mindestens|más de|al menos)" + _SIGN,
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"\b(?:fewer than|less than|up to|at most|no more than|under|below|as many as|as much as|(?:a )?maximum of|"
    r"до|менее|не более|moins de|jusqu.à|weniger als|bis zu|höchstens|menos de|hasta)" + _SIGN,
    re.IGNORECASE,
)
NEARLY = re.compile(
    r"\b(?:nearly|almost|just under|close to|close on|approaching|почти|près de|fast|knapp|casi|cerca de)" + _SIGN,
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|approximately|an estimated|estimated|"
    r"около|примерно|environ|etwa|rund|unos|unas)|~)" + _SIGN,
    re.IGNORECASE,
)
MORE = re.compile(r"\s*(?:\S+\s+){0,2}?or (?:more|higher|greater|above)\b|\+|-plus\b", re.IGNORECASE)
RANGE = re.compile(r"\s*(?:to|and|or|[-–—]|до|bis|à|a)\s*(?:[$€£₽]\s?)?", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from|zwischen|entre|между|от)\s*(?:[$€£₽]\s?)?$", re.IGNORECASE)
PART_OF_NAME = re.compile(r"[^\W\d_][-–]$")
SHORT_SCALE = re.compile(r"\d\s?(?:[kmbt]|mn|bn|tn)$", re.IGNORECASE)
STEP = re.compile(
    r"\b(?:by|from|of the|на|um|von|de|another|additional|extra|other|cut(?:s|ting)?|"
    r"slash(?:es|ed|ing)?|trim(?:s|med|ming)?)" + _SIGN,
    re.IGNORECASE,
)
STOP = frozenset(
    "of in on at to by for with from about into over under between against after before during as than like and or "
    "but that who which is are was were be been have has had will would can could may might a an the this last next "
    "each every per when while if because since through it he she they we i".split()
)
# One thing in several words, as reports count it.
ONE_THING = {
    word: group
    for group, words in {
        "dead": "dead death deaths died killed fatality fatalities slain lives bodies",
        "hurt": "hurt injured wounded injuries casualties",
        "held": "held arrested detained arrests detentions detainees",
        "sick": "cases infections infected",
        "folk": "people persons",
        "vote": "votes ballots",
    }.items()
    for word in words.split()
}
TOLLS = frozenset(("dead", "hurt", "held", "sick"))
# What makes a figure one of another kind, where it stands in one of two sentences alone.
KINDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"expect\w*|forecast\w*|predict\w*|project(?:s|ed|ions?)|anticipat\w*|target\w*|goal|hop(?:es?|ed|ing)|"
        r"plan(?:s|ned)? to|guidelines?|estimate[sd]? (?:in|of|by|from)|"
        r"need(?:s|ed)? to|requires?|required|to (?:get|win|reach)",
        r"average\w*|median|mean|typical\w*|per capita|a day|daily|per day|each day|a week|weekly|monthly|a month|"
        r"annual\w*|a year",
        r"additional|extra",
        r"total|altogether|in all|so far|since|cumulative\w*",
        r"record|previous\w*|earlier|last year|a year (?:ago|earlier)|formerly|initially|originally",
        r"adjust\w*|excluding|controlling|core",
        r"(?:fewer|less)(?! than [\d$€£])|lower",
        r"part of|includ\w+|of which|alone",
        r"at once|maximum|capacity",
        r"opening|opened|opens|early trading|midday|clos(?:e[ds]?|ing)|intraday",
        r"non-[a-z]{4,}",
    )
)
# How many of them tell a forecast.
GUESSES = 2
AGE = re.compile(r"\s+(?:\w+\s)?(years?|quarters?|months?|weeks?|days?|half)\b", re.IGNORECASE)
BASE = re.compile(
    r"\s*(?:%|per ?cent|pct)(?:\s+of|\s+\w+\s+(?:at|against|among|for))\s+(?P<base>[^,;:.()]+)", re.IGNORECASE
)
LED_BASE = re.compile(
    r"\b(?:among|of) (?P<base>[^,;:.()\d]+),\s*(?:(?:only|just|some|about|nearly)\s+)?$", re.IGNORECASE
)
# Where the words for what a share is of come to an end.
BASE_END = re.compile(
    r"\s(?:who|that|which|are|is|were|was|has|have|had|said|say|will|would|do|did|does)\b", re.IGNORECASE
)
# "Five takeaways" counts the parts of an article.
LISTED = re.compile(
    r"\s+(?:\w+\s)?(?:takeaways?|things|reasons|ways|questions|facts|lessons|tips|highlights)\b", re.IGNORECASE
)
BASE_WORDS = 3
ANYBODY = STOP | frozenset("those these them people persons folk everyone all who its their his her our".split())
DOZEN = re.compile(r"dozen", re.IGNORECASE)
TIMES = frozenset("second minute hour day week month year decade century".split())
WINDOW = re.compile(r"\b(?:in|within|over|during|every)\s+(?:(?:the|a|just|only|its|his)\s+)*$", re.IGNORECASE)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
SHARE, ROUND, EXACT, TELLING, DOZENS, ANCHORS = 0.1, 0.5, 0.005, 10, 6, 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: the least and the greatest value its words allow, its unit or what it counts, its place in the text.

    ``bound``: "at least", "at most" or "". ``step``: it is a difference, "rose by 40". ``base``: of what it is a share.
    ``first`` is the first of ``heads``.
    """

    low: float
    high: float
    units: frozenset[str]
    heads: frozenset[str]
    span: Span
    bound: str
    step: bool
    base: frozenset[str]
    first: str = ""

    @property
    def value(self) -> float:
        """The figure itself, as far as one value stands for it."""
        return self.low if self.high == inf else self.high if self.bound else (self.low + self.high) / 2

    def same_thing(self, other: Amount) -> bool:
        """True where both count one thing: one unit, words for it that do not part, or no such word on either side.

        "Relief package" and "package" may be one thing, "relief package" and "spending package" are two.
        """
        parted = bool(self.heads and other.heads) and self.first not in other.heads and other.first not in self.heads
        if self.units or other.units:
            based = bool(self.base & other.base or not (self.base or other.base))
            return bool(self.units & other.units) and based and not parted
        return not parted and bool(self.heads) == bool(other.heads)

    def clashes(self, other: Amount) -> bool:
        """True where no value fits both; "as many as 50" and "more than 50" are told of one figure."""
        if {self.bound, other.bound} == {"at least", "at most"} and 0 in (self.low, other.low):
            return min(self.high, other.high) < max(self.low, other.low)
        return min(self.high, other.high) <= max(self.low, other.low)


@lru_cache(maxsize=8192)
def amounts(read: Reading) -> tuple[Amount, ...]:
    """What is counted in a sentence, in reading order; ordinals, days and years count nothing.

    >>> from sayso.link.discrepancy import reading
    >>> [(a.low, a.high) for a in amounts(reading("nearly 4,000 men and more than 20 boats"))]
    [(3600.0, 4000.0), (20.0, inf)]
    """
    found: list[Amount] = []
    counted = [
        q
        for q in read.quantities
        if q.kind == COUNT and q.weight and not PART_OF_NAME.search(read.text, 0, q.span.start)
    ]
    at = 0
    while at < len(counted):
        one = counted[at]
        after = counted[at + 1] if at + 1 < len(counted) else None
        if after and RANGE.fullmatch(read.text, one.span.stop, after.span.start):
            joined = read.text[one.span.stop : after.span.start].strip().casefold()
            if joined != "and" or BETWEEN.search(read.text[: one.span.start]):
                made = _range(read, one, after)
                found += [made] if made else []
                at += 2
                continue
        found.append(_amount(read, one))
        at += 1
    return tuple(found)


def _range(read: Reading, one: Quantity, other: Quantity) -> Amount | None:
    """From the lesser to the greater; nothing for a score or a vote, which tells two figures at once."""
    low, high = max(one.values), max(other.values)
    if low >= high:
        return None
    if low and high >= 1000 * low:
        low *= 10 ** len(str(int(high / low))) / 10
    units = one.units | other.units
    heads, span = _heads(read, other), Span(one.span.start, other.span.stop)
    return Amount(low, high, units, frozenset(heads), span, "", False, _base(read, other), next(iter(heads), ""))


def _amount(read: Reading, figure: Quantity) -> Amount:
    before = read.text[max(0, figure.span.start - 32) : figure.span.start]
    told = figure.span.of(read.text)
    value = (max if SHORT_SCALE.search(told) or DOZEN.search(told) else min)(figure.values)
    spread = _spread(read.text, figure, value)
    bound = ""
    if AT_LEAST.search(before) or MORE.match(read.text, figure.span.stop):
        low, high, bound = value, inf, "at least"
    elif AT_MOST.search(before):
        low, high, bound = 0.0, value, "at most"
    elif NEARLY.search(before):
        low, high, bound = value - spread, value, "at most"
    elif ABOUT.search(before):
        low, high = value - max(spread, SHARE * value), value + max(spread, SHARE * value)
    else:
        low, high = value - spread, value + spread
    heads, step = _heads(read, figure), STEP.search(before) is not None
    return Amount(
        low, high, figure.units, frozenset(heads), figure.span, bound, step, _base(read, figure), next(iter(heads), "")
    )


def _base(read: Reading, figure: Quantity) -> frozenset[str]:
    """Keys of the words behind the "of" of "40 percent of the boats": the first few, up to a comma."""
    found = None
    if "percent" in figure.units:
        found = BASE.match(read.text, figure.span.stop) or LED_BASE.search(read.text, 0, figure.span.start)
    told = BASE_END.split(found.group("base"))[0] if found else ""
    words = re.findall(r"[^\W\d_]{3,}", told)[:BASE_WORDS]
    return frozenset(root(w.casefold(), read.language) for w in words if w.casefold() not in ANYBODY)


def _spread(text: str, figure: Quantity, value: float) -> float:
    """Half a unit of the last digit told, at most a tenth of the value: 162.8 is exact to .05, 1,000 to a hundred."""
    digits = re.search(r"\d[\d,. ]*", figure.span.of(text))
    if digits is None:
        whole = str(int(value))
        if DOZEN.search(figure.span.of(text)):
            return max(1.0, value / DOZENS)
        return min(
            ROUND * 10.0 ** (len(whole) - len(whole.rstrip("0"))), max(SHARE * value, ROUND) if value >= 20 else ROUND
        )
    told = digits.group().strip(" .,")
    tail = re.search(r"[.](\d+)$", told)
    if tail and not (len(tail.group(1)) == 3 and value >= 1000):
        scale = value / max(float(re.sub(r"[^\d.]", "", told)), 1e-9)
        return ROUND * scale * 10.0 ** -len(tail.group(1))
    plain = re.sub(r"\D", "", told)
    scale = value / max(float(plain), 1e-9)
    unit = scale * 10.0 ** (len(plain) - len(plain.rstrip("0")))
    return min(ROUND * unit, SHARE * value) if value >= 10 else ROUND * min(unit, 1.0)


def _heads(read: Reading, figure: Quantity) -> tuple[str, ...]:
    """Keys of the words behind a figure that say what it counts, in their order."""
    found: list[str] = []
    stop = figure.span.stop
    for token in read.tokens:
        if token.span.start < stop:
            continue
        between = read.text[stop : token.span.start]
        if token.letters[0].isdigit() and PART_OF_NAME.search(read.text, 0, token.span.start):
            stop = token.span.stop
            continue
        if between.strip(" \u00a0-–\"“”’'") or token.word in STOP or not token.letters[0].isalpha() or len(found) > 2:
            break
        if token.told("weekdays") is not None:
            break
        if token.told("units") is None and token.told("scales") is None:
            found.append(ONE_THING.get(token.word) or sense(token.word, read.language))
        stop = token.span.stop
    return tuple(found)


def clash(left: Reading, right: Reading, guessed: bool = False) -> tuple[Amount, Amount] | None:
    """The figures of two sentences that cannot both be so, where each has one that counts this thing; else None.

    A figure that the other sentence confirms is set aside; what makes one of another kind (a forecast, an average, a
    rise "by" so many) in one sentence alone is no clash. ``guessed``: both are known to be forecasts.

    >>> from sayso.link.discrepancy import reading
    >>> left, right = reading("12 boats sank in the storm"), reading("some 40 boats sank")
    >>> [a.span.of(r.text) for a, r in zip(clash(left, right), (left, right))]
    ['12', '40']
    """
    mine, theirs = ([a for a in amounts(side) if not _counts_nothing(side, a)] for side in (left, right))
    if not mine or not theirs or RESPECTIVELY.search(f"{left.text} {right.text}"):
        return None
    kinds = KINDS[GUESSES:] if guessed else KINDS
    told, other_told = (REVISES.sub(" ", side.text) for side in (left, right))
    if any(bool(k.search(told)) != bool(k.search(other_told)) for k in kinds):
        return None
    foreign = left.language != right.language
    answered: list[Amount] = []
    for one in tuple(mine):
        other = next((a for a in theirs if _answers(one, a, foreign)), None)
        if other:
            mine.remove(one)
            theirs.remove(other)
            answered.append(one)
    found = [
        (a, b)
        for a in mine
        for b in theirs
        if not any(c.same_thing(a) and c.same_thing(b) and c.step == a.step for c in answered)
        if (a.same_thing(b) or (foreign and not a.units | b.units)) and a.clashes(b) and a.step == b.step
    ]
    alone = [
        (a, b)
        for a, b in found
        if sum(x is a for x, _ in found) == 1 and sum(y is b for _, y in found) == 1 and not (a.step and b.step)
    ]
    return alone[0] if alone else None


def grown(left: Reading, right: Reading) -> tuple[Amount, Amount] | None:
    """Two tolls of one thing that are both told as the least there is, one greater than the other; else None."""
    found = [
        (a, b)
        for a in amounts(left)
        for b in amounts(right)
        if a.same_thing(b) and a.bound == b.bound == "at least" and a.low != b.low and a.heads & b.heads
    ]
    return found[0] if len(found) == 1 else None


def _answers(one: Amount, other: Amount, foreign: bool) -> bool:
    """True where the other is the same figure of the same thing; words for things of two languages do not compare.

    "When he was 16" answers "16 years old": one of the two says no thing.
    """
    bare = one.value == other.value and not (one.heads | one.units and other.heads | other.units)
    bare = bare or (one.value == other.value and bool(one.units & other.units))
    return (one.same_thing(other) or foreign or bare) and not one.clashes(other)


def _counts_nothing(read: Reading, amount: Amount) -> bool:
    """True for a stretch of time that something else is counted in, a million messages in ten hours; and for a list.

    What a figure was until then, "up from three", counts nothing any more.
    """
    if LISTED.match(read.text, amount.span.stop) or OVERTAKEN.search(read.text[: amount.span.start]):
        return True
    return bool(amount.units & TIMES) and WINDOW.search(read.text[: amount.span.start]) is not None


def alike(one: Amount, other: Amount) -> float:
    """The lesser of two figures over the greater, 0..1: those of one thing seldom lie far apart."""
    least, most = sorted((one.value, other.value))
    return least / most if most else 1.0


def _times(read: Reading) -> frozenset[tuple[str, float | str]]:
    """The years, months, weekdays and "first year"s that a sentence speaks of."""
    found: set[tuple[str, float | str]] = {("year", v) for q in read.quantities if q.kind == YEAR for v in q.values}
    found |= {(group, value) for group, value, _ in read.named}
    for q in read.quantities:
        unit = AGE.match(read.text, q.span.stop) if q.kind == ORDINAL else None
        if unit:
            found |= {(unit.group(1).casefold(), v) for v in q.values}
    return frozenset(found)


def other_times(left: Reading, right: Reading) -> bool:
    """True where both speak of times, none of them the same: "in the first year", "in 2031"."""
    mine, theirs = _times(left), _times(right)
    return bool(mine and theirs) and not mine & theirs


def anchored(left: Reading, right: Reading) -> bool:
    """True where both tell the same two figures, neither of them small: from 69.9 to 78.9 years."""
    same = {a.value for a in amounts(left) if a.value >= TELLING} & {a.value for a in amounts(right)}
    return len(same) >= ANCHORS


def one_amount(left: Reading, right: Reading) -> bool:
    """True where both tell one figure of ten and more, or one with a fraction, of one thing, and no other clashes."""
    both = [(a, b) for a in amounts(left) for b in amounts(right) if a.same_thing(b)]
    same = [
        a for a, b in both if a.bound == b.bound and abs(a.value - b.value) <= EXACT * a.value and a.value >= TELLING
    ]
    return bool(same) and clash(left, right) is None
