"""Whether two words may be one name, whatever their languages and scripts: by spelling, by sound, by consonants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.link.discrepancy.gazetteer import called
from sayso.link.discrepancy.land import ARTICLE
from sayso.link.discrepancy.sense import table
from sayso.link.discrepancy.transliteration import in_run, in_word, spelled_in_arabic, spelled_in_han
from sayso.link.speaker.sound import begin_alike, distance, may_meet, romanised, script

NEAR = {"latin": 0.22, "cyrillic": 0.3, "arabic": 0.3, "han": 0.36}
# A run cut out of a text by us, not by its writer, must sound nearer.
HAN_RUN = 0.1
DOUBTFUL, RELATED = 0.36, 0.75
_CASES = re.compile(
    r"(?:ск(?:ого|ому|ой|ую|ий|ая|ое|их|им|ом)|ськ(?:ого|ому|ої|у|ий|а|е|их|им)|ами|ями|ого|его|ому|ему|ыми|ими"
    r"|ской|ский|ская|ское|ских|ским|ов|ев|ей|ам|ям|ах|ях|ом|ем|ой|ою|ую|юю|ых|их|ым|им|ий|[аеиоуыэюяьйії])$"
)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """True where two folded words may be one name, whatever their languages and scripts.

    >>> alike("kavanaugh", "кавано"), alike("brussels", "bruxelles"), alike("kavanaugh", "корбин")
    (True, True, False)
    """
    if one == other:
        return True
    kinds = {script(one), script(other)}
    if kinds <= {"latin", "cyrillic"}:
        if _spelled_alike(romanised(one), romanised(other)):
            return True
        if kinds != {"latin"} and any(_same_bones(x, y, 4) for x in forms(one) for y in forms(other)):
            return True
        if not begin_alike(one, other):
            return False
    if kinds in ({"latin", "han"}, {"latin", "arabic"}):
        name, word = (one, other) if script(one) == "latin" else (other, one)
        plain = re.sub(r"[^a-z]", "", romanised(name))
        writes = spelled_in_han if "han" in kinds else spelled_in_arabic
        return any(writes(form, word) for form in forms(plain))
    kind = next(k for k in ("han", "arabic", "cyrillic", "latin", "other", "greek") if k in kinds)
    limit = NEAR.get(kind, NEAR["latin"])
    spelled = ((x, y) for x in forms(one) for y in forms(other))
    return any((kind == "han" or may_meet(x, y)) and distance(x, y) <= limit for x, y in spelled)


def _spelled_alike(one: str, other: str) -> bool:
    """True where two words in Latin letters begin alike for most of their length, or differ by a slip of the pen."""
    from rapidfuzz.distance import OSA

    shared = next((k for k, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    shorter, longer = sorted((len(one), len(other)))
    if shared >= 4 and shared >= 0.6 * longer:
        return True
    if shared == shorter >= 4 or (shared >= 3 and longer <= 5 and shared >= shorter - 1):
        return longer - shared <= 4
    return shorter >= 5 and one[0] == other[0] and OSA.normalized_similarity(one, other) >= 0.75


_HARD = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"[^a-z]", ""), (r"sch|sh|zh|ch|ts|tz", "K"), (r"ph", "F"), (r"th", "T"), (r"x", "KS"),
        (r"c(?=[eiy])|[sz]", "S"),
        (r"[kgqcj]|kh|(?<!^)h(?=[aeiou])", "K"), (r"[td]", "T"), (r"[pb]", "P"), (r"[fvw]", "F"), (r"l", "L"),
        (r"r", "R"), (r"m", "M"), (r"n", "N"), (r"[a-z]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@cache
def bones(word: str) -> frozenset[str]:
    """The consonants of a word by the place they are spoken at, which scripts keep where they change the letters.

    A first j, y, h or kh may be mute.
    """
    spelled = romanised(word)
    found = set()
    for form in {spelled, re.sub(r"^(?:kh|[jyhw])", "", spelled)}:
        for shape, new in _HARD:
            form = shape.sub(new, form)
        found.add(form)
    return frozenset(found)


def _same_bones(one: str, other: str, loose: int) -> bool:
    """True where the consonants are the same; one may be another or lacking from ``loose`` on."""
    from rapidfuzz.distance import Levenshtein

    for a in bones(one):
        for b in bones(other):
            if a == b and (len(a) > 1 or max(len(one), len(other)) <= 4):
                return True
            if min(len(a), len(b)) >= loose and a[0] == b[0] and Levenshtein.distance(a, b) <= 1:
                return True
    return False


@lru_cache(maxsize=65536)
def perhaps_alike(one: str, other: str) -> bool:
    """True where two folded words may be one name changed on its way: Persians and персах, Martian and марса.

    A name put for another seldom passes; two names that do are no proof that the texts name different ones.

    >>> perhaps_alike("martian", "марса"), perhaps_alike("lunin", "kestrow")
    (True, False)
    """
    from rapidfuzz.distance import JaroWinkler

    left, right = (romanised(word).replace("c", "k") for word in (one, other))
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= 4 and (shorter in longer or longer.startswith(shorter[:4])):
        return True
    if JaroWinkler.similarity(left, right) >= RELATED:
        return True
    return any(distance(x, y) <= DOUBTFUL for x in forms(one) for y in forms(other))


# What a people, its land, its tongue or its followers end in, in English; and what adjectives of them do elsewhere.
_PEOPLE = re.compile(r"(?:i|e|ae)?(?:ans?|as?)$|(?:ese|ish|ites?|ists?|isms?|ics?|ids?|ines?|i|y)$")
_OF_PEOPLE = re.compile(
    r"(?:(?:a?n|es|ist|it)?i?s(?:c?h|k)[a-z]{0,4}|ers?n?|ais[a-z]{0,2}|ois[a-z]{0,2}|i?e?n[a-z]{0,4}|i?an[a-z]{0,3}"
    r"|ic[aeo]s?|iques?|ist[a-z]{0,5}|is[mt][a-z]{0,3}|in[aeo]s?|[aeiouy]{1,3}[a-z]?)$"
)
_SPELLED_OTHERWISE = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"ae|oe", "e"), (r"ph", "f"), (r"th", "t"), (r"ch|[cqk]+", "k"), (r"[wv]", "v"), (r"[yj]", "i"),
        (r"[zs]+", "s"), (r"^h", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=32768)
def _rough(word: str) -> str:
    """A word in Latin letters with those that languages put for each other written as one."""
    plain = re.sub(r"[^a-z]", "", romanised(word))
    for shape, new in _SPELLED_OTHERWISE:
        plain = shape.sub(new, plain)
    return plain


@lru_cache(maxsize=65536)
def of_one_people(english: str, other: str) -> bool:
    """True where an English word for a people or its land and a word of another language have one stem.

    >>> of_one_people("kenyan", "kenianische"), of_one_people("mycenaean", "микенской")
    (True, True)
    >>> of_one_people("kenyan", "koreanische"), of_one_people("kestrow", "kestrisch")
    (False, False)
    """
    from rapidfuzz.distance import OSA

    if len(english) <= 4 or (bare := _PEOPLE.sub("", english)) == english or len(bare) < 3:
        return False
    stem = _rough(bare)
    word = romanised(other)
    if not stem or len(word) < len(stem):
        return False
    ended = _rough(_OF_PEOPLE.sub("", word))
    if len(stem) <= 4:
        return stem == ended
    shapes = {ended, _rough(word[: len(bare)]), _rough(word[: len(bare) + 1])}
    return any(s and s[0] == stem[0] and OSA.normalized_similarity(stem, s) >= 0.75 for s in shapes)


@cache
def forms(word: str) -> tuple[str, ...]:
    """A word and what is left of it without a case ending, an article or the sign of several."""
    kind = script(word)
    if kind == "cyrillic" and len(word) > 4 and (bare := _CASES.sub("", word)) != word and len(bare) > 2:
        return word, bare
    if kind == "arabic" and (bare := ARTICLE.sub("", word)) != word:
        return word, bare
    if kind == "latin" and len(word) > 5 and word[-1] == "s" and word[-2] not in "sui":
        return word, word[:-1]
    return (word,)


@cache
def transliterating() -> re.Pattern[str]:
    """What finds runs of the Chinese characters that spell foreign names by their sound."""
    letters = "".join(w for w, told in table("zh").exact.items() if ("transliterated", "") in told)
    return re.compile(rf"[{letters}]{{2,}}(?:[·•・][{letters}]+)*")


# Characters with a second reading, put for one that is always so read.
_SAID_OTHERWISE = str.maketrans("重长厦都行朝陕单曾乐省解盖仇柏", "虫常下督航潮善善增月醒谢葛求博")
_HAN = re.compile("[\u4e00-\u9fff]")
# Syllables of the longest name that is looked for as Chinese spells its own: Hohhot, Xishuangbanna has five.
_MOST = 5


@cache
def _sounding() -> re.Pattern[str]:
    """What finds runs of characters that may spell a name: those of the table and of foreign places in Chinese."""
    letters = set("".join(w for w, told in table("zh").exact.items() if ("transliterated", "") in told))
    letters |= set("".join(w for w, _ in called("zh"))) - set("的国岛群和属地区省州市语东西南北中大新人洲")
    return re.compile(rf"[{''.join(sorted(letters))}]+(?:[·•・－-][{''.join(sorted(letters))}]+)*")


@lru_cache(maxsize=4096)
def _syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of each run of Chinese characters, in either reading of those that have two."""
    from anyascii import anyascii

    found = []
    for form in dict.fromkeys((text, text.translate(_SAID_OTHERWISE))):
        run: list[str] = []
        for c in form + " ":
            if _HAN.match(c):
                run.append(anyascii(c).lower())
            elif run:
                found.append(tuple(run))
                run = []
    return tuple(found)


