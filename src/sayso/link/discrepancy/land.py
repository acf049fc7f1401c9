"""What places a passage names: countries, their people and capitals, in eight languages, by a code of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from sayso.link.speaker.parts import folded

ARTICLE = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف]?[بلك]|[وف])(?=[\u0621-\u064a]{3})")


@cache
def lands_of(language: str) -> dict[str, frozenset[str]]:
    """How the names of countries, places and their people begin in a language, with a code of each.

    A stem ends in ``*``; what does not is a whole word.
    """
    import yaml

    from sayso.knowledge.table import packaged

    found: dict[str, set[str]] = {}
    for called in packaged().called:
        if called.language == language:
            words = folded(called.name).split()
            if len(words) == 1 and len(words[0]) > 1:
                bare = ARTICLE.sub("", words[0]) if language == "ar" else words[0]
                open_ended = language in ("ru", "de", "ar") and len(bare) > 4
                found.setdefault(bare[:-1] + "*" if open_ended else bare, set()).add(called.country)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    places = yaml.load((files("sayso.link.discrepancy") / "tables" / "places.yaml").read_text("utf-8"), loader)
    for code, named in places.items():
        for word in named.get(language, "").split():
            found.setdefault(folded(word), set()).add(code)
    return {w: frozenset(c) for w, c in found.items()}


@lru_cache(maxsize=16384)
def land(word: str, language: str) -> frozenset[str]:
    """The codes of the places that a folded word names in a language, or whose people it names; mostly none.

    >>> bool(land("germans", "en") & land("германии", "ru")), land("teacup", "en")
    (True, frozenset())
    """
    lands = lands_of(language)
    found = lands.get(word, frozenset())
    for size in range(len(word), 1, -1):
        found |= lands.get(word[:size] + "*", frozenset())
    return found


@lru_cache(maxsize=2048)
def named_lands(text: str, language: str, surely: bool = False) -> frozenset[str]:
    """The codes of the places a passage names; ``surely`` leaves out Chinese names of one character, as 美 of 美国."""
    if language == "zh":
        found = ((name, codes) for name, codes in lands_of("zh").items() if name in text)
        return frozenset(c for name, codes in found if not surely or len(name) > 1 for c in codes)
    words = re.findall(r"[^\W\d_]{2,}", folded(text))
    if language == "ar":
        words += [ARTICLE.sub("", w) for w in words]
    return frozenset(c for w in words for c in land(w, language))
