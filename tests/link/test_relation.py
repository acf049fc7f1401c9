"""Relations between statements: few, and with a reason."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.relation import FIRST, NEAR, _by_nearness, relations
from sayso.ruling import judgement
from sayso.types import Rendering, Statement, key
from telling import WordEncoder, speakers, told

ENCODER = WordEncoder()


class Opinion:
    """A stub entailer: one answer to every pair, and the pairs it was asked."""

    name = "opinion"

    def __init__(self, entails: float, contradicts: float) -> None:
        self.row, self.asked = (entails, contradicts, 1 - entails - contradicts), []

    def entail(self, pairs):
        self.asked += pairs
        return numpy.array([self.row] * len(pairs), numpy.float32).reshape(len(pairs), 3)


def related(*stories, judgements=(), encoder=ENCODER, entailer=None):
    documents = [d for d, _ in stories]
    attributions = [a for _, found in stories for a in found]
    people = {id: s.id for s in speakers(attributions) for id in s.attributions}
    made = [
        Statement(key("s", a.id), people.get(a.id), (Rendering(a.id, a.content, "longer", None),), a.said)
        for a in attributions
    ]
    return relations(documents, attributions, made, encoder, judgements, entailer), made, attributions


def kinds(
    left: str, right: str, first: str | None = None, second: str | None = None, entailer: Opinion | None = None
) -> list[tuple[str, str]]:
    stories = told(left, "Harbour Post", said=first), told(right, "Delta Times", said=second)
    found, *_ = related(*stories, entailer=entailer)
    return [(r.kind, r.reason) for r in found]


def within(text: str, **more) -> list[tuple[str, str]]:
    found, *_ = related(told(text), **more)
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


# ---------------------------------------------------------------- number


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("nearly 4,000 sheep drowned in the Senn valley", "3,963 sheep drowned in the Senn valley", []),
        (
            "nearly 4,000 sheep drowned in the Senn valley",
            "4,900 sheep drowned in the Senn valley",
            [("contradicts", "number")],
        ),
        ("the dyke cost $162.8 million to mend", "the dyke cost $163 million to mend", []),
        ("between 19 and 24 ferries sank in the Senn harbour", "20 ferries sank in the Senn harbour", []),
        ("up to 90 percent of the Senn harvest was lost", "70 percent of the Senn harvest was lost", []),
        (
            "over 90 percent of the Senn harvest was lost",
            "70 percent of the Senn harvest was lost",
            [("contradicts", "number")],
        ),
        ("the Senn mills expected to lose 300 workers", "the Senn mills lost 450 workers", []),
        ("an average of 300 lorries crossed the Senn pass", "450 lorries crossed the Senn pass", []),
        ("300 lorries crossed the Senn pass in the first year", "450 lorries crossed the Senn pass in 2031", []),
        ("the Senn levy rose by 12 percent", "the Senn levy rose to 40 percent", []),
        ("Ostrova had 300 open mills", "Kelmora had 450 open mills", []),
        ("the council wants 300 new lorries for the Senn pass", "the council has 450 lorries for the Senn pass", []),
    ],
)
def test_two_figures_of_one_thing(one, other, expected):
    left, right = f"{{s|Ilva Renn}} {{c|said}} {{q|{one}}}.", f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}."
    assert [k for k in kinds(left, right) if k[0] != "agrees"] == expected


def test_tolls_compare_clause_by_clause():
    short = "{s|Ilva Renn} {c|said} {q|fourteen people were injured at Brint}."
    long = "{s|Tomas Orne} {c|said} {q|seventeen people were hurt when a wave tore a ferry from its berth in Brint}."
    other = "{s|Tomas Orne} {c|said} {q|seventeen people were fed when a wave tore a ferry from its berth in Brint}."
    assert kinds(short, long) == [("contradicts", "number")]
    assert kinds(short, other) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("as many as 50 people were killed in the quake", "at least 63 people were killed in the quake", "updates"),
        ("50 people were killed in the quake", "the dead in the quake now number 63 people killed", "updates"),
        ("63 people were killed in the quake", "50 people were killed in the quake", "contradicts"),
    ],
)
def test_words_say_which_figure_is_newer(first, second, expected):
    one, other = f"{{s|Ilva Renn}} {{c|said}} {{q|{first}}}.", f"{{s|Tomas Orne}} {{c|said}} {{q|{second}}}."
    assert kinds(one, other) == [(expected, "number")]


def test_an_update_runs_from_the_older_figure_to_the_newer():
    new = told("{s|Ilva Renn} {c|said} {q|the number of drowned sheep in the Senn valley rose to 900}.")
    old = told("{s|Tomas Orne} {c|said} {q|the number of drowned sheep in the Senn valley was 300}.", "Delta Times")
    for stories in ((new, old), (old, new)):
        (found,), _, attributions = related(*stories)
        first = next(a for a in attributions if a.id == found.grounds[0].attribution)
        assert (found.kind, first.name) == ("updates", "Tomas Orne")


def test_grounds_mark_the_words_that_decide():
    (found,), *_ = related(told(RENN), told(RENN.replace("Ilva Renn", "Tomas Orne").replace("12", "40"), "Delta Times"))
    changed = {(there, here) for g in found.grounds for kind, there, here in g.diff if kind == "changed"}
    assert changed == {("12", "40"), ("40", "12")}
    assert [g.against for g in found.grounds] == [g.attribution for g in reversed(found.grounds)]


# ---------------------------------------------------------------- date


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the Senn council voted on Tuesday to close the mill", "on Wednesday the Senn council voted to close it", 1),
        ("a judge announced Tuesday that the mill must close", "the mill must close on Wednesday, a judge ruled", 0),
        ("the Senn council met on Tuesday over the mill", "the Senn council closed on Wednesday the mill", 0),
    ],
)
def test_another_day_of_one_deed(one, other, expected):
    left, right = f"{{s|Ilva Renn}} {{c|said}} {{q|{one}}}.", f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}."
    assert kinds(left, right).count(("contradicts", "date")) == expected


# ---------------------------------------------------------------- denial


def test_a_denial_in_other_words():
    claim = "{s|Ilva Renn} {c|said} {q|the mayor ordered the sluices opened to spare his own fields}."
    denial = "{s|Tomas Orne} {c|denied} {q|that he had ordered the sluices opened}."
    knowing = "{s|Tomas Orne} {c|denied} {q|knowing who ordered the sluices opened}."
    assert kinds(claim, denial) == [("contradicts", "denial")]
    assert kinds(claim, knowing) == []


def test_who_denies_what_another_denies_agrees_at_most():
    one = "{s|Ilva Renn} {c|denied} {q|that the sluices were opened at night}."
    other = "{s|Tomas Orne} {c|denied} {q|that the sluices were opened at night}."
    assert ("contradicts", "denial") not in kinds(one, other)
    never = "{s|Tomas Orne} {c|said} {q|the sluices were never opened at night}."
    assert ("contradicts", "denial") not in kinds(one, never)


def test_a_denial_that_points_back():
    claim = "Ilva Renn accused Tomas Orne; {s1|Renn} {c1|alleged} {q1|he opened the sluices at night}.\n\n"
    assert within(claim + "{s2|Tomas Orne} {c2|denied} {q2|the accusations}.") == [("contradicts", "denial")]
    assert within(claim + "{s2|Tomas Orne} {c2|said}: {q2|“She made it up.”}") == [("contradicts", "denial")]
    assert within(claim + "{s2|Tomas Orne} {c2|said} {q2|all of the claims in Renn’s suit are false}.") == [
        ("contradicts", "denial")
    ]
    assert within(claim + "{s2|Tomas Orne} {c2|denied} {q2|the tide had turned}.") == []
    assert within(claim + "{s2|Tomas Orne} {c2|said} {q2|it is wrong to gossip}.") == []


def test_a_denial_does_not_point_to_what_concerns_nobody_of_it():
    other = (
        "{s2|Ilva Renn} {c2|said} {q2|the harvest of the Senn valley had been good}. "
        + "It rained all week. " * 12
        + "\n\n"
    )
    assert within(other + "{s2|Tomas Orne} {c2|denied} {q2|the accusations}.") == []


@pytest.mark.parametrize(
    ("who", "cue", "content", "expected"),
    [
        ("Tomas Orne", "denied", "having said that the sluices of Senn were opened at night", ["attribution"]),
        ("Tomas Orne", "never said", "the sluices of Senn were opened at night", ["attribution"]),
        ("Ilva Renn", "never said", "the sluices of Senn were opened at night", []),
        ("Tomas Orne", "never said", "the fields of Kelmora were flooded by the sluices", []),
    ],
)
def test_what_was_never_said(who, cue, content, expected):
    said = "{s|Tomas Orne} {c|said} {q|the sluices of Senn were opened at night}."
    found = kinds(said, f"{{s|{who}}} {{c|{cue}}} {{q|{content}}}.")
    assert [reason for kind, reason in found if kind == "contradicts"] == expected


def test_one_quotation_under_two_names():
    words = "“Whoever dams the river above the mill must feed the children who live below the mill.”"
    one, other = f"{{q|{words}}} {{s|Ilva Renn}} {{c|said}}.", f"{{q|{words}}} {{s|Tomas Orne}} {{c|said}}."
    assert kinds(one, other) == [("contradicts", "attribution")]
    short = "“Feed the children,”"
    assert kinds(one.replace(words, short), other.replace(words, short)) == []


# ---------------------------------------------------------------- negation and cause


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("the mayor never signed the treaty with Kelmora", [("contradicts", "negation")]),
        ("the mayor failed to sign the treaty with Kelmora", [("contradicts", "negation")]),
        ("the mayor did not only sign the treaty with Kelmora", []),
        ("the mayor should not have signed the treaty with Kelmora", []),
        ("the mayor of Kelmora did not honour the treaty", []),
    ],
)
def test_negation(other, expected):
    one = "{s|Ilva Renn} {c|said} {q|the mayor signed the treaty with Kelmora}."
    assert [k for k in kinds(one, f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}.") if k[0] != "agrees"] == expected


def test_contraries():
    one = "{s|Ilva Renn} {c|said} {q|the council accepted the plan for the Senn dyke}."
    other = "{s|Tomas Orne} {c|said} {q|the council rejected the plan for the Senn dyke}."
    assert kinds(one, other) == [("contradicts", "negation")]
    assert kinds(one, other.replace("rejected", "read")) in ([], [("agrees", "proposition")])


def test_not_this_but_that_is_no_opposite():
    one = "{s|Ilva Renn} {c|said} {q|the aim is not to dam but to drain the Senn marsh}."
    other = "{s|Tomas Orne} {c|said} {q|the aim is to drain the Senn marsh -- not to dam it}."
    assert ("contradicts", "negation") not in kinds(one, other)


def test_a_short_rebuttal_in_one_document():
    claim = "{s1|Ilva Renn} {c1|said} {q1|Orne was working for the Kelmoran water company all the while}.\n\n"
    rebuttal = claim + "{s2|Ada Morn} {c2|said} {q2|Orne was not working there}."
    assert within(rebuttal) == [("contradicts", "negation")]


def test_a_rebuttal_of_what_is_only_said_to_be_planned_needs_a_second_opinion():
    claim = "{s1|Ilva Renn} {c1|said} {q1|the council had urged Orne to go on working for the water company}.\n\n"
    rebuttal = claim + "{s2|Ada Morn} {c2|said} {q2|Orne was not working there}."
    assert within(rebuttal) == []
    assert within(rebuttal, entailer=Opinion(0.0, 0.98)) == [("contradicts", "negation")]
    assert within(rebuttal, entailer=Opinion(0.0, 0.8)) == []


def test_cause():
    one = "{s|Ilva Renn} {c|said} {q|the Senn bridge collapsed because of a barge}."
    other = "{s|Tomas Orne} {c|said} {q|the Senn bridge collapsed due to rust in its bolts}."
    same = "{s|Tomas Orne} {c|said} {q|the Senn bridge collapsed after a blow, due to a barge}."
    beside = "{s|Tomas Orne} {c|said} {q|the Senn ferry stopped due to rust in its bolts}."
    assert kinds(one, other) == [("contradicts", "cause")]
    assert ("contradicts", "cause") not in kinds(one, same)
    assert kinds(one, beside) == []


# ---------------------------------------------------------------- agreement


def test_what_is_only_planned_does_not_agree_with_what_is_done():
    one = "{s|Ilva Renn} {c|said} {q|the council bought two hundred pumps for the Senn dyke}."
    done = "{s|Tomas Orne} {c|said} {q|two hundred pumps for the Senn dyke were bought}."
    planned = "{s|Tomas Orne} {c|said} {q|two hundred pumps for the Senn dyke are planned to be bought}."
    assert kinds(one, done) == [("agrees", "proposition")]
    assert kinds(one, planned) == []


# ---------------------------------------------------------------- other languages


def test_figures_across_languages():
    encoder = WordEncoder(кельмора="kelmora", овец="sheep", утонуло="drowned", долине="valley", в="in")
    one = told("{s|Ilva Renn} {c|said} {q|300 sheep drowned in Kelmora valley}.")
    for figure, expected in (("900", [("contradicts", "number")]), ("300", [])):
        russian = f"{{s|Томас Орне}} {{c|сказал}} {{q|{figure} овец утонуло в долине Кельмора}}."
        other = told(russian, "Вестник", language="ru")
        found, *_ = related(one, other, encoder=encoder)
        assert [(r.kind, r.reason) for r in found] == expected


# ---------------------------------------------------------------- a second opinion


def test_an_entailer_confirms_what_the_rules_doubt():
    one = "{s|Ilva Renn} {c|said} {q|the brewery of Senn took water out of the town’s only well}."
    other = "{s|Tomas Orne} {c|said} {q|the brewery of Senn has no pipe to the well, nor a pump}."
    assert kinds(one, other) == []
    assert kinds(one, other, entailer=Opinion(0.0, 0.98)) == [("contradicts", "negation")]
    assert kinds(one, other, entailer=Opinion(0.0, 0.3)) == []


def test_an_entailer_refuses_what_it_is_sure_is_none():
    other = RENN.replace("Ilva Renn", "Tomas Orne").replace("12", "40")
    assert kinds(RENN, other, entailer=Opinion(0.0, 0.9)) == [("contradicts", "number")]
    assert kinds(RENN, other, entailer=Opinion(0.0, 0.0)) == []


def test_an_entailer_reads_a_denial_as_the_claim_it_denies():
    denial = "{s|Tomas Orne} {c|denied} {q|that divers had counted 12 cracks in the piers of the old bridge}."
    asked = Opinion(0.9, 0.0)
    assert kinds(RENN, denial, entailer=asked) == [("contradicts", "denial")]
    assert len(asked.asked) == 2


def test_a_relation_names_the_model_that_was_asked():
    stories = told(RENN), told(RENN.replace("Ilva Renn", "Tomas Orne").replace("12", "40"), "Delta Times")
    (alone,), *_ = related(*stories)
    (asked,), *_ = related(*stories, entailer=Opinion(0.0, 0.9))
    assert (alone.made_by, asked.made_by) == ("rules:relation@6", "rules:relation@6, opinion")


def test_what_has_just_come_in_is_compared_with_the_rest_alone():
    stories = [
        told(RENN, "Harbour Post"),
        told("{s|Ada Orne} {c|said} {q|divers had counted 40 cracks in the piers of the old bridge}.", "Delta Times"),
        told("{s|Paul Reiner} {c|said} {q|the ferry was old and would be sold in spring}.", "Evening Bell"),
    ]
    every, made, attributions = related(*stories)
    assert [r.reason for r in every] == ["number"]
    documents = [d for d, _ in stories]
    assert relations(documents, attributions, made, ENCODER, of=documents[0].id) == every
    assert relations(documents, attributions, made, ENCODER, of=documents[2].id) == ()


@given(st.lists(st.integers(-100, 100), min_size=1, max_size=3 * FIRST))
def test_the_nearest_come_first_however_few_are_sorted_at_once(hundredths):
    row = numpy.array(hundredths, dtype=numpy.float32) / 100
    near = [b for b, cosine in enumerate(row) if cosine >= NEAR]
    assert list(_by_nearness(row)) == sorted(near, key=lambda b: (-round(float(row[b]), 4), b))


CRACKS = "divers had counted 12 cracks in the piers of the old bridge"


@pytest.mark.parametrize(("cue", "expected"), [("said", []), ("denied", ["contradicts"])])
def test_who_passes_words_on_does_not_agree_with_them_by_that(cue, expected):
    nest = f"{{s1|Tomas Orne}} {{c1|{cue}}} {{q1|{{s2|she}} {{c2|said}} {{q2|{CRACKS}}}}}."
    document, found = told(nest)
    outer, inner = sorted(found, key=lambda a: a.content[0].start)
    again, (hers,) = told(f"{{s|Ilva Renn}} {{c|said}} {{q|{CRACKS}}}.", "Delta Times")
    joined = Statement(
        "s_hers", "renn", tuple(Rendering(a.id, a.content, "verbatim", None) for a in (hers, inner)), None
    )
    his = Statement("s_his", "orne", (Rendering(outer.id, outer.content, "longer", None),), None)
    for nested, kinds_ in ((None, expected or ["agrees"]), (outer.id, expected)):
        attributions = [outer, replace(inner, within=nested), hers]
        found = relations([document, again], attributions, [joined, his], ENCODER)
        assert [r.kind for r in found] == kinds_
