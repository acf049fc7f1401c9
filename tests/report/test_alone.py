"""What stands in one source alone: its rank, its signs, and how much of it the dispatch shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sayso.pipeline import Reading, link
from sayso.report.alone import Single, single
from sayso.report.page import html
from sayso.report.record import as_json
from sayso.report.register import Register
from sayso.report.selection import MOST_ALONE
from sayso.report.write import markdown
from sayso.types import Record
from sayso.view import Position, Question
from telling import told

WIRE = "{s|Ada Morn} {c|said} that {q|the ferry would stay in the harbour until the storm had passed}."


def record(*lines: tuple[str, str], turns: Iterable[str] = ()) -> Record:
    """A story of marked lines, each with the outlet that has it; those of ``turns`` are turns of a transcript."""
    readings = []
    for marked, outlet in lines:
        document, said = told(marked, outlet)
        made_by = "rule:turn" if outlet in turns else "tagger"
        readings.append(Reading(document, tuple(replace(a, made_by=made_by) for a in said), ()))
    return link(readings, None)


def ranked(found: Record) -> list[tuple[str, Single]]:
    """What stands alone with the outlet that has it, in its order."""
    register = Register(found)
    return [(register.documents[one.document].outlet or "", one) for one in single(register)]


def test_what_an_article_reports_comes_before_the_turns_of_a_transcript() -> None:
    turn = "{s|Ada Morn}{c|:} {q|“I never denied that 400 people were left behind.”}"
    found = ranked(record((turn, "Transcript"), (WIRE, "Harbour Post"), turns=["Transcript"]))
    assert [(outlet, one.turn) for outlet, one in found] == [("Harbour Post", False), ("Transcript", True)]
    assert ranked(record((turn, "Transcript"), (WIRE, "Harbour Post")))[0][0] == "Transcript"


def test_named_speakers_come_before_those_nobody_names() -> None:
    unnamed = "{s|a deckhand} {c|denied} that {q|40 cars were lost}."
    assert [one.named for _, one in ranked(record((unnamed, "Selm Wire"), (WIRE, "Harbour Post")))] == [True, False]


@pytest.mark.parametrize(
    ("marked", "signs"),
    [
        ("{s|Karl Venn} {c|said} that {q|40 cars were on board}.", ("number",)),
        ("{s|Karl Venn} {c|denied} that {q|the captain was asleep}.", ("denial",)),
        ("{s|Karl Venn} {c|alleged} that {q|the company had saved on pumps}.", ("accusation",)),
        ("{s|Karl Venn} {c|said} that {q|the pumps date from 1987}.", ()),
        ("{s|Karl Venn} {c|said} that {q|2,000 pumps were sold}.", ("number",)),
        ("{s|Karl Venn} {c|said} that {q|five workers were sent home}.", ("number",)),
        ("{s|Karl Venn} {c|said} that {q|twenty-one workers were sent home}.", ("number",)),
        ("{s|Karl Venn} {c|said} that {q|COVID-19 had kept no one at home}.", ()),
        ("{s|Karl Venn} {c|said} that {q|a MiG‑29 flew over the harbour}.", ()),
    ],
)
def test_figures_denials_and_accusations_come_first(marked: str, signs: tuple[str, ...]) -> None:
    plain = "{s|Ines Marl} {c|said} that {q|a band would play on the quay}."
    (_, first), (_, second) = ranked(record((plain, "Harbour Post"), (marked, "Selm Wire")))
    assert {first.signs, second.signs} == {signs, ()}
    assert not signs or first.signs == signs


def test_what_is_near_to_the_matter_of_other_sources_comes_before_what_is_far() -> None:
    near = "{s|Karl Venn} {c|said} that {q|passengers slept in the harbour hall while the ferry lay in the storm}."
    far = "{s|Karl Venn} {c|said} that {q|the council elects another treasurer next spring}."
    found = ranked(record((WIRE, "Harbour Post"), (far, "Selm Wire"), (near, "Selm Echo")))
    places = [outlet for outlet, _ in found]
    assert places.index("Selm Echo") < places.index("Selm Wire")
    own = {outlet: one.near for outlet, one in found}
    assert own["Selm Echo"] > 0 == own["Selm Wire"]


def test_one_word_that_others_have_does_not_make_a_fragment_near() -> None:
    fragment, long = "{s|Karl Venn} {c|spoke} of {q|“passengers”}.", "{s|Ada Morn} {c|said} that {q|passengers slept}."
    found = {outlet: one.near for outlet, one in ranked(record((fragment, "Selm Wire"), (long, "Harbour Post")))}
    assert 0 < found["Selm Wire"] <= 0.25


def test_two_answers_to_one_question_are_as_near_as_can_be() -> None:
    left, right = "{s|Ada Morn} {c|said} that {q|it sails}.", "{s|Karl Venn} {c|said} that {q|nothing moves}."
    found = record((left, "Harbour Post"), (right, "Selm Wire"))
    assert [one.near for _, one in ranked(found)] == [0.0, 0.0]
    stands = tuple(
        Position(s.id, "asserts", "reported", s.renderings[0].attribution, s.renderings[0].spans)
        for s in found.statements
    )
    asked = replace(found, questions=(Question("q_sails", "Does it sail?", stands),))
    assert [one.near for _, one in ranked(asked)] == [1.0, 1.0]


def test_the_record_says_what_a_rank_stands_on() -> None:
    denied = "{s|Karl Venn} {c|denied} that {q|40 cars were on board}."
    (held, *_) = as_json(record((denied, "Selm Wire"), (WIRE, "Harbour Post")))["coverage"]["single"]
    assert (held["turn"], held["named"], held["direct"], held["signs"]) == (False, True, False, ["number", "denial"])


@pytest.mark.parametrize("write", [markdown, html])
def test_the_dispatch_shows_the_first_and_says_how_many_more_there_are(write) -> None:
    lines = [(f"{{s|Ada Morn}} {{c|said}} that {{q|the {word} of Selm was painted again}}.", "Harbour Post")
             for word in words(MOST_ALONE + 5)]  # fmt: skip
    found = record(*lines, (WIRE, "Selm Wire"))
    assert len(as_json(found)["coverage"]["single"]) == MOST_ALONE + 6
    text = write(found)
    assert "There are 6 statements more, in record.json under “coverage.single”." in text


def words(number: int) -> list[str]:
    """So many invented words, no two of one root."""
    return [f"{a}{b}{c}ok" for a in "bdfgk" for b in "aeiou" for c in "lmnr"][:number]
