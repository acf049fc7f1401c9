"""What a word of a name sounds like in each script, and how far two words in two scripts are from each other.

Each script spells a foreign name by ear: Трамп for Trump, 特朗普 as te-lang-pu, بوتين as b-w-t-y-n. So words are taken
apart into sounds, one symbol each, vowels that stand together as one set; the distance is the cheapest way from one
row of sounds to the other (weighted edit distance), where what a script cannot write costs little.
"""

from __future__ import annotations

import re
from functools import cache

Sound = frozenset[str]
VOWELS = frozenset("aeiou")
FAR = 9.0
# Beyond this share of the sounds no limit of ours reaches.
_HOPELESS = 0.5
_JOAN = {frozenset("oa"), frozenset("o")}


def _words(words: str) -> list[str]:
    return words.split()


CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџў",
        _words(
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e g dj j lj nj c dz u"
        ),
        strict=True,
    )
)
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", _words("a v g d e z i th i k l m n x o p r s s t y f ch ps o"), strict=True)
)
# What two Greek letters are together.
_GREEK_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("γκ", "g"), ("τσ", "ts"), ("τζ", "tz"))
# Symbols of sounds: C ch, S sh, Z zh, J dzh, j a g that may be soft, X ts, T th, G a gh that may be mute, W a w.
_CYRILLIC_SOUNDS = (
    [
        ("дж", "J"),
        ("цз", "J"),
        ("чж", "J"),
        ("тч", "C"),
        ("дз", "z"),
        ("кс", "ks"),
        ("ь", ""),
        ("ъ", ""),
        ("'", ""),
        ("’", ""),
    ]
    + [(a, b) for a, b in zip("ёюяїйыиіеєэ", _words("eo u a i i i i i e e ea"), strict=True)]
    + list(zip("бвгґджзклмнпрстуфхцчшщаоў", "bvggdZzklmnprstufhXCSSaoW", strict=True))
)
_LATIN_SOUNDS = [
    (re.compile(old), new)
    for old, new in (
        (r"schtsch|shch|chtch", "S"),
        (r"tsch|tch|cz", "C"),
        (r"sz|(?<=[kptg])rz", "S"),
        (r"drz", "J"),
        (r"dsch|dzh", "J"),
        (r"sch|sh", "S"),
        (r"^chr|chr$", "kr"),
        (r"ch", "C"),
        (r"zh", "Z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"th", "T"),
        (r"augh|ough", "oG"),
        (r"igh", "iG"),
        (r"gh", "G"),
        (r"^mc(?=[a-z])", "mak"),
        (r"dge?(?=$|[^aeiouy])|dge$", "J"),
        (r"(?<=[a-z]{2}i)er$", "e"),
        (r"^wr", "r"),
        (r"^kn", "n"),
        (r"ck", "k"),
        (r"qu", "kW"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"tz|ts", "X"),
        (r"dj", "J"),
        (r"gu(?=[ei])", "g"),
        (r"g(?=[eiy])", "j"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"ou(?=ng$)", "ua"),
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"(?<=[ou])e$", ""),
        (r"j(?=[^aeiouy]|$)|(?<=[bcdfgklmnprstvz])j", "i"),
        (r"j", "J"),
        (r"ng$", "n"),
        (r"w(?=[^aeiouy]|$)", "v"),
        (r"w", "W"),
        (r"y", "i"),
    )
]
_ARABIC_SOUNDS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظغفقكلمنهويةىأإآءئؤپچگڤڨکیڞ",
        _words("a b t T J h h d d r z s S s d t z g f k k l m n h uoW ie a a ae ie a _ ie u b C g f g k ie X"),
        strict=True,
    )
)
_PINYIN = [
    (re.compile(old), new)
    for old, new in (
        (r"^er$", "l"),
        (r"^[yw]u", "u"),
        (r"^yi", "i"),
        (r"^y(?=[aeo])", "i"),
        (r"^w", "W"),
        (r"^zh", "J"),
        (r"^ch", "C"),
        (r"^sh", "S"),
        (r"^j", "j"),
        (r"^q", "C"),
        (r"^x", "S"),
        (r"^c", "X"),
        (r"ng$", "n"),
    )
]
_NEAR = {
    frozenset(pair.split(",")[0]): float(pair.split(",")[1])
    for pair in _words(
        "gh,.2 Ch,.3 jJ,.05 jg,.05 jZ,.1 JZ,.15 jh,.4 Jh,.5 CS,.2 CX,.25 Ck,.3 CJ,.35 XS,.4 Xs,.25 Xz,.25 XC,.25 sz,.2 "
        "Tt,.1 Ts,.35 Tf,.35 Tz,.35 Td,.35 vW,.15 bv,.35 bp,.4 dt,.35 gk,.4 hk,.7 fv,.25 SZ,.35 Ss,.35 Zz,.35 "
        "Gg,.15 Gf,.2 mn,.5 Wg,.4 Wh,.4"
    )
}
# What a script without the letter writes instead.
_LOOSE = {
    "arabic": _words("bp bv fv gJ gk jk JC kC XC Cs tT"),
    "han": _words("bp dt gk lr jd jk jt gJ CJ Ck XC sS Sh zJ zj Xz zT tT vW fv hf lT rZ mn JS Xt sX Cj gC Wu iJ SX"),
}


