"""Whether a cut in a quotation is marked, and what a class is true of, beside the class."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sayso.pipeline import Reading, link
from sayso.report.page import html
from sayso.report.record import as_json
from sayso.report.write import markdown
from sayso.types import Record
from telling import told

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "record.schema.json").read_text("utf-8"))
RENDERING = {"$ref": "#/$defs/rendering", "$defs": SCHEMA["$defs"]}
WHOLE = (
    "{q|“But we closed the old bridge on Friday evening because two cables had failed, and it stays closed until both "
    "are replaced by new ones.”} {s|Dana Orlow} {c|said}."
)


def record(*marked: str) -> Record:
    """The story of these texts, each of its own outlet."""
    outlets = ("Harbour Post", "Northwire", "Evening Star")
    readings = [Reading(*told(text, outlet), ()) for text, outlet in zip(marked, outlets, strict=False)]
    return link(readings, None)


def other(found: Record) -> dict:
    """The second rendering of the statement that has two."""
    (held,) = [s for s in as_json(found)["statements"] if len(s["renderings"]) == 2]
    return held["renderings"][1]


def cut(words: str) -> str:
    return f"{{q|“{words}”}} {{s|Dana Orlow}} {{c|said}}."


ENDS = "because two cables had failed, and it stays closed until both are replaced by new ones."
BROKEN = (
    "{q1|“But we closed the old bridge,”} {s1|Dana Orlow} {c1|said}, "
    "{q1|“because two cables had failed, and it stays closed until both are replaced by new ones.”}"
)


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        (cut(f"But we closed the old bridge … {ENDS}"), True),
        (cut(f"But we closed the old bridge […] {ENDS}"), True),
        (cut(f"But we closed the old bridge [...] {ENDS}"), True),
        (cut(f"But we closed the old bridge . . . {ENDS}"), True),
        (cut(f"But we closed the old bridge” “{ENDS}"), True),
        (cut(f"… we closed the old bridge on Friday evening {ENDS}"), True),
        (BROKEN, True),
        (cut("But we closed the old bridge on Friday evening because two cables had failed […]."), True),
        (
            "{s|Dana Orlow} {c|said}: {q|“But we closed the old bridge on Friday evening because two cables had.”}[7]",
            False,
        ),
        (cut(f"But we closed the old bridge {ENDS}"), False),
        (cut(f"We closed the old bridge on Friday evening {ENDS}"), False),
        (cut("But we closed the old bridge on Friday evening because two cables had failed."), False),
        (cut(f"But we closed … on Friday evening {ENDS.replace(' by new ones', '')}"), False),
    ],
)
def test_a_trimmed_quotation_says_whether_each_cut_is_marked(marked: str, says: bool) -> None:
    found = record(WHOLE, marked)
    held = other(found)
    assert (held["class"], held["marked"]) == ("trimmed", says)
    jsonschema.Draft202012Validator(RENDERING).validate(held)
    shown = "cut marked" if says else "cut not marked"
    assert f"| trimmed ({shown}), direct |" in markdown(found)
    assert f'<span class="flag">{shown}</span>' in html(found)


def test_a_mark_counts_on_either_side_of_a_word_that_stands_on_both_sides_of_the_cut() -> None:
    whole = cut("Two letters were sent to the harbour on 3 March and on 10 April, and none came back.")
    for words, says in (
        ("Two letters were sent to the harbour […] on 10 April, and none came back.", True),
        ("Two letters were sent to the harbour on […] 10 April, and none came back.", True),
        ("Two letters were sent to the harbour on 10 April, and none came back.", False),
    ):
        held = other(record(whole, cut(words)))
        assert (held["class"], held["marked"]) == ("trimmed", says)


def test_words_that_an_outlet_reports_as_its_own_owe_no_mark() -> None:
    reported = f"{{s|Dana Orlow}} {{c|said}} {{q|we closed the old bridge {ENDS[:-1]}}}."
    held = other(record(WHOLE, reported))
    assert (held["class"], held["marked"]) == ("trimmed", None)


def test_what_is_not_trimmed_has_no_cut() -> None:
    assert other(record(WHOLE, WHOLE))["marked"] is None


def test_a_class_of_quoted_words_alone_says_so_where_other_words_differ() -> None:
    one = "{s|Dana Orlow} {c|said} {q|that the work on the text was “ninety-five per cent done on Friday”}."
    two = "{s|Dana Orlow} {c|said} {q|the whole draft was “ninety-five per cent done on Friday”}."
    found = record(one, two)
    assert other(found)["class"] == "verbatim"
    assert "| verbatim (the quoted words are), mixed |" in markdown(found)
    assert '<span class="flag">the quoted words are</span>' in html(found)
    assert "the quoted words are)" not in markdown(record(WHOLE, WHOLE))
