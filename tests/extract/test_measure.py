from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document, nested
from sayso.extract.measure import date_attributions, time_expressions
from sayso.extract.measure.holiday import HOLIDAYS
from sayso.types import Attribution, Document, Span

WEDNESDAY = "2031-05-14"
calendar_module = importlib.import_module("sayso.extract.measure.calendar")


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
        ("en", "between May 3 and 5", "2031-05-03/2031-05-05"),
        ("en", "3 and 5 May", "2031-05-03/2031-05-05"),
        ("en", "May 3 of last year", "2030-05-03"),
        ("en", "on Friday the council will meet", "2031-05-16"),
        ("en", "what was planned for spring was held on Friday", "2031-05-09"),
        ("en", "over the weekend", "2031-05-10/2031-05-11"),
        ("en", "this past week", "2031-05-07/2031-05-14"),
        ("en", "the current year", "2031-01-01/2031-12-31"),
        ("en", "by the end of the year", "2031-01-01/2031-12-31"),
        ("en", "at the end of March", "2031-03-01/2031-03-31"),
        ("en", "in a March letter", "2031-03-01/2031-03-31"),
        ("en", "the fair in August", "2031-08-01/2031-08-31"),
        ("en", "the fair in September", "2030-09-01/2030-09-30"),
        ("en", "the war of 1941–1945", "1941-01-01/1945-12-31"),
        ("en", "in the 1990s", "1990-01-01/1999-12-31"),
        ("en", "seventeen years ago", "2014-01-01/2014-12-31"),
        ("en", "in a year’s time", "2032-01-01/2032-12-31"),
        ("en", "in a Labor Day interview", "2031-09-01"),
        ("en", "on Memorial Day 2030", "2030-05-27"),
        ("en", "last Thanksgiving", "2030-11-28"),
        ("en", "the day after Thanksgiving", "2030-11-29"),
        ("en", "on New Year’s Eve", "2030-12-31"),
        ("en", "on Good Friday", "2031-04-11"),
        ("en", "an August Ledger poll", "2031-08-01/2031-08-31"),
        ("ru", "в День Победы", "2031-05-09"),
        ("ru", "Сегодня в Сельме открыли мост", "2031-05-14"),
        ("ru", "12 мая 2031 года", "2031-05-12"),
        ("ru", "5 мая прошлого года", "2030-05-05"),
        ("ru", "по итогам прошлого года", "2030-01-01/2030-12-31"),
        ("ru", "в 2018–2021 годах", "2018-01-01/2021-12-31"),
        ("ru", "в 1990-х", "1990-01-01/1999-12-31"),
        ("ru", "прошлой ночью", "2031-05-13"),
        ("ru", "накануне мэр заявил", "2031-05-13"),
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
        ("fr", "le 8 juin dernier", "2030-06-08"),
        ("fr", "plus tôt cette année", "2031-01-01/2031-05-14"),
        ("fr", "ce mois-ci", "2031-05-01/2031-05-31"),
        ("fr", "les années 1980", "1980-01-01/1989-12-31"),
        ("fr", "dans trois jours", "2031-05-17"),
        ("fr", "le lundi de Pâques", "2031-04-14"),
        ("fr", "ils joueront à Selm vendredi", "2031-05-16"),
        ("de", "am 12. Mai 2031", "2031-05-12"),
        ("de", "am vergangenen 8. Juni", "2030-06-08"),
        ("de", "seit Ende letzten Jahres", "2030-01-01/2030-12-31"),
        ("de", "Anfang des Jahres", "2031-01-01/2031-12-31"),
        ("de", "in den 1980er Jahren", "1980-01-01/1989-12-31"),
        ("de", "ab November 2030", "2030-11-01/2030-11-30"),
        ("de", "sie gewann 2027 die Wahl", "2027-01-01/2027-12-31"),
        ("de", "am Freitagabend", "2031-05-09"),
        ("de", "vor drei Tagen", "2031-05-11"),
        ("de", "am kommenden Montag", "2031-05-19"),
        ("es", "el 12 de mayo de 2031", "2031-05-12"),
        ("es", "el viernes pasado", "2031-05-09"),
        ("es", "el pasado 8 de junio", "2030-06-08"),
        ("es", "el uno de mayo", "2031-05-01"),
        ("es", "la próxima semana", "2031-05-19/2031-05-25"),
        ("es", "el terremoto del viernes", "2031-05-09"),
        ("es", "viajará a Selm el viernes", "2031-05-16"),
        ("es", "los años 80", "1980-01-01/1989-12-31"),
        ("es", "hace tres días", "2031-05-11"),
        ("es", "anoche", "2031-05-13"),
        ("es", "en Nochevieja", "2030-12-31"),
        ("de", "am ersten Weihnachtstag", "2030-12-25"),
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
        ("en", "USA Today"),
        ("en", "Christmas trees, Thanksgiving dinner, a Halloween party, the Easter holidays"),
        ("ru", "Сегодня в мире и уже сегодня, сегодня есть"),
        ("ru", "накануне саммита"),
        ("ru", "накануне выборов мэр заявил"),
        ("de", "rund 2027 waren da; 2027 Menschen kamen"),
        ("ru", "загрязняет среду обитания"),
        ("fr", "Il marche dans la neige"),
        ("de", "guten morgen"),
    ],
)
def test_words_that_name_no_day(language: str, words: str) -> None:
    assert days(words, language) == []


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [("en", "last week", "2031-05-05/2031-05-17"), ("fr", "la semaine dernière", "2031-05-05/2031-05-11")],
)
def test_on_a_sunday_last_week_may_have_ended_the_day_before(language: str, words: str, wanted: str) -> None:
    assert days(words, language, "2031-05-18") == [wanted]


