"""The learned chance that two passages tell one utterance in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.statement import statements
from sayso.link.statement.evidence import Evidence
from sayso.link.statement.paraphrase import NAMES, chance, features
from telling import WordEncoder, speakers, told, wordings

MIDDLING = Evidence(0.5, 3, 2, 0.5, 0.5, 12.0, 3, 0.0, 0.6, 0.1, 3.0, False, False, 0.5, False)


@pytest.mark.parametrize(
    "more",
    [
        {"dice": 0.8},
        {"ordered": 0.9},
        {"cosine": 0.9},
        {"fragment": 15.0},
        {"best": 0.3},
        {"alike": 0.9},
        {"opening": True},
    ],
)
def test_more_in_common_is_likelier_one_utterance(more):
    assert chance(replace(MIDDLING, **more), False) > chance(MIDDLING, False)


def test_two_quotations_in_different_words_are_less_likely_one_utterance():
    assert chance(MIDDLING, True) < chance(MIDDLING, False)


def test_the_more_a_speaker_says_in_two_documents_the_less_likely_two_passages_are_one_utterance():
    assert (
        chance(replace(MIDDLING, rivals=6.0), False)
        < chance(MIDDLING, False)
        < chance(replace(MIDDLING, rivals=0.0), False)
    )


def test_each_feature_has_a_name_and_none_runs_away():
    huge = replace(MIDDLING, ordered=40.0, fragment=900.0, shared=900.0, best=7.0, rivals=70.0)
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


def test_a_headline_and_its_text_are_one_statement_with_what_another_outlet_tells():
    paper = (
        "{s1|Ilva Renn} {c1|vows} {q1|to close the old bridge to lorries}\n\n"
        "{s2|Ilva Renn} {c2|said} {q2|she would close the old bridge to all lorries by May}."
    )
    stories = [
        told(paper, "Harbour Post"),
        told("{s|Ilva Renn} {c|promised} {q|that the old bridge would close to lorries}.", "Delta Times"),
    ]
    found = [a for _, those in stories for a in those]
    made, _ = statements([d for d, _ in stories], found, speakers(found), (), WordEncoder())
    assert [len(s.renderings) for s in made] == [3]


def test_two_statements_of_one_document_that_share_their_matter_stay_two():
    paper = (
        "{s1|Ilva Renn} {c1|said} {q1|the old bridge would close to lorries}. "
        "{s2|Ilva Renn} {c2|said} {q2|the harbour would get a new crane from Solvane}."
    )
    stories = [
        told(paper, "Harbour Post"),
        told("{s|Ilva Renn} {c|promised} {q|that the old bridge would close to lorries}.", "Delta Times"),
    ]
    found = [a for _, those in stories for a in those]
    made, _ = statements([d for d, _ in stories], found, speakers(found), (), WordEncoder())
    assert sorted(len(s.renderings) for s in made) == [1, 2]


def test_two_quotations_that_one_document_has_in_different_words_are_two():
    paper = (
        "{q1|“We will close the old bridge to lorries in May,”} {s1|Ilva Renn} {c1|said}. "
        "{q2|“In May the lorries will find that old bridge closed,”} {s2|Ilva Renn} {c2|said}."
    )
    document, found = told(paper)
    made, _ = statements([document], found, speakers(found), (), WordEncoder())
    assert [len(s.renderings) for s in made] == [1, 1]
