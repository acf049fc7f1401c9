"""What outlets tell in their own voice becomes a statement where another document stands against it."""

from __future__ import annotations

import pytest

from sayso.models.encoder import load
from sayso.pipeline import Reading, link
from sayso.readers.text import layout
from sayso.types import Document, Record

ENCODER = load()
STORM = "Divers were looking for the captain in the evening, and families were waiting at the pier."
LAMPS = "Crews had gone out at noon with blankets and lamps, the harbour was closed on Monday."


def record(*texts: str) -> Record:
    documents = []
    for k, text in enumerate(texts):
        blocks, found = layout(text)
        name = f"outlet {k}"
        day = "2031-10-12"
        documents.append(
            Document(f"d{k}", name, None, name, "en", day, None, None, None, found.title, text, blocks, "", "text@2")
        )
    return link([Reading(d, (), ()) for d in documents], ENCODER)


def related(found: Record) -> list[tuple[str, str]]:
    return [(r.kind, r.reason) for r in found.relations]


def test_two_tolls_contradict_and_nothing_else_becomes_a_statement():
    found = record(
        f"Ferry sinks\n\nSeven people died when the ferry Halvarine sank off Orne on Sunday. {STORM}\n",
        f"What we know\n\nFive people died when the Halvarine sank off Orne on Sunday. {LAMPS}\n",
    )
    assert related(found) == [("contradicts", "number")]
    assert len(found.statements) == len(found.attributions) == 2
    assert all(s.speaker is None for s in found.statements)
    assert {a.voice for a in found.attributions} == {"narrated"}


def test_two_causes_contradict():
    found = record(
        f"Ferry sinks\n\nThe Halvarine sank because a cable snapped. {STORM}\n",
        f"What we know\n\nThe Halvarine sank because its engine room was flooded. {LAMPS}\n",
    )
    assert related(found) == [("contradicts", "cause")]


@pytest.mark.parametrize(
    "other",
    [
        "Seven people died when the Halvarine sank off Orne on Sunday.",  # the same
        "Five people died when the bridge of Tarvess fell in 1998.",  # another thing
    ],
)
def test_what_nothing_stands_against_is_no_statement(other):
    found = record(
        f"Ferry sinks\n\nSeven people died when the ferry Halvarine sank off Orne on Sunday. {STORM}\n",
        f"What we know\n\n{other} {LAMPS}\n",
    )
    assert not found.relations and not found.statements and not found.attributions


def test_one_document_is_not_held_against_itself():
    found = record(
        "Ferry sinks\n\nSeven people died when the ferry Halvarine sank off Orne on Sunday. The Halvarine was old. "
        "Five people died when the Halvarine sank off Orne on Sunday.\n",
        f"What we know\n\n{LAMPS}\n",
    )
    assert not found.relations


def test_a_record_linked_again_from_its_own_attributions_is_the_same():
    texts = (
        f"Ferry sinks\n\nSeven people died when the ferry Halvarine sank off Orne on Sunday. {STORM}\n",
        f"What we know\n\nFive people died when the Halvarine sank off Orne on Sunday. {LAMPS}\n",
    )
    found = record(*texts)
    own = {d.id: tuple(a for a in found.attributions if a.document == d.id) for d in found.documents}
    again = link([Reading(d, own[d.id], ()) for d in found.documents], ENCODER)
    assert again.statements == found.statements and again.relations == found.relations
