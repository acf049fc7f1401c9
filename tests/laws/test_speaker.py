"""Laws of speakers: any merge can be undone and the undoing taken back, no "no" is crossed, order changes nothing.

The names are of several scripts and kinds, so that every way of joining is met; the knowledge base is invented.
"""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge import Knowledge, Person, Tenure
from sayso.link.speaker import speakers
from sayso.types import Attribution, Document, Judgement, Problem, Span, Speaker, key

NAMES = [
    "Ada Bell",
    "Adelaide Bell",
    "A. Bell",
    "Bell",
    "Ms. Bell",
    "Mr. Bell",
    "Ада Белл",
    "Белл",
    "آدا بيل",
    "Ada Bell Orne",
    "Paul Bell",
    "Paul Bell Jr.",
    "Пол Белл",
    "Stuart Camden",
    "Стюарт Кэмден",
    "斯图尔特·卡姆登",
    "Camden",
    "Kim Jong-sol",
    "Ким Чон Соль",
    "Kim",
]
BASE = Knowledge(
    (
        Person("vn-bell", "Ada Bell", "Bell", ("Adelaide Bell",), "f", None, "Q42"),
        Person("vn-paul", "Paul Bell", "Bell", (), "m", None, "Q43"),
    ),
    (Tenure("vn-bell", "president", "VN", "", "2030", "2033", ""),),
)
DOCUMENTS = tuple(
    Document(f"d_{n}", f"{n}", None, None, "en", day, None, None, None, None, "", (), "", "")
    for n, day in enumerate(("2031-03-04", "2036-03-04", None, "2031-03-05"))
)
SAID = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3), st.integers(0, 1)), max_size=12, unique=True)
RULED = st.lists(
    st.tuples(
        st.integers(0, 11), st.integers(0, 11), st.sampled_from(["same", "different", "unsure"]), st.integers(0, 2)
    ),
    max_size=5,
)
Told = list[tuple[str, int, int]]


def attributions(told: Told) -> list[Attribution]:
    return [
        Attribution(key("a", *one), f"d_{one[1]}", (), (), (Span(one[2], one[2] + 1),), "direct", one[0], "person")
        for one in told
    ]


def ruling(left: Attribution, right: Attribution, verdict: str, by: str, at: str = "2031-05-01") -> Judgement:
    ends = sorted((left.id, right.id))
    return Judgement(key("j", *ends, verdict, by, at), "speaker", *ends, verdict, by, at, "")


def rulings(found: list[Attribution], ruled: list[tuple[int, int, str, int]]) -> list[Judgement]:
    fits = [r for r in ruled if r[0] != r[1] and max(r[:2]) < len(found)]
    return [
        ruling(found[i], found[j], verdict, f"p{by}", f"2031-05-0{n + 1}") for n, (i, j, verdict, by) in enumerate(fits)
    ]


def linked(found: list[Attribution], judged: list[Judgement]) -> tuple[tuple[Speaker, ...], tuple[Problem, ...]]:
    return speakers(DOCUMENTS, found, judged, (), BASE)


def homes(people: tuple[Speaker, ...]) -> dict[str, str]:
    return {a: p.id for p in people for a in p.attributions}


@settings(max_examples=80, deadline=None)
@given(SAID, RULED, st.integers())
def test_the_order_of_everything_changes_nothing(told: Told, ruled: list[tuple[int, int, str, int]], seed: int) -> None:
    found = attributions(told)
    judged = rulings(found, ruled)
    shuffled = [list(found), list(judged), list(DOCUMENTS)]
    for part in shuffled:
        random.Random(seed).shuffle(part)
    assert speakers(shuffled[2], shuffled[0], shuffled[1], (), BASE) == linked(found, judged)


@settings(max_examples=120, deadline=None)
@given(SAID, RULED)
def test_a_different_in_force_is_never_crossed_and_nobody_is_lost_or_in_two_places(
    told: Told, ruled: list[tuple[int, int, str, int]]
) -> None:
    found = attributions(told)
    judged = rulings(found, ruled)
    people, _ = linked(found, judged)
    home = homes(people)
    last = {(frozenset((j.left, j.right)), j.by): j for j in judged}
    for one in last.values():
        if one.verdict == "different":
            assert home[one.left] != home[one.right or ""]
    assert sorted(home) == sorted(a.id for a in found)
    assert sum(len(p.attributions) for p in people) == len(home)


@settings(max_examples=120, deadline=None)
@given(SAID.filter(lambda told: len(told) > 1))
def test_every_merge_is_undone_by_one_different_and_back_when_it_is_taken_back(told: Told) -> None:
    found = attributions(told)
    before, _ = linked(found, [])
    home = homes(before)
    by_id = {a.id: a for a in found}
    merged = [(a, b) for a, b in combinations(sorted(home), 2) if home[a] == home[b]]
    for left, right in merged[:6]:
        apart = ruling(by_id[left], by_id[right], "different", "ann")
        split = homes(linked(found, [apart])[0])
        assert split[left] != split[right]
        taken_back = ruling(by_id[left], by_id[right], "unsure", "ann", "2031-06-01")
        again, problems = linked(found, [apart, taken_back])
        assert {p.attributions for p in again} == {p.attributions for p in before}
        assert [p.id for p in again] == [p.id for p in before]
        assert problems == ()


@settings(max_examples=120, deadline=None)
@given(SAID.filter(lambda told: len(told) > 1), st.integers(0, 11), st.integers(0, 11))
def test_two_whom_the_machine_parts_are_joined_by_one_same_and_parted_when_it_is_taken_back(
    told: Told, one: int, other: int
) -> None:
    found = attributions(told)
    left, right = found[one % len(found)], found[other % len(found)]
    if left == right:
        return
    before, _ = linked(found, [])
    joined = homes(linked(found, [ruling(left, right, "same", "ann")])[0])
    assert joined[left.id] == joined[right.id]
    back = [ruling(left, right, "same", "ann"), ruling(left, right, "unsure", "ann", "2031-06-01")]
    assert {p.attributions for p in linked(found, back)[0]} == {p.attributions for p in before}


@settings(max_examples=80, deadline=None)
@given(SAID)
def test_two_known_persons_are_never_one_unless_somebody_says_so(told: Told) -> None:
    found = attributions(told)
    names = {a.id: a.name for a in found}
    for person in linked(found, [])[0]:
        said = {names[a] for a in person.attributions}
        assert not (said & {"Ada Bell", "Adelaide Bell"} and "Paul Bell" in said)
