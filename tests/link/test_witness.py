"""Near-copies of one wire text are one witness; a text that quotes another is not its copy."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.fingerprint import HOLDERS, rivals
from sayso.link.witness import witnesses
from sayso.types import Block, Post, Span
from telling import document

WIRE = (
    "LANDFALL (Coast Wire) — The harbour council voted late on Tuesday to keep the old swing bridge closed to trams.\n"
    "Divers had found cracks in two of the nine piers during an inspection in spring, the council's papers show.\n"
    "“We will not gamble with lives,” council leader Ilva Renn said after the vote.\n"
    "The bridge has carried trams across the inner harbour since it was opened by the shipping company in 1931.\n"
    "A repair would take fourteen months, according to the papers, and would be paid from the port fund."
)
OTHER = (
    "Trams will not cross the inner harbour this year. Councillors decided on Tuesday that the bridge stays shut.\n"
    "“We will not gamble with lives,” said Ilva Renn, who leads the council.\n"
    "The tram company said it was looking for a ferry, and that tickets would be valid on buses until the spring."
)


def first(*documents):
    return dict(witnesses(documents))


def test_a_cut_copy_with_another_headline_is_no_second_witness():
    wire = document(WIRE, "Coast Wire", published="2031-05-08T06:00:00+00:00")
    copy = document(
        "No trams this year\n" + WIRE[: WIRE.index("The bridge has")],
        "Harbour Post",
        published="2031-05-08T09:30:00+03:00",
    )
    other = document(OTHER, "Delta Times", published="2031-05-08")
    late = document(
        WIRE.replace("A repair", "Residents shrugged when they heard of it on Wednesday.\nA repair"), "Evening Star"
    )
    found = first(late, other, copy, wire)
    assert found == {wire.id: wire.id, copy.id: wire.id, late.id: wire.id, other.id: other.id}


def test_a_press_review_that_quotes_a_text_is_its_own_witness():
    wire = document(WIRE, "Coast Wire")
    quoted = WIRE.replace("\n", " ").replace("“", "‘").replace("”", "’")
    review = document(f"What the papers say about the bridge.\nCoast Wire wrote: “{quoted}”", "Review")
    assert first(wire, review) == {wire.id: wire.id, review.id: review.id}


def test_the_same_words_in_two_languages_tags_are_two():
    one, two = document(WIRE, "A"), document(WIRE, "B", language="fr")
    assert first(one, two)[two.id] == two.id


def test_short_texts_are_no_copies():
    one, two = document("No comment today.", "A"), document("No comment today.", "B")
    assert first(one, two)[two.id] == two.id


# ---------------------------------------------------------------- what desks do


def story(seed: int, paragraphs: int = 8) -> list[str]:
    """Paragraphs of forty invented words, the same for the same seed and no others'."""
    chance = Random(seed)
    word = [f"{a}{b}{c}n" for a in "bdfgklmrst" for b in "aeiou" for c in ("l", "rt", "st", "nd")]
    return [" ".join(chance.choices(word, k=40)).capitalize() + "." for _ in range(paragraphs)]


def page(*paragraphs: str, outlet: str = "Harbour Post", day: int = 9):
    return document("\n".join(paragraphs), outlet, published=f"2031-05-{day:02}")


LONG = (
    WIRE.replace("swing bridge", "swing bridge in the harbor's center"),
    "The council has recognized the defense of the piers as a program of its own since the labor dispute ended.",
    "“Every month of delay costs the port three ferries,” engineer Tomas Orne said. “That is the price of honor.”",
)
DESKS = {
    "British spelling": lambda text: text.replace("harbor's center", "harbour's centre")
    .replace("recognized", "recognised").replace("defense", "defence").replace("labor", "labour"),
    "straight marks": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "single marks": lambda text: text.replace("“", "‘").replace("”", "’"),
    "another word of saying": lambda text: text.replace(" said", " told reporters"),
    "one paragraph": lambda text: text.replace("\n", " "),
    "a line a sentence": lambda text: text.replace(". ", ".\n"),
    "furniture": lambda text: f"By Ada Quill\n{text}\nShare this article\nSign up for our letter\n© 2031 Evening Star",
    "a credit and another dateline": lambda text: text.replace("LANDFALL (Coast Wire)", "BRINT, May 9")
    + "\n(Reporting by Ivo Lund; editing by Ines Marl)",
    "a paragraph of its own": lambda text: text.replace("\nA repair", "\nNobody on the quay had been asked.\nA repair"),
}  # fmt: skip


