"""Figures and days in Chinese, which is written without spaces: 三百二十万, 1.2亿, 三分之一, 5月3日, 周二."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.discrepancy.quantity import COUNT, CROWD, DAY, ORDINAL, VULGAR, YEAR, Quantity
from sayso.link.discrepancy.sense import table
from sayso.types import Span

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "亿": 100000000}
_HAN = "[零〇一二三四五六七八九十百千万亿两]"
_DIGIT = r"(?:[1-9]\d{0,2}(?:[,， ]\d{3}(?!\d))+|\d+)(?:\.\d+)?"
# 16万8千 is one figure.
_JOINED = r"\d+[亿万]\d+[万千百](?![瓦米克])"
_FIGURE = rf"(?:{_JOINED}|{_DIGIT}[½¼¾]?(?: ?[多余]?[十百千万亿](?![瓦米克]))*|(?:{_HAN}(?![瓦米克]))+)"
NUMBER = re.compile(
    rf"(?P<whole>{_FIGURE})分之(?P<part>{_FIGURE}(?:点{_HAN}+)?)|(?P<nth>第)?(?<![A-Za-z\d.])(?P<figure>{_FIGURE})(?P<half>半)?"
)
_CROWD = re.compile(r"(?:数|几|上|(?<![形达完构组建])成)(?P<of>[十百千万亿]+)")
_HALF = re.compile(r"(?<=[上下前后一大过多])(半)")
_CLASSIFIED = re.compile(
    r"[多余几来]?(?:[个类大名位次年月日天周岁家场人只种项件架艘支枚部座条张分倍届级成轮号度间季代点所份辆万亿封秒吨块片篇首幅匹头棵栋幢层台套批组页句段遍颗瓶杯期秒]|小时|公里|英里|美元)"
)
_WEEKDAY = re.compile(r"(?<![一两几数每\d])(?:星期|周|礼拜)([一二三四五六日天])")
_AFTERNOON = re.compile(r"(?:下午|晚上|傍晚|晚|中午)[^\d]{0,2}$")
_TENTHS = re.compile(r"成(?![为立员功就本都交果年熟长])")
_DECADE = re.compile(r"年代")


def value(figure: str) -> float:
    """What Chinese figures are worth, in numerals, in digits, or in digits with 万 and 亿.

    >>> value("三百二十万"), value("1.2亿"), value("二〇一八"), value("16万8千")
    (3200000.0, 120000000.0, 2018.0, 168000.0)
    """
    if parts := re.fullmatch(r"(\d+[亿万])(\d+[万千百])", figure):
        return value(parts.group(1)) + value(parts.group(2))
    digits = re.match(_DIGIT, figure)
    if digits:
        found = float(re.sub("[,， ]", "", digits.group()))
        for mark in figure[digits.end() :]:
            found = found * POWERS.get(mark, 1) + VULGAR.get(mark, 0.0)
        return found
    if not any(c in POWERS for c in figure):
        return float("".join(str(DIGITS[c]) for c in figure))
    total = section = current = 0
    for c in figure:
        if c in DIGITS:
            current = DIGITS[c]
        elif POWERS[c] >= 10000:
            total = (total + section + current or 1) * POWERS[c]
            section = current = 0
        else:
            section += (current or 1) * POWERS[c]
            current = 0
    return float(total + section + current)


@cache
def _units() -> re.Pattern[str]:
    words = sorted((w for w, s in table("zh").exact.items() if s[0][0] == "units"), key=len, reverse=True)
    return re.compile(rf"[多余来几]?[个]?[多]?\s?(?P<unit>{'|'.join(map(re.escape, words))})")


def days(text: str) -> tuple[tuple[str, float, Span], ...]:
    """The weekdays a Chinese text names: ("weekdays", 1 for Monday, where)."""
    order = "一二三四五六日"
    return tuple(
        ("weekdays", float(order.index(m.group(1).replace("天", "日")) + 1), Span(m.start(), m.end()))
        for m in _WEEKDAY.finditer(text)
    )


def han_quantities(text: str) -> tuple[tuple[Quantity, ...], tuple[tuple[str, float, Span], ...]]:
    """The figures of a Chinese text, and the months and weekdays it names with their places."""
    found: list[Quantity] = []
    named = list(days(text))
    weekdays = {i for _, _, span in named for i in range(span.start, span.stop)}
    for crowd in _CROWD.finditer(text):
        worth = value("一" + crowd["of"]) if crowd["of"] != "十" else 12.0
        found.append(Quantity(frozenset((worth,)), CROWD, frozenset(), Span(crowd.start(), crowd.end()), 1))
    for part in _HALF.finditer(text):
        found.append(Quantity(frozenset((0.5,)), COUNT, frozenset(), Span(part.start(1), part.end(1)), 1))
    taken = {i for q in found for i in range(q.span.start, q.span.stop)} | weekdays
    for number in NUMBER.finditer(text):
        span = Span(number.start(), number.end())
        if span.start in taken or span.stop - 1 in taken:
            continue
        if number["whole"]:
            found.append(_fraction(number["whole"], number["part"].replace("点", ""), span))
            continue
        figure, follows = number["figure"], text[span.stop : span.stop + 3]
        worth = value(figure)
        if follows.startswith("月") and (worth <= 12 or (len(figure) == 2 and not set(figure) & set(POWERS))):
            if worth > 12 or (len(figure) == 2 and "十" not in figure and not figure.isdigit()):
                named.extend(("months", float(DIGITS.get(c, 0)), Span(span.start, span.stop + 1)) for c in figure)
                continue
            named.append(("months", worth, Span(span.start, span.stop + 1)))
            continue
        found.append(_one(text, figure, worth, bool(number["nth"]), bool(number["half"]), span))
    return tuple(sorted(found, key=lambda q: q.span)), tuple(named)


def _fraction(whole: str, part: str, span: Span) -> Quantity:
    over, under = value(part), value(whole)
    if under == 100:
        return Quantity(frozenset((over,)), COUNT, frozenset(("percent",)), span)
    return Quantity(frozenset((round(over / max(1.0, under), 4), over, under)), COUNT, frozenset(), span, 1)


def _one(text: str, figure: str, worth: float, nth: bool, half: bool, span: Span) -> Quantity:
    numeral = not figure[0].isdigit()
    rest = text[span.stop :]
    if nth:
        return Quantity(frozenset((worth,)), ORDINAL, frozenset(), span, 2 if worth > 1 else 0)
    if numeral and worth < 10 and _TENTHS.match(rest):
        return Quantity(frozenset((10 * worth, 10 * worth + 5 * half)), COUNT, frozenset(("percent",)), span)
    if _DECADE.match(rest):
        return Quantity(frozenset((worth, worth % 100, 1900 + worth % 100)), YEAR, frozenset(), span)
    if 1500 <= worth < 2100 and (rest.startswith("年") or len(figure) == 4) and not set(figure) & set(POWERS):
        return Quantity(frozenset((worth,)), YEAR, frozenset(), span)
    if worth <= 31 and rest[:1] in "日号" and rest and text[: span.start].rstrip().endswith("月"):
        return Quantity(frozenset((worth,)), DAY, frozenset(), span)
    unit = _units().match(rest)
    units = frozenset(str(v) for g, v in table("zh").exact[unit["unit"]] if g == "units") if unit else frozenset()
    before = text[span.start - 1 : span.start] if span.start else ""
    if before in "$€£¥" and before:
        units = frozenset({"$": "usd", "€": "eur", "£": "gbp", "¥": "cny"}[before].split())
    values = {worth, worth + 0.5} if half else {worth}
    if worth <= 12 and _AFTERNOON.search(text[: span.start]):
        values.add(worth + 12)
    counted = len(figure) > 1 or bool(_CLASSIFIED.match(rest)) or bool(units and unit and len(unit["unit"]) > 1)
    if figure == "十" and rest[:1] in tuple("几多余来"):
        values.add(12.0)
    several = len(figure) == 2 and not set(figure) & set(POWERS)  # 三四 is three or four
    firm = not numeral or (counted and worth > 1 and not several and figure not in tuple("百千万亿"))
    return Quantity(frozenset(values), COUNT, units, span, 2 if firm else int(figure == "两"))
