"""When a document says of itself that it was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.documents import document
from sayso.extract.revision import revisions
from sayso.types import Post


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "Updated 12 May 2031", "2031-05-12"),
        ("en", "This article was last updated on May 12, 2031", "2031-05-12"),
        ("de", "Aktualisiert am 12. Mai 2031", "2031-05-12"),
        ("ru", "Обновлено 12 мая 2031 года", "2031-05-12"),
        ("en", "Monday 12 May 2031, 18.40 · updated 21.05", "2031-05-12"),
        ("en", "Published 12 May 2031 (updated at 21:05)", "2031-05-12"),
        ("ru", "12 мая 2031 года, обновлено в 21:05", "2031-05-12"),
        ("en", "Correction, 12 May: The ferry had 40 seats.", "2031-05-12"),
        ("fr", "Rectificatif du 12 mai : le bac avait 40 places.", "2031-05-12"),
    ],
)
def test_a_short_line_that_says_so_is_an_edit(language: str, line: str, day: str) -> None:
    held, _ = document(f"The ferry sank.\n\n{line}", language=language)
    (event,) = revisions(held)
    assert (event.earliest, event.lane) == (day, "edited")
    assert event.tellings[0].span.of(held.text) == line


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("Correction, 12 May:", " An earlier version of this article said that the ferry had 400 seats. It had forty."),
        ("This article was amended on 12 May 2031 to say that", " the ferry, which sank in the bay, had forty seats."),
    ],
)
def test_a_line_that_goes_on_to_say_what_was_changed_is_an_edit(opening: str, rest: str) -> None:
    held, _ = document(f"The ferry sank.\n\n{opening}{rest}")
    (event,) = revisions(held)
    assert (event.earliest, event.lane) == ("2031-05-12", "edited")
    assert opening.startswith(event.tellings[0].span.of(held.text)[:19])
    assert len(event.tellings[0].span.of(held.text)) < 60


@pytest.mark.parametrize(
    "line",
    [
        "The council spoke of a correction on 12 May 2031: nobody had read it.",
        "Published 12 May 2031",
        "On 12 May 2031 she rang, and the list was updated, 21 boats in all.",
        "Updated 21.05",
        "Correction: the ferry sank on 12 May 2031.",
    ],
)
def test_a_day_of_something_else_dates_no_edit(line: str) -> None:
    assert revisions(document(f"The ferry sank.\n\n{line}")[0]) == ()


def test_a_sentence_about_other_changes_is_none() -> None:
    held, _ = document("The council updated its rules on 12 May 2031.\n\nUpdated")
    assert revisions(held) == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Edited by Ada Orne on 12 May 2031"),
        ("es", "Corregido por Ada Orne, 12 de mayo de 2031"),
        ("fr", "Corrigé par Ada Orne le 12 mai 2031"),
    ],
)
def test_who_worked_on_a_text_is_no_change_of_it(language: str, line: str) -> None:
    held, _ = document(f"The ferry sank.\n\n{line}", language=language)
    assert revisions(held) == ()


def test_a_post_that_was_edited_says_when_and_no_words_do() -> None:
    held, _ = document("The ferry sank.")
    (event,) = revisions(replace(held, post=Post(edited="2031-05-14T09:30:00Z")))
    assert event.earliest == "2031-05-14T09:30:00Z"
    assert event.tellings[0].span.of(held.text) == ""
    assert revisions(replace(held, post=Post(edited=""))) == ()
