"""Text to marked line and back: nothing is lost, whatever the text and however the spans nest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import read, write
from sayso.types import Span, Tagged

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60) | st.text(
    "ab {}|\\¶\nsq1", max_size=40
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, tuple[Tagged, ...]]:
    """A text with spans that nest or stay apart, dealt to the roles of a few attributions."""
    text = draw(TEXTS)
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 7))):
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        apart = all(not span.meets(o) or o.holds(span) or span.holds(o) for o in spans)
        if span.start < span.stop and apart and span not in spans:
            spans.append(span)
    count = draw(st.integers(1, 3))
    roles: list[list[list[Span]]] = [[[], [], []] for _ in range(count)]
    for span in spans:
        roles[draw(st.integers(0, count - 1))][draw(st.integers(0, 2))].append(span)
    return text, tuple(Tagged(*(tuple(sorted(r)) for r in one), 1.0) for one in roles if any(one))


@given(marked_texts())
def test_a_text_comes_back_with_its_attributions(case: tuple[str, tuple[Tagged, ...]]) -> None:
    text, attributions = case
    words, found = read(write(text, attributions))
    assert words == text
    assert set(found) == set(attributions)


@given(marked_texts())
def test_a_marked_line_is_one_line(case: tuple[str, tuple[Tagged, ...]]) -> None:
    assert "\n" not in write(*case)


def test_nested_marks_and_line_breaks() -> None:
    text, found = read("{s1|Smith} {c1|said} {q1|that {s2|Jones} {c2|knew}}:¶{q2|“It is.”}")
    assert text == "Smith said that Jones knew:\n“It is.”"
    assert [a.content[0].of(text) for a in found] == ["that Jones knew", "“It is.”"]


@pytest.mark.parametrize("line", ["{s|open", "closed}", "{s|a} }"])
def test_braces_that_do_not_pair_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        read(line)


def test_crossing_spans_are_refused() -> None:
    with pytest.raises(ValueError, match="crosses"):
        write("abcdef", [Tagged((Span(0, 3),), (), (Span(2, 5),), 1.0)])
