from __future__ import annotations

import pytest

from extract.documents import document
from sayso.extract.party import parties

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
            ("an interview", "interview"),
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
            ("Attorney General Loris E. Vane", "other"),
            None,
        ),
        # words that are not of this cue
        ("{s|Tamm} {c|said} {q|he had told reporters in a statement}.", None, None),
        ("{c|said} {s|Tamm}, who spoke at a rally, {q|it held}.", None, None),
        ("{s1|Tamm} {c1|said} {q1|it held}, and {s2|Orne} {c2|told} reporters {q2|it did not}.", None, None),
    ],
)
def test_english(marked: str, to: Pair, way: Pair) -> None:
    assert read(marked, "en") == (to, way)


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
        ("{q|« Il tient »}, {c|a dit} {s|Tamm} devant les députés.", ("députés", "body"), None),
    ],
)
def test_french(marked: str, to: Pair, way: Pair) -> None:
    got_to, got_way = read(marked, "fr")
    assert got_to == to
    assert (got_way and got_way[1]) == (way and way[1])
    if got_way and way:
        assert got_way[0].endswith(way[0])


def test_a_label_of_a_turn_and_an_unknown_language_name_nobody() -> None:
    assert read("{s|Tamm}{c|:} {q|I told reporters.}", "en") == (None, None)
    assert read("{s|Tamm} {c|sade} {q|nej} till reporters.", "sv") == (None, None)
