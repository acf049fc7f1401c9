"""What every attribution is, whatever the text and whatever a tagger finds in it."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import lines, read
from sayso.desk.taggers import LexicalTagger
from sayso.extract.attribution import attributions
from sayso.extract.note import cites
from sayso.pipeline import extract
from sayso.text.lexicon import lexicon
from sayso.text.segment import paragraphs
from sayso.text.speech import speech_words
from sayso.types import Attribution, Block, Document, Quotation, Span, Tagged

CUES = speech_words("en")
MARKED = [read(line.marked) for line in lines("en")]
MOST_SECONDS = 6


@dataclass(frozen=True)
class Given:
    """A tagger that finds what it was given, as far as it lies in the paragraphs it is shown."""

    triples: Sequence[Tagged]
    name: str = "tagger@given"

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        spans = [(t, (*t.source, *t.cue, *t.content)) for t in self.triples]
        return tuple(t for t, held in spans if all(any(p.holds(s) for p in paragraphs) for s in held))


def document(text: str, kinds: Sequence[str] = ("body",)) -> Document:
    blocks = tuple(Block(p, kinds[k % len(kinds)], f"line {k}") for k, p in enumerate(paragraphs(text)))
    return Document("d_1", "case.txt", None, None, "en", None, None, None, None, None, text, blocks, "", "text@1")


def shifted(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.stop + by) for s in spans)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, Given]:
    """Some marked lines as one document, and a tagger that finds most of what is marked, its ends moved at times."""
    text, triples = "", []
    for words, marked in draw(st.lists(st.sampled_from(MARKED), min_size=1, max_size=8)):
        for one in marked:
            moved = draw(st.integers(0, 3)) if one.content else 0
            content = tuple(Span(s.start, max(s.start + 1, s.stop - moved)) for s in one.content)
            if draw(st.integers(0, 9)):
                at = len(text)
                triples.append(Tagged(shifted(one.source, at), shifted(one.cue, at), shifted(content, at), 0.9))
        text += words + draw(st.sampled_from(["\n", "\n\n"]))
    kinds = draw(
        st.lists(st.sampled_from(["body", "body", "headline", "quote", "post", "list"]), min_size=1, max_size=4)
    )
    return document(text, kinds), Given(tuple(triples))


def checked(text: str, found: Sequence[Attribution]) -> None:
    known = {a.id: a for a in found}
    assert len(known) == len(found)
    for a in found:
        spans = (*a.source, *a.cue, *a.content)
        assert a.content
        assert all(0 <= s.start < s.stop <= len(text) for s in spans), a
        assert all(s.of(text).strip() for s in spans), a
        for one, other in ((a.source, a.cue), (a.cue, a.content), (a.source, a.content)):
            assert not any(s.meets(o) for s in one for o in other), a
        for role in (a.source, a.cue, a.content):
            assert all(s.stop <= o.start for s, o in zip(role, role[1:], strict=False)), a
        if a.within is not None:
            outer = known[a.within]
            assert outer is not a
            assert all(any(c.holds(s) for c in outer.content) for s in spans), (a, outer)


@settings(max_examples=150)
@given(documents())
def test_spans_lie_in_the_text_and_roles_stay_apart(case: tuple[Document, Given]) -> None:
    held, tagger = case
    found, problems = attributions(held, tagger, CUES)
    checked(held.text, found)
    assert all(p.span is None or 0 <= p.span.start < p.span.stop <= len(held.text) for p in problems)


LONG = {
    "one run of letters": "A" * 30_000,
    "spaces in marks": "Ada said: “a b" + " " * 30_000 + "c” d",
    "brackets": "([(" * 10_000,
    "marks left open": "“a " * 10_000,
    "counts under a post": "@ada: We know.\n@bo: I do.\n" + "5 likes · " * 4000 + "x",
    "dashes after a label": "Ada Orne: “" + "-" * 30_000 + "”",
    "spaces after a label": "Ada Orne: x" + " " * 30_000 + "y\nBo Lund: I know.\nAda Orne: We do.",
    "a letter in full": "A" * 30_000 + " statement reads in full:\nI know.\nWe do.",
    "capitals above questions": "A" * 30_000 + "\nWhy you?\nI know.\nWhat do you want?\nI see.\nHow do you do?\nI am.",
    "adverbs": "The firm" + " also" * 6000 + " did not respond to a request for comment.",
    "questions and answers": "\n".join(f"Q: Why {i}?\nA: I know it well." for i in range(1000)),
    "labels": "\n".join(f"Ada Orne{chr(97 + i % 26)}: I know you {i}." for i in range(1500)),
    "paragraphs in marks": "\n\n".join(f"“The pier number {i} was rotten, and so on.”" for i in range(1500)),
    "posts in posts": "@ada: We know.\n" + "\n".join("> " * (k % 50) + "@bo: I know you." for k in range(500)),
    "posts handed on in one line": "RT @x: " * 14_000,
    "words crossed out": "@ada: " + "I ~~know~~ " * 6000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str) -> None:
    found = Given((Tagged((), (Span(0, 1),), (Span(2, len(LONG[name].split("\n")[0])),), 0.9),))
    held = document(LONG[name])
    struck = [Block(Span(*m.span()), "struck", "") for m in re.finditer("~~.+?~~", held.text)]
    held = replace(held, blocks=(*held.blocks, *struck))
    started = time.process_time()
    extract(held, lambda language: (found, CUES))
    assert time.process_time() - started < MOST_SECONDS


def test_a_sentence_that_never_ends_takes_no_longer_than_its_words_in_sentences() -> None:
    took = []
    for count in (100, 400):
        started = time.process_time()
        found, _ = attributions(document("Ada said that it was shut and " * count), LexicalTagger(lexicon("en")), CUES)
        took.append(time.process_time() - started)
        assert len(found) > 0.95 * count
    assert took[1] < 8 * took[0]


def test_many_notes_take_not_long() -> None:
    numbers = range(100, 900)
    words = "Ada said it was shut. " * 6
    lines = [f"{words}[{i}]" for i in numbers]
    text = "\n\n".join(lines) + "".join(f"\n\n[{i}] The Gazette, 2019" for i in numbers)
    starts = [k * (len(lines[0]) + 2) + j * 22 for k in range(len(lines)) for j in range(6)]
    said = [
        Attribution(f"a_{s}", "d_1", (Span(s, s + 3),), (Span(s + 4, s + 8),), (Span(s + 9, s + 20),), "indirect")
        for s in starts
    ]
    started = time.process_time()
    noted, problems = cites(document(text), said)
    assert time.process_time() - started < MOST_SECONDS
    assert [a.cites[0].note for a in noted if a.cites] == [str(i) for i in numbers]
    assert not problems
