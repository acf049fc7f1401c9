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


def vocabulary(register: Register, notes: Notes, numbers: Mapping[str, int]) -> tuple[Named, ...]:
    """What is named in several ways, each with its words in the order of the sources; the same words of one are one."""
    groups: dict[tuple[str, str, str], list[Wording]] = {}
    for wording in register.record.wordings:
        about = wording.about or wording.concept
        groups.setdefault((KINDS[wording.note], about, wording.concept), []).append(wording)
    places = {d.id: n for n, d in enumerate(register.record.documents)}
    found = []
    for (kind, about, concept), members in groups.items():
        members.sort(key=lambda w: (places[w.document], w.span))
        words: dict[tuple[str, str, str], Word] = {}
        for one in members:
            document = register.documents[one.document]
            shown = one.span.of(document.text)
            place = (one.document, shown.casefold(), one.note)
            if place not in words:
                note = notes.number(one.document, (one.span,))
                label = register.labels[one.document]
                words[place] = Word(label, register.outlet(document), shown, document.language, one.note, note)
        found.append(Named(kind, concept, numbers.get(about), tuple(words.values())))
    order = list(dict.fromkeys(KINDS.values()))
    return tuple(sorted(found, key=lambda n: (order.index(n.kind), n.statement or 0, n.concept)))
