"""What outlets call one person; people, places and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.documents import document
from sayso.extract.mention.portrait import portraits
from sayso.link.naming import wordings
from sayso.pipeline import Reading, link, viewed
from sayso.types import Role, Span, Speaker


def people(*lines: str, speakers: tuple[Speaker, ...] = ()) -> list[tuple[str, str]]:
    held = [replace(document(line)[0], id=f"d_{n}") for n, line in enumerate(lines)]
    texts = {d.id: d.text for d in held}
    found = wordings(held, (), speakers, (), (), [w for d in held for w in portraits(d, ())])
    return [(w.concept, w.span.of(texts[w.document])) for w in found if w.note == "description"]


def test_somebody_who_says_nothing_is_described_by_each_outlet_in_its_own_words() -> None:
    lines = "They met Pavel Orne, the ferry king, in Selm.", "The disgraced chairman Pavel Orne was met in Selm."
    assert people(*lines) == [("Pavel Orne", "the ferry king"), ("Pavel Orne", "The disgraced chairman")]


def test_a_story_is_viewed_with_its_bynames_and_callings() -> None:
    lines = (
        "They met Pavel Orne, the ferry king, in Selm. Orne called the talks a “farce”.",
        "The disgraced chairman Pavel Orne was met in Selm.",
    )
    readings = [Reading(*document(line), ()) for line in lines]
    found = viewed(link(readings, None), None).wordings
    texts = {r.document.id: r.document.text for r in readings}
    assert {(w.note, w.span.of(texts[w.document])) for w in found if w.note in ("word", "description")} == {
        ("word", "talks"),
        ("word", "“farce”"),
        ("description", "the ferry king"),
        ("description", "The disgraced chairman"),
    }


def test_a_speaker_of_that_name_takes_the_descriptions() -> None:
    speaker = Speaker("s_1", "person", ("Pavel A. Orne", "Pavel Orne"), None, ())
    lines = "They met Pavel Orne, the ferry king, in Selm.", "The disgraced chairman Pavel Orne was met in Selm."
    assert {name for name, _ in people(*lines, speakers=(speaker,))} == {"Pavel A. Orne"}
    namesakes = (speaker, replace(speaker, id="s_2"))
    assert people(*lines, speakers=namesakes) == []


def test_an_office_in_a_speakers_own_quotation_is_none_of_the_outlets() -> None:
    held = document("“The tyrant Pavel Orne is gone,” she said.")[0]
    start = held.text.index("tyrant")
    speaker = Speaker("s_1", "person", ("Pavel Orne",), None, (), (Role("tyrant", held.id, Span(start, start + 6)),))
    other = document("They met Pavel Orne, the ferry king, in Selm.")[0]
    assert wordings([held, other], (), (speaker,), (), (), portraits(other, ())) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They met Rear Adm. Pavel Orne in Selm.", "They met Admiral Pavel Orne in Selm."),
        ("They met Pavel Orne, the security adviser, in Selm.", "They met Pavel Orne, a security advisor, in Selm."),
        ("They met Pavel Orne, the former chairman, in Selm.", "They met Pavel Orne, the port chairman, in Selm."),
        ("They met ferry CEO Pavel Orne.", "They met Pavel Orne, the chief executive, in Selm."),
        ("They met Pavel Orne, the chairman, in Selm.", "They met Ada Lunin, the ferry king, in Selm."),
        ("They met Pavel Orne, the chairman, in Selm.", "They met Pavel Orne in Selm."),
    ],
)
def test_abbreviations_spellings_and_fuller_words_are_no_other_name(left: str, right: str) -> None:
    assert people(left, right) == []
