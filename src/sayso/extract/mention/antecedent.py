"""Whom he and she mean as a source, ranked by a log-linear model over those who can be meant and nobody.

After Denis and Baldridge (IJCAI 2007): all candidates are weighed against each other, not one by one. The weights were
learned by ``train/antecedent.py`` and stand in ``tables/antecedent.json``, with what they were learned from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.office import is_person
from sayso.extract.mention.reading import ONE, Reading
from sayso.extract.mention.salience import SOURCE, SUBJECT, Latest, Salience
from sayso.extract.mention.title import listed
from sayso.types import Attribution

LEAST, OBJECT, OBLIQUE = 0.01, 0.55, 0.4
AHEAD, FARTHEST = 160, 14
OWN = frozenset({"his", "her"})
_INNER = listed("as when that which whom because if while after before until where who since whether though although")
_AND = frozenset({"and", "but", "or"})
Traits = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be meant, with what speaks for it by name."""

    person: Person | None
    traits: Traits


class Scene(NamedTuple):
    """What the candidates of one pronoun share.

    Its place, paragraph and ``where`` it stands in the sentence; the ``most`` in mind of all; the numbers of their
    latest mentions and how often each was named, whom the text names next, whom the paragraph and the one before name
    first, whether somebody without a name was just brought in, and who stands ``apart`` and how.
    """

    place: int
    line: int
    where: str
    most: float
    orders: Sequence[int]
    counts: Sequence[int]
    after: Person | None
    leader: Person | None
    leader_before: Person | None
    somebody_new: bool
    apart: Mapping[int, str]


