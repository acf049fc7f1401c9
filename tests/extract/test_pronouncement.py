"""What courts decide and what is laid before the public, told by a deed; and what is neither."""

from __future__ import annotations

import pytest

from marked import read, show
from sayso.extract.draft import Draft
from sayso.extract.pronouncement import pronounced
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Span, Tagged


def found(text: str, drafts: tuple[Draft, ...] = (), language: str = "en") -> list[Draft]:
    lines = paragraphs(text)
    parts = [s for line in lines for s in sentences(text, line)]
    return pronounced(text, drafts, parts, quotations(text, lines), language)


TOLD = [
    "{s|A federal judge} on Friday {c|blocked} {q|the sale of the ferry}.",
    "{s|The Enfold Supreme Court} has unanimously {c|struck down} {q|a ban on lorries that the council had passed}.",
    "{s|Appeals Court} {c|Rejects} {q|Bid To Reopen The Old Gate}",
    "{s|High court} {c|revives} {q|ferry ban} despite protests",
    "{s|A judge in Brint Harbour} {c|denied} {q|a motion to end the case}, and the ferrymen went home.",
    "The gate was shut after {s|the tribunal} {c|dismissed} {q|the council's claim}.",
    "{s|Harbour Secretary Ada Orne} {c|unveiled} {q|a plan Wednesday to raise the tolls}.",
    "{s|The Department of Rivers} formally {c|published} {q|a new rule on Monday that would close two fords}.",
    "ENFOLD — {s|The Lunin administration} {c|released} {q|its $6 million budget for the port}, the largest so far.",
    "{s|Council leaders} {c|roll out} {q|gate-reform bill} as boats wait",
]


@pytest.mark.parametrize("marked", TOLD)
def test_a_court_decides_and_somebody_presents_a_plan(marked: str) -> None:
    text, [gold] = read(marked)
    [one] = found(text)
    assert (one.source, one.cue, one.content) == (gold.source, gold.cue, gold.content), show(
        text, [Tagged(one.source, one.cue, one.content, 1.0)]
    )


@pytest.mark.parametrize(
    "text",
    [
        "The sale of the ferry was blocked by a federal judge.",
        "A lorry blocked the road to the court.",
        "An order of the court halted the sale of the ferry.",
        "The court struck down four years ago.",
        "The law the court ended in May.",
        "Orne unveiled a statue of the man with the plan.",
        "Orne released two doves over the harbour.",
        "The dancers who fled presented a bill to the council.",
        "A judge will not block the sale of the ferry.",
        "The judge blocked it.",
    ],
)
def test_other_deeds_and_what_courts_suffer_are_nothing(text: str) -> None:
    assert found(text) == []


def test_what_somebody_tells_of_a_court_stands_within_their_words() -> None:
    text = "Orne said that a judge had blocked the sale of the ferry."
    outer = Draft((Span(0, 4),), (Span(5, 9),), (Span(10, len(text) - 1),), 1.0, "")
    [one] = found(text, (outer,))
    assert one.outer == outer.content and one.content[0].of(text) == "the sale of the ferry"


def test_what_is_found_already_is_not_found_again() -> None:
    text = "A judge blocked the sale of the ferry."
    before = Draft((Span(0, 7),), (Span(8, 15),), (Span(16, len(text) - 1),), 1.0, "")
    assert found(text, (before,)) == []


def test_a_language_without_such_words_yields_nothing() -> None:
    assert found("A judge blocked the sale of the ferry.", language="fr") == []
