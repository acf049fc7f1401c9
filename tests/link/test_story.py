"""A stream of documents grouped into stories: laws, people's rulings, languages and days."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.judgement import story_links
from sayso.link.partition import Links
from sayso.link.story import NOTHING_YET, Stream, follow, stories
from sayso.ruling import judgement
from sayso.types import Document, key

BRIDGE = (
    ("Harbour bridge closed after crack", "Engineers found a crack in the Ostrova bridge, and the mayor closed it."),
    ("Crack closes Ostrova harbour bridge", "The Ostrova bridge is closed: engineers found a crack in a pylon."),
    (
        "Mayor shuts bridge as crack is found",
        "A crack in a pylon of the Ostrova harbour bridge made the mayor close it.",
    ),
)
FERRY = (
    ("Ferry strike enters second week", "Crews of the Lumen ferry line walked out again over night shifts and wages."),
    (
        "Lumen ferry crews strike over wages",
        "The strike on the Lumen ferry line goes on; crews want other night shifts.",
    ),
)
CHEESE = (("Prize for a goat cheese", "A dairy of the Velm valley won the golden ladle with its goat cheese."),)
TOLD = (*BRIDGE, *FERRY, *CHEESE)


def document(place: int, day: str | None = "2031-05-08", language: str = "en", copy: int = 0) -> Document:
    title, text = TOLD[place]
    id = key("d", title, day, language, copy)
    return Document(
        id,
        f"{place}.txt",
        None,
        f"Outlet {place}",
        language,
        day,
        None,
        None,
        None,
        title,
        text,
        (),
        "c" * 64,
        "text@1",
    )


def parts(stream: Stream) -> set[frozenset[str]]:
    """The stories as sets of documents."""
    return {frozenset(story.documents) for story in stories(stream)}


def of(documents: Iterable[Document]) -> frozenset[str]:
    return frozenset(d.id for d in documents)


ALL = [document(place) for place in range(len(TOLD))]
DAYS = [f"2031-05-{day:02}" for day in (6, 7, 8, 9)]
documents = st.lists(
    st.builds(document, st.integers(0, 5), st.sampled_from(DAYS), st.just("en"), st.integers(0, 2)),
    max_size=9,
    unique_by=lambda d: d.id,
)
undated = st.lists(
    st.builds(document, st.integers(0, 5), st.sampled_from([*DAYS, None]), st.sampled_from(["en", "fr"])),
    max_size=9,
    unique_by=lambda d: d.id,
)


def links(some: Sequence[Document], pairs: Iterable[tuple[int, int, str]]) -> Links:
    """People's rulings on these documents, by their places, freed of clashes."""
    ruled = [
        judgement("story", some[a % len(some)].id, some[b % len(some)].id, verdict, "Ann", f"2031-06-{n + 1:02}")
        for n, (a, b, verdict) in enumerate(pairs)
        if some and a % len(some) != b % len(some)
    ]
    return story_links(ruled, of(some))[0]


rulings = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from(["same", "different"])), max_size=6)


# ---------------------------------------------------------------- what is one story


def test_documents_of_one_happening_are_one_story_and_others_are_not() -> None:
    assert parts(follow(NOTHING_YET, ALL)) == {of(ALL[:3]), of(ALL[3:5]), of(ALL[5:])}


def test_a_story_has_its_title_from_its_earliest_document_and_lists_them_by_day() -> None:
    late, early = document(0, "2031-05-09"), document(1, "2031-05-08")
    (story,) = stories(follow(NOTHING_YET, [late, early]))
    assert story.title == "Crack closes Ostrova harbour bridge"
    assert story.documents == (early.id, late.id)


def test_the_same_words_weeks_later_are_another_happening() -> None:
    first, again = document(0, "2031-05-08"), document(1, "2031-06-20")
    assert parts(follow(NOTHING_YET, [first, again])) == {of([first]), of([again])}


def test_a_late_document_joins_the_story_of_its_day() -> None:
    stream = follow(NOTHING_YET, [document(0), document(3), document(5, "2031-05-30")])
    late = document(1)
    assert of([document(0), late]) in parts(follow(stream, [late]))


def test_documents_that_name_different_days_of_the_week_are_less_alike() -> None:
    from sayso.link.story.bundle import likeness, single
    from sayso.link.story.profile import Rarity, profiles

    def told(day: str) -> Document:
        text = f"The council voted on {day} to close the harbour bridge."
        return Document(key("d", day), day, None, None, "en", None, None, None, None, "Vote", text, (), "", "text@1")

    rarity = Rarity({}, 0, {})
    monday, again, friday = (
        single(one, rarity) for one in profiles([told("Monday"), told("Monday."), told("Friday")], None)
    )
    assert likeness(monday, again) > likeness(monday, friday) + 2


class Meaning:
    """An encoder whose vector is the happening, whatever the language."""

    name = "meaning"

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        vectors = np.zeros((len(sentences), 3), dtype=np.float32)
        for row, sentence in zip(vectors, sentences, strict=True):
            row[0 if "bridge" in sentence or "Pont" in sentence else 1 if "ferry" in sentence else 2] = 1.0
        return vectors


