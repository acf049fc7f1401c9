"""Countries, regions, peoples, tongues and cities as eight languages call them, by the Unicode Common Locale Data.

The names are those that ``babel`` packages (Unicode CLDR). The name of a tongue is the adjective of a people:
исландский, Isländisch, 冰岛语; it counts as the name of the country it is spoken in where both are spelled alike in
English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.link.discrepancy.dictionary import in_dictionary
from sayso.link.speaker.parts import folded
from sayso.text.capital import leaning

# Letters that tell a name however it ends: a Latin root of four begins too many words, congreso like Congo.
LEAST = {"de": 5, "fr": 5, "es": 5, "ru": 4, "uk": 4, "ar": 4}
# What an adjective or a country ends in, cut so that either finds the other: исланд-ия, исланд-ский.
_ENDINGS = {
    "ru": re.compile(r"(?:(?:[иь]й)?ск(?:ий|ая|ое|ие)|цк(?:ий|ая)|ия|ея|[аяыиьй])$"),
    "uk": re.compile(r"(?:(?:[іь]й)?ськ(?:ий|а|е|і)|цьк(?:ий|а)|ія|ея|[аяиіьй])$"),
    "de": re.compile(r"(?:[ns]?isch(?:e|es)?|i?en|ia?|a|e)$"),
    "fr": re.compile(r"(?:aise?|oise?|i?enn?e?|ique|ie|e|a)$"),
    "es": re.compile(r"(?:es|esa|i?an[oa]|ense|in[oa]|ia|[oae])$"),
    "ar": re.compile(r"(?:ي?ة|يا|ي|ا|ه)$"),
    "zh": re.compile(r"(?:语|文|国)$"),
    "en": re.compile(r"(?!)"),
}
_SKIPPED = re.compile(r"[(\d&]")
_SHARED = 4
# Letters of a last word that tells a land of two words.
_LAST = 5


def _locale(language: str) -> str:
    return "zh_Hans" if language == "zh" else language


@cache
def _tongues() -> dict[str, frozenset[str]]:
    """The codes that the name of a tongue stands for: its own, and those of countries called alike in English."""
    from babel import Locale

    english = Locale.parse("en")
    begun: dict[str, list[str]] = {}
    for code, name in english.territories.items():
        if code.isalpha():
            begun.setdefault(folded(name)[:_SHARED], []).append(code)
    return {
        code: frozenset((f"-{code}", *begun.get(folded(name)[:_SHARED], ())))
        for code, name in english.languages.items()
        if " " not in name
    }


def stem(word: str, language: str) -> str:
    """What a name begins with in all its forms, with ``*``; the whole word where that would be too short to tell.

    The whole word, too, in a language whose endings are not known.
    """
    if language not in _ENDINGS:
        return word
    if language == "zh":
        bare = _ENDINGS["zh"].sub("", word)
        return bare if len(bare) > 1 else word
    if language == "ar":
        word = re.sub("^ال", "", word)
    bare = _ENDINGS[language].sub("", word)
    return f"{bare}*" if language != "en" and len(bare) >= LEAST[language] else word


@cache
def called(language: str) -> tuple[tuple[str, str], ...]:
    """Folded names of one word, or how they begin (``*``), each with a code that is one in all languages."""
    return tuple(dict.fromkeys(_called(language)))


def _called(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    locale = Locale.parse(_locale(language))
    for code, name in locale.territories.items():
        for word in _names(name, language):
            yield word, code
    if language == "en":
        yield from _last_names()
    for code, codes in _tongues().items():
        for word in _names(locale.languages.get(code, ""), language):
            for one in codes:
                yield word, one
    english = Locale.parse("en").time_zones
    zones = Locale.parse("ru").time_zones.keys() | english.keys()
    for zone in zones:
        city = zone.rpartition("/")[2].replace("_", " ")
        told = locale.time_zones.get(zone, {}).get("city") or (city if language in ("en", "de", "fr", "es") else "")
        for word in _names(told, language):
            yield word, zone


def _last_names() -> Iterator[tuple[str, str]]:
    """The last word of an English name of two that tells the land by itself: Zealand, Arabia, Leone."""
    from babel import Locale

    for code, name in Locale.parse("en").territories.items():
        words = folded(name).split()
        if not code.isalpha() or _SKIPPED.search(name) or len(words) != 2 or len(words[1]) < _LAST:
            continue
        if not in_dictionary(words[1]) and (leaning(words[1]) or -1.0) < 0:
            yield words[1], code


def _names(name: str, language: str) -> Iterator[str]:
    """The one word of a name, or its last where that tells it; none of what has brackets or figures."""
    if not name or _SKIPPED.search(name):
        return
    words = folded(name).split()
    if len(words) == 1 and len(words[0]) > 1:
        yield stem(words[0], language)
        if language == "en" and words[0][-1] != "s":
            yield words[0] + "s"
