"""Versions of one page: what was edited from one to the next, and in which of them each attribution stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from sayso.types import Attribution, Document

# Words on either side of an edit, and of a gap between two edits that is shown whole.
NEAR = 6
# Above so many words an edited stretch is told as cut and added, and not word by word.
MOST_WORDS = 3000
# Pairs of equal items, one of each side, that difflib is given to weigh.
MOST_PAIRS = 60_000
# From this likeness on (0 to 100), two contents of one speaker are wordings of one thing.
LIKE, LIKE_BY_ANYBODY = 60, 85


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that was edited: pieces (kept | cut | added, words) in reading order, a little kept around them."""

    pieces: tuple[tuple[str, str], ...]


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """What was edited from one text to the next, in reading order; empty where only white space differs.

    >>> edits("The bridge is safe, he said.", "The bridge is not safe, he said.")[0].pieces
    (('kept', 'The bridge is'), ('added', 'not'), ('kept', 'safe, he said.'))
    """
    left, right = _paragraphs(before), _paragraphs(after)
    found: list[Edit] = []
    for tag, a, b, c, d in _opcodes(left, right):
        if tag != "equal":
            found += _runs(_words(left[a:b]), _words(right[c:d]))
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _words(paragraphs: Sequence[str]) -> list[str]:
    """The words, with a sign where a paragraph ends inside the stretch."""
    return " ¶ ".join(paragraphs).split()


def _runs(left: list[str], right: list[str]) -> Iterator[Edit]:
    """The edits of one stretch, those near to one another together."""
    pieces: list[tuple[str, list[str]]] = []
    for kind, words in _steps(left, right):
        if kind == "kept" and pieces and len(words) > 2 * NEAR:
            pieces.append(("kept", [*words[:NEAR], "…"]))
            yield _edit(pieces)
            pieces = []
        if kind == "kept" and not pieces and len(words) > NEAR:
            words = ["…", *words[-NEAR:]]
        pieces.append((kind, words))
    if any(kind != "kept" for kind, _ in pieces):
        last, words = pieces[-1]
        pieces[-1] = (last, [*words[:NEAR], "…"] if last == "kept" and len(words) > NEAR else words)
        yield _edit(pieces)


def _steps(left: list[str], right: list[str]) -> Iterator[tuple[str, list[str]]]:
    whole = [("replace", 0, len(left), 0, len(right))]
    for tag, a, b, c, d in whole if max(len(left), len(right)) > MOST_WORDS else _opcodes(left, right):
        if tag == "equal":
            yield "kept", left[a:b]
            continue
        if a < b:
            yield "cut", left[a:b]
        if c < d:
            yield "added", right[c:d]


def _opcodes(left: Sequence[str], right: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How to come from left to right, as difflib says it: the longest runs stay whole, which is how people edit.

    Where the same few items stand everywhere difflib takes hours; the fewest steps (rapidfuzz) are then near enough.
    """
    there = Counter(right)
    if sum(number * there[item] for item, number in Counter(left).items()) > MOST_PAIRS:
        steps = Indel.opcodes(left, right)
        return [(s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps]
    return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()


def _edit(pieces: Sequence[tuple[str, list[str]]]) -> Edit:
    return Edit(tuple((kind, " ".join(words)) for kind, words in pieces if words))


# ---------------------------------------------------------------- attributions


@dataclass(frozen=True, slots=True)
class Standing:
    """One attribution through the versions: its id in each, None where it does not stand.

    ``reworded`` has the places of the versions whose wording is another than in the version it stood in before.
    """

    attributions: tuple[str | None, ...]
    reworded: tuple[int, ...] = ()


def standings(versions: Sequence[tuple[Document, Sequence[Attribution]]]) -> tuple[Standing, ...]:
    """In which versions each attribution stands, in the order of the first version that has it.

    Two attributions of two versions are one where a speaker has the same words in both, white space aside; of those
    left over, the likest first, where one speaker has nearly the same words, or somebody has them all but exactly.
    """
    rows: list[list[str | None]] = []
    reworded: list[list[int]] = []
    latest: list[tuple[str, str | None]] = []
    for place, (document, attributions) in enumerate(versions):
        new = {a.id: (_content(document, a), a.name) for a in attributions}
        met = _matched(latest, new)
        for row, id in met.items():
            rows[row].append(id)
            if new[id][0] != latest[row][0]:
                reworded[row].append(place)
            latest[row] = new[id]
        for row in set(range(len(rows))) - met.keys():
            rows[row].append(None)
        for id in (id for id in new if id not in met.values()):
            rows.append([None] * place + [id])
            reworded.append([])
            latest.append(new[id])
    return tuple(Standing(tuple(row), tuple(again)) for row, again in zip(rows, reworded))


def _content(document: Document, attribution: Attribution) -> str:
    return " ".join(" … ".join(span.of(document.text) for span in attribution.content).split())


def _matched(held: Sequence[tuple[str, str | None]], new: dict[str, tuple[str, str | None]]) -> dict[int, str]:
    """Which row each new attribution goes on with."""
    met: dict[int, str] = {}
    free = dict(new)
    for nameless in (False, True):
        for row, known in enumerate(held):
            if row not in met and (id := next((i for i, words in free.items() if _same(known, words, nameless)), None)):
                met[row] = id
                del free[id]
    rest = [row for row in range(len(held)) if row not in met]
    pairs = [(_likeness(held[row], words), row, id) for row in rest for id, words in free.items()]
    for likeness, row, id in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if likeness and row not in met and id in free:
            met[row] = id
            del free[id]
    return met


def _same(left: tuple[str, str | None], right: tuple[str, str | None], nameless: bool) -> bool:
    """True for the same words of one speaker, or with ``nameless`` where one of the two is not named."""
    return left[0] == right[0] and (left[1] == right[1] or (nameless and None in (left[1], right[1])))


def _likeness(left: tuple[str, str | None], right: tuple[str, str | None]) -> float:
    likeness = ratio(left[0], right[0])
    return likeness if likeness >= (LIKE if left[1] == right[1] and left[1] else LIKE_BY_ANYBODY) else 0.0
