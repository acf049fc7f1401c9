"""Whether one of two wordings has a word and the other, in its place, the same word with a prefix that negates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.link.discrepancy.alignment import Alignment, lemma, words_of
from sayso.link.discrepancy.sense import senses
from sayso.types import Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

PREFIXES = {"en": ("un", "in", "im", "il", "ir", "dis", "non"), "de": ("un",), "ru": ("не",), "uk": ("не",)}
# Which of them negate whatever they stand before: unfit, but inside, display.
PLAIN = frozenset(("un", "non", "не"))
# Letters of the shortest word, letters that two cases of one may differ in, words before it that a negator may be of.
SHORTEST, ENDING, NEARBY = 3, 2, 4


def opposed(left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The words of each side where one negates the other by its prefix and no negator beside makes them even, or None.

    >>> from sayso.link.discrepancy import reading
    >>> left, right = reading("The dam is fit for use."), reading("The dam is unfit for use.")
    >>> [spans[0].of(side.text) for spans, side in zip(opposed(left, right), (left, right))]
    ['fit', 'unfit']
    """
    if left.language != right.language or left.language not in PREFIXES:
        return None
    forth = Alignment(left.text, right.text)
    mine, theirs = words_of(left.text), words_of(right.text)
    for k, one in enumerate(mine):
        if k in forth.to or forth.light[k] or (reach := forth.between(k, k)) is None:
            continue
        for j in range(reach[0] + 1, reach[1]):
            other = theirs[j]
            if j in forth.back or not (
                _negates(one.plain, other.plain, left) or _negates(other.plain, one.plain, left)
            ):
                continue
            if _is_parted(left, k) or _is_parted(right, j):
                continue
            if not _is_negated(left, k) and not _is_negated(right, j):
                found = next(t.span for t in left.tokens if t.span.start <= one.start < t.span.stop)
                answer = next(t.span for t in right.tokens if t.span.start <= other.start < t.span.stop)
                return (found,), (answer,)
    return None


def _negates(word: str, bare: str, of: Reading) -> bool:
    """True where a word is another with a negating prefix before it."""
    for prefix in PREFIXES[of.language]:
        rest = word.removeprefix(prefix)
        if rest == word or min(len(rest), len(bare)) < SHORTEST:
            continue
        if of.language == "en":
            listed = any(group == "negative" for group, _ in senses(word, "en"))
            if lemma(rest) == lemma(bare) and (prefix in PLAIN or listed):
                return True
        elif rest[: max(SHORTEST, len(rest) - ENDING)] == bare[: max(SHORTEST, len(rest) - ENDING)]:
            return len(bare) - len(rest) <= ENDING
    return False


def _is_parted(side: Reading, at: int) -> bool:
    """True where a negating prefix stands apart before a word: non-commercial."""
    return at > 0 and words_of(side.text)[at - 1].form in PREFIXES[side.language]


def _is_negated(side: Reading, at: int) -> bool:
    """True where a negator stands shortly before a word."""
    place = words_of(side.text)[at].start
    first = words_of(side.text)[max(0, at - NEARBY)].start
    return any(c.of("negators") and first <= c.span.start < place for c in side.cues)
