"""demo and run: what they print, what they write, and what they say of inputs and calls that are wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path

import pytest

from calling import COURIER, RUN, Called, held, sayso, told

pytestmark = pytest.mark.weights


# ---------------------------------------------------------------- demo and run


def test_demo_says_what_it_found_and_writes_a_folder_that_holds(demonstration: tuple[Called, Path]) -> None:
    called, folder = demonstration
    assert called.status == 0
    assert "invented" in called.out and str(folder) in called.out
    assert re.search(r"\d+ statements by \d+ named speakers", called.out)
    names = {"captures", "dispatch.html", "dispatch.md", "record.json", "statements.csv", "texts"}
    assert names <= {path.name for path in folder.iterdir()}
    assert sayso("verify", folder).status == 0


def test_run_writes_a_record_and_a_second_run_finds_nothing_new(record: Path) -> None:
    first = (record / "record.json").read_bytes()
    again = sayso(*RUN)
    assert again.status == 0 and "Nothing new" in again.out
    assert (record / "record.json").read_bytes() == first


def test_the_ids_do_not_depend_on_where_the_list_of_sources_lies(record: Path, tmp_path_factory) -> None:
    away, here = record.parent, tmp_path_factory.mktemp("here")
    with contextlib.chdir(here):
        assert sayso("run", "--sources", away / "sources.csv", away / "courier.txt", "--out", "other").status == 0
    assert held(here / "other")["documents"][0]["id"] == held(record)["documents"][0]["id"]


def test_run_shows_only_what_is_asked_for(coverage: Path) -> None:
    for flags in (("--speaker", "reiner"), ("--about", "two cracks"), ("--speaker", "райнер")):
        assert sayso("run", "courier.txt", "--published", "2031-05-08", "--out", "some", *flags).status == 0
        assert 0 < len(held(coverage / "some")["statements"]) < 4, flags
        assert sayso("verify", "some").status == 0


def test_what_is_asked_for_reaches_every_file_and_is_said_at_their_head(record: Path) -> None:
    asked = ("--speaker", "Райнер", "--about", "cracking", "--since", "2031-05", "--until", "2031-05-08")
    called = sayso(*RUN, *asked)
    assert called.status == 0 and sayso("verify", record).status == 0
    told = "This is a part of the record: what “Райнер” said with the words cracking from 1 May 2031 to 8 May 2031"
    assert told in called.out
    assert told in (record / "dispatch.md").read_text("utf-8") and told in (record / "dispatch.html").read_text("utf-8")
    shown = held(record)
    kept = {s["id"] for s in shown["statements"]}
    assert shown["choice"]["kept"] == len(kept) > 0 and shown["choice"]["of"] > len(kept)
    assert {s["name"] for s in shown["speakers"]} == {"Paul Reiner"}
    rows = (record / "statements.csv").read_text("utf-8").splitlines()[1:]
    assert rows and all(row.split(",")[0] in kept and "crack" in row for row in rows)
    assert "Nobody is in danger" not in (record / "dispatch.md").read_text("utf-8").split("## Sources")[0]
    assert sayso(*RUN).status == 0 and "choice" not in held(record)


def test_what_has_no_day_is_placed_by_its_publication_and_counted(coverage: Path) -> None:
    assert sayso(*RUN, "--since", "2031-05-09").status == 0
    choice = held(coverage / "record")["choice"]
    assert choice["by_publication"] > 0 and choice["dayless"] == 0
    assert "placed by the day" in (coverage / "record" / "dispatch.md").read_text("utf-8")
    assert sayso("run", "courier.txt", "--lang", "en", "--out", "undated", "--until", "2031-05-09").status == 0
    assert held(coverage / "undated")["choice"]["dayless"] > 0


def test_where_nobody_has_the_name_those_who_speak_are_told(coverage: Path) -> None:
    called = sayso(*RUN, "--speaker", "Napoleon")
    assert called.status == 0 and held(coverage / "record")["statements"] == []
    assert any("nobody in the record is called “Napoleon”" in line and "Ilse Brandt" in line for line in told(called))


def test_the_list_of_sources_is_enough(coverage: Path) -> None:
    called = sayso("run", "--sources", "sources.csv", "--out", "record")
    assert called.status == 0 and re.search(r"^\d+ statements by \d named speakers?, ", called.out, re.MULTILINE)
    assert len(held(coverage / "record")["documents"]) == 2
    assert "Paul Reiner" in sayso("read", "--sources", "sources.csv").out
    assert sayso("add", "--sources", "sources.csv", "--db", "desk.db").out.startswith("2 new documents, ")


def test_read_and_run_tell_the_same_on_stderr(coverage: Path) -> None:
    (coverage / "sources.csv").write_text("path,outlet\ncourier.txt,The Ostrova Courier\ngazette.txt,\nmap.txt,\n")
    told_by_read = told(sayso("read", "courier.txt", "--sources", "sources.csv"))
    assert told_by_read == told(sayso("run", "courier.txt", "--sources", "sources.csv", "--out", "record"))
    unused = "sources.csv: 2 of its 3 lines are about files that were not given; paths in it count from its own folder"
    assert unused in told_by_read
    assert not any("no day" in line for line in told_by_read)


# ---------------------------------------------------------------- bad inputs


def bad_inputs(folder: Path) -> dict[str, str]:
    """Files that cannot be read, or not plainly, by name, each with words of the line that must tell of it."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "scripted.html").write_text("<html><script>var a = 1;</script><body><img src='a'></body></html>")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(51 * 2**20)
    (folder / "loop.txt").symlink_to("loop.txt")
    return {
        "empty.txt": "empty",
        "binary.txt": "no text",
        "paper.pdf": "a damaged PDF: get it again",
        "scripted.html": "save its text",
        "huge.txt": "larger than",
        "loop.txt": "give the file",
        "missing.txt": "check the path",
    }


