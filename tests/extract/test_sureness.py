"""A score is a chance: the lines rise, stay between 0 and 1, and touch only what a tagger made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.sureness import LINES, sureness

VOICES = ("direct", "mixed", "indirect")


TAGGERS = ("tagger", "tagger-fast")


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize("voice", VOICES)
@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_a_higher_score_of_a_tagger_is_never_a_lower_chance(tagger: str, voice: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= sureness(low, voice, f"{tagger}@1") <= sureness(high, voice, f"{tagger}@1+near") <= 1


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize("voice", VOICES)
def test_the_points_of_a_line_are_kept(tagger: str, voice: str) -> None:
    assert LINES[tagger][voice]
    for raw, chance in LINES[tagger][voice]:
        assert sureness(raw, voice, f"{tagger}@1") == chance


def test_what_nobody_measured_keeps_its_makers_score() -> None:
    assert sureness(1.0, "direct", "rule:turn") == 1.0
    assert sureness(0.7, "indirect", "lexical:de@1/that_clause") == 0.7