@pytest.mark.parametrize("named", ["Radio 4’s Today programme", "Delta’s Today show", "the Today presenter"])
def test_a_broadcast_called_today_is_no_day(named: str) -> None:
    held, found = document(f"{{s|Orne}} {{c|told}} {named} {{q|that it held}}.")
    dated, _ = date_attributions(held, found)
    assert dated[0].said is None


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
SCRAPS = st.lists(
    st.sampled_from(
        "May 12 3 2031 2031-2033 , . ( ) the on last next Friday night week weekend over ago two days earlier end of "
        "year 1990s 1990er Jahren Freitagabend am 3. Mai letzten Jahres vor zwei Tagen la veille il y a trois jours "
        "hier soir вчера вечером на прошлой неделе 5 мая прошлого года накануне заявил hace tres días el pasado de "
        "mayo anoche".split()
    ),
    max_size=14,
).map(" ".join)


@given(SCRAPS, LANGUAGES)
def test_what_is_tried_near_the_names_of_days_is_all_there_is(text: str, language: str) -> None:
    pattern = calendar_module._pattern(language)
    near = [m.span() for m in calendar_module._matches(pattern, text, Span(0, len(text)))]
    assert near == [m.span() for m in pattern.any_form.finditer(text)]


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
        ("{s|A poll published in April} {c|found} {q|that few cross it}.", "2031-04-01/2031-04-30"),
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
        # the day stands apart from source and cue
        ("In an interview over the weekend, {s|Orne} {c|laughed off} {q|the report}.", "2031-05-10/2031-05-11"),
        ("{s|Orne} has been silent but on Tuesday {c|wrote} {q|that it held}.", "2031-05-13"),
        ("It had been closed, but late Saturday {s|Orne} {c|announced} {q|that it would open}.", "2031-05-10"),
        ("{s|Orne}, who built it, offered an apology on Tuesday, {c|saying} {q|it would hold}.", "2031-05-13"),
        ("It came up at the fair on Monday, when {s|Orne} {c|said} {q|that it held}.", "2031-05-12"),
        ("After the debate in Selm last week, {s|Orne} {c|said} {q|that it held}.", "2031-05-05/2031-05-11"),
        ("{s|Orne} {c|went after} {q|Tamm} on Monday {q|over the bridge}.", "2031-05-12"),
        ("{q|“It holds,”} {s|Orne} {c|said} after an event in Selm on Monday.", "2031-05-12"),
        ("On Monday, {s|Orne} {c|said}, {q|''It holds.''}", "2031-05-12"),
        ("The hearing on Monday, in which {s|Orne} {c|said} {q|that it held}, was short.", "2031-05-12"),
        ("Appearing before builders on Monday, {s|Orne} {c|said} {q|that it held}.", "2031-05-12"),
        ("On the morning of May 12 {s|Orne} {c|said} {q|that it held}.", "2031-05-12"),
        ("A 2027 estimate by {s|the harbour} {c|found} {q|that it held}.", "2027-01-01/2027-12-31"),
        ("In his 2027 inaugural speech {s|Orne} {c|said} {q|that it held}.", "2027-01-01/2027-12-31"),
        ("In an email dated May 12 — a day before the fair — {s|Orne} {c|said} {q|that it held}.", "2031-05-12"),
        ("{s|Orne} {c|told} the council between May 3 and 5 {q|that it held}.", "2031-05-03/2031-05-05"),
        ("The bridge closed on May 8. The day before, {s|Orne} {c|said} {q|it held}.", "2031-05-07"),
        ("The bridge closed on May 8. Two days earlier, {s|Orne} {c|said} {q|it held}.", "2031-05-06"),
        ("{s|Orne}, in his speech last July, {c|said} {q|it held}.", "2030-07-01/2030-07-31"),
        # parts of a month
        ("{s|Orne} {c|told} the council in late September {q|that it held}.", "2030-09-21/2030-09-30"),
        ("In early April, {s|Orne} {c|said} {q|that it held}.", "2031-04-01/2031-04-10"),
        ("{s|Orne} {c|said} in mid-March {q|that it held}.", "2031-03-11/2031-03-20"),
        ("At the end of March {s|Orne} {c|said} {q|that it held}.", "2031-03-21/2031-03-31"),
        ("{s|Orne} {c|said} by the end of March {q|it would open}.", None),
        # a speech or a paper with its day
        ("In an August speech, {s|Falk} {c|attacked} {q|the bridge}.", "2030-08-01/2030-08-31"),
        ("{q|“It holds,”} {s|Falk} {c|wrote} in an April letter.", "2031-04-01/2031-04-30"),
        ("{s|Falk} was cheered, but in an April speech {s|he} {c|attacked} {q|the bridge}.", "2031-04-01/2031-04-30"),
        ("As recently as an April interview, {s|Falk} {c|said} {q|it held}.", "2031-04-01/2031-04-30"),
        ("In an August speech, as others left, {s|Falk} {c|attacked} {q|it}.", "2030-08-01/2030-08-31"),
        ("A 2014 interview in which {s|Falk} {c|called} {q|it unsafe} was found.", "2014-01-01/2014-12-31"),
        # what the source did as it spoke
        ("{s|President Orne}, dedicating the museum on Saturday, {c|said} {q|it held}.", "2031-05-10"),
        ("Dedicating the museum on Saturday, {s|Orne} {c|said} {q|that it held}.", "2031-05-10"),
        ("{s|Orne}, visiting the dam that broke on Friday, {c|said} {q|it held}.", None),
        ("{s|Orne}, recalling the flood on Friday, {c|said} {q|it held}.", None),
        ("{s|Orne}, running for mayor in 2027, {c|said} {q|it held}.", None),
        # feasts
        ("In a Labor Day interview, {s|Orne} {c|said} {q|it held}.", "2030-09-02"),
        ("{s|Orne} {c|said} the day after Thanksgiving {q|that it held}.", "2030-11-29"),
        # and where it is another's
        ("{s|Data from the 2014 Selm Community Survey} {c|show} {q|that few cross it}.", None),
        ("{s|A 2014 Selm Harbour report} {c|shows} {q|that few cross it}.", "2014-01-01/2014-12-31"),
        ("{s|A poll taken in early May} {c|found} {q|that few cross it}.", None),
        ("In a poll taken in April, {s|six in ten} {c|said} {q|that they cross it}.", "2031-04-01/2031-04-30"),
        ("{s|Builders today} {c|argue} {q|that it holds}.", None),
        ("In today’s world {s|few} {c|believe} {q|it holds}.", None),
        ("At today’s hearing {s|few} {c|said} {q|it held}.", "2031-05-14"),
        ("{q|“It holds,”} {c|reports} {s|Selm Today}.", None),
        ("{s|Orne} {c|played down} {q|the cracks} in the 2027 race.", None),
        ("{s|Orne} {c|offered} {q|to meet} May 16 in Selm.", None),
        ("{s|Orne} pressed for a seat for the fair in July, {c|aiming} {q|to win}.", None),
        ("{q|The figures}, gathered by Tamm in May, {c|appear} {q|to be wrong}.", None),
        ("In 2027, under {q|what} {s|Orne} {c|called} {q|“the old order,”} it was closed.", None),
        ("On Monday the bridge was closed, although {s|Orne} {c|says} {q|that it held}.", None),
        ("{s|Orne} {c|has argued} for two years {q|that it held}.", None),
        ("{s|Orne} {c|has said} since 2027 {q|that it held}.", None),
        ("{s|Orne} {c|said} {q|it would open} next week.", None),
        ("{q|“It held in 1999,”} {s|Orne} {c|said} in reply.", None),
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
        ("ru", "Накануне {s|мэр} {c|заявил}, {q|что мост безопасен}.", "2031-05-13"),
        ("ru", "В среду {s|мэр} {c|заявил}, {q|что мост безопасен}.", "2031-05-14"),
        ("ru", "На прошлой неделе {s|мэр} {c|пообещал}, {q|что мост откроют}.", "2031-05-05/2031-05-11"),
        ("ru", "После обрушения в среду {s|мэр} {c|заявил}, {q|что мост закрыт}.", None),
        ("fr", "{q|« Le pont est sûr »}, {c|a déclaré} {s|le maire} vendredi.", "2031-05-09"),
        ("fr", "Le pont a fermé le 8 mai. La veille, {s|le maire} {c|avait assuré} {q|qu’il était sûr}.", "2031-05-07"),
        ("fr", "{s|Le maire} {c|a déclaré} le 3 mai dernier {q|que le pont était sûr}.", "2031-05-03"),
        ("ru", "{s|Мэр} {c|заявил} в конце апреля, {q|что мост безопасен}.", "2031-04-21/2031-04-30"),
        ("ru", "Сегодня {s|многие} {c|считают}, {q|что мост безопасен}.", None),
        ("ru", "{s|Мэр} сегодня {c|заявил}, {q|что мост безопасен}.", "2031-05-14"),
        ("ru", "Мост закрыли 8 мая. {q|«Он безопасен»}, — {c|сказал} тогда {s|Орн}.", "2031-05-08"),
        ("fr", "{s|Le maire} {c|a déclaré} fin avril {q|que le pont était sûr}.", "2031-04-21/2031-04-30"),
        ("de", "{s|Orne} {c|sagte} Anfang April, {q|die Brücke sei sicher}.", "2031-04-01/2031-04-10"),
        ("es", "{s|Orne} {c|dijo} a mediados de abril {q|que el puente era seguro}.", "2031-04-11/2031-04-20"),
        ("de", "Am Mittwoch {c|sagte} {s|die Bürgermeisterin}, {q|die Brücke sei sicher}.", "2031-05-14"),
        ("de", "Letzte Woche {c|erklärte} {s|Orne}, {q|die Brücke sei sicher}.", "2031-05-05/2031-05-11"),
        ("de", "{s|Orne} {c|sagte} nach dem Einsturz am Montag, {q|die Brücke sei alt}.", None),
        ("de", "{q|„Sie hält“}, {c|sagte} {s|Orne} der Kaizeitung vom Montag.", None),
        ("es", "{s|La alcaldesa} {c|afirmó} el pasado 3 de mayo {q|que el puente era seguro}.", "2031-05-03"),
        ("es", "El lunes se cerró el puente, aunque {s|la alcaldesa} {c|afirma} {q|que es seguro}.", None),
        ("es", "{q|“El puente es seguro”}, {c|dijo} anoche {s|la alcaldesa}.", "2031-05-13"),
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


