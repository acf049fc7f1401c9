"""Citations: exact words, what is around them, and links that open at them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import footbridge
from sayso.report.cite import cite
from sayso.types import Span

COURIER = footbridge.DOCUMENTS[0]


def test_a_citation_holds_the_words_and_their_surroundings() -> None:
    found = cite(COURIER, footbridge.span(COURIER.text, "two cables"))
    assert found.exact == "two cables"
    assert found.prefix == "osed the bridge on Friday because"[-31:] + " "
    assert found.suffix.startswith(" had failed")
    assert found.link == "https://courier.example/bridge#:~:text=two%20cables"
    assert found.text == f"texts/{COURIER.id}.txt"


def test_words_that_stand_twice_get_their_neighbours() -> None:
    document = replace(COURIER, text="one safe-ish, two safe-ish, three")
    link = cite(document, Span(18, 26)).link
    assert link == "https://courier.example/bridge#:~:text=one%20safe%2Dish%2C%20two-,safe%2Dish,-%2C%20three"


def test_long_words_and_several_lines_become_a_range() -> None:
    document = replace(COURIER, text="\n".join(["a b c d e f g", "h i", "j k l m n o p"]))
    assert str(cite(document, Span(0, len(document.text))).link).endswith(
        "#:~:text=a%20b%20c%20d%20e,l%20m%20n%20o%20p"
    )


@pytest.mark.parametrize("url", [None, "notes.txt", "javascript:alert(1)", "https://user@evil.example/", "http://[bad"])
def test_only_a_web_address_gets_a_link(url: str | None) -> None:
    assert cite(replace(COURIER, url=url), Span(0, 3)).link is None


@given(st.text(min_size=1, max_size=60), st.data())
def test_the_directive_is_clean_and_leads_back(text: str, data: st.DataObject) -> None:
    stop = data.draw(st.integers(1, len(text)))
    found = cite(replace(COURIER, text=text), Span(0, stop))
    if not text[:stop].split():
        assert found.link is None
        return
    directive = str(found.link).partition(":~:text=")[2]
    assert not set(directive) & set(' "<>&#`')
    start = directive.split(",")[0]
    assert "-" not in start.removesuffix("-")
    if start == directive and "\ufffd" not in unquote(start):
        assert unquote(start) == " ".join(text[:stop].split())
