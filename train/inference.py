"""Pairs of the open sets of natural language inference, each a file of lines {premise, hypothesis, label}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pairs import LABELS, Pair, held

HELD = 0.04


def read(folder: Path) -> Iterator[Pair]:
    """The pairs of every ``*.jsonl`` of a folder, its file's name their set; a share is held, by its premise."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            kept = held(row["premise"], HELD)
            yield Pair(row["premise"], row["hypothesis"], LABELS[row["label"]], file.stem, kept)
