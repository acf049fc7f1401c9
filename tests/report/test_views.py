"""Happenings, coverage and wordings in record.json, in both dispatches, in a part of the record, and under proof."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from report import footbridge
from report.footbridge import BY_NAME, span
from sayso.folder import write_folder
from sayso.link.choice import select
from sayso.report.page import html
from sayso.report.proof import record_problems
from sayso.report.reading import read_json
from sayso.report.record import as_json, digest, written
from sayso.report.write import markdown
from sayso.types import Record, Span
from sayso.verify import verify
from sayso.view import Event, Telling, Wording

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
FRIDAY = "2031-02-28"


def telling(file: str, words: str, dated: str, attribution: str | None = None) -> Telling:
    text = BY_NAME[file].text
    basis = f"resolved from '{dated}'"
    return Telling(BY_NAME[file].id, span(text, words), span(text, dated), FRIDAY, FRIDAY, basis, attribution)


CLOSED = Event(
    "h_closed",
    FRIDAY,
    FRIDAY,
    (
        telling(
            "courier.txt",
            "We closed the bridge on Friday because two cables had failed",
            "Friday",
            footbridge.orlow_courier.id,
        ),
        telling("most.txt", "Мы закрыли мост в пятницу", "пятницу", footbridge.orlow_vestnik.id),
    ),
)
EDITED = Event(
    "h_edited",
    "2031-03-05T09:00:00Z",
    "2031-03-05T09:00:00Z",
    (Telling(BY_NAME["most.txt"].id, Span(0, 0), None, *["2031-03-05T09:00:00Z"] * 2, "stated"),),
    "edited",
)
COURIER = BY_NAME["courier.txt"]
NAMED = (
    Wording("mayor", COURIER.id, span(COURIER.text, "Mayor"), "description", "s_orlow"),
    Wording(
        "mayor", BY_NAME["northwire.txt"].id, span(BY_NAME["northwire.txt"].text, "Mayor"), "description", "s_orlow"
    ),
    Wording("closed", COURIER.id, span(COURIER.text, "contradicted"), "heated", footbridge.CLOSED.id),
)


def record() -> Record:
    """The footbridge's story with a happening that two tell, an edit, and three wordings."""
    return replace(footbridge.record(), events=(CLOSED, EDITED), wordings=NAMED)


def test_the_views_fit_the_schema_and_come_back() -> None:
    held = as_json(record(), footbridge.captures(), {}, "dispatch@1")
    jsonschema.Draft202012Validator(SCHEMA).validate(held)
    assert read_json(json.loads(written(held)), {d.id: d.text for d in footbridge.DOCUMENTS}) == record()


def test_a_happening_is_one_entry_with_the_words_of_its_fullest_telling() -> None:
    happened = [line for line in as_json(record())["timeline"] if line["lane"] == "happened"]
    assert len(happened) == 1
    assert happened[0]["what"] == "We closed the bridge on Friday because two cables had failed"
    assert [t["what"] for t in happened[0]["tellings"]][1] == "Мы закрыли мост в пятницу"
    assert [t["dated"] for t in happened[0]["tellings"]] == ["Friday", "пятницу"]


@pytest.mark.parametrize("write", [markdown, html])
def test_who_tells_a_happening_with_another_figure_is_named_with_it(write) -> None:
    first, other = CLOSED.tellings
    figure = span(BY_NAME["most.txt"].text, "два троса")
    told = replace(CLOSED, tellings=(first, replace(other, otherwise=(figure,))))
    held = as_json(replace(record(), events=(told,)), footbridge.captures(), {}, "dispatch@1")
    jsonschema.Draft202012Validator(SCHEMA).validate(held)
    assert read_json(held, {d.id: d.text for d in footbridge.DOCUMENTS}).events == (told,)
    shown = write(replace(record(), events=(told,)))
    assert "with another figure" in shown
    assert shown.count("два троса") > write(record()).count("два троса")
    assert "with another figure" not in write(record())


def test_the_timeline_goes_by_days_and_names_its_lanes() -> None:
    lines = as_json(record())["timeline"]
    assert [line["from"][:10] for line in lines] == sorted(line["from"][:10] for line in lines)
    assert {line["lane"] for line in lines} == {"happened", "said", "edited", "published"}


