"""What is known of countries, people in office and their names: proposals, which a text overrules."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

OFFICES = {
    "premier": "prime minister",
    "head of state": "president",
    "congressman": "representative",
    "congresswoman": "representative",
    "rep": "representative",
    "sen": "senator",
}


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Somebody who holds or held an office: ``also`` are further ways the name is written.

    ``gender`` is m, f or None, ``born`` ISO 8601 or None, ``wikidata`` an id such as Q76 or None.
    """

    id: str
    name: str
    last: str
    also: tuple[str, ...] = ()
    gender: str | None = None
    born: str | None = None
    wikidata: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All full names, the shown one first."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """An office a person holds from ``since`` to ``until``, ISO days, months or years, both inclusive.

    ``country`` is an ISO 3166 code, ``area`` a state of it or "". ``until`` is "" where the office was still held on
    the day ``seen``; what came after that day is not known. ``party`` is the one it was held for, in English, or "".
    """

    person: str
    office: str
    country: str
    area: str
    since: str
    until: str
    seen: str
    party: str = ""

    def covers(self, day: str) -> bool:
        """True where the office was held on that ISO day, False also where it is not known.

        >>> Tenure("x", "mayor", "VN", "", "2020-05", "2022", "").covers("2020-05-01")
        True
        """
        last = self.until or self.seen
        return bool(self.since and last) and self.since <= day and day[: len(last)] <= last


@dataclass(frozen=True, slots=True, order=True)
class Called:
    """A name or demonym of a country; ``language`` is ISO 639-1 or "" where it is not told."""

    country: str
    kind: str
    language: str
    name: str


@lru_cache(maxsize=65536)
def plain(words: str) -> str:
    """The words as they are looked up: lower case, without accents, article and marks.

    >>> plain("The Côte d’Ivoire") == plain("Cote d'Ivoire")
    True
    """
    low = unicodedata.normalize("NFKD", words.casefold().replace("ё", "е").replace("й", "\0"))
    low = "".join(c for c in low if not unicodedata.combining(c)).replace("\0", "й").replace("’", "'")
    words = " ".join(_MARKS.sub(" ", low).split())
    return re.sub(r"'s?$|^(?:(?:the|la|le|les|der|die|das|el|los|las) |l')", "", words)


_MARKS = re.compile(r"[^\w']+")


@dataclass(frozen=True)
class Knowledge:
    """People, their offices and the names of countries; every look-up returns only what holds, in a fixed order."""

    people: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    called: tuple[Called, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any row."""
        return blake2b(repr((self.people, self.tenures, self.called)).encode(), digest_size=6).hexdigest()

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {p.id: p for p in self.people}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Person, ...]]:
        return _index((plain(n), p) for p in self.people for n in p.names)

    @cached_property
    def _by_last(self) -> dict[str, tuple[Person, ...]]:
        return _index((plain(p.last), p) for p in self.people)

    @cached_property
    def _held(self) -> dict[str, tuple[Tenure, ...]]:
        return _index((t.person, t) for t in self.tenures)

    @cached_property
    def _holders(self) -> dict[tuple[str, str], tuple[Tenure, ...]]:
        return _index(((t.office, t.country), t) for t in self.tenures)

    @cached_property
    def _countries(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.called:
            found[plain(one.name)].add(one.country)
        return {name: frozenset(codes) for name, codes in found.items()}

    @cached_property
    def _given(self) -> dict[str, str | None]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.people:
            if one.gender:
                for name in one.names:
                    if plain(name) != plain(one.last):
                        found[plain(name).split()[0]].add(one.gender)
        return {name: min(genders) if len(genders) == 1 else None for name, genders in found.items() if len(name) > 1}

    def country(self, words: str) -> str | None:
        """The ISO 3166 code of the one country of this name or demonym, in any language, or None.

        >>> Knowledge(called=(Called("RU", "name", "ru", "Россия"),)).country("россия")
        'RU'
        """
        codes = self._countries.get(plain(words), frozenset())
        return min(codes) if len(codes) == 1 else None

    def holders(self, office: str, country: str, day: str, area: str = "") -> tuple[Person, ...]:
        """Who held the office of the country, an ISO code, on an ISO day; of one state with ``area``."""
        wanted = OFFICES.get(office, office)
        held = (t for t in self._holders.get((wanted, country), ()) if t.covers(day) and area in ("", t.area))
        return tuple(sorted({self._by_id[t.person] for t in held if t.person in self._by_id}))

    def offices(self, person: Person, day: str | None = None) -> tuple[Tenure, ...]:
        """The offices of a person, or those held on an ISO day."""
        return tuple(t for t in self._held.get(person.id, ()) if day is None or t.covers(day))

    def named(self, name: str) -> tuple[Person, ...]:
        """The people of this full name, however it is shortened; of a last name, see ``bearers``."""
        return self._by_name.get(plain(name), ())

    def bearers(self, last: str) -> tuple[Person, ...]:
        """The people of this last name."""
        return self._by_last.get(plain(last), ())

    def gender(self, name: str) -> str | None:
        """m or f for a full name, by the people who bear it, or by those who bear its given name; None where unsure."""
        if people := self.named(name):
            genders = {p.gender for p in people}
            return genders.pop() if len(genders) == 1 else None
        words = plain(name).split()
        return self._given.get(words[0]) if len(words) > 1 else None


def _index(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, dict[Value, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


NOTHING = Knowledge()
