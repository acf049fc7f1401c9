"""Marked words are the source's words, whatever the diff says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.report.marking import bare, harmless, pieces

WORDS = st.text("ab ,.“”\n\u0301", max_size=30)
DIFF = st.lists(st.tuples(st.sampled_from(["equal", "cut", "added", "changed"]), WORDS, WORDS), max_size=6)


@given(WORDS, DIFF)
def test_pieces_that_stand_here_are_the_words_to_the_character(words: str, diff: list[tuple[str, str, str]]) -> None:
    assert "".join(p.words for p in pieces(words, diff) if p.kind != "cut") == words


def test_punctuation_between_the_parts_is_kept_and_not_marked() -> None:
    diff = (("equal", "We will", "We will"), ("cut", "not", ""), ("equal", "go", "go"), ("changed", "ever", "today"))
    found = pieces("“We will – go, today.”", diff)
    assert [(p.kind, p.words) for p in found] == [
        ("equal", "“We will"), ("cut", "not"), ("equal", " – go, "), ("changed", "today"), ("equal", ".”"),
    ]  # fmt: skip


def test_words_cut_at_the_start_stand_inside_the_mark() -> None:
    found = pieces("“Go,” now.", (("cut", "Please", ""), ("equal", "Go", "Go"), ("equal", "now", "now")))
    assert [(p.kind, p.words) for p in found] == [("equal", "“"), ("cut", "Please"), ("equal", "Go,” now.")]


def test_a_diff_of_other_words_leaves_the_words_whole() -> None:
    assert [p.words for p in pieces("It is safe.", (("equal", "It was", "It was"),))] == ["It is safe."]


@given(st.text(max_size=40))
def test_harmless_text_keeps_its_offsets(text: str) -> None:
    assert len(harmless(text)) == len(text)
    harmless(text).encode()


@given(st.text('a“”" ', max_size=12))
def test_bare_takes_nothing_but_marks_and_space(words: str) -> None:
    assert bare(words) in words
    assert not set(words.replace(bare(words), "", 1)) - set('“”" ')
