"""A story in two languages: segments side by side, a changed figure, and a word that a source explains."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from sayso.link.choice import select
from sayso.pipeline import Reading, link, viewed
from sayso.report.page import html
from sayso.report.proof import record_problems
from sayso.report.reading import read_json
from sayso.report.record import as_json, written
from sayso.report.write import markdown
from sayso.types import Record
from telling import WordEncoder, told

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
ENCODER = WordEncoder(
    чинуши="chinushi", закрыли="closed", наш="our", мост="bridge", двенадцатого="april", мая="may", теперь="now",
    паром="ferry", ходит="sails", каждый="every", день="day", и="and", никто="nobody", жалуется="complains",
    апреля="april", трещин="cracks", нашли="found", они="they", в="in", мосту="bridge", наконец="finally",
)  # fmt: skip
ENGLISH = told(
    "{q1|“The chinushi closed our bridge in april, now the ferry sails every day, and nobody complains,”} "
    "{s1|Ilva Renn} {c1|said}. Chinushi, a Russian word for pen-pushers, is what she calls the council. "
    "{q2|“They found 45 cracks in our bridge and ferry finally,”} {s2|Ilva Renn} {c2|said}.",
    "Harbour Post",
)
RUSSIAN = told(
    "{q1|«Чинуши закрыли наш мост в апреле, теперь паром ходит каждый день, и никто жалуется»}, — {c1|сказала} "
    "{s1|Ilva Renn}. {q2|«Они нашли наконец 54 трещин в наш мост»}, — {c2|сказала} {s2|Ilva Renn}.",
    "Вестник",
    "ru",
)


@pytest.fixture(scope="module")
def record() -> Record:
    captured = [(replace(document, capture="0" * 64), found) for document, found in (ENGLISH, RUSSIAN)]
    readings = [Reading(document, found, ()) for document, found in captured]
    return viewed(link(readings, ENCODER), ENCODER)


def rendering(record: Record, words: str) -> dict[str, object]:
    found = [r for s in as_json(record)["statements"] for r in s["renderings"] if words in " ".join(r["words"])]
    assert len(found) == 1
    return found[0]


def test_the_record_fits_the_schema_holds_together_and_comes_back(record):
    held = as_json(record)
    jsonschema.Draft202012Validator(SCHEMA).validate(held)
    assert list(record_problems(record)) == []
    assert read_json(json.loads(written(held)), {d.id: d.text for d in record.documents}).glosses == record.glosses


def test_a_translation_has_its_segments_beside_those_of_the_fullest(record):
    found = rendering(record, "закрыли")
    assert found["class"] == "translation"
    assert [(kind, there) for kind, there, _ in found["diff"]] == [
        ("aligned", "“The chinushi closed our bridge in april,"),
        ("aligned", "now the ferry sails every day,"),
        ("aligned", "and nobody complains,”"),
    ]
    assert found["diff"][1][2] == "теперь паром ходит каждый день,"


def test_another_figure_is_altered_and_not_a_statement_of_its_own(record):
    found = rendering(record, "54")
    assert found["class"] == "altered"
    assert found["diff"][-1] == ["changed", "45", "54"]
    assert len(record.statements) == 2


def test_both_dispatches_show_segments_differing_words_and_glosses(record):
    text, page = markdown(record), html(record)
    assert "теперь паром ходит каждый день, ‖ now the ferry sails every day,<br>" in text
    assert "**54** трещин" in text and "‖ “They found ~~45~~ cracks" in text
    assert '<dl class="pairs">' in page and "<ins>54</ins>" in page and "<del>" in page
    for shown in (text, page):
        assert "S1 explains " in shown and "pen-pushers" in shown
        assert "; S2 has the word as " in shown


def test_a_gloss_leads_to_both_places_and_to_the_word_in_other_letters(record):
    (gloss,) = as_json(record)["glosses"]
    text = ENGLISH[0].text
    assert (gloss["word"], gloss["gloss"]) == ("Chinushi", "pen-pushers")
    assert text[slice(*gloss["gloss_span"])] == "pen-pushers"
    assert [(h["words"], h["how"]) for h in gloss["renderings"]] == [("chinushi", "word"), ("Чинуши", "transliterated")]


def test_a_word_without_its_like_is_answered_by_the_segment_that_stands_for_it(record):
    other = told("{q|«Крысы закрыли наш мост в апреле, теперь паром ходит каждый день, и никто "
                 "жалуется»}, — {c|сказала} {s|Ilva Renn}.", "Вестник", "ru")  # fmt: skip
    readings = [Reading(document, found, ()) for document, found in (ENGLISH, other)]
    (gloss,) = viewed(link(readings, ENCODER), ENCODER).glosses
    assert [h.how for h in gloss.held] == ["word", "aligned"]
    assert gloss.held[1].span.of(other[0].text) == "«Крысы закрыли наш мост в апреле,"


def test_a_part_of_the_record_keeps_the_glosses_of_its_statements(record):
    assert select(record, about="ferry").glosses
    assert select(record, about="cracks").glosses == ()


def test_words_that_stand_in_no_segment_are_a_problem(record):
    held = as_json(record)
    for statement in held["statements"]:
        for r in statement["renderings"]:
            r["diff"] = [["changed", "46", "54"] if row == ["changed", "45", "54"] else row for row in r["diff"]]
    broken = read_json(held, {d.id: d.text for d in record.documents})
    assert [p.code for p in record_problems(broken)] == ["diff-differs"]
