"""What places a passage names: countries, their people and cities, in eight languages, by a code of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.link.discrepancy.gazetteer import called, stem
from sayso.link.discrepancy.sense import LANGUAGES, stored
from sayso.link.speaker.parts import folded

ARTICLE = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف]?[بلك]|[وف])(?=[\u0621-\u064a]{3})")
# What stands before the name of a land in one word: Südostasien, norteamericano, северокорейский, afro-américain.
_COMPASS = re.compile(
    r"^(?:(?:sud|nord|nor|mittel|zentral|neu|gross|ober|unter)(?:ost|west)?|ost|west|pro|anti|afro|anglo|hispano|pan|trans"
    r"|centro|norte|sur|nor|northeast|latino|ibero|euro|asia|est|ouest"
    r"|северо|южно|западно|восточно|центрально|про|анти|афро|евро|все|обще|нео"
    r"|північно|південно|західно|східно|центрально|євро|все|загально)(?=[^\W\d_]{4})"
)
# What follows a land's name of one character, and what stands before it.
_OF_A_LAND = "盟医鲜式菜餐国方媒军队籍裔商企媚股元联总驻对访语文人区省市族裔府洲裁皇使馆战网甲乙超冠杯洋货资"
_TO_A_LAND = "驻对访赴在旅抗援亲反仇离抵来从由与和、老北南东西全环联"
# How long a part of a German word is that tells a place: Süd-italien.
PART = 5
# Letters of a word without a capital that surely tells a people.
LONG = 5


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
    if (bare := _COMPASS.sub("", word)) != word:
        found |= land(bare, language)
    if language == "de" and not found and len(word) >= 2 * PART:
        for start in range(2, len(word) - PART + 1):
            for size in range(len(word), start + PART - 1, -1):
                found |= lands.get(word[start:size] + "*", frozenset())
    if language == "ar" and (bare := ARTICLE.sub("", word)) != word:
        found |= land(bare, "ar")
    return found


def _short(name: str, text: str) -> bool:
    """True where a land's name of one character stands beside what shows that it is one: 美方, 中美, 驻华."""
    singles = "".join(w for w in lands_of("zh") if len(w) == 1)
    return re.search(f"{name}[{_OF_A_LAND}{singles}]|[{_TO_A_LAND}{singles}]{name}", text) is not None


@lru_cache(maxsize=2048)
def named_lands(text: str, language: str) -> frozenset[str]:
    """The codes of the places a passage names; a Chinese name of one character where what stands beside it tells so."""
    if language == "zh":
        found = (
            (name, codes)
            for name, codes in lands_of("zh").items()
            if name in text and (len(name) > 1 or _short(name, text))
        )
        return frozenset(c for _, codes in found for c in codes)
    return frozenset(c for word in re.findall(r"[^\W\d_]{2,}", folded(text)) for c in land(word, language))


@lru_cache(maxsize=2048)
def land_words(text: str, language: str) -> tuple[tuple[str, int, frozenset[str]], ...]:
    """The words of a passage that surely name a place or its people: each folded, where it begins, and its codes.

    In languages with capitals those with one, and long ones; in Chinese names of two characters or more.
    """
    if language == "zh":
        found = []
        taken: set[int] = set()
        for name, codes in sorted(lands_of("zh").items(), key=lambda p: -len(p[0])):
            if len(name) > 1:
                for place in re.finditer(re.escape(name), text):
                    if not taken & set(range(*place.span())):
                        taken |= set(range(*place.span()))
                        found.append((name, place.start(), codes))
        return tuple(sorted(found, key=lambda p: p[1]))
    words = ((m.group(), m.start()) for m in re.finditer(r"[^\W\d_]{3,}", text))
    return tuple(
        (word, start, codes)
        for letters, start in words
        if letters[0].isupper() or len(letters) > LONG
        for word in (folded(letters),)
        if (codes := land(word, language))
    )
