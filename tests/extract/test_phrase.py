"""Fixed phrases: somebody would not speak, or nobody in particular thinks something."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.phrase import refused, supposed
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
