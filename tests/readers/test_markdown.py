"""Markdown: the words without the marks, and the blocks the marks make."""

from __future__ import annotations

import pytest

from sayso.readers.markdown import clean, read
from sayso.text.clean import apply
from sayso.types import Capture, Document, Hints


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ("a **b** *c* _d_ ***e*** `f` ~~g~~", "a b c d e f g"),
        ("2 * 3, snake_case_name, a star*", "2 * 3, snake_case_name, a star*"),
        (r"\*not\* \[this\]", "*not* [this]"),
        ('[the mayor](https://x.example/a_(b) "T") said', "the mayor said"),
        ("[the **mayor**][1] said [1] and [^2]", "the mayor said [1] and [^2]"),
        ("<https://x.example> ![alt](x.png)", "https://x.example "),
        ("one\ntwo\n  three", "one two three"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        ("“one\n> two”", "“one two”"),
        ("R&amp;D &mdash; <b>x</b><!-- y -->", "R&D — x"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_words(marks: str, words: str) -> None:
    assert apply(marks, clean(marks)).text == words


def blocks(text: str) -> list[tuple[str, str]]:
    found = read(Capture("a.md", None, "text/markdown", text.encode()), Hints())[0]
    assert isinstance(found, Document)
    return [(b.kind, b.span.of(found.text)) for b in found.blocks]


def test_blocks() -> None:
    text = (
        "# Head #\r\n\r\nBy Ada Quill\r\n\r\nThe bridge\r\nis shut.\r\n\r\n> quoted\r\n> words\r\n\r\n"
        "* one\r\n* two\r\n  more\r\n\r\n"
        "1. first\r\n\r\nUnder\r\n=====\r\n\r\n---\r\n\r\n```\r\ncode\r\n```\r\n\r\nEnd.\r\n\r\n[^1]: Gazette.\r\n"
    )
    assert blocks(text) == [
        ("headline", "Head"),
        ("byline", "By Ada Quill"),
        ("lede", "The bridge is shut."),
        ("quote", "quoted words"),
        ("list", "one"),
        ("list", "two more"),
        ("list", "first"),
        ("headline", "Under"),
        ("boilerplate", "code"),
        ("body", "End."),
        ("note", "[^1]: Gazette."),
    ]


def test_front_matter_and_dateline() -> None:
    front = '---\ntitle: "Shut"\nsource: Selm Gazette\ndate: 2031-03-04\nlang: de\n---\n'
    text = f"{front}PORT SELM (Coast Wire) — The bridge is shut.\n"
    found = read(Capture("a.md", None, "", text.encode()), Hints())[0]
    assert isinstance(found, Document)
    assert (found.title, found.outlet, found.published, found.wire) == (
        "Shut",
        "Selm Gazette",
        "2031-03-04",
        "Coast Wire",
    )
    assert [b.kind for b in found.blocks] == ["dateline", "lede"] and found.dateline == "PORT SELM"
