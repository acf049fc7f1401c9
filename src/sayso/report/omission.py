"""Whether words left out of a quotation are marked as left out, and how far a class is true of the words shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.report.register import Register
from sayso.types import Rendering

# An ellipsis, with or without brackets, and empty brackets; a quotation closed and opened again is seen to be broken.
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*\]")
MARK = re.compile(rf"{ELLIPSIS.pattern}|[”»\"]\s+[“„«\"]")
BRACKETED = re.compile(r"\[[^\]]*\]")
WORD = re.compile(r"\w+")
OUTSIDE = re.compile(r"[^\w\n]{0,8}")


def marked(register: Register, rendering: Rendering) -> bool | None:
    """True where a mark stands in every place in which a trimmed quotation leaves out words of the fullest.

    A mark is an ellipsis, square brackets in place of the words, or the quotation broken there, by the words of telling
    or by its own marks. False where words are left out in silence. None where nothing is trimmed, and where the words
    are the outlet's: a report owes no mark.
    """
    if rendering.kind != "trimmed" or rendering.against is None or register.voice(rendering) != "direct":
        return None
    places = list(_cuts(register, rendering))
    return all(any(_shows(told) for told in some) for some in places) if places else None


def _shows(told: str) -> bool:
    """True for signs between two kept words that show that words are left out there."""
    return MARK.search(told) is not None or "[" in told or _worded(told)


def _cuts(register: Register, rendering: Rendering) -> Iterator[list[str]]:
    """What stands in the text between the kept words on both sides of each cut, wherever the cut may be said to be."""
    text = register.document_of(rendering).text
    kept = [at for span in rendering.spans for at in range(span.start, span.stop) if text[at].isalnum()]
    if not kept:
        return
    done = 0
    before: list[str] = []
    for at, (kind, full, here) in enumerate(rendering.diff):
        if kind == "cut" or (kind == "changed" and len(here.split()) < len(full.split())):
            after = WORD.findall(rendering.diff[at + 1][2].casefold()) if at + 1 < len(rendering.diff) else []
            steps = _slides(before, WORD.findall(full.casefold()), after) if kind == "cut" else [0]
            yield [_between(text, kept, done + step) for step in steps]
        done += _length(here)
        before = WORD.findall(here.casefold()) if kind == "equal" else []


def _slides(before: Sequence[str], cut: Sequence[str], after: Sequence[str]) -> list[int]:
    """By how many signs the place of a cut may be moved: of "on 3 May and on 4 May" either "on" may be the one left."""
    found, place = [0], 0
    run = [*before, *cut]
    for k in range(1, len(before) + 1):
        if run[-k] != before[-k]:
            break
        place -= _length(before[-k])
        found.append(place)
    place, run = 0, [*cut, *after]
    for k, word in enumerate(after):
        if run[k] != word:
            break
        place += _length(word)
        found.append(place)
    return found


def _length(words: str) -> int:
    return sum(sign.isalnum() for sign in words)


def _between(text: str, kept: Sequence[int], place: int) -> str:
    """The text between the kept signs on both sides of a place; at an edge only the marks that stand there."""
    if place == 0:
        outer = OUTSIDE.match(text[max(0, kept[0] - 8) : kept[0]][::-1])
        before = outer.group()[::-1] if outer else ""
        return before if ELLIPSIS.search(before) or before.endswith("[") else ""
    if place >= len(kept):
        outer = OUTSIDE.match(text, kept[-1] + 1)
        # A note's number in brackets or the next quotation is no mark of an omission.
        found = ELLIPSIS.search(outer.group()) if outer else None
        return found.group() if found else ""
    return text[kept[place - 1] + 1 : kept[place]]


def _worded(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def limit(register: Register, rendering: Rendering) -> str:
    """What must be said beside the class of a rendering, "" for nothing.

    That a cut is marked, or is not; that a class is true of the quoted words alone, where others differ.
    """
    cut = marked(register, rendering)
    if cut is not None:
        return "cut marked" if cut else "cut not marked"
    differs = {
        kind for kind, before, here in rendering.diff if kind != "equal" and _worded(BRACKETED.sub("", before + here))
    }
    # A respelled word is changed, and trimmed words are cut: such steps are what the class says.
    own = {"verbatim": {"cut", "added", "changed"}, "respelled": {"cut", "added"}, "trimmed": {"added"}}
    return "the quoted words are" if differs & own.get(rendering.kind, set()) else ""
