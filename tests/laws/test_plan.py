"""Laws of plans and stored values: the second run has nothing to do, and what is stored comes back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bridge
from sayso.plan import Plan, digest, identity, plan
from sayso.store.database import Database
from sayso.store.shape import dumps, loads
from sayso.types import (
    Attribution,
    Block,
    Capture,
    Cite,
    Hints,
    Party,
    Problem,
    Relation,
    Rendering,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    When,
)

# Any text there is: a NUL and odd planes too; only half a character is none.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
perhaps = st.none() | words
ids = st.sampled_from([f"x_{n}" for n in range(6)])
spans = st.lists(st.builds(Span, st.integers(0, 30), st.integers(0, 30)), max_size=3).map(tuple)
when = st.none() | st.builds(When, words, words, st.none() | st.just(Span(0, 4)), words)
rendering = st.builds(
    Rendering, ids, spans, words, perhaps, st.lists(st.tuples(words, words, words), max_size=2).map(tuple)
)
several = st.lists(rendering, max_size=2).map(tuple)
party = st.none() | st.builds(Party, st.just(Span(0, 0)), words)
cite = st.builds(Cite, words, perhaps, perhaps, perhaps, st.booleans(), st.none() | st.just(Span(1, 2)))
names = st.lists(words, max_size=3).map(tuple)


def ided(kind: str, strategy):
    return st.tuples(ids, strategy).map(lambda pair: replace(pair[1], id=f"{kind}_{pair[0]}"))


roles = st.builds(Role, words, ids, st.just(Span(2, 3))).map(lambda role: (role,))
values = st.one_of(
    ided("s", st.builds(Speaker, ids, words, names, perhaps, names, roles, names)),
    ided("t", st.builds(Statement, ids, perhaps, several, when, names)),
    ided("r", st.builds(Relation, ids, ids, ids, words, several, words, st.floats(0, 1), words)),
    ided("y", st.builds(Story, ids, words, names, names, names)),
    st.builds(Problem, words, words, perhaps, st.none() | st.just(Span(0, 1))),
)  # fmt: skip
runs = st.lists(st.lists(values, max_size=5, unique_by=identity), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(runs)
def test_what_is_planned_is_what_is_new_and_then_nothing(history):
    known: dict[str, str] = {}
    for new in history:
        todo = plan(new, known)
        for id in todo.retire:
            del known[id]
        known |= {identity(value): digest(value) for value in todo.put}
        assert known == {identity(value): digest(value) for value in new}
        assert plan(reversed(new), known) == Plan()


@settings(max_examples=20, deadline=None)
@given(st.lists(values, max_size=4, unique_by=identity), st.sets(ids))
def test_a_part_of_the_store_is_all_a_part_may_retire(new, within):
    known = {f"x_{n}": "v" for n in range(6)}
    assert set(plan(new, known, within).retire) == within


def test_two_values_under_one_id_are_a_wrong_call():
    story = Story("y_1", "The bridge", (), ())
    assert plan([story, story], {}).put == (story,)
    with pytest.raises(ValueError, match="y_1"):
        plan([story, replace(story, title="The harbour")], {})


@settings(max_examples=12, deadline=None)
@given(runs)
def test_a_database_holds_what_the_last_run_said(history):
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder) / "sayso.db") as store:
        for new in history:
            store.apply(plan(new, store.known()))
            held = [v for kind in (Speaker, Statement, Relation, Story, Problem) for v in store.every(kind)]
            assert {identity(v): v for v in held} == {identity(v): v for v in new}
            assert not plan(new, store.known())


@settings(max_examples=12, deadline=None)
@given(
    words, perhaps, when, party, party, st.lists(cite, max_size=2).map(tuple), st.binary(max_size=40),
    st.builds(Hints, perhaps, perhaps, perhaps, perhaps, perhaps, perhaps),
)  # fmt: skip
def test_captures_documents_and_attributions_come_back(text, name, said, addressee, channel, cites, body, hints):
    document = replace(
        bridge.document("a.txt", text),
        title=name,
        capture=sha256(body).hexdigest(),
        blocks=(Block(Span(0, len(text)), "body", text),),
    )
    span = (Span(0, len(text)),)
    found = Attribution(
        "a_1", document.id, (), (), span, "mixed", name, "person", name, addressee, channel, said, cites
    )
    capture = Capture("a.txt", name, "text/plain", body)
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder) / "sayso.db") as store:
        store.apply(Plan(put=(found, document)), [(capture, hints)])
        assert store.documents() == (document,)
        assert store.attributions() == (found,)
        assert list(store.captures()) == [(capture, hints)]


@settings(max_examples=50, deadline=None)
@given(several, when, party, st.lists(cite, max_size=2).map(tuple))
def test_structured_parts_are_canonical_json(renderings, said, addressee, cites):
    for value, kind in (
        (renderings, tuple[Rendering, ...]),
        (said, When | None),
        (addressee, Party | None),
        (cites, tuple[Cite, ...]),
    ):
        assert loads(dumps(value), kind) == value
        assert dumps(loads(dumps(value), kind)) == dumps(value)
