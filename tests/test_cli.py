"""Every command as a user calls it, with the packaged models: exit status, what is on stdout, what is on stderr."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import marked
from sayso import cli

pytestmark = pytest.mark.weights

SOURCE = str(Path(cli.__file__).parents[1])
COURIER = """Bridge closed after crack is found

OSTROVA, May 8 (Courier) - The mayor of Ostrova, Ilse Brandt, said on Thursday that the old bridge was safe.

"Nobody is in danger and nobody will be," Brandt told reporters. "We shall repair the railing before winter."

Engineer Paul Reiner said the bridge had two cracks. He declined to name the builder.
"""
GAZETTE = """Mayor denies danger at old bridge

The old bridge of Ostrova has a crack, engineer Paul Reiner said on Thursday.

Mayor Ilse Brandt denied that the bridge was dangerous. "Nobody is in danger and nobody will be," she said.
"""
RUN = ("run", "--sources", "sources.csv", "courier.txt", "gazette.txt", "--out", "record")
SOURCES = """path,outlet,published,language
courier.txt,The Ostrova Courier,2031-05-08,en
gazette.txt,The Lake Gazette,2031-05-09,en
"""


@dataclass(frozen=True)
class Called:
    """What a call left: its exit status and the two streams."""

    status: int
    out: str
    err: str


def sayso(*arguments: object, stdin: bytes = b"") -> Called:
    """The command line called in this process."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["sayso", *map(str, arguments)], io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended:
            cli.main()
    finally:
        sys.argv, sys.stdin = before
    status = ended.value.code
    assert isinstance(status, int)
    return Called(status, out.getvalue(), err.getvalue())


def told(called: Called) -> list[str]:
    """The lines on stderr, each of which must be ours and no traceback."""
    lines = called.err.splitlines()
    assert all(line.startswith("sayso: ") for line in lines), called.err
    return [line.removeprefix("sayso: ") for line in lines]


@pytest.fixture(scope="session", autouse=True)
def _models() -> None:
    from sayso.errors import ModelError
    from sayso.models.encoder import load
    from sayso.models.tagger import PackagedTagger

    try:
        load(), PackagedTagger()
    except ModelError as error:
        pytest.skip(f"the packaged models are not there: {error}")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SAYSO_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    """A folder with two invented articles and a list of sources."""
    return laid(tmp_path)


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = laid(tmp_path_factory.mktemp("written"))
    with contextlib.chdir(folder):
        assert sayso(*RUN).status == 0
    return folder / "record"


@pytest.fixture
def record(coverage: Path, _written: Path) -> Path:
    """The folder that run writes of the two articles, a copy for each test."""
    return Path(shutil.copytree(_written, coverage / "record"))


