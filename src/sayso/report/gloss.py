"""What documents say that a word means, as record.json and the dispatch show it: words with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.report.marking import one_line
from sayso.report.register import Register
from sayso.report.sentence import Notes, Run, Sentence, quoted
from sayso.types import Span, Statement
from sayso.view import Gloss, Held

Json = dict[str, Any]


def gloss_json(register: Register, gloss: Gloss) -> Json:
    """A gloss in the shape of docs/record.schema.json; all words follow from their spans."""
    text = register.documents[gloss.document].text
    return {
        "document": gloss.document,
        "word": gloss.word.of(text),
        "word_span": _span(gloss.word),
        "gloss": gloss.gloss.of(text),
        "gloss_span": _span(gloss.gloss),
        "renderings": [
            {
                "statement": held.statement,
                "attribution": held.attribution,
                "words": held.span.of(register.documents[register.attributions[held.attribution].document].text),
                "span": _span(held.span),
                "how": held.how,
            }
            for held in gloss.held
        ],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.stop]


def read_glosses(held: Iterable[Json]) -> tuple[Gloss, ...]:
    """The glosses behind their entries in record.json, in the same order."""
    return tuple(
        Gloss(
            g["document"],
            Span(*g["word_span"]),
            Span(*g["gloss_span"]),
            tuple(Held(h["statement"], h["attribution"], Span(*h["span"]), h["how"]) for h in g["renderings"]),
        )
        for g in held
    )


def explained(register: Register, notes: Notes, statement: Statement) -> Iterator[Sentence]:
    """For each word of a statement that a document explains: who explains it, how, and what stands for it elsewhere."""
    own = {r.attribution for r in statement.renderings}
    met: set[tuple[str, str, str]] = set()
    for gloss in register.glosses_of.get(statement.id, ()):
        word, means = (_words(register, gloss.document, span) for span in (gloss.word, gloss.gloss))
        if (told := (gloss.document, word.text.casefold(), means.text.casefold())) in met:
            continue
        met.add(told)
        label = register.labels[gloss.document]
        calls = (notes.run(gloss.document, (gloss.word,)), notes.run(gloss.document, (gloss.gloss,)))
        runs = [Run("ours", f"{label} explains "), word, calls[0], Run("ours", " as "), means, calls[1]]
        for held in gloss.held:
            if held.how != "word" and held.statement == statement.id and held.attribution in own:
                runs += _elsewhere(register, notes, held)
        yield (*runs, Run("ours", "."))


def _elsewhere(register: Register, notes: Notes, held: Held) -> list[Run]:
    document = register.attributions[held.attribution].document
    words = _words(register, document, held.span)
    label = register.labels[document]
    ours = "has the word as" if held.how == "transliterated" else "has, where the word stands in the fullest,"
    return [Run("ours", f"; {label} {ours} "), words, notes.run(document, (held.span,))]


def _words(register: Register, document: str, span: Span) -> Run:
    held = register.documents[document]
    return Run("words", quoted(one_line(span.of(held.text))), held.language)
