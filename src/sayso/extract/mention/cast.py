"""The people a document names: every mention by name, gathered under the fullest name it gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender, nominative, stem
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.title import COURTESY, OFFICES, SUFFIXES, listed
from sayso.types import Span


@dataclass(slots=True)
class Person:
    """Somebody the document names, while it is being read: mentions by name and what they tell.

    ``sure`` is False for capitalised words that may name a thing; ``gender`` is ``m``, ``f`` or None,
    ``best`` the fullest mention once it has been asked for, ``compared`` its words as names are compared. ``place`` is
    True for a name that stands after ``in``, ``doubtful`` for a last name that several bear and the text leaves open.
    """

    mentions: list[Name] = field(default_factory=list)
    gender: str | None = None
    sure: bool = False
    best: Name | None = None
    place: bool = False
    doubtful: bool = False
    compared: tuple[str, ...] = ()

    def take(self, name: Name) -> None:
        """Add a mention and what it tells of gender and kind."""
        self.mentions.append(name)
        self.best = None
        self.gender = self.gender or name.gender
        self.sure = self.sure or name.kind == "person"

    @property
    def fullest(self) -> Name:
        """The mention with the most words, the most frequent of those that have as many."""
        if self.best is None:
            counts = Counter(m.words for m in self.mentions)
            self.best = max(self.mentions, key=lambda m: (_weight(m), counts[m.words], -m.span.start))
            self.compared = tuple(stem(fold(w)) for w in self.best.words)
        return self.best

    @property
    def certain(self) -> bool:
        """True for somebody who is a person for sure, and no other."""
        return self.sure and not self.place and not self.doubtful

    @property
    def given(self) -> str:
        """The first word of a full name as names are compared, empty for somebody without one."""
        return self.compared[0] if self.fullest.full else ""


def _weight(name: Name) -> tuple[int, bool, bool, int]:
    words = [w for w in name.words if fold(w) not in SUFFIXES]
    spelled = sum(len(w.replace(".", "")) > 1 for w in words)
    shouted = all(w.isupper() and len(w) > 3 for w in words)
    return (min(spelled, 2), not shouted, name.kind == "person", len(name.words))


_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|az)-(?=..)")


def surname(words: Sequence[str]) -> str:
    """The last name as compared: folded, without declension, past ``Jr.`` and the like."""
    kept = [w for w in words if fold(w) not in SUFFIXES] or list(words)
    last = fold(kept[-1])
    return stem(_ARTICLE.sub("", last) if "-" in last else last)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a scene and who bears which mention (by the first character of the mention)."""

    people: tuple[Person, ...]
    bearer: dict[int, Person]

    def shown(self, person: Person, text: str) -> str | None:
        """The fullest name of a person, a lone last name with its Mr. or Ms.; None for somebody without a name."""
        if not person.mentions or person.doubtful:
            return None
        name = person.fullest
        words = " ".join(_cased(w) for w in nominative(name.words, person.gender))
        if not name.full:
            for title in (m.title.of(text) for m in person.mentions if m.title):
                if COURTESY.get(title.lower()):
                    return f"{_cased(title)} {words}"
        return words


def _cased(word: str) -> str:
    if len(word) > 2 and word.isupper() and "." not in word[:-1] and fold(word) not in SUFFIXES:
        return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
    return word


Holds = Callable[[str, str], bool]


def cast(layout: Layout, sources: Sequence[Span], holds: Holds = lambda name, title: False) -> Cast:
    """The people the scene names.

    Full names come first, then last names under a title, then bare last and given names, each with the one
    bearer its gender, its title and what stands nearby allow; a name nobody bears stands for itself. ``holds`` tells
    whether somebody of a full name is known to hold, or to have held, the office of a title.
    """
    named = [n for n in layout.names if n.kind in ("person", "open")]
    people: list[Person] = []
    bearer: dict[int, Person] = {}
    index: dict[str, list[Person]] = {}
    for name in [n for n in named if n.full]:
        person = _same(name, index.get(surname(name.words), ()))
        if person is None:
            person = Person()
            people.append(person)
            index.setdefault(surname(name.words), []).append(person)
        person.take(name)
        bearer[name.span.start] = person
    lone = [n for n in named if not n.full]
    for name in sorted(lone, key=lambda n: (n.title is None, n.span.start)):
        person = _one(layout, name, index, people, sources, holds)
        if person is None:
            person = Person(doubtful=not name.title and len(index.get(surname(name.words), ())) > 1)
            people.append(person)
            if not person.doubtful:
                index.setdefault(surname(name.words), []).append(person)
        person.take(name)
        bearer[name.span.start] = person
    for person in people:
        person.gender = person.gender or _of_given(person)
    _vouch(people, sources, layout)
    return Cast(tuple(people), bearer)


