"""A text as the tagger reads it: word pieces with letter case, quotation state and breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.types import Quotation, Span

Ints = np.ndarray[Any, np.dtype[np.int64]]

CLS, SEP, UNKNOWN, BREAK = 101, 102, 100, 1
WORD = re.compile(r"\w+|[^\w\s]")
LONGEST_WORD = 12
WINDOW = 254
PLAIN = str.maketrans(dict.fromkeys("“”„‟«»〝〞＂", '"') | dict.fromkeys("‘’‚‹›", "'") | dict.fromkeys("–―", "—"))
NO_MARK, OPEN, CLOSE, INSIDE, CONTINUED = range(5)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words of the paragraphs and their word pieces, a break piece between paragraphs.

    ``starts``/``stops``/``paragraph``/``sentence`` have a row a word; ``ids``/``case``/``quote``/``breaks``
    a row a piece (``breaks``: 2 where a paragraph starts, 1 a sentence); ``first`` is each word's first piece.
    """

    starts: Ints
    stops: Ints
    paragraph: Ints
    sentence: Ints
    first: Ints
    ids: Ints
    case: Ints
    quote: Ints
    breaks: Ints


def letter_case(word: str) -> int:
    """0 no letter, 1 lower, 2 Capitalised, 3 UPPER, 4 digits, 5 mIxed."""
    if word.isdigit():
        return 4
    if not word[0].isalpha():
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[1:].islower() else 5


def quote_states(length: int, quotations: Sequence[Quotation]) -> Ints:
    """The state of each character of a text with regard to its outermost quotations."""
    state = np.zeros(length, np.int64)
    for quotation in quotations:
        if quotation.depth == 1:
            start, stop = quotation.span.start, quotation.span.stop
            state[start:stop] = CONTINUED if quotation.continues else INSIDE
            state[start] = OPEN
            if quotation.closed:
                state[stop - 1] = CLOSE
    return state


def pieces(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    tokens: Callable[[str], Sequence[int]],
) -> Pieces:
    """Cut the paragraphs into words and word pieces; ``tokens`` gives the piece ids of one word."""
    known: dict[str, tuple[str, int, list[int]]] = {}
    starts: list[int] = []
    stops: list[int] = []
    paragraph: list[int] = []
    opens: list[int] = []
    shapes: list[int] = []
    counts: list[int] = []
    ids: list[int] = []
    is_word: list[bool] = []
    for number, line in enumerate(paragraphs):
        if number:
            ids.append(BREAK)
            counts.append(1)
            shapes.append(0)
            is_word.append(False)
        start_of = 2
        for match in WORD.finditer(text, line.start, line.stop):
            raw = match.group()
            if raw not in known:
                word = raw.translate(PLAIN)
                known[raw] = word, letter_case(word), list(tokens(word))[:LONGEST_WORD] or [UNKNOWN]
            word, shape, own = known[raw]
            if start_of == 1 and word in ('"', "'", ")", "]"):
                opens.append(0)
            else:
                opens.append(start_of)
                start_of = 0
            starts.append(match.start())
            stops.append(match.end())
            paragraph.append(number)
            ids.extend(own)
            counts.append(len(own))
            shapes.append(shape)
            is_word.append(True)
            if word in ".!?…":
                start_of = 1
    words = np.array(is_word, bool)
    repeats = np.array(counts, np.int64)
    first = (np.cumsum(repeats) - repeats)[words]
    at = np.array(starts, np.int64)
    states = np.zeros(len(words), np.int64)
    states[words] = quote_states(len(text), quotations)[at]
    opening = np.array(opens, np.int64)
    breaks = np.zeros(len(ids), np.int64)
    breaks[first] = opening
    return Pieces(
        at,
        np.array(stops, np.int64),
        np.array(paragraph, np.int64),
        np.cumsum(opening > 0) - 1,
        first,
        np.array(ids, np.int64),
        np.repeat(np.array(shapes, np.int64), repeats),
        np.repeat(states, repeats),
        breaks,
    )


def windows(read: Pieces, size: int = WINDOW, first_size: int | None = None) -> list[tuple[int, int]]:
    """Ranges of pieces no longer than ``size``, cut at paragraph or sentence starts where possible."""
    found, start, size_now = [], 0, first_size or size
    while start < len(read.ids):
        stop = min(len(read.ids), start + size_now)
        if stop < len(read.ids):
            ahead = read.breaks[start + 1 : stop + 1]
            paragraph, sentence = np.flatnonzero(ahead == 2), np.flatnonzero(ahead >= 1)
            if len(paragraph) and paragraph[-1] + 1 >= 0.55 * size_now:
                stop = start + 1 + int(paragraph[-1])
            elif len(sentence) and sentence[-1] + 1 >= 0.4 * size_now:
                stop = start + 1 + int(sentence[-1])
        found.append((start, stop))
        start, size_now = stop, size
    return found


def batch(read: Sequence[tuple[Pieces, int, int]]) -> tuple[Ints, Ints, Ints, Ints]:
    """Ids, mask, case and quotation state of some windows, padded to the longest, marked at both ends."""
    width = max(stop - start for _, start, stop in read) + 2
    ids, mask, case, quote = (np.zeros((len(read), width), np.int64) for _ in range(4))
    for row, (one, start, stop) in enumerate(read):
        n = stop - start
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = one.ids[start:stop]
        mask[row, : n + 2] = 1
        case[row, 1 : n + 1] = one.case[start:stop]
        quote[row, 1 : n + 1] = one.quote[start:stop]
    return ids, mask, case, quote


Run = tuple[int, int]


def link_features(read: Pieces, left: Sequence[Run], right: Sequence[Run]) -> tuple[Ints, Ints, Ints, Ints]:
    """Distance, paragraphs, rank and sentences between runs of words, as small classes (left x right)."""
    a0 = np.array([x[0] for x in left])[:, None]
    a1 = np.array([x[1] for x in left])[:, None]
    b0 = np.array([x[0] for x in right])[None]
    b1 = np.array([x[1] for x in right])[None]
    after = b0 >= a1
    gap = np.where(after, b0 - a1, np.maximum(a0 - b1, 0))
    distance = np.searchsorted([1, 2, 4, 8, 16, 32, 64], gap, side="right") + 8 * after
    near = np.where(after, a1 - 1, a0)
    paragraph = np.clip(read.paragraph[b0] - read.paragraph[near], -2, 2) + 2
    sentence = np.clip(read.sentence[b0] - read.sentence[near], -3, 3) + 3
    order = np.sort(b0[0])
    low, high = np.where(after, a1, b1), np.where(after, b0, a0)
    between = np.searchsorted(order, high, side="left") - np.searchsorted(order, low, side="left")
    return distance, paragraph, np.clip(between, 0, 4), sentence