@cache
def script(word: str) -> str:
    """The script of most letters of a word: latin, cyrillic, greek, arabic, han or other."""
    for letter in word:
        code = ord(letter)
        if letter.isalpha():
            if code < 0x250 or 0x1E00 <= code < 0x1F00:
                return "latin"
            if 0x370 <= code < 0x400:
                return "greek"
            if 0x400 <= code < 0x530:
                return "cyrillic"
            if 0x600 <= code < 0x780:
                return "arabic"
            return "han" if 0x4E00 <= code < 0xA000 else "other"
    return "latin"


@cache
def romanised(word: str) -> str:
    """A folded word in Latin letters: Russian, Ukrainian, Serbian and Greek by table, other scripts by anyascii.

    >>> romanised("лавров"), romanised("путин")
    ('lavrov', 'putin')
    """
    if all(ord(c) < 0x250 for c in word):
        return word
    if script(word) == "greek":
        for pair, letters in _GREEK_PAIRS:
            word = word.replace(pair, letters)
        word = re.sub(r"γ[ιε]?(?=[ιαο])", "y", word)
    spelled = "".join(CYRILLIC.get(c) or GREEK.get(c) or c for c in word).replace("_", "")
    if any(ord(c) >= 0x250 for c in spelled):
        from anyascii import anyascii

        spelled = anyascii(spelled).lower()
    return spelled


def _runs(symbols: str) -> tuple[Sound, ...]:
    """A sound a consonant, doubled ones once, and one a run of vowels; a last a or o stands by itself, as in Maria."""
    found: list[Sound] = []
    for k, symbol in enumerate(symbols):
        ends = k == len(symbols) - 1 and symbol in "ao" and k > 2
        if symbol in VOWELS and found and found[-1] & VOWELS and not ends:
            found[-1] |= {symbol}
        elif not found or found[-1] != {symbol}:
            found.append(frozenset(symbol))
    return tuple(found)


@cache
def heard(word: str) -> tuple[Sound, ...]:
    """The sounds of a folded word, each a set: one consonant, or the vowels that stand together.

    >>> ["".join(sorted(s)) for s in heard("трамп")], ["".join(sorted(s)) for s in heard("trump")]
    (['t', 'r', 'a', 'm', 'p'], ['t', 'r', 'u', 'm', 'p'])
    """
    if "-" in word.strip("-"):
        return tuple(s for part in word.split("-") for s in heard(part))
    kind = script(word)
    if kind == "cyrillic":
        symbols = re.sub(r"(?<![^\s-])[ув](?=[аеиоуыэюяіїє])", lambda m: "W" if m[0] == "у" else "v", word)
        for old, new in _CYRILLIC_SOUNDS:
            symbols = symbols.replace(old, new)
        return _runs(re.sub(r"[^a-zA-Z]", "", symbols))
    if kind == "arabic":
        bare = re.sub(r"^ال|(?<=ن)غ$", "", word).replace("تش", "چ").replace("تس", "ڞ")
        found: list[Sound] = []
        for letter in re.sub(r"(\w)\1", r"\1", bare):
            sound = frozenset(_ARABIC_SOUNDS.get(letter, "").replace("_", ""))
            if sound & VOWELS and found and found[-1] & VOWELS:
                found[-1] |= sound
            elif sound:
                found.append(sound)
        return tuple(found)
    if kind == "han":
        from anyascii import anyascii

        symbols = ""
        for letter in word:
            syllable = anyascii(letter).lower()
            for shape, new in _PINYIN:
                syllable = shape.sub(new, syllable)
            symbols += syllable
        return _runs(re.sub(r"[^a-zA-Z]", "", symbols))
    symbols = re.sub(r"[^a-z]", "", romanised(word))
    for shape, new in _LATIN_SOUNDS:
        symbols = shape.sub(new, symbols)
    return _runs(symbols)


