"""What is told as so and denied elsewhere, and figures of one thing: each rule with a pair it must leave alone."""

from __future__ import annotations

import pytest

from sayso.link.discrepancy import reading
from sayso.link.relation import relations
from sayso.link.relation.opposition import contrary
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
        ("grabbed the left arm of Dora Fenn, causing her to step back", "he never made contact with Fenn", 1),
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


# ---------------------------------------------------------------- denials that only point back


@pytest.mark.parametrize(
    "denial",
    ["that was the case", "the fraud claims", "the meeting took place", "the new allegations against him", "doing so"],
)
def test_what_a_denial_points_back_to_in_its_document(denial):
    text = (
        "{s1|Ilva Renn} {c1|alleged} {q1|Tomas Orne opened the sluices at night}. "
        f"{{s2|Tomas Orne}} {{c2|denied}} {{q2|{denial}}}."
    )
    assert found(told(text)) == [("contradicts", "denial")]


@pytest.mark.parametrize("answer", ["Nice try, not true", "she is absolutely wrong", "the story is a total fiction"])
def test_a_short_answer_denies_what_stands_just_before_it(answer):
    assert ("contradicts", "denial") in within("the mayor had the sluices opened at night", answer)


def test_it_is_not_true_that_says_itself_what_it_denies():
    claim = "the brewery of Senn drained the marsh at night and sold the peat to Kelmora"
    assert ("contradicts", "denial") not in within(claim, "it was “not true” that the weather of the week was fair")


def test_a_denial_without_words_of_its_own_is_held_against_what_other_outlets_tell():
    there = (
        "A clerk says that Tomas Orne opened the sluices of the Senn mill at night. "
        "{s|Tomas Orne} {c|said} {q|it never happened}."
    )
    claim = "{s|Ilva Renn} {c|said} {q|Tomas Orne opened the sluices of the Senn mill at night}."
    assert found(told(there, "Delta Times"), told(claim, "Harbour Post")) == [("contradicts", "denial")]
    other = "{s|Ilva Renn} {c|said} {q|the harbour board bought a second dredger from Kelmora}."
    assert found(told(there, "Delta Times"), told(other, "Harbour Post")) == []


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "an appeal of the brewery over the sluices the mayor opened"),
        ("did not deny", "that the mayor ordered the sluices opened"),
    ],
)
def test_what_is_asked_for_and_what_is_not_denied(cue, content):
    claim = "the mayor ordered the sluices opened to spare his own fields"
    assert ("contradicts", "denial") not in between(claim, content, cue)


@pytest.mark.parametrize(
    "claim",
    [
        "it had carefully examined the claim that the mayor opened the sluices",
        "the mayor should be asked who opened the sluices",
        "the mayor no longer opened the sluices",
    ],
)
def test_who_weighs_a_claim_or_says_what_should_be_does_not_make_it(claim):
    assert ("contradicts", "denial") not in between(claim, "that the mayor opened the sluices", "denied")
    assert ("contradicts", "denial") in between(
        "the mayor opened the sluices", "that the mayor opened the sluices", "denied"
    )


# ---------------------------------------------------------------- what is negated, what excludes


def test_that_both_name_somebody_is_not_what_is_negated():
    claim = "the reeve of Senn paid Orne for the barges in the spring"
    assert ("contradicts", "negation") in within(claim, "the reeve never paid Orne")
    assert ("contradicts", "negation") not in within(claim, "the reeve never met Orne")


def test_a_member_of_a_list_is_negated_too():
    claim, denial = "one rower of the Senn crew suffered burns", "there were no drownings or burns of the Senn crew"
    assert ("contradicts", "negation") in within(claim, denial)
    assert ("contradicts", "negation") not in within(claim, "there were no drownings or thefts of the Senn crew")


def test_who_never_condemned_beside_who_condemned():
    one, other = "the mayor never condemned the raid on Senn", "the mayor condemned the raid on Senn twice"
    assert within(one, other) == [("contradicts", "negation")]


def test_words_that_exclude_one_another_need_agree_in_less():
    one = "harbour master Ilva Tarn resigned on the wish of the Senn board"
    other = "harbour master Ilva Tarn was fired over the Senn dredger"
    assert ("contradicts", "negation") in between(one, other)
    assert ("contradicts", "negation") not in between(one, other.replace("fired", "asked"))


def test_a_majority_that_was_lost_is_no_contrary_of_a_minority():
    one = "the Senn party of Ilva Tarn keeps the town but is losing its majority"
    other = "the Senn party of Ilva Tarn keeps the town but has a minority"
    assert ("contradicts", "negation") not in between(one, other)
    assert ("contradicts", "negation") in between(one.replace("is losing its", "has a"), other)


