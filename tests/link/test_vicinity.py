"""Which passages are compared: enough to find what is near, never all with all."""

from __future__ import annotations

import math

import numpy as np

from sayso.link.statement import statements
from sayso.link.statement.passage import passages
from sayso.link.statement.vicinity import CROWD, ECHO, NEAREST, Nearness, sharing_runs, worth_comparing
from telling import WordEncoder, speakers, told

QUOTE = "“The old bridge was safe on Friday and the harbour stays open,”"
MANY = 3 * CROWD


def crowd(source: str = "Ilva Renn"):
    stories = [told(f"{{q|{QUOTE}}} {{s|{source}}} {{c|said}}.", f"Outlet {k}") for k in range(MANY)]
    return [d for d, _ in stories], [a for _, those in stories for a in those]


def cut_of(documents, attributions):
    return passages({d.id: d for d in documents}, attributions)


def test_a_crowd_that_says_the_very_same_is_compared_through_its_first():
    cut = cut_of(*crowd())
    near = Nearness(range(MANY), cut, WordEncoder().encode([p.text for p in cut]))
    assert worth_comparing(range(MANY), cut, near, lambda _: None) == {(0, k) for k in range(1, MANY)}


def test_a_few_are_compared_with_each_other():
    cut = cut_of(*crowd())[:ECHO]
    near = Nearness(range(ECHO), cut, WordEncoder().encode([p.text for p in cut]))
    assert len(worth_comparing(range(ECHO), cut, near, lambda _: None)) == ECHO * (ECHO - 1) // 2


def test_the_same_words_of_two_days_have_two_firsts():
    cut = cut_of(*crowd())
    near = Nearness(range(MANY), cut, None)
    half = {p.attribution: k % 2 for k, p in enumerate(cut)}
    pairs = worth_comparing(range(MANY), cut, near, lambda p: half[p.attribution])
    assert {a for a, _ in pairs} == {0, 1}


def test_one_quotation_in_very_many_outlets_is_one_statement():
    documents, attributions = crowd()
    made, _ = statements(documents, attributions, speakers(attributions), (), WordEncoder())
    assert [len(s.renderings) for s in made] == [MANY]


def test_one_quotation_of_a_source_nobody_names_in_very_many_outlets_is_one_statement():
    documents, attributions = crowd("an official")
    made, _ = statements(documents, attributions, (), (), WordEncoder())
    assert [len(s.renderings) for s in made] == [MANY]


def test_what_one_speaker_says_is_no_matter_of_shared_runs():
    cut = cut_of(*crowd())
    assert not sharing_runs(cut, {p.attribution: "p_1" for p in cut})
    assert len(sharing_runs(cut, {})) < 2 * MANY


def test_a_passage_looks_at_no_more_than_its_nearest():
    cut = cut_of(*crowd())
    vectors = np.random.default_rng(7).normal(size=(MANY, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = Nearness(range(MANY), cut, vectors).near(-1.0)
    assert MANY * NEAREST / 2 <= len(pairs) <= MANY * NEAREST
    for at in range(MANY):
        nearest = max((k for k in range(MANY) if k != at), key=lambda k: float(vectors[at] @ vectors[k]))
        assert (min(at, nearest), max(at, nearest)) in pairs


def test_rivals_are_what_the_two_documents_tell_in_other_attributions():
    many = " ".join(
        f"{{s{k}|Ilva Renn}} {{c{k}|said}} {{q{k}|the {thing} is shut}}."
        for k, thing in enumerate(("bridge", "port", "bar"), 1)
    )
    (long, three), (short, one) = told(many), told("{s|Ilva Renn} {c|said} {q|the bridge is closed}.", "Delta Times")
    cut = cut_of([long, short], [*three, *one])
    near = Nearness(range(len(cut)), cut, None)
    alone = next(at for at, p in enumerate(cut) if p.document == short.id)
    other = next(at for at, p in enumerate(cut) if p.document == long.id)
    assert near.rivals(other, alone) == near.rivals(alone, other) == round(math.log(3), 4)
