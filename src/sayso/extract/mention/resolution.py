"""Sources to the people, bodies and groups they mean, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.extract.mention.cast import Cast, Person, cast
from sayso.extract.mention.institution import Institutions
from sayso.extract.mention.layout import Layout, laid_out
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import Office, office_of, offices, sex
from sayso.extract.mention.reading import HE, IT, ME, ONE, SHE, WE, Reading, read_source
from sayso.extract.mention.salience import OBJECT, OBLIQUE, SOURCE, SUBJECT, Salience, weight
from sayso.extract.mention.silence import continued
from sayso.extract.mention.title import KIN, OFFICE_FORMS, OFFICES, listed
from sayso.extract.mention.token import Token
from sayso.types import Attribution, Document, Span

QUOTED, TOLD, LONG = 0.2, 0.5, 500
Step = tuple[Span, str]
Event = tuple[int, int, "Name | Token | Attribution"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who one source means: the name shown or None, the kind, and the mentions that lead there."""

    name: str | None
    kind: str
    steps: tuple[Step, ...] = ()
    person: Person | None = None


NOBODY = Resolution(None, "unnamed")


def resolutions(document: Document, attributions: Sequence[Attribution]) -> tuple[Resolution, ...]:
    """One resolution for each attribution, in the order given."""
    view = laid_out(document)
    people = cast(view, [s for a in attributions for s in a.source[:1]])
    walk = _Walk(document, view, people, Salience(view), Institutions(view))
    found = walk.read(attributions)
    continued(view, attributions, found)
    return tuple(found.get(a.id) or walk.silent(a) for a in attributions)