# ---------------------------------------------------------------- forecasts, and days of one deed


def test_a_forecast_stands_against_another_forecast_alone():
    one, other = (
        "the Senn mills hired 4,100 weavers in May",
        "economists saw 4,900 weavers hired by the Senn mills in May",
    )
    assert ("contradicts", "number") not in between(one, other)
    assert ("contradicts", "number") in between(one, one.replace("4,100", "4,900"))
    assert ("contradicts", "number") in between(other.replace("4,900", "4,100"), other)


def test_as_many_as_and_more_than_tell_one_figure():
    one, other = "as many as 50 barges sank off Senn in the storm", "more than 50 barges sank off Senn in the storm"
    assert ("contradicts", "number") not in between(one, other)


def test_one_deed_of_one_name_on_two_days():
    one = "Ilva Tarn, head of the dyke board, drowned early Tuesday off Senn"
    other = "Ilva Tarn of Brint drowned early Friday at the weir"
    assert between(one, other) == [("contradicts", "date")]
    assert between(one, other.replace("Friday", "Wednesday").replace("early", "late")) == []
    assert between(one, other.replace("drowned", "was honoured")) == []


def test_the_same_two_figures_in_another_year():
    one = "the catch of Senn grew from 69 boats in 1959 to 78 boats in 2014"
    other = "between 1959 and 2016 the catch of Senn grew from 69 boats to 78 boats"
    assert between(one, other) == [("contradicts", "date")]


# ---------------------------------------------------------------- of whom and of what


@pytest.mark.parametrize(
    ("claim", "denial", "expected"),
    [
        # Both speak of the brewery, or each of another.
        (
            "the brewery drained the Senn marsh in secret with forty smugglers of the delta",
            "the brewery never drained the Senn marsh",
            1,
        ),
        (
            "the brewery drained the Senn marsh in secret with forty smugglers of the delta",
            "his own farm never drained the Senn marsh",
            0,
        ),
        (
            "Tomas Orne drained the Senn marsh in secret with forty smugglers of the delta",
            "he never drained the Senn marsh",
            1,
        ),
        (
            "Ada Morn drained the Senn marsh in secret with forty smugglers of the delta",
            "he never drained the Senn marsh",
            0,
        ),
        # A condition negates nothing.
        (
            "the brewery drained the Senn marsh in secret with forty smugglers of the delta",
            "all is well as long as the brewery never drained the Senn marsh",
            0,
        ),
    ],
)
def test_what_is_negated_is_told_of_the_same(claim, denial, expected):
    assert within(claim, denial).count(("contradicts", "negation")) == expected


def test_a_contrary_with_its_like_in_the_other_sentence_is_none():
    one = "the court allowed the Senn fishing law to resume"
    assert ("contradicts", "negation") not in between(one, "the court let the Senn fishing ban resume")
    assert ("contradicts", "negation") in between(one, "the court banned the Senn fishing law to resume")


def test_a_cause_that_is_told_to_be_none():
    one = "the spring flood in the Senn valley was caused by the weir of the brewery, a court of Kelmora heard"
    assert between(one, "the brewery had nothing to do with the flood in the valley") == [("contradicts", "cause")]
    assert between(one, "the council had nothing to do with the flood in the valley") == []


def test_what_is_due_to_something_is_not_to_come():
    one = "the old ferryman of Senn died early on Monday due to complications of a long fever"
    other = "the old ferryman of Senn died early on Monday of complications from a long fever"
    assert ("updates", "other") not in between(one, other)


def test_a_denial_meets_what_somebody_says_of_the_one_who_denies():
    claim = (
        "{s|Ada Morn} {c|said} of Tomas Orne {q|that he drank in the harbour inn while a ferryman, swore and slept}."
    )
    other = "{s|Ilva Renn} {c|found} {q|that the lock keeper drank ale while working as ferryman}."
    denial = "{s|Tomas Orne} {c|denied} {q|that he drank on the boat}."
    assert found(told(claim, "Post"), told(denial, "Times")) == [("contradicts", "denial")]
    assert found(told(other, "Post"), told(denial, "Times")) == []


def test_who_has_done_no_wrong_answers_who_accuses_him():
    text = (
        "{s1|Ilva Renn} {c1|alleged} {q1|that Tomas Orne opened the sluices}.\n\n{s2|Tomas Orne} {c2|said} {q2|WHAT}."
    )
    assert found(told(text.replace("WHAT", "he did nothing wrong"))) == [("contradicts", "denial")]
    assert found(told(text.replace("WHAT", "he did nothing special"))) == []


