"""JSON read piece by piece: the same values as the standard library reads, each string with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.placed import BrokenJson, Literal, mended, parts, rows, value

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def strings(held: Any) -> list[Literal]:
    if isinstance(held, Literal):
        return [held]
    inner = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    return [found for one in inner for found in strings(one)]


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_every_value_is_read_and_every_string_knows_its_place(held: Any, ascii: bool, indent: int | None) -> None:
    raw = "  " + json.dumps(held, ensure_ascii=ascii, indent=indent)
    found = value(raw, 2)
    assert found == held
    assert [json.loads(f'"{s.inside.of(raw)}"') for s in strings(found)] == [str(s) for s in strings(found)]


@given(st.lists(VALUES, max_size=5) | st.dictionaries(st.text(max_size=4), VALUES, max_size=5), st.integers(0, 3))
def test_parts_are_the_members_and_items(held: Any, depth: int) -> None:
    raw = json.dumps(held)
    found = [(p.name, json.loads(raw[p.start : p.stop])) for p in parts(raw, 0, depth)]
    assert found == (list(held.items()) if isinstance(held, dict) else [("", one) for one in held])


@given(st.lists(VALUES, min_size=1, max_size=4), VALUES)
def test_rows_of_a_list_of_lines_and_of_a_named_list(held: list[Any], other: Any) -> None:
    assert list(rows(json.dumps(held))) == [("", one) for one in held]
    assert list(rows(json.dumps({"a": other, "feed": held}), {"feed"})) == [
        (".", {"a": other}),
        *(("feed", one) for one in held),
    ]
    lines = "\n".join(json.dumps({"v": one}) for one in held)
    assert list(rows(f"\ufeff{lines}\n")) == [("", {"v": one}) for one in held]


@given(st.text(max_size=60) | st.text(alphabet='[]{},:" \\n1e-', max_size=12))
def test_what_the_standard_library_reads_is_read_and_the_rest_breaks(raw: str) -> None:
    try:
        found = [one for _, one in rows(raw)]
    except BrokenJson:
        found = None
    try:
        whole = json.loads(raw)
    except ValueError:
        return
    assert found == (whole if isinstance(whole, list) else [whole])


@pytest.mark.parametrize(
    "raw",
    ["[1, ", '{"a": 1', '{"a" 1}', "[1 2]", '[{"a": "x]', "[" * 100_000, '{"a":' * 100_000, "[1" + "9" * 5000 + "]"],
    ids=lambda raw: raw[:8],
)
def test_broken_json_is_told(raw: str) -> None:
    with pytest.raises(BrokenJson):
        list(rows(raw))


@pytest.mark.parametrize(
    ("raw", "held"),
    [
        (r'"a\x1Fb"', "a    b"),
        (r'"a\qb"', "a  b"),
        (r'"a\u12"', "a  12"),
        (r'"a\\x1F\n"', "a\\x1F\n"),
        (r'"plain"', "plain"),
    ],
)
def test_escapes_that_json_does_not_know_keep_their_place(raw: str, held: str) -> None:
    assert len(mended(raw)) == len(raw)
    assert value(mended(raw), 0) == held
