"""Those a pronoun can mean, weighed against each other."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document
from sayso.extract.mention import name_sources
from sayso.extract.mention.antecedent import Candidate, chances, introduced, table
from sayso.extract.mention.layout import Layout, laid_out
from sayso.extract.mention.salience import OBLIQUE, SUBJECT, weight
from sayso.types import Document

TRAITS = st.dictionaries(st.sampled_from(["near", "far", "most"]), st.floats(-4, 4), max_size=3)
WEIGHTS = {"near": 1.5, "far": -2.0, "most": 0.25}


@given(st.lists(TRAITS, min_size=1, max_size=6))
def test_chances_share_out_one(held: list[dict[str, float]]) -> None:
    found = chances([Candidate(None, traits) for traits in held], WEIGHTS)
    assert math.isclose(sum(found), 1.0)
    scores = [sum(WEIGHTS[name] * value for name, value in traits.items()) for traits in held]
    assert scores.index(max(scores)) in [k for k, chance in enumerate(found) if math.isclose(chance, max(found))]


def test_a_trait_without_a_weight_counts_for_nothing() -> None:
    known, other = Candidate(None, {"near": 1.0}), Candidate(None, {"near": 1.0, "unheard of": 9.0})
    assert chances([known, other], WEIGHTS) == [0.5, 0.5]


def test_whom_the_quotation_names_is_hardly_meant() -> None:
    weights, least = table()
    assert weights["spoken of"] < 0 < weights["share"]
    assert 0 < least < 1


def layout(text: str) -> Layout:
    return laid_out(Document("d", "d", None, None, "en", None, None, None, None, None, text, (), "", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained while Ruth Sale supports it.", SUBJECT),
        ("It rained while a Ruth Sale supporter left.", OBLIQUE),
        ("It rained while Ruth Sale adviser Ida left.", OBLIQUE),
        ("It rained while the Ruth Sale boats left.", OBLIQUE),
        ("It rained while Ruth Sale heads the port.", SUBJECT),
    ],
)
def test_a_name_that_says_whose_somebody_is_does_not_act(text: str, expected: float) -> None:
    view = layout(text)
    assert weight(view, next(n for n in view.names if n.words == ("Ruth", "Sale"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ida Vance left. A young woman rose. She", True), ("A woman rose. It rained. Ida Vance left. She", False)],
)
def test_somebody_new_comes_without_a_name(text: str, expected: bool) -> None:
    assert introduced(layout(text), text.index("She")) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Ruth Sale met Ida Vance. Since {s|she} {c|endorsed} {q|Ms. Sale}, the port is open.", "Ida Vance"),
        ("Ruth Sale met Ida Vance. Since {s|she} {c|endorsed} {q|Ms. Vance}, the port is open.", "Ruth Sale"),
    ],
)
def test_whoever_is_named_where_the_words_begin_is_not_who_says_them(marked: str, expected: str) -> None:
    whole, found = document(marked)
    assert [one.name for one in name_sources(whole, found)] == [expected]
