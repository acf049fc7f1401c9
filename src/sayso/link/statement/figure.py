"""Figures with their units, and negation: what a vector of a sentence does not see."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.link.spelling import NUMBER_WORDS, plain, stem
from sayso.types import Span

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6,
    "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "млн": 1e6, "миллиард": 1e9, "млрд": 1e9, "триллион": 1e12,
    "mille": 1e3, "million_": 1e6, "milliard": 1e9, "tausend": 1e3, "millionen": 1e6, "milliarden": 1e9,
    "mio": 1e6, "mrd": 1e9, "mil": 1e3, "millón": 1e6, "millones": 1e6, "millions": 1e6, "milliards": 1e9,
}  # fmt: skip
RUSSIAN_SCALE = re.compile(r"^(тысяч|миллион|миллиард|триллион)\w{0,2}$")
NUMBER = re.compile(
    r"(?P<sign>[$€£₽])?\s?(?P<digits>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?)"
    r"(?P<ordinal>st|nd|rd|th)?\b"
)
SPELLED = re.compile(r"\b(?:" + "|".join(w for w in NUMBER_WORDS if w != "_") + r")(?:-(?:one|two|three|four|five|six"
                     r"|seven|eight|nine))?\b", re.IGNORECASE)  # fmt: skip
NEXT_WORD = re.compile(r"[\s\u00a0-]*(%|[^\W\d_]+)")
UNITLESS = frozenset("of the a an in on at to and or for from by with as is was were are have had has".split())
NEGATIONS: dict[str, frozenset[str]] = {
    "en": frozenset("not no never none nobody nothing neither nor without cannot".split()),
    "ru": frozenset("не нет ни никогда никто ничего никого никакой никаких нельзя без".split()),
    "fr": frozenset("ne n pas jamais rien aucun aucune ni sans".split()),
    "de": frozenset("nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne".split()),
    "es": frozenset("no nunca jamás nada nadie ningún ninguna ninguno ni sin".split()),
}

NEGATORS = frozenset().union(*NEGATIONS.values())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a value, the stem of the word it counts ("" where none follows), and its place."""

    value: float
    unit: str
    span: Span


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _scaled(text: str, at: int, value: float, sign: str) -> tuple[float, str, int]:
    """The value after its scale words, the stem of the unit, and where the figure stops."""
    stop, unit = at, {"$": "dollar", "€": "euro", "£": "pound", "₽": "rouble"}.get(sign, "")
    for _ in range(3):
        found = NEXT_WORD.match(text, stop)
        if not found:
            break
        word = found.group(1).casefold()
        russian = RUSSIAN_SCALE.match(word)
        scale = SCALES.get(russian.group(1) if russian else word)
        if scale:
            value, stop = value * scale, found.end()
            continue
        if not unit and word not in UNITLESS:
            percent = word in ("%", "percent", "per", "процент", "процента", "процентов", "prozent", "pour")
            unit = "percent" if percent else stem(plain(word))
        break
    return value, unit, stop


def figures(text: str, within: Span | None = None) -> tuple[Figure, ...]:
    """Every number of a stretch of text with what it counts, in reading order.

    >>> [(f.value, f.unit) for f in figures("We had $28 billion and twelve ships; 1,500 men")]
    [(28000000000.0, 'dollar'), (12.0, 'ship'), (1500.0, 'men')]
    """
    region = within or Span(0, len(text))
    part = text[: region.stop]
    found = []
    for number in NUMBER.finditer(part, region.start):
        value, unit, stop = _scaled(part, number.end(), _value(number.group("digits")), number.group("sign") or "")
        found.append(Figure(value, "th" if number.group("ordinal") else unit, Span(number.start(), stop)))
    for spelled in SPELLED.finditer(part, region.start):
        tens, _, ones = spelled.group().casefold().partition("-")
        value = float(NUMBER_WORDS[tens]) + (float(NUMBER_WORDS.get(ones, "1")) if ones else 0.0)
        value, unit, stop = _scaled(part, spelled.end(), value, "")
        found.append(Figure(value, unit, Span(spelled.start(), stop)))
    return tuple(sorted(found, key=lambda f: f.span))


def negations(forms: tuple[str, ...], language: str | None) -> int:
    """How many of these words negate, in a language we know (English where it is unknown).

    >>> negations(("there", "is", "not", "one"), "en")
    1
    """
    return sum(form in NEGATIONS.get(language or "en", frozenset()) for form in forms)


def figures_differ(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> bool:
    """True where both have figures of one unit and share none of that unit; an absent figure differs from nothing."""
    units = {f.unit for f in left} & {f.unit for f in right}
    for unit in units:
        if not {f.value for f in left if f.unit == unit} & {f.value for f in right if f.unit == unit}:
            return True
    return False