def test_what_cannot_be_read_is_told_in_a_line_each_and_the_rest_is_read(coverage: Path) -> None:
    bad = bad_inputs(coverage / "bad")
    called = sayso("run", "courier.txt", "bad", "bad/missing.txt", "--published", "2031-05-08", "--out", "record")
    assert called.status == 0
    lines = told(called)
    for name, words in bad.items():
        assert [line for line in lines if line.startswith(f"bad/{name}: ") and words in line], (name, lines)
    assert len(lines) == len(bad)
    assert [d["doc"] for d in held(coverage / "record")["documents"]] == ["courier.txt"]


@pytest.mark.parametrize("command", [("run", "--out", "record"), ("read",), ("add", "--db", "desk.db")])
def test_nothing_can_be_done_where_every_input_fails(tmp_path: Path, command: tuple[str, ...]) -> None:
    bad_inputs(tmp_path / "bad")
    called = sayso(command[0], "bad", *command[1:])
    assert called.status == 1
    assert len(told(called)) >= 6


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(coverage: Path) -> None:
    (coverage / "gazette.txt").chmod(0)
    called = sayso("read", "gazette.txt", "courier.txt", "--published", "2031-05-08")
    assert called.status == 0
    assert "gazette.txt: may not be read: check its permissions" in told(called)


def test_a_wrong_encoding_is_told_and_read_as_well_as_can_be(tmp_path: Path) -> None:
    said = "Die Brücke sei sicher, sagte Bürgermeisterin Ilse Brandt am Donnerstag. Größere Schäden gebe es nicht."
    (tmp_path / "brief.txt").write_bytes(said.encode("latin-1"))
    called = sayso("read", "brief.txt", "--published", "2031-05-08", "--format", "jsonl")
    assert called.status == 0
    assert any("brief.txt: the encoding is not declared" in line and "UTF-8" in line for line in told(called))
    assert json.loads(called.out)["attributions"]


