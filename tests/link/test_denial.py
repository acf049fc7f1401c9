"""What a cue of denial denies: claims, and not what is asked of courts and offices."""

from __future__ import annotations

import time

import pytest

from sayso.link.relation.denial import LIED, denying, points_back
from sayso.link.relation.rebuttal import SAYING
from telling import told


def denies(who: str, content: str) -> bool:
    """True where the cue of "who denied content" denies a claim."""
    document, (attribution,) = told(f"{{s|{who}}} {{c|denied}} {{q|{content}}}.")
    return bool(denying(document.text, attribution))


@pytest.mark.parametrize("who", ["Justice Alder", "Judge Roy Alder", "Justice Department officials"])
def test_judges_and_departments_deny_as_others_do(who):
    assert denies(who, "taking bribes from the brewery")
    assert not denies(who, "a motion of the brewery to seal the record")


@pytest.mark.parametrize("who", ["The Senn Supreme Court", "A Court of Appeals in Brint", "The tribunal"])
def test_a_court_denies_what_is_asked_of_it(who):
    assert not denies(who, "the brewery a hearing in May")
    assert denies(who, "that a hearing of the brewery was held")


@pytest.mark.parametrize(
    ("content", "claimed"),
    [
        ("that the bid for the harbour was rigged by the brewery", True),
        ("the bid for the harbour was rigged by the brewery", True),
        ("the visa of Ada Morn had been sold", True),
        ("that permits were sold by the mayor", True),
        ("a bid for the harbour that was rigged by the brewery", False),
        ("an appeal of the brewery over the sluices", False),
        ("that request", False),
    ],
)
def test_a_clause_about_what_was_asked_is_a_claim(content, claimed):
    assert denies("Tomas Orne", content) is claimed


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("rejecting all the allegations against him as fiction", True),
        ("has denied the charges", True),
        ("dismissed the claims against her", True),
        ("rejected the claims that the mayor took bribes", False),
        ("denied claims for asylum", False),
        ("rejected charges of 5 dollars a month", False),
        ("dismissed charges against two of the men", False),
        ("dismissed charges against him", False),
    ],
)
def test_a_denial_that_is_reported_points_back_only_where_it_tells_no_claim(sentence, back):
    assert points_back(sentence, False) is back


@pytest.mark.parametrize(("shape", "mark"), [(LIED, '"'), (SAYING, " ")])
def test_a_long_row_of_marks_takes_no_time(shape, mark):
    began = time.process_time()
    assert shape.search(mark * 40_000) is None
    assert time.process_time() - began < 1
