"""sayso stories: documents of a database, a folder or inputs in groups, by judgement too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calling import sayso

pytestmark = pytest.mark.weights

CHEESE = "Prize for a goat cheese\n\nA dairy of the Velm valley won the golden ladle with its goat cheese on Friday.\n"


@pytest.fixture
def inputs(coverage: Path) -> list[str]:
    """Two articles on one bridge and one on a cheese."""
    Path("cheese.txt").write_text(CHEESE)
    return ["courier.txt", "gazette.txt", "cheese.txt", "--published", "2031-05-08", "--lang", "en"]


def listed(*arguments: str | Path) -> list[dict[str, object]]:
    called = sayso("stories", *arguments, "--format", "jsonl")
    assert called.status == 0, called.err
    return [json.loads(line) for line in called.out.splitlines()]


def names(story: dict[str, object]) -> list[str]:
    return sorted(d["doc"] for d in story["documents"])  # type: ignore[index, attr-defined]


def test_documents_are_listed_by_story(inputs: list[str]) -> None:
    found = listed(*inputs)
    assert sorted(map(names, found)) == [["cheese.txt"], ["courier.txt", "gazette.txt"]]
    assert all(story["from"] == story["to"] == "2031-05-08" for story in found)
    shown = sayso("stories", *inputs)
    assert shown.status == 0 and "3 documents, 2 stories, 1 told by several documents" in shown.out
    assert len(listed(*inputs, "--several")) == 1


def test_the_stories_of_a_database_and_of_a_folder(inputs: list[str], record: Path) -> None:
    assert sayso("add", *inputs, "--db", "desk.db").status == 0
    found = listed("desk.db")
    assert sorted(map(names, found)) == sorted(map(names, listed(*inputs)))
    assert len(listed(record)) == 1


def test_a_ruling_on_stories_is_obeyed(inputs: list[str]) -> None:
    one, other = (d["id"] for d in listed(*inputs, "--several")[0]["documents"])  # type: ignore[attr-defined]
    ruled = {"kind": "story", "left": one, "right": other, "verdict": "different", "by": "Ann", "at": "2031-05-09"}
    Path("rulings.jsonl").write_text(json.dumps(ruled))
    assert len(listed(*inputs, "--judgements", "rulings.jsonl")) == 3
    assert sayso("add", *inputs, "--db", "desk.db").status == 0
    assert sayso("judge", "import", "rulings.jsonl", "--db", "desk.db").status == 0
    assert len(listed("desk.db")) == 3


def test_nothing_to_group_and_a_wrong_format(tmp_path: Path) -> None:
    assert sayso("stories", "nothing.txt").status == 1
    assert sayso("stories", "x.txt", "--format", "xml").status == 2
    assert sayso("stories").status == 2
