"""Words in any inflection and phrases as they stand: whether a text has what somebody asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.stem import alike, asked

WORDS = st.text(alphabet="abcdeghinrstуеывалноёй", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridge", "Bridges"),
        ("stopped", "stopping"),
        ("cities", "city"),
        ("dam", "dams"),
        ("Brücken", "Brücke"),
        ("négociations", "négociation"),
        ("puentes", "puente"),
        ("мост", "мостами"),
        ("открыла", "открыл"),
        ("вода", "воды"),
        ("Élysée", "elysee"),
    ],
)
def test_forms_of_one_word_are_alike(one: str, other: str) -> None:
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("bridge", "bridal"), ("part", "party"), ("war", "was"), ("мост", "место"), ("1200", "1201")]
)
def test_words_that_only_begin_alike_are_two(one: str, other: str) -> None:
    assert not alike(one, other) and not alike(other, one)


@given(WORDS, WORDS)
def test_likeness_has_no_direction_and_holds_of_a_word_and_itself(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("gate open", True),
        ("gate closed", False),
        ('"the gates were opened"', True),
        ("«The Gates»  opening", True),
        ('"gates the"', False),
        ('"the gate"', False),
        ("", True),
    ],
)
def test_all_words_and_phrases_must_stand_in_the_text(query: str, fits: bool) -> None:
    assert asked(query).fits("Six hours before the gates were opened, nobody knew.") == fits


def test_words_without_spaces_are_found_inside_a_run_of_letters() -> None:
    assert asked("安全").fits("市長は橋は安全だと述べた。") and asked("「安全」").fits("市長は橋は安全だと述べた。")
    assert not asked("危険").fits("市長は橋は安全だと述べた。")
