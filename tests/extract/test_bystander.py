"""Who else could be meant by a pronoun, a last name or an office."""

from __future__ import annotations

from extract.documents import document
from sayso.extract.bystander import bystanders
from sayso.extract.mention import name_sources


def others(marked: str) -> list[tuple[str, str]]:
    held, made = document(marked)
    named = name_sources(held, made)
    return [(b.name, b.why) for b in bystanders(held, named[-1], named)]


def test_those_of_the_other_gender_are_not_meant_by_he() -> None:
    told = others("Robert Vane met Mary Orne and Peter Tamm. Robert Vane spoke. {s|He} {c|said} {q|it held}.")
    assert ("Mary Orne", "a woman by name or title") in told
    assert ("Peter Tamm", "") in told
    assert all(name != "Robert Vane" for name, _ in told)


def test_a_full_name_leaves_nobody_else_open() -> None:
    assert others("Mary Orne was there. {s|Peter Tamm} {c|said} {q|it held}.") == []


def test_a_last_name_is_open_to_those_who_bear_it() -> None:
    told = others("Mary Orne and Peter Orne met Ada Vane. Peter Orne spoke. {s|Mr. Orne} {c|said} {q|it held}.")
    assert [name for name, _ in told] == ["Mary Orne"]
