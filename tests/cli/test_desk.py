"""speakers, find, add, judge and verify: questions to a record or a database, and rulings that are obeyed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from calling import RUN, held, sayso, told

pytestmark = pytest.mark.weights


# ---------------------------------------------------------------- speakers, find, add


def test_speakers_of_a_folder_and_of_a_database(record: Path, coverage: Path) -> None:
    listed = sayso("speakers", record)
    assert listed.status == 0 and re.search(r"Ilse Brandt .* person .* 4 ", listed.out)
    assert sayso("speakers", record / "sayso.db").out == listed.out
    assert sayso("add", "courier.txt", "--published", "2031-05-08", "--db", "desk.db").status == 0
    assert re.search(r"Ilse Brandt .* person .* 2 ", sayso("speakers", "desk.db").out)


def test_why_shows_the_chain_of_mentions(record: Path) -> None:
    spoken = next(a for a in held(record)["attributions"] if a["content"][0] == [146, 187])
    called = sayso("speakers", record, "--why", spoken["id"])
    assert called.status == 0
    assert called.out.splitlines()[0] == "Ilse Brandt (person), in courier.txt"
    assert "188-194  “Brandt”" in called.out and "85-96  “Ilse Brandt”" in called.out
    assert sayso("speakers", record, "--why", "a_none").status == 2


def test_find_exactly_nearly_and_not_at_all(record: Path) -> None:
    place = ("--db", record / "sayso.db")
    exact = sayso("find", "nobody is in danger and nobody will be", *place)
    assert exact.status == 0 and exact.out.count("exactly") == 2
    assert "The Ostrova Courier" in exact.out and "The Lake Gazette" in exact.out and "Ilse Brandt" in exact.out
    near = sayso("find", "We shall mend the railing before the winter", *place)
    assert near.status == 0 and re.search(r"\d\d% .* Ilse Brandt", near.out) and "exactly" not in near.out
    nothing = sayso("find", "elephants dance on the moon", *place)
    assert nothing.status == 1 and "not found in the 2 documents" in nothing.out


def test_adding_twice_adds_once(coverage: Path) -> None:
    call = ("add", "courier.txt", "gazette.txt", "--sources", "sources.csv", "--db", "desk.db")
    assert sayso(*call).out.startswith("2 new documents, 0 were there already; desk.db holds 2.")
    assert sayso(*call).out.startswith("0 new documents, 2 were there already; desk.db holds 2.")
    assert sayso("verify", "desk.db").status == 0


# ---------------------------------------------------------------- judge and verify


def ruling(kind: str, left: str, right: str | None = None) -> str:
    told = {"kind": kind, "left": left, "right": right, "verdict": "different", "by": "Ann", "at": "2031-05-10"}
    return json.dumps(told)


def judged(record: Path, *rulings: str) -> dict[str, Any]:
    """The record of a run after these judgements were taken into its database."""
    (record.parent / "judgements.jsonl").write_text("\n".join(rulings) + "\n")
    taken = sayso("judge", "import", "judgements.jsonl", "--db", record / "sayso.db")
    assert taken.status == 0 and taken.out == f"{len(rulings)} new judgements, 0 were there already.\n"
    assert sayso(*RUN).status == 0
    assert sayso("verify", record).status == 0
    return held(record)


def test_judgements_come_out_as_they_went_in_and_count_once(record: Path) -> None:
    left, right, *_ = (a["id"] for a in held(record)["attributions"])
    judged(record, ruling("statement", left, right))
    place = ("--db", record / "sayso.db")
    assert sayso("judge", "import", "judgements.jsonl", *place).out == "0 new judgements, 1 were there already.\n"
    exported = sayso("judge", "export", "-", *place)
    assert json.loads(exported.out)["left"] == left
    assert sayso("judge", "export", "again.jsonl", *place).status == 0
    assert (record.parent / "again.jsonl").read_text() == exported.out
    assert sayso("judge", "import", "-", "--db", "other.db", stdin=exported.out.encode()).status == 0
    assert sayso("judge", "export", "-", "--db", "other.db").out == exported.out


def test_two_attributions_of_one_speaker_are_split_by_a_judgement(record: Path) -> None:
    before = held(record)
    mayor = next(s for s in before["speakers"] if s["name"] == "Ilse Brandt")
    places = {a["id"]: a["document"] for a in before["attributions"]}
    left = mayor["attributions"][0]
    right = next(id for id in mayor["attributions"] if places[id] != places[left])
    after = judged(record, ruling("speaker", left, right))
    whose = {id: s["id"] for s in after["speakers"] for id in s["attributions"]}
    assert whose[left] != whose[right]
    assert len(after["speakers"]) == len(before["speakers"]) + 1


def test_an_attribution_is_dropped_by_a_judgement(record: Path) -> None:
    before = held(record)
    declined = next(a["id"] for a in before["attributions"] if a["document"] == before["documents"][0]["id"])
    after = judged(record, ruling("drop", declined))
    kept = {a["id"] for a in before["attributions"]} - {declined}
    assert {a["id"] for a in after["attributions"]} == kept
    assert all(r["attribution"] != declined for s in after["statements"] for r in s["renderings"])


def test_verify_fails_after_one_changed_byte_anywhere(record: Path) -> None:
    assert sayso("verify", record).out == f"{record}: everything holds\n"
    files = [record / "record.json", record / "statements.csv", record / "dispatch.md", record / "dispatch.html"]
    for path in [*files, *sorted((record / "texts").iterdir()), *sorted((record / "captures").iterdir())]:
        body = path.read_bytes()
        at = len(body) // 2
        path.write_bytes(body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :])
        called = sayso("verify", record)
        assert called.status == 1, path
        assert told(called) and "not hold" in called.out, path
        path.write_bytes(body)
    assert sayso("verify", record).status == 0


def test_verify_of_what_is_no_record(tmp_path: Path) -> None:
    assert sayso("verify", tmp_path).status == 1
    assert sayso("verify", tmp_path / "none").status == 1