def test_a_language_that_nobody_knows_and_one_that_no_tagger_reads(tmp_path: Path) -> None:
    unknown = (
        "Zorbla menk tufila dras. Wekkis pulmo zanta brik. Olfa menda suri kalip ento. Brastu menk olfi wekka zor. "
    )
    (tmp_path / "unknown.txt").write_text(unknown * 3)
    (tmp_path / "ponte.txt").write_text("«Nessuno è in pericolo», ha detto la sindaca Ilse Brandt ai giornalisti.\n")
    called = sayso("run", "unknown.txt", "ponte.txt", "--published", "2031-05-08", "--out", "record")
    assert called.status == 0
    assert any(line.startswith("unknown.txt: the language is not recognised: give --lang") for line in told(called))
    assert any(line.startswith("ponte.txt: in the language 'it'") and "--lang" in line for line in told(called))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "courier.txt", "--published", "next Friday"), "--published"),
        (("read", "courier.txt", "--published", "2031-02-30"), "--published"),
        (("read", "courier.txt", "--lang", "English"), "--lang"),
        (("read", "courier.txt", "--format", "xml"), "table, jsonl or marked"),
        (("read", "courier.txt", "--sources", "none.csv"), "none.csv"),
        (("read",), "INPUT"),
        (("run", "courier.txt"), "--out"),
        (("run", "courier.txt", "--out", "courier.txt"), "courier.txt is a file"),
        (("run", "courier.txt", "--out", "record", "--since", "yesterday"), "--since"),
        (("run", "courier.txt", "--out", "record", "--since", "2031-W19-4"), "write 2024-05-03"),
        (("run", "courier.txt", "--out", "record", "--until", "2031-02-30"), "--until"),
        (("run", "courier.txt", "--out", "record", "--since", "2031-06", "--until", "2031-05"), "before --since"),
        (("run", "courier.txt", "--out", "record", "--about", '""'), "--about"),
        (("run", "courier.txt", "--out", "record", "--judgements", "none.jsonl"), "none.jsonl"),
        (("run", "courier.txt", "--out", "record", "--db", "none/desk.db"), "none/desk.db"),
        (("speakers", "none"), "none"),
        (("speakers", "courier.txt"), "courier.txt is not a database"),
        (("find", "a crack", "--db", "none.db"), "none.db"),
        (("find", " ", "--db", "none.db"), "empty"),
        (("add", "courier.txt", "--db", "gazette.txt"), "gazette.txt is not a database"),
        (("judge", "export", "-", "--db", "none.db"), "none.db"),
        (("judge", "import", "none.jsonl", "--db", "new.db"), "none.jsonl"),
        (("judge", "import", "courier.txt", "--db", "new.db"), "courier.txt, line 1"),
        (("tell",), "tell"),
        ((), "Usage"),
    ],
)
def test_a_bad_call_is_told_and_leaves_nothing_behind(coverage: Path, arguments: tuple[str, ...], words: str) -> None:
    before = sorted(path.name for path in coverage.iterdir())
    called = sayso(*arguments)
    assert called.status == 2
    assert words in called.err and "Traceback" not in called.err
    assert not called.out
    assert sorted(path.name for path in coverage.iterdir()) == before


def test_a_page_that_is_too_large_can_be_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "long.txt").write_text(COURIER)
    monkeypatch.setenv("SAYSO_PAGE_BYTES", "100")
    assert sayso("read", "long.txt").status == 1
    monkeypatch.setenv("SAYSO_PAGE_BYTES", "1k")
    assert sayso("read", "long.txt").status == 0


# ---------------------------------------------------------------- help


def test_every_command_shows_an_example_and_the_version_is_told() -> None:
    for command in ("demo", "run", "read", "speakers", "find", "add", "verify", "judge import", "judge export"):
        called = sayso(*command.split(), "--help")
        assert called.status == 0 and f"Example: sayso {command}" in called.out
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\S*\n", sayso("--version").out)
