"""Questions that several statements answer: few, in their own words, with nobody's answer turned round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.question import questions
from sayso.link.question.matter import CROWD
from sayso.link.question.stance import NO_SIGNS, manner, signs, stance
from sayso.link.statement import statements
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


def test_without_a_safe_question_the_matter_has_the_words_that_the_answers_share():
    one = "{s|Anna Renn} {c|said} {q|it had flooded three ferry cabins and a kiosk}."
    other = "{s|Tomas Orne} {c|said} {q|it had not flooded three ferry cabins}."
    (question,) = asked(told(one), told(other, "Delta Times"))
    assert question.words == "On: flooded, ferry, cabins"


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
    ],
)
def test_signs(cue, content, expected):
    assert stance(manner(cue, "en"), signs(tuple(content.split()), "en"), NO_SIGNS) == expected
