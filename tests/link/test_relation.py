"""Relations between statements: few, and with a reason."""

from __future__ import annotations

import pytest

from sayso.link.relation import relations
from sayso.link.statement import statements
from sayso.ruling import judgement
from telling import WordEncoder, speakers, told

ENCODER = WordEncoder()


def related(*stories, judgements=()):
    documents = [d for d, _ in stories]
    attributions = [a for _, found in stories for a in found]
    made, _ = statements(documents, attributions, speakers(attributions), (), ENCODER)
    return relations(documents, attributions, made, ENCODER, judgements), made, attributions


def kinds(left: str, right: str, first: str | None = None, second: str | None = None) -> list[tuple[str, str]]:
    found, *_ = related(told(left, "Harbour Post", said=first), told(right, "Delta Times", said=second))
    return [(r.kind, r.reason) for r in found]


RENN = "{s|Ilva Renn} {c|said} {q|divers had counted 12 cracks in the piers of the old bridge}."


@pytest.mark.parametrize(
    ("expected", "cue", "content"),
    [
        ([("contradicts", "number")], "said", "divers had counted 40 cracks in the piers of the old bridge"),
        ([], "said", "divers had counted more than 10 cracks in the piers of the old bridge"),
        ([("agrees", "proposition")], "said", "divers had counted 12 cracks in the old bridge’s piers"),
        ([("contradicts", "denial")], "denied", "that divers had counted 12 cracks in the piers of the old bridge"),
        ([("contradicts", "negation")], "said", "divers had not counted 12 cracks in the piers of the old bridge"),
        ([], "asked", "whether divers had not counted 12 cracks in the piers of the old bridge"),
        ([], "said", "Ilva Renn said divers had counted 12 cracks in the piers of the old bridge"),
        ([], "said", "the old bridge would be painted in spring by 40 divers"),
        ([], "said", "the council had sold 40 tickets for the ferry"),
    ],
)
def test_reason(expected, cue, content):
    assert kinds(RENN, f"{{s|Tomas Orne}} {{c|{cue}}} {{q|{content}}}.") == expected


def test_what_is_said_later_updates():
    later = "{s|Tomas Orne} {c|said} {q|divers had counted 40 cracks in the piers of the old bridge}."
    assert kinds(RENN, later, "2031-05-08", "2031-05-09") == [("updates", "number")]
    found, made, _ = related(told(later, "Delta Times", said="2031-05-09"), told(RENN, said="2031-05-08"))
    early = next(s for s in made if s.said.latest == "2031-05-08")
    assert found[0].left == early.id


def test_another_day_is_a_contradiction():
    one = "{s|Ilva Renn} {c|said} {q|the old bridge would open to trams on Friday}."
    other = "{s|Tomas Orne} {c|said} {q|the old bridge would open to trams on Saturday}."
    assert kinds(one, other) == [("contradicts", "date")]


def test_a_short_denial_of_the_same_words():
    one = "{q|“There was an agreement,”} {s|Ilva Renn} {c|said}."
    other = "{q|“There was never an agreement,”} {s|Tomas Orne} {c|said}."
    assert kinds(one, other, "2031-05-08", "2031-05-09") == [("contradicts", "negation")]


def test_grounds_are_the_sentences_compared():
    other = "{s|Tomas Orne} {c|said} {q|It was cold. Divers had counted 40 cracks in the piers of the old bridge}."
    documents = told(RENN), told(other, "Delta Times")
    (found,), *_ = related(*documents)
    texts = {a.id: d.text for d, many in documents for a in many}
    words = {g.spans[0].of(texts[g.attribution]) for g in found.grounds}
    assert words == {
        "divers had counted 12 cracks in the piers of the old bridge",
        "Divers had counted 40 cracks in the piers of the old bridge",
    }


def test_a_person_may_deny_a_relation():
    stories = told(RENN), told(RENN.replace("Ilva Renn", "Tomas Orne").replace("12", "40"), "Delta Times")
    ids = [found[0].id for _, found in stories]
    rule = judgement("relation", *ids, "different", "Ann", "2031-05-08", "", ((), (), ()))
    assert related(*stories, judgements=[rule])[0] == ()
