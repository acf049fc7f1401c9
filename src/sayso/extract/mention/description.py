"""Whom a description means: an office, a trade, a kinship, told of somebody the document names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.given import fold
from sayso.extract.mention.kindred import LEADING, PUBLIC, SERVING, SMALL, at_odds, kindred, plain
from sayso.extract.mention.known import STATE_NAMES, Fact, countries, facts, states, titled
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.office import Office, office_of, offices, owner_before, sex
from sayso.extract.mention.reading import ONE, Reading
from sayso.extract.mention.realm import Realms
from sayso.extract.mention.salience import SUBJECT, Salience, weight
from sayso.extract.mention.seat import seat
from sayso.extract.mention.title import KIN, OFFICES, PORTFOLIOS, listed
from sayso.knowledge import NOTHING, Knowledge
from sayso.types import Span

Step = tuple[Span, str]
Found = tuple[Person, tuple[Step, ...]]
_MANY_HOLD = listed("republican democrat candidate leader official conservative lawmaker member politician")
_SEVERAL_HOLD = listed("senator governor representative candidate nominee front-runner contender")
_COMMON = listed("""
republican democratic presidential former vice senior top chief young new old current incumbent outgoing sitting then
""")
OFTEN = 8
NO_LAND = frozenset[str]()
BARELY, RUNS, RUNS_CLEAR = 1.2, 0.1, 2.0
LEAST, FORMER, PLAIN, CLEAR, BESIDE, LIKE, ALONE = 0.3, 0.4, 0.6, 1.6, 0.3, 0.4, 0.1
_TITLES = listed("senator governor representative mayor president minister chancellor justice judge general admiral")
_RUNNING = listed("candidate nominee contender hopeful front-runner challenger")
_PARTISAN = listed("republican democratic presidential senate gubernatorial")
_OF_A_RUN = listed("campaign camp rally rallies supporters delegates candidacy backers")
_RUNNERS = listed("senator governor representative congressman congresswoman lawmaker")
_PARTISANS = listed("republican democrat")


@dataclass(slots=True)
class Descriptions:
    """What one document tells of the people it names, and whom a description means by it.

    ``facts`` is what the knowledge base tells of the people named here, on the ISO ``day`` of the document: it is asked
    where the document itself does not say whose the office is.
    """

    layout: Layout
    cast: Cast
    mind: Salience
    held: dict[int, list[Office]] = field(default_factory=dict)
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    knowledge: Knowledge = NOTHING
    day: str | None = None
    facts: dict[int, tuple[Fact, ...]] = field(default_factory=dict)
    running: dict[int, Person] = field(default_factory=dict)
    realms: Realms = field(init=False)

    def __post_init__(self) -> None:
        self.realms = Realms(self.layout, self.knowledge, self.held)

    def learn(self, language: str | None) -> None:
        """Note the offices, parties and states that stand beside each name, and what is known of the people named."""
        for name in self.layout.names:
            person = self.cast.bearer.get(name.span.start)
            if person is None:
                continue
            told = list(offices(self.layout, name, language))
            self.held.setdefault(id(person), []).extend(told)
            words = self.words.get(id(person), frozenset()).union(*(o.words for o in told))
            self.words[id(person)] = words | seat(self.layout, name) if language == "en" else words
            person.gender = person.gender or next((o.gender for o in told if o.gender), None)
            person.sure = person.sure or bool(told)
        for person in self.cast.people:
            names: Set[str] = {" ".join(m.words) for m in person.mentions if m.full}
            held, words = self.held.get(id(person), ()), self.words.get(id(person), frozenset())
            if not names and held and person.mentions and not person.doubtful:
                names = titled(self.knowledge, person.fullest.words[-1], self.day, {o.head for o in held})
            if known := facts(self.knowledge, names, self.day, held, words) if names else ():
                self.facts[id(person)] = known
        camps = {
            fold(n.words[-2])
            for n in self.layout.names
            if n.kind == "body" and n.full and n.words[-1].lower() in _OF_A_RUN
        }
        self.running = {id(p): p for p in self.cast.people if p.mentions and self._runs(p, camps)}

    def _runs(self, person: Person, camps: Set[str]) -> bool:
        """True for a candidate, as the document says, or as it has a campaign, rallies or delegates of theirs."""
        if any(o.head in _RUNNING for o in self.held.get(id(person), ())):
            return True
        after = [t.low for m in person.mentions for t in self.layout.tokens[m.last + 1 : m.last + 2]]
        return person.sure and (fold(person.fullest.words[-1]) in camps or not _OF_A_RUN.isdisjoint(after))

    def meant(self, reading: Reading, apart: Mapping[int, float]) -> Found | None:
        """Whom a definite description means with the steps that lead there, None where that is open."""
        beside = self.set_beside(reading)
        if beside:
            return beside
        words = (*reading.words, *self._whence(reading))
        lands = countries(words, self.knowledge)
        described = office_of(words, reading.span, self._owner(reading))
        meant = described if reading.noun in OFFICES or reading.noun in KIN else None
        if meant:
            person = self._holder(meant, reading, lands)
            if person and (lands or states(meant.words)) and not self._placed(person, meant):
                known = self._known_holder(meant, reading, lands)
                if known:
                    return known
            if person:
                held = next(o for o in self.held[id(person)] if o.head == meant.head)
                return person, ((reading.span, "an office in place of a name"), (held.span, "who holds it"))
            if self._held(meant, lands):
                return None
            known = self._known_holder(meant, reading, lands)
            if known:
                return known
        told = meant is not None and reading.qualified and reading.words[0] == "the" and not reading.owned
        if reading.kind != "person" or not (reading.describes or told) or self._introduced(reading):
            return None
        return self._in_mind(meant, reading, apart, lands)

    def abroad(self, person: Person, reading: Reading) -> bool:
        """True where the words name an office of a country that is not this person's."""
        words = (*reading.words, *self._whence(reading))
        meant = office_of(words, reading.span, self._owner(reading))
        return meant is not None and self.realms.apart(person, meant, countries(words, self.knowledge))

    def presidents(self) -> list[Person]:
        """Those whom the document calls president before their name, and nothing former."""
        found = []
        for person in self.cast.people:
            titled = (m.title.of(self.layout.text) for m in person.mentions if m.title)
            former = "former" in self.words.get(id(person), frozenset())
            if not former and any(t.split()[-1:] == ["President"] for t in titled):
                found.append(person)
        return found

    def serves(self, person: Person) -> bool:
        """True for somebody told to work for another, as a spokesman or a strategist, and to lead nothing."""
        heads = {o.head for o in self.held.get(id(person), ())}
        return bool(heads & SERVING) and not heads & LEADING

    def note(self, person: Person, reading: Reading) -> None:
        """Keep what the words tell of somebody who has no name: ``a port clerk``."""
        told = office_of(reading.words, reading.span, self._owner(reading))
        if told:
            self.held[id(person)], self.words[id(person)] = [told], told.words

    def _in_mind(
        self, meant: Office | None, reading: Reading, apart: Mapping[int, float], lands: frozenset[str]
    ) -> Found | None:
        """The person most in mind, where nothing told of them speaks against it."""
        gender = sex([*reading.words, reading.noun])
        factors = {**dict.fromkeys(self._subjects(reading), 0.1), **apart}
        words = plain(reading.words)
        for key in self.mind.weights:
            factors[key] = factors.get(key, 1.0) * self._likely(key, meant, words, lands)
        if meant and (reading.qualified or (len(reading.words) == 2 and meant.head in _TITLES)):
            factors = {k: f * (1.0 if self._kindred(k, meant) else 0.0) for k, f in factors.items()}
        rival = meant is not None and meant.head in LEADING and len(reading.words) + (meant.head not in _PARTISANS) > 2
        least = LEAST if rival else FORMER if "former" in words else PLAIN
        person = self.mind.best(gender, factors, least=least, clear=CLEAR) or self._goes_on(gender, factors, least)
        if person is None and meant is not None and meant.head in _RUNNING:
            person = self._runner(meant, words, lands, gender, factors)
        if person is None:
            person = self._main(meant, words, lands)
        if person is None or not (person.gender or not person.mentions or person.fullest.full):
            return None
        others = [k for k, held in self.held.items() if k != id(person) and meant and _holds(held, meant)]
        least = BESIDE * self.mind.weights.get(id(person), 0.0)
        near = [k for k in others if self.mind.weights.get(k, 0.0) > least and self.mind.people[k].mentions]
        open_to = [k for k in near if not at_odds(words, self.words.get(k, frozenset()))]
        if open_to and not _holds(self.held.get(id(person), []), meant):
            return None
        step = (reading.span, "a description of the person most in mind here")
        known = next((f for f in self.facts.get(id(person), ()) if meant and f.fits(meant, lands)), None)
        return person, ((step, (person.fullest.span, known.reason)) if known else (step,))

    def _goes_on(self, gender: str | None, factors: Mapping[int, float], least: float) -> Person | None:
        """Whoever spoke in the sentence before, in this paragraph, where nobody else is more in mind."""
        speaker, sentence = self.mind.speaker or (0, -9)
        here = self.mind.sentence
        if here - sentence > 1 or self.layout.line(self.layout.starts[sentence]) != self.mind.line:
            return None
        person = self.mind.best(gender, factors, least=least, clear=BARELY)
        return person if person is not None and id(person) == speaker else None

    def _runner(
        self,
        meant: Office,
        words: frozenset[str],
        lands: frozenset[str],
        gender: str | None,
        factors: Mapping[int, float],
    ) -> Person | None:
        """The one whom the document has running for an office: the only one that fits, or the one most in mind."""
        fits = []
        for key, person in self.running.items():
            if gender in (None, person.gender or gender) and self._likely(key, meant, words, lands) > 0:
                fits.append((self.mind.weights.get(key, 0.0) * factors.get(key, 1.0), person))
        fits.sort(key=lambda f: -f[0])
        alone = len(fits) == 1 and bool(words & _PARTISAN)
        if not fits or not (alone or fits[0][0] >= max([RUNS, *(RUNS_CLEAR * w for w, _ in fits[1:2])])):
            return None
        return fits[0][1]

    def _main(self, meant: Office | None, words: frozenset[str], lands: frozenset[str]) -> Person | None:
        """Whom the document is about, where nobody is in mind: named more than twice as often as anybody else."""
        ranked = sorted(self.cast.people, key=lambda p: -len(p.mentions))
        if meant is None or meant.head not in LEADING or len(ranked) < 2 or len(ranked[0].mentions) < OFTEN:
            return None
        first, second = ranked[:2]
        if not first.sure or len(first.mentions) <= 2 * len(second.mentions):
            return None
        if self._likely(id(first), meant, words, lands) < 1.0:
            return None
        self.mind.people.setdefault(id(first), first)
        return first

    def _likely(self, key: int, meant: Office | None, words: frozenset[str], lands: frozenset[str]) -> float:
        """How well what the document tells of somebody, and what is known of them, goes with a description."""
        known = self.facts.get(key, ())
        if at_odds(words, self.words.get(key, frozenset())):
            return 0.0
        if known and at_odds(words, frozenset().union(*(f.words for f in known))):
            return 0.0
        if meant and self._elsewhere(key, meant, lands):
            return 0.0
        heads = {o.head for o in self.held.get(key, ())}.union(*(f.heads for f in known if not f.former))
        if meant is None or not heads:
            return 1.0
        if self._kindred(key, meant):
            return 1.4
        if key in self.mind.people and not self.mind.people[key].mentions:
            return 0.2
        if meant.head in _RUNNING and (heads & _RUNNERS or key in self.running):
            return 1.0
        trade = meant.head not in LEADING | PUBLIC | SERVING
        if trade and key in self.running and heads <= LEADING:
            return 1.0
        if "former" in words and meant.head not in LEADING:
            return 0.1
        if kindred(meant.head, "businessman") and heads & _RUNNERS:
            return 0.15
        apart = (meant.head in LEADING and not heads & PUBLIC) or (meant.head in SERVING and heads <= LEADING)
        return 0.2 if apart else 0.4 if meant.head in LEADING else 1.0

    def _kindred(self, key: int, meant: Office) -> bool:
        """True where an office like the one meant is told or known of somebody."""
        if any(w in OFFICES and kindred(meant.head, w) for w in self.words.get(key, ())):
            return True
        if any(kindred(meant.head, o.head) for o in self.held.get(key, ())):
            return True
        now = (f for f in self.facts.get(key, ()) if not f.former or "former" in meant.words)
        return any(kindred(meant.head, head) for f in now for head in f.heads)

    def _elsewhere(self, key: int, meant: Office, lands: frozenset[str]) -> bool:
        """True where somebody holds, or is known to hold, the office meant in no country or state that is said."""
        person = self.mind.people.get(key) or next((p for p in self.cast.people if id(p) == key), None)
        if person is not None and self.realms.apart(person, meant, lands):
            return True
        broad = meant.head in _MANY_HOLD | _SEVERAL_HOLD
        placed = bool(states(meant.words))
        held = [f for f in self.facts.get(key, ()) if placed or not f.former]
        like = [f for f in held if meant.head in f.heads or (broad and f.state)]
        return bool(like) and not any(f.placed(meant.words, lands) for f in like)

    def _placed(self, person: Person, meant: Office) -> bool:
        """True where the document tells of somebody more of a description than its office: the country, the state."""
        return bool((meant.words - {meant.head, *meant.head.split()} - SMALL - _COMMON) & self.words[id(person)])

    def _whence(self, reading: Reading) -> tuple[str, ...]:
        """What stands behind a description: a state or country, ``from New Hampshire``, or ``of state``."""
        start, stop = self.layout.within(reading.span)
        after = [t.low for t in self.layout.tokens[start + len(reading.words) : stop]]
        if after[:1] == ["of"] and after[1:2] and after[1] in PORTFOLIOS:
            return tuple(after[:2])
        if not reading.qualified or len(after) < 2 or after[0] not in ("of", "from", "for"):
            return ()
        for last in range(min(len(after), 5), 1, -1):
            phrase = " ".join(after[1:last])
            if phrase in STATE_NAMES or self.knowledge.country(phrase):
                return tuple(after[:last])
        return ()

    def _owner(self, reading: Reading) -> str:
        """Whose the description is: a last name, folded, or empty."""
        start, stop = self.layout.within(reading.span)
        for at in range(start, min(stop, start + 4)):
            if self.layout.tokens[at].own or self.layout.tokens[at].low in ("his", "her"):
                return owner_before(self.layout, at + 1)
        return ""

    def _subjects(self, reading: Reading) -> set[int]:
        """Those whom the sentence is about before the words: a description in it means somebody else."""
        place = reading.span.start
        near = self.layout.naming(self.layout.sentence_around(place).start, place)
        acting = (self.cast.bearer.get(n.span.start) for n in near if weight(self.layout, n) == SUBJECT)
        spoke = self.mind.speaker
        here = {spoke[0]} if spoke and spoke[1] == self.mind.sentence else set()
        return {id(p) for p in acting if p} | here

    def set_beside(self, reading: Reading) -> Found | None:
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
        if reading.kind != "person" and weight(self.layout, name) != SUBJECT:
            return None
        return person, ((reading.span, "a description beside a name"), (name.span, "the name"))

    def _held(self, meant: Office, lands: frozenset[str] = NO_LAND) -> bool:
        """True where the document says the office, or one that goes with it, of somebody."""
        if meant.head in _SEVERAL_HOLD | _MANY_HOLD:
            return False
        holders = (k for k, held in self.held.items() if _holds(held, meant) and not self._elsewhere(k, meant, lands))
        return any(not at_odds(meant.words, self.words[k]) for k in holders)

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

    def _known_holder(self, meant: Office, reading: Reading, lands: frozenset[str]) -> Found | None:
        """The one person named here who is known to hold the office: by its country, state or party, or as in mind."""
        gender = sex([*reading.words, reading.noun])
        rest = meant.words - {meant.head, *meant.head.split(), "former"} - SMALL
        rest -= {"democratic"} if meant.head == "democrat" else set()
        fits, why = [], {}
        for person in self.cast.people:
            key = id(person)
            fact = next((f for f in self.facts.get(key, ()) if f.fits(meant, lands)), None)
            if fact is None or (gender and person.gender and gender != person.gender):
                continue
            shared = len(rest & (fact.words | self.words.get(key, frozenset()))) + bool(lands)
            amount = self.mind.weights.get(key, 0.0)
            placed = shared - len(rest & fact.words & _COMMON) > 0
            if placed or (not rest - _COMMON and amount >= LIKE * self.mind.most(gender) > 0):
                fits.append((shared, amount, person))
                why[key] = ((reading.span, "an office in place of a name"), (person.fullest.span, fact.reason))
        holder = self._one_of(fits, meant, gender, bool(rest))
        return (holder, why[id(holder)]) if holder else None

    def _holder(self, meant: Office, reading: Reading, lands: frozenset[str]) -> Person | None:
        """The one person of whom the document says the office: by its other words, then by who is in mind."""
        gender = sex([*reading.words, reading.noun])
        rest = meant.words - {meant.head, meant.head.split()[-1]} - SMALL
        fits = []
        for person in self.cast.people:
            key = id(person)
            held = self.held.get(key, [])
            if gender and person.gender and gender != person.gender:
                continue
            same = [o for o in held if o.head == meant.head and not _another_owner(meant.owner, o.owner)]
            if not same or at_odds(meant.words, self.words[key]) or self._elsewhere(key, meant, lands):
                continue
            shared = max((len(rest & o.words) for o in same), default=0) or len(rest & self.words[key])
            known = key in self.mind.people
            if (shared or not rest or meant.head not in _MANY_HOLD) if known else rest & self.words[key] - _COMMON:
                fits.append((shared, self.mind.weights.get(key, 0.0), person))
        return self._one_of(fits, meant, gender, bool(rest))

    def _one_of(
        self, fits: list[tuple[int, float, Person]], meant: Office, gender: str | None, told_more: bool
    ) -> Person | None:
        if not fits:
            return None
        fits.sort(key=lambda f: (-f[0], -f[1]))
        shared, amount, person = fits[0]
        needed = 0.4 if told_more else 0.2 if len(fits) > 1 else ALONE
        if not shared and meant.head in _SEVERAL_HOLD and amount < needed * self.mind.most(gender):
            return None
        if len(fits) > 1 and shared == fits[1][0] and amount < 1.5 * fits[1][1]:
            return None
        return person


def _holds(held: Sequence[Office], meant: Office | None) -> bool:
    return meant is not None and any(o.head == meant.head for o in held)


def _another_owner(left: str, right: str) -> bool:
    """True where two offices are two people's: ``Orne's spokesman`` and ``Bell's spokesman``."""
    pronouns = ("", "his", "her")
    return left not in pronouns and right not in pronouns and left != right