SPELLED = 5
_CUTS = listed("of for from at in on by with who which that whose")


def _vouch(people: Iterable[Person], sources: Sequence[Span], layout: Layout) -> None:
    """Words that may name a thing name a person where they are credited with speech or called by a last name alone."""
    spoken = _cover(_core(layout, s) for s in sources)
    for person in people:
        if person.sure:
            continue
        lone = all(len(m.words) == 1 for m in person.mentions)
        if lone and any(_placed(layout, m) for m in person.mentions):
            person.place = True
            continue
        forms = {len(m.words) for m in person.mentions}
        person.sure = len(forms) > 1 or any(_heads(layout, m, spoken) for m in person.mentions)


def _of_given(person: Person) -> str | None:
    """The gender of somebody called by a given name alone."""
    words = {m.words for m in person.mentions}
    alone = len(words) == 1 and not person.fullest.full and not any(m.title for m in person.mentions)
    return given_gender(person.fullest.words[0]) if alone else None


def _core(layout: Layout, source: Span) -> Span:
    """The words of a source before what qualifies them: ``Ada Orne`` of ``Ada Orne of the Freedom Office``."""
    start, stop = layout.within(source)
    tokens = layout.tokens
    cut = next((k for k in range(start + 1, stop) if tokens[k].low in _CUTS or not tokens[k].word[0].isalnum()), stop)
    return Span(source.start, tokens[cut - 1].stop) if start < cut else source


def _heads(layout: Layout, name: Name, cores: Sequence[Span]) -> bool:
    """True for a name that no common noun follows in the core of a source, as in ``Longtime friends``."""
    after = layout.tokens[name.last + 1 : name.last + 2]
    held = after and after[0].word[0].isalpha() and not after[0].cap and _within(cores, after[0].start)
    return _within(cores, name.span.start) and not held


