"""Which bearers of names are one person: full names first, then initials, then last names alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from sayso.link.bearer import Bearer, Groups
from sayso.link.identity import Identities
from sayso.link.name import DIFFERENT, INITIAL, NEAR, OTHER, PART, SAME, apart, closeness, fullness, likeness
from sayso.link.parts import parts
from sayso.link.sound import FAR, script

# How much nearer in sound one person's name must be than the next one's, so that the nearest is taken.
_MARGIN = 0.03
# How near a last name of another script must sound to be taken for the very same last name.
_SAME_SOUND = 0.06


def join_people(groups: Groups, people: Sequence[Bearer], known: Identities) -> None:
    """Join full names first, then initials, then lone last names, each only where one person can be meant."""
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in people:
        by_name[bearer.name].append(bearer)
    full = [n for n in sorted(by_name) if parts(n).given]
    for name in full:
        for left, right in combinations(by_name[name], 2):
            groups.join(left, right)
    like = ((a, b) for a, b in combinations(full, 2) if likeness(a, b) == SAME or _one_known(known, a, b))
    for left_name, right_name in sorted(like, key=lambda pair: (closeness(*pair), pair)):
        if not _contradicted(groups, by_name[left_name][0], by_name[right_name][0], known):
            for left in by_name[left_name]:
                for right in by_name[right_name]:
                    groups.join(left, right)
    for name in full:
        wanted = (INITIAL,) if parts(name).initial else (NEAR, OTHER, PART)
        for bearer in by_name[name]:
            _join_one(groups, bearer, people, wanted, known)
    lone = [b for b in people if not parts(b.name).given]
    _join_lone(groups, [b for b in lone if not _join_one(groups, b, people, (PART,), known)])


def _one_known(known: Identities, left: str, right: str) -> bool:
    """True where the knowledge base has both for names of one person and of nobody else."""
    people = known.knowledge.named(left)
    return len(people) == 1 and people == known.knowledge.named(right)


def _contradicted(groups: Groups, left: Bearer, right: Bearer, known: Identities) -> bool:
    """True where two groups are known as two persons, or give full names of one script of which no two are alike."""
    one, other = groups.members[groups.find(left)], groups.members[groups.find(right)]
    mine, theirs = (set(known.people((b.name, b.document) for b in side)) for side in (one, other))
    if mine and theirs and not mine & theirs:
        return True
    stands = [
        likeness(a, b) != DIFFERENT or _one_known(known, a, b)
        for a in sorted({b.name for b in one if parts(b.name).given})
        for b in sorted({b.name for b in other if parts(b.name).given})
        if script(a) == script(b) != "han"
    ]
    return bool(stands) and not any(stands)


def _join_one(
    groups: Groups, bearer: Bearer, people: Sequence[Bearer], wanted: Sequence[int], known: Identities
) -> bool:
    """Join a name that leaves something open to the one fuller group it fits; False where it fits none at all.

    A name of the bearer's own script outweighs one of another, where a last name sounds like several.
    A group of which the bearer's own document names somebody in full is left out: there the document means another.
    """
    fits: dict[Bearer, float] = {}
    home = groups.find(bearer)
    for other in people:
        if other.name == bearer.name or not fullness(other.name)[0] or likeness(bearer.name, other.name) not in wanted:
            continue
        leader = groups.find(other)
        if leader != home:
            fits[leader] = min(fits.get(leader, FAR), closeness(bearer.name, other.name))
    nearest = min(fits.values(), default=0.0)
    near = [g for g in sorted(fits) if fits[g] <= nearest + _MARGIN]
    own = [g for g in near if fits[g] == 0.0]
    rivals = [g for g in near if g not in own and fits[g] <= _SAME_SOUND and any(_apart(groups, g, o) for o in own)]
    near = own + rivals if own else near
    gender = parts(bearer.name).gender
    leaders = [g for g in near if not _beside(groups, bearer, g) and _may_be(groups, g, gender, known)]
    if len(leaders) != 1:
        leaders = _likeliest(groups, bearer, leaders, known)
    if leaders and fits[leaders[0]] > nearest and len(near) > 1:
        # Whoever sounds nearest was ruled out or passed over: no reason to take one who only sounds alike.
        leaders = []
    if len(leaders) == 1 and not _contradicted(groups, bearer, leaders[0], known):
        groups.join(bearer, leaders[0])
    return bool(fits)


def _apart(groups: Groups, left: Bearer, right: Bearer) -> bool:
    """True where two groups have names of two scripts that are plainly two persons', and not one person ill heard."""
    return any(apart(a.name, b.name) for a in groups.members[left] for b in groups.members[right])


def _may_be(groups: Groups, group: Bearer, gender: str | None, known: Identities) -> bool:
    """False where a title says a woman and the group is known to be a man, or the other way round."""
    return gender is None or known.gender(b.name for b in groups.members[group]) in (None, gender)


def _likeliest(groups: Groups, bearer: Bearer, leaders: list[Bearer], known: Identities) -> list[Bearer]:
    """Of several whom a name fits: the one without Jr., or who holds the highest office; else all."""
    plain = [g for g in leaders if not any(parts(b.name).suffix for b in groups.members[g])]
    if len(plain) == 1:
        return plain
    ruling = [g for g in leaders if known.in_office(((b.name, b.document) for b in groups.members[g]), bearer.document)]
    return ruling if len(ruling) == 1 else leaders


def _beside(groups: Groups, bearer: Bearer, group: Bearer) -> bool:
    return any(b.document == bearer.document and fullness(b.name)[0] for b in groups.members[group])


def _join_lone(groups: Groups, lone: Sequence[Bearer]) -> None:
    """Join lone last names that no full name explains, unless a man and a woman bear the name."""
    for left, right in combinations(lone, 2):
        if likeness(left.name, right.name) not in (SAME, PART) or left.document == right.document:
            continue
        genders = {parts(b.name).gender for b in lone if likeness(b.name, left.name) or b == left}
        if len(genders - {None}) < 2 or parts(left.name).gender == parts(right.name).gender is not None:
            groups.join(left, right)
