"""The bodies a document names: their fullest names, and which one ``the ministry`` or ``it`` stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.extract.mention.given import fold
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.reading import Reading
from sayso.extract.mention.title import BODY_HEADS, NOT_NAMES, listed
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
_OF = frozenset({"of", "the", "for", "and", "on", "&", "de", "la", "des", "du"})


@dataclass(slots=True)
class Institutions:
    """Bodies as they come up in a reading, the latest last; ``subject`` is the last that did or said something."""

    layout: Layout
    seen: list[Name] = field(default_factory=list)
    subject: Spoken = ("unnamed", None, (), -9)
    credited: Spoken = ("unnamed", None, (), -9)
    spelled: Mapping[str, Name] = field(init=False)
    longer: Mapping[str, Sequence[Name]] = field(init=False)

    def __post_init__(self) -> None:
        full = [n for n in self.layout.names if n.kind == "body" and n.full]
        self.spelled, self.longer = _spelled(self.layout, full), _ending_alike(full)

    def notice(self, name: Name, acts: bool) -> None:
        """Take note of a body or place named, and whether it is what its sentence is about."""
        if name.kind in ("body", "place"):
            self.seen.append(name)
            if name.kind == "body" and acts and not self.layout.quoting(name.span.start):
                where = ((name.span, "the body named before"),)
                self.subject = ("body", self.fullest(name)[0], where, self.layout.sentence(name.span.start))

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

    def latest(self, place: int, within: int = 4) -> tuple[str, str | None, tuple[Step, ...]]:
        """Kind and name of the body or document that spoke just before, else of what the sentence before was about."""
        near = [held for held in (self.credited, self.subject) if self._near(place, held[3], within)]
        return near[0][:3] if near else ("unnamed", None, ())

    def _near(self, place: int, sentence: int, within: int) -> bool:
        if sentence < 0 or self.layout.sentence(place) - sentence > within:
            return False
        return self.layout.line(place) - self.layout.line(self.layout.starts[sentence]) < 2

    def called(self, reading: Reading) -> tuple[str | None, tuple[Step, ...]]:
        """The name of a body described by its common noun: the last one named that has the noun for its head."""
        own = self._own(reading)
        if own:
            return own, ()
        if not reading.definite or reading.qualified:
            return None, ()
        described = set(reading.words[1:]) - {reading.noun}
        for name in reversed(self.seen):
            words = [fold(w) for w in name.words]
            if reading.noun in (words[-1], words[0]) and described <= set(words):
                return self.fullest(name)[0], ((name.span, "the body of that kind named before"),)
        if reading.noun in _ANY and len(reading.words) == 2:
            kind, shown, where = self.latest(reading.span.start, 2)
            return (shown, where) if kind == "body" else (None, ())
        return None, ()

    def _own(self, reading: Reading) -> str | None:
        """The words themselves where they single out one body: ``the Tidewater port authority``."""
        start, stop = self.layout.within(reading.span)
        words = self.layout.tokens[start:stop]
        while words and words[0].low in ("the", "a", "an"):
            words = words[1:]
        count = next((k + 1 for k, t in enumerate(words) if t.low == reading.noun), 0)
        kept: Sequence[str] = [t.word + ("'s" if t.own else "") for t in words[:count]]
        told = [t for t in words[: max(count - 1, 0)] if t.cap and t.low not in NOT_NAMES]
        if not told or (reading.noun in _ANY and all(t.low.endswith(_PEOPLE) for t in told)):
            return None
        return " ".join(kept)


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
    initials = "".join(w[0] for w in words if w.lower() not in _OF)
    return letters.replace(".", "").casefold() == initials.casefold()
