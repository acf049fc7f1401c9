"""What a copy adds to the text it copies is its own; what it took is the first text's."""

from __future__ import annotations

import pytest

from sayso.report.origin import copies_of, origin, repeats
from telling import document

WIRE = document("The ferry stays in the harbor, the council said. “We will not gamble,” Ilva Renn said.", "Coast Wire")
COPY = document(f"{WIRE.text}\nThe tram company said it would look for a ferry of its own.", "Harbour Post")
THIRD = document(COPY.text, "Evening Star")
DOCUMENTS = {d.id: d for d in (WIRE, COPY, THIRD)}
COPIES = copies_of((d.id, WIRE.id) for d in (THIRD, COPY, WIRE))


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("the ferry stays in the harbour", True),
        ("We will not gamble", True),
        ("gamble", True),
        ("ferries", False),
        ("it would look for a ferry of its own", False),
        ("…", False),
    ],
)
def test_words_stand_in_a_text_though_one_is_respelled(words, there):
    assert repeats(words, WIRE.text) is there


def test_what_the_first_text_has_is_its_own_in_every_copy():
    for one in (WIRE, COPY, THIRD):
        assert origin("The ferry stays in the harbor", one.id, COPIES[one.id], DOCUMENTS) == WIRE.id


def test_what_only_a_copy_has_is_the_copys():
    added = "it would look for a ferry of its own"
    found = {origin(added, one.id, COPIES[one.id], DOCUMENTS) for one in (COPY, THIRD)}
    assert len(found) == 1 and found < {COPY.id, THIRD.id}
    assert origin(added, COPY.id, (WIRE.id, COPY.id), DOCUMENTS) == COPY.id


def test_the_first_witness_comes_first_among_the_copies():
    assert COPIES[COPY.id][0] == WIRE.id
    assert set(COPIES[COPY.id]) == set(DOCUMENTS)
