"""The golds of the whole stories stand on words that are there, and the check sees when they do not."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
STORIES = sorted(path.parent.name for path in HERE.glob("*/expected.json"))


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """The checking script, as a module."""
    plan = importlib.util.spec_from_file_location("check_gold", HERE / "check_gold.py")
    assert plan is not None and plan.loader is not None
    module = importlib.util.module_from_spec(plan)
    plan.loader.exec_module(module)
    return module


@pytest.mark.parametrize("story", STORIES)
def test_every_expected_word_stands_in_its_source(check: ModuleType, story: str) -> None:
    assert list(check.faults(HERE / story)) == []


def test_a_wrong_word_is_seen(check: ModuleType, tmp_path: Path) -> None:
    gold = json.loads((HERE / "demo" / "expected.json").read_text(encoding="utf-8"))
    gold["statements"][0]["renderings"][0]["words"] += " yesterday"
    (tmp_path / "expected.json").write_text(json.dumps(gold), encoding="utf-8")
    assert len(list(check.faults(tmp_path))) == 1