@lru_cache(maxsize=4096)
def _own(text: str) -> frozenset[str]:
    """All that up to ``_MOST`` characters beside each other sound like."""
    return frozenset(
        "".join(run[start:stop])
        for run in _syllables(text)
        for start in range(len(run))
        for stop in range(start + 1, min(start + _MOST, len(run)) + 1)
    )


@lru_cache(maxsize=16384)
def in_han(name: str, text: str) -> bool:
    """True where some run of Chinese characters sounds like a name in Latin letters.

    >>> in_han("liu", "柳云龙"), in_han("kestrow", "凯斯特罗说"), in_han("kestrow", "返回船厂")
    (True, True, False)
    """
    plain = re.sub(r"[^a-z]", "", name)
    if plain in _own(text) or (len(plain) > 3 and any(plain in "".join(run) for run in _syllables(text))):
        return True
    return any(
        spelled_in_han(plain, found.group()) or _sounds_in(plain, found.group()) for found in _sounding().finditer(text)
    )


# Logarithms of chances between which a spelling is neither out of the question nor sure.
_LOW, _HIGH = {"han": -6.0, "arabic": -8.0}, {"han": 3.0, "arabic": 2.0}


def nearness(name: str, words: Iterable[str], text: str, language: str) -> float:
    """How near the likeliest of some words, or of a text in Chinese, is to a folded name, from 0 to 1.

    >>> far, near = (nearness("kestrow", (), text, "zh") for text in ("返回船厂", "凯斯多夫说"))
    >>> far < near
    True
    """
    from rapidfuzz.distance import JaroWinkler

    plain = re.sub(r"[^a-z]", "", romanised(name))
    if language in ("zh", "ar"):
        kind = "han" if language == "zh" else "arabic"
        if language == "zh":
            found = max((in_run(plain, run.group()) for run in _sounding().finditer(text)), default=-99.0)
        else:
            found = max((in_word(plain, word) for word in words), default=-99.0)
        return (min(_HIGH[kind], max(_LOW[kind], found)) - _LOW[kind]) / (_HIGH[kind] - _LOW[kind])
    rough = _rough(plain)
    return max((JaroWinkler.similarity(rough, _rough(word)) for word in words), default=0.0)


def _sounds_in(name: str, run: str) -> bool:
    """True where some of the characters sound like the name, where none of them is known to write what it has."""
    characters = re.sub("[·•・－-]", "", run)
    least, most = (len(min(bones(name), key=len)) + 1) // 2, len(max(bones(name), key=len)) + 1
    return any(
        distance(characters[start:stop], name) <= HAN_RUN
        for start in range(len(characters))
        if begin_alike(characters[start], name)
        for stop in range(start + max(2, least), min(start + most, len(characters)) + 1)
    )