@pytest.mark.parametrize(
    ("marked", "basis"),
    [
        (
            "In late April, parents sent a letter to the council. {q|“Close it,”} {s|the letter} {c|reads}.",
            "resolved from 'late April' by 'the letter'",
        ),
        (
            "In late April, parents sent a letter to the council. {q|“Close it,”} {s|they} {c|wrote} in the letter.",
            "resolved from 'late April' by 'in the letter'",
        ),
        (
            "Their Friday editorial praised Orne.¶{q|“He built it,”} {s|the editorial} {c|read}.",
            "resolved from 'Friday' by 'the editorial'",
        ),
        ("On May 8, Orne went to Selm. {q|“It holds,”} {s|he} {c|said} then.", "resolved from 'May 8' by 'then'"),
        (
            "On May 8, Orne went to Selm. {q|“It holds,”} {s|Orne} {c|told} the Ledger at the time.",
            "resolved from 'May 8' by 'at the time'",
        ),
        ("On May 8, Orne went to Selm. {q|“It holds,”} {s|he} {c|said}.", None),
        ("On May 8, Orne went to Selm. He left. {q|“It holds,”} {s|he} {c|said} then.", None),
        ("It had been closed since May 8. {q|“It holds,”} {s|he} {c|said} then.", None),
        ("Between May 8 and the fair on May 12 he rested. {q|“It holds,”} {s|he} {c|said} then.", None),
        ("On May 8, Orne went to Selm. {q|“It holds,”} {c|said} {s|the mayor} at the time.", None),
        ("On Friday Tamm cited a letter. {s|The letter} {c|says} {q|it held}.", None),
        ("The families of the 2012 flood filed a lawsuit. {s|The lawsuit} {c|says} {q|it broke}.", None),
    ],
)
def test_words_that_point_back_to_a_day(marked: str, basis: str | None) -> None:
    done, _ = date_attributions(*document(marked))
    assert (done[0].said and done[0].said.basis) == basis


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["early", "mid", "late"]), st.integers(0, 11))
def test_a_part_of_a_month_lies_in_it(reference: date, part: str, number: int) -> None:
    months = "January February March April May June July August September October November December".split()
    held, made = document(
        f"{{s|Orne}} {{c|said}} in {part} {months[number]} 2031 {{q|that it held}}.", reference.isoformat()
    )
    when = date_attributions(replace(held, published="2032-01-01"), made)[0][0].said
    assert when is not None
    first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    assert first.month == last.month == number + 1
    assert 8 <= (last - first).days + 1 <= 11
    assert (last + timedelta(1)).day in (1, 11, 21)


