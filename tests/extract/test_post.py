"""Posts inside posts are their own accounts' words, and what is passed on was said when it was posted first."""

from __future__ import annotations

import pytest

from sayso.extract.attribution import attributions
from sayso.extract.measure import date_attributions
from sayso.extract.mention import name_sources
from sayso.extract.reason import reasons
from sayso.types import Attribution, Block, Document, Post, Span

CUES = frozenset({"said"})


class Silent:
    """A tagger that finds nothing."""

    name = "none"

    def tag(self, text, paragraphs, quotations):
        return ()


def read(post: Post | None, *pieces: tuple[str, str]) -> tuple[str, tuple[Attribution, ...]]:
    blocks, text = [], ""
    for kind, words in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind, "0-1"))
        text += words
    document = Document(
        "d", "d", None, "Ines Marl", "en", "2031-03-06T10:00:00+00:00", None, "Ines Marl", None, None, text,
        tuple(blocks), "", "", post,
    )  # fmt: skip
    found, _ = attributions(document, Silent(), CUES)
    return text, date_attributions(document, name_sources(document, found))[0]


def told(text: str, found: tuple[Attribution, ...]) -> list[tuple[str | None, str, str | None]]:
    return [(a.name, a.content[0].of(text), a.said.earliest if a.said else None) for a in found]


SHOWN = [("post", "So she says."), ("byline", "Lena Orn"), ("dateline", "2031-03-04T09:15:00Z"), ("quote", "It holds.")]


def test_a_post_inside_another_is_its_own_accounts_and_of_its_own_day() -> None:
    text, found = read(Post(), *SHOWN)
    assert told(text, found) == [("Ines Marl", "So she says.", "2031-03-06"), ("Lena Orn", "It holds.", "2031-03-04")]
    inner = found[1]
    assert [s.of(text) for s in inner.source] == ["Lena Orn"] and (inner.voice, inner.within) == ("direct", None)
    assert inner.said and inner.said.words and inner.said.words.of(text) == "2031-03-04T09:15:00Z"
    assert [r.made_by for r in reasons(inner)] == ["rule:embedded"]


def test_without_a_name_or_a_date_it_stays_unnamed_and_undated() -> None:
    text, found = read(Post(), SHOWN[0], SHOWN[3])
    assert told(text, found)[1] == (None, "It holds.", None)


def test_a_block_quotation_of_a_page_is_no_post() -> None:
    text, found = read(None, ("body", "So she says."), *SHOWN[1:])
    assert told(text, found) == []


@pytest.mark.parametrize(
    ("post", "day"),
    [
        (Post(), "2031-03-06"),
        (Post(repost_of="https://a.example/1"), None),
        (Post(forwarded_from="Lena Orn"), None),
        (Post(forwarded_from="", first_posted="2031-03-01T08:00:00+00:00"), "2031-03-01"),
    ],
)
def test_what_is_passed_on_was_said_when_it_was_posted_first(post: Post, day: str | None) -> None:
    text, found = read(post, ("post", "It holds."))
    assert [d for *_, d in told(text, found)] == [day]
