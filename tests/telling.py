"""Small invented coverage for the tests of linking: marked lines become documents, attributions and speakers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy

from marked import read
from sayso.types import Attribution, Document, Span, Speaker, Statement, When, key


@cache
def _row(word: str) -> numpy.ndarray[Any, numpy.dtype[numpy.float64]]:
    return numpy.random.default_rng(zlib.crc32(word.encode())).standard_normal(256)


class WordEncoder:
    """A stub encoder: shared words are nearness; ``meanings`` gives words of other languages one meaning."""

    name = "words"

    def __init__(self, **meanings: str) -> None:
        self.meanings = meanings

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        rows = numpy.zeros((len(sentences), 256), dtype=numpy.float32)
        for row, sentence in zip(rows, sentences, strict=True):
            for word in re.findall(r"\w+", sentence.lower()):
                row += _row(self.meanings.get(word, word))
            row /= max(float(numpy.linalg.norm(row)), 1e-9)
        return rows


def document(text: str, outlet: str = "Harbour Post", language: str = "en", published: str | None = None) -> Document:
    id = key("d", outlet, text)
    return Document(id, outlet, None, outlet, language, published, None, None, None, None, text, (), "", "text@1")


def told(
    marked: str, outlet: str = "Harbour Post", language: str = "en", said: str | None = None
) -> tuple[Document, tuple[Attribution, ...]]:
    """A document and its attributions; a source with a capital is a person of that name, others are unnamed."""
    text, found = read(marked)
    whole = document(text, outlet, language)
    when = When(said, said, None, "stated") if said else None
    made = []
    for tagged in found:
        name = tagged.source[0].of(text) if tagged.source and tagged.source[0].of(text)[0].isupper() else None
        words = " ".join(span.of(text) for span in tagged.content)
        quoted = words[0] in "“«" and words[-1] in "”»"
        voice = "direct" if quoted or text[tagged.cue[0].start] == ":" else "mixed" if "“" in words else "indirect"
        id = key("a", whole.id, tagged.source, tagged.cue, tagged.content)
        kind = "person" if name else "unnamed"
        spans = (tagged.source, tagged.cue, tagged.content)
        made.append(Attribution(id, whole.id, *spans, voice, name=name, kind=kind, said=when))
    return whole, tuple(made)


def speakers(attributions: Iterable[Attribution]) -> tuple[Speaker, ...]:
    """One speaker a name."""
    names = sorted({a.name for a in attributions if a.name})
    whose = {name: tuple(a.id for a in attributions if a.name == name) for name in names}
    return tuple(Speaker(key("p", name), "person", (name,), None, ids) for name, ids in whose.items())


def wordings(
    made: Iterable[Statement], documents: Iterable[Document], attributions: Iterable[Attribution]
) -> set[frozenset[str]]:
    """Each statement as the set of its renderings' words, the parts of one joined by " … "."""
    text = {d.id: d.text for d in documents}
    at = {a.id: text[a.document] for a in attributions}
    return {
        frozenset(" … ".join(Span.of(s, at[r.attribution]) for s in r.spans) for r in statement.renderings)
        for statement in made
    }