def _cover(spans: Iterable[Span]) -> list[Span]:
    """The stretches that the spans cover, in order and apart."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].stop:
            span = Span(found[-1].start, max(found.pop().stop, span.stop))
        found.append(span)
    return found


def _within(ordered: Sequence[Span], place: int) -> bool:
    at = bisect_right(ordered, place, key=lambda s: s.start) - 1
    return at >= 0 and place < ordered[at].stop


def _placed(layout: Layout, name: Name) -> bool:
    """True after ``in`` or ``near``: the name of a place."""
    if not name.first or name.own:
        return False
    before = layout.tokens[name.first - 1].low
    if before in ("of", "the") and name.first > 1:
        after = layout.tokens[name.last + 1].low if name.last + 1 < len(layout.tokens) else ""
        held = after if before == "the" else layout.tokens[name.first - 2].low
        return held in OFFICES
    return before in ("in", "near", "в", "во", "à", "en")


def _spoken(name: Name, sources: Sequence[Span]) -> bool:
    return any(s.start <= name.span.start < s.stop for s in sources)


def _given_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    a, b = stem(fold(left[0])).rstrip("."), stem(fold(right[0])).rstrip(".")
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return any(a == stem(fold(w)) for w in right[1:-1]) or any(b == stem(fold(w)) for w in left[1:-1])


def _same(name: Name, others: Iterable[Person]) -> Person | None:
    generation = [fold(w).rstrip(".") for w in name.words if fold(w) in SUFFIXES]
    for person in others:
        for mention in person.mentions:
            if mention.full and _given_agree(name.words, mention.words):
                theirs = [fold(w).rstrip(".") for w in mention.words if fold(w) in SUFFIXES]
                if not (generation and theirs and generation != theirs) and _compatible(name, person):
                    return person
    return None


def _compatible(name: Name, person: Person) -> bool:
    return not (name.gender and person.gender and name.gender != person.gender)


def _one(
    layout: Layout,
    name: Name,
    index: dict[str, list[Person]],
    people: Sequence[Person],
    sources: Sequence[Span],
    holds: Holds,
) -> Person | None:
    """The one person a lone name can stand for, or None."""
    fits = [p for p in index.get(surname(name.words), ()) if _compatible(name, p)]
    if not fits and not name.title:
        word = stem(fold(name.words[0]))
        fits = [p for p in people if p.given == word] or _respelled(name, index)
        return fits[0] if len(fits) == 1 else None
    if not fits and name.title:
        word = fold(name.words[0])
        fits = [p for p in people if fold(p.fullest.words[0]) == word and _surname_first(p.fullest)]
    if not fits:
        last = surname(name.words)
        named = (p for p in people if p.fullest.full and last in p.compared[1:])
        fits = [p for p in named if _compatible(name, p)]
    if len(fits) < 2:
        return fits[0] if fits else None
    return _nearest(layout, name, fits, sources, holds)


def _respelled(name: Name, index: dict[str, list[Person]]) -> list[Person]:
    """Those named in full whose last name the lone name misspells."""
    word = surname(name.words)
    return [p for known in index if misspelled(word, known) for p in index[known] if p.fullest.full]


def misspelled(word: str, known: str) -> bool:
    """True for a longer name with one letter left out, put in, or two in the wrong order: ``tarrwo`` for ``tarrow``."""
    if word[:1] != known[:1] or min(len(word), len(known)) < SPELLED or word == known:
        return False
    if len(word) == len(known):
        at = next(k for k in range(len(word)) if word[k] != known[k])
        return word[at + 1 : at + 2] + word[at] == known[at : at + 2] and word[at + 2 :] == known[at + 2 :]
    short, long = sorted((word, known), key=len)
    return len(long) - len(short) == 1 and any(long[:k] + long[k + 1 :] == short for k in range(1, len(long)))


def _surname_first(name: Name) -> bool:
    """True for a name such as Orn Ti-la or Orn Tila: a hyphened given name comes last, or no given name first."""
    if not name.full:
        return False
    hyphened = "-" in name.words[-1] and name.words[-1].split("-", 1)[1][:1].islower()
    plain = len(name.words) == 2 and len(name.words[0]) > 1 and name.words[0].isalpha()
    return hyphened or (plain and not any(map(given_gender, name.words)))


def _nearest(
    layout: Layout, name: Name, fits: Sequence[Person], sources: Sequence[Span], holds: Holds
) -> Person | None:
    """Of several bearers of a last name: the one with its title, or named in full just before, or the usual one."""
    if name.title:
        title = name.title.of(layout.text).lower()
        titled = [p for p in fits if any(m.title and m.title.of(layout.text).lower() == title for m in p.mentions)]
        if len(titled) == 1:
            return titled[0]
        known = [p for p in fits if any(holds(" ".join(m.words), title) for m in p.mentions if m.full)]
        if len(known) == 1:
            return known[0]
        if title in COURTESY and all(p.gender is None for p in fits):
            return None
    return _named_near(layout, name, fits, sources)


def _married(layout: Layout, person: Person) -> bool:
    """True for somebody named in full but once, as ``his wife, Ada Orne``: the last name alone stays his."""
    full = [m for m in person.mentions if m.full]
    before = layout.tokens[max(0, full[0].first - 2) : full[0].first] if len(full) == 1 else ()
    return any(t.low in ("wife", "husband", "widow", "widower") for t in before)


def _named_near(layout: Layout, name: Name, fits: Sequence[Person], sources: Sequence[Span]) -> Person | None:
    """The one named in full in this paragraph, else the one named first, unless another spoke just before."""
    here = layout.line(name.span.start)
    near = [
        (m.span.start, p) for p in fits for m in p.mentions
        if m.full and m.span.start < name.span.start and layout.line(m.span.start) == here
    ]  # fmt: skip
    if len({id(p) for _, p in near}) == 1:
        return near[0][1]
    first = min(fits, key=lambda p: min(m.span.start for m in p.mentions))
    rest = [p for p in fits if p is not first and not _married(layout, p)]
    others = [m for p in rest for m in p.mentions if m.full and _spoken(m, sources)]
    lately = [m for m in others if m.span.start < name.span.start and here - layout.line(m.span.start) in (1, 2)]
    return None if lately else first
