"""A translation beside the words it translates: aligned clauses, and what both tell differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.statement.difference import Wording, rendering_class
from sayso.link.statement.translation import clauses, differing, rows, segments, translated
from telling import WordEncoder

MEANINGS = {
    "мы": "we", "закроем": "close", "мост": "bridge", "паром": "ferry", "ходить": "sail", "будет": "will",
    "весной": "spring", "никто": "nobody", "не": "not", "жаловался": "complained", "зимой": "winter",
    "дорогу": "road", "починим": "repair",
}  # fmt: skip
ENCODER = WordEncoder(**MEANINGS)


@pytest.mark.parametrize(
    ("fullest", "here", "language", "kind", "words"),
    [
        ("We found 45 cracks in the bridge.", "Мы нашли 54 трещины в мосту.", "ru", "number", ("45", "54")),
        ("We found 45 cracks in the bridge.", "Wir haben 54 Risse in der Brücke.", "de", "number", ("45", "54")),
        ("The letter came on 10 April.", "La lettre est arrivée le 12 avril.", "fr", "date", ("10", "12")),
        ("The letter came on Monday.", "Письмо пришло во вторник.", "ru", "date", ("Monday", "вторник")),
        ("The pipe is 12 miles long.", "Труба длиной 12 километров.", "ru", "unit", ("12 miles", "12 километров")),
        (
            "I spoke with Hanna Veil about the bridge.",
            "Я говорил о мосте с Ольгой Брандт.",
            "ru",
            "name",
            ("Hanna Veil", "Ольгой Брандт"),
        ),
        ("We did not open the bridge in June.", "Мы открыли мост в июне.", "ru", "negation", ("not", "")),
    ],
)
def test_another_figure_day_name_or_a_lone_not_is_altered_and_shown(fullest, here, language, kind, words):
    told = differing(fullest, "en", here, language)
    assert [d.kind for d in told] == [kind]
    made, steps = translated(fullest, "en", here, language, None)
    assert made == "altered"
    assert steps[0] == ("aligned", fullest, here)
    assert [step[0] for step in steps] == ["aligned", "changed"]
    for shown, expected in zip(steps[1][1:], words, strict=True):
        assert shown in expected.split() or shown == expected
    assert rendering_class(Wording(fullest, "en"), Wording(here, language)) == "altered"


@pytest.mark.parametrize(
    ("fullest", "here", "language"),
    [
        ("The letter came on 10 April.", "Письмо пришло 10 апреля.", "ru"),
        ("Ilva Renn found twelve cracks.", "Ильва Ренн нашла 12 трещин.", "ru"),
        ("The road is 10 kilometres long.", "La route est longue de 10 kilomètres.", "fr"),
        ("We were not asked.", "Нас не спросили.", "ru"),
        ("We failed to open the bridge.", "Мы не открыли мост.", "ru"),
    ],
)
def test_a_faithful_translation_stays_one(fullest, here, language):
    assert translated(fullest, "en", here, language, None) == ("translation", (("aligned", fullest, here),))


@pytest.mark.parametrize(
    ("fullest", "here", "kind"),
    [
        ("We will repair the road in spring.", "Мы не починим дорогу весной.", "altered"),
        ("We will repair the road in spring.", "Мы починим дорогу весной.", "translation"),
        ("We will never repair the road in spring.", "Мы не починим дорогу весной.", "translation"),
        ("The weather is bad and wet and cold today.", "Дорогу не починим.", "translation"),
    ],
)
def test_a_russian_not_counts_where_both_mean_nearly_the_same(fullest, here, kind):
    found, steps = translated(fullest, "en", here, "ru", WordEncoder(**MEANINGS, will="мы", the="we"))
    assert found == kind
    assert [step for step in steps if step[0] == "changed"] == ([("changed", "", "не")] if kind == "altered" else [])


def test_what_a_translation_leaves_out_denies_nothing():
    fullest = "We will repair the road in spring. Nobody complained, not in winter, not in spring."
    here = "Мы весной починим дорогу."
    kind, steps = translated(fullest, "en", here, "ru", ENCODER)
    assert kind == "translation"
    assert [step[0] for step in steps] == ["aligned", "cut"]


def test_clauses_that_stand_for_one_another_are_aligned_in_order():
    fullest = "We close the bridge, the ferry will sail spring, nobody complained winter."
    here = "Мы закроем мост, паром будет ходить весной, никто жаловался зимой."
    _, steps = translated(fullest, "en", here, "ru", ENCODER)
    assert steps == (
        ("aligned", "We close the bridge,", "Мы закроем мост,"),
        ("aligned", "the ferry will sail spring,", "паром будет ходить весной,"),
        ("aligned", "nobody complained winter.", "никто жаловался зимой."),
    )


def test_a_clause_without_an_answer_is_cut_or_added():
    fullest = "We close the bridge, the ferry will sail spring, nobody complained winter."
    here = "Мы закроем мост, никто жаловался зимой."
    _, steps = translated(fullest, "en", here, "ru", ENCODER)
    assert [(kind, words) for kind, words, _ in steps][1] == ("cut", "the ferry will sail spring,")
    _, back = translated(here, "ru", fullest, "en", ENCODER)
    assert [(kind, words) for kind, _, words in back][1] == ("added", "the ferry will sail spring,")


def test_a_difference_stands_behind_the_segment_that_holds_it():
    fullest = "We close the bridge, 12 ferry will sail spring, nobody complained winter."
    here = "Мы закроем мост, 40 паром будет ходить весной, никто жаловался зимой."
    kind, steps = translated(fullest, "en", here, "ru", ENCODER)
    assert kind == "altered"
    assert [step[0] for step in steps] == ["aligned", "aligned", "changed", "aligned"]
    assert steps[2] == ("changed", "12", "40")


TEXT = st.text(st.sampled_from("ab ,.!—«»“”мост12、。\n"), min_size=1, max_size=60)


@given(TEXT)
def test_clauses_cover_a_wording_without_a_gap(text):
    found = clauses(text)
    assert "".join(s.of(text) for s in found) == text


@given(TEXT, TEXT)
def test_the_steps_hold_all_words_of_both_in_order(fullest, here):
    parts = segments(fullest, here, ENCODER)
    assert "".join(p.fullest.of(fullest) for p in parts if p.fullest) == fullest
    assert "".join(p.here.of(here) for p in parts if p.here) == here
    steps = [
        step for step in rows(fullest, here, parts, differing(fullest, "en", here, "ru", parts)) if step[0] != "changed"
    ]
    assert "".join("".join(s[1] for s in steps).split()) == "".join(fullest.split())
    assert "".join("".join(s[2] for s in steps).split()) == "".join(here.split())
