from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document, nested
from sayso.extract.measure import date_attributions, time_expressions
from sayso.types import Attribution, Document, Span

WEDNESDAY = "2031-05-14"


def days(words: str, language: str, reference: str | None = WEDNESDAY) -> list[str]:
    found = [e.when for e in time_expressions(words, None, reference, language)]
    return ["?" if w is None else w.earliest if w.earliest == w.latest else f"{w.earliest}/{w.latest}" for w in found]


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("en", "on May 12, 2031", "2031-05-12"),
        ("en", "on Monday, 12 May 2031", "2031-05-12"),
        ("en", "(May 12)", "2031-05-12"),
        ("en", "on DECEMBER 3", "2030-12-03"),
        ("en", "the vote will be held on Dec. 3", "2031-12-03"),
        ("en", "9-12 May, 2031", "2031-05-09/2031-05-12"),
        ("en", "from April 28 to May 2", "2031-04-28/2031-05-02"),
        ("en", "2031-05-12", "2031-05-12"),
        ("en", "5/23/2031", "2031-05-23"),
        ("en", "on Friday night", "2031-05-09"),
        ("en", "on Wednesday", "2031-05-14"),
        ("en", "last Wednesday", "2031-05-07"),
        ("en", "next Tuesday", "2031-05-20"),
        ("en", "the council will meet on Friday", "2031-05-16"),
        ("en", "Tuesday of last week", "2031-05-06"),
        ("en", "Yesterday", "2031-05-13"),
        ("en", "the day before yesterday", "2031-05-12"),
        ("en", "last week", "2031-05-05/2031-05-11"),
        ("en", "earlier this month", "2031-05-01/2031-05-14"),
        ("en", "three days ago", "2031-05-11"),
        ("en", "a month ago", "2031-04-01/2031-04-30"),
        ("en", "in February", "2031-02-01/2031-02-28"),
        ("en", "last November", "2030-11-01/2030-11-30"),
        ("en", "in November of last year", "2030-11-01/2030-11-30"),
        ("en", "in November 2029", "2029-11-01/2029-11-30"),
        ("en", "in 2029", "2029-01-01/2029-12-31"),
        ("ru", "12 мая 2031 года", "2031-05-12"),
        ("ru", "12.05.2031", "2031-05-12"),
        ("ru", "10–12 мая", "2031-05-10/2031-05-12"),
        ("ru", "в пятницу", "2031-05-09"),
        ("ru", "в прошлый вторник", "2031-05-13"),
        ("ru", "встреча состоится в пятницу", "2031-05-16"),
        ("ru", "вчера вечером", "2031-05-13"),
        ("ru", "накануне заявил мэр", "2031-05-13"),
        ("ru", "на прошлой неделе", "2031-05-05/2031-05-11"),
        ("ru", "три дня назад", "2031-05-11"),
        ("ru", "в феврале", "2031-02-01/2031-02-28"),
        ("ru", "в феврале прошлого года", "2030-02-01/2030-02-28"),
        ("fr", "le 12 mai 2031", "2031-05-12"),
        ("fr", "le 1er mai", "2031-05-01"),
        ("fr", "vendredi soir", "2031-05-09"),
        ("fr", "hier soir", "2031-05-13"),
        ("fr", "mardi prochain", "2031-05-20"),
        ("fr", "il y a trois jours", "2031-05-11"),
        ("fr", "la semaine dernière", "2031-05-05/2031-05-11"),
        ("de", "am 12. Mai 2031", "2031-05-12"),
        ("de", "am Freitagabend", "2031-05-09"),
        ("de", "vor drei Tagen", "2031-05-11"),
        ("de", "am kommenden Montag", "2031-05-19"),
        ("es", "el 12 de mayo de 2031", "2031-05-12"),
        ("es", "el viernes pasado", "2031-05-09"),
        ("es", "hace tres días", "2031-05-11"),
        ("es", "anoche", "2031-05-13"),
    ],
)
def test_words_name_days(language: str, words: str, wanted: str) -> None:
    assert days(words, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It may rain and they may march; the sun was out, 2,031 people came"),
        ("en", "Saturday Night Live, Super Tuesday, the Sundays"),
        ("en", "11/12/2031"),
        ("ru", "накануне саммита"),
        ("ru", "загрязняет среду обитания"),
        ("fr", "Il marche dans la neige"),
        ("de", "guten morgen"),
    ],
)
def test_words_that_name_no_day(language: str, words: str) -> None:
    assert days(words, language) == []


def test_a_day_counted_from_the_day_before_it() -> None:
    assert days("She left on May 8, 2029; two days earlier he came.", "en") == ["2029-05-08", "2029-05-06"]
    assert days("Two days earlier he came.", "en") == ["?"]


def test_without_a_reference_day_only_full_dates_resolve() -> None:
    assert days("on Friday, May 8, and on May 9, 2031", "en", None) == ["?", "2031-05-09"]


