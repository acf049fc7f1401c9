"""Quotations between single marks, told apart from apostrophes: ‘It is shut,’ and 'It is shut,'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.types import Quotation, Span

# No opening mark stands before clipped words and years: 'em, 'til, '90s, rock 'n' roll.
_OPENS = re.compile(
    r"(?:(?<=[\s(\[—–:])|^)[‘'](?=[^\W\d_…]|…\w|\d+\S*\s)(?!(?:em|til|tis|twas|cause|cos|n|bout|round)\b)"
)
_CLOSES = re.compile(r"[’'](?=[\s)\]:;,.?!—–]|$)")
_STOPS = ".,!?…"
FEWEST_WORDS = 3
# In code points; a mark that closes nothing for so long is a clipped word.
LONGEST = 4000


def with_single_marks(text: str, line: Span, found: list[Quotation]) -> list[Quotation]:
    """The quotations of a paragraph and those that single marks make outside them; those inside go a level down.

    An apostrophe behind a word closes nothing: a single mark does where a stop or a comma stands before it, or behind
    three words and more where the paragraph or a clause of it ends there: ‘We were never asked’: mayor hits out.
    """
    outer = sorted(q.span for q in found if q.depth == 1)
    made: list[Span] = []
    at = line.start
    while opening := _OPENS.search(text, at, line.stop):
        at = opening.end()
        if not _meeting(outer, Span(*opening.span())):
            whole = _closed(text, opening.start(), line, outer)
            if whole is not None:
                made.append(whole)
                at = whole.stop
    inside = [replace(q, depth=q.depth + 1) if _meeting(made, q.span) else q for q in found]
    return [*inside, *(Quotation(span, True, False, 1) for span in made)]


def _meeting(ordered: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some spans in order, none in another, that share a character with this one."""
    first = bisect_right(ordered, span.start, key=lambda s: s.stop)
    return ordered[first : bisect_left(ordered, span.stop, lo=first, key=lambda s: s.start)]


def _closed(text: str, start: int, line: Span, outer: Sequence[Span]) -> Span | None:
    """From an opening mark to the one that closes it, None where only apostrophes stand behind."""
    for mark in _CLOSES.finditer(text, start + 2, min(line.stop, start + LONGEST)):
        whole = Span(start, mark.end())
        if text[mark.start() - 1].isspace() or _meeting(outer, Span(*mark.span())):
            continue
        if len(whole.of(text).split()) < FEWEST_WORDS:
            continue
        after = text[whole.stop] if whole.stop < line.stop else ""
        apostrophe = text[mark.start() - 1] in "sSzZxX" and after not in ("", ":")
        if text[mark.start() - 1] in _STOPS or (after in ("", ":", ",", ";", ".") and not apostrophe):
            return whole
    return None
