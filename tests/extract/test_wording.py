"""The loaded and distancing words beside what is said; people and places are invented."""

from __future__ import annotations

import pytest

from extract.documents import document
from sayso.extract.wording import loaded


def words(marked: str, language: str = "en") -> list[tuple[str, str]]:
    held, made = document(marked, language=language)
    return [(w.span.of(held.text), w.note) for w in loaded(held, made)]


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        ("en", "{s|The mayor} {c|said} {q|that it was safe}.", ("said", "says")),
        ("en", "{s|The mayor} {c|claimed} {q|that it was safe}.", ("claimed", "doubts")),
        ("en", "{s|The mayor} {c|has admitted} {q|that it was old}.", ("admitted", "concedes")),
        ("en", "{s|The mayor} {c|lashed out} {q|at the council}.", ("lashed out", "heated")),
        ("ru", "{s|Мэр} {c|утверждает}, {q|что мост цел}.", ("утверждает", "doubts")),
        ("fr", "{s|Le maire} {c|a avoué} {q|que le pont était vieux}.", ("avoué", "concedes")),
        ("de", "{s|Der Rat} {c|behauptet}, {q|dass sie hält}.", ("behauptet", "doubts")),
        ("es", "{s|El alcalde} {c|acusó} {q|al consejo}.", ("acusó", "heated")),
    ],
)
def test_a_word_of_telling_has_its_kind(language: str, line: str, wanted: tuple[str, str]) -> None:
    assert words(line, language) == [wanted]


def test_a_word_that_keeps_a_distance_counts_in_the_sentence_and_outside_quotations() -> None:
    assert words("{s|The mayor} {c|said} the alleged thief {q|left}.") == [("said", "says"), ("alleged", "distance")]
    assert words("{s|The mayor} {c|said}: {q|“The alleged thief left.”}") == [("said", "says")]


def test_short_words_in_marks_that_nobody_is_quoted_for_are_shown_with_what_stands_before() -> None:
    assert words("The so-called “harbour draft” was lost.") == [("so-called", "distance"), ("“harbour draft”", "marks")]


@pytest.mark.parametrize(
    "line",
    [
        "The play “Selm Harbour” was lost.",
        "{s|The mayor} {c|called} it {q|“harbour draft”}.",
        "They read “a long harbour draft of many pages”.",
    ],
)
def test_a_title_a_quotation_of_somebody_and_a_long_one_are_no_such_words(line: str) -> None:
    assert "marks" not in {note for _, note in words(line)}


def test_a_language_without_a_lexicon_yields_no_words_of_telling() -> None:
    assert words("{s|Староста} {c|каза}: {q|мостът е цял}.", "bg") == []
