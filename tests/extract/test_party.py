from __future__ import annotations

from dataclasses import replace

import pytest

from extract.documents import document
from sayso.extract.party import parties
from sayso.types import Span

Pair = tuple[str, str] | None


def read(marked: str, language: str) -> tuple[Pair, Pair]:
    held, made = document(marked, language=language)
    first = parties(held, made)[0]
    to, way = first.addressee, first.channel
    return to and (to.span.of(held.text), to.kind), way and (way.span.of(held.text), way.kind)


@pytest.mark.parametrize(
    ("marked", "to", "way"),
    [
        ("{s|Tamm} {c|told} reporters {q|it held}.", ("reporters", "reporters"), None),
        ("{s|Tamm} {c|told} The Quay Courier {q|it held}.", ("The Quay Courier", "outlet"), None),
        ("{s|Tamm} {c|told} a cheering crowd in Ostrova {q|it held}.", ("a cheering crowd", "public"), None),
        ("{s|Tamm} {c|told} the Harbour Committee on Friday {q|it held}.", ("the Harbour Committee", "body"), None),
        ("{s|Tamm} {c|told} him {q|it held}.", ("him", "person"), None),
        (
            "{q|“It holds,”} {s|Tamm} {c|said} in a letter to the governor.",
            ("the governor", "person"),
            ("a letter", "letter"),
        ),
        ("Asked by a reporter, {s|Tamm} {c|said} {q|it held}.", ("a reporter", "reporters"), None),
        (
            "{q|“It holds,”} {s|Tamm} {c|said} in an interview with Quay Radio.",
            ("Quay Radio", "outlet"),
            ("an interview with Quay Radio", "interview"),
        ),
        (
            "{q|“It holds,”} {s|Tamm} {c|said} at a joint press conference.",
            None,
            ("a joint press conference", "press conference"),
        ),
        (
            "At a news conference on Friday, {s|Tamm} {c|said} {q|it held}.",
            None,
            ("a news conference", "press conference"),
        ),
        ("{q|“It holds,”} {c|said} {s|Tamm} in a speech on Friday.", None, ("a speech", "speech")),
        ("{s|Tamm} {c|said} in a written statement {q|that it held}.", None, ("a written statement", "statement")),
        ("{q|“It holds,”} {s|Tamm} {c|wrote} on Twitter.", None, ("Twitter", "post")),
        ("{s|Tamm} {c|said} in a Telegram post {q|that it held}.", None, ("a Telegram post", "post")),
        ("{s|Tamm} {c|tweeted}{q|: “It holds.”}", None, ("tweeted", "post")),
        ("{q|“It holds,”} {s|Tamm} {c|said} by phone.", None, ("phone", "phone call")),
        ("{s|Tamm} {c|said} in sworn testimony {q|that it held}.", None, ("sworn testimony", "testimony")),
        ("{q|“It holds,”} {s|Tamm} {c|said} on state television.", None, ("state television", "broadcast")),
        (
            "{s|Tamm} {c|wrote} a letter to Attorney General Loris E. Vane {q|asking for a crane}.",
            ("Attorney General Loris E. Vane", "person"),
            ("a letter", "letter"),
        ),
        # the noun phrase is whole
        (
            "{q|“It holds,”} {s|Tamm} {c|said} in a speech at the Quay Club on Friday.",
            None,
            ("a speech at the Quay Club", "speech"),
        ),
        ("{s|Tamm} {c|told} Ada Orne and Jon Vane {q|it held}.", ("Ada Orne and Jon Vane", "person"), None),
        ("{s|Tamm} {c|told} QUAY TODAY {q|it held}.", ("QUAY TODAY", "outlet"), None),
        ("{s|Tamm} {c|told} a small group of us {q|it held}.", ("a small group of us", "group"), None),
        ("{s|Tamm} {c|told} them later {q|it held}.", ("them", "group"), None),
        ("{s|Tamm} {c|told} a crowd of about 300 people {q|it held}.", ("a crowd of about 300 people", "public"), None),
        # the cue holds the channel, or stands in it
        ("{s|Tamm} {c|wrote a bitter op-ed about} {q|the crane}.", None, ("a bitter op-ed", "article")),
        (
            "{s|Tamm} held a news conference in which he {c|called} {q|the crane safe}.",
            None,
            ("a news conference", "press conference"),
        ),
        (
            "{s|Tamm} held a conference call with researchers during which she {c|called} {q|it safe}.",
            ("researchers", "group"),
            ("a conference call with researchers", "phone call"),
        ),
        # right behind the cue, people alone are addressed
        ("{s|Tamm} {c|hinted} to supporters {q|that it held}.", ("supporters", "public"), None),
        ("{s|Tamm} {c|hinted} to the left of the crane {q|that it held}.", None, None),
        (
            "{s|Tamm} {c|offered} {q|an olive branch} to the harbour officials.",
            ("the harbour officials", "group"),
            None,
        ),
        # who is asked
        ("Ada Orne {c|was asked about} {q|the crane}.", ("Ada Orne", "person"), None),
        ("His comments came after {c|being asked yet again} {q|to defend the crane}.", None, None),
        ("{s|Tamm} {c|told} the truth {q|about the crane}.", None, None),
        ("With a tweet, {s|Tamm} {c|said} {q|it held}.", None, ("a tweet", "post")),
        ("{s|Tamm} {c|said} in federal court {q|that it held}.", None, ("federal court", "hearing")),
        (
            "In a rambling, late-night interview, {s|Tamm} {c|said} {q|it held}.",
            None,
            ("a rambling, late-night interview", "interview"),
        ),
        # words that are not of this cue
        ("{s|Tamm} {c|said} {q|he had told reporters in a statement}.", None, None),
        ("{c|said} {s|Tamm}, who spoke at a rally, {q|it held}.", None, None),
        ("{s|Tamm}, who is third in a recent poll, {c|said} {q|it held}.", None, None),
        ("As rivals seized on it in a debate, {s|Tamm} {c|said} {q|it held}.", None, None),
        ("{s|Tamm} {c|dwelt} on the message {q|that it held}.", None, None),
        ("{s1|Tamm} {c1|said} {q1|it held}, and {s2|Orne} {c2|told} reporters {q2|it did not}.", None, None),
    ],
)
def test_english(marked: str, to: Pair, way: Pair) -> None:
    assert read(marked, "en") == (to, way)


