"""What an outlet tells in its own voice: sentences outside every attribution. Invented places and outlets."""

from __future__ import annotations

from sayso.extract.outlet import LEAD, narrated
from sayso.readers.text import layout
from sayso.types import Attribution, Document, Span

TEXT = """Ferry sinks off Orne

ORNE, 12 October (QNA) — Seven people died when the ferry Halvarine sank off Orne. It had left at noon. Who knew?

“The cable was never checked by anybody,” said the harbour master. The Halvarine sank because a cable snapped.
"""


def document(text: str) -> Document:
    blocks, found = layout(text)
    return Document("d", "d", None, None, "en", None, None, None, None, found.title, text, blocks, "", "text@2")


def said(words: str) -> Attribution:
    start = TEXT.index(words)
    return Attribution("a", "d", (), (), (Span(start, start + len(words)),), "direct")


def told(text: str, *attributions: Attribution) -> list[str]:
    found = narrated(document(text), attributions)
    assert all(a.voice == "narrated" and not a.source and not a.cue and a.name is None for a in found)
    return [s.of(text) for a in found for s in a.content]


def test_sentences_outside_attributions_without_dateline_pronoun_or_question():
    assert told(TEXT, said("The cable was never checked by anybody,")) == [
        "Seven people died when the ferry Halvarine sank off Orne.",
        "The Halvarine sank because a cable snapped.",
    ]


def test_words_in_marks_that_nobody_is_credited_with_are_not_the_outlets_own():
    assert "“The cable was never checked by anybody,” said the harbour master." not in told(TEXT)


def test_a_headline_counts_and_one_in_single_marks_does_not():
    body = "\n\nThe harbour of Orne was closed on Monday by the guild.\n"
    assert told("Ferry sinks off the coast of Orne" + body)[0] == "Ferry sinks off the coast of Orne"
    assert told("‘We were never asked’: mayor hits out" + body) == body.strip().splitlines()


def test_what_comes_late_is_background():
    text = (
        "Headline of Orne\n\n" + " ".join(f"The guild of Orne had {k} boats in the harbour." for k in range(20)) + "\n"
    )
    assert len(told(text)) == LEAD
