"""Whether two passages in one language name different ones: each has a name that nothing on the other side answers.

The two must not be one changed on its way, nor short for one another. Where only one side has a word that is surely a
name, a capital that stands in its place, between the same words, is the other one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sayso.link.discrepancy.alignment import Alignment, words_of
from sayso.link.discrepancy.land import land, named_lands
from sayso.link.discrepancy.proper import Proper
from sayso.link.discrepancy.renaming import lacking
from sayso.link.discrepancy.resemblance import perhaps_alike
from sayso.link.discrepancy.sense import senses
from sayso.link.speaker.given import GROUPS
from sayso.link.speaker.parts import folded
from sayso.link.speaker.sound import romanised
from sayso.types import Span, Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

# Words of the longest name that is looked for in the place of another.
LONGEST = 3
# Letters of the longest abbreviation that has small ones.
SHORT = 5
# Two words of one language that may be one name begin so alike, or are so much the same.
SHARED, RELATED = 4, 0.8
# How many words from where it should stand a name may be.
NEARBY = 5
# Languages whose names of countries stand in English texts: Deutsche, Français.
FOREIGN = ("de", "fr", "es")


def names_replaced(left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The names of each side that the other lacks, where two passages in one language name different ones, or None."""
    mine, theirs = _lone(left, right), _lone(right, left)
    opening = [_unanswered([n for n in s.names if n.opening], s, t) for s, t in ((left, right), (right, left))]
    pairs = _pairs(mine or (opening[0] if theirs else []), theirs or (opening[1] if mine else []))
    if mine and theirs and not pairs:
        pairs = _pairs(mine, [*theirs, *opening[1]])
    if pairs := _in_one_place(pairs, left, right):
        return tuple(dict.fromkeys(a.span for a, _ in pairs)), tuple(dict.fromkeys(b.span for _, b in pairs))
    if not left.tokens:
        return None
    if found := _put_for(mine, left, right):
        return found
    swapped = _put_for(theirs, right, left)
    return (swapped[1], swapped[0]) if swapped else None


def _lone(of: Reading, those: Reading) -> list[Proper]:
    return _unanswered([n for n in of.names if n.firm], of, those)


def _unanswered(these: Sequence[Proper], of: Reading, those: Reading) -> list[Proper]:
    """The names that nothing on the other side answers, neither a short form nor a part of a hyphenated name."""
    lone = [
        name
        for name in lacking(these, of, those)
        if not _is_abbreviation(name.span.of(of.text))
        and not _is_plural_office(name.word, of.language)
        and not any(short_for(name.word, other.word) for other in those.names)
        and not (of.language == "en" and _named_abroad(name, those))
    ]
    return [n for n in lone if not (parts := _parts(n, of)) or len(lacking(parts, of, those)) == len(parts)]


def _is_abbreviation(letters: str) -> bool:
    """True for AfD, SpVgg or BfV."""
    return len(letters) <= SHORT and letters[1:] != letters[1:].lower()


def _is_plural_office(word: str, language: str) -> bool:
    """True for the plural of a word that is no name of its own: Shipyards, Ministries."""
    return word.endswith("s") and ("institutions", "") in senses(word[:-1], language)


def _named_abroad(name: Proper, those: Reading) -> bool:
    """True for a country as another language names it, where the other side names it too."""
    return any(land(name.word, language) & named_lands(those.text, "en") for language in FOREIGN)


def _parts(name: Proper, of: Reading) -> list[Proper]:
    """The other parts of a name with hyphens that a name is part of: Westmark of Ostland-Westmark."""
    first, last = name.span.start - 1, name.span.stop
    return [
        n
        for n in of.names
        if (n.span.stop == first and of.text[first] == "-") or (n.span.start == last + 1 and of.text[last] == "-")
    ]


def _pairs(mine: Sequence[Proper], theirs: Sequence[Proper]) -> list[tuple[Proper, Proper]]:
    doubtful = {n.word for a in mine for b in theirs if _may_be_one(a.word, b.word) for n in (a, b)}
    return [(a, b) for a in mine for b in theirs if not doubtful & {a.word, b.word}]


def _in_one_place(pairs: Sequence[tuple[Proper, Proper]], left: Reading, right: Reading) -> list[tuple[Proper, Proper]]:
    """The pairs of which one stands where the other should, or of which nothing tells where that is."""
    if not pairs:
        return []
    forth = Alignment(left.text, right.text)
    back = Alignment(right.text, left.text, forth)
    found = []
    for one, other in pairs:
        here, there = _place(one, left), _place(other, right)
        reaches = ((forth.between(here, here), there), (back.between(there, there), here))
        told = [low - NEARBY <= place <= high + NEARBY for reach, place in reaches if reach for low, high in (reach,)]
        if any(told) or len(told) < len(reaches):
            found.append((one, other))
    return found


def _place(name: Proper, of: Reading) -> int:
    return next(k for k, word in enumerate(words_of(of.text)) if word.stop > name.span.start)


@lru_cache(maxsize=16384)
def _may_be_one(one: str, other: str) -> bool:
    """True where two words in one language may be one name changed on its way, which keeps its first letter."""
    from rapidfuzz.distance import JaroWinkler

    if one[:1] == other[:1] or not (one.isascii() and other.isascii()):
        return perhaps_alike(one, other)
    left, right = romanised(one), romanised(other)
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= SHARED and (shorter in longer or longer.startswith(shorter[:SHARED])):
        return True
    return JaroWinkler.similarity(left, right) >= RELATED


def _put_for(lone: Sequence[Proper], left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The names that stand between two words between which the other text has others with a capital."""
    # By where they end: a name may begin inside a word, behind the article of ``l'Alaska``.
    places = {t.span.stop: k for k, t in enumerate(left.tokens)}
    known, firm = {n.word for n in left.names}, {n.span for n in right.names if n.firm}
    for name in lone:
        at = places[name.span.stop]
        before = left.tokens[at - 1].word if at else None
        after = left.tokens[at + 1].word if at + 1 < len(left.tokens) else None
        for k, token in enumerate(right.tokens):
            if before != (right.tokens[k - 1].word if k else None) or not token.letters[0].isupper():
                continue
            if folded(token.word) in known or _is_plural_office(token.word, right.language):
                continue
            for stop in range(k + 1, min(k + LONGEST + 1, len(right.tokens) + 1)):
                following = right.tokens[stop].word if stop < len(right.tokens) else None
                inside = right.tokens[k:stop]
                if len(inside) > 1 and not any(t.span in firm for t in inside):
                    break
                if after == following and not any(_may_be_one(name.word, folded(t.word)) for t in inside):
                    return (name.span,), (Span(token.span.start, inside[-1].span.stop),)
    return None


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Given names in Latin letters with all that the groups of given names put beside each."""
    found: dict[str, set[str]] = {}
    for group in GROUPS:
        spelled = {romanised(name) for name in group}
        for name in spelled:
            found.setdefault(name, set()).update(spelled)
    return {name: frozenset(beside) for name, beside in found.items()}


@lru_cache(maxsize=16384)
def short_for(one: str, other: str) -> bool:
    """True where two folded given names may be one person's: a short form and a full one.

    >>> short_for("sasha", "alexander"), short_for("bill", "william"), short_for("sasha", "william")
    (True, True, False)
    """
    forms = _short_forms()
    left, right = (forms.get(romanised(name), frozenset()) for name in (one, other))
    return bool(left & right)
