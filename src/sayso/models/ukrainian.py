"""Ukrainian in Russian words and letters, for an encoder that has learned Russian and no Ukrainian.

Most words of the two languages are of one root, and a sentence encoder does not ask for the right ending. So letters
and common endings are respelled, and the words that this leaves strange are replaced: by a list of our own, in
``tables/ukrainian.txt``. What comes out is read by nobody but the encoder.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_OWN = re.compile(r"[іїєґ]", re.IGNORECASE)
_OWN_WORDS = frozenset(
    "що щоб щодо але або його вона вони воно було були бути буде будуть це цей цього цьому цим дуже лише також треба "
    "повинен який яка яке якого якому".split()
)
_FOREIGN = re.compile(r"[ыэёъўјљњћђќѓѕџәөүұқғңһ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ"})
_MARKS = str.maketrans({"’": "'", "ʼ": "'"})
_SHORT_STEM, _SHORTEST_STEM, _LONGEST_REST = 4, 2, 6
# How a word begins, and how it ends, in the one language and in the other.
_BEGINNINGS = tuple(
    pair.split("=") for pair in "від=от під=под роз=раз ви=вы зі=со най=наи обі=обо ін=ин між=меж".split()
)
_ENDINGS: dict[str, str] = dict(
    pair.split("=")
    for pair in (
        "цять=цать ування=ование ння=ние ття=тие нню=нию нням=нием увати=овать ювати=евать ував=овал ували=овали "
        "увала=овала ється=ется ться=тся тися=ться ти=ть вся=лся ає=ает ує=ует іє=еет ить=ит ять=ят ють=ют уть=ут "
        "ав=ал ив=ил ів=ов їв=ев ий=ый ої=ой ьої=ей ій=ой ість=ость ості=ости ові=у еві=ю ією=ией ця=ца "
        "ський=ский ська=ская ське=ское ські=ские ську=скую ських=ских ським=ским ськими=скими ського=ского "
        "ському=скому ської=ской ській=ской ськов=сков им=ым их=ых ими=ыми ни=ны ри=ры ди=ды ви=вы "
        "ки=ки ги=ги хи=хи чи=чи ши=ши жи=жи"
    ).split()
)
_LONGEST_ENDING = max(map(len, _ENDINGS))
# What may follow a short stem of the list: мет- is the aim, and метро is none of its forms.
_INFLECTIONS = frozenset(
    "а я у ю о е є и і ї ь ою ею ією ам ям ами ями ах ях ів їв ей ом ем ові еві ого ому им ім их іх ими ий ій ої ую ія "
    "ії ію ість ості істю но ено ано ено на не ні ний ного ної ному ній них ним ними ну ною в ла ло ли ти ть вся лася "
    "лося лись лися тися ться ить ять уть ють ає ує ають ують ати ити ував ували увала увати ив ила ило или ав ала ало "
    "али емо имо ся ється ються ик ика ики иків ику иком икам ок ка ки ку ко кою ків кам ками ках ці ця цю цем цям ців "
    "ець ння нню нням нні ень ення енню енні ова ові ева ований овані ована ький ька ьке ькі ького ької ькому ьких "
    "ьким ькою ькій ькими ьку".split()
)


@cache
def _listed() -> tuple[dict[str, str], dict[str, str]]:
    """The Russian word for each whole word of the list, and for each stem."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    for line in (files("sayso.models") / "tables" / "ukrainian.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            russian, _, own = line.partition(": ")
            for word in own.split():
                (stems if word.endswith("*") else words)[word.rstrip("*")] = russian
    return words, stems


@cache
def _word(low: str, named: bool) -> str:
    """A lower-case word in Russian; of one that may be ``named`` with a capital, short stems say nothing."""
    words, stems = _listed()
    if low in words:
        return words[low]
    for size in range(len(low), (_SHORT_STEM if named else _SHORTEST_STEM - 1), -1):
        rest = low[size:]
        if low[:size] in stems and (
            rest in _INFLECTIONS or not rest if size <= _SHORT_STEM else len(rest) <= _LONGEST_REST
        ):
            return stems[low[:size]]
    for old, new in _BEGINNINGS:
        if low.startswith(old) and len(low) > len(old) + 3:
            low = new + low.removeprefix(old)
            break
    for size in range(min(_LONGEST_ENDING, len(low) - 2), 1, -1):
        if low[-size:] in _ENDINGS:
            low = low[:-size] + _ENDINGS[low[-size:]]
            break
    return low.translate(_LETTERS)


def is_ukrainian(sentence: str) -> bool:
    """True where a letter or a word of its own shows Ukrainian, and no letter shows Russian or another neighbour.

    >>> is_ukrainian("Міст закрито."), is_ukrainian("Мост закрыт."), is_ukrainian("Мост открыт, пишет «Київ».")
    (True, False, False)
    """
    if _FOREIGN.search(sentence):
        return False
    return bool(_OWN.search(sentence)) or any(m[0].lower() in _OWN_WORDS for m in _WORD.finditer(sentence))


def in_russian(sentence: str) -> str:
    """The sentence word by word in Russian, each word with the capitals it had; case endings are often wrong.

    >>> in_russian("Уряд Кельмори відкрив греблю")
    'Правительство Кельморы открыл плотина'
    """

    opening = _WORD.search(sentence)
    first = opening.start() if opening else 0

    def read(match: re.Match[str]) -> str:
        said = match[0]
        capital = said[0].isupper()
        word = _word(said.lower().translate(_MARKS), capital and match.start() > first)
        if said.isupper() and len(said) > 1:
            return word.upper()
        return word[:1].upper() + word[1:] if capital else word

    return _WORD.sub(read, sentence)
