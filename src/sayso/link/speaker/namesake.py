"""Which bearers of names are one person: full names first, then initials, then last names alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations, combinations_with_replacement

from sayso.knowledge import Person
from sayso.link.speaker.bearer import Bearer, Groups
from sayso.link.speaker.identity import Identities
from sayso.link.speaker.name import (
    DIFFERENT,
    INITIAL,
    NEAR,
    OTHER,
    PART,
    SAME,
    apart,
    closeness,
    fullness,
    handles,
    likeness,
    variant,
)
from sayso.link.speaker.parts import parts
from sayso.link.speaker.sound import FAR, script

# How much nearer in sound one person's name must be than the next one's, so that the nearest is taken.
_MARGIN = 0.03
# How near a last name of another script must sound to be taken for the very same last name.
_SAME_SOUND = 0.06


class _Company:
    """Groups of people, and of each group the names and the known persons: nothing that grows with its documents."""

    def __init__(self, groups: Groups, people: Sequence[Bearer], known: Identities) -> None:
        self.groups, self.known = groups, known
        self.names: dict[Bearer, set[str]] = {}
        self.persons: dict[Bearer, dict[str, Person]] = {}
        for leader, members in groups.members.items():
            self.names[leader] = {b.name for b in members}
            found = known.people((b.name, b.document) for b in members)
            self.persons[leader] = {id: one[0].person for id, one in found.items()}
        self.bearers: dict[str, list[Bearer]] = defaultdict(list)
        self.full: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in people:
            self.bearers[bearer.name].append(bearer)
            if fullness(bearer.name)[0]:
                self.full[bearer.document].append(bearer)
        self._handled: dict[str, list[str]] = defaultdict(list)
        self._foreign = [name for name in self.bearers if handles(name) is None]
        for name in self.bearers:
            for handle in handles(name) or ():
                self._handled[handle].append(name)
        self._leaders = {name: set(held) for name, held in self.bearers.items()}

    def join(self, left: Bearer, right: Bearer) -> None:
        """Merge two groups, unless a pair across them must stay apart."""
        one, other = self.groups.find(left), self.groups.find(right)
        if one != other and self.groups.join(left, right):
            kept = self.groups.find(left)
            gone = other if kept == one else one
            self.names[kept] |= self.names.pop(gone)
            self.persons[kept] |= self.persons.pop(gone)

    def join_all(self, left: Sequence[Bearer], right: Sequence[Bearer]) -> None:
        """Join each of the one side with each of the other; a chain does it where nothing must stay apart."""
        if self.groups.apart:
            for one in left:
                for other in right:
                    self.join(one, other)
        else:
            for one in (*left, *right):
                self.join(left[0], one)

    def comparable(self, name: str) -> Collection[str]:
        """The names that may be alike to this one, itself among them: all others are surely different."""
        own = handles(name)
        if own is None:
            return self.bearers
        return dict.fromkeys([*(n for handle in sorted(own) for n in self._handled[handle]), *self._foreign])

    def leaders(self, name: str) -> set[Bearer]:
        """The groups that the bearers of a name are in."""
        self._leaders[name] = {self.groups.find(b) for b in self._leaders[name]}
        return self._leaders[name]

    def beside(self, bearer: Bearer, group: Bearer) -> bool:
        """True where the bearer's own document names somebody of the group in full."""
        return any(self.groups.find(b) == group for b in self.full[bearer.document])


def join_people(groups: Groups, people: Sequence[Bearer], known: Identities) -> None:
    """Join full names first, then initials, then lone last names, each only where one person can be meant."""
    company = _Company(groups, people, known)
    by_name = company.bearers
    full = [n for n in sorted(by_name) if parts(n).given]
    for name in full:
        company.join_all(by_name[name], by_name[name])
    like = {(a, b) for a in full for b in company.comparable(a) if a < b and parts(b).given and likeness(a, b) == SAME}
    for left, right in sorted(like | _of_one_known(full, known), key=lambda pair: (closeness(*pair), pair)):
        if not _contradicted(company, by_name[left][0], by_name[right][0]):
            company.join_all(by_name[left], by_name[right])
    for name in full:
        wanted = (INITIAL,) if parts(name).initial else (NEAR, OTHER, PART)
        for bearer in by_name[name]:
            _join_one(company, bearer, _fitting(company, name, wanted))
    found = {n: _fitting(company, n, (PART,)) for n in by_name if not parts(n).given}
    lone = [b for b in people if not parts(b.name).given]
    _join_lone(company, [b for b in lone if not _join_one(company, b, found[b.name])])


def _of_one_known(full: Sequence[str], known: Identities) -> set[tuple[str, str]]:
    """The pairs of full names that the knowledge base has for one person and nobody else."""
    bearing: dict[str, list[str]] = defaultdict(list)
    for name in full:
        people = known.knowledge.named(name)
        if len(people) == 1:
            bearing[people[0].id].append(name)
    return {pair for names in bearing.values() for pair in combinations(names, 2)}


