"""How each outlet names the same: people by their descriptions, things by nouns in one slot, and how it is told.

Two wordings are set beside each other only where the same is meant: descriptions that were resolved to one speaker,
words of telling around renderings of one statement, and nouns that stand in one slot of two renderings of a statement
or of two tellings of a happening, with the same words before and behind. Nothing is said of an outlet; words are shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.link.byname import descriptions
from sayso.link.frame import framed
from sayso.link.slot import slots
from sayso.link.spelling import plain
from sayso.text.lexicon import fold
from sayso.text.root import name_root, root
from sayso.types import Attribution, Document, Encoder, Span, Speaker, Statement
from sayso.view import Event, Wording

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
LONGEST_CONCEPT = 8
AND = re.compile(r"\s(?:and|et|und|y|и)\s")
RARE, LONG = 3, 7
TELLING = frozenset({"says", "doubts", "concedes", "heated"})


def wordings(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
    statements: Sequence[Statement],
    events: Sequence[Event],
    marked: Iterable[Wording],
    encoder: Encoder | None = None,
) -> tuple[Wording, ...]:
    """The words that documents have for the same speaker, statement or happening, where they differ.

    ``marked`` are the loaded words of each document (``extract/wording``), descriptions of people
    (``extract/mention/portrait``) and words that stand for a narrator's noun (``extract/calling``). Without an encoder
    nouns that are near in meaning alone are left out. What every document names alike is left out,
    and so is what one document alone names. Sorted by what is named; the order of documents does not matter.
    """
    texts = {d.id: d for d in documents}
    held = {a.id: a for a in attributions if a.document in texts}
    marks = sorted((w for w in marked if w.document in texts), key=_place)
    found = [
        *descriptions(texts, held, speakers, (w for w in marks if w.note == "description")),
        *_tellings(texts, held, statements, marks),
        *_marks(texts, marks),
        *_nouns(texts, _passages(texts, held, statements, events)),
        *_between(texts, marks),
        *framed(documents, encoder),
        *(replace(w, note="word") for w in marks if w.note == "called"),
    ]
    return tuple(sorted(set(found), key=lambda w: (KINDS.index(w.note), w.about or "", w.concept, _place(w))))


KINDS = ("word", "description", "says", "doubts", "concedes", "heated", "distance", "marks")


def _place(wording: Wording) -> tuple[str, int, int, str, str]:
    return wording.document, wording.span.start, wording.span.stop, wording.note, wording.about or ""


# ---------------------------------------------------------------- telling


def _tellings(
    texts: Mapping[str, Document],
    held: Mapping[str, Attribution],
    statements: Sequence[Statement],
    marked: Sequence[Wording],
) -> Iterator[Wording]:
    """The words of telling around one statement, where documents have different ones, and words of distance."""
    beside: defaultdict[str, list[Wording]] = defaultdict(list)
    for word in marked:
        if word.about is not None:
            beside[word.about].append(word)
    for statement in statements:
        own = sorted({w for r in statement.renderings for w in beside.get(r.attribution, ())}, key=_place)
        if len({held[r.attribution].document for r in statement.renderings}) < 2:
            continue
        told = [w for w in own if w.note in TELLING]
        concept = _concept(texts, held, statement)
        kinds = {w.note for w in told}
        if len(kinds) > 1 and len({w.document for w in told}) > 1:
            yield from (Wording(concept, w.document, w.span, w.note, statement.id) for w in told)
        for w in own:
            if w.note == "distance":
                yield Wording(concept, w.document, w.span, "distance", statement.id)


def _concept(texts: Mapping[str, Document], held: Mapping[str, Attribution], statement: Statement) -> str:
    """The first words of the fullest rendering."""
    fullest = statement.renderings[0]
    text = texts[held[fullest.attribution].document].text
    words = " ".join(s.of(text) for s in fullest.spans).split()
    return " ".join(words[:LONGEST_CONCEPT]) + (" …" if len(words) > LONGEST_CONCEPT else "")


def _marks(texts: Mapping[str, Document], marked: Sequence[Wording]) -> Iterator[Wording]:
    """Words in marks nobody is quoted for, with the distance before them, where another document has the words too.

    A single word must be long and in few documents: "win" and "new" stand everywhere and name nothing of their own.
    """
    loose = [w for w in marked if w.about is None and w.note in ("marks", "distance")]
    runs = {id: f" {' '.join(fold(w) for w in WORD.findall(d.text))} " for id, d in texts.items()} if loose else {}
    for word in loose:
        parts = WORD.findall(word.concept)
        holders = {id for id, run in runs.items() if f" {' '.join(parts)} " in run} - {word.document}
        telling = len(parts) > 1 or (len(parts[0]) >= LONG and len(holders) * RARE <= len(runs)) if parts else False
        if holders and telling:
            yield word


# ---------------------------------------------------------------- things


def _between(texts: Mapping[str, Document], marked: Sequence[Wording]) -> Iterator[Wording]:
    """Different nouns of one language that stand before the same two names: what lies between them, in whose words."""
    groups: defaultdict[tuple[str | None, frozenset[str]], list[Wording]] = defaultdict(list)
    for word in marked:
        if word.note == "word":
            sides = [[w for w in WORD.findall(side) if w[0].isupper()] for side in AND.split(word.concept)]
            names = frozenset(name_root(side[-1]) for side in sides if side)
            groups[texts[word.document].language, names].append(word)
    for (language, _), members in groups.items():
        nouns = {(root(plain(fold(w.span.of(texts[w.document].text))), language), w.document) for w in members}
        if len({n for n, _ in nouns}) > 1 and len({d for _, d in nouns}) > 1:
            concept = f"… {members[0].concept}"
            yield from (Wording(concept, w.document, w.span, "word") for w in members)


Slot = tuple[str, tuple[tuple[str, Span], ...]]


def _passages(
    texts: Mapping[str, Document],
    held: Mapping[str, Attribution],
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> Iterator[Slot]:
    """For each statement and happening the spans that tell it; a quotation is an outlet's words where it translates."""
    for statement in statements:
        spans = [(held[r.attribution].document, span) for r in statement.renderings for span in r.spans]
        if len({d for d, _ in spans}) > 1:
            yield statement.id, tuple(spans)
    for event in events:
        told = tuple((t.document, t.span) for t in event.tellings if t.document in texts)
        if len({d for d, _ in told}) > 1:
            yield event.id, told


def _nouns(texts: Mapping[str, Document], passages: Iterable[Slot]) -> Iterator[Wording]:
    """Different nouns in one slot of two passages that say the same, in one language."""
    for about, places in passages:
        first, *others = sorted(places, key=lambda p: (p[1].start - p[1].stop, p))
        found: dict[tuple[str, Span], str] = {}
        for other in others:
            one, two = texts[first[0]], texts[other[0]]
            if first[0] == other[0] or one.language != two.language:
                continue
            for left, right in slots(one.text, first[1], two.text, other[1], one.language):
                concept = found.get((first[0], left)) or fold(left.of(one.text))
                found[first[0], left] = found[other[0], right] = concept
        for (document, span), concept in found.items():
            yield Wording(concept, document, span, "word", about)