def _swap(left: Sound, right: Sound, loose: str, last: bool) -> float:
    """What it costs to hear one sound for the other."""
    if left & right:
        return 0.3 if {left, right} == _JOAN and not loose else 0.0
    a, b = min(left), min(right)
    if left & VOWELS and right & VOWELS:
        return 0.05 if loose else 0.6 if last and "a" in (a, b) and a + b not in ("ae", "ea") else 0.25
    if left & VOWELS or right & VOWELS:
        vowel, other = (left, b) if left & VOWELS else (right, a)
        return 0.15 if other in "Wvi" and vowel & set("uoW") else 0.4 if other == "J" and "i" in vowel else 1.5
    pair = frozenset((a, b))
    if loose and any(set(p) == pair for p in _LOOSE[loose]):
        return 0.05
    return _NEAR.get(pair, 1.2)


def _drop(sounds: tuple[Sound, ...], at: int, loose: str) -> float:
    """What it costs that the other word lacks this sound."""
    sound = sounds[at]
    last = at == len(sounds) - 1
    if sound & VOWELS:
        if loose:
            return 0.1
        if last:
            return 0.05 if sound == {"e"} else 1.2 if sound == {"a"} else 0.8
        return 0.3
    symbol = min(sound)
    if symbol == "G":
        return 0.1
    if symbol == "g" and last and at and sounds[at - 1] == {"n"}:
        return 0.2
    if symbol == "h":
        return 0.25
    if symbol == "W" or (symbol == "J" and not at):
        return 0.35
    if loose == "han" and symbol in "rldtk" and at:
        return 0.6
    if symbol in "bptd" and at and min(sounds[at - 1]) in "mns":
        return 0.4
    return 1.0


@cache
def distance(left: str, right: str) -> float:
    """How far two folded words sound from each other: 0 for the same sounds, about 1 a consonant heard wrongly.

    Divided by the number of sounds of the longer one, vowels counting half; ``FAR`` where it is beyond a half of them.

    >>> distance("трамп", "trump") < 0.1 < distance("трамп", "tromso")
    True
    """
    a, b = heard(left), heard(right)
    kinds = {script(left), script(right)}
    loose = "han" if "han" in kinds else "arabic" if "arabic" in kinds else ""
    if not a or not b:
        return FAR
    weight = max(sum(0.5 if s & VOWELS else 1.0 for s in x) for x in (a, b))
    if not loose and abs(len(a) - len(b)) > 3:
        return FAR
    lacks = [_drop(b, j, loose) for j in range(len(b))]
    row = [0.0]
    for lack in lacks:
        row.append(row[-1] + lack)
    for i, sound in enumerate(a):
        gone = _drop(a, i, loose)
        above, row = row, [row[0] + gone]
        for j, other in enumerate(b):
            swapped = above[j] + _swap(sound, other, loose, i + 1 == len(a) and j + 1 == len(b))
            row.append(min(swapped, above[j + 1] + gone, row[j] + lacks[j]))
        if min(row) > _HOPELESS * weight:
            return FAR
    return row[-1] / weight


@cache
def _consonants(word: str) -> frozenset[str]:
    return frozenset(symbol for sound in heard(word) for symbol in sound - VOWELS)


def may_meet(left: str, right: str, loose: str = "arabic") -> bool:
    """False where two folded words cannot be near: no sound of the first two is one of the other's.

    Of one alphabet, they may differ by one consonant. ``loose`` is the script that decides what may be one sound.
    """
    if script(left) == script(right) and len(_consonants(left) ^ _consonants(right)) > 2:
        return False
    a, b = heard(left)[:2], heard(right)[:2]
    return any(x & y or (not (x | y) & VOWELS and _swap(x, y, loose, False) <= 0.4) for x in a for y in b)


def begin_alike(left: str, right: str, limit: float = 0.4) -> bool:
    """True where two folded words begin with what may be one sound.

    >>> begin_alike("шарль", "charles"), begin_alike("георге", "sergei")
    (True, False)
    """
    a, b = heard(left), heard(right)
    kinds = {script(left), script(right)}
    loose = "han" if "han" in kinds else "arabic" if "arabic" in kinds else ""
    return bool(a and b) and _swap(a[0], b[0], loose, False) <= limit
