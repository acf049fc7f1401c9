"""How documents name the same; people, places and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document
from sayso.extract.happening import happenings
from sayso.extract.wording import loaded
from sayso.link.happening import events
from sayso.link.naming import wordings
from sayso.link.slot import slots
from sayso.types import Rendering, Role, Span, Speaker, Statement


def pairs(left: str, right: str, language: str = "en") -> list[tuple[str, str]]:
    found = slots(left, Span(0, len(left)), right, Span(0, len(right)), language)
    return [(a.of(left), b.of(right)) for a, b in found]


@pytest.mark.parametrize(
    ("language", "left", "right", "wanted"),
    [
        (
            "en",
            "The mayor left the meeting with Orne.",
            "The mayor left the encounter with Orne.",
            ("meeting", "encounter"),
        ),
        ("en", "The mayor of Selm left the meeting.", "The mayor of Selm left an encounter.", ("meeting", "encounter")),
        (
            "en",
            "It ended in talks with Orne after the ferry sank.",
            "The ferry sank and a row with Orne began.",
            ("talks", "row"),
        ),
        (
            "fr",
            "Le maire a quitté la réunion avec Orne.",
            "Le maire a quitté la rencontre avec Orne.",
            ("réunion", "rencontre"),
        ),
    ],
)
def test_nouns_in_one_slot_name_one_thing(language: str, left: str, right: str, wanted: tuple[str, str]) -> None:
    assert pairs(left, right, language) == [wanted]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mayor left the meeting with Orne.", "The mayor left the meetings with Orne."),
        ("The mayor left the midday meeting in Selm.", "The mayor left the short meeting in Selm."),
        ("The mayor saw the colour of Selm.", "The mayor saw the color of Selm."),
        ("The mayor left the house of Orne.", "The mayor left the house of Tavorn."),
        ("The mayor wanted to block the ferry of Selm.", "The mayor wanted to stop the ferry of Selm."),
        ("The mayor saw 12 boats in Selm.", "The mayor saw 14 boats in Selm."),
        ("The mayor chose the colour of Selm.", "The mayor chose the color of Selm."),
        ("The mayor left the harbour with Orne.", "The mayor left the harbor with Orne."),
        ("A meeting on Friday with bread.", "The ferry on Friday sank."),
        ("The mayor left.", "Bread is dear."),
    ],
)
def test_forms_of_one_word_names_figures_verbs_and_days_are_no_other_name(left: str, right: str) -> None:
    assert pairs(left, right) == []


def story(order: tuple[int, ...] = (0, 1)):
    """Two outlets tell one statement and one happening."""
    lines = (
        "The truce talks with Orne failed on Friday at Selm harbour. "
        "{s|The mayor} {c|said} {q|that the bridge was safe}.",
        "The truce row with Orne failed on Friday at Selm harbour. "
        "{s|The ruler of Selm} {c|claimed} {q|that the bridge was safe}.",
    )
    held = [document(line) for line in lines]
    documents = [replace(d, outlet=f"Paper {n}") for n, (d, _) in enumerate(held)]
    made = [a for _, some in held for a in some]
    statement = Statement(
        "t_1",
        "s_1",
        tuple(Rendering(a.id, a.content, "verbatim", None if n == 0 else made[0].id) for n, a in enumerate(made)),
        None,
    )
    role = Role("mayor", documents[0].id, made[0].source[0])
    speaker = Speaker("s_1", "person", ("Vera Lunin",), None, tuple(a.id for a in made), (role,))
    documents = [documents[n] for n in order]
    by_id = {d.id: [a for a in made if a.document == d.id] for d in documents}
    happened = events(documents, [t for d in documents for t in happenings(d, by_id[d.id])])
    marked = [w for d in documents for w in loaded(d, by_id[d.id])]
    found = wordings(documents, made, [speaker], [statement], happened, marked)
    return {d.id: d for d in documents}, found


def test_what_documents_name_otherwise_is_listed_with_its_places() -> None:
    documents, found = story()
    shown = {(w.note, w.span.of(documents[w.document].text), w.about) for w in found}
    assert {("description", "The mayor", "s_1"), ("description", "The ruler of Selm", "s_1")} <= shown
    assert {("says", "said", "t_1"), ("doubts", "claimed", "t_1")} <= shown
    assert {(note, words) for note, words, about in shown if note == "word"} == {("word", "talks"), ("word", "row")}


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("Rear Adm. of the fleet", "rear admiral of the fleet", 0),
        ("the harbour master", "the harbor master", 0),
        ("Adm. of the fleet", "the harbour master", 2),
    ],
)
def test_a_spelling_or_a_shortened_rank_is_no_other_description(left: str, right: str, lines: int) -> None:
    documents = [replace(document(f"{d}, Ada Orne, spoke.")[0], id=f"d_{n}") for n, d in enumerate((left, right))]
    roles = tuple(Role(d, f"d_{n}", Span(0, len(d))) for n, d in enumerate((left, right)))
    speaker = Speaker("p_orne", "person", ("Ada Orne",), None, (), roles)
    assert len(wordings(documents, (), (speaker,), (), (), ())) == lines


def test_the_order_of_documents_does_not_matter() -> None:
    assert story((0, 1))[1] == story((1, 0))[1]


def test_what_all_name_alike_is_left_out() -> None:
    held, made = document("{s|The mayor} {c|said} {q|that the bridge was safe}.")
    other = replace(held, id="d_other")
    copied = tuple(replace(a, id="a_other", document="d_other") for a in made)
    every = (*made, *copied)
    statement = Statement("t_1", "s_1", tuple(Rendering(a.id, a.content, "verbatim", None) for a in every), None)
    speaker = Speaker("s_1", "person", ("Vera Lunin",), None, tuple(a.id for a in every))
    marked = [*loaded(held, made), *loaded(other, copied)]
    assert wordings([held, other], every, [speaker], [statement], (), marked) == ()


FRAME = st.lists(st.sampled_from("they met at the encounter meeting snub in Selm on Monday ,".split()), max_size=6)


@given(FRAME, st.sampled_from(["meeting", "encounter", "snub"]), FRAME)
def test_slots_are_words_of_their_passages(opening: list[str], word: str, rest: list[str]) -> None:
    left = " ".join(["They held the", word, "in Selm on Monday", *rest])
    right = " ".join([*opening, "They held the parley in Selm on Monday"])
    for a, b in slots(left, Span(0, len(left)), right, Span(0, len(right)), "en"):
        assert a.of(left).isalnum() and b.of(right).isalnum()


def between(*lines: str) -> list[tuple[str, str]]:
    held = [replace(document(line)[0], id=f"d_{n}") for n, line in enumerate(lines)]
    texts = {d.id: d.text for d in held}
    found = wordings(held, (), (), (), (), [w for d in held for w in loaded(d, ())])
    return [(w.document, w.span.of(texts[w.document])) for w in found]


def test_what_lies_between_the_same_two_is_named_by_each_in_its_own_word() -> None:
    assert between(
        "The encounter between Ada Orne and Lunin was short.", "They spoke of a non-meeting between Lunin and Orne."
    ) == [("d_0", "encounter"), ("d_1", "non-meeting")]
    assert between("The talks between Orne and Lunin failed.", "The talk between Orne and Lunin failed.") == []
    assert between("The talks between Orne and Lunin failed.", "The row between Orne and Varn went on.") == []
    assert between("The talks between Orne and Lunin failed.", "“A row between Orne and Lunin,” she said.") == []
