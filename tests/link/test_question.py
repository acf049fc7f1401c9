"""Questions that several statements answer: few, in their own words, with nobody's answer turned round."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.question import questions
from sayso.link.question.holder import holder, same_holder
from sayso.link.question.linkage import gathered
from sayso.link.question.matter import CROWD
from sayso.link.question.merging import one_proposition
from sayso.link.question.pairing import Pair, Scene
from sayso.link.question.proposition import Proposition, apart
from sayso.link.question.scope import counted
from sayso.link.question.stance import NO_SIGNS, manner, signs, stance
from sayso.link.statement import statements
from sayso.text.root import root
from sayso.text.verb import known_verbs, verbs
from sayso.types import Relation
from telling import WordEncoder, speakers, told


def asked(*stories, encoder=None):
    documents = [d for d, _ in stories]
    attributions = [a for _, found in stories for a in found]
    people = speakers(attributions)
    made, _ = statements(documents, attributions, people, (), encoder)
    return questions(documents, attributions, made, people, encoder)


def answers(*stories, encoder=None):
    """Each question with (speaker, stance, directness) of its positions."""
    named = {a.id: a.name for _, found in stories for a in found}
    return {
        q.words: sorted((named[p.attribution], p.stance, p.directness) for p in q.positions)
        for q in asked(*stories, encoder=encoder)
    }


AGREED = "{s1|Anna Renn} {c1|said} {q1|that there was an agreement}. "


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("{s2|Tomas Orne} {c2|said} {q2|that there was never an agreement}.", "denies"),
        ("{s2|Tomas Orne} {c2|said} {q2|that there was perhaps an agreement}.", "hedges"),
        ("{s2|Tomas Orne} {c2|said} {q2|that there would be an agreement}.", "expects"),
        ("{s2|Tomas Orne} {c2|denied} {q2|that there was an agreement}.", "denies"),
        ("{s2|Tomas Orne} {c2|expected} {q2|that there was an agreement}.", "expects"),
        ("{s2|Tomas Orne} {c2|refused to say} {q2|whether there was an agreement}.", "declines"),
        ("{s2|Tomas Orne} {c2|said} {q2|there was no proof that there was an agreement}.", "hedges"),
        ("{s2|Tomas Orne} {c2|said} {q2|it was not true that there was an agreement}.", "denies"),
    ],
)
def test_the_stance_is_read_from_cue_negation_doubt_and_tense(second, expected):
    (question,) = answers(told(AGREED + second)).items()
    assert question == (
        "Was there an agreement?",
        [("Anna Renn", "asserts", "reported"), ("Tomas Orne", expected, "reported")],
    )


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("the river gates had been opened at midnight", "Had the river gates been opened at midnight?"),
        ("the engineers sent a fax to the harbour office", "Did the engineers send a fax to the harbour office?"),
        ("the council planned a new ford", "Did the council plan a new ford?"),
        ("the council has a plan for the ford", "Does the council have a plan for the ford?"),
        ("the pier won’t be shut in winter", "Will the pier be shut in winter?"),
        ("divers had definitely found cracks in the pier", "Had divers found cracks in the pier?"),
    ],
)
def test_a_question_is_made_of_the_clause_without_its_stance(content, question):
    one = told(f"{{s|Anna Renn}} {{c|said}} {{q|{content}}}. They plan to build.")
    other = told(f"{{s|Tomas Orne}} {{c|denied}} {{q|that {content}}}.", "Delta Times")
    assert list(answers(one, other)) == [question]


@pytest.mark.parametrize(
    "line",
    [
        "{q|“I will sign the ferry contract,”} {s|Anna Renn} {c|said}.",
        "{s|Anna Renn} {c|promised} {q|to sign the ferry contract}.",
    ],
)
def test_the_first_person_and_a_promise_get_the_speakers_name(line):
    other = "{s|Tomas Orne} {c|denied} {q|that she would sign the ferry contract}."
    assert list(answers(told(line), told(other, "Delta Times"))) == ["Will Anna Renn sign the ferry contract?"]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "it had flooded three ferry cabins and a kiosk",
            "it had not flooded three ferry cabins",
            "On: flooding three ferry cabins",
        ),
        (
            "they had paid $14 billion to the ferry company",
            "they had never paid $14 billion to the ferry company",
            "On: paying $14 billion to the ferry company",
        ),
        (
            "it had flooded his ferry and her cabins",
            "it had not flooded the cabins of a ferry",
            "On: flooding the cabins of a ferry",
        ),
    ],
)
def test_without_a_safe_question_the_matter_has_a_stretch_of_the_words_that_the_answers_share(one, other, words):
    stories = (
        told(f"{{s|Anna Renn}} {{c|said}} {{q|{one}}}."),
        told(f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}.", "Delta Times"),
    )
    assert [q.words for q in asked(*stories)] == [words]


@pytest.mark.parametrize(
    "content",
    [
        "the only thing the council would support is a ford over the river",
        "was a mistake that the council would regret for years to come",
        "the council and the guild each have the support of the ferry crews",
        "the race for the ferry would be between Anna Renn, Orne and Vale",
        "the council will avoid a fight over the ferry",
        "the ferry company had stopped all boats not yet moored at the pier",
        "the boats the guild built bore no resemblance to the old ferry",
        "spoofed letters sent to the ferry crews of the council",
        "a lawsuit the guild of the crews is leading against the ferry council",
    ],
)
def test_what_would_make_a_broken_question_makes_none(content):
    one = told(f"{{s|Anna Renn}} {{c|said}} {{q|{content}}}.")
    other = told(f"{{s|Tomas Orne}} {{c|denied}} {{q|that {content}}}.", "Delta Times")
    assert not any(words.endswith("?") for words in answers(one, other))


def test_those_who_differ_on_a_number_answer_how_many():
    one = told("{s|Anna Renn} {c|said} {q|fourteen people were injured at the ferry pier}.")
    other = told("{s|Tomas Orne} {c|said} {q|17 people were injured at the ferry pier}.", "Delta Times")
    assert list(answers(one, other)) == ["How many people were injured at the ferry pier?"]


@pytest.mark.parametrize(
    ("line", "stance"),
    [
        ("{s|Tomas Orne} {c|urged} {q|the council to close the ferry terminal}.", "asserts"),
        ("{s|Tomas Orne} {c|urged} {q|the council not to close the ferry terminal}.", "denies"),
        ("{s|Tomas Orne} {c|said} {q|the council should close the ferry terminal}.", "asserts"),
    ],
)
def test_what_is_demanded_is_asked_as_what_should_be(line, stance):
    one = told("{s|Anna Renn} {c|demanded} {q|that the council close the ferry terminal}. They plan to close it.")
    assert answers(one, told(line, "Delta Times")) == {
        "Should the council close the ferry terminal?": [
            ("Anna Renn", "asserts", "reported"),
            ("Tomas Orne", stance, "reported"),
        ]
    }


FOUND = "{s|Anna Renn} {c|said} {q|that divers had found cracks in the pier}. "


@pytest.mark.parametrize(
    ("line", "stance"),
    [
        ("{s2|Tomas Orne} {c2|said} {q2|she had made it up}.", "denies"),
        ("{s2|Tomas Orne} {c2|called} {q2|that claim a lie}.", "denies"),
        ("{s2|Tomas Orne} {c2|denied} {q2|the claim}.", "denies"),
        ("{s2|Tomas Orne} {c2|said} {q2|that this was true}.", "asserts"),
        ("{s2|Tomas Orne} {c2|confirmed} {q2|the claim}.", "asserts"),
    ],
)
def test_who_only_says_that_it_is_untrue_answers_what_was_said_before(line, stance):
    first = FOUND.replace("{s|", "{s1|").replace("{c|", "{c1|").replace("{q|", "{q1|")
    wanted = {"asserts": {}, "denies": {"Had divers found cracks in the pier?": [
        ("Anna Renn", "asserts", "reported"), ("Tomas Orne", "denies", "reported")]}}  # fmt: skip
    found = answers(told(first + line))
    assert found == (wanted[stance] or found)
    if stance == "asserts":
        positions = [p for held in found.values() for p in held]
        assert ("Tomas Orne", "asserts", "reported") in positions


@pytest.mark.parametrize(
    "line",
    [
        "{s2|Tomas Orne} {c2|said} {q2|he had done nothing wrong}.",
        "{s2|Tomas Orne} {c2|yelled} {q2|“You lie!”}.",
        "It rained. The ferry left. {s2|Tomas Orne} {c2|denied} {q2|the claim}.",
    ],
    ids=["another's guilt", "to somebody's face", "of something told in between"],
)
def test_what_is_no_verdict_on_the_words_before_answers_nothing(line):
    first = FOUND.replace("{s|", "{s1|").replace("{c|", "{c1|").replace("{q|", "{q1|")
    assert answers(told(first + line)) == {}


def test_a_claim_that_is_only_spoken_of_is_nobodys_position():
    other = "{s|Tomas Orne} {c|apologised for} {q|the suggestion that divers had found cracks in the pier}."
    assert asked(told(FOUND), told(other, "Delta Times")) == ()


def test_who_dismisses_a_claim_denies_it():
    other = "{s|Tomas Orne} {c|dismissed} {q|the suggestion that divers had found cracks in the pier}."
    (positions,) = answers(told(FOUND), told(other, "Delta Times")).values()
    assert ("Tomas Orne", "denies", "reported") in positions


def test_what_another_said_is_passed_on_at_second_hand():
    other = "{s|Tomas Orne} {c|noted} {q|that Ines Vale said divers had not found cracks in the pier}."
    (positions,) = answers(told(FOUND), told(other, "Delta Times")).values()
    assert ("Tomas Orne", "denies", "secondhand") in positions


def test_when_something_happened_is_no_answer_to_whether_it_did():
    one = told("{s|Anna Renn} {c|said} {q|that the river gates were open}.")
    other = told("{s|Tomas Orne} {c|denied} {q|that a fax had come before the river gates were opened}.", "Delta Times")
    assert asked(one, other) == ()


def test_there_is_not_one_speaks_of_what_was_named_before():
    other = told(
        "{q|“As for a formal meeting, there is not one on the calendar,”} {s|Tomas Orne} {c|said}.", "Delta Times"
    )
    one = told("{s|Anna Renn} {c|said} {q|that there would be a meeting}.")
    assert list(answers(one, other).values()) == [
        [("Anna Renn", "expects", "reported"), ("Tomas Orne", "denies", "own words")]
    ]


def test_statements_that_contradict_answer_one_question():
    one = told("{s|Anna Renn} {c|said} {q|that the council had paid the ferry crews}.")
    other = told("{s|Tomas Orne} {c|said} {q|that no wages were seen by any sailor}.", "Delta Times")
    assert asked(one, other) == ()
    documents, attributions = [one[0], other[0]], [*one[1], *other[1]]
    people = speakers(attributions)
    made, _ = statements(documents, attributions, people, (), None)
    grounds = tuple(s.renderings[0] for s in made)
    against = Relation("r_1", made[0].id, made[1].id, "contradicts", grounds, "denial", 0.9, "test")
    (question,) = questions(documents, attributions, made, people, None, [against])
    assert sorted(p.stance for p in question.positions) == ["asserts", "denies"]


def test_questions_on_which_speakers_differ_come_first():
    agreed = [
        told(f"{{s|{name}}} {{c|said}} {{q|that the ferry company had sold three boats}}.", outlet)
        for name, outlet in (("Ines Vale", "Post"), ("Ole Brandt", "Times"), ("Mara Quist", "News"))
    ]
    other = told("{s|Tomas Orne} {c|denied} {q|that divers had found cracks in the pier}.", "Delta Times")
    found = asked(*agreed, told(FOUND, "Orla Post"), other)
    assert found[0].words == "Had divers found cracks in the pier?"


LANGUAGES = {
    "ru": (
        "{s|Анна Ренн} {c|заявила}, {q|что шлюзы плотины открыли ночью}.",
        "{s|Томас Орн} {c|опроверг}, {q|что шлюзы плотины открыли ночью}.",
        "Шлюзы плотины открыли ночью?",
    ),
    "fr": (
        "{s|Anna Renn} {c|a affirmé} {q|que les vannes du barrage étaient ouvertes}.",
        "{s|Tomas Orne} {c|a affirmé} {q|que les vannes du barrage n’étaient pas ouvertes}.",
        "Est-ce que les vannes du barrage étaient ouvertes ?",
    ),
    "de": (
        "{s|Anna Renn} {c|sagte}, {q|die Schleusen waren nachts geöffnet worden}.",
        "{s|Tomas Orne} {c|sagte}, {q|die Schleusen waren nachts nicht geöffnet worden}.",
        "Waren die Schleusen nachts geöffnet worden?",
    ),
    "es": (
        "{s|Anna Renn} {c|dijo} {q|que las compuertas fueron abiertas de noche}.",
        "{s|Tomas Orne} {c|dijo} {q|que las compuertas no fueron abiertas de noche}.",
        "¿Las compuertas fueron abiertas de noche?",
    ),
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_other_languages(language):
    one, other, words = LANGUAGES[language]
    found = asked(told(one, language=language), told(other, "Delta Times", language))
    assert [(q.words, sorted(p.stance for p in q.positions)) for q in found] == [(words, ["asserts", "denies"])]


def test_one_matter_across_languages_needs_the_encoder():
    one = told("{s|Anna Renn} {c|said} {q|that the gates were opened at night}.")
    other = told("{s|Томас Орн} {c|сказал}, {q|что ворота не открыли ночью}.", "Вестник", "ru")
    encoder = WordEncoder(ворота="gates", открыли="opened", ночью="night", что="that", не="at")
    assert asked(one, other) == ()
    (question,) = asked(one, other, encoder=encoder)
    assert sorted(p.stance for p in question.positions) == ["asserts", "denies"]


@pytest.mark.parametrize(
    "second",
    [
        "{s|Tomas Orne} {c|said} {q|that the ferry was late}.",
        "{s|Tomas Orne} {c|asked} {q|whether divers had found cracks in the pier}.",
        "{s|Anna Renn} {c|said} {q|that divers had found cracks in the pier}.",
        "{s|Tomas Orne} {c|called for} {q|a second dive}.",
        "{s|Anna Renn} {c|said} {q|that divers would find many more cracks in the pier}.",
        "{s|Tomas Orne} {c|refused to say} {q|who had found cracks in the pier}.",
    ],
    ids=["another matter", "a question", "the same again", "a demand", "one who goes on", "another question declined"],
)
def test_no_question_is_made_of(second):
    first = "{s|Anna Renn} {c|said} {q|that divers had found cracks in the pier}."
    assert asked(told(first), told(second, "Delta Times")) == ()


def test_a_demand_answers_only_demands():
    one = "{s|Anna Renn} {c|demanded} {q|that the ferry terminal be closed}."
    other = "{s|Tomas Orne} {c|said} {q|that the ferry terminal was not closed}."
    assert asked(told(one), told(other, "Delta Times")) == ()


def test_directness_tells_own_words_from_reported_and_secondhand():
    direct = told("{q|“There was an agreement,”} {s|Anna Renn} {c|said}.")
    document, (outer, inner) = told(
        "{s1|Ines Vale} {c1|said} {q1|{s2|Tomas Orne} had {c2|told} her {q2|that there was never an agreement}}.",
        "Delta Times",
    )
    assert answers(direct, (document, (outer, replace(inner, within=outer.id)))) == {
        "Was there an agreement?": [("Anna Renn", "asserts", "own words"), ("Tomas Orne", "denies", "secondhand")]
    }


def test_what_is_told_inside_is_the_inner_speakers_answer_alone():
    document, (outer, inner) = told(
        "{s1|Ines Vale} {c1|said} {q1|{s2|Tomas Orne} {c2|said} {q2|that divers had found cracks in the pier}}."
    )
    other = told("{s|Anna Renn} {c|denied} {q|that divers had found cracks in the pier}.", "Delta Times")
    (positions,) = answers((document, (outer, replace(inner, within=outer.id))), other).values()
    assert "Ines Vale" not in {name for name, _, _ in positions}


def test_a_change_of_position_names_the_one_before():
    first = told("{s|Anna Renn} {c|denied} {q|that the gates had been opened at night}.", said="2031-05-02")
    later = told(
        "{s|Anna Renn} {c|said} {q|that the gates had been opened at night}.", "Delta Times", said="2031-05-04"
    )
    (question,) = asked(first, later)
    assert [(p.stance, p.before) for p in question.positions] == [
        ("denies", None),
        ("asserts", question.positions[0].attribution),
    ]


def test_an_attitude_answers_without_being_a_statement():
    one, two = (
        told("{s|Anna Renn} {c|said} {q|that there would be a meeting}."),
        told("{s|Tomas Orne} {c|had expected} {q|that there would be no meeting}.", "Delta Times"),
    )
    attributions = [*one[1], *two[1]]
    people = speakers(attributions)
    made, _ = statements([one[0]], one[1], people, (), None)
    (question,) = questions([one[0], two[0]], attributions, made, people)
    assert {p.statement for p in question.positions} == {made[0].id, None}


@given(st.permutations(range(3)))
def test_the_order_of_documents_does_not_matter(order):
    stories = [
        told("{s|Anna Renn} {c|said} {q|that divers had found cracks in the pier}."),
        told("{s|Tomas Orne} {c|denied} {q|that divers had found cracks in the pier}.", "Delta Times"),
        told("{s|Ines Vale} {c|said} {q|that divers may have found cracks in the pier}.", "Ferry News"),
    ]
    assert asked(*(stories[i] for i in order)) == asked(*stories)


def test_grounds_stand_inside_the_attribution():
    story = told(AGREED + "{s2|Tomas Orne} {c2|said} {q2|It rained. There was never an agreement}.")
    text = story[0].text
    (question,) = asked(story)
    assert {" ".join(s.of(text) for s in p.grounds) for p in question.positions} == {
        "that there was an agreement",
        "There was never an agreement",
    }


def test_a_crowd_of_sentences_is_not_compared_pair_by_pair():
    many = [
        told(f"{{s|Anna Renn}} {{c|said}} {{q|that divers had found {n} cracks in the pier}}.", f"Post {n}")
        for n in range(3, 2 * CROWD)
    ]
    (question, *_) = asked(*many, told("{s|Tomas Orne} {c|denied} {q|that divers had found 3 cracks}.", "Delta Times"))
    assert len(question.positions) <= 2 * CROWD


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "no more than six men were hurt", "asserts"),
        ("said", "the meeting could not have taken place", "denies"),
        ("said", "the bridge may not be safe", "hedges"),
        ("did not deny", "the bridge was safe", "hedges"),
        ("believed", "the bridge was safe", "hedges"),
        ("never said", "the bridge was safe", "declines"),
        ("was unable to say", "whether the bridge was safe", "declines"),
        ("said", "the bridge was no longer safe", "denies"),
        ("said", "no longer than six men were hurt", "asserts"),
        ("said", "nor did he order it", "denies"),
        ("said", "the council and the guild are meeting next week", "expects"),
        ("to suspend", "the ferry licence", "expects"),
        ("threat", "to close the ferry", "expects"),
        ("is considering", "closing the ferry", "hedges"),
    ],
)
def test_signs(cue, content, expected):
    assert stance(manner(cue, "en"), signs(tuple(content.split()), "en"), NO_SIGNS) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the mayor is immune even if he did not pay", "asserts"),
        ("the council would close the ferry if Orne did not pay", "expects"),
        ("the guild was charged with false statements", "asserts"),
        ("the report of the guild is false", "denies"),
        ("claims are taken no matter where they come from", "asserts"),
        ("the ferry had sailed before the bell could ring", "asserts"),
        ("the crews were used to spread messages they do not believe in", "asserts"),
        ("they hid the hacks so as not to endanger the vote", "asserts"),
        ("the council should avoid a fight", "denies"),
    ],
)
def test_only_what_the_clause_says_itself_bears_its_stance(content, expected):
    spelled = tuple(content.split())
    places = verbs(spelled, [False] * len(spelled), known_verbs(["to use and to charge"]))
    assert stance(manner("said", "en"), signs(counted(spelled, places), "en"), NO_SIGNS) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{s|Tomas Orne} {c|urged} {q|the crews against buying ferry tickets}.", "denies"),
        ("{s|Tomas Orne} {c|urged} {q|the crews not to buy ferry tickets}.", "denies"),
    ],
)
def test_what_keeps_from_a_thing_says_no_to_it(line, expected):
    one = told("{s|Anna Renn} {c|urged} {q|the crews to buy ferry tickets}. They plan to buy one.")
    found = answers(one, told(line, "Delta Times"))
    assert [stance for held in found.values() for name, stance, _ in held if name == "Tomas Orne"] == [expected]


def test_what_all_turn_away_is_asserted_to_be_turned_away():
    one = told("{s|Anna Renn} {c|said} {q|the judge had blocked the crews from sailing the ferry}.")
    other = told("{s|Tomas Orne} {c|denied} {q|the judge had blocked the crews from sailing the ferry}.", "Delta Times")
    (held,) = answers(one, other).values()
    assert [stance for _, stance, _ in held] == ["asserts", "denies"]


def test_that_path_takes_up_what_was_said_before():
    one = told("{s|Anna Renn} {c|said} {q|that closing the ferry terminal was good for the town}.")
    other = told(
        "{q|“Closing the ferry terminal is so dear to the town, I do not think we should go down that path,”} "
        "{s|Tomas Orne} {c|said}.",
        "Delta Times",
    )
    (held,) = answers(one, other).values()
    assert ("Tomas Orne", "denies", "own words") in held


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("the harbour office declined to charge the ferry crews", "Did the harbour office charge the ferry crews?"),
        ("the guild would no longer sell ferry tickets", "Would the guild sell ferry tickets?"),
        ("the U.S. guild will sell Gov. Renn ferry tickets", "Will the U.S. guild sell Gov. Renn ferry tickets?"),
        ("the guild (GDE) will sell ferry tickets", "Will the guild sell ferry tickets?"),
        ("the ferry is coming back in June with its crews", "Is the ferry coming back in June?"),
    ],
)
def test_what_is_not_of_the_question_is_left_out(content, question):
    one = told(f"{{s|Anna Renn}} {{c|said}} {{q|{content}}}. They plan to charge and to sell.")
    other = told(f"{{s|Tomas Orne}} {{c|denied}} {{q|that {content}}}.", "Delta Times")
    assert list(answers(one, other)) == [question]


def test_a_headlines_capitals_are_not_those_of_names():
    one = told("{s|Anna Renn} {c|Says} {q|Council Will Close Harbour Ferry Terminal}. The council met. A ferry sailed.")
    other = told("{s|Tomas Orne} {c|Denies} {q|Council Will Close Harbour Ferry Terminal}.", "Delta Times")
    assert list(answers(one, other)) == ["Will council close harbour ferry terminal?"]


@pytest.mark.parametrize(("one", "other", "alike"), [
    ("House", "The Democratic-led House Thursday", True),
    ("the Supreme Court", "The U.S. supreme court", True),
    ("House", "House Republicans", False),
    ("a judge in Orla", "the ferry judge", True),
    ("officials", "officials", False),
])  # fmt: skip
def test_two_sources_with_one_head_are_one_holder(one, other, alike):
    left, right = holder(one), holder(other)
    assert (left is not None and right is not None and same_holder(left, right)) is alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“I will support the ferry nominee of the guild,”", "“I will not support the ferry nominee of the guild,”"),
        ("“I am not ready to support the plan of Vale,”", "that Vale was not ready to support the plan of the guild"),
        ("that Ole Brandt had sold the ferry licence", "that Mara Quist had not sold the ferry licence"),
    ],
    ids=["each of himself", "one of himself, one of another", "of two others"],
)
@pytest.mark.parametrize("encoder", [None, WordEncoder()], ids=["words alone", "with vectors"])
def test_what_is_said_of_different_people_is_not_one_matter(one, other, encoder):
    stories = (
        told(f"{{s|Anna Renn}} {{c|said}} {{q|{one}}}."),
        told(f"{{s|Tomas Orne}} {{c|said}} {{q|{other}}}.", "Delta Times"),
    )
    assert asked(*stories, encoder=encoder) == ()


def test_a_name_and_a_part_of_it_are_one_person():
    one = told("{s|Ines Vale} {c|said} {q|that Anna Renn had sold the ferry licence}.")
    other = told("{s|Tomas Orne} {c|said} {q|that Renn had not sold the ferry licence}.", "Delta Times")
    assert len(asked(one, other)) == 1


def test_a_phrase_without_a_verb_leaves_open_who_does_it():
    done = Proposition(agents=frozenset({"^renn"}))
    suffered = Proposition(others=frozenset({"^renn"}))
    assert apart(done, suffered, same=False)
    assert not apart(done, replace(suffered, phrase=True), same=False)


def test_with_vectors_one_telling_word_is_enough():
    one = told("{s|Anna Renn} {c|said} {q|the mayor was temperamental}.")
    other = told("{s|Tomas Orne} {c|said} {q|the mayor was never temperamental in a meeting}.", "Delta Times")
    assert asked(one, other) == ()
    (question,) = asked(one, other, encoder=WordEncoder())
    assert sorted(p.stance for p in question.positions) == ["asserts", "denies"]


def test_what_is_named_because_of_something_else_answers_nothing():
    one = told("{s|Anna Renn} {c|said} {q|that divers had found cracks in the pier}.")
    other = told(
        "{s|Tomas Orne} {c|said} {q|the report was poor because divers had not found cracks in the pier}.",
        "Delta Times",
    )
    third = told("{s|Ida Vance} {c|said} {q|that the ferry sails at nine}.", "Selm Mail")
    assert asked(one, other, third, encoder=WordEncoder()) == ()


def test_one_speaker_who_doubts_and_goes_on_makes_no_question():
    lines = ("that divers had found cracks", "that divers may have found cracks", "that divers will find cracks")
    stories = [
        told(f"{{s|Anna Renn}} {{c|said}} {{q|{line} in the pier}}.", f"Post {at}", said=f"2031-05-0{at}")
        for at, line in enumerate(lines, 1)
    ]
    assert asked(*stories) == ()


def member(name, statement=None):
    return SimpleNamespace(statement=statement, attribution=name)


def groups(*pairs):
    """The names of the members of each group that these pairs (name, name, chance) make."""
    names = sorted({name for *both, _ in pairs for name in both})
    found = gathered(
        [member(name) for name in names],
        [Pair((names.index(one), 0), (names.index(other), 0), chance) for one, other, chance in pairs],
    )
    return [sorted(names[unit] for (unit, _), _ in group) for group in found]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "b", 0.3)], []),
        ([("a", "b", 0.6)], [["a", "b"]]),
        ([("a", "b", 0.6), ("b", "c", 0.5)], [["a", "b"]]),
        ([("a", "b", 0.6), ("b", "c", 0.5), ("a", "c", 0.2)], [["a", "b", "c"]]),
        ([("a", "b", 0.9), ("c", "d", 0.8), ("b", "c", 0.7)], [["a", "b"], ["c", "d"]]),
    ],
    ids=["too unlikely", "likely", "near one alone", "near both in the mean", "a link makes no chain"],
)
def test_groups_need_what_is_likely_on_the_whole(pairs, expected):
    assert groups(*pairs) == expected


def test_the_clauses_of_one_statement_are_one_member():
    units = [member("a1", "s_1"), member("a2", "s_1"), member("b")]
    (group,) = gathered(units, [Pair((0, 0), (2, 0), 0.5), Pair((1, 0), (2, 1), 0.7), Pair((0, 0), (1, 0), 0.9)])
    assert sorted(group) == [((1, 0), 0.7), ((2, 1), 0.7)]


@given(st.permutations([("a", "b", 0.9), ("b", "c", 0.7), ("a", "c", 0.6), ("c", "d", 0.5), ("d", "e", 0.8)]))
def test_the_order_of_pairs_does_not_matter(pairs):
    assert groups(*pairs) == groups(*sorted(pairs))


def test_a_word_that_most_articles_have_tells_less_than_a_rare_one():
    scene = Scene((), WordEncoder().encode([]))
    support, sabotage = (scene.weight(frozenset({root(word)})) for word in ("support", "sabotage"))
    assert 0 < support < sabotage


MET = "{s|Anna Renn} {c|denied} {q|that Ines Vale had met the harbour guild}."


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "that Ines Vale had met the harbour guild on 2 May", "asserts"),
        ("said", "that Ines Vale had met the harbour guild in May", "asserts"),
        ("said on May 4", "that Ines Vale had met the harbour guild", "asserts"),
        ("said", "that Ines Vale had met the harbour guild against the will of the town", "asserts"),
        ("said", "that Ines Vale had met the harbour guild with Will Brandt", "asserts"),
        ("said", "that Ines Vale had met the harbour guild in all its might", "asserts"),
        ("said", "that Ines Vale may have met the harbour guild on 2 May", "hedges"),
        ("said", "that Ines Vale will have met the harbour guild in May", "expects"),
    ],
)
def test_a_month_a_name_and_a_noun_are_no_doubt_and_no_future(cue, content, expected):
    other = told(f"{{s|Tomas Orne}} {{c|{cue}}} {{q|{content}}}.", "Delta Times")
    (positions,) = answers(told(MET), other).values()
    assert [stance for name, stance, _ in positions if name == "Tomas Orne"] == [expected]


CLOSED = "{s|Anna Renn} {c|denied} {q|that the guild had closed the harbour school}."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "{s|Anna Renn} {c|said} {q|that the ferry town was kept in the dark on the harbour bridge}.",
            "{s|Tomas Orne} {c|said} {q|that nobody had asked the dark ferry town about the harbour bridge}.",
        ),
        (
            "{s|Anna Renn} {c|said} {q|that the harbour treaty text was ninety-five per cent done}.",
            "{s|Tomas Orne} {c|said} {q|that the harbour treaty text was ninety per cent done}.",
        ),
        (
            "{s|Anna Renn} {c|said} {q|that Ines Vale would resign from the harbour guild}.",
            "{s|Tomas Orne} {c|said} {q|that nobody of them would resign from the harbour guild}.",
        ),
        (
            "{s|Anna Renn} {c|said} {q|that there would be a harbour meeting}.",
            "{s|Tomas Orne} {c|said} {q|that they had not wanted the harbour meeting to take place}.",
        ),
        (
            "{s|Anna Renn} {c|said} {q|the guild had decided to close the late harbour school}.",
            "{s|Tomas Orne} {c|said} {q|the flood required a late harbour school guild}. They plan to require it.",
        ),
        (CLOSED, "{s|Tomas Orne} {c|had allegedly said} {q|that the guild had closed the harbour school}."),
        (CLOSED, "{s|Tomas Orne} {c|said} {q|that the guild had barely closed the harbour school}."),
        (
            CLOSED,
            "{s|Tomas Orne} {c|said} {q|he was ill when the guild closed the harbour school}. They plan to close.",
        ),
        (CLOSED, "{q|“I never said that the guild had closed the harbour school,”} {s|Tomas Orne} {c|said}."),
        (
            "{s|Anna Renn} {c|said} {q|the law had allowed late harbour ballots}.",
            "{s|Tomas Orne} {c|denied} {q|an appeal against a law that allowed late harbour ballots}.",
        ),
    ],
    ids=[
        "another verb is negated",
        "another figure",
        "of nobody",
        "a wish",
        "another verb",
        "the narrator's doubt",
        "nearly no",
        "taken for granted",
        "what was never said",
        "what the denied thing is about",
    ],
)
def test_what_does_not_answer_the_questions_predicate_is_no_position(one, other):
    assert answers(told(one), told(other, "Delta Times")) == {}


def test_who_never_said_that_he_would_denies_that_he_will():
    one = "{s|Anna Renn} {c|said} {q|that Tomas Orne would resign from the harbour guild}."
    other = "{q|“I never said that I would resign from the harbour guild,”} {s|Tomas Orne} {c|said}."
    (positions,) = answers(told(one), told(other, "Delta Times")).values()
    assert ("Tomas Orne", "denies", "own words") in positions


def test_a_papers_name_stands_for_nobodys_my():
    line = "the ferry is as safe as my bed in the harbour inn"
    document, (said,) = told(f"according to {{s|The Beacon}} {{c|:}} {{q|“{line},”}}.", "Delta Times")
    other = told(f"{{s|Tomas Orne}} {{c|denied}} {{q|that {line}}}.")
    words = " ".join(answers((document, (replace(said, name="Beacon"),)), other))
    assert "Beacon" not in words


def test_where_causes_differ_the_question_is_why():
    found = asked(
        told("{s|Anna Renn} {c|said} {q|that the ferry had sunk because its hull was rusty}."),
        told("{s|Tomas Orne} {c|said} {q|that the ferry had sunk because the captain was drunk}.", "Delta Times"),
        told("{s|Ines Vale} {c|said} {q|that the ferry had sunk}.", "Ferry News"),
    )
    assert [(q.words, len(q.positions)) for q in found] == [("Why had the ferry sunk?", 2)]


@pytest.mark.parametrize("words", ["40 minutes", "1,200 cubic metres a second"])
def test_a_measure_alone_names_no_matter(words):
    one = told(f"{{s|Anna Renn}} {{c|said}} {{q|that he had had {words}}}.")
    other = told(f"{{s|Tomas Orne}} {{c|said}} {{q|that she had been given {words}}}.", "Delta Times")
    assert asked(one, other, encoder=WordEncoder()) == ()


def test_two_renderings_of_one_statement_answer_one_question():
    unit = SimpleNamespace(statement="s_1", clauses=[SimpleNamespace(roots=frozenset({"flood", "metr", "pier"}))])
    held = [SimpleNamespace(**vars(unit), attribution=f"a_{n}", passage=SimpleNamespace(place=0)) for n in range(2)]
    other = SimpleNamespace(**{**vars(held[0]), "statement": "s_2", "attribution": "a_9"})
    answer = SimpleNamespace(clause=0)
    first, second = [(held[0], answer), (other, answer)], [(held[1], answer)]
    assert one_proposition([first, second]) == [[*first, *second]]
    assert one_proposition([[(other, answer)], second]) == [[(other, answer)], second]


@pytest.mark.parametrize(
    "line",
    [
        "After initially {c1|denying} {q1|that it had caused the flood}, {s1|the Harl guild} {c2|has acknowledged} "
        "{q2|that crews unintentionally opened the river gates}.",
        "{s1|The Harl guild} {c2|admitted} {q2|that crews unintentionally opened the river gates} after first "
        "{c1|denying} {q1|that it had caused the flood}.",
    ],
)
def test_who_admits_what_he_first_denied_has_changed_his_position(line):
    document, found = told("They plan to open. " + line)
    source = next(a.source for a in found if a.source)
    held = tuple(replace(a, source=source, name="Harl guild", kind="body") for a in found)
    (question,) = asked((document, held))
    cues = {a.id: " ".join(s.of(document.text) for s in a.cue) for a in held}
    told_before = {cues[p.attribution]: cues.get(p.before or "") for p in question.positions}
    assert [p.stance for p in question.positions if p.before] == ["asserts"]
    assert told_before["denying"] is None
    assert "denying" in told_before.values()


def test_a_denial_of_another_sentence_is_no_change_of_position():
    line = (
        "{s1|Anna Renn} {c1|denied} {q1|that she had caused the flood}. {s2|Anna Renn} {c2|admitted} "
        "{q2|that crews opened the river gates}."
    )
    assert asked(told(line)) == ()


def test_a_headlines_infinitive_lies_ahead():
    one = told("{s|Anna Renn} {c|denied} {q|that the guild would close the harbour school}. They plan to close it.")
    other = told("{q|Guild to close the harbour school}{c|:} {s|Tomas Orne}.", "Delta Times")
    (positions,) = answers(one, other).values()
    assert [stance for name, stance, _ in positions if name == "Tomas Orne"] == ["expects"]


def test_who_counts_in_another_verb_answers_how_many():
    one = "{s|Anna Renn} {c|said} {q|that five ferry workers had been hurt in the harbour flood}."
    other = "{s|Tomas Orne} {c|said} {q|that seven ferry workers had been injured in the harbour flood}."
    ((words, positions),) = answers(told(one), told(other, "Delta Times")).items()
    assert words.startswith("How many ferry workers")
    assert len(positions) == 2
