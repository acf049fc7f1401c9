"""The title that a story gets when nobody gives it one."""

from __future__ import annotations

import pytest

from sayso.pipeline import VERSION


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("UPDATE 2-Seventeen hurt at Vessel Bridge", "Seventeen hurt at Vessel Bridge"),
        ("RPT-WRAPUP 1-Ostrova council resigns", "Ostrova council resigns"),
        ("CORRECTED- Ostrova council resigns", "Ostrova council resigns"),
        ("UPDATE: the council resigns", "UPDATE: the council resigns"),
        ("ROUTE 2-lane bridge closed", "ROUTE 2-lane bridge closed"),
        ("Updated plan for the bridge", "Updated plan for the bridge"),
    ],
)
def test_marks_of_an_agency_are_no_part_of_a_title(headline: str, title: str) -> None:
    assert VERSION.sub("", headline) == title
