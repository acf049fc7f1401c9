"""Where words stand in a text, exactly or nearly: case, marks, dashes and white space do not count."""

from __future__ import annotations

import re

from sayso.text.segment import paragraphs
from sayso.types import Span

TOKEN = re.compile(r"\w+")
LEAST = 0.75


def nearest(words: str, text: str, least: float = LEAST) -> list[tuple[float, Span]]:
    """Every place where the words stand exactly (1.0), else the best of each paragraph that is like them.

    Likeness is 0..1, Indel similarity over words joined by spaces (rapidfuzz); below ``least`` nothing counts.

    >>> nearest("the bridge was safe", "“The bridge — was safe”, he said.")
    [(1.0, Span(start=1, stop=22))]
    """
    wanted = [m.group().casefold() for m in TOKEN.finditer(words)]
    if not wanted:
        return []
    found = []
    for line in paragraphs(text):
        tokens = list(TOKEN.finditer(text, line.start, line.stop))
        plain = [t.group().casefold() for t in tokens]
        exact = [
            k
            for k in range(len(plain) - len(wanted) + 1)
            if plain[k] == wanted[0] and plain[k : k + len(wanted)] == wanted
        ]
        found += [(1.0, Span(tokens[k].start(), tokens[k + len(wanted) - 1].end())) for k in exact]
        if not exact and (near := _near(wanted, plain, least)):
            score, first, last = near
            found.append((score, Span(tokens[first].start(), tokens[last].end())))
    return found


def _near(wanted: list[str], plain: list[str], least: float) -> tuple[float, int, int] | None:
    """The stretch of words most like the wanted ones, with its likeness."""
    if len(wanted) < 3 or len(plain) < len(wanted) // 2 or not set(wanted) & set(plain):
        return None
    from rapidfuzz import fuzz

    starts, at = [], 0
    for word in plain:
        starts.append(at)
        at += len(word) + 1
    shorter = len(" ".join(wanted)) <= at
    if not shorter:
        score = fuzz.ratio(" ".join(wanted), " ".join(plain)) / 100
        return (score, 0, len(plain) - 1) if score >= least else None
    best = fuzz.partial_ratio_alignment(" ".join(wanted), " ".join(plain), score_cutoff=100 * least)
    if best is None:
        return None
    first = max(k for k, s in enumerate(starts) if s <= best.dest_start)
    last = max(k for k, s in enumerate(starts) if s < best.dest_end)
    return round(best.score / 100, 3), first, last
