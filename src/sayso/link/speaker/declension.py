"""Names as Russian and Ukrainian decline them: Джо Байденом, Бретта Кавано, and how they stand in the nominative.

A name of the language itself is put into the nominative where it is read, by rules for its endings. A foreign one may
be of any build, so every form it can come from is offered here, and another spelling of the name decides among them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from sayso.link.speaker.parts import folded

# An ending, the cases it shows, and what stands in its place in the nominative.
_ENDINGS = tuple(
    (ending, frozenset(cases.split("+")), tuple(stands.replace("_", "") for stands in nominative.split("+")))
    for ending, cases, nominative in (
        line.split("=")
        for line in (
            "ами=ins=_ ою=ins=а ею=ins=я+а ові=dat=_ еві=dat=_+й ом=ins=_ ем=ins=_+й+ь ым=ins=_ им=ins=_ "
            "ой=gen+dat+ins+pre=а ей=ins+gen=а+я а=gen+acc=_ я=gen+acc=й+ь у=dat+acc=_+а ю=dat+acc=й+ь+я "
            "е=dat+pre=_+а+й і=gen+dat=а+я ы=gen=а и=gen+dat+pre=а+я+ь"
        ).split()
    )
)
_ANY = frozenset("gen dat acc ins pre".split())
_CYRILLIC = re.compile(r"[а-яёіїєґ'-]+")
_VOWEL = re.compile(r"[оеёєиіїуюыэ]$")
# A woman's last name in the nominative and a man's in the genitive are one word.
_EITHER = re.compile(r"(?:[оеёє]в|[иыії]н|[сц]ьк)а$")
_SHORTEST, _LONGEST_NAME = 2, 4


@cache
def _origins(word: str) -> tuple[tuple[frozenset[str], str], ...]:
    """What a word may be in the nominative, with the cases it would then stand in; itself, which shows no case."""
    found = [(_ANY, word)]
    for ending, cases, nominatives in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST:
            found += [(cases, root + stands) for stands in nominatives]
    return tuple(found)


def _fit(given: str, origin: str, last: str, first: str) -> bool:
    """True where ``given``, of the nominative ``origin``, and ``last``, of ``first``, are declined together.

    A man's last name stays only where it ends in a vowel, a woman's where it ends in a consonant as well. A given name
    that shows no case must end in such a vowel.
    """
    if given == origin:
        return bool(_VOWEL.search(given)) and last != first
    if last == first:
        return bool(_VOWEL.search(last)) or (origin[-1] in "ая" and last[-1] not in "ая")
    return True


@cache
def nominatives(name: str) -> frozenset[str]:
    """The folded names that a Cyrillic one may be a declined form of; none where it can only be in the nominative.

    >>> "джо байден" in nominatives("Джо Байденом"), "бретт кавано" in nominatives("Бретта Кавано")
    (True, True)
    >>> nominatives("Пол Орна"), nominatives("Роберта Орн"), nominatives("Paul Orna"), nominatives("Орлова")
    (frozenset(), frozenset(), frozenset(), frozenset())
    """
    words = folded(name).split()
    if (
        not 0 < len(words) <= _LONGEST_NAME
        or not all(_CYRILLIC.fullmatch(w) for w in words)
        or _EITHER.search(words[-1])
    ):
        return frozenset()
    found = set()
    for choice in product(*map(_origins, words)):
        origins = [word for _, word in choice]
        if frozenset.intersection(*(cases for cases, _ in choice)) and (
            len(words) == 1 or _fit(words[0], origins[0], words[-1], origins[-1])
        ):
            found.add(" ".join(origins))
    return frozenset(found - {" ".join(words)})
