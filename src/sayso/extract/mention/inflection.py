"""Russian names in any case: what they have in common, and how they stand in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.extract.mention.given import MEN, WOMEN, fold, gender_of

_ENDINGS = (
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ами",
    "ями",
    "ых",
    "их",
    "ым",
    "им",
    "ом",
    "ем",
    "ой",
    "ей",
    "ою",
    "ею",
    "ая",
    "яя",
    "ую",
    "юю",
    "ий",
    "ый",
)
_VOWELS = "аяуюеыиойь"
_CYRILLIC = re.compile(r"[а-яё]")


@cache
def stem(word: str) -> str:
    """What the cases of a Russian name share; any other word as it is. Takes a folded word.

    >>> stem("лаврова") == stem("лавров") == stem("лавровым"), stem("сергея") == stem("сергей")
    (True, True)
    """
    if not _CYRILLIC.search(word):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    while len(word) > 3 and word[-1] in _VOWELS:
        word = word[:-1]
    return word


@cache
def _listed() -> frozenset[str]:
    return frozenset((*MEN.split(), *WOMEN.split()))


@cache
def _given() -> dict[str, dict[str, str]]:
    """Russian given names by what their cases share, then by gender: ``Александр`` and ``Александра`` share it."""
    found: dict[str, dict[str, str]] = {}
    for word in sorted(_listed()):
        gender = gender_of(word) if _CYRILLIC.search(word) else None
        if gender:
            found.setdefault(stem(fold(word)), {})[gender] = word
    return found


@cache
def given_gender(word: str) -> str | None:
    """The gender a given name tells in any case, as ``gender_of`` does in the nominative.

    >>> given_gender("Сергея"), given_gender("Maria"), given_gender("Александром")
    ('m', 'f', 'm')
    """
    found = gender_of(word)
    if found is None and _CYRILLIC.search(word.lower()):
        known = _given().get(stem(fold(word)), {})
        found = next(iter(known)) if len(known) == 1 else None
        if len(known) == 2:
            found = "m" if word.lower().endswith(("ом", "ем")) else "f" if word.lower().endswith(("ой", "ей")) else None
    return found


def name_gender(words: Sequence[str]) -> str | None:
    """The gender a name of several words tells: its given name, or its last name where both genders share that one.

    >>> name_gender(("Александра", "Орлов")), name_gender(("Александра", "Орлова")), name_gender(("А.", "Орлов"))
    ('m', 'f', 'm')
    """
    given = given_gender(words[0])
    shared = len(_given().get(stem(fold(words[0])), {})) == 2 or len(words[0].rstrip(".")) == 1
    if given and not shared:
        return given
    low = words[-1].lower()
    if re.search(r"(?:[оеё]в|[иы]н|[сц]кий)(?:ым)?$|[сц]к(?:им|ого|ому)$", low):
        return "m"
    return "f" if re.search(r"(?:[оеё]в|[иы]н|[сц]к)(?:ой|ую)$|[сц]кая$", low) else given


def nominative(words: Sequence[str], gender: str | None) -> tuple[str, ...]:
    """The words of a Russian name in the nominative, where the rule is regular; other names as they are.

    >>> nominative(("Сергея", "Лаврова"), "m"), nominative(("Александром", "Орловым"), "m")
    (('Сергей', 'Лавров'), ('Александр', 'Орлов'))
    >>> nominative(("Марио", "Драги"), None), nominative(("Илоном", "Маском"), None)
    (('Марио', 'Драги'), ('Илоном', 'Маском'))
    """
    if not _CYRILLIC.search(words[-1].lower()):
        return tuple(words)
    return tuple(_first(w, gender) if at < len(words) - 1 else _last(w, gender) for at, w in enumerate(words))


def _first(word: str, gender: str | None) -> str:
    low = word.lower()
    known = _given().get(stem(fold(word)), {})
    if low.endswith("о") or (low in _listed() and (gender is None or gender_of(word) in (gender, None))):
        return word
    chosen = known.get(gender or "") or (next(iter(known.values())) if len(known) == 1 else None)
    if chosen:
        return chosen[0].upper() + chosen[1:]
    for ending in ("вича", "вичу", "вичем", "виче"):
        if low.endswith(ending):
            return word[: -len(ending)] + "вич"
    for ending in ("вны", "вне", "вну", "вной"):
        if low.endswith(ending):
            return word[: -len(ending)] + "вна"
    return word


def _last(word: str, gender: str | None) -> str:
    low = word.lower()
    for ending in ("ского", "скому", "ским", "ском"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return word[: -len(ending)] + "ский"
    if low.endswith(("скую", "ской")) and gender == "f":
        return word[:-2] + "ая"
    if re.search(r"(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой)$", low):
        root = re.sub(r"(?:а|у|ым|е|ой)$", "", word)
        if gender == "f":
            return root + "а"
        if gender == "m":
            return root
    return word
