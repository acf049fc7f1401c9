"""speakers, find, add, judge and verify: questions to a record or a database, and rulings that are obeyed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from calling import RUN, held, sayso, told
from sayso.text.number import count

pytestmark = pytest.mark.weights


# ---------------------------------------------------------------- speakers, find, add


def test_speakers_of_a_folder_and_of_a_database(record: Path, coverage: Path) -> None:
    listed = sayso("speakers", record)
    assert listed.status == 0 and re.search(r"Ilse Brandt .* person .* 5 ", listed.out)
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


def test_why_shows_each_step_in_its_sentence_and_who_else_was_named(record: Path) -> None:
    pronoun = next(
        a["id"] for a in held(record)["attributions"] if a["speaker"] == "Paul Reiner" and _source(record, a) == "He"
    )
    lines = sayso("speakers", record, "--why", pronoun).out.splitlines()
    assert lines[0] == "Paul Reiner (person), in courier.txt"
    assert any("[He] declined to name the builder" in line for line in lines)
    assert any("Ilse Brandt, named before it" in line for line in lines)


def _source(record: Path, attribution: dict[str, Any]) -> str:
    text = (record / "texts" / f"{attribution['document']}.txt").read_text("utf-8")
    return " ".join(text[start:stop] for start, stop in attribution["source"])


def test_one_speaker_in_full_by_any_spelling(record: Path) -> None:
    for spelling in ("Брандт", "brandt", "Ilse Brandt"):
        told = sayso("speakers", record, "--speaker", spelling)
        assert told.status == 0 and "Ilse Brandt (person): 5 attributions" in told.out, spelling
        assert re.search(r"role +“Mayor”: The Lake Gazette, 2031-05-09, gazette.txt \d+-\d+", told.out)
        assert re.search(r"outlet +The Lake Gazette: 3 attributions, 1 in their own words", told.out)
        assert "Paul Reiner" not in told.out
    nobody = sayso("speakers", record, "--speaker", "Napoleon")
    assert nobody.status == 1 and "nobody" in nobody.out
    assert sayso("speakers", record, "--speaker", "?").status == 2


def test_sources_that_nobody_could_name_are_listed_apart(tmp_path: Path) -> None:
    said = '"Nobody is in danger," the harbour minister said. Officials said the bridge was closed on Thursday.\n'
    (tmp_path / "brief.txt").write_text(said)
    assert sayso("add", "brief.txt", "--lang", "en").status == 0
    listed = sayso("speakers", "sayso.db").out
    assert "2 of 2 attributions have no speaker we could name." in listed
    assert re.search(r"^the harbour minister +│ unnamed +│ 1 .* a_[0-9a-f]{20}$", listed, re.MULTILINE)
    alone = sayso("speakers", "sayso.db", "--unnamed").out
    assert "Officials" in alone and "in their own words" not in alone


def test_what_outlets_tell_in_their_own_voice_has_no_unnamed_source(tmp_path: Path) -> None:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "wire.txt").write_text(
        "Ferry sinks off Orne\n\nSeven people died when the ferry Halvarine sank off Orne on Sunday. “We were never "
        "warned,” the harbour master, Tilda Brandt, said. Divers went out at noon with blankets and lamps.\n"
    )
    (folder / "gazette.txt").write_text(
        "What we know of the disaster\n\nThe harbour stays closed until Friday. Five people died when the Halvarine "
        "sank off Orne on Sunday. The island has 900 inhabitants, most of whom fish for a living.\n"
    )
    done = sayso("run", folder, "--out", "out", "--published", "2031-10-12", "--lang", "en")
    assert "3 statements by 1 named speaker, 0 in several renderings, 1 contradiction." in done.out
    assert "0 statements have no speaker we could name, 1 no day we could tell." in done.out
    assert "0 of 1 attribution have no speaker we could name." in sayso("speakers", "out/sayso.db").out
    assert sayso("verify", "out").status == 0


def test_find_exactly_nearly_and_not_at_all(record: Path) -> None:
    place = ("--db", record / "sayso.db")
    exact = sayso("find", "nobody is in danger and nobody will be", *place)
    assert exact.status == 0 and exact.out.count("exactly") == 2
    assert "The Ostrova Courier" in exact.out and "The Lake Gazette" in exact.out and "Ilse Brandt" in exact.out
    near = sayso("find", "We shall mend the railing before the winter", *place)
    assert near.status == 0 and re.search(r"\d\d% .* Ilse Brandt", near.out) and "exactly" not in near.out
    assert "[-mend-] {+repair+} the railing before [-the-] winter" in near.out
    assert "[-…-] stands in your words only" in near.out and "[-…-]" not in exact.out
    typos = sayso("find", "«nobdy is in danger … nobody wil be»", *place)
    assert typos.status == 0 and typos.out.count("Ilse Brandt") == 2
    lines = sayso("find", "is in danger and nobody", *place).out.splitlines()
    assert [line.split()[0] for line in lines if "a_" in line][:2] == ["exactly", "exactly"]
    nothing = sayso("find", "elephants dance on the moon", *place)
    assert nothing.status == 1 and "not found in the 2 documents" in nothing.out


def test_find_by_meaning_finds_what_is_said_in_another_language(record: Path) -> None:
    asked = ("find", "Niemand ist in Gefahr", "--db", record / "sayso.db")
    assert sayso(*asked).status == 1 and "--meaning" in sayso(*asked).out
    told = sayso(*asked, "--meaning")
    assert told.status == 0 and re.search(r"means \d\d% .*Ilse Brandt.*Nobody is in danger", told.out)


def test_adding_twice_adds_once(coverage: Path) -> None:
    call = ("add", "courier.txt", "gazette.txt", "--sources", "sources.csv", "--db", "desk.db")
    assert sayso(*call).out.startswith("2 new documents, 0 were there already; desk.db holds 2.")
    assert sayso(*call).out.startswith("0 new documents, 2 were there already; desk.db holds 2.")
    assert sayso("verify", "desk.db").status == 0


# ---------------------------------------------------------------- judge and verify


def ruling(kind: str, left: str, right: str | None = None, verdict: str = "different") -> str:
    told = {"kind": kind, "left": left, "right": right, "verdict": verdict, "by": "Ann", "at": "2031-05-10"}
    return json.dumps({**told, "why": "I was there"})


def judged(record: Path, *rulings: str) -> dict[str, Any]:
    """The record of a run after these judgements were taken into its database."""
    (record.parent / "judgements.jsonl").write_text("\n".join(rulings) + "\n")
    taken = sayso("judge", "import", "judgements.jsonl", "--db", record / "sayso.db")
    assert taken.status == 0 and taken.out == f"{count(len(rulings), 'new judgement')}, 0 were there already.\n"
    assert sayso(*RUN).status == 0
    assert sayso("verify", record).status == 0
    return held(record)


def test_judgements_come_out_as_they_went_in_and_count_once(record: Path) -> None:
    left, right, *_ = (a["id"] for a in held(record)["attributions"])
    judged(record, ruling("statement", left, right))
    place = ("--db", record / "sayso.db")
    assert sayso("judge", "import", "judgements.jsonl", *place).out == "0 new judgements, 1 was there already.\n"
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


def test_one_wrongly_named_attribution_moves_alone_and_why_says_who_ruled(record: Path) -> None:
    before = held(record)
    texts = {d["id"]: (record / "texts" / f"{d['id']}.txt").read_text() for d in before["documents"]}
    said = {a["id"]: texts[a["document"]][slice(*a["source"][0])] for a in before["attributions"] if a["source"]}
    engineer = next(s for s in before["speakers"] if s["name"] == "Paul Reiner")
    right = next(id for id in engineer["attributions"] if "Reiner" in said.get(id, ""))
    wrong = next(s for s in before["speakers"] if s["name"] == "Ilse Brandt")
    pronoun = next(id for id in wrong["attributions"] if said.get(id) == "she")
    after = {s["name"]: s for s in judged(record, ruling("speaker", pronoun, right, "same"))["speakers"]}
    assert set(after["Ilse Brandt"]["attributions"]) == set(wrong["attributions"]) - {pronoun}
    assert set(after["Paul Reiner"]["attributions"]) == {*engineer["attributions"], pronoun}
    assert "Ilse Brandt" not in after["Paul Reiner"]["names"]
    lines = sayso("speakers", record, "--why", pronoun).out.splitlines()
    assert lines[0] == "Paul Reiner, ruled by Ann on 2031-05-10: “I was there”"
    assert lines[1] == "as read: Ilse Brandt (person), in gazette.txt"


def test_why_says_so_where_nobody_fits(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text('"Nobody is in danger," the harbour minister said on Thursday.\n')
    assert sayso("add", "brief.txt", "--lang", "en").out.startswith("1 new document, 0 were there already; sayso.db")
    called = sayso("find", "nobody is in danger")
    assert "(the harbour minister)" in called.out
    id = re.findall(r"a_[0-9a-f]{20}", called.out)[0]
    assert "  nobody here fits “the harbour minister”" in sayso("speakers", "sayso.db", "--why", id).out.splitlines()


def test_why_names_the_knowledge_base_and_a_reading_without_it_is_made_anew(tmp_path: Path, monkeypatch: Any) -> None:
    text = 'Ida Orne came to Selm on Monday. "Nobody is in danger," the Varnish president said on Thursday.\n'
    (tmp_path / "brief.txt").write_text(text)
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "people.csv").write_text("id,name,last,also,wikidata\nvn-orne,Ida R. Orne,Orne,Ida Orne,Q77\n")
    (tmp_path / "rows" / "posts.csv").write_text(
        "id,office,country,since,until\nvn-orne,president,VN,2030-01-01,2034-01-01\n"
    )
    (tmp_path / "rows" / "lands.csv").write_text("country,kind,language,name\nVN,demonym,en,Varnish\n")
    call = ("run", "brief.txt", "--out", "record", "--published", "2031-03-04", "--lang", "en")
    assert sayso(*call).status == 0
    assert [a["speaker"] for a in held(tmp_path / "record")["attributions"]] == [None]
    monkeypatch.setenv("SAYSO_KNOWLEDGE", "rows")
    assert sayso(*call).status == 0
    (spoken,) = held(tmp_path / "record")["attributions"]
    assert spoken["speaker"] == "Ida Orne"
    told = sayso("speakers", "record", "--why", spoken["id"]).out
    assert "president (VN) since 2030-01-01, by knowledge@1" in told
    assert "Q77 in Wikidata: knowledge@1 has “Ida Orne” for Ida R. Orne and for nobody else" in told
    assert '"Ida Orne"' in sayso("read", *call[1:2], *call[4:], "--format", "jsonl").out


def test_a_database_without_documents_says_so(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    assert sayso("judge", "import", "none.jsonl", "--db", "desk.db").status == 0
    called = sayso("speakers", "desk.db")
    assert called.status == 1 and "holds no documents" in called.out


def test_settings_choose_the_database_the_zone_and_the_models(coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DB", "desk.db")
    monkeypatch.setenv("SAYSO_ZONE", "Europe/Vienna")
    assert "; desk.db holds 1." in sayso("add", "courier.txt", "--published", "2031-05-08T10:00:00").out
    assert "2031-05-08T10:00:00+02:00" in sayso("read", "courier.txt", "--published", "2031-05-08T10:00:00").out
    assert sayso("find", "nobody is in danger").status == 0
    assert '"made_by": "tagger@sha256:' in sayso("read", "courier.txt", "--format", "jsonl").out
    monkeypatch.setenv("SAYSO_PROFILE", "fast")
    assert '"made_by": "tagger-fast@sha256:' in sayso("read", "courier.txt", "--format", "jsonl").out
    monkeypatch.setenv("SAYSO_MODELS", "own")
    assert told(sayso("read", "courier.txt"))[-1].startswith("tagger-fast: no card.json in own/tagger-fast")
    monkeypatch.setenv("SAYSO_PROFILE", "best")
    assert told(sayso("read", "courier.txt"))[-1].startswith("tagger: no card.json in own/tagger")
    monkeypatch.setenv("SAYSO_PATIENCE", "soon")
    assert told(sayso("find", "danger"))[0].startswith("patience: 'soon'")


def test_a_server_is_no_file(tmp_path: Path) -> None:
    for call in (("find", "danger"), ("judge", "export", "-"), ("add", "courier.txt")):
        lines = told(sayso(*call, "--db", "mysql://ann@db/desk"))
        assert lines[-1].startswith("mysql://ann@db/desk: give the path of a file, or an address")
    assert not list(tmp_path.iterdir())


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
    called = sayso("verify", tmp_path / "none")
    assert called.status == 1 and not called.out
    assert told(called) == [f"{tmp_path / 'none'}: no record.json there; name a folder of sayso run"]


# ---------------------------------------------------------------- a record out of a database


def test_a_story_comes_out_of_the_database_as_run_wrote_it(record: Path) -> None:
    called = sayso("export", record / "sayso.db", "--to", "record", "--out", "again")
    assert called.status == 0 and "statements of 2 documents written to again" in called.out
    for name in ("record.json", "dispatch.md", "dispatch.html", "statements.csv"):
        assert Path("again", name).read_bytes() == (record / name).read_bytes(), name
    assert sayso("verify", "again").status == 0


def test_what_was_taken_in_bit_by_bit_makes_the_record_that_run_makes(record: Path, coverage: Path) -> None:
    for file in ("courier.txt", "gazette.txt"):
        only = coverage / f"{file}.csv"
        head, *rows = (coverage / "sources.csv").read_text().splitlines()
        only.write_text("\n".join([head, *(row for row in rows if row.startswith(file))]) + "\n")
        assert sayso("add", "--sources", only, "--db", "desk.db").status == 0
    assert sayso("export", "desk.db", "--to", "record", "--out", "grown").status == 0
    assert held(Path("grown")) == held(record)
    assert sayso("verify", "grown").status == 0


def test_a_story_is_chosen_by_the_id_that_stories_shows(record: Path) -> None:
    stories = [json.loads(line) for line in sayso("stories", record, "--format", "jsonl").out.splitlines()]
    for story in stories:
        folder = Path(story["id"])
        assert sayso("export", record, "--to", "record", "--out", folder, "--story", story["id"]).status == 0
        assert {d["id"] for d in held(folder)["documents"]} == {d["id"] for d in story["documents"]}
    missing = sayso("export", record, "--to", "record", "--out", "x", "--story", "e_none")
    assert missing.status == 2 and "e_none" in missing.err and not Path("x").exists()


def test_a_record_is_not_written_over_its_database_or_a_file(record: Path, coverage: Path) -> None:
    for out in (record, coverage / "courier.txt"):
        assert sayso("export", record / "sayso.db", "--to", "record", "--out", out).status == 2
    assert sayso("export", record, "--to", "warc", "--out", "x.warc", "--story", "e_1").status == 2
