"""Speakers across documents: merged by name, kept apart by name and by people's judgements. All names invented."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.speaker import speakers
from sayso.types import Attribution, Document, Judgement, Role, Span, Speaker, key


def document(number: int, text: str = "") -> Document:
    return Document(
        f"d_{number}", f"{number}.txt", None, None, "en", None, None, None, None, None, text, (), "", "text@1"
    )


def said(name: str | None, number: int, kind: str = "person", place: int = 0) -> Attribution:
    content = (Span(place, place + 1),)
    id = key("a", name, number, kind, place)
    return Attribution(id, f"d_{number}", (), (), content, "direct", name, kind if name else "unnamed")


def ruling(
    left: Attribution, right: Attribution | str, verdict: str, by: str = "ada", at: str = "2031-01-01"
) -> Judgement:
    other = right if isinstance(right, str) else right.id
    return Judgement(key("j", left.id, other, verdict, by, at), "speaker", left.id, other, verdict, by, at, "")


def linked(found: list[Attribution], judgements: tuple[Judgement, ...] = ()) -> tuple[Speaker, ...]:
    return speakers([document(n) for n in range(6)], found, judgements)[0]


def groups(found: tuple[Speaker, ...]) -> set[frozenset[str]]:
    return {frozenset(s.names) for s in found}


def test_one_person_under_all_spellings() -> None:
    names = ["Sergei Orlin", "Sergey Orlin", "Сергей Орлин", "Sergueï Orline", "S. Orlin", "Orlin"]
    found = linked([said(n, i) for i, n in enumerate(names)])
    assert len(found) == 1
    assert found[0].names[0] in ("Sergei Orlin", "Sergey Orlin", "Sergueï Orline")
    assert set(found[0].names) == set(names)
    assert found[0].names[-1] == "Orlin"


def test_the_most_frequent_full_latin_name_is_shown() -> None:
    found = linked([said("Sergey Orlin", 0), said("Sergey Orlin", 0, place=3), said("Sergei Orlin", 1)])
    assert found[0].names == ("Sergey Orlin", "Sergei Orlin")


def test_people_who_share_a_last_name_stay_apart() -> None:
    found = linked([said("Bill Sarn", 0), said("Hilda Sarn", 1), said("Sarn", 2), said("Mr. Sarn", 3)])
    assert groups(found) == {
        frozenset({"Bill Sarn"}),
        frozenset({"Hilda Sarn"}),
        frozenset({"Sarn"}),
        frozenset({"Mr. Sarn"}),
    }


def test_a_lone_last_name_joins_the_one_bearer() -> None:
    assert len(linked([said("Ada Bell", 0), said("Bell", 1), said("Ms. Bell", 2)])) == 1


def test_a_document_that_names_a_bearer_in_full_means_another_by_the_lone_name() -> None:
    found = linked([said("Ada Bell", 0), said("Mr. Bell", 0, place=5), said("Ada Bell", 1)])
    assert len(found) == 2


def test_bodies_and_people_are_not_mixed() -> None:
    found = linked(
        [said("Tidewater Council", 0, "body"), said("The Tidewater Council", 1, "body"), said("Tidewater", 2)]
    )
    assert sorted(s.kind for s in found) == ["body", "person"]


def test_the_letters_of_a_body_are_the_one_body_they_stand_for() -> None:
    full, letters = said("Selm Lock Council", 0, "body"), said("S.L.C.", 1, "body")
    assert len(linked([full, letters])) == 1
    assert len(linked([full, letters, said("Selm Lamp Company", 2, "body")])) == 3
    assert len(linked([said("Department of Locks", 0, "body"), said("Locks Department", 1, "body")])) == 1
    assert len(linked([said("University of Selm", 0, "body"), said("Selm University", 1, "body")])) == 2
    assert len(linked([said("Selm Water Inspection Network", 0, "body"), said("SWI", 1, "body")])) == 2
    assert len(linked([said("Union Lock", 0, "body"), said("UL", 1, "body")])) == 2


def test_without_a_name_there_is_no_speaker() -> None:
    assert linked([said(None, 0), said(None, 1)]) == ()


def test_same_joins_and_different_parts() -> None:
    left, third = said("Ada Bell", 0), said("Ada Bell", 2)
    assert len(linked([left, third], (ruling(left, third, "different"),))) == 2
    assert len(linked([left, third], (ruling(left, third, "unsure"),))) == 1


def credited(words: str, name: str, number: int, place: int = 0) -> Attribution:
    return replace(said(name, number, place=place), source=(Span(0, len(words)),))


TEXTS = ("she said", "Ms. Bell said", "Orne said", "Ada Bell said")


def ruled(found: list[Attribution], *judgements: Judgement) -> dict[tuple[str, ...], set[str]]:
    people, _ = speakers([document(n, text) for n, text in enumerate(TEXTS)], found, judgements)
    return {s.names: set(s.attributions) for s in people}


def test_same_moves_one_attribution_and_neither_its_name_nor_its_fellows() -> None:
    wrong, fellow, elsewhere = credited("she", "Ada Bell", 0), said("Ada Bell", 0, place=7), said("Ada Bell", 3)
    right = credited("Orne", "Ida Orne", 2)
    expected = {("Ada Bell",): {fellow.id, elsewhere.id}, ("Ida Orne",): {wrong.id, right.id}}
    found = [wrong, fellow, elsewhere, right]
    assert ruled(found, ruling(wrong, right, "same")) == expected
    assert ruled(found, ruling(right, wrong, "same")) == expected, "whose source says her name stays"
    loose = (ruling(wrong, fellow, "different"), ruling(wrong, right, "same"))
    assert ruled(found, *loose) == expected


def test_where_neither_source_says_a_name_the_left_one_moves() -> None:
    left, fellow, right = credited("she", "Ada Bell", 0), said("Ada Bell", 3), said("Ida Orne", 2)
    assert ruled([left, fellow, right], ruling(left, right, "same")) == {
        ("Ada Bell",): {fellow.id},
        ("Ida Orne",): {left.id, right.id},
    }


def test_same_between_two_sources_that_say_their_names_makes_two_names_one() -> None:
    left, fellow, right = credited("Ms. Bell", "Ada Bell", 1), said("Ada Bell", 3), credited("Orne", "Ada Orne", 2)
    (names,) = ruled([left, fellow, right], ruling(left, right, "same"))
    assert set(names) == {"Ada Bell", "Ada Orne"}


def test_a_move_that_a_different_forbids_leaves_the_name_that_was_read() -> None:
    wrong, right = credited("she", "Ada Bell", 0), credited("Orne", "Ida Orne", 2)
    clash = (ruling(wrong, right, "same"), ruling(wrong, right, "different", by="ida"))
    assert ruled([wrong, right], *clash) == {("Ada Bell",): {wrong.id}, ("Ida Orne",): {right.id}}


def test_moves_in_a_circle_leave_one_speaker() -> None:
    one, two, three = (credited("she", name, 0, n) for n, name in enumerate(("Ada Bell", "Ida Orne", "Una Reed")))
    circle = (ruling(one, two, "same"), ruling(two, three, "same"), ruling(three, one, "same"))
    (whose,) = ruled([one, two, three], *circle).values()
    assert whose == {one.id, two.id, three.id}


def test_different_within_one_document_and_name() -> None:
    father, son = said("Ada Bell", 0), said("Ada Bell", 0, place=9)
    assert len(linked([father, son], (ruling(father, son, "no"),))) == 2


def test_a_chain_of_same_never_crosses_a_different() -> None:
    one, two, three = said("Ada Bell", 0), said("Ida Vance", 1), said("Ruth Sale", 2)
    judged = (ruling(one, two, "yes"), ruling(two, three, "yes"), ruling(one, three, "no"))
    found, problems = speakers([], [one, two, three], judged)
    home = {a: s.id for s in found for a in s.attributions}
    assert home[one.id] != home[three.id]
    assert [p.code for p in problems] == ["judgement-clash"]


def test_people_who_contradict_each_other_are_shown() -> None:
    one, two = said("Ada Bell", 0), said("Ada Bell", 1)
    judged = (ruling(one, two, "same", "ada"), ruling(one, two, "different", "ida"))
    found, problems = speakers([], [one, two], judged)
    assert len(found) == 2
    assert [p.code for p in problems] == ["judgement-clash"]
    changed = (*judged, ruling(one, two, "same", "ida", "2031-02-02"))
    assert len(speakers([], [one, two], changed)[0]) == 1
    assert speakers([], [one, two], changed)[1] == ()


def test_an_unnamed_attribution_joins_by_judgement_alone() -> None:
    nobody, somebody = said(None, 0), said("Ada Bell", 1)
    (found,) = linked([nobody, somebody], (ruling(nobody, somebody, "same"),))
    assert set(found.attributions) == {nobody.id, somebody.id}
    assert found.names == ("Ada Bell",)


def test_a_wikidata_id_is_a_field_and_two_of_them_part() -> None:
    one, two = said("Ada Bell", 0), said("Ada Bell", 1)
    assert linked([one, two], (ruling(one, "Q42", "same"),))[0].wikidata == "Q42"
    assert len(linked([one, two], (ruling(one, "Q42", "same"), ruling(two, "Q43", "same")))) == 2


def test_roles_and_ids() -> None:
    one, two = said("Ada Bell", 0), said("Ada Bell", 1)
    role = Role("harbour master", "d_1", Span(3, 17))
    (found,), _ = speakers([], [one, two], (), [("Ada Bell", role), ("Ada Bell", Role("x", "d_9", Span(0, 1)))])
    assert found.roles == (role,)
    assert found.id == key("p", min(one.id, two.id))


NAMES = [
    "Ada Bell",
    "A. Bell",
    "Bell",
    "Ms. Bell",
    "Mr. Bell",
    "Ида Белл",
    "Ida Bell",
    "Paul Reed",
    "Пол Рид",
    "Reed",
    None,
]
SAID = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3), st.integers(0, 2)), max_size=10, unique=True)

JUDGED = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["same", "different"])), max_size=5)


@settings(max_examples=60, deadline=None)
@given(SAID, JUDGED, st.integers())
def test_order_changes_nothing_and_no_different_is_crossed(
    told: list[tuple[str | None, int, int]], judged: list[tuple[int, int, str]], seed: int
) -> None:
    found = [said(name, number, place=place) for name, number, place in told]
    rulings = [
        ruling(found[i], found[j], verdict, by=f"p{n}")
        for n, (i, j, verdict) in enumerate(judged)
        if i < len(found) and j < len(found) and i != j
    ]
    first = speakers([], found, rulings)
    shuffled, turned = list(found), list(rulings)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(turned)
    assert speakers([], shuffled, turned) == first
    home = {a: s.id for s in first[0] for a in s.attributions}
    for one in rulings:
        if one.verdict == "different" and one.left in home and one.right in home:
            assert home[one.left] != home[one.right]
    members = [a for s in first[0] for a in s.attributions]
    assert len(members) == len(set(members))
    assert {a.id for a in found if a.name} <= set(members)


def test_two_spellings_by_ear_of_one_foreign_name_are_one_only_with_the_name_they_spell() -> None:
    spelled = [said("Ричард Бёртон", 0), said("Ричард Бартон", 1)]
    assert len(linked(spelled)) == 2
    assert len(linked([*spelled, said("Richard Burton", 2)])) == 1


def test_given_names_of_one_script_that_sound_nearly_alike_are_not_two_brothers() -> None:
    assert len(linked([said("Ахмат Орлин", 0), said("Ахмад Орлин", 1)])) == 1
    assert len(linked([said("Синдзиро Кисимура", 0), said("Дзюнъитиро Кисимура", 1)])) == 2


def test_a_name_in_chinese_characters_finds_its_bearer_among_namesakes() -> None:
    names = ["Park Chung-mi", "Park Geun-mi", "Пак Кын Ми", "朴槿美", "朴正美"]
    assert groups(linked([said(n, i) for i, n in enumerate(names)])) == {
        frozenset({"Park Chung-mi", "朴正美"}),
        frozenset({"Park Geun-mi", "Пак Кын Ми", "朴槿美"}),
    }
