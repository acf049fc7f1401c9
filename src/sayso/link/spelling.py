"""Words as written and as spelled plainly, so that two renderings compare without their orthography."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[%$€£₽]", re.UNICODE)
BRACKET = re.compile(r"\[[^\]\n]{0,200}\]")
APOSTROPHE = re.compile(r"['’ʼ]")
POSSESSIVE = "'s"
CONTRACTED = {"re": "are", "ll": "will", "ve": "have", "m": "am", "d": "would"}
STEMS_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
IS_AFTER = frozenset("it that he she what there here who where how".split())
NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero _ two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₽": "rouble"}
VARIANTS = {
    "kiev": "kyiv", "odessa": "odesa", "kharkov": "kharkiv", "lvov": "lviv", "nikolaev": "mykolaiv", "ok": "okay",
    "dollars": "dollar", "euros": "euro", "pounds": "pound", "roubles": "rouble", "rubles": "rouble",
    "ruble": "rouble", "gray": "grey", "tyre": "tire", "programme": "program", "cheque": "check", "toward": "towards",
    "adviser": "advisor", "whilst": "while", "judgment": "judgement", "moslem": "muslim",
}  # fmt: skip
BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ite$|ites$|ful$|hood|ly$)"), "or"),
    (re.compile(r"(?<=cent|heat|meet|lust)re(?=$|s$)|(?<=thea)tre(?=$|s$)|(?<=met|fib|lit|cal)re(?=$|s$)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ence$"), "ense"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=$|s$)"), "og"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"ae|oe(?=[a-z]{3})"), "e"),
)
ROMANISED = (
    (re.compile(r"(?:iy|ij|yy|ii|iy|ey|ei|ej|y|j|i)$"), "i"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[yj](?=[aeou])"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ff$"), "v"),
    (re.compile(r"i[eo]|e[iy]"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"([a-z])\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place, its letters in lower case, its plain spelling, a capital or not, in brackets or not."""

    start: int
    stop: int
    form: str
    plain: str
    capital: bool = False
    inserted: bool = False


@lru_cache(maxsize=65536)
def plain(form: str) -> str:
    """The plain spelling of one word: one for -ise and -ize, for 12 and twelve.

    >>> plain("organise") == plain("organize"), plain("twelve")
    (True, '12')
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", form.casefold()) if not unicodedata.combining(c))
    if letters[:1].isdigit():
        return re.sub(r",(?=\d{3})", "", letters)
    letters = letters.replace(".", "").replace("ß", "ss")
    letters = SIGNS.get(letters) or NUMBER_WORDS.get(letters) or VARIANTS.get(letters, letters)
    for shape, new in BRITISH:
        letters = shape.sub(new, letters)
    return letters


@lru_cache(maxsize=65536)
def romanised(spelled: str) -> str:
    """One spelling for the ways a Slavic name is written in Latin letters; meant for words with a capital.

    >>> romanised("sergei") == romanised("sergey"), romanised("alexey") == romanised("aleksei")
    (True, True)
    """
    for shape, new in ROMANISED:
        spelled = shape.sub(new, spelled)
    return spelled


def _contraction(letters: str) -> list[tuple[int, int, str]]:
    """The parts of a word with an apostrophe: (start, stop, plain or "" where the form decides)."""
    low = letters.casefold().replace("’", "'").replace("ʼ", "'")
    if low.endswith("n't"):
        stem = len(low) - 3
        return [(0, stem, STEMS_BEFORE_NOT.get(low[:stem], "")), (stem, len(low), "not")]
    cut = low.rfind("'")
    head, tail = low[:cut], low[cut + 1 :]
    if tail in CONTRACTED:
        return [(0, cut, ""), (cut, len(low), CONTRACTED[tail])]
    if tail == "s":
        return [(0, cut, ""), (cut, len(low), "is" if head in IS_AFTER else POSSESSIVE)]
    if low == "let's":
        return [(0, cut, ""), (cut, len(low), "us")]
    return [(0, cut, ""), (cut + 1, len(low), "")] if 0 < cut <= 2 else [(0, len(low), "")]


def words(text: str, start: int = 0, stop: int | None = None) -> tuple[Word, ...]:
    """The words of a stretch of text, contractions apart; quotation marks, dashes and stops are no words.

    >>> [w.plain for w in words("They don't organise U.S. talks")]
    ['they', 'do', 'not', 'organize', 'us', 'talks']
    """
    stop = len(text) if stop is None else stop
    brackets = [m.span() for m in BRACKET.finditer(text, start, stop)]
    found: list[Word] = []
    for token in TOKEN.finditer(text, start, stop):
        letters = token.group()
        inserted = any(a <= token.start() < b for a, b in brackets)
        capital = letters[0].isupper() and not letters.isupper()
        parts = [(0, len(letters), "")]
        if APOSTROPHE.search(letters):
            parts = _contraction(letters)
        elif letters.casefold() == "cannot":
            parts = [(0, 3, "can"), (3, 6, "not")]
        for a, b, known in parts:
            form = APOSTROPHE.sub("'", letters[a:b].casefold())
            spelled = known or plain(form)
            found.append(Word(token.start() + a, token.start() + b, form, spelled, capital and a == 0, inserted))
    return tuple(found)


@lru_cache(maxsize=65536)
def stem(spelled: str) -> str:
    """A crude stem, enough to see one word in two tenses or cases; at most seven letters.

    >>> stem("anticipated") == stem("anticipate"), stem("meetings") == stem("meeting")
    (True, True)
    """
    if spelled[:1].isdigit() or len(spelled) < 4:
        return spelled
    if spelled.isascii():
        for ending in ("ingly", "ings", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y"):
            if spelled.endswith(ending) and len(spelled) - len(ending) >= 3:
                spelled = spelled[: -len(ending)]
                break
        if len(spelled) > 3 and spelled[-1] == spelled[-2]:
            spelled = spelled[:-1]
        return spelled[:7]
    return spelled[:-2][:6] if len(spelled) > 6 else spelled[:4]
