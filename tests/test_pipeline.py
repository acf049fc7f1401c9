"""The title that a story gets when nobody gives it one, readings without what is not sure, and who was first."""

from __future__ import annotations

from hashlib import sha256

import pytest

from sayso.desk.reading import captured
from sayso.pipeline import VERSION, Reading, link, surest
from sayso.types import Attribution, Capture, Document, Hints, Span


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("UPDATE 2-Seventeen hurt at Vessel Bridge", "Seventeen hurt at Vessel Bridge"),
        ("RPT-WRAPUP 1-Ostrova council resigns", "Ostrova council resigns"),
        ("CORRECTED- Ostrova council resigns", "Ostrova council resigns"),
        ("UPDATE: the council resigns", "UPDATE: the council resigns"),
        ("ROUTE 2-lane bridge closed", "ROUTE 2-lane bridge closed"),
        ("Updated plan for the bridge", "Updated plan for the bridge"),
    ],
)
def test_marks_of_an_agency_are_no_part_of_a_title(headline: str, title: str) -> None:
    assert VERSION.sub("", headline) == title


@pytest.mark.parametrize(
    ("least", "kept"),
    [
        (0.0, {"outer": None, "middle": "outer", "inner": "middle"}),
        (0.6, {"outer": None, "inner": "outer"}),
        (0.7, {"inner": None}),
        (0.91, {}),
    ],
)
def test_what_is_nested_in_something_unsure_is_nested_in_what_is_around_that(
    least: float, kept: dict[str, str | None]
) -> None:
    scores = {"outer": 0.6, "middle": 0.5, "inner": 0.9}
    around = {"outer": None, "middle": "outer", "inner": "middle"}
    document = Document("d", "d", None, None, "en", None, None, None, None, None, "He said so.", (), "", "")
    said = tuple(
        Attribution(id, "d", (), (), (Span(0, 11),), "indirect", within=around[id], score=score)
        for id, score in scores.items()
    )
    assert {a.id: a.within for a in surest(Reading(document, said, ()), least).attributions} == kept


def test_of_two_pages_without_a_date_the_one_captured_first_is_the_first_witness() -> None:
    words = "The council keeps the old bridge closed to trams until both cables are replaced, and sells the ferry."
    late, early, none = "2031-05-09T10:00:00+00:00", "2031-05-08T10:00:00+00:00", None
    captures, documents = [], []
    for name, times in (("a", (late,)), ("b", (late, early)), ("c", (none,))):
        body = f"{name}: {words}".encode()
        captures += [(Capture(f"https://{name}.example", time, "text/plain", body), Hints()) for time in times]
        digest = sha256(body).hexdigest()
        documents.append(Document(name, name, None, name, "en", None, None, None, None, None, words, (), digest, ""))
    seen = captured(captures, documents)
    assert seen == {"a": late, "b": early}
    readings = [Reading(document, (), ()) for document in documents]
    assert dict(link(readings, None, captured=seen).witnesses) == {"a": "b", "b": "b", "c": "b"}
    assert dict(link(readings, None).witnesses) == {"a": "a", "b": "a", "c": "a"}
