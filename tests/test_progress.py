"""A bar for a person at a terminal, and not a character for anybody else."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time

import pytest

from sayso.progress import progress

pty = pytest.importorskip("pty")

WORK = """
import sys, time
from sayso.progress import progress
for item in progress(range(int(sys.argv[1])), "reading", patience=float(sys.argv[2])):
    time.sleep(0.05)
    print(item)
"""


def at_a_terminal(items: int, patience: float) -> tuple[str, str]:
    """What a program that shows progress writes to stdout (a pipe) and to stderr (a terminal)."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", WORK, str(items), str(patience)]
    places = os.pathsep.join(["src", *sys.path])
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "PYTHONPATH": places}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass
    os.close(ours)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 0, shown
    return out.decode(), shown.decode()


def test_long_work_at_a_terminal_shows_count_rate_and_time_left():
    out, shown = at_a_terminal(20, 0.2)
    assert out == "".join(f"{n}\n" for n in range(20))
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    assert re.search(r"reading .*\d+/20 +[\d.]+/s +0:00:0\d left +[-\d]:", plain), plain
    assert shown.rstrip().endswith("\x1b[2K"), "the bar is taken away at the end"


def test_short_work_shows_nothing():
    assert at_a_terminal(2, 5.0) == ("0\n1\n", "")


def test_without_a_terminal_nothing_is_written_and_nothing_is_loaded():
    command = [sys.executable, "-c", WORK + "assert 'rich' not in sys.modules", "3", "0"]
    places = os.pathsep.join(["src", *sys.path])
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": places}, check=True)
    assert (done.stdout, done.stderr) == (b"0\n1\n2\n", b"")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_work_that_fails_or_is_left_takes_the_bar_down(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")

    def faulty():
        yield 1
        time.sleep(0.1)
        raise RuntimeError("the wire broke")

    with pytest.raises(RuntimeError, match="wire"):
        list(progress(faulty(), "reading", terminal=Terminal(), patience=0.01))
    left = progress(iter(range(5)), "reading", terminal=Terminal(), patience=0.01)
    assert next(left) == 0
    left.close()


def test_a_closed_stderr_is_no_terminal():
    closed = io.StringIO()
    closed.close()
    assert list(progress([1], "reading", terminal=closed)) == [1]
