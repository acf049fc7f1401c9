"""What places a passage names: countries, their people and cities, in eight languages, by a code of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.link.discrepancy.gazetteer import called, stem
from sayso.link.discrepancy.sense import LANGUAGES, stored
from sayso.link.speaker.parts import folded

ARTICLE = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف]?[بلك]|[وف])(?=[\u0621-\u064a]{3})")
# How long a part of a German word is that tells a place: Süd-italien.
PART = 5


@cache
def lands_of(language: str) -> dict[str, frozenset[str]]:
    """How the names of countries, places and their people begin in a language, with a code of each.

    A stem ends in ``*``; what does not is a whole word.
    """
    from sayso.knowledge.table import packaged

    found: dict[str, set[str]] = {}
    for name in packaged().called:
        if name.language == language:
            words = folded(name.name).split()
            if len(words) == 1 and len(words[0]) > 1:
                found.setdefault(stem(words[0], language), set()).add(name.country)
    for code, named in stored("places").items():
        for word in named.get(language, "").split():
            found.setdefault(folded(word), set()).add(code)
    for word, code in called(language) if language in LANGUAGES else ():
        found.setdefault(word, set()).add(code)
    held: dict[str, set[str]] = {}
    for word, codes in found.items():
        held.setdefault(_alef(word), set()).update(codes)
    return {w: frozenset(c) for w, c in held.items()}


def _alef(word: str) -> str:
    return word.replace("أ", "ا")


@lru_cache(maxsize=32768)
def land(word: str, language: str) -> frozenset[str]:
    """The codes of the places that a folded word names in a language, or whose people it names; mostly none.

    >>> bool(land("germans", "en") & land("германии", "ru")), land("teacup", "en")
    (True, frozenset())
    >>> bool(land("iceland", "en") & land("исландской", "ru")), bool(land("italy", "en") & land("suditalien", "de"))
    (True, True)
    """
    lands = lands_of(language)
    if language == "ar":
        word = _alef(word)
    found = lands.get(word, frozenset())
    for size in range(len(word), 1, -1):
        found |= lands.get(word[:size] + "*", frozenset())
    if language == "en" and not found and word.endswith("s"):
        return land(word[:-1], "en")
    if language == "de" and not found and len(word) >= 2 * PART:
        for start in range(2, len(word) - PART + 1):
            for size in range(len(word), start + PART - 1, -1):
                found |= lands.get(word[start:size] + "*", frozenset())
    if language == "ar" and (bare := ARTICLE.sub("", word)) != word:
        found |= land(bare, "ar")
    return found


@lru_cache(maxsize=2048)
def named_lands(text: str, language: str, surely: bool = False) -> frozenset[str]:
    """The codes of the places a passage names; ``surely`` leaves out Chinese names of one character, as 美 of 美国."""
    if language == "zh":
        found = ((name, codes) for name, codes in lands_of("zh").items() if name in text)
        return frozenset(c for name, codes in found if not surely or len(name) > 1 for c in codes)
    return frozenset(c for word in re.findall(r"[^\W\d_]{2,}", folded(text)) for c in land(word, language))
