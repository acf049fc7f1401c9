"""A process killed with SIGKILL in the middle of a plan loses nothing acknowledged and leaves no half plan."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

import bridge
from sayso.plan import plan, values
from sayso.store.database import Database
from sayso.types import Attribution

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def killed_at(path: Path, statement: int, todo, inputs) -> bool:
    """Apply the plan in a process of its own that kills itself at this statement; False where it came to its end."""
    child = os.fork()
    if child == 0:
        store = Database(path).__enter__()
        count = iter(range(10_000))

        def kill(*_: object) -> None:
            if next(count) == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(store._open.engine, "after_cursor_execute", kill)
        store.apply(todo, inputs)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_at_any_statement_of_a_plan_nothing_of_it_is_there(tmp_path):
    record, inputs = bridge.story()
    path = tmp_path / "sayso.db"
    first = values(record)[:3]
    with Database(path) as store:
        store.apply(plan(first, store.known()), inputs)
        before = store.known()
        todo = plan(values(replace(record, attributions=record.attributions[1:])), before)
    assert todo.retire
    killed = 0
    while killed_at(path, killed, todo, inputs):
        killed += 1
        with Database(path) as store:
            assert store.known() == before
            assert store.seek("bridge", Attribution) == (record.attributions[0],)
    assert killed > 15
    with Database(path) as store:
        assert store.seek("никто", Attribution) == (record.attributions[1],)
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


WRITER = """
import sys
from bridge import capture, document
from sayso.plan import Plan
from sayso.store.database import Database
from sayso.types import Hints
with Database(sys.argv[1]) as store:
    for n in range(100_000):
        held = [document(f"{n}-{m}.txt", f"Report {n}, part {m}. " * 50) for m in range(5)]
        store.apply(Plan(put=tuple(held)), [(capture(d.name, d.text), Hints()) for d in held])
        print(n, flush=True)
"""


def test_killed_from_outside_every_acknowledged_plan_is_whole(tmp_path):
    path = tmp_path / "sayso.db"
    places = os.pathsep.join([str(Path(bridge.__file__).parent), *sys.path])
    for plans in (1, 7):
        path.unlink(missing_ok=True)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": places}
        )
        assert writer.stdout
        acknowledged = 0
        while acknowledged < plans:
            assert select.select([writer.stdout], [], [], 60)[0], "the writer says nothing"
            writer.stdout.readline()
            acknowledged += 1
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged += rest.count(b"\n")
        with Database(path) as store:
            names = [document.name for document in store.documents()]
        assert acknowledged * 5 <= len(names) <= (acknowledged + 1) * 5
        assert len(names) % 5 == 0
