"""Bearers of names, and groups of them that grow but never bring together whom somebody keeps apart."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """Whom one document calls by one name: the attributions it credits to them."""

    kind: str
    name: str
    document: str
    members: tuple[str, ...]


@dataclass(slots=True)
class Groups:
    """Bearers in groups that grow by merging, with the pairs that must never meet."""

    leader: dict[Bearer, Bearer]
    members: dict[Bearer, list[Bearer]]
    apart: set[frozenset[Bearer]] = field(default_factory=set)

    def find(self, bearer: Bearer) -> Bearer:
        """The leader of a bearer's group."""
        return self.leader[bearer]

    def may_join(self, left: Bearer, right: Bearer) -> bool:
        """True where no pair across the two groups must stay apart."""
        mine, theirs = self.members[self.find(left)], self.members[self.find(right)]
        return not self.apart or not any(frozenset((a, b)) in self.apart for a in mine for b in theirs)

    def join(self, left: Bearer, right: Bearer) -> bool:
        """Merge two groups unless a pair across them must stay apart; True where they are one afterwards."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b:
            return True
        if not self.may_join(a, b):
            return False
        for bearer in self.members.pop(b):
            self.leader[bearer] = a
            self.members[a].append(bearer)
        return True
