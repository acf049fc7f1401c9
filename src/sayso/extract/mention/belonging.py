"""Bodies that are somebody's: ``his campaign``, ``the administration`` of the one president named, ``the campaign``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.extract.mention.cast import Person
from sayso.extract.mention.description import CLEAR, PLAIN, Descriptions
from sayso.extract.mention.genus import genus
from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender
from sayso.extract.mention.institution import Institutions
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.reading import HE, Reading
from sayso.extract.mention.salience import SUBJECT, Salience, weight
from sayso.extract.mention.title import PAPERS, SUFFIXES, listed
from sayso.types import Span

Step = tuple[Span, str]
# Bodies that news calls by the last name of whose they are.
_BEARING = frozenset({"campaign", "administration", "camp", "team", "office"})
_HELD = frozenset({"team", "office"})
# What news calls a body again whose name tells nothing of what it is.
_AGAIN = listed("""
group organization organisation company firm network agency outlet newspaper paper magazine website nonprofit
non-profit charity movement broadcaster union committee foundation retailer giant
""")
_FRONTING = listed("in besides beside like unlike with alongside after before apart aside")
BACK, NEAR = 2, 80


@dataclass(frozen=True, slots=True)
class Belongings:
    """Whose a body is, by who is in mind and what the document tells of people."""

    layout: Layout
    bearer: Mapping[int, Person]
    mind: Salience
    bodies: Institutions
    told: Descriptions

    @property
    def text(self) -> str:
        """The document's text."""
        return self.layout.text

    def meant(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The name of the body a description means, or None where that is open, and the steps that lead there."""
        if reading.words[:1] in (("his",), ("her",)) and len(reading.words) == 2:
            person = self.mind.best("m" if reading.words[0] in HE else "f")
            return self._of(person, reading, "a body of the person most in mind here")
        name, where = self.bodies.called(reading)
        if name is None and reading.qualified and reading.words[:1] == ("the",) and reading.noun in _BEARING:
            return self._of(self._named(reading), reading, "that of somebody named in the same words")
        if name is not None or reading.words[:1] != ("the",) or reading.qualified:
            return name, where
        if reading.words[1:] == ("administration",):
            led = self.told.presidents()
            return self._of(led[0] if len(led) == 1 else None, reading, "that of the one president named")
        if reading.words[1:] == ("campaign",):
            person = self.mind.best(None, least=PLAIN, clear=CLEAR)
            return self._of(person, reading, "that of the person most in mind")
        return self._acting(reading)

    def beside(self, reading: Reading) -> Span | None:
        """The name that ``, a port charity`` is set beside."""
        at = self.layout.at(reading.span.start)
        paper = reading.head is not None and reading.head.words[-1].lower() in PAPERS
        if reading.definite is not False or paper or at < 2 or self.layout.tokens[at - 1].word not in (",", "—", "–"):
            return None
        before = self.layout.tokens[at - 2]
        start = self.layout.at(self.layout.sentence_around(before.start).start)
        fronted = self.layout.tokens[start].low in _FRONTING and all(
            t.word != "," for t in self.layout.tokens[start : at - 1]
        )
        if fronted:
            return None
        near = self.layout.naming(before.start - NEAR, before.stop)
        name = next((n for n in near if n.last == at - 2 and not n.own and n.kind in ("body", "open")), None)
        led = self.layout.tokens[name.first - 2 : name.first] if name else ()
        if name and len(led) == 2 and led[0].cap and led[1].low in ("to", "for", "of"):
            return Span(led[0].start, name.span.stop)
        return name.span if name else None

    def _named(self, reading: Reading) -> Person | None:
        """Whose ``the campaign of Ada Orne`` is: the only person named in the words."""
        start, stop = self.layout.within(reading.span)
        after = self.layout.tokens[start + len(reading.words) : stop]
        near = self.layout.naming(reading.span.start, reading.span.stop)
        people = [p for n in near if (p := self.bearer.get(n.span.start))]
        return people[0] if len(people) == 1 and after and after[0].low == "of" else None

    def _acting(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The name, of which nothing says what it is, that did something just before ``the group``."""
        if len(reading.words) != 2 or reading.noun not in _AGAIN:
            return None, ()
        here = self.layout.sentence(reading.span.start)
        start = self.layout.starts[max(0, here - BACK)]
        near = self.layout.naming(start, reading.span.start)
        if any(n.kind != "place" and reading.noun in genus(n.words) for n in near):
            return None, ()
        for name in reversed(near):
            person = self.bearer.get(name.span.start)
            acts = not name.own and weight(self.layout, name) == SUBJECT and not self.layout.quoting(name.span.start)
            if not acts or name.kind == "place":
                continue
            untold = person and person.gender is None and not any(m.title for m in person.mentions)
            if name.kind != "open" or not untold or given_gender(name.words[0]) is not None:
                return None, ()
            words = " ".join(name.span.of(self.text).split())
            return words, ((reading.span, "a word for a body"), (name.span, "what did something just before"))
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
        held = last + ("'" if last.endswith("s") else "'s") if reading.noun in _HELD else last
        return f"{held} {reading.noun}", ((reading.span, why), (person.fullest.span, "whose it is"))
