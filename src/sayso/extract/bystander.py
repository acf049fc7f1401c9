"""Who else could be meant by the words of a source: the other people a document has named before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.mention.cast import Person, cast
from sayso.extract.mention.given import fold
from sayso.extract.mention.layout import laid_out
from sayso.extract.mention.reading import HE, SHE, read_source
from sayso.types import Attribution, Document, Span

FAR = 2500
MOST = 5


@dataclass(frozen=True, slots=True)
class Bystander:
    """Somebody named before the words of a source: the name, its last place before them, and whether it could be meant.

    ``why`` says what keeps the name out, or is empty where nothing but the reading of the text does.
    """

    name: str
    span: Span
    why: str


def bystanders(
    document: Document, attribution: Attribution, attributions: Sequence[Attribution]
) -> tuple[Bystander, ...]:
    """The people named in the 2,500 characters before a source other than the one it was given to, the nearest first.

    None for a source that says a full name. For a last name, only those who bear it too; for "he" and "she", those of
    the other gender come with that as their ``why``.
    """
    if not attribution.source or attribution.kind not in ("person", "unnamed"):
        return ()
    view = laid_out(document)
    reading = read_source(view, attribution.source)
    head = getattr(reading, "head", None)
    if reading.form == "proper" and (head is None or head.full):
        return ()
    start = attribution.source[0].start
    people = cast(view, [s for a in attributions for s in a.source[:1]])
    wanted = "m" if reading.kind in HE else "f" if reading.kind in SHE else None
    found = []
    for person in people.people:
        name = people.shown(person, document.text)
        before = [m.span for m in person.mentions if start - FAR < m.span.start < start]
        if name is None or name == attribution.name or not before or person.place or not _known(person):
            continue
        if reading.form == "proper" and head and fold(person.fullest.words[-1]) != fold(head.words[-1]):
            continue
        other = wanted and person.gender and person.gender != wanted
        why = ("a woman" if person.gender == "f" else "a man") + " by name or title" if other else ""
        found.append(Bystander(name, before[-1], why))
    return tuple(sorted(found, key=lambda b: -b.span.start)[:MOST])


def _known(person: Person) -> bool:
    """True for who is plainly a person: by a given name, a title or a gender, not by a capital letter alone."""
    return person.sure and (person.fullest.full or bool(person.gender))
