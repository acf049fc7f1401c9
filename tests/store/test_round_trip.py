"""A story read back from a database of either kind gives the record.json and the dispatch that were written of it."""

from __future__ import annotations

import pytest

from sayso.demo import event_folder
from sayso.folder import rendered
from sayso.knowledge import packaged
from sayso.pipeline import Reading, extract, link, viewed
from sayso.plan import plan, values
from sayso.readers import read
from sayso.report.record import as_json, written
from sayso.store.database import Database
from sayso.types import Capture, Document, Hints, Judgement, Problem, Record


@pytest.fixture(scope="module")
def readings() -> tuple[list[Reading], list[tuple[Capture, Hints]], list[Problem]]:
    """The packaged event as far as it is read without a model: turns and posts."""
    found, inputs, problems = [], [], []
    for path in sorted(event_folder().iterdir()):
        capture = Capture(path.name, None, "", path.read_bytes())
        for result in read(capture, Hints()):
            if isinstance(result, Document):
                found.append(extract(result, lambda language: (None, frozenset()), packaged()))
                inputs.append((capture, Hints()))
            else:
                problems.append(result)
    return found, inputs, problems


def record(readings, judgements: tuple[Judgement, ...] = ()) -> Record:
    found, _, problems = readings
    return viewed(link(found, None, judgements, "Talks at the dam", problems, knowledge=packaged()), None)


def same(one: Record, other: Record) -> bool:
    return written(as_json(one)) == written(as_json(other)) and rendered(one) == rendered(other)


def test_views_are_made_anew_of_what_is_stored(readings, store: Database, address: str) -> None:
    made = record(readings)
    assert made.questions and made.events and made.wordings
    store.apply(plan(values(made), store.known()), readings[1], "run")
    assert not store.record().questions
    assert same(viewed(store.record(), None), made)
    store.close()
    with Database(address, write=False) as again:
        assert same(viewed(again.record(made.story.id), None), made)


def test_it_does_not_matter_what_was_stored_before(readings, store: Database) -> None:
    made = record(readings)
    backwards = readings[0][::-1]
    early = [v for r in backwards for v in (r.document, *r.attributions[::-1])]
    store.apply(plan(early, store.known(), ()), readings[1], "add")
    store.apply(plan(values(made), store.known()), readings[1], "run")
    assert same(viewed(store.record(), None), made)


def test_what_people_corrected_comes_back_in_its_place(readings, store: Database) -> None:
    reading = next(r for r in readings[0] if len(r.attributions) > 3)
    first, *_, last = reading.attributions
    moved = Judgement(
        "j_moved", "replace", first.id, None, "different", "Ines Marl", "2031-05-09T10:00:00Z", "", (), (), last.content
    )
    made = record(readings, (moved,))
    assert made.attributions != record(readings).attributions
    store.apply(plan(values(made), store.known()), readings[1], "run")
    assert same(viewed(store.record(), None), made)


def test_one_story_of_several_is_given_without_the_others(readings, store: Database) -> None:
    found, inputs, _ = readings
    one, other = record((found[:6], inputs, [])), record((found[6:], inputs, []))
    for made in (one, other):
        ground = store.standing([d.id for d in made.documents])
        store.apply(plan(values(made), store.known(), ground), inputs, "run")
    for made in (one, other):
        assert same(viewed(store.record(made.story.id), None), made)
