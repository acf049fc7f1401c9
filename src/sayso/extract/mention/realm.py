"""Whose country an office is: the French president is no Ukrainian one, and a president of no country told is neither.

Offices of state alone are compared: an ambassador, an envoy or a correspondent is called by the country they are sent
to as well as by their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.extract.mention.cast import Person
from sayso.extract.mention.kindred import kindred
from sayso.extract.mention.known import countries, known_countries
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import Office
from sayso.extract.mention.title import listed
from sayso.knowledge import Knowledge

# Of each of these a country has one bearer, or one for each thing it is for.
_RULING = listed("president premier minister chancellor king queen emperor monarch leader")
_SERVING = listed("secretary senator representative governor lawmaker parliamentarian")
# Whoever is told to be one of these and no other is not the other: a premier is not their country's president.
_FIRST = listed("president chancellor premier king queen emperor monarch") | {"prime minister"}
_LONGEST = 3


@dataclass(slots=True)
class Realms:
    """The countries of those a document names, by the offices it gives them (``held``, by id) or as they are known."""

    layout: Layout
    knowledge: Knowledge
    held: Mapping[int, Sequence[Office]]
    found: dict[int, frozenset[str]] = field(default_factory=dict)

    def apart(self, person: Person, meant: Office, lands: frozenset[str]) -> bool:
        """True where an office of state of these countries cannot be this person's.

        They hold, or are known to hold or to have held, one of other countries alone, or another of the first offices
        of this one; or the document calls them by such an office without a country, and nothing is known of them.
        """
        if not lands or not _of_state(meant, _RULING):
            return False
        mine = self.found.get(id(person))
        if mine is None:
            mine = self.found[id(person)] = self._countries(person)
        held = [o for o in self.held.get(id(person), ()) if _of_state(o, _RULING)]
        alike = any(kindred(o.head, meant.head) for o in held)
        if mine & lands:
            return meant.head in _FIRST and not alike and any(o.head in _FIRST for o in held)
        return bool(mine) or alike

    def _countries(self, person: Person) -> frozenset[str]:
        """The ISO codes of the countries of somebody's offices, as told here, else as known of the name on any day."""
        held = [o for o in self.held.get(id(person), ()) if _of_state(o, _RULING | _SERVING)]
        runs = [self._from_possessor(*self.layout.within(o.span)) for o in held]
        runs += [run for m in person.mentions for run in self._about(m)]
        told = frozenset[str]().union(*(countries(run, self.knowledge) for run in runs))
        if told or not person.mentions or person.doubtful:
            return told
        full = {" ".join(m.words) for m in person.mentions if m.full}
        return known_countries(self.knowledge, full, person.fullest.words[-1], {o.head for o in held})

    def _from_possessor(self, first: int, stop: int) -> list[str]:
        """The words of a stretch with the capitalised ones before it: ``South Korea's`` before ``president``."""
        start = first
        while start and first - start < _LONGEST and self.layout.tokens[start - 1].cap:
            start -= 1
        return [t.low for t in self.layout.tokens[start:stop]]

    def _about(self, name: Name) -> Iterator[list[str]]:
        """What stands before ``Ukraine's Ada Orne`` and behind ``Ada Orne of Ukraine``."""
        tokens = self.layout.tokens
        if name.first and tokens[name.first - 1].own:
            yield self._from_possessor(name.first, name.first)
        after = tokens[name.last + 1 : name.last + 2 + _LONGEST]
        if after and after[0].low == "of":
            stop = next((k for k, t in enumerate(after) if k and not (t.cap or t.low == "the")), len(after))
            yield [t.low for t in after[1:stop]]


def _of_state(office: Office, heads: frozenset[str]) -> bool:
    """True for an office by its last word: a prime minister is a minister."""
    return office.head.split()[-1] in heads