@given(st.dates(date(1950, 1, 2), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_of_a_report_is_the_last_one(reference: date, number: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    found = time_expressions(f"He spoke on {name}.", None, reference.isoformat(), "en")[0].when
    assert found is not None
    day = date.fromisoformat(found.earliest)
    assert day.weekday() == number
    assert timedelta(0) <= reference - day < timedelta(7)


LANGUAGES = st.sampled_from(["en", "ru", "fr", "de", "es"])


@given(st.text(alphabet="Friday May12 вчераhier,.0()[]\n-–", max_size=80), LANGUAGES)
def test_expressions_stand_in_order_and_never_overlap(text: str, language: str) -> None:
    found = [e.span for e in time_expressions(text, None, WEDNESDAY, language)]
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.stop <= len(text) for s in found)


# ---------------------------------------------------------------- the day of the utterance


def said(held: Document, made: tuple[Attribution, ...]) -> list[str | None]:
    done, _ = date_attributions(held, made)
    whens = [a.said for a in done]
    return [w and (w.earliest if w.earliest == w.latest else f"{w.earliest}/{w.latest}") for w in whens]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{s|The mayor} {c|told} reporters Friday {q|the bridge was safe}.", "2031-05-09"),
        ("{q|“The bridge is safe,”} {s|the mayor} {c|said} in a statement on Monday.", "2031-05-12"),
        ("On Friday, {s|the mayor}, who was elected in 2027, {c|said} {q|the bridge was safe}.", "2031-05-09"),
        ("{s|The mayor} on Friday {c|denied} {q|that the bridge was closed}.", "2031-05-09"),
        ("{s|A poll taken in April} {c|found} {q|that few cross it}.", "2031-04-01/2031-04-30"),
        ("{q|“It holds,”} {s|Orne} {c|said} at Tuesday’s hearing.", "2031-05-13"),
        ("{q|“It holds,”} {s|Orne} {c|said} (The Quay Courier, May 3, 2031).", "2031-05-03"),
        ("{s|Orne} {c|will tell} the council on Friday {q|that it holds}.", "2031-05-16"),
        # the day of something else
        ("{s|The mayor} {c|said} {q|the bridge was closed on Friday}.", None),
        ("{q|“It holds,”} {c|said} {s|Orne}, who was elected in 2027.", None),
        ("{s|Orne}, chosen in 2027, {c|said} {q|it held}.", None),
        ("{s|Orne}, speaking at the dam on Friday, {c|said} {q|it held}.", "2031-05-09"),
        ("{s|Orne} {c|told} the council Friday {q|it held}.", "2031-05-09"),
        ("{q|“It holds,”} {s|Orne} {c|said} before Tuesday’s hearing.", None),
        ("{s|The mayor} {c|criticised} Tuesday’s vote, {q|calling it a farce}.", None),
        ("Six months ago, {s|the mayor} {c|said}, {q|nobody crossed it}.", None),
        ("Since Friday {s|the mayor} {c|has said} {q|that it holds}.", None),
        ("The bridge closed on Friday, and {s|the mayor} {c|said} {q|it was safe}.", None),
        ("{s1|Orne} {c1|said} Friday {q1|it held}, but {s2|Tamm} {c2|doubts} {q2|it}.", "2031-05-09"),
        ("OSTROVA, May 13 (QNA) — {s|The mayor} {c|said} {q|that the bridge was safe}.", None),
    ],
)
def test_the_day_of_an_utterance(marked: str, wanted: str | None) -> None:
    assert said(*document(marked))[0] == wanted


@pytest.mark.parametrize(
    ("language", "marked", "wanted"),
    [
        ("ru", "{q|Мост безопасен}, {c|заявил} {s|мэр} журналистам в пятницу.", "2031-05-09"),
        ("ru", "{s|Мэр} накануне {c|сообщил}, {q|что мост безопасен}.", "2031-05-13"),
        ("ru", "{s|Мэр} {c|сказал}, {q|что мост закрыли в пятницу}.", None),
        ("fr", "{q|« Le pont est sûr »}, {c|a déclaré} {s|le maire} vendredi.", "2031-05-09"),
        ("fr", "{s|Le maire}, élu en 2027, {c|a affirmé} hier soir {q|que le pont était sûr}.", "2031-05-13"),
        ("de", "{s|Die Bürgermeisterin} {c|sagte} am Freitag, {q|die Brücke sei sicher}.", "2031-05-09"),
        ("es", "{s|La alcaldesa} {c|dijo} el viernes {q|que el puente era seguro}.", "2031-05-09"),
    ],
)
def test_the_day_of_an_utterance_in_other_languages(language: str, marked: str, wanted: str | None) -> None:
    assert said(*document(marked, language=language)) == [wanted]


def test_how_a_day_was_known() -> None:
    held, made = document(
        "{s|The mayor} {c|said} Friday {q|it held}. {s2|Orne} {c2|said} on May 9, 2031 {q2|it did not}."
    )
    first, second = date_attributions(held, made)[0]
    assert first.said is not None
    assert second.said is not None
    assert (first.said.basis, second.said.basis) == ("resolved from 'Friday'", "stated")
    assert first.said.words is not None
    assert first.said.words.of(held.text) == "Friday"


