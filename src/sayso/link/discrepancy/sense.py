"""What a word may tell of a figure, a day, a unit or of whether something is so, by the tables of eight languages.

A table is data: ``tables/<language>.yaml``. A word ending in ``*`` stands for all that begin so, ``_`` joins the
words of a phrase. Words compare folded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sayso.text.capital import leaning

Sense = tuple[str, str | float]
LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "uk", "zh")
NUMBERED = ("months", "weekdays", "numbers", "multiples", "decades", "ordinals", "fractions", "scales", "crowds")
NAMED = ("units", "quantifiers", "modals", "countries")
PLAIN = (
    "links",
    "ages",
    "negators",
    "negative",
    "restrictive",
    "strong_modals",
    "strong_quantifiers",
    "plain_modals",
    "bare_modals",
    "institutions",
    "articles",
)
TOKEN = re.compile(
    r"(?<![A-Za-zА-яІіЇїЄєҐґ\d])(?:[A-Za-z]+\d+\w*)"  # A320 is no figure
    r"|[1-9]\d*(?:[.,٫٬،'’\u00a0\u202f ](?=\d{3}(?!\d))\d{3})+(?:[.,]\d+)?"
    r"|(?<![\w.,])\.\d+(?![\d.])"  # .5 is a half
    r"|\d[/⁄]\d(?![\d/])|\d+(?:[.,٫]\d+)?|[½¼¾⅓⅔]"
    r"|[ap]\.\s?m\.?|(?:[A-Z]\.){2,}"
    r"|[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*['’]?"
    r"|[%‰٪％$€£¥₽°](?:\s?[CFС]\b)?"
)
_DIACRITICS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)|[وف]?[بلك]|[وف])(?=\w{2})")
# Arabic words run together, in which none is told.
GLUED = re.compile(r"[\u0621-\u064a]{14}|[\u0621-\u064a][A-Za-z]|[A-Za-z][\u0621-\u064a]")
_DUAL = re.compile(r"(?:ال)?(?P<stem>(?!م|.ا..ين)[\u0621-\u064a]{3,}(?<!ي))(?:ين|ان)")
# Which is no yen with a preposition.
_BETWEEN = "بين"
_APOSTROPHES = str.maketrans("’ʼ`´ё", "''''е")


@dataclass(frozen=True)
class Table:
    """The words of one language: ``exact`` and ``prefixes`` by the word, ``phrases`` by the first word."""

    exact: Mapping[str, tuple[Sense, ...]]
    prefixes: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]

    def group(self, name: str) -> frozenset[str]:
        """The whole words of a group that has no values."""
        return frozenset(w for w, senses in self.exact.items() if (name, "") in senses)


def folded(word: str) -> str:
    """The form in which words of the tables compare: small, one apostrophe, ё as е, Arabic without vowel signs.

    >>> folded("Трёх"), folded("DIDN’T")
    ('трех', "didn't")
    """
    plain = word.casefold().translate(_APOSTROPHES)
    return _DIACRITICS.sub("", plain) if plain[:1] >= "\u0600" else plain.removesuffix("'s").rstrip("'") or plain


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for group in NUMBERED:
        for value, words in (data.get(group) or {}).items():
            for word in (words or "").split():
                yield word, (group, float(value))
    for group in NAMED:
        for name, words in (data.get(group) or {}).items():
            for word in (words or "").split():
                yield word, (group, name)
    for letter in data.get("transliterated") or "":
        yield letter, ("transliterated", "")
    for group in PLAIN:
        for word in (data.get(group) or "").split():
            yield word, (group, "")


@cache
def stored(name: str) -> Any:
    """What the packaged table of this name holds, parsed once."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((files("sayso.link.discrepancy") / "tables" / f"{name}.yaml").read_text("utf-8"), loader)


@cache
def table(language: str) -> Table:
    """The table of a language by its ISO 639-1 code, read once; an empty one for a language that has none."""
    if language not in LANGUAGES:
        return Table({}, {}, {})
    data = stored(language)
    exact: dict[str, list[Sense]] = defaultdict(list)
    prefixes: dict[str, list[Sense]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = defaultdict(list)
    for word, sense in _entries(data):
        if "_" in word:
            first, *rest = folded(word).split("_")
            phrases[first].append((tuple(rest), sense))
        elif word.endswith("*"):
            prefixes[folded(word[:-1])].append(sense)
        else:
            exact[folded(word)].append(sense)
    return Table(
        {w: tuple(s) for w, s in exact.items()},
        {w: tuple(s) for w, s in prefixes.items()},
        {w: tuple(s) for w, s in phrases.items()},
    )


def _is_dual(word: str) -> bool:
    """True for an Arabic noun whose ending says two, فريقين, where its stem is known and makes no plural so.

    Participles, men of a trade and of a people have the same ending for several: مشاركين, لاعبين, صحفيين.
    """
    found = _DUAL.fullmatch(word)
    return found is not None and leaning(word) is None and leaning(found.group("stem")) is not None


@lru_cache(maxsize=65536)
def senses(word: str, language: str) -> tuple[Sense, ...]:
    """What a folded word may tell in a language; nothing for most words.

    >>> senses("январе", "ru"), senses("teacup", "en")
    ((('months', 1.0),), ())
    """
    words = table(language)
    found = words.exact.get(word, ())
    whole = word
    if language == "ar" and not found and word != _BETWEEN and (bare := _ARABIC_PREFIX.sub("", word)) != word:
        found = (*found, *words.exact.get(bare, ()), *words.exact.get("ال" + bare, ()))
        word = bare if not found else word
    if any(group == "numbers" for group, _ in found):
        return found
    if language == "ar" and ((len(word) > 5 and word.endswith(("تين", "تان"))) or _is_dual(whole) or _is_dual(word)):
        return (*found, ("multiples", 2.0))
    for form in dict.fromkeys((whole, word)):
        for size in range(len(form), 0, -1):
            if more := words.prefixes.get(form[:size]):
                return (*found, *more)
    if not found and language != "en" and word.isascii() and len(word) > 3:
        return tuple(s for s in table("en").exact.get(word, ()) if s[0] in ("months", "weekdays"))
    return found
