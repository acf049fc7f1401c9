"""Sources to the people, bodies and groups they mean, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.extract.mention.belonging import Belongings
from sayso.extract.mention.cast import Cast, Person, cast
from sayso.extract.mention.description import Descriptions
from sayso.extract.mention.epithet import epithets
from sayso.extract.mention.gender import told_gender
from sayso.extract.mention.institution import Institutions
from sayso.extract.mention.introduction import HEAD, Introductions
from sayso.extract.mention.known import holding, known_gender
from sayso.extract.mention.layout import Layout, laid_out, outermost
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import is_person, sex
from sayso.extract.mention.pronoun import Pronouns
from sayso.extract.mention.reading import HE, IT, ME, SHE, WE, Reading, read_source
from sayso.extract.mention.referent import NOBODY, Resolution, Step
from sayso.extract.mention.relative import acts_as_one, antecedent, description
from sayso.extract.mention.salience import OBJECT, OBLIQUE, SOURCE, SUBJECT, Salience, weight
from sayso.extract.mention.silence import acting, continued
from sayso.extract.mention.token import Token
from sayso.extract.mention.topic import topical
from sayso.extract.mention.writer import Writers
from sayso.knowledge import NOTHING, Knowledge
from sayso.types import Attribution, Document, Span

QUOTED, TOLD, ASKER, LONG = 0.2, 0.5, 1.0, 500
Event = tuple[int, int, "Name | Token | Attribution | tuple[Reading, float]"]


def resolutions(
    document: Document, attributions: Sequence[Attribution], knowledge: Knowledge = NOTHING
) -> tuple[Resolution, ...]:
    """One resolution for each attribution, in the order given; ``knowledge`` tells of those the document names."""
    walk = walked(document, attributions, knowledge)
    continued(walk.layout, attributions, walk.found, document.language, walk.opening)
    return tuple(walk.found.get(a.id) or walk.silent(a) for a in attributions)


def walked(document: Document, attributions: Sequence[Attribution], knowledge: Knowledge = NOTHING) -> Walk:
    """The document read from its first word to its last, with its cast and whom each description means."""
    view = laid_out(document)
    day = (document.published or "")[:10] or None
    people = cast(view, [s for a in attributions for s in a.source[:1]], holding(knowledge, day))
    walk = Walk(document, view, people, Salience(view), Institutions(view), knowledge)
    walk.read(attributions)
    return walk


@dataclass(slots=True)
class Walk:
    """One reading of a document from its first word to its last; ``recalled``: descriptions in the narrative."""

    document: Document
    layout: Layout
    cast: Cast
    mind: Salience
    bodies: Institutions
    knowledge: Knowledge = NOTHING
    found: dict[str, Resolution] = field(default_factory=dict)
    covered: list[Span] = field(default_factory=list)
    sources: list[Span] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    recalled: list[tuple[Span, Person]] = field(default_factory=list)
    last: Span | None = None
    before: Resolution | None = None
    told: Descriptions = field(init=False)
    pronouns: Pronouns = field(init=False)
    new: Introductions = field(init=False)
    writers: Writers = field(init=False)
    belongings: Belongings = field(init=False)

    def __post_init__(self) -> None:
        day = (self.document.published or "")[:10] or None
        self.told = Descriptions(self.layout, self.cast, self.mind, knowledge=self.knowledge, day=day)
        self.pronouns = Pronouns(self.layout, self.cast, self.mind, self.document.language in ("en", None))
        self.belongings = Belongings(self.layout, self.cast.bearer, self.mind, self.bodies, self.told)
        self.writers = Writers(self.layout, self.cast)
        self.new = Introductions(self.layout, self.cast, self.told.held, self.told.words, self.told.facts)

    def read(self, attributions: Sequence[Attribution]) -> dict[str, Resolution]:
        """Resolve every source, keeping in mind who is named and meant on the way."""
        self.told.learn(self.document.language)
        for person in self.cast.people:
            if person.gender is None:
                heads = {o.head for o in self.told.held.get(id(person), ())}
                person.gender = known_gender(self.knowledge, person.fullest.words, self.told.day, heads)
            if person.gender is None and self.document.language == "en":
                person.gender = told_gender(self.layout, person)
                person.place = person.place and person.gender is None
        events: list[Event] = [(n.span.start, 1, n) for n in self.layout.names]
        events += [(t.start, 2, t) for t in self.layout.tokens if t.low in HE or t.low in SHE]
        events += [(r.span.start, 3, (r, amount)) for r, amount in epithets(self.layout)]
        events += [(min(s.start for s in a.source), 0, a) for a in attributions if a.source]
        self.sources = sorted(s for a in attributions for s in a.source)
        self.covered = outermost(s for a in attributions for s in a.content if s.stop - s.start < LONG)
        self._walk(sorted(events, key=lambda e: (e[0], e[1])), self.sources, {a.id: a for a in attributions})
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
            elif isinstance(thing, Token):
                if not inside and not self.layout.quoting(place):
                    self._refer(thing)
            elif not inside:
                self._recall(*thing)

    def _notice(self, name: Name, inside: bool) -> None:
        self.bodies.owns(name)
        person = self.cast.bearer.get(name.span.start)
        if self.writers.signs(name.span.start):
            return
        if person is None:
            self.bodies.notice(name, not inside and weight(self.layout, name) == SUBJECT)
            return
        amount = OBLIQUE if inside else SOURCE if name.span.start in self.asked else weight(self.layout, name)
        place = name.span.start
        self.mind.add(person, amount * (QUOTED if self.layout.quoting(place) else TOLD if self._told(place) else 1.0))

    def _told(self, place: int) -> bool:
        """True inside what somebody is reported to have said: those named there come less to mind."""
        at = bisect_right(self.covered, place, key=lambda s: s.start) - 1
        return at >= 0 and place < self.covered[at].stop

    def _recall(self, reading: Reading, amount: float) -> None:
        """Bring to mind whom a description in the narrative means: ``the admiral laughed``."""
        if reading.kind == "body":
            if amount == SUBJECT:
                self.bodies.recall(reading)
            return
        found = self.told.meant(reading, {})
        if found:
            self.recalled.append((reading.span, found[0]))
            self.mind.add(found[0], amount * (TOLD if self._told(reading.span.start) else 1.0))

    def _refer(self, token: Token) -> None:
        person = self.mind.best("m" if token.low in HE else "f")
        if person:
            subject = token.low in ("he", "she", "он", "она", "il", "elle", "er", "él", "ella")
            self.mind.add(person, SUBJECT if subject else OBJECT)

    # ------------------------------------------------------------ one source

    def _credit(self, one: Attribution, known: dict[str, Attribution]) -> None:
        reading = read_source(self.layout, one.source)
        same = self.before if reading.span == self.last and reading.form != "empty" else None
        result = self._account(one) or same or self._resolve(one, reading, known)
        self.found[one.id] = self.before = result
        if result.kind in ("body", "document"):
            self.bodies.credit(result.kind, result.name, reading)
        elif result.name is None and reading.form == "nominal" and any(t.cap for t in self._words(reading.span)):
            self.bodies.forget(reading)
        person = result.person
        if person is None and result.kind in ("person", "unnamed") and reading.form == "nominal":
            person = self._somebody(reading)
            result = self.found[one.id] = Resolution(None, "unnamed", result.steps, person)
        writes = reading.kind in ME and not self.layout.quoting(reading.span.start)
        if person and reading.span != self.last and not writes:
            asks = self._asks(one)
            told = self._told(reading.span.start)
            self.mind.add(person, OBJECT if not one.cue or told else ASKER if asks else SOURCE)
            self.mind.speaker = None if asks else (id(person), self.mind.sentence)
        self.last = reading.span

    def _asks(self, one: Attribution) -> bool:
        """True for a question: whoever is asked speaks next, so the one who asks fades and the one asked comes up."""
        name = self.pronouns.asked(one)
        self.asked |= {name.span.start} if name else set()
        return name is not None

    def _somebody(self, reading: Reading) -> Person | None:
        """A person without a name where the words bring one in: ``a clerk``; ``the clerk`` may be somebody named."""
        gender = sex([*reading.words, reading.noun])
        if reading.definite is None and self.layout.line(reading.span.start) < HEAD:
            return None
        if reading.kind != "person" and gender is None and reading.definite is not False:
            return None
        person = Person(gender=gender, sure=reading.kind == "person" and not (reading.definite and reading.describes))
        self.told.note(person, reading)
        return person

    def _words(self, span: Span) -> Sequence[Token]:
        return self.layout.tokens[slice(*self.layout.within(span))]

    def _resolve(self, one: Attribution, reading: Reading, known: dict[str, Attribution]) -> Resolution:
        if reading.form == "proper" or self._again(reading):
            topic = topical(self.layout, self.cast, reading, self.sources, self.knowledge)
            return NOBODY if topic else self._proper(reading)
        if reading.form == "relative":
            return self._relative(one, reading)
        if reading.form == "pronoun":
            return self._pronoun(one, reading, known)
        if reading.form == "empty":
            return NOBODY
        press = self.bodies.press(reading) if reading.kind == "document" else None
        if press:
            why = ((reading.span, "a word for a paper"), (press.span, "the paper named before"))
            return Resolution(self.bodies.fullest(press)[0], "body", why)
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
        if reading.definite is False and reading.kind == "body" and not self.bodies.once_more(head, reading):
            return self._set_beside(reading) or Resolution(None, "body", ((reading.span, "some body, not named"),))
        if person is None or reading.kind == "body":
            name, where = self.bodies.fullest(head)
            return Resolution(name, "body", ((head.span, "a name of a body or place"), *where))
        if person.place:
            name, where = self.bodies.fullest(head)
            return Resolution(name, "body", ((head.span, "the name of a place"), *where))
        why = "a full name" if head.full else "a name under a title" if head.title else "a last or given name"
        return self._person(person, [(head.span, why)])

    def _again(self, reading: Reading) -> bool:
        """True for ``an angry Orne``, where the document names an Orne in full."""
        person = self.cast.bearer.get(reading.head.span.start) if reading.head else None
        if any(is_person(w) or (w.endswith("ing") and "-" not in w) for w in reading.words[1:-1]):
            return False
        return person is not None and not person.doubtful and any(m.full for m in person.mentions)

    def _relative(self, one: Attribution, reading: Reading) -> Resolution:
        at = self.layout.at(reading.span.start)
        name = antecedent(self.layout, at)
        if name is None:
            return self._described(one, reading, at)
        after = self.layout.tokens[at + 1 : at + 2]
        person = self.cast.bearer.get(name.span.start)
        whole = reading.kind == "who" and acts_as_one(self.layout, name, at)
        if after and after[0].low in _PLURAL and not whole:
            return Resolution(None, "group")
        if person is None:
            return Resolution(self.bodies.fullest(name)[0], "body") if whole or reading.kind != "who" else NOBODY
        if reading.kind in ("which", "that"):
            return NOBODY
        return self._person(person, [(reading.span, "a relative pronoun"), (name.span, "the name before it")])

    def _described(self, one: Attribution, reading: Reading, at: int) -> Resolution:
        """``the star journalist, who``, ``Orne is a clerk who``: whom the description before the pronoun means."""
        before = self._of_source_before(reading)
        found = description(self.layout, at) if before.person is None and reading.kind in ("who", "whose") else None
        if found is None:
            return before
        span, name = found
        person = self.cast.bearer.get(name.span.start) if name else None
        if name and person:
            return self._person(person, [(reading.span, "a relative pronoun"), (name.span, "of whom it is said")])
        told = read_source(self.layout, (span,))
        meant = self._office(one, told) if told.form == "nominal" else NOBODY
        return replace(meant, steps=((reading.span, "a relative pronoun"), *meant.steps)) if meant.person else NOBODY

    def _of_source_before(self, reading: Reading) -> Resolution:
        """``the star journalist, who``: whom the source right before the pronoun means."""
        if self.last is None or self.before is None or self.before.person is None:
            return NOBODY
        between = self.document.text[self.last.stop : reading.span.start]
        beside = self.last.stop <= reading.span.start and between.strip(" ") in ("", ",")
        return (
            self._person(self.before.person, [(reading.span, "a relative pronoun"), *self.before.steps])
            if beside
            else NOBODY
        )

    def _pronoun(self, one: Attribution, reading: Reading, known: dict[str, Attribution]) -> Resolution:
        low = reading.kind
        if low in ME or low in WE:
            return self._first_person(one, low, known)
        if low in HE or low in SHE:
            person = self.pronouns.meant(one, reading)
            if person is None:
                return NOBODY
            person.gender = person.gender or ("m" if low in HE else "f")
            latest = self.pronouns.before(person, reading.span.start)
            steps = [(reading.span, f"“{low}”: the person most in mind here whose gender fits")]
            return self._person(person, [*steps, (latest, "the mention before it")] if latest else steps)
        if low in IT:
            kind, name, where = self.bodies.latest(reading.span.start)
            return Resolution(name, kind, ((reading.span, "“it”: what was the subject before"), *where))
        group = low not in ("you", "your", "one", "self")
        return Resolution(
            None, "group" if group else "unnamed", ((reading.span, "a pronoun for several"),) if group else ()
        )

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
        return self._byline((step,), one.source[0].start) if not self.layout.quoting(one.source[0].start) else NOBODY

    def _byline(self, steps: tuple[Step, ...], place: int) -> Resolution:
        if self.document.byline:
            return Resolution(self.document.byline, "person", steps)
        writer = self.writers.of(place)
        if writer is None:
            return NOBODY
        person, name, why = writer
        return self._person(person, [*steps, (name.span, why)])

    def silent(self, one: Attribution) -> Resolution:
        """A post without a source is its account's; any other silence stays unnamed."""
        posts = [b.span for b in self.document.blocks if b.kind == "post"]
        if not one.source and not one.within and any(p.meets(s) for p in posts for s in one.content):
            return self._byline((), one.content[0].start)
        return NOBODY

    def opening(self, place: int) -> Resolution | None:
        """Whom the sentence of a place opens with as its subject, where nobody else acts before."""
        name = acting(self.layout, self.cast, place)
        return (
            self._person(self.cast.bearer[name.span.start], [(name.span, "the subject of the sentence")])
            if name
            else None
        )

    def _account(self, one: Attribution) -> Resolution | None:
        """The account of a post that stands inside another: its name is the source as it is."""
        if not one.made_by.startswith("rule:embedded"):
            return None
        name = " ".join(s.of(self.document.text) for s in one.source)
        return Resolution(name, "person", ((one.source[0], "the account whose post is shown"),))

    # ------------------------------------------------------------ offices and bodies

    def _body(self, reading: Reading) -> Resolution:
        name, where = self.belongings.meant(reading)
        if name is None and (beside := self._set_beside(reading)):
            return beside
        return Resolution(name, "body", ((reading.span, "a word for a body"), *where))

    def _set_beside(self, reading: Reading) -> Resolution | None:
        """``Selm Rising, a port charity``: the body whose name stands before the words."""
        beside = self.belongings.beside(reading)
        if beside is None:
            return None
        steps = ((reading.span, "a word for a body"), (beside, "the name before it"))
        return Resolution(" ".join(beside.of(self.document.text).split()), "body", steps)

    def _office(self, one: Attribution, reading: Reading) -> Resolution:
        apart = self.pronouns.apart(one, reading)
        found = self.told.meant(reading, apart) if reading.definite else self._beside(one, reading)
        if found is None and (later := self._named_later(reading)) and not self.told.abroad(later[0], reading):
            found = later
        return self._person(*found) if found else NOBODY

    def _beside(self, one: Attribution, reading: Reading) -> tuple[Person, tuple[Step, ...]] | None:
        """``Orne, a port lawmaker backing it``; in ``Orne, a lawmaker said, will win`` the lawmaker is another."""
        words = " ".join(s.of(self.document.text) for s in one.cue).casefold()
        told = reading.kind != "person" or reading.definite is not False or not words.endswith("ing")
        return None if told else self.told.set_beside(reading)

    def _named_later(self, reading: Reading) -> tuple[Person, tuple[Step, ...]] | None:
        """Who is named further on for a source that nobody named before can be."""
        new = self.new
        found = new.later(reading) if not reading.definite else None
        if found or self.document.language not in ("en", None):
            return found
        return new.of_body(reading) or new.of_heading(reading) or new.of_lead(reading)


_PLURAL = frozenset({"are", "were", "have", "do", "weren't", "aren't", "haven't"})
