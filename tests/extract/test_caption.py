"""A caption counts where it quotes somebody by name."""

from __future__ import annotations

import pytest

from sayso.extract.attribution import attributions
from sayso.types import Block, Document, Span


class Silent:
    """A tagger that finds nothing."""

    name = "tagger@silent"

    def tag(self, text: str, paragraphs: object, quotations: object) -> tuple[()]:
        return ()


@pytest.mark.parametrize(
    ("caption", "source"),
    [
        ("Ada Falk: “We counted the boats twice.”", ["Ada Falk"]),
        ("“We counted the boats twice.” — Ada Falk", ["Ada Falk"]),
        ("The lock at Orlen, known as “the Ribbon”.", []),
        ("Ada Falk at the lock on Monday.", []),
    ],
)
def test_a_caption(caption: str, source: list[str]) -> None:
    text = f"The lock opened.\n{caption}"
    blocks = (Block(Span(0, 16), "body", ""), Block(Span(17, len(text)), "caption", ""))
    document = Document("d", "d", None, None, "en", None, None, None, None, None, text, blocks, "", "")
    found, problems = attributions(document, Silent(), frozenset({"said"}))
    assert [a.source[0].of(text) for a in found] == source
    assert not problems
