"""A story too long to be read: its dispatch shows a part, says how much more there is, and holds to the last link."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from report import footbridge
from sayso.folder import read_folder, write_folder
from sayso.pipeline import Reading, link
from sayso.report import coverage, proof, selection
from sayso.report.alone import single
from sayso.report.dispatch import dispatch
from sayso.report.page import html
from sayso.report.proof import page_problems
from sayso.report.record import as_json, written
from sayso.report.register import Register
from sayso.report.write import markdown
from sayso.types import Capture, Document, Hints, Problem, Record, Span
from sayso.verify import verify
from sayso.view import Event, Telling, Wording
from telling import told

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "record.schema.json").read_text("utf-8"))
MARK = re.compile(r'<mark id="(?P<document>d_\w+)-(?P<start>[1-9]\d*)-(?P<stop>\d+)" class')
TALKS = "{{s{n}|Ada Morn}} {{c{n}|said}} that {{q{n}|the {word} bridge would be shut for {days} days}}."
SHARED = "{s0|Karl Venn} {c0|said}: {q0|“Nobody on the ferry was told about the second leak.”}"


SOURCES, FEW = 45, 60


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story of so many statements is long here, so that a small one will do."""
    monkeypatch.setattr(selection, "MOST_WHOLE", FEW)
    monkeypatch.setattr(proof, "MOST_WHOLE", FEW)
    monkeypatch.setattr(selection, "MOST_SPEAKERS", 1)


@pytest.fixture(scope="module")
def long() -> tuple[Record, list[tuple[Capture, Hints]]]:
    """Many sources with four statements each, one of which all of them carry."""
    readings, captures = [], []
    for number in range(SOURCES):
        names = [f"{a}{b}lk{number}" for a in "bdg" for b in "a"]
        lines = [TALKS.format(n=n, word=word, days=number) for n, word in enumerate(names, 1)]
        document, said = told(" ".join([*lines, SHARED]), f"Outlet {number}")
        body = document.text.encode()
        held = replace(document, capture=sha256(body).hexdigest(), published=f"2031-05-{1 + number % 28:02}")
        captures.append((Capture(document.name, None, "text/plain", body), Hints()))
        readings.append(Reading(held, said, ()))
    return link(readings, None), captures


def reader(record: Record):
    held = {d.capture: d for d in record.documents}

    def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
        return (held[sha256(capture.body).hexdigest()],)

    return read


def test_a_short_record_is_shown_whole() -> None:
    register = Register(footbridge.record())
    shown = selection.selection(register, single(register))
    assert shown.whole
    assert shown.statements == {s.id for s in footbridge.record().statements}
    assert not dispatch(footbridge.record()).left.statements


def test_of_a_long_record_a_part_is_shown_and_the_rest_is_counted(long) -> None:
    record, _ = long
    view = dispatch(record)
    shown = {i.id for i in view.shared} | {i.id for p in view.portraits for i in p.items}
    assert len(record.statements) > len(shown)
    assert len(shown) + view.left.statements == len(record.statements)
    assert len(view.alone) + view.left.alone == len(as_json(record)["coverage"]["single"])
    assert str(len(record.statements)) in view.summary
    text = markdown(record)
    assert "too long to be shown whole" in text
    assert f"There are {view.left.alone} statements more, in record.json under “coverage.single”." in text


def test_what_most_sources_carry_is_shown_with_some_of_its_wordings(long) -> None:
    (item,) = dispatch(long[0]).shared
    assert item.sources == SOURCES
    assert (len(item.versions), item.more) == (selection.MOST_VERSIONS, SOURCES - selection.MOST_VERSIONS)


def test_too_many_sources_for_columns_are_listed_line_by_line(long) -> None:
    view = dispatch(long[0])
    assert not view.columns and len(view.sources) == SOURCES
    (row,) = view.rows
    assert {label for label, _, _ in row.places} == {v.label for v in view.shared[0].versions}
    assert {note for _, _, note in row.places} == {v.note for v in view.shared[0].versions}
    assert row.more == SOURCES - selection.MOST_VERSIONS
    assert "| Statement |" not in markdown(long[0])


