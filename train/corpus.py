"""PolNeAR as the tagger's training material: word labels and links from gold attributions."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.models.pieces import Pieces, pieces
from sayso.text.segment import paragraphs, quotations

ROLES = ("source", "cue", "content")
FOLDS = 5


@dataclass
class Reading:
    """One annotator's view of an article: labels a word, runs (role, from, to, attribution), sources by attribution."""

    labels: np.ndarray
    runs: list[tuple[int, int, int, int]]
    sources: list[list[tuple[int, int]]]


@dataclass
class Article:
    """An article with its pieces, the readings of everybody who annotated it, and a teacher's.

    ``taught`` holds a row a word, the teacher's probability of each tag; ``states`` a row a piece, its last hidden
    state. Both are None where there is no teacher.
    """

    name: str
    text: str
    pieces: Pieces
    readings: list[Reading]
    taught: np.ndarray | None = None
    states: np.ndarray | None = None


def fold_of(name: str) -> int:
    """The fold an article belongs to, by its name alone: fold 0 is kept for choosing between trials."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def runs_of(spans: Sequence[Sequence[int]], read: Pieces) -> list[tuple[int, int]]:
    """Word ranges of character spans; spans that only white space parts are one range."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted(map(tuple, spans)):
        i = int(np.searchsorted(read.stops, start, side="right"))
        j = int(np.searchsorted(read.starts, stop, side="left"))
        if i >= j:
            continue
        if found and i <= found[-1][1]:
            found[-1] = (found[-1][0], max(j, found[-1][1]))
        else:
            found.append((i, j))
    return found


def reading(statements: Sequence[dict[str, Any]], read: Pieces) -> Reading:
    """Labels (0 none, 1+2r first word of role r, 2+2r its other words), runs and source links."""
    labels = np.zeros(len(read.starts), np.int64)
    runs, sources = [], []
    for number, statement in enumerate(statements):
        by_role = {role: runs_of(statement[role], read) for role in ROLES}
        sources.append(by_role["source"])
        for r, role in enumerate(ROLES):
            for i, j in by_role[role]:
                if labels[i:j].any():
                    continue
                labels[i], labels[i + 1 : j] = 1 + 2 * r, 2 + 2 * r
                runs.append((r, i, j, number))
    return Reading(labels, sorted(runs, key=lambda x: x[1]), sources)


def load(folder: Path, tokens: Callable[[str], Sequence[int]], split: str = "train") -> list[Article]:
    """Every article of a split with all its readings; the readings of articles outside the split stay out."""
    more = defaultdict(list)
    if split == "train":
        for line in (folder / "several-annotators.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["split"] == "train":
                more[row["doc"]].append(row["statements"])
    articles = []
    for line in (folder / f"{split}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        lines = paragraphs(row["text"])
        read = pieces(row["text"], lines, quotations(row["text"], lines), tokens)
        gold = more.get(row["doc"]) or [row["statements"]]
        articles.append(Article(row["doc"], row["text"], read, [reading(g, read) for g in gold]))
    return articles
