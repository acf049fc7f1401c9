"""Passages joined into groups, one a statement, under what can be one utterance at all.

What is never joined: two speakers whom documents name (but a body and its spokesperson may share a wording, and two
bodies of two languages may be one), days
that exclude each other, what a judgement keeps apart, and two different passages of one document, unless they are
themselves a likely pair (a lead and its transcript) or neighbouring sentences of one attribution; nor somebody's words
with another's who only tells of them: what is told within another's words is the rendering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from sayso.link.partition import Links, sorted_pair
from sayso.link.statement.abroad import BODIES
from sayso.link.statement.candidate import Pair
from sayso.link.statement.passage import Passage
from sayso.types import Attribution, Speaker, When

SHORT_TURN = 5
GAP = 2
WORTH_WHOLE = 0.7

Groups = list[list[int]]


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring passages of one attribution, in order."""

    attribution: str
    passages: tuple[Passage, ...]


class Bounds:
    """What may be one utterance: speakers, days, judgements, witnesses, and which spans lie in each other.

    ``inferred`` are attributions whose source does not say its speaker's name: the very same words that somebody else
    is credited with by name overrule it. ``tongues`` are the languages of documents: in two of them, two bodies may be
    one under two names.
    """

    def __init__(
        self,
        attributions: Iterable[Attribution],
        speakers: Iterable[Speaker],
        witnesses: Iterable[tuple[str, str]],
        links: Links,
        inferred: Iterable[str] = (),
        tongues: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        self.links = links
        self.inferred = frozenset(inferred)
        self.apart = frozenset(links.different)
        self.first = dict(witnesses)
        self.attribution = {a.id: a for a in attributions}
        self.whose = {id: s for s in sorted(speakers, key=lambda s: s.id) for id in s.attributions}
        named = {id: s.id for id, s in self.whose.items() if s.kind != "unnamed"}
        self.speaker = {id: named[id] for id in self.attribution if id in named}
        self.tongue = {a.id: tongues.get(a.document) for a in self.attribution.values() if self._body(a.id)}
        self._transcript = _transcripts(self.attribution.values())
        self._told: defaultdict[str, list[Attribution]] = defaultdict(list)
        for inner in self.attribution.values():
            if inner.within in self.attribution:
                self._told[inner.within or ""].append(inner)

    def teller(self, id: str) -> str | None:
        """The attribution through whose speaker this one reaches its document, None where nobody else passes it on.

        The nearest one around it of another speaker; what the outlet asserts itself is nobody's telling.
        """
        around = self.attribution[id].within
        while around is not None and around in self.attribution:
            outer = self.attribution[around]
            same = self.speaker.get(around) is not None and self.speaker.get(around) == self.speaker.get(id)
            if outer.voice != "narrated" and not same:
                return around
            around = outer.within
        return None

    def day(self, passage: Passage) -> tuple[str, str] | None:
        """The first and last day on which a passage can have been said, as written, None where unknown."""
        said = self.attribution[passage.attribution].said
        return None if said is None else (said.earliest, said.latest)

    def manner(self, id: str) -> tuple[object, ...]:
        """What ``may_share`` asks of an attribution, but for judgements and turns of one transcript.

        Two attributions of equal manners may share with the same others.
        """
        one = self.attribution[id]
        narrated = one.voice == "narrated"
        days = None if one.said is None else (one.said.earliest[:10], one.said.latest[:10])
        sure = id not in self.inferred
        first = self.first.get(one.document) if narrated else None
        return days, narrated, self.speaker.get(id), sure, first, self.tongue.get(id)

    def may_meet(self, left: Passage, right: Passage) -> bool:
        """True where nothing speaks against one utterance behind the two."""
        if left.attribution == right.attribution:
            return False
        if left.document == right.document and any(a.meets(b) for a in left.spans for b in right.spans):
            return False
        if self._tells_of(left, right) or self._tells_of(right, left):
            return False
        return self.may_share(left.attribution, right.attribution)

    def crosses(self, left: str, right: str) -> bool:
        """True for two attributions with two named speakers."""
        one, other = self.speaker.get(left), self.speaker.get(right)
        return one is not None and other is not None and one != other

    def _two_turns(self, left: str, right: str) -> bool:
        """True for two turns of one transcript: what is said again there is said on another occasion."""
        return left in self._transcript and self._transcript[left] == self._transcript.get(right)

    def _tells_of(self, left: Passage, right: Passage) -> bool:
        """True where the left passage holds what its source tells of the right one's speaker, who is somebody else."""
        whose = self.speaker.get(right.attribution)
        if whose is None or whose == self.speaker.get(left.attribution):
            return False
        told = (inner for inner in self._told.get(left.attribution, ()) if self.speaker.get(inner.id) == whose)
        return any(a.meets(b) for inner in told for a in inner.content for b in left.spans)

    def may_share(self, left: str, right: str) -> bool:
        """True where two attributions can have a statement in common."""
        if sorted_pair(left, right) in self.apart:
            return False
        one, other = self.attribution[left], self.attribution[right]
        if not _meet(one.said, other.said) or self._two_turns(left, right):
            return False
        if (one.voice == "narrated") != (other.voice == "narrated"):
            return False
        if self.speaker.get(left) == self.speaker.get(right) or left not in self.speaker or right not in self.speaker:
            return True
        if one.voice == "narrated":
            return self.first.get(one.document) == self.first.get(other.document)
        if one.document != other.document and not self.inferred.isdisjoint((left, right)):
            return True
        return _may_speak_for(self.whose[left], self.whose[right]) or self._abroad(left, right)

    def _body(self, id: str) -> bool:
        return id in self.speaker and self.whose[id].kind in BODIES

    def _abroad(self, left: str, right: str) -> bool:
        """True for bodies of two languages, which call one body by two names."""
        one, other = self.tongue.get(left), self.tongue.get(right)
        return one is not None and other is not None and one != other

    def may_join(self, left: Group, right: Group, near: set[tuple[int, int]]) -> bool:
        """True where every member of the one group goes with every member of the other.

        Of one document, some two passages must be near themselves: both may resemble a third that stands elsewhere.
        """
        if not all(self.may_share(a, b) for a in left.manners.values() for b in right.manners.values()):
            return False
        if self.apart and any(sorted_pair(a, b) in self.apart for a in left.attributions for b in right.attributions):
            return False
        fewer, more = (left, right) if len(left.places) <= len(right.places) else (right, left)
        for document, places in fewer.places.items():
            if document in more.places and not self._beside(places, more.places[document], left.passages, near):
                return False
        return True

    def _beside(
        self, left: Sequence[int], right: Sequence[int], passages: Sequence[Passage], near: set[tuple[int, int]]
    ) -> bool:
        """True where passages of one document, some of each group, go together."""
        asked = granted = False
        for a in left:
            for b in right:
                one, other = passages[a], passages[b]
                if one.attribution == other.attribution:
                    if abs(one.place - other.place) > 1:
                        return False
                    continue
                if not self.may_share(one.attribution, other.attribution):
                    return False
                asked = True
                granted = granted or one.plain == other.plain or _sorted(a, b) in near
        return granted or not asked


class Group:
    """Passages that grow together, with what is asked of them when they do."""

    def __init__(self, at: int, passages: Sequence[Passage], bounds: Bounds) -> None:
        one = passages[at]
        self.passages, self.members = passages, [at]
        self.attributions = {one.attribution}
        self.manners = {bounds.manner(one.attribution): one.attribution}
        self.places = {one.document: [at]}

    def take(self, other: Group) -> None:
        """Make the other's passages this group's."""
        self.members += other.members
        self.attributions |= other.attributions
        self.manners.update(other.manners)
        for document, places in other.places.items():
            self.places.setdefault(document, []).extend(places)


def _transcripts(attributions: Iterable[Attribution]) -> dict[str, tuple[str, int]]:
    """In which transcript of its document each turn stands: what a narrator tells in between parts two of them."""
    found: dict[str, tuple[str, int]] = {}
    document, number, stop = "", 0, 0
    for one in sorted((a for a in attributions if a.content), key=lambda a: (a.document, a.place, a.id)):
        if one.document != document:
            document, number, stop = one.document, 0, 0
        if one.made_by == "rule:turn":
            found[one.id] = document, number
            stop = max(stop, one.content[-1].stop)
        elif one.content[0].start >= stop:
            number += 1
    return found


def _may_speak_for(left: Speaker, right: Speaker) -> bool:
    """True for a body and a person, and for two people one of whom is known by a surname alone, which they share."""
    if {left.kind, right.kind} == {"person", "body"}:
        return True
    surnames = [{name.split()[-1].casefold() for name in s.names if name} for s in (left, right)]
    bare = any(all(len(_bare(name)) < 2 for name in s.names) for s in (left, right))
    return left.kind == right.kind == "person" and bare and bool(surnames[0] & surnames[1])


def _bare(name: str) -> list[str]:
    return [part for part in name.split() if not part.endswith(".")]


def _meet(left: When | None, right: When | None) -> bool:
    if left is None or right is None:
        return True
    return left.earliest[:10] <= right.latest[:10] and right.earliest[:10] <= left.latest[:10]


def _sorted(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a <= b else (b, a)


# ---------------------------------------------------------------- sentences to groups


def _joined(passages: Sequence[Passage], pairs: Sequence[Pair], bounds: Bounds) -> Groups:
    """Groups of sentences: what people join first, then the pairs from the best down."""
    of = {at: Group(at, passages, bounds) for at in range(len(passages))}
    near = {(p.left, p.right) for p in pairs}

    def join(a: int, b: int) -> None:
        more, fewer = (a, b) if len(of[a].members) >= len(of[b].members) else (b, a)
        kept, gone = of[more], of[fewer]
        for at in gone.members:
            of[at] = kept
        kept.take(gone)

    for a, b in _ruled(passages, pairs, bounds):
        if of[a] is not of[b]:
            near.add(_sorted(a, b))
            join(a, b)
    # Somebody sure of a name who said the same words comes before whoever a pronoun may have meant instead.
    for pair in sorted(
        pairs, key=lambda p: bounds.crosses(passages[p.left].attribution, passages[p.right].attribution)
    ):
        left, right = of[pair.left], of[pair.right]
        if left is not right and bounds.may_join(left, right, near):
            join(pair.left, pair.right)
    return [sorted(group.members) for group in {id(group): group for group in of.values()}.values()]


def _ruled(passages: Sequence[Passage], pairs: Sequence[Pair], bounds: Bounds) -> Iterable[tuple[int, int]]:
    """For two attributions that people call the same, the pair of sentences they must have meant: the likeliest."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(passages):
        places[p.attribution].append(at)
    scores = {(p.left, p.right): p.score for p in pairs}
    for left, right in bounds.links.same:
        both = [_sorted(a, b) for a in places[left] for b in places[right]]
        if both:
            shared = {(a, b): len(passages[a].stems & passages[b].stems) for a, b in both}
            yield max(both, key=lambda pair: (scores.get(pair, 0.0), shared[pair], -pair[0], -pair[1]))


# ---------------------------------------------------------------- neighbouring sentences put together again


class _Turns:
    """Which group each sentence of an attribution is in, changed as groups fuse."""

    def __init__(self, passages: Sequence[Passage], groups: Groups) -> None:
        self.passages = passages
        self._who: dict[int, tuple[Sequence[int], frozenset[str]]] = {}
        self._parted: dict[tuple[int, int], tuple[Sequence[int], Sequence[int]]] = {}
        self.group = {at: group for group in groups for at in group}
        self.turns: defaultdict[str, list[int]] = defaultdict(list)
        for at, p in enumerate(passages):
            self.turns[p.attribution].append(at)

    def who(self, group: Sequence[int]) -> frozenset[str]:
        held = self._who.get(id(group))
        if held is None or held[0] is not group:
            held = self._who[id(group)] = group, frozenset(self.passages[at].attribution for at in group)
        return held[1]

    def fuse(self, members: Iterable[int]) -> None:
        groups = {id(self.group[at]): self.group[at] for at in members}
        merged = sorted(at for group in groups.values() for at in group)
        for at in merged:
            self.group[at] = merged

    def between(self, left: Sequence[int], right: Sequence[int]) -> list[int] | None:
        """The sentences between two groups in each attribution of theirs, None where they are no neighbours."""
        # Groups only grow by becoming another list, so two that are no neighbours never become any.
        held = self._parted.get((id(left), id(right)))
        if held is not None and held[0] is left and held[1] is right:
            return None
        found = self._between(left, right)
        if found is None:
            self._parted[id(left), id(right)] = left, right
        return found

    def _between(self, left: Sequence[int], right: Sequence[int]) -> list[int] | None:
        lasts = {self.passages[at].attribution: at for at in sorted(left)}
        firsts = {self.passages[at].attribution: at for at in sorted(right, reverse=True)}
        found: list[int] = []
        for attribution, last in lasts.items():
            first = firsts[attribution]
            gap = list(range(last + 1, first))
            if first < last or len(gap) > GAP or any(len(self.who(self.group[at])) > 1 for at in gap):
                return None
            found += gap
        return found

    def put_together(self) -> None:
        """Fuse neighbours that the same attributions render, then sentences that nobody else renders."""
        for turn in self.turns.values():
            at = 0
            while at < len(turn):
                here = self.group[turn[at]]
                step = self._next(turn, at)
                if step is None:
                    break
                there = self.group[turn[step]]
                gap = self.between(here, there) if self.who(here) == self.who(there) else None
                if gap is not None:
                    self.fuse([*here, *there, *gap])
                at = step
        for turn in self.turns.values():
            for before, after in pairwise(turn):
                if len(self.who(self.group[before])) == len(self.who(self.group[after])) == 1:
                    self.fuse([before, after])

    def _next(self, turn: Sequence[int], at: int) -> int | None:
        """The place of the next sentence in another group that somebody else renders too."""
        for step in range(at + 1, len(turn)):
            group = self.group[turn[step]]
            if group is not self.group[turn[at]] and len(self.who(group)) > 1:
                return step
        return None

    def take_in_edges(self) -> None:
        """A short turn of which one part is rendered elsewhere stays whole when that part is much of it."""
        for turn in self.turns.values():
            shared = [at for at in turn if len(self.who(self.group[at])) > 1]
            if (
                not shared
                or len(turn) > SHORT_TURN
                or any(self.group[at] is not self.group[shared[0]] for at in shared)
            ):
                continue
            if sum(self.passages[at].size for at in shared) >= WORTH_WHOLE * sum(self.passages[at].size for at in turn):
                self.fuse(turn)


def parts_of(passages: Sequence[Passage], pairs: Sequence[Pair], bounds: Bounds) -> tuple[tuple[Part, ...], ...]:
    """The groups, one a statement, as parts of attributions; each passage is in exactly one."""
    turns = _Turns(passages, _joined(passages, pairs, bounds))
    turns.put_together()
    turns.take_in_edges()
    found = []
    for group in {id(g): g for g in turns.group.values()}.values():
        by: defaultdict[str, list[Passage]] = defaultdict(list)
        for at in group:
            by[passages[at].attribution].append(passages[at])
        found.append(tuple(Part(id, tuple(by[id])) for id in sorted(by)))
    return tuple(found)