def test_what_goes_on_with_a_source_shares_the_frame_of_its_first_cue() -> None:
    held, made = document(
        "{s1|Tamm} {c1|told} reporters {q1|it held}, adding {q2|that it was new}. In a tweet, Tamm denied {q3|this}."
    )
    told = made[0]
    at = held.text.index("adding")
    adding = replace(told, id="a_adding", cue=(Span(at, at + 6),), content=made[1].content)
    assert [a.addressee and a.addressee.kind for a in parties(held, (told, adding))] == ["reporters", "reporters"]
    elsewhere = replace(adding, source=())
    assert parties(held, (told, elsewhere))[1].addressee is None


def test_an_answer_in_the_sentence_of_its_question_is_to_the_one_who_asked() -> None:
    held, made = document("{q1|“It does,”} {s1|Ada Orne} {c1|said} when {c2|asked} by {s2|a reporter} {q2|if it held}.")
    pairs = [(a.addressee and (a.addressee.span.of(held.text), a.addressee.kind)) for a in parties(held, made)]
    assert pairs == [("a reporter", "reporters"), ("Ada Orne", "person")]


def test_the_one_asked_is_who_answers_in_the_same_sentence() -> None:
    held, made = document("{c1|Asked} {q1|whether it held}, {s2|Ada Orne} {c2|said} {q2|it did}.")
    asked, answered = parties(held, made)
    assert asked.addressee is not None and asked.addressee.span.of(held.text) == "Ada Orne"
    assert answered.addressee is None


@pytest.mark.parametrize(
    ("marked", "to", "way"),
    [
        ("{q|Мост безопасен}, {c|сказал} {s|Тамм} журналистам.", ("журналистам", "reporters"), None),
        (
            "{q|Мост безопасен}, {c|заявил} {s|Тамм} в интервью газете «Набережная».",
            ("газете «Набережная»", "outlet"),
            ("интервью", "interview"),
        ),
        (
            "{c|Заявил} {s|Тамм} на пресс-конференции, {q|что мост безопасен}.",
            None,
            ("пресс-конференции", "press conference"),
        ),
        (
            "{s|Тамм} {c|написал} в своём Telegram-канале, {q|что мост безопасен}.",
            None,
            ("своём Telegram-канале", "post"),
        ),
        (
            "{s|Тамм} {c|сказал} в эфире радиостанции «Пристань», {q|что мост безопасен}.",
            None,
            ("эфире радиостанции «Пристань»", "broadcast"),
        ),
    ],
)
def test_russian(marked: str, to: Pair, way: Pair) -> None:
    assert read(marked, "ru") == (to, way)


@pytest.mark.parametrize(
    ("marked", "to", "way"),
    [
        ("{q|« Il tient »}, {c|a dit} {s|Tamm} aux journalistes.", ("journalistes", "reporters"), None),
        ("{q|« Il tient »}, {c|a écrit} {s|Tamm} dans un communiqué.", None, ("un communiqué", "statement")),
        (
            "{q|« Il tient »}, {c|a dit} {s|Tamm} lors d’une conférence de presse.",
            None,
            ("une conférence de presse", "press conference"),
        ),
        ("{q|« Il tient »}, {c|a dit} {s|Tamm} devant les députés.", ("députés", "group"), None),
    ],
)
def test_french(marked: str, to: Pair, way: Pair) -> None:
    got_to, got_way = read(marked, "fr")
    assert got_to == to
    assert (got_way and got_way[1]) == (way and way[1])
    if got_way and way:
        assert got_way[0].endswith(way[0])


