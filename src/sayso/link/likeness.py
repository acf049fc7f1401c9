"""Where words stand in a text, exactly or nearly: case, marks, dashes and white space do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.text.segment import paragraphs
from sayso.text.stem import UNSPACED, folded
from sayso.types import Span, Spans

TOKEN = re.compile(r"\w+")
GAP = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,})\s*")
LEAST = 0.72
FAR = 2000
BEGINNING = 4
FEWEST_NEAR = 3
MOST_NEAR_IN_ONE = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a span for each part between ellipses, and how like they are, 1.0 where they are the same."""

    score: float
    spans: Spans


def beginnings(words: str, most: int = 8) -> tuple[str, ...]:
    """How the longest of some words begin: what any inflection of them has, and most misspellings.

    Short words are left out where there are three longer ones: half of all texts have them.

    >>> beginnings("the bridges opened early")
    ('brid', 'open', 'earl')
    """
    found = sorted(dict.fromkeys(m.group().casefold() for m in TOKEN.finditer(words)), key=len, reverse=True)[:most]
    long = [w for w in found if len(w) >= BEGINNING or UNSPACED.search(w)]
    found = long if len(long) >= FEWEST_NEAR else found
    return tuple(w if UNSPACED.search(w) else w[: max(BEGINNING, len(w) - 3)] for w in found)


def nearest(words: str, text: str, least: float = LEAST) -> list[Place]:
    """Every place where the words stand exactly (1.0), else the best ones that are like them, the likest first.

    An ellipsis in the words stands for anything between two parts that stand in this order. Likeness is 0..1, Indel
    similarity over folded words joined by spaces (rapidfuzz); below ``least`` nothing counts.

    >>> nearest("the bridge was safe", "“The bridge — was safe”, he said.")
    [Place(score=1.0, spans=(Span(start=1, stop=22),))]
    """
    parts = [part for part in GAP.split(words) if TOKEN.search(part)]
    if not parts:
        return []
    exact = list(_exactly(parts, text))
    if exact:
        return [Place(1.0, spans) for spans in exact]
    found: list[Place] = []
    for place in sorted(_nearly(parts, text, least), key=lambda p: (-p.score, p.spans)):
        if place.score >= least and not any(p.spans[0].meets(place.spans[0]) for p in found):
            found.append(place)
    return found[:MOST_NEAR_IN_ONE]


def _pattern(words: str) -> re.Pattern[str]:
    held = [re.escape(m.group()) for m in TOKEN.finditer(words)]
    inside = any(UNSPACED.search(word) for word in held)
    edge = ("", "") if inside else (r"(?<!\w)", r"(?!\w)")
    return re.compile(edge[0] + r"\W+".join(held) + edge[1], re.IGNORECASE)


def _exactly(parts: Sequence[str], text: str) -> Iterator[Spans]:
    first, *rest = map(_pattern, parts)
    for opened in first.finditer(text):
        spans = [Span(*opened.span())]
        for part in rest:
            after = part.search(text, spans[-1].stop, spans[-1].stop + FAR)
            if after is None:
                break
            spans.append(Span(*after.span()))
        if len(spans) == len(parts):
            yield tuple(spans)


def _nearly(parts: Sequence[str], text: str, least: float) -> Iterator[Place]:
    """The best place of each stretch for the first part, each with the best places of the others behind it."""
    for place in _near(parts[0], text, 0, len(text), least):
        spans, weights = list(place.spans), [(place.score, len(parts[0]))]
        for part in parts[1:]:
            after = spans[-1].stop
            behind = max(
                _near(part, text, after, min(after + FAR, len(text)), least), key=lambda p: p.score, default=None
            )
            if behind is None:
                break
            spans += behind.spans
            weights.append((behind.score, len(part)))
        if len(spans) == len(parts):
            yield Place(sum(s * w for s, w in weights) / sum(w for _, w in weights), tuple(spans))


def _near(words: str, text: str, start: int, stop: int, least: float) -> Iterator[Place]:
    """In each stretch of a text the words most like the wanted ones."""
    from rapidfuzz import fuzz

    exact = _pattern(words).search(text, start, stop)
    if exact is not None:
        yield Place(1.0, (Span(*exact.span()),))
        return
    wanted = [folded(m.group()) for m in TOKEN.finditer(words)]
    if len(wanted) < FEWEST_NEAR and not any(UNSPACED.search(w) for w in wanted):
        return
    line = " ".join(wanted)
    begun = {w[:BEGINNING] for w in wanted if len(w) >= BEGINNING} or set(wanted)
    for stretch in _stretches(text, start, stop, len(words)):
        tokens = list(TOKEN.finditer(text, stretch.start, stretch.stop))
        plain = [folded(t.group()) for t in tokens]
        if not begun & {w[:BEGINNING] for w in plain} and not any(UNSPACED.search(w) for w in wanted):
            continue
        joined = " ".join(plain)
        if len(joined) <= len(line):
            score, first, last = fuzz.ratio(line, joined) / 100, 0, len(plain) - 1
        else:
            best = fuzz.partial_ratio_alignment(line, joined, score_cutoff=100 * least)
            if best is None:
                continue
            score, (first, last) = best.score / 100, _words_at(plain, best.dest_start, best.dest_end)
        if score >= least:
            # Whole words, not the letters that were aligned, are what is compared and shown.
            edges = [
                (a, b) for a in range(max(first - 1, 0), first + 2) for b in range(last - 1, min(last + 2, len(plain)))
            ]
            rated = [(fuzz.ratio(line, " ".join(plain[a : b + 1])) / 100, a - b, a, b) for a, b in edges if a <= b]
            whole, _, first, last = max(rated)
            yield Place(min(round(whole, 3), 0.999), (Span(tokens[first].start(), tokens[last].end()),))


def _stretches(text: str, start: int, stop: int, size: int) -> Iterator[Span]:
    """The paragraphs of a part of a text, short ones together with the next, so that no words fall between two."""
    lines = [
        Span(max(p.start, start), min(p.stop, stop)) for p in paragraphs(text) if p.stop > start and p.start < stop
    ]
    for k, line in enumerate(lines):
        last = k
        while lines[last].stop - line.start < 2 * size and last + 1 < len(lines):
            last += 1
        yield Span(line.start, lines[last].stop)


def _words_at(plain: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """The first and the last word that a stretch of the joined words holds more than half of, or all there is."""
    at, inside = 0, []
    for k, word in enumerate(plain):
        held = min(at + len(word), stop) - max(at, start)
        if held * 2 > len(word):
            inside.append(k)
        at += len(word) + 1
    return (inside[0], inside[-1]) if inside else (0, len(plain) - 1)