# So many characters of "that" and a title may stand before a name that opens what is said.
TITLE = 10


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Those a pronoun can mean, read with what is in mind at its place."""

    layout: Layout
    cast: Cast
    mind: Salience
    counts: dict[int, list[int]] = field(default_factory=dict)

    def candidates(
        self, one: Attribution, reading: Reading, gender: str, apart: Mapping[int, str]
    ) -> Sequence[Candidate]:
        """Everybody of the gender named or told of so far, and last nobody."""
        bound = self._bound(one, reading)
        people = [p for p in self._people(gender, reading.span.start) if id(p) not in bound]
        scene = self._scene(one, reading, people, apart)
        found = [Candidate(p, self._traits(p, scene)) for p in people]
        nobody = ["nobody", f"nobody, {scene.where}"]
        if scene.somebody_new:
            nobody.append("nobody, somebody new")
        return [*found, Candidate(None, dict.fromkeys(nobody, 1.0))]

    def _bound(self, one: Attribution, reading: Reading) -> set[int]:
        """Whom a pronoun cannot mean: whoever is named where what it says begins, ``she endorsed Orne``.

        Chomsky (1981), Lectures on Government and Binding, conditions B and C; words in quotation marks are left out,
        for in them people name themselves.
        """
        if reading.kind in OWN:
            return set()
        place, stop = reading.span.stop, self.layout.sentence_around(reading.span.start).stop
        behind = [s for s in one.content if place <= s.start < stop]
        named = (n for s in behind for n in self.layout.naming(s.start, s.stop)[:1] if n.span.start - s.start < TITLE)
        outside = (n for n in named if not n.own and self.layout.quoting(n.span.start) is None)
        return {id(p) for n in outside if (p := self.cast.bearer.get(n.span.start)) is not None}

    def _scene(self, one: Attribution, reading: Reading, people: Sequence[Person], apart: Mapping[int, str]) -> Scene:
        place = reading.span.start
        told = [p for p in people if apart.get(id(p)) is None]
        stop = max([s.stop for s in (*one.content, *one.source, *one.cue)])
        named = (self.cast.bearer.get(n.span.start) for n in self.layout.naming(stop, stop + AHEAD))
        return Scene(
            place,
            self.layout.line(place),
            self.where(one, reading),
            max((self.mind.weights.get(id(p), 0.0) for p in people), default=0.0),
            [self.mind.latest[id(p)].order for p in told if id(p) in self.mind.latest],
            [sum(s < place for s in self._starts(p)) for p in people],
            next((p for p in named if p is not None and any(p is q for q in people)), None),
            self._leader(self.layout.line(place), place, people),
            self._leader(self.layout.line(place) - 1, place, people),
            introduced(self.layout, place),
            apart,
        )

    def _leader(self, line: int, place: int, people: Sequence[Person]) -> Person | None:
        """Whom a paragraph names first of those who can be meant."""
        starts = self.layout.lines
        if line < 0:
            return None
        stop = min(place, starts[line + 1] if line + 1 < len(starts) else place)
        named = (self.cast.bearer.get(n.span.start) for n in self.layout.naming(starts[line], stop))
        return next((p for p in named if p is not None and any(p is q for q in people)), None)

    def _people(self, gender: str, place: int) -> Iterator[Person]:
        seen = set()
        for person in self.mind.people.values():
            seen.add(id(person))
            if person.gender in (gender, None) and not person.place and not person.doubtful and self._known(person):
                yield person
        for person in self.cast.people:
            fits = person.gender == gender and person.certain
            if fits and id(person) not in seen and person.mentions[0].span.start < place:
                yield person

    def _known(self, person: Person) -> bool:
        return bool(person.gender) or person.sure or not person.mentions or person.fullest.full

    def where(self, one: Attribution, reading: Reading) -> str:
        """How the pronoun stands in its sentence."""
        start, text, tokens = reading.span.start, self.layout.text, self.layout.tokens
        if reading.kind in OWN:
            return "own"
        if any(0 <= start - s.stop < 4 and not text[s.stop : start].strip(" ,”\"'’") for s in one.content):
            return "after"
        first, at = self.layout.at(self.layout.sentence_around(start).start), self.layout.at(start)
        if at <= first or tokens[at].cap:
            line = self.layout.lines[self.layout.line(start)]
            return "opens" if self.layout.sentence(line) == self.layout.sentence(start) else "first"
        low = tokens[at - 1].low
        if low in _INNER:
            return "inner"
        if low in _AND:
            return "joined"
        return "fronted" if tokens[at - 1].word == "," and at - first < 12 else "other"

    def _gap(self, sentence: int) -> int:
        """How many sentences of the narrator have begun since one, the pronoun's own among them."""
        now = self.mind.sentence
        if now - sentence > FARTHEST:
            return FARTHEST
        starts = self.layout.starts
        return sum(n == now or not self.layout.quoting(starts[n]) for n in range(sentence + 1, now + 1))

    def _role(self, latest: Latest | None) -> str:
        if latest is None:
            return "gone"
        gap = self._gap(latest.sentence)
        if gap > 1:
            return "near" if gap < 4 else "far" if gap < 9 else "gone"
        for role, amount in (("source", SOURCE), ("subject", SUBJECT), ("object", OBJECT), ("oblique", OBLIQUE)):
            if latest.amount >= amount:
                return f"{role} {'before' if gap else 'here'}"
        return f"spoken of {'before' if gap else 'here'}"

    def _traits(self, person: Person, scene: Scene) -> Traits:
        key, mind, where = id(person), self.mind, scene.where
        weight, last = max(LEAST, mind.weights.get(key, 0.0)), mind.latest.get(key)
        starts, role = self._starts(person), self._role(last)
        before = sum(s < scene.place for s in starts)
        later = sum(order > (last.order if last else 0) for order in scene.orders)
        found = {
            "weight": math.log(weight),
            "share": weight / scene.most if scene.most else 0.0,
            "often": math.log(1 + before),
            "in all": math.log(1 + len(starts)),
        }
        names = [role, f"{where}, {role}", f"{min(later, 3)} since", f"{where}, {min(later, 2)} since"]
        names += ["most", f"{where}, most"] if weight == scene.most else []
        sure = "sure" if person.sure else "unsure"
        if person.gender is None:
            full = bool(person.mentions) and person.fullest.full
            names += ["untold", f"untold, {sure}", "untold, full" if full else "untold, not full"]
        if scene.somebody_new and role in ("near", "far", "gone"):
            names += ["past somebody new", f"past somebody new, {role}"]
        if not person.mentions:
            names += ["unnamed", f"unnamed, {role}"]
        elif not person.sure:
            names += ["unsure", "unsure, one word" if len(person.fullest.words) == 1 else "unsure, words"]
        if starts and self.layout.line(starts[0]) < 3:
            names.append("head" if self.layout.line(starts[0]) == 0 else "lead")
        if last and last.line == scene.line:
            names += ["same paragraph", f"{where}, same paragraph"]
        elif last and last.line == scene.line - 1:
            names += ["paragraph before", f"{where}, paragraph before"]
        if len(scene.counts) == 1:
            names.append("only")
        if before and before == max(scene.counts):
            names.append("most named")
        if starts and self.layout.line(starts[0]) >= scene.line - 1:
            names += ["new", f"{where}, new", f"new, {role}"]
        if scene.leader is person:
            names += ["leads", f"{where}, leads"]
        if scene.leader_before is person:
            names += ["leads before", f"{where}, leads before"]
        if scene.after is person:
            names += ["named after", f"{where}, named after"]
        if mind.speaker and mind.speaker[0] == key:
            gap = min(self._gap(mind.speaker[1]), 4)
            names += ["last to speak", f"spoke {gap} ago", f"{where}, spoke {gap} ago"]
        if key in scene.apart:
            names += [scene.apart[key], f"{where}, {scene.apart[key]}"]
        return found | dict.fromkeys(names, 1.0)

    def _starts(self, person: Person) -> list[int]:
        return self.counts.setdefault(id(person), [m.span.start for m in person.mentions])


def introduced(layout: Layout, place: int) -> bool:
    """True where this sentence or the one before brings in somebody without a name: ``a 29-year-old woman``."""
    first = layout.at(layout.starts[max(0, layout.sentence(place) - 1)])
    words = layout.tokens[first : layout.at(place)]
    return any(t.low in ONE and any(is_person(w.low) for w in words[k + 1 : k + 6]) for k, t in enumerate(words))


@cache
def table() -> tuple[Mapping[str, float], float]:
    """The weights by the name of what is weighed, and the least chance at which somebody is named."""
    data = json.loads((files("sayso.extract.mention") / "tables" / "antecedent.json").read_text("utf-8"))
    return data["weights"], float(data["least"])


def chances(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> Sequence[float]:
    """How likely each of the candidates is meant; they sum to 1."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in c.traits.items()) for c in candidates]
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]
