"""Two English passages word by word: which words are the same on both sides, and where the answer to others stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from sayso.link.spelling import Word, stem, words
from sayso.text.verb import IRREGULAR

ANCHOR, CONTEXT, SPREAD = 3, 5, 8
ALIKE, TAIL, TRIMMED, MOVED = 0.55, 5, 10, 0.25
LIGHT = frozenset(
    "a an the to of in on at is was are were be been being am and or but if that this these those it its they them "
    "their he him his she her i me my we us our you your who whom which what there here for with by "
    "as from has have had "
    "do does did so just very than then also about into out up even still really too only quite".split()
)
Reach = tuple[int, int]


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a passage, contractions apart, read once."""
    return words(text)


@lru_cache(maxsize=65536)
def lemma(plain: str) -> str:
    """The key by which a word is the same on both sides: lost and lose, boat and boats.

    >>> lemma("lost") == lemma("lose"), lemma("boats") == lemma("boat")
    (True, True)
    """
    return stem(IRREGULAR.get(plain, plain))


def _equal(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    from rapidfuzz.distance import Indel

    found: dict[int, int] = {}
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            found |= {code.src_start + k: code.dest_start + k for k in range(code.src_end - code.src_start)}
    return found


class Alignment:
    """Two passages seen from the left one: places are numbers of words.

    ``to`` has the words that are the same on both sides, in one order, and ``back`` the same from the right. With
    ``mirror``, the alignment of the same two the other way round, nothing is aligned anew.
    """

    def __init__(self, left: str, right: str, mirror: Alignment | None = None) -> None:
        mine, theirs = words_of(left), words_of(right)
        self.mine: list[str] = mirror.theirs if mirror else [lemma(w.plain) for w in mine]
        self.theirs: list[str] = mirror.mine if mirror else [lemma(w.plain) for w in theirs]
        self.light = [w.form in LIGHT for w in mine]
        self.to: dict[int, int] = mirror.back if mirror else _equal(self.mine, self.theirs)
        self.back: dict[int, int] = mirror.to if mirror else {j: i for i, j in self.to.items()}
        self.alike = 2 * len(self.to) / max(1, len(self.mine) + len(self.theirs))
        self.held: defaultdict[str, list[int]] = defaultdict(list)
        for j, word in enumerate(self.theirs):
            self.held[word].append(j)

    def between(self, first: int, last: int) -> Reach | None:
        """Where on the right the answer to some words should stand, between words that both have; or None."""
        before = next((k for k in range(first - 1, max(-1, first - 1 - ANCHOR), -1) if k in self.to), None)
        after = next((k for k in range(last + 1, min(len(self.mine), last + 1 + ANCHOR)) if k in self.to), None)
        if before is None or after is None or (self.light[before] and self.light[after] and self.alike < ALIKE):
            return None
        low, high = self.to[before], self.to[after]
        return (low, high) if high - low <= SPREAD else None

    def around(self, last: int) -> Reach | None:
        """Where on the right the word stands that the words up to ``last`` bear on, with those before it; or None."""
        place = self.governed(last)
        return None if place is None else (place - CONTEXT, place + 1)

    def governed(self, last: int) -> int | None:
        """Where on the right the first word of weight behind ``last`` stands that is there once; or None."""
        for k in range(last + 1, min(len(self.mine), last + 1 + CONTEXT)):
            if not self.light[k] and len(places := self.held.get(self.mine[k], [])) == 1:
                return places[0]
        return None

    def cut(self, first: int, last: int) -> bool:
        """True where the words stand in a run that the right passage leaves out, not in one that it moves."""
        before = next((k for k in range(first - 1, -1, -1) if k in self.to), -1)
        after = next((k for k in range(last + 1, len(self.mine)) if k in self.to), len(self.mine))
        gap = self.to.get(after, len(self.theirs)) - self.to.get(before, -1) - 1
        at_an_end = after == len(self.mine)
        if after - before - 1 < (TAIL if at_an_end else TRIMMED) or gap > 1:
            return False
        run = [k for k in range(before + 1, after) if not self.light[k] and not first <= k <= last]
        moved = sum(self.mine[k] in self.held for k in run)
        return moved <= MOVED * len(run)
