"""Sources that nobody names: which of them may be the same, and what they are then joined on."""

from __future__ import annotations

import pytest

from sayso.link.statement import statements
from sayso.link.statement.source import kind, kinds
from telling import WordEncoder, speakers, told, wordings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a group of rabbis", "Rabbis"),
        ("a group of liberal rabbis", "rabbis"),
        ("A federal judge in Port Anselm", "the judge"),
        ("a harbour official who asked not to be named", "A harbour official"),
        ("two senior officials", "senior officials"),
        ("The survey, conducted by the Selm Institute,", "A new poll by the Selm Institute"),
        ("the crowd", "Spectators"),
        ("a report tracking floods in Selm", "A new report"),
        ("two visiting officials", "visiting officials"),
    ],
)
def test_one_noun_whose_other_words_agree_is_one_kind(one, other):
    assert kind(one).agrees(kind(other)) and kind(other).agrees(kind(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("liberal rabbis", "Orthodox rabbis"),
        ("a spokesman for the ministry", "a spokesman for the railway"),
        ("a new Transom poll", "a new Halyard poll"),
        ("rabbis", "priests"),
        ("a mass shooting survivor", "a mass shooting suspect"),
        ("a bank officer", "police"),
    ],
)
def test_other_nouns_names_or_words_are_another_kind(one, other):
    assert not kind(one).agrees(kind(other))


@pytest.mark.parametrize(
    "nobody", ["he", "others", "some", "people", "one source", "those who were there", "", "two of them"]
)
def test_what_could_be_anybody_is_of_no_kind(nobody):
    assert kind(nobody) is None


def joined(*marked: str, language: str = "en") -> bool:
    stories = [
        told(line, outlet, language) for line, outlet in zip(marked, ("Harbour Post", "Delta Times"), strict=True)
    ]
    found = [a for _, those in stories for a in those]
    made, _ = statements([d for d, _ in stories], found, speakers(found), (), WordEncoder())
    return len(wordings(made, [d for d, _ in stories], found)) == 1


def test_two_outlets_that_tell_what_one_kind_of_source_called_for_are_joined():
    one = "{s|a group of skippers} {c|called for} {q|a boycott of the ferry to Brint}."
    assert joined(one, "{s|skippers} {c|called} {q|to boycott the ferry to Brint}.")
    assert not joined(one, "{s|pilots} {c|called} {q|to boycott the ferry to Brint}.")
    assert not joined(one, "{s|retired skippers of Solvane} {c|called} {q|to paint the ferry}.")


def test_a_crowd_that_shouted_three_words_is_joined_on_them():
    one = "{q|“Close the lock now!”} {s|the crowd} {c|chanted}."
    assert joined(one, "{q|“Close the lock now!”} {s|onlookers} {c|shouted}.")
    assert not joined(one, "{q|“Open the bridge now!”} {s|onlookers} {c|shouted}.")


def test_a_shared_name_alone_joins_no_crowd():
    one = "{s|many voters} {c|spoke for} {q|Ilva Renn}."
    assert not joined(one, "{s|some voters} {c|spoke of} {q|Renn}.")


def test_kinds_are_told_apart_in_english_alone():
    document, found = told("{s|un groupe de rabbins} {c|a dit} {q|que le pont est fermé}.", language="fr")
    assert not kinds({document.id: document}, found, {})
