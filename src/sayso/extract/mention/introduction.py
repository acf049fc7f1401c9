"""Sources that a text names only further on: the judge of a headline, the man of a lead, the first line's spokesman."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.given import fold
from sayso.extract.mention.kindred import GENERALS, LEADING, PUBLIC, SMALL, at_odds, kindred, plain
from sayso.extract.mention.known import Fact
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import KIN_SET, Office, is_person, office_of, sex
from sayso.extract.mention.reading import Reading
from sayso.extract.mention.salience import SUBJECT, weight
from sayso.extract.mention.title import COURTESY, listed
from sayso.types import Span

Step = tuple[Span, str]
Found = tuple[Person, tuple[Step, ...]]
# Offices of which a report has one bearer: who first writes "a judge" names that judge below.
SINGLE = GENERALS | listed("""
judge justice prosecutor mayor sheriff coroner minister ambassador bishop archbishop cardinal imam rabbi pastor
chancellor
magistrate commissioner principal superintendent captain colonel general admiral
""")
LATER, HEAD, LEAD, BELOW = 12, 2, 4, 8
_ROLES = listed("spokesman lawyer attorney counsel manager strategist pollster")
_TOLD = listed("the a an another his her their its our my one")
_BROAD = listed("former senior top chief deputy vice new longtime campaign state")
_RELATED = KIN_SET | listed("spouse relative cousin friend colleague neighbor neighbour partner mother-in-law")
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
    facts: Mapping[int, Sequence[Fact]]

    def later(self, reading: Reading) -> Found | None:
        """Whom ``a judge`` means that the next paragraphs name: the one person of the document told to hold the office.

        Nobody where the words say of whom or of what, where several hold such an office, or where somebody was named
        with it before.
        """
        words = tuple(w for w in reading.words if w not in SMALL)
        meant = office_of(words, reading.span)
        if meant is None or reading.noun not in SINGLE or reading.qualified or reading.owned:
            return None
        holders = [p for p in self.cast.people if any(kindred(meant.head, o.head) for o in self.held.get(id(p), ()))]
        if len(holders) != 1 or not self._follows(holders[0], reading, LATER):
            return None
        return self._told(holders[0], meant, reading, "who is named with this office in the next paragraphs")

    def of_body(self, reading: Reading) -> Found | None:
        """Whom ``a spokesman for Orne`` means: the only spokesman that the next paragraphs name, and give to Orne."""
        meant = office_of(tuple(w for w in reading.words if w not in SMALL), reading.span)
        if meant is None or meant.head not in _ROLES:
            return None
        start, stop = self.layout.within(reading.span)
        told = {fold(t.word) for t in self.layout.tokens[start:stop] if t.cap and t.low not in COURTESY}
        told |= plain(reading.words) - {*meant.head.split(), reading.noun} - SMALL - _BROAD
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
        said = plain(w for w in reading.words if w not in SMALL) - {meant.head}
        fits = []
        for person in self.cast.people:
            told = self.words.get(id(person), frozenset())
            same = [o for o in self.held.get(id(person), ()) if kindred(meant.head, o.head)]
            if same and person.mentions and not at_odds(said, told):
                fits.append((len(said & told), any(o.head == meant.head for o in same), person))
            elif self._known(person, meant):
                fits.append((0, False, person))
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

    def _known(self, person: Person, meant: Office) -> bool:
        """True for somebody named in the first lines who is known to hold the office, and told to hold no other."""
        first = min((m.span.start for m in person.mentions), default=None)
        near = first is not None and self.layout.line(first) < HEAD and not self.held.get(id(person))
        return near and any(f.fits(meant, frozenset()) and not f.former for f in self.facts.get(id(person), ()))

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
        plain = reading.definite and len(reading.words) == 2 and not (reading.qualified or reading.owned)
        name = self._begins_next(reading.span.start)
        name = name or (None if plain else self._acts_next(reading.span.start))
        public = frozenset() if reading.definite and reading.qualified else PUBLIC
        never = (_NEVER | public) - {"man", "woman"} | (frozenset() if reading.owned else _RELATED)
        if name is None or not is_person(reading.noun) or reading.noun in never:
            return None
        person = self.cast.bearer.get(name.span.start)
        gender = sex([reading.noun])
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
            name = next((n for n in near if n.begins == line), None)
            if name is None or name.kind != "person" or not name.full or weight(self.layout, name) != SUBJECT:
                continue
            person = self.cast.bearer.get(name.span.start)
            if self._aged(name) and person and min(m.span.start for m in person.mentions if m.full) == name.span.start:
                return name
        return None

    def _aged(self, name: Name) -> bool:
        """True for a name with an age after it: ``Bram Orne, 44,``."""
        after = [t.word for t in self.layout.tokens[name.last + 1 : name.last + 3]]
        return len(after) > 1 and after[0] == "," and after[1].isdigit()

    def _acts_next(self, place: int) -> Name | None:
        """The only new person who does something in the first paragraph with one below a heading or lead.

        None where the words do not stand in those lines.
        """
        here = self.layout.line(place)
        if here >= HEAD:
            return None
        starts = [*self.layout.lines, len(self.layout.text)]
        for number in range(here + 1, min(here + HEAD + 1, len(starts) - 1)):
            new = []
            for name in self.layout.naming(starts[number], starts[number + 1]):
                person = self.cast.bearer.get(name.span.start)
                first = min((m.span.start for m in person.mentions), default=-1) if person else -1
                if name.full and name.kind == "person" and first == name.span.start:
                    new.append(name)
            acting = [n for n in new if not n.own and (weight(self.layout, n) == SUBJECT or self._aged(n))]
            if acting:
                return acting[0] if len(acting) == 1 else None
        return None

    def _follows(self, person: Person, reading: Reading, within: int) -> bool:
        """True for somebody named only after the words, and soon."""
        if not person.mentions or not person.sure:
            return False
        first = min(m.span.start for m in person.mentions)
        here = self.layout.line(reading.span.start)
        if first < reading.span.stop or self.layout.line(first) - here > within:
            return False
        words = plain(w for w in reading.words if w not in SMALL)
        return not at_odds(words, self.words.get(id(person), frozenset()))

    def _told(self, person: Person, meant: Office, reading: Reading, why: str) -> Found:
        told = (o.span for o in self.held.get(id(person), ()) if kindred(meant.head, o.head))
        known = (f.reason for f in self.facts.get(id(person), ()) if f.fits(meant, frozenset()))
        where = next(told, None)
        step = (where, why) if where else (person.fullest.span, next(known, why))
        return person, ((reading.span, "an office without a name"), step)
