"""The part of a record that is asked for: by speaker, words and days, with a count of what that leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import bridge
from sayso.link.choice import named, select
from sayso.types import Record


@pytest.fixture
def record() -> Record:
    """Two statements of Ilse Brandt: one in English, said on 7 or 8 May 2031, one in Russian without a day."""
    return bridge.story()[0]


@pytest.mark.parametrize(
    ("wanted", "is_called"),
    [
        ("Brandt", True),
        ("ilse", True),
        ("Ильзе Брандт", True),
        ("Брандт", True),
        ("bra", True),
        ("Ilse Brand", True),
        ("Ada Brandt", False),
        ("Reiner", False),
        ("ra", False),
    ],
)
def test_a_speaker_is_found_by_any_spelling_of_a_name_or_of_a_part_of_it(wanted: str, is_called: bool) -> None:
    assert named("Ilse Brandt", wanted) == is_called


def test_nothing_asked_leaves_the_record_as_it_is(record: Record) -> None:
    assert select(record) is record and record.choice is None


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"speaker": "Брандт"}, ["t_1", "t_2"]),
        ({"speaker": "Reiner"}, []),
        ({"about": "bridges"}, ["t_1"]),
        ({"about": "опасность"}, ["t_2"]),
        ({"about": '"bridge was"'}, ["t_1"]),
        ({"about": '"was bridge"'}, []),
        ({"about": "bridge опасность"}, []),
        ({"since": "2031-05-08"}, ["t_1", "t_2"]),
        ({"since": "2031-05-09"}, []),
        ({"until": "2031-05-07"}, ["t_1"]),
        ({"until": "2031-05-06"}, []),
        ({"speaker": "Brandt", "about": "bridge", "since": "2031-05-01", "until": "2031-05-31"}, ["t_1"]),
    ],
)
def test_a_statement_must_fit_every_condition(record: Record, asked: dict[str, str], kept: list[str]) -> None:
    found = select(record, **asked)
    assert [s.id for s in found.statements] == list(found.story.statements) == kept
    assert found.choice is not None and (found.choice.kept, found.choice.of) == (len(kept), 2)
    assert all(r.left in kept and r.right in kept for r in found.relations)
    assert bool(found.speakers) == bool(kept)
    assert found.documents == record.documents and found.attributions == record.attributions


def test_a_statement_without_a_day_is_placed_by_its_publication_and_counted(record: Record) -> None:
    choice = select(record, since="2031-05-08").choice
    assert choice is not None and (choice.kept, choice.by_publication, choice.dayless) == (2, 1, 0)


def test_a_statement_with_neither_day_is_left_out_and_counted(record: Record) -> None:
    documents = tuple(replace(d, published=None) for d in record.documents)
    choice = select(replace(record, documents=documents), since="2031-05-01").choice
    assert choice is not None and (choice.kept, choice.by_publication, choice.dayless) == (1, 0, 1)


def test_days_are_counted_only_where_days_are_asked_for(record: Record) -> None:
    choice = select(record, speaker="Brandt").choice
    assert choice is not None and (choice.by_publication, choice.dayless) == (0, 0)