@given(st.integers(1970, 2060))
def test_feasts_fall_on_their_weekdays(year: int) -> None:
    day = {name: feast.on(year) for name, feast in HOLIDAYS["en"].items()}
    for name, weekday in (
        ("Labor Day", 0),
        ("Thanksgiving", 3),
        ("Election Day", 1),
        ("Good Friday", 4),
        ("Easter", 6),
    ):
        found = day[name]
        assert found is not None
        assert (found.year, found.weekday()) == (year, weekday)


def test_election_day_of_an_odd_year_is_meant_only_close_to_it() -> None:
    assert days("on Election Day", "en", "2031-11-20") == ["2031-11-04"]
    assert days("on Election Day", "en", "2032-02-01") == ["?"]
    assert days("on Election Day", "en", "2031-02-01") == ["2030-11-05"]


def test_a_paper_and_what_is_said_in_it_share_a_day() -> None:
    held, made = document("{s1|Orne} {c1|praised} {q1|the bridge} in {q2|a statement} {c2|published} Saturday.")
    cues = [a.cue[0].of(held.text) for a in made]
    assert said(held, made)[cues.index("praised")] == "2031-05-10"


@pytest.mark.parametrize(
    ("marked", "language", "day"),
    [
        ("{q|“It holds,”} {s|Orne} {c|said} in an interview published Monday.", "en", None),
        ("{q|“It holds,”} {s|Orne} {c|said in an interview published} on Monday.", "en", None),
        ("{s|Orne} {c|told} the Post in an interview aired on Sunday {q|that it held}.", "en", None),
        ("In an interview with the Post published online Wednesday, {s|Orne} {c|said} {q|it held}.", "en", None),
        ("During an interview with Sven Orme that aired Tuesday night, {s|Falk} {c|said} {q|it held}.", "en", None),
        ("In an interview which will air on Sunday, {s|Falk} {c|says} {q|it holds}.", "en", None),
        ("{q|“It holds,”} {s|Orne} {c|said} in remarks published Monday by the agency.", "en", None),
        ("{s|Orne} {c|said} on Friday, in an interview published Sunday, {q|that it held}.", "en", "2031-05-09"),
        ("{q|“It holds,”} {s|Orne} {c|said} in an interview recorded Friday and aired Sunday.", "en", "2031-05-09"),
        ("{q|“It holds,”} {s|Orne} {c|said} in an interview taped and aired on Sunday.", "en", "2031-05-11"),
        ("{s|Orne} {c|said} in an interview broadcast live on Sunday {q|that it held}.", "en", "2031-05-11"),
        ("{s|Orne} {c|wrote} in an op-ed published Monday {q|that it held}.", "en", "2031-05-12"),
        ("{s|Orne} {c|said} in a statement released Monday {q|that it held}.", "en", "2031-05-12"),
        ("{s|Orne} {c|said} in a video posted Monday {q|that it held}.", "en", "2031-05-12"),
        ("{q|« Il tient »}, {c|a dit} {s|Orlan} dans un entretien publié lundi.", "fr", None),
        ("{q|« Il tient »}, {c|a dit} {s|Orlan} lundi dans un entretien.", "fr", "2031-05-12"),
        ("{q|„Sie hält“}, {c|sagte} {s|Orlen} in einem am Montag veröffentlichten Interview.", "de", None),
        ("{q|„Sie hält“}, {c|sagte} {s|Orlen} in einem Interview, das am Montag erschien.", "de", None),
        ("{q|„Sie hält“}, {c|sagte} {s|Orlen} am Montag in einem Interview.", "de", "2031-05-12"),
        ("{q|«Aguanta»}, {c|dijo} {s|Orlán} en una entrevista publicada el lunes.", "es", None),
        ("{q|«Он цел»}, — {c|сказал} {s|Орлин} в интервью, опубликованном в понедельник.", "ru", None),
    ],
)
def test_the_day_a_talk_is_published_is_not_the_day_of_what_is_said(
    marked: str, language: str, day: str | None
) -> None:
    assert said(*document(marked, language=language)) == [day]


