"""Questions and positions in record.json, in both dispatches, in a part of the record, and under proof."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from report import footbridge
from sayso.folder import write_folder
from sayso.link.choice import select
from sayso.report.page import html
from sayso.report.proof import record_problems
from sayso.report.reading import read_json
from sayso.report.record import as_json, written
from sayso.report.selection import MOST_ASKED
from sayso.report.write import markdown
from sayso.types import Record, Span
from sayso.verify import verify
from sayso.view import Position, Question

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
CLOSED, CABLES = footbridge.CLOSED, footbridge.CABLES


def position(statement, stance: str, directness: str = "own words", before: str | None = None) -> Position:
    rendering = statement.renderings[0]
    return Position(statement.id, stance, directness, rendering.attribution, rendering.spans, before)


def record() -> Record:
    """The footbridge's story with a question that two statements answer, the second one after another stance."""
    first = CLOSED.renderings[0].attribution
    positions = (position(CLOSED, "asserts"), position(CABLES, "hedges", before=first))
    return replace(footbridge.record(), questions=(Question("q_closed", "Was the bridge closed?", positions),))


def test_questions_fit_the_schema_and_come_back() -> None:
    held = as_json(record(), footbridge.captures(), {}, "dispatch@1")
    jsonschema.Draft202012Validator(SCHEMA).validate(held)
    assert read_json(json.loads(written(held)), {d.id: d.text for d in footbridge.DOCUMENTS}) == record()
    shown = held["questions"][0]["positions"][0]
    assert shown["speaker"] == "s_orlow"
    assert (shown["from"], shown["to"]) == ("2031-03-02", "2031-03-02")
    assert shown["words"][0].startswith('"We closed the bridge on Friday')


@pytest.mark.parametrize("write", [markdown, html])
def test_the_dispatch_has_a_table_for_each_question(write) -> None:
    text = write(record())
    assert "Questions, and who answers how" in text
    part = text[text.index("Was the bridge closed?") :]
    assert part.index("asserts") < part.index("hedges")
    assert "asserts on 2 March 2031" in part
    assert "q_closed" in part


@pytest.mark.parametrize("write", [markdown, html])
def test_a_dispatch_prints_the_first_questions_and_says_how_many_more_there_are(write) -> None:
    one = record()
    many = tuple(replace(one.questions[0], id=f"q_{n}", words=f"Was bridge {n} closed?") for n in range(MOST_ASKED + 2))
    text = write(replace(one, questions=many))
    assert f"Was bridge {MOST_ASKED - 1} closed?" in text
    assert f"Was bridge {MOST_ASKED} closed?" not in text
    assert "There are 2 questions more, in record.json" in text
    assert "questions more" not in write(replace(one, questions=many[:MOST_ASKED]))


@pytest.mark.parametrize("write", [markdown, html])
def test_without_questions_the_dispatch_has_no_such_section(write) -> None:
    assert "who answers how" not in write(footbridge.record())


def test_a_part_of_the_record_keeps_the_answers_of_its_statements() -> None:
    (question,) = select(record(), speaker="Hask").questions
    assert [(p.statement, p.before) for p in question.positions] == [("st_cables", None)]
    assert select(record(), about="nowhere").questions == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"grounds": (Span(0, 3),)}, "span-outside"),
        ({"statement": "st_nobody"}, "no-such-id"),
        ({"attribution": "a_nobody"}, "no-such-id"),
        ({"before": "a_nobody"}, "no-such-id"),
    ],
)
def test_proof_finds_what_a_position_does_not_stand_on(change, code) -> None:
    whole = record()
    (question,) = whole.questions
    wrong = replace(question, positions=(replace(question.positions[0], **change), question.positions[1]))
    assert code in {p.code for p in record_problems(replace(whole, questions=(wrong,)))}
    assert not list(record_problems(whole))


def test_one_changed_offset_fails_verify(tmp_path: Path) -> None:
    write_folder(record(), footbridge.captures(), tmp_path)
    assert verify(tmp_path, footbridge.read) == ()
    path = tmp_path / "record.json"
    held = json.loads(path.read_bytes())
    held["questions"][0]["positions"][0]["grounds"][0][1] -= 1
    path.write_bytes(written(held))
    assert {p.code for p in verify(tmp_path, footbridge.read)} == {"record-differs", "file-differs"}
