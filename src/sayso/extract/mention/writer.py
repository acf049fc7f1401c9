"""Who writes a document, and so says ``I`` outside every quotation: its byline, its signature, or whom it presents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.title import listed

LAST, SHORT = 3, 6
_QUESTION, _ANSWER = re.compile(r"Q(?:[:.]\s|UESTION:|[A-Z][a-z])"), re.compile(r"A(?:[:.]\s|NSWER:)")
# What the last lines say of a writer: "Ada Orne, a pilot, teaches at the harbour school".
_PRESENTING = listed("""
is was are chairs chaired serves served teaches taught edits edited writes wrote covers reports directs directed hosts
co-hosts heads headed leads led represents represented runs works worked practices blogs tweets founded co-founded has
lives
""")


@dataclass(slots=True)
class Writers:
    """The writers of a document, or of the letters it prints one below another."""

    layout: Layout
    cast: Cast
    signatures: dict[int, Name] = field(init=False)

    def __post_init__(self) -> None:
        self.signatures = self._signatures()

    def of(self, place: int) -> tuple[Person, Name, str] | None:
        """Who says ``I`` at a place outside quotations, where they are named, and how it is known; None if unknown."""
        here = self.layout.line(place)
        if _ANSWER.match(self.layout.text, self.layout.lines[here]):
            return self._asked()
        below = min((line for line in self.signatures if line > here), default=None)
        if below is not None:
            return self._person(self.signatures[below], "the signature below")
        if self.signatures:
            return None
        return self._presented() or self._of_title() or self._reprinted()

    def _asked(self) -> tuple[Person, Name, str] | None:
        """Whoever gives the answers after ``A:``: the one named most before the first ``Q:``."""
        lines = self.layout.lines
        first = next((start for start in lines if _QUESTION.match(self.layout.text, start)), None)
        named = [n for n in self.layout.naming(0, first or 0) if n.kind in ("person", "open")]
        people = [p for n in named if (p := self.cast.bearer.get(n.span.start)) and p.sure and p.fullest.full]
        if not people:
            return None
        most = max(people, key=lambda p: sum(p is q for q in people))
        alike = {id(p) for p in people if sum(p is q for q in people) == sum(most is q for q in people)}
        return (most, most.mentions[0], "who is asked in these questions and answers") if len(alike) == 1 else None

    def signs(self, place: int) -> bool:
        """True inside a signature."""
        return self.layout.line(place) in self.signatures

    def _signatures(self) -> dict[int, Name]:
        """The names that fill a line, by the number of the line, where the last line is one of them."""
        found: dict[int, Name] = {}
        lines, text = self.layout.lines, self.layout.text
        ends = [*lines[1:], len(text)]
        count = len(lines)
        while count and text[lines[count - 1] : ends[count - 1]].startswith(("Follow ", "Follow us")):
            count -= 1
        for number in range(1, count):
            words = text[lines[number] : ends[number]].strip(" \n.—–-~")
            if not 0 < len(words.split()) < SHORT:
                continue
            near = self.layout.naming(lines[number], ends[number])
            name = next((n for n in near if n.begins <= lines[number] + 2), None)
            if name and name.full and name.kind == "person" and name.span.of(text).strip(".") == words:
                found[number] = name
        return found if count - 1 in found else {}

    def _presented(self) -> tuple[Person, Name, str] | None:
        """Whom the last lines present: ``Ada Orne, a pilot, is a ...``, named nowhere before."""
        tokens = self.layout.tokens
        for line in self.layout.lines[-LAST:]:
            near = self.layout.naming(line, line + 60)
            name = next((n for n in near if n.begins == line), None)
            stop = self.layout.sentence_around(line).stop
            told = name and (name.full or name.title or line == self.layout.lines[-1])
            if name is None or not told or name.kind not in ("person", "open"):
                continue
            after = [t.low for t in tokens[name.last + 1 : self.layout.at(stop)]]
            beside = after[:1] and (after[0] in _PRESENTING or (after[0] == "," and set(after) & _PRESENTING))
            person = self.cast.bearer.get(name.span.start)
            if beside and person and all(m.span.start >= line for m in person.mentions):
                return self._person(name, "the one the last lines present")
        return None

    def _of_title(self) -> tuple[Person, Name, str] | None:
        """The columnist whose name and a colon open the title, and whom the text names nowhere else."""
        name = next(iter(self.layout.names), None)
        if name is None or name.span.start != 0 or not name.full or self.layout.line(name.span.stop) != 0:
            return None
        person = self.cast.bearer.get(name.span.start)
        colon = self.layout.text[name.span.stop : name.span.stop + 1] == ":"
        alone = person is not None and all(self.layout.line(m.span.start) == 0 for m in person.mentions)
        return self._person(name, "the name before the title") if colon and alone else None

    def _reprinted(self) -> tuple[Person, Name, str] | None:
        """The author whom the last lines name after ``by``: ``From THE LOCKS by Ada Orne. Copyright ...``."""
        if not len(self.layout.lines) > LAST:
            return None
        for name in self.layout.naming(self.layout.lines[-LAST], len(self.layout.text)):
            before = self.layout.tokens[name.first - 1].low if name.first else ""
            rest = self.layout.text[name.span.stop :].lower()
            if before == "by" and name.full and ("copyright" in rest or "©" in rest or "reprinted" in rest):
                return self._person(name, "the author of what is reprinted")
        return None

    def _person(self, name: Name, why: str) -> tuple[Person, Name, str] | None:
        person = self.cast.bearer.get(name.span.start)
        return (person, name, why) if person else None
