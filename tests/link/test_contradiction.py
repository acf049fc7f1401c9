"""What is told as so and denied elsewhere, and figures of one thing: each rule with a pair it must leave alone."""

from __future__ import annotations

import pytest

from sayso.link.relation import relations
from sayso.link.relation.synonym import sense
from sayso.types import Rendering, Statement, key
from telling import WordEncoder, speakers, told

ENCODER = WordEncoder()


def found(*stories) -> list[tuple[str, str]]:
    documents = [d for d, _ in stories]
    attributions = [a for _, some in stories for a in some]
    people = {id: s.id for s in speakers(attributions) for id in s.attributions}
    made = [
        Statement(key("s", a.id), people.get(a.id), (Rendering(a.id, a.content, "longer", None),), a.said)
        for a in attributions
    ]
    return [(r.kind, r.reason) for r in relations(documents, attributions, made, ENCODER)]


def between(one: str, other: str, cue: str = "said") -> list[tuple[str, str]]:
    """What is found between two sentences of two people in two documents."""
    left, right = f"{{s|Ilva Renn}} {{c|said}} {{q|{one}}}.", f"{{s|Tomas Orne}} {{c|{cue}}} {{q|{other}}}."
    return found(told(left, "Harbour Post"), told(right, "Delta Times"))


def within(one: str, other: str, cue: str = "said") -> list[tuple[str, str]]:
    """What is found between two sentences of two people, one after the other in one document."""
    text = f"{{s1|Ilva Renn}} {{c1|said}} {{q1|{one}}}.\n\n{{s2|Tomas Orne}} {{c2|{cue}}} {{q2|{other}}}."
    return found(told(text))


# ---------------------------------------------------------------- negation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the brewery drained the Senn marsh in secret for years", "the brewery never drained the marsh", 1),
        ("the dyke board broke the water law by selling the sluice", "there was no breach of the law", 1),
        ("the brewery drained the Senn marsh in secret for years", "she did not want the marsh drained", 0),
        (
            "the brewery drained the Senn marsh in secret for years",
            "it was silent on farms that don't drain a marsh",
            0,
        ),
        ("the brewery drained the Senn marsh in secret for years", "he spoke of the marsh, not the brewery", 0),
        ("the council rejected calls to drain the Senn marsh", "the council did not drain the Senn marsh", 0),
        ("a storm was the work of smugglers, fishermen of Senn believed", "we are not smugglers of Senn", 0),
    ],
)
def test_what_is_negated_beside_it_in_a_document(one, other, expected):
    assert within(one, other).count(("contradicts", "negation")) == expected


def test_across_documents_more_must_be_the_same():
    claim = "the brewery drained the Senn marsh in secret and sold its peat to Kelmora"
    assert ("contradicts", "negation") not in between(claim, "the brewery never drained any pond")
    assert ("contradicts", "negation") in between(claim, "the brewery never drained the Senn marsh and sold no peat")


def test_an_inserted_however_does_not_hide_what_is_negated():
    claim = "the mayor signed the treaty with Kelmora"
    assert between(claim, "the mayor did not, however, sign the treaty with Kelmora") == [("contradicts", "negation")]


def test_a_contrary_that_is_itself_negated_is_none():
    one, other = "the council of Senn raised the levy on barges", "the council of Senn did not cut the levy on barges"
    assert ("contradicts", "negation") not in between(one, other)
    assert ("contradicts", "negation") in between(one, other.replace("did not cut", "cut"))


def test_a_prefix_makes_a_contrary():
    one, other = (
        "the pilot of the Senn ferry is qualified to steer it",
        "the pilot of the Senn ferry is unqualified to steer it",
    )
    assert between(one, other) == [("contradicts", "negation")]


def test_what_a_cue_says_is_not_so_is_not_told():
    claim = "divers had counted 12 cracks in the piers of the old bridge"
    assert between(claim, claim.replace("12", "40"), "did not see") == []


# ---------------------------------------------------------------- denial


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("rejected", "the claim that the mayor ordered the sluices opened to spare his fields", 1),
        ("rejected", "the plan of the mayor to have the sluices opened to spare the fields", 0),
        ("dismissed it as", "orders of the mayor to have the sluices opened", 0),
        ("denied", "that the mayor ordered the sluices opened", 1),
    ],
)
def test_who_rejects_a_claim_denies_it_and_who_rejects_a_plan_does_not(cue, content, expected):
    claim = "the mayor ordered the sluices opened to spare his own fields"
    assert between(claim, content, cue).count(("contradicts", "denial")) == expected