@pytest.mark.parametrize("edit", DESKS.values(), ids=DESKS)
def test_what_a_desk_does_to_a_text_makes_no_second_witness(edit):
    text = "\n".join(LONG)
    wire, copy = document(text, "Coast Wire", published="2031-05-08"), document(edit(text), "Evening Star")
    assert copy.text != wire.text
    assert first(copy, wire)[copy.id] == wire.id


def test_a_brief_cut_from_a_long_report_is_no_second_witness():
    report = page(*story(1, 20), outlet="Coast Wire", day=8)
    brief = page(story(1)[0], outlet="Evening Star")
    assert first(report, brief)[brief.id] == report.id


def test_a_paragraph_of_background_in_two_stories_makes_no_copy():
    background = story(99, 2)
    one, two = page(*story(1, 3), *background), page(*story(2, 3), *background)
    assert first(one, two)[two.id] == two.id


def test_a_short_story_is_no_copy_for_the_background_it_tells_itself():
    background = story(99, 1)
    said = [f"“{p}” she said." for p in story(3, 6)]
    one, two = page(*said, *background), page(*story(1, 6), *background)
    assert first(one, two)[two.id] == two.id


def test_a_speech_in_two_stories_makes_no_copy():
    speech = [f"“{p}" for p in story(99, 9)] + ["“That is all.”"]
    one, two = page(*story(1, 3), *speech), page(*story(2, 3), *speech)
    assert first(one, two)[two.id] == two.id


def test_a_running_story_told_anew_over_old_background_is_another_witness():
    before = page(*story(1, 9), day=8)
    after = page(*story(2, 6), *story(1, 9)[-3:])
    assert first(before, after)[after.id] == after.id


@given(st.permutations(range(5)))
@settings(max_examples=30, deadline=None)
def test_law_two_unlike_texts_are_never_one_witness_though_a_third_is_a_copy_of_both(days):
    left, right = story(1, 6), story(2, 4)
    both = page(*left, *right, outlet="Evening Star", day=1 + days[0])
    one, other = page(*left, outlet="Coast Wire", day=1 + days[1]), page(*right, outlet="Transom", day=1 + days[2])
    found = first(both, one, other)
    assert found[one.id] != found[other.id]
    assert found[both.id] == found[one.id], "a merged report goes with the greater part of it"


# ---------------------------------------------------------------- who was first


def test_first_is_who_published_first_by_the_clock_of_one_place():
    late = document(WIRE, "Coast Wire", published="2031-05-08T06:00:00+00:00")
    early = document(WIRE, "Harbour Post", published="2031-05-08T08:30:00+03:00")
    assert first(late, early)[late.id] == early.id


def test_a_page_without_a_date_was_there_when_it_was_captured():
    dated = document(WIRE, "Coast Wire", published="2031-05-08T06:00:00+00:00")
    undated = document(WIRE, "Harbour Post")
    for seen, earliest in (("2031-05-08T05:00:00+00:00", undated), ("2031-05-08T07:00:00+00:00", dated)):
        found = dict(witnesses([dated, undated], {undated.id: seen}))
        assert set(found.values()) == {earliest.id}
    assert set(first(undated, dated).values()) == {dated.id}


def test_of_two_published_at_once_the_one_captured_first_is_first_and_else_the_first_by_name():
    one, other = document(WIRE, "A", published="2031-05-08"), document(WIRE, "B", published="2031-05-08")
    seen = {one.id: "2031-05-09T10:00:00+00:00", other.id: "2031-05-09T09:00:00+00:00"}
    assert set(dict(witnesses([one, other], seen)).values()) == {other.id}
    for left, right in pairwise("ABCDEFG"):
        one, other = document(WIRE, left, published="2031-05-08"), document(WIRE, right, published="2031-05-08")
        assert set(first(other, one).values()) == {one.id}


# ---------------------------------------------------------------- laws


THIRD = "A third story, about a lighthouse that nobody had painted for years."


@given(st.permutations([WIRE, WIRE[:300], OTHER, THIRD]))
@settings(max_examples=24, deadline=None)
def test_law_the_partition_does_not_depend_on_the_order(texts):
    documents = [document(text, f"Outlet {len(text)}") for text in texts]
    found, groups = first(*documents), {}
    for one in documents:
        groups.setdefault(found[one.id], set()).add(one.text)
    expected = {frozenset({OTHER}), frozenset({THIRD}), frozenset({WIRE, WIRE[:300]})}
    assert {frozenset(group) for group in groups.values()} == expected


