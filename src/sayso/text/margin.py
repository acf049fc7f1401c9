"""Texts whose lines were broken at a margin, as in mails, old archives and wire copy: which lines go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sayso.types import Span

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
NARROWEST, WIDEST = 45, 100
FEWEST_FULL = 3
# A line is full where the next word would have taken it past this part of the margin: few writers break exactly.
SLACK = 0.85
SHORT = 0.6
STOPS = '.!?:;"”»…)*'
OPENS = re.compile(
    r"[•‣▪●◦∙▸►■>]|[*—–-]\s|(?:[QAPR]\.?|Question|Answer|Question|Réponse|Pregunta|Respuesta|Frage|Antwort|Вопрос|Ответ)\s?:\s"
    r"|[^\W\d_a-zà-öø-ÿа-яё][^\W\d_a-zà-öø-ÿа-яё.’' -]+:\s"
)


@lru_cache(maxsize=8)
def margin(text: str) -> int:
    """How wide the lines of a text are that was broken at a margin, in code points; 0 for any other text.

    There no line is longer than the margin, blank lines part the paragraphs, and most lines break off in a sentence
    where the next word would not have fitted any more.
    """
    lines = [bare(text, m.start(), m.end()) for m in LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.stop]
    inner = [(a, b) for a, b in pairwise(lines) if follows(text, a, b)]
    if len(inner) < FEWEST_FULL or len(inner) == len(lines) - 1:
        return 0
    widest = max(a.stop - a.start for a, _ in inner)
    long = sum(line.stop - line.start > widest + 2 and " " in line.of(text) for line in lines)
    broken = [(a, b) for a, b in inner if text[a.stop - 1] not in STOPS]
    full = [(a, b) for a, b in broken if not _fits(text, a, b, widest)]
    lower = sum(text[b.start].islower() for _, b in full)
    wrapped = len(full) >= FEWEST_FULL and 10 * len(full) >= 7 * len(broken) and 2 * len(broken) >= len(inner)
    return widest if wrapped and not long and NARROWEST <= widest <= WIDEST and 5 * lower >= 2 * len(full) else 0


def bare(text: str, start: int, stop: int) -> Span:
    """The line without the white space at its edges."""
    words = text[start:stop]
    return Span(start + len(words) - len(words.lstrip()), max(start, start + len(words.rstrip())))


def follows(text: str, line: Span, after: Span) -> bool:
    """True where no blank line stands between two lines."""
    return text.count("\n", line.stop, after.start) == 1


def unbroken(text: str, lines: Sequence[Span], width: int) -> list[Span]:
    """Lines without a blank one between them as paragraphs, in a text that was broken at this margin.

    >>> t = "By Ada Quill\\nThe bridge over the Orne was shut on Tuesday, she\\nsaid.\\nQ: Why?"
    >>> [s.of(t) for s in unbroken(t, [bare(t, m.start(), m.end()) for m in LINE.finditer(t)], 50)]
    ['By Ada Quill', 'The bridge over the Orne was shut on Tuesday, she\\nsaid.', 'Q: Why?']
    """
    found = [lines[0]]
    for line, after in pairwise(lines):
        if _ends(text, line, after, width):
            found.append(after)
        else:
            found[-1] = Span(found[-1].start, after.stop)
    return found


def _ends(text: str, line: Span, after: Span, width: int) -> bool:
    """True where a paragraph ends without a blank line: the next word had room, or a label or a bullet opens a line."""
    if OPENS.match(text, after.start, after.stop) or line.stop - line.start < SHORT * width:
        return True
    return text[line.stop - 1] in STOPS and _fits(text, line, after, width)


def _fits(text: str, line: Span, after: Span, width: int) -> bool:
    word = after.of(text).split(maxsplit=1)[0]
    return line.stop - line.start + 1 + len(word) <= SLACK * width
