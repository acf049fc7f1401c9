"""Whatever is edited, what was left alone stands where the map says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.text.clean import Edit, apply, clean
from sayso.types import Span

RAW = st.text(max_size=60)


@st.composite
def edited(draw: st.DrawFn, raw: str | None = None) -> tuple[str, list[Edit]]:
    """A text and edits that do not overlap, in any order."""
    raw = draw(RAW) if raw is None else raw
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=12)))
    ranges = list(zip(cuts[::2], cuts[1::2], strict=False))
    apart = [r for i, r in enumerate(ranges) if i == 0 or r[0] > ranges[i - 1][1]]
    edits = [Edit(start, stop, draw(st.text(max_size=4))) for start, stop in apart]
    return raw, draw(st.permutations(edits))


def untouched(raw: str, edits: list[Edit]) -> set[int]:
    return set(range(len(raw))) - {i for e in edits for i in range(e.start, e.stop)}


@given(edited())
def test_untouched_characters_lead_back_to_themselves(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    cleaned = apply(raw, edits)
    kept = untouched(raw, edits)
    back = [cleaned.back_span(Span(i, i + 1)) for i in range(len(cleaned.text))]
    alone = [(i, s.start) for i, s in enumerate(back) if s.stop == s.start + 1 and s.start in kept]
    assert all(cleaned.text[i] == raw[at] for i, at in alone)
    assert {at for _, at in alone} == kept


@given(edited(), st.data())
def test_a_span_survives_edits(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    raw, edits = case
    cleaned = apply(raw, edits)
    start = data.draw(st.integers(0, len(cleaned.text)))
    stop = data.draw(st.integers(start, len(cleaned.text)))
    stood = cleaned.back_span(Span(start, stop))
    assert 0 <= stood.start <= stood.stop <= len(raw)
    inside = [e for e in edits if stood.start <= e.start and e.stop <= stood.stop]
    again = apply(
        raw[stood.start : stood.stop], [Edit(e.start - stood.start, e.stop - stood.start, e.new) for e in inside]
    )
    assert start == stop or cleaned.text[start:stop] in again.text


@given(edited())
def test_the_way_back_never_turns(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    cleaned = apply(raw, edits)
    ways = [cleaned.back(i) for i in range(len(cleaned.text) + 1)]
    assert ways == sorted(ways) and ways[-1] == len(raw)


@given(edited(), st.data())
def test_two_cleanings_compose(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    raw, edits = case
    once = apply(raw, edits)
    _, more = data.draw(edited(once.text))
    twice, alone = once.then(more), apply(once.text, more)
    assert twice.text == alone.text
    assert [twice.back(i) for i in range(len(twice.text) + 1)] == [
        once.back(alone.back(i)) for i in range(len(alone.text) + 1)
    ]


@given(edited())
def test_no_edits_change_nothing(case: tuple[str, list[Edit]]) -> None:
    raw, _ = case
    same = clean(raw, lambda text: [], lambda text: [])
    assert same.text == raw and [same.back(i) for i in range(len(raw))] == list(range(len(raw)))


@pytest.mark.parametrize("edits", [[Edit(0, 3), Edit(2, 4)], [Edit(3, 9)], [Edit(3, 2)], [Edit(-1, 2)]])
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(SaysoError):
        apply("abcde", edits)
