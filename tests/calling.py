"""The command line called as a user calls it, on two invented articles."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sayso import cli

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


def laid(folder: Path) -> Path:
    """The folder with the two articles and their list of sources in it."""
    for name, text in (("courier.txt", COURIER), ("gazette.txt", GAZETTE), ("sources.csv", SOURCES)):
        (folder / name).write_text(text, "utf-8")
    return folder


def held(folder: Path) -> dict[str, Any]:
    """The record.json of a folder."""
    found: dict[str, Any] = json.loads((folder / "record.json").read_bytes())
    return found
