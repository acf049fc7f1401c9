"""Attributions cut at sentence boundaries into passages, the smallest parts that renderings are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.spelling import POSSESSIVE, Word, stem, words
from sayso.link.statement.figure import NEGATORS, Figure, figures, negations
from sayso.text.segment import quotations, sentences
from sayso.types import Attribution, Document, Span, Spans

FINISHED = re.compile(r"[.!?…。！？][\"”’'»“)\]]*\s*$")
STAGE = re.compile(r"\s*(?:[(\[][^()\[\]]{2,60}[)\]]|<(?:…|\.{3})>)\.?\s*")
SINGLE = re.compile(r"(?<![\w'’‘])[‘'](?=\w)([^‘’'\n]*(?:[’'](?=\w)[^‘’'\n]*)*)[’'](?!\w)")
OPENING = 600
PAUSE = re.compile(r"[,;:—–…]|\s-+\s")
JOINTS = frozenset("and but because и а но et mais und aber weil y pero porque".split())
EMPTY = frozenset(
    "a an the to of in on at is was were are be been being am and or but if that this these those it its they them "
    "their he him his she her i me my we us our you your who whom which what there here for with by as from has have "
    "had do does did will would can could should may might must not so just very 's than then also about into out up "
    "all "
    "и в во на что это как но а то же он она они мы вы я его ее их с со у по за к ко из от для о об бы ли уже "
    "le la les un une des de du et en à au aux que qui ce cette il elle ils nous vous je on pour par sur dans est "
    "der die das und in zu den dem ein eine einer einen mit von auf für ist sind war er sie es wir ich dass als "
    "el los las una y en que de del al por para con es son no se lo su".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an attribution's content, or what is left of one between its spans.

    ``attribution`` is an id, ``place`` the sentence's ordinal in its attribution. ``quoted`` is True where all
    of it stands in quotation marks; ``fragments`` are the plain words of quotations inside an unquoted one.
    """

    attribution: str
    document: str
    place: int
    spans: Spans
    text: str
    words: tuple[Word, ...]
    plain: tuple[str, ...]
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    negated: bool
    clauses: tuple[tuple[str, ...], ...]
    language: str | None
    quoted: bool
    fragments: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.words)

    @property
    def opens(self) -> bool:
        """True where it stands in the headline or the first lines, where an article tells its main matter."""
        return self.spans[0].start < OPENING


def _runs_on(text: str, before: Span, after: Span) -> bool:
    """True where the cue between two spans interrupts a sentence rather than closes it."""
    return not FINISHED.search(before.of(text)) and not FINISHED.search(text[before.stop : after.start])


def _cut(text: str, content: Iterable[Span]) -> list[Spans]:
    """The content sentence by sentence; a sentence that a cue interrupts has two spans."""
    found: list[Spans] = []
    for span in content:
        parts = [s for s in sentences(text, span) if any(c.isalnum() for c in s.of(text))] or [span]
        if found and _runs_on(text, found[-1][-1], span):
            found[-1] = (*found[-1], parts.pop(0))
        found.extend((part,) for part in parts)
    return found


def _quoted_spans(text: str, spans: Spans) -> list[Span]:
    double = [q.span for span in spans for q in quotations(text, [span]) if q.depth == 1]
    single = [Span(m.start(), m.end()) for span in spans for m in SINGLE.finditer(text, span.start, span.stop)]
    return double + [s for s in single if not any(s.meets(d) for d in double)]


def _plain(text: str, span: Span) -> tuple[str, ...]:
    return tuple(w.plain for w in words(text, span.start, span.stop) if not w.inserted and w.plain != POSSESSIVE)


def _clauses(text: str, inner: Sequence[Word]) -> tuple[tuple[str, ...], ...]:
    """The plain words between commas, dashes and conjunctions that join clauses."""
    found: list[list[str]] = [[]]
    for before, word in zip([None, *inner], inner, strict=False):
        if before and (PAUSE.search(text[before.stop : word.start]) or word.plain in JOINTS):
            found.append([])
        found[-1].append(word.plain)
    return tuple(tuple(clause) for clause in found if clause)


def passage(document: Document, attribution: Attribution, place: int, spans: Spans) -> Passage:
    """The passage that stands at these spans of an attribution's content."""
    text = document.text
    found = tuple(w for span in spans for w in words(text, span.start, span.stop))
    inner = [w for w in found if not w.inserted and w.plain != POSSESSIVE]
    marked = _quoted_spans(text, spans)
    inside = sum(any(q.start <= w.start < q.stop for q in marked) for w in inner)
    quoted = attribution.voice == "direct" or inside >= 0.9 * len(inner)
    fragments = () if quoted else tuple(_plain(text, q) for q in marked)
    return Passage(
        attribution.id,
        document.id,
        place,
        spans,
        " ".join(span.of(text) for span in spans),
        found,
        tuple(w.plain for w in inner),
        frozenset(stem(w.plain) for w in inner if w.plain not in EMPTY | NEGATORS),
        tuple(f for span in spans for f in figures(text, span)),
        negations(tuple(w.plain for w in inner), document.language) > 0,
        _clauses(text, inner),
        document.language,
        quoted,
        tuple(f for f in fragments if f),
    )


def passages(documents: Mapping[str, Document], attributions: Iterable[Attribution]) -> tuple[Passage, ...]:
    """The passages of all attributions, in the order given; each character of content is in one of its passages.

    White space between sentences belongs to none, nor does a stage direction in a turn ("(Applause.)").
    """
    return tuple(
        passage(documents[a.document], a, place, spans)
        for a in attributions
        for place, spans in enumerate(_cut(documents[a.document].text, a.content))
        if not (a.made_by == "rule:turn" and all(STAGE.fullmatch(s.of(documents[a.document].text)) for s in spans))
    )