@dataclass(slots=True)
class _Walk:
    """One reading of a document from its first word to its last."""

    document: Document
    layout: Layout
    cast: Cast
    mind: Salience
    bodies: Institutions
    found: dict[str, Resolution] = field(default_factory=dict)
    held: dict[int, list[Office]] = field(default_factory=dict)
    told: list[Span] = field(default_factory=list)

    def read(self, attributions: Sequence[Attribution]) -> dict[str, Resolution]:
        """Resolve every source, keeping in mind who is named and meant on the way."""
        for name in self.layout.names:
            person = self.cast.bearer.get(name.span.start)
            if person:
                self.held.setdefault(id(person), []).extend(offices(self.layout, name, self.document.language))
                held = self.held[id(person)]
                person.gender = person.gender or next((o.gender for o in held if o.gender), None)
                person.sure = person.sure or bool(held)
        events: list[Event] = [(n.span.start, 1, n) for n in self.layout.names]
        events += [(t.start, 2, t) for t in self.layout.tokens if t.low in HE or t.low in SHE]
        events += [(min(s.start for s in a.source), 0, a) for a in attributions if a.source]
        covered = sorted(s for a in attributions for s in a.source)
        self.told = _outermost(s for a in attributions for s in a.content if s.stop - s.start < LONG)
        self._walk(sorted(events, key=lambda e: (e[0], e[1])), covered, {a.id: a for a in attributions})
        return self.found

    def _walk(self, events: Sequence[Event], covered: Sequence[Span], known: dict[str, Attribution]) -> None:
        starts = [s.start for s in covered]
        for place, _, thing in events:
            self.mind.advance(place)
            at = bisect_right(starts, place) - 1
            inside = at >= 0 and place < covered[at].stop
            if isinstance(thing, Attribution):
                self._credit(thing, known)
            elif isinstance(thing, Name):
                self._notice(thing, inside)
            elif not inside and not self.layout.quoting(place):
                self._refer(thing)

    def _notice(self, name: Name, inside: bool) -> None:
        person = self.cast.bearer.get(name.span.start)
        if person is None:
            if not inside:
                self.bodies.notice(name, weight(self.layout, name) == SUBJECT)
            return
        amount = OBLIQUE if inside else weight(self.layout, name)
        place = name.span.start
        self.mind.add(person, amount * (QUOTED if self.layout.quoting(place) else TOLD if self._told(place) else 1.0))

    def _told(self, place: int) -> bool:
        """True inside what somebody is reported to have said: those named there come less to mind."""
        at = bisect_right(self.told, place, key=lambda s: s.start) - 1
        return at >= 0 and place < self.told[at].stop

    def _refer(self, token: Token) -> None:
        person = self.mind.best("m" if token.low in HE else "f")
        if person:
            subject = token.low in ("he", "she", "он", "она", "il", "elle", "er", "él", "ella")
            self.mind.add(person, SUBJECT if subject else OBJECT)

    # ------------------------------------------------------------ one source

    def _credit(self, one: Attribution, known: dict[str, Attribution]) -> None:
        reading = read_source(self.layout, one.source)
        result = self._resolve(one, reading, known)
        self.found[one.id] = result
        if result.kind in ("body", "document"):
            self.bodies.credit(result.kind, result.name, reading)
        elif result.name is None and reading.form == "nominal" and any(t.cap for t in self._words(reading.span)):
            self.bodies.forget(reading)
        person = result.person
        if person is None and result.kind in ("person", "unnamed") and reading.form == "nominal":
            person = Person(gender=sex([*reading.words, reading.noun]), sure=True)
            result = self.found[one.id] = Resolution(None, "unnamed", result.steps, person)
        if person:
            self.mind.add(person, OBJECT if not one.cue or self._told(reading.span.start) else SOURCE)

    def _words(self, span: Span) -> Sequence[Token]:
        return self.layout.tokens[slice(*self.layout.within(span))]

    def _resolve(self, one: Attribution, reading: Reading, known: dict[str, Attribution]) -> Resolution:
        if reading.form == "proper":
            return self._proper(reading)
        if reading.form == "relative":
            return self._relative(reading)
        if reading.form == "pronoun":
            return self._pronoun(one, reading, known)
        if reading.form == "empty":
            return NOBODY
        if reading.kind in ("group", "document"):
            return Resolution(None, reading.kind, ((reading.span, f"the words stand for a {reading.kind}"),))
        if reading.kind == "body":
            return self._body(reading)
        return self._office(one, reading)

    def _person(self, person: Person, steps: Sequence[Step]) -> Resolution:
        name = self.cast.shown(person, self.document.text)
        if name is None:
            return Resolution(None, "unnamed", tuple(steps), person)
        fullest = person.fullest.span
        last = () if any(s == fullest for s, _ in steps) else ((fullest, "the fullest name in the document"),)
        return Resolution(name, "person", (*steps, *last), person)

    def _proper(self, reading: Reading) -> Resolution:
        head = reading.head
        assert head is not None
        person = self.cast.bearer.get(head.span.start)
        if reading.definite is False and reading.kind == "body":
            return Resolution(None, "body", ((reading.span, "some body, not named"),))
        if person is None or reading.kind == "body":
            name, where = self.bodies.fullest(head)
            return Resolution(name, "body", ((head.span, "a name of a body or place"), *where))
        if person.place:
            name, where = self.bodies.fullest(head)
            return Resolution(name, "body", ((head.span, "the name of a place"), *where))
        why = "a full name" if head.full else "a name under a title" if head.title else "a last or given name"
        return self._person(person, [(head.span, why)])

    def _relative(self, reading: Reading) -> Resolution:
        at = self.layout.at(reading.span.start)
        line = self.layout.line(reading.span.start)
        for name in reversed(self.layout.naming(self.layout.lines[line] if line >= 0 else 0, reading.span.start)):
            if self.layout.line(name.span.start) != line or at - name.last > 9:
                break
            between = self.layout.tokens[name.last + 1 : at]
            if name.own or any(t.word in ".;:" or t.low in ("and", "but") for t in between):
                continue
            person = self.cast.bearer.get(name.span.start)
            near = not between or (
                between[0].word in (",", "(", "—", "–") and (len(between) < 2 or between[1].low != "a")
            )
            if near and self.layout.tokens[at + 1 : at + 2] and self.layout.tokens[at + 1].low in _PLURAL:
                return Resolution(None, "group")
            if near:
                if person is None:
                    return NOBODY if reading.kind == "who" else Resolution(self.bodies.fullest(name)[0], "body")
                if reading.kind in ("which", "that"):
                    return NOBODY
                return self._person(person, [(reading.span, "a relative pronoun"), (name.span, "the name before it")])
        return NOBODY

    def _pronoun(self, one: Attribution, reading: Reading, known: dict[str, Attribution]) -> Resolution:
        low = reading.kind
        if low in ME or low in WE:
            return self._first_person(one, low, known)
        if low in HE or low in SHE:
            person = self.mind.best("m" if low in HE else "f", self._apart(one, reading))
            if person is None:
                return NOBODY
            person.gender = person.gender or ("m" if low in HE else "f")
            latest = [m for m in person.mentions if m.span.start < reading.span.start]
            steps = [(reading.span, f"“{low}”: the person most in mind here whose gender fits")]
            steps += [(latest[-1].span, "the mention before it")] if latest else []
            return self._person(person, steps)
        if low in IT:
            kind, name, where = self.bodies.latest(reading.span.start)
            return Resolution(name, kind, ((reading.span, "“it”: what was the subject before"), *where))
        group = low not in ("you", "your", "one", "self")
        return Resolution(
            None, "group" if group else "unnamed", ((reading.span, "a pronoun for several"),) if group else ()
        )

    def _apart(self, one: Attribution, reading: Reading) -> set[int]:
        """Those named in what is said, or after the pronoun in its sentence: the pronoun hardly means them."""
        sentence = self.layout.sentence_around(reading.span.start)
        meant = [n.span.start for s in one.content for n in self.layout.naming(s.start, s.stop)]
        for name in self.layout.naming(reading.span.start + 1, sentence.stop):
            if weight(self.layout, name) != SUBJECT or self.layout.tokens[name.first - 1].word != ",":
                meant.append(name.span.start)
        people = (self.cast.bearer.get(place) for place in meant)
        return {id(p) for p in people if p}

    def _first_person(self, one: Attribution, low: str, known: dict[str, Attribution]) -> Resolution:
        outer = known.get(one.within) if one.within else None
        step = (one.source[0], f"“{low}”: whoever speaks here")
        if low in WE:
            return Resolution(None, "group", (step,))
        if outer is None:
            place = one.source[0].start
            outer = next(
                (a for a in known.values() if a is not one and any(s.start <= place < s.stop for s in a.content)), None
            )
        if outer is not None:
            found = self.found.get(outer.id) or (self.silent(outer) if not outer.source else NOBODY)
            return Resolution(found.name, found.kind, (step, *found.steps), found.person)
        return self._byline((step,)) if not self.layout.quoting(one.source[0].start) else NOBODY

    def _byline(self, steps: tuple[Step, ...]) -> Resolution:
        if self.document.byline:
            return Resolution(self.document.byline, "person", steps)
        signed = self._signed()
        return (
            self._person(signed, [*steps, (signed.fullest.span, "the one the last lines present")])
            if signed
            else NOBODY
        )

    def _signed(self) -> Person | None:
        """Whom the last lines present as the writer: ``Ada Orne is a ...``, named nowhere before."""
        tokens = self.layout.tokens
        for line in self.layout.lines[-3:]:
            name = next((n for n in self.layout.names if n.span.start == line and n.full and n.kind == "person"), None)
            after = tokens[name.last + 1].low if name and name.last + 1 < len(tokens) else ""
            person = self.cast.bearer.get(line) if after == "is" else None
            if person and all(m.span.start >= line for m in person.mentions):
                return person
        return None

    def silent(self, one: Attribution) -> Resolution:
        """A post without a source is its account's; any other silence stays unnamed."""
        posts = [b.span for b in self.document.blocks if b.kind == "post"]
        if not one.source and not one.within and any(p.meets(s) for p in posts for s in one.content):
            return self._byline(())
        return NOBODY

    # ------------------------------------------------------------ offices and bodies

    def _body(self, reading: Reading) -> Resolution:
        name, where = self.bodies.called(reading)
        return Resolution(name, "body", ((reading.span, "a word for a body"), *where))

    def _office(self, one: Attribution, reading: Reading) -> Resolution:
        if not reading.definite:
            return NOBODY
        beside = self._set_beside(reading)
        if beside:
            return beside
        meant = office_of(reading.words, reading.span) if reading.noun in OFFICES or reading.noun in KIN else None
        if meant:
            person = self._holder(meant, reading)
            if person:
                held = next(o for o in self.held[id(person)] if o.head == meant.head)
                return self._person(
                    person, [(reading.span, "an office in place of a name"), (held.span, "who holds it")]
                )
            if self._held(meant):
                return NOBODY
        if reading.kind != "person" or not reading.describes or self._introduced(reading):
            return NOBODY
        apart = self._apart(one, reading) | self._subjects(reading)
        person = self.mind.best(sex([*reading.words, reading.noun]), apart, least=0.6, clear=1.6)
        if person is None or not (person.gender or not person.mentions or person.fullest.full):
            return NOBODY
        others = [k for k, held in self.held.items() if k != id(person) and meant and _holds(held, meant)]
        if others and not _holds(self.held.get(id(person), []), meant):
            return NOBODY
        return self._person(person, [(reading.span, "a description of the person most in mind here")])

    def _subjects(self, reading: Reading) -> set[int]:
        """Those whom the sentence is about before the words: a description in it means somebody else."""
        place = reading.span.start
        near = self.layout.naming(self.layout.sentence_around(place).start, place)
        acting = (self.cast.bearer.get(n.span.start) for n in near if weight(self.layout, n) == SUBJECT)
        return {id(p) for p in acting if p}

    def _set_beside(self, reading: Reading) -> Resolution | None:
        """The person whose name stands right before the words and a comma: ``Orne, the former mayor,``."""
        at = self.layout.at(reading.span.start)
        if at < 2 or self.layout.tokens[at - 1].word != ",":
            return None
        line = self.layout.line(self.layout.tokens[at - 2].start)
        near = self.layout.naming(self.layout.lines[line] if line >= 0 else 0, reading.span.start)
        name = next((n for n in reversed(near) if n.last == at - 2), None)
        person = self.cast.bearer.get(name.span.start) if name and not name.own else None
        if name is None or person is None or not person.sure:
            return None
        return self._person(person, [(reading.span, "a description beside a name"), (name.span, "the name")])

    def _held(self, meant: Office) -> bool:
        """True where the document says the office, or one that goes with it, of somebody."""
        if meant.head in _SEVERAL_HOLD:
            return False
        alike = [[o for o in held if o.head == meant.head] for held in self.held.values()]
        return any(same and not _opposed(set(meant.words), same) for same in alike)

    def _introduced(self, reading: Reading) -> bool:
        """True where ``a man`` or ``an organizer`` without a name comes before ``the man``, ``the organizer``."""
        at = self.layout.at(reading.span.start)
        before = self.layout.tokens[max(0, at - 160) : at]
        for k, token in enumerate(before):
            if token.low == reading.noun and any(t.low in ONE for t in before[max(0, k - 4) : k]):
                follows = [t for t in before[k + 1 : k + 3] if t.word != "," and t.low != "named"]
                if not follows or not follows[0].cap:
                    return True
        return False

    def _holder(self, meant: Office, reading: Reading) -> Person | None:
        """The one person of whom the document says the office: by its other words, then by who is in mind."""
        gender = sex([*reading.words, reading.noun])
        rest = {OFFICE_FORMS.get(w, w) for w in reading.words} - {meant.head, "the", "former", "his", "her", "their"}
        fits = []
        for key, held in self.held.items():
            person = self.mind.people.get(key)
            if person is None or (gender and person.gender and gender != person.gender):
                continue
            same = [o for o in held if o.head == meant.head]
            shared = max((len(rest & o.words) for o in same), default=0)
            if same and not _opposed(rest, same) and (shared or not rest or meant.head not in _MANY_HOLD):
                fits.append((shared, self.mind.weights.get(key, 0.0), person))
        if not fits:
            return None
        fits.sort(key=lambda f: (-f[0], -f[1]))
        if (
            not fits[0][0]
            and meant.head in _SEVERAL_HOLD
            and fits[0][1] < (0.4 if rest else 0.2) * self.mind.most(gender)
        ):
            return None
        if len(fits) > 1 and fits[0][0] == fits[1][0] and fits[0][1] < 1.5 * fits[1][1]:
            return None
        return fits[0][2]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.stop)):
        if not found or span.start >= found[-1].stop:
            found.append(span)
    return found


def _holds(held: Sequence[Office], meant: Office | None) -> bool:
    return meant is not None and any(o.head == meant.head for o in held)


_MANY_HOLD = listed("republican democrat candidate leader official conservative lawmaker member politician")
_SEVERAL_HOLD = listed("senator governor representative")
_PLURAL = frozenset({"are", "were", "have", "do", "weren't", "aren't", "haven't"})
_SIDES = ({"republican", "gop"}, {"democratic", "democrat"}), ({"democratic", "democrat"}, {"republican", "gop"})


def _opposed(words: set[str], held: Sequence[Office]) -> bool:
    said = set().union(*(o.words for o in held))
    return any(words & mine and said & theirs for mine, theirs in _SIDES)
