"""What a figure in digits or in Roman numerals is worth, by the usage of each language."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPED = re.compile(r"\d{1,3}(?:([.,٫٬،'’\u00a0\u202f ])\d{3})+")
_ROMAN = re.compile(r"(?=[IVXІХ])X{0,2}Х{0,2}(?:I[XX]|I[VV]|ІХ|V?I{0,3}|V?І{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


@lru_cache(maxsize=16384)
def valued(digits: str, language: str) -> frozenset[float]:
    """What digits may be worth: 1.500 is a thousand and a half in German, and maybe in English; 1,5 one and a half.

    >>> sorted(valued("1,500", "en")), sorted(valued("1.500", "de")), sorted(valued("٣٢", "ar"))
    ([1500.0], [1500.0], [32.0])
    """
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in digits).replace("٫", ".")
    plain = plain.replace("٬", ",").replace("،", ",")
    if plain[0] == ".":
        return frozenset((float(plain),))
    separators = [c for c in plain if not c.isdigit()]
    point = "," if language in ("de", "fr", "es", "ru", "uk") else "."
    if not separators:
        return frozenset((float(plain),))
    whole = re.sub(r"\D", "", plain)
    if _GROUPED.fullmatch(plain) and len(set(separators)) == 1:
        if separators[0] == point and len(separators) == 1:
            return frozenset((float(plain.replace(point, ".")), float(whole)))
        return frozenset((float(whole),))
    head, tail = re.split(r"[.,](?=[^.,]*$)", plain, maxsplit=1) if re.search(r"[.,]", plain) else (whole, "")
    if separators[-1] not in ".,":
        return frozenset((float(whole),))
    return frozenset((float(f"{re.sub(r'[^0-9]', '', head)}.{tail}"),))


def roman(letters: str) -> float:
    """What Roman numerals up to thirty-nine are worth, in Latin or Cyrillic letters; 0 for other letters.

    >>> roman("XIV"), roman("ХІ"), roman("mild")
    (14.0, 11.0, 0.0)
    """
    if not _ROMAN.fullmatch(letters):
        return 0.0
    worth = [_VALUES[c] for c in letters]
    return float(sum(-v if v < max(worth[k + 1 :], default=0) else v for k, v in enumerate(worth)))