def laid(folder: Path) -> Path:
    for name, text in (("courier.txt", COURIER), ("gazette.txt", GAZETTE), ("sources.csv", SOURCES)):
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Called, Path]:
    """The demo, run once."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    return sayso("demo", "--out", folder), folder


def held(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "record.json").read_bytes())
    return found


# ---------------------------------------------------------------- demo and run


def test_demo_says_what_it_found_and_writes_a_folder_that_holds(demonstration: tuple[Called, Path]) -> None:
    called, folder = demonstration
    assert called.status == 0
    assert "invented" in called.out and str(folder) in called.out
    assert re.search(r"\d+ statements by \d+ speakers", called.out)
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
    for flags in (("--speaker", "reiner"), ("--about", "two cracks"), ("--since", "2031-05-08")):
        assert sayso("run", "courier.txt", "--published", "2031-05-08", "--out", "some", *flags).status == 0
        assert 0 < len(held(coverage / "some")["statements"]) < 4, flags
        assert sayso("verify", "some").status == 0


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
        "paper.pdf": "save its text",
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


# ---------------------------------------------------------------- read

DOCUMENT = {
    "doc", "id", "reader", "language", "outlet", "published", "version", "witness", "text_sha256", "capture_sha256",
    "attributions", "problems",
}  # fmt: skip
ATTRIBUTION = {
    "id", "source", "cue", "content", "voice", "speaker", "kind", "addressee", "channel", "said", "cites", "within",
    "score", "made_by",
}  # fmt: skip


def test_read_gives_a_line_of_json_a_document_with_the_keys_of_the_contract(coverage: Path) -> None:
    called = sayso("read", "courier.txt", "-", "--published", "2031-05-08", "--format", "jsonl", stdin=GAZETTE.encode())
    assert called.status == 0
    lines = [json.loads(line) for line in called.out.splitlines()]
    assert [line["doc"] for line in lines] == ["courier.txt", "-"]
    for line, text in zip(lines, (COURIER, GAZETTE), strict=True):
        assert set(line) == DOCUMENT
        assert line["attributions"]
        for attribution in line["attributions"]:
            assert set(attribution) == ATTRIBUTION
            assert attribution["voice"] in ("direct", "indirect", "mixed", "narrated")
            assert attribution["kind"] in ("person", "body", "group", "document", "unnamed")
            spans = [*attribution["source"], *attribution["cue"], *attribution["content"]]
            assert all(text[start:stop].strip() for start, stop in spans)
        for problem in line["problems"]:
            assert set(problem) == {"code", "message", "document", "span"}
    quoted = [a for a in lines[0]["attributions"] if a["voice"] == "direct"]
    words = [[COURIER[start:stop] for start, stop in a["content"]] for a in quoted]
    assert words == [['"Nobody is in danger and nobody will be,"', '"We shall repair the railing before winter."']]
    assert quoted[0]["speaker"] == "Ilse Brandt" and quoted[0]["addressee"]["kind"] == "reporters"


def test_the_offsets_of_a_plain_text_are_those_of_its_file(coverage: Path) -> None:
    called = sayso("read", "courier.txt", "--format", "jsonl", "--text", "texts")
    line = json.loads(called.out)
    assert (coverage / "texts" / f"{line['id']}.txt").read_text("utf-8") == COURIER


def test_read_marks_the_text_as_marked_lines_are_read(coverage: Path) -> None:
    flags = ("courier.txt", "--published", "2031-05-08")
    line = json.loads(sayso("read", *flags, "--format", "jsonl").out)
    text, found = marked.read(sayso("read", *flags, "--format", "marked").out.removesuffix("\n\n"))
    assert text == COURIER
    spans = [[[[s.start, s.stop] for s in part] for part in (a.source, a.cue, a.content)] for a in found]
    expected = [[a["source"], a["cue"], a["content"]] for a in line["attributions"]]
    assert sorted(spans) == sorted(expected)


def test_read_prints_a_table_and_says_more_when_asked(coverage: Path) -> None:
    plain = sayso("read", "courier.txt", "--published", "2031-05-08", "--outlet", "The Ostrova Courier")
    assert "The Ostrova Courier, 2031-05-08" in plain.out and "Paul Reiner" in plain.out
    assert "tagger@" not in plain.out
    assert re.search(r"tagger@\S+ 0\.\d\d .* a_[0-9a-f]{20}", sayso("read", "courier.txt", "-v").out)


def test_read_stores_nothing(coverage: Path) -> None:
    before = sorted(path.name for path in coverage.iterdir())
    assert sayso("read", "courier.txt").status == 0
    assert sorted(path.name for path in coverage.iterdir()) == before


def test_progress_is_on_a_terminal_and_never_on_stdout(coverage: Path) -> None:
    """A real terminal on stderr, and standard input that keeps the reader waiting until the bar is up."""
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "sayso", "read", "-", "--format", "jsonl", "--published", "2031-05-08"]
    environ = {**os.environ, "TERM": "xterm", "PYTHONPATH": SOURCE}
    pipe = subprocess.PIPE
    call = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=terminal, env=environ, cwd=coverage)
    os.close(terminal)
    shown: list[bytes] = []
    watch = threading.Thread(target=_watch, args=(master, shown), daemon=True)
    watch.start()
    try:
        deadline = time.monotonic() + 120
        while b"reading" not in b"".join(shown) and call.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        out, _ = call.communicate(COURIER.encode(), timeout=120)
    finally:
        call.kill()
        watch.join(5)
        os.close(master)
    assert call.returncode == 0
    assert b"reading" in b"".join(shown)
    assert len(json.loads(out)["attributions"]) == 4


def _watch(master: int, shown: list[bytes]) -> None:
    """Take what a terminal shows until nobody holds its other end."""
    with contextlib.suppress(OSError):
        while read := os.read(master, 4096):
            shown.append(read)


def test_what_is_printed_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "pont.txt").write_text("« Le pont est sûr — très sûr », a déclaré la maire Ilse Brandt.\n", "utf-8")
    command = [sys.executable, "-m", "sayso", "read", "pont.txt", "--lang", "fr", "--format", "marked"]
    environ = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "ascii"}
    call = subprocess.run(command, capture_output=True, env=environ, cwd=tmp_path, check=False)
    assert call.returncode == 0, call.stderr.decode()
    assert "« Le pont est sûr — très sûr »" in call.stdout.decode("utf-8")


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


# ---------------------------------------------------------------- help


def test_every_command_shows_an_example_and_the_version_is_told() -> None:
    for command in ("demo", "run", "read", "speakers", "find", "add", "verify", "judge import", "judge export"):
        called = sayso(*command.split(), "--help")
        assert called.status == 0 and f"Example: sayso {command}" in called.out
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\S*\n", sayso("--version").out)
