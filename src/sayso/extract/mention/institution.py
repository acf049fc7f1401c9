"""The bodies a document names: their fullest names, and which one ``the ministry`` or ``it`` stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.extract.mention.genus import genus
from sayso.extract.mention.given import fold
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.reading import Reading
from sayso.extract.mention.title import BODY_HEADS, BODY_NOUNS, NOT_NAMES, PAPERS, listed
from sayso.types import Span

Step = tuple[Span, str]
Spoken = tuple[str, str | None, tuple[Step, ...], int]
_ANY = listed("""
agency bureau group company newspaper organization organisation network firm paper magazine outlet channel
station website party tabloid daily
""")
_PEOPLE = ("an", "ish", "ese", "ch", "i")
_SHORTENED = BODY_HEADS - frozenset(
    {"senate", "house", "congress", "duma", "parliament", "kremlin", "cabinet", "state"}
)
_ENDS = listed("of for from at in on by with to that which who whose and or")
_POSTED = listed("facebook twitter instagram youtube linkedin snapchat reddit telegram")
_POSSESSIVE = {True: "'", False: "'s"}
FARTHEST, NEAR, LATELY = 12, 4, 6
_KINDS = (
    listed("paper newspaper tabloid daily weekly magazine outlet publication journal website"),
    listed("network channel broadcaster station"),
    listed("company firm corporation group airline bank"),
    listed("group organization organisation charity nonprofit non-profit foundation union movement coalition pac"),
)
_PAPERS = listed("paper newspaper tabloid daily weekly magazine")
_PRINTED = listed("""
times post journal herald tribune gazette chronicle guardian zeitung courier dispatch bulletin observer telegraph star
examiner globe inquirer
""")
_NEWS = frozenset(("the", "news", noun) for noun in ("organization", "outlet", "site", "website", "company"))
_OF = frozenset({"of", "the", "for", "and", "on", "&", "de", "la", "des", "du"})


_OWNED = listed("""
campaign camp team office administration government party company newspaper foundation organization ministry embassy
""")
_KEPT = listed("presidential foreign defence defense finance interior justice senate reelection re-election ruling")


@dataclass(slots=True)
class Institutions:
    """Bodies as they come up in a reading, the latest last; ``subject`` is the last that did or said something."""

    layout: Layout
    seen: list[Name] = field(default_factory=list)
    owned: list[tuple[str, Span, int]] = field(default_factory=list)
    subject: Spoken = ("unnamed", None, (), -9)
    credited: Spoken = ("unnamed", None, (), -9)
    spelled: Mapping[str, Name] = field(init=False)
    longer: Mapping[str, Sequence[Name]] = field(init=False)

    def __post_init__(self) -> None:
        full = [n for n in self.layout.names if n.kind == "body" and n.full]
        self.spelled, self.longer = _spelled(self.layout, full), _ending_alike(full)

    def owns(self, name: Name) -> None:
        """Take note of a body that is somebody's: ``Orne's campaign``."""
        after = self.layout.tokens[name.last + 1 : name.last + 3]
        noun = next((t for k, t in enumerate(after) if t.low in _OWNED and (not k or after[0].low in _KEPT)), None)
        if name.own and noun and not noun.cap:
            start = name.begins
            span = Span(start, noun.start + len(noun.word))
            self.owned.append((noun.low, span, self.layout.sentence(name.span.start)))

    def notice(self, name: Name, acts: bool) -> None:
        """Take note of a body or place named, and whether it is what its sentence is about."""
        if name.kind in ("body", "place") and not self._posted(name):
            self.seen.append(name)
            if name.kind == "body" and acts and not self.layout.quoting(name.span.start):
                where = ((name.span, "the body named before"),)
                self.subject = ("body", self.fullest(name)[0], where, self.layout.sentence(name.span.start))

    def _posted(self, name: Name) -> bool:
        """True for a network on which something is posted, or from which a picture is: ``on Facebook``."""
        if name.words[0].lower() not in _POSTED or name.full:
            return False
        before = self.layout.tokens[name.first - 1].low if name.first else ""
        after = self.layout.tokens[name.last + 1 : name.last + 2]
        return before in ("on", "via", "through", "to") or any(t.word == "/" for t in after)

    def credit(self, kind: str, shown: str | None, reading: Reading) -> None:
        """Take note of a source that is a body or a document, under its name if it has one."""
        if reading.head is not None:
            self.seen.append(reading.head)
        if kind == "document" or shown:
            where = ((reading.span, "the source before"),)
            self.subject = self.credited = (kind, shown, where, self.layout.sentence(reading.span.start))

    def forget(self, reading: Reading) -> None:
        """Take note of a source with a name that is not understood: ``it`` after it means no body before it."""
        self.subject = self.credited = ("unnamed", None, (), self.layout.sentence(reading.span.start))

    def recall(self, reading: Reading) -> None:
        """Take note of a description that is what its sentence is about: ``the bank lends``."""
        name, where = self.called(reading)
        sentence = self.layout.sentence(reading.span.start)
        step = (reading.span, "the body that the sentence before is about")
        self.subject = ("body", name, (step, *where), sentence) if name else ("unnamed", None, (), sentence)

    def fullest(self, name: Name) -> tuple[str, tuple[Step, ...]]:
        """The body's name without an article; an acronym becomes the name before it in brackets, where that stands."""
        words = name.words
        shown = " ".join(name.span.of(self.layout.text).split())
        longer = self.longer.get(words[0], ()) if len(words) == 1 and words[0].lower() in _SHORTENED else ()
        if longer:
            before = longer[bisect_left(longer, name.span.start, key=lambda n: n.span.start) - 1]
            return " ".join(before.span.of(self.layout.text).split()), ((before.span, "its longer name"),)
        other = self.spelled.get(words[0]) if len(words) == 1 and words[0].replace(".", "").isupper() else None
        if other is not None:
            spelled = " ".join(other.span.of(self.layout.text).split())
            return spelled, ((other.span, "the words the letters stand for"),)
        return shown, ()

    def once_more(self, head: Name, reading: Reading) -> bool:
        """True for ``a divided Harbour Court``, where the document names that court without ``a`` elsewhere."""
        start = self.layout.at(reading.span.start) + 1
        between = self.layout.tokens[start : head.first]
        if not between or any(t.cap or t.low in ("new", "recent") for t in between) or head.words[-1].lower() in PAPERS:
            return False
        if not head.full and head.words[0].lower() in BODY_HEADS:
            return False
        others = (n for n in self.layout.names if n.words == head.words and n.first != head.first and n.first)
        return any(self.layout.tokens[n.first - 1].low not in ("a", "an", "another") for n in others)

    def latest(self, place: int, within: int = 4) -> tuple[str, str | None, tuple[Step, ...]]:
        """Kind and name of the body or document that spoke just before, else of what the sentence before was about."""
        near = [held for held in (self.credited, self.subject) if self._near(place, held[3], within)]
        return near[0][:3] if near else ("unnamed", None, ())

    def _near(self, place: int, sentence: int, within: int) -> bool:
        if sentence < 0 or self.layout.sentence(place) - sentence > within:
            return False
        return self.layout.line(place) - self.layout.line(self.layout.starts[sentence]) < 2

    def called(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The name of a body described by its common noun: the last one named that the text calls so."""
        own = self._own(reading)
        if own:
            return own, ()
        if reading.words in _NEWS:
            reading = replace(reading, noun="outlet", words=("the", "outlet"))
        told = self._qualified(reading) if reading.qualified else frozenset[str]()
        if not reading.definite or (reading.qualified and not told):
            return None, ()
        described = (set(reading.words[1:]) | told) - {reading.noun}
        seen = list(reversed(self.seen))
        for name in seen:
            words = [fold(w) for w in name.words]
            ends = len(words) > 1 and (reading.noun in (words[-1], words[0]) or _before_of(words, reading.noun))
            if ends and described <= set(words):
                return self.fullest(name)[0], ((name.span, "the body of that kind named before"),)
        mine = next((o for o in reversed(self.owned) if o[0] == reading.noun), None)
        owned = mine is not None and described <= {fold(w) for w in re.findall(r"\w+", mine[1].of(self.layout.text))}
        if mine and owned and reading.words[0] == "the":
            if self.layout.sentence(reading.span.start) - mine[2] <= FARTHEST:
                return " ".join(mine[1].of(self.layout.text).split()), ((mine[1], "the one named before"),)
            return None, ()
        for name in seen:
            if self.layout.sentence(reading.span.start) - self.layout.sentence(name.span.start) > NEAR:
                break
            said = _said_of(self.layout, name)
            if said & _alike(reading.noun) and described <= said | set(map(fold, name.words)):
                return self.fullest(name)[0], ((name.span, "the body that the text calls so"),)
        if reading.noun == "board" and reading.words[:2] == ("the", "editorial"):
            paper = self._named_paper(reading, FARTHEST)
            return (self.fullest(paper)[0], ((paper.span, "the paper named before"),)) if paper else (None, ())
        if reading.noun in _ANY and len(reading.words) == 2:
            kind, shown, where = self.latest(reading.span.start, 2)
            told = genus(shown.split()) if shown else frozenset[str]()
            if kind == "body" and (reading.noun in told or len(told) < 2):
                return shown, where
        return self._of_genus(reading) if reading.words[0] == "the" and not reading.qualified else (None, ())

    def _of_genus(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The only body of such a sort that was named lately, or the only one in the sentence before."""
        here = self.layout.sentence(reading.span.start)
        near = [n for n in self.seen if n.kind == "body" and reading.noun in genus(n.words)]
        far = len(reading.words) == 2 and reading.noun not in _ANY
        for within in (FARTHEST if far else LATELY, LATELY, 1):
            fits = {self.fullest(n)[0]: n for n in near if here - self.layout.sentence(n.span.start) <= within}
            if len(fits) == 1:
                ((shown, name),) = fits.items()
                return shown, ((name.span, "the only body of that sort named lately"),)
        return None, ()

    def press(self, reading: Reading) -> Name | None:
        """The paper named a few sentences before, where ``the paper`` may mean one; None where it means a document."""
        if not reading.definite or reading.qualified or len(reading.words) != 2 or reading.noun not in _KINDS[0]:
            return None
        return self._named_paper(reading, NEAR)

    def _named_paper(self, reading: Reading, within: int) -> Name | None:
        """The paper named last, at most so many sentences before."""
        here = self.layout.sentence(reading.span.start)
        near = (n for n in reversed(self.seen) if here - self.layout.sentence(n.span.start) <= within)
        return next((n for n in near if (_said_of(self.layout, n) | genus(n.words)) & _PAPERS), None)

    def of(self, last: str, noun: str) -> Span | None:
        """Where the document names somebody's body of a kind, by the last name: ``Orne's campaign``."""
        last = fold(last)
        for held, span, _ in self.owned:
            if held == noun and last in map(fold, re.findall(r"\w+", span.of(self.layout.text))):
                return span
        for name in self.layout.names:
            if name.kind == "body" and name.words[-1].lower() == noun and last in map(fold, name.words[:-1]):
                return name.span
        return None

    def _qualified(self, reading: Reading) -> frozenset[str]:
        """The words of ``of elections`` after ``the board``, where nothing more follows; else none."""
        start, stop = self.layout.within(reading.span)
        after = self.layout.tokens[start + len(reading.words) : stop]
        plain = after and after[0].low == "of" and all(t.low.isalpha() for t in after)
        return frozenset(fold(t.word) for t in after) if plain else frozenset()

    def _own(self, reading: Reading) -> str | None:
        """The words themselves where they single out one body: ``the Tidewater port authority``."""
        start, stop = self.layout.within(reading.span)
        words = self.layout.tokens[start:stop]
        while words and words[0].low in ("the", "a", "an"):
            words = words[1:]
        count = next((k + 1 for k, t in enumerate(words) if t.low == reading.noun), 0)
        kept = [t.word + (_POSSESSIVE[t.low[-1:] == "s"] if t.own else "") for t in words[:count]]
        kept[-1:] = [t.word for t in words[count - 1 : count]]
        told = [t for t in words[: max(count - 1, 0)] if t.cap and t.low not in NOT_NAMES]
        if not told or (reading.noun in _ANY and all(t.low.endswith(_PEOPLE) for t in told)):
            return None
        return " ".join(kept)


def _before_of(words: Sequence[str], noun: str) -> bool:
    """True in ``Tarrow State Board of Locks``: the noun of the body stands before ``of`` or ``for``."""
    return any(w == noun and words[k + 1] in ("of", "for") for k, w in enumerate(words[:-1]))


def _alike(noun: str) -> frozenset[str]:
    """The nouns that the same body goes under: a paper is a tabloid."""
    return next((kind for kind in _KINDS if noun in kind), frozenset({noun}))


def _said_of(layout: Layout, name: Name) -> frozenset[str]:
    """The noun beside a body's name, or set off after it, with the words before the noun: ``the port paper Marl``."""
    tokens = layout.tokens
    last = fold(name.words[-1])
    found = {last, "newspaper"} if last in _PRINTED else {last}
    at = name.first - 1
    if at >= 0 and tokens[at].low in BODY_NOUNS and not tokens[at].cap:
        while at >= 0 and name.first - at < 6 and tokens[at].low.isalpha() and tokens[at].low not in ("a", "an", "the"):
            found.add(fold(tokens[at].word))
            at -= 1
    after = tokens[name.last + 1 : name.last + 10]
    if after and after[0].low in BODY_NOUNS and not after[0].cap:
        found.add(fold(after[0].word))
    if len(after) > 2 and after[0].word in (",", "—", "–") and after[1].low in ("a", "an", "the"):
        run: list[str] = []
        for token in after[2:]:
            if not token.word[0].isalpha() or token.low in _ENDS:
                break
            run.append(fold(token.word))
        if run and run[-1] in BODY_NOUNS:
            found.update(run)
    return frozenset(found)


def _spelled(layout: Layout, full: Sequence[Name]) -> dict[str, Name]:
    """The first name of several words before each acronym in brackets, by the letters."""
    found: dict[str, Name] = {}
    for name in full:
        after = [t.word for t in layout.tokens[name.last + 1 : name.last + 3]]
        if len(after) == 2 and after[0] == "(" and _stands_for(after[1], name.words):
            found.setdefault(after[1], name)
    return found


def _ending_alike(full: Sequence[Name]) -> dict[str, list[Name]]:
    """Names of several words in reading order, by their last word."""
    found: dict[str, list[Name]] = {}
    for name in full:
        found.setdefault(name.words[-1], []).append(name)
    return found


def _stands_for(letters: str, words: Sequence[str]) -> bool:
    """True for the initials of the words without the small ones: all that have no capital, or only ``of``, ``the``."""
    named = [w for w in words if w.lower() not in _OF]
    spelled = letters.replace(".", "").casefold()
    return any(
        spelled == "".join(w[0] for w in kept).casefold() for kept in (named, [w for w in named if w[0].isupper()])
    )
