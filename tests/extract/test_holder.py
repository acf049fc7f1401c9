"""An office and a country as the whole source: who held it, where the text names nobody. All people invented."""

from __future__ import annotations

import pytest

from sayso.extract.mention import chain, name_sources
from sayso.knowledge import Called, Knowledge, Person, Tenure
from sayso.types import Attribution, Document, Span

BASE = Knowledge(
    (Person("vn-bell", "Ada Bell", "Bell", (), "f"),),
    (Tenure("vn-bell", "president", "VN", "", "2030-05-01", "2033-04-30", ""),),
    (
        Called("VN", "name", "en", "Varn"),
        Called("VN", "demonym", "en", "Varnish"),
        Called("VN", "demonym", "fr", "varnois"),
        Called("VN", "name", "ru", "Варния"),
        Called("VN", "name", "de", "Varnland"),
        Called("VN", "name", "es", "Varnia"),
        Called("VN", "name", "en", "V.N."),
    ),
)


def named(
    words: str, text: str, language: str = "en", day: str | None = "2031-03-04", base: Knowledge = BASE
) -> tuple[str | None, tuple[str, ...]]:
    document = Document("d", "d", None, None, language, day, None, None, None, None, text, (), "", "")
    start = text.index(words)
    said = Attribution("a", "d", (Span(start, start + len(words)),), (), (Span(0, 1),), "indirect")
    (found,) = name_sources(document, (said,), base)
    return found.name, tuple(reason for _, reason in chain(document, said, (said,), base))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The Varnish president", "en"),
        ("Varn's president", "en"),
        ("The president of Varn", "en"),
        ("The V.N. president", "en"),
        ("Le président varnois", "fr"),
        ("Президент Варнии", "ru"),
        ("Варнийский президент", "ru"),
        ("Der varnische Präsident", "de"),
        ("Varnlands Präsidentin", "de"),
        ("Die Präsidentin Varnlands", "de"),
        ("La presidenta varniana", "es"),
        ("El presidente de Varnia", "es"),
    ],
)
def test_the_holder_of_the_day_and_where_it_comes_from(words: str, language: str) -> None:
    name, reasons = named(words, f"{words} said on Monday that the bridge was safe.", language)
    assert name == "Ada Bell"
    assert "knowledge@1" in reasons[-1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Varnish president said that the bridge was safe.", "2035-01-01"),
        ("The Varnish president said that the bridge was safe.", None),
        ("The Varnish president said so. President Orne was in Selm.", "2031-03-04"),
        ("The Varnish president said so. Ida Orne, the acting president, was in Selm.", "2031-03-04"),
    ],
)
def test_nobody_where_the_day_or_the_text_leaves_it_open(text: str, day: str | None) -> None:
    assert named("The Varnish president", text, day=day)[0] != "Ada Bell"


def test_the_holder_named_in_full_is_meant_though_the_office_stands_before_another_name() -> None:
    text = "President Orne met Ada Bell in Selm. The Varnish president said so."
    assert named("The Varnish president", text)[0] == "Ada Bell"


def test_a_country_behind_an_office_is_no_name() -> None:
    text = "Die Präsidentin Varnlands sagte Nein."
    assert named("Die Präsidentin Varnlands", text, "de", day="2035-01-01")[0] is None
    text += " Die Präsidentin Varnlands Ida Orne sprach."
    assert named("Die Präsidentin Varnlands", text, "de")[0] != "Ada Bell"


@pytest.mark.parametrize(("text", "name"), [("Ilse Kern kam nach Selm.", "Ilse Kern"), ("Der Hafen ist zu.", None)])
def test_a_bundeskanzler_without_a_country_is_the_one_named_in_the_text(text: str, name: str | None) -> None:
    base = Knowledge(
        (Person("de-kern", "Ilse Kern", "Kern"), Person("at-moll", "Jost Moll", "Moll")),
        (
            Tenure("de-kern", "chancellor", "DE", "", "2030", "2033", ""),
            Tenure("at-moll", "chancellor", "AT", "", "2030", "2033", ""),
        ),
    )
    assert named("Die Bundeskanzlerin", f"{text} Die Bundeskanzlerin sagte Nein.", "de", base=base)[0] == name


def test_another_office_and_a_longer_source_are_not_answered() -> None:
    assert named("The Varnish minister", "The Varnish minister said so.")[0] is None
    assert named("The Varnish president's brother", "The Varnish president's brother said so.")[0] is None
