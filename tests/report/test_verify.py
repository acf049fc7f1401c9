"""A folder that was written holds; one changed byte anywhere does not."""

from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report import footbridge
from sayso.folder import read_folder, write_folder
from sayso.plan import plan, values
from sayso.report.record import as_json, digest, written
from sayso.store.database import Database
from sayso.types import Post, Span
from sayso.verify import verify, verify_database


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("record")
    write_folder(footbridge.record(), footbridge.captures(), place)
    return place


def codes(folder: Path) -> set[str]:
    return {p.code for p in verify(folder, footbridge.read)}


def test_what_was_written_holds(folder: Path) -> None:
    assert verify(folder, footbridge.read) == ()


def test_a_second_run_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_folder(footbridge.record(), footbridge.captures(), tmp_path)
    files = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    assert all((folder / f).read_bytes() == (tmp_path / f).read_bytes() for f in files)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_changed_byte_anywhere_fails(folder: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(p for p in folder.rglob("*") if p.is_file())))
    body = path.read_bytes()
    at = data.draw(st.integers(0, len(body) - 1))
    change = data.draw(st.integers(1, 255))
    try:
        path.write_bytes(body[:at] + bytes([body[at] ^ change]) + body[at + 1 :])
        assert verify(folder, footbridge.read)
    finally:
        path.write_bytes(body)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_byte_more_or_less_fails(folder: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(p for p in folder.rglob("*") if p.is_file())))
    body = path.read_bytes()
    at = data.draw(st.integers(0, len(body)))
    more = data.draw(st.booleans()) or at == len(body)
    try:
        path.write_bytes(body[:at] + (b" " if more else b"") + body[at + (not more) :])
        assert verify(folder, footbridge.read)
    finally:
        path.write_bytes(body)


def changed(folder: Path, tmp_path: Path, change: object) -> Path:
    """A copy of the folder whose record.json was changed by somebody who knows how to take its digest."""
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    held = json.loads((copy / "record.json").read_bytes())
    change(held)  # type: ignore[operator]
    held["digest"] = digest(held)
    (copy / "record.json").write_bytes(written(held))
    return copy


def test_a_shifted_offset_with_a_new_digest_fails(folder: Path, tmp_path: Path) -> None:
    def shift(held: dict) -> None:
        held["attributions"][0]["content"][0][0] += 1

    assert "span-outside" in codes(changed(folder, tmp_path, shift))


def test_a_shifted_rendering_with_new_words_fails_in_the_dispatch(folder: Path, tmp_path: Path) -> None:
    def shift(held: dict) -> None:
        rendering = held["statements"][2]["renderings"][0]
        rendering["spans"][0][0] += 5
        rendering["words"][0] = rendering["words"][0][5:]

    assert {"file-differs", "table-differs", "page-differs"} <= codes(changed(folder, tmp_path, shift))


def test_an_invented_rendering_class_fails(folder: Path, tmp_path: Path) -> None:
    def invent(held: dict) -> None:
        held["coverage"]["cells"][1][1] = "verbatim"

    assert codes(changed(folder, tmp_path, invent)) == {"record-differs"}


def test_a_dangling_id_and_an_unknown_field_fail(folder: Path, tmp_path: Path) -> None:
    def dangle(held: dict) -> None:
        held["statements"][0]["speaker"] = "s_nobody"

    def add(held: dict) -> None:
        held["mood"] = "good"

    assert "no-such-id" in codes(changed(folder, tmp_path / "one", dangle))
    assert codes(changed(folder, tmp_path / "two", add)) == {"schema"}


def test_a_post_that_its_capture_does_not_tell_of_fails(folder: Path, tmp_path: Path) -> None:
    def invent(held: dict) -> None:
        held["documents"][0]["post"] = asdict(Post(deleted=True))

    assert "reading-differs" in codes(changed(folder, tmp_path, invent))


def test_a_text_changed_with_all_its_digests_fails_against_the_capture(folder: Path, tmp_path: Path) -> None:
    record = footbridge.record()
    forged = replace(record.documents[4], text=record.documents[4].text.replace("Wait", "Hush"))
    documents = (*record.documents[:4], forged)
    write_folder(replace(record, documents=documents), footbridge.captures(), tmp_path)
    assert {p.code for p in verify(tmp_path, footbridge.read)} == {"reading-differs"}


def test_a_capture_that_is_gone_is_named(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    gone = footbridge.DOCUMENTS[0].capture
    (copy / "captures" / gone).unlink()
    assert codes(copy) == {"file-missing", "no-capture"}


def test_a_stray_file_among_the_captures_fails(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "captures" / "note.txt").write_text("added later")
    assert codes(copy) == {"file-stray"}


def test_no_folder_is_one_clear_line(tmp_path: Path) -> None:
    (found,) = verify(tmp_path / "nowhere", footbridge.read)
    assert found.code == "no-record"
    assert "name a folder" in found.message


def test_the_record_comes_back_from_its_folder(folder: Path) -> None:
    assert read_folder(folder) == footbridge.record()


def test_half_a_character_survives(tmp_path: Path) -> None:
    text = 'The mayor said: "Half \ud83d of it."\n'
    document = footbridge.document("half.txt", text.replace("\ud83d", "?"), None, None, "en", None)
    held = replace(footbridge.record(), documents=(replace(document, text=text),), attributions=(), speakers=())
    held = replace(held, statements=(), relations=(), witnesses=((document.id, document.id),), problems=())
    write_folder(held, (), tmp_path)
    assert read_folder(tmp_path).documents[0].text == text
    assert as_json(held)["documents"][0]["blocks"][0]["span"] == [0, len(text) - 1]
    assert Span(15, 33).of(text).startswith(' "Half')


def test_a_database_holds_until_a_captured_byte_changes(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    with Database(str(place)) as store:
        store.apply(plan(values(footbridge.record()), store.known()), footbridge.captures(), "test")
    assert verify_database(place, footbridge.read) == ()
    with sqlite3.connect(place) as raw:
        raw.execute(
            "update bodies set body = cast(replace(cast(body as text), 'three cables', 'seven cables') as blob)"
        )
        raw.execute(
            "update bodies set body = cast(replace(cast(body as text), 'Three cables', 'Seven cables') as blob)"
        )
    assert {p.code for p in verify_database(place, footbridge.read)} & {"no-capture", "reading-differs"}
