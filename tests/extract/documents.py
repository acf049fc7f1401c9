"""Small documents from marked lines; their people, places and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

from marked import read
from sayso.text.segment import paragraphs
from sayso.types import Attribution, Block, Document, key


def document(
    marked: str,
    published: str | None = "2031-05-14",
    language: str = "en",
    kinds: dict[int, str] | None = None,
) -> tuple[Document, tuple[Attribution, ...]]:
    """A document and its attributions; each paragraph is a body block unless ``kinds`` names it by its number.

    2031-05-14 is a Wednesday.
    """
    text, tagged = read(marked)
    lines = paragraphs(text)
    blocks = tuple(Block(p, (kinds or {}).get(i, "body"), f"line {i}") for i, p in enumerate(lines))
    id = key("d", text)
    made = tuple(
        Attribution(key("a", id, t.source, t.cue, t.content), id, t.source, t.cue, t.content, "direct") for t in tagged
    )
    held = Document(id, "case.txt", None, None, language, published, None, None, None, None, text, blocks, "", "text@1")
    return held, made


def nested(inner: Attribution, outer: Attribution) -> Attribution:
    return replace(inner, within=outer.id)
