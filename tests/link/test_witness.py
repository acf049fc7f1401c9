"""Copies of one wire text are one witness; a text that quotes another is not its copy."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.witness import witnesses
from telling import document

WIRE = (
    "LANDFALL (Coast Wire) — The harbour council voted late on Tuesday to keep the old swing bridge closed to trams.\n"
    "Divers had found cracks in two of the nine piers during an inspection in spring, the council's papers show.\n"
    "“We will not gamble with lives,” council leader Ilva Renn said after the vote.\n"
    "The bridge has carried trams across the inner harbour since it was opened by the shipping company in 1931.\n"
    "A repair would take fourteen months, according to the papers, and would be paid from the port fund."
)
OTHER = (
    "Trams will not cross the inner harbour this year. Councillors decided on Tuesday that the bridge stays shut.\n"
    "“We will not gamble with lives,” said Ilva Renn, who leads the council.\n"
    "The tram company said it was looking for a ferry, and that tickets would be valid on buses until the spring."
)


def first(*documents):
    return dict(witnesses(documents))


def test_a_cut_copy_with_another_headline_is_no_second_witness():
    wire = document(WIRE, "Coast Wire", published="2031-05-08T06:00:00+00:00")
    copy = document(
        "No trams this year\n" + WIRE[: WIRE.index("The bridge has")],
        "Harbour Post",
        published="2031-05-08T09:30:00+03:00",
    )
    other = document(OTHER, "Delta Times", published="2031-05-08")
    late = document(
        WIRE.replace("A repair", "Residents shrugged when they heard of it on Wednesday.\nA repair"), "Evening Star"
    )
    found = first(late, other, copy, wire)
    assert found == {wire.id: wire.id, copy.id: wire.id, late.id: wire.id, other.id: other.id}


def test_a_press_review_that_quotes_a_text_is_its_own_witness():
    wire = document(WIRE, "Coast Wire")
    quoted = WIRE.replace("\n", " ").replace("“", "‘").replace("”", "’")
    review = document(f"What the papers say about the bridge.\nCoast Wire wrote: “{quoted}”", "Review")
    assert first(wire, review) == {wire.id: wire.id, review.id: review.id}


def test_the_same_words_in_two_languages_tags_are_two():
    one, two = document(WIRE, "A"), document(WIRE, "B", language="fr")
    assert first(one, two)[two.id] == two.id


def test_short_texts_are_no_copies():
    one, two = document("No comment today.", "A"), document("No comment today.", "B")
    assert first(one, two)[two.id] == two.id


THIRD = "A third story, about a lighthouse that nobody had painted for years."


@given(st.permutations([WIRE, WIRE[:300], OTHER, THIRD]))
@settings(max_examples=24, deadline=None)
def test_law_the_partition_does_not_depend_on_the_order(texts):
    documents = [document(text, f"Outlet {len(text)}") for text in texts]
    found, groups = first(*documents), {}
    for one in documents:
        groups.setdefault(found[one.id], set()).add(one.text)
    expected = {frozenset({OTHER}), frozenset({THIRD}), frozenset({WIRE, WIRE[:300]})}
    assert {frozenset(group) for group in groups.values()} == expected