def test_what_she_believes_or_has_said_is_no_second_utterance_of_that_day() -> None:
    assert said(
        *document(
            "{q1|“It holds,”} {s1|Orne} {c1|said} Friday. {s2|She} {c2|believes} {q2|in bridges}. "
            "{s3|She} {c3|has said} {q3|so before}."
        )
    ) == ["2031-05-09", None, None]


def test_a_question_before_the_answer_does_not_take_its_day() -> None:
    held, made = document("On Monday, when {c2|asked about} {q2|the dam}{s2|}, {s1|Orne} {c1|said} {q1|that it held}.")
    cues = [a.cue[0].of(held.text) for a in made]
    assert said(held, made)[cues.index("said")] == "2031-05-12"


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


def test_a_live_blog_counts_from_the_day_of_each_entry() -> None:
    held, made = document(
        "Ferry talks\n\n"
        "Mara Tell\n\n"
        "15 May 2031, 9.40am\n\n"
        "{s1|Lind} {c1|told} reporters yesterday {q1|that a ferry may sail}.\n\n"
        "14 May 2031, 6.05pm\n\n"
        "{s2|Oster} {c2|said} yesterday {q2|that nobody would move}.\n\n"
        "12.30pm\n\n"
        "{q3|“Nobody has asked us,”} {s3|Oster} {c3|said} on Monday.",
        kinds={0: "headline", 1: "byline", 2: "dateline", 4: "dateline", 6: "dateline"},
    )
    assert said(held, made) == ["2031-05-14", "2031-05-13", "2031-05-12"]


def test_one_date_inside_a_report_makes_no_live_blog() -> None:
    held, made = document(
        "{s1|Lind} {c1|said} yesterday {q1|that a ferry may sail}.\n\n9 May 2031\n\n"
        "{s2|Oster} {c2|said} yesterday {q2|it may not}.",
        kinds={1: "dateline"},
    )
    assert len(set(said(held, made))) == 1
