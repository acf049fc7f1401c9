"""Ukrainian in Russian words: what the packaged encoder is given to read, and what it makes of it."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.models import encoder
from sayso.models.ukrainian import in_russian, is_ukrainian

LINES = [
    line
    for line in (files("sayso.models") / "tables" / "ukrainian.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TOLD = {
    "The harbour will stay closed until Thursday.": "Гавань залишатиметься закритою до четверга.",
    "The ministry says that nobody was hurt.": "У міністерстві кажуть, що ніхто не постраждав.",
    "We do not yet know how many houses are under water.": "Ми ще не знаємо, скільки будинків під водою.",
    "The mayor promised to pay for the repairs.": "Міська голова пообіцяла заплатити за ремонт.",
    "Last year the company hired two hundred workers.": "Минулого року компанія найняла двісті працівників.",
    "The police are looking for the driver of a red car.": "Поліція шукає водія червоного автомобіля.",
}


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Вона каже, що Торвін відмовився.", "Она говорит, что Торвин отказался."),
        ("П’ятнадцять учнів, ТОРВІН і пані Кавель", "Пъятнадцать ученик, ТОРВИН и пани Кавель"),
        ("метро і мета", "метро и цель"),
    ],
)
def test_words_are_replaced_and_names_are_only_respelled(ukrainian, russian):
    assert in_russian(ukrainian) == russian


def test_only_ukrainian_is_taken_for_ukrainian():
    assert is_ukrainian("Його немає") and is_ukrainian("Але це буде завтра") and is_ukrainian("Київ")
    for other in (
        "Его нет",
        "Мост открыт, пишет «Київ»",
        "Ён не прыйшоў і не прыйдзе",
        "The bridge",
        "",
        "Мостът е затворен",
    ):
        assert not is_ukrainian(other)


def test_each_word_of_the_list_stands_once_and_in_small_letters():
    own = [word for line in LINES for word in line.partition(": ")[2].split()]
    assert len(own) == len(set(own)) > 1500 and sorted(LINES) == LINES
    assert all(re.fullmatch(r"[а-щьюяєіїґ'’-]+\*?", word) for word in own)
    assert all(re.fullmatch(r"[а-яё -]+", line.partition(": ")[0]) for line in LINES)


@given(st.text(alphabet="абвгіїєґ’'. ,—0АБІ", max_size=60))
def test_what_is_no_word_stays_and_no_letter_of_its_own_is_left(text):
    read = in_russian(text)
    assert not re.search("[іїєґІЇЄҐ]", read)
    assert re.findall(r"[.,—0]", read) == re.findall(r"[.,—0]", text)


@pytest.mark.weights
def test_a_ukrainian_sentence_is_nearest_to_its_own_translation():
    model = encoder.load()
    near = model.encode(list(TOLD)) @ model.encode(list(TOLD.values())).T
    assert near.argmax(1).tolist() == near.argmax(0).tolist() == list(range(len(TOLD)))
    assert near.diagonal().min() > 0.45
