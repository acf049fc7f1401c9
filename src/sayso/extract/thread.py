"""Posts inside posts, as a thread of posts is copied: behind ``>`` in a line of their own, or after ``RT``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.label import CITED, Opening
from sayso.types import Span

REPEATED = re.compile(r"RT (?P<label>@\w+)(?P<colon>:)\s+(?=\S)")


def cited_mark(text: str, line: Span) -> int | None:
    """Where the ``>`` stands that a line is cited behind; None where there is none.

    >>> cited_mark("She asks:\\n> Why?", Span(12, 16))
    10
    """
    if text[line.start] == ">":
        return line.start
    start = line.start - 1
    while start >= 0 and text[start] in " \t":
        start -= 1
    return start if start >= 0 and text[start] == ">" and (start == 0 or text[start - 1] in "\n >") else None


def cited_posts(text: str, kept: Sequence[Opening], lines: Sequence[Span]) -> list[Opening]:
    """Those of the labels in order that open a post behind ``>`` below a post that is not."""
    found, below = [], False
    for one in kept:
        if cited_mark(text, lines[one.paragraph]) is None:
            below = True
        elif below:
            found.append(one)
    return found


def cited_parts(text: str, one: Opening, cited: Sequence[Opening], lines: Sequence[Span]) -> list[Span]:
    """What a post behind ``>`` says: the rest of its line and the lines behind ``>`` that follow, up to the next."""
    parts = [Span(one.said, lines[one.paragraph].stop)]
    for number in range(one.paragraph + 1, len(lines)):
        if cited_mark(text, lines[number]) is None or any(o.paragraph == number for o in cited):
            break
        words = CITED.match(text, lines[number].start, lines[number].stop)
        parts.append(Span(words.end() if words else lines[number].start, lines[number].stop))
    return parts
