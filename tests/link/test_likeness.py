"""Where a quotation stands although a letter, a mark, a word or an ending is another."""

from __future__ import annotations

import pytest

from sayso.link.likeness import beginnings, nearest

TEXT = """The mayor told us much. “Nobody on our side – nobody! – signed a single page of it,” she said, and left.

There was a draft, and, with every respect, there was a great deal of coffee. The gates were opened at ten.

«Мы предупредили соседей за шесть часов до открытия затворов», — заявил министр.

市長は橋は安全だと述べた。
"""


def words(query: str) -> list[tuple[float, str]]:
    return [(p.score, " | ".join(s.of(TEXT) for s in p.spans)) for p in nearest(query, TEXT)]


@pytest.mark.parametrize(
    ("query", "stands"),
    [
        ("nobody signed", "nobody! – signed"),
        ("Nobody on our side, nobody, signed", "Nobody on our side – nobody! – signed"),
        ("«THE GATES WERE OPENED»", "The gates were opened"),
        ("there was a draft … there was a great deal", "There was a draft | there was a great deal"),
        ("There was a draft [...] coffee", "There was a draft | coffee"),
        ("coffee … there was a draft", None),
        ("橋は安全", "橋は安全"),
    ],
)
def test_case_marks_and_dashes_do_not_count_and_an_ellipsis_is_anything(query: str, stands: str | None) -> None:
    exact = [told for score, told in words(query) if score == 1]
    assert exact == ([stands] if stands else [])


@pytest.mark.parametrize(
    ("query", "stands"),
    [
        (
            "Nobody on our side nobody singed a singel page of it",
            "Nobody on our side – nobody! – signed a single page of it",
        ),
        ("signed a whole page of it", "signed a single page of it"),
        (
            "мы предупредим соседей за шесть часов до открытия затвора",
            "Мы предупредили соседей за шесть часов до открытия затворов",
        ),
        (
            "There was a drafft … there was a great deel of coffee",
            "There was a draft | there was a great deal of coffee",
        ),
        ("橋が安全だと述べた", "市長は橋は安全だと述べた"),
    ],
)
def test_a_wrong_letter_another_ending_and_a_changed_word_are_near(query: str, stands: str) -> None:
    ((score, told),) = words(query)
    assert 0.6 < score < 1 and told == stands


def test_what_is_not_there_is_not_found() -> None:
    assert words("elephants dance on the moon") == [] == words("?!") == words("a page")


def test_words_on_both_sides_of_a_paragraph_are_found() -> None:
    ((score, told),) = words("great deal of coffee the gates were open at ten we warned")
    assert score < 1 and told.startswith("great deal of coffee")


def test_the_beginnings_of_the_longest_words_are_looked_up() -> None:
    assert beginnings("a page of it") == ("page", "of", "it", "a")
