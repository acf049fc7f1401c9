"""Marked lines: text and its attributions in one line that people can read and write.

`{s|The mayor} {c|said} {q|the bridge was safe}.` marks a source, a cue and content. A number tells several
attributions of one line apart: `{s1|…} {c1|…} {q1|…} … {q2|…}`; parts of one role with one number are its
spans. Marks nest. `¶` stands for a line break; a backslash takes `{`, `}`, `¶` and itself literally.
README.md in the folder `marked` says how files of such lines are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path

from sayso.types import Span, Tagged

FOLDER = Path(__file__).with_name("marked")
OPENING = re.compile(r"\{([scq])(\d*)\|")
PLAIN = {"\\": "\\\\", "{": "\\{", "}": "\\}", "¶": "\\¶", "\n": "¶"}
ROLES = {"s": 0, "c": 1, "q": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """A marked line of a file: where it stands, its words, and whether it is known to fail."""

    place: str
    marked: str
    known: bool


def read(marked: str) -> tuple[str, tuple[Tagged, ...]]:
    """The text and the attributions of a marked line, in the order of their first mark.

    Raises ValueError where a brace is left open or closed without need.

    >>> text, (found,) = read("{s|The mayor} {c|said} {q|no}.")
    >>> text, found.content[0].of(text)
    ('The mayor said no.', 'no')
    """
    text: list[str] = []
    opened: list[tuple[str, str, int]] = []
    parts: dict[str, tuple[list[Span], list[Span], list[Span]]] = {}
    i = 0
    while i < len(marked):
        opening = OPENING.match(marked, i)
        if opening:
            role, number = opening.groups()
            parts.setdefault(number, ([], [], []))
            opened.append((role, number, len(text)))
            i = opening.end()
            continue
        sign = marked[i]
        if sign == "}":
            if not opened:
                raise ValueError(f"a brace closes nothing at {i} of {marked!r}")
            role, number, start = opened.pop()
            parts[number][ROLES[role]].append(Span(start, len(text)))
        elif sign == "\\" and i + 1 < len(marked):
            i += 1
            text.append(marked[i])
        else:
            text.append("\n" if sign == "¶" else sign)
        i += 1
    if opened:
        raise ValueError(f"a brace is left open in {marked!r}")
    found = (Tagged(*(tuple(sorted(spans)) for spans in roles), 1.0) for roles in parts.values())  # type: ignore[arg-type]
    return "".join(text), tuple(found)


def write(text: str, attributions: Sequence[Tagged]) -> str:
    """The marked line of a text; the inverse of ``read`` as far as spans nest.

    Raises ValueError for spans that are empty or cross.

    >>> write("No, she said.", [Tagged((Span(4, 7),), (Span(8, 12),), (Span(0, 3),), 1.0)])
    '{q|No,} {s|she} {c|said}.'
    """
    several = len(attributions) > 1
    spans = []
    for number, found in enumerate(attributions, 1):
        for role, part in zip("scq", (found.source, found.cue, found.content), strict=True):
            spans += [(span.start, -span.stop, f"{{{role}{number if several else ''}|") for span in part]
    out: list[str] = []
    stops: list[int] = []
    position = 0
    for start, minus_stop, opening in sorted(spans, key=lambda s: s[:2]):
        while stops and stops[-1] <= start:
            stop = stops.pop()
            out += [_plain(text[position:stop]), "}"]
            position = stop
        if start >= -minus_stop or (stops and stops[-1] < -minus_stop):
            raise ValueError(f"span {start}-{-minus_stop} is empty or crosses another")
        out += [_plain(text[position:start]), opening]
        position = start
        stops.append(-minus_stop)
    for stop in reversed(stops):
        out += [_plain(text[position:stop]), "}"]
        position = stop
    return "".join(out) + _plain(text[position:])


def _plain(words: str) -> str:
    return "".join(PLAIN.get(sign, sign) for sign in words)


def lines(language: str) -> Iterator[Line]:
    """The marked lines of a language's files; `#` starts a comment, `? ` a line that is known to fail."""
    for path in sorted((FOLDER / language).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield Line(f"{path.name}:{number}", line.removeprefix("? "), line.startswith("? "))


def whole(language: str, folder: str) -> Iterator[tuple[str, str, tuple[Tagged, ...]]]:
    """Name, text and attributions of each whole document in a folder of a language.

    The first lines of a file that start with `# ` are comments; the rest is the marked text, with its own line breaks.
    """
    for path in sorted((FOLDER / language / folder).glob("*.txt")):
        kept = dropwhile(lambda line: line.startswith("# "), path.read_text(encoding="utf-8").splitlines(keepends=True))
        yield path.name, *read("".join(kept))


def show(text: str, attributions: Iterable[Tagged]) -> str:
    """The attributions of a text, one a line, each marked alone: what a failing test prints."""
    return "\n".join(write(text, [found]) for found in attributions)
