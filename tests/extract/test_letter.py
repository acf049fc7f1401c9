"""Texts that are printed as they stand behind a colon."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.letter import printed, written
from sayso.text.segment import paragraphs, quotations
from sayso.types import Span


def printed_in(marked: str, first: bool = True, quoted: str = "") -> tuple[set, set]:
    """What is found where a tagger ends with the first sentence, or finds nothing; what is marked."""
    text, gold = read(marked)
    lines = paragraphs(text)
    known = []
    if first:
        (g,) = gold
        stop = text.index(".", g.content[0].start)
        known = [Draft(g.source, g.cue, (Span(g.content[0].start, stop),), 0.9, "tagger")]
    blocks = frozenset(line for line in lines if quoted and quoted in line.of(text))
    found = printed(text, known, known, lines, blocks, frozenset())
    return {(d.source, d.cue, d.content) for d in found}, {(g.source, g.cue, g.content) for g in gold}


@pytest.mark.parametrize(
    "marked",
    [
        "{s|The board} {c|said}:\n\n{q|Dear friends,\n\nThe kiln is old. We thank you.\n\nNobody leaves.}\n\n"
        "(signed) Wim Falk\n\nThe works employ 318 people.",
        "{s|The board} {c|wrote} the following letter:\n\n{q|The kiln is old. We thank you.\n\nWe stay.}\n\n"
        "Wim Falk, chair\n\nThe works employ 318 people.",
        "{s|The board} {c|said} in full:\n\n{q|The kiln is old. We thank you.}\n\nThe works employ 318 people.",
    ],
)
def test_a_text_in_full_runs_to_its_end(marked: str) -> None:
    found, right = printed_in(marked)
    assert found == right


def test_a_statement_without_a_verb_is_its_own_source() -> None:
    found, right = printed_in("{s|The board's statement} in full{c|:}\n\n{q|We regret the fire. We thank you.}", False)
    assert found == right


def test_a_block_quotation_is_taken_whole() -> None:
    found, right = printed_in(
        "{s|Falk} {c|wrote}:\n\n{q|The fish wait. They do.\n\nThe fish know.}\n\nHe left.", quoted="fish"
    )
    assert found == right


def test_without_a_sign_nothing_runs_on() -> None:
    marked = "{s|Falk} {c|said} this:\n\n{q|The pumps failed}. The town was dry.\n\nWe left at noon."
    found, right = printed_in(marked)
    assert found == right


@pytest.mark.parametrize(
    ("marked", "runs_on"),
    [
        ("{s|Falk} {c|writes} from the quay: {q|The sea is high}. The market has lost its roof.", True),
        ("{s|Falk} {c|says}: {q|The sea is high}. The market has lost its roof.", False),
        ("{s|Falk} {c|writes} from the quay: {q|The sea is high}. “The market is gone,” Orme said.", False),
        ("{s|Falk} {c|wrote} that {q|the sea was high}. The market has lost its roof.", False),
    ],
)
def test_what_somebody_writes_fills_the_paragraph(marked: str, runs_on: bool) -> None:
    text, (gold,) = read(marked)
    lines = paragraphs(text)
    (draft,) = written(
        text, [Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")], quotations(text, lines), lines
    )
    assert draft.content[-1].stop == (len(text) if runs_on else gold.content[-1].stop)
