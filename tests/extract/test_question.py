"""Who asks and who is asked: an answer is not the asker's, and one who is asked or told neither asks nor tells."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.question import asked, questioned
from sayso.text.segment import paragraphs, quotations, sentences


def drafts(marked: str) -> tuple[str, list[Draft]]:
    text, gold = read(marked)
    return text, [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        # In another paragraph an answer is never the asker's, nor is it behind an indirect question.
        ("{s|Lindt} {c|asked}: {q|“Why?”}¶¶{q|“It was old.”}", "{s|Lindt} {c|asked}: {q|“Why?”}¶¶“It was old.”"),
        ("{s|Lindt} {c|asked} {q|why}.¶¶{q|“It was old.”}", "{s|Lindt} {c|asked} {q|why}.¶¶“It was old.”"),
        (
            "{q|“Why?”} {s|Lindt} {c|called}.¶¶Falk rose. {q|“It was old.”}",
            "{q|“Why?”} {s|Lindt} {c|called}.¶¶Falk rose. “It was old.”",
        ),
        # In its own it is not the press's, nor theirs who ask one that can answer.
        (
            "{q|“Why?”} {s|a reporter} {c|asked}. {q|“It was old.”}",
            "{q|“Why?”} {s|a reporter} {c|asked}. “It was old.”",
        ),
        ("{q|“Why?”} {s|Lindt} {c|asked} him. {q|“It was old.”}", "{q|“Why?”} {s|Lindt} {c|asked} him. “It was old.”"),
        (
            "{q|“Why?” “It was old,”} {s|Falk} {c|replied}.",
            "“Why?” {q|“It was old,”} {s|Falk} {c|replied}.",
        ),
        ("{q|« Pourquoi ? »} {c|a demandé} {s|Lind}.¶¶{q|« Il était vieux. »}",
         "{q|« Pourquoi ? »} {c|a demandé} {s|Lind}.¶¶« Il était vieux. »"),
    ],
)  # fmt: skip
def test_an_answer_is_not_the_askers(found: str, right: str) -> None:
    text, given = drafts(found)
    lines = paragraphs(text)
    assert questioned(text, given, quotations(text, lines), lines) == drafts(right)[1]


@pytest.mark.parametrize(
    "marked",
    [
        "{q|“Is it old?”} {s|Falk} {c|asked}. {q|“It is.”}",
        "{q|“Is it old?”} {c|asked} {s|Ada Falk}. {q|“It is.”}",
        "{q|“Is it old?”} {s|Falk} {c|asked} the crowd. {q|“It is.”}",
        "{q|“Is it old?”} {s|Falk} {c|asked}.¶¶{q|“Is it safe?”}",
        "{q|“Is it old?”} {s|Falk} {c|said}.¶¶{q|“I fear so.”}",
        "{q|“It leaks,”} {s|a reporter} {c|said}. {q|“We saw it.”}",
        "{q|“Is it old,”} {s|a reporter} {c|asked}, {q|“or worse”}?",
        "{s|Falk} {c|asked} {q|for help}.¶¶{q|“Send boats.”}",
    ],
)
def test_who_asks_may_go_on(marked: str) -> None:
    text, given = drafts(marked)
    lines = paragraphs(text)
    assert questioned(text, given, quotations(text, lines), lines) == given


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("{c|Told} {q|that it leaked}, {s|Falk} laughed.", "{c|Told} {q|that it leaked}, Falk laughed."),
        ("When {c|asked} {q|why it leaked}, {s|Falk} rose.", "When {c|asked} {q|why it leaked}, Falk rose."),
        ("{s|Falk} {c|was pressed on} {q|why it leaked}.", "Falk {c|was pressed on} {q|why it leaked}."),
        (
            "{q|Falk} {c|was asked by} {s|Orme} whether it leaked.",
            "Falk {c|was asked by} {s|Orme} {q|whether it leaked}.",
        ),
        (
            "{q|Falk} {c|was asked by} {s|the chair who had the key}.",
            "Falk {c|was asked by} {s|the chair} {q|who had the key}.",
        ),
        ("{c|Asked} by {s|Orme} {q|why it leaked}, Falk rose.", "{c|Asked} by {s|Orme} {q|why it leaked}, Falk rose."),
        ("{q|“Why?”} {c|asked} {s|Orme}.", "{q|“Why?”} {c|asked} {s|Orme}."),
        ("{s|Falk} {c|told} Orme {q|why it leaked}.", "{s|Falk} {c|told} Orme {q|why it leaked}."),
    ],
)
def test_who_is_asked_or_told_is_no_source(found: str, right: str) -> None:
    text, given = drafts(found)
    assert asked(text, given, sentences(text)) == drafts(right)[1]
