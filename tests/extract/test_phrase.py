"""Fixed phrases: somebody would not speak, or nobody in particular thinks something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.phrase import quoted, refused, shared, supposed
from sayso.text.segment import sentences


@pytest.mark.parametrize(
    "marked",
    [
        "{s|The ministry} {c|had no} {q|comment}.",
        "{s|The two firms} {c|could not be reached} {q|for comment}.",
        "{s|Neither bank} {c|responded to} {q|a request for comment}.",
        "{s|Its director, Wim Falk,} {c|did not return} {q|calls seeking comment}.",
        "On Monday, {s|the firm} {c|did not immediately respond to} {q|a request for comment}.",
        "The plan is good, but {s|Ms Orme} also {c|did not reply to} {q|emails}.",
        "The dam is shut. {s|A spokesman} {c|was not available} {q|for comment}.",
    ],
)
def test_a_refusal_is_told_of_the_subject(marked: str) -> None:
    text, (gold,) = read(marked)
    (draft,) = refused(text, [], sentences(text))
    assert (draft.source, draft.cue, draft.content) == (gold.source, gold.cue, gold.content)
    assert refused(text, [draft], sentences(text)) == [draft]
    (known,) = refused(text, [replace(draft, made_by="tagger@1")], sentences(text))
    assert known == replace(draft, made_by="tagger@1+refused")


@pytest.mark.parametrize(
    "text",
    [
        "He did not return the boat.",
        "The valve did not respond to pressure.",
        "She had no comments box.",
        "The room was not available on Friday.",
        "The firm responded to a request for comment.",
    ],
)
def test_other_silence_is_no_refusal(text: str) -> None:
    assert refused(text, [], sentences(text)) == []


@pytest.mark.parametrize(
    "marked",
    [
        "{c|It is thought} {q|that the painting left the country in a piano}.",
        "{c|It was widely believed} {q|that the gate held}, but it did not.",
    ],
)
def test_what_is_thought_is_thought_by_nobody(marked: str) -> None:
    text, (gold,) = read(marked)
    (draft,) = supposed(text, [], sentences(text))
    assert (draft.source, draft.cue, draft.content) == ((), gold.cue, gold.content)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (
            "{s|The Post} {c|quoted} him as saying: {q|“It held.”}",
            "The Post quoted {s|him} {c|as saying}: {q|“It held.”}",
        ),
        (
            "{q|“It held,”} {s|the Post} {c|quoted Falk as saying}.",
            "{q|“It held,”} the Post quoted {s|Falk} {c|as saying}.",
        ),
        (
            "{q|“It held,”} {s|the Post} {c|quoted} {q|Falk as saying}.",
            "{q|“It held,”} the Post quoted {s|Falk} {c|as saying}.",
        ),
        (
            "{q|Falk} {c|was quoted by} {s|the Post} {q|as saying that it held}.",
            "{s|Falk} {c|was quoted by} the Post {c|as saying} {q|that it held}.",
        ),
        (
            "{q|Falk} {c|was quoted as} saying: {q|“It held.”}",
            "{s|Falk} {c|was quoted as saying}: {q|“It held.”}",
        ),
        (
            "{q|Falk} {c|was later quoted} {q|as saying that it held}.",
            "{s|Falk} {c|was later quoted as saying} {q|that it held}.",
        ),
        (
            "{q|The mayor, Ada Falk}, {c|was quoted as} {q|saying it held}.",
            "{s|The mayor, Ada Falk,} {c|was quoted as saying} {q|it held}.",
        ),
        (
            "{q|“It held,”} the mayor {c|was quoted as saying by} {s|the Post}.",
            "{q|“It held,”} {s|the mayor} {c|was quoted as saying} by the Post.",
        ),
        (
            "{q|“It held,” the mayor} {c|was quoted by} {s|the Post} as saying.",
            "{q|“It held,”} {s|the mayor} {c|was quoted by} the Post {c|as saying}.",
        ),
        (
            "{q|“It held”} {c|was attributed to} Falk by {s|Radio Velt}.",
            "{q|“It held”} {c|was attributed to} {s|Falk} by Radio Velt.",
        ),
        (
            "{q|“It held”} {c|was attributed to} {s|Falk by Radio Velt}.",
            "{q|“It held”} {c|was attributed to} {s|Falk} by Radio Velt.",
        ),
        (
            "{q|“It held”} {c|was attributed to} {s|Falk}.",
            "{q|“It held”} {c|was attributed to} {s|Falk}.",
        ),
        (
            "{c|According to} {s|the Post}, it was Falk who said: {q|“It held.”}",
            "According to the Post, it was {s|Falk} who {c|said}: {q|“It held.”}",
        ),
        (
            "{c|According to} {s|the Post}, {q|it was Falk, the mayor, who first said that it held}.",
            "According to the Post, it was {s|Falk, the mayor}, who {c|first said} {q|that it held}.",
        ),
        (
            "{c|According to} {s|the Post}, {q|it was Falk who left first}.",
            "{c|According to} {s|the Post}, {q|it was Falk who left first}.",
        ),
        (
            "{s|The Post} {c|quoted} {q|the report in full}.",
            "{s|The Post} {c|quoted} {q|the report in full}.",
        ),
    ],
)
def test_whom_a_paper_quotes_says_it(found: str, right: str) -> None:
    text, (gold,) = read(found)
    _, (want,) = read(right)
    (draft,) = quoted(text, [Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")])
    assert (draft.source, draft.cue, draft.content) == (want.source, want.cue, want.content)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (
            "{q|14 were hurt according to the hospital}, {q|17} {c|according to} {s|the ministry}.",
            "{q1|14 were hurt} {c1|according to} {s1|the hospital}, {q2|17} {c2|according to} {s2|the ministry}.",
        ),
        (
            "{q|Ten were hurt, according to Falk and seventeen}, {c|according to} {s|the ministry}.",
            "{q1|Ten were hurt}, {c1|according to} {s1|Falk} and {q2|seventeen}, {c2|according to} {s2|the ministry}.",
        ),
        (
            "{q|The bridge, according to Falk, was shut} {c|according to} {s|plan}.",
            "{q|The bridge, according to Falk, was shut} {c|according to} {s|plan}.",
        ),
    ],
)
def test_two_sources_each_give_their_number(found: str, right: str) -> None:
    text, (gold,) = read(found)
    wanted = {(t.source, t.cue, t.content) for t in read(right)[1]}
    made = shared(text, [Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")])
    assert {(d.source, d.cue, d.content) for d in made} == wanted
