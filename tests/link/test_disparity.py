"""What is so of one person or thing alone: words that exclude one another, figures and days; and what only looks so."""

from __future__ import annotations

import pytest

from sayso.link.relation import relations
from sayso.types import Rendering, Statement, key
from telling import WordEncoder, speakers, told


def between(one: str, other: str) -> list[tuple[str, str]]:
    """What is found between two sentences of two people in two documents."""
    stories = (
        told(f"{{s|Ada Morn}} {{c|said}} {{q|{one}}}.", "Harbour Post"),
        told(f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}.", "Delta Times"),
    )
    attributions = [a for _, some in stories for a in some]
    people = {id: s.id for s in speakers(attributions) for id in s.attributions}
    made = [
        Statement(key("s", a.id), people.get(a.id), (Rendering(a.id, a.content, "longer", None),), a.said)
        for a in attributions
    ]
    found = relations([d for d, _ in stories], attributions, made, WordEncoder())
    return [(r.kind, r.reason) for r in found]


NEGATION, NUMBER, DATE = (("contradicts", reason) for reason in ("negation", "number", "date"))


# ---------------------------------------------------------------- words that exclude one another


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "harbour master Ilva Tarn resigned on the wish of the Senn board",
            "harbour master Ilva Tarn was quickly fired over the Senn dredger",
        ),
        ("the death of Anna Renn in Senn was a suicide", "the death of Anna Renn in Senn was a murder"),
    ],
)
def test_words_never_both_so(one, other):
    assert NEGATION in between(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Officer Darren Wold fired 12 shots at Michael Brandt in Fersen",
            "Officer Darren Wold resigned from the Fersen force over Michael Brandt",
        ),
        ("Kelmora fired a missile over Brint", "Kelmora quit the talks with Brint"),
        (
            "the coroner called the death of Anna Renn a suicide",
            "there is no evidence of murder in the death of Anna Renn",
        ),
        (
            "the death of Anna Renn was a suicide",
            "police opened a homicide investigation into the death of Anna Renn",
        ),
        ("in the death of Anna Renn it was a suicide", "in the death of Anna Renn a homicide unit was called"),
        ("a suicide bomber struck the Senn market of Ilva Tarn", "the murder of Ilva Tarn shocked the Senn market"),
        (
            "General Marek Fenn resigned after President Talver learned of the calls",
            "President Talver fired Sanna Yold after she warned of General Marek Fenn’s calls",
        ),
    ],
)
def test_words_that_are_told_of_others_exclude_nothing(one, other):
    assert NEGATION not in between(one, other)


def test_a_figure_that_is_required_is_of_another_kind():
    one, other = "the Senn council has 30 members from Brint", "the Senn council requires 40 members from Brint"
    assert NUMBER not in between(one, other)
    assert NUMBER in between(one, other.replace("requires", "has"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "economists expected Senn revenue of 50 million crowns in May",
            "economists expected Senn profits of 20 million crowns in May",
        ),
        (
            "economists expected Senn unemployment to fall to 5 percent",
            "economists expected Senn inflation to fall to 2 percent",
        ),
    ],
)
def test_forecasts_of_two_things(one, other):
    assert NUMBER not in between(one, other)
    assert NUMBER in between(one, other.replace("profits", "revenue").replace("inflation", "unemployment"))


def test_what_happens_more_than_once_may_have_two_days():
    one, other = (
        "Police arrested Monday the brother of Ilva Tarn in Senn",
        "Police arrested Friday the wife of Ilva Tarn",
    )
    assert DATE not in between(one, f"{other} in Senn")
