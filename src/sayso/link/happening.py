"""One happening, however many tell it: tellings of one day that share rare words or names, or lie near in meaning.

The fullest telling of each happening leads; the others join the leader they are likest to, so that no chain leads
from one happening to the next. A telling is compared only with leaders that share one of its rarest words, and with
few of them, so that time grows with the tellings. Languages are bridged by the encoder alone, leader by leader.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from typing import TYPE_CHECKING

from sayso.link.discrepancy import reading
from sayso.link.relation.amount import clash, grown
from sayso.link.speaker.sound import distance
from sayso.link.statement.passage import EMPTY
from sayso.text.root import name_root, root
from sayso.text.stem import folded
from sayso.types import Document, Span, Spans, key
from sayso.view import Event, Telling

if TYPE_CHECKING:
    from sayso.types import Encoder

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*\d|\d")
POSSESSIVE = re.compile(r"['’]s$")
# The figure that a newer one replaces, and the word behind a figure.
EARLIER = re.compile(
    r",?\s(?:up|down|rais\w+|ris\w+|revis\w+|increas\w+|correct\w+)\b[^,;.\d]{0,24}?\sfrom\s[^,;.]*"
    r"|,?\s(?:instead of|rather than|not)\s(?=\d)[^,;.]*",
    re.I,
)
COUNTED = re.compile(r"[\s\u00a0]+[^\W\d_]+")
RAREST, HOLDERS, LEAST_SHARED = 8, 60, 2
# Rarity is counted as if there were this many tellings at least: in a small story every word would seem common.
BACKGROUND = 500
WEIGHT, LIKE, NEAR, WIDER = 0.02, 0.56, 0.83, 0.1
# Across languages: near in meaning alone, or less near with a name that sounds the same.
ACROSS, ACROSS_NAMED, SOUNDS = 0.72, 0.5, 0.15


@dataclass(frozen=True, slots=True)
class _Marked:
    """A telling with the keys of its telling words, the number it stands under and its language."""

    telling: Telling
    keys: frozenset[str]
    names: frozenset[str]
    words: str
    language: str | None
    copied: bool

    @property
    def rank(self) -> tuple[bool, bool, int, str, int, int]:
        """Leaders first: one day before several, no copy, more words; ties by place, never by the order given."""
        t = self.telling
        return t.earliest != t.latest, self.copied, -len(self.keys), t.document, t.span.start, t.span.stop


def events(
    documents: Sequence[Document],
    tellings: Iterable[Telling],
    encoder: Encoder | None = None,
    witnesses: Iterable[tuple[str, str]] = (),
) -> tuple[Event, ...]:
    """The happenings that these tellings tell, in the order of their days; of each the fullest telling first.

    Days of an event are those of its fullest telling, which names a single day where any does; a telling that counts
    the same and has another figure says which (``otherwise``). Without an encoder only
    words are compared, and the tellings of two languages stay apart. ``witnesses`` gives for a document's id that of
    the first of its near-copies: what a copy tells comes after what others do. The order of documents and tellings does
    not matter.
    """
    texts = {d.id: d for d in documents}
    copies = {document for document, first in witnesses if document != first}
    known = (t for t in set(tellings) if t.document in texts)
    marked = sorted((_marked(t, texts[t.document], t.document in copies) for t in known), key=lambda m: m.rank)
    likeness = _Likeness(marked, encoder)
    groups = _grouped(marked, likeness)
    if encoder is not None and len({m.language for m in marked}) > 1:
        groups = _bridged(groups, likeness)
    return tuple(sorted((_event(g) for g in groups), key=lambda e: (e.earliest, e.latest, e.id)))


def _event(group: Sequence[_Marked]) -> Event:
    first, *others = sorted(group, key=lambda m: m.rank)
    members = (first.telling, *(replace(m.telling, otherwise=_otherwise(first, m)) for m in others))
    id = min(key("h", t.document, t.span) for t in members)
    return Event(id, first.telling.earliest, first.telling.latest, members)


def _otherwise(first: _Marked, other: _Marked) -> Spans:
    """The figure of a telling, with the word for what it counts, that the fullest has otherwise; empty without one."""
    if first.words == other.words:
        return ()
    left, right = (reading(_as_it_stands(m.words), m.language) for m in (first, other))
    if (found := clash(left, right) or grown(left, right)) is None:
        return ()
    figure = found[1].span
    counted = COUNTED.match(other.words, figure.stop) if found[1].first else None
    start = other.telling.span.start
    return (Span(start + figure.start, start + (counted.end() if counted else figure.stop)),)


def _as_it_stands(words: str) -> str:
    """A telling without the earlier figure that it replaces by its own, "seven, up from three": blanks stand there."""
    return EARLIER.sub(lambda met: " " * len(met.group()), words)


def _marked(telling: Telling, document: Document, copied: bool = False) -> _Marked:
    """The keys of a telling: roots of its words and names, figures as they are; not the words that date it."""
    text, language = document.text, document.language
    keys, names = set(), set()
    for met in WORD.finditer(text, telling.span.start, telling.span.stop):
        if telling.words is not None and telling.words.start <= met.start() < telling.words.stop:
            continue
        word = POSSESSIVE.sub("", met.group())
        plain = folded(word)
        if plain in EMPTY or (len(plain) < 3 and not plain.isdigit()):
            continue
        inside = met.start() > telling.span.start and language != "de"
        named = inside and word[0].isupper()
        keys.add(name_root(word) if named else root(word, language))
        if named:
            names.add(plain)
    return _Marked(telling, frozenset(keys), frozenset(names), telling.span.of(text), language, copied)


def _overlap(a: Telling, b: Telling) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _shared(a: frozenset[str], b: frozenset[str]) -> set[str]:
    """The keys of one that the other has; a name and the same word in small letters are one: no capital shows at the
    head of a sentence."""
    return {k for k in a if k in b or (k[1:] if k[0] == "^" else "^" + k) in b}


class _Likeness:
    """How alike two tellings of one language are, by their words and, with an encoder, by what they mean."""

    def __init__(self, marked: Sequence[_Marked], encoder: Encoder | None) -> None:
        counts = Counter(k for m in marked for k in m.keys)
        total = max(len(marked), BACKGROUND)
        self.weights = {k: log(1 + total / n) for k, n in counts.items()}
        self.alone = {k for k, n in counts.items() if n == 1}
        self._place = {m: n for n, m in enumerate(marked)}
        self._vectors = encoder.encode([m.words for m in marked]) if encoder is not None and marked else None

    def near(self, a: _Marked, b: _Marked) -> float:
        """The cosine of what two tellings mean, -1..1; 0 without an encoder."""
        if self._vectors is None:
            return 0.0
        return float(self._vectors[self._place[a]] @ self._vectors[self._place[b]])

    def across(self, a: _Marked, b: _Marked) -> float:
        """The nearness of two tellings of two languages where it is enough for one happening, else 0."""
        near = self.near(a, b)
        if near >= ACROSS:
            return near
        named = near >= ACROSS_NAMED and any(distance(x, y) < SOUNDS for x in a.names for y in b.names)
        return near if named else 0.0

    def _weight(self, keys: Iterable[str]) -> float:
        """The sum over keys; summed in one order, so that it never varies."""
        return sum(self.weights[k] for k in sorted(keys))

    def of(self, a: _Marked, b: _Marked) -> float:
        """How far above what one happening asks for two tellings are; 0 or less where they are not alike enough."""
        if not _overlap(a.telling, b.telling):
            return 0.0
        shared = _shared(a.keys, b.keys)
        if len(shared) < LEAST_SHARED or all(k[0] == "^" for k in shared):
            return 0.0
        told = self._weight(shared)
        same = (a.telling.earliest, a.telling.latest) == (b.telling.earliest, b.telling.latest)
        least = 0.0 if same else WIDER
        if self._vectors is not None:
            return self.near(a, b) + WEIGHT * told - NEAR - least
        fewer = min(self._weight(m.keys) for m in (a, b))
        return told / fewer + WEIGHT * told - LIKE - least


def _grouped(marked: Sequence[_Marked], likeness: _Likeness) -> list[list[_Marked]]:
    """Each telling, the fullest first, with the likest leader of its language and days, or a leader itself."""
    groups: list[list[_Marked]] = []
    holders: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for one in marked:
        rarest = sorted(one.keys - likeness.alone, key=lambda k: (-likeness.weights[k], k))[:RAREST]
        tried = {n for k in rarest for n in holders[one.language, k]}
        best = max(((likeness.of(one, groups[n][0]), -n) for n in tried), default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].append(one)
            continue
        groups.append([one])
        for k in one.keys:
            if len(holders[one.language, k]) < HOLDERS:
                holders[one.language, k].append(len(groups) - 1)
    return groups


def _bridged(groups: list[list[_Marked]], likeness: _Likeness) -> list[list[_Marked]]:
    """The groups, those of other languages put to the one whose leader is nearest in meaning on the same days."""
    made: list[list[_Marked]] = []
    on_day: defaultdict[str, list[int]] = defaultdict(list)
    for group in groups:
        leader, tongues = group[0], {m.language for m in group}
        near = {n for day in _days(leader.telling) for n in on_day[day]}
        apart = (n for n in near if tongues.isdisjoint(m.language for m in made[n]))
        best = max(((likeness.across(leader, made[n][0]), -n) for n in apart), default=(0.0, 0))
        if best[0] > 0:
            made[-best[1]] += group
            continue
        made.append(list(group))
        for day in _days(leader.telling):
            on_day[day].append(len(made) - 1)
    return made


def _days(telling: Telling) -> list[str]:
    first, last = date.fromisoformat(telling.earliest), date.fromisoformat(telling.latest)
    return [(first + timedelta(k)).isoformat() for k in range((last - first).days + 1)]
