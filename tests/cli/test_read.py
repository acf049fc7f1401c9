"""read: lines of JSON, marked text and tables on stdout, progress and problems on stderr."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

import marked
from calling import COURIER, GAZETTE, SOURCE, sayso

pytestmark = pytest.mark.weights

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
    assert "a_" not in plain.out and "100 attributions" not in plain.out


def test_read_says_below_each_attribution_what_made_it_how_sure_and_why(coverage: Path) -> None:
    told = sayso("read", "courier.txt", "-v", "--published", "2031-05-08").out
    (entry,) = [e for e in told.split("\n\n") if e.startswith("Paul Reiner | said")]
    assert re.search(r"^  id +a_[0-9a-f]{20}$", entry, re.MULTILINE)
    assert re.search(
        r"^  score +[01]\.\d\d: of 100 attributions with this score about \d+ have source and", entry, re.MULTILINE
    )
    assert re.search(r"^  tagger@\S+ +source, cue, content: A model that has learned from news", entry, re.MULTILINE)
    assert "text@2 (text/plain by the want of marks of another format)" in " ".join(told.split())
    flags = ("courier.txt", "--format", "jsonl")
    whole = json.loads(sayso("read", *flags, "-v").out)
    explained = whole["attributions"]
    assert whole["read_as"] == "text/plain by the want of marks of another format"
    plain = json.loads(sayso("read", *flags).out)["attributions"]
    assert [{k: v for k, v in a.items() if k != "why"} for a in explained] == plain
    for attribution in explained:
        assert attribution["made_by"] == "+".join(r["made_by"] for r in attribution["why"])
        assert all(r["sentence"] and set(r["spans"]) <= {"source", "cue", "content"} for r in attribution["why"])


def test_read_leaves_out_what_is_not_sure_enough(coverage: Path) -> None:
    flags = ("read", "courier.txt", "gazette.txt", "--format", "jsonl")
    every = [a for line in sayso(*flags).out.splitlines() for a in json.loads(line)["attributions"]]
    between = sorted(a["score"] for a in every)[len(every) // 2]
    kept = [a for line in sayso(*flags, "--sure", between).out.splitlines() for a in json.loads(line)["attributions"]]
    assert kept == [a for a in every if a["score"] >= between] and 0 < len(kept) < len(every)


@pytest.mark.parametrize("score", ["1.01", "-0.1", "nan", "sure"])
def test_a_score_outside_0_and_1_is_a_bad_call(coverage: Path, score: str) -> None:
    called = sayso("read", "courier.txt", f"--sure={score}")
    assert called.status == 2 and "--sure" in called.err and not called.out


def test_read_says_what_brackets_mean_and_hides_an_empty_column(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text('"Nobody is in danger," the harbour minister said on Thursday.\n')
    called = sayso("read", "brief.txt", "--published", "2031-05-08")
    assert (
        "(the harbour minister)" in called.out and "(…): the source’s own words; nobody could be named." in called.out
    )
    head = called.out.splitlines()[1].split()
    assert "to" not in head and "who" in head


def test_the_table_says_who_when_to_whom_by_which_way_and_how_surely(coverage: Path) -> None:
    called = sayso("read", "courier.txt", "--published", "2031-05-08")
    head, *lines = called.out.splitlines()[1:]
    assert [cell.strip() for cell in head.split("┃")] == ["who", "cue", "said", "to", "sure", "voice", "what"]
    told = next(line for line in lines if "told" in line)
    cells = [cell.strip() for cell in told.split("│")]
    assert cells[0] == "Ilse Brandt" and cells[3] == "reporters" and re.fullmatch(r"[01]\.\d\d", cells[4])
    assert not any(line.endswith(" ") for line in called.out.splitlines())


def test_a_table_fits_a_terminal_of_80_columns(tmp_path: Path) -> None:
    """A real terminal: wide letters take two columns, and words from right to left leave the columns in place."""
    said = "「橋は安全です。危険ではありません」と市長は言った。 Ilse Brandt told reporters in a statement it held."
    hebrew = "“הגשר בטוח”, Ilse Brandt told the newspaper Ostrova Courier on Thursday in a letter to the harbour board."
    (tmp_path / "wide.txt").write_text(f"{said}\n\n{hebrew}\n", "utf-8")
    out = on_terminal(tmp_path, 80, "read", "wide.txt", "--lang", "en", "--published", "2031-05-08")
    lines = [line for line in out.splitlines() if "│" in line]
    assert lines and all(cell_len(line.replace("\u200e", "")) <= 80 for line in lines)
    assert all(line.startswith("\u200e") for line in lines if "הגשר" in line)


def on_terminal(folder: Path, columns: int, *arguments: str) -> str:
    """What a command shows on a terminal so wide."""
    master, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (40, columns))
    environ = {**os.environ, "TERM": "dumb", "PYTHONPATH": SOURCE, "COLUMNS": str(columns)}
    command = [sys.executable, "-m", "sayso", *arguments]
    call = subprocess.Popen(command, stdout=terminal, stderr=subprocess.DEVNULL, env=environ, cwd=folder)
    os.close(terminal)
    shown: list[bytes] = []
    _watch(master, shown)
    assert call.wait(120) == 0
    os.close(master)
    return b"".join(shown).decode()


def test_standard_input_is_called_so_and_keeps_its_name(tmp_path: Path) -> None:
    called = sayso("read", "-", "--format", "jsonl", stdin="Мост закрыт, сказала мэр.".encode("cp1251"))
    assert called.err.startswith("sayso: standard input: ") and json.loads(called.out)["doc"] == "-"
    assert sayso("read", "-").err == "sayso: standard input: the file is empty: check that it was saved\n"


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
