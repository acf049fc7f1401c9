"""Nouns near in meaning in one frame; people, places and outlets are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy
import pytest

from extract.documents import document
from sayso.link.frame import framed

MEANINGS = {"murder": (1.0, 0.0), "death": (0.9, 0.44), "house": (0.0, 1.0), "victory": (1.0, 0.0), "win": (0.9, 0.44)}


class Dictionary:
    """An encoder of single words that knows a few."""

    name = "dictionary"

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray:
        return numpy.array([MEANINGS.get(s, (-1.0, 0.0)) for s in sentences], dtype="float32")


def named(*lines: str) -> list[tuple[str, str]]:
    held = [replace(document(line)[0], id=f"d_{n}") for n, line in enumerate(lines)]
    texts = {d.id: d.text for d in held}
    found = list(framed(held, Dictionary()))
    assert sorted(found, key=str) == sorted(framed(held[::-1], Dictionary()), key=str)
    return sorted((w.document, w.span.of(texts[w.document])) for w in found)


def test_nouns_of_one_frame_that_are_near_in_meaning_name_one_thing() -> None:
    lines = "The murder of Ada Orne shook Selm.", "Selm mourned the death of Orne."
    assert named(*lines) == [("d_0", "murder"), ("d_1", "death")]
    lines = "Orne's narrow victory, which came late, was told.", "They spoke of Orne’s win on Friday."
    assert named(*lines) == [("d_0", "narrow victory"), ("d_1", "win")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The murder of Ada Orne shook Selm.", "They saw the house of Orne."),
        ("The murder of Ada Orne shook Selm.", "They told of the death of Lunin."),
        ("The murder of Ada Orne shook Selm.", "“The death of Orne” was her word."),
        ("The murder of Ada Orne shook Selm.", "They saw the murders of Orne."),
        ("The murder of Ada Orne shook Selm. The death of Orne did.", "The ferry was late."),
        ("They hope to win with Orne.", "It was a victory with Orne."),
        ("The death of Orne was told.", "A.\n\nB.\n\nC.\n\nD.\n\nThe murder of Orne was not."),
    ],
)
def test_other_things_names_forms_quotations_verbs_and_late_lines_name_nothing_else(left: str, right: str) -> None:
    assert named(left, right) == []


def test_without_an_encoder_nothing_is_near() -> None:
    assert list(framed([document("The death of Orne.")[0]], None)) == []
