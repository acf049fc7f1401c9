"""The characters of a page put together to lines, and the lines to columns in the order they are read in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

LEAST_LINES = 3
GUTTER = 0.9
WIDE = 0.62
DEEPEST = 3


class Mark(NamedTuple):
    """One character and its box, in points from the lower left corner; a line end has no box."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


class Line(NamedTuple):
    """Words on one base line; ``column`` counts the columns of a page, ``edge`` is the right edge of this one."""

    words: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    column: int
    edge: float


def in_order(marks: Sequence[Mark]) -> list[Line]:
    """The lines of a page in reading order: a line across the page, then the columns below it from left to right.

    >>> marks = [Mark(c, x, y, x + 5, y + 9, 10) for x, y, c in ((10, 50, "a"), (90, 50, "b"), (10, 38, "c"))]
    >>> [line.words for line in in_order(marks)]
    ['a b', 'c']
    """
    runs = list(_runs(marks))
    ordered: list[Line] = []
    for number, column in enumerate(_columns(runs, 0)):
        ordered += _lines(column, number)
    return ordered


def _runs(marks: Sequence[Mark]) -> Iterator[Line]:
    """Neighbouring characters on one base line, broken at line ends and at gaps wider than words are apart."""
    held: list[Mark] = []
    for mark in marks:
        if held and (mark.sign == "\n" or _apart(held, mark)):
            yield from _run(held)
            held = []
        if mark.sign != "\n" and (held or not mark.sign.isspace()):
            held.append(mark)
    yield from _run(held)


def _apart(held: Sequence[Mark], mark: Mark) -> bool:
    if mark.sign.isspace():
        return False
    last = next((m for m in reversed(held) if not m.sign.isspace()), held[-1])
    size = max(last.size, mark.size)
    gap = mark.left - last.right
    level = abs((mark.bottom + mark.top) - (last.bottom + last.top)) / 2
    overlap = min(mark.top, last.top) > max(mark.bottom, last.bottom)
    return gap > GUTTER * size or gap < -2.5 * size or (level > 0.7 * size and not overlap)


def _run(held: Sequence[Mark]) -> Iterator[Line]:
    seen = [m for m in held if not m.sign.isspace()]
    if seen:
        words = "".join(_signs(held, median(m.size for m in seen), median(m.bottom for m in seen)))
        boxes = [m for m in seen if m.right > m.left] or seen
        yield Line(
            " ".join(words.split()),
            min(m.left for m in boxes),
            median(m.bottom for m in boxes),
            max(m.right for m in boxes),
            max(m.top for m in boxes),
            median(m.size for m in seen),
            0,
            0.0,
        )


def _signs(held: Sequence[Mark], size: float, level: float) -> Iterator[str]:
    """The characters of a run, the raised figures of a note in brackets."""
    raised = [m.sign.isdigit() and m.size < 0.8 * size and m.bottom > level + 0.15 * size for m in held]
    for n, (mark, up) in enumerate(zip(held, raised, strict=True)):
        before, after = n and raised[n - 1], n + 1 < len(held) and raised[n + 1]
        yield f"{'[' if up and not before else ''}{mark.sign}{']' if up and not after else ''}"


def _columns(runs: Sequence[Line], depth: int) -> Iterator[list[Line]]:
    """The runs in columns; what lies across several ends the columns above it."""
    if not runs:
        return
    left, right = min(r.left for r in runs), max(r.right for r in runs)
    narrow = [r for r in runs if r.right - r.left < WIDE * (right - left)]
    gutter = _gutter(narrow) if depth < DEEPEST else None
    if gutter is None:
        yield list(runs)
        return
    across = sorted((r for r in runs if r.left < gutter < r.right), key=lambda r: -r.bottom)
    above = float("inf")
    for row in _rows(across):
        top = max(r.top for r in row)
        yield from _sides(
            [r for r in runs if r not in across and top <= r.bottom + 0.3 * r.size < above], gutter, depth
        )
        yield list(row)
        above = top
    yield from _sides([r for r in runs if r not in across and r.bottom + 0.3 * r.size < above], gutter, depth)


def _sides(runs: Sequence[Line], gutter: float, depth: int) -> Iterator[list[Line]]:
    yield from _columns([r for r in runs if r.right <= gutter], depth + 1)
    yield from _columns([r for r in runs if r.left >= gutter], depth + 1)


def _rows(across: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines across the columns that follow each other closely, as one group."""
    held: list[Line] = []
    for line in across:
        if held and held[-1].bottom - line.bottom > 2.2 * max(line.size, held[-1].size):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _gutter(runs: Sequence[Line]) -> float | None:
    """The middle of the widest upright strip that no narrow run crosses, with lines enough on either side of it."""
    if len(runs) < 2 * LEAST_LINES:
        return None
    size = median(r.size for r in runs)
    best, middle, reach = 0.0, None, None
    for run in sorted(runs, key=lambda r: r.left):
        if reach is not None and run.left - reach > max(best, GUTTER * size):
            at = (run.left + reach) / 2
            sides = [[r for r in runs if (r.right <= at) == first] for first in (True, False)]
            if all(_reads(side) for side in sides):
                best, middle = run.left - reach, at
        reach = run.right if reach is None else max(reach, run.right)
    return middle


def _reads(side: Sequence[Line]) -> bool:
    """True for a side that is a column of text and not a column of figures or of list marks."""
    levels = {round(r.bottom) for r in side}
    letters = sum(sum(map(str.isalpha, r.words)) for r in side)
    return len(levels) >= LEAST_LINES and letters >= 12 * len(levels)


def _lines(runs: Sequence[Line], column: int) -> list[Line]:
    """The runs of one column from top to bottom, those on one base line joined."""
    edge = max((r.right for r in runs), default=0.0)
    lines: list[list[Line]] = []
    for run in sorted(runs, key=lambda r: (-r.bottom, r.left)):
        last = lines[-1][0] if lines else None
        if last is not None and abs(last.bottom - run.bottom) < 0.5 * max(min(last.size, run.size), 1.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    made = []
    for held in lines:
        row = sorted(held, key=lambda r: r.left)
        widest = max(row, key=lambda r: len(r.words))
        made.append(
            Line(" ".join(r.words for r in row), row[0].left, widest.bottom, max(r.right for r in row),
                 max(r.top for r in row), widest.size, column, edge)
        )  # fmt: skip
    return made
