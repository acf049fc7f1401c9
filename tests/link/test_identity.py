"""Speakers with a knowledge base: it proposes, the text and people decide. All names invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.knowledge import Knowledge, Person, Tenure
from sayso.link.speaker import speakers
from sayso.link.speaker.identity import office
from sayso.types import Attribution, Document, Role, Span, Speaker, key

BELL = Person("vn-bell", "Adelaide Bell", "Bell", ("Addy Bell", "Adelaide R. Bell Jr."), "f", None, "Q42")
REED = Person("vn-reed", "Paul Reed", "Reed", (), "m", None, "Q43")
JOAN = Person("vn-joan", "Joan Reed", "Reed", (), "f", None, "Q44")
BASE = Knowledge(
    (BELL, REED, JOAN),
    (
        Tenure("vn-bell", "senator", "VN", "", "2029-01-01", "2033-12-31", ""),
        Tenure("vn-reed", "president", "VN", "", "2030-01-01", "2033-12-31", ""),
        Tenure("vn-joan", "representative", "VN", "", "2030-01-01", "2033-12-31", ""),
    ),
)


def linked(
    *names: str, day: str | None = "2031-03-04", roles: tuple[tuple[str, int, str], ...] = ()
) -> set[frozenset[str]]:
    return {frozenset(p.names) for p in people(*names, day=day, roles=roles)}


def people(
    *names: str, day: str | None = "2031-03-04", roles: tuple[tuple[str, int, str], ...] = ()
) -> tuple[Speaker, ...]:
    documents, said = [], []
    for n, name in enumerate(names):
        empty = Document(f"d_{n}", str(n), None, None, "en", day, None, None, None, None, "", (), "", "")
        documents.append(replace(empty, text=name))
        said.append(Attribution(key("a", name, n), f"d_{n}", (), (), (Span(n, n + 1),), "direct", name, "person"))
    told = [(name, Role(words, f"d_{n}", Span(0, 1))) for name, n, words in roles]
    return speakers(documents, said, (), told, BASE)[0]


def test_two_spellings_of_one_known_person_are_one() -> None:
    assert linked("Adelaide Bell", "Adelaide R. Bell Jr.") == {frozenset({"Adelaide Bell", "Adelaide R. Bell Jr."})}
    assert len(linked("Adelaide Vance", "Adelaide R. Vance Jr.")) == 2, "whom nobody knows stay two"


def test_a_title_finds_the_known_man_and_the_known_woman() -> None:
    found = linked("Paul Reed", "Joan Reed", "Mr. Reed", "Ms. Reed")
    assert found == {frozenset({"Paul Reed", "Mr. Reed"}), frozenset({"Joan Reed", "Ms. Reed"})}


def test_a_last_name_alone_is_who_holds_the_highest_office_that_day() -> None:
    both = ("Paul Reed", "Joan Reed", "Reed")
    assert linked(*both) == {frozenset({"Paul Reed", "Reed"}), frozenset({"Joan Reed"})}
    assert len(linked(*both, day="2036-01-01")) == 3, "nobody holds it then"
    assert len(linked(*both, day=None)) == 3, "a document without a day says nothing"


def test_the_wikidata_id_stands_where_the_day_or_the_role_speaks_for_it() -> None:
    assert [p.wikidata for p in people("Paul Reed")] == ["Q43"]
    assert [p.wikidata for p in people("Paul Reed", day="2036-01-01")] == [None]
    assert [p.wikidata for p in people("Paul Reed", day=None)] == [None]
    role = (("Paul Reed", 0, "President"),)
    assert [p.wikidata for p in people("Paul Reed", day=None, roles=role)] == ["Q43"]
    former = (("Paul Reed", 0, "former President"),)
    assert [p.wikidata for p in people("Paul Reed", day="2036-01-01", roles=former)] == ["Q43"]


@pytest.mark.parametrize("words", ["senator", "Prime Minister of Orne", "harbour master"])
def test_a_document_that_gives_another_office_overrules(words: str) -> None:
    assert [p.wikidata for p in people("Paul Reed", roles=(("Paul Reed", 0, words),))] == [None]


def test_without_a_knowledge_base_nothing_is_proposed() -> None:
    said = Attribution("a_1", "d_1", (), (), (Span(0, 1),), "direct", "Paul Reed", "person")
    assert speakers((), (said,))[0][0].wikidata is None


def test_offices_in_the_languages_that_are_read() -> None:
    wanted = {"Президент": "president", "Bundeskanzlerin": "chancellor", "Première ministre": "prime minister"}
    assert {words: office(words) for words in wanted} == wanted