def test_another_language_joins_by_meaning_and_without_an_encoder_stays_alone() -> None:
    foreign = Document(
        "d_fr", "pont.txt", None, None, "fr", "2031-05-08", None, None, None, "Fissure", "Pont fermé.", (), "",
        "text@1",
    )  # fmt: skip
    assert of([document(0), foreign]) in parts(follow(NOTHING_YET, [document(0), foreign, document(5)], Meaning()))
    assert of([foreign]) in parts(follow(NOTHING_YET, [document(0), foreign]))


# ---------------------------------------------------------------- laws


@given(undated, st.randoms(), rulings)
@settings(deadline=None)
def test_each_document_is_in_exactly_one_story_and_order_does_not_matter(some, chance, pairs) -> None:
    ruled = links(some, pairs)
    stream = follow(NOTHING_YET, some, None, ruled)
    held = [id for story in stories(stream) for id in story.documents]
    assert sorted(held) == sorted(d.id for d in some)
    assert stories(follow(NOTHING_YET, chance.sample(some, len(some)), None, ruled)) == stories(stream)


@given(documents, st.sets(st.integers(0, 9)), rulings)
@settings(deadline=None)
def test_going_on_is_the_same_as_one_go(some, cuts, pairs) -> None:
    ruled = links(some, pairs)
    stream = NOTHING_YET
    ordered = sorted(some, key=lambda d: d.published or "")
    edges = [0, *sorted(c for c in cuts if c < len(ordered)), len(ordered)]
    for start, stop in zip(edges, edges[1:]):
        stream = pickle.loads(pickle.dumps(follow(stream, ordered[start:stop], None, ruled)))
    assert parts(stream) == parts(follow(NOTHING_YET, some, None, ruled))


@given(documents, st.integers(0, 9), rulings)
@settings(deadline=None)
def test_what_is_judged_different_is_never_together_and_what_is_judged_same_always(some, cut, pairs) -> None:
    ruled = links(some, pairs)
    before = follow(NOTHING_YET, some[:cut])
    for stream in (follow(NOTHING_YET, some, None, ruled), follow(before, some, None, ruled)):
        place = {id: n for n, part in enumerate(parts(stream)) for id in part}
        assert all(place[a] != place[b] for a, b in ruled.different)
        assert all(place[a] == place[b] for a, b in ruled.same)


@given(documents)
@settings(deadline=None)
def test_what_is_known_already_changes_nothing(some) -> None:
    stream = follow(NOTHING_YET, some)
    assert stories(follow(stream, some)) == stories(stream)


def test_a_stream_is_never_changed_by_going_on() -> None:
    stream = follow(NOTHING_YET, ALL[:3])
    before = stories(stream)
    follow(stream, [document(4, "2031-05-10"), document(1, "2031-05-09", copy=1)])
    assert stories(stream) == before and stories(NOTHING_YET) == ()


# ---------------------------------------------------------------- rulings and ids


def test_stories_merge_by_judgement_and_the_first_id_stays() -> None:
    stream = follow(NOTHING_YET, [document(5, "2031-05-06")])
    (first,) = stories(stream)
    stream = follow(stream, [document(3, "2031-05-08")])
    second = next(s for s in stories(stream) if s.id != first.id)
    ends = document(3, "2031-05-08").id, document(5, "2031-05-06").id
    (joined,) = stories(follow(stream, [], None, Links(same=(tuple(sorted(ends)),))))
    assert (joined.id, joined.was) == (first.id, (second.id,))
    assert {s.id for s in stories(follow(stream, []))} == {first.id, second.id}, "a ruling taken back parts them"


def test_a_story_is_split_by_judgement_and_the_rest_goes_where_it_is_likest() -> None:
    twin = document(0, copy=1)
    stream = follow(NOTHING_YET, [*ALL[:3], twin, document(5, "2031-05-09")])
    ends = tuple(sorted((ALL[0].id, ALL[1].id)))
    found = parts(follow(stream, [], None, Links(different=(ends,))))
    assert any({ALL[0].id, twin.id} <= part and ALL[1].id not in part for part in found)


def test_an_id_stays_when_more_is_told_of_the_story() -> None:
    stream = follow(NOTHING_YET, [document(0, "2031-05-07")])
    (before,) = stories(stream)
    (after,) = stories(follow(stream, [document(1, "2031-05-08"), document(2, "2031-05-08")]))
    assert after.id == before.id and len(after.documents) == 3


def test_a_stream_is_gone_on_with_by_the_encoder_that_made_it() -> None:
    with pytest.raises(ValueError, match="meaning"):
        follow(follow(NOTHING_YET, ALL, Meaning()), [document(0, "2031-05-09")])


def test_a_ruling_on_a_document_that_is_not_here_is_told() -> None:
    _, problems = story_links([judgement("story", "d_1", ALL[0].id, "same", "Ann", "2031-05-08")], of(ALL))
    assert [p.code for p in problems] == ["orphaned-judgement"]
    assert "d_1" in problems[0].message and ALL[0].id not in problems[0].message.split("names")[1]