def test_every_note_is_called_and_the_folder_holds(long, tmp_path: Path) -> None:
    record, captures = long
    write_folder(record, captures, tmp_path)
    assert verify(tmp_path, reader(record)) == ()
    page = (tmp_path / "dispatch.html").read_text("utf-8")
    (tmp_path / "dispatch.html").write_text(page.replace("second leak", "first leak", 1), "utf-8")
    assert {"file-differs"} <= {p.code for p in verify(tmp_path, reader(record))}


def test_words_changed_in_the_text_of_a_long_page_are_found(long, tmp_path: Path) -> None:
    record, captures = long
    write_folder(record, captures, tmp_path)
    page = (tmp_path / "dispatch.html").read_text("utf-8")
    at = page.index("data-document")
    (tmp_path / "dispatch.html").write_text(page[:at] + page[at:].replace("second leak", "first leak", 1), "utf-8")
    assert "page-differs" in {p.code for p in verify(tmp_path, reader(record))}


def test_a_matrix_too_large_is_a_list_of_what_stands_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dense = as_json(footbridge.record())["coverage"]
    monkeypatch.setattr(coverage, "MOST_CELLS", 1)
    sparse = as_json(footbridge.record(), footbridge.captures(), {}, "dispatch@1")
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(written(sparse)))
    found = sparse["coverage"]
    assert found["cells"] is found["counts"] is None
    cells = [[None] * len(found["documents"]) for _ in found["statements"]]
    for statement, document, kind in found["filled"]:
        cells[statement][document] = kind
    counts = [[0] * len(found["outlets"]) for _ in found["speakers"]]
    for speaker, outlet, number in found["carried"]:
        counts[speaker][outlet] = number
    assert (cells, counts) == (dense["cells"], dense["counts"])
    write_folder(footbridge.record(), footbridge.captures(), tmp_path)
    assert verify(tmp_path, footbridge.read) == ()
    assert read_folder(tmp_path) == footbridge.record()


@pytest.mark.parametrize(
    ("was", "now"), [("-{start}-{stop}", "-0-{stop}"), ("{document}-", "d_nowhere-"), ("-{stop}", "-x")]
)
def test_a_mark_that_names_another_place_is_found(long, tmp_path: Path, was: str, now: str) -> None:
    record, captures = long
    write_folder(record, captures, tmp_path)
    page = (tmp_path / "dispatch.html").read_text("utf-8")
    found = MARK.search(page)
    assert found is not None
    parts = found.groupdict()
    name = "{document}-{start}-{stop}".format(**parts)
    wrong = name.replace(was.format(**parts), now.format(**parts))
    assert wrong != name
    changed = page.replace(f'id="{name}" class="{name}"', f'id="{name}" class="{wrong}"')
    assert "page-differs" in {p.code for p in page_problems(changed, record)}
    assert not list(page_problems(page, record))


def test_of_many_names_and_tellings_some_are_shown_and_the_rest_is_counted(long) -> None:
    record, _ = long
    first = [Span(0, len("Ada Morn")) for _ in record.documents]
    named = tuple(
        Wording("Ada Morn", d.id, s, "description", "p") for d, s in zip(record.documents, first, strict=True)
    )
    tellings = tuple(
        Telling(d.id, s, None, "2031-05-01", "2031-05-01", "published")
        for d, s in zip(record.documents, first, strict=True)
    )
    told = Event("h_1", "2031-05-01", "2031-05-01", tellings)
    view = dispatch(replace(record, wordings=named, events=(told,)))
    (one,) = view.vocabulary
    assert (len(one.words), one.more) == (selection.MOST_WORDS, SOURCES - selection.MOST_WORDS)
    (moment,) = (m for m in view.timeline if m.lane == "happened")
    assert moment.also[-1][0].text == f"{SOURCES - 1 - selection.MOST_TELLINGS} more"
    for write in (markdown, html):
        text = write(replace(record, wordings=named, events=(told,)))
        assert f"{one.more} more" in text and f"{SOURCES - 1 - selection.MOST_TELLINGS} more" in text
