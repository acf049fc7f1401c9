"""Figures as values with what they count, whether in digits or in words, in eight languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.link.discrepancy.compound import compound, german
from sayso.link.discrepancy.numeral import roman, valued
from sayso.link.discrepancy.sense import Sense, table
from sayso.types import Span

COUNT, ORDINAL, YEAR, DAY, CROWD = "count", "ordinal", "year", "day", "crowd"
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667}
_SLASH = re.compile("[/⁄]")
_PER_CENT = frozenset((("pour", "cent"), ("por", "ciento"), ("por", "cien")))  # no hundred
_NTH = frozenset("st nd rd th".split())
_NTH_ELSEWHERE = frozenset("й я е го ю м му х ый ой ая ое ої ій ти ми er ère re e ème eme nd nde º ª o a".split())
# Number words that often count nothing: null und nichtig, both at home and abroad.
_SELDOM = frozenset(("null", "both"))
# Words between "both" and its "and".
_JOINED = 5
_SHORT = frozenset("k m b t т м".split())
_TIME = re.compile(r"([01]?\d|2[0-3])\.[0-5]\d")
# Covid-19, MiG-29: a figure that is part of a name.
_NAMED = re.compile(r"[^\W\d_][-‑–]$")
# Roughly ten or roughly twelve, whichever the language counts by.
_ABOUT_TEN = re.compile(r"dozen|dutzend|douzain|dizain|docen|decen|дюжин|десят(?:ок|к)")
_PM = re.compile(r"(?::[0-5]\d)?\s*(?:p\.?\s?m\b|am\b|a\.m|uhr\b|часов вечера|pm\b|م\b|مساء)", re.IGNORECASE)
# 0200GMT is an hour.
_ZONE = re.compile(r"\s?(?:GMT|UTC|[A-Z]{1,3}T\b|hrs\b|hours\b(?! of\b)|Uhr|h\b)")
_TO_PM = re.compile(rf"(?:\s*(?:[-–—]|to|until)\s*\d{{1,2}}(?:[.:]\d\d)?)?{_PM.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or a sign: its place, its letters, folded, and what it may tell."""

    span: Span
    letters: str
    word: str
    senses: tuple[Sense, ...]

    def told(self, group: str) -> str | float | None:
        """The value it has in a group of the tables, or None."""
        return next((value for name, value in self.senses if name == group), None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: what it may be worth, its kind (count, ordinal, year, day, crowd), what it counts, its place.

    ``weight`` is 2 for what is a figure, 1 for what is often one ("twice", "half", "zweijährig"), 0 for what seldom is
    ("one"). Any of them may answer a figure of another text; of two without an answer one must weigh 2, none 0.
    """

    values: frozenset[float]
    kind: str
    units: frozenset[str]
    span: Span
    weight: int = 2


def quantities(text: str, tokens: Sequence[Token], language: str) -> tuple[Quantity, ...]:
    """Every figure of a text in reading order, in digits or in words, with its unit.

    ``tokens`` are those of the text, as ``discrepancy.reading`` makes them.
    """
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        made = _figure(text, tokens, at, language) or _spelled(text, tokens, at, language)
        if made is None:
            at += 1
            continue
        quantity, at = made
        found.append(quantity)
    return tuple(found)


def _beside(text: str, tokens: Sequence[Token], at: int, gap: int = 2) -> bool:
    """True where the token at a place follows the one before it with no more than a blank or a hyphen between."""
    if not 0 < at < len(tokens):
        return False
    between = text[tokens[at - 1].span.stop : tokens[at].span.start]
    return (
        len(between) <= gap and not any(c in ",;:!?()" for c in between) and between.strip(' \u00a0\u202f-‑–."”') == ""
    )


def _part(letters: str) -> float:
    over, *rest = _SLASH.split(letters)
    under = rest[0] if rest else ""
    return VULGAR.get(letters, 0.0) or (int(over) / int(under) if under and int(over) < int(under) else 0.0)


def _scaled(text: str, tokens: Sequence[Token], at: int, values: frozenset[float]) -> tuple[frozenset[float], int]:
    """The values after the scale words that follow."""
    while at < len(tokens) and _beside(text, tokens, at):
        token = tokens[at]
        scale = token.told("scales")
        if not isinstance(scale, float):
            break
        if token.word in _SHORT:
            if text[tokens[at - 1].span.stop : token.span.start]:
                break
            values = values | {v * scale for v in values}
        else:
            values = frozenset(round(v * scale, 4) for v in values)
        at += 1
    return values, at


def _units(text: str, tokens: Sequence[Token], first: int, after: int, language: str) -> frozenset[str]:
    """The unit that a sign before the figure or one of the next two words names."""
    if first and _beside(text, tokens, first, 1) and (sign := tokens[first - 1]).letters in "$€£¥₽":
        return frozenset(str(v) for g, v in sign.senses if g == "units")
    for place in (after, after + 1):
        if place >= len(tokens) or not _beside(text, tokens, place, 2 if place == after else 1):
            break
        token = tokens[place]
        if token.letters in "$€£¥₽" and text[token.span.stop : token.span.stop + 1].isdecimal():
            break
        if named_so := phrase(tokens, place, language, "units"):
            return frozenset((str(named_so[0]),))
        if named := frozenset(str(v) for g, v in token.senses if g == "units"):
            return named
        if token.letters[:1].isupper() and language != "de":
            break
    return frozenset()


def phrase(tokens: Sequence[Token], at: int, language: str, group: str) -> tuple[str | float, int] | None:
    """What the phrase that begins at a place tells in a group, such as the month تشرين الأول, and its last place."""
    if at >= len(tokens):
        return None
    for rest, (name, value) in table(language).phrases.get(tokens[at].word, ()):
        if name == group and tuple(t.word for t in tokens[at + 1 : at + 1 + len(rest)]) == rest:
            return value, at + len(rest)
    return None


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    if tokens[at].told("months") is not None and tokens[at].letters[0] != "m":
        return True
    return tokens[at].letters[0] > "\u0600" and phrase(tokens, at, "ar", "months") is not None


def _next_to_month(text: str, tokens: Sequence[Token], first: int, after: int) -> bool:
    for place, here in ((first - 1, first), (after, after), (after + 1, after + 1)):
        if _is_month(tokens, place):
            if place == after + 1:
                return tokens[after].word in ("of", "th", "st", "nd", "rd", "de", "er", "من")
            between = text[tokens[here - 1].span.stop : tokens[here].span.start] if here else ""
            return len(between) <= 3 and "(" not in between and ";" not in between
    return False


def _figure(text: str, tokens: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    """The figure in digits that starts at a token, and the place after it."""
    token = tokens[at]
    if token.letters in VULGAR:
        return Quantity(frozenset((VULGAR[token.letters],)), COUNT, frozenset(), token.span), at + 1
    if _SLASH.search(token.letters):
        over, under = (int(c) for c in _SLASH.split(token.letters))
        parts = frozenset((round(over / under, 4), float(over))) if under else frozenset((float(over),))
        return Quantity(parts, COUNT, frozenset(), token.span), at + 1
    if not token.letters[-1].isdecimal() or token.letters[0].isalpha():
        return None
    values = valued(token.letters, language)
    whole = token.letters.isdecimal()
    after = at + 1
    if after < len(tokens) and _beside(text, tokens, after, 1) and (part := _part(tokens[after].letters)):
        values = frozenset(round(v + part, 4) for v in values)
        after += 1
    time = _TIME.fullmatch(token.letters)
    if time and (language in ("de", "uk", "ru", "fr", "es") or _TO_PM.match(text, token.span.stop)):
        hour = float(time.group(1))
        values |= {hour, (hour + 12) % 24, float(token.letters[-2:])}
    follows = text[token.span.stop : token.span.stop + 1]
    ending = tokens[after].word if after < len(tokens) and _beside(text, tokens, after, 1) else ""
    if whole and (follows.isalpha() or follows in "-‑") and ending in (_NTH if language == "en" else _NTH_ELSEWHERE):
        kind = DAY if _next_to_month(text, tokens, at, after + 1) else ORDINAL
        return Quantity(values, kind, frozenset(), Span(token.span.start, tokens[after].span.stop)), after + 1
    if whole and ending in ("s", "er", "ern", "х", "е", "-х") and follows and len(token.letters) in (2, 4):
        value = min(values)
        decade = frozenset((value, value % 100, 1900 + value % 100))
        return Quantity(decade, YEAR, frozenset(), Span(token.span.start, tokens[after].span.stop)), after + 1
    scaled, after = _scaled(text, tokens, after, values)
    units = _units(text, tokens, at, after, language)
    span = Span(token.span.start, tokens[after - 1].span.stop)
    if whole and scaled == values and after == at + 1:
        value = min(values)
        if len(token.letters) == 4 and 1500 <= value < 2100 and units <= {"year", "metre", "minute"}:
            return Quantity(values, YEAR, frozenset(), span), after
        if value <= 31 and _next_to_month(text, tokens, at, after):
            return Quantity(values, DAY, frozenset(), span), after
        if value <= 12 and _TO_PM.match(text, span.stop):
            scaled = frozenset((value, (value + 12) % 24, value % 12))
        before = text[max(0, token.span.start - 1) : token.span.start]
        if at and before in "-–/‑" and before and len(token.letters) == 2 and re.search(r"\d{4}.$", text[: span.start]):
            century = float(text[span.start - 5 : span.start - 3]) * 100
            return Quantity(frozenset((value, century + value)), YEAR, frozenset(), span), after
    if whole and len(token.letters) == 4 and _ZONE.match(text, span.stop):
        scaled |= {float(value // 100)}
    seldom = _NAMED.search(text, 0, span.start) or token.letters == "00"
    return Quantity(scaled, COUNT, units, span, 0 if seldom else 2), after


def _spelled(text: str, tokens: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    """The figure in words that starts at a token, and the place after it."""
    token = tokens[at]
    if at and (tokens[at - 1].word, token.word) in _PER_CENT:
        return None
    whole = german(token.word) if language == "de" and len(token.word) > 6 else None
    if (
        whole is None
        and language in ("de", "ru", "uk")
        and len(token.word) > 6
        and (joined := compound(token.word, language))
    ):
        return Quantity(joined[0], COUNT, joined[1], token.span, 1), at + 1
    if not token.senses and whole is None:
        worth = roman(token.letters) if len(token.letters) > 1 else 0.0
        return (Quantity(frozenset((worth,)), ORDINAL, frozenset(), token.span, 0), at + 1) if worth else None
    first = whole if whole is not None else token.told("numbers")
    if isinstance(first, float):
        return _cardinal(text, tokens, at, language, first)
    for group, kind, weight in (
        ("fractions", COUNT, 1), ("ordinals", ORDINAL, 2), ("crowds", CROWD, 2), ("multiples", COUNT, 1),
        ("decades", YEAR, 0),
    ):  # fmt: skip
        value = token.told(group)
        if isinstance(value, float):
            return _other(text, tokens, at, kind, weight, value, language)
    scale = token.told("scales")
    if isinstance(scale, float) and token.word not in _SHORT and len(token.word) > 2:
        values, after = _scaled(text, tokens, at + 1, frozenset((scale,)))
        kind, weight = (COUNT, 0) if language == "en" else (CROWD, 1)
        return Quantity(values, kind, _units(text, tokens, at, after, language), token.span, weight), after
    return None


def _other(
    text: str, tokens: Sequence[Token], at: int, kind: str, weight: int, value: float, language: str
) -> tuple[Quantity, int]:
    token, after = tokens[at], at + 1
    values = {value}
    beside = tokens[at - 1].word if at else ""
    following = tokens[after] if after < len(tokens) and _beside(text, tokens, after, 1) else None
    if kind == ORDINAL:
        if following and (more := _nth(value, following, language)):
            value, after = value + more, after + 1
        values = {value, round(1 / value, 4)} if value > 2 else {value}
        if _next_to_month(text, tokens, at, after):
            kind = DAY
        if beside in ("a", "one", "two") and value in (3, 4, 5, 10):
            kind = COUNT
        weight = 2 if value != 1 else 0
    elif kind == YEAR:
        values |= {1900 + value}
    elif token.told("fractions") is not None:
        parts = token.told("ordinals")
        values |= {parts} if isinstance(parts, float) else {round(1 / value, 0)}
        many = tokens[at - 1].told("numbers") if at else None  # three quarters are 75 per cent
        values |= {round(100 * value * n, 0) for n in (1.0, many) if isinstance(n, float)}
        measured = language == "en" and following and following.word in ("a", "an")
        if measured and (units := _units(text, tokens, at, after + 1, language)):
            return Quantity(frozenset((value,)), kind, units, token.span, 2), after
        if language == "en" and (
            beside in ("a", "one", "three") or (following and following.word in ("of", "the", "a", "an"))
        ):
            weight = 2
    joins = any(t.word in table(language).group("links") for t in tokens[after : after + _JOINED])
    weight = 0 if token.word in _SELDOM and (joins or token.word != "both") else weight
    dual = frozenset(str(v) for g, v in token.senses if g == "units") if language == "ar" else frozenset()
    return Quantity(frozenset(values), kind, dual, Span(token.span.start, tokens[after - 1].span.stop), weight), after


def _nth(value: float, following: Token, language: str) -> float:
    """What the next word adds to an ordinal: التاسع عشر, trigésimo sexta."""
    more = following.told("numbers" if language == "ar" else "ordinals")
    if not isinstance(more, float):
        return 0.0
    if language == "ar":
        tens = more in range(20, 100, 10) and following.word[0] == "و"
        return more if value < 10 and (more == 10 or tens) else 0.0
    return more if value >= 20 and value % 10 == 0 and more < 10 else 0.0


def _cardinal(text: str, tokens: Sequence[Token], at: int, language: str, first: float) -> tuple[Quantity, int]:
    """A cardinal of one or more words, such as two hundred and fifty thousand."""
    total, current = (first, 0.0) if first >= 1000 else (0.0, first)
    last, after = first, at + 1
    links = table(language).group("links")
    while after < len(tokens) and _beside(text, tokens, after):
        place = after + 1 if tokens[after].word in links and after + 1 < len(tokens) else after
        token = tokens[place]
        value, scale = token.told("numbers"), token.told("scales")
        if isinstance(scale, float) and place == after and token.word not in _SHORT:
            many = max(1.0, current)
            current, total = (many * 100, total) if scale == 100 else (0.0, total + many * scale)
            last = scale
        elif isinstance(value, float) and _continues(last, value, language, token):
            four_score = language == "fr" and value == 20 and current % 100 == 4
            current = current - 4 + 80 if four_score else current + value
            last = 80.0 if four_score else value
        else:
            break
        after = place + 1
    value = total + current
    span = Span(tokens[at].span.start, tokens[after - 1].span.stop)
    units = _units(text, tokens, at, after, language)
    nth = tokens[after].told("ordinals") if after < len(tokens) and _beside(text, tokens, after, 1) else None
    if (
        isinstance(nth, float)
        and nth < 10
        and ((value >= 20 and value % 10 == 0) or (language == "fr" and value == 10 and nth in (7, 8, 9)))
    ):
        return Quantity(
            frozenset((value + nth,)), ORDINAL, frozenset(), Span(span.start, tokens[after].span.stop)
        ), after + 1
    doubtful = value == 1 or tokens[at].word in _SELDOM
    weight = 0 if doubtful else 2
    if 1 <= value <= 31 and _next_to_month(text, tokens, at, after):
        return Quantity(frozenset((value,)), DAY, frozenset(), span, weight), after
    if 1900 <= value < 2100 and not units - {"year"}:
        return Quantity(frozenset((value,)), YEAR, frozenset(), span), after
    values = {value, (value + 12) % 24} if value <= 12 and _PM.match(text, span.stop) else {value}
    if _ABOUT_TEN.match(tokens[at].word) and value in (10, 12):
        values = {10.0, 12.0}
    return Quantity(frozenset(values), COUNT, units, span, weight), after


def _continues(last: float, value: float, language: str, token: Token) -> bool:
    """True where a number word after another belongs to one number."""
    if last in (20, 30, 40, 50, 60, 70, 80, 90):
        return value < 10 or (language == "fr" and last in (60, 80) and value < 20)
    if language == "fr" and value == 20 and last == 4:
        return True
    if language == "fr" and last == 10:
        return value in (7, 8, 9)
    if language == "ar":
        return (
            last < 10 and (value == 10 or (value >= 20 and value % 10 == 0 and token.word.startswith("و")))
        ) or last >= 100
    return last >= 100 and value < last
