"""What an office or a body says in two languages, where no name tells that the two sources are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.statement import statements
from sayso.models import encoder
from sayso.types import Speaker
from telling import WordEncoder, told

RUSSIAN = WordEncoder(
    мэр="mayor", министерство="ministry", гавани="harbours", порт="port", останется="stay", закрытым="closed",
    до="until", пятницы="friday", четверга="thursday", не="not", она="she",
)  # fmt: skip
ENGLISH = "{s|the mayor} {c|said} {q|the port will stay closed until Friday}."


def made(*stories, who=(), encoder=RUSSIAN):
    documents = [d for d, _ in stories]
    found, _ = statements(documents, [a for _, held in stories for a in held], who, (), encoder)
    return found


def russian(sentence):
    return told(sentence, "Вестник", language="ru")


def test_a_mayor_whom_nobody_names_is_one_in_two_languages():
    both = made(told(ENGLISH), russian("{s|мэр} {c|сказала}, {q|порт останется закрытым до пятницы}."))
    assert [len(s.renderings) for s in both] == [2]


@pytest.mark.parametrize(
    "other",
    [
        "{s|врач} {c|сказал}, {q|порт останется закрытым до пятницы}.",
        "{s|мэр} {c|сказала}, {q|порт останется открытым}.",
        "{s|мэр} {c|сказала}, {q|порт останется закрытым до четверга}.",
        "{s|мэр} {c|сказала}, {q|порт не останется закрытым до пятницы}.",
    ],
    ids=["another source", "another matter", "another day", "the opposite"],
)
def test_another_source_and_another_content_are_two(other):
    assert len(made(told(ENGLISH), russian(other))) == 2


def test_two_pronouns_call_nobody():
    she = told("{s|she} {c|said} {q|the port will stay closed until Friday}.")
    assert len(made(she, russian("{s|она} {c|сказала}, {q|порт останется закрытым до пятницы}."))) == 2


def bodies(*stories):
    """The stories with each source taken for a body of that name, and the bodies."""
    named = [(d, tuple(replace(a, name=a.source[0].of(d.text), kind="body") for a in found)) for d, found in stories]
    every = [a for _, found in named for a in found]
    names = {a.name or "": tuple(b.id for b in every if b.name == a.name) for a in every}
    return named, tuple(Speaker(f"p_{n}", "body", (name,), None, ids) for n, (name, ids) in enumerate(names.items()))


def test_a_body_has_another_name_in_each_language():
    english = told("{s|ministry harbours} {c|said} {q|the port will stay closed until Friday}.")
    foreign = "{s|министерство гавани} {c|сообщило}, {q|порт останется закрытым до пятницы}."
    stories, who = bodies(english, russian(foreign))
    assert [len(s.renderings) for s in made(*stories, who=who)] == [2]
    # In one language the same names, however near, are two bodies.
    stories, who = bodies(english, told(foreign, "Delta Times"))
    assert [len(s.renderings) for s in made(*stories, who=who)] == [1, 1]


@pytest.mark.weights
def test_one_sentence_told_in_seven_languages_is_one_statement():
    tellings = {
        "en": "{s1|the mayor} {c1|said} {q1|the city had no money left to repair the old sluice}. "
        "{s2|police} {c2|said} {q2|nobody had been hurt in the flood}.",
        "de": "{s|die Bürgermeisterin} {c|sagte}, {q|die Stadt habe kein Geld mehr, um die alte Schleuse zu "
        "reparieren}.",
        "fr": "{s|la maire} {c|a affirmé} {q|que la ville n'avait plus d'argent pour réparer la vieille écluse}.",
        "es": "{s1|la alcaldesa} {c1|afirmó} {q1|que la ciudad ya no tiene dinero para reparar la vieja esclusa}. "
        "{s2|la policía} {c2|señaló} {q2|que nadie resultó herido en la inundación}.",
        "ru": "{s|мэр} {c|сказала}, {q|что у города больше нет денег на ремонт старого шлюза}.",
        "uk": "{s|міська голова} {c|сказала}, {q|що в міста більше немає грошей на ремонт старого шлюзу}.",
        "zh": "{s|市长}{c|说}，{q|该市已经没有钱修理旧船闸了}。",
    }
    stories = [told(marked, f"Outlet {language}", language) for language, marked in tellings.items()]
    assert sorted(len(s.renderings) for s in made(*stories, encoder=encoder.load())) == [2, 7]
