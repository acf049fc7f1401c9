"""Figures written in one word: the compounds of German and what other languages join to a number."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.link.discrepancy.sense import senses, table

_PART_OF = {"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
_PARTS = re.compile("|".join(_PART_OF))
_TIMES = {
    "de": ("mal", "fach", "köpfig", "stöckig", "stellig", "teilig", "malig"),
    "ru": ("кратн", "местн", "значн", "этажн", "очков", "звездочн", "раундов"),
    "uk": ("кратн", "місн", "значн", "поверхов", "очков", "зірков"),
}


@lru_cache(maxsize=8192)
def german(word: str) -> float | None:
    """The value of a German compound (dreiundzwanzig, zweihundertfünfzigtausend), None for what is no number."""
    for scale, name in ((1000.0, "tausend"), (100.0, "hundert")):
        head, found, tail = word.partition(name)
        if found and word != name:
            one = german(head) if head else 1.0
            rest = german(tail.removeprefix("und")) if tail else 0.0
            return None if one is None or rest is None else one * scale + rest
    head, found, tail = word.partition("und")
    if found and head and tail:
        one, ten = _small(head), _small(tail)
        return one + ten if one is not None and ten is not None and one < 10 <= ten else None
    return _small(word)


@cache
def _joined(language: str) -> tuple[tuple[str, float], ...]:
    """Number words that begin compounds, the longest first."""
    words = (
        (w, float(v)) for w, s in table(language).exact.items() for g, v in s if g == "numbers" and v and w != "ein"
    )
    return tuple(sorted(((w, v) for w, v in words if len(w) > 3 or w == "elf"), key=lambda p: (-len(p[0]), p[0])))


@lru_cache(maxsize=8192)
def compound(word: str, language: str) -> tuple[frozenset[float], frozenset[str]] | None:
    """The values and units of a word that begins with a figure (zweijährig, Zweidrittelmehrheit), None for others."""
    for number, value in _joined(language):
        if word.startswith(number) and len(word) > len(number) + 2:
            rest = word[len(number) :]
            if language == "de" and (part := _PARTS.match(rest)):
                under = _PART_OF[part.group()]
                return frozenset((value, float(under), round(value / under, 4))), frozenset()
            units = frozenset(str(v) for g, v in senses(rest, language) if g == "units")
            if units or rest.startswith(_TIMES[language]):
                return frozenset((value,)), units
    return None


def _small(word: str) -> float | None:
    return next((float(v) for g, v in senses(word, "de") if g == "numbers"), None)
