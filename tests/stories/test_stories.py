"""Two whole events through the main job with the packaged weights: what must hold of any record, and what it was.

The snapshots hold what one release found, mistakes and all; how good that is, bench/stories.py says. To write them
anew: SAYSO_UPDATE=1 python -m pytest tests/stories. The change is then read as any other.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso import desk
from sayso.folder import read_folder
from sayso.store.database import Database
from sayso.types import Record, Rendering, Statement
from sayso.verify import verify

pytestmark = pytest.mark.weights

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
UPDATE = os.environ.get("SAYSO_UPDATE") == "1"
SAID_BY_SOMEBODY = ("scare quotes", "words mentioned")


@dataclass(frozen=True)
class Run:
    """An event's gold, the folder that two runs wrote, the record, and what changed with the second run."""

    event: str
    gold: dict[str, Any]
    folder: Path
    record: Record
    again: str
    rows: tuple[dict[str, str], dict[str, str]]


def _script() -> ModuleType:
    plan = importlib.util.spec_from_file_location("stories_bench", ROOT / "bench" / "stories.py")
    assert plan is not None and plan.loader is not None
    module = importlib.util.module_from_spec(plan)
    plan.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """The script that scores events, as a module."""
    return _script()


@pytest.fixture(scope="session", params=["demo", "marrow-deep"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """An event, run twice into one folder."""
    from sayso.errors import ModelError

    event: str = request.param
    gold = json.loads((HERE / event / "expected.json").read_text("utf-8"))
    folder = tmp_path_factory.mktemp(event)
    options = desk.Options(out=folder, sources=ROOT / gold["folder"] / "sources.csv", title=event)
    try:
        _quietly(options)
    except ModelError as error:
        pytest.skip(f"the packaged models are not there: {error}")
    first = _rows(folder)
    record = read_folder(folder)
    again = _quietly(options)
    return Run(event, gold, folder, record, again, (first, _rows(folder)))


def _quietly(options: desk.Options) -> str:
    """What a run prints; it must end well."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert desk.run([], options) == 0
    return out.getvalue()


def _rows(folder: Path) -> dict[str, str]:
    with Database(folder / "sayso.db", write=False) as store:
        return dict(store.known())


# ---------------------------------------------------------------- what must hold whatever the weights


def test_the_folder_holds(run: Run) -> None:
    assert verify(run.folder) == ()


def test_a_second_run_has_nothing_to_put_or_retire(run: Run) -> None:
    assert run.rows[0] == run.rows[1]
    assert "Nothing new" in run.again
    assert read_folder(run.folder) == run.record


def test_every_rendering_is_text_of_its_document_within_what_was_said(run: Run) -> None:
    written = json.loads((run.folder / "record.json").read_bytes())
    texts = {d.id: (run.folder / f"texts/{d.id}.txt").read_text("utf-8") for d in run.record.documents}
    said = {a["id"]: a for a in written["attributions"]}
    renderings = list(chain.from_iterable(s["renderings"] for s in written["statements"]))
    assert renderings
    for rendering in renderings:
        attribution = said[rendering["attribution"]]
        text = texts[attribution["document"]]
        assert rendering["words"] == [text[start:stop] for start, stop in rendering["spans"]]
        assert all(words.strip() for words in rendering["words"])
        for start, stop in rendering["spans"]:
            assert any(a <= start and stop <= b for a, b in attribution["content"])


def test_what_stands_around_a_story_is_no_statement(run: Run, bench: ModuleType) -> None:
    furniture = [p for p in run.gold["not_statements"] if not p["why"].startswith(SAID_BY_SOMEBODY)]
    tallies = bench.measure(run.record, {**run.gold, "not_statements": furniture})
    assert tallies["no statement of what nobody says"].misses == []


def test_a_word_for_word_copy_is_one_witness(run: Run) -> None:
    names = {d.id: d.name for d in run.record.documents}
    copies = {(names[first], names[id]) for id, first in run.record.witnesses if id != first}
    assert copies == {tuple(pair) for pair in run.gold["witnesses"]}


def test_no_turn_goes_to_the_wrong_speaker(run: Run, bench: ModuleType) -> None:
    tallies = bench.measure(run.record, run.gold)
    assert tallies["turns’ speakers"].right > 20
    assert tallies["turns’ speakers"].misses == []
    if run.event == "demo":
        assert tallies["turns found"].misses == []


# ---------------------------------------------------------------- what it was


def test_the_record_is_as_it_was(run: Run) -> None:
    path = HERE / run.event / "record.snapshot.txt"
    told = "\n".join(readable(run.record)) + "\n"
    if UPDATE:
        path.write_text(told, "utf-8")
    elif not path.is_file():
        pytest.skip(f"no {path.name} of {run.event} yet: SAYSO_UPDATE=1 python -m pytest tests/stories writes it")
    wanted = path.read_text("utf-8")
    if has_vnni():
        assert told == wanted
    alike = SequenceMatcher(None, told.splitlines(), wanted.splitlines(), autojunk=False).ratio()
    assert alike >= 0.85, f"{alike:.0%} of the lines are as they were"


def has_vnni() -> bool:
    """True where the processor multiplies bytes as the one that wrote the snapshot; others round a little otherwise."""
    info = Path("/proc/cpuinfo")
    return info.is_file() and "vnni" in info.read_text("utf-8", "replace")


def readable(record: Record) -> Iterator[str]:
    """A record as people read it, without ids and scores: who said what, how each outlet has it, what contradicts."""
    documents = {d.id: d for d in record.documents}
    order = {d.id: number for number, d in enumerate(record.documents)}
    said = {a.id: a for a in record.attributions}
    names = {s.id: s.names[0] for s in record.speakers if s.names}

    def place(rendering: Rendering) -> tuple[int, int, int]:
        return (order[said[rendering.attribution].document], rendering.spans[0].start, rendering.spans[-1].stop)

    def line(rendering: Rendering) -> str:
        document = documents[said[rendering.attribution].document]
        words = " … ".join(" ".join(s.of(document.text).split()) for s in rendering.spans)
        return f"  {document.outlet} | {rendering.kind} | {words}"

    def head(statement: Statement) -> str:
        days = [statement.said.earliest[:10], statement.said.latest[:10]] if statement.said else ["no day"]
        return f"{names.get(statement.speaker or '', 'not named')}, {' to '.join(dict.fromkeys(days))}"

    for person in sorted(record.speakers, key=lambda s: s.names):
        yield f"speaker: {' = '.join(person.names)} ({person.kind}), {len(person.attributions)} attributions"
    for statement in sorted(record.statements, key=lambda s: min(map(place, s.renderings))):
        yield from ("", head(statement), *map(line, statement.renderings))
    for relation in sorted(record.relations, key=lambda r: [*map(place, r.grounds), (0, 0, 0)][:2]):
        yield from ("", f"{relation.kind}: {relation.reason}", *map(line, relation.grounds))