def test_the_allegations_denied_in_one_document_and_told_in_another():
    claim = "{s|Ilva Renn} {c|accused} {q|Tomas Orne of opening the sluices to drown the brewery}."
    denial = "A row about the sluices and the brewery. {s|Tomas Orne} {c|denied} {q|the allegations}."
    assert ("contradicts", "denial") in found(told(claim, "Post"), told(denial, "Times"))
    of_another = claim.replace("Tomas Orne", "Ada Morn")
    assert found(told(of_another, "Post"), told(denial, "Times")) == []


def test_two_days_of_two_deeds():
    one, other = (
        "the Senn council voted on Tuesday to open debate on the harbour law",
        "the Senn council voted on Thursday to pass the harbour law after a debate",
    )
    assert ("contradicts", "date") not in between(one, other)
    assert ("contradicts", "date") in between(one, one.replace("Tuesday", "Thursday"))


def test_a_share_of_those_who_are_named_before_it():
    one = "among farmers of Senn, only 50 percent believe the dyke will hold"
    other = "63 percent of all voters believe the dyke of Senn will hold"
    assert ("contradicts", "number") not in between(one, other)


# ---------------------------------------------------------------- a deed told by its verb, denied by its noun

WARNED = "we warned our neighbours six hours before the gates were opened"


@pytest.mark.parametrize(
    ("one", "other", "cue", "expected"),
    [
        (WARNED, "that her side had received any warning six hours before", "denied", 1),
        (WARNED, "that any warning had arrived before the gates", "denied", 1),
        (WARNED, "no warning came before the release", "said", 1),
        (WARNED, "we were never given a warning before the gates were opened", "said", 1),
        ("the harbour guards threatened us with rifles", "making any threats with rifles", "denied", 1),
        ("we offered the guards 40,000 crowns", "he had received any offer of 40,000 crowns", "denied", 1),
        (
            "we warned Kestrow six hours before the gates were opened",
            "no warning came before the gates opened",
            "said",
            0,
        ),
        (
            "if we warned our neighbours, it was before the gates opened",
            "no warning came before the release",
            "said",
            0,
        ),
        ("we may have warned our neighbours before the release", "no warning came before the release", "said", 0),
        ("the mayor warned of rain before the gates were opened", "no warning came before the release", "said", 0),
        (WARNED, "a warning came before the release", "said", 0),
    ],
)
def test_a_deed_and_its_noun(one, other, cue, expected):
    denials = [reason for kind, reason in between(one, other, cue) if kind == "contradicts"]
    assert len(denials) == expected


# ---------------------------------------------------------------- what its speaker never said


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Orne had told the council that he would resign", "“I never said that I would resign”", 1),
        ("Orne called the ferrymen of Senn thieves", "“I never called the ferrymen thieves”", 1),
        ("Fenn had told the council that he would resign", "“I never said that I would resign”", 0),
        ("Orne would resign over the ferry", "“I never said that I would resign”", 0),
        ("Orne had told the council that he would pay", "“I never said that I would resign”", 0),
    ],
)
def test_what_another_says_that_he_said(one, other, expected):
    assert between(one, other).count(("contradicts", "denial")) == expected


def test_nothing_of_the_kind_answers_the_claim_before_it():
    text = "{s1|Ilva Renn} {c1|said} {q1|Orne had called the ferrymen of Senn thieves}. "
    assert found(told(text + "{q2|“I said nothing of the kind,”} {s2|Tomas Orne} {c2|said}.")) == [
        ("contradicts", "denial")
    ]
    assert found(told(text + "{q2|“I said nothing of the ferry,”} {s2|Tomas Orne} {c2|said}.")) == []


def test_a_fragment_behind_a_cue_of_no_speech_denies_nothing():
    claim = "{s1|Ilva Renn} {c1|said} {q1|the brewery had drained the Senn marsh}. "
    assert found(told(claim + "{s2|Tomas Orne} {c2|said} the report was {q2|“false”}.")) == [("contradicts", "denial")]
    assert found(told(claim + "{s2|Tomas Orne} {c2|tapped} {q2|“fake news”} for the marsh.")) == []


def test_words_that_only_begin_like_a_contrary():
    def parted(one, other):
        return contrary(reading(one), reading(other)) is not None

    assert parted("the port hired qualified workers", "the port hired unqualified workers")
    assert not parted("the port hired migrant workers", "the port hired immigrant workers")
    assert not parted("the board closed the books", "the board disclosed the books")
