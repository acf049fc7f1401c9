"""Which renderings have a word that a document explains: in its own letters, in others', or in a segment's place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.link.speaker.parts import folded
from sayso.link.speaker.sound import romanised
from sayso.types import Attribution, Document, Span, Statement
from sayso.view import Gloss, Held

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Letters that a word has at least to be known again in other letters, and how many its ending may differ by.
SOUNDING, ENDING = 5, 2
Word = tuple[str, str, Span]


def held(
    found: Iterable[Gloss],
    documents: Sequence[Document],
    attributions: Iterable[Attribution],
    statements: Sequence[Statement],
) -> tuple[Gloss, ...]:
    """The glosses, each with the places where a rendering has its word, in the order given.

    A rendering has a word that stands in it, in the same letters or, from five on, in another alphabet
    (чинуши, chinushi); in a translation of a rendering that has the word, the segment that stands for it.
    """
    texts = {d.id: d.text for d in documents}
    owner = {a.id: a.document for a in attributions}
    glosses = tuple(found)
    wanted = [[(form, plain) for form, plain, _ in _words(texts[g.document], (g.word,))] for g in glosses]
    starting: defaultdict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(wanted):
        starting[_opening(row[0][1])].append(n)
    places: dict[int, list[Held]] = {n: [] for n in range(len(glosses))}
    for statement in statements if glosses else ():
        here: defaultdict[int, list[Held]] = defaultdict(list)
        for rendering in statement.renderings:
            words = list(_words(texts[owner[rendering.attribution]], rendering.spans))
            for n in sorted({n for _, plain, _ in words for n in starting.get(_opening(plain), ())}):
                if (met := _standing(wanted[n], words)) is not None:
                    here[n].append(Held(statement.id, rendering.attribution, *met))
        for n, having in here.items():
            places[n] += having
            places[n] += _answers(statement, having, texts, owner)
    return tuple(replace(gloss, held=tuple(places[n])) for n, gloss in enumerate(glosses))


@lru_cache(maxsize=65536)
def _opening(word: str) -> str:
    return _sound(word)[:3]


def _words(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    for span in spans:
        for met in WORD.finditer(text, span.start, span.stop):
            yield met.group(), folded(met.group()), Span(*met.span())


def _standing(wanted: Sequence[tuple[str, str]], words: Sequence[Word]) -> tuple[Span, str] | None:
    """Where the wanted words stand in a row first, and whether in their own letters."""
    for at in range(len(words) - len(wanted) + 1):
        row = words[at : at + len(wanted)]
        if all(_same(one, other) for (_, one), (_, other, _) in zip(wanted, row, strict=True)):
            own = all(_latin(one) == _latin(other) for (_, one), (_, other, _) in zip(wanted, row, strict=True))
            return Span(row[0][2].start, row[-1][2].stop), "word" if own else "transliterated"
    return None


def _latin(word: str) -> bool:
    return ord(word[:1] or "a") < 0x250


def _same(one: str, other: str) -> bool:
    """True for one word, in the letters of two alphabets too; there its ending may be another."""
    if one == other:
        return True
    if _latin(one) == _latin(other):
        return False
    left, right = _sound(one), _sound(other)
    kept = min(len(left), len(right)) - ENDING
    return kept >= SOUNDING - 1 and abs(len(left) - len(right)) <= ENDING and left[:kept] == right[:kept]


def _sound(word: str) -> str:
    return romanised(word).replace("kh", "h").replace("y", "i").replace("j", "i").replace("ts", "c")


def _answers(
    statement: Statement, having: Sequence[Held], texts: Mapping[str, str], owner: Mapping[str, str]
) -> Iterator[Held]:
    """The segments of translations that stand for the fullest's segment with the word."""
    full = next((h for h in having if h.attribution == statement.renderings[0].attribution), None)
    if full is None:
        return
    word = full.span.of(texts[owner[full.attribution]])
    for rendering in statement.renderings[1:]:
        if any(h.attribution == rendering.attribution for h in having):
            continue
        text = texts[owner[rendering.attribution]]
        segment = next((here for kind, there, here in rendering.diff if kind == "aligned" and word in there), "")
        for span in rendering.spans if segment else ():
            start = text.find(segment, span.start, span.stop)
            if start >= 0:
                yield Held(statement.id, rendering.attribution, Span(start, start + len(segment)), "aligned")