def test_a_speech_goes_on_in_its_paragraph() -> None:
    assert said(
        *document(
            "{q1|“It holds,”} {s1|Orne} {c1|said} Friday. {q2|“It is old,”} {s2|he} {c2|said}.¶"
            "{q3|“It will go,”} {s3|he} {c3|added}.¶{q4|“No,”} {s4|Tamm} {c4|said}."
        )
    ) == ["2031-05-09", "2031-05-09", "2031-05-09", None]


def test_a_date_line_dates_what_stands_above_it_in_its_section() -> None:
    held, made = document(
        "{s1|Orne} {c1|said}{q1|: “It holds.”}¶Posts Of The Harbour Master¶"
        "{s2|Tamm} {c2|wrote}{q2|: “It does not.”}¶(, May 3, 2031)¶"
        "{s3|Tamm} {c3|wrote}{q3|: “I told you.”}¶(, May 5, 2031)",
    )
    assert said(held, made) == [None, "2031-05-03", "2031-05-05"]


def test_a_date_line_passes_over_what_a_note_dates_otherwise() -> None:
    held, made = document(
        "Two Voices¶{s1|Orne} {c1|said}{q1|: “It holds.”}[1]¶{s2|Tamm} {c2|wrote}{q2|: “It does not.”}¶"
        "(, May 3, 2031)¶[1] The Quay Courier, May 9, 2031."
    )
    assert said(held, made) == [None, "2031-05-03"]


def test_a_credit_line_dates_its_post_alone() -> None:
    held, made = document(
        "{s1|Orne} {c1|said}{q1|: “It holds.”}¶{q2|It does not.}{s2|}{c2|}¶— Ansa Tamm (@ansatamm) May 3, 2031"
    )
    assert said(held, made) == [None, "2031-05-03"]


def transcript(intro: str, **given: object) -> tuple[Document, tuple[Attribution, ...]]:
    turns = (
        "{s1|Q}{c1|:} {q1|Will the bridge hold for the whole of the winter that is coming?}¶"
        "{s2|Ansa Tamm}{c2|:} {q2|It will hold for as long as there is a river under it, I said so yesterday.}"
    )
    return document(intro + turns, **given)  # type: ignore[arg-type]


def test_a_transcript_has_the_day_of_its_introduction() -> None:
    assert said(*transcript("Ansa Tamm took questions at a press conference on May 10.¶")) == ["2031-05-10"] * 2


def test_a_transcript_has_the_day_of_its_dateline() -> None:
    held, made = transcript("May 11, 2031, Ostrova¶", published=None, kinds={0: "dateline"})
    done, problems = date_attributions(held, made)
    assert [(a.said.earliest, a.said.basis) for a in done if a.said] == [("2031-05-11", "dateline")] * 2
    assert [p.code for p in problems] == []


def test_a_post_is_said_when_it_is_posted_and_what_it_reports_is_not() -> None:
    held, made = document(
        "{q1|{s2|The harbour} {c2|said} {q2|the bridge was safe}.}", "2031-05-14T23:30:00+07:00", kinds={0: "post"}
    )
    post, inner = made
    done, _ = date_attributions(held, (post, nested(inner, post)))
    assert [a.said and (a.said.earliest, a.said.basis) for a in done] == [("2031-05-14", "published"), None]


def test_words_inside_speech_count_from_the_day_of_that_speech() -> None:
    held, made = document("{s1|Tamm} {c1|said} on Friday: {q1|“{s2|Orne} {c2|told} me yesterday {q2|it held}.”}")
    outer, inner = made
    done, _ = date_attributions(held, (outer, nested(inner, outer)))
    assert [a.said and a.said.earliest for a in done] == ["2031-05-09", "2031-05-08"]


def test_what_the_outlet_asserts_has_its_day_of_publication() -> None:
    held, (made,) = document("{q|The bridge is closed.}")
    done, problems = date_attributions(held, (replace(made, voice="narrated"),))
    assert done[0].said is not None
    assert done[0].said.basis == "published"
    assert problems == ()


def test_days_that_cannot_be_known_are_counted() -> None:
    held, made = document(
        "{s|The mayor} {c|said} Friday {q|it held}. {s2|Orne} {c2|said} on May 9, 2031 {q2|it did not}.", None
    )
    done, problems = date_attributions(held, made)
    assert [a.said and a.said.earliest for a in done] == [None, "2031-05-09"]
    assert (problems[0].code, problems[0].span and problems[0].span.of(held.text)) == ("no-date", "Friday")
    assert problems[1].code == "undated"
    assert "1 of 2" in problems[1].message


def test_a_reports_own_dateline_counts_before_the_published_day() -> None:
    held, made = document("OSTROVA, May 12 (QNA) — {s|The mayor} {c|said} today {q|that the bridge was safe}.")
    assert said(held, made) == ["2031-05-12"]


def test_an_empty_document() -> None:
    held, _ = document("")
    assert date_attributions(held, ()) == ((), ())
    assert time_expressions("") == ()
    assert time_expressions("on Friday", Span(0, 4), WEDNESDAY, "en") == ()