def _one_known(known: Identities, left: str, right: str) -> bool:
    """True where the knowledge base has both for names of one person and of nobody else."""
    people = known.knowledge.named(left)
    return len(people) == 1 and people == known.knowledge.named(right)


def _contradicted(company: _Company, left: Bearer, right: Bearer) -> bool:
    """True where two groups are known as two persons, or give full names of one script of which no two are alike."""
    one, other = company.groups.find(left), company.groups.find(right)
    mine, theirs = company.persons[one].keys(), company.persons[other].keys()
    if mine and theirs and not mine & theirs:
        return True
    stands = [
        likeness(a, b) != DIFFERENT or variant(a, b) or _one_known(company.known, a, b)
        for a in sorted(n for n in company.names[one] if parts(n).given)
        for b in sorted(n for n in company.names[other] if parts(n).given)
        if script(a) == script(b) != "han"
    ]
    return bool(stands) and not any(stands)


def _fitting(company: _Company, name: str, wanted: Sequence[int]) -> list[str]:
    """The fuller names that a name fits in one of the wanted ways."""
    return [n for n in company.comparable(name) if n != name and fullness(n)[0] and likeness(name, n) in wanted]


def _join_one(company: _Company, bearer: Bearer, fitting: Sequence[str]) -> bool:
    """Join a name that leaves something open to the one fuller group it fits; False where it fits none at all.

    A name of the bearer's own script outweighs one of another, where a last name sounds like several.
    A group of which the bearer's own document names somebody in full is left out: there the document means another.
    """
    fits: dict[Bearer, float] = {}
    home = company.groups.find(bearer)
    for name in fitting:
        for leader in company.leaders(name):
            if leader != home:
                fits[leader] = min(fits.get(leader, FAR), closeness(bearer.name, name))
    nearest = min(fits.values(), default=0.0)
    near = [g for g in sorted(fits) if fits[g] <= nearest + _MARGIN]
    own = [g for g in near if fits[g] == 0.0]
    rivals = [g for g in near if g not in own and fits[g] <= _SAME_SOUND and any(_apart(company, g, o) for o in own)]
    near = own + rivals if own else near
    gender = parts(bearer.name).gender
    leaders = [g for g in near if not company.beside(bearer, g) and _may_be(company, g, gender)]
    if len(leaders) != 1:
        leaders = _likeliest(company, bearer, leaders)
    if leaders and fits[leaders[0]] > nearest and len(near) > 1:
        # Whoever sounds nearest was ruled out or passed over: no reason to take one who only sounds alike.
        leaders = []
    if len(leaders) == 1 and not _contradicted(company, bearer, leaders[0]):
        company.join(bearer, leaders[0])
    return bool(fits)


def _apart(company: _Company, left: Bearer, right: Bearer) -> bool:
    """True where two groups have names of two scripts that are plainly two persons', and not one person ill heard."""
    return any(apart(a, b) for a in company.names[left] for b in company.names[right])


def _may_be(company: _Company, group: Bearer, gender: str | None) -> bool:
    """False where a title says a woman and the group is known to be a man, or the other way round."""
    return gender is None or company.known.gender(company.names[group]) in (None, gender)


def _likeliest(company: _Company, bearer: Bearer, leaders: list[Bearer]) -> list[Bearer]:
    """Of several whom a name fits: the one without Jr., or who holds the highest office; else all."""
    plain = [g for g in leaders if not any(parts(n).suffix for n in company.names[g])]
    if len(plain) == 1:
        return plain
    ruling = [g for g in leaders if company.known.governs(company.persons[g].values(), bearer.document)]
    return ruling if len(ruling) == 1 else leaders


def _join_lone(company: _Company, lone: Sequence[Bearer]) -> None:
    """Join lone last names that no full name explains, unless a man and a woman bear the name."""
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in lone:
        by_name[bearer.name].append(bearer)
    for left, right in combinations_with_replacement(by_name, 2):
        if likeness(left, right) not in (SAME, PART):
            continue
        genders = {parts(n).gender for n in by_name if n == left or likeness(n, left)}
        if len(genders - {None}) < 2 or parts(left).gender == parts(right).gender is not None:
            _join_abroad(company, by_name[left], by_name[right])


def _join_abroad(company: _Company, left: Sequence[Bearer], right: Sequence[Bearer]) -> None:
    """Join each of the one side with each of the other that stands in another document."""
    if company.groups.apart:
        for one in left:
            for other in right:
                if one.document != other.document:
                    company.join(one, other)
        return
    first, second = left[0], right[0]
    for other in right:
        if other.document != first.document:
            company.join(first, other)
    for one in left:
        if one.document != second.document:
            company.join(one, second)
