"""What the openings of several documents call one thing of somebody's: "the murder of Orne", "Orne's death".

A frame is a name with what ties a noun to it: "of Orne", "with Orne", "Orne's". Nouns of one frame in the headline
and the first lines of documents about one story mostly name different things ("Orne's plan", "Orne's house"); two of
them are taken for names of one thing where the encoder finds the nouns near in meaning. English alone, and only with
an encoder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.link.slot import dates, fit
from sayso.text.segment import quotations
from sayso.text.stem import folded
from sayso.types import Document, Encoder, Span
from sayso.view import Wording

# Set on leads of 1,178 events of NeuS: of pairs from here on ten of eleven were one thing, from 0.5 on six of ten.
NEAR = 0.64
LEADS, MOST_NOUNS = 2, 200
NAME = r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]+"
BEHIND = (
    r"(?=[,.;:!?]|\s*$|\s(?:of|in|for|on|to|with|over|about|against|by|from|at|and|that|as|after|is|was|has|will|were"
    r"|are)\b)"
)
OWN = re.compile(
    rf"\b(?P<name>[A-Z][\w-]+)(?:['’]s|(?<=s)['’])\s(?P<noun>(?:[a-z][\w-]+\s){{0,2}}?[a-z][\w-]{{2,}}){BEHIND}"
)
TIED = re.compile(
    rf"\b(?P<noun>[a-z][a-z-]{{2,}})\s(?P<tie>with|between|against|over|of)\s(?:the\s|an?\s)?(?P<name>{NAME})"
)
# Nouns of measure and time name no thing, and words that only look like nouns stand before "of" and "with" as well.
NO_THING = frozenset(
    "day days week weeks month months year years morning afternoon evening night time times part parts some any more "
    "most all none one two lot thousands hundreds dozens millions number ahead side sides end start rest half many few "
    "each member members kind sort way along away out turning working himself herself itself themselves because "
    "instead".split()
)
# Behind these a verb stands: "to meet with Orne".
VERB_AHEAD = frozenset("to will would can could may might must should not shall cannot did does do".split())
Frame = tuple[str, str]
Place = tuple[str, Span]


def framed(documents: Sequence[Document], encoder: Encoder | None) -> Iterator[Wording]:
    """Nouns near in meaning that openings of different documents have in one frame; ``concept`` is the frame.

    Spans hold the noun, behind a possessive with the words before it. Each frame's most frequent noun draws those near
    it, so the work grows with the documents. The order of documents does not matter.
    """
    if encoder is None:
        return
    frames: defaultdict[Frame, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        if document.language in ("en", None):
            for frame, noun, span in _met(document):
                frames[frame][noun].append((document.id, span))
    open_frames = {f: n for f, n in frames.items() if len(n) > 1 and len({d for p in n.values() for d, _ in p}) > 1}
    words = sorted({noun for nouns in open_frames.values() for noun in nouns})
    if not words:
        return
    vectors = encoder.encode(words)
    place = {word: k for k, word in enumerate(words)}
    for frame, nouns in sorted(open_frames.items()):
        ranked = sorted(nouns, key=lambda n: (-len({d for d, _ in nouns[n]}), n))[:MOST_NOUNS]
        while ranked:
            first, *rest = ranked
            near = [n for n in rest if fit(first, n, "en") and vectors[place[first]] @ vectors[place[n]] >= NEAR]
            ranked = [n for n in rest if n not in near]
            if near and len({d for n in (first, *near) for d, _ in nouns[n]}) > 1:
                for noun in (first, *near):
                    yield from (Wording(_shown(frame), d, span, "word") for d, span in nouns[noun])


def _shown(frame: Frame) -> str:
    tie, name = frame
    return f"{name}’s …" if tie == "" else f"… {tie} {name}"


def _met(document: Document) -> Iterator[tuple[Frame, str, Span]]:
    """The nouns in frames of the headline and the first lines, outside quotation marks: frame, noun, its words."""
    text = document.text
    told = [b.span for b in document.blocks if b.kind in ("headline", "lede", "body")]
    opening = told[: LEADS + 1]
    marked = [q.span for q in quotations(text, opening)]
    for line in opening:
        for shape in (OWN, TIED):
            for met in shape.finditer(text, line.start, line.stop):
                span = Span(*met.span("noun"))
                noun = span.of(text).split()[-1]
                before = text[line.start : span.start].split()[-1:] if shape is TIED else []
                if before and folded(before[0]) in VERB_AHEAD:
                    continue
                if any(q.meets(span) for q in marked) or folded(noun) in NO_THING or dates(noun, "en"):
                    continue
                yield (met["tie"] if shape is TIED else "", met["name"].split()[-1]), noun, span