def test_speakers_and_outlets_are_counted_and_nothing_found_is_nought() -> None:
    held = as_json(record())["coverage"]
    orlow, hask = held["counts"]
    assert held["speakers"] == ["s_orlow", "s_hask"]
    assert dict(zip(held["outlets"], orlow, strict=True))["Вестник Залива"] == 1
    assert dict(zip(held["outlets"], hask, strict=True))["Northwire"] == 0


def test_what_one_source_alone_has_is_ranked_by_name_own_words_and_conflict() -> None:
    single = as_json(record())["coverage"]["single"]
    assert [(s["named"], s["direct"], s["conflict"] is not None) for s in single[:2]] == [
        (True, True, True),
        (True, True, False),
    ]
    assert [s["named"] for s in single] == sorted((s["named"] for s in single), reverse=True)


def test_near_copies_are_one_source() -> None:
    alone = replace(
        record(), statements=tuple(s for s in footbridge.record().statements if s.id == footbridge.CLOSED.id)
    )
    copied = BY_NAME["northwire.txt"].id
    kept = tuple(
        r
        for r in footbridge.CLOSED.renderings
        if r.attribution in (footbridge.orlow_wire.id, footbridge.orlow_evening.id)
    )
    alone = replace(alone, statements=(replace(footbridge.CLOSED, renderings=kept),))
    assert [s["document"] for s in as_json(alone)["coverage"]["single"]] == [copied]


@pytest.mark.parametrize("write", [markdown, html])
def test_the_dispatch_shows_each_view(write) -> None:
    text = write(record())
    for heading in ("Who is carried where", "In one source alone", "In whose words", "Timeline"):
        assert heading in text
    assert "We closed the bridge on Friday because two cables had failed" in text
    assert "Told as well in" in text
    assert "heated" in text


@pytest.mark.parametrize("write", [markdown, html])
def test_without_wordings_the_dispatch_has_no_such_section(write) -> None:
    assert "In whose words" not in write(footbridge.record())


def test_a_part_of_the_record_keeps_the_happenings_and_wordings_that_fit() -> None:
    assert select(record(), about="cables").events == (CLOSED,)
    assert select(record(), about="ferry").events == ()
    assert select(record(), until=FRIDAY).events == (CLOSED,)
    assert select(record(), since="2031-03-01").events == (EDITED,)
    assert select(record(), speaker="Orlow").events == (CLOSED,)
    assert select(record(), speaker="Hask").events == ()
    assert {w.about for w in select(record(), speaker="Orlow").wordings} == {"s_orlow", footbridge.CLOSED.id}
    assert select(record(), speaker="Hask").wordings == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"span": Span(0, 99_999)}, "span-outside"),
        ({"words": Span(99_998, 99_999)}, "span-outside"),
        ({"document": "d_nowhere"}, "no-such-id"),
        ({"attribution": "a_nobody"}, "no-such-id"),
        ({"attribution": footbridge.orlow_vestnik.id}, "span-outside"),
    ],
)
def test_proof_finds_what_a_telling_does_not_stand_on(change, code) -> None:
    wrong = replace(CLOSED, tellings=(replace(CLOSED.tellings[0], **change), CLOSED.tellings[1]))
    assert code in {p.code for p in record_problems(replace(record(), events=(wrong,)))}
    assert not list(record_problems(record()))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"span": Span(0, 99_999)}, "span-outside"),
        ({"document": "d_nowhere"}, "no-such-id"),
        ({"about": "x"}, "no-such-id"),
    ],
)
def test_proof_finds_what_a_wording_does_not_stand_on(change, code) -> None:
    assert code in {p.code for p in record_problems(replace(record(), wordings=(replace(NAMED[0], **change),)))}


@pytest.mark.parametrize(
    "place", [("timeline", 0, "span"), ("timeline", 0, "tellings", 1, "span"), ("wording", 0, "span")]
)
def test_one_changed_offset_fails_verify_even_with_a_new_digest(tmp_path: Path, place) -> None:
    write_folder(record(), footbridge.captures(), tmp_path)
    assert verify(tmp_path, footbridge.read) == ()
    path = tmp_path / "record.json"
    held = json.loads(path.read_bytes())
    pair = held
    for step in place:
        pair = pair[step]
    pair[0] += 1
    path.write_bytes(written({**held, "digest": digest(held)}))
    found = verify(tmp_path, footbridge.read)
    assert "record-differs" in {p.code for p in found}
