"""One key for a verb and its noun: meet, met and meeting; agree and agreement. Made by endings, without a list."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.text.stem import folded
from sayso.text.verb import IRREGULAR

# Longest first; what is left of a word has at least LEAST letters.
_ENDINGS = {
    code: tuple(sorted(listed.split(), key=lambda ending: (-len(ending), ending)))
    for code, listed in {
        "en": "ations ation ates ated ate ating itions ition ments ment ings ing ions ion ingly ance ances ence ences "
        "al als ial ials ure ures ies ied ed es ly s e y",
        "fr": "ement ements ation ations ition itions ion ions ure ures aient erait eront era ait ant ee ees er ir "
        "ont is it e es ent s x",
        "de": "ung ungen ert erten ierte ierten iert ten tes ter tem te en er es em et st e n s t",
        "es": "amiento amientos imiento imientos acion aciones icion iciones ion iones aron ieron ado ados ada adas "
        "ido idos ida idas aba aban ian ia ara aran ar er ir an en es os as o a e s",
    }.items()
}
LEAST, LONGEST, RUSSIAN, LONGEST_NAME = 3, 7, 5, 5
VOWELS = "aeiouyаеиоуыэюяйь"  # of Latin and Cyrillic
# "statement" is no noun of "state", nor "department" of "depart".
APART = frozenset(
    "comment comments statement statements department departments government governments apartment apartments".split()
)


@lru_cache(maxsize=65536)
def root(word: str, language: str | None = "en") -> str:
    """A word's key in a language: forms of a verb and nouns made of it mostly share it; crude, for comparing only.

    >>> root("agreement") == root("agreed"), root("met") == root("meetings"), root("prosecuting") == root("prosecution")
    (True, True, True)
    >>> root("встреча", "ru") == root("встретились", "ru"), root("Vereinbarung", "de") == root("vereinbart", "de")
    (True, True)
    """
    low = folded(word)
    code = language or "en"
    if not low.isalpha() or len(low) <= LEAST:
        return IRREGULAR.get(low, low) if code == "en" else low
    if code == "en" and low in IRREGULAR:
        low = IRREGULAR[low]
    if not low.isascii():
        return low[:RUSSIAN] if len(low) > RUSSIAN + 1 else low[: max(LEAST, len(low) - 1)]
    if code == "en" and low in APART:
        return low.removesuffix("s")
    if code == "de" and low.startswith("ge") and low.endswith(("t", "en")) and len(low) > LEAST + 4:
        low = low[2:]
    if code == "en":
        low = re.sub(r"([iuo])sions?$", r"\1de", low)
    for least in (LEAST, LEAST + 1):
        ending = next((e for e in _ENDINGS.get(code, ()) if low.endswith(e) and len(low) - len(e) >= least), "")
        low = low.removesuffix(ending)
    if len(low) > LEAST and low[-1] == low[-2]:
        low = low[:-1]
    return (low[:-1] + "i" if low.endswith("y") else low)[:LONGEST]


@lru_cache(maxsize=65536)
def name_root(word: str) -> str:
    """A name's key: a country and its people share it; a caret marks it as a name's.

    >>> name_root("China") == name_root("Chinese"), name_root("Russia") == name_root("Russian"), name_root("Orne")
    (True, True, '^orn')
    """
    return "^" + (folded(word)[:LONGEST_NAME].rstrip(VOWELS) or folded(word))
