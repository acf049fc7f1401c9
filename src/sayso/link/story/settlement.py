"""Stories as people ruled: one where they say "same", split where they say "different", the rest by what is likest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from sayso.link.partition import Forest, Links, groups, sorted_pair
from sayso.link.story.bundle import Bundle, likeness, together


class Rulings:
    """Links as groups of documents that are one, by an id that stands for each, and which of them are apart."""

    def __init__(self, links: Links) -> None:
        forest = Forest(links.different)
        for left, right in links.same:
            forest.join(left, right)
        self.named = {id for pair in (*links.same, *links.different) for id in pair}
        self._group = {id: forest.root(id) for id in self.named}
        self._apart = {id: frozenset(forest.apart[id]) for id in set(self._group.values()) if id in forest.apart}

    def group(self, id: str) -> str:
        """The document that stands for the group of a document, itself where nobody ruled on it."""
        return self._group.get(id, id)

    def groups(self, bundle: Bundle) -> set[str]:
        """The groups that a bundle holds documents of."""
        if not self.named:
            return set()
        return {self._group[id] for id in bundle.members if id in self._group}

    def opposed(self, groups: Iterable[str]) -> set[tuple[str, str]]:
        """Which of some groups are apart from one another, as sorted pairs."""
        some = set(groups)
        return {sorted_pair(one, other) for one in some for other in self._apart.get(one, frozenset()) & some}

    def apart(self, left: Bundle, right: Bundle) -> bool:
        """True where somebody keeps a document of the one from one of the other."""
        if not self._apart:
            return False
        theirs = self.groups(right)
        return any(self._apart.get(one, frozenset()) & theirs for one in self.groups(left))


def settled(bundles: Mapping[str, Bundle], rulings: Rulings, make: Callable[[str], Bundle]) -> dict[str, Bundle]:
    """The bundles as people ruled: one where they say "same", split where they say "different"."""
    held = {name: some for name, bundle in bundles.items() if (some := rulings.groups(bundle))}
    forest = Forest(())
    for name, held_here in held.items():
        for group in held_here:
            forest.join(f"bundle {name}", group)
    sets: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(held):
        sets[forest.root(f"bundle {name}")].append(name)
    after = {name: bundle for name, bundle in bundles.items() if name not in held}
    for names in sets.values():
        opposed = rulings.opposed({group for name in names for group in held[name]})
        joint = [bundles[name] for name in names]
        for bundle in _split(joint, opposed, rulings, make) if opposed else [together(joint)]:
            after[bundle.key] = bundle
    return after


def pieces(members: Iterable[str], rulings: Rulings, make: Callable[[str], Bundle]) -> dict[str, Bundle]:
    """Documents as bundles of one, those that people call one together, by what stands for them; not to be changed."""
    found: defaultdict[str, list[Bundle]] = defaultdict(list)
    for id in sorted(members):
        found[rulings.group(id)].append(make(id))
    whole = {name: together(some) for name, some in found.items()}
    for bundle in whole.values():
        bundle.own = False
    return whole


def _split(
    bundles: Sequence[Bundle], opposed: set[tuple[str, str]], rulings: Rulings, make: Callable[[str], Bundle]
) -> list[Bundle]:
    """Bundles parted so that no opposed groups meet; every other document goes to the part it is likest to."""
    whole = pieces((id for bundle in bundles for id in bundle.members), rulings, make)
    against = sorted({group for pair in opposed for group in pair})
    proposals = [(likeness(whole[a], whole[b]), a, b) for a, b in combinations(against, 2)]
    parts = [[whole[name] for name in part] for part in groups(against, proposals, Links(different=tuple(opposed)))]
    seeds = [together(part) for part in parts]
    for name in sorted(whole.keys() - set(against)):
        best = max(range(len(seeds)), key=lambda at: (likeness(whole[name], seeds[at]), -at))
        parts[best].append(whole[name])
    return [together(part) for part in parts]
