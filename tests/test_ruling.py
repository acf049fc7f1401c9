"""Judgement files: what is written is read back, and a wrong line is named."""

from __future__ import annotations

import json

import pytest

from sayso.errors import JudgementError
from sayso.ruling import read_judgements, write_judgements
from sayso.types import Span

PAIR = {"kind": "speaker", "left": "a_1", "right": "a_2", "verdict": "same", "by": "Ann", "at": "2031-05-08", "why": ""}
MENDED = {
    "kind": "replace",
    "left": "a_1",
    "verdict": "different",
    "by": "Ann",
    "at": "2031-05-08T10:00:00Z",
    "why": "мэр",
    "source": [[0, 9]],
    "cue": [],
    "content": [[15, 40], [42, 50]],
}


def test_the_fields_of_a_line_are_those_of_the_judgement():
    first, second = read_judgements("\ufeff" + json.dumps(PAIR) + "\r\n\n" + json.dumps(MENDED))
    assert (first.left, first.right, first.verdict, first.by) == ("a_1", "a_2", "same", "Ann")
    assert (second.right, second.content) == (None, (Span(15, 40), Span(42, 50)))
    assert [json.loads(line) for line in write_judgements([first, second]).splitlines()] == [PAIR, MENDED]


def test_a_ruling_on_stories_names_documents():
    (told,) = read_judgements(json.dumps({**PAIR, "kind": "story", "left": "d_1", "right": "d_2"}))
    assert (told.kind, told.left, told.right, told.verdict) == ("story", "d_1", "d_2", "same")


def test_reading_twice_is_reading_once():
    line = json.dumps(PAIR) + "\n"
    assert read_judgements(line + line) == read_judgements(line)


def without(name):
    return {k: v for k, v in PAIR.items() if k != name}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"kind": "drop", "kind": "drop"}', '"kind" is given twice'),
        (json.dumps({**PAIR, "verdikt": "same"}), 'unknown field "verdikt": the fields are kind'),
        (json.dumps(without("left")), '"left" is missing: give the id of an attribution'),
        (json.dumps(without("by")), '"by" is missing: give the name'),
        (json.dumps({**PAIR, "by": " "}), "\"by\" is ' '"),
        (json.dumps({**PAIR, "kind": "person"}), "\"kind\" is 'person': give one of speaker"),
        (json.dumps({**PAIR, "kind": "story"}), "\"left\" is 'a_1': give the id of a document, d_…"),
        (json.dumps({**PAIR, "kind": "story", "left": "d_1", "right": "d_1"}), "both d_1: name two documents"),
        (json.dumps({**PAIR, "verdict": "yes"}), "\"verdict\" is 'yes': give one of same"),
        (json.dumps(without("verdict")), '"verdict" is missing'),
        (json.dumps({**PAIR, "at": "yesterday"}), "\"at\" is 'yesterday': give a day"),
        (json.dumps({**PAIR, "left": "s_1"}), "\"left\" is 's_1': give the id of an attribution"),
        (json.dumps({**PAIR, "kind": "statement", "right": "Q42"}), "\"right\" is 'Q42'"),
        (json.dumps({**PAIR, "right": "a_1"}), "both a_1"),
        (json.dumps({**PAIR, "why": 3}), '"why" is 3'),
        (json.dumps({**PAIR, "content": [[0, 1]]}), '"content" belongs to a replace'),
        (json.dumps({**PAIR, "kind": "drop"}), '"right": a drop is of one attribution'),
        (json.dumps({**MENDED, "content": []}), '"content" is empty'),
        (json.dumps({**MENDED, "content": [[9, 3]]}), '"content" is [[9, 3]]: give pairs'),
        (json.dumps({**MENDED, "content": [[0, 9], [5, 12]]}), "in order"),
        (json.dumps({**MENDED, "cue": [[0, True]]}), '"cue"'),
        (json.dumps({**MENDED, "cue": 4}), '"cue" is 4'),
        ('{"why": "' + "\ud83c" + '"}', "not JSON"),
    ],
)
def test_a_wrong_line_is_named_with_its_remedy(line, message):
    with pytest.raises(JudgementError) as caught:
        read_judgements(json.dumps(PAIR) + "\n" + line)
    assert str(caught.value).startswith("line 2: ")
    assert message in str(caught.value)
