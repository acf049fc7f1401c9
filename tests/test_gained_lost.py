"""What is gained and lost between two commits is told, and no work tree is left behind."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
ROOT = Path(__file__).parents[1]
TEXT = "Orne said it rained. Lunin said it snowed. Vess said no."
READER = """
import csv, json, pathlib, sys
texts = pathlib.Path(sys.argv[sys.argv.index("--text") + 1])
for k, row in enumerate(csv.DictReader(open("sources.csv", encoding="utf-8"))):
    text = pathlib.Path(row["path"]).read_text("utf-8")
    (texts / f"d_{k}.txt").write_text(text, "utf-8")
    print(json.dumps({"doc": row["path"], "id": f"d_{k}", "attributions": FOUND}))
"""
ORNE = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 19]]}
LONGER = {**ORNE, "content": [[10, 20]]}
LUNIN = {"source": [[21, 26]], "cue": [[27, 31]], "content": [[32, 41]]}
VESS = {"source": [[43, 47]], "cue": [[48, 52]], "content": [[53, 55]]}


@pytest.fixture(scope="module")
def compared() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gained_lost", ROOT / "bench" / "gained_lost.py")
    assert spec and spec.loader
    module = sys.modules["gained_lost"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a reader that found one thing at its commit and finds another now."""
    root = tmp_path / "project"
    package = root / "src" / "sayso"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", "utf-8")
    (package / "__main__.py").write_text(READER.replace("FOUND", repr([ORNE, LUNIN])), "utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        identity = ["-c", "user.name=Ann", "-c", "user.email=ann@project.example"]
        subprocess.run(["git", "-C", str(root), *identity, *command], check=True, capture_output=True)
    (package / "__main__.py").write_text(READER.replace("FOUND", repr([LONGER, VESS])), "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text(TEXT, "utf-8")
    return root


def trees(root: Path) -> int:
    called = ["git", "-C", str(root), "worktree", "list"]
    return len(subprocess.run(called, capture_output=True, text=True, check=True).stdout.splitlines())


def test_each_gain_loss_and_other_span_is_told(
    compared: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["HEAD", "--corpus", str(project.parent / "corpus")]
    compared.main(call, project)
    head, _, name, *lines = capsys.readouterr().out.splitlines()
    assert head == "1 documents: 2 attributions at HEAD, 2 now; 1 gained, 1 lost, 1 with other spans"
    assert name == "one.txt"
    assert lines == [
        "~ Orne | said | it rained",
        "> Orne | said | it rained.",
        "- Lunin | said | it snowed",
        "+ Vess | said | no",
    ]
    compared.main([*call, "--json"], project)
    told = json.loads(capsys.readouterr().out)
    assert (told["gained"], told["lost"], told["changed"]) == (1, 1, 1)
    assert told["changes"][2]["after"] == {"source": "Vess", "cue": "said", "content": "no"}
    assert trees(project) == 1


def test_the_same_code_finds_the_same(compared: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "-C", str(project), "checkout", "-q", "--", "."], check=True)
    compared.main(["HEAD", "--corpus", str(project.parent / "corpus")], project)
    assert (
        capsys.readouterr().out == "1 documents: 2 attributions at HEAD, 2 now; 0 gained, 0 lost, 0 with other spans\n"
    )


def test_a_failure_is_told_and_leaves_no_work_tree(compared: ModuleType, project: Path) -> None:
    corpus = str(project.parent / "corpus")
    with pytest.raises(SystemExit, match="has no commit 'nowhere': give a branch, a tag or"):
        compared.main(["nowhere", "--corpus", corpus], project)
    (project / "src" / "sayso" / "__main__.py").write_text("raise SystemExit('no such flag')", "utf-8")
    with pytest.raises(SystemExit, match="the working tree does not read the corpus: no such flag"):
        compared.main(["HEAD", "--corpus", corpus], project)
    assert trees(project) == 1


def test_texts_that_changed_are_compared_by_words(compared: ModuleType) -> None:
    moved = {role: [[s + 2, e + 2] for s, e in spans] for role, spans in ORNE.items()}
    before, after = {"one": (TEXT, [ORNE])}, {"one": (f"# {TEXT}", [moved])}
    assert compared.changes(before, after) == []
    (change,) = compared.changes(before, {"one": (f"# {TEXT}", [{**moved, "content": [[12, 22]]}])})
    assert change.sign == "~" and change.after["content"] == "it rained."


def test_the_corpus_is_the_same_every_time_and_holds_every_language(compared: ModuleType, tmp_path: Path) -> None:
    one, other = compared.corpus(tmp_path / "one"), compared.corpus(tmp_path / "other")
    assert one == other
    assert {row["language"] for row in one} >= {"en", "ru", "fr", "de", "es"}
    for row in one:
        assert (tmp_path / "one" / row["path"]).read_bytes() == (tmp_path / "other" / row["path"]).read_bytes()
