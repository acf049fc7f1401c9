"""One of two wordings that are compared, and where on the other each word that negates or hedges has its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.link.discrepancy.alignment import Alignment, Reach, words_of
from sayso.link.discrepancy.cue import Cue

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

NEARBY = 3
# Words between two negators of one row.
ROW = 6
# Words between "whether" and a negator that only asks.
ASKED = 4
# Words between a negator and the word it bears on: not at all clear.
BORNE, MOVED = 3, 3
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
# Words between "not" and its "until".
WAITING = 10
ONLY = frozenset("only just merely solely simply until".split())
CLASHES = frozenset(
    frozenset(pair.split())
    for pair in (
        "all some;all few;all most;all many;all none;most few;most some;many few;many none;some none;some few;"
        "some most;some untold;few untold;none untold;more fewer;"
        "most none;possible must;free must;possible will;possible sure;must will"
    ).split(";")
)
# A negation that only asks for assent: isn't he?
TAG = re.compile(r"\s(?:he|she|it|they|you|we|I)\?")


def negates(cue: Cue) -> bool:
    """True for a word that negates: not, never."""
    return bool(cue.of("negators"))


def lacks(cue: Cue) -> bool:
    """True for a word that tells of a lack and negates nothing else: without, refused."""
    return bool(cue.of("negative")) and not cue.of("negators")


def is_neutral(cue: Cue) -> bool:
    """True for a word of quantity that no other of its kind is at odds with."""
    return "quantifiers neutral" in cue.senses


def at_odds(cue: Cue, answer: Cue, group: str) -> bool:
    """True where two cues of a group cannot both be so: all and some, more than and no more than."""
    return any(frozenset((a, b)) in CLASHES for a in _sense(cue, group) for b in _sense(answer, group))


def _sense(cue: Cue, group: str) -> frozenset[str]:
    """What a cue clashes by; what can be done is at odds with what must, not with what will be."""
    names = cue.of(group)
    return names - {"possible"} if "free" in names else names


class Side:
    """One passage of two, with the cues that are not the same word on both sides."""

    def __init__(self, reading: Reading, opposite: Reading, alignment: Alignment) -> None:
        self.reading, self.alignment = reading, alignment
        self._opposite = {k: c for c in opposite.cues for k in range(c.first, c.last + 1)}
        self.words = words_of(reading.text)
        self.free = [c for c in reading.cues if not self._is_shared(c)]
        self._reach: dict[Cue, tuple[Reach | None, bool]] = {}

    def _is_shared(self, cue: Cue) -> bool:
        """True for a cue that is the same on both sides; of "not a" the negator alone."""
        if negates(cue) and self.words[cue.first].plain == "not" and not is_neutral(cue):
            return cue.first in self.alignment.to
        if negates(cue) and self._is_half_shared(cue):
            return True
        answer = self._opposite.get(self.alignment.to.get(cue.first, -1))
        if answer is not None and is_neutral(answer) != is_neutral(cue) and at_odds(cue, answer, "quantifiers"):
            return False
        return all(k in self.alignment.to for k in range(cue.first, cue.last + 1))

    def _is_half_shared(self, cue: Cue) -> bool:
        """True where the first word of a cue is that of one of the other side that says the same: no, no one."""
        answer = self._opposite.get(self.alignment.to.get(cue.first, -1))
        return (
            answer is not None
            and answer.senses == cue.senses
            and (answer.first < answer.last) != (cue.first < cue.last)
        )

    def reach(self, cue: Cue) -> tuple[Reach | None, bool]:
        """Where on the other side the answer to a cue should stand, and whether that is between words of both."""
        if cue not in self._reach:
            found = self.alignment.between(cue.first, cue.last)
            self._reach[cue] = (found, True) if found else (self.alignment.around(cue.last), False)
        return self._reach[cue]

    def stands_near(self, cue: Cue, other: Cue) -> bool | None:
        """True where a cue of the other side stands where the answer to one of this side should; None: not known."""
        reach, _ = self.reach(cue)
        return None if reach is None else reach[0] - NEARBY <= other.last and other.first <= reach[1] + NEARBY

    def covers(self, cue: Cue, other: Cue) -> bool:
        """True where a cue of the other side stands right where the answer to one of this side should."""
        reach, _ = self.reach(cue)
        return reach is not None and reach[0] <= other.last and other.first <= reach[1]

    def bears_alike(self, cue: Cue, other: Cue) -> bool:
        """True where a cue of the other side stands before the word that one of this side bears on."""
        around = self.alignment.around(cue.last)
        return around is not None and around[0] <= other.last and other.first <= around[1]

    def denials(self) -> list[Cue]:
        """The cues that negate or lack, in reading order."""
        return [
            c
            for c in self.free
            if (negates(c) or lacks(c)) and not self.repeats(c) and not self.alignment.cut(c.first, c.last)
        ]

    def moved(self, cue: Cue, other: Side) -> bool:
        """True where the same negator stands before the same word of the other side, in a run that this side moves."""
        place = self.alignment.governed(cue.last)
        return place is not None and any(
            negates(c) and 0 < place - c.last <= MOVED and other.alignment.cut(c.first, c.last) for c in other.free
        )

    def unsaid(self, cue: Cue, other: Side) -> bool:
        """True where the other side has the word that a negator bears on with a negating prefix: not clear, unclear."""
        near = {
            f"{p}{w.plain}"
            for w in self.words[cue.last + 1 : cue.last + 1 + BORNE]
            for p in PREFIXES
            if len(w.plain) > 2
        }
        return any(w.plain in near for w in other.words)

    def is_negated(self, cue: Cue) -> bool:
        """True where a negator stands right before a word that lacks: could not stop, without losing."""
        return any(negates(c) and cue.first - c.last == 1 for c in self.free)

    def repeats(self, cue: Cue) -> bool:
        """True for a negator that only goes on with one before it: neither here nor there, no gates and no dams."""
        if self.words[cue.first].form == "nor":
            return True
        joined = cue.first and self.words[cue.first - 1].form in ("and", "or")
        before = any(negates(c) and 0 < cue.first - c.last <= ROW for c in self.reading.cues)
        return bool(joined and before and self.words[cue.first].form == "no")

    def denies(self, cue: Cue, other: Side) -> bool:
        """True for a negator that denies: no "barely" before a figure, no "not until" for "only", no mere question.

        "Not only" denies where the other side says "only" there.
        """
        if is_neutral(cue):
            return self.words[cue.last].plain in ("only", "just", "merely", "until") and self.is_restricted(cue, other)
        before = [w.form for w in self.words[max(0, cue.first - ASKED) : cue.first]]
        if not negates(cue) or ("whether" in before and before[-1] == "should"):
            return False
        if TAG.match(self.reading.text, cue.span.stop) or self.unsaid(cue, other) or self.moved(cue, other):
            return False
        after = [w.form for w in self.words[cue.last + 1 : cue.last + 1 + WAITING]]
        if "until" in after and any(w.form == "only" for w in other.words):
            return False
        scant = "restrictive " in cue.senses or "few" in cue.of("quantifiers")
        return not (scant and after and after[0][:1].isdigit())

    def is_restricted(self, cue: Cue, other: Side) -> bool:
        """True where the other side has the last word of "not only" in its place."""
        if cue.last in self.alignment.to:
            return True
        reach, _ = self.reach(cue)
        if reach is None:
            return False
        there = range(max(0, reach[0]), min(len(other.words), reach[1] + 1))
        return any(other.words[k].form in ONLY and k not in other.alignment.to for k in there)
