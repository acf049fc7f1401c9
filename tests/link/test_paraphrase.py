"""The learned chance that two passages tell one utterance in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.statement import statements
from sayso.link.statement.candidate import Evidence
from sayso.link.statement.paraphrase import NAMES, chance, features
from telling import WordEncoder, speakers, told, wordings

MIDDLING = Evidence(0.5, 3, 2, 0.5, 0.5, 12.0, 3, 0.0, 0.6, 0.1, False, False)


@pytest.mark.parametrize("more", [{"dice": 0.8}, {"ordered": 0.9}, {"cosine": 0.9}, {"fragment": 15.0}, {"best": 0.3}])
def test_more_in_common_is_likelier_one_utterance(more):
    assert chance(replace(MIDDLING, **more), False) > chance(MIDDLING, False)


def test_two_quotations_in_different_words_are_less_likely_one_utterance():
    assert chance(MIDDLING, True) < chance(MIDDLING, False)


def test_each_feature_has_a_name_and_none_runs_away():
    huge = replace(MIDDLING, ordered=40.0, fragment=900.0, shared=900.0, best=7.0)
    assert len(features(huge, True)) == len(NAMES)
    assert max(features(huge, True)) <= 1.0


def grouped(left: str, right: str) -> set[frozenset[str]]:
    stories = [
        told(f"{{s|Ilva Renn}} {{c|called}} for {{q|{left}}}.", "Harbour Post"),
        told(f"{{s|Ilva Renn}} {{c|called}} for {{q|{right}}}.", "Delta Times"),
    ]
    found = [a for _, those in stories for a in those]
    documents = [d for d, _ in stories]
    made, _ = statements(documents, found, speakers(found), (), WordEncoder())
    return wordings(made, documents, found)


def test_two_telling_words_are_enough_for_a_short_demand():
    assert grouped("a ban on trawlers", "a temporary ban on all trawlers") == {
        frozenset({"a ban on trawlers", "a temporary ban on all trawlers"})
    }


@pytest.mark.parametrize(
    "other",
    ["a ban on dredging", "no ban on trawlers", "a ban on 12 trawlers rather than 40", "a festival of trawlers"],
)
def test_one_telling_word_or_the_opposite_is_not_enough(other):
    assert len(grouped("a ban on 40 trawlers" if "12" in other else "a ban on trawlers", other)) == 2
