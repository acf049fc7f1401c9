"""What speaks for one utterance behind two passages: fragments that stand in the other, and words alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.statement import statements
from sayso.link.statement.evidence import Evidence, Weights, evidence
from sayso.link.statement.passage import Passage, passages
from sayso.link.statement.synonym import Synonyms
from telling import WordEncoder, speakers, told, wordings

BESIDE = "the harbour wall holds well and the new crane came by ship from Solvane in the first week of spring"
MEANINGS = {"threat": "danger", "vessels": "ships", "perilous": "danger"}


def cut(*contents: str) -> tuple[Passage, ...]:
    """The passages of what one speaker is told to have said, a document each."""
    stories = [told(f"{{s|Ilva Renn}} {{c|said}} {{q|{c}}}.", f"Outlet {n}") for n, c in enumerate(contents)]
    return passages({d.id: d for d, _ in stories}, [a for _, found in stories for a in found])


def weighed(left: str, right: str) -> Evidence:
    both = cut(left, right)
    return evidence(*both, Weights(both), 0.4, 0.0)


def alike(left: str, right: str, **meanings: str) -> float:
    both = cut(left, right)
    synonyms = Synonyms(Weights(both), WordEncoder(**meanings))
    synonyms.learn(both)
    return synonyms.told(*both)


def joined(left: str, right: str) -> bool:
    stories = [
        told(f"{{s|Ilva Renn}} {{c|said}} {{q|{left}}}.", "Harbour Post"),
        told(f"{{s|Ilva Renn}} {{c|said}} {{q|{right}}}.", "Delta Times"),
    ]
    found = [a for _, those in stories for a in those]
    documents = [d for d, _ in stories]
    made, _ = statements(documents, found, speakers(found), (), WordEncoder())
    return len(wordings(made, documents, found)) == 1


@pytest.mark.parametrize(
    ("fragment", "whole"),
    [
        ("the water had risen “a couple notches” since May", "The water has gone up a couple of notches"),
        ("the water had risen ''a couple notches'' since May", "The water has gone up a couple of notches"),
        ("it was “a shabby [council] bargain”", "They struck a shabby bargain"),
    ],
)
def test_a_fragment_stands_in_other_words_though_a_little_word_or_an_insertion_is_aside(fragment, whole):
    assert weighed(fragment, whole).fragment > weighed(fragment, BESIDE).fragment == 0.0


@pytest.mark.parametrize("other", ["a notch in a couple of posts", "The couple measured notches"])
def test_the_words_of_a_fragment_in_another_order_or_apart_are_no_fragment(other):
    assert weighed("the water had risen “a couple notches” since May", other).fragment == 0.0


def test_a_fragment_in_marks_on_both_sides_tells_more():
    once = weighed("her letter was “sarcastic” throughout", "the letter had been sarcastic")
    twice = weighed("her letter was “sarcastic” throughout", "the letter had been “sarcastic”")
    assert twice.fragment > once.fragment > 0


def test_one_rare_word_in_marks_in_both_outlets_is_one_utterance():
    assert joined("her letter was “sarcastic” throughout", "that letter as being “sarcastic”")
    assert not joined("her letter was “sarcastic” throughout", "the harbour as being “sarcastic”")


def test_a_word_that_means_nearly_the_same_is_told():
    same = alike("a danger to the ships", "a threat to our vessels", **MEANINGS)
    assert same == 1.0
    assert alike("a danger to the ships", "a threat to our vessels") == 0.0


def test_shared_stems_are_alike_without_vectors():
    assert alike("the crews deserve a warning", "warnings for crews") == pytest.approx(
        weighed("the crews deserve a warning", "warnings for crews").overlap, abs=1e-3
    )


WORDS = st.lists(
    st.sampled_from(["danger", "threat", "ships", "vessels", "harbour", "bridge", "closed", "warned", "the", "of"]),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(WORDS, WORDS)
def test_alike_is_mutual_and_no_less_than_shared_stems(left, right):
    found = alike(left, right, **MEANINGS)
    assert found == alike(right, left, **MEANINGS)
    assert weighed(left, right).overlap - 1e-3 <= found <= 1.0


def test_a_passage_opens_its_document_only_at_its_beginning():
    early, late = (
        told("{s|Ilva Renn} {c|said} {q|the bridge was safe}."),
        told(f"{BESIDE}. " * 8 + "{s|Ilva Renn} {c|said} {q|it was safe}."),
    )
    assert [p.opens for d, found in (early, late) for p in passages({d.id: d}, found)] == [True, False]
