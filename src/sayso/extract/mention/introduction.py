"""Sources that a text names only further on: the judge of a headline, the man of a lead, the first line's spokesman."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.given import fold
from sayso.extract.mention.kindred import LEADING, PUBLIC, at_odds, kindred, plain
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import Office, is_person, office_of, sex
from sayso.extract.mention.reading import Reading
from sayso.extract.mention.salience import SUBJECT, weight
from sayso.extract.mention.title import COURTESY, listed
from sayso.types import Span

Step = tuple[Span, str]
Found = tuple[Person, tuple[Step, ...]]
# Offices of which a report has one bearer: who first writes "a judge" names that judge below.
SINGLE = listed("""
judge justice prosecutor mayor sheriff coroner minister ambassador bishop archbishop cardinal imam rabbi pastor
chancellor
magistrate commissioner principal superintendent captain colonel general admiral
""")
LATER, HEAD, LEAD, BELOW = 3, 2, 4, 8
_SMALL = listed("the a an his her their its this that of for in at from on and")
_ROLES = listed("spokesman lawyer attorney counsel manager strategist pollster")
_TOLD = listed("the a an another his her their its our my one")
_BROAD = listed("former senior top chief deputy vice new longtime campaign state")
_NEVER = listed("""
person man woman official aide source member supporter adviser worker employee staffer voter user agent officer
reporter critic expert analyst leader
""")


@dataclass(frozen=True, slots=True)
class Introductions:
    """Who is named further on, with the offices that the document gives each person (``held``, ``words`` by id)."""

    layout: Layout
    cast: Cast
    held: Mapping[int, Sequence[Office]]
    words: Mapping[int, frozenset[str]]

    def later(self, reading: Reading) -> Found | None:
        """Whom ``a judge`` means that the next paragraphs name: the one person of the document told to hold the office.

        Nobody where the words say of whom or of what, where several hold such an office, or where somebody was named
        with it before.
        """
        words = tuple(w for w in reading.words if w not in _SMALL)
        meant = office_of(words, reading.span)
        if meant is None or reading.noun not in SINGLE or reading.qualified or reading.owned:
            return None
        holders = [p for p in self.cast.people if any(kindred(meant.head, o.head) for o in self.held.get(id(p), ()))]
        if len(holders) != 1 or not self._follows(holders[0], reading, LATER):
            return None
        return self._told(holders[0], meant, reading, "who is named with this office in the next paragraphs")

    def of_body(self, reading: Reading) -> Found | None:
        """Whom ``a spokesman for Orne`` means: the only spokesman that the next paragraphs name, and give to Orne."""
        meant = office_of(tuple(w for w in reading.words if w not in _SMALL), reading.span)
        if meant is None or meant.head not in _ROLES:
            return None
        start, stop = self.layout.within(reading.span)
        told = {fold(t.word) for t in self.layout.tokens[start:stop] if t.cap and t.low not in COURTESY}
        told |= plain(reading.words) - {*meant.head.split(), reading.noun} - _SMALL - _BROAD
        gender = sex([*reading.words, reading.noun])
        fits = []
        for person in self.cast.people:
            same = [o for o in self.held.get(id(person), ()) if kindred(meant.head, o.head)]
            shared = told & {fold(w) for o in same for w in (*o.words, o.owner)}
            if same and shared and gender in (None, person.gender):
                fits.append(person)
        if not told or len(fits) != 1 or not self._follows(fits[0], reading, BELOW):
            return None
        return self._told(fits[0], meant, reading, "the only one whom the next paragraphs name so")

    def of_heading(self, reading: Reading) -> Found | None:
        """Whom a bare office means in the first lines (``Governor backs port``): the one person told to hold it."""
        if self.layout.line(reading.span.start) >= HEAD or reading.words[0] in _TOLD or reading.qualified:
            return None
        meant = office_of(reading.words, reading.span)
        if meant is None or meant.head in _NEVER:
            return None
        said = plain(w for w in reading.words if w not in _SMALL) - {meant.head}
        fits = []
        for person in self.cast.people:
            told = self.words.get(id(person), frozenset())
            same = [o for o in self.held.get(id(person), ()) if kindred(meant.head, o.head)]
            if same and person.mentions and not at_odds(said, told):
                fits.append((len(said & told), any(o.head == meant.head for o in same), person))
        fits.sort(key=lambda f: (-f[0], not f[1]))
        if not fits:
            return self._of_same_heading(meant, reading)
        if len(fits) > 1 and fits[0][:2] == fits[1][:2]:
            return None
        person = fits[0][2]
        first = min(m.span.start for m in person.mentions)
        if self.layout.line(first) > LEAD + HEAD:
            return None
        return self._told(person, meant, reading, "who is named with this office below")

    def _of_same_heading(self, meant: Office, reading: Reading) -> Found | None:
        """The only person whom the heading names before an office that nobody is told to hold."""
        near = self.layout.naming(0, reading.span.start)
        named = {id(p): p for n in near if (p := self.cast.bearer.get(n.span.start)) and p.sure and not p.place}
        person = next(iter(named.values())) if len(named) == 1 else None
        if person is None or meant.head not in LEADING | {"justice"} or self.held.get(id(person)):
            return None
        why = "the only person whom the heading names"
        return person, ((reading.span, "an office without a name"), (person.mentions[0].span, why))

    def of_lead(self, reading: Reading) -> Found | None:
        """Whom ``A Selm man`` of a lead means: whom alone a paragraph below it begins with, ``Bram Orne, 44, ...``."""
        name = self._begins_next(reading.span.start)
        if name is None or not is_person(reading.noun) or reading.noun in (_NEVER | PUBLIC) - {"man", "woman"}:
            return None
        person = self.cast.bearer.get(name.span.start)
        gender = sex([*reading.words, reading.noun])
        if person is None or (gender and person.gender and gender != person.gender):
            return None
        why = "somebody without a name, whom the next paragraph names first"
        return person, ((reading.span, why), (name.span, "the name"))

    def _begins_next(self, place: int) -> Name | None:
        """The full name with an age, met nowhere before, that opens one of the paragraphs after a lead."""
        here = self.layout.line(place)
        if here > LEAD:
            return None
        for line in self.layout.lines[here + 1 : LEAD + HEAD]:
            near = self.layout.naming(line, line + 60)
            name = next((n for n in near if (n.title or n.span).start == line), None)
            if name is None or name.kind != "person" or not name.full or weight(self.layout, name) != SUBJECT:
                continue
            after = [t.word for t in self.layout.tokens[name.last + 1 : name.last + 3]]
            person = self.cast.bearer.get(name.span.start)
            aged = len(after) > 1 and after[0] == "," and after[1].isdigit()
            if aged and person and min(m.span.start for m in person.mentions if m.full) == name.span.start:
                return name
        return None

    def _follows(self, person: Person, reading: Reading, within: int) -> bool:
        """True for somebody named only after the words, and soon."""
        if not person.mentions or not person.sure:
            return False
        first = min(m.span.start for m in person.mentions)
        here = self.layout.line(reading.span.start)
        if first < reading.span.stop or self.layout.line(first) - here > within:
            return False
        words = plain(w for w in reading.words if w not in _SMALL)
        return not at_odds(words, self.words.get(id(person), frozenset()))

    def _told(self, person: Person, meant: Office, reading: Reading, why: str) -> Found:
        held = next(o for o in self.held[id(person)] if kindred(meant.head, o.head))
        return person, ((reading.span, "an office without a name"), (held.span, why))
