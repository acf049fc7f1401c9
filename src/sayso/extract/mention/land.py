"""The country that words of a text mean, in the case forms and adjectives of Russian, German and Spanish as well.

The tables hold names of countries in many languages, but adjectives and peoples only in English and French. In the
other languages most adjectives are made from the country's own name; those that are not stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.extract.mention.title import listed
from sayso.knowledge import Knowledge

_GENITIVES = (("ии", "ия"), ("ы", "а"), ("и", "а"), ("и", "я"), ("и", "ь"), ("а", ""), ("я", "й"), ("я", "ь"), ("", ""))
_RUSSIAN = re.compile(r"(?P<base>\w+?)с?ск(?:ий|ого|ому|им|ом|ая|ой|ую)")
# What stands in a country's name where the adjective has ``ский``, ``isch`` or ``ano``.
_RUSSIAN_ENDS = ("", "а", "я", "ия", "сия", "ь")
_GERMAN = re.compile(r"(?P<base>\w+?)isch(?:e|en|er|es|em)?")
_GERMAN_ENDS = ("", "land", "e", "ien", "en", "n", "enland", "ei", "ko", "a", "ina")
_SPANISH_PEOPLES = ("iense", "ense", "iano", "iana", "ano", "ana", "eño", "eña", "és", "esa", "no", "na", "o", "a", "í")
_SPANISH_ENDS = ("", "a", "ia", "ina", "o", "e", "ú", "ta")
# ISO 3166 codes of the adjectives and peoples that follow no such rule, without their endings.
_IRREGULAR = {
    "ru": {
        "французск": "FR", "американск": "US", "британск": "GB", "английск": "GB", "немецк": "DE", "турецк": "TR",
        "польск": "PL", "венгерск": "HU", "чешск": "CZ", "итальянск": "IT", "грузинск": "GE", "кубинск": "CU",
        "шведск": "SE", "датск": "DK", "греческ": "GR", "египетск": "EG", "бразильск": "BR", "мексиканск": "MX",
        "норвежск": "NO", "финск": "FI", "латвийск": "LV", "южнокорейск": "KR", "северокорейск": "KP",
        "белорусск": "BY", "киргизск": "KG", "молдавск": "MD",
    },
    "de": {
        "amerikan": "US", "brit": "GB", "engl": "GB", "französ": "FR", "chines": "CN", "poln": "PL", "portugies": "PT",
        "brasilian": "BR", "mexikan": "MX", "dän": "DK", "niederländ": "NL", "türk": "TR", "ägypt": "EG",
        "tschech": "CZ", "slowak": "SK", "südkorean": "KR", "nordkorean": "KP", "ir": "IE", "isländ": "IS",
        "venezolan": "VE", "kuban": "CU", "lett": "LV", "litau": "LT",
    },
    "es": {
        "alemán": "DE", "alemana": "DE",
        "estadounidense": "US", "norteamericano": "US", "norteamericana": "US", "británico": "GB", "británica": "GB",
        "español": "ES", "española": "ES", "turco": "TR", "turca": "TR", "griego": "GR", "griega": "GR", "polaco": "PL",
        "polaca": "PL", "danés": "DK", "danesa": "DK", "ecuatoriano": "EC", "ecuatoriana": "EC", "venezolano": "VE",
        "venezolana": "VE", "salvadoreño": "SV", "salvadoreña": "SV", "costarricense": "CR", "portugués": "PT",
        "portuguesa": "PT", "iraquí": "IQ", "húngaro": "HU", "húngara": "HU", "sueco": "SE", "sueca": "SE",
        "surcoreano": "KR", "surcoreana": "KR", "norcoreano": "KP", "norcoreana": "KP", "neerlandés": "NL",
        "guatemalteco": "GT", "guatemalteca": "GT", "checo": "CZ", "checa": "CZ", "egipcio": "EG", "egipcia": "EG",
    },
}  # fmt: skip
_GERMAN_PLAIN = {"deutsch": "DE", "us": "US"}
_NOT_PEOPLES = listed("electo electa nuevo nueva mexica")


def land(words: str, language: str, knowledge: Knowledge) -> str | None:
    """The ISO 3166 code of the one country that the words name or that an adjective is made from, or None.

    >>> from sayso.knowledge import packaged
    >>> [land(w, "ru", packaged()) for w in ("России", "российского", "США", "американский")]
    ['RU', 'RU', 'US', 'US']
    >>> land("russische", "de", packaged()), land("mexicano", "es", packaged()), land("portuario", "es", packaged())
    ('RU', 'MX', None)
    """
    low = words.casefold()
    code = knowledge.country(low) or _irregular(low, language)
    if code or low in _NOT_PEOPLES:
        return code
    found = {c for name in _forms(low, language) if (c := knowledge.country(name))}
    return found.pop() if len(found) == 1 else None


def _irregular(low: str, language: str) -> str | None:
    held = _IRREGULAR.get(language, {})
    if language == "ru":
        return held.get(re.sub(r"(?:ий|ого|ому|им|ом|ая|ой|ую)$", "", low))
    if language == "de":
        plain = re.sub(r"(?:e|en|er|es|em)$", "", low)
        made = _GERMAN.fullmatch(low)
        return _GERMAN_PLAIN.get(plain) or (held.get(made["base"]) if made else None)
    return held.get(low)


def _forms(low: str, language: str) -> Iterator[str]:
    """The names of countries that the word may be a case form of or an adjective to."""
    if language == "ru":
        yield from (low.removesuffix(end) + name for end, name in _GENITIVES if end and low.endswith(end))
        if made := _RUSSIAN.fullmatch(low):
            yield from (made["base"] + end for end in _RUSSIAN_ENDS)
            yield from (made["base"][:-1] + "я" for _ in made["base"][-1:] if made["base"].endswith("й"))
    elif language == "de":
        if low.endswith("s"):
            yield low[:-1]
        if made := _GERMAN.fullmatch(low):
            yield from (made["base"] + end for end in _GERMAN_ENDS)
    elif language == "es":
        for people in _SPANISH_PEOPLES:
            if low.endswith(people) and len(low) - len(people) > 2:
                yield from (low.removesuffix(people) + end for end in _SPANISH_ENDS)
