"""Two sentences held against each other: how near they are, who says them and when; and what is found between them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.link.discrepancy import discrepancies
from sayso.link.relation.assertion import Assertion, Rareness
from sayso.text.root import name_root, root
from sayso.types import Span

Words = tuple[Span, ...]
# From which length on the beginning of a name tells it.
PEOPLE = 4


@dataclass(frozen=True, slots=True)
class Facing:
    """Two sentences, the earlier first, and how near they are.

    ``dice``: the weight of the roots they share over that of all; ``cosine`` of their vectors with every figure masked,
    None without an encoder; ``shared``: the roots in common, ``plain``: those among them that are no names.
    """

    one: Assertion
    other: Assertion
    dice: float
    cosine: float | None
    shared: frozenset[str]
    plain: frozenset[str]

    @property
    def near(self) -> float:
        """The mean of both measures, or the one there is."""
        return self.dice if self.cosine is None else (self.dice + self.cosine) / 2

    @property
    def later(self) -> bool:
        """True where the other was said on a later day."""
        return bool(self.one.last and self.other.first and self.one.last < self.other.first)

    @property
    def strangers(self) -> bool:
        """True for two speakers who are known to be two."""
        return self.one.speaker != self.other.speaker and None not in (self.one.speaker, self.other.speaker)

    @property
    def one_speaker(self) -> bool:
        """True where both are known to be one speaker's."""
        return self.one.speaker is not None and self.one.speaker == self.other.speaker

    @property
    def one_document(self) -> bool:
        """True where both stand in one document."""
        return self.one.attribution.document == self.other.attribution.document

    @property
    def foreign(self) -> bool:
        """True for two languages."""
        return self.one.passage.language != self.other.passage.language

    @property
    def telling(self) -> int:
        """How many roots they share, if any of them is no name."""
        return len(self.shared) if self.plain else 0

    def turned(self) -> Facing:
        """The same with the sides changed."""
        return Facing(self.other, self.one, self.dice, self.cosine, self.shared, self.plain)

    def differs(self, *kinds: str) -> bool:
        """True where the two have a discrepancy of one of these kinds."""
        return any(d.kind in kinds for d in discrepancies(self.one.read, self.other.read))

    def other_names(self) -> bool:
        """True where each has a name that the other lacks, and none is common to both."""
        mine, theirs = (a.names | _capitals(a) for a in (self.one, self.other))
        if not mine - self.other.roots or not theirs - self.one.roots or mine & theirs:
            return False
        # A country and its people are one name.
        return not {name_root(n) for n in mine if len(n) > PEOPLE} & {name_root(n) for n in theirs if len(n) > PEOPLE}


@dataclass(frozen=True, slots=True)
class Clash:
    """What was found: the kind and the reason of a relation, how near the two are, and the words that decide.

    ``sure`` is False where the rule wants a second opinion; ``by`` names the model that gave one. ``lone``: of a denial
    it holds only where no other claim is nearer.
    """

    kind: str
    reason: str
    score: float
    left: Words = ()
    right: Words = ()
    sure: bool = True
    by: str = ""
    lone: bool = False


def facing(one: Assertion, other: Assertion, rareness: Rareness, cosine: float | None) -> Facing:
    """Two sentences held against each other, in order of time."""
    if other.last and one.first and other.last < one.first:
        one, other = other, one
    shared = one.roots & other.roots
    weight = rareness.of(one.roots) + rareness.of(other.roots)
    dice = 2 * rareness.of(shared) / weight if weight else 0.0
    return Facing(one, other, dice, cosine, shared, shared - one.names - other.names)


def _capitals(one: Assertion) -> frozenset[str]:
    return frozenset(root(w.plain) for w in one.passage.words if w.form.isupper())
