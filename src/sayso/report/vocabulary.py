"""How each outlet names the same, as record.json and the dispatch show it: words with their places, no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.report.register import Register
from sayso.report.section import Named, Word
from sayso.report.sentence import Notes
from sayso.types import Span
from sayso.view import Wording

Json = dict[str, Any]
KINDS = {
    "word": "things",
    "description": "people",
    "says": "telling",
    "doubts": "telling",
    "concedes": "telling",
    "heated": "telling",
    "distance": "telling",
    "marks": "marks",
}


def wording_json(register: Register, wording: Wording) -> Json:
    """A wording in the shape of docs/record.schema.json; its words follow from its span."""
    return {
        "concept": wording.concept,
        "document": wording.document,
        "words": wording.span.of(register.documents[wording.document].text),
        "span": [wording.span.start, wording.span.stop],
        "note": wording.note,
        "about": wording.about,
    }


def read_wordings(held: Iterable[Json]) -> tuple[Wording, ...]:
    """The wordings behind their entries in record.json, in the same order."""
    return tuple(Wording(w["concept"], w["document"], Span(*w["span"]), w["note"], w["about"]) for w in held)


def vocabulary(
    register: Register, notes: Notes, numbers: Mapping[str, int], wordings: Iterable[Wording], most: int | None = None
) -> tuple[Named, ...]:
    """What is named in several ways, each with its words in the order of the sources; the same words of one are one.

    At most so many words of each are given, where a number is given, those that nobody before had first.
    """
    groups: dict[tuple[str, str, str], list[Wording]] = {}
    for wording in wordings:
        about = wording.about or wording.concept
        groups.setdefault((KINDS[wording.note], about, wording.concept), []).append(wording)
    places = {d.id: n for n, d in enumerate(register.record.documents)}
    found = []
    for (kind, about, concept), members in groups.items():
        members.sort(key=lambda w: (places[w.document], w.span))
        first: dict[tuple[str, str, str], Wording] = {}
        for one in members:
            shown = one.span.of(register.documents[one.document].text).casefold()
            first.setdefault((one.document, shown, one.note), one)
        kept = _kept(first, most)
        words = tuple(_word(register, notes, one) for one in kept)
        found.append(Named(kind, concept, numbers.get(about), words, len(first) - len(kept)))
    order = list(dict.fromkeys(KINDS.values()))
    return tuple(sorted(found, key=lambda n: (order.index(n.kind), n.statement or 0, n.concept)))


def _kept(first: Mapping[tuple[str, str, str], Wording], most: int | None) -> list[Wording]:
    """Of many words so many, in their order: each wording once before any is shown a second time."""
    if most is None or len(first) <= most:
        return list(first.values())
    met: set[str] = set()
    again = []
    for place, (_, shown, _) in enumerate(first):
        again.append((shown in met, place))
        met.add(shown)
    every = list(first.values())
    return [every[place] for place in sorted(place for _, place in sorted(again)[:most])]


def _word(register: Register, notes: Notes, one: Wording) -> Word:
    document = register.documents[one.document]
    note = notes.number(one.document, (one.span,))
    words, label = one.span.of(document.text), register.labels[one.document]
    return Word(label, register.outlet(document), words, document.language, one.note, note)
