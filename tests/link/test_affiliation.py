"""Which bodies a person may speak for."""

from __future__ import annotations

import pytest

from sayso.link.statement.affiliation import affiliated
from sayso.types import Role, Span, Speaker


def somebody(name: str, *roles: str) -> Speaker:
    return Speaker("p_one", "person", (name,), None, (), tuple(Role(r, "d_1", Span(0, 1)) for r in roles))


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("spokesman for the Selm Port Authority", "the Selm Port Authority"),
        ("Selm Port Authority spokesman", "Selm Port Authority"),
        ("director of the HQB", "HQB"),
    ],
)
def test_a_role_that_names_the_body(role: str, body: str) -> None:
    assert affiliated([somebody("Ada Orne", role), Speaker("p_two", "body", (body,), None, ())]) == {
        "p_one": frozenset({"p_two"})
    }


@pytest.mark.parametrize("body", ["Selm Port Police", "Ada Bank", "Port Authority of Selm"])
def test_a_word_in_common_is_not_enough(body: str) -> None:
    held = somebody("Ada Orne", "spokesman for the Selm Port Authority of Brint")
    assert not affiliated([held, Speaker("p_two", "body", (body,), None, ())])


def test_a_last_name_alone_is_no_body() -> None:
    assert not affiliated([somebody("Ada Orne"), Speaker("p_two", "body", ("Orne",), None, ())])


def test_one_word_may_be_a_land_and_speaks_for_no_ministry_of_it() -> None:
    assert not affiliated([somebody("Kelmora"), Speaker("p_two", "body", ("Kelmora water ministry",), None, ())])
