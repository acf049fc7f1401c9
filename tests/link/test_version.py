"""Versions of a page: every edit is shown, and attributions are followed through them."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from sayso.link.version import edits, standings
from sayso.types import Attribution, Document, Span

FIRST = """Bridge closed

The mayor said on Monday that the bridge was safe and that nobody in the town of Ostrova had been in danger at any time.

Repairs cost four million crowns.
"""


def pieces(before: str, after: str) -> list[tuple[tuple[str, str], ...]]:
    return [edit.pieces for edit in edits(before, after)]


def test_an_edit_is_shown_with_the_words_around_it():
    second = FIRST.replace("Monday", "Tuesday").replace("four", "five")
    assert pieces(FIRST, second) == [
        (
            ("kept", "The mayor said on"),
            ("cut", "Monday"),
            ("added", "Tuesday"),
            ("kept", "that the bridge was safe and …"),
        ),
        (("kept", "… at any time. ¶ Repairs cost"), ("cut", "four"), ("added", "five"), ("kept", "million crowns.")),
    ]


def test_a_changed_mark_or_letter_is_an_edit_and_white_space_is_none():
    assert pieces("He was safe.", "He was “safe”.") == [
        (("kept", "He was"), ("cut", "safe."), ("added", "“safe”.")),
    ]
    assert pieces(FIRST, FIRST.replace(" ", "  ").replace("\n", "\n\n ")) == []


def test_whole_paragraphs_come_and_go():
    second = FIRST.replace("Repairs cost four million crowns.", "The mayor resigned.\n\nA new one was chosen.")
    (only,) = pieces("Bridge closed\n\nRepairs cost.", "Bridge closed")
    assert only == (("cut", "Repairs cost."),)
    assert ("added", "The mayor resigned. ¶ A new one was chosen.") in pieces(FIRST, second)[0]


def test_a_page_written_anew_is_told_in_one_piece():
    before, after = " ".join(f"a{n}" for n in range(4000)), " ".join(f"b{n}" for n in range(4000))
    assert pieces(before, after) == [(("cut", before), ("added", after))]


TEXTS = st.lists(st.sampled_from(["a b c", "b c d e f g h i j k l m n o", "c", "", "d a b"]), max_size=6).map("\n".join)


@given(TEXTS, TEXTS)
def test_no_word_is_cut_or_added_in_silence(before, after):
    told = [piece for edit in edits(before, after) for piece in edit.pieces]
    words = {kind: [w for k, t in told if k == kind for w in t.split() if w != "¶"] for kind in ("cut", "added")}
    difference = len(after.split()) - len(before.split())
    assert len(words["added"]) - len(words["cut"]) == difference
    assert bool(told) == ([p.split() for p in before.split("\n") if p] != [p.split() for p in after.split("\n") if p])


# ---------------------------------------------------------------- attributions


def version(text: str, *said: tuple[str, str | None]) -> tuple[Document, tuple[Attribution, ...]]:
    document = Document(text, "a", None, None, "en", None, None, None, None, None, text, (), "", "text@1")
    found = []
    for words, name in said:
        start = text.index(words)
        span = Span(start, start + len(words))
        found.append(Attribution(f"{words}/{text[:9]}", text, (), (), (span,), "indirect", name))
    return document, tuple(found)


def test_attributions_are_followed_where_words_and_speaker_stay():
    one = version("1: the bridge was safe; cost four", ("the bridge was safe", "Brandt"), ("cost four", "Reiner"))
    two = version("2: cost four; the  bridge was safe", ("cost four", "Reiner"), ("the  bridge was safe", "Brandt"))
    first, second = standings([one, two])
    assert [first.attributions, second.attributions] == [
        (one[1][0].id, two[1][1].id),
        (one[1][1].id, two[1][0].id),
    ]
    assert first.reworded == second.reworded == ()


def test_other_words_of_one_speaker_are_one_reworded_and_another_speaker_is_not():
    one = version("1: the bridge was safe", ("the bridge was safe", "Brandt"))
    two = version("2: the bridge was mostly safe", ("the bridge was mostly safe", "Brandt"))
    three = version("3: the bridge was mostly safe", ("the bridge was mostly safe", "Reiner"))
    (only,) = standings([one, two])
    assert only.reworded == (1,) and None not in only.attributions
    by_brandt, by_reiner = standings([one, three])
    assert by_brandt.attributions[1] is None and by_reiner.attributions[0] is None


def test_what_was_cut_and_comes_back_is_one():
    said = ("the bridge was safe", "Brandt")
    one, three = version("1: the bridge was safe", said), version("3: the bridge was safe", said)
    two = version("2: the town was calm", ("the town was calm", "Brandt"))
    safe, calm = standings([one, two, three])
    assert [id is None for id in safe.attributions] == [False, True, False]
    assert [id is None for id in calm.attributions] == [True, False, True]


def test_a_speaker_named_only_later_is_the_same_attribution():
    one, two = (
        version("1: all was well", ("all was well", None)),
        version("2: all was well", ("all was well", "Brandt")),
    )
    assert len(standings([one, two])) == 1


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=5))
def test_every_attribution_of_every_version_stands_once(held):
    versions = [version(f"{n}: " + " ".join(f"word{w}" for w in words), *((f"word{w}", w) for w in words))
                for n, words in enumerate(held)]  # fmt: skip
    found = standings(versions)
    for place, (_, attributions) in enumerate(versions):
        assert sorted(s.attributions[place] for s in found if s.attributions[place]) == sorted(
            a.id for a in attributions
        )
    assert all(len(s.attributions) == len(versions) for s in found)


def test_pages_of_the_same_few_words_are_compared_in_no_time():
    began = time.process_time()
    made = edits(" ".join(["ha"] * 1000), " ".join(["ha", "ho"] * 500))
    assert time.process_time() - began < 2
    words = {kind: sum(w.count("ho") for k, w in made[0].pieces if k == kind) for kind in ("cut", "added")}
    assert words == {"cut": 0, "added": 500}
