"""Which sentences tell what happened on a day, in whose words; people, places and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document
from sayso.extract.happening import happenings
from sayso.extract.measure import date_attributions
from sayso.extract.measure.tense import verbs_of
from sayso.types import Span

# 2031-05-14, a Wednesday, is the day of publication.


def told(marked: str, language: str = "en", published: str | None = "2031-05-14", voice: str = "indirect") -> list[str]:
    """What is told, each with its days and an A where it stands in an attribution."""
    held, made = document(marked, published, language)
    made, _ = date_attributions(held, tuple(replace(a, voice=voice) for a in made))
    return [
        f"{t.earliest}{'/' + t.latest if t.latest != t.earliest else ''}{' A' if t.attribution else ''}: "
        f"{t.span.of(held.text)}"
        for t in happenings(held, made)
    ]


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "The ferry sank off Selm on Friday.", "2031-05-09"),
        ("en", "On Friday, the ferry sank off Selm.", "2031-05-09"),
        ("en", "The council was dissolved last week.", "2031-05-05/2031-05-11"),
        ("en", "Forty people were hurt from Friday through Sunday.", "2031-05-09/2031-05-11"),
        ("en", "The bridge was opened in March.", "2031-03-01/2031-03-31"),
        ("ru", "Паром затонул у Сельма в пятницу.", "2031-05-09"),
        ("ru", "Мост был закрыт вчера.", "2031-05-13"),
        ("fr", "Le bac a coulé vendredi au large de Selm.", "2031-05-09"),
        ("fr", "Deux tribus s’affrontèrent lundi à Selm.", "2031-05-12"),
        ("de", "Die Fähre sank am Freitag vor Selm.", "2031-05-09"),
        ("de", "Der Rat hat am Freitag die Brücke geschlossen.", "2031-05-09"),
        ("es", "El transbordador se hundió el viernes frente a Selm.", "2031-05-09"),
    ],
)
def test_a_clause_with_a_day_and_a_verb_of_the_past_tells_a_happening(language: str, line: str, day: str) -> None:
    assert [t.split(":")[0] for t in told(line, language)] == [day]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The council will vote on Friday."),
        ("en", "The council cancelled a rally slated for Friday."),
        ("en", "The ferry has been out of service since Friday."),
        ("en", "The town was founded in 1820."),
        ("en", "The council meets on Friday."),
        ("en", "Did the ferry sink on Friday?"),
        ("en", "The price of bread rose."),
        ("en", "“We closed the gate on Friday.”"),
        ("ru", "Совет соберётся в пятницу."),
        ("fr", "Le conseil doit voter vendredi."),
        ("de", "Der Rat wird am Freitag abstimmen."),
        ("es", "El consejo va a votar el viernes."),
    ],
)
def test_what_is_to_come_a_bound_a_year_or_a_question_tells_none(language: str, line: str) -> None:
    assert told(line, language) == []


def test_the_day_of_a_saying_is_no_happening_and_a_day_inside_it_is_told_by_its_speaker() -> None:
    assert told("{s|The mayor} {c|said} on Tuesday {q|that the ferry sank off Selm on Friday}.") == [
        "2031-05-09 A: that the ferry sank off Selm on Friday"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{s|The mayor} {c|said} {q|that the pump had failed each day since late February}.",
        "{s|A reporter} {c|asked} {q|who had won on Friday}.",
        "{s|The mayor} {c|conceded} {q|had been at the pier on Friday}.",
    ],
)
def test_a_bound_a_question_and_content_without_its_subject_tell_none(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "One of them, Ada Orne, accused the council on Friday of having let the pumps decay."),
        ("en", "Ada Orne called for the dismissal of the harbour master on Friday."),
        ("en", "Ada Orne was praised on Friday for her patience."),
        ("en", "Ada Orne lashed out at the council on Friday."),
        ("en", "The harbour master, Ada Orne, said on 9 May 2031."),
        ("fr", "Ada Orne accusa le conseil vendredi."),
        ("fr", "Ada Orne a accusé le conseil vendredi."),
        ("ru", "Ада Орне раскритиковала совет в пятницу."),
        ("de", "Ada Orne kritisierte den Rat am Freitag."),
        ("es", "Ada Orne criticó al consejo el viernes."),
    ],
)
def test_who_accuses_praises_or_calls_for_something_has_spoken_and_nothing_happened(language: str, line: str) -> None:
    assert told(line, language) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The ferry slammed into the pier on Friday."),
        ("en", "The council called a strike on Friday."),
        ("en", "A court in Selm condemned the captain to three years in prison on Friday."),
        ("de", "Ein Gericht verurteilte den Kapitän am Freitag zu drei Jahren Haft."),
        ("en", "The mayor said goodbye to the crew of the ferry on Friday."),
    ],
)
def test_what_is_done_by_a_court_a_ship_or_a_council_has_happened(language: str, line: str) -> None:
    assert len(told(line, language)) == 1


def test_days_in_somebodys_own_words_count_from_another_day() -> None:
    assert told("{s|The mayor} {c|said}: {q|“The ferry sank on Friday.”}", voice="direct") == []


def test_an_act_that_is_read_as_an_attribution_has_happened_all_the_same() -> None:
    assert told("{s|The council} on Tuesday {c|passed} {q|a ban on ferries}.") == [
        "2031-05-13: The council on Tuesday passed a ban on ferries."
    ]


def test_a_day_carried_from_one_saying_to_the_next_sentence_stays_free_to_date_a_happening() -> None:
    line = "{s|The mayor} {c|said} on Tuesday {q|that it was safe}. The ferry sank on Friday."
    assert told(line) == ["2031-05-09: The ferry sank on Friday."]


def test_of_two_days_the_main_clause_has_the_sentence_and_the_other_its_own_clause() -> None:
    assert told("The army left Selm on Tuesday since the two sides signed a truce on Friday.") == [
        "2031-05-13: The army left Selm on Tuesday since the two sides signed a truce on Friday.",
        "2031-05-09: since the two sides signed a truce on Friday.",
    ]


def test_a_clause_beside_a_quotation_is_told_without_it() -> None:
    line = "{s|Ada Orne}, who on Tuesday left the council, {c|said} {q|that she was tired}."
    assert told(line) == ["2031-05-13: Ada Orne, who on Tuesday left the council"]


def test_weekdays_are_not_counted_where_no_day_of_publication_is_known() -> None:
    assert told("The ferry sank on Friday.", published=None) == []
    assert told("The ferry sank on 9 May 2031.", published=None) == ["2031-05-09: The ferry sank on 9 May 2031."]


def test_headlines_and_captions_are_left_out() -> None:
    held, made = document("Ferry sank on Friday\n\nThe ferry sank on Friday.", kinds={0: "headline"})
    assert [t.span.of(held.text) for t in happenings(held, made)] == ["The ferry sank on Friday."]


def test_a_participle_behind_its_noun_is_no_finite_verb() -> None:
    text = "a letter signed by ten councillors"
    assert verbs_of(text, Span(0, len(text)), "en") == ()


@given(st.lists(st.sampled_from(["The ferry sank on Friday. ", "It will sail. ", "“On Monday.” ", "in May, ", "\n\n"])))
def test_spans_lie_inside_the_text_and_hold_the_words_that_date_them(parts: list[str]) -> None:
    held, made = document("".join(parts) or "x")
    for telling in happenings(held, made):
        assert 0 <= telling.span.start < telling.span.stop <= len(held.text)
        assert telling.words is not None and telling.span.holds(telling.words)
        assert telling.earliest <= telling.latest
