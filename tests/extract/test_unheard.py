"""What stays of a text in which a tagger finds no word of speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from extract.documents import document
from marked import read
from sayso.extract.attribution import attributions
from sayso.types import Quotation, Span, Tagged

REST = (
    "The council met on Monday and went home at noon without a vote. The road is still shut and the buses go round by"
    " the mill. The market opens at nine and shuts at five. The water is cold at this time of the year, the hills are"
    " brown, and the last boat of the day leaves from the old pier at six, when the lamps of the town are lit."
)


@dataclass(frozen=True)
class Unsure:
    """A tagger that finds what is marked, and is not sure of it."""

    found: tuple[Tagged, ...]
    name: str = "tagger@test"

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        return tuple(Tagged(t.source, t.cue, t.content, 0.6) for t in self.found)


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("{q|The river is high}, {c|according to} {s|the ministry}.", 1),
        ("{c|According to} {s|Hanna Veil}, {q|the river is high}.", 1),
        ("{c|According to} {s|local police}, {q|the river is high}.", 1),
        ("{q|Mix the flour and the water} {c|according to} {s|the recipe}.", 0),
        ("{s|The council} {c|hoped} {q|the river would fall}.", 0),
    ],
)
def test_according_to_somebody_is_a_word_of_speech(marked: str, kept: int) -> None:
    _, gold = read(f"{marked} {REST}")
    held, _ = document(f"{marked} {REST}")
    found, _ = attributions(held, Unsure(gold), frozenset({"said"}))
    assert len(found) == kept
