"""Bodies that are somebody's: ``his campaign``, ``the administration`` of the one president named, ``the campaign``."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.mention.cast import Person
from sayso.extract.mention.description import CLEAR, PLAIN, Descriptions
from sayso.extract.mention.given import fold
from sayso.extract.mention.institution import Institutions
from sayso.extract.mention.reading import HE, Reading
from sayso.extract.mention.salience import Salience
from sayso.extract.mention.title import SUFFIXES
from sayso.types import Span

Step = tuple[Span, str]
# Bodies that news calls by the last name of whose they are.
_BEARING = frozenset({"campaign", "administration", "camp"})


@dataclass(frozen=True, slots=True)
class Belongings:
    """Whose a body is, by who is in mind and what the document tells of people."""

    text: str
    mind: Salience
    bodies: Institutions
    told: Descriptions

    def meant(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The name of the body a description means, or None where that is open, and the steps that lead there."""
        if reading.words[:1] in (("his",), ("her",)) and len(reading.words) == 2:
            person = self.mind.best("m" if reading.words[0] in HE else "f")
            return self._of(person, reading, "a body of the person most in mind here")
        name, where = self.bodies.called(reading)
        if name is not None or reading.words[:1] != ("the",) or reading.qualified:
            return name, where
        if reading.words[1:] == ("administration",):
            led = self.told.presidents()
            return self._of(led[0] if len(led) == 1 else None, reading, "that of the one president named")
        if reading.words[1:] == ("campaign",):
            person = self.mind.best(None, least=PLAIN, clear=CLEAR)
            return self._of(person, reading, "that of the person most in mind")
        return None, ()

    def _of(self, person: Person | None, reading: Reading, why: str) -> tuple[str | None, tuple[Step, ...]]:
        """A body that is somebody's: under the name the document gives it, else the last name and the noun."""
        if person is None or not person.mentions or person.doubtful or not person.sure:
            return None, ()
        last = person.fullest.words[-1]
        found = self.bodies.of(last, reading.noun)
        if found:
            return " ".join(found.of(self.text).split()), ((reading.span, why), (found, "its name"))
        if reading.noun not in _BEARING or fold(last) in SUFFIXES or self.told.serves(person):
            return None, ()
        return f"{last} {reading.noun}", ((reading.span, why), (person.fullest.span, "whose it is"))
