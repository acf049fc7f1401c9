"""What is so of one person or thing alone: words that exclude one another, figures and days; and what only looks so."""

from __future__ import annotations

from dataclasses import replace

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


# ---------------------------------------------------------------- one speaker's words in two outlets


def of_one_speaker(one: str, other: str, first: str, second: str) -> list[tuple[str, str]]:
    """What is found between what two outlets have one person say, on these days."""
    stories = (
        told(f"{{q|“{one}”}} {{s|Ada Morn}} {{c|said}}.", "Harbour Post", said=first),
        told(f"{{q|“{other}”}} {{s|Ada Morn}} {{c|said}}.", "Delta Times", said=second),
    )
    attributions = [a for _, some in stories for a in some]
    people = {id: s.id for s in speakers(attributions) for id in s.attributions}
    made = [
        Statement(key("s", a.id), people.get(a.id), (Rendering(a.id, a.content, "verbatim", None),), a.said)
        for a in attributions
    ]
    found = relations([d for d, _ in stories], attributions, made, WordEncoder())
    return [(r.kind, r.reason) for r in found]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("We will close the bridge in June", "We will not close the bridge in June", "negation"),
        ("We will close the bridge in June", "We may close the bridge in June", "modality"),
        ("I met the harbour master on Friday", "I met the harbour master on Monday", "date"),
        ("I met the harbour master on 2 May", "I met the harbour master on 1 May", "date"),
    ],
)
def test_two_outlets_have_one_speaker_say_the_opposite(one, other, reason):
    assert of_one_speaker(one, other, "2031-05-04", "2031-05-04") == [("contradicts", reason)]
    assert of_one_speaker(other, one, "2031-05-04", "2031-05-04") == [("contradicts", reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will close the bridge in June", "We will close the bridge in June, and the ferry"),
        ("We will close the bridge in July", "We will not close the bridge until July"),
        ("We may close the bridge in June", "We might close the bridge in June"),
        ("We will close the bridge in June", "We will not close the old ferry on Sundays"),
        ("We will not close the bridge in June", "We won’t close the bridge in June"),
    ],
)
def test_what_one_speaker_says_otherwise_is_no_opposite(one, other):
    assert not {k for k, _ in of_one_speaker(one, other, "2031-05-04", "2031-05-04")}


def test_who_says_the_opposite_on_a_later_day_has_changed_his_mind():
    one, other = "We will close the bridge in June", "We will not close the bridge in June"
    assert of_one_speaker(one, other, "2031-05-04", "2031-05-05") == []


# ---------------------------------------------------------------- days of one meeting


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanna Veil met the minister on 2 May", "Hanna Veil met the minister on 1 May"),
        ("Hanna Veil met the minister on May 2", "on May 1 Hanna Veil met the minister"),
        ("Hanna Veil met the minister on 2 May", "Hanna Veil met the minister on 3 June"),
        ("Hanna Veil met the minister on Friday, 2 May", "Hanna Veil met the minister on Thursday, 1 May"),
    ],
)
def test_one_meeting_on_two_days(one, other):
    assert DATE in between(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanna Veil met the minister on 2 May", "Hanna Veil met the envoy on 1 May"),
        ("Hanna Veil met the minister on 2 May", "Hanna Veil met the minister on May 2"),
        ("Hanna Veil met the minister on 2 and 3 May", "Hanna Veil met the minister on 1 May"),
        ("Hanna Veil met the minister on Friday, 2 May", "Hanna Veil met the minister on 2 May"),
    ],
)
def test_days_of_two_meetings(one, other):
    assert DATE not in between(one, other)


# ---------------------------------------------------------------- figures that are newer


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("three sailors were hurt on the Brint ferry", "seven sailors were hurt on the Brint ferry, up from three"),
        ("nine sailors were hurt on the Brint ferry", "seven sailors were hurt on the Brint ferry, down from nine"),
    ],
)
def test_a_sentence_says_which_figure_it_overtakes(older, newer):
    assert between(older, newer) == between(newer, older) == [("updates", "number")]


def test_less_than_another_figure_was_is_no_update_of_a_lesser_one():
    less = "seven sailors were hurt on the Brint ferry, down from nine"
    assert between("three sailors were hurt on the Brint ferry", less) == [NUMBER]


def toll(around: str, headline: str | None) -> list[tuple[str, str]]:
    """What is found between three hurt and seven, with these words after the seven and this headline above it."""
    three, some = told("{s|Ada Morn} {c|said} {q|three sailors were hurt on the Brint ferry}.", "Harbour Post")
    text = f"{{q|Seven sailors were hurt on the Brint ferry}}, {{s|Tomas Orne}} {{c|said}}{around}."
    seven, others = told(text, "Delta Times")
    made = [
        Statement(key("s", a.id), key("p", a.name or ""), (Rendering(a.id, a.content, "longer", None),), a.said)
        for a in (*some, *others)
    ]
    documents = three, replace(seven, title=headline)
    return [(r.kind, r.reason) for r in relations(documents, (*some, *others), made, WordEncoder())]


def test_words_around_and_a_headline_say_which_figure_is_newer():
    assert toll("", None) == toll("", "Seven hurt on a ferry") == [NUMBER]
    assert toll(" on Friday, raising an earlier figure", None) == [("updates", "number")]
    assert toll("", "UPDATE 2-Seven hurt on a ferry") == [("updates", "number")]
