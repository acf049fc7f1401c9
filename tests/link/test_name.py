"""Names as pairs: one person under all spellings, and people kept apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.speaker.name import DIFFERENT, INITIAL, OTHER, PART, SAME, body, handles, likeness
from sayso.link.speaker.sound import romanised

SIGNS = {"=": SAME, "~": INITIAL, "<": PART, "&": OTHER, "#": DIFFERENT}
LINES = [
    line
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_pairs_of_names(line: str) -> None:
    sign = next(s for s in SIGNS if f" {s} " in line)
    left, right = line.split(f" {sign} ")
    assert likeness(left, right) == likeness(right, left) == SIGNS[sign]


def test_names_that_have_no_handle_in_common_are_never_alike() -> None:
    names = {name for line in LINES for sign in SIGNS for name in line.split(f" {sign} ") if f" {sign} " in line}
    without = [
        (a, b)
        for a, b in combinations(sorted(names), 2)
        if not ((mine := handles(a)) is None or (theirs := handles(b)) is None or mine & theirs)
    ]
    assert len(without) > len(names)
    assert {likeness(a, b) for a, b in without} | {likeness(b, a) for a, b in without} == {DIFFERENT}


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(LINES) >= 80
    assert sum(" # " in line for line in LINES) >= 20


@given(st.text("abcdefgh ABCD.'-éопрстЛ", min_size=1, max_size=20).filter(str.strip))
def test_a_name_is_itself(name: str) -> None:
    assert likeness(name, name) == SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [("The Tidewater Council", "Tidewater Council"), ("H.S.O.", "HSO"), ("Le Conseil du Port", "Conseil du port")],
)
def test_bodies_by_their_plain_name(left: str, right: str) -> None:
    assert body(left) == body(right)


def test_another_script_is_romanised() -> None:
    assert romanised("орлин") == "orlin"
    assert romanised("بوت").isascii()
