"""The gold of attribution: every marked file parses, and what is frozen stays as it was written."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from marked import FOLDER, lines, read, whole, write

ENGLISH = FOLDER / "en"
FROZEN: dict[str, str] = json.loads((ENGLISH / "frozen.json").read_text(encoding="utf-8"))


def test_what_is_frozen_stays_as_it_was() -> None:
    changed = [name for name, digest in FROZEN.items() if sha256((ENGLISH / name).read_bytes()).hexdigest() != digest]
    assert not changed


def test_all_gold_but_later_lines_is_frozen() -> None:
    there = {path.relative_to(ENGLISH).as_posix() for path in ENGLISH.rglob("*.txt")}
    assert there - FROZEN.keys() == {"later.txt"}


@pytest.mark.parametrize("language", sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
def test_marked_lines_parse_and_every_attribution_has_content(language: str) -> None:
    wrong = [line.place for line in lines(language) if not all(a.content for a in read(line.marked)[1])]
    assert not wrong


@pytest.mark.parametrize("case", list(whole("en", "whole")), ids=lambda case: case[0])
def test_a_whole_document_parses_and_its_spans_nest(case) -> None:
    name, text, gold = case
    assert 250 <= len(text.split()) <= 600, name
    assert len(gold) >= 10
    for found in gold:
        assert found.cue and found.content
        assert all(span.of(text) == span.of(text).strip() for span in found.source + found.cue + found.content)
    assert set(read(write(text, gold))[1]) == set(gold)


@pytest.mark.parametrize("case", list(whole("en", "nobody")), ids=lambda case: case[0])
def test_nobody_speaks_in_these(case) -> None:
    name, text, gold = case
    assert 80 <= len(text.split()) <= 200, name
    assert not gold
