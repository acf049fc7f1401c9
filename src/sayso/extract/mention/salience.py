"""How much each person is in mind as a text is read on, after Lappin and Leass (Computational Linguistics 20, 1994)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from sayso.extract.mention.cast import Person
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import is_person
from sayso.extract.mention.title import listed

SOURCE, SUBJECT, OBJECT, OBLIQUE = 2.0, 1.6, 0.6, 0.45
SENTENCE, SPOKEN, PARAGRAPH = 0.6, 0.85, 0.9
AGAIN, LEAST, CLEAR = 0.3, 0.12, 1.1
LATELY, UNTOLD = 1.5, 0.7
NONE: Mapping[int, float] = MappingProxyType({})
_PREPOSITIONS = listed("""
of to with by from for at on about against than over like under after before between without toward towards near
into including behind among в на с от у для к о об про при de du des à pour avec contre sur par von mit für
gegen
""")
_BEFORE_NOUN = listed("a an the this that his her its their our my every each any some many most former")
_ACTING = listed("heads chairs judges guards hosts fathers mothers nurses pilots captains hands supports guides")
_NO_VERB = _PREPOSITIONS | listed("and or but nor as that which who whose if when while because et и а но und y")


class Latest(NamedTuple):
    """The last sentence and paragraph that bring somebody to mind, with how much, and the number of that mention."""

    sentence: int
    line: int
    amount: float
    order: int


@dataclass(slots=True)
class Salience:
    """Weights of people at one point of a reading; they fade with every sentence and paragraph."""

    layout: Layout
    weights: dict[int, float] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    fresh: dict[int, int] = field(default_factory=dict)
    latest: dict[int, Latest] = field(default_factory=dict)
    speaker: tuple[int, int] | None = None
    sentence: int = 0
    line: int = 0
    added: int = 0

    def advance(self, place: int) -> None:
        """Read on to a character: what was said before fades."""
        sentence, line = self.layout.sentence(place), self.layout.line(place)
        if sentence == self.sentence:
            return
        factor = PARAGRAPH ** min(line - self.line, 8)
        for number in range(self.sentence + 1, min(sentence, self.sentence + 12) + 1):
            factor *= SPOKEN if self.layout.quoting(self.layout.starts[number]) else SENTENCE
        self.weights = {k: w * factor for k, w in self.weights.items() if w * factor > 0.01}
        self.sentence, self.line = sentence, line

    def add(self, person: Person, weight: float) -> None:
        """Bring a person to mind."""
        self.people[id(person)] = person
        before = self.weights.get(id(person), 0.0)
        again = 0.0 if self.fresh.get(id(person)) == self.sentence else AGAIN
        self.fresh[id(person)] = self.sentence
        last = self.latest.get(id(person))
        here = last.amount if last and last.sentence == self.sentence else 0.0
        self.added += 1
        self.latest[id(person)] = Latest(self.sentence, self.line, max(here, weight), self.added)
        self.weights[id(person)] = max(before, weight) + again * min(before, weight)

    def best(
        self, gender: str | None, apart: Mapping[int, float] = NONE, least: float = LEAST, clear: float = CLEAR
    ) -> Person | None:
        """The person most in mind whose gender fits, None where nobody is or two are alike.

        ``apart`` holds by id how far those named in the same clause are meant by a pronoun there, from 0 to 1;
        ``least`` is the weight needed, ``clear`` how many times that of the next; of two alike, whoever just spoke.
        """
        ranked = sorted(
            ((w * apart.get(k, 1.0) * self._fit(self.people[k], gender), k) for k, w in self.weights.items()),
            key=lambda pair: -pair[0],
        )
        if not ranked or ranked[0][0] < least:
            return None
        if len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]:
            goes_on = self.speaker == (ranked[0][1], self.sentence) or self.speaker == (ranked[0][1], self.sentence - 1)
            return self.people[ranked[0][1]] if goes_on and clear < LATELY else None
        return self.people[ranked[0][1]]

    def alike(self, gender: str, apart: Mapping[int, float] = NONE) -> dict[int, Person]:
        """Those nearly as much in mind as whoever is most, by id, where all of them have names."""
        fits = {k: w * apart.get(k, 1.0) * self._fit(self.people[k], gender) for k, w in self.weights.items()}
        most = max(fits.values(), default=0.0)
        found = [k for k, w in fits.items() if w * CLEAR > most >= LEAST]
        return {k: self.people[k] for k in found} if all(self.people[k].mentions for k in found) else {}

    def most(self, gender: str | None) -> float:
        """The weight of the person most in mind whose gender fits."""
        return max((w * self._fit(self.people[k], gender) for k, w in self.weights.items()), default=0.0)

    def _fit(self, person: Person, gender: str | None) -> float:
        if person.place or person.doubtful:
            return 0.0
        if gender is None or person.gender == gender:
            return 1.0 if person.sure else 0.5 if gender else 0.2
        if person.gender:
            return 0.0
        return UNTOLD if person.sure else 0.2 if not person.mentions or person.fullest.full else 0.0


def weight(layout: Layout, name: Name) -> float:
    """How much a mention brings its bearer to mind, by its place in the sentence."""
    tokens = layout.tokens
    first = layout.at(name.title.start) if name.title else name.first
    before = tokens[first - 1] if first else None
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if name.own:
        return OBLIQUE
    if before and before.low in _PREPOSITIONS and not before.cap:
        return SUBJECT if before.low == "for" and first > 1 and tokens[first - 2].low == "as" else OBLIQUE
    opens = (
        before is None or before.word in '.:;!?”"“' or layout.sentence(before.start) != layout.sentence(name.span.start)
    )
    if after and after.word[0].isalpha() and not after.cap and after.low not in _NO_VERB:
        qualifies = before is not None and before.low in _BEFORE_NOUN and not name.title
        return OBLIQUE if qualifies or _is_noun(after.low) else SUBJECT
    listed_on = first > 1 and before is not None and before.word == "," and tokens[first - 2].cap
    set_off = after and after.word == "," and before and not before.word[0].isalpha() and not listed_on
    if set_off and not opens and before and before.word == "," and _beside_object(layout, first - 1):
        return OBLIQUE
    return SUBJECT if opens or (after and after.low == "who") or set_off else OBJECT


def _is_noun(low: str) -> bool:
    """True for ``adviser`` and ``voters``, before which a name says whose; ``heads`` and ``chairs`` are verbs."""
    return low not in _ACTING and (is_person(low) or is_person(low.removesuffix("s")))


def _beside_object(layout: Layout, comma: int) -> bool:
    """True in ``under her father, NAME,``: what the name is set beside follows a preposition."""
    tokens = layout.tokens
    at = comma - 1
    while at > max(0, comma - 8) and tokens[at].word[0].isalpha() and tokens[at].low not in _PREPOSITIONS:
        at -= 1
    led = tokens[at].low in _PREPOSITIONS and not tokens[at].cap and comma - at > 1
    return led and layout.sentence(tokens[at].start) == layout.sentence(tokens[comma].start)
