"""Whether a name in Latin letters is spelled by characters of another script: Chinese syllables, Arabic letters.

A character writes some letters of a foreign name, and how much likelier it does than chance is known for each from the
names of places (``train/transliteration.py``). The score of a name and a row of characters is the best sum over all
ways to cut the name (the joint source-channel model of Li, Zhang and Su 2004, ACL), in natural logarithms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from sayso.link.discrepancy.sense import stored
from sayso.text.capital import leaning

HAN, ARABIC = "han", "arabic"
LONGEST = {HAN: 5, ARABIC: 3}
# A letter that no character writes, a vowel or another; a character that writes none.
MUTE_VOWEL, MUTE, IDLE = -0.8, -3.0, -3.5
_NOWHERE = -99.0


@cache
def _table(script: str) -> Mapping[str, Mapping[str, float]]:
    return {
        unit: {c: worth / 10 for c, worth in row.items()} for unit, row in stored("transliteration")[script].items()
    }


@lru_cache(maxsize=8192)
def syllable(character: str) -> str:
    """The pinyin of a Chinese character, without its tone."""
    from anyascii import anyascii

    return str(anyascii(character)).lower()


def spelling(name: str, units: Sequence[str], script: str, whole: bool = False) -> float:
    """How much likelier these units spell the name than chance does; ``whole`` where they must do so from end to end.

    ``name`` is in small letters of English; a unit is a Chinese syllable in pinyin or an Arabic letter.

    >>> spelling("smith", ("shi", "mi", "si"), HAN) > 3 > spelling("corbin", ("shi", "mi", "si"), HAN)
    True
    """
    table, longest, size = _table(script), LONGEST[script], len(name)
    mute = [MUTE_VOWEL if c in "aeiouyh" else MUTE for c in name]
    best = _NOWHERE
    row = [0.0] + [_NOWHERE] * size
    for j in range(size):
        row[j + 1] = row[j] + mute[j]
    start = row
    for k, unit in enumerate(units):
        writes = table.get(unit, {})
        idle = writes.get("", IDLE)
        above = row if whole and k else [max(a, b) for a, b in zip(row, start, strict=True)]
        row = [score + idle for score in above]
        for j, score in enumerate(above):
            if score > _NOWHERE / 2:
                for stop in range(j + 1, min(j + longest, size) + 1):
                    if (worth := writes.get(name[j:stop])) is not None and score + worth > row[stop]:
                        row[stop] = score + worth
        for j in range(size):
            row[j + 1] = max(row[j + 1], row[j] + mute[j])
        best = row[size] if whole else max(best, row[size])
    return best


# How much likelier than chance a word must be, and letters inside a longer one.
SURELY, INSIDE = {HAN: 3.0, ARABIC: 2.0}, 6.0
# Letters of a foreign name, and how much likelier than a word's they stand beside each other, in tenths.
LEAST, FOREIGN = 4, 5
# Letters of Arabic words run together.
GLUED_RUN = re.compile("[\u0621-\u064a]{12,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_CLITIC = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف][بلك]?|[بلك])(?=[\u0621-\u064a]{2})")
_ENDING = re.compile(r"(?<=[\u0621-\u064a]{3})(?:ي|ية|يين|يون|ا)$")


@lru_cache(maxsize=65536)
def in_run(name: str, run: str) -> float:
    """How much likelier than chance some of the characters of a Chinese run spell a name of small English letters."""
    return spelling(name, tuple(syllable(c) for c in run if _HAN.match(c)), HAN)


@lru_cache(maxsize=65536)
def in_word(name: str, word: str) -> float:
    """How much likelier than chance an Arabic word, or it without what is written together with it, spells a name."""
    forms = {word, _CLITIC.sub("", word)}
    forms |= {_ENDING.sub("", form) for form in forms}
    fit = (form for form in forms if 0.4 * len(name) - 1 <= len(form) <= len(name) + 3)
    return max((spelling(name, form, ARABIC, whole=True) for form in fit), default=_NOWHERE)


@lru_cache(maxsize=65536)
def spelled_in_han(name: str, run: str) -> bool:
    """True where some of the characters of a Chinese run spell a name of small English letters.

    >>> spelled_in_han("kestrow", "凯斯特罗说"), spelled_in_han("lorvik", "凯斯特罗说")
    (True, False)
    """
    return in_run(name, run) > SURELY[HAN]


@lru_cache(maxsize=65536)
def spelled_in_arabic(name: str, word: str) -> bool:
    """True where an Arabic word, with or without what is written together with it, spells a name.

    >>> spelled_in_arabic("kestrow", "وكيسترو"), spelled_in_arabic("lorvik", "وكيسترو")
    (True, False)
    """
    return in_word(name, word) > SURELY[ARABIC]


@lru_cache(maxsize=65536)
def spelled_inside(name: str, letters: str) -> bool:
    """True where some letters of Arabic words that are run together spell a name."""
    return len(name) > 3 and spelling(name, letters, ARABIC) > INSIDE


@lru_cache(maxsize=16384)
def is_foreign(word: str) -> bool:
    """True for an Arabic word, folded, whose letters stand beside each other as in foreign names, and no known word.

    >>> is_foreign("ديفيس"), is_foreign("انفصال")
    (True, False)
    """
    forms = {word, _CLITIC.sub("", word)}
    if len(min(forms, key=len)) < LEAST or any(
        leaning(f) is not None for form in forms for f in (form, _ENDING.sub("", form))
    ):
        return False
    pairs = stored("transliteration")["foreign"]
    bare = min(forms, key=len)
    return bool(sum(pairs.get(a + b, 0) for a, b in zip("^" + bare, bare + "$", strict=True)) > FOREIGN)
