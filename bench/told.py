"""A record with its words by place, and a tally of what is right in it: for scoring records beside their gold."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sayso.types import Attribution, Document, Record, Rendering, Span, Speaker, Statement

ENOUGH = 0.5
Json = dict[str, Any]
Letters = frozenset[int]


# ---------------------------------------------------------------- counting


@dataclass
class Tally:
    """How often a measure was right, out of how many, and a line for each time it was not."""

    right: int = 0
    of: int = 0
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)

    def count(self, kind: str, miss: str) -> None:
        """One more; ``kind`` is right, or names what went wrong."""
        self.of += 1
        if kind == "right":
            self.right += 1
        else:
            self.kinds[kind] += 1
            self.misses.append(f"{kind}: {miss}")


Tallies = defaultdict[str, Tally]


# ---------------------------------------------------------------- words and names


def folded(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, case and width aside, and where each stands.

    >>> folded("“Nō, 5”")[0]
    'nō5'
    """
    signs, places = [], []
    for at, sign in enumerate(text):
        for small in unicodedata.normalize("NFKC", sign).casefold():
            if small.isalnum():
                signs.append(small)
                places.append(at)
    return "".join(signs), places


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, case and punctuation aside."""
    return tuple(re.findall(r"\w+", name.casefold()))


def carries(name: str, alias: str) -> bool:
    """True where a name ends as the alias does: whole words, more in front of them allowed.

    >>> carries("Minister Ilse Brandt", "Ilse Brandt"), carries("Ilse Brandt", "Ilse")
    (True, False)
    """
    long, short = tokens(name), tokens(alias)
    return bool(short) and long[-len(short) :] == short


def line(words: str, width: int = 90) -> str:
    """The words on one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"


class Told:
    """A record with its words by place: which rendering, which attribution covers what."""

    def __init__(self, record: Record, gold: Json) -> None:
        self.record, self.gold = record, gold
        self.documents = {d.id: d for d in record.documents}
        self.attributions = {a.id: a for a in record.attributions}
        self.people = {s.id: s for s in record.speakers}
        self.speaker_of = {id: s for s in record.speakers for id in s.attributions}
        self.folded = {d.id: folded(d.text) for d in record.documents}

    @cached_property
    def renderings(self) -> dict[str, list[tuple[Letters, Statement, Rendering]]]:
        """What each document renders, by document id."""
        found: dict[str, list[tuple[Letters, Statement, Rendering]]] = defaultdict(list)
        for statement in self.record.statements:
            for rendering in statement.renderings:
                document = self.attributions[rendering.attribution].document
                found[document].append((self.letters(document, rendering.spans), statement, rendering))
        return found

    def letters(self, document: str, spans: Iterable[Span]) -> Letters:
        """The offsets of the letters that some spans cover."""
        text = self.documents[document].text
        return frozenset(at for span in spans for at in range(span.start, span.stop) if text[at].isalnum())

    def sources(self, part: Json) -> list[Document]:
        """The documents that a gold part is about: a file, or the messages of one."""
        named = f"{part['path']}#{part['message']}" if "message" in part else part["path"]
        return [d for d in self.record.documents if d.name == named or d.name.startswith(f"{named}#")]

    def places(self, part: Json, words: str) -> Iterator[tuple[Document, Letters]]:
        """Wherever these words stand in the documents of a gold part."""
        wanted, _ = folded(words)
        for document in self.sources(part):
            signs, at = self.folded[document.id]
            start = signs.find(wanted)
            while wanted and start >= 0:
                yield document, frozenset(at[start : start + len(wanted)])
                start = signs.find(wanted, start + 1)

    def nearest(self, part: Json) -> tuple[float, Statement, Rendering] | None:
        """The rendering that shares most letters with a gold part's words, and how much (Jaccard)."""
        best = None
        for document, wanted in self.places(part, part["words"]):
            for held, statement, rendering in self.renderings[document.id]:
                share = len(held & wanted) / len(held | wanted)
                if share and (best is None or share > best[0]):
                    best = (share, statement, rendering)
        return best

    def holds(self, part: Json) -> set[str]:
        """The statements that render a gold part's words, at least half or all of them within more."""
        return {
            statement.id
            for document, wanted in self.places(part, part["words"])
            for held, statement, _ in self.renderings[document.id]
            if wanted <= held or len(held & wanted) >= ENOUGH * len(held | wanted)
        }

    def attribution(self, part: Json) -> Attribution | None:
        """The attribution whose content shares most letters with a gold part's words, half of them or more."""
        best: tuple[float, Attribution] | None = None
        for document, wanted in self.places(part, part["words"]):
            for held in self.record.attributions:
                if held.document == document.id:
                    own = self.letters(document.id, held.content)
                    share = len(own & wanted) / (len(own | wanted) or 1)
                    if share >= ENOUGH and (best is None or share > best[0]):
                        best = (share, held)
        return best[1] if best else None

    def around(self, part: Json) -> Attribution | None:
        """The shortest attribution whose content holds all of a gold part's words."""
        holders = [
            (len(own), held.id, held)
            for document, wanted in self.places(part, part["words"])
            for held in self.record.attributions
            if held.document == document.id and wanted <= (own := self.letters(document.id, held.content))
        ]
        return min(holders)[2] if holders else None

    def words(self, rendering: Rendering | Attribution) -> str:
        """The words of a rendering, or of an attribution's content."""
        spans = rendering.spans if isinstance(rendering, Rendering) else rendering.content
        held = self.attributions[rendering.attribution] if isinstance(rendering, Rendering) else rendering
        return line(" … ".join(s.of(self.documents[held.document].text) for s in spans))

    # ------------------------------------------------------------ speakers

    def owners(self, names: Sequence[str]) -> set[str]:
        """The gold's speakers whom these names name; a name that two bear counts only where no other decides."""
        bearers = [self._bearers(name) for name in names]
        sure = set().union(*(b for b in bearers if len(b) == 1))
        return sure or set().union(*bearers)

    def _bearers(self, name: str) -> set[str]:
        """Those who bear the longest known name that this one ends with."""
        known = [(len(tokens(a)), s["name"]) for s in self.gold["speakers"] for a in s["names"] if carries(name, a)]
        return {who for length, who in known if length == max(known)[0]}

    def judged(self, expected: str | None, found: Speaker | None, kind: str | None = None) -> str:
        """Whether the speaker found is the expected one: right, missing or wrong."""
        names = found.names if found else ()
        if not names:
            return "right" if expected is None else "missing"
        if expected is None:
            return "right" if kind == "body" and found and found.kind == "body" else "wrong"
        if any(s["name"] == expected for s in self.gold["speakers"]):
            owners = self.owners(names)
            return "right" if owners == {expected} else "missing" if expected in owners else "wrong"
        alike = any(set(tokens(n)) <= set(tokens(expected)) or set(tokens(expected)) <= set(tokens(n)) for n in names)
        return "right" if alike else "wrong"

    def speaker(self, statement: Statement) -> Speaker | None:
        """The statement's speaker."""
        return self.people.get(statement.speaker or "")


def shown(speaker: Speaker | None) -> str:
    """A speaker's first name, for a line about a miss."""
    return speaker.names[0] if speaker and speaker.names else "nobody"