@st.composite
def coverage(draw):
    """Documents put together from the paragraphs of three stories: copies, trims, merged reports, and none of these."""
    pool = [p for seed in range(3) for p in story(seed, 4)]
    cuts = st.lists(st.integers(0, len(pool) - 1), min_size=1, max_size=6, unique=True)
    days = st.integers(1, 9)
    made = draw(st.lists(st.tuples(cuts, days), min_size=2, max_size=9))
    return [page(*(pool[i] for i in cut), outlet=f"Outlet {n}", day=day) for n, (cut, day) in enumerate(made)]


@given(coverage(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_law_witnesses_do_not_depend_on_the_order(documents, chance):
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert first(*shuffled) == first(*documents)


@given(coverage(), st.data())
@settings(max_examples=60, deadline=None)
def test_law_a_document_and_its_exact_copy_have_one_witness(documents, data):
    one = data.draw(st.sampled_from(documents))
    copy = document(one.text, "Mirror", published=f"2031-05-{data.draw(st.integers(1, 9)):02}")
    found = first(*documents, copy)
    assert found[copy.id] == found[one.id]


@given(coverage())
@settings(max_examples=60, deadline=None)
def test_law_the_first_of_a_group_is_its_own_witness_and_nobody_in_it_was_before(documents):
    found, day = first(*documents), {d.id: d.published for d in documents}
    assert all(found[id] == id for id in found.values())
    assert all(day[id] <= day[one] for one, id in found.items())


def test_an_exact_copy_is_found_though_a_crowd_has_each_of_its_paragraphs():
    left, right = story(99, 2)
    crowd = [page(*story(n, 9), left if n % 2 else right, day=1) for n in range(2 * HOLDERS)]
    one, copy = page(left, right, outlet="Coast Wire", day=2), page(left, right, outlet="Evening Star", day=3)
    assert first(*crowd, copy, one)[copy.id] == one.id


def test_what_many_share_costs_no_square_of_them():
    shared = np.arange(50, dtype=np.uint64)
    assert len(list(rivals([shared] * 500, 0.3))) < 500 * HOLDERS


# ---------------------------------------------------------------- posts

SHORT = "Nobody is in danger, and nobody was."


def posted(words, outlet, post, **more):
    made = document(words, outlet)
    blocks = (Block(Span(0, len(words)), "post", "0-1"),)
    return replace(made, id=f"{made.id}{post}{outlet}{more}", blocks=blocks, post=post, **more)


def test_a_repost_with_the_same_words_is_no_second_witness_however_short():
    own = posted(SHORT, "Lena Orn", Post("lena"), url="https://a.example/1", published="2031-03-04T08:00:00+00:00")
    passed = posted(SHORT, "Ines Marl", Post("lena", repost_of="https://a.example/1"), published="2031-03-05")
    again = posted(f"{SHORT} ", "Karl Venn", Post(forwarded_from="Lena Orn"), published="2031-03-06")
    assert set(first(again, passed, own).values()) == {own.id}
    assert first(again, passed) == {passed.id: passed.id, again.id: passed.id}


def test_two_who_say_the_same_in_few_words_are_two_witnesses():
    one, two = posted(SHORT, "Lena Orn", Post("lena")), posted(SHORT, "Ada Quill", Post("ada"))
    other = posted("Nobody is in danger.", "Ines Marl", Post(repost_of="lena/1"))
    assert first(one, two, other) == {d.id: d.id for d in (one, two, other)}


def test_a_repost_belongs_to_the_post_it_names():
    one = posted(SHORT, "Lena Orn", Post("lena"), url="https://a.example/1", published="2031-03-04")
    two = posted(SHORT, "Ada Quill", Post("ada"), url="https://a.example/2", published="2031-03-05")
    passed = posted(SHORT, "Ines Marl", Post("ada", repost_of="https://a.example/2"), published="2031-03-06")
    assert first(one, two, passed) == {one.id: one.id, two.id: two.id, passed.id: two.id}


def test_a_repost_that_breaks_off_is_no_second_witness():
    words = WIRE.split("\n")[3] + " " + WIRE.split("\n")[4]
    own = posted(words, "Lena Orn", Post("lena"), published="2031-03-04")
    cut = posted(words[:140] + "…", "Ines Marl", Post("lena", repost_of="https://x.com/lena"), published="2031-03-05")
    assert first(own, cut)[cut.id] == own.id
