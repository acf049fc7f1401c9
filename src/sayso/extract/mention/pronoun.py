"""Whom he and she mean as a source: those most in mind, hardly those spoken of, at times a name that follows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.mention.antecedent import OWN, Antecedents, Candidate, chances, introduced, table
from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.reading import HE, Reading
from sayso.extract.mention.relative import opens
from sayso.extract.mention.salience import SUBJECT, Salience, weight
from sayso.extract.mention.title import listed
from sayso.types import Attribution, Span

# How much is left of the weight of those who stand apart, and why they do.
SPOKEN_OF, TOLD_TO, LATER = "spoken of", "told to", "later"
LEFT = {SPOKEN_OF: 0.1, TOLD_TO: 0.05, LATER: 0.15}
HERE, OFTEN, NEW = 1.6, 0.07, 0.3
FAINT, PLAIN = 0.03, 2.5
LONG_AGO = 6
_ASKING = listed("asked asks ask asking pressed")
_OF = (["of"], ["about"], ["to"], ["on"])
_FRONTING = listed("""
in as after before when while since despite with though although during at on by if because once until asked
following given unlike like throughout for from
""")


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns of one document, read with what is in mind at their place."""

    layout: Layout
    cast: Cast
    mind: Salience
    english: bool = True

    def meant(self, one: Attribution, reading: Reading) -> Person | None:
        """The person a pronoun means, None where nobody fits or two do."""
        gender = "m" if reading.kind in HE else "f"
        ahead = self._ahead(reading, gender)
        before = self._likeliest(one, reading) if self.english else self._most_in_mind(one, reading, gender)
        if ahead and (before is None or reading.kind in OWN or not self._just_named(before, reading.span.start)):
            return ahead
        return before if before or self.english else self._only(gender, reading.span.start)

    def _likeliest(self, one: Attribution, reading: Reading) -> Person | None:
        """The candidate that the learned weights hold likely enough."""
        weights, least = table()
        found = self.candidates(one, reading)
        likely, best = max(zip(chances(found, weights), found, strict=True), key=lambda pair: pair[0])
        if likely < least or best.person is None:
            return None
        latest = self.mind.latest.get(id(best.person))
        past = latest is None or self.mind.sentence - latest.sentence > LONG_AGO
        return None if past and introduced(self.layout, reading.span.start) else best.person

    def candidates(self, one: Attribution, reading: Reading) -> Sequence[Candidate]:
        """Everybody a pronoun can mean, and nobody, with what speaks for each."""
        gender = "m" if reading.kind in HE else "f"
        apart = self._apart(one, reading)
        return Antecedents(self.layout, self.cast, self.mind).candidates(one, reading, gender, apart)

    def _most_in_mind(self, one: Attribution, reading: Reading, gender: str) -> Person | None:
        """The person most in mind by weights made by hand, in languages for which none were learned."""
        apart = self._leaning(self.apart(one, reading))
        before = self.mind.best(gender, apart)
        if before is None:
            faint = self.mind.best(gender, apart, least=FAINT, clear=PLAIN)
            place = reading.span.start
            alone = faint is not None and faint.gender == gender and not introduced(self.layout, place)
            before = faint if faint and (alone or apart.get(id(faint), 1.0) < 1.0) else None
        return before or self._first_of(gender, apart, reading.span.start)

    def _first_of(self, gender: str, apart: Mapping[int, float], place: int) -> Person | None:
        """Of several alike in mind, whoever just spoke, else with whom this sentence or the last one begins."""
        alike = self.mind.alike(gender, apart)
        speaker, sentence = self.mind.speaker or (0, -9)
        if speaker in alike and self.mind.sentence - sentence < 2:
            return alike[speaker]
        here = self.layout.sentence(place)
        for number in (here, here - 1):
            if number < 0 or self.layout.quoting(self.layout.starts[number]) is not None:
                continue
            start = self.layout.starts[number]
            near = self.layout.naming(start, min(place, self.layout.sentence_around(start).stop))
            first = next((n for n in near if opens(self.layout, n, start)), None)
            person = self.cast.bearer.get(first.span.start) if first else None
            if person is not None:
                return alike.get(id(person))
        return None

    def _only(self, gender: str, place: int) -> Person | None:
        """The only one of that gender whom the document has named so far, where nobody new can be meant."""
        fits = [p for p in self.cast.people if p.mentions and p.certain
                and p.gender in (gender, None) and p.mentions[0].span.start < place]  # fmt: skip
        named = [p for p in fits if p.gender == gender and len(p.mentions) > 1]
        new = (w for k, w in self.mind.weights.items() if not self.mind.people[k].mentions
               and self.mind.people[k].gender in (gender, None))  # fmt: skip
        alone = len(named) == 1 and len(fits) == 1 and max(new, default=0.0) < NEW
        return named[0] if alone and not introduced(self.layout, place) else None

    def _leaning(self, apart: Mapping[int, float]) -> Mapping[int, float]:
        """The factors with more for those of this sentence, whoever just spoke, and those the document is about."""
        often = {k: 1 + OFTEN * math.log(max(1, len(p.mentions))) for k, p in self.mind.people.items()}
        speaker, sentence = self.mind.speaker or (0, -9)
        if speaker in often and self.mind.people[speaker].mentions and self.mind.sentence - sentence < 2:
            often[speaker] = max(often.values())
        here = (k for k in often if self.mind.fresh.get(k) == self.mind.sentence and k not in apart)
        return {k: f * apart.get(k, 1.0) for k, f in (often | {k: HERE * often[k] for k in here}).items()}

    def apart(self, one: Attribution, reading: Reading) -> Mapping[int, float]:
        """How far those named in what is said, or after the words in their sentence, are from being meant."""
        return {key: LEFT[why] for key, why in self._apart(one, reading).items()}

    def _apart(self, one: Attribution, reading: Reading) -> Mapping[int, str]:
        """Why each of those is hardly meant."""
        sentence = self.layout.sentence_around(reading.span.start)
        found: dict[int, str] = {}
        for name in self.layout.naming(reading.span.start + 1, sentence.stop):
            person = self.cast.bearer.get(name.span.start)
            alone = weight(self.layout, name) == SUBJECT and self.layout.tokens[name.first - 1].word == ","
            again = person and self._named_here(person, sentence.start, reading.span.start)
            if person and not alone and not again:
                found[id(person)] = TOLD_TO if self._told_to(one, name) else LATER
        for name in self._spoken_of(one):
            person = self.cast.bearer.get(name.span.start)
            if person:
                found[id(person)] = min(SPOKEN_OF, found.get(id(person), SPOKEN_OF), key=LEFT.__getitem__)
        return found

    def _spoken_of(self, one: Attribution) -> Sequence[Name]:
        """The names in what is said; of words that a quotation opens, those inside quotation marks.

        In ``“It held,” said Orne. “It will,” he added`` as one content, who speaks is named between two quotations.
        """
        near = [n for s in one.content for n in self.layout.naming(s.start, s.stop)]
        quoted = bool(one.content) and self.layout.quoting(one.content[0].start) is not None
        return [n for n in near if self.layout.quoting(n.span.start)] if quoted else near

    def _named_here(self, person: Person, start: int, stop: int) -> bool:
        """True for somebody whom the sentence names before the words too."""
        return any(self.cast.bearer.get(n.span.start) is person for n in self.layout.naming(start, stop))

    def _told_to(self, one: Attribution, name: Name) -> bool:
        """True right after the cue: ``he told Orne``, ``he said of Orne``."""
        stop = max((s.stop for s in one.cue), default=-1)
        first = name.begins
        return 0 <= first - stop < 4 or (0 < first - stop < 9 and self.layout.text[stop:first].split() in _OF)

    def _just_named(self, person: Person, place: int) -> bool:
        """True for somebody named in this paragraph or as the subject of the sentence before."""
        line = self.layout.line(place)
        return any(self.layout.line(m.span.start) == line and m.span.start < place for m in person.mentions)

    def _ahead(self, reading: Reading, gender: str) -> Person | None:
        """The subject after a fronted clause that holds the pronoun: ``In her report, Orne said``."""
        start = self.layout.sentence_around(reading.span.start).start
        first, at = self.layout.at(start), self.layout.at(reading.span.start)
        tokens = self.layout.tokens
        opened = tokens[first].low in _FRONTING if first < len(tokens) else False
        if not opened or at - first > 12 or any(t.word == "," for t in tokens[first:at]):
            return None
        comma = next((k for k in range(at, min(at + 30, len(tokens))) if tokens[k].word in ',.;:“”"'), None)
        if comma is None or tokens[comma].word != "," or comma + 1 >= len(tokens):
            return None
        place = tokens[comma + 1].start
        name = next((n for n in self.layout.naming(place, place + 60) if n.begins == place), None)
        person = self.cast.bearer.get(name.span.start) if name and not name.own else None
        if name is None or person is None or person.place or person.doubtful or not self._acts(name):
            return None
        return person if person.gender in (gender, None) and (person.sure or person.gender) else None

    def _acts(self, name: Name) -> bool:
        """True where a verb or what sets the name off follows it."""
        after = self.layout.tokens[name.last + 1 : name.last + 2]
        return bool(after) and (after[0].word in ",(" or (after[0].low.isalpha() and not after[0].cap))

    def asked(self, one: Attribution) -> Name | None:
        """The name right after a cue that asks: whoever is asked speaks next."""
        words = " ".join(s.of(self.layout.text) for s in one.cue).casefold().split()
        if not any(w in _ASKING for w in words):
            return None
        for name in self.layout.naming(one.cue[-1].stop, one.cue[-1].stop + 40):
            between = self.layout.text[one.cue[-1].stop : name.begins]
            if self.cast.bearer.get(name.span.start) and not between.strip():
                return name
        return None

    def before(self, person: Person, place: int) -> Span | None:
        """The last mention of somebody by name before a place."""
        return next((m.span for m in reversed(person.mentions) if m.span.start < place), None)