def test_who_rejects_a_proposal_denies_nothing():
    claim = (
        "{s1|Ilva Renn} {c1|CUE} {q1|that Tomas Orne opened the sluices}.\n\n{s2|Tomas Orne} {c2|rejected} {q2|that}."
    )
    assert found(told(claim.replace("CUE", "said"))) == [("contradicts", "denial")]
    assert found(told(claim.replace("CUE", "proposed"))) == []


def test_one_denial_of_what_two_accuse_of():
    text = (
        "{s1|Ilva Renn} {c1|alleged} {q1|Tomas Orne opened the sluices at night}. "
        "{s2|Ada Morn} {c2|alleged} {q2|Tomas Orne took money for it from the brewery}.\n\n"
        + "It rained for a week and the fields of the lower valley stood under water. " * 4
        + "\n\n{s3|Tomas Orne} {c3|denied} {q3|the accusations}."
    )
    assert found(told(text)).count(("contradicts", "denial")) == 2


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # The clause around the figure tells one count, though the rest differs.
        (
            "a pilot who is known for his songs waited six hours in the Senn lock",
            "after the storm, he waited seven hours in the Senn lock, his third of the week",
            ["contradicts"],
        ),
        # Other words come first for what is counted.
        (
            "the Senn council passed a $900 million relief package",
            "the Senn council passed a $700 million spending package",
            [],
        ),
        (
            "the Senn council passed a $900 million relief package",
            "the Senn council passed a $700 million package",
            ["contradicts"],
        ),
        # A figure that the other confirms is the one that counts; the rest are what it was before.
        ("Senn unemployment fell to 5.8 percent from 6.1 percent", "Senn unemployment fell to 5.8 percent", []),
        # In so many hours, of so many: the share has another base.
        (
            "the Senn dyke board sold a million tickets in ten hours",
            "the Senn dyke board sold a million tickets in two days",
            [],
        ),
        (
            "the Senn pump is 79 percent effective",
            "the Senn pump is 95 percent effective at stopping floods of the dyke",
            [],
        ),
        ("nearly a dozen sheep of Senn drowned", "11 sheep of Senn drowned", []),
        ("5 takeaways from the vote in Senn", "6 takeaways from the vote in Senn", []),
    ],
)
def test_figures_of_one_thing(one, other, expected):
    assert [k for k, reason in between(one, other) if reason == "number"] == expected


@pytest.mark.parametrize("figures", ["between 0 and 5 boats", "from 0 to 12 boats"])
def test_a_range_that_begins_at_nothing_is_a_range(figures):
    assert between(f"{figures} sank in the Senn quake", "3 boats sank in the Senn quake") == []


def test_a_toll_told_as_the_least_there_is_grows():
    one, other = "more than 50 people were killed in the Senn quake", "at least 63 people were killed in the Senn quake"
    assert between(one, other) == [("updates", "number")]


# ---------------------------------------------------------------- days and plans


def test_a_day_of_one_deed_beside_a_day_of_another():
    one = "the mayor of Senn has invited the farmers to a briefing on Wednesday on the dyke"
    other = "the mayor of Senn on Tuesday invited the farmers to a briefing on the dyke"
    assert ("contradicts", "date") not in between(one, other)


def test_a_plan_that_was_carried_out_is_an_update():
    plan = "the mayor of Senn is expected to sign the dyke treaty with Kelmora"
    done = "the mayor of Senn signed the dyke treaty with Kelmora"
    assert between(plan, done) == [("updates", "other")]
    assert ("updates", "other") not in between(plan, "the mayor of Senn may have signed the dyke treaty with Kelmora")


# ---------------------------------------------------------------- agreement and words


def test_only_what_is_said_to_be_so_agrees():
    one, other = "the old bridge of Senn will be closed in spring", "in spring the old bridge of Senn will be closed"
    assert between(one, other) == [("agrees", "proposition")]
    assert between(one, other, "protested that") == []


def test_what_news_puts_for_one_another_has_one_key():
    assert sense("probes") == sense("inquiry") == sense("investigating")
    assert sense("ferries") != sense("barges")
    one, other = "police opened a probe of the Senn brewery on account of its wells", "police began an inquiry"
    assert sense("probe") in {sense(w) for w in one.split()} & {sense(w) for w in other.split()}
