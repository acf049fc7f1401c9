"""What places a passage names: countries, their people and cities, in eight languages, by a code of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.link.discrepancy.gazetteer import called, stem
from sayso.link.discrepancy.sense import LANGUAGES, stored
from sayso.link.speaker.parts import folded

ARTICLE = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف]?[بلك]|[وف])(?=[\u0621-\u064a]{3})")
# What stands before the name of a land in one word, by language: Südostasien, norteamericano, северокорейский.
_COMPASS = {
    language: re.compile(rf"^(?:{shapes})-?(?=[^\W\d_]{{4}})")
    for language, shapes in {
        "en": "afro|anglo|pan|pro|anti|trans",
        "de": "(?:sud|nord|mittel|zentral|neu|gross|ober|unter|nieder|klein)(?:ost|west)?|ost|west|pro|anti|afro|anglo"
        "|pan|trans|latein|ibero|euro|alt",
        "fr": "(?:sud|nord)-?(?:est|ouest)?|est|ouest|pro|anti|afro|anglo|pan|trans|latino|neo|ibero|euro|centr",
        "es": "norte|nor|sur|sud|centro|este|oeste|pro|anti|afro|anglo|hispano|latino|ibero|euro|neo|pan|trans",
        "ru": "северо|южно|западно|восточно|центрально|древне|старо|про|анти|афро|англо|латино|евро|все|обще|нео",
        "uk": "північно|південно|західно|східно|центрально|давньо|старо|про|анти|афро|англо|латино"
        "|євро|все|загально|нео",
    }.items()
}
# What names one land before the name of another: afroamericano, Afroamerikaner, афроамериканец.
_AFRO = re.compile("^(?:afro|афро)")
# What follows a land's name of one character, and what stands before it.
_OF_A_LAND = "盟医鲜式菜餐国方媒军队籍裔商企媚股元联总驻对访语文人区省市族裔府洲裁皇使馆战网甲乙超冠杯洋货资"
_TO_A_LAND = "驻对访赴在旅抗援亲反仇离抵来从由与和、老北南东西全环联"
# Words in which a character names no land: 近日, 法人, 正在, 越来越.
_NO_LAND = re.compile(
    r"[\d一二三四五六七八九十]+[日月号]|[近今昨明次当假节生周平同即每整末前往旧元工]日|日[前常子期益程后均夜渐]"
    r"|[合非违司执立依无民刑方办宪军做说看想手书]法|法(?:人|院|律|官|庭|规|治|案|制|令|定|则|医|学)|[正现存所实潜]在|在[于线意内此场乎]"
    r"|越来越|[超卓优穿跨翻]越|越(?:野|过)|[可所加难足予给得用何借]以|以(?:及|来|上|下|外|后|前|内|为|便|免|致|往|至|此|使)"
    r"|[除并是莫若无]非|非(?:常|但|凡|正式)|[其集空当途]中|中(?:心|央|间|午|旬|期|学|部|层|断|止|等|场|文)|[完优精赞]美|美(?:丽|好|食|术|容|女|味|景)"
    r"|英(?:雄|里|寸|尺|镑|俊|勇)|[愿注同满故大生创示得随有会]意|意(?:见|味|义|识|思|外|图|愿|志)|[道品美功]德|德(?:杯|比)"
    r"|[参增更添附施强]加|加(?:入|强|快|上|大|剧|速|以|工|盟|班|油)|[脚复打封影]印|印(?:象|刷|证|发)|豪华|[年昂清今]朝|朝(?:着|向|阳)"
    r"|[舞平阳后站柜讲电银]台|台(?:湾人|风|上|词|阶)|[海空军]港|港口|[收储宝隐珍]藏"
)
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
    if language in _COMPASS and (bare := _COMPASS[language].sub("", word)) != word:
        found |= land(bare, language)
        if _AFRO.match(word):
            found |= land("africa", "en")
    if language == "de" and not found and len(word) >= 2 * PART:
        for start in range(2, len(word) - PART + 1):
            for size in range(len(word), start + PART - 1, -1):
                found |= lands.get(word[start:size] + "*", frozenset())
    if language == "ar" and (bare := ARTICLE.sub("", word)) != word:
        found |= land(bare, "ar")
    return found


def _short(name: str, text: str) -> bool:
    """True where a land's name of one character stands beside what shows that it is one: 美方, 中美, 驻华.

    Not where it is part of another word: 近日, 法人.
    """
    singles = "".join(w for w in lands_of("zh") if len(w) == 1)
    beside = f"{name}[{_OF_A_LAND}{singles}]|[{_TO_A_LAND}{singles}]{name}"
    return re.search(beside, _NO_LAND.sub(" ", text)) is not None


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
