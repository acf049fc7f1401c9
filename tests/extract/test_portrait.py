"""What narrators call the people of a document; people and places are invented."""

from __future__ import annotations

import pytest

from extract.documents import document
from sayso.extract.mention.portrait import portraits


def described(marked: str, language: str = "en") -> list[tuple[str, str]]:
    held, made = document(marked, language=language)
    return [(w.concept, w.span.of(held.text)) for w in portraits(held, made)]


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        ("en", "They met Pavel Orne, the ferry king, on Friday.", "the ferry king"),
        ("en", "The disgraced chairman Pavel Orne left Selm.", "The disgraced chairman"),
        ("en", "It was bought by reclusive businessman Pavel Orne.", "reclusive businessman"),
        ("en", "Businessman Pavel Orne left Selm on Friday. The businessman was not seen again.", "The businessman"),
        ("fr", "Pavel Orne, le directeur du port, a quitté Selm.", "le directeur du port"),
    ],
)
def test_a_noun_for_a_person_beside_a_name_or_in_its_place_describes(language: str, line: str, wanted: str) -> None:
    assert ("Pavel Orne", wanted) in described(line, language)


@pytest.mark.parametrize(
    "line",
    [
        "They met Pavel Orne, the council and the press.",
        "When they called Pavel Orne, the ferry sank.",
        "Pavel Orne met Ada Lunin in Selm. The admiral was not seen again.",
        "“We met Pavel Orne, the ferry king, on Friday,” it read.",
        "{s|The mayor} {c|said} {q|that Pavel Orne, the ferry king, was gone}.",
        "They attacked chairman Pavel Orne.",
        "They saw Pavel Orne’s boat, the king, and left.",
    ],
)
def test_a_thing_two_people_in_mind_and_words_of_others_describe_nobody(line: str) -> None:
    assert all(words == "chairman" for _, words in described(line))
