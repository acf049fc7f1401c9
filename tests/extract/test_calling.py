"""A speaker's word in marks for what the narrator calls by a noun; people and places are invented."""

from __future__ import annotations

import pytest

from extract.documents import document
from sayso.extract.calling import callings


def called(line: str, language: str = "en") -> list[str]:
    held, _ = document(line, language=language)
    return [w.span.of(held.text) for w in callings(held)]


@pytest.mark.parametrize(
    ("language", "line", "noun", "word"),
    [
        ("en", "Orne called the talks a “farce” on Friday.", "talks", "“farce”"),
        ("en", "Orne described the officials as “pen-pushers”.", "officials", "“pen-pushers”"),
        ("en", "They left the meeting, which Orne called a “snub”.", "meeting", "“snub”"),
        ("en", "They left the meeting, or the “non-meeting”, at noon.", "meeting", "“non-meeting”"),
        ("ru", "Орн назвал переговоры «фарсом».", "переговоры", "«фарсом»"),
        ("fr", "Orne a qualifié la réunion de « farces ».", "réunion", "« farces »"),
    ],
)
def test_a_word_in_marks_is_set_beside_the_noun_it_is_for(language: str, line: str, noun: str, word: str) -> None:
    assert called(line, language) == [noun, word]


@pytest.mark.parametrize(
    "line",
    [
        "Orne called it a “farce”.",
        "Orne called the talks “weak”.",
        "Orne called this the “waiting game”.",
        "Orne called the talks “a long and costly way to say nothing at all”.",
        "“They called the talks a ‘farce’,” she said.",
        "Orne called the farce a “farce”.",
        "Orne called the play “Selm Harbour”.",
    ],
)
def test_pronouns_qualities_long_quotations_and_titles_are_no_such_word(line: str) -> None:
    assert called(line) == []