@pytest.mark.parametrize(
    ("marked", "to", "way"),
    [
        ("{q|„Sie hält“}, {c|sagte} {s|Tamm} Journalisten am Freitag.", ("Journalisten", "reporters"), None),
        (
            "{q|„Sie hält“}, {c|sagte} {s|Tamm} vor mitreisenden Reportern.",
            ("mitreisenden Reportern", "reporters"),
            None,
        ),
        (
            "{q|„Sie hält“}, {c|sagte} {s|Tamm} der Nachrichtenagentur dpa.",
            ("der Nachrichtenagentur dpa", "outlet"),
            None,
        ),
        ("{q|„Sie hält“}, {c|sagte} {s|Tamm} der „Kai am Sonntag“.", ("der „Kai am Sonntag“", "outlet"), None),
        ("{q|„Sie hält“}, {c|sagte} {s|Tamm} der Ostrovaer Zeitung.", ("der Ostrovaer Zeitung", "outlet"), None),
        ("{q|„Sie hält“}, {c|rief} {s|Tamm} vor jubelnden Anhängern.", ("jubelnden Anhängern", "public"), None),
        ("{q|„Sie hält“}, {c|sagte} {s|Tamm} vor dem Hafenausschuss.", ("dem Hafenausschuss", "body"), None),
        ("{s|Tamm} {c|sagte} dem Bürgermeister, {q|sie halte}.", ("dem Bürgermeister", "person"), None),
        ("{q|„Sie hält“}, {c|sagte} {s|Tamm} mit dem Bürgermeister.", None, None),
        (
            "{q|„Sie hält“}, {c|sagte} {s|Tamm} bei einer Pressekonferenz.",
            None,
            ("einer Pressekonferenz", "press conference"),
        ),
        (
            "{s|Tamm} {c|sagte} in einem Interview mit dem Sender Kai TV, {q|sie halte}.",
            ("dem Sender Kai TV", "outlet"),
            ("einem Interview mit dem Sender Kai TV", "interview"),
        ),
        ("{q|„Sie hält“}, {c|schrieb} {s|Tamm} auf Twitter.", None, ("Twitter", "post")),
        (
            "{s|Tamm} {c|erklärte} in einer schriftlichen Mitteilung, {q|sie halte}.",
            None,
            ("einer schriftlichen Mitteilung", "statement"),
        ),
        (
            "{q|„Sie hält“}, {c|sagte} {s|Tamm} in seiner Neujahrsansprache.",
            None,
            ("seiner Neujahrsansprache", "speech"),
        ),
        ("{s|Tamm} {c|schrieb} in einem offenen Brief, {q|sie halte}.", None, ("einem offenen Brief", "letter")),
        ("{s|Tamm} {c|twitterte}, {q|sie halte}.", None, ("twitterte", "post")),
        ("{s|Tamm}, der auf einer Pressekonferenz auftrat, {c|sagte}, {q|sie halte}.", None, None),
    ],
)
def test_german(marked: str, to: Pair, way: Pair) -> None:
    assert read(marked, "de") == (to, way)


@pytest.mark.parametrize(
    ("marked", "to", "way"),
    [
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} a los periodistas.", ("los periodistas", "reporters"), None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} a la agencia Muelle.", ("la agencia Muelle", "outlet"), None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} a Efe.", None, None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} a EFE.", ("EFE", "outlet"), None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} ante miles de seguidores.", ("miles de seguidores", "public"), None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} ante el Congreso.", ("el Congreso", "body"), None),
        ("{s|Tamm} {c|dijo} al alcalde {q|que aguanta}.", ("alcalde", "person"), None),
        ("{s|Tamm} {c|criticó} al alcalde: {q|«No aguanta»}.", None, None),
        (
            "{q|«Aguanta»}, {c|respondió} {s|Tamm} a preguntas de los periodistas.",
            ("los periodistas", "reporters"),
            None,
        ),
        ("Preguntado por la prensa, {s|Tamm} {c|dijo} {q|que aguanta}.", ("la prensa", "reporters"), None),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} en una rueda de prensa.", None, ("una rueda de prensa", "press conference")),
        (
            "{q|«Aguanta»}, {c|dijo} {s|Tamm} en una entrevista con la cadena Muelle.",
            ("la cadena Muelle", "outlet"),
            ("una entrevista con la cadena Muelle", "interview"),
        ),
        ("{q|«Aguanta»}, {c|escribió} {s|Tamm} en su cuenta de Twitter.", None, ("su cuenta de Twitter", "post")),
        ("{s|Tamm} {c|dijo} en un comunicado {q|que aguanta}.", None, ("un comunicado", "statement")),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} durante un mitin en Ostrova.", None, ("un mitin", "speech")),
        ("{q|«Aguanta»}, {c|dijo} {s|Tamm} por teléfono.", None, ("teléfono", "phone call")),
        ("{s|Tamm}, quien habló en una rueda de prensa, {c|dijo} {q|que aguanta}.", None, None),
    ],
)
def test_spanish(marked: str, to: Pair, way: Pair) -> None:
    assert read(marked, "es") == (to, way)


def test_a_label_of_a_turn_and_an_unknown_language_name_nobody() -> None:
    assert read("{s|Tamm}{c|:} {q|I told reporters.}", "en") == (None, None)
    assert read("{s|Tamm} {c|sade} {q|nej} till reporters.", "sv") == (None, None)
